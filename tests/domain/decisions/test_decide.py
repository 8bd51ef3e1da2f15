"""What a person decides about a problem: accepted, corrected or ignored, and what becomes of the record."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_plan, a_when, an_action, thresholds
from tracker.domain.decisions.decide import carried_over, correct, correct_each, decide
from tracker.domain.decisions.keeper import Decisions
from tracker.domain.decisions.undo import undone
from tracker.domain.draft import Draft
from tracker.domain.measure import Measure
from tracker.domain.plan import Lead, Person, Plan, Theme
from tracker.domain.problem import Problem
from tracker.domain.when import shown
from tracker.errors import TrackerError


def read_lead(text):
    """As documents do for the simplest of leads: "name, role", or a role alone."""
    name, _, role = text.rpartition(", ")
    return Lead(text, name or None, role)


def a_problem(kind, about, printed, read_as=None, **fields):
    return Problem(kind, "plan.docx", "table 2, row 5", about, printed, read_as, "It looks damaged.", **fields)


def a_draft(*actions, problems=(), measures=(), people=()):
    plan = a_plan(*actions, people=people)
    return Draft(replace(plan, themes=(replace(plan.themes[0], measures=measures),)), tuple(problems))


def actions_of(draft):
    return [action for _, action in draft.plan.actions()]


def decisions(draft):
    return [problem.decision for problem in draft.problems]


REPAIRED = a_problem("repaired", "1.1.1", "Dec 202017", "Dec 2017", field="review")


def misread():
    return a_draft(an_action(review="Dec 202017"), problems=[REPAIRED])


# ---- accept and ignore


def test_accepting_a_repair_leaves_the_record_as_it_was_read():
    draft = decide(misread(), [REPAIRED], "accepted", read_lead)
    assert decisions(draft) == ["accepted"]
    assert shown(actions_of(draft)[0].updates[0].review) == "Dec 2017"


def test_accepting_a_suggestion_puts_it_in_the_place_of_the_text_that_was_kept():
    problem = a_problem("doubtful", "1.1.1", "Agreed in March 202017", "Agreed in March 2017", field="commentary")
    draft = a_draft(an_action(text="Agreed in March 202017"), problems=[problem])
    assert actions_of(decide(draft, [problem], "accepted", read_lead))[0].updates[0].text == "Agreed in March 2017"


def test_ignoring_a_suggestion_keeps_the_text_as_printed():
    problem = a_problem("doubtful", "1.1.1", "Agreed in March 202017", "Agreed in March 2017", field="commentary")
    draft = decide(
        a_draft(an_action(text="Agreed in March 202017"), problems=[problem]), [problem], "ignored", read_lead
    )
    assert actions_of(draft)[0].updates[0].text == "Agreed in March 202017"
    assert decisions(draft) == ["ignored"]


def test_accepting_a_misspelt_role_keeps_the_name():
    problem = a_problem("doubtful", "1.1.1", "Tessa Garland, Service Manger", "Service Manager", field="lead")
    lead = Lead("Tessa Garland, Service Manger", "Tessa Garland", "Service Manger")
    draft = decide(a_draft(an_action(lead=lead), problems=[problem]), [problem], "accepted", read_lead)
    want = Lead("Tessa Garland, Service Manager", "Tessa Garland", "Service Manager")
    assert actions_of(draft)[0].lead == want


def test_accepting_that_a_person_is_one_gives_every_action_the_usual_wording():
    person = Person("Susan Hale", "Manager", also_written=("Susan Hale, QA",))
    problem = a_problem("doubtful", "Susan Hale", "Susan Hale, QA", "Susan Hale, Manager", field="people")
    leads = [Lead("Susan Hale, QA", "Susan Hale", "QA"), Lead("Susan Hale, Manager", "Susan Hale", "Manager")]
    draft = a_draft(*(an_action(f"1.1.{n}", lead=lead) for n, lead in enumerate(leads)), people=(person,))
    draft = decide(replace(draft, problems=(problem,)), [problem], "accepted", read_lead)
    assert {action.lead.role for action in actions_of(draft)} == {"Manager"}
    assert draft.plan.people == (person,)


def test_problems_of_one_key_are_decided_together():
    same = a_problem("skipped", "plan", "1"), a_problem("skipped", "plan", "1"), a_problem("skipped", "plan", "2")
    assert decisions(decide(a_draft(problems=same), same[:1], "ignored", read_lead)) == ["ignored", "ignored", None]


# ---- correct


def test_a_corrected_review_date_stands_in_the_record():
    draft = correct(misread(), REPAIRED, "Jan 2018", read_lead)
    assert actions_of(draft)[0].updates[0].review == a_when("Jan 2018", period=a_when("2017/18"))
    assert (draft.problems[0].decision, draft.problems[0].read_as) == ("corrected", "Jan 2018")
    assert draft.problems[0].key == REPAIRED.key


def test_a_correction_can_be_corrected_again():
    draft = correct(misread(), REPAIRED, "Jan 2018", read_lead)
    draft = correct(draft, draft.problems[0], "Feb 2018", read_lead)
    assert shown(actions_of(draft)[0].updates[0].review) == "Feb 2018"


def two_misread():
    other = replace(REPAIRED, about="1.1.2")
    actions = (an_action("1.1.1", review="Dec 202017"), an_action("1.1.2", review="Dec 202017"))
    return a_draft(*actions, problems=[REPAIRED, other])


def test_correcting_each_with_its_own_text_is_correcting_one_after_the_other():
    draft = two_misread()
    first, second = draft.problems
    apart = correct(correct(draft, first, "Jan 2018", read_lead), second, "Feb 2018", read_lead)
    assert correct_each(draft, [(first, "Jan 2018"), (second, "Feb 2018")], read_lead) == apart
    assert [shown(action.updates[0].review) for action in actions_of(apart)] == ["Jan 2018", "Feb 2018"]


def test_where_one_text_of_several_cannot_stand_all_are_refused():
    draft = two_misread()
    with pytest.raises(TrackerError, match="soonish"):
        correct_each(draft, [(draft.problems[0], "Jan 2018"), (draft.problems[1], "soonish")], read_lead)
    assert decisions(draft) == [None, None]


def test_a_date_that_cannot_be_read_is_refused_in_a_sentence():
    with pytest.raises(TrackerError, match=r"soonish.*could not be read as a date"):
        correct(misread(), REPAIRED, "soonish", read_lead)


def test_the_day_of_completion_does_not_make_a_complete_action_live():
    problem = a_problem("missing", "1.1.1", "Completed", "complete", field="review")
    draft = a_draft(an_action(review="Completed", status="complete"), problems=[problem])
    update = actions_of(correct(draft, problem, "Oct 2017", read_lead))[0].updates[0]
    assert (shown(update.review), update.status) == ("Completed Oct 2017", "complete")


def test_a_corrected_ref_is_still_found_by_the_other_problems_of_its_action():
    ref = a_problem("repaired", "1.1.17", "1.1.2017", "1.1.17", field="ref")
    date = a_problem("repaired", "1.1.17", "Oct, 2017", "Oct 2017", field="review")
    draft = a_draft(an_action("1.1.17", ref_as_printed="1.1.2017", review="Oct, 2017"), problems=[ref, date])
    draft = correct(draft, ref, "1.1.18", read_lead)
    draft = correct(draft, date, "Nov 2017", read_lead)
    assert actions_of(draft)[0].ref == "1.1.18"
    assert shown(actions_of(draft)[0].updates[0].review) == "Nov 2017"


def test_a_ref_that_another_action_has_is_refused():
    problem = a_problem("duplicate", "4.7", "4.7", field="ref")
    draft = a_draft(an_action("4.7"), an_action("4.7"), an_action("4.8"), problems=[problem])
    with pytest.raises(TrackerError, match=r"an action 4.8 already"):
        correct(draft, problem, "4.8", read_lead)
    assert [action.ref for action in actions_of(correct(draft, problem, "4.9", read_lead))] == ["4.7", "4.9", "4.8"]


def test_a_lead_that_was_missing_is_given_and_becomes_a_person_of_the_plan():
    problem = a_problem("missing", "1.1.1", "", field="lead")
    draft = correct(a_draft(an_action(), problems=[problem]), problem, "Vera Brook, Head of Service", read_lead)
    assert actions_of(draft)[0].lead.name == "Vera Brook"
    assert draft.plan.people == (Person("Vera Brook", "Head of Service"),)


def test_a_corrected_role_takes_the_misspelt_person_out_of_the_plan():
    problem = a_problem("doubtful", "1.1.1", "Service Manger", "Service Manager", field="lead")
    lead, person = Lead("Service Manger", None, "Service Manger"), Person(None, "Service Manger")
    draft = a_draft(an_action(lead=lead), problems=[problem], people=(person,))
    draft = correct(draft, problem, "Service Manager", read_lead)
    assert draft.plan.people == (Person(None, "Service Manager"),)


def test_a_rating_is_one_of_the_known_ones():
    problem = a_problem("unread", "1.1.1", "2", field="rating")
    draft = a_draft(an_action(), problems=[problem])
    assert actions_of(correct(draft, problem, "Amber", read_lead))[0].updates[0].stated_rag == "amber"
    with pytest.raises(TrackerError, match=r"purple.*no rating"):
        correct(draft, problem, "purple", read_lead)


def test_a_status_is_one_of_the_known_ones():
    problem = a_problem("unread", "1.1.1", "Parked", field="status")
    draft = correct(a_draft(an_action(), problems=[problem]), problem, "Stopped", read_lead)
    assert actions_of(draft)[0].updates[0].status == "stopped"


def test_thresholds_are_corrected_band_by_band_and_answer_every_doubt_about_them():
    printed = "40-50 / 49-25 / >24"
    doubts = [a_problem(kind, "1.1-M05", printed, field="thresholds") for kind in ("doubtful", "contradiction")]
    draft = a_draft(problems=doubts, measures=(Measure("1.1-M05", "Time", thresholds=thresholds(printed)),))
    draft = correct(draft, doubts[0], "40-50 / 49-25 / <24", read_lead)
    assert draft.plan.themes[0].measures[0].thresholds == thresholds("40-50 / 49-25 / <24")
    assert decisions(draft) == ["corrected", "corrected"]
    with pytest.raises(TrackerError, match=r"3 bands"):
        correct(draft, draft.problems[0], "40-50", read_lead)


def test_a_text_that_went_into_no_record_cannot_be_corrected():
    problem = a_problem("skipped", "plan", "Page 2 of 9")
    draft = a_draft(an_action(), problems=[problem])
    assert not Decisions(draft, read_lead).can_correct(problem)
    with pytest.raises(TrackerError, match=r"accept it or ignore it"):
        correct(draft, problem, "something", read_lead)


def test_nothing_is_no_correction():
    with pytest.raises(TrackerError, match=r"Ignore"):
        correct(misread(), REPAIRED, "  ", read_lead)


# ---- the same problem again


def test_what_was_decided_before_is_decided_again():
    other = a_problem("skipped", "plan", "Page 2 of 9")
    before = correct(misread(), REPAIRED, "Jan 2018", read_lead).problems[0]
    again = replace(misread(), problems=(REPAIRED, other))
    draft = carried_over(again, [before, replace(other, decision="ignored")], read_lead)
    assert decisions(draft) == ["corrected", "ignored"]
    assert shown(actions_of(draft)[0].updates[0].review) == "Jan 2018"


def test_what_was_left_open_before_stays_open():
    assert decisions(carried_over(misread(), [REPAIRED], read_lead)) == [None]


def test_a_correction_that_no_longer_fits_is_asked_again():
    before = replace(REPAIRED, decision="corrected", read_as="soonish")
    assert decisions(carried_over(misread(), [before], read_lead)) == [None]


def test_accepting_that_a_measure_has_another_name_joins_it_and_undoing_takes_it_apart():
    one, other = Measure("1-M01", "Visits made in time"), Measure("G1-M01", "Visits done in time")
    plan = Plan("Plan", themes=(Theme("1", "Visits", measures=(one,)), Theme(None, "Board", measures=(other,))))
    problem = a_problem("doubtful", other.ref, other.name, one.name, field="measure")
    draft = decide(Draft(plan, (problem,)), [problem], "accepted", read_lead)
    assert [measure.joined_into for measure in draft.plan.measure_records()] == [None, "1-M01"]
    assert [measure.name for _, measure in draft.plan.measures()] == [one.name]
    assert undone(draft, draft.problems).plan == plan


# ---- the order of words by which values are given


def words_asked(*order):
    """Two measures by one scale of words, one by numbers, and the question which order the words have."""
    name, words = " / ".join(order), " / ".join(reversed(order))
    measures = (
        Measure("1.1-M01", "Planning", scale=name),
        Measure("1.1-M02", "Flow", scale=name),
        Measure("x", "Visits"),
    )
    problem = a_problem("doubtful", "1.1-M01", words, name, field="value")
    return a_draft(problems=[problem], measures=measures)


def scales_of(draft):
    return [measure.scale for measure in draft.plan.measure_records()]


def test_the_order_of_words_is_put_right_for_all_measures_of_the_scale_and_undone():
    asked = words_asked("Plans", "Mature", "Begun")
    keeper = Decisions(asked, read_lead)
    assert keeper.text_of(asked.problems[0]) == ("the order of the words of 1.1-M01", "Plans / Mature / Begun")
    keeper.correct(asked.problems[0], "plans/ Begun / Mature")
    assert scales_of(keeper.draft) == ["Plans / Begun / Mature", "Plans / Begun / Mature", None]
    keeper.take_back(keeper.problems)
    assert (scales_of(keeper.draft), decisions(keeper.draft)) == (scales_of(asked), [None])


def test_other_words_are_no_order_of_the_scale():
    asked = words_asked("Plans", "Mature")
    with pytest.raises(TrackerError, match="Write the same words"):
        correct(asked, asked.problems[0], "Plans / Begun", read_lead)
