"""The band chart: a measure over time before its bands, with its cuts, gaps and comparators."""

from __future__ import annotations

from datetime import date

from matplotlib.figure import Figure

from tracker.charts.axes import AXIS_UNITS, cuts_of, day_range, number, stripes, ticks, value_range
from tracker.charts.background import PlotBackground, draw_background, right_margin
from tracker.charts.free_space import Box
from tracker.charts.lines import measure_lines
from tracker.charts.marks import draw_marks
from tracker.charts.plot import Across, Plot
from tracker.charts.sheet import FigureLayout, new_sheet, write_heading
from tracker.charts.time_labels import draw_time_labels, labels_height, time_labels
from tracker.domain.measure import Measure
from tracker.domain.measures.thresholds import scale_of
from tracker.palette import LIGHT, Palette

_LEAST = 20.0  # pixels: on a figure too small for its words a sliver is left, so that drawing never fails


def draw_measure(
    figure: Figure,
    measure: Measure,
    as_at: date,
    *,
    subtitle: str,
    palette: Palette = LIGHT,
    font_points: float = 10,
) -> None:
    """Draw a measure as it stands on a day onto a figure, which is cleared first.

    `subtitle` is the finding in words. Everything is laid out for the figure's present size and dpi: draw again
    when they change.
    """
    drawn, scale = measure_lines(measure, as_at), scale_of(measure)
    low, high = value_range(drawn.values, cuts_of(scale), measure.unit)
    ground = PlotBackground(scale, tuple(stripes(scale, low, high)), AXIS_UNITS.get(measure.unit or "", ""))
    sheet = new_sheet(figure, palette, font_points, measure.name)
    left = _left_margin(sheet, ground, low, high)
    top = write_heading(sheet, left, measure.name, subtitle)
    right = max(sheet.letters.width - right_margin(sheet, ground), left + _LEAST)
    across = Across.holding(left, right, day_range(drawn), 2 * sheet.pad)
    labels = time_labels(sheet, drawn, across.x) if drawn.line else []
    plot = Plot.over(sheet, _plot_box(sheet, ground, across, top, labels_height(sheet, labels)), across, (low, high))
    draw_background(plot, ground)
    draw_time_labels(plot, drawn, labels)
    draw_marks(plot, drawn, scale, measure.unit)


def _left_margin(sheet: FigureLayout, ground: PlotBackground, low: float, high: float) -> float:
    numbers = [*map(number, cuts_of(ground.scale)), *map(number, [*ticks(low, high, 10), low, high])]
    widest = max(sheet.letters.size(text, sheet.small)[0] for text in numbers)
    return sheet.pad + widest + sheet.pad * 0.6


def _plot_box(sheet: FigureLayout, ground: PlotBackground, across: Across, top: float, below: float) -> Box:
    top -= sheet.line * (1.5 if ground.unit_word else 0.6)
    bottom = sheet.pad * 0.7 + below
    return Box(across.left, bottom, across.right, max(top, bottom + _LEAST))
