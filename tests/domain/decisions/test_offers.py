"""Offers that are taken: where they go, what is still said of the others, and who leads them."""

from dataclasses import replace

from tracker.domain.decisions.offers import LISTS, key_of_words, list_problem, taken
from tracker.domain.draft import Draft, Offer
from tracker.domain.plan import Action, Lead, Person, Plan, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.when import When

OTHER = Problem("skipped", "plan.docx", "paragraph 9", "plan", "Note", None, "It was left aside.")


NOBODY, EMPTY = Lead(), Plan("Plan")


def an_offer(words, at, theme=None, lead=NOBODY, review=None, heading="Next steps"):
    action = Action(None, words, lead, (Update("", "plan", None, None, review=review),))
    return Offer(key_of_words(words), f"paragraph {at}", "action", heading, action, theme)


def a_draft(*offers, plan=EMPTY):
    problem = list_problem("plan.docx", offers[0].place, ["Next steps"], offers)
    return Draft(plan, (problem, OTHER), cells=5, used=1, offers=offers)


def test_what_is_taken_goes_behind_the_actions_of_its_theme():
    plan = Plan("Plan", themes=(Theme("1", "Carers", actions=(Action("1.1", "Meet", place=1),), place=1),))
    draft = taken(a_draft(an_offer("Pay", 2, Theme("1", "Carers")), plan=plan), {key_of_words("Pay")})
    (theme,) = draft.plan.themes
    assert [(action.text, action.place) for action in theme.actions] == [("Meet", 1), ("Pay", 2)]


def test_a_theme_is_made_by_the_name_of_the_heading_where_there_is_none():
    draft = a_draft(an_offer("Pay", 2), an_offer("Meet", 3))
    themes = taken(draft, {offer.key for offer in draft.offers}).plan.themes
    assert [(theme.title, len(theme.actions), theme.place) for theme in themes] == [("Next steps", 2, 1)]


def test_nothing_is_taken_without_its_key():
    draft = a_draft(an_offer("Pay", 2))
    assert taken(draft, set()) == draft == taken(draft, {"another"})


def test_the_problem_of_a_list_holds_what_was_not_taken_of_it():
    draft = taken(a_draft(an_offer("Pay", 2), an_offer("Meet", 3)), {key_of_words("Pay")})
    assert [problem.as_printed for problem in draft.problems] == ["Next steps\nMeet", "Note"]
    assert ([offer.action.text for offer in draft.offers], draft.used) == (["Meet"], 2)


def test_a_list_that_was_taken_whole_is_told_of_as_read():
    draft = taken(a_draft(an_offer("Pay", 2)), {key_of_words("Pay")})
    assert draft.problems == (OTHER,)
    told = {"source": "plan.docx", "place": "paragraph 2", "title": "Next steps", "headings": {}}
    assert draft.plan.settings["read_from"] == [told]


def test_a_lead_that_is_new_is_a_person_of_the_plan():
    chair = Lead("Chair", None, "Chair")
    offers = an_offer("Pay", 2, lead=chair), an_offer("Meet", 3, lead=chair)
    assert taken(a_draft(*offers), {offer.key for offer in offers}).plan.people == (Person(None, "Chair"),)


def test_a_date_that_cannot_be_read_is_asked_for_when_it_is_taken():
    soon = When("within 20 working days", "unread", None, None)
    draft = taken(a_draft(an_offer("Pay", 2, review=soon)), {key_of_words("Pay")})
    (problem,) = (one for one in draft.problems if one.kind == "unread")
    assert (problem.about, problem.field, problem.as_printed) == ("Pay", "review", "within 20 working days")
    assert problem.source == "plan.docx"


def test_the_key_is_that_of_the_words_whatever_their_case_and_blanks():
    assert key_of_words("Meet  the\nCarers") == key_of_words("meet the carers") != key_of_words("meet carers")


def test_the_problem_of_a_list_says_how_many_and_where():
    problem = a_draft(an_offer("Pay", 2), an_offer("Meet", 3)).problems[0]
    assert (problem.kind, problem.place, problem.about) == ("skipped", "paragraph 2", LISTS)
    assert "2 texts" in problem.message and '"Next steps"' in problem.message


def two_lists_of_the_same_words():
    first = [an_offer("Pay", 2), an_offer("Meet", 3)]
    again = [replace(an_offer("Pay", 7, heading="Actions"), key="again"), an_offer("Train", 8, heading="Actions")]
    lists = [list_problem("plan.docx", of[0].place, [of[0].heading], of) for of in (first, again)]
    return Draft(EMPTY, tuple(lists), cells=6, offers=(*first, *again))


def test_two_lists_of_the_same_words_keep_their_own():
    draft = two_lists_of_the_same_words()
    assert taken(draft, set()) == draft
    left = [problem.as_printed for problem in taken(draft, {"again"}).problems]
    assert left == ["Next steps\nPay\nMeet", "Actions\nTrain"]
