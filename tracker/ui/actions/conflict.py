"""What somebody else saved while an update was typed: both versions side by side in words, and what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from tracker.columns.words import status_words, words_of
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.actions.state import State, in_order, state_at
from tracker.domain.plan import Action
from tracker.domain.when import show_day
from tracker.ui.look.theme import GRID, larger
from tracker.ui.widgets.labels import breakable, plain_label

_NOTHING = "nothing"


class Difference(NamedTuple):
    """One thing that is otherwise by now, or that was typed: as it was shown, as it is now, what was typed of it."""

    what: str
    seen: str
    now: str
    typed: str


def differences(seen: Action, now: Action, said: NewUpdate, as_at: date) -> list[Difference]:
    """What somebody else changed in an action, and what is to be said of it, in the order of the panel."""
    before, after = _facts(seen, as_at), _facts(now, as_at)
    typed = dict(_typed(said))
    return [
        Difference(what, before[what], after[what], typed.get(what, ""))
        for what in before
        if before[what] != after[what] or typed.get(what)
    ]


def _facts(action: Action, as_at: date) -> dict[str, str]:
    state = state_at(action.updates, as_at) or State()
    return {
        "Action": action.text,
        "Lead": " ".join(action.lead.as_printed.split()) or "nobody",
        "Latest words": _latest(action, as_at),
        "Status": status_words(state.status) or _NOTHING,
        "Stated rating": state.stated_rag or _NOTHING,
        "Next review": words_of(state.review) or "no date",
    }


def _latest(action: Action, as_at: date) -> str:
    """The latest commentary with its day and whose it is."""
    said = [update for update in in_order(action.updates, as_at) if update.text]
    if not said:
        return _NOTHING
    last = said[-1]
    signed = ", ".join(part for part in (show_day(last.day) if last.day else "", last.author or "") if part)
    return f"{last.text} ({signed})" if signed else str(last.text)


def _typed(said: NewUpdate) -> Iterator[tuple[str, str]]:
    yield "Latest words", said.text.strip()
    yield "Status", (status_words(said.status) or "") if said.status else ""
    yield "Stated rating", said.stated_rag or ""
    yield "Next review", " ".join(said.review.split()) if said.review else ""


class ConflictView(QFrame):
    """There only from a conflict until something is saved or discarded, or another action is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("conflict")
        self.setAccessibleName("What somebody else has changed")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self.told: list[Difference] = []
        self._seen: Action | None = None  # as it stood when the first of them saved
        self.hide()

    def tell(self, seen: Action, now: Action, said: NewUpdate, as_at: date) -> None:
        """Show how it was seen, however many have saved since, and how it is now; nothing where that is the same."""
        if (found := differences(self._seen or seen, now, said, as_at)) and any(one.seen != one.now for one in found):
            self._seen = self._seen or seen
            self._show(found)

    def forget(self) -> None:
        """It is over: saved, discarded, or another action."""
        self._seen = None
        if self.told:
            self._show([])

    def _show(self, found: list[Difference]) -> None:
        self.told = found
        while (old := self._column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if found:
            self._column.addWidget(self._table(found))
        self.setVisible(bool(found))

    def _table(self, found: list[Difference]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, words in enumerate(("As you saw it", "As it is now")):
            heading = plain_label(words, wrap=False)
            heading.setFont(larger(self.font(), 1.0, bold=True))
            grid.addWidget(heading, 0, at)
        for row, one in enumerate(found):
            grid.addWidget(plain_label(one.what, quiet=True, wrap=False), 3 * row + 1, 0, 1, 2)
            for at, words in enumerate((one.seen, one.now)):
                label = plain_label(breakable(words if one.seen != one.now or not at else "the same"))
                grid.addWidget(label, 3 * row + 2, at, Qt.AlignmentFlag.AlignTop)
            if one.typed:
                grid.addWidget(plain_label(breakable(f"You typed: {one.typed}")), 3 * row + 3, 0, 1, 2)
        return table
