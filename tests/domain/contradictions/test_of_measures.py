"""What a measure says against its theme, its stated status and its cases; what is a contradiction, and what is none."""

from dataclasses import replace

from tests.domain.builders import a_measure, a_plan, a_reading, a_remark, an_action, on
from tracker.domain.actions.register import among, register
from tracker.domain.contradictions.every import contradictions

GREEN = an_action("1.1.1", "Dec 2017")
LATE = an_action("1.1.2", "Oct 2017")
CUTS = "65+ / 75+ / 85+"


def found(*measures, actions=(), as_at="14 Nov 2017"):
    plan = a_plan(*actions)
    plan = replace(plan, themes=(replace(plan.themes[0], measures=measures),))
    return contradictions(plan, among(register(plan, on(as_at))), on(as_at))


def sentences(*asked, **more):
    return [one.sentence for one in found(*asked, **more)]


# ---- all green, but for what is measured


def test_a_green_theme_with_a_measure_below_all_bands_is_one():
    (one,) = found(a_measure(CUTS, [("Q2 2017/18", 60)]), actions=[GREEN])
    assert (one.kind, one.about, one.lead) == ("green theme", "1.1", None)
    assert one.sentence == (
        "The one live action of 1.1 Assessment and planning is green, but 1.1-M01 (Visits made in time) is "
        "below requires improvement."
    )


def test_a_green_theme_with_a_measure_that_worsens_is_one():
    (sentence,) = sentences(a_measure(CUTS, [("Q1 2017/18", 82), ("Q2 2017/18", 80)]), actions=[GREEN, GREEN])
    assert sentence.startswith("All 2 live actions of 1.1 ")
    assert sentence.endswith(" are green, but 1.1-M01 (Visits made in time) is worsening in Q2 2017/18.")


def test_a_theme_with_one_action_that_is_late_is_none():
    assert found(a_measure(CUTS, [("Q2 2017/18", 60)]), actions=[GREEN, LATE]) == []


def test_a_green_theme_whose_measures_improve_is_none():
    assert found(a_measure(CUTS, [("Q1 2017/18", 66), ("Q2 2017/18", 70)]), actions=[GREEN]) == []


def test_a_theme_without_live_actions_is_none():
    assert found(a_measure(CUTS, [("Q2 2017/18", 60)]), actions=[an_action(status="complete")]) == []


def test_a_day_before_the_reading_does_not_know_of_it():
    assert found(a_measure(CUTS, [("Q2 2017/18", 60)]), actions=[GREEN], as_at="29 Sep 2017") == []


def test_of_many_measures_the_worst_three_are_named_in_one_sentence():
    falling = [("Q1 2017/18", 82), ("Q2 2017/18", 80)]
    measures = [replace(a_measure(CUTS, falling), ref=f"1.1-M0{n}", place=n) for n in range(1, 6)]
    measures[4] = replace(measures[4], readings=(a_reading("Q2 2017/18", 60),))
    (sentence,) = sentences(*measures, actions=[GREEN])
    assert sentence.index("1.1-M05") < sentence.index("1.1-M01")
    assert "1.1-M03" not in sentence and sentence.endswith(" and 2 more of its measures say the like.")


def test_another_measure_that_worsens_is_another_contradiction():
    low = a_measure(CUTS, [("Q2 2017/18", 60)])
    other = replace(low, ref="1.1-M02", place=1)
    assert found(low, actions=[GREEN])[0].facts != found(low, other, actions=[GREEN])[0].facts
    still = replace(low, readings=(*low.readings, a_reading("Oct 2017", 61, place=1)))
    assert found(low, actions=[GREEN])[0].facts == found(still, actions=[GREEN])[0].facts


# ---- stated status against band


def stated(rating, value, **fields):
    return a_measure(CUTS, [("Q2 2017/18", value)], remarks=(a_remark(stated_rating=rating, **fields),))


def test_green_while_the_band_is_requires_improvement_is_one():
    (one,) = found(stated("Green", 66))
    assert (one.kind, one.about) == ("stated status", "1.1-M01")
    assert one.sentence == (
        '1.1-M01 (Visits made in time) is stated "Green", but 66% in Q2 2017/18 is requires improvement.'
    )


def test_a_status_that_goes_with_its_band_is_none():
    assert found(stated("Green", 80)) == []


def test_a_status_that_is_more_careful_than_its_band_is_none():
    assert found(stated("Amber", 80)) == []


def test_a_status_that_is_stated_later_is_none_yet():
    assert found(stated("Green", 66, day="15 Nov 2017")) == []


# ---- numerator against value


def of_cases(value, **cases):
    return a_measure(CUTS, [a_reading("Q2 2017/18", value, **cases)])


def test_a_value_that_is_not_its_numerator_over_its_denominator_is_one():
    (one,) = found(of_cases(80, numerator=60, denominator=100))
    told = '"80" is printed of Q2 2017/18, but 60 of 100 is 60%: it counts as printed.'
    assert one.sentence == f"1.1-M01 (Visits made in time): {told}"
    assert (one.kind, one.about, one.field) == ("cases", "1.1-M01", "value")


def test_a_value_that_is_rounded_is_none():
    assert found(of_cases(61, numerator=61, denominator=101), of_cases(60)) == []


def test_a_day_before_the_value_was_known_does_not_know_of_it():
    reading = a_reading("Q2 2017/18", 80, numerator=60, denominator=100, known=on("1 Dec 2017"))
    assert found(a_measure(CUTS, [reading])) == []
