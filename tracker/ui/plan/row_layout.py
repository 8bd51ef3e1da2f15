"""Where the parts of a row stand, and how high it is; all sizes come from the font."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

from tracker.columns.words import words_of
from tracker.palette import RATING_WORDS
from tracker.ui.look.band_chip import band_chip_size, chip_lines, wrapped
from tracker.ui.look.rating_chip import rating_chip_size
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.plan.rows import ShownRow

_QUIET = 0.92  # how large quiet type is beside the usual
LINES_OF = {
    "action": 4,
    "measure": 3,
    "theme": 3,
    "gone": 2,
    "title": 3,
    "coming": 4,
    "verdict": 8,
}  # lines of a text
ALL_LINES = 60
PAD = GRID
_INDENT = 2 * GRID  # of texts under a heading
_REF = 16  # characters
_AMPLE = 50  # characters for an action, from which on its lead has more room too
_LEAST_ACTION = 24  # characters: below this the lead stands under the action


class RowFonts:
    """The fonts of a page in one text size, and their metrics."""

    def __init__(self, font: QFont) -> None:
        self.usual, self.quiet, self.bold = font, larger(font, _QUIET), larger(font, 1.0, bold=True)
        self.quiet_bold, self.title = larger(font, _QUIET, bold=True), larger(font, 1.35, bold=True)
        self.line = QFontMetrics(font).lineSpacing()
        self.quiet_line = QFontMetrics(self.quiet).lineSpacing()
        self.em = QFontMetrics(font).averageCharWidth()


class RowLayout:
    """The columns of rows in a width: what stands in them decides, and the words of an action take the rest."""

    def __init__(self, rows: Sequence[ShownRow], width: int, fonts: RowFonts) -> None:
        self.rows, self.width, self.fonts = rows, width, fonts
        self._heights: dict[int, int] = {}

    def height(self, at: int) -> int:
        """The height of the row at a place."""
        if at not in self._heights:
            row = self.rows[at]
            self._heights[at] = _HEIGHTS.get(row.kind, RowLayout._text_height)(self, row)
        return self._heights[at]

    def lines(self, row: ShownRow, width: int, font: QFont | None = None) -> tuple[str, ...]:
        """The text of a row in the lines that it takes."""
        return wrapped(row.text, font or self.fonts.usual, width, LINES_OF.get(row.kind, ALL_LINES))

    def quiet_lines(self, row: ShownRow) -> tuple[str, ...]:
        """What stands over or under a text; counts in two lines rather than cut, as half of them would mislead."""
        room, font = self.width - 2 * PAD, self.fonts.quiet
        whole, parts = wrapped(row.quiet, font, room, 1), row.quiet.split(" · ")
        if row.kind != "theme" or whole == (row.quiet,) or len(parts) == 1:
            return whole
        begins = [" · ".join(parts[:at]) for at in range(len(parts) - 1, 0, -1)]
        first = next((one for one in begins if QFontMetrics(font).horizontalAdvance(one) <= room), begins[-1])
        return first, *wrapped(row.quiet[len(first) + 3 :], font, room, 1)

    # Actions

    @cached_property
    def columns(self) -> dict[str, int]:
        """The widths of the parts of an action, in their order; 0 for a lead that stands under the words."""
        fonts, lines = self.fonts, [row.line for row in self.rows if row.line]
        plain, bold = QFontMetrics(fonts.usual), QFontMetrics(fonts.quiet_bold)
        refs = max([plain.horizontalAdvance(short_ref(line.action.ref)) for line in lines], default=0)
        late = max([line.days_late for line in lines], default=0)
        review = max(bold.horizontalAdvance(f"{max(late, 100):,} days late"), plain.horizontalAdvance("Sept 2017"))
        ratings = current_palette().ratings
        chips = [rating_chip_size(ratings[name], fonts.usual).width() for name in {one.standing for one in lines}]
        widths = {"ref": refs + 2 * GRID, "text": 0, "lead": 16 * fonts.em + GRID, "review": review + 2 * GRID}
        widths["rating"] = max(chips, default=0) + GRID
        rest = self.width - PAD - sum(widths.values())
        if rest < _LEAST_ACTION * fonts.em:
            rest, widths["lead"] = rest + widths["lead"], 0
        elif rest > _AMPLE * fonts.em:
            rest, widths["lead"] = rest - 10 * fonts.em, widths["lead"] + 10 * fonts.em
        widths["text"] = max(rest, 12 * fonts.em)
        return widths

    def parts(self, row: ShownRow, rect: QRect) -> dict[str, QRect]:
        """The places of what can be pointed at in a row, by name."""
        if row.kind == "action":
            return self._action_parts(rect)
        if row.kind == "measure":
            return self._measure_parts(rect)
        if row.kind == "verdict" and row.unlinked:
            down = rect.bottom() - PAD - self.fonts.line
            return {
                "text": QRect(rect.x(), rect.y(), rect.width(), down - rect.y()),
                "link": QRect(rect.x(), down, rect.width(), self.fonts.line + PAD),
            }
        return {"text": rect}

    def _action_parts(self, rect: QRect) -> dict[str, QRect]:
        found, x = {}, rect.x() + PAD
        for name, wide in self.columns.items():
            if wide:
                found[name] = QRect(x, rect.y(), wide, rect.height())
            x += wide
        return found

    def _action_height(self, row: ShownRow) -> int:
        fonts, line, widths = self.fonts, row.line, self.columns
        assert line is not None
        text = len(self.lines(row, widths["text"] - GRID)) * fonts.line
        lead = lead_lines(row, widths["lead"] - GRID, fonts) if widths["lead"] else ()
        text += 0 if widths["lead"] else fonts.quiet_line
        review = fonts.line + (fonts.quiet_line if line.overdue or line.due_soon else 0)
        chip = rating_chip_size(current_palette().ratings["red"], fonts.usual).height()
        return max(text, len(lead) * fonts.line, review, chip) + 2 * PAD

    # Measures

    @cached_property
    def measure_widths(self) -> tuple[int, int, int]:
        """The widths of value, band and direction."""
        plain, items = QFontMetricsF(self.fonts.bold), [row.item for row in self.rows if row.item]
        values = max([plain.horizontalAdvance(item.latest) for item in items], default=0.0)
        travel = QFontMetricsF(self.fonts.usual).horizontalAdvance("▲ no change")
        return int(values) + 2 * GRID, 17 * self.fonts.em, int(travel) + GRID

    @property
    def measures_fold(self) -> bool:
        """Whether the finding of a measure stands under its name."""
        return self.width - sum(self.measure_widths) < (_LEAST_ACTION + 4) * self.fonts.em

    def _measure_parts(self, rect: QRect) -> dict[str, QRect]:
        inside, wide = rect.adjusted(PAD, 0, 0, 0), sum(self.measure_widths)
        if self.measures_fold:
            down = rect.bottom() - self._finding_height - PAD
            text = QRect(inside.x(), rect.y(), inside.width(), down - rect.y())
            return {"text": text, "finding": QRect(inside.x(), down, inside.width(), rect.bottom() - down)}
        text = QRect(inside.x(), rect.y(), inside.width() - wide, rect.height())
        return {"text": text, "finding": QRect(text.right() + 1, rect.y(), wide, rect.height())}

    @property
    def _finding_height(self) -> int:
        return band_chip_size(("",), self.fonts.usual).height() + GRID // 2

    def _measure_height(self, row: ShownRow) -> int:
        wide = self._measure_parts(QRect(0, 0, self.width, 10 * GRID))["text"].width() - GRID
        name = len(self.lines(row, wide)) * self.fonts.line
        if self.measures_fold:
            return name + self._finding_height + 2 * PAD
        return max(name, band_chip_size(self.chip_lines(row), self.fonts.usual).height()) + 2 * PAD

    def chip_lines(self, row: ShownRow) -> tuple[str, ...]:
        """The band of a measure in the lines of its chip."""
        assert row.item is not None
        return chip_lines(
            row.item.band, self.fonts.usual, self.measure_widths[1] - GRID, 1 if self.measures_fold else 2
        )

    # All others

    def text_width(self, row: ShownRow) -> int:
        """The room that the text of a row has."""
        indent = {"ambition": _INDENT + PAD, "verdict": 3 * PAD}.get(row.kind, PAD)
        edit = QFontMetrics(self.fonts.usual).horizontalAdvance("  edit") if row.kind == "title" else 0
        return self.width - indent - PAD - edit

    def _text_height(self, row: ShownRow) -> int:
        fonts = self.fonts
        font, line = (
            (fonts.title, QFontMetrics(fonts.title).lineSpacing()) if row.kind == "title" else (None, fonts.line)
        )
        text = len(self.lines(row, self.text_width(row), font)) * line
        quiet = len(self.quiet_lines(row)) * fonts.quiet_line if row.quiet else 0
        return text + quiet + _AROUND.get(row.kind, GRID)

    def _verdict_height(self, row: ShownRow) -> int:
        text = len(self.lines(row, self.text_width(row))) * self.fonts.line
        return text + (self.fonts.line + GRID // 2 if row.unlinked else 0) + 3 * PAD

    def _line_height(self, row: ShownRow) -> int:
        return self.fonts.line + GRID + GRID // 2

    def _heading_height(self, row: ShownRow) -> int:
        return self.fonts.line + 3 * GRID

    def _coming_height(self, row: ShownRow) -> int:
        return len(wrapped(coming_text(row), self.fonts.usual, self.text_width(row), 4)) * self.fonts.line + GRID


def short_ref(ref: str | None) -> str:
    """A ref, of a long one its beginning and its end: what tells it from its neighbours is its end."""
    ref = " ".join((ref or "").split())
    return ref if len(ref) <= _REF else f"{ref[: _REF // 3]}…{ref[-_REF * 2 // 3 + 1 :]}"


def coming_text(row: ShownRow) -> str:
    """ "Dec 2017 · review of 1.2.3"."""
    return f"{row.quiet} · {row.text}"


def lead_lines(row: ShownRow, width: int, fonts: RowFonts) -> tuple[str, ...]:
    """Who leads an action, as is printed, in lines."""
    assert row.line is not None
    return wrapped(lead_text(row), fonts.usual, width, 4)


def lead_text(row: ShownRow) -> str:
    """Who leads an action; that nobody does."""
    assert row.line is not None
    return " ".join(row.line.action.lead.as_printed.split()) or "No lead"


_HEIGHTS = {
    "action": RowLayout._action_height,
    "measure": RowLayout._measure_height,
    "verdict": RowLayout._verdict_height,
    "heading": RowLayout._heading_height,
    "more": RowLayout._line_height,
    "add": RowLayout._line_height,
    "coming": RowLayout._coming_height,
}
_AROUND = {"title": 2 * GRID, "theme": 2 * GRID, "ambition": GRID // 2, "evidence": GRID * 3 // 2, "gone": GRID}


def spoken(row: ShownRow) -> str:
    """All of a row in words, as a reader says it."""
    parts: list[str] = [row.text, row.quiet]
    if row.line is not None:
        line = row.line
        late = f"{line.days_late:,} days late" if line.overdue else ""
        parts = [line.action.ref or "", row.text, lead_text(row), words_of(line.state.review) or "no date", late]
        parts.append(RATING_WORDS.get(line.standing, ""))
    elif row.item is not None:
        parts = [row.text, row.item.latest, row.item.band, row.item.travel]
    return "; ".join(" ".join(part.split()) for part in parts if part)
