"""The list of groups and comparators that a chart can show: each is switched on and off, and the list stays open."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton

from tracker.ui.widgets.chips import as_words

_LONGEST = 60  # letters of a name in the list


class _StayingMenu(QMenu):
    """A menu that a press on a box does not close, so that several can be switched in one go."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switch what was pressed."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar switch; Escape closes."""
        action = self.activeAction()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and action is not None:
            action.trigger()
            return
        super().keyPressEvent(event)


class SeriesMenu(QToolButton):
    """A button that says how many are shown and opens the list; it is not there while there is nothing to choose."""

    changed = Signal(list)  # the names that are shown now

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Groups and comparators on the chart")
        self.setToolTip("Groups and comparators that the chart shows")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choices = _StayingMenu(self)
        self.choices.setAccessibleName("Groups and comparators on the chart")
        self.setMenu(self.choices)
        self.offer([], [])

    def offer(self, names: Sequence[str], shown: Collection[str]) -> None:
        """What can be shown, and what is."""
        if names != [action.data() for action in self.choices.actions()]:
            self.choices.clear()
            for name in names:
                self.choices.addAction(self._choice(name))
        for action in self.choices.actions():
            action.setChecked(action.data() in shown)
        self.setVisible(bool(names))
        self._tell()

    @property
    def shown(self) -> list[str]:
        """The names that are switched on."""
        return [action.data() for action in self.choices.actions() if action.isChecked()]

    def _choice(self, name: str) -> QAction:
        action = QAction(as_words(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"), self.choices)
        action.setData(name)
        action.setCheckable(True)
        action.triggered.connect(self._switched)
        return action

    def _switched(self) -> None:
        self._tell()
        self.changed.emit(self.shown)

    def _tell(self) -> None:
        shown, every = self.shown, len(self.choices.actions())
        self.setText(f"Beside ours: {len(shown)} of {every} ▾")
        self.setAccessibleDescription(f"Shown: {', '.join(shown) or 'none'}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrow down open the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The list has the text size of its button."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "choices"):
            self.choices.setFont(self.font())
