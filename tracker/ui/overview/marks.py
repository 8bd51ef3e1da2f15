"""The marks of a picture: each is a button that says what it stands for; arrow keys go from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QWidget

from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.widgets.labels import for_tooltip

_ROUND = 3.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkPart(NamedTuple):
    """A stretch of a mark: its share of the whole, its fill, and the colour of hatching over it."""

    share: float
    fill: str
    hatch: str = ""


class MarkLook(NamedTuple):
    """What a mark shows: how many it stands for, in which parts, with which text; `words` name it in full.

    `wanted` is what is asked for when it is pressed.
    """

    amount: int
    parts: tuple[MarkPart, ...]
    words: str
    wanted: object
    text: str = ""
    ink: str = ""


class Mark(QAbstractButton):
    """One bar, or a part of one."""

    def __init__(self, look: MarkLook, upright: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self.upright = look, upright
        self.setAccessibleName(look.words)
        self.setToolTip(for_tooltip(look.words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def text_width(self) -> int:
        """What its text needs."""
        return QFontMetrics(self._font()).horizontalAdvance(self.look.text) + GRID if self.look.text else 0

    def _font(self) -> QFont:
        return larger(self.font(), 0.9, bold=True)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The parts, the outline, the text where there is room, and the focus."""
        painter, palette = QPainter(self), current_palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._fill(painter, box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.text if self.underMouse() else palette.outline), 1))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        if self.look.text and self.text_width() <= self.width() + GRID // 2:
            painter.setFont(self._font())
            painter.setPen(QColor(self.look.ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.look.text)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.surface), 2))  # one of the two stands out from any colour
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), _ROUND, _ROUND)
            painter.setPen(QPen(QColor(palette.accent), 3))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _ROUND, _ROUND)

    def _fill(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        at = box.bottom() if self.upright else box.left()
        for part in self.look.parts:
            size = part.share * (box.height() if self.upright else box.width())
            inside = QRectF(box.left(), at - size, box.width(), size) if self.upright else box
            at -= size
            painter.setBrush(QColor(part.fill))
            painter.drawRoundedRect(inside, _ROUND, _ROUND)
            if part.hatch:
                painter.setBrush(QBrush(QColor(part.hatch), Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(inside, _ROUND, _ROUND)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What has the keyboard is in sight, in whatever scrolls around it."""
        super().focusInEvent(event)
        widget = self.parentWidget()
        while widget is not None:
            if isinstance(widget, QScrollArea):
                widget.ensureWidgetVisible(self, 2 * GRID, 4 * GRID)
            widget = widget.parentWidget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the space bar does; the picture takes the arrows."""
        if event.key() in _ENTER:
            self.click()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()


class MarksView(QWidget):
    """A picture of marks in rows. Tab leads to one of them, the arrow keys, Home and End to the others.

    `asked`: what a mark that was pressed stands for. Tab comes from `after`, the control before it.
    """

    asked = Signal(object)
    upright = False
    own_keys = (
        OwnKey("Enter", "shows the rows behind what is chosen"),
        OwnKey("Left, Right, Up, Down, Home, End", "goes from part to part of a picture"),
    )

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.marks: list[list[Mark]] = []
        self.after: QWidget | None = None
        self._current: Mark | None = None
        self._group = QButtonGroup(self)  # for whoever asks what the arrow keys lead to
        self._group.setExclusive(False)

    def every(self) -> list[Mark]:
        """All marks in their order."""
        return [mark for row in self.marks for mark in row]

    def set_marks(self, rows: Sequence[Sequence[MarkLook]]) -> None:
        """Show these marks; where the picture had the keyboard it stays on what stands at the same place."""
        before = self.every()
        if [[mark.look for mark in row] for row in self.marks] == [list(row) for row in rows]:
            return
        held = next((at for at, mark in enumerate(before) if mark.hasFocus()), None)
        self.marks = [[self._made(look) for look in row] for row in rows]
        every = self.every()
        for one, other in pairwise([self.after, *every] if self.after else every):
            QWidget.setTabOrder(one, other)
        self._current = every[min(held or 0, len(every) - 1)] if every else None
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            if held is not None:
                self._current.setFocus()
        for mark in before:
            mark.hide()
            self._group.removeButton(mark)
            mark.setParent(None)
            mark.deleteLater()

    def _made(self, look: MarkLook) -> Mark:
        mark = Mark(look, self.upright, self)
        mark.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._group.addButton(mark)
        mark.clicked.connect(lambda _=False: self._pressed(mark))
        mark.show()
        return mark

    def _pressed(self, mark: Mark) -> None:
        self._become_current(mark)
        self.asked.emit(mark.look.wanted)

    def _become_current(self, mark: Mark) -> None:
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = mark
        mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go along a row and from row to row."""
        every = self.every()
        here = next((mark for mark in every if mark.hasFocus()), None)
        there = self._beside(here, event.key()) if here is not None else None
        if there is None:
            super().keyPressEvent(event)
            return
        self._become_current(there)
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _beside(self, here: Mark, key: int) -> Mark | None:
        every = self.every()
        at = every.index(here)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return every[0 if key == Qt.Key.Key_Home else -1]
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return every[min(max(at + (1 if key == Qt.Key.Key_Right else -1), 0), len(every) - 1)]
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        rows = [row for row in self.marks if row]
        row = next(n for n, marks in enumerate(rows) if here in marks)
        other = rows[min(max(row + (1 if key == Qt.Key.Key_Down else -1), 0), len(rows) - 1)]
        return other[min(rows[row].index(here), len(other) - 1)]
