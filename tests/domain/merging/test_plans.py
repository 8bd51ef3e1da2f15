"""An incoming plan against the one held."""

from dataclasses import replace
from datetime import date

from tests.domain.builders import a_measure, a_plan, an_action
from tracker.domain.merging.plans import compare, readings_only
from tracker.domain.merging.same_actions import pair_actions
from tracker.domain.plan import Plan, Theme


def held(*actions):
    """A plan as the store gives it: every record has an id."""
    plan = a_plan(*actions)
    (theme,) = plan.themes
    actions = tuple(replace(action, id=n) for n, action in enumerate(theme.actions, 1))
    return replace(plan, id=1, themes=(replace(theme, id=1, plan_id=1, actions=actions),))


def row(ref, words, **fields):
    return replace(an_action(ref, **fields), text=words)


def unstamped(action):
    """An action as a document gives it: its update has no uuid yet."""
    return replace(action, updates=tuple(replace(update, uuid="") for update in action.updates))


def stamped(updates):
    """Updates as they are kept."""
    return tuple(replace(update, uuid=f"uuid {n}") for n, update in enumerate(updates))


def pairs(before, after):
    here, there = a_plan(*before), a_plan(*after)
    found = pair_actions(here, there)
    return [(action.ref, found[id(action)].ref if id(action) in found else None) for _, action in there.actions()]


def test_the_same_ref_and_words_are_the_same_action():
    assert pairs([row("1", "A"), row("2", "B")], [row("2", "B"), row("1", "A")]) == [("2", "2"), ("1", "1")]


def test_reworded_under_its_ref_it_is_the_same_action():
    assert pairs([row("1", "A")], [row("1", "Another wording")]) == [("1", "1")]


def test_under_another_ref_with_the_same_words_it_is_the_same_action():
    assert pairs([row("1", "A"), row("2", "B")], [row("1", "A"), row("2", "X"), row("3", "B")]) == [
        ("1", "1"),
        ("2", None),
        ("3", "2"),
    ]


def test_words_that_stand_twice_say_nothing():
    assert pairs([row("1", "Train"), row("2", "Train")], [row("7", "Train"), row("2", "Train")]) == [
        ("7", None),
        ("2", "2"),
    ]


def test_an_empty_text_matches_nothing_but_its_ref():
    assert pairs([row("1", "")], [row("2", "")]) == [("2", None)]


def test_no_action_is_paired_twice():
    assert pairs([row("1", "A")], [row("1", "A"), row("1", "A")]) == [("1", "1"), ("1", None)]


def test_the_same_plan_is_all_the_same():
    actions = [row("1", "A", review="Oct 2017"), row("2", "B", text="Begun.", status="in progress")]
    changes = compare(held(*actions), a_plan(*map(unstamped, actions)))
    assert (changes.new, changes.changed, changes.missing, changes.same) == ([], [], [], 2)
    assert changes.records == [] and changes.additions == []


def test_a_date_written_otherwise_is_no_change():
    changes = compare(held(row("1", "A", review="Oct 2017")), a_plan(unstamped(row("1", "A", review="October 2017"))))
    assert changes.changed == []


def test_a_missing_action_is_named_and_a_removed_one_is_not():
    gone = replace(row("3", "C"), removed_on=an_action().updates[0].recorded_at.date())
    changes = compare(held(row("1", "A"), row("2", "B"), gone), a_plan(unstamped(row("1", "A"))))
    assert changes.missing == ["2"]


def test_a_plan_of_values_only_is_known_by_having_no_titles_and_no_actions():
    measures = (a_measure(readings=[("Oct 2017", 80)]),)
    assert readings_only(Plan("readings", themes=(Theme("1.1", "", measures=measures),)))
    assert not readings_only(Plan("scorecard", themes=(Theme(None, "Demand", measures=measures),)))


def test_an_update_of_a_later_day_is_added_once_and_what_was_read_before_is_not_read_again():
    def quarters(*said):
        row = an_action("1.1", said[0])
        later = tuple(replace(row.updates[0], uuid="", day=day, text=text, review=None) for day, text in said[1:])
        return replace(row, updates=(replace(row.updates[0], text=None), *later))

    june, september = (date(2021, 6, 30), "Begun."), (date(2021, 9, 30), "Half done.")
    before = held(replace(quarters("Dec 2021", june), updates=stamped(quarters("Dec 2021", june).updates)))
    changes = compare(before, a_plan(unstamped(quarters("Dec 2021", june, september))))
    assert [(update.day, update.text) for update in changes.additions] == [september]
    assert compare(before, a_plan(unstamped(quarters("Dec 2021", june)))).additions == []
