"""The head of a page: its name, the day when that is not today, the search; under them chips and how many are shown."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID, larger
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.search_box import SearchBox

_LONGEST_DAY = 60  # characters on a line before it is broken


class PageTitle(QWidget):
    """The name, and beside it (under it where the page is narrow) the day; nothing is said of a day that is today."""

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
        needed = sum(widget.sizeHint().width() for widget in (self.name, *beside)) + self._day_width() + 10 * GRID
        way, under = QBoxLayout.Direction, needed > width
        self._box.setDirection(way.TopToBottom if under else way.LeftToRight)
        self.day.setWordWrap(under)

    def _day_width(self) -> int:
        """The width that the day takes on one line."""
        return 0 if self.day.isHidden() else self.day.fontMetrics().horizontalAdvance(self.day.text()) + 2

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the day under the name, so that the window need not grow before it is put there."""
        needed = super().minimumSizeHint()
        day = min(self._day_width(), self.fontMetrics().averageCharWidth() * _LONGEST_DAY)
        return QSize(max(self.name.sizeHint().width(), day), needed.height())

    def apply_look(self) -> None:
        """Follow the text size."""
        self.name.setFont(larger(self.font(), 1.5, bold=True))


class PageHead(QWidget):
    """`shown` says how many of how many rows are shown: beside the search, or beside the chips where there are some."""

    def __init__(self, name: str, search: str) -> None:
        super().__init__()
        self.title, self.search = PageTitle(name), SearchBox(search)
        self.shown = plain_label(quiet=True, wrap=False)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(GRID * 2, GRID * 3 // 2, GRID * 2, GRID * 3 // 2)
        self._rows.setSpacing(GRID)
        self._beside: tuple[QWidget, ...] = ()

    def lay_out(self, *beside: QWidget, chips: QWidget | None = None, after: Iterable[QWidget] = ()) -> None:
        """Put these at the right of the title, and chips under it, with what comes `after` them at the right."""
        self._beside = beside
        top = _row(self.title)
        top.addStretch(1)
        for widget in beside:
            top.addWidget(widget)
        self._rows.addLayout(top)
        if chips is not None:
            bottom = _row()
            bottom.addWidget(chips, 1)
            bottom.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignBottom)
            for widget in after:
                bottom.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
            bottom.setSpacing(GRID)
            self._rows.addLayout(bottom)
            self.shown.setContentsMargins(0, 0, 0, GRID // 2 + 2)  # on a line with what stands in the chips

    def say_day(self, words: str) -> None:
        """The sentence about the day; "" for today."""
        self.title.say_day(words)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the head is narrow, the day stands under the title."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        self.title.stand(self.width(), *self._beside)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.title.apply_look()
        self.search.apply_look()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID * 2)
    for widget in widgets:
        row.addWidget(widget)
    return row
