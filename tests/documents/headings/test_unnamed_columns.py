"""A column of nothing but ratings is the rating, though its heading is blank or nobody knows it."""

import pytest

from tests.documents.books import actions_of, changed, read_book
from tests.documents.files.test_xlsx_ratings import solid
from tests.documents.painted import COLOURS

WARDS = [["Ward", "Hand hygiene", "Falls"], ["Ash", 95, 88], ["Birch", 81, 79], ["Cedar", 70, 66]]
MEASURES = [["Measure", "Previous", "Current"], ["Visits", 80, 85], ["Plans", 70, 95], ["Calls", 7, 9]]
SERIES = [["Measure", "2022", "2023", "2024"], ["Visits", 80, 85, 1], ["Plans", 70, 95, 2], ["Calls", 7, 9, 3]]
ACTIONS = [
    ["Ref", "Action", "Due"],
    ["1.1", "Build", "Oct 2027"],
    ["1.2", "Paint", "May 2027"],
    ["1.3", "Mow", "Jun 2027"],
]


def beside(rows, heading, values):
    return [[*row, one] for row, one in zip(rows, [heading, *values], strict=True)]


def ratings(draft):
    stated = [m.remarks[0].stated_rating if m.remarks else None for _, m in draft.plan.measures()]
    return stated or [action.updates[0].stated_rag for action in actions_of(draft)]


def told(draft):
    return [problem.as_printed for problem in draft.problems if problem.kind == "skipped"]


@pytest.mark.parametrize("heading", ["Overall", "Position", "Verdict", "Our view", None])
@pytest.mark.parametrize("rows", [WARDS, MEASURES, SERIES])
def test_letters_and_words_of_ratings_are_the_rating_of_measures(tmp_path, rows, heading):
    assert ratings(read_book(tmp_path, beside(rows, heading, ["G", "A", "R"]))) == ["G", "A", "R"]
    draft = read_book(tmp_path, beside(rows, heading, ["Green", "Amber", "Red"]))
    assert ratings(draft) == ["Green", "Amber", "Red"] and told(draft) == []


@pytest.mark.parametrize("heading", ["Overall", "Verdict", None])
@pytest.mark.parametrize("rows", [WARDS, MEASURES, SERIES, ACTIONS])
def test_fills_of_ratings_alone_are_the_rating(tmp_path, rows, heading):
    def paint(book):
        for row, colour in enumerate(["green", "amber", "red"], 2):
            book.active.cell(row, len(rows[0]) + 1).fill = solid(COLOURS[colour])

    draft = changed(tmp_path, paint, beside(rows, heading, [None] * 3))
    assert [one.lower() for one in ratings(draft)] == ["green", "amber", "red"] and told(draft) == []


def test_the_rating_may_stand_before_the_labels(tmp_path):
    rows = [[one, *row] for one, row in zip(["Verdict", "G", "A", "A"], WARDS, strict=True)]
    assert ratings(read_book(tmp_path, rows)) == ["G", "A", "A"]


def test_letters_headed_as_words_of_progress_are_ratings_and_no_commentary(tmp_path):
    draft = read_book(tmp_path, beside(ACTIONS, "Position", ["R", "G", "A"]))
    assert ratings(draft) == ["red", "green", "amber"] and actions_of(draft)[0].updates[0].text is None


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Last month", "GAR"),  # not how it stands
        ("Forecast", "GAR"),
        ("Cohort", "ABA"),  # may be classes
        ("Section", "ABB"),
        ("Section", "GBB"),  # may be girls and boys
        ("Mark", "ABC"),
        ("Mark", "GGG"),  # says nothing of any
    ],
)
def test_what_may_be_something_else_is_asked_about(tmp_path, heading, values):
    draft = read_book(tmp_path, beside(MEASURES, heading, values))
    assert ratings(draft) == [None] * 3 and told(draft) == [" / ".join(values)]


def test_of_two_such_columns_the_one_that_says_as_it_stands_is_the_rating(tmp_path):
    draft = read_book(tmp_path, beside(beside(MEASURES, "Last month", "RRR"), "This month", "GAR"))
    assert ratings(draft) == ["G", "A", "R"] and told(draft) == ["R / R / R"]
    assert ratings(read_book(tmp_path, beside(beside(MEASURES, "North", "RAG"), "South", "GAR"))) == [None] * 3


def test_fills_under_months_are_a_calendar_and_no_rating(tmp_path):
    def paint(book):
        book.active["D2"].fill, book.active["D3"].fill = solid(COLOURS["green"]), solid(COLOURS["red"])

    draft = changed(tmp_path, paint, beside(ACTIONS, "Week 1", [None] * 3))
    assert ratings(draft) == [None] * 3 and told(draft) == ["1 green, 1 red"]


@pytest.mark.parametrize("refs", [["1.", "2.", "3."], ["A1", "A2", "B1"], [1, 2, 3]])
def test_numbers_before_the_actions_are_their_refs_though_nothing_heads_them(tmp_path, refs):
    rows = [[None, "Action", "Lead", "Due date"], *([ref, f"Step {ref}", "Ann Young", "May 2025"] for ref in refs)]
    draft = read_book(tmp_path, rows)
    assert [one.ref for one in actions_of(draft)] == [str(ref).rstrip(".") for ref in refs]
    assert [one.kind for one in draft.problems] == []


def test_numbers_that_several_rows_share_are_no_refs(tmp_path):
    rows = [[None, "Action", "Lead", "Due date"], *([1, f"Step {at}", "Ann Young", "May 2025"] for at in "abc")]
    draft = read_book(tmp_path, rows)
    assert [one.ref for one in actions_of(draft)] == [None, None, None]
