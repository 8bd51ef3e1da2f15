"""Whether a theme works: its actions beside its measures, in sentences."""

from dataclasses import replace

from tests.domain.builders import a_measure, a_plan, an_action, an_update, on
from tracker.domain.actions.register import register
from tracker.domain.contradictions.does_it_work import does_it_work

GREEN, LATE = an_action("1.1.1", "Dec 2017"), an_action("1.1.2", "Oct 2017")
CUTS = "65+ / 75+ / 85+"
LOW = a_measure(CUTS, [("Q2 2017/18", 60)])
GOOD = replace(a_measure(CUTS, [("Q2 2017/18", 80)], name="Plans that are clear"), ref="1.1-M02", place=1)


def verdicts(*measures, actions=(), as_at="14 Nov 2017"):
    plan = a_plan(*actions)
    plan = replace(plan, themes=(replace(plan.themes[0], measures=measures),))
    return does_it_work(plan, plan.themes[0], register(plan, on(as_at)), on(as_at))


def sentences(*measures, **more):
    return [one.sentence for one in verdicts(*measures, **more)]


def done(*measures):
    return an_action("1.1.3", "Oct 2017", [an_update("1 Aug 2017", status="complete")], measures=measures)


def test_green_actions_stand_beside_a_measure_that_no_action_names():
    (one,) = verdicts(LOW, actions=[GREEN, LATE])
    assert one.sentence == (
        "1 of 2 actions is green, but Visits made in time is below requires improvement. No action names it."
    )
    assert (one.named, one.record, one.unlinked) == ("Visits made in time", LOW, True)


def test_a_measure_that_an_action_names_is_not_to_be_linked():
    (one,) = verdicts(LOW, actions=[replace(GREEN, measures=("1.1-M01",))])
    assert one.sentence == "Its one action is green, but Visits made in time is below requires improvement."
    assert not one.unlinked


def test_without_a_green_action_nothing_stands_against_the_measure():
    assert sentences(LOW, actions=[LATE, LATE])[0].startswith("None of 2 actions is green, and Visits made in time")


def test_completed_actions_are_counted_beside_the_green_ones():
    assert sentences(LOW, actions=[GREEN, done()])[0].startswith("1 of 2 actions is green and 1 complete, but ")
    assert sentences(LOW, actions=[LATE, done()])[0].startswith("1 of 2 actions is complete, but ")


def test_a_second_measure_says_so_too():
    worse = replace(a_measure("", [("Q1 2017/18", 9), ("Q2 2017/18", 8)], good_is="high"), ref="1.1-M02", name="Calls")
    assert sentences(LOW, worse, actions=[GREEN])[1] == "Calls is worsening in Q2 2017/18 too. No action names it."


def test_what_was_completed_without_effect_is_told_as_among_the_contradictions():
    still = a_measure(CUTS, [("Q1 2017/18", 78), ("Q2 2017/18", 79)])
    told = sentences(still, actions=[done("1.1-M01")])
    assert told == [
        "No measure is below all bands or worsening.",
        "1.1.3 was completed on 1 Aug 2017, but 1.1-M01 (Visits made in time) is still good in Q2 2017/18.",
    ]


def test_what_was_completed_and_changed_the_band_is_told():
    moved = a_measure(CUTS, [("Q1 2017/18", 66), ("Q2 2017/18", 79)])
    assert sentences(moved, actions=[done("1.1-M01")])[1] == (
        "Visits made in time went from requires improvement to good in Q2 2017/18, "
        "after 1.1.3 was completed on 1 Aug 2017."
    )


def test_what_was_completed_after_the_last_reading_waits_for_one():
    old = a_measure(CUTS, [("Q1 2017/18", 66)])
    assert sentences(old, actions=[done("1.1-M01")])[1] == (
        "Visits made in time has no reading since 1.1.3 was completed on 1 Aug 2017."
    )


def test_measures_that_do_well_and_that_no_action_names_are_told_together():
    assert sentences(GOOD, actions=[GREEN])[1] == "No action names one measure: Plans that are clear."


def test_a_theme_without_measures_or_without_readings_shows_nothing():
    assert sentences(actions=[GREEN]) == ["No measure says whether it works: add one under “How we will know”."]
    assert sentences(LOW, actions=[GREEN], as_at="1 Jul 2017")[0] == (
        "Its measure has no reading by 1 Jul 2017: nothing shows yet whether it works."
    )


def test_a_measure_that_was_removed_by_the_day_is_not_spoken_of():
    gone = replace(LOW, removed_on=on("1 Nov 2017"))
    assert len(sentences(gone, actions=[GREEN])) == 1
    assert "Visits made in time" in sentences(gone, actions=[GREEN], as_at="31 Oct 2017")[0]
