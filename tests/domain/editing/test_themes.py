"""What edits make of a theme, and what is refused in a sentence."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_plan, on
from tracker.domain.editing.themes import (
    named_theme,
    new_theme,
    next_theme_ref,
    with_ambition,
    with_evidence,
    without_ambition,
    without_evidence,
)
from tracker.domain.plan import Evidence, Theme
from tracker.errors import TrackerError

THEME = Theme("1.1", "Planning", ambition=("a", "b"), evidence=(Evidence("Staff", "busy"),), id=1, place=3)
PLAN = replace(a_plan(), themes=(THEME, Theme("1.2", "Voice", id=2, removed_on=on("1 Oct 2017"), place=4)))


def test_a_new_theme_stands_at_the_end_under_the_next_ref():
    made = new_theme(PLAN, next_theme_ref(PLAN), "  Care \n leavers ")
    assert (made.ref, made.title, made.place, made.id) == ("1.3", "Care leavers", 5, None)
    assert next_theme_ref(replace(PLAN, themes=())) == "1"
    assert next_theme_ref(replace(PLAN, themes=(Theme(None, "Scorecard"),))) == ""


def test_an_empty_title_is_refused():
    with pytest.raises(TrackerError, match="Write what the recommendation is called"):
        named_theme(PLAN, THEME, "1.1", " ")


def test_a_ref_that_another_has_is_refused_also_when_that_was_removed():
    with pytest.raises(TrackerError, match=r"a recommendation 1\.2 already \(“Voice”, which was removed\)"):
        named_theme(PLAN, THEME, "1.2", "Planning")
    assert named_theme(PLAN, THEME, "", "Planning").ref is None
    assert named_theme(PLAN, THEME, "1.1", "Plans").title == "Plans"


def test_texts_are_changed_added_and_taken_away():
    assert with_ambition(THEME, 1, " c\n").ambition == ("a", "c")
    assert with_ambition(THEME, 2, "c").ambition == ("a", "b", "c")
    assert without_ambition(THEME, 0).ambition == ("b",)
    assert with_evidence(THEME, 0, " Staff  survey ", "calm").evidence == (Evidence("Staff survey", "calm"),)
    assert with_evidence(THEME, 1, "", "said").evidence[1] == Evidence("", "said")
    assert without_evidence(THEME, 0).evidence == ()
    for edit in (lambda: with_ambition(THEME, 0, " "), lambda: with_evidence(THEME, 0, "Staff", "")):
        with pytest.raises(TrackerError, match="or remove the"):
            edit()
