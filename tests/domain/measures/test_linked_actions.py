"""Which actions name a measure, how long they went on, and what followed them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.builders import a_measure, a_plan, an_action, an_update, on
from tracker.domain.measures.linked_actions import did_it_work, linked_actions, named_measures
from tracker.domain.plan import Status

BANDS = "65-75 / 75-84 / 85+"
DAY = on("14 Jan 2018")


def the_plan(*actions, measure):
    plan = a_plan(*actions)
    return replace(plan, themes=(replace(plan.themes[0], measures=(measure,)),))


def completed(ref="1.1.4", day="3 Oct 2017", begun="10 May 2017"):
    done = an_update(day, "Done", status="complete")
    return an_action(ref, day=begun, updates=(done,), measures=("1.1-M01",))


def said(measure, *actions, as_at=DAY):
    plan = the_plan(*actions, measure=measure)
    return did_it_work(measure, linked_actions(plan, measure, as_at), as_at)


def test_an_action_goes_from_its_first_update_to_its_completion():
    measure = a_measure(BANDS)
    other = an_action("1.1.5", day="1 Jun 2017")
    (found,) = linked_actions(the_plan(completed(), other, measure=measure), measure, DAY)
    assert (found.ref, found.first, found.last, found.status) == (
        "1.1.4", on("10 May 2017"), on("3 Oct 2017"), Status.COMPLETE,
    )  # fmt: skip


def test_on_a_day_before_its_completion_an_action_still_goes_on():
    measure = a_measure(BANDS)
    (found,) = linked_actions(the_plan(completed(), measure=measure), measure, on("1 Sep 2017"))
    assert (found.last, found.status) == (None, Status.NOT_STARTED)
    assert linked_actions(the_plan(completed(), measure=measure), measure, on("1 May 2017")) == []


def test_an_undated_first_update_counts_from_the_first_day_of_the_plan():
    measure = a_measure(BANDS)
    (found,) = linked_actions(the_plan(completed(begun=None), measure=measure), measure, DAY)
    assert found.first == on("1 Apr 2017")


def test_a_removed_action_moves_nothing():
    measure = a_measure(BANDS)
    gone = replace(completed(), removed_on=DAY)
    assert linked_actions(the_plan(gone, measure=measure), measure, DAY) == []


def test_before_it_was_removed_an_action_was_linked():
    measure = a_measure(BANDS)
    gone = replace(completed(), removed_on=DAY)
    (found,) = linked_actions(the_plan(gone, measure=measure), measure, DAY - timedelta(days=1))
    assert found.ref == "1.1.4"


def test_an_action_names_a_measure_until_that_is_removed():
    gone = a_measure(BANDS, removed_on=DAY)
    plan = the_plan(completed(), measure=gone)
    (_, action), *_ = plan.actions()
    assert named_measures(plan, action, DAY - timedelta(days=1)) == [gone]
    assert named_measures(plan, action, DAY) == []


def test_an_action_that_names_a_measure_under_its_other_name_is_linked():
    measure = a_measure(BANDS)
    other = replace(measure, ref="1.1-M09", joined_into="1.1-M01")
    plan = a_plan(replace(completed(), measures=("1.1-M09",)))
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(measure, other)),))
    assert [one.ref for one in linked_actions(plan, measure, DAY)] == ["1.1.4"]


def test_a_change_of_band_after_a_completion_is_said_and_not_its_cause():
    measure = a_measure(BANDS, [("Q2 2017/18", 70), ("Q3 2017/18", 80)])
    sentence = said(measure, completed())
    assert sentence == (
        "After 1.1.4 was completed on 3 Oct 2017 the measure went from requires improvement to good in Q3 2017/18."
    )
    assert "caus" not in sentence


@pytest.mark.parametrize(
    ("readings", "sentence"),
    [
        ([("Q2 2017/18", 70)], "1.1.4 was completed on 3 Oct 2017; no reading since."),
        (
            [("Q2 2017/18", 70), ("Q3 2017/18", 71)],
            "1.1.4 was completed on 3 Oct 2017; the measure is still requires improvement in Q3 2017/18.",
        ),
        ([("Sep 2017", 70), ("Q3 2017/18", 80)], ""),
        ([("Q3 2017/18", 80)], ""),
    ],
)
def test_only_like_periods_before_and_after_are_held_against_each_other(readings, sentence):
    assert said(a_measure(BANDS, readings), completed()) == sentence


def test_as_at_a_day_only_what_was_there_is_said():
    measure = a_measure(BANDS, [("Q2 2017/18", 70), ("Q3 2017/18", 80)])
    assert said(measure, completed(), as_at=on("1 Nov 2017")).endswith("no reading since.")
    assert said(measure, completed(), as_at=on("1 Oct 2017")) == ""


def test_words_are_held_against_each_other_too():
    words = [replace(a_measure(readings=[(period, None)]).readings[0], word=word, place=at)
             for at, (period, word) in enumerate([("Q2 2017/18", "Amber"), ("Q3 2017/18", "Green")])]  # fmt: skip
    measure = a_measure(readings=words, unit=None)
    assert "went from amber to green in Q3 2017/18" in said(measure, completed())
