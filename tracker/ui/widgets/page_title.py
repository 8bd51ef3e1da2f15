"""The name of a page, and beside it (under it where the page is narrow) the day when it is not today."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from tracker.ui.look.theme import GRID, larger
from tracker.ui.widgets.labels import plain_label


class PageTitle(QWidget):
    """Says nothing of a day that is today."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = plain_label(name, wrap=False)
        self.day = plain_label(wrap=False)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID // 2)
        self._box.addWidget(self.name)
        self._box.addSpacing(GRID)
        self._box.addWidget(self.day)

    def say_day(self, words: str) -> None:
        """The sentence about the day; "" for today."""
        self.day.setText(words)
        self.day.setVisible(bool(words))

    def stand(self, width: int, *beside: QWidget) -> None:
        """Put the day under the name where both and the others do not fit into a width (pixels)."""
        labels: list[QWidget] = [self.name, *([] if self.day.isHidden() else [self.day])]
        needed = sum(widget.sizeHint().width() for widget in (*labels, *beside)) + 10 * GRID
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if needed > width else way.LeftToRight)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the day under the name, so that the window need not grow before it is put there."""
        needed = super().minimumSizeHint()
        return QSize(max(self.name.sizeHint().width(), self.day.sizeHint().width()), needed.height())

    def apply_look(self) -> None:
        """Follow the text size."""
        self.name.setFont(larger(self.font(), 1.5, bold=True))
