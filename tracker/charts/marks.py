"""The marks over a chart's ground: the measure's line and points, and its gaps; in their order all that has a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tracker.charts.layout.free_space import Box
from tracker.charts.layout.plot import Plot
from tracker.charts.layout.text import TextStyle
from tracker.charts.lines import Gap, MeasureLines, Point
from tracker.charts.other_series import draw_series, name_series
from tracker.charts.run_marks import draw_run, name_median, name_signals
from tracker.charts.target_line import draw_target, name_target
from tracker.charts.words import short_number, short_value
from tracker.domain.measure import Unit
from tracker.domain.measures.bands import Scale
from tracker.domain.measures.run_chart import RunChart

_ALL_MARKED = 24  # the most points that are marked each
_SHORT = {"suppressed": "c", "no value": "–", "not on its scale": "?"}


def draw_marks(plot: Plot, drawn: MeasureLines, run: RunChart, scale: Scale, unit: Unit | None, nothing: str) -> None:
    """Draw everything that carries a value, or say `nothing` where no reading counts.

    Lines come first, as labels keep clear of them, and the latest value's label before the others.
    """
    _draw_line(plot, drawn)
    _draw_others(plot, drawn.others)
    draw_run(plot, drawn, run)
    rivals = draw_series(plot, drawn)
    targets = draw_target(plot, drawn)
    if drawn.latest:
        _label_latest(plot, drawn, scale, unit)
    else:
        _write_no_reading(plot, nothing)
    _mark_gaps(plot, drawn)
    for point in drawn.others:
        if point is not drawn.latest:
            text = f"{point.period}: {short_value(point, scale, unit)}"
            plot.label_point(point.x, point.y, text, plot.sheet.quiet, "other period")
    if run.median is not None:
        name_median(plot, drawn, float(run.median), f"median {short_number(run.median, scale, unit)}")
    name_target(plot, targets, scale, unit)
    name_series(plot, drawn, rivals, scale, unit)
    name_signals(plot, drawn, run)


def _draw_line(plot: Plot, drawn: MeasureLines) -> None:
    xs, ys = drawn.joined()
    plot.line(
        xs,
        ys,
        color=plot.sheet.palette.accent,
        linewidth=2.2,
        marker="o",
        markersize=6,
        markevery=_marked(ys),
        markeredgecolor=plot.sheet.palette.surface,
        markeredgewidth=1.0,
        solid_joinstyle="round",
        drawstyle="steps-post" if drawn.words else "default",
        clip_on=False,
        zorder=4,
        label="measure",
    )
    run: list[tuple[float, float]] = []
    for x, y in zip(xs, ys, strict=True):
        if y == y:
            run += [(plot.x(x), run[-1][1])] if run and drawn.words else []
            run.append((plot.x(x), plot.y(y)))
            plot.room.add_mark(*run[-1], plot.sheet.letters.pixels(4))
        if y != y or x == xs[-1]:
            plot.room.add_line(run, step=2)
            run = []


def _marked(ys: Sequence[float]) -> list[int]:
    """Every point of a short line; of a long one the last, and those that no line would show."""
    valued = [at for at, y in enumerate(ys) if y == y]
    if len(valued) <= _ALL_MARKED:
        return valued
    alone = [at for at in valued if not {at - 1, at + 1} & set(valued)]
    return sorted({*alone, valued[-1]})


def _draw_others(plot: Plot, others: Sequence[Point]) -> None:
    if not others:
        return
    plot.line(
        [point.x for point in others],
        [point.y for point in others],
        linestyle="none",
        marker="D",
        markersize=6.5,
        markerfacecolor=plot.sheet.palette.surface,
        markeredgecolor=plot.sheet.palette.accent,
        markeredgewidth=1.6,
        clip_on=False,
        zorder=5,
        label="other kinds of period",
    )
    for point in others:
        plot.room.add_mark(plot.x(point.x), plot.y(point.y), plot.sheet.letters.pixels(5))


def _label_latest(plot: Plot, drawn: MeasureLines, scale: Scale, unit: Unit | None) -> None:
    point = drawn.latest
    assert point is not None
    text = short_value(point, scale, unit)
    if point in drawn.others:
        text = f"{point.period}: {text}"
    style = TextStyle(plot.sheet.points * 1.1, plot.sheet.palette.text, bold=True)
    plot.label_point(point.x, point.y, text, style, "latest value", must=True)


def _write_no_reading(plot: Plot, words: str) -> None:
    style = TextStyle(plot.sheet.points * 1.1, plot.sheet.palette.quiet_text)
    width, height = plot.sheet.letters.size(words, style)
    clear = height / 2  # of the cuts
    height *= 2
    x, y = (plot.box.left + plot.box.right - width) / 2, (plot.box.bottom + plot.box.top - height) / 2
    levels = [y, *(y + side * n * height for n in (0.5, 1, 1.5, 2, 3) for side in (1, -1))]
    box = plot.room.place([Box(x, at, x + width, at + height) for at in levels], must=True)
    if box:
        plot.write_over(Box(box.left, box.bottom + clear, box.right, box.top - clear), words, style, "no reading")


def _mark_gaps(plot: Plot, drawn: MeasureLines) -> None:
    """A small cross at the axis for each missing value, and over each run of them the word."""
    if not drawn.gaps:
        return
    letters, rise = plot.sheet.letters, plot.sheet.letters.pixels(5)
    height = (plot.values[1] - plot.values[0]) * rise / (plot.box.top - plot.box.bottom)
    plot.line(
        [gap.x for gap in drawn.gaps],
        [plot.values[0] + height] * len(drawn.gaps),
        linestyle="none",
        marker="x",
        markersize=4.5,
        markeredgewidth=1.2,
        color=plot.sheet.palette.quiet_text,
        clip_on=False,
        zorder=3,
        label="gaps",
    )
    for word, middle in _runs(drawn):
        _write_gap(plot, word, plot.x(middle), plot.box.bottom + rise + letters.pixels(4))


def _runs(drawn: MeasureLines) -> Iterator[tuple[str, float]]:
    """Neighbouring gaps of one kind as one word over their middle."""
    valued = [point.x for point in drawn.line if not point.missing]

    def key(gap: Gap) -> tuple[str, int]:
        return gap.word, sum(x < gap.x for x in valued)

    for (word, _), run in groupby(drawn.gaps, key):
        xs = [gap.x for gap in run]
        yield word, (xs[0] + xs[-1]) / 2


def _write_gap(plot: Plot, word: str, x: float, y: float) -> None:
    letters, style = plot.sheet.letters, plot.sheet.quiet
    for text in (word, _SHORT[word]):
        width, height = letters.size(text, style)
        choices = [Box(x - width / 2, y + n * height, x + width / 2, y + (n + 1) * height) for n in (0, 0.5, 1)]
        box = plot.room.place(plot.kept_within(choices), most_crossings=0) or plot.room.place(
            plot.kept_within(choices[:1])
        )
        if box:
            plot.write_over(box, text, style, "gap")
            return
