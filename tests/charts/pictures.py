"""Builders of measures, and what is found on a figure."""

from datetime import date
from decimal import Decimal

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from tracker.charts.measure_chart import draw_measure
from tracker.charts.picture import new_figure
from tracker.domain.measure import Comparator, Measure, Reading
from tracker.domain.when import When, month_end, month_when

HIGHER = ("75-80", "81-89", "90+")
LOWER = ("25-20", "19-15", "<14")
DAY = date(2017, 11, 14)


def quarter(number: int, year: int = 2016) -> When:
    """A quarter of a financial year; the fifth is the first of the next year."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    month, of = (number * 3 + 1, year) if number < 4 else (1, year + 1)
    first = date(of, month, 1)
    return When(f"Q{number} {year}/{(year + 1) % 100}", "quarter", first, month_end(of, month + 2))


def year(first: int) -> When:
    return When(f"{first}/{(first + 1) % 100}", "year", date(first, 4, 1), date(first + 1, 3, 31))


def months(count: int) -> list[When]:
    return [month_when(2014 + month // 12, month % 12 + 1) for month in range(5, 5 + count)]


def reading(period: When, value: object = None, **rest) -> Reading:
    return Reading(period, None if value is None else Decimal(str(value)), **rest)


def measure(*readings: Reading, name="Assessments in time", bands=HIGHER, unit="percent", **rest) -> Measure:
    names = ("Requires improvement", "Good", "Outstanding")
    return Measure(
        "1-M01", name, unit=unit, thresholds=tuple(zip(names, bands, strict=False)), readings=readings, **rest
    )


def quarterly(*values: object, **rest) -> Measure:
    return measure(*(reading(quarter(at + 1), value) for at, value in enumerate(values)), **rest)


def england(value: object = 83, period: When | None = None) -> Comparator:
    return Comparator("England", readings=(reading(period or year(2016), value),))


def drawn(of: Measure, as_at: date = DAY, size=(10, 5.6), subtitle="How it stands", **rest) -> Figure:
    figure = new_figure(*size)
    draw_measure(figure, of, as_at, subtitle=subtitle, **rest)
    return figure


def line(figure: Figure, label: str = "measure"):
    """The one drawn line of that name."""
    (found,) = [one for one in figure.axes[0].lines if one.get_label() == label]
    return found


def texts(figure: Figure, label: str | None = None) -> list[str]:
    return [text.get_text() for text in text_artists(figure) if label in (None, text.get_label())]


def text_artists(figure: Figure) -> list[Text]:
    return [artist for artist in figure.artists if isinstance(artist, Text) and artist.get_text()]


def boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    """Each text and the ground that it takes."""
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    renderer = canvas.get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for text in text_artists(figure)]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts that share ground."""
    return overlaps(boxes(figure))


def outside(figure: Figure) -> list[str]:
    """Texts that stick out of the figure."""
    return sticking_out(boxes(figure), figure)


def misplaced(figure: Figure) -> tuple[list[tuple[str, str]], list[str]]:
    """What overlaps and what sticks out, the texts measured once for both."""
    found = boxes(figure)
    return overlaps(found), sticking_out(found, figure)


def overlaps(found: list[tuple[str, Bbox]]) -> list[tuple[str, str]]:
    sides = np.array([box.extents for _, box in found]).reshape(-1, 4)
    (left, low, right, high) = sides.T
    shared = (left[:, None] <= right) & (left <= right[:, None]) & (low[:, None] <= high) & (low <= high[:, None])
    return [(found[one][0], found[other][0]) for one, other in np.argwhere(np.triu(shared, 1)).tolist()]


def sticking_out(found: list[tuple[str, Bbox]], figure: Figure) -> list[str]:
    width, height = (float(side) * figure.dpi for side in figure.get_size_inches())
    return [t for t, box in found if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]
