"""Tables as other people lay them out: columns in any order, headings in other words, cells of every kind."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.documents.books import HEADINGS, a_book, actions_of, first_update, read_book
from tests.levels import DEAR
from tracker.documents.reading.document import read_document

ROWS = [
    {
        "ref": f"4.{n}",
        "action": f"Agree the {word} with all partners",
        "lead": "Vera Brook, Head of Service",
        "review": when,
        "commentary": f"The {word} is drafted.",
        "status": status,
        "rag": rag,
    }
    for n, word, when, status, rag in (
        (1, "policy", "Oct 2017", "In progress", "Green"),
        (2, "budget", "Ongoing", "Not started", "Amber"),
        (3, "letter", "14/11/2017", "Stopped", "Red"),
    )
]


def told(action):
    """What an action row says, in the words of ROWS."""
    first = action.updates[0]
    return {
        "ref": action.ref,
        "action": action.text,
        "lead": action.lead.as_printed,
        "review": first.review.as_printed,
        "commentary": first.text,
        "status": first.status.value.capitalize(),
        "rag": first.stated_rag.capitalize(),
    }


@st.composite
def layouts(draw):
    """Columns in any order and wording, with titles above and empty rows and columns between."""
    order = draw(st.permutations(list(HEADINGS)))
    names = [draw(st.sampled_from(HEADINGS[field])) for field in order]
    titles = draw(st.lists(st.sampled_from(["Children's improvement plan", "Autumn edition"]), max_size=2, unique=True))
    left = draw(st.integers(0, 2))
    spaced = draw(st.booleans())
    pad = [None] * left
    rows = [[*pad, title] for title in titles] + [[]] * draw(st.integers(0, 2)) + [[*pad, *names]]
    for row in ROWS:
        rows += [[], [*pad, *(row[field] for field in order)]] if spaced else [[*pad, *(row[f] for f in order)]]
    return rows, titles


@settings(max_examples=DEAR, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(layout=layouts())
def test_a_table_is_read_whole_whatever_its_columns_are_called_and_wherever_they_stand(tmp_path, layout):
    rows, titles = layout
    draft = read_book(tmp_path, rows)
    assert [told(action) for action in actions_of(draft)] == ROWS
    kept = " / ".join([draft.plan.title, *(t.title for t in draft.tables), *(p.as_printed for p in draft.problems)])
    assert [title for title in titles if title not in kept] == []


@settings(max_examples=DEAR, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(list(HEADINGS)),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    delimiter=st.sampled_from(",;\t"),
    line=st.sampled_from(["\n", "\r\n"]),
)
def test_a_text_table_is_read_whole_in_any_encoding_and_with_any_delimiter(tmp_path, order, encoding, delimiter, line):
    rows = [{**row, "commentary": f"First – “as said”; £5,\nthen {row['commentary']}"} for row in ROWS]
    text = line.join(
        delimiter.join('"' + value + '"' for value in values)
        for values in [[HEADINGS[f][0] for f in order], *([row[f] for f in order] for row in rows)]
    )
    path = tmp_path / "plan.csv"
    path.write_bytes(text.encode(encoding))
    assert [told(action) for action in actions_of(read_document(path))] == rows


def test_a_semicolon_table_with_many_lines_and_commas_in_a_cell_is_read_by_its_semicolons(tmp_path):
    path = tmp_path / "plan.csv"
    said = '"Met, agreed\nThen, wrote\nLast, sent"'
    path.write_text(
        f"Ref;Action;Commentary\n1.1;Agree, and tell;{said}\n1.2;Write, and send;{said}\n", encoding="utf-8"
    )
    actions = actions_of(read_document(path))
    assert [action.ref for action in actions] == ["1.1", "1.2"]
    assert actions[0].updates[0].text == "Met, agreed\nThen, wrote\nLast, sent"


def test_several_sheets_are_one_plan(tmp_path):
    head = ["Ref", "Action", "Lead"]
    sheets = [
        ("North", [["Priority 1: Homes"], head, ["1.1", "Build", "Ann Young"]]),
        ("South", [["Priority 2: Schools"], head, ["2.1", "Teach", "Ann Young"]]),
    ]
    plan = read_book(tmp_path, *sheets).plan
    assert [(theme.heading, [a.ref for a in theme.actions]) for theme in plan.themes] == [
        ("1 Homes", ["1.1"]),
        ("2 Schools", ["2.1"]),
    ]
    assert plan.theme_word == "Priority"


def test_a_theme_column_gives_each_row_its_theme(tmp_path):
    rows = [["Theme", "Ref", "Action"], ["1.1 Homes", "a", "Build"], [None, "b", "Paint"], ["Schools", "c", "Teach"]]
    themes = read_book(tmp_path, rows).plan.themes
    assert [(t.ref, t.title, [a.ref for a in t.actions]) for t in themes] == [
        ("1.1", "Homes", ["a", "b"]),
        (None, "Schools", ["c"]),
    ]


def test_a_merged_lead_counts_for_all_the_rows_that_it_covers(tmp_path):
    path = a_book(
        tmp_path / "merged.xlsx", [["Ref", "Action", "Lead"], ["1", "Build", "Ann"], ["2", "Paint"], ["3", "Mow"]]
    )
    book = load_workbook(path)
    book.active.merge_cells("C2:C3")
    book.save(path)
    actions = actions_of(read_document(path))
    assert [action.lead.as_printed for action in actions] == ["Ann", "Ann", ""]


def test_rows_below_a_title_merged_over_the_table_go_on_under_the_same_headings(tmp_path):
    path = tmp_path / "merged.xlsx"
    book = Workbook()
    page = book.active
    for row in (
        ["Ref", "Action", "Lead"],
        ["1. Homes"],
        ["1.1", "Build", "Ann"],
        ["2. Schools"],
        ["2.1", "Teach", "Bo"],
    ):
        page.append(row)
    page.merge_cells("A2:C2")
    page.merge_cells("A4:C4")
    book.save(path)
    plan = read_document(path).plan
    assert [(theme.heading, [a.ref for a in theme.actions]) for theme in plan.themes] == [
        ("1 Homes", ["1.1"]),
        ("2 Schools", ["2.1"]),
    ]


def test_a_heading_row_repeated_at_a_page_break_is_no_action(tmp_path):
    head = ["Ref", "Action", "Lead"]
    rows = [head, ["1.1", "Build", "Ann Young"], head, ["1.2", "Paint", "Ann Young"]]
    assert [action.ref for action in actions_of(read_book(tmp_path, rows))] == ["1.1", "1.2"]


def test_a_header_of_two_rows_names_the_bands_and_their_neighbours(tmp_path):
    rows = [
        ["Performance Measure", "Thresholds", None, None],
        [None, "Outstanding", "Good", "Requires Improvement"],
        ["Percentage of visits made in time", "90-100", "80-89", "65-79"],
    ]
    (measure,) = [measure for _, measure in read_book(tmp_path, rows).plan.measures()]
    assert measure.name == "Percentage of visits made in time"
    assert measure.thresholds == (("Requires improvement", "65-79"), ("Good", "80-89"), ("Outstanding", "90-100"))


def test_update_commentary_is_commentary_although_it_holds_the_word_date(tmp_path):
    rows = [["Ref", "Action", "Update Commentary"], ["1.1", "Build", "Oct 2017"]]
    update = actions_of(read_book(tmp_path, rows))[0].updates[0]
    assert update.text == "Oct 2017"
    assert update.review is None or update.review.kind == "none"


@pytest.mark.parametrize(
    ("shown_as", "kind", "printed"),
    [
        ("dd/mm/yyyy", "day", "05/10/2017"),
        ("d mmm yy", "day", "5 Oct 17"),
        ("mmm yyyy", "month", "Oct 2017"),
        ("mmm-yy", "month", "Oct-17"),
        ('mmmm" "yyyy', "month", "October 2017"),
        ("[$-809]dd mmmm yyyy;@", "day", "05 October 2017"),
        ("yyyy-mm-dd hh:mm", "day", "2017-10-05"),
    ],
)
def test_a_real_date_is_what_its_cell_shows(tmp_path, shown_as, kind, printed):
    update, _ = first_update(tmp_path, review=(datetime(2017, 10, 5), shown_as))
    assert (update.review.kind, update.review.as_printed) == (kind, printed)
    assert update.review.last == (date(2017, 10, 5) if kind == "day" else date(2017, 10, 31))


def test_a_bare_serial_on_the_first_of_a_month_is_that_month_and_a_problem(tmp_path):
    update, draft = first_update(tmp_path, review=43009)
    assert (update.review.kind, update.review.last, update.review.as_printed) == ("month", date(2017, 10, 31), "43009")
    assert [(p.kind, p.read_as) for p in draft.problems if p.as_printed == "43009"] == [("repaired", "Oct 2017")]


def test_a_bare_serial_within_a_month_is_that_day_and_a_problem(tmp_path):
    update, draft = first_update(tmp_path, review=43022)
    assert (update.review.kind, update.review.last) == ("day", date(2017, 10, 14))
    assert [p.read_as for p in draft.problems if p.as_printed == "43022"] == ["14 Oct 2017"]


@pytest.mark.parametrize("review", ["14/10/2027", (datetime(2027, 10, 14), "dd/mm/yyyy")])
def test_a_date_outside_the_plans_period_is_read_and_flagged_whether_typed_or_real(tmp_path, review):
    rows = [["Improvement plan 2017-18"], ["Ref", "Action", "Review date"], ["1.1", "Build", review]]
    draft = read_book(tmp_path, rows)
    assert actions_of(draft)[0].updates[0].review.last == date(2027, 10, 14)
    assert [(p.kind, p.about) for p in draft.problems if p.as_printed == "14/10/2027"] == [("doubtful", "1.1")]


@pytest.mark.parametrize(
    ("value", "shown_as", "printed", "number"),
    [
        (0.764, "0.0%", "76.4%", "76.4"),
        (0.7649, "0%", "76%", "76"),
        (76.39999999999999, "General", "76.4", "76.4"),
        (13608, "#,##0", "13,608", "13608"),
        (0, "General", "0", "0"),
        (84.5, "0.00", "84.50", "84.50"),
        (84.6, "0", "85", "85"),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(tmp_path, value, shown_as, printed, number):
    rows = [["Measure", "Current"], ["Percentage of visits made in time", (value, shown_as)]]
    (measure,) = [measure for _, measure in read_book(tmp_path, rows).plan.measures()]
    assert (measure.readings[0].as_printed, measure.readings[0].value) == (printed, Decimal(number))


@pytest.mark.parametrize(("printed", "suppressed"), [("-", False), ("---", False), ("c", True), ("n/a", False)])
def test_a_dash_and_a_suppressed_value_are_never_zero(tmp_path, printed, suppressed):
    rows = [["Measure", "Current"], ["Visits made in time", printed]]
    reading = next(m for _, m in read_book(tmp_path, rows).plan.measures()).readings[0]
    assert (reading.value, reading.suppressed, reading.as_printed) == (None, suppressed, printed)


def test_a_value_that_is_no_number_is_a_problem_and_kept_as_printed(tmp_path):
    draft = read_book(tmp_path, [["Measure", "Current"], ["Visits made in time", "about half"]])
    reading = next(m for _, m in draft.plan.measures()).readings[0]
    assert (reading.value, reading.as_printed) == (None, "about half")
    assert [(p.kind, p.as_printed) for p in draft.problems] == [("unread", "about half")]
