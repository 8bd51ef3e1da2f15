"""The band chart: a measure over time before its bands, with its cuts, gaps and comparators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from matplotlib.figure import Figure

from tracker.charts.action_bars import actions_words, bars_height, draw_actions, refs_width
from tracker.charts.axes import (
    AXIS_UNITS,
    cuts_of,
    day_range,
    is_count,
    number,
    stripes,
    ticks,
    value_range,
    word_stripes,
)
from tracker.charts.background import PlotBackground, draw_background, right_margin, words_margin
from tracker.charts.layout.free_space import Box
from tracker.charts.layout.plot import Across, Plot
from tracker.charts.layout.sheet import FigureLayout, new_sheet, write_foot, write_heading
from tracker.charts.lines import UNORDERED, MeasureLines, measure_lines
from tracker.charts.marks import draw_marks
from tracker.charts.time_labels import draw_time_labels, labels_height, time_labels
from tracker.charts.words import foot_words, measure_words, sources_of
from tracker.domain.measure import Measure, Unit, latest
from tracker.domain.measures.bands import Scale
from tracker.domain.measures.finding import no_reading_words
from tracker.domain.measures.linked_actions import LinkedAction
from tracker.domain.measures.run_chart import run_chart
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.plan import WordScale
from tracker.palette import LIGHT, Palette

_LEAST = 20.0  # pixels: on a figure too small for its words a sliver is left, so that drawing never fails


def draw_measure(
    figure: Figure,
    measure: Measure,
    as_at: date,
    *,
    subtitle: str,
    organisation: str | None = None,
    palette: Palette = LIGHT,
    font_points: float = 10,
    scales: Iterable[WordScale] = (),
    shown: Sequence[str] | None = None,
    actions: Sequence[LinkedAction] = (),
) -> None:
    """Draw a measure as it stands on a day onto a figure, cleared first, for its present size and dpi.

    `subtitle` is the finding in words. `scales` are the plan's own scales of words, `shown` the names of the groups
    and comparators to draw (None: nobody has chosen), `actions` what should move the measure.
    """
    drawn, run, scale = measure_lines(measure, as_at, scales, shown), run_chart(measure, as_at), scale_of(measure)
    foot = foot_words(organisation, as_at, measure.ref, sources_of(measure, as_at))
    said = measure_words(drawn, scale, measure.unit, (subtitle, run.sentence, actions_words(actions)), foot)
    sheet = new_sheet(figure, palette, font_points, measure.name, said)
    values, ground = _ground(drawn, scale, measure.unit)
    left = _left_margin(sheet, ground, values, actions)
    top = write_heading(sheet, left, measure.name, subtitle)
    room = Box(left, write_foot(sheet, foot), sheet.letters.width - right_margin(sheet, ground), top)
    plot = _laid_out(sheet, drawn, actions, ground, room, values)
    draw_background(plot, ground)
    draw_actions(plot, actions, room.bottom)
    draw_marks(plot, drawn, run, scale, measure.unit, nothing=_nothing_words(measure, as_at))


def _laid_out(
    sheet: FigureLayout,
    drawn: MeasureLines,
    actions: Sequence[LinkedAction],
    ground: PlotBackground,
    room: Box,
    values: tuple[float, float],
) -> Plot:
    """The plot with its time axis, and under it the room that the bars of actions need."""
    days = day_range(drawn, [day.toordinal() for one in actions for day in (one.first, one.last) if day])
    across = Across.holding(room.left, max(room.right, room.left + _LEAST), days, 2 * sheet.pad)
    labels = time_labels(sheet, drawn, across.x) if drawn.along_the_axis else []
    below = room.bottom + labels_height(sheet, labels) + bars_height(sheet, actions)
    plot = Plot.over(sheet, _plot_box(sheet, ground, across, room.top, below), across, values)
    draw_time_labels(plot, drawn, labels)
    return plot


def _nothing_words(measure: Measure, as_at: date) -> str:
    """What is said where no value can be drawn."""
    if latest(measure, as_at) is not None:
        return "The order of its words is not known" if measure.scale is None else "Its word is not on the scale"
    return no_reading_words(measure, as_at)


def _ground(drawn: MeasureLines, scale: Scale, unit: Unit | None) -> tuple[tuple[float, float], PlotBackground]:
    """The values in sight, and what lies behind them."""
    if not drawn.values and any(gap.word == UNORDERED for gap in drawn.gaps):
        return (0.0, 1.0), PlotBackground(scale, (), words=True)
    if drawn.words:
        return (-0.5, len(drawn.words) - 0.5), PlotBackground(scale, tuple(word_stripes(drawn.words)), words=True)
    cuts = cuts_of(scale)
    low, high = value_range(drawn.values, cuts, unit)
    whole = is_count(drawn.values, cuts, unit)
    return (low, high), PlotBackground(scale, tuple(stripes(scale, low, high)), AXIS_UNITS.get(unit or "", ""), whole)


def _left_margin(
    sheet: FigureLayout, ground: PlotBackground, values: tuple[float, float], actions: Sequence[LinkedAction]
) -> float:
    numbers = [*map(number, cuts_of(ground.scale)), *map(number, [*ticks(*values, 10, ground.whole), *values])]
    widths = [sheet.letters.size(text, sheet.small)[0] for text in numbers if not ground.words]
    widths += [words_margin(sheet, ground.stripes)] if ground.words else []
    return sheet.pad * 1.6 + max(*widths, refs_width(sheet, actions), 0.0)


def _plot_box(sheet: FigureLayout, ground: PlotBackground, across: Across, top: float, below: float) -> Box:
    top -= sheet.line * (1.5 if ground.unit_word else 0.6)
    return Box(across.left, below, across.right, max(top, below + _LEAST))
