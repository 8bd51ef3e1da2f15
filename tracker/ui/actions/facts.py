"""The facts of an action: who leads it, its review, rating and status, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.columns.history import status_since
from tracker.columns.words import counted, review_words, words_of
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line
from tracker.domain.actions.state import last_heard
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Plan, Status, there_on
from tracker.domain.when import show_day
from tracker.palette import RATING_WORDS
from tracker.ui.look.rating_chip import RatingChip
from tracker.ui.look.theme import GRID, larger
from tracker.ui.tables.register_rows import rating_note
from tracker.ui.widgets.chips import Links, SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, plain_label

HEADING, LONGEST = 200, 500  # characters: up to which an action is a heading, and is shown whole at once


class ActionFacts(QWidget):
    """The top of the panel; `edit_asked` and the others tell which button was pressed."""

    edit_asked = Signal()
    stop_asked = Signal()
    back_asked = Signal()
    remove_asked = Signal()
    redact_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.where = plain_label(quiet=True)
        self.text = plain_label()
        self.text.setAccessibleName("The action")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words, self._all = "", False
        self.more = SmallButton("Show all of it")
        self.more.setAccessibleName("Show all the words of the action")
        self.more.clicked.connect(self._show_all)
        self.lead, self.review, self.status = (plain_label() for _ in range(3))
        self.measures = Links("Measures that the action should move")
        self.not_found = plain_label()
        self.chip, self.rating = RatingChip(), plain_label(quiet=True)
        self.chip.setAccessibleName("Rating")
        self.grid = QGridLayout()
        self.captions: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.where)
        column.addWidget(self.text)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GRID // 2)
        column.addLayout(self._grid())
        column.addSpacing(GRID // 2)
        column.addWidget(self._buttons())

    def _grid(self) -> QGridLayout:
        self.grid.setHorizontalSpacing(GRID * 2)
        self.grid.setVerticalSpacing(GRID // 2)
        self.grid.setColumnStretch(1, 1)
        rated = QHBoxLayout()
        rated.setSpacing(GRID)
        rated.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        rated.addWidget(self.rating, 1)
        facts: list[tuple[str, QWidget | QHBoxLayout]] = [
            ("Lead", self.lead),
            ("Review", self.review),
            ("Rating", rated),
            ("Status", self.status),
            ("Should move", self.measures),
            ("", self.not_found),
        ]
        for row, (caption, inside) in enumerate(facts):
            label = self.captions[caption] = plain_label(caption, quiet=True, wrap=False)
            self.grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(inside, QWidget):
                self.grid.addWidget(inside, row, 1)
            else:
                self.grid.addLayout(inside, row, 1)
        return self.grid

    def _buttons(self) -> QWidget:
        inside, flow = flowing()
        self.edit = SmallButton("Edit…")
        self.stop = SmallButton("Stop…")
        self.back = SmallButton("Bring back")
        self.remove = SmallButton("Remove…")
        self.redact = SmallButton("Redact…")
        for button, name, signal in (
            (self.edit, "Edit the words and the lead", self.edit_asked),
            (self.stop, "Stop the action", self.stop_asked),
            (self.back, "Bring the action back", self.back_asked),
            (self.remove, "Remove the action from the plan", self.remove_asked),
            (self.redact, "Remove words of the action for good", self.redact_asked),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(signal)
            flow.addWidget(button)
        return inside

    def show_line(self, line: Line, plan: Plan, as_at: date) -> None:
        """Say all that is known of the action on the day."""
        action = line.action
        self.where.setText(" · ".join(part for part in (action.ref, line.theme.heading) if part))
        if action.text != self._words:
            self._words, self._all = action.text, False
        self._show_words()
        self.lead.setText(breakable(" ".join(action.lead.as_printed.split())) or "Nobody yet")
        self.review.setText(self._review(line, as_at))
        self.chip.show_rating(line.standing)
        self.rating.setText(self._rating(line, plan, as_at))
        self.status.setText(self._status(line, plan, as_at))
        self.measures.offer(_named(plan, action, as_at))
        for widget in (self.measures, self.captions["Should move"]):
            widget.setVisible(bool(action.measures))
        known = {one.ref for one in plan.measure_records()} if action.measures else ()
        gone = [ref for ref in action.measures if ref not in known]
        self.not_found.setText(breakable(f"{', '.join(gone)}: no measure of this plan") if gone else "")
        for label in (self.not_found, self.captions[""]):
            label.setVisible(bool(gone))
        removed, stopped = not there_on(action, as_at), line.state.status == Status.STOPPED
        self.back.setVisible(removed or stopped)
        self.stop.setVisible(not removed and not stopped)
        self.edit.setVisible(not removed)
        self.remove.setVisible(not removed)

    def _show_words(self) -> None:
        """A short action is a heading; of a very long one the beginning, until all is asked for."""
        heading = len(self._words) <= HEADING
        self.text.setFont(larger(self.font(), 1.15 if heading else 1.0, bold=heading))
        cut = len(self._words) > LONGEST and not self._all
        self.text.setText(
            breakable(self._words[: LONGEST * 3 // 4].rsplit(maxsplit=1)[0] + " …" if cut else self._words)
        )
        self.more.setVisible(cut)

    def _show_all(self) -> None:
        self._all = True
        self._show_words()

    def _review(self, line: Line, as_at: date) -> str:
        state = line.state
        notes = [review_words(line, as_at)]
        if state.slips:
            notes.append(counted(state.slips, "slip"))
        if words_of(state.original_review) != words_of(state.review):
            notes.append(f"first given {words_of(state.original_review)}")
        told = ", ".join(note for note in notes if note)
        return (words_of(state.review) or "No date") + (f" ({told})" if told else "")

    def _rating(self, line: Line, plan: Plan, as_at: date) -> str:
        state, key = line.state, Limits.of(plan.settings).key()
        if line.computed_rag in (None, "blue"):
            return rating_note(line, as_at)
        assert line.computed_rag is not None
        said = f"Computed {RATING_WORDS[line.computed_rag].lower()}: {key[line.computed_rag]}"
        if not state.stated_rag:
            return said
        on = f" on {show_day(state.stated_on)}" if state.stated_on else ""
        reason = f" ({state.stated_reason})" if state.stated_reason else ""
        return breakable(f"{said}. Stated {state.stated_rag}{on}{reason}.")

    def _status(self, line: Line, plan: Plan, as_at: date) -> str:
        if line.action.removed_on is not None and not there_on(line.action, as_at):
            return f"Removed on {show_day(line.action.removed_on)}"
        heard = last_heard(line.state, plan.period)
        if not line.silent:
            return status_since(line.state)
        silent = f"silent for {counted((as_at - heard).days, 'day')}" if heard else "silent"
        return f"{status_since(line.state)}, {silent}"


def _named(plan: Plan, action: Action, as_at: date) -> list[tuple[str, Measure]]:
    """The measures that it should move, in words."""
    if not action.measures:
        return []
    from tracker.domain.measures.linked_actions import named_measures  # most actions name none

    return [(f"{one.ref} {' '.join(one.name.split())}", one) for one in named_measures(plan, action, as_at)]
