"""A cell of many letters, of whatever shape, costs no more than reading it: a second of the processor for 40,000."""

import csv
from contextlib import suppress
from time import process_time

import pytest

from tests.levels import FULL
from tracker.documents.files.text import quoted_rows
from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.periods import is_value
from tracker.documents.problem_log import ProblemLog
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.reading.clipboard import joined_lines, read_pasted
from tracker.documents.reading.document import read_document
from tracker.documents.rows.comparators import moved_of, unit_of
from tracker.documents.rows.measures import rolling
from tracker.documents.rows.refs import Refs
from tracker.documents.tables.themes import aims_of
from tracker.documents.vocabulary.heading_ends import parted
from tracker.documents.vocabulary.people import read_lead
from tracker.documents.vocabulary.wording import close_field_of, comparator_of, field_of
from tracker.domain.dates.dated_entries import dated_entries
from tracker.domain.dates.reading import read_when
from tracker.domain.measures.our_area import is_named_like
from tracker.domain.measures.thresholds import read_scale
from tracker.domain.measures.value import read_count, read_value
from tracker.errors import TrackerError

LETTERS = 40_000 if FULL else 10_000
LONGEST = 1 if FULL else 1 / 8  # seconds of the processor, for one such cell; what is quadratic takes a sixteenth
REPEATED = [
    "0", "9", "1/", "1.", "2017 ", "2017-", "1 ", "1,", "x\n", "1/2/2017\n", "a", "word ", "Ann Bee, ", "Ann Bee / ",
    "A & ", "- ", ". ", "(", "1%", "Oct ", "Oct 2017 ", "Monday, ", "by the ", "completed ", "ongoing ", "1onwards ",
    "q1 ", "1.1.1 ", "1-1-", "• ", "what good looks like ", '"', "_x000D_", "202017 ", "est ", "1 of ", "1st ", "a²",
    "Oct-Nov 2017, 1/2/17: x. ", "Recommendation 1 ", "• x\nword\n", "\t", '\t"', '"\t', '"\n', "per cent ",
    "rolling ", "last 12 ", "£", "1 day ", ".20", "2.", "2017/18 ", "as at ",
]  # fmt: skip
AROUND_SPACES = ["", "1", "2017", "Oct", "Recommendation", "completed", "Head of"]
TABS = "\t" * max(LETTERS, 20_000)  # of fewer the first would be taken for the edges of columns
SHAPES = [(one * LETTERS)[:LETTERS] for one in REPEATED if one != "\t"]
SHAPES += [TABS] + [one + " " * LETTERS + "x" for one in AROUND_SPACES]
MATCHED = {
    "date": read_when,
    "dated entries": dated_entries,
    "thresholds": lambda text: read_scale((("Good", text), ("Outstanding", "85+"))),
    "direction": lambda text: read_scale((("Good", text), ("Outstanding", text))),
    "value": read_value,
    "count": read_count,
    "lead": read_lead,
    "heading": field_of,
    "status": status_of,
    "rating": rag_of,
    "period behind a heading": parted,
    "misspelt heading": close_field_of,
    "comparator": comparator_of,
    "unit": unit_of,
    "direction of travel": moved_of,
    "months it rolls over": rolling,
    "our area": lambda text: is_named_like(f"Northmere {text}", text),
    "value of a series": is_value,
    "aims": lambda text: aims_of(folded(text)),
    "refs": lambda text: refs_read(text, "1.1.2", text),
    "pasted rows": quoted_rows,
    "pasted lines": lambda text: joined([HEADINGS, *quoted_rows(text), ROW, [text]]),
}
HEADINGS = ["Ref", "Action", "Lead", "Review date", "Status", "RAG", "Update commentary", "Evidence"]
ROW = ["1.1.1", "Train the staff", "Head of Service", "Oct 2017", "In progress", "Amber", "Begun.", "Report"]
MEASURES = ["Performance Measure", "What does it show?", "Requires Improvement", "Good", "Outstanding", "May 2017"]
VALUES = ["Visits in time", "How soon", "65-75", "76-84", "85+", "70%"]


SERIES = ["Measure", "Apr 2017", "May 2017", "Jun 2017", "Jul 2017"]
SERIES_VALUES = ["Visits in time", "70%", "71%", "72%", "73%"]
SCORECARD = ["Ref", "Measure", "Target", "Actual", "Direction of travel", "RAG", "Comment", "England 2016/17"]
SCORES = ["1.1", "Visits in time", "80%", "70%", "▲", "Amber", "Better.", "75%"]


def refs_read(*printed):
    """The refs in the cells of one column, each after the one before."""
    log = ProblemLog("plan.csv")
    refs, grid, previous = Refs(log), Grid("plan.csv", "", [], {}), None
    for text in printed:
        previous = refs.read(grid, Cell(text, "row 1"), previous)
    return previous


def joined(rows):
    """Rows that are pasted, with the lines below them; those of a cell that has too many are refused in a sentence."""
    with suppress(TrackerError):
        joined_lines(rows, "the clipboard")


def paste(text):
    """Paste a text; one that is no table any more is refused in a sentence."""
    with suppress(TrackerError):
        read_pasted(None, text)


def seconds(work):
    """How long the processor works at it, whatever else the computer does meanwhile."""
    before = process_time()
    work()
    return process_time() - before


@pytest.mark.parametrize("name", MATCHED)
def test_no_shape_keeps_what_matches_text_busy(name):
    slow = {text[:20]: taken for text in SHAPES if (taken := seconds(lambda text=text: MATCHED[name](text))) >= LONGEST}
    assert slow == {}


@pytest.mark.parametrize("text", SHAPES, ids=[repr(text[:12]) for text in SHAPES])
def test_a_row_with_one_such_cell_in_every_column_in_turn_is_read(tmp_path, text):
    for headings, values in ((HEADINGS, ROW), (MEASURES, VALUES), (SERIES, SERIES_VALUES), (SCORECARD, SCORES)):
        rows = [[text if at == column else value for at, value in enumerate(values)] for column in range(len(values))]
        path = tmp_path / "plan.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["Recommendation 1.1 Assessment"], headings, *rows])
        assert seconds(lambda path=path: read_document(path)) < len(rows) * LONGEST


@pytest.mark.parametrize("text", SHAPES, ids=[repr(text[:12]) for text in SHAPES])
def test_such_cells_are_pasted(text):
    for headings, values in ((HEADINGS, ROW), (SERIES, SERIES_VALUES)):
        rows = [[text if at == column else value for at, value in enumerate(values)] for column in range(len(values))]
        pasted = "\n".join("\t".join(row) for row in [headings, *rows])
        assert seconds(lambda pasted=pasted: paste(pasted)) < len(rows) * LONGEST


@pytest.mark.parametrize("text", ["0" * LETTERS, "Recommendation" + " " * LETTERS + "x"])
def test_a_heading_and_a_title_of_that_length_are_read(tmp_path, text):
    for rows in ([["Recommendation 1.1"], [*HEADINGS[:7], text], ROW], [[text], HEADINGS, ROW]):
        path = tmp_path / "plan.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        assert seconds(lambda path=path: read_document(path)) < LONGEST


def test_what_is_too_long_to_be_a_date_is_kept_as_it_stands_and_said():
    text = "Oct 2017, " * 40
    when, doubts = read_when(text)
    assert (when.kind, when.as_printed) == ("unread", text.strip())
    assert [doubt.kind for doubt in doubts] == ["unread"]


def test_words_behind_a_status_may_be_many():
    assert read_when("Completed: " + "all teams were visited. " * 20)[0].kind == "completed"
    assert status_of("Completed - " + "all teams were visited. " * 20).value == "complete"
