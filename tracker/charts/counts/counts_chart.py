"""How many of what: a bar for each name, of one part or two, its count at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tracker.charts.counts.count_bars import CountBar, CountFill
from tracker.charts.layout.free_space import Box
from tracker.charts.layout.sheet import FigureLayout, new_sheet, write_foot, write_heading
from tracker.palette import LIGHT, Palette

_NAME_SHARE = 0.42  # the most of the figure's width that the names may take


def draw_counts(
    figure: Figure,
    bars: Sequence[CountBar],
    *,
    title: str,
    subtitle: str = "",
    foot: str,
    key: Mapping[str, CountFill] | None = None,
    palette: Palette = LIGHT,
    font_points: float = 10,
) -> None:
    """Draw the bars, in the given order from the top, onto a figure, which is cleared first."""
    told = "; ".join(f"{bar.name}: {bar.end}" for bar in bars)
    sheet = new_sheet(figure, palette, font_points, title, ". ".join(filter(None, (title, subtitle, told, foot))))
    bottom = _draw_key(sheet, key or {}, write_foot(sheet, foot)) + sheet.pad * 0.5
    top = write_heading(sheet, sheet.pad, title, subtitle)
    if bars:
        _draw_bars(sheet, bars, bottom, top)


def _draw_bars(sheet: FigureLayout, bars: Sequence[CountBar], bottom: float, top: float) -> None:
    high, wide = (top - bottom) / len(bars), sheet.letters.width
    lines = 2 if high >= sheet.line * 2.3 else 1
    names = [sheet.letters.wrap(bar.name, sheet.small, wide * _NAME_SHARE, lines) for bar in bars]
    left = sheet.pad * 1.8 + max(sheet.letters.size(name, sheet.small)[0] for name in names)
    right = wide - sheet.pad * 2 - max(sheet.letters.size(bar.end, sheet.strong)[0] for bar in bars)
    axes, most = sheet.axes(Box(left, bottom, right, top)), max(1, *(bar.total for bar in bars))
    axes.set_xlim(0, most)
    axes.set_ylim(len(bars) - 0.5, -0.5)
    for at, (bar, name) in enumerate(zip(bars, names, strict=True)):
        y = top - (at + 0.5) * high
        sheet.letters.write(sheet.pad, y, name, sheet.small, "name", va="center")
        _draw_bar(sheet, axes, bar, at)
        x = left + (right - left) * bar.total / most + sheet.pad * 0.6
        sheet.letters.write(x, y, bar.end, sheet.strong, "end", va="center_baseline")


def _draw_bar(sheet: FigureLayout, axes: Axes, bar: CountBar, at: int) -> None:
    start = 0
    for count, fill in bar.parts:
        if count:
            part = Rectangle((start, at - 0.32), count, 0.64, clip_on=False, label="part")
            axes.add_patch(_filled(sheet, part, fill))
        start += count


def _filled(sheet: FigureLayout, part: Rectangle, fill: CountFill) -> Rectangle:
    """The lines of a hatch have the colour of the edge."""
    part.set(facecolor=fill.colour, edgecolor=fill.hatch or sheet.palette.outline, linewidth=0.72)
    if fill.hatch:
        part.set_hatch("///")
    return part


def _draw_key(sheet: FigureLayout, key: Mapping[str, CountFill], bottom: float) -> float:
    """What the fills mean, on one line over the foot; the y above it."""
    if not key:
        return bottom
    x, y, side = sheet.pad, bottom + sheet.line * 0.8, sheet.line
    wide, high = sheet.letters.width, sheet.letters.height
    for words, fill in key.items():
        swatch = Rectangle((x / wide, (y - side / 2) / high), side / wide, side / high, label=f"key: {words}")
        swatch.set_transform(sheet.figure.transFigure)
        sheet.figure.add_artist(_filled(sheet, swatch, fill))
        sheet.letters.write(x + side + sheet.pad * 0.4, y, words, sheet.small, "key", va="center_baseline")
        x += side + sheet.pad * 2 + sheet.letters.size(words, sheet.small)[0]
    return bottom + sheet.line * 1.6
