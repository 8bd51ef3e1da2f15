"""The table of what an import would change and asks; what the document no longer has can be marked as removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from tracker.columns.words import Column
from tracker.domain.merging.asked import Answers, ConflictKey, FieldConflict, Slip, SlipKey, Stands
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Plan
from tracker.ui.importing.change_rows import (
    CHANGE_COLUMNS,
    CONFLICTS,
    REPEATED,
    SLIPS,
    ChangeRow,
    change_rows,
    notes_under,
    where_they_differ,
)
from tracker.ui.keys import OwnKey
from tracker.ui.look.check_mark import draw_check
from tracker.ui.look.icons import icon
from tracker.ui.look.row_ground import draw_row_ground, settle
from tracker.ui.look.text_lines import draw_lines
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.tables.copying import CellText, TableText, offer_copies, with_rows_under
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW, RegisterModel

REMOVE = "Mark as removed"


class ChangesDelegate(QStyledItemDelegate):
    """Rows are as high as two lines, headings as one.

    `removed` are the refs that are to be marked as removed; `reasons` and `choices` is what was answered.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.removed: set[str] = set()
        self.reasons: dict[SlipKey, str] = {}
        self.choices: dict[ConflictKey, Stands] = {}
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font, and compute what goes with it."""
        self.font, self.bold = font, larger(font, 1.0, bold=True)
        self.row_height = 2 * QFontMetrics(font).lineSpacing() + 2 * GRID
        self.group_height = QFontMetrics(self.bold).height() + 2 * GRID

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell; a heading's only cell spans its row."""
        row, first = index.data(ROW), index.column() == 0
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        draw_row_ground(painter, option.rect, option.widget, chosen=chosen, first=first, quiet=isinstance(row, Group))
        inside = option.rect.adjusted(GRID, GRID, -GRID // 2, -GRID // 2)
        if isinstance(row, Group):
            self._group(painter, inside, row)
        else:
            self._cell(painter, inside, row, CHANGE_COLUMNS[index.column()].name)
        painter.restore()

    def _group(self, painter: QPainter, rect: QRect, group: Group) -> None:
        palette, side = current_palette(), QFontMetrics(self.bold).height()
        arrow = icon("chevron-right" if group.folded else "chevron-down", palette.quiet_text, side)
        arrow.paint(painter, QRect(rect.x() - GRID // 2, rect.y(), side, side))
        inside = rect.adjusted(side, 0, 0, 0)
        draw_lines(painter, inside, group.heading, self.bold, palette.text)
        beside = inside.adjusted(QFontMetrics(self.bold).horizontalAdvance(group.heading) + 2 * GRID, 0, 0, 0)
        draw_lines(painter, beside, group.words, self.font, palette.quiet_text)

    def _cell(self, painter: QPainter, rect: QRect, row: ChangeRow, name: str) -> None:
        palette = current_palette()
        if name == "new" and row.kind == "missing":
            self._box(painter, rect, row.ref in self.removed)
            return
        old, new = where_they_differ(row.old, row.new)
        text = {"ref": row.ref, "field": row.field, "old": old, "new": new}[name]
        two_values = row.kind not in ("new", "missing")
        quiet = name == "field" or (name == "old" and row.kind in ("changed", "slip"))
        nothing = "–" if two_values and name in ("old", "new") else ""
        colour = palette.quiet_text if quiet else palette.text
        note = self.notes(row).get(name)
        y = draw_lines(painter, rect, text or nothing, self.font, colour, 1 if note else 2)
        if note:
            draw_lines(painter, rect.adjusted(0, y - rect.y(), 0, 0), note, self.font, palette.quiet_text)

    def notes(self, row: ChangeRow) -> dict[str, str]:
        """What stands under the values of a row, by their columns."""
        return dict(zip(("old", "new"), notes_under(row, self.answers), strict=True))

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        return Answers(self.reasons, self.choices)

    def _box(self, painter: QPainter, rect: QRect, checked: bool) -> None:
        metrics = QFontMetrics(self.font)
        side = metrics.ascent()
        box = QRectF(rect.x() + 1, rect.y() + (metrics.height() - side) / 2, side, side)
        draw_check(painter, box, checked)
        draw_lines(painter, rect.adjusted(side + GRID, 0, 0, 0), REMOVE, self.font, current_palette().text)


_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_REF, _FIELD = 14, 18  # characters


class ChangesView(QTableView):
    """Enter and the space bar close and open a heading, check and uncheck what is to be removed, and begin an answer.

    `asked_changed`: what is selected, or answered, is other; `answer_begun`: Enter on what is asked.
    """

    removal_changed = Signal()
    asked_changed = Signal()
    answer_begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painter_of_rows = ChangesDelegate(self)
        self.rows = RegisterModel(CHANGE_COLUMNS, self, tip=self._told, spoken=self._spoken)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        settle(self, "Changes to the plan")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        offer_copies(self, self._selected_text, lambda: self._text(self.rows.rows))
        self.clicked.connect(self._press)
        self._shown: tuple[Changes, Plan] | None = None
        self._folded: set[str] = {REPEATED}
        self.apply_look()
        self.selectionModel().selectionChanged.connect(lambda *_: self.asked_changed.emit())

    @property
    def removed(self) -> set[str]:
        """The refs of actions that are to be marked as removed."""
        return self.painter_of_rows.removed

    def show_changes(self, changes: Changes, held: Plan) -> None:
        """Show these; what was marked as removed and is in the document after all is let go."""
        self._shown = (changes, held)
        self.removed.intersection_update(changes.missing)
        self._show_rows()

    def _show_rows(self) -> None:
        if self._shown is None:
            return
        at, chosen = self.currentIndex().row(), {index.data(ROW) for index in self.selectionModel().selectedRows()}
        self.rows.show_rows(change_rows(*self._shown, self._folded, self.painter_of_rows.answers))
        self.clearSpans()
        self.verticalHeader().setDefaultSectionSize(self.painter_of_rows.row_height)
        for row, record in enumerate(self.rows.rows):
            if isinstance(record, Group):
                self.setSpan(row, 0, 1, len(CHANGE_COLUMNS))
            look = self.painter_of_rows
            height = look.group_height if isinstance(record, Group) else look.row_height
            if self.rowHeight(row) != height:  # it may have been a heading until now
                self.setRowHeight(row, height)
        self._select([row for row, record in enumerate(self.rows.rows) if record in chosen], at)
        self.asked_changed.emit()

    def _select(self, rows: Sequence[int], at: int) -> None:
        """Those that were selected before; where they are gone, the one in the place of the current one."""
        if not rows:
            if 0 <= at < len(self.rows.rows):
                self.selectRow(at)
            return
        selection = QItemSelection()
        for row in rows:
            selection.select(self.rows.index(row, 0), self.rows.index(row, len(CHANGE_COLUMNS) - 1))
        model, kept = self.selectionModel(), QItemSelectionModel.SelectionFlag.NoUpdate
        model.setCurrentIndex(self.rows.index(rows[0] if at not in rows else at, 0), kept)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # What is asked

    @property
    def answers(self) -> Answers:
        """The reasons and choices that were given."""
        return Answers(dict(self.painter_of_rows.reasons), dict(self.painter_of_rows.choices))

    @property
    def is_answered(self) -> bool:
        """Whether anything was answered here, or marked to be removed."""
        return bool(self.removed) or self.answers != Answers()

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return self._shown is not None and bool(self._shown[0].conflicts or self._shown[0].slips)

    def asked(self) -> list[Slip | FieldConflict]:
        """What is asked by the rows that are selected; a heading stands for all below it."""
        found: dict[int, Slip | FieldConflict] = {}
        for index in self.selectionModel().selectedRows():
            row = index.data(ROW)
            for one in self._below(row) if isinstance(row, Group) else [row]:
                if isinstance(one, ChangeRow) and one.asked is not None:
                    found[id(one.asked)] = one.asked
        return list(found.values())

    def _below(self, group: Group) -> list[Group | ChangeRow]:
        if self._shown is None or group.heading not in (CONFLICTS, SLIPS):
            return []
        kind = "conflict" if group.heading == CONFLICTS else "slip"
        rows = change_rows(*self._shown, (), self.painter_of_rows.answers)
        return [row for row in rows if isinstance(row, ChangeRow) and row.kind == kind]

    def give_reason(self, slips: Sequence[Slip], reason: str) -> None:
        """Why these reviews move; "" gives none."""
        self.painter_of_rows.reasons |= {slip.key: reason for slip in slips}
        self.viewport().update()

    def choose(self, conflicts: Sequence[FieldConflict], stands: Stands) -> None:
        """Whose value is to stand; both, only where both are words. A date of the document asks for its reason."""
        self.painter_of_rows.choices |= {one.key: stands for one in conflicts if stands != "both" or one.is_words}
        self._show_rows()

    def _text(self, rows: Sequence[Group | ChangeRow]) -> TableText:
        return TableText(rows, CHANGE_COLUMNS, lambda column, row: CellText(self._spoken(column, row)))

    def _selected_text(self) -> TableText:
        return self._text(with_rows_under(self.rows.rows, {at.row() for at in self.selectionModel().selectedRows()}))

    def _spoken(self, column: Column[ChangeRow], row: ChangeRow) -> str:
        if column.name == "new" and row.kind == "missing":
            return f"{REMOVE}, {'checked' if row.ref in self.removed else 'not checked'}"
        return self._told(column, row)

    def _told(self, column: Column[ChangeRow], row: ChangeRow) -> str:
        note = self.painter_of_rows.notes(row).get(column.name)
        return ", ".join(part for part in (str(column.value(row) or ""), note) if part)

    # Keys and mouse

    def _press(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Group):
            self._folded ^= {row.heading}
            self._show_rows()
        elif isinstance(row, ChangeRow) and row.kind == "missing" and self._is_box(index):
            self.painter_of_rows.removed ^= {row.ref}
            self.viewport().update()
            self.removal_changed.emit()

    def _is_box(self, index: QModelIndex) -> bool:
        return self.rows.columns[index.column()].name == "new"

    own_keys = (OwnKey("Enter", "begins the answer that a row asks for, folds a heading, or ticks a removal"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses no button of a dialog."""
        if event.key() in _PRESS:
            index = self.currentIndex()
            if isinstance(index.data(ROW), ChangeRow) and self.asked():
                self.answer_begun.emit()
            elif index.isValid():
                group = isinstance(index.data(ROW), Group)
                self._press(index if group else index.siblingAtColumn(len(CHANGE_COLUMNS) - 1))
        else:
            super().keyPressEvent(event)

    # How it looks

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.painter_of_rows.apply_look(self.font())
        self._show_rows()
        self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The texts share the room."""
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        letter, width = self.fontMetrics().averageCharWidth(), self.viewport().width()
        ref, field = min(letter * _REF, width // 5), min(letter * _FIELD, width // 5)
        half = max(1, (width - ref - field) // 2)
        for at, wide in enumerate((ref, field, half, half)):
            self.setColumnWidth(at, wide)
