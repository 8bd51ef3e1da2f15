"""A list to check off entries in: a search over it, those checked first."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tracker.palette import mixed
from tracker.ui.keys import OwnKey
from tracker.ui.look.check_mark import draw_check
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.tables.copying import offer_list_copies

_KEY, _CHECKED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.CheckStateRole


class _Rows(QStyledItemDelegate):
    """A box that is seen on any ground, and the words beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line and a little room."""
        return QSize(0, option.fontMetrics.height() + GRID // 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground, tinted where it is the current one and framed where it has the keyboard; box and words."""
        palette, box, metrics = current_palette(), QRectF(option.rect), option.fontMetrics
        state = QStyle.StateFlag
        current = bool(option.state & (state.State_Selected | state.State_HasFocus))
        painter.fillRect(box, QColor(mixed(palette.accent, palette.surface, 0.14) if current else palette.surface))
        if option.state & state.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        side, middle = metrics.ascent(), box.center().y()
        draw_check(
            painter,
            QRectF(box.left() + GRID, middle - side / 2, side, side),
            index.data(_CHECKED) == Qt.CheckState.Checked.value,
        )
        words = box.adjusted(side + 2 * GRID, 0, -GRID, 0)
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.setPen(QColor(palette.text))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)


class Checks(QListWidget):
    """A click or the space bar checks an entry, and takes the mark away."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Rows(self))
        self.setProperty("framed", True)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self.toggle)
        offer_list_copies(self)

    def toggle(self, item: QListWidgetItem) -> None:
        """The other way round."""
        checked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    own_keys = (OwnKey("Space", "ticks the entry, or takes the tick away"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar; everything else is Qt's."""
        if event.key() == Qt.Key.Key_Space and (item := self.currentItem()) is not None:
            self.toggle(item)
        else:
            super().keyPressEvent(event)


class CheckList(QWidget):
    """Entries are (key, words); what is checked stays checked while another search hides it."""

    def __init__(self, search: str, name: str) -> None:
        super().__init__()
        self.search, self.list = QLineEdit(), Checks()
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(lambda _: self._hide_others())

    def offer(self, entries: Iterable[tuple[str, str]], checked: Collection[str]) -> None:
        """The entries to choose from, those that are checked first."""
        self.list.clear()
        for key, words in sorted(entries, key=lambda entry: entry[0] not in checked):
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if key in checked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._hide_others()

    @property
    def checked(self) -> list[str]:
        """The keys that are checked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    def check(self, key: str, checked: bool = True) -> None:
        """Check an entry, or take the mark away."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.item(row).setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def _hide_others(self) -> None:
        words = self.search.text().casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))
