"""Rows that tell how their date was moved: saved in that order, and compared as one row when they come again."""

from datetime import date

from tests.documents.books import a_book
from tests.services.builders import action_of, save
from tracker.documents.reading.document import read_document
from tracker.domain.actions.state import state_at
from tracker.domain.when import shown

LATE, LATER = date(2030, 1, 1), date(2025, 1, 1)


def saved(file, day, *cells):
    """Import a table of one action with these dates, and give the action as it then stands."""
    heads = ["Original date", "Revised date", "Second revised date"][: len(cells)]
    row = ["1", "Build", "Ann Young", "Begun", *cells]
    path = a_book(file.with_name("plan.xlsx"), [["Ref", "Action", "Lead", "Update", *heads], row])
    (changes,) = save(file, read_document(path), dated=day)
    action = action_of(file, "1")
    return changes, action, state_at(action.updates, LATE)


def test_moves_keep_their_order_when_they_are_saved(file):
    _, action, state = saved(file, None, "Jun 2024", "Sep 2024", "Dec 2024")
    assert [shown(state.original_review), shown(state.review), state.slips] == ["Jun 2024", "Dec 2024", 2]
    clocks = [update.recorded_at for update in action.updates]
    assert len(set(clocks)) == 3


def test_the_same_row_again_changes_nothing(file):
    saved(file, None, "Jun 2024", "Sep 2024")
    changes, action, state = saved(file, LATER, "Jun 2024", "Sep 2024")
    assert (changes.same, changes.changed, len(action.updates), state.slips) == (1, [], 2, 1)


def test_a_further_revised_date_is_one_more_slip(file):
    saved(file, None, "Jun 2024", "Sep 2024")
    changes, _, state = saved(file, LATER, "Jun 2024", "Sep 2024", "Dec 2024")
    assert [(one.field, one.old, one.new) for one in changes.changed] == [("review", "Sep 2024", "Dec 2024")]
    assert [shown(state.original_review), shown(state.review), state.slips] == ["Jun 2024", "Dec 2024", 2]


def test_the_reason_that_a_cell_gives_for_a_move_is_the_reason_of_the_slip(file):
    saved(file, None, "Jun 2024")
    cell = "Sep 2024 (was Jun 2024 - the election)"
    _, action, state = saved(file, LATER, cell)
    assert (state.slips, max(action.updates, key=lambda one: one.age).reason) == (1, "the election")
