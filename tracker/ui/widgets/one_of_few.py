"""Buttons of which one is chosen, by the keyboard: where Tab and the arrow keys lead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

_KEY = Qt.Key
_STEPS = {int(_KEY.Key_Left): -1, int(_KEY.Key_Up): -1, int(_KEY.Key_Right): 1, int(_KEY.Key_Down): 1}


class OneOfFew(QButtonGroup):
    """Buttons of which one is chosen: Tab leads to it, and the arrow keys choose the next one, as they read.

    Qt would lead to the first one, and by the arrows to whatever stands nearest, which may be in another row.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._follow)

    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        """One more, after those that there are."""
        super().addButton(button, id)
        button.installEventFilter(self)

    def _follow(self, chosen: QAbstractButton, on: bool) -> None:
        for button in self.buttons() if on else ():
            strong, weak = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(strong if button is chosen else weak)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the last one on to the first."""
        step = None
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
        there = [one for one in self.buttons() if one.isEnabled() and not one.isHidden()]
        if step is None or watched not in there:
            return super().eventFilter(watched, event)
        following = there[(there.index(watched) + step) % len(there)]
        following.click()  # first: what that leads to by a press of the mouse is not where the arrows end
        following.setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)
        return True
