"""The card of the preview that shows one of its parts, and the buttons that choose which."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import Choice, as_words
from tracker.ui.widgets.labels import plain_label

PARTS = {
    "found": "What was found", "table": "Chosen table", "lists": "Lists", "changes": "Changes", "problems": "Problems",
}  # fmt: skip


class ImportParts(QFrame):
    """`changed`: another part is in view. A part without a widget has no button; one that is too high scrolls."""

    changed = Signal()

    def __init__(self, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.of_each = dict(words)
        self.choice = Choice("Show", [(text, name) for name, text in words.items()])
        self.words, self.stack = plain_label(), QStackedWidget()
        self.widgets: dict[str, QWidget] = {}
        self.areas: dict[str, QScrollArea] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID * 3 // 2, GRID, GRID)
        column.setSpacing(GRID)
        top = QHBoxLayout()
        top.setContentsMargins(GRID, 0, GRID, 0)
        top.setSpacing(GRID * 2)
        top.addWidget(self.choice)
        top.addWidget(self.words, 1)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        for button in self.choice.buttons.values():
            button.hide()
        self.choice.changed.connect(lambda: self.show_part(self.shown))

    @property
    def shown(self) -> str:
        """The name of the part in view."""
        return str(self.choice.value)

    def add(self, name: str, widget: QWidget) -> None:
        """A part that can be shown."""
        area = QScrollArea(self.stack)
        self.stack.addWidget(area)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(widget)
        area.viewport().setAutoFillBackground(False)  # the ground is the card's
        widget.setAutoFillBackground(False)
        widget.show()
        self.widgets[name], self.areas[name] = widget, area
        self.choice.buttons[name].show()

    def take(self, name: str) -> QWidget:
        """Take a part out, to stand elsewhere."""
        widget, area = self.widgets.pop(name), self.areas.pop(name)
        area.takeWidget()
        self._put_aside(widget)
        self.stack.removeWidget(area)
        area.deleteLater()
        self.choice.buttons[name].hide()
        return widget

    def offer(self, name: str, widget: QWidget, there: bool, otherwise: str) -> None:
        """A part that is there only where it holds something; `otherwise` is shown where it was in view and goes."""
        if there and name not in self.widgets:
            self.add(name, widget)
        elif not there and name in self.widgets:
            was_shown = self.shown == name
            self.take(name)
            if was_shown:
                self.show_part(otherwise)
        elif not there:
            self._put_aside(widget)

    def _put_aside(self, widget: QWidget) -> None:
        """Out of sight, but still part of this: what stands nowhere would outlive the preview."""
        widget.hide()
        widget.setParent(self)

    def show_part(self, name: str) -> None:
        """Show a part."""
        self.choice.choose(name)
        self.stack.setCurrentWidget(self.areas[name])
        self.changed.emit()

    def count(self, name: str, number: int) -> None:
        """Say on its button how much is in a part."""
        self.choice.buttons[name].setText(as_words(f"{self.of_each[name]}  {number:,}"))


def side_by_side(found: QWidget, parts: QWidget) -> QSplitter:
    """What was found, and beside it the part that is shown."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(GRID * 3 // 2)
    splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
    splitter.addWidget(found)
    splitter.addWidget(parts)
    splitter.setStretchFactor(0, 35)
    splitter.setStretchFactor(1, 65)
    return splitter


def size_within(widget: QWidget, parent: QWidget | None) -> QSize:
    """As large as the window behind leaves room for, within what the text needs."""
    letter, line = widget.fontMetrics().averageCharWidth(), widget.fontMetrics().lineSpacing()
    window = parent.window() if parent else None
    width = window.width() - GRID * 6 if window else letter * 190
    height = window.height() - GRID * 6 if window else line * 44
    return QSize(min(width, letter * 260), min(height, line * 70))


def place_found(found: QWidget, parts: ImportParts, splitter: QSplitter, width: int, *, narrow: bool) -> None:
    """Where it is narrow, what was found is one of the parts and not beside them."""
    if narrow == ("found" in parts.widgets):
        return
    if narrow:
        parts.add("found", found)
        return
    if parts.shown == "found":
        parts.show_part("problems")
    splitter.insertWidget(0, parts.take("found"))
    found.show()
    splitter.setSizes([width * 35 // 100, width * 65 // 100])
