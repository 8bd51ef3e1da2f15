"""Series: periods across the top or down the side, measures or areas on the other, a reading for each value."""

from calendar import month_abbr, month_name
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.books import read_book
from tests.domain.builders import said_of
from tests.levels import DEAR
from tracker.domain.when import month_end

ONE_BOOK = settings(max_examples=DEAR, suppress_health_check=[HealthCheck.function_scoped_fixture])
MONTH_FORMS = (
    lambda day: (datetime(day.year, day.month, 1), "mmm-yy"),
    lambda day: (datetime(day.year, day.month, 1), "mmmm yyyy"),
    lambda day: f"{month_abbr[day.month]} {day.year}",
    lambda day: f"{month_name[day.month]} {day.year}",
    lambda day: f"{month_abbr[day.month]}-{day.year % 100:02d}",
)


def measures_of(draft):
    return {measure.name: measure for _, measure in draft.plan.measures()}


def values(measure):
    return [reading.value for reading in measure.readings]


def periods(measure):
    return [(reading.period.kind, reading.period.last) for reading in measure.readings]


def months(first, count):
    return [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)]


@ONE_BOOK
@given(
    first=st.dates(date(2001, 1, 1), date(2035, 1, 1)),
    count=st.integers(3, 14),
    form=st.sampled_from(MONTH_FORMS),
    downwards=st.booleans(),
    number=st.decimals(0, 5000, places=1),
)
def test_months_in_any_form_head_their_values_either_way_round(tmp_path, first, count, form, downwards, number):
    heads = [form(day) for day in months(first, count)]
    rows = [["Measure", *heads], ["Visits", *[str(number + n) for n in range(count)]], ["Plans", *["7"] * count]]
    if downwards:
        rows = [list(row) for row in zip(*rows, strict=True)]
    found = measures_of(read_book(tmp_path, rows))
    assert list(found) == ["Visits", "Plans"]
    assert values(found["Visits"]) == [number + n for n in range(count)]
    assert periods(found["Visits"]) == [("month", month_end(day.year, day.month)) for day in months(first, count)]


YEARS = st.integers(2001, 2035)


@ONE_BOOK
@given(year=YEARS, count=st.integers(3, 6), short=st.booleans(), mark=st.sampled_from("/-"))
def test_years_head_their_values(tmp_path, year, count, short, mark):
    heads = [f"{y}{mark}{(y + 1) % 100:02d}" if short else f"{y}{mark}{y + 1}" for y in range(year, year + count)]
    found = measures_of(read_book(tmp_path, [["Indicator", *heads], ["Visits", *range(count)]]))
    assert periods(found["Visits"]) == [("year", date(y + 1, 3, 31)) for y in range(year, year + count)]
    assert values(found["Visits"]) == list(map(Decimal, range(count)))


@ONE_BOOK
@given(year=YEARS, over=st.booleans(), merged_sign=st.sampled_from(["Q{}", "Quarter {}"]))
def test_quarters_have_their_year_beside_them_or_above(tmp_path, year, over, merged_sign):
    name = f"{year}/{(year + 1) % 100:02d}"
    quarters = [merged_sign.format(n) for n in (1, 2, 3, 4)]
    rows = (
        [[None, name], ["Measure", *quarters]]
        if over
        else [["Measure", *[f"{quarter} {name}" for quarter in quarters]]]
    )
    found = measures_of(read_book(tmp_path, [*rows, ["Visits", 1, 2, 3, 4]]))
    assert [r.period.as_printed for r in found["Visits"].readings] == [f"{quarter} {name}" for quarter in quarters]
    assert periods(found["Visits"])[0] == ("quarter", date(year, 6, 30))


@pytest.mark.parametrize(
    ("printed", "value", "suppressed", "estimate"),
    [
        ("0", 0, False, False),
        ("0.0%", 0, False, False),
        ("1,204", 1204, False, False),
        ("-", None, False, False),
        ("---", None, False, False),
        ("n/a", None, False, False),
        ("Currently Unavailable", None, False, False),
        ("c", None, True, False),
        ("12.5 (estimate)", 12.5, False, True),
        ("82.9% (provisional)", 82.9, False, True),
        ("12 (p)", 12, False, True),
        ("estimate", None, False, True),
    ],
)
def test_a_value_is_a_number_or_says_why_not(tmp_path, printed, value, suppressed, estimate):
    rows = [["Measure", "Apr 2017", "May 2017", "Jun 2017"], ["Visits", printed, 2, 3]]
    draft = read_book(tmp_path, rows)
    reading = measures_of(draft)["Visits"].readings[0]
    wanted = None if value is None else Decimal(str(value))
    assert (reading.value, reading.suppressed, reading.role == "estimate") == (wanted, suppressed, estimate)
    assert reading.as_printed == printed and draft.problems == ()


def test_a_blank_is_no_reading(tmp_path):
    rows = [["Measure", "Apr 2017", "May 2017", "Jun 2017"], ["Visits", 1, None, 0], ["Plans", 4, 5, None]]
    found = measures_of(read_book(tmp_path, rows))
    assert (values(found["Visits"]), values(found["Plans"])) == ([1, 0], [4, 5])


def test_a_provisional_year_makes_its_values_estimates(tmp_path):
    rows = [["Measure", "2014/15", "2015/16", "2016/17 (provisional)"], ["Visits", 1, 2, 3]]
    readings = measures_of(read_book(tmp_path, rows))["Visits"].readings
    assert [reading.role for reading in readings] == ["actual", "actual", "estimate"]
    assert readings[2].period.last == date(2017, 3, 31)


def test_what_stands_beside_the_periods_is_read_as_usual(tmp_path):
    heads = ["Measure", "Apr 2017", "May 2017", "Jun 2017", "Target", "England 2016/17", "Direction", "Comment"]
    rows = [heads, ["Visits made in time, year to date (%)", 1, 2, 3, "85%", "82.9", "↑", "Better."]]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert said_of(measure).comment == "Better."
    assert [(one.as_printed, one.period.kind) for one in measure.readings if one.role == "target"] == [("85%", "none")]
    assert said_of(measure).stated_direction == ("↑", "up") and measure.rolling == "cumulative"
    (england,) = measure.comparators
    assert (england.name, england.readings[0].period.last) == ("England", date(2017, 3, 31))


def test_a_number_and_a_share_under_each_year_are_two_measures(tmp_path):
    rows = [
        ["Language", "2015/16", None, "2016/17", None],
        [None, "Number", "%", "Number", "%"],
        ["English", "33,714", "96.2", "33,630", "95.9"],
    ]
    found = measures_of(read_book(tmp_path, rows))
    assert {name: (one.unit, values(one)) for name, one in found.items()} == {
        "English (Number)": ("number", [33714, 33630]),
        "English (%)": ("percent", [Decimal("96.2"), Decimal("95.9")]),
    }


def test_england_below_a_measure_is_its_comparator_and_a_target_is_what_it_is_to_reach(tmp_path):
    rows = [
        ["Measure", "2014/15", "2015/16", "2016/17"],
        ["Visits", 1, 2, 3],
        ["England", 4, 5, 6],
        ["Target", 7, 7, 7],
    ]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert [(one.name, len(one.readings)) for one in measure.comparators] == [("England", 3)]
    assert [(one.value, one.period.as_printed) for one in measure.readings if one.role == "target"] == [
        (7, "2014/15"),
        (7, "2015/16"),
        (7, "2016/17"),
    ]


@pytest.mark.parametrize("heading", ["Outcome measure", "Success indicator", "Local KPI"])
def test_rows_under_a_heading_of_measures_are_measures_though_they_speak_of_groups(tmp_path, heading):
    rows = [
        [heading, "2023", "2024", "2025"],
        ["Pupils at the expected standard", "58%", "60%", "63%"],
        ["Persistent absence", "24%", "22%", "21%"],
    ]
    measures = measures_of(read_book(tmp_path, rows)).values()
    assert [(one.name, values(one)) for one in measures] == [
        ("Pupils at the expected standard", [58, 60, 63]),
        ("Persistent absence", [24, 22, 21]),
    ]


def test_the_row_named_like_the_organisation_is_ours_and_the_title_is_the_measure(tmp_path):
    rows = [
        ["Northmere Council"],
        [],
        ["Percentage of visits in time"],
        [None, "2014/15", "2015/16", "2016/17"],
        ["England", 1, 2, 3],
        ["Northmere", 4, 5, 6],
    ]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert (measure.name, measure.unit, values(measure)) == ("Percentage of visits in time", "percent", [4, 5, 6])
    assert [one.name for one in measure.comparators] == ["England"]


def test_without_our_row_the_areas_are_others_and_a_problem_asks(tmp_path):
    rows = [["Area", "2014/15", "2015/16", "2016/17"], ["Eastvale", 1, 2, 3], ["Westborough", 4, 5, 6]]
    draft = read_book(tmp_path, ("Referrals", rows))
    (measure,) = measures_of(draft).values()
    assert measure.name == "Referrals" and measure.readings == ()
    assert [one.name for one in measure.comparators] == ["Eastvale", "Westborough"]
    assert [(p.kind, p.place, p.as_printed) for p in draft.problems] == [
        ("doubtful", "Referrals, A2", "Eastvale / Westborough")
    ]


def test_rows_of_an_action_table_with_three_dates_are_no_series(tmp_path):
    rows = [
        ["Ref", "Action", "Start", "Due date", "Reviewed on"],
        ["1.1", "Build", "01/04/2017", "01/06/2017", "01/09/2017"],
        ["1.2", "Paint", "02/04/2017", "02/06/2017", "02/09/2017"],
    ]
    plan = read_book(tmp_path, rows).plan
    assert [action.ref for _, action in plan.actions()] == ["1.1", "1.2"] and list(plan.measures()) == []


def test_values_that_look_like_years_are_values(tmp_path):
    rows = [["Measure", "Apr 2017", "May 2017", "Jun 2017"], ["Visits", 1998, 2004, 2011], ["Plans", 1, 2, 3]]
    found = measures_of(read_book(tmp_path, rows))
    assert values(found["Visits"]) == [1998, 2004, 2011] and list(found) == ["Visits", "Plans"]


def test_a_series_is_found_below_other_tables_and_its_header_may_be_repeated(tmp_path):
    heads = ["Measure", "Apr 2017", "May 2017", "Jun 2017"]
    rows = [
        ["Ref", "Action", "Lead"],
        ["1.1", "Build", "Ann"],
        [],
        ["Figures"],
        heads,
        ["Visits", 1, 2, 3],
        heads,
        ["Plans", 4, 5, 6],
    ]
    draft = read_book(tmp_path, rows)
    assert list(measures_of(draft)) == ["Visits", "Plans"]
    assert [action.ref for _, action in draft.plan.actions()] == ["1.1"] and draft.problems == ()


def test_a_lone_label_over_rows_of_a_series_is_their_group(tmp_path):
    rows = [
        ["Measure", "Apr 2017", "May 2017", "Jun 2017"],
        ["Demand"],
        ["Visits", 1, 2, 3],
        ["Time"],
        ["Plans", 4, 5, 6],
    ]
    themes = read_book(tmp_path, rows).plan.themes
    assert [(theme.title, [one.name for one in theme.measures]) for theme in themes] == [
        ("Demand", ["Visits"]),
        ("Time", ["Plans"]),
    ]


def test_months_without_a_year_take_it_from_the_title(tmp_path):
    rows = [["Front door 2017/18"], [], ["Measure", "Nov", "Dec", "Jan"], ["Visits", 1, 2, 3]]
    measure = measures_of(read_book(tmp_path, rows))["Visits"]
    assert [reading.period.as_printed for reading in measure.readings] == ["Nov 2017/18", "Dec 2017/18", "Jan 2017/18"]
    assert periods(measure)[2] == ("month", date(2018, 1, 31))


def test_quarters_without_any_year_are_unread_and_said_once(tmp_path):
    draft = read_book(tmp_path, [["Measure", "Q1", "Q2", "Q3"], ["Visits", 1, 2, 3], ["Plans", 4, 5, 6]])
    assert [reading.period.kind for reading in measures_of(draft)["Visits"].readings] == ["unread"] * 3
    assert [(p.kind, p.as_printed) for p in draft.problems] == [("unread", "Q1 / Q2 / Q3")]


def test_a_measure_that_names_others_is_a_measure(tmp_path):
    rows = [
        ["Measure", "2014/15", "2015/16", "2016/17"],
        ["Visits", 1, 2, 3],
        ["Gap to statistical neighbours", 4, 5, 6],
    ]
    assert list(measures_of(read_book(tmp_path, rows))) == ["Visits", "Gap to statistical neighbours"]


@pytest.mark.parametrize(
    "heads", [("Q1", "Q2"), ("Q1", "Q2", "Q3", "Q4"), ("Apr", "May", "Jun"), ("Autumn term", "Spring term")]
)
@pytest.mark.parametrize("name", ["Measure", "Area"])
def test_headings_that_say_no_year_are_one_problem_of_their_table(tmp_path, name, heads):
    rows = [[name, *heads], ["England", *range(len(heads))], ["Our council", *range(len(heads))]]
    (problem,) = [one for one in read_book(tmp_path, rows).problems if one.field == "period"]
    assert (problem.kind, problem.as_printed) == ("unread", " / ".join(heads)) and "say no year" in problem.message


def test_a_year_in_the_title_above_is_that_of_its_quarters(tmp_path):
    rows = [["Visits in 2026/27"], ["Measure", "Q1", "Q2"], ["Visits in time", 80, 85], ["Plans in time", 70, 75]]
    draft = read_book(tmp_path, rows)
    assert not draft.problems and periods(measures_of(draft)["Visits in time"])[0][0] == "quarter"
