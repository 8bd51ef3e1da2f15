"""The keeper of decisions, which the preview and the page share."""

from dataclasses import replace

import pytest

from tests.domain.builders import an_action
from tests.domain.decisions.test_decide import REPAIRED, a_draft, a_problem, misread, read_lead
from tests.domain.decisions.test_undo import a_whole_draft
from tracker.domain.decisions.keeper import Decisions
from tracker.domain.when import shown
from tracker.errors import TrackerError


def review(kept):
    return shown(kept.draft.plan.themes[0].actions[0].updates[0].review)


def test_a_correction_is_named_by_its_field_and_record():
    kept = Decisions(a_whole_draft(), read_lead)
    said = [kept.text_of(problem) for problem in kept.problems]
    assert said == [
        ("the ref of 1.1.01", "1.1.01"),
        ("the action of 1.1.01", "Train in 2017"),
        ("the commentary of 1.1.01", "Agreed in 2017"),
        ("the review date of 1.1.01", "Dec 2017"),
        ("the lead of 1.1.01", "J Manager"),
        ("the rating of 1.1.01", ""),
        ("the status of 1.1.01", ""),
        ("the lead of 1.1.4", ""),
        ("the review date of 1.1.4", ""),
        ("the thresholds of 1.1-M01", "40-50 / 49-25 / >24"),
        ("the thresholds of 1.1-M01", "40-50 / 49-25 / >24"),
        ("the name of 1.1-M01", "Visits 2017"),
        ("the what it shows of 1.1-M01", "Whether 2017"),
        ("the ambition of 1.1", "Good in 2017"),
        ("the lead of Susan Hale", "Susan Hale, Manager"),
        ("this", "Page 2 of 9"),
    ]


def test_a_record_without_a_ref_is_called_by_what_it_has():
    draft = a_whole_draft()
    theme = replace(draft.plan.themes[0], ref=None)
    action = replace(theme.actions[0], ref=None, text="Train in 202017")
    plan = replace(draft.plan, themes=(replace(theme, actions=(action,)),))
    problems = [
        a_problem("doubtful", "Train in 202017", "Train in 202017", field="action"),
        a_problem("doubtful", "Assessment", "Good in 202017", field="ambition"),
    ]
    kept = Decisions(replace(draft, plan=plan, problems=tuple(problems)), read_lead)
    assert [kept.text_of(one)[0] for one in problems] == ["the action of this action", "the ambition of Assessment"]


def test_decisions_are_taken_back_one_by_one():
    other = a_problem("skipped", "plan", "Page 2 of 9")
    kept = Decisions(replace(misread(), problems=(REPAIRED, other)), read_lead)
    assert kept.correct(REPAIRED, "Jan 2018") == "the review date of 1.1.1"
    kept.decide([other], "ignored")
    assert (kept.undecided(), review(kept)) == (0, "Jan 2018")
    kept.undo()
    assert (kept.undecided(), review(kept)) == (1, "Jan 2018")
    kept.undo()
    kept.undo()  # there is nothing left to go back to
    assert (kept.undecided(), review(kept)) == (2, "Dec 2017")


def test_any_decision_can_be_taken_back_whatever_was_decided_since():
    other = a_problem("skipped", "plan", "Page 2 of 9")
    kept = Decisions(replace(misread(), problems=(REPAIRED, other)), read_lead)
    kept.correct(REPAIRED, "Jan 2018")
    kept.decide([other], "ignored")
    kept.take_back([kept.problems[0]])
    assert (kept.undecided(), review(kept), kept.problems[0]) == (1, "Dec 2017", REPAIRED)


def test_what_is_refused_changes_nothing():
    kept = Decisions(misread(), read_lead)
    before = kept.draft
    with pytest.raises(TrackerError):
        kept.correct(REPAIRED, "soonish")
    kept.undo()
    assert kept.draft is before


def test_where_a_text_stands_is_looked_for_in_the_draft_as_it_is_now():
    problem = a_problem("duplicate", "4.7", "4.7", field="ref")
    kept = Decisions(a_draft(an_action("4.7"), an_action("4.7"), problems=[problem]), read_lead)
    assert kept.can_correct(problem)
    kept.correct(problem, "4.8")
    assert kept.location(kept.problems[0]).text == "4.8"
