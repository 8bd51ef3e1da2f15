"""No dialog is larger than its screen: what then has no room in it is scrolled, over the buttons at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout

from tracker.ui.look.theme import GRID
from tracker.ui.widgets.panels import scroll_area

_SCROLLED = "all of the dialog but its foot"


def keep_on_screen(dialog: QDialog) -> None:
    """Give it the size that it asks for and its words need, within the screen.

    Qt itself gives one that asks for none at most two thirds of the screen, and knows no least height of words that
    are broken into lines.
    """
    layout = dialog.layout()
    if layout is None:
        return
    room = _room(dialog)
    asks = dialog.size() if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized) else dialog.sizeHint()
    size = asks.expandedTo(dialog.minimumSizeHint()).boundedTo(room)
    least = QSize(dialog.minimumSizeHint().width(), _least_height(layout, size.width()))
    if least.boundedTo(room) != least and dialog.findChild(QScrollArea, _SCROLLED) is None:
        area = _scroll(dialog, layout)
        least += QSize(area.verticalScrollBar().sizeHint().width(), 0)
    size = size.expandedTo(least.boundedTo(room))
    if size != dialog.size():
        dialog.resize(size)
        if dialog.isVisible():  # else Qt itself finds it a place
            _move_onto_screen(dialog)


def read_on(dialog: QDialog, pages: int) -> None:
    """Scroll what has no room in it by so many pages: where only words stand, no keyboard is in them to bring along."""
    area = dialog.findChild(QScrollArea, _SCROLLED)
    if area is not None:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())


def _move_onto_screen(dialog: QDialog) -> None:
    frame, screen = dialog.frameGeometry(), dialog.screen().availableGeometry()
    left = max(min(frame.left(), screen.right() + 1 - frame.width()), screen.left())
    top = max(min(frame.top(), screen.bottom() + 1 - frame.height()), screen.top())
    if (left, top) != (frame.left(), frame.top()):
        dialog.move(left, top)


def _room(dialog: QDialog) -> QSize:
    """What the screen has, without the frame that the desktop puts around a window."""
    return dialog.screen().availableSize() - QSize(GRID * 2, GRID * 5)


def _least_height(layout: QLayout, width: int) -> int:
    if layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(width)
    return layout.totalMinimumSize().height()


def _scroll(dialog: QDialog, layout: QLayout) -> QScrollArea:
    """What stands in it stands in an area from now on that scrolls to what has the keyboard; its buttons stay."""
    focused, margins, foot = dialog.focusWidget(), layout.contentsMargins(), _foot(layout)
    area = _area_for(layout, dialog)
    dialog.setMinimumSize(0, 0)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(area, 1)
    if foot is not None:
        foot.setContentsMargins(margins.left(), GRID, margins.right(), margins.bottom())
        column.addLayout(foot)
    if focused is not None:
        focused.setFocus()
    return area


def _area_for(layout: QLayout, dialog: QDialog) -> QScrollArea:
    """All in one window from the first, where Tab goes on in its order."""
    area, inside = scroll_area(dialog)
    area.setObjectName(_SCROLLED)
    area.setFrameShape(QFrame.Shape.NoFrame)
    inside.setLayout(layout)
    return area


def _foot(layout: QLayout) -> QHBoxLayout | None:
    """The row of buttons at the end, taken out of the layout."""
    last = layout.count() - 1
    if (item := layout.itemAt(last)) is None:
        return None
    row, buttons = item.layout(), item.widget()
    if isinstance(row, QHBoxLayout):
        layout.takeAt(last)
        return row
    if not isinstance(buttons, QDialogButtonBox):
        return None
    layout.takeAt(last)
    foot = QHBoxLayout()
    foot.addWidget(buttons)
    return foot
