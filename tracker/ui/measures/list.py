"""The list of measures by theme or by band: a tree of two levels that says which measure is chosen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from tracker.columns.words import Column, counted, text_of
from tracker.domain.measures.overdue import late_words
from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import current_palette
from tracker.ui.measures.list_items import MeasureGroup, MeasureItem
from tracker.ui.measures.list_model import LIST_FIELDS, MeasuresModel
from tracker.ui.measures.list_painter import MeasuresDelegate
from tracker.ui.tables.copying import CellText, TableText, offer_copies
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.wanted_columns import WantedColumns

_BAR = 4  # px: the mark of the chosen row
_LEAST = 34  # characters of a name on a line


class MeasuresList(QTreeView):
    """Keyboard: up and down, Left and Right or Enter close and open a theme."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = MeasuresModel(self)
        self.painter_of_rows = MeasuresDelegate(self.rows, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        self.setAccessibleName("Measures by theme")
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.header().setAccessibleName("Columns of the measures")
        # Ctrl+Shift+C copies the chart on this page.
        offer_copies(self, self._selected_text, self.table_text, whole_key="")
        self.wanted = WantedColumns(self, "measures", LIST_FIELDS, "measure", self._set_widths)
        self.wanted.changed.connect(lambda: self.show_groups(self.rows.groups))
        self.clicked.connect(self._toggle)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._closed: set[Hashable] = set()
        self.collapsed.connect(lambda index: self._closed.add(self._group(index)))
        self.expanded.connect(lambda index: self._closed.discard(self._group(index)))
        self.apply_look()

    # What is shown

    def show_bands(self, names: Sequence[str]) -> None:
        """Leave room for these bands, and for the zone beneath the first."""
        beneath = [f"Below {name.lower()}" for name in names[:1]]
        if (bands := (*beneath, *names)) != self.painter_of_rows.bands:
            self.painter_of_rows.bands = bands
            self._set_widths()

    def show_groups(self, groups: Sequence[MeasureGroup]) -> None:
        """Show these groups, keeping the chosen measure, what is closed and the place of the view."""
        if self.rows.show(groups, self.wanted.shown):
            return
        self._set_widths()
        for row, group in enumerate(groups):
            index = self.rows.index(row, 0)
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            self.setExpanded(index, group.key not in self._closed)
        self.choose(self.painter_of_rows.shown)

    def choose(self, key: int | None) -> bool:
        """Choose a measure by its key and bring it into view; answers whether it is shown."""
        index = self.rows.index_of(key)
        if not index.isValid():
            return False
        self.expand(index.parent())
        flags = QItemSelectionModel.SelectionFlag  # Qt's own way would ask whether Shift or Ctrl is held
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if key != self.shown_key:  # it was the current one of another plan already: Qt tells nobody
            self._current_changed(index)
        self.scrollTo(index)
        return True

    def choose_first(self) -> None:
        """Choose the first measure that is shown."""
        if self.rows.groups:
            self.choose(self.rows.groups[0].items[0].key)
            self.scrollToTop()

    def forget(self) -> None:
        """Another plan: nothing is chosen or closed."""
        self._closed.clear()
        self.painter_of_rows.shown = None

    @property
    def shown_key(self) -> int | None:
        """The key of the chosen measure."""
        return self.painter_of_rows.shown

    def _group(self, index: QModelIndex) -> Hashable:
        found = self.rows.at(index)
        return found.key if found else None

    def _current_changed(self, index: QModelIndex) -> None:
        found = self.rows.at(index)
        if isinstance(found, MeasureItem):
            self.painter_of_rows.shown = found.key
            self.viewport().update()
            self.chosen.emit(found)

    def _toggle(self, index: QModelIndex) -> None:
        if isinstance(self.rows.at(index), MeasureGroup):
            first = index.siblingAtColumn(0)
            self.setExpanded(first, not self.isExpanded(first))

    own_keys = (
        OwnKey("Enter", "opens and closes a theme"),
        OwnKey("Left", "goes to the theme of the measure"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and closes a theme; everything else is Qt's."""
        with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier  # adds to what is selected
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not with_ctrl:
            self._toggle(self.currentIndex())
        elif event.key() == Qt.Key.Key_Left and isinstance(self.rows.at(self.currentIndex()), MeasureItem):
            self.setCurrentIndex(self.currentIndex().parent())
        else:
            super().keyPressEvent(event)

    def _selected_text(self) -> TableText:
        """The chosen measures in the order of the list, or those of the theme that the keyboard is on."""
        chosen = {id(self.rows.at(index)) for index in self.selectionModel().selectedRows()}
        if chosen:
            items = [item for group in self.rows.groups for item in group.items if id(item) in chosen]
            return TableText(items, self.rows.columns, _copied)
        found = self.rows.at(self.currentIndex())
        return self.table_text([found] if isinstance(found, MeasureGroup) else [])

    def table_text(self, groups: Sequence[MeasureGroup] | None = None) -> TableText:
        """Groups with their measures as they are copied, all of them where none are named."""
        rows: list[Group | MeasureItem] = []
        for group in self.rows.groups if groups is None else groups:
            rows += [Group(group.key, group.title, counted(len(group.items), "measure")), *group.items]
        return TableText(rows, self.rows.columns, _copied)

    # How it looks

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground of the row, its cells, the line under it, and the focus around it."""
        wide = max(self.viewport().width(), self.header().length())
        row = QRect(-self.horizontalOffset(), option.rect.top(), wide, option.rect.height())
        painter.fillRect(row, QColor(self.painter_of_rows.ground(index)))
        super().drawRow(painter, option, index)
        painter.setPen(self.painter_of_rows.line_colour())
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        found = self.rows.at(index)
        current = self.currentIndex()
        focused = self.hasFocus() and (index.row(), index.parent()) == (current.row(), current.parent())
        if isinstance(found, MeasureItem) and found.key == self.shown_key:
            painter.fillRect(row.x(), row.y(), _BAR, row.height(), QColor(current_palette().accent))
        if focused:
            for y in (row.top(), row.bottom()):
                painter.fillRect(row.x(), y, row.width(), 1, QColor(current_palette().accent))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: the theme's own words show whether it is open."""

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        widths = self.painter_of_rows.widths(self.font())
        self.setMinimumWidth(widths["latest"] + widths["direction"] + self.fontMetrics().averageCharWidth() * 18)
        self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name takes what the other columns leave."""
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """Where the names would have too little room the bands move under them."""
        painter, em, by_hand = self.painter_of_rows, self.fontMetrics().averageCharWidth(), self.wanted.by_hand
        width, before, names = self.viewport().width(), painter.heights, self.wanted.names
        widths = {name: by_hand(name) or own for name, own in painter.widths(self.font()).items() if name in names}
        folds = "band" in widths and "band" not in self.wanted.dragged
        painter.folded = folds and width - sum(widths.values()) < em * _LEAST
        if painter.folded:
            del widths["band"]
        painter.measure_fonts(self.font())
        rest = max(width - sum(widths.values()), em * _LEAST // 2 if self.wanted.dragged else 1)
        self.wanted.set_widths({**widths, "measure": by_hand("measure") or rest})
        if painter.heights != before:
            self.scheduleDelayedItemsLayout()


def _copied(column: Column[MeasureItem], item: MeasureItem) -> CellText:
    """The period of the latest value under it, and how late the next one is."""
    under = ", ".join(filter(None, [item.period, late_words(item.days_late)])) if column.name == "latest" else ""
    return CellText(text_of(column, item), under)
