"""What an import asks, under the table of its changes: the reason of later reviews, or whose value is to stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tracker.domain.merging.asked import FieldConflict, Slip
from tracker.ui.importing.change_rows import said_words, where_they_differ
from tracker.ui.importing.changes_table import ChangesView
from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID
from tracker.ui.problems.kinds import one_line
from tracker.ui.widgets.chips import Choice
from tracker.ui.widgets.labels import breakable, plain_label

_LONG = 90  # characters of a value in a sentence; the whole stands in the table's tooltip


class ReasonBox(QLineEdit):
    """Enter and Esc lead back to the table, and reach no button of the dialog."""

    def __init__(self, table: ChangesView) -> None:
        super().__init__()
        self.table = table

    own_keys = (OwnKey("Enter, Esc", "goes back to the table of changes"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed counts as it is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class AnswerLine(QWidget):
    """Follows what is selected in the table; hidden where an import asks nothing."""

    def __init__(self, table: ChangesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.caption = plain_label()
        self.reason = ReasonBox(table)
        self.reason.setPlaceholderText("The reason; left empty, a problem says that none was given")
        self.choice = Choice(
            "What is to stand",
            [("Keep what is here", "ours"), ("Take the document's", "theirs"), ("Keep both", "both")],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, 0)
        column.setSpacing(GRID)
        for widget in (self.caption, self.reason, self.choice):
            column.addWidget(widget)
        self._slips: list[Slip] = []
        self._conflicts: list[FieldConflict] = []
        table.asked_changed.connect(self.follow)
        table.answer_begun.connect(self._begin)
        self.reason.textEdited.connect(lambda text: self.table.give_reason(self._slips, text))
        self.choice.changed.connect(self._choose)
        self.follow()

    def follow(self) -> None:
        """Ask what the selected rows ask."""
        asked = self.table.asked()
        self._slips = [one for one in asked if isinstance(one, Slip)]
        self._conflicts = [one for one in asked if isinstance(one, FieldConflict)]
        if self._slips and self._conflicts:
            self._slips, self._conflicts = [], []
        self.setVisible(self.table.asks)
        self.reason.setVisible(bool(self._slips))
        self.choice.setVisible(bool(self._conflicts))
        self.caption.setText(breakable(self._words(mixed=len(asked) > 1)))
        self._show_reason()
        self._show_choice()

    def _words(self, *, mixed: bool) -> str:
        if self._slips:
            return _why(self._slips)
        if self._conflicts:
            return _both(self._conflicts)
        again = "Choose rows under one heading" if mixed else "Choose a row above, several, or a heading"
        return f"{again}, to answer what is asked."

    def _show_reason(self) -> None:
        answers = self.table.answers
        given = {answers.reasons.get(slip.key, slip.reason or "") for slip in self._slips}
        text = given.pop() if len(given) == 1 else ""
        if self.reason.text() != text:
            self.reason.setText(text)
        self.reason.setAccessibleName(_why(self._slips) if self._slips else "The reason")

    def _show_choice(self) -> None:
        answers = self.table.answers
        chosen = {answers.choices.get(conflict.key) for conflict in self._conflicts}
        self.choice.buttons["both"].setVisible(any(conflict.is_words for conflict in self._conflicts))
        self.choice.group.setExclusive(False)
        for value, button in self.choice.buttons.items():
            button.setChecked(chosen == {value})
        self.choice.group.setExclusive(True)
        if self.choice.value is None:  # Tab leads to a button that can be reached
            self.choice.buttons["ours"].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice.setAccessibleDescription(_both(self._conflicts) if self._conflicts else "")

    def _choose(self) -> None:
        stands = self.choice.value
        if stands in ("ours", "theirs", "both"):
            self.table.choose(self._conflicts, stands)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter lead from the buttons back to the table; Enter takes the one that has the keyboard before."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            super().keyPressEvent(event)
            return
        if event.key() != Qt.Key.Key_Escape:
            for button in (one for one in self.choice.buttons.values() if one.hasFocus()):
                button.click()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        """Give the keyboard to the answer."""
        button = self.choice.buttons[self.choice.value or "ours"]
        (self.reason if self._slips else button).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._slips:
            self.reason.selectAll()


class ChangesPart(QWidget):
    """The table of changes, and under it what is asked of the rows that are selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ChangesView()
        self.line = AnswerLine(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.line)


def _why(slips: Sequence[Slip]) -> str:
    if len(slips) > 1:
        return f"Why do these {len(slips):,} reviews move later?"
    before, after = slips[0].words
    return f"Why does the review of {one_line(slips[0].ref)[:_LONG]} move from {before} to {after}?"


def _both(conflicts: Sequence[FieldConflict]) -> str:
    if len(conflicts) > 1:
        return f"{len(conflicts):,} fields were changed here and are otherwise in the document. What is to stand?"
    (one,) = conflicts
    ours, theirs = map(_quoted, where_they_differ(one_line(one.ours), one_line(one.theirs)))
    return (
        f"{one_line(one.ref)[:_LONG]}: {ours} here ({said_words(one)}), and {theirs} in the document. What is to stand?"
    )


def _quoted(text: str | None) -> str:
    words = one_line(text)
    short = words if len(words) <= _LONG else f"{words[:_LONG].rstrip()} …"
    return f'"{short}"' if words else "nothing"
