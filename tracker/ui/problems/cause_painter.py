"""Paints the rows of the page by cause, and knows which words of a decision lie under the mouse."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tracker.ui.look.rating_chip import draw_shape
from tracker.ui.look.row_ground import draw_row_ground
from tracker.ui.look.text_lines import draw_lines, lines_of
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.problems.cause_rows import CausePlace, CauseRow
from tracker.ui.problems.choices import ProblemChoice
from tracker.ui.problems.kinds import KINDS, kind_colour
from tracker.ui.tables.group_painter import draw_group
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW, RegisterModel

ACCEPT_REPAIRS = ProblemChoice("accepted", "Accept all repairs", "A")
_LINES = 2  # of what a cause means, of an example, and of a place
_TITLE_LINES = 3  # at most: what was found is never cut, however large the type
_DOT = " · "


class CausesDelegate(QStyledItemDelegate):
    """A cause is as high as its texts need, a place as two lines. `all_repairs`: how many problems were repaired."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font, and compute what goes with it."""
        self.font, self.quiet, self.bold = font, larger(font, 0.92), larger(font, 1.0, bold=True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(font.pointSizeF() * 0.92)
        self.mono = fixed
        metrics = QFontMetrics(font)
        self.line, self.side = metrics.lineSpacing(), round(metrics.ascent() * 0.75)
        self.indent = self.side + GRID * 3 // 2
        self.place_height = self.line + QFontMetrics(self.quiet).lineSpacing() + 2 * GRID
        self.group_height = metrics.height() + 2 * GRID

    def height_of(self, row: CauseRow | CausePlace, widths: dict[str, int]) -> int:
        """How high a row is in columns of these widths; a place has two lines, or as many as what can be done takes."""
        room = QRect(0, 0, widths.get("choices", 0), 1)
        links = [place.bottom() for _, place in self._links(row.choices, room)] if room.width() else []
        below = max(links, default=0) + GRID
        if not isinstance(row, CauseRow):
            return max(self.place_height, below)
        inside = widths["found"] - self.indent - 3 * GRID // 2
        title, quiet = len(self.title_lines(row, inside)), len(lines_of(row.under, self.quiet, inside, _LINES))
        texts = [title * QFontMetrics(self.bold).lineSpacing() + quiet * QFontMetrics(self.quiet).lineSpacing()]
        for text, font, name in ((row.example, self.mono, "example"), (row.read_as, self.font, "read_as")):
            if widths.get(name):
                lines = len(lines_of(text, font, widths[name] - GRID * 3 // 2, _LINES))
                texts.append(lines * QFontMetrics(font).lineSpacing())
        return max(max(texts) + 2 * GRID, below)

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell; a group's only cell spans its row."""
        row, model = index.data(ROW), index.model()
        assert isinstance(model, RegisterModel)
        name = model.columns[index.column()].name
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        first, quiet = index.column() == 0, isinstance(row, Group)
        painter.save()
        draw_row_ground(painter, option.rect, option.widget, chosen=chosen, first=first, quiet=quiet)
        inside = option.rect.adjusted(GRID, GRID, -GRID // 2, -GRID // 2)
        if isinstance(row, Group):
            draw_group(painter, option.rect.adjusted(GRID, 0, -GRID, 0), row, self.font, self.bold)
            self._words(painter, self._links_of(row, option.rect))
        elif name == "found":
            self._found(painter, inside, row)
        elif name == "choices":
            self._words(painter, self._links_of(row, option.rect))
        else:
            self._text(painter, inside, row, name)
        painter.restore()

    def _found(self, painter: QPainter, rect: QRect, row: CauseRow | CausePlace) -> None:
        palette, is_cause = current_palette(), isinstance(row, CauseRow)
        if isinstance(row, CauseRow):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(rect.x(), rect.y() + (self.line - self.side) / 2, self.side, self.side)
            draw_shape(painter, box, KINDS[row.kind].shape, kind_colour(row.kind, palette))
        words = rect.adjusted(self.indent if is_cause else 2 * self.indent, 0, 0, 0)
        font, at = self.bold if is_cause else self.font, 0
        below = words
        for line in self.title_lines(row, words.width()):
            words, at = below, QFontMetrics(font).horizontalAdvance(line) + GRID
            below = words.adjusted(0, draw_lines(painter, words, line, font, palette.text) - words.y(), 0, 0)
        draw_lines(painter, words.adjusted(at, 0, GRID, 0), row.places, self.font, palette.quiet_text)
        draw_lines(painter, below, row.under, self.quiet, palette.quiet_text, _LINES if is_cause else 1)

    def title_lines(self, row: CauseRow | CausePlace, width: int) -> tuple[str, ...]:
        """What was found, in lines that leave room beside them for the number of places."""
        is_cause, metrics = isinstance(row, CauseRow), QFontMetrics(self.font)
        wide = metrics.horizontalAdvance(row.places) + GRID if row.places else 0
        font = self.bold if is_cause else self.font
        return lines_of(row.title, font, max(width - wide, 1), _TITLE_LINES if is_cause else 1)

    def _text(self, painter: QPainter, rect: QRect, row: CauseRow | CausePlace, name: str) -> None:
        text, font = (row.example, self.mono) if name == "example" else (row.read_as, self.font)
        draw_lines(painter, rect, text, font, current_palette().text, _LINES)

    def _words(self, painter: QPainter, links: list[tuple[ProblemChoice, QRect]]) -> None:
        palette, metrics, last = current_palette(), QFontMetrics(self.font), None
        for choice, place in links:
            if last is not None and last.y() == place.y():
                beside = last.right() + 1 + metrics.horizontalAdvance(" ")
                dot = QRect(beside, last.y(), metrics.horizontalAdvance(_DOT), place.height())
                draw_lines(painter, dot, "·", self.font, palette.quiet_text)
            draw_lines(painter, place, choice.words, self.font, palette.accent)
            last = place

    # Where the words stand

    def _links_of(self, row: Group | CauseRow | CausePlace, rect: QRect) -> list[tuple[ProblemChoice, QRect]]:
        if not isinstance(row, Group):
            return list(self._links(row.choices, rect))
        if row.key != "repaired":
            return []
        metrics = QFontMetrics(self.font)
        wide = metrics.horizontalAdvance(ACCEPT_REPAIRS.words) + 2
        y = rect.y() + (rect.height() - metrics.height()) // 2
        return [(ACCEPT_REPAIRS, QRect(rect.right() - wide - 2 * GRID, y, wide, metrics.height()))]

    def _links(self, choices: object, rect: QRect) -> Iterator[tuple[ProblemChoice, QRect]]:
        """The words side by side, on another line where there is no more room."""
        metrics = QFontMetrics(self.font)
        x, y, right = rect.x() + GRID, rect.y() + GRID, rect.x() + rect.width() - GRID
        assert isinstance(choices, (list, tuple))
        for choice in choices:
            wide = metrics.horizontalAdvance(choice.words) + 2
            if x > rect.x() + GRID and x + wide > right:
                x, y = rect.x() + GRID, y + self.line
            yield choice, QRect(x, y, min(wide, max(right - x, 1)), metrics.height())
            x += wide + metrics.horizontalAdvance(_DOT)

    def link_at(self, rect: QRect, at: QPoint, row: Group | CauseRow | CausePlace) -> ProblemChoice | None:
        """The decision whose words lie there, in a cell of decisions or in the heading of a group."""
        near = GRID // 2
        over = (one for one, place in self._links_of(row, rect) if place.adjusted(-near, -2, near, 2).contains(at))
        return next(over, None)
