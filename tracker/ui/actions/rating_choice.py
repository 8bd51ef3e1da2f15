"""The choice of a stated rating, with the meaning of each colour beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from tracker.domain.plan import Rag
from tracker.ui.look.rating_chip import draw_rating_chip, rating_chip_size
from tracker.ui.look.text_lines import draw_lines, lines_of
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.widgets.labels import for_tooltip
from tracker.ui.widgets.one_of_few import OneOfFew

COMPUTED = ""
_MOST_LINES = 3  # of what a rating means
RATINGS: tuple[Rag, ...] = ("red", "amber", "green")


class RatingButton(QAbstractButton):
    """A round mark, the rating's chip, and what the rating means; without a rating only words."""

    def __init__(self, rating: str, name: str) -> None:
        super().__init__()
        self.rating, self.meaning = rating, ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        fixed = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        fixed.setHeightForWidth(True)
        self.setSizePolicy(fixed)

    def mean(self, words: str) -> None:
        """Say what it means."""
        self.meaning = words
        self.setAccessibleDescription(words)
        self.setToolTip(for_tooltip(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a chip with a little room."""
        return QSize(0, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """High enough for what it means, in as many lines as that takes."""
        chip = rating_chip_size(current_palette().ratings["red"], self.font()).height()
        lines = len(self._lines(width))
        return max(chip, lines * self.fontMetrics().lineSpacing()) + GRID // 2

    def _lines(self, width: int) -> tuple[str, ...]:
        return lines_of(self.meaning, self.font(), width - self.words_begin() - GRID // 2, _MOST_LINES)

    def words_begin(self) -> int:
        """Where the words stand, which begin at the same place in all of them."""
        x = GRID // 2 + self._side() + GRID
        if self.rating in current_palette().ratings:
            ratings = current_palette().ratings
            x += max(rating_chip_size(ratings[name], self.font()).width() for name in RATINGS) + GRID
        return x

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 0.85)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark, chip and words; a frame where the keyboard is."""
        painter, palette = QPainter(self), current_palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._mark(painter)
        if rating := palette.ratings.get(self.rating):
            high = rating_chip_size(rating, self.font()).height()
            corner = QPointF(GRID // 2 + self._side() + GRID, (self.height() - high) // 2)
            draw_rating_chip(painter, corner, rating, self.font())
        x, high = self.words_begin(), len(self._lines(self.width())) * self.fontMetrics().lineSpacing()
        rect = QRect(x, (self.height() - high) // 2, self.width() - x - GRID // 2, high)
        ink = palette.quiet_text if rating else palette.text
        draw_lines(painter, rect, self.meaning, self.font(), ink, _MOST_LINES)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _mark(self, painter: QPainter) -> None:
        """The round mark of one choice among several."""
        palette, side = current_palette(), self._side()
        box = QRectF(GRID // 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(palette.accent if self.isChecked() else palette.control_edge), 1.5))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(box.adjusted(side * 0.25, side * 0.25, -side * 0.25, -side * 0.25))


class RatingChoice(QWidget):
    """As computed, or one of the three ratings."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.group = OneOfFew(self)
        self.buttons: dict[str, RatingButton] = {}
        for rating in (COMPUTED, *RATINGS):
            button = RatingButton(rating, f"State {rating}" if rating else "Rating as computed")
            button.clicked.connect(lambda _=False: self.changed.emit())
            self.group.addButton(button)
            self.buttons[rating] = button
            column.addWidget(button)

    def explain(self, computed: str, key: Mapping[Rag, str]) -> None:
        """What each means; `computed` is the rating that the rule gives, "" for none."""
        self.buttons[COMPUTED].mean(f"As computed ({computed})" if computed else "As computed")
        for rating in RATINGS:
            self.buttons[rating].mean(key[rating])

    @property
    def value(self) -> str:
        """The stated rating that is chosen, "" for the computed one."""
        return next((rating for rating, button in self.buttons.items() if button.isChecked()), COMPUTED)

    def choose(self, rating: str) -> None:
        """Choose without telling anybody."""
        self.buttons[rating if rating in self.buttons else COMPUTED].setChecked(True)
