"""Where the text of a problem stands: told by the problem's data, never by its sentence."""

from dataclasses import replace

import pytest

from tests.documents.test_corpus import ANSWERS, document_of, draft_of
from tests.domain.builders import a_plan, an_action, an_update, on
from tests.domain.decisions.test_decide import a_problem
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.actions.register import among, register
from tracker.domain.decisions.decide import carried_over, correct, decide
from tracker.domain.decisions.location import location_in, location_of, record_about
from tracker.domain.decisions.plan_checks import standing_problems
from tracker.domain.draft import Draft
from tracker.domain.measures.our_area import with_ours
from tracker.domain.plan import Person
from tracker.errors import TrackerError

FITTING = {
    "review": "Jan 2018", "status": "stopped", "rating": "amber", "lead": "Vera Brook, Head", "people": "Vera Brook",
    "thresholds": "70 / 80 / 90",
}  # fmt: skip

# ---- the sentence is for people


def with_standing(draft):
    """The draft with what the plan itself lacks, as the page of problems has it."""
    lines = register(draft.plan, on("14 Nov 2017"))
    return replace(draft, problems=(*draft.problems, *standing_problems(draft.plan, among(lines), on("14 Nov 2017"))))


def reworded(draft):
    return replace(draft, problems=tuple(replace(problem, message="x") for problem in draft.problems))


def corrected(draft, problem, text):
    try:
        return correct(draft, problem, text, read_lead)
    except TrackerError as error:
        return str(error)


def all_that_follows(draft):
    """What is found and what is made of every problem of a draft, its sentences left out."""
    for problem in draft.problems:
        made = [corrected(draft, problem, text) for text in (FITTING.get(problem.field, "Other words"), "soonish")]
        made.append(decide(draft, [problem], "accepted", read_lead))
        made += [
            carried_over(draft, one.problems, read_lead) for one in made if isinstance(one, Draft)
        ]  # as at the next import
        found = location_in(draft, problem), record_about(draft.plan, problem)
        yield found, [reworded(one) if isinstance(one, Draft) else one for one in made]
    yield reworded(with_ours(draft, "Northmere"))


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_rewording_every_sentence_changes_nothing_that_is_found_or_decided(answer):
    draft = with_standing(draft_of(document_of(answer)))
    assert list(all_that_follows(reworded(draft))) == list(all_that_follows(draft))


def test_most_problems_of_the_corpus_have_a_place_to_correct():
    drafts = [with_standing(draft_of(document_of(answer))) for answer in ANSWERS]
    found = [location_in(draft, problem) for draft in drafts for problem in draft.problems]
    assert {one.field for one in found if one} >= {
        "ref", "action", "lead", "review", "commentary", "status", "rating", "thresholds", "measure", "people",
    }  # fmt: skip


# ---- which of several


def test_what_stands_in_none_of_the_updates_any_more_is_not_found():
    problem = a_problem("repaired", "1.1.1", "Dec 202017", "Dec 2017", field="review")
    assert location_of(a_plan(an_action(review="Dec 202017")), problem).at == 0
    assert location_of(a_plan(an_action(review="Jan 2018")), problem) is None


def test_a_text_is_found_in_the_update_that_says_it():
    action = an_action(text="Begun.", updates=[an_update("14 Nov 2017", "Agreed in 202017")])
    found = location_of(a_plan(action), a_problem("doubtful", "1.1.1", "Agreed in 202017", field="commentary"))
    assert (found.at, found.text) == (1, "Agreed in 202017")


def test_a_date_that_is_missing_belongs_where_one_was_said_last():
    action = an_action(
        review="Dec 2017", updates=[an_update("1 Nov 2017", review="tbc"), an_update("2 Nov 2017", "On.")]
    )
    assert location_of(a_plan(action), a_problem("missing", "1.1.1", "–", field="review")).at == 1


def test_a_rating_that_was_left_aside_belongs_to_what_was_read():
    found = location_of(a_plan(an_action(rag="green")), a_problem("unread", "1.1.1", "2", field="rating"))
    assert (found.at, found.text) == (0, "green")


def test_a_duplicate_is_the_second_that_bears_the_ref():
    plan = a_plan(an_action("4.7"), an_action("4.7", text="Later."))
    found = location_of(plan, a_problem("duplicate", "4.7", "4.7", field="ref"))
    assert found.record.updates[0].text == "Later." and found.text == "4.7"


def test_a_person_is_no_action_that_is_called_alike():
    plan = a_plan(an_action("Vera Brook"), people=(Person("Vera Brook", "Head", also_written=("V. Brook",)),))
    found = location_of(plan, a_problem("doubtful", "Vera Brook", "V. Brook", "Vera Brook, Head", field="people"))
    assert isinstance(found.record, Person) and found.text == "Vera Brook, Head"


def test_a_problem_without_a_field_has_no_place():
    assert location_of(a_plan(an_action()), a_problem("doubtful", "1.1.1", "Do what was promised")) is None
