"""Choosing lines of the register."""

import pytest

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.domain.actions.filters import UNNAMED, Filter, filtered, my_names, needs_words, searched, who_i_am
from tracker.domain.actions.register import register
from tracker.domain.plan import Lead, Person

PLAN = a_plan(
    an_action(
        "1.1", "Oct 2017", text="Begun.", status="in progress", lead=Lead("Ann Young, Head", "Ann Young", "Head")
    ),
    an_action("1.2", "Nov 2017", [an_update("10 Nov 2017", "Ünder way")], lead=Lead("Bo Ash / Ann Young")),
    an_action("1.3", "Mar 2018", status="reported complete", lead=Lead("Team Managers")),
    an_action("1.4", "Completed", status="complete"),
    an_action("1.5", "Jul 2017", text="Stuck.", status="in progress"),
    an_action("1.6", status="in progress"),
)
LINES = register(PLAN, on("14 Nov 2017"))


def refs(**sieve):
    return [line.action.ref for line in filtered(LINES, Filter(**sieve))]


def test_an_empty_sieve_keeps_all_in_their_order():
    assert refs() == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]


@pytest.mark.parametrize(
    ("sieve", "kept"),
    [
        ({"overdue": True}, ["1.1", "1.5"]),
        ({"due_soon": True}, ["1.2"]),
        ({"silent": True}, ["1.1", "1.5", "1.6"]),
        ({"awaiting_sign_off": True}, ["1.3"]),
        ({"rag": "amber"}, ["1.1"]),
        ({"rag": "red"}, ["1.5"]),
        ({"rag": "blue"}, ["1.4"]),
        ({"rag": "grey"}, ["1.6"]),
        ({"overdue": True, "rag": "red"}, ["1.5"]),
        ({"overdue": True, "due_soon": True}, []),
    ],
)
def test_everything_that_is_set_must_hold(sieve, kept):
    assert refs(**sieve) == kept


def test_of_several_stands_any_is_enough_and_all_else_narrows():
    assert refs(stands=frozenset({"overdue", "due_soon"})) == ["1.1", "1.2", "1.5"]
    assert refs(stands=frozenset({"overdue", "awaiting_sign_off"}), rag="red") == ["1.5"]


def test_a_lead_and_what_an_action_is_counted_as_are_exactly_those():
    assert refs(led_by="Ann Young") == ["1.1"] and refs(led_by="ann") == []
    assert refs(counted_as="awaiting_sign_off") == ["1.3"] and refs(counted_as="complete") == ["1.4"]


def test_my_own_are_those_that_my_names_lead():
    people = [Person("Ann Young", "Head", also_written=("A. Young",))]
    assert my_names("Ann Young", people) == ("ann young", "a. young")
    me = who_i_am("Ann Young", people)
    assert [line.action.ref for line in filtered(LINES, Filter(mine=True), me)] == ["1.1", "1.2"]
    assert filtered(LINES, Filter(mine=True), UNNAMED) == filtered(LINES, Filter(mine=True)) == []


def test_what_my_role_leads_alone_is_mine_too_and_what_somebody_else_of_that_role_leads_is_not():
    people = [Person("Ann Young", "Head of Service"), Person("Bo Ash", "Head of Service")]
    leads = {
        "1": Lead("Head of Service", None, "Head of Service"),
        "2": Lead("Head of Service and Team Managers", None, "Head of Service and Team Managers"),
        "3": Lead("Bo Ash, Head of Service", "Bo Ash", "Head of Service"),
        "4": Lead("Deputy Head of Service", None, "Deputy Head of Service"),
        "5": Lead("Bo Ash / Ann Young", "Bo Ash and Ann Young"),
    }
    plan = a_plan(*(an_action(ref, status="in progress", lead=lead) for ref, lead in leads.items()))
    mine = filtered(register(plan, on("14 Nov 2017")), Filter(mine=True), who_i_am("ann young", people))
    assert [line.action.ref for line in mine] == ["1", "2", "5"]


def test_what_is_late_due_soon_or_silent_needs_words_until_something_is_said_on_the_day():
    said = [an_update("14 Nov 2017", "Said today")]
    plan = a_plan(
        an_action("late", "Oct 2017", status="in progress"),
        an_action("late, said", "Oct 2017", said, status="in progress"),
        an_action("due", "Nov 2017", [an_update("10 Nov 2017", "Said before")], status="in progress"),
        an_action("silent", "Mar 2018", status="in progress"),
        an_action("far off", "Mar 2018", [an_update("10 Nov 2017", "Said before")], status="in progress"),
        an_action("done", "Oct 2017", status="complete"),
    )
    lines = register(plan, on("14 Nov 2017"))
    assert [one.action.ref for one in lines if needs_words(one, on("14 Nov 2017"))] == ["late", "due", "silent"]


def test_a_lead_is_found_by_part_of_its_name_in_any_case():
    assert refs(lead="ann young") == ["1.1", "1.2"]
    assert refs(lead="MANAGERS") == ["1.3"]


def test_a_theme_is_found_by_its_whole_ref_or_by_words_of_its_title():
    assert len(refs(theme="1.1")) == 6 and len(refs(theme="ASSESSMENT")) == 6
    assert refs(theme="1") == [] and refs(theme="Homes") == []


def test_a_search_needs_every_word_somewhere_in_ref_action_lead_or_commentary():
    assert refs(search="stuck") == ["1.5"]
    assert refs(search="BO promised") == ["1.2"]
    assert refs(search="1.3") == ["1.3"]
    assert refs(search="stuck bo") == []


def test_a_search_looks_through_what_was_said_by_the_day_and_not_withdrawn():
    def found(day):
        return [line.action.ref for line in filtered(register(plan, on(day)), Filter(search="leaflets"))]

    said, moved = an_update("14 Nov 2017", "The leaflets are out."), an_update("20 Nov 2017", "More.")
    undo = an_update("21 Nov 2017", kind="undo", withdraws=said.uuid)
    plan = a_plan(an_action("1.1", updates=[said, moved]))
    assert (found("13 Nov 2017"), found("14 Nov 2017"), found("30 Nov 2017")) == ([], ["1.1"], ["1.1"])
    plan = a_plan(an_action("1.1", updates=[said, moved, undo]))
    assert found("14 Nov 2017") == []


def test_a_search_folds_case_beyond_ascii():
    assert refs(search="üNDER") == ["1.2"]
    assert "ünder way" in searched(LINES[1])


def test_a_role_that_is_given_counts_beside_the_one_that_the_plan_says():
    people = (Person("Ann Young", "Analyst"),)
    assert who_i_am("Ann Young", people, "Head of  Service").roles == ("analyst", "head of service")
    assert who_i_am("Somebody else", people, " ").roles == ()
