"""The table of problems: what was printed, what it was read as, why; decided with the mouse or with A, C and I."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from tracker.domain.problem import Problem
from tracker.ui.keys import OwnKey
from tracker.ui.look.row_ground import settle
from tracker.ui.problems.kinds import PROBLEM_COLUMNS
from tracker.ui.problems.row_painter import ProblemsDelegate
from tracker.ui.tables.copying import TableText, offer_copies
from tracker.ui.tables.records_model import ROW, RegisterModel
from tracker.ui.tables.wanted_columns import WantedColumns
from tracker.ui.tables.wanted_order import WantedOrder

_SHARES = {"where": 2, "printed": 3, "read_as": 3, "why": 5}  # of the room that kind and decision leave
_FOLD, _BARE = 100, 46  # characters: with less for the texts the place moves under the kind, then the links give way
_LEAST = 12  # characters of a text beside columns that were dragged
_TIGHT = 70  # characters: with less for the whole table decisions stand under the kind
_KEYS = {Qt.Key.Key_A: "accepted", Qt.Key.Key_C: "corrected", Qt.Key.Key_I: "ignored"}
_HAND = Qt.CursorShape.PointingHandCursor


class ProblemsView(QTableView):
    """Tells what is decided about which problems ("accepted", "ignored"), or that one is to be corrected.

    `chosen`: another problem is the current one (None: no row is). `opened`: Enter or a double click on it.
    Without `links` the rows have no words to press, and decisions a column only where there are some.
    """

    decided = Signal(list, str)
    correct_asked = Signal(object)
    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, links: bool = True) -> None:
        super().__init__(parent)
        self.rows = RegisterModel(PROBLEM_COLUMNS, self, tip=lambda column, row: str(column.value(row) or ""))
        self.painter_of_rows = ProblemsDelegate(self)
        self._links = links
        self._given: Sequence[Problem] = ()  # in the order of the document
        self._decided = False  # whether one of the rows is
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        settle(self, "Problems")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.copy_whole = offer_copies(self, lambda: self.table_text(self.selected()), self.table_text)
        self.wanted = WantedColumns(self, "problems by place", PROBLEM_COLUMNS, "why", self._set_widths)
        self.wanted.offer_order(WantedOrder(self, self.rows))
        self.wanted.changed.connect(lambda: self._show(self._given))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))
        self.apply_look()

    # What is shown

    def show_problems(self, problems: Sequence[Problem], can_correct: Callable[[Problem], bool]) -> None:
        """Show these, keeping the place: the current row stays, or the one that has come into its place."""
        self.painter_of_rows.can_correct = can_correct
        self._show(problems)

    def _show(self, problems: Sequence[Problem]) -> None:
        current, before = self.current(), self.currentIndex().row()
        self._given = problems
        problems = self.wanted.show_rows(self.rows, problems)
        self._set_widths()
        if not self._links and self._decided != any(one.decision for one in problems):
            self._decided = not self._decided
            self._set_widths()
        keys = [(problem.key, problem.place) for problem in problems]
        wanted = (current.key, current.place) if current else None
        at = keys.index(wanted) if wanted in keys else min(max(before, 0), len(problems) - 1)
        if at >= 0:
            self.selectRow(at)
        self.chosen.emit(self.current())

    def table_text(self, problems: Sequence[Problem] | None = None) -> TableText:
        """These as they are copied, all of them where none are named."""
        return TableText(self.rows.rows if problems is None else problems, self.rows.columns)

    def current(self) -> Problem | None:
        """The problem of the current row."""
        found: Problem | None = self.currentIndex().data(ROW)
        return found

    def selected(self) -> list[Problem]:
        """The problems of all selected rows, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.rows[row] for row in rows]

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell which problem is the current one."""
        super().selectionChanged(now, before)
        if not now.isEmpty():
            self.chosen.emit(self.current())

    def selectRow(self, row: int) -> None:
        """Choose this row alone, also while Ctrl or Shift is held, which would make Qt add to what is selected."""
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def go_on(self) -> None:
        """From a problem that is decided to the next one that is not, and round again."""
        if (current := self.current()) is None or current.decision is None:
            return
        rows, here = self.rows.rows, self.currentIndex().row()
        for step in range(1, len(rows) + 1):
            at = (here + step) % len(rows)
            if rows[at].decision is None:
                self.selectRow(at)
                self.scrollTo(self.rows.index(at, 0))
                return

    # Keys and mouse

    def decide(self, decision: str) -> None:
        """Decide about the selected rows; a correction is asked for the current one."""
        if decision != "corrected":
            if self.selected():
                self.decided.emit(self.selected(), decision)
        elif (problem := self.current()) and self.painter_of_rows.can_correct(problem):
            self.correct_asked.emit(problem)

    own_keys = (
        OwnKey("A, C, I", "accepts, corrects, ignores what is chosen"),
        OwnKey("Enter", "opens what the problem is about"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A accepts, C corrects, I ignores; Enter opens what it is about."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        decision = _KEYS.get(Qt.Key(event.key())) if plain else None
        if decision:
            self.decide(decision)
            self.go_on()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current())  # and no button of a dialog is pressed by it
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached with the keyboard, some row is chosen."""
        if not self.currentIndex().isValid() and self.rows.rows:
            self.selectRow(0)
        super().focusInEvent(event)

    def _link(self, event: QMouseEvent) -> tuple[QModelIndex, str | None]:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or self.rows.columns[index.column()].name != "decision":
            return index, None
        return index, self.painter_of_rows.link_at(self.visualRect(index), at, index.data(ROW))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A word of a decision decides about its row alone, or about all selected ones when it is among them."""
        index, decision = self._link(event)
        if decision is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if index.data(ROW) not in self.selected():
            self.selectRow(index.row())
        else:
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
        self.decide(decision)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse shows what can be pressed."""
        super().mouseMoveEvent(event)
        self.viewport().setCursor(_HAND if self._link(event)[1] else Qt.CursorShape.ArrowCursor)

    # How it looks

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.painter_of_rows.apply_look(self.font())
        self.verticalHeader().setDefaultSectionSize(self.painter_of_rows.row_height)
        self._set_widths()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The texts share the room."""
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        painter = self.painter_of_rows
        painter.bare = not self._links
        letters = (self._room() if self._links else self.viewport().width()) // self.fontMetrics().averageCharWidth()
        painter.folded, painter.bare = letters < _FOLD, letters < _BARE or not self._links
        painter.tight = not self._links and letters < _TIGHT
        names = [column.name for column in self.rows.columns]
        widths = {name: wide for name in names if (wide := self.wanted.by_hand(name) or self._own_width(name))}
        texts = {name: share for name, share in _SHARES.items() if name in names and name not in widths}
        if painter.folded:
            texts.pop("where", None)
        room = self.viewport().width() - sum(widths.values())
        least = self.fontMetrics().averageCharWidth() * _LEAST if self.wanted.dragged else 1
        widths |= {name: max(least, room * share // sum(texts.values())) for name, share in texts.items()}
        self.wanted.set_widths(widths)

    def _own_width(self, name: str) -> int:
        """What kind and decision need, 0 for a text."""
        return {"kind": self.painter_of_rows.kind_width(), "decision": self._decision_width()}.get(name, 0)

    def _room(self) -> int:
        """What kind and decision leave for the texts."""
        return self.viewport().width() - self.painter_of_rows.kind_width() - self._decision_width()

    def _decision_width(self) -> int:
        needed = self._links or (self._decided and not self.painter_of_rows.tight)
        return self.painter_of_rows.decision_width() if needed else 0
