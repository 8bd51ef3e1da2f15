"""The head of a page: its name, the day when that is not today, the search; under them chips and how many are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tracker.columns.words import share_words
from tracker.ui.keys import OwnKey, key_action
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.widgets.labels import HeardLabel, plain_label

_LONGEST_DAY = 36  # characters on a line before it is broken


class Remembered(Protocol):
    """What is chosen in a head, as a plain value: nothing while it is as at first, to which nothing leads back."""

    def as_left(self) -> Any:
        """The value that is remembered."""
        ...

    def see_as_left(self, left: object) -> None:
        """Take over what was remembered, where there is such a choice."""
        ...


class SearchBox(QLineEdit):
    """Tells what is searched for as it is typed; `left` when the arrow down or Enter goes on to the rows."""

    left = Signal()
    own_keys: tuple[OwnKey, ...] = (
        OwnKey("Esc", "clears the search, then goes back to the rows"),
        OwnKey("Down", "goes from the search to the rows"),
    )

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setPlaceholderText(f"{name}  (Ctrl+F)")
        self._picture = QAction(self)
        self.addAction(self._picture, QLineEdit.ActionPosition.LeadingPosition)
        self._picture.triggered.connect(self._come)
        key_action(self, "&Search this page", "Ctrl+F", self._come)
        self.apply_look()

    def apply_look(self) -> None:
        """Follow the look and the text size."""
        self._picture.setIcon(icon("search", current_palette().quiet_text, self.fontMetrics().height()))
        self.updateGeometry()
        for button in self.findChildren(QWidget):
            button.setAccessibleName("Go to the search")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As wide as what it says when it is empty."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + 4 * self.fontMetrics().height(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Wide enough to see a word or two of what is searched for."""
        return QSize(self.fontMetrics().averageCharWidth() * 20, super().minimumSizeHint().height())

    def as_left(self) -> str:
        """What is searched for."""
        return self.text().strip()

    def see_as_left(self, left: object) -> None:
        """Search for what was searched for."""
        self.setText(left if isinstance(left, str) else "")

    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, and in an empty box goes back to the rows; so do Enter and the arrow down."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


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
        self._box.addStretch(1)

    def say_day(self, words: str) -> None:
        """The sentence about the day; "" for today."""
        self.day.setText(words)
        self.day.setVisible(bool(words))

    def stand(self, width: int, *beside: QWidget) -> None:
        """Put the day under the name where both and the others do not fit into a width (pixels).

        It breaks its lines only where what is beside it, as narrow as that may be, leaves it too little.
        """
        rest, way, day = width - 10 * GRID, QBoxLayout.Direction, self._day_width()
        wanted = rest - sum(widget.sizeHint().width() for widget in beside)
        most = width - sum(widget.minimumSizeHint().width() + 2 * GRID for widget in beside) - 4 * GRID
        under, broken = day + self.name.sizeHint().width() > wanted, day > most
        self._box.setDirection(way.TopToBottom if under else way.LeftToRight)
        self.day.setWordWrap(broken)  # a label that may break its lines does so long before it has to
        self.setMinimumWidth(max(min(day, wanted if broken else most), 0) if under else 0)

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
        self.search.setToolTip("Ctrl+Shift+F searches everything in the plan")
        self.shown = HeardLabel(quiet=True, wrap=False)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(GRID * 2, GRID * 3 // 2, GRID * 2, GRID * 3 // 2)
        self._rows.setSpacing(GRID)
        self._beside: tuple[QWidget, ...] = ()
        self._said: tuple[int, int] | None = None
        self._room: tuple[str, int] | None = None  # for which words the label has room, in which height
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(GRID)
        self._right = _row()
        self._remembered: dict[str, Remembered] = {"search": self.search}

    def lay_out(self, *beside: QWidget, chips: QWidget | None = None) -> None:
        """Put these at the right of the title, and chips under it.

        How many are shown stands there too, unless it is among the chips.
        """
        self._beside = beside
        self._top.addWidget(self.title)
        self._right.addStretch(1)
        for widget in beside:
            self._right.addWidget(widget)
        self._top.addLayout(self._right, 1)
        self._rows.addLayout(self._top)
        if chips is not None:
            bottom = _row()
            bottom.addWidget(chips, 1)
            if not chips.isAncestorOf(self.shown):
                bottom.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignBottom)
                self.shown.setContentsMargins(0, 0, 0, GRID // 2 + 2)  # on a line with what stands in the chips
            bottom.setSpacing(GRID)
            self._rows.addLayout(bottom)

    def remember(self, **chosen: Remembered) -> None:
        """What is chosen there is so again when the plan is opened again, as the search is."""
        self._remembered.update(chosen)

    def as_left(self) -> dict[str, Any]:
        """What is chosen and not as at first, by name."""
        return {name: left for name, one in self._remembered.items() if (left := one.as_left())}

    def see_as_left(self, left: Mapping[str, Any]) -> None:
        """Choose what was chosen."""
        for name, one in self._remembered.items():
            one.see_as_left(left.get(name))

    def say_day(self, words: str) -> None:
        """The sentence about the day; "" for today."""
        self.title.say_day(words)
        self._stand()

    def say_shown(self, shown: int, total: int) -> None:
        """How many of how many are shown."""
        self._said = shown, total
        self.shown.setText(f"{share_words(shown, total)} shown" if total else "")
        room = f"{share_words(total, total)} shown ", self.shown.fontMetrics().height()
        if total and room != self._room:  # for all of them: nothing beside it moves, or is laid out, at each letter
            self._room = room
            wide = self.shown.fontMetrics().horizontalAdvance(room[0])
            margins = self.shown.contentsMargins()
            self.shown.setFixedSize(QSize(wide, room[1]).grownBy(margins))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the head is narrow, the day stands under the title."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """Where both cannot stand on one line, what is beside the title stands under it."""
        least, way = self._least_beside(), QBoxLayout.Direction
        under = self.title.minimumSizeHint().width() + least + 6 * GRID > self.width()
        self._top.setDirection(way.TopToBottom if under else way.LeftToRight)
        self._top.setAlignment(self._right, Qt.AlignmentFlag.AlignLeft if under else Qt.AlignmentFlag(0))
        self.title.stand(self.width(), *(() if under else self._beside))

    def _least_beside(self) -> int:
        widths = [widget.minimumSizeHint().width() for widget in self._beside]
        return sum(widths) + 2 * GRID * len(widths)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with one under the other, so that the window need not grow before they stand so."""
        needed, rest = super().minimumSizeHint(), [self.title.minimumSizeHint().width(), self._least_beside()]
        if (bottom := self._rows.itemAt(1)) is not None:
            rest.append(bottom.minimumSize().width())
        return QSize(max(rest) + 4 * GRID, needed.height())

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.title.apply_look()
        self.search.apply_look()
        if self._said is not None:
            self.say_shown(*self._said)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID * 2)
    for widget in widgets:
        row.addWidget(widget)
    return row
