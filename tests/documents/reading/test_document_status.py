"""Status, rating, ref and rows that say less, or other things, than they should."""

from datetime import datetime

import pytest

from tests.documents.books import actions_of, first_update, read_book
from tracker.domain.plan import Status


def test_the_status_column_comes_before_everything_else(tmp_path):
    update, draft = first_update(tmp_path, status="In progress", review="Completed")
    assert update.status == Status.IN_PROGRESS
    assert [p.kind for p in draft.problems if p.about == "1.1"].count("contradiction") == 1


def test_a_stated_blue_is_complete_where_no_status_says_otherwise(tmp_path):
    update, draft = first_update(tmp_path, rag="Blue")
    assert (update.status, update.stated_rag) == (Status.COMPLETE, None)
    assert "missing" in [p.kind for p in draft.problems]


def test_a_blue_beside_another_status_is_a_contradiction_and_not_lost(tmp_path):
    update, draft = first_update(tmp_path, status="In progress", rag="Blue")
    assert update.status == Status.IN_PROGRESS
    assert [(p.kind, p.as_printed) for p in draft.problems if p.about == "1.1" and p.kind == "contradiction"] == [
        ("contradiction", "Blue")
    ]


@pytest.mark.parametrize("printed", ["Grey", "Purple", "On track"])
def test_a_rating_that_is_none_of_the_scale_is_a_problem_and_not_lost(tmp_path, printed):
    update, draft = first_update(tmp_path, rag=printed, status="In progress")
    assert update.stated_rag is None
    assert [(p.kind, p.as_printed) for p in draft.problems if p.as_printed == printed] == [("unread", printed)]


def test_an_unknown_status_is_a_problem_and_the_commentary_decides(tmp_path):
    update, draft = first_update(tmp_path, status="Parked", commentary="Begun.")
    assert update.status == Status.IN_PROGRESS
    assert [(p.kind, p.as_printed) for p in draft.problems if p.kind == "unread"] == [("unread", "Parked")]


def test_a_ref_that_became_a_date_is_doubted(tmp_path):
    rows = [["Ref", "Action"], [(datetime(2017, 1, 1), "dd/mm/yyyy"), "Build"]]
    draft = read_book(tmp_path, rows)
    assert actions_of(draft)[0].ref == "01/01/2017"
    assert [p.kind for p in draft.problems if p.as_printed == "01/01/2017"] == ["doubtful"]


def test_a_ref_that_became_a_number_is_its_digits(tmp_path):
    assert [a.ref for a in actions_of(read_book(tmp_path, [["Ref", "Action"], [2.1, "Build"]]))] == ["2.1"]


def test_two_actions_with_one_ref_are_both_kept_and_named(tmp_path):
    draft = read_book(tmp_path, [["Ref", "Action"], ["2.1", "Build"], ["2.1", "Paint"]])
    assert [action.text for action in actions_of(draft)] == ["Build", "Paint"]
    assert [(p.kind, p.about) for p in draft.problems if p.kind == "duplicate"] == [("duplicate", "2.1")]


def test_a_column_that_is_not_known_is_set_aside_cell_by_cell(tmp_path):
    rows = [["Ref", "Action", "Colour of the door"], ["1.1", "Build", "Dark green"]]
    draft = read_book(tmp_path, rows)
    assert [(p.kind, p.as_printed) for p in draft.problems if p.kind == "skipped"] == [("skipped", "Dark green")]
    assert (draft.cells, draft.used) == (6, 5)


def test_an_action_without_words_and_words_without_a_ref_are_kept(tmp_path):
    draft = read_book(tmp_path, [["Ref", "Action", "Lead"], ["1.1", None, "Ann Young"], [None, "Paint", "Bo Ash"]])
    assert [(action.ref, action.text) for action in actions_of(draft)] == [("1.1", ""), (None, "Paint")]
    assert [p.message for p in draft.problems if p.kind == "missing"] == [
        "This action has a ref and no words.",
        "This action has no ref.",
    ]
