"""What one plan says otherwise than another, a field each, and why what was dropped was."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.domain.builders import a_measure, a_plan, an_action, an_update, on
from tests.domain.comparing.builders import alike, as_at, plans, two_plans
from tracker.domain.comparing.differences import WHY_UNTOLD, differences_of
from tracker.domain.comparing.matching import match_plans
from tracker.domain.plan import Lead, Theme

PILOT = "Pilot a focus week and share what was learnt"


def between(before, after, day="14 Nov 2017"):
    return differences_of(match_plans(as_at(before, day=on(day)), as_at(after, day=on(day)), alike))


def told(before, after):
    return [(one.what, one.old_ref, one.new_ref, one.field, one.old, one.new) for one in between(before, after)]


def an(ref, text, review="Dec 2017", **fields):
    return replace(an_action(ref, review, **fields), text=text)


def test_each_field_that_changed_is_told_with_before_and_after():
    before = a_plan(an("1.1.1", PILOT, lead=Lead("QA Manager")))
    after = a_plan(an("1.1.1", f"{PILOT} widely", "Jan 2018", status="in progress", lead=Lead("Head of Service")))
    assert told(before, after) == [
        ("changed", "1.1.1", "1.1.1", "wording", PILOT, f"{PILOT} widely"),
        ("changed", "1.1.1", "1.1.1", "lead", "QA Manager", "Head of Service"),
        ("changed", "1.1.1", "1.1.1", "review", "Dec 2017", "Jan 2018"),
        ("changed", "1.1.1", "1.1.1", "status", "not started", "in progress"),
    ]


def test_white_space_and_another_way_to_write_a_date_are_no_difference():
    assert not between(a_plan(an("1.1.1", PILOT)), a_plan(an("1.1.1", PILOT.replace(" ", "  "), "December 2017")))


def test_an_action_is_found_by_its_words_under_another_ref():
    before, after = a_plan(an("1.1.1", PILOT)), a_plan(an("1.1.9", f"{PILOT} widely"))
    assert [one[:4] for one in told(before, after)] == [
        ("renumbered", "1.1.1", "1.1.9", "ref"),
        ("changed", "1.1.1", "1.1.9", "wording"),
    ]


def test_a_ref_that_another_action_bears_now_is_no_match():
    before, after = a_plan(an("1.1.1", PILOT)), a_plan(an("1.1.1", "Recruit three social workers"))
    assert [(one.what, one.name) for one in between(before, after)] == [
        ("new", "Recruit three social workers"),
        ("dropped", PILOT),
    ]


def test_an_action_that_stands_in_another_theme_has_moved():
    before = replace(a_plan(an("1.1.1", PILOT)), themes=(*a_plan(an("1.1.1", PILOT)).themes, Theme("1.2", "Voice")))
    first, second = before.themes
    after = replace(before, themes=(replace(first, actions=()), replace(second, actions=first.actions)))
    (moved,) = between(before, after)
    assert (moved.what, moved.field, moved.new) == ("moved", "theme", "1.2 Voice")


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (an("1.1.1", PILOT, updates=[an_update("2 Nov 2017", status="complete")]), "complete on 2 Nov 2017"),
        (
            an("1.1.1", PILOT, updates=[an_update("2 Nov 2017", "No more", status="stopped", reason="No money")]),
            "stopped on 2 Nov 2017: No money",
        ),
        (
            an("1.1.1", PILOT, updates=[an_update("1 Nov 2017", "Good. Merged into 1.2.3.")]),
            '"Merged into 1.2.3."',
        ),
        (an("1.1.1", PILOT, updates=[an_update("1 Nov 2017", "Under way")]), WHY_UNTOLD),
    ],
)
def test_what_was_dropped_says_why(action, why):
    (one,) = between(a_plan(action), a_plan())
    assert (one.what, one.reason) == ("dropped", why)


def test_what_the_newer_plan_removed_says_when():
    gone = replace(an("1.1.1", PILOT), removed_on=on("3 Nov 2017"))
    (one,) = between(a_plan(an("1.1.1", PILOT)), a_plan(gone))
    assert one.reason == "removed on 3 Nov 2017"


def test_a_theme_that_was_removed_is_dropped_from_that_day_on():
    gone = on("3 Nov 2017")
    theme = Theme("1.2", "Voice", actions=(replace(an("1.2.1", "Ask the children"), removed_on=gone),), removed_on=gone)
    plan = a_plan(an("1.1.1", PILOT))
    plan = replace(plan, themes=(*plan.themes, theme))
    matched = match_plans(as_at(plan, day=on("2 Nov 2017")), as_at(plan, day=gone), alike)
    found = [(one.what, one.about, one.old_ref, one.reason) for one in differences_of(matched)]
    assert found == [("dropped", "theme", "1.2", None), ("dropped", "action", "1.2.1", "removed on 3 Nov 2017")]


def test_themes_and_measures_are_compared_too():
    before, after = a_plan(), a_plan()
    first = replace(before.themes[0], ambition=("Good",), measures=(a_measure("65-75 / 75-84"),))
    second = replace(after.themes[0], title="Assessing", measures=(a_measure("65-75 / 76-84"),))
    found = between(
        replace(before, themes=(first, Theme("1.2", "Voice"))), replace(after, themes=(second, Theme("3", "Help")))
    )
    assert [(one.what, one.about, one.field) for one in found] == [
        ("changed", "theme", "title"),
        ("changed", "theme", "ambition"),
        ("new", "theme", ""),
        ("changed", "measure", "thresholds"),
        ("dropped", "theme", ""),
    ]


@given(plans())
def test_a_plan_compared_with_itself_differs_in_nothing(plan):
    assert between(plan, plan) == []


@given(two_plans())
def test_what_is_new_from_one_side_is_dropped_from_the_other(both):
    for one, other in (both, both[::-1]):
        new = [(a.about, a.theme, a.new_ref, a.name) for a in between(one, other) if a.what == "new"]
        assert new == [(a.about, a.theme, a.old_ref, a.name) for a in between(other, one) if a.what == "dropped"]
