"""Bars that stand: one a month, its count over it and its name under it; three dots where months are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.overview.marks import MarkLook, MarksView

_LINES_HIGH = 6  # lines of text that the highest bar takes


class MonthBar(NamedTuple):
    """A month, its mark (None: nothing is due in it), and whether months are left out before it."""

    name: str
    mark: MarkLook | None
    after_gap: bool = False


class MonthsView(MarksView):
    """As wide as its months need; where there is less room, what is around it scrolls."""

    upright = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.months: list[MonthBar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, months: Sequence[MonthBar]) -> None:
        """Show these months."""
        self.months = list(months)
        self.set_marks([[one.mark for one in months if one.mark is not None]])
        self.stand()

    def stand(self) -> None:
        """Put every bar in its place."""
        line = self.fontMetrics().lineSpacing()
        self.setMinimumWidth(self.step * len(self.months))
        self.setFixedHeight(line * (_LINES_HIGH + 3) + GRID)
        highest = max((one.mark.amount for one in self.months if one.mark), default=1)
        ground, marks = self._ground(), iter(self.every())
        wide = self.step - 2 * GRID
        for at, one in enumerate(self.months):
            if one.mark is not None:
                high = max(GRID, round(line * _LINES_HIGH * one.mark.amount / highest))
                next(marks).setGeometry(at * self.step + GRID, ground - high, wide, high)
        self.update()

    def _ground(self) -> int:
        return self.fontMetrics().lineSpacing() * (_LINES_HIGH + 1) + GRID // 2

    @property
    def least(self) -> int:
        """The width that the name of a month needs."""
        metrics = self.fontMetrics()
        least = max((metrics.horizontalAdvance(part) for one in self.months for part in one.name.split()), default=0)
        return max(least + GRID, metrics.height() + 2 * GRID)

    @property
    def step(self) -> int:
        """The width of a month: more than its name needs where there is room, but not more than looks well.

        Where not all have room, as many as have it fill it, so that none is cut before anybody scrolls.
        """
        around = self.parentWidget()
        room, count, least = (around or self).width(), max(len(self.months), 1), self.least
        fitting = max(room // least, 1)
        return room // fitting if fitting < count else min(room // count, round(least * 1.6))

    def minimumSizeHint(self) -> QSize:
        """As wide as its months."""
        return QSize(self.minimumWidth(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars follow the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.stand()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Counts, names, the line on which the bars stand, and gaps."""
        painter, palette, step = QPainter(self), current_palette(), self.step
        line, ground, strong = self.fontMetrics().lineSpacing(), self._ground(), larger(self.font(), 1.0, bold=True)
        painter.fillRect(0, ground, step * len(self.months), 1, QColor(palette.control_edge))
        marks = iter(self.every())
        for at, one in enumerate(self.months):
            top = next(marks).y() if one.mark else ground
            painter.setFont(strong)
            painter.setPen(QColor(palette.text))
            middle = Qt.AlignmentFlag.AlignHCenter
            high = QFontMetrics(strong).height()
            painter.drawText(
                QRect(at * step, top - high, step, high), middle, f"{one.mark.amount:,}" if one.mark else "0"
            )
            painter.setFont(self.font())
            painter.setPen(QColor(palette.quiet_text))
            for n, part in enumerate(one.name.split()):
                place = QRect(at * step, ground + GRID // 4 + n * line, step, line)
                painter.drawText(place, middle, part)
            if one.after_gap:
                painter.drawText(QRect(at * step - step // 2, ground - line, step, line), middle, "…")


class AcrossArea(QScrollArea):
    """Scrolls across only, where its picture is wider than it; by itself no stop of the keyboard."""

    def __init__(self, view: MonthsView) -> None:
        super().__init__()
        self.view, self._now = view, 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(view)
        self.viewport().setAutoFillBackground(False)
        view.setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def stand(self, now: int) -> None:
        """As high as the picture, with room for the bar that scrolls; the first month to come is in sight."""
        self._now = now
        self.setFixedHeight(self.view.height() + self.horizontalScrollBar().sizeHint().height())
        self._show_now()

    def _show_now(self) -> None:
        """With as much of what is past before it as of what comes."""
        self.ensureVisible(round((self._now + 0.5) * self.view.step), 0, self.viewport().width() // 2, 0)
        bar, step = self.horizontalScrollBar(), self.view.step
        bar.setValue(bar.value() // step * step)  # the first month is whole, and so are those after it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width begins there again."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.view.stand()
            self.horizontalScrollBar().setSingleStep(self.view.step)
            self._show_now()
