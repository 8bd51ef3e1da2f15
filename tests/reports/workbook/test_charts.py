"""The charts of measures in the workbook: which values are drawn."""

import re
import zipfile

import pytest
from openpyxl import load_workbook

from tests.domain.builders import a_reading, on
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan, Theme
from tracker.services.exporting import export_workbook

JULY = "1 Jul 2018"


def drawn(path, *readings, unit="percent"):
    """What the sheet of charts says, and the labels and values of the only chart."""
    measure = Measure("1-M01", "Seen in time", unit=unit, readings=readings)
    plan = Plan("Plan", themes=(Theme("1", "One", measures=(measure,)),))
    export_workbook(path, plan, (), on(JULY), on(JULY), overwrite=True)
    book = load_workbook(path)
    if "Charts" not in book.sheetnames:
        return None
    rows = book["Chart data"].iter_rows(min_row=2, max_col=2, values_only=True)
    return book["Charts"]["A2"].value, [row for row in rows if row[1] is not None]


def test_a_single_value_of_a_year_at_the_end_does_not_take_the_quarters_their_chart(tmp_path):
    quarters = [a_reading("Q3 2017/18", 71), a_reading("Q4 2017/18", 74)]
    said, told = drawn(tmp_path / "a.xlsx", *quarters, a_reading("2017/18", 72))
    assert said.startswith("1 of 1 measure: each with two values or more of one kind of period.")
    assert told == [("Q3 2017/18", 71), ("Q4 2017/18", 74)]


def test_values_of_two_kinds_of_period_are_never_one_line_and_the_newest_kind_is_drawn(tmp_path):
    years, quarters = [a_reading("2015/16", 60), a_reading("2016/17", 65)], [a_reading("Q3 2017/18", 71)]
    assert drawn(tmp_path / "a.xlsx", *years, *quarters)[1] == [("2015/16", 60), ("2016/17", 65)]
    quarters.append(a_reading("Q4 2017/18", 74))
    assert drawn(tmp_path / "a.xlsx", *years, *quarters)[1] == [("Q3 2017/18", 71), ("Q4 2017/18", 74)]
    assert drawn(tmp_path / "a.xlsx", years[0], quarters[0]) is None


@pytest.mark.parametrize(
    ("unit", "values", "low", "step"),
    [
        ("number", (2020, 2018), 0, 500),
        ("number", (2, 1), 0, 1),
        ("number", (2.5, 2), 1.9, 0.1),
        ("percent", (74, 71), 70, 1),
    ],
)
def test_what_is_counted_has_an_axis_of_whole_numbers_from_zero(tmp_path, unit, values, low, step):
    quarters = [a_reading(f"Q{n} 2017/18", value) for n, value in enumerate(values, 3)]
    drawn(tmp_path / "a.xlsx", *quarters, unit=unit)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        (chart,) = (xml for name in book.namelist() if name.startswith("xl/charts/chart")
                    and "Seen in time" in (xml := book.read(name).decode()))  # fmt: skip
    axis = {name: float(value) for name, value in re.findall(r'<c:(min|majorUnit) val="([^"]+)"', chart)}
    assert axis == {"min": pytest.approx(low), "majorUnit": pytest.approx(step)}
