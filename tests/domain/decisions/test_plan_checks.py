"""What the plan itself says needs a decision on a day."""

from dataclasses import replace
from decimal import Decimal

from tests.domain.builders import a_measure, a_plan, a_reading, an_action, an_update, on
from tracker.domain.actions.register import among, register
from tracker.domain.decisions.location import location_of
from tracker.domain.decisions.plan_checks import problems_as_at, standing_problems
from tracker.domain.plan import Lead
from tracker.domain.problem import Problem

SOMEBODY = Lead("Vera Brook", "Vera Brook")


def standing(*actions, measures=(), as_at="14 Nov 2017", held=()):
    plan = a_plan(*actions)
    plan = replace(plan, themes=(replace(plan.themes[0], measures=measures),))
    return problems_as_at(plan, among(register(plan, on(as_at))), on(as_at), held)


def sentences(problems):
    return [problem.message for problem in problems]


# ---- actions


def test_a_live_action_without_a_lead_needs_one():
    (problem,) = standing(an_action("1.1.4", "Dec 2017"))
    assert (problem.kind, problem.about, problem.message) == ("missing", "1.1.4", "1.1.4 names no lead.")
    assert problem.place == "1.1 Assessment and planning"


def test_a_live_action_without_a_date_needs_one():
    assert sentences(standing(an_action("1.1.4", lead=SOMEBODY))) == ["1.1.4 has no review date."]


def test_lead_and_date_that_are_both_missing_are_two_problems_to_decide_apart():
    problems = standing(an_action("1.1.4"))
    assert len({problem.key for problem in problems}) == 2


def test_a_date_that_could_not_be_read_is_one_that_needs_a_decision():
    (problem,) = standing(an_action("1.1.4", "when ready", lead=SOMEBODY))
    assert (problem.kind, problem.as_printed) == ("unread", "when ready")


def test_a_date_that_says_there_is_none_is_shown_as_printed():
    (problem,) = standing(an_action("1.1.4", "tbc", lead=SOMEBODY))
    assert (problem.kind, problem.as_printed, problem.message) == ("missing", "tbc", "1.1.4 has no review date.")


def test_ongoing_is_a_date_that_needs_no_decision():
    assert standing(an_action(review="Ongoing", lead=SOMEBODY), as_at="30 Apr 2017") == []


def test_nobody_asks_for_the_lead_of_what_is_complete_or_stopped():
    assert standing(an_action("1", status="complete"), an_action("2", status="stopped")) == []


def test_what_holds_is_what_holds_on_the_day():
    moved = an_action("1.1.4", updates=[an_update("20 Nov 2017", review="Dec 2017")], lead=SOMEBODY)
    assert sentences(standing(moved, as_at="19 Nov 2017")) == ["1.1.4 has no review date."]
    assert standing(moved, as_at="20 Nov 2017") == []


def test_an_action_without_a_ref_is_called_by_its_words():
    assert standing(an_action(None, "Dec 2017"))[0].about == "Do what was promised"


def test_a_problem_that_is_held_is_not_said_again():
    held = Problem("missing", "plan.docx", "row 5", "1.1.4", "", None, "There is no lead.", "ignored")
    assert standing(an_action("1.1.4", "Dec 2017"), held=[held]) == [held]


# ---- measures


def test_thresholds_that_overlap_leave_gaps_or_contradict_need_a_decision():
    problems = standing(measures=(a_measure("40-50 / 49-25 / >24"),))
    assert [problem.kind for problem in problems] == ["contradiction", "doubtful"]
    assert '">24" for Outstanding contradicts' in problems[0].message and "overlap" in problems[0].message
    assert {problem.as_printed for problem in problems} == {"40-50 / 49-25 / >24"}


def test_thresholds_that_agree_need_none():
    assert standing(measures=(a_measure("65+ / 75+ / 85+"), a_measure(""))) == []


# ---- where they stand, so that they can be corrected


def test_a_missing_lead_and_a_missing_date_can_be_corrected():
    plan = a_plan(an_action("1.1.4"))
    day = on("14 Nov 2017")
    locations = [location_of(plan, problem) for problem in standing_problems(plan, among(register(plan, day)), day)]
    assert [(location.field, location.text) for location in locations] == [("lead", ""), ("review", "")]


def test_thresholds_can_be_corrected():
    measure = a_measure("65-75 / 75-84 / 85+")
    plan = a_plan()
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(measure,)),))
    assert {location_of(plan, problem).field for problem in standing_problems(plan, among([]), on("14 Nov 2017"))} == {
        "thresholds"
    }


def test_a_value_that_its_cases_deny_is_a_contradiction_until_it_is_corrected():
    wrong = replace(a_reading("2017/18", 99), numerator=Decimal(498), denominator=Decimal(801), uuid="1")
    mended = replace(a_reading("2017/18", 62), uuid="2", known=on("1 May 2018"))
    measure = a_measure(readings=[wrong, mended])
    (problem,) = standing(measures=(measure,), as_at="30 Apr 2018")
    assert (problem.kind, problem.field) == ("contradiction", "value")
    assert problem.as_printed == "2017/18 99 (498/801)"
    assert problem.message.endswith('"99" is printed of 2017/18, but 498 of 801 is 62.2%: it counts as printed.')
    assert standing(measures=(measure,), as_at="1 May 2018") == []


def test_what_cannot_both_be_true_stays_settled_until_it_is_something_else():
    late = an_action("1.1.4", "Sep 2017", rag="green", lead=SOMEBODY)
    (problem,) = standing(late, as_at="14 Nov 2017")
    assert (problem.kind, problem.about, problem.cause) == (
        "contradiction", "1.1.4", "An action is stated green and long past its review",
    )  # fmt: skip
    settled = replace(problem, decision="accepted", id=1)
    assert standing(late, as_at="14 Dec 2017", held=[settled]) == [settled]
    moved = replace(late, updates=(*late.updates, an_update("15 Nov 2017", review="Oct 2017")))
    assert len(standing(moved, as_at="14 Dec 2017", held=[settled])) == 2


def test_what_the_plan_says_and_a_decision_was_taken_back_of_goes_when_the_plan_says_it_no_longer():
    late = an_action("1.1.4", "Sep 2017", rag="green", lead=SOMEBODY)
    taken_back = replace(standing(late)[0], id=1)
    assert standing(late, held=[taken_back]) == [taken_back]
    assert standing(late, as_at="1 Oct 2017", held=[taken_back]) == []
