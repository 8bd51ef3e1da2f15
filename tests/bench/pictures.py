"""Times small charts of a theme against as many axes of matplotlib's own with nothing but their ticks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.bench.pairs import Result, timed_in_pairs
from tracker.charts.layout import text
from tracker.charts.layout.small_charts import height_for
from tracker.charts.picture import new_figure
from tracker.charts.small_multiples import draw_small_multiples
from tracker.domain.measure import Measure, Reading
from tracker.domain.when import month_when

COUNT, WIDE, POINTS, AS_AT = 40, 10.0, 10.0, date(2018, 3, 31)
BANDS = (("Requires improvement", "75-80"), ("Good", "81-89"), ("Outstanding", "90+"))


def small_multiples(pairs: int) -> Result:
    """Forty, drawn in a figure of the same size, what was measured of texts forgotten before each time."""
    measures = [a_measure_of_a_year(at) for at in range(COUNT)]
    high = height_for(COUNT, WIDE, POINTS)

    def ours() -> None:
        figure = new_figure(WIDE, high)
        draw_small_multiples(figure, measures, AS_AT, title="Assessment and planning", font_points=POINTS)
        figure.canvas.draw()

    def bare() -> None:
        figure = new_figure(WIDE, high)
        figure.subplots(COUNT // 2, 2)
        figure.canvas.draw()

    def forget() -> None:
        text._size.cache_clear()
        text._width_of_line.cache_clear()

    return timed_in_pairs(ours, bare, pairs, ready=forget)


def a_measure_of_a_year(number: int) -> Measure:
    """One with twelve monthly readings and three bands."""
    readings = [
        Reading(month_when(2017, month), Decimal(60 + number * month % 37), place=month) for month in range(1, 13)
    ]
    name = f"Visits of kind {number} made within ten working days and recorded in full"
    return Measure(f"1-M{number:02}", name, unit="percent", thresholds=BANDS, readings=tuple(readings))
