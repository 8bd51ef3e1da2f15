"""Other series on a measure's chart: comparators dashed, groups of ours by their marks, a family's span as a band."""

from __future__ import annotations

from matplotlib.colors import to_rgba

from tracker.charts.layout.free_space import Box
from tracker.charts.layout.plot import Plot
from tracker.charts.layout.text import clean
from tracker.charts.lines import MeasureLines, Point, SeriesLine
from tracker.charts.words import short_value
from tracker.domain.measure import Unit
from tracker.domain.measures.bands import Scale
from tracker.palette import mixed

_DASHES = ((5, 2.5), (1.5, 2), (7, 2, 1.5, 2), (3, 1.2))
_MARKS = ("s", "^", "D", "v", "P", "X", "<", ">")
_ALL_MARKED = 24  # the most points of a group that are marked each
_GROUP_SHARE = 0.75  # of the accent, so that the measure's own line stays the strongest
_SPAN_ALPHA = 0.14
# A bit of other lines may lie under a name; rather none than the measure's own line hidden.
_MOST_CROSSINGS = 20
_OLD, _FAINT = 4.0, 0.65  # years after which a comparator is as faint as it gets, and how much colour is left then

Ends = tuple[float, float, float, float]  # x and y of the first and the last pixel


def draw_series(plot: Plot, drawn: MeasureLines) -> list[tuple[SeriesLine, Ends]]:
    """Draw each, and answer where it begins and ends; the names follow once all lines are there."""
    dashes, marks, placed = 0, 0, []
    for rival in drawn.rivals:
        if rival.series.kind == "group":
            placed.append((rival, _draw_group(plot, rival, marks, bool(drawn.words))))
            marks += 1
        elif rival.series.kind == "span":
            placed.append((rival, _draw_span(plot, rival)))
        else:
            placed.append((rival, _draw_comparator(plot, rival, dashes, bool(drawn.words))))
            dashes += 1
    return placed


def name_series(
    plot: Plot, drawn: MeasureLines, placed: list[tuple[SeriesLine, Ends]], scale: Scale, unit: Unit | None
) -> None:
    """Write each one's name and last value where its line ends."""
    for rival, ends in placed:
        _name(plot, rival, ends, _end_words(rival, drawn, scale, unit))


def _draw_comparator(plot: Plot, rival: SeriesLine, place: int, in_steps: bool) -> Ends:
    """A thin dashed line through its values, or over the period of a lone one, or right across when out of sight."""
    xs, ys = _path(plot, rival, rival.points)
    plot.line(
        xs,
        ys,
        color=_faded(plot, rival.years_old),
        linewidth=1.2,
        dashes=_DASHES[place % len(_DASHES)],
        drawstyle="steps-post" if in_steps else "default",
        zorder=3,
        label=f"comparator: {clean(rival.name)}",
    )
    return _taken(plot, xs, ys)


def _draw_group(plot: Plot, rival: SeriesLine, place: int, in_steps: bool) -> Ends:
    """A thin line with marks of its own shape, as a chart may be printed in grey."""
    colour = mixed(plot.sheet.palette.accent, plot.sheet.palette.surface, _GROUP_SHARE)
    in_sight = [point for point in rival.points if plot.days[0] <= point.x <= plot.days[1]]
    xs, ys = ([p.x for p in in_sight], [p.y for p in in_sight]) if in_sight else _path(plot, rival, rival.points)
    plot.line(
        xs,
        ys,
        color=colour,
        linewidth=1.1,
        marker=_MARKS[place % len(_MARKS)],
        markersize=5,
        markevery=1 if len(xs) <= _ALL_MARKED else [len(xs) - 1],
        markerfacecolor=plot.sheet.palette.surface,
        markeredgewidth=1.1,
        drawstyle="steps-post" if in_steps else "default",
        clip_on=False,
        zorder=3.5,
        label=f"group: {clean(rival.name)}",
    )
    return _taken(plot, xs, ys)


def _draw_span(plot: Plot, rival: SeriesLine) -> Ends:
    """A pale band from the minimum to the maximum, with a thin edge on both sides."""
    xs, low = _path(plot, rival, rival.points)
    _, high = _path(plot, rival, rival.upper)
    quiet = plot.sheet.palette.quiet_text
    plot.axes.fill_between(
        xs,
        low,
        high,
        facecolor=to_rgba(quiet, _SPAN_ALPHA),
        edgecolor=to_rgba(quiet, 0.7),
        linewidth=0.6,
        zorder=2.2,
        label=f"span: {clean(rival.name)}",
    )
    _taken(plot, xs, low)
    ends = _taken(plot, xs, high)
    plot.room.hatched.append(Box(ends[0], plot.y(min(low)), ends[2], plot.y(max(high))))
    return ends


def _path(plot: Plot, rival: SeriesLine, points: tuple[Point, ...]) -> tuple[list[float], list[float]]:
    in_sight = [point for point in points if plot.days[0] <= point.x <= plot.days[1]]
    if len({point.x for point in in_sight}) > 1:
        return [point.x for point in in_sight], [point.y for point in in_sight]
    return list(_span_of_days(plot, rival)), [points[-1].y] * 2


def _span_of_days(plot: Plot, rival: SeriesLine) -> tuple[float, float]:
    first, last = rival.spans or plot.days
    first, last = max(first, plot.days[0]), min(last, plot.days[1])
    return (first, last) if last - first > (plot.days[1] - plot.days[0]) * 0.08 else plot.days


def _taken(plot: Plot, xs: list[float], ys: list[float]) -> Ends:
    """The ends of a line in pixels, its ground taken."""
    pixels = [(plot.x(x), plot.y(y)) for x, y in zip(xs, ys, strict=True)]
    plot.room.add_line(pixels if len(pixels) > 1 else pixels * 2, step=6)
    return (*pixels[0], *pixels[-1])


def _faded(plot: Plot, years_old: float) -> str:
    """The colour of a comparator: the older its last value, the fainter, from the first year on."""
    age = min(max(years_old - 1, 0.0) / (_OLD - 1), 1.0)
    return mixed(plot.sheet.palette.quiet_text, plot.sheet.palette.surface, 1 - age * (1 - _FAINT))


def _end_words(rival: SeriesLine, drawn: MeasureLines, scale: Scale, unit: Unit | None) -> str:
    """What stands behind the name: " 2016/17: 83%"; a group's period only where it is not that of the latest value."""
    last = rival.points[-1]
    same = rival.series.kind == "group" and drawn.latest is not None and drawn.latest.period == last.period
    period = f" {last.period}" if last.reading.period.last and not same else ""
    value = short_value(last, scale, unit)
    if rival.upper:
        value += f" to {short_value(rival.upper[-1], scale, unit)}"
    return f"{period}: {value}"


def _name(plot: Plot, rival: SeriesLine, ends: Ends, end_words: str) -> None:
    """The name and the last value near the line's right end, else its left one, else further off."""
    letters, style = plot.sheet.letters, plot.sheet.quiet
    text = letters.wrap_before(rival.name, end_words, style, (plot.box.right - plot.box.left) * 0.45)
    width, height = letters.size(text, style)
    x0, y0, x1, y1 = ends
    gap = letters.pixels(2.5)
    ends_at = [(x1 - width, y1), (x0, y0), ((x0 + x1 - width) / 2, (y0 + y1) / 2)]
    choices = [
        Box(left, bottom, left + width, bottom + height)
        for n in (0, 0.25, 0.5, 1, 2)
        for left, y in ends_at
        for bottom in (y + gap + n * height, y - gap - (n + 1) * height)
    ]
    after = Box(x1 + 2 * gap, y1 - height / 2, x1 + 2 * gap + width, y1 + height / 2)
    box = plot.room.place([after, *plot.kept_within(choices)], most_crossings=_MOST_CROSSINGS)
    if box:
        plot.write_over(box, text, style, "group" if rival.series.kind == "group" else "comparator")
