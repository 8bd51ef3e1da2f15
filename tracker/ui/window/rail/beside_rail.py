"""The rail and beside it what is shown: the rail folds to its pictures where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from tracker.ui.window.rail.rail import Rail

_NARROW, _LETTERS = 1100, 110  # pixels, and characters of the text as it is set: a window so wide has room for both


class BesideRail(QLayout):
    """Qt's own would not let a window become too narrow for the rail that it is to fold."""

    def __init__(self, parent: QWidget, rail: Rail, content: QWidget) -> None:
        super().__init__(parent)
        self.rail, self._items = rail, list[QLayoutItem]()
        self.setContentsMargins(0, 0, 0, 0)
        for widget in (rail, content):
            self.addWidget(widget)
        rail.workspace.look_changed.connect(self.update)

    def addItem(self, item: QLayoutItem) -> None:
        """The rail, then the content."""
        self._items.append(item)

    def count(self) -> int:
        """Both of them."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes all the room of the window."""
        return Qt.Orientation.Horizontal | Qt.Orientation.Vertical

    def minimumSize(self) -> QSize:
        """Room for the folded rail and the content."""
        rail, content = self.rail.least_size(), self._items[1].minimumSize()
        return QSize(rail.width() + content.width(), max(rail.height(), content.height()))

    def sizeHint(self) -> QSize:
        """Room for both as they like it."""
        content = self._items[1].sizeHint()
        return QSize(self.rail.full_width() + content.width(), content.height())

    def setGeometry(self, rect: QRect) -> None:
        """The rail at the left, folded or not, and the content in the rest."""
        super().setGeometry(rect)
        letters = self.rail.fontMetrics().averageCharWidth() * _LETTERS
        both = self.rail.full_width() + self._items[1].minimumSize().width()
        self.rail.fold(rect.width() < max(_NARROW, letters, both) or rect.height() < self.rail.measure())
        wide = self.rail.least_size().width() if self.rail.folded else self.rail.full_width()
        self._items[0].setGeometry(QRect(rect.x(), rect.y(), wide, rect.height()))
        self._items[1].setGeometry(rect.adjusted(wide, 0, 0, 0))
