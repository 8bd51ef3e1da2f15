"""The charts of measures in the workbook: which values are drawn."""

from openpyxl import load_workbook

from tests.domain.builders import a_reading, on
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan, Theme
from tracker.services.exporting import export_workbook

JULY = "1 Jul 2018"


def drawn(path, *readings):
    """What the sheet of charts says, and the labels and values of the only chart."""
    measure = Measure("1-M01", "Seen in time", unit="percent", readings=readings)
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
