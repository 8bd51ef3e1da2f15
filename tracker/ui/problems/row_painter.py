"""Paints the rows of problems: kind with its shape, the texts in two lines, and what can be decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.domain.problem import Problem
from tracker.ui.look.rating_chip import draw_shape
from tracker.ui.look.row_ground import draw_row_ground
from tracker.ui.look.text_lines import draw_lines
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.problems.kinds import DECIDED, KINDS, kind_colour, one_line, subject
from tracker.ui.tables.records_model import ROW, RegisterModel

LINKS = (("accepted", "Accept"), ("corrected", "Correct"), ("ignored", "Ignore"))
LINES = 2


class ProblemsDelegate(QStyledItemDelegate):
    """Every row is as high as two lines. `folded`: the place stands under the kind; `bare`: no room for links.

    `tight`: nor for a column of decisions, so that they stand there too.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.folded = self.bare = self.tight = False
        self.can_correct: Callable[[Problem], bool] = lambda _: True
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font, and compute what goes with it."""
        self.font, self.quiet = font, larger(font, 0.92)
        self.row_height = LINES * QFontMetrics(font).lineSpacing() + 2 * GRID
        self.side = round(QFontMetrics(font).ascent() * 0.75)

    def kind_width(self) -> int:
        """As wide as the longest kind."""
        words = max(QFontMetrics(self.font).horizontalAdvance(kind.word) for kind in KINDS.values())
        return words + self.side + GRID * 5 // 2

    def decision_width(self) -> int:
        """As wide as the links side by side, or as the longest decision where there is no room for them."""
        metrics = QFontMetrics(self.font)
        if self.bare:
            return max(metrics.horizontalAdvance(word) for word in DECIDED.values()) + 2 * GRID
        return sum(metrics.horizontalAdvance(word) for _, word in LINKS) + GRID * 6

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        problem = index.data(ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        decided, first = problem.decision is not None, index.column() == 0
        painter.save()
        draw_row_ground(painter, option.rect, option.widget, chosen=chosen, first=first, quiet=decided)
        inside = option.rect.adjusted(GRID, GRID, -GRID // 2, -GRID // 2)
        model = index.model()
        assert isinstance(model, RegisterModel)
        name = model.columns[index.column()].name
        if name == "kind":
            self._kind(painter, inside, problem)
        elif name == "decision":
            self._decision(painter, option.rect, problem)
        else:
            self._text(painter, inside, problem, name)
        painter.restore()

    def _kind(self, painter: QPainter, rect: QRect, problem: Problem) -> None:
        palette, kind = current_palette(), KINDS[problem.kind]
        colour = palette.quiet_text if problem.decision else kind_colour(problem.kind, palette)
        high = QFontMetrics(self.font).height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect.x(), rect.y() + (high - self.side) / 2, self.side, self.side)
        draw_shape(painter, box, kind.shape, colour)
        words = rect.adjusted(self.side + GRID, 0, 0, 0)
        y = draw_lines(painter, words, kind.word, self.font, palette.quiet_text if problem.decision else palette.text)
        if self.folded:
            under = rect.adjusted(self.side + GRID, y - rect.y(), 0, 0)
            draw_lines(painter, under, self._under(problem), self.quiet, palette.quiet_text)

    def _under(self, problem: Problem) -> str:
        """What stands under the kind: where it is, and the decision where that has no column."""
        about, decided = subject(problem), DECIDED[problem.decision].lower() if self.tight else ""
        return ", ".join(part for part in (about, decided) if part) or problem.place

    def _text(self, painter: QPainter, rect: QRect, problem: Problem, name: str) -> None:
        palette = current_palette()
        colour = palette.quiet_text if problem.decision else palette.text
        if name == "where":
            about = subject(problem)
            y = draw_lines(painter, rect, about or problem.place, self.font, colour, 1 if about else LINES)
            if about:
                under = rect.adjusted(0, y - rect.y(), 0, 0)
                draw_lines(painter, under, problem.place, self.quiet, palette.quiet_text)
        elif name == "why":
            draw_lines(painter, rect, one_line(problem.message), self.font, palette.quiet_text, LINES)
        else:
            text = problem.as_printed if name == "printed" else problem.read_as
            draw_lines(painter, rect, one_line(text) or "–", self.font, colour, LINES)

    def _decision(self, painter: QPainter, rect: QRect, problem: Problem) -> None:
        palette = current_palette()
        if problem.decision:
            inside = rect.adjusted(GRID, GRID, 0, 0)
            draw_lines(painter, inside, DECIDED[problem.decision], self.font, palette.quiet_text)
        elif not self.bare:
            for decision, place in self._links(rect):
                if decision != "corrected" or self.can_correct(problem):
                    draw_lines(painter, place, dict(LINKS)[decision], self.font, palette.accent)

    def _links(self, rect: QRect) -> list[tuple[str, QRect]]:
        metrics, x, places = QFontMetrics(self.font), rect.x() + GRID, []
        for decision, word in LINKS:
            wide = metrics.horizontalAdvance(word) + 2
            places.append((decision, QRect(x, rect.y() + GRID, wide, metrics.height())))
            x += wide + GRID * 2
        return places

    def link_at(self, rect: QRect, at: QPoint, problem: Problem) -> str | None:
        """The decision whose word lies under the mouse in a cell of decisions."""
        if self.bare or problem.decision:
            return None
        near = GRID // 2
        over = (name for name, place in self._links(rect) if place.adjusted(-near, -near, near, near).contains(at))
        found = next(over, None)
        return None if found == "corrected" and not self.can_correct(problem) else found
