"""The table of the scorecard: rows as high as their words, columns as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from tracker.columns.scorecard import picked_figures
from tracker.columns.scorecard_rows import CardRow, Figure, shared_period
from tracker.columns.words import Column, text_of
from tracker.palette import LIGHT
from tracker.ui.keys import OwnKey
from tracker.ui.look.band_chip import small, width_in_two_lines
from tracker.ui.look.theme import GRID
from tracker.ui.scorecard.editing import EDITABLE, fill_editor, text_of_editor
from tracker.ui.scorecard.headings import ScorecardHeadings
from tracker.ui.scorecard.row_painter import ScorecardDelegate
from tracker.ui.tables.copying import CellText, TableText
from tracker.ui.tables.grouped_view import GroupedView
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.tables.wanted_columns import WantedColumns

_SHARES = {"measure": 0.36, "comment": 0.35, "action": 0.29}  # of the room that the other columns leave
_LEAST = {"measure": 19, "comment": 16, "action": 14}  # characters
_MOST_FIGURE = 18  # characters
_COPIED_SHARES = {"status": 9, "measure": 20, "direction": 12, "band": 13, "comment": 19, "action": 17}  # of the width
_COPIED_FIGURE = 9


class ScorecardView(GroupedView):
    """The arrow keys go from cell to cell; F2 or Enter edits one. `refused`: a cell that cannot be edited was to be."""

    refused = Signal(object)

    def __init__(self, model: RegisterModel) -> None:
        super().__init__(model)
        self.setAccessibleName("Scorecard")
        self.headings = headings = ScorecardHeadings(model)
        self.setHorizontalHeader(headings)
        headings.setSectionsClickable(True)
        headings.setAccessibleName("Columns of the scorecard")
        headings.setMinimumSectionSize(GRID * 3)
        self.wanted = WantedColumns(self, "scorecard", [], "measure", self.fit)
        self.setWordWrap(False)
        self.all_rows: Sequence[CardRow] = ()
        self.beside_panel = False
        self._settled = True
        self.delegate = ScorecardDelegate(self)
        self.setItemDelegate(self.delegate)
        self.delegate.further.connect(lambda row, name: self.edit_cell(row.measure.id, name))
        self.apply_look()

    # What is shown

    def take_over(self, rows: Sequence[CardRow], columns: Sequence[Column[Any]]) -> None:
        """Measure the columns for all these, whichever of them are shown: a filter moves no column."""
        self.all_rows = rows
        self.wanted.offer(columns)
        picked = picked_figures(rows)
        self.delegate.figures = {
            name: {id(row): figure for row in rows if (figure := pick(row))} for name, _, pick in picked
        }
        found = {name: list(figures.values()) for name, figures in self.delegate.figures.items()}
        self.delegate.with_period = {name for name, figures in found.items() if figures and not shared_period(figures)}
        self._fixed: dict[str, int] = {}

    def show_rows(self, rows: Sequence[Group | CardRow]) -> None:
        """Show these; the cell that was current stays current, and an open editor stays open with what was typed."""
        name, typed = self._column_name(), self._take_open()
        self._settled = False  # each step would otherwise fit all of them anew
        self.show_these(rows, self.wanted.shown)
        self._settled = True
        self.fit()
        self._name = name
        if typed is not None:
            self.edit_cell(*typed)

    def table_text(self, rows: Sequence[Group | CardRow]) -> TableText:
        """These rows as they are copied."""
        return _card_text(rows, self.register.columns, self.all_rows)

    def height_of_group(self) -> int:
        """The height of a heading."""
        return self.delegate.group_height

    # The current cell

    def _column_name(self) -> str:
        at = self.currentIndex().column()
        return self.register.columns[at].name if 0 <= at < len(self.register.columns) else "measure"

    def _place(self, name: str) -> int:
        """Where a column stands; the measure's where it is not in sight."""
        names = [column.name for column in self.register.columns]
        seen = name if name in names and not self.isColumnHidden(names.index(name)) else "measure"
        return names.index(seen)

    def choose(self, at: int, tell: bool = True) -> None:
        """Make a row the current one, in the column that was current, and bring it into sight."""
        name = self._column_name() if self.currentIndex().isValid() else getattr(self, "_name", "measure")
        heading = isinstance(self.register.rows[at], Group)
        index = self.register.index(at, 0 if heading else self._place(name))
        self._telling = tell
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._telling = True

    def place_of(self, key: int | None) -> int | None:
        """The row of a measure, None where it is not shown."""
        rows = enumerate(self.register.rows)
        return next((at for at, row in rows if isinstance(row, CardRow) and row.measure.id == key), None)

    # Editing

    def edit_cell(self, key: int | None, name: str, typed: str | None = None) -> None:
        """Open the editor of a cell, with what was typed before; where it cannot be edited, that is told."""
        at = self.place_of(key)
        if at is None:
            return
        self.choose(at)
        index = self.register.index(at, self._place(name))
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.refused.emit(self.register.rows[at])
            return
        self.setCurrentIndex(index)
        self.edit(index)
        if typed is not None and self.delegate.open is not None:
            fill_editor(self.delegate.open[2], typed)

    def _take_open(self) -> tuple[int | None, str, str] | None:
        """The cell that is being edited, and what was typed there."""
        if self.delegate.open is None:
            return None
        row, name, editor = self.delegate.open
        return row.measure.id, name, text_of_editor(editor)

    own_keys = (
        OwnKey("F2", "edits the cell"),
        OwnKey("Enter", "edits the cell, or shows the timeline of the measure"),
        OwnKey("Left, Right", "goes from cell to cell in the row"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Enter or the space bar edits; the arrows left and right go from cell to cell within a row."""
        row = self.chosen()
        if isinstance(row, CardRow) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._enter_cell(row)
                return
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._aside(event.key() == Qt.Key.Key_Left):
                return
        super().keyPressEvent(event)

    def _enter_cell(self, row: CardRow) -> None:
        if (name := self._column_name()) in EDITABLE:
            self.edit_cell(row.measure.id, name)
        else:
            self.row_opened.emit(row)

    def _aside(self, left: bool) -> bool:
        """Go to the next cell that is in sight; False where there is none."""
        index, step = self.currentIndex(), -1 if left else 1
        at = index.column() + step
        while 0 <= at < len(self.register.columns) and self.isColumnHidden(at):
            at += step
        if not 0 <= at < len(self.register.columns):
            return not left
        self.setCurrentIndex(index.siblingAtColumn(at))
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a cell that can be edited it is edited, elsewhere the row opens."""
        index = self.indexAt(event.position().toPoint())
        row = self.record_at(index.row())
        if row is not None and self.register.columns[index.column()].name in EDITABLE:
            self.edit_cell(row.measure.id, self.register.columns[index.column()].name)
        else:
            super().mouseDoubleClickEvent(event)

    # Sizes

    def apply_look(self) -> None:
        """Take over the text size and the look."""
        self.delegate.apply_look(self.font())
        self._fixed = {}
        self.verticalHeader().setDefaultSectionSize(self.delegate.line + 2 * GRID)
        self.verticalHeader().setMinimumSectionSize(GRID)
        self.verticalScrollBar().setSingleStep(2 * self.delegate.line)
        self.fit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """The texts share what the other columns leave, or have their least width, and the table scrolls sideways.

        Beside the panel, which shows them too, action and comment give way before that.
        """
        columns = self.register.columns
        if not columns or not self._settled:
            return
        for column in columns:
            if column.name not in _SHARES and column.name not in self._fixed:
                self._fixed[column.name] = self._width(column)
        by_hand = {one.name: wide for one in columns if (wide := self.wanted.by_hand(one.name))}
        widths = {
            one.name: self._fixed[one.name] + self.headings.mark_width(one)
            for one in columns
            if one.name in self._fixed
        }
        widths |= by_hand
        shared = self._with_room([one.name for one in columns], widths)
        widths |= self._shared(shared, self.viewport().width() - sum(widths.values())) if shared else {}
        self.wanted.set_widths(widths)
        self._fit_heights(widths)

    def _with_room(self, names: Sequence[str], widths: dict[str, int]) -> list[str]:
        """The texts that share what columns of these widths leave."""
        shared = [name for name in _SHARES if name in names and name not in widths]
        for name in ("action", "comment") if self.beside_panel else ():
            if name in shared and sum(map(self._least, shared)) + sum(widths.values()) > self.viewport().width():
                shared.remove(name)
        return shared

    def _least(self, name: str) -> int:
        return _LEAST[name] * self.fontMetrics().averageCharWidth() + 2 * GRID

    def _shared(self, names: Sequence[str], room: int) -> dict[str, int]:
        """How wide each of the texts is."""
        if sum(map(self._least, names)) >= room:
            return {name: self._least(name) for name in names}
        total = sum(_SHARES[name] for name in names)
        widths = {name: max(self._least(name), int(room * _SHARES[name] / total)) for name in names}
        widths[names[0]] += room - sum(widths.values())  # the measure's name makes it come out even
        return widths

    def _fit_heights(self, widths: dict[str, int]) -> None:
        look, rows = self.delegate, enumerate(self.register.rows)
        seen = {column.name: widths[column.name] for column in self.register.columns if column.name in widths}
        self.set_heights(
            (at, look.group_height if isinstance(row, Group) else look.height_of(row, seen)) for at, row in rows
        )

    def _width(self, column: Column[Any]) -> int:
        metrics, em, around = self.fontMetrics(), self.fontMetrics().averageCharWidth(), 2 * GRID
        if column.name == "status":
            apart = 8 * em if any(row.disagreement for row in self.all_rows) else 0
            return max(self.delegate.widest_status(self.all_rows), apart, self.headings.least_width(column)) + around
        if column.name == "direction":
            texts = max(map(metrics.horizontalAdvance, {row.travel for row in self.all_rows}), default=0)
            return max(min(texts, _MOST_FIGURE * em), self.headings.least_width(column)) + around + GRID // 2
        if column.name == "band":
            chips = QFontMetricsF(small(self.font()))
            bands = {row.band for row in self.all_rows if row.band}
            widest = max((width_in_two_lines(band, chips) for band in bands), default=0.0) + around + 2
            return max(min(round(widest), 24 * em), self.headings.least_width(column)) + around
        return self._figure_width(column) + around

    def _figure_width(self, column: Column[Any]) -> int:
        bold, quiet = QFontMetrics(self.delegate.bold), QFontMetrics(self.delegate.quiet)
        figures = self.delegate.figures.get(column.name, {}).values()
        texts = max(map(bold.horizontalAdvance, {figure.text for figure in figures}), default=0)
        if column.name in self.delegate.with_period:
            texts = max(texts, *map(quiet.horizontalAdvance, {figure.period_words for figure in figures}))
        most = _MOST_FIGURE * self.fontMetrics().averageCharWidth()
        return min(max(texts, self.headings.least_width(column)), most)


def _card_text(
    rows: Sequence[Group | CardRow], columns: Sequence[Column[CardRow]], every: Sequence[CardRow]
) -> TableText:
    """These rows as a table; `every` row decides, as on the page, whether periods stand in the headings."""
    picks = {name: pick for name, _, pick in picked_figures(every)}
    shared = {name for name, pick in picks.items() if shared_period(map(pick, every))}

    def cell(column: Column[CardRow], row: CardRow) -> CellText:
        if column.name == "status":
            look = column.look(row) if column.look else None
            mark = f"{LIGHT.ratings[look].mark} " if look else ""
            return CellText(mark + text_of(column, row), row.disagreement)
        figure: Figure | None = picks[column.name](row) if column.name in picks else None
        under = figure.period_words if figure and column.name not in shared else ""
        return CellText(text_of(column, row), under)

    shares = {column.name: _COPIED_SHARES.get(column.name, _COPIED_FIGURE) for column in columns}
    return TableText(rows, columns, cell, shares=shares, strong=("current",))
