"""A small plan with measures of every sort, and what tests ask of its file and of the page that shows it."""

from dataclasses import replace

from tests.domain.builders import a_measure, a_reading, a_when, on
from tracker.domain.measure import Comparator
from tracker.domain.measures.readings import reading_lines
from tracker.domain.plan import Plan, Theme
from tracker.store.sqlite import open_store

HOSTILE = '<b>bold</b> & <img src="x.png"> $x^2$'
DAY = on("14 Nov 2017")


def the_plan():
    in_time = a_measure(
        "65-75 / 75-84 / 85+",
        [
            a_reading("Q1 2017/18", "60.0", numerator=60, denominator=100, place=1),
            a_reading("Q2 2017/18", "70.0", numerator=140, denominator=200, place=2, source="Audit"),
            a_reading("Q3 2017/18", "99", place=3),
        ],
        comparators=(Comparator("England", readings=(a_reading("2016/17", "83"),)),),
    )
    few = a_measure("25-20 / 19-15 / <14", [("Sep 2017", 22), ("Oct 2017", 21)], name="Second plans")
    more = a_measure("Increase", [("Sep 2017", 4)], unit="number", name="Practice alerts raised")
    bare = a_measure("65-79 / 80-89 / 90-100", name=HOSTILE, shows=HOSTILE)
    measures = [replace(m, ref=f"1.1-M0{at}", place=at) for at, m in enumerate((in_time, few, more, bare), 1)]
    first = Theme("1.1", "Assessment and planning", measures=tuple(measures[:2]))
    second = Theme("1.2", f"Voice {HOSTILE}", measures=tuple(measures[2:]), place=2)
    return Plan("Improvement plan", period=a_when("2017/18"), opens_as_at=DAY, themes=(first, second))


def measure_in(file, ref="1.1-M01"):
    """A measure as another window would see it."""
    with open_store(file) as store:
        return next(m for _, m in store.plan().measures() if m.ref == ref)


def readings_in(file, ref="1.1-M01"):
    """(period, value, numerator, denominator) of each reading that stands, in the order of their places."""
    standing = [line.reading for line in reading_lines(measure_in(file, ref).readings, DAY) if not line.replaced_by]
    standing.sort(key=lambda reading: reading.place)
    return [(r.period.as_printed, r.as_printed, r.numerator, r.denominator) for r in standing]


def cell(page, row, column):
    return page.panel.model.index(row, column)


def texts(page):
    model = page.panel.model
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in rows]


def row_of(page, ref="1.1-M01"):
    """What the list shows of a measure, from left to right."""
    key = next(item.key for item in page._items if item.measure.ref == ref)
    index = page.list.rows.index_of(key)
    return [index.siblingAtColumn(column).data() for column in range(4)]
