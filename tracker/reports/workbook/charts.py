"""The workbook's own charts, which Excel draws from cells: ratings by theme, and measures over their bands."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor, log10
from typing import Any, NamedTuple

from tracker.columns.measures import MeasureRow
from tracker.columns.sheets.cells import writable
from tracker.domain.actions.register import COUNTED_AS
from tracker.domain.measure import Reading, Unit, readings_that_count, same_kind
from tracker.domain.measures.bands import BELOW, Scale, below_name, zone_of
from tracker.domain.measures.finding import shown_value
from tracker.domain.measures.value import exact_value
from tracker.domain.when import shown
from tracker.palette import LIGHT
from tracker.reports.workbook.book import Book, PageSheet

DATA = "Chart data"  # a hidden sheet
CHART_WIDTH, CHART_HEIGHT = 618, 365  # pixels
_FONT = {"name": "Arial", "size": 9, "color": LIGHT.quiet_text}
MOST_LABELS = 9
_OFFSET = "Below the bands"


def ratings_chart(book: Book, heading_row: int, themes: int, theme_word: str) -> Any:
    """A bar for each theme, stacked of its ratings, from the table of themes below a row (counted from 0)."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for place, name in enumerate(COUNTED_AS, start=1):
        rating = LIGHT.ratings[name]
        chart.add_series(
            {
                "name": ["Summary", heading_row, place],
                "categories": ["Summary", heading_row + 1, 0, heading_row + themes, 0],
                "values": ["Summary", heading_row + 1, place, heading_row + themes, place],
                "fill": {"color": rating.fill},
                "border": {"color": LIGHT.outline, "width": 0.5},
                "gap": 60,
            }
        )
    chart.set_title({"name": f"Ratings by {theme_word.lower()}".replace("=", ""), "name_font": _title_font()})
    chart.set_x_axis({"num_font": _FONT, "major_gridlines": {"visible": True, "line": {"color": LIGHT.line}}})
    chart.set_y_axis({"num_font": _FONT, "reverse": True, "line": {"color": LIGHT.control_edge}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": 1_040, "height": 190 + 34 * themes})
    return chart


class Points(NamedTuple):
    """What is drawn of a measure: periods with their values, oldest first, and the stretches behind them, rising."""

    labels: list[str]
    values: list[float]
    shown: list[str]  # the values in as many decimals as it takes not to show one rounded across a cut
    stretches: list[tuple[str, float, float, str]]  # name, low, high, fill
    low: float
    high: float
    step: float


def points_of(row: MeasureRow, as_at: Any) -> Points | None:
    """What there is to draw of a measure; None for fewer than two values of a kind, or values that are words."""
    measure = row.measure
    if row.finding.latest is None or measure.scale:
        return None
    counting = [(one, exact_value(one, measure.unit)) for one in readings_that_count(measure.readings, as_at)]
    said = _newest_alike([(one, value) for one, value in counting if value is not None])
    if not said:
        return None
    told = [(writable(shown(one.period) or one.period.as_printed), value) for one, value in said]
    values = [float(value) for _, value in told]
    texts = [shown_value(value, row.finding.scale) for _, value in told]
    low, high, step = _range(values, row.finding.scale, measure.unit)
    return Points(
        [label for label, _ in told], values, texts, _stretches(row.finding.scale, low, high), low, high, step
    )


def _newest_alike(said: list[tuple[Reading, Fraction]]) -> list[tuple[Reading, Fraction]]:
    """Of the kinds of period that have two values or more, the one with the newest value; [] where none has.

    A single value of a year at the end does not hide the quarters before it.
    """
    for newest, _ in reversed(said):
        alike = [(one, value) for one, value in said if same_kind(one.period, newest.period)]
        if len(alike) > 1:
            return alike
    return []


def _range(values: Sequence[float], scale: Scale, unit: Unit | None) -> tuple[float, float, float]:
    """The lowest and the highest value in sight, and the step between the lines.

    What is counted, of which there are no halves, has an axis of whole numbers from zero, as in the other charts.
    """
    cuts = [float(band.cut.value) for band in scale.bands if band.cut]
    counted = unit == "number" and all(value >= 0 and value == int(value) for value in (*values, *cuts))
    low, high = 0.0 if counted else min(*values, *cuts), max(*values, *cuts)
    step = _nice_step(max((high - low or abs(high) or 1.0) / 5, float(counted)))
    bottom, top = (low - step / 2) // step * step, -(-(high + step / 2) // step) * step
    bottom = max(bottom, 0.0) if low >= 0 else bottom
    return bottom, min(top, 100.0) if unit == "percent" and high <= 100 else top, step


def _nice_step(rough: float) -> float:
    """1, 2, 5 or 10 times a power of ten, the next one up."""
    power = 10.0 ** floor(log10(rough))
    return next(nice * power for nice in (1, 2, 5, 10) if nice * power >= rough * 0.999)


def _stretches(scale: Scale, low: float, high: float) -> list[tuple[str, float, float, str]]:
    """The bands between two values, rising."""
    cuts = sorted({float(band.cut.value) for band in scale.bands if band.cut})
    tints = LIGHT.bands.in_order()
    found = []
    for bottom, top in pairwise([low, *(cut for cut in cuts if low < cut < high), high]):
        zone = zone_of(scale, Fraction((bottom + top) / 2))
        if zone is not None:
            name = below_name(scale) if zone.place == BELOW else scale.bands[zone.place].name
            tint = 0 if zone.place == BELOW else max(1, 4 - len(scale.bands) + zone.place)
            found.append((name, bottom, top, tints[min(tint, 3)]))
    return found


class ChartData:
    """The hidden sheet with what the charts are drawn from, one block of rows below the other."""

    def __init__(self, book: Book) -> None:
        self.book, self.at = book, 0
        self._sheet: PageSheet | None = None
        self._look = book.add_format({})

    def add(self, points: Points, name: str) -> int:
        """Write the points of a measure; the answer is the row of their headings."""
        if self._sheet is None:
            self._sheet = self.book.add_worksheet(DATA)
            self._sheet.hide()
        sheet, first = self._sheet, self.at
        lowest = points.low if points.low >= 0 else 0.0
        headings = [name, "Value", _OFFSET, *(stretch[0] for stretch in points.stretches)]
        for place, text in enumerate(headings):
            sheet.put(first, place, writable(text)[:255], self._look)
        # An empty place at both ends, so that no point lies on the axis.
        told = [("", None), *zip(points.labels, points.values, strict=True), ("", None)]
        heights = [top - bottom for _, bottom, top, _ in points.stretches]
        for n, (label, value) in enumerate(told, start=1):
            for place, held in enumerate([label, value, lowest, *heights]):
                sheet.put(first + n, place, held, self._look)
        self.at += len(told) + 2
        return first


def measure_chart(book: Book, data: ChartData, row: MeasureRow, points: Points) -> Any:
    """The values of a measure as a line, from point to point, over its bands as areas."""
    first = data.add(points, f"{row.measure.ref} {row.measure.name}")
    line = _line(book, points, first)
    chart, over_bands = line, bool(points.stretches) and points.low >= 0
    if over_bands:
        chart = _areas(book, points, first)
        chart.combine(line)
    chart.set_title({"name": [DATA, first, 0], "name_font": {**_title_font(), "size": 10}, "overlay": False})
    grid = {"visible": True, "line": {"color": LIGHT.line}}
    reach = {"min": points.low, "max": points.high, "major_unit": points.step}
    chart.set_y_axis({**reach, "num_font": _FONT, "line": {"none": True}, "major_gridlines": grid})
    chart.set_x_axis({"num_font": _FONT, "position_axis": "on_tick", "line": {"color": LIGHT.control_edge}})
    chart.set_legend({"position": "bottom", "font": _FONT, "delete_series": [0] if over_bands else []})
    chart.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    chart.show_hidden_data()
    return chart


def _range_of(points: Points, first: int, place: int) -> list[Any]:
    """The cells of a column of what is drawn, below a row of headings."""
    return [DATA, first + 1, place, first + len(points.values) + 2, place]


def _line(book: Book, points: Points, first: int) -> Any:
    line, marker = book.add_chart({"type": "line"}), {"fill": {"color": LIGHT.text}, "border": {"color": "#FFFFFF"}}
    labels = {"value": True, "position": "above", "font": {**_FONT, "color": LIGHT.text}, "custom": _labels(points)}
    line.add_series(
        {
            "name": [DATA, first, 1],
            "categories": _range_of(points, first, 0),
            "values": _range_of(points, first, 1),
            "line": {"color": LIGHT.text, "width": 2.25},
            "marker": {"type": "circle", "size": 6, **marker},
            "smooth": False,
            "data_labels": labels,
        }
    )
    return line


def _labels(points: Points) -> list[dict[str, Any]]:
    """The value at each point; where there are many, at both ends."""
    last = len(points.shown) - 1
    every, none = last < MOST_LABELS, {"delete": True}
    told = [{"value": text} if every or n in (0, last) else none for n, text in enumerate(points.shown)]
    return [none, *told, none]


def _areas(book: Book, points: Points, first: int) -> Any:
    """The bands, one on the other; beneath them an area without colour, up to where the axis begins."""
    areas = book.add_chart({"type": "area", "subtype": "stacked"})
    for place, fill in enumerate([None, *(stretch[3] for stretch in points.stretches)], start=2):
        areas.add_series(
            {
                "name": [DATA, first, place],
                "categories": _range_of(points, first, 0),
                "values": _range_of(points, first, place),
                "fill": {"color": fill} if fill else {"none": True},
                "border": {"none": True},
            }
        )
    return areas


def _title_font() -> dict[str, Any]:
    return {"name": "Arial", "size": 11, "bold": True, "color": LIGHT.text}
