"""What edits make of an action."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_measure, a_plan, an_action, on
from tracker.domain.editing.actions import linked_to, moved_action, renumbered_action, worded_action
from tracker.domain.plan import Theme
from tracker.errors import TrackerError

FIRST, SECOND = an_action("1.1.1", id=1, theme_id=1), an_action("1.1.2", id=2, theme_id=1)


def test_wording_and_ref_are_changed_and_nothing_may_be_empty_or_taken():
    plan = a_plan(FIRST, SECOND)
    assert worded_action(FIRST, " Do it\n").text == "Do it"
    assert renumbered_action(plan, FIRST, " 1.1.9 ").ref == "1.1.9" and renumbered_action(plan, FIRST, "").ref is None
    with pytest.raises(TrackerError, match="Write what is to be done"):
        worded_action(FIRST, "\n")
    with pytest.raises(TrackerError, match=r"an action 1\.1\.2 already"):
        renumbered_action(plan, FIRST, "1.1.2")


def test_an_action_moves_to_the_end_of_a_theme_under_its_ref():
    other = Theme("1.2", "Voice", actions=(an_action("1.2.1", place=4),), id=2)
    moved = moved_action(FIRST, other)
    assert (moved.theme_id, moved.place, moved.ref) == (2, 5, "1.1.1")
    assert moved_action(FIRST, Theme("1.1", "Here", id=1)) is FIRST


def test_actions_are_linked_to_a_measure_and_let_go():
    measure = a_measure()
    plan = a_plan(replace(FIRST, measures=("1.1-M01", "x")), SECOND, an_action(id=3, removed_on=on("1 Oct 2017")))
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(measure,)),))
    assert [(one.id, one.measures) for one in linked_to(plan, measure, {2})] == [(1, ("x",)), (2, ("1.1-M01",))]
    assert linked_to(plan, measure, {1}) == []
