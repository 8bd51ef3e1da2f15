"""What becomes of the doubts about thresholds when somebody writes the bands anew."""

from dataclasses import replace

from tests.domain.builders import a_measure, a_plan, thresholds
from tracker.domain.decisions.bands_edited import settled_by
from tracker.domain.problem import Problem

PRINTED = "65-75 / 75-84 / 85+"


def a_doubt(about="1.1-M01", printed=PRINTED, **fields):
    return Problem(
        "contradiction", "plan.xlsx", "1.1", about, printed, None, "Bands overlap.", field="thresholds", **fields
    )


def settled(printed, *problems):
    measure = a_measure(PRINTED)
    plan = a_plan()
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(measure,)),))
    return settled_by(plan, problems, replace(measure, thresholds=thresholds(printed)))


def test_a_doubt_about_the_old_text_is_corrected_and_can_be_undone():
    (one,) = settled("65-74 / 75-84 / 85+", a_doubt())
    assert (one.decision, one.read_as) == ("corrected", "65-74 / 75-84 / 85+")
    assert PRINTED.partition(" / ")[0] in one.before


def test_doubts_of_others_those_decided_and_those_that_still_hold_stay_as_they_are():
    others = [a_doubt(about="1.1-M02"), a_doubt(decision="ignored"), replace(a_doubt(), field="measure")]
    assert settled("65-74 / 75-84 / 85+", *others) == []
    assert settled(PRINTED, a_doubt()) == []
