"""The table of the register: rows of one height, headings that fold, columns that fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from tracker.columns.words import counted
from tracker.domain.actions.register import Line
from tracker.ui.actions.row_painter import RegisterDelegate
from tracker.ui.look.rating_chip import rating_chip_size
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import RegisterModel

LEAST_ACTION = 25  # characters: below this the columns beside it give way


class RegisterView(QTableView):
    """Tells which line is chosen, which is opened, which group is to be folded, and which column to sort by."""

    line_chosen = Signal(object)
    line_opened = Signal(object)
    fold_asked = Signal(object)
    sort_asked = Signal(str)

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self.register = model
        self._telling = False
        self._widest = Widest([])
        self.setModel(model)
        self.delegate = RegisterDelegate(self)
        self.setItemDelegate(self.delegate)
        self._telling = True
        self._settle()
        self.horizontalHeader().sectionClicked.connect(lambda at: self.sort_asked.emit(model.columns[at].name))
        self.apply_look()

    def _settle(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setAccessibleName("Columns")

    # What is shown

    def make_room(self, lines: Sequence[Line], standings: Iterable[str]) -> None:
        """Columns wide enough for all these, whichever of them are shown: a filter moves no column."""
        self._widest = Widest(lines, standings)

    def show_rows(self, rows: Iterable[Group | Line], as_at: date) -> None:
        """Show these; the row that was chosen is chosen again by `choose`, not here."""
        self.delegate.as_at = as_at
        self._telling = False
        self.register.show_rows(rows)
        self._span_groups()
        self._telling = True
        self.fit()

    def _span_groups(self) -> None:
        """Headings of groups go across all columns, and have their own height."""
        self.clearSpans()
        down, across = self.verticalHeader(), len(self.register.columns)
        # The header's own signals would have the whole table painted once more, after the next paint.
        down.blockSignals(True)
        for at, row in enumerate(self.register.rows):
            if isinstance(row, Group):
                self.setSpan(at, 0, 1, across)
                down.resizeSection(at, self.delegate.group_height)
        down.blockSignals(False)
        self.updateGeometries()

    def line_at(self, at: int) -> Line | None:
        """The line in a row, None for a heading."""
        row = self.register.rows[at] if 0 <= at < len(self.register.rows) else None
        return row if isinstance(row, Line) else None

    def chosen(self) -> Group | Line | None:
        """The record of the current row."""
        at = self.currentIndex().row()
        return self.register.rows[at] if 0 <= at < len(self.register.rows) else None

    def choose(self, at: int, tell: bool = True) -> None:
        """Make a row the current one and bring it into sight."""
        self._telling = tell
        self.selectRow(at)
        self.scrollTo(self.register.index(at, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        self._telling = True

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell which line is chosen; a heading leaves what was."""
        super().selectionChanged(now, before)
        chosen = self.chosen()
        if self._telling and not now.isEmpty() and isinstance(chosen, Line):
            self.line_chosen.emit(chosen)

    # Keys and mouse

    def begin(self) -> None:
        """Choose the first line where nothing is chosen: Qt would begin at a heading, and not show it."""
        at = self.first_line()
        if at is not None and not self.selectionModel().hasSelection():
            self.choose(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached with Tab, some line is chosen."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.begin()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the arrows left and right close and open a group; Home and End go to the ends."""
        key, row = event.key(), self.chosen()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row is not None:
            self._enter(row)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row is not None:
            self._sideways(row, key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.register.rows:
            self.choose(0 if key == Qt.Key.Key_Home else len(self.register.rows) - 1)
        else:
            super().keyPressEvent(event)

    def _enter(self, row: Group | Line) -> None:
        if isinstance(row, Group):
            self.fold_asked.emit(row.key)
        else:
            self.line_opened.emit(row)

    def _sideways(self, row: Group | Line, left: bool) -> None:
        if isinstance(row, Group):
            if row.folded != left:
                self.fold_asked.emit(row.key)
        elif left:
            rows, at = self.register.rows, self.currentIndex().row()
            heading = next((n for n in range(at, -1, -1) if isinstance(rows[n], Group)), None)
            if heading is not None:
                self.choose(heading)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a heading folds it."""
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        row = self.register.rows[at.row()] if at.isValid() else None
        if isinstance(row, Group) and event.button() == Qt.MouseButton.LeftButton:
            self.fold_asked.emit(row.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press on a heading is a press; on a line it opens."""
        line = self.line_at(self.indexAt(event.position().toPoint()).row())
        if line is None:
            self.mousePressEvent(event)
        else:
            self.line_opened.emit(line)

    # Sizes

    def apply_look(self) -> None:
        """Take over the text size and the look."""
        self.delegate.apply_look(self.font())
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height)
        for at, row in enumerate(self.register.rows):
            self.setRowHeight(at, self.delegate.group_height if isinstance(row, Group) else self.delegate.row_height)
        self.verticalScrollBar().setSingleStep(self.delegate.row_height // 2)
        self.fit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Columns as wide as what stands in them, the action takes the rest.

        A narrow table does without the lead, a narrower one without the review: the delegate says them elsewhere.
        """
        em = self.fontMetrics().averageCharWidth()
        widths = {column.name: self._width(column.name) for column in self.register.columns}
        rest = self.viewport().width() - sum(width for name, width in widths.items() if name != "action")
        hidden = set()
        for name in ("lead", "review"):
            if rest < LEAST_ACTION * em and name in widths:
                hidden.add(name)
                rest += widths[name]
        if rest > 70 * em and "lead" in widths:
            widths["lead"], rest = widths["lead"] + 8 * em, rest - 8 * em
        widths["action"] = max(rest, 12 * em)
        for at, column in enumerate(self.register.columns):
            self.setColumnHidden(at, column.name in hidden)
            self.setColumnWidth(at, widths[column.name])

    def least_width(self) -> int:
        """The width below which the words of an action could not be read."""
        return self._width("ref") + self._width("rating") + 20 * self.fontMetrics().averageCharWidth()

    def _width(self, name: str) -> int:
        metrics, around = self.fontMetrics(), 2 * GRID
        bold = QFontMetrics(self.delegate.bold)
        if name == "ref":
            return metrics.horizontalAdvance(self._widest.ref) + around + GRID // 2
        if name == "review":
            return bold.horizontalAdvance(f"{counted(self._widest.wait, 'day')} late") + GRID * 3 // 2
        if name == "rating":
            return self._widest_chip() + around
        return metrics.averageCharWidth() * 16 + around

    def _widest_chip(self) -> int:
        ratings = current_palette().ratings
        return max(
            rating_chip_size(ratings[name], self.font()).width() for name in self._widest.standings & ratings.keys()
        )

    def show_order(self, name: str, descending: bool) -> None:
        """The arrow in the heading of the column that sorts; "" for none."""
        across = self.horizontalHeader()
        names = [column.name for column in self.register.columns]
        across.setSortIndicatorShown(name in names)
        if name in names:
            way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            across.setSortIndicator(names.index(name), way)

    def first_line(self) -> int | None:
        """The first row that is a line."""
        return next((at for at, row in enumerate(self.register.rows) if isinstance(row, Line)), None)


class Widest:
    """What takes most room of some lines: the longest ref (within reason), the most days late, all standings."""

    def __init__(self, lines: Sequence[Line], standings: Iterable[str] = ()) -> None:
        self.ref = max(["8.88", *[line.action.ref or "" for line in lines[:2000]]], key=len)[:14]
        self.wait = max([100, *[line.days_late for line in lines]])
        self.standings = {"amber", "blue", *standings}


def row_place(rows: Sequence[Group | Line], line: Line | None) -> int | None:
    """Where that very line stands among rows, None where it does not."""
    try:
        return rows.index(line)
    except ValueError:
        return None


def row_of(rows: Sequence[Group | Line], action_id: int | None) -> int | None:
    """Where an action stands among rows, None where it does not."""
    if action_id is None:
        return None
    return next((at for at, row in enumerate(rows) if isinstance(row, Line) and row.action.id == action_id), None)


def next_line(rows: Sequence[Group | Line], at: int | None) -> int | None:
    """The action after a row, None after the last."""
    after = (row.action.id for row in rows[at + 1 :] if isinstance(row, Line)) if at is not None else iter(())
    return next(after, None)
