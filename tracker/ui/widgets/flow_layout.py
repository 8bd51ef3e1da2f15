"""A layout that sets its items side by side and goes on in the next line, like words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from tracker.ui.look.theme import GRID

_Sized = tuple[QLayoutItem, int, int]  # an item, how wide and how high it asks to be


class Flow(QLayout):
    """Items in lines, as many to a line as fit; those of one line are centred on it."""

    def __init__(self, parent: QWidget | None = None, gap: int = GRID) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._second: QWidget | None = None
        self._heights: dict[int, int] = {}  # by width: Qt asks for them again and again
        self._sizes: list[_Sized] | None = None  # of what is shown, likewise
        self.setContentsMargins(0, 0, 0, 0)

    def break_before(self, widget: QWidget) -> None:
        """Where one line is too short for all, begin a new one with this widget."""
        self._second = widget
        self.invalidate()

    def invalidate(self) -> None:
        """Forget the heights and sizes: an item has changed."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._heights.clear()
        self._sizes = None

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item out."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        if width not in self._heights:
            self._heights[width] = self._set_out(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._set_out(rect, place=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        width = sum(wide for _, wide, _ in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((high for _, _, high in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest and the highest item."""
        sizes = [item.minimumSize() for item, _, _ in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _shown(self) -> list[_Sized]:
        if self._sizes is None:
            found = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
            self._sizes = [(item, size.width(), size.height()) for item, size in found]
        return self._sizes

    def _set_out(self, rect: QRect, place: bool) -> int:
        line: list[_Sized] = []
        y, used, room = rect.y(), 0, rect.width()
        second = self._second if self.sizeHint().width() > room else None
        for sized in self._shown():
            item, wide, _ = sized
            if line and (used + self._gap + wide > room or (second and item.widget() is second)):
                y += self._finish(line, rect, y, place) + self._gap
                line, used = [], 0
            used += wide + self._gap if line else wide
            line.append(sized)
        return y + (self._finish(line, rect, y, place) if line else 0) - rect.y()

    def _finish(self, line: list[_Sized], rect: QRect, y: int, place: bool) -> int:
        highest = max(high for _, _, high in line)
        x = rect.x()
        for item, wide, high in line if place else ():
            item.setGeometry(QRect(x, y + (highest - high) // 2, min(wide, rect.width()), high))
            x += min(wide, rect.width()) + self._gap
        return highest


def flowing(gap: int = GRID) -> tuple[QWidget, Flow]:
    """A widget whose children flow, and its layout."""
    widget = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget, Flow(widget, gap)
