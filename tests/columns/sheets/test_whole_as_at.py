"""What stands in the sheets of a workbook as at a day, and which are left out."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tracker.columns.sheets.cells import printed_rows
from tracker.columns.sheets.whole import WHOLE, Sheets, WorkbookChoice
from tracker.domain.measure import Measure, Reading, Remark
from tracker.domain.plan import Plan, Theme
from tracker.domain.report import RememberedReport, hash_of
from tracker.domain.when import month_when

AS_AT = date(2017, 11, 14)
CLOCK = datetime(2017, 11, 20, 9, 30, tzinfo=UTC)
BANDS = (("Requires improvement", "65-75"), ("Good", "76-84"), ("Outstanding", "85+"))


def of(month, role="actual"):
    return Reading(month_when(2017, month), Decimal(60 + month), role=role, uuid=f"{role} {month}")


MEASURE = Measure("1-M01", "Visits in time", unit="percent", thresholds=BANDS, readings=(of(9), of(10), of(12)))


def plan_of(measure=MEASURE, **fields):
    return Plan("Plan", themes=(Theme("1", "Care", measures=(measure,)),), **fields)


def sheets_of(plan, choice=WHOLE):
    return {sheet.name: sheet for sheet in Sheets(plan, (), AS_AT, AS_AT, choice).tables()}


def column_of(sheet, name):
    at = [column.name for column in sheet.columns].index(name)
    return [cells[at].shown for row in sheet.rows for cells in printed_rows(sheet, row)]


def test_a_past_day_shows_no_value_of_a_period_that_had_not_ended():
    assert column_of(sheets_of(plan_of())["Readings"], "value") == ["69", "70"]


def test_a_target_of_a_period_to_come_is_shown():
    measure = replace(MEASURE, readings=(*MEASURE.readings, of(12, "target")))
    assert column_of(sheets_of(plan_of(measure))["Readings"], "role") == ["actual", "actual", "target"]


def test_remarks_and_reports_have_a_sheet_where_there_are_some_or_where_it_was_chosen():
    assert not {"Remarks", "Reports"} & sheets_of(plan_of()).keys()
    assert list(sheets_of(plan_of(), WorkbookChoice(sheets=("Remarks",)))) == ["Remarks"]
    said = replace(MEASURE, remarks=(Remark("k", AS_AT, CLOCK, "Better."),))
    assert "Remarks" in sheets_of(plan_of(said))


def test_the_reports_that_are_remembered_are_listed_with_their_days_and_for_whom():
    made = RememberedReport("r", "Progress", date(2017, 9, 12), None, CLOCK, "{}", hash_of("{}"), public=True)
    later = replace(made, uuid="s", as_at=date(2018, 1, 9))
    sheet = sheets_of(plan_of(reports=(made, later)))["Reports"]
    (row,) = ([cell.shown for cell in cells] for one in sheet.rows for cells in printed_rows(sheet, one))
    assert row == ["Progress", "12 Sep 2017", "everybody", "20 Nov 2017 09:30"]


def test_the_scorecard_has_refs_and_says_the_band_once_where_no_status_is_stated():
    names = [column.name for column in sheets_of(plan_of())["Scorecard"].columns]
    assert "ref" in names and "band" not in names
    stated = replace(MEASURE, remarks=(Remark("k", None, CLOCK, stated_rating="Red"),))
    names = [column.name for column in sheets_of(plan_of(stated))["Scorecard"].columns]
    assert "status" in names and "band" in names
