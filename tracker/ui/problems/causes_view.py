"""The list of causes: one decision for all places of a cause, or one by one; with the mouse, or by letters."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from tracker.columns.words import Column, text_of
from tracker.ui.keys import OwnKey
from tracker.ui.look.row_ground import settle
from tracker.ui.problems.cause_painter import ACCEPT_REPAIRS, CausesDelegate
from tracker.ui.problems.cause_rows import CAUSE_COLUMNS, CausePlace, CauseRow
from tracker.ui.problems.choices import ProblemChoice
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.grouped_view import GroupedView
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.tables.wanted_columns import WantedColumns

_SHARES = {"found": 42, "example": 18, "read_as": 17, "choices": 23}
_NO_READ_AS, _NO_EXAMPLE = 104, 78  # characters: with less room the one column goes, then the other
_LEAST = 14  # characters of a text beside columns that were dragged
_HAND = Qt.CursorShape.PointingHandCursor
_Row = CauseRow | CausePlace


class CausesView(GroupedView):
    """`asked`: a choice about rows; `opened_asked`: the places of this cause are to be shown, or no more.

    `record_asked`: what a place is about. `repairs_accepted`: every repair.
    """

    asked = Signal(str, list)
    opened_asked = Signal(object)
    record_asked = Signal(object)
    repairs_accepted = Signal()

    def __init__(self) -> None:
        super().__init__(RegisterModel(CAUSE_COLUMNS, None, tip=_tip, spoken=_spoken))
        self.painter_of_rows = CausesDelegate(self)
        self.setItemDelegate(self.painter_of_rows)
        settle(self, "Problems by cause")
        self.wanted = WantedColumns(self, "problems by cause", CAUSE_COLUMNS, "found", self._set_widths)
        self.wanted.changed.connect(lambda: self.show_causes(self.register.rows))
        self.setMouseTracking(True)
        self.row_opened.connect(self._open)

    # What is shown

    def show_causes(self, rows: Sequence[Group | _Row]) -> None:
        """Show these, keeping the place: the chosen row stays, or the one that has come into its place."""
        before, wanted, scrolled = self.currentIndex().row(), _key(self.chosen()), self.verticalScrollBar().value()
        self.show_these(rows, self.wanted.shown)
        self._set_widths()
        keys = [_key(row) for row in rows]
        at = keys.index(wanted) if wanted in keys else min(max(before, 0), len(rows) - 1)
        if wanted is None or before < 0:
            at = self.first_row() or 0
        self.verticalScrollBar().setValue(scrolled)
        if rows:
            self.choose(at)

    def printed(self) -> TableText:
        """All that is shown, without what can be done about it."""
        table = self.whole()
        return table._replace(columns=[one for one in table.columns if one.name != "choices"])

    def height_of_group(self) -> int:
        """The height of a heading."""
        return self.painter_of_rows.group_height

    def _set_heights(self) -> None:
        height_of, widths, rows = self.painter_of_rows.height_of, self._widths(), enumerate(self.register.rows)
        # A place, too: it may stand where a higher cause stood.
        self.set_heights((at, height_of(row, widths)) for at, row in rows if isinstance(row, _Row))

    def problems_of_chosen(self) -> list[Any]:
        """The problems of the selected rows, each once."""
        found: dict[Hashable, Any] = {}
        for index in self.selectionModel().selectedRows():
            row = self.register.rows[index.row()]
            if not isinstance(row, Group):
                found |= {(one.key, one.place): one for one in row.problems}
        return list(found.values())

    # Keys and mouse

    own_keys = (
        OwnKey("A, C, I", "accepts, corrects, ignores all places of the cause, where that can be done"),
        OwnKey("Left, Right", "closes the cause, opens its places"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter decides; Enter and the arrow right open a cause, the arrow left closes it or leads to it."""
        row, key = self.chosen(), Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and isinstance(row, CauseRow) and key == Qt.Key.Key_Right:
            self._unfold(row)
        elif (plain and isinstance(row, _Row) and key == Qt.Key.Key_Left and self._fold(row)) or (
            plain and event.text().isalpha() and self._press(row, event.text().upper())
        ):
            return
        else:
            super().keyPressEvent(event)

    def _press(self, row: Group | _Row | None, letter: str) -> bool:
        """Whether a letter is one of what can be done about the row."""
        if isinstance(row, Group) and row.key == "repaired" and letter == ACCEPT_REPAIRS.key:
            self.repairs_accepted.emit()
            return True
        choices = row.choices if isinstance(row, _Row) else ()
        choice = next((one for one in choices if one.key == letter), None)
        if choice is not None:
            self.take(choice)
        return choice is not None

    def take(self, choice: ProblemChoice) -> None:
        """Do what a choice says with the selected rows."""
        row = self.chosen()
        if choice.name in ("each", "open"):
            self._open(row)
        else:
            self.asked.emit(choice.name, self.problems_of_chosen())

    def _open(self, row: _Row) -> None:
        if isinstance(row, CauseRow):
            self.opened_asked.emit(row.key)
        else:
            self.record_asked.emit(row.problem)

    def _unfold(self, row: CauseRow) -> None:
        if not row.opened:
            self.opened_asked.emit(row.key)
        elif self.currentIndex().row() + 1 < len(self.register.rows):
            self.choose(self.currentIndex().row() + 1)

    def _fold(self, row: _Row) -> bool:
        """Close a cause that is open; from a place go to its cause. Whether there was one of both."""
        if isinstance(row, CauseRow):
            if row.opened:
                self.opened_asked.emit(row.key)
            return row.opened
        rows, here = self.register.rows, self.currentIndex().row()
        self.choose(next(at for at in range(here, -1, -1) if isinstance(rows[at], CauseRow)))
        return True

    def _link(self, event: QMouseEvent) -> tuple[QModelIndex, ProblemChoice | None]:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.register.rows[index.row()] if index.isValid() else None
        if row is None or not (isinstance(row, Group) or self.register.columns[index.column()].name == "choices"):
            return index, None
        return index, self.painter_of_rows.link_at(self.visualRect(index), at, row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Words of a decision decide; a press beside them opens a cause, as on a heading."""
        index, choice = self._link(event)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        row = self.register.rows[index.row()]
        if choice is None:
            super().mousePressEvent(event)
            if isinstance(row, CauseRow) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.opened_asked.emit(row.key)
        elif isinstance(row, Group):
            self.repairs_accepted.emit()
        else:
            if not self.selectionModel().isRowSelected(index.row()):
                self.choose(index.row())
            self.take(choice)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press on a cause is none; on a place it opens the record."""
        row = self.record_at(self.indexAt(event.position().toPoint()).row())
        if not isinstance(row, CauseRow) and self._link(event)[1] is None:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse shows what can be pressed."""
        super().mouseMoveEvent(event)
        index, choice = self._link(event)
        row = self.register.rows[index.row()] if index.isValid() else None
        pressed = choice is not None or isinstance(row, (Group, CauseRow))
        self.viewport().setCursor(_HAND if pressed else Qt.CursorShape.ArrowCursor)

    # How it looks

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.painter_of_rows.apply_look(self.font())
        self.verticalHeader().setDefaultSectionSize(self.painter_of_rows.place_height)
        self._span_groups()
        self._set_widths()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The texts share the room."""
        super().resizeEvent(event)
        self._set_widths()

    def _widths(self) -> dict[str, int]:
        """What each column has of the room that dragged ones leave; one that has no room is left out."""
        room, em = self.viewport().width(), max(self.fontMetrics().averageCharWidth(), 1)
        names = [column.name for column in self.register.columns]
        widths = {name: wide for name in names if (wide := self.wanted.by_hand(name))}
        gone = {name for name, least in (("read_as", _NO_READ_AS), ("example", _NO_EXAMPLE)) if room // em < least}
        shares = {name: _SHARES[name] for name in names if name not in gone | widths.keys()}
        room, least = room - sum(widths.values()), _LEAST * em if widths else 1
        return widths | {name: max(least, room * share // sum(shares.values())) for name, share in shares.items()}

    def _set_widths(self) -> None:
        self.wanted.set_widths(self._widths())
        self._set_heights()


def _key(row: Group | _Row | None) -> Hashable:
    return None if row is None else ("group", row.key) if isinstance(row, Group) else row.key


def _tip(column: Column[Any], row: _Row) -> str:
    """All of a text that is cut; of what can be done, the keys."""
    if column.name == "choices":
        return "\n".join(f"{one.words.rstrip('▾▴ ')}: {one.key}" for one in row.choices)
    if isinstance(row, CausePlace):
        one = row.problem
        whole = {"found": f"{row.title}\n{row.under}\n{one.message}", "example": one.as_printed}
        return whole.get(column.name, one.read_as or one.message)
    return text_of(column, row)


def _spoken(column: Column[Any], row: _Row) -> str:
    """A screen reader says all of a row in its first cell."""
    return row.spoken if column.name == "found" else text_of(column, row)
