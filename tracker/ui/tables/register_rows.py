"""Paints the rows of the register: headings of groups, and what each column says of an action."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from tracker.columns.words import Column, counted, review_words, standing_words, text_of, words_of
from tracker.domain.actions.register import Line
from tracker.domain.when import show_day
from tracker.palette import contrast
from tracker.ui.look.rating_chip import draw_rating_chip
from tracker.ui.look.row_ground import draw_row_ground
from tracker.ui.look.text_lines import TextPlace, all_lines, draw_all_lines, draw_lines_at
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.tables.group_painter import draw_group
from tracker.ui.tables.grouped_view import GroupedView
from tracker.ui.tables.grouping import Group

QUIET = 0.92  # how large quiet type is beside the usual
READS = 4.5  # the least contrast of text with its ground
_Cell = tuple[Column[Line], int, int]  # a column that has room, where it begins, how wide it is


class RegisterPainter:
    """Paints each row as a whole: a delegate, which Qt asks for each cell, would take twice as long.

    Every row is as high as two lines and a quiet one, or as one line: nothing is measured row by row. In full
    each is as high as its whole action and latest commentary.
    """

    def __init__(self, view: GroupedView) -> None:
        self.view = view
        self.density = "two lines"
        self.as_at = date.today()
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font, and compute the heights that go with it."""
        self.font, self.quiet, self.bold = font, larger(font, QUIET), larger(font, 1.0, bold=True)
        self.quiet_bold = larger(font, QUIET, bold=True)
        line, quiet = QFontMetrics(font).lineSpacing(), QFontMetrics(self.quiet).lineSpacing()
        self._above = GRID // 2 if self.one_line else GRID
        self.row_height = line + 2 * self._above + 2 if self.one_line else 2 * line + quiet + 2 * GRID + GRID // 2
        self.group_height = QFontMetrics(self.bold).height() + 2 * GRID

    @property
    def one_line(self) -> bool:
        """Whether a row is one line."""
        return self.density == "one line"

    def full_height(self, line: Line, columns: Sequence[tuple[Column[Line], int]], shown: Set[str]) -> int:
        """The height of a row that shows whole what its wrapped columns say; each is given with its width."""
        high, led, said = self.row_height, "lead" in shown, "commentary" in shown
        large, quiet = QFontMetrics(self.font).lineSpacing(), QFontMetrics(self.quiet).lineSpacing()
        for column, width in columns:
            inside = width - GRID - GRID // 2
            text = line.action.text if column.name == "action" else text_of(column, line)
            lines = len(all_lines(text, self.font, inside)) * large
            if column.name == "action":
                lines += len(all_lines(_under(line, led, said), self.quiet, inside)) * quiet
            high = max(high, lines + 2 * GRID + GRID // 2)
        return high

    def paint(self, painter: QPainter, within: QRect) -> None:
        """Paint the rows that a rectangle of the viewport touches, each as a whole."""
        view, cells = self.view, self._cells()
        shown = _names_of(cells)
        first, last = view.rowAt(within.top()), view.rowAt(within.bottom())
        if first < 0 or not cells:
            return
        last = last if last >= 0 else len(view.register.rows) - 1
        left, right = min(x for _, x, _ in cells), max(x + wide for _, x, wide in cells)
        cells = [one for one in cells if one[1] <= within.right() and one[1] + one[2] > within.left()]
        y, spans = view.rowViewportPosition(first), self._selected()
        for at, row in enumerate(view.register.rows[first : last + 1], first):
            rect, group = QRect(left, y, right - left, view.rowHeight(at)), isinstance(row, Group)
            chosen = any(at in span for span in spans)
            ground = draw_row_ground(painter, rect, view, chosen=chosen, first=True, quiet=group)
            if group:
                draw_group(painter, rect.adjusted(GRID, GRID, -GRID // 2, -GRID), row, self.font, self.bold)
            for column, x, wide in () if group else cells:
                place = x + GRID, y + self._above, wide - GRID - GRID // 2
                self._cell(painter, place, row, column, shown, ground)
            y += rect.height()

    def shown(self) -> set[str]:
        """The names of the columns that have room."""
        return _names_of(self._cells())

    def _cells(self) -> list[_Cell]:
        """The columns that have room, each with where it begins and how wide it is."""
        view, columns = self.view, enumerate(self.view.register.columns)
        shown = [(column, at) for at, column in columns if not view.isColumnHidden(at)]
        return [(column, view.columnViewportPosition(at), view.columnWidth(at)) for column, at in shown]

    def _selected(self) -> list[range]:
        """Where rows are selected; asked of each, Qt asks the model back."""
        selection = self.view.selectionModel().selection()
        return [range(one.top(), one.bottom() + 1) for one in map(selection.at, range(selection.size()))]

    def _cell(
        self, painter: QPainter, place: TextPlace, line: Line, column: Column[Line], shown: Set[str], ground: str
    ) -> None:
        name = column.name
        if name == "action":
            self._action(painter, place, line, "lead" in shown, "commentary" in shown)
        elif name == "lead":
            self._lead(painter, place, line)
        elif name == "review":
            self._review(painter, place, line, ground)
        elif name == "rating":
            self._rating(painter, place, line, ground, reviewed="review" in shown)
        else:
            self._words(painter, place, line, column)

    def _words(self, painter: QPainter, place: TextPlace, line: Line, column: Column[Line]) -> None:
        """Of any other column what it says, as it stands in the workbook; numbers at the right."""
        text, ink = text_of(column, line), current_palette().text
        if column.kind == "number":
            painter.setFont(self.font)
            painter.setPen(QColor(ink))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            painter.drawText(QRect(*place, self.row_height), right, text)
        elif self.density == "full" and column.wrap:
            draw_all_lines(painter, place, text, self.font, ink)
        else:
            draw_lines_at(painter, place, text, self.font, ink, 3 if column.wrap and not self.one_line else 1)

    def _action(self, painter: QPainter, place: TextPlace, line: Line, led: bool, said: bool) -> None:
        palette = current_palette()
        if self.one_line:
            draw_lines_at(painter, place, line.action.text, self.font, palette.text)
            return
        draw, most = (draw_all_lines, ()) if self.density == "full" else (draw_lines_at, (2,))
        y = draw(painter, place, line.action.text, self.font, palette.text, *most)
        draw(painter, _below(place, y + GRID // 4), _under(line, led, said), self.quiet, palette.quiet_text)

    def _lead(self, painter: QPainter, place: TextPlace, line: Line) -> None:
        lead, palette = line.action.lead, current_palette()
        if self.one_line:
            words = lead.name or lead.role or lead.as_printed or "No lead"
            draw_lines_at(painter, place, words, self.font, palette.text)
            return
        if not (lead.name and lead.role):
            draw_lines_at(painter, place, lead.as_printed or "No lead", self.font, palette.text, 3)
            return
        y = draw_lines_at(painter, place, lead.name, self.font, palette.text, 2 if " and " in lead.name else 1)
        draw_lines_at(painter, _below(place, y), lead.role, self.quiet, palette.quiet_text, 2)

    def _review(self, painter: QPainter, place: TextPlace, line: Line, ground: str, large: bool = True) -> None:
        palette = current_palette()
        words = words_of(line.state.review) or "No date"
        red = palette.ratings["red"].fill
        late = red if line.overdue and contrast(red, ground) >= READS else palette.text
        if self.one_line:
            words = " · ".join(part for part in (review_words(line, self.as_at), words) if part)
            draw_lines_at(painter, place, words, self.bold if line.overdue else self.font, late)
            return
        y = draw_lines_at(painter, place, words, self.font if large else self.quiet, palette.text)
        font, ink = (self.quiet_bold, late) if line.overdue else (self.quiet, palette.quiet_text)
        draw_lines_at(painter, _below(place, y), review_words(line, self.as_at), font, ink)

    def _rating(self, painter: QPainter, place: TextPlace, line: Line, ground: str, reviewed: bool) -> None:
        palette = current_palette()
        rating = palette.ratings.get(line.standing)
        if rating is None:
            return
        size = draw_rating_chip(painter, QPointF(place[0], place[1] - 1), rating, self.font, place[2])
        if self.one_line:
            return
        if not reviewed:
            self._review(painter, _below(place, place[1] + size.height() + 1), line, ground, large=False)
            return
        under = _below(place, place[1] + size.height() + GRID // 4)
        draw_lines_at(painter, under, rating_note(line, self.as_at), self.quiet, palette.quiet_text)


def _names_of(cells: Sequence[_Cell]) -> set[str]:
    return {column.name for column, _, _ in cells}


def _below(place: TextPlace, y: int) -> TextPlace:
    return place[0], y, place[2]


def _under(line: Line, led: bool, said: bool) -> str:
    """What stands under an action: the lead and the latest commentary, unless a column of their own says them."""
    lead = "" if led else line.action.lead.name or line.action.lead.role or line.action.lead.as_printed
    return " · ".join(part for part in (lead, "" if said else commentary_words(line)) if part)


def commentary_words(line: Line) -> str:
    """The latest commentary with its date before it, where more may have to be cut off."""
    if not line.state.text:
        return ""
    day = line.state.text_day
    return f"{show_day(day) if day else 'undated'} · {line.state.text}"


def rating_note(line: Line, as_at: date) -> str:
    """What goes under a rating: for how long the sign-off is awaited, or that somebody stated it."""
    since = line.state.status_since
    if line.awaiting_sign_off:
        return f"for {counted((as_at - since).days, 'day')}" if since and since < as_at else ""
    return "stated" if line.rating != line.computed_rag else ""


def tip_of_line(column: Column[Line], line: Line, as_at: date) -> str:
    """What a cell says to whoever points at it: the whole action with its latest commentary, or what is painted."""
    if column.name == "action":
        return "\n\n".join(part for part in (line.action.text, line.state.text) if part)
    return "" if column.name == "ref" else spoken_of_line(column, line, as_at)


def spoken_of_line(column: Column[Line], line: Line, as_at: date) -> str:
    """What a cell says to a screen reader: all that is painted in it."""
    words = text_of(column, line)
    if column.name == "rating":
        words = standing_words(line, as_at)
        return f"{words}, {review_words(line, as_at)}" if line.overdue else words
    if column.name == "review" and (late := review_words(line, as_at)):
        return f"{words}, {late}"
    return words
