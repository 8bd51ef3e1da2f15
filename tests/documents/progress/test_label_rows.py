"""Rows below an action that say more of it behind a label are no actions and no groups."""

import pytest

from tests.documents.books import actions_of, changed, read_book
from tracker.documents.reading.document import read_document

HEAD = ["Ref", "Action", "Lead", "Due"]
FIRST, SECOND = ["1.1", "Set up a panel", "Head", "31/12/2024"], ["1.2", "Train carers", "Manager", "31/03/2025"]


def told(draft):
    """The words and the commentary of each action."""
    return [(action.text, [update.text for update in action.updates if update.text]) for action in actions_of(draft)]


BOTH = [("Set up a panel", ["Met twice"]), ("Train carers", ["None yet"])]


@pytest.mark.parametrize("label", ["Progress:", "Update", "Comments", "Latest update:"])
def test_a_label_where_refs_stand_is_that_of_commentary_of_the_action_above(tmp_path, label):
    assert told(read_book(tmp_path, [HEAD, FIRST, [label, "Met twice"], SECOND, [label, "None yet"]])) == BOTH


def test_a_label_and_its_words_stand_in_one_merged_cell(tmp_path):
    rows = [HEAD, FIRST, ["Progress: Met twice"], SECOND, ["Progress: None yet"]]
    draft = changed(tmp_path, lambda book: [book.active.merge_cells(f"A{n}:D{n}") for n in (3, 5)], rows)
    assert told(draft) == BOTH
    assert not draft.problems


def test_an_update_of_a_month_below_the_words_of_an_action_has_its_day(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(
        "Ref,Action,Lead,Due\n1.1,Set up a panel,Head,31/12/2024\n,Update Nov 2024: Met twice,,\n"
        "1.2,Train,Ann,May 2025\n"
    )
    first, second = actions_of(read_document(path))
    assert [(str(u.day), u.text) for u in first.updates if u.text] == [("2024-11-30", "Met twice")]
    assert second.text == "Train"


def test_comments_that_end_a_table_are_not_of_its_last_action(tmp_path):
    draft = read_book(tmp_path, [HEAD, FIRST, SECOND, ["Comments: the board noted the plan"]])
    assert told(draft) == [("Set up a panel", []), ("Train carers", [])]
    assert any("the board noted" in problem.as_printed for problem in draft.problems)


def test_an_action_that_reads_like_a_label_is_one(tmp_path):
    rows = [["Action", "Lead"], ["Train the leads", "TM"], ["Update on progress", "Head"], ["Review actions", "TM"]]
    assert [text for text, _ in told(read_book(tmp_path, rows))] == [cells[0] for cells in rows[1:]]


def test_labels_stand_below_headings_that_are_printed_again(tmp_path):
    rows = [["Priority 1: Care"], HEAD, FIRST, ["Progress:", "Met twice"], SECOND, ["Progress:", "None yet"]]
    again = [["Priority 2: Help"], HEAD, ["2.1", "Open a hub", "Head", "May 2025"], ["Progress:", "Site found"]]
    draft = read_book(tmp_path, [*rows, *again])
    assert told(draft) == [*BOTH, ("Open a hub", ["Site found"])]
    assert not draft.problems
