"""The table of what an import would change and asks; what the document no longer has can be marked as removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from tracker.columns.words import Column
from tracker.domain.merging.asked import Answers, FieldConflict, Slip, Stands
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Plan
from tracker.ui.importing.change_rows import (
    CHANGE_COLUMNS,
    CONFLICTS,
    REMOVE,
    REPEATED,
    SLIPS,
    ChangeRow,
    ChangesDelegate,
    change_rows,
)
from tracker.ui.keys import OwnKey
from tracker.ui.look.row_ground import settle
from tracker.ui.tables.copying import CellText, TableText, offer_copies, with_rows_under
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW, RegisterModel
from tracker.ui.tables.wanted_columns import WantedColumns

_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_REF, _FIELD, _LEAST = 14, 18, 12  # characters; the last one of a text beside columns that were dragged


class ChangesView(QTableView):
    """Enter and the space bar close and open a heading, check and uncheck what is to be removed, and begin an answer.

    `asked_changed`: what is selected, or answered, is other; `answer_begun`: Enter on what is asked.
    """

    removal_changed = Signal()
    asked_changed = Signal()
    answer_begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RegisterModel(CHANGE_COLUMNS, self, tip=self._told, spoken=self._spoken)
        self.painter_of_rows = ChangesDelegate(self, lambda: self.rows.columns)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        settle(self, "Changes to the plan")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        offer_copies(self, self._selected_text, lambda: self._text(self.rows.rows))
        self.wanted = WantedColumns(self, "changes", CHANGE_COLUMNS, "new", self._set_widths)
        self.wanted.changed.connect(self._show_rows)
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
        self.rows.show_rows(change_rows(*self._shown, self._folded, self.painter_of_rows.answers), self.wanted.shown)
        self.clearSpans()
        self.verticalHeader().setDefaultSectionSize(self.painter_of_rows.row_height)
        for row, record in enumerate(self.rows.rows):
            if isinstance(record, Group) and len(self.rows.columns) > 1:  # Qt warns of a span over one cell
                self.setSpan(row, 0, 1, len(self.rows.columns))
            look = self.painter_of_rows
            height = look.group_height if isinstance(record, Group) else look.row_height
            if self.rowHeight(row) != height:  # it may have been a heading until now
                self.setRowHeight(row, height)
        self._set_widths()
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
            selection.select(self.rows.index(row, 0), self.rows.index(row, len(self.rows.columns) - 1))
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
        return TableText(rows, self.rows.columns, lambda column, row: CellText(self._spoken(column, row)))

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
                self._press(index if group else index.siblingAtColumn(self.wanted.names.index("new")))
        else:
            super().keyPressEvent(event)

    # How it looks

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.painter_of_rows.apply_look(self.font())
        self._show_rows()
        self._set_widths()  # also where nothing is shown yet

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The texts share the room."""
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        letter, width, names = self.fontMetrics().averageCharWidth(), self.viewport().width(), self.wanted.names
        usual = {"ref": min(letter * _REF, width // 5), "field": min(letter * _FIELD, width // 5)}
        widths = {name: self.wanted.by_hand(name) or usual.get(name, 0) for name in names}
        texts = [name for name in names if not widths[name]]
        rest, least = width - sum(widths.values()), letter * _LEAST if self.wanted.dragged else 1
        self.wanted.set_widths({**widths, **{name: max(rest // len(texts), least) for name in texts}})
