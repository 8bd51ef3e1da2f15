"""Undoing a decision, at once or long after: the problem keeps what was there before."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.builders import a_plan, an_action, an_update, thresholds
from tests.domain.decisions.test_decide import REPAIRED, a_problem, misread, read_lead
from tests.domain.decisions.test_records_to_save import a_stamp
from tracker.domain.decisions.decide import carried_over, correct, decide
from tracker.domain.decisions.keeper import Decisions
from tracker.domain.decisions.records_to_save import records_to_save
from tracker.domain.decisions.undo import undone, withdrawals
from tracker.domain.draft import Draft
from tracker.domain.measure import Measure
from tracker.domain.plan import Lead, Person, Theme
from tracker.domain.when import shown
from tracker.errors import TrackerError

CUTS = "40-50 / 49-25 / >24"
SUSAN = [Lead("Susan Hale, QA", "Susan Hale", "QA"), Lead("Susan Hale, Manager", "Susan Hale", "Manager")]


def a_whole_draft(numbered=False):
    """A problem of every field that can be corrected; `numbered`: in a file already."""
    first = an_action("1.1.01", "Dec 202017", text="Agreed in 202017", lead=Lead("J Manger", None, "J Manger"))
    first = replace(first, text="Train in 202017", ref_as_printed="1.1.001")
    actions = [first, *(an_action(f"1.1.{n}", lead=lead) for n, lead in enumerate(SUSAN, 2)), an_action("1.1.4")]
    measure = Measure("1.1-M01", "Visits 202017", "Whether 202017", thresholds=thresholds(CUTS))
    theme = Theme("1.1", "Assessment", ambition=("Safe.", "Good in 202017"), measures=(measure,))
    people = (Person(None, "J Manger"), Person("Susan Hale", "Manager", also_written=("Susan Hale, QA",)))
    plan = replace(a_plan(people=people), themes=(replace(theme, actions=tuple(actions)),))
    return Draft(numbers_given(plan) if numbered else plan, PROBLEMS)


def numbers_given(plan):
    (theme,) = plan.themes
    actions = tuple(replace(one, id=n) for n, one in enumerate(theme.actions, 1))
    measures = tuple(replace(one, id=n) for n, one in enumerate(theme.measures, 1))
    people = tuple(replace(one, id=n) for n, one in enumerate(plan.people, 1))
    return replace(plan, themes=(replace(theme, id=1, actions=actions, measures=measures),), people=people)


def damaged(about, field, printed):
    return a_problem("doubtful", about, printed, printed.replace("202017", "2017"), field=field)


PROBLEMS = (
    a_problem("repaired", "1.1.01", "1.1.001", "1.1.01", field="ref"),
    damaged("1.1.01", "action", "Train in 202017"),
    damaged("1.1.01", "commentary", "Agreed in 202017"),
    a_problem("repaired", "1.1.01", "Dec 202017", "Dec 2017", field="review"),
    a_problem("doubtful", "1.1.01", "J Manger", "J Manager", field="lead"),
    a_problem("unread", "1.1.01", "2", field="rating"),
    a_problem("unread", "1.1.01", "Parked", field="status"),
    a_problem("missing", "1.1.4", "", field="lead"),
    a_problem("missing", "1.1.4", "–", field="review"),
    a_problem("contradiction", "1.1-M01", CUTS, field="thresholds"),
    a_problem("doubtful", "1.1-M01", CUTS, field="thresholds"),
    damaged("1.1-M01", "measure", "Visits 202017"),
    damaged("1.1-M01", "shows", "Whether 202017"),
    damaged("1.1", "ambition", "Good in 202017"),
    a_problem("doubtful", "Susan Hale", "Susan Hale, QA", "Susan Hale, Manager", field="people"),
    a_problem("skipped", "plan", "Page 2 of 9"),
)
TEXTS = {
    "ref": "1.1.9", "review": "Jan 2018", "lead": "Vera Brook, Head", "rating": "amber", "status": "stopped",
    "thresholds": "40-50 / 49-25 / <24", "people": "Sue Hale, Head",
}  # fmt: skip


def make(draft, problem, way):
    """What is decided about one problem, in one of the three ways."""
    if way != "corrected":
        return decide(draft, [problem], way, read_lead)
    try:
        return correct(draft, problem, TEXTS.get(problem.field, "Other words"), read_lead)
    except TrackerError:
        return draft


def now(draft, problem):
    return next(one for one in draft.problems if one.key == problem.key)


WAYS = st.sampled_from(["accepted", "corrected", "ignored"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(PROBLEMS), WAYS), max_size=12), st.booleans())
def test_what_is_decided_and_undone_leaves_the_plan_as_it_was(decisions, numbered):
    before = draft = a_whole_draft(numbered)
    made = []
    for problem, way in decisions:
        draft = make(draft, now(draft, problem), way)
        made.append(problem)
    for problem in reversed(made):
        draft = undone(draft, [problem])
    assert (draft.plan.themes, draft.problems) == (before.plan.themes, before.problems)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(PROBLEMS), WAYS), max_size=6))
def test_in_the_preview_undo_goes_back_to_the_same_draft(decisions):
    kept = Decisions(a_whole_draft(), read_lead)
    before = []
    for problem, way in decisions:
        before.append(kept.draft)
        try:
            problem = now(kept.draft, problem)
            kept.correct(problem, TEXTS.get(problem.field, "Other words")) if way == "corrected" else kept.decide(
                [problem], way
            )
        except TrackerError:
            before.pop()
    for draft in reversed(before):
        kept.undo()
        assert kept.draft is draft


@pytest.mark.parametrize("way", ["accepted", "corrected"])
@pytest.mark.parametrize("numbered", [True, False], ids=["held", "preview"])
def test_all_that_was_decided_at_once_is_undone_at_once(way, numbered):
    before = draft = a_whole_draft(numbered)
    if way == "accepted":
        draft = decide(draft, draft.problems, way, read_lead)
    else:
        for problem in draft.problems[1:]:  # the ref last, by which the others are found
            draft = make(draft, now(draft, problem), way)
    assert draft.plan.themes != before.plan.themes
    again = undone(draft, draft.problems)
    assert (again.plan.themes, again.problems) == (before.plan.themes, before.problems)


# ---- what was edited since


def test_a_field_that_somebody_has_edited_since_stays_as_it_is():
    problem = a_problem("doubtful", "1.1-M01", CUTS, field="thresholds")
    draft = make(replace(a_whole_draft(True), problems=(problem,)), problem, "corrected")
    (theme,) = draft.plan.themes
    edited = replace(theme.measures[0], thresholds=thresholds("1 / 2 / 3"), name="Calls")
    later = replace(draft, plan=replace(draft.plan, themes=(replace(theme, measures=(edited,)),)))
    again = undone(later, later.problems)
    assert again.plan == later.plan and again.problems == (problem,)


def test_another_field_of_the_record_may_have_been_edited_since():
    problem = a_problem("doubtful", "1.1-M01", CUTS, field="thresholds")
    draft = make(replace(a_whole_draft(True), problems=(problem,)), problem, "corrected")
    (theme,) = draft.plan.themes
    renamed = replace(theme.measures[0], name="Calls")
    later = replace(draft, plan=replace(draft.plan, themes=(replace(theme, measures=(renamed,)),)))
    (measure,) = undone(later, later.problems).plan.themes[0].measures
    assert (measure.name, measure.thresholds) == ("Calls", thresholds(CUTS))


def test_a_lead_that_one_action_was_given_since_stays_and_the_others_are_put_back():
    draft = a_whole_draft(True)
    problem = next(one for one in draft.problems if one.field == "people")
    draft = make(draft, problem, "corrected")
    (theme,) = draft.plan.themes
    other = replace(theme.actions[1], lead=Lead("Ann", "Ann"))
    plan = replace(draft.plan, themes=(replace(theme, actions=(theme.actions[0], other, *theme.actions[2:])),))
    actions = undone(replace(draft, plan=plan), draft.problems).plan.themes[0].actions
    assert [action.lead for action in actions[1:3]] == [Lead("Ann", "Ann"), SUSAN[1]]


# ---- updates


def test_what_a_held_plan_wrote_is_withdrawn_and_the_update_before_it_stays():
    action = an_action("1.1.1", "Dec 202017", id=7)
    draft = correct(Draft(a_plan(action), (REPAIRED,)), REPAIRED, "Jan 2018", read_lead)
    (written,) = records_to_save(a_plan(action), draft.plan, a_stamp())
    held = a_plan(replace(action, updates=(*action.updates, written)))
    assert undone(Draft(held, draft.problems), draft.problems) == Draft(held, (REPAIRED,))
    assert [one.withdraws for one in withdrawals(held, draft.problems, a_stamp())] == [written.uuid]


def test_what_was_corrected_in_the_preview_is_corrected_back_in_the_file():
    draft = correct(misread(), REPAIRED, "Jan 2018", read_lead)
    held = numbers_given(draft.plan)
    again = undone(Draft(held, draft.problems), draft.problems)
    (written,) = records_to_save(held, again.plan, a_stamp())
    assert (written.kind, written.action_id, shown(written.review)) == ("correction", 1, "Dec 2017")
    assert written.review.as_printed == "Dec 202017"


def test_a_saved_update_that_said_nothing_before_cannot_be_made_to_unsay():
    problem = a_problem("unread", "1.1.1", "2", field="rating")
    draft = correct(Draft(a_plan(an_action("1.1.1")), (problem,)), problem, "amber", read_lead)
    held = numbers_given(draft.plan)
    again = undone(Draft(held, draft.problems), draft.problems)
    assert again.problems == (problem,) and records_to_save(held, again.plan, a_stamp()) == []


def test_another_update_that_says_the_same_is_not_withdrawn():
    action = an_action("1.1.1", "Dec 202017", [an_update("14 Nov 2017", review="Jan 2018", reason="Late.")])
    (problem,) = correct(Draft(a_plan(action), (REPAIRED,)), REPAIRED, "Jan 2018", read_lead).problems
    assert withdrawals(a_plan(action), [problem], a_stamp()) == []


# ---- what is kept


def test_a_decision_that_changes_nothing_keeps_nothing():
    (problem,) = decide(misread(), [REPAIRED], "accepted", read_lead).problems
    assert problem.before is None and undone(Draft(misread().plan, (problem,)), [problem]).problems == (REPAIRED,)


def test_what_is_carried_over_to_another_reading_can_be_undone_there():
    before = correct(misread(), REPAIRED, "Jan 2018", read_lead).problems
    draft = carried_over(misread(), before, read_lead)
    assert shown(draft.plan.themes[0].actions[0].updates[0].review) == "Jan 2018"
    (problem,) = draft.problems
    assert problem.before is not None and undone(draft, [problem]).problems == (REPAIRED,)
