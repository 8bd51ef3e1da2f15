"""Lists and sentences written right below a table are no rows of it, nor the rest of its last one."""

import pytest

from tests.documents.books import actions_of, read_book
from tracker.documents.reading.document import read_document

PLAN = ["Ref,Action,Lead,Due date", "1.1,Publish the offer,Head,Oct 2027", "1.2,Train the leads,TM,Nov 2027"]
BARE = [line.partition(",")[2] for line in PLAN]
MEASURES = ["Measure,Baseline,Current,Target", "Visits in time,70%,75%,90%", "Plans in time,80%,85%,90%"]
MONTHS = ["Measure,Apr 2027,May 2027", "Visits in time,70%,75%", "Plans in time,80%,85%"]
LIST = ["We will:", "1. recruit two more staff", "2. write to every family", "3. publish a timetable"]
PROSE = [
    "The board met in May and agreed to look at the plan again.",
    "It will meet in the autumn and then each month.",
]


def read(tmp_path, *lines):
    (tmp_path / "plan.csv").write_text("\n".join(lines), encoding="utf-8")
    return read_document(tmp_path / "plan.csv")


def under(lines, column, heads):
    """Lines as rows of a table, each in one of its columns."""
    width = heads[0].count(",")
    return ["," * column + line + "," * (width - column) for line in lines]


def named(draft):
    found = [action.text for action in actions_of(draft)]
    return found or [measure.name for _, measure in draft.plan.measures()]


TABLES = {
    "refs": (PLAN, 0, ["Publish the offer", "Train the leads"]),
    "in the words' column": (PLAN, 1, ["Publish the offer", "Train the leads"]),
    "no refs": (BARE, 0, ["Publish the offer", "Train the leads"]),
    "measures": (MEASURES, 0, ["Visits in time", "Plans in time"]),
    "months": (MONTHS, 0, ["Visits in time", "Plans in time"]),
}


@pytest.mark.parametrize("below", [LIST, PROSE], ids=["a list", "sentences"])
@pytest.mark.parametrize("table", TABLES)
def test_what_is_written_right_below_a_table_is_no_row_of_it(tmp_path, table, below):
    rows, column, expected = TABLES[table]
    draft = read(tmp_path, *rows, *under(below, column, rows))
    assert named(draft) == expected
    assert all(any(line.partition(". ")[2] or line in p.as_printed for p in draft.problems) for line in below)
    assert not any("page" in p.message for p in draft.problems)


def test_a_list_right_below_a_table_is_offered(tmp_path):
    offers = read(tmp_path, *BARE, *under(LIST, 0, BARE)).offers
    assert [offer.action.text for offer in offers] == [line.partition(". ")[2] for line in LIST[1:]]


def test_a_row_of_a_text_without_a_ref_is_no_half_unless_it_goes_on_within_a_sentence(tmp_path):
    draft = read(tmp_path, *PLAN[:2], ",and send it to schools,,", ",Print it,,", PLAN[2])
    assert named(draft) == ["Publish the offer\nand send it to schools", "Train the leads"]
    assert [p.kind for p in draft.problems if p.as_printed == "Print it"] == ["skipped"]
    (said,) = [p for p in draft.problems if "rest of" in p.message]
    assert said.message == 'This row has no ref, and was read as the rest of "1.1".'


def test_a_lone_text_that_begins_anew_is_an_action_where_there_are_no_refs(tmp_path):
    draft = read(tmp_path, *BARE[:2], "Print it", BARE[2])
    assert named(draft) == ["Publish the offer", "Print it", "Train the leads"]


def test_actions_that_are_sentences_are_actions_to_the_last(tmp_path):
    rows = [
        ["Action", "Lead"],
        ["Publish the offer to all of the families.", "Ann Young"],
        ["Train all of the leads in the new way."],
    ]
    assert named(read_book(tmp_path, rows)) == [rows[1][0], rows[2][0]]


def test_a_note_between_rows_is_no_action(tmp_path):
    draft = read(tmp_path, *BARE[:2], "Note: the board is asked first.,,", BARE[2])
    assert named(draft) == ["Publish the offer", "Train the leads"]
    assert "Note: the board is asked first." in {p.as_printed for p in draft.problems}
