"""Tables of one measure: groups of ours, families of councils and areas are its series, and no measures."""

from datetime import date
from decimal import Decimal

import pytest

from tests.documents.books import read_book
from tracker.documents.reading.document import read_document
from tracker.domain.measures.our_area import with_ours

TERMS = ["Autumn 1 2021/22", "Autumn 2 2021/22", "Spring 1 2021/22"]
YEARS = ["2010/11", "2011/12", "2012/13"]


def measures_of(draft):
    return {measure.name: measure for _, measure in draft.plan.measures()}


def values(series):
    return [reading.value for reading in series.readings]


def groups(measure):
    return {group.name: values(group) for group in measure.groups}


def others(measure):
    return {one.label: values(one) for one in measure.comparators}


def test_all_pupils_are_ours_and_every_other_row_is_a_group(tmp_path):
    rows = [
        ["Persistent absence (%)", *TERMS],
        ["All pupils", 1, 2, 3],
        ["Pupils with a plan", 4, 5, 6],
        ["In our care", 7, 8, 9],
        ["Those who moved house", 1, 1, 1],
        ["England", 2, 2, 2],
    ]
    draft = read_book(tmp_path, rows)
    (measure,) = measures_of(draft).values()
    assert (measure.name, values(measure)) == ("Persistent absence (%)", [1, 2, 3])
    assert groups(measure) == {
        "Pupils with a plan": [4, 5, 6],
        "In our care": [7, 8, 9],
        "Those who moved house": [1, 1, 1],
    }
    assert others(measure) == {"England": [2, 2, 2]} and draft.problems == ()


@pytest.mark.parametrize("heading", ["Pupil group", "Team", "School", "Locality"])
def test_a_column_of_groups_says_what_its_rows_are(tmp_path, heading):
    rows = [
        ["Visits in time (%)"],
        [heading, *YEARS],
        ["Oakfield", 1, 2, 3],
        ["Northgate", 4, 5, 6],
        ["Total", 5, 7, 9],
    ]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert (measure.name, values(measure)) == ("Visits in time (%)", [5, 7, 9])
    assert groups(measure) == {"Oakfield": [1, 2, 3], "Northgate": [4, 5, 6]}


def test_a_measure_beside_each_group_takes_it_in(tmp_path):
    rows = [
        ["Measure", "Pupil group", *YEARS],
        ["Absence (%)", "All pupils", 1, 2, 3],
        ["Absence (%)", "Boys", 4, 5, 6],
        ["Exclusions (%)", "All pupils", 1, 1, 1],
        ["Exclusions (%)", "Boys", 2, 2, 2],
    ]
    found = measures_of(read_book(tmp_path, rows))
    assert {name: (values(one), groups(one)) for name, one in found.items()} == {
        "Absence (%)": ([1, 2, 3], {"Boys": [4, 5, 6]}),
        "Exclusions (%)": ([1, 1, 1], {"Boys": [2, 2, 2]}),
    }


def test_a_lone_text_over_groups_names_their_measure(tmp_path):
    rows = [
        ["Area", *TERMS],
        ["Absence rate (from the beginning of the year)"],
        ["All pupils", "8.1%", "8.1%", "8.0%"],
        ["EHCP pupils", "11.9%", "13.3%", "13.3%"],
        ["Young people not in work (snapshot of a day)"],
        ["No. of children", 26, 38, 53],
        ["Plans (snapshot of a day)"],
        ["% of young people with a plan in schools of ours", "21.5%", "22.1%", "22.6%"],
    ]
    draft = read_book(tmp_path, rows)
    found = measures_of(draft)
    assert list(found) == [
        "Absence rate (from the beginning of the year)",
        "Young people not in work (snapshot of a day): No. of children",
        "% of young people with a plan in schools of ours",
    ]
    absence, _, plans = found.values()
    assert absence.unit == "percent" and groups(absence) == {
        "EHCP pupils": [Decimal(n) for n in ("11.9", "13.3", "13.3")]
    }
    assert plans.shows == "Plans (snapshot of a day)" and draft.problems == ()


def test_a_lone_text_over_another_is_the_theme_of_the_measures_below(tmp_path):
    rows = [
        ["Area", *TERMS],
        ["Absence"],
        [],
        ["Absence rate"],
        ["All pupils", 1, 2, 3],
        ["Boys", 2, 2, 2],
        ["Pupils often absent"],
        ["All pupils", 4, 5, 6],
        ["Exclusions"],
        ["Exclusions for a fixed time"],
        ["All pupils", 7, 8, 9],
    ]
    draft = read_book(tmp_path, rows)
    assert [(theme.title, [one.name for one in theme.measures]) for theme in draft.plan.themes] == [
        ("Absence", ["Absence rate", "Pupils often absent"]),
        ("Exclusions", ["Exclusions for a fixed time"]),
    ]
    assert draft.problems == ()


def test_a_lone_period_below_a_series_ends_it(tmp_path):
    rows = [["Measure", *YEARS], ["Visits", 1, 2, 3], ["2021/22"], ["NW LAs", "England"], ["83.8", "80.1"]]
    draft = read_book(tmp_path, ("Data", rows))
    assert list(measures_of(draft)) == ["Visits"]
    assert [problem.as_printed for problem in draft.problems] == ["2021/22", "NW LAs / England / 83.8 / 80.1"]


@pytest.mark.parametrize(
    ("change", "stated"),
    [("+1.3", ("+1.3", "up")), ("-0.4%", ("-0.4%", "down")), ("−2", ("−2", "down")), ("0.0", ("0.0", "none"))],
)
def test_a_stated_change_is_a_direction(tmp_path, change, stated):
    rows = [["Measure", "2018/19", "2019/20", "2020/21", "Change"], ["Visits", 1, 2, 3, change]]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert measure.remarks[0].stated_direction == stated


def test_two_tables_in_one_share_no_periods_and_no_measures(tmp_path):
    rows = [
        ["Persistent absence (%)", *TERMS],
        ["All pupils", 1, 2, 3],
        ["In our care", 7, 8, 9],
        ["Area", "2018", "2019", "Change"],
        ["Good level of development (%)", "70.1", "71.4", "+1.3"],
        ["Phonics, year 1 (%)", "79", "80", "-1"],
    ]
    draft = read_book(tmp_path, rows)
    absence, development, phonics = measures_of(draft).values()
    assert groups(absence) == {"In our care": [7, 8, 9]}
    assert (development.name, values(development)) == (
        "Good level of development (%)",
        [Decimal("70.1"), Decimal("71.4")],
    )
    assert [one.remarks[0].stated_direction for one in (development, phonics)] == [("+1.3", "up"), ("-1", "down")]
    years = [(one.period.as_printed, one.period.first, one.period.last) for one in phonics.readings]
    assert years[1] == ("2019", date(2018, 9, 1), date(2019, 8, 31)) and draft.problems == ()


def test_years_without_terms_beside_them_are_financial_or_as_printed(tmp_path):
    rows = [["Measure", "2017/18", "2018/19", "2019/20"], ["Visits", 1, 2, 3]]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert measure.readings[0].period.first == date(2017, 4, 1)


def test_years_beside_terms_are_school_years_unless_they_say_otherwise(tmp_path):
    heads = ["Measure", "Autumn term 2019", "Spring term 2020", "2018/19", "Financial year 2019/20"]
    (measure,) = measures_of(read_book(tmp_path, [heads, ["Absence (%)", 1, 2, 3, 4]])).values()
    assert [one.period.first for one in measure.readings[2:]] == [date(2018, 9, 1), date(2019, 4, 1)]


def test_average_minimum_and_maximum_of_a_family_are_parts_of_it(tmp_path):
    rows = [
        ["Referrals per 10,000 under 18", *YEARS],
        ["Northmere", 401, 388, "1,002.5"],
        ["Core City Avg", 512, 498, 503],
        ["Core City Min", 300, 290, 288],
        ["Core Cities (max)", 900, 910, 920],
        ["Stat N'bour Max", 700, "---", "-"],
        ["S.N.", 600, 601, 602],
        ["Eng.", 430, "c", 455],
    ]
    draft = read_book(tmp_path, ("Referrals", rows))
    (measure,) = measures_of(draft).values()
    assert (measure.name, measure.unit) == ("Referrals per 10,000 under 18", "rate per 10,000")
    assert [(one.name, one.part) for one in measure.comparators[1:]] == [
        ("Core cities", "average"),
        ("Core cities", "minimum"),
        ("Core cities", "maximum"),
        ("Statistical neighbours", "maximum"),
        ("Statistical neighbours", None),
        ("England", None),
    ]
    assert values(measure.comparators[4]) == [700, None, None]
    assert measure.comparators[6].readings[1].suppressed
    assert [(p.kind, p.place, p.as_printed) for p in draft.problems] == [("doubtful", "Referrals, A2", "Northmere")]
    (named,) = measures_of(with_ours(draft, "Northmere Council")).values()
    assert values(named) == [401, 388, Decimal("1002.5")] and len(named.comparators) == 6


def test_which_area_is_ours_is_asked_once_for_many_measures(tmp_path):
    areas = [["Eastvale", 1, 2, 3], ["Westborough", 4, 5, 6], ["England", 7, 8, 9]]
    tables = [[[f"Share of visits {n} (%)", *YEARS], *areas, []] for n in range(4)]
    draft = read_book(tmp_path, [row for table in tables for row in table])
    assert len(measures_of(draft)) == 4
    assert [problem.as_printed for problem in draft.problems] == ["Eastvale / Westborough"]


def test_a_measure_with_average_in_its_name_is_no_family(tmp_path):
    rows = [["Measure", *YEARS], ["Average caseload", 1, 2, 3], ["Average days waited", 4, 5, 6]]
    assert list(measures_of(read_book(tmp_path, rows))) == ["Average caseload", "Average days waited"]


def test_the_row_called_council_is_ours(tmp_path):
    rows = [["Share of visits (%)", *YEARS], ["Council", 1, 2, 3], ["England", 4, 5, 6]]
    draft = read_book(tmp_path, rows)
    (measure,) = measures_of(draft).values()
    assert values(measure) == [1, 2, 3] and list(others(measure)) == ["England"] and draft.problems == ()


def test_months_beside_a_year_are_those_of_the_year(tmp_path):
    rows = [[None, "2013/14", "April", "May", "January"], ["Referrals in the month", 412, 35, 41, 52]]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert [(one.period.kind, one.period.first, one.value) for one in measure.readings] == [
        ("year", date(2013, 4, 1), 412),
        ("month", date(2013, 4, 1), 35),
        ("month", date(2013, 5, 1), 41),
        ("month", date(2014, 1, 1), 52),
    ]


def test_a_damaged_year_among_years_is_repaired_and_said(tmp_path):
    rows = [["Measure", "2011/12", "2012/13", "20131/4"], ["Referrals", 1, 2, 3]]
    draft = read_book(tmp_path, ("Data", rows))
    (measure,) = measures_of(draft).values()
    assert measure.readings[2].period.last == date(2014, 3, 31)
    assert [(p.kind, p.place, p.as_printed, p.read_as) for p in draft.problems] == [
        ("repaired", "Data, D1", "20131/4", "2013/14")
    ]


def test_a_term_that_has_not_ended_is_counted_to_its_day(tmp_path):
    rows = [
        ["Measure", "2022/2023", None, "Annual"],
        [None, "End of Autumn full term", "Summer term Latest (22nd May)", "2021/2022"],
        ["Absence (%)", 8.1, 8, 5],
    ]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert [(one.period.kind, one.period.last) for one in measure.readings] == [
        ("term", date(2022, 12, 31)),
        ("day", date(2023, 5, 22)),
        ("year", date(2022, 8, 31)),
    ]


AREA_ROWS = [
    ["Area", "Indicator", "Period", "Value"],
    ["England", "Care leavers in work", "2019/20", "52.1"],
    ["Marlow Vale", "Care leavers in work", "2019/20", "48"],
    ["England", "Care leavers in work", "2020/21", "51"],
    ["Marlow Vale", "Care leavers in work", "2020/21", "49.3"],
    ["England", "Visits made", "2020/21", "c"],
    ["Marlow Vale", "Visits made", "2020/21", "7"],
]


def test_a_value_in_each_row_belongs_to_the_area_named_in_it(tmp_path):
    draft = read_book(tmp_path, AREA_ROWS)
    assert [problem.as_printed for problem in draft.problems] == ["Marlow Vale"]
    named = with_ours(draft, "Marlow Vale")
    work, visits = measures_of(named).values()
    assert values(work) == [48, Decimal("49.3")] and others(work) == {"England": [Decimal("52.1"), 51]}
    assert values(visits) == [7] and visits.comparators[0].readings[0].suppressed
    assert named.problems == () and [theme.title for theme in named.plan.themes] == ["Sheet 1"]


def test_a_value_in_each_row_may_be_that_of_a_group(tmp_path):
    rows = [
        ["Measure", "Pupil group", "Period", "Value"],
        ["Absence (%)", "All pupils", "Autumn 1 2021/22", 5],
        ["Absence (%)", "Boys", "Autumn 1 2021/22", 6],
        ["Absence (%)", "Boys", "Autumn 2 2021/22", 7],
    ]
    (measure,) = measures_of(read_book(tmp_path, rows)).values()
    assert values(measure) == [5] and groups(measure) == {"Boys": [6, 7]}


def test_readings_under_themes_that_are_called_areas_stay_there(tmp_path):
    rows = [
        ["Area", "Measure", "Period", "Value"],
        ["Demand", "Contacts", "Apr 2017", 5],
        ["Time", "Visits", "Apr 2017", 6],
    ]
    themes = read_book(tmp_path, rows).plan.themes
    assert [(theme.title, [one.name for one in theme.measures]) for theme in themes] == [
        ("Demand", ["Contacts"]),
        ("Time", ["Visits"]),
    ]


PARTS = ["Boys", "SEN support", "Children looked after", "Pupils with an EHCP", "Oak Academy", "Duty Team"]


def of_csv(tmp_path, *lines):
    (tmp_path / "figures.csv").write_text("\n".join(lines))
    return measures_of(read_document(tmp_path / "figures.csv"))


@pytest.mark.parametrize("heading", ["", "Subject", "Measure"])
@pytest.mark.parametrize("parts", [PARTS[:3], PARTS[3:]])
def test_columns_of_groups_beside_labels_are_groups_and_all_is_ours(tmp_path, heading, parts):
    head = f"{heading},{','.join(parts)},All"
    found = of_csv(tmp_path, head, "Reading,71%,79%,75%,74%", "Maths,55%,62%,59%,58%")
    reading, maths = found["Reading"], found["Maths"]
    assert [one.name for one in reading.groups] == parts and reading.comparators == ()
    assert [one.as_printed for one in reading.readings] == ["74%"] and reading.unit == "percent"
    assert [one.readings[0].as_printed for one in maths.groups] == ["55%", "62%", "59%"]


def test_others_beside_columns_of_groups_stay_others(tmp_path):
    head = "Measure,Boys,Girls,England,Similar schools"
    measure = of_csv(tmp_path, head, "Reading,71%,79%,75%,74%", "Maths,55%,62%,59%,58%")["Reading"]
    assert [one.name for one in measure.groups] == ["Boys", "Girls"]
    assert {one.name for one in measure.comparators} == {"England", "Similar schools"}


@pytest.mark.parametrize("word", ["Source:", "Data source", "Note:", "NB"])
def test_a_note_in_two_cells_below_figures_is_a_note(tmp_path, word):
    note = f"{word},Case system"
    many = of_csv(tmp_path, "Indicator,2023,2024", "Visits,70%,75%", "Plans agreed,60%,65%", note)
    assert [*many] == ["Visits", "Plans agreed"]
    alone = of_csv(tmp_path, "Indicator,Current,Target", "Visits,70%,75%", note)
    assert [*alone] == ["Visits"] and "Case system" in alone["Visits"].remarks[0].comment


def test_a_value_beside_such_a_word_is_no_note(tmp_path):
    assert len(of_csv(tmp_path, "Indicator,2023,2024", "Visits,70%,75%", "Source,60%,65%")) == 2
