"""Chips: filters that are on or off, filters chosen from a list, and choices of one among few."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.words import counted
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import for_tooltip
from tracker.ui.widgets.one_of_few import OneOfFew

_LINK = 56  # letters of a link


def as_words(text: str) -> str:
    """Text for a button or a menu, where "&" would make a shortcut."""
    return text.replace("&", "&&")


def menu_entry(menu: QMenu, words: str, call: Callable[[], object]) -> QAction:
    """An entry at the end of a menu, and what it does."""
    action = QAction(as_words(words), menu)
    action.triggered.connect(lambda _=False: call())
    menu.addAction(action)
    return action


class Chip(QToolButton):
    """A filter that is on or off, with a count of what the `noun` names."""

    def __init__(self, name: str, noun: str = "action") -> None:
        super().__init__()
        self.name, self.noun = name, noun
        self.setObjectName("chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name} filter")
        self.tell(None)

    def tell(self, count: int | None) -> None:
        """Show how many rows it would leave."""
        self.setText(as_words(self.name if count is None else f"{self.name}  {count:,}"))
        self.setAccessibleDescription("" if count is None else counted(count, self.noun))

    def as_left(self) -> bool:
        """Whether it is on."""
        return self.isChecked()

    def see_as_left(self, left: object) -> None:
        """On where it was."""
        self.setChecked(left is True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class MenuChip(QToolButton):
    """A chip whose list opens by a press, Enter and the arrow down; only what is chosen checks it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def nextCheckState(self) -> None:
        """A press opens the list and checks nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrow down open the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
            return
        super().keyPressEvent(event)


class ListChip(MenuChip):
    """A filter chosen from a list; the first entry, which takes the filter away, has the value None."""

    chosen = Signal(object)

    def __init__(self, name: str, everything: str, *, filters: bool = True) -> None:
        """One that `filters` is marked while something is chosen: rows may be missing."""
        super().__init__()
        self.name, self.everything, self._filters = name, everything, filters
        self.value: Hashable = None
        self.setAccessibleName(f"{name} filter")
        self._menu = QMenu(self)
        self._menu.setAccessibleName(f"Choose {name.lower()}")
        self.setMenu(self._menu)
        self._entries: list[tuple[str, Hashable]] = []
        self.offer([])

    def offer(self, entries: Iterable[tuple[str, Hashable]]) -> None:
        """The words and values to choose from; a value that is no longer there is let go."""
        offered = [(self.everything, None), *entries]
        if offered == self._entries:
            return
        same = [value for _, value in offered] == [value for _, value in self._entries]
        self._entries = offered
        if same:  # as where only the counts are others
            for action, (words, _) in zip(self._menu.actions(), offered, strict=True):
                action.setText(as_words(words))
        else:
            self._fill()
        self._tell()

    def _fill(self) -> None:
        if self.value not in [value for _, value in self._entries]:
            self.value = None
        self._menu.clear()
        group = QActionGroup(self._menu)
        for words, value in self._entries:
            action = QAction(as_words(words), self._menu)
            action.setCheckable(True)
            action.setChecked(value == self.value)
            action.triggered.connect(lambda _=False, value=value: self.choose(value))
            group.addAction(action)
            self._menu.addAction(action)

    def choose(self, value: Hashable) -> None:
        """Filter by a value."""
        self.value = value
        for action, (_, other) in zip(self._menu.actions(), self._entries, strict=True):
            action.setChecked(other == value)
        self._tell()
        self.chosen.emit(value)

    def as_left(self) -> str:
        """The value as words, "" for none."""
        return "" if self.value is None else str(self.value)

    def see_as_left(self, left: object) -> None:
        """Choose the value that was so called, if it is still offered."""
        self.choose(next((value for _, value in self._entries if value is not None and str(value) == left), None))

    def _tell(self) -> None:
        words = next((words for words, value in self._entries if value == self.value), str(self.value))
        text = self.name if self.value is None else f"{self.name}: {words}"
        short = self.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, self.fontMetrics().averageCharWidth() * 30
        )
        self.setText(as_words(f"{short} ▾"))
        self.setAccessibleDescription(words)
        self.setChecked(self._filters and self.value is not None)


class Choice(QWidget):
    """One of a few, as buttons side by side; the arrow keys go through them."""

    changed = Signal()

    def __init__(self, name: str, entries: Iterable[tuple[str, Hashable]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inside, flow = flowing(GRID // 2)
        column.addWidget(inside)
        self.group = OneOfFew(self)
        self.buttons: dict[Hashable, QPushButton] = {}
        for words, value in entries:
            button = SmallButton(words)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {words}")
            button.clicked.connect(lambda _=False: self.changed.emit())
            self.group.addButton(button)
            self.buttons[value] = button
            flow.addWidget(button)

    @property
    def value(self) -> Hashable:
        """The value that is chosen, None where none is."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)

    def choose(self, value: Hashable) -> None:
        """Choose without telling anybody."""
        self.buttons[value].setChecked(True)

    def as_left(self) -> str:
        """The value as words, "" for the first one."""
        return "" if self.value in (None, next(iter(self.buttons))) else str(self.value)

    def see_as_left(self, left: object) -> None:
        """Choose the value that was so called, else the first one."""
        self.choose(next((value for value in self.buttons if str(value) == left), next(iter(self.buttons))))


class SmallButton(QPushButton):
    """A button as wide as its words; a stylesheet would leave it Qt's least width."""

    def __init__(self, words: str) -> None:
        super().__init__(as_words(words))
        self.setAutoDefault(False)

    def minimumSizeHint(self) -> QSize:
        """It is not to be squeezed."""
        return self.sizeHint()


class LinkButton(QPushButton):
    """Words that lead to a record: a long text is cut, and stands whole in the tooltip and the accessible name."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words if len(words) <= _LINK else f"{words[:_LINK].rsplit(maxsplit=1)[0]} …"
        self.setText(as_words(self.words))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(f"Go to {words}")
        self.setToolTip(for_tooltip(words))

    def sizeHint(self) -> QSize:
        """All that is left of the words, whatever is shown of them now."""
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + 3 * GRID + 6, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Where there is little room the end is left out."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 16), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the words as there is room for."""
        super().resizeEvent(event)
        room = self.width() - 3 * GRID - 4
        self.setText(as_words(self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)))


class Links(QWidget):
    """Links in lines; `asked` tells the record of the one that was pressed."""

    asked = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: list[LinkButton] = []
        self._words: list[str] = []
        self._records: list[object] = []
        inside, self._flow = flowing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)

    def offer(self, links: Iterable[tuple[str, object]]) -> None:
        """The words and records to lead to; the same words leave the buttons where they are."""
        offered = list(links)
        if [words for words, _ in offered] != self._words:
            for button in self.buttons:
                self._flow.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.buttons = [self._button(at, words) for at, (words, _) in enumerate(offered)]
        self._words, self._records = [words for words, _ in offered], [record for _, record in offered]
        self.setVisible(bool(offered))

    def _button(self, at: int, words: str) -> LinkButton:
        button = LinkButton(words)
        button.clicked.connect(lambda _=False: self.asked.emit(self._records[at]))
        self._flow.addWidget(button)
        button.show()
        return button
