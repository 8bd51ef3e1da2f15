"""No dialog is larger than its screen: what then has no room in it is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID


def keep_on_screen(dialog: QDialog) -> None:
    """Give it the size that it asks for and its words need, within the screen.

    Qt itself gives one that asks for none at most two thirds of the screen, and knows no least height of words that
    are broken into lines.
    """
    layout = dialog.layout()
    if layout is None:
        return
    room = _room(dialog)
    wanted = dialog.size() if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized) else dialog.sizeHint()
    size = wanted.expandedTo(dialog.minimumSizeHint()).boundedTo(room)
    least = _least_height(layout, size.width())
    is_scrolled = isinstance(dialog.findChild(QScrollArea, _NAME, Qt.FindChildOption.FindDirectChildrenOnly), QWidget)
    if not is_scrolled and (least > room.height() or dialog.minimumSizeHint().width() > room.width()):
        _scroll(dialog, layout)
    size = size.expandedTo(QSize(0, min(least, room.height())))
    if size != dialog.size():
        dialog.resize(size)


_NAME = "all of the dialog"


def _room(dialog: QDialog) -> QSize:
    """What the screen has, without the frame that the desktop puts around a window."""
    return dialog.screen().availableSize() - QSize(GRID * 2, GRID * 5)


def _least_height(layout: QLayout, width: int) -> int:
    if layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(width)
    return layout.totalMinimumSize().height()


def _scroll(dialog: QDialog, layout: QLayout) -> None:
    """All that stands in it stands in an area from now on that scrolls to what has the keyboard."""
    focused, inside, area = dialog.focusWidget(), QWidget(), QScrollArea()
    inside.setLayout(layout)
    area.setObjectName(_NAME)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    dialog.setMinimumSize(0, 0)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)
    if focused is not None:
        focused.setFocus()
