"""The keyboard stays where it is while a part of the preview is made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeptFocus:
    """The control of an `area` that had the keyboard, or the one that was made anew under its name.

    Where that can no longer be pressed, the first of `otherwise` that is in view has it.
    """

    def __init__(self, area: QWidget, otherwise: Sequence[QWidget]) -> None:
        self.area, self.otherwise = area, otherwise
        self._widget: QWidget | None = None
        self._name = ""

    def note(self) -> None:
        """Note which control has the keyboard."""
        widget = QApplication.focusWidget()
        self._widget = widget if widget is not None and self.area.isAncestorOf(widget) else None
        self._name = self._widget.accessibleName() if self._widget else ""

    def give_back(self) -> None:
        """Give it back."""
        if self._widget is None:
            return
        same = [self._widget] if isValid(self._widget) and self.area.isAncestorOf(self._widget) else []
        named = [one for one in self.area.findChildren(QWidget) if self._name and one.accessibleName() == self._name]
        for widget in (*same, *named, *self.otherwise):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @contextmanager
    def kept(self) -> Iterator[None]:
        """While something is made anew at once."""
        self.note()
        yield
        self.give_back()
