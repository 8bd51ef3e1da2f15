"""How far the actions of each theme have come: one stacked bar a theme, its parts by rating and standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tracker.charts.layout.free_space import Box
from tracker.charts.layout.sheet import FigureLayout, new_sheet, write_foot, write_heading
from tracker.charts.layout.text import TextStyle
from tracker.charts.words import progress_words
from tracker.palette import LIGHT, STANDINGS, Palette

_NAME_SHARE = 0.3  # the most of the figure's width that the names of themes may take


@dataclass(frozen=True, slots=True)
class _Row:
    """A theme's counts, and which of its parts are too narrow for their words and named at the end instead."""

    name: str
    counts: Mapping[str, int]
    narrow: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.get(part, 0) for part in STANDINGS)


def draw_progress(
    figure: Figure,
    by_theme: Sequence[tuple[str, Mapping[str, int]]],
    *,
    title: str,
    subtitle: str,
    foot: str,
    palette: Palette = LIGHT,
    font_points: float = 10,
) -> None:
    """Draw the counts of each theme, in the given order from the top, onto a figure, which is cleared first.

    The keys of a count are those of STANDINGS; others (total, overdue, ...) are passed over. `foot` is what
    `foot_words` says.
    """
    sheet = new_sheet(figure, palette, font_points, title, progress_words(by_theme, subtitle, foot))
    beneath = write_foot(sheet, foot)
    top = write_heading(sheet, sheet.pad, title, subtitle)
    rows = [_Row(name, counts) for name, counts in by_theme]
    if not any(row.total for row in rows):
        middle = TextStyle(font_points * 1.1, palette.quiet_text)
        sheet.letters.write(sheet.letters.width / 2, top / 2, "No actions yet", middle, "nothing", ha="center")
        return
    present = [part for part in STANDINGS if any(row.counts.get(part, 0) for row in rows)]
    bottom = _draw_key(sheet, present, beneath) + sheet.pad
    _draw_rows(_fitted(sheet, (top - bottom) / len(rows)), rows, bottom, max(top, bottom + 20))


def _fitted(sheet: FigureLayout, row_height: float) -> FigureLayout:
    """The sheet with smaller text where a row is lower than a line of it."""
    share = min(1.0, max(row_height, 1.0) / (sheet.line * 1.35))
    return replace(sheet, points=max(sheet.points * share, 1.0))


def _draw_rows(sheet: FigureLayout, rows: Sequence[_Row], bottom: float, top: float) -> None:
    height = (top - bottom) / len(rows)
    names = [_name(sheet, row.name, height) for row in rows]
    left = sheet.pad * 1.8 + max(sheet.letters.size(name, sheet.small)[0] for name in names)
    rows, right = _settled(sheet, rows, left)
    axes = sheet.axes(Box(left, bottom, right, top))
    most = max(row.total for row in rows)
    axes.set_xlim(0, most)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    _draw_bars(sheet, axes, rows, _thickness(sheet, height))
    for at, (row, name) in enumerate(zip(rows, names, strict=True)):
        y = top - (at + 0.5) * height
        sheet.letters.write(sheet.pad, y, name, sheet.small, "theme", va="center")
        _write_parts(sheet, row, left, (right - left) / most, y)
        _write_end(sheet, row, left + (right - left) * row.total / most + sheet.pad * 0.6, y)


def _thickness(sheet: FigureLayout, height: float) -> float:
    """A bar's share of its row: two thirds, but room for its words, and no more than two lines and a half."""
    line = sheet.line / height
    return min(max(0.65, 1.15 * line), 2.5 * line)


def _name(sheet: FigureLayout, name: str, height: float) -> str:
    lines = 2 if height >= sheet.line * 2.3 else 1
    return sheet.letters.wrap(name, sheet.small, sheet.letters.width * _NAME_SHARE, lines)


def _settled(sheet: FigureLayout, rows: Sequence[_Row], left: float) -> tuple[list[_Row], float]:
    """Rows that know their narrow parts, and where the longest bar ends so that every end text has its place.

    What is named at an end takes room from the bars, which may make more parts narrow: repeated until it settles.
    """
    most = max(row.total for row in rows)
    unit = (sheet.letters.width - sheet.pad - left) / most
    for _ in range(20):
        rows = [replace(row, narrow=_narrow(sheet, row, unit)) for row in rows]
        limits = [
            (sheet.letters.width - sheet.pad * 1.6 - _end_width(sheet, row) - left) / row.total
            for row in rows
            if row.total
        ]
        settled = min([unit, *limits])
        if settled == unit:
            break
        unit = settled
    return list(rows), left + max(unit, 1 / most) * most


def _narrow(sheet: FigureLayout, row: _Row, unit: float) -> tuple[str, ...]:
    parts = [part for part in STANDINGS if row.counts.get(part, 0)]
    return tuple(part for part in parts if _part_width(sheet, row, part) + 6 > row.counts[part] * unit)


def _part_text(sheet: FigureLayout, row: _Row, part: str) -> str:
    return f"{row.counts[part]} {sheet.palette.ratings[part].letter}"


def _part_width(sheet: FigureLayout, row: _Row, part: str) -> float:
    return sheet.letters.size(_part_text(sheet, row, part), sheet.small)[0]


def _end_texts(sheet: FigureLayout, row: _Row) -> tuple[str, str]:
    """The total, and what its bar was too narrow to say."""
    named = ", ".join(_part_text(sheet, row, part) for part in row.narrow)
    return str(row.total), f"incl. {named}" if named and len(row.narrow) < _parts(row) else named


def _parts(row: _Row) -> int:
    return sum(1 for part in STANDINGS if row.counts.get(part, 0))


def _end_width(sheet: FigureLayout, row: _Row) -> float:
    total, named = _end_texts(sheet, row)
    gap = sheet.pad * 0.6 if named else 0
    return sheet.letters.size(total, sheet.strong)[0] + gap + sheet.letters.size(named, sheet.quiet)[0]


def _draw_bars(sheet: FigureLayout, axes: Axes, rows: Sequence[_Row], thickness: float) -> None:
    starts = [0] * len(rows)
    for part in STANDINGS:
        counts = [row.counts.get(part, 0) for row in rows]
        shown = [at for at, count in enumerate(counts) if count]
        if shown:
            axes.barh(
                shown,
                [counts[at] for at in shown],
                left=[starts[at] for at in shown],
                height=thickness,
                color=sheet.palette.ratings[part].fill,
                edgecolor=sheet.palette.outline,
                linewidth=0.72,  # points: 1 px at 100 dpi
                clip_on=False,
                label=part,
            )
        starts = [start + count for start, count in zip(starts, counts, strict=True)]


def _write_parts(sheet: FigureLayout, row: _Row, left: float, unit: float, y: float) -> None:
    start = 0
    for part in STANDINGS:
        count = row.counts.get(part, 0)
        if count and part not in row.narrow:
            style = TextStyle(sheet.small.points, sheet.palette.ratings[part].ink)
            middle = left + (start + count / 2) * unit
            text = _part_text(sheet, row, part)
            sheet.letters.write(middle, y, text, style, f"part: {part}", ha="center", va="center_baseline")
        start += count


def _write_end(sheet: FigureLayout, row: _Row, x: float, y: float) -> None:
    total, named = _end_texts(sheet, row)
    sheet.letters.write(x, y, total, sheet.strong, "total", va="center_baseline")
    if named:
        x += sheet.letters.size(total, sheet.strong)[0] + sheet.pad * 0.6
        sheet.letters.write(x, y, named, sheet.quiet, "also", va="center_baseline")


def _draw_key(sheet: FigureLayout, parts: Sequence[str], bottom: float) -> float:
    """The key above the foot, in as many lines as it takes: letter, shape and word. The y above it."""
    lines = _key_lines(sheet, parts)
    step = sheet.line * 1.5
    for at, line in enumerate(reversed(lines)):
        x, y = sheet.pad, bottom + sheet.line * 0.9 + at * step
        for part in line:
            _draw_key_entry(sheet, part, x, y)
            x += _key_width(sheet, part)
    return bottom + sheet.line * 0.3 + step * len(lines)


def _key_lines(sheet: FigureLayout, parts: Sequence[str]) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    x = sheet.pad
    for part in parts:
        width = _key_width(sheet, part)
        if lines[-1] and x + width > sheet.letters.width:
            lines.append([])
            x = sheet.pad
        lines[-1].append(part)
        x += width
    return lines


def _key_words(sheet: FigureLayout, part: str) -> str:
    rating = sheet.palette.ratings[part]
    return f"{rating.mark} {rating.word}"


def _key_width(sheet: FigureLayout, part: str) -> float:
    return sheet.line * 1.25 + sheet.pad * 1.6 + sheet.letters.size(_key_words(sheet, part), sheet.small)[0]


def _draw_key_entry(sheet: FigureLayout, part: str, x: float, y: float) -> None:
    rating, side = sheet.palette.ratings[part], sheet.line * 1.25
    width, height = sheet.letters.width, sheet.letters.height
    swatch = Rectangle((x / width, (y - side / 2) / height), side / width, side / height, label=f"key: {part}")
    swatch.set(facecolor=rating.fill, edgecolor=sheet.palette.outline, linewidth=0.72)
    swatch.set_transform(sheet.figure.transFigure)
    sheet.figure.add_artist(swatch)
    ink = TextStyle(sheet.small.points, rating.ink)
    sheet.letters.write(x + side / 2, y, rating.letter, ink, "key letter", ha="center", va="center_baseline")
    where = x + side + sheet.pad * 0.4
    sheet.letters.write(where, y, _key_words(sheet, part), sheet.small, "key", va="center_baseline")
