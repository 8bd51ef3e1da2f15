"""Asking about a promise and saving what is answered: on the page of promises, and beside an action's new update."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.domain.actions.register import Line
from tracker.domain.plan import Plan, PromiseAnswer, PromiseWord
from tracker.domain.promises.day_words import names_a_day
from tracker.domain.when import shown
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.ui.look.theme import GRID
from tracker.ui.who_am_i import WHO_SIGNS, known_user
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.domain.promises.states import Promise

ANSWERS: tuple[tuple[str, PromiseWord, str], ...] = (
    ("It happened", "kept", "The promise was kept"),
    ("Still to come", "open", "The promise still stands"),
    ("Dropped", "dropped", "The promise is not to be kept any more"),
    ("No promise", "none", "The sentence promises nothing; it is listed as no promise only"),
)
_MOST = 1  # asked beside a new update at once: the form stays in sight


def promised_in(line: Line, plan: Plan, as_at: date) -> list[Promise]:
    """The promises of one action that were made by the day."""
    if not any(names_a_day(one.text) for one in line.action.updates if one.text):
        return []
    from tracker.domain.promises.states import promises_of  # most commentary names no day

    return promises_of(plan, line.theme, line.action, as_at)


def save_answer(
    asked_in: QWidget,
    workspace: Workspace,
    promise: Promise,
    says: PromiseWord,
    refused: Callable[[TrackerError], None],
) -> None:
    """Save what somebody says of a promise, dated with the as-at day and signed."""
    if not known_user(asked_in, workspace, WHO_SIGNS):
        return
    who = workspace.settings.who or None
    answer = PromiseAnswer(
        new_uuid(), promise.update.uuid, promise.text, says, workspace.as_at, datetime.now(UTC),
        author=who, recorded_by=who, action_id=promise.action.id,
    )  # fmt: skip
    what = f"answer about a promise of {promise.action.ref or 'an action'}"
    workspace.waiting.do(f"The {what}", lambda: workspace.save(answer, what), lambda _: None, refused)


class AnswerButtons(QWidget):
    """The answers that can be given of a promise; `answered` tells which."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inside, flow = flowing(GRID // 2)
        column.addWidget(inside)
        self.buttons: dict[PromiseWord, SmallButton] = {}
        for words, says, tip in ANSWERS:
            button = self.buttons[says] = SmallButton(words)
            button.setAccessibleName(f"{words}: {tip.lower()}")
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, says=says: self.answered.emit(says))
            flow.addWidget(button)


class PromisesAsked(QFrame):
    """Beside the form of an update: what the action promised, and whether it happened."""

    refused = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self.asked: list[tuple[Promise, AnswerButtons]] = []

    def show_promises(self, promises: Sequence[Promise]) -> None:
        """Ask about those that nobody knows the end of, the one that is due first first."""
        while (taken := self._column.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        waiting = [one for one in promises if one.state in ("open", "passed")]
        waiting.sort(key=lambda one: (one.when.last or self.workspace.as_at, one.number))
        self.asked = []
        for promise in waiting[:_MOST]:
            self._ask(promise)
        rest = len(waiting) - _MOST
        if rest > 0:
            self._column.addWidget(plain_label(f"{rest} more on the page of promises.", quiet=True))
        self.setVisible(bool(waiting))
        for at in range(self._column.count()):
            if (item := self._column.itemAt(at)) is not None and (asked := item.widget()) is not None:
                asked.show()  # Qt would show it a turn of the event loop later, without room until then

    def _ask(self, promise: Promise) -> None:
        from tracker.columns.promises import promise_question
        from tracker.domain.promises.states import later_than_review

        day = self.workspace.as_at
        due = f" It {'was' if promise.state == 'passed' else 'is'} for {shown(promise.when)}."
        self._column.addWidget(plain_label(breakable(promise_question(promise) + due)))
        if later := later_than_review(promise, day):
            self._column.addWidget(plain_label(breakable(later), quiet=True))
        buttons = AnswerButtons()
        buttons.answered.connect(lambda says: save_answer(self, self.workspace, promise, says, self.refused.emit))
        self._column.addWidget(buttons)
        self.asked.append((promise, buttons))
