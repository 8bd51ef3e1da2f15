"""Where words stand in a plan, which of the places go in any case, and how they are called."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_measure, a_reading, a_remark, an_action, an_update
from tests.domain.builders import a_plan as plan_of
from tracker.domain.actions.state import numbered_updates
from tracker.domain.plan import Evidence, Lead, Person
from tracker.domain.problem import Problem
from tracker.domain.redacting.of_a_name import target_of_name
from tracker.domain.redacting.places import find_places, target_of
from tracker.errors import TrackerError

LONG = "The mother said on the telephone that her brother would come."
YOUNG = Person("Ann Young", "Head of Service", "ann.young@example.org", ("A. Young", "Head of Service"))


def numbered(plan):
    """The plan with the ids that a file gives."""
    (theme,) = plan.themes
    actions = tuple(
        replace(action, id=number, plan_id=1, updates=tuple(replace(u, action_id=number) for u in action.updates))
        for number, action in enumerate(theme.actions, 1)
    )
    measures = tuple(replace(measure, id=number) for number, measure in enumerate(theme.measures, 1))
    people = tuple(replace(person, id=number) for number, person in enumerate(plan.people, 1))
    return replace(plan, id=1, people=people, themes=(replace(theme, id=1, actions=actions, measures=measures),))


def a_problem(about="1.1.1", printed=LONG, field="commentary", number=1, **other):
    other = {"kind": "doubtful", "read_as": None, "message": "It looks damaged."} | other
    return Problem(
        source="Plan.docx", place="table 2", about=about, as_printed=printed, field=field, id=number, **other
    )


def told(places, **only):
    """ "where, + where it goes in any case, * where it is offered", of each place."""
    return [f"{place.where}{'+' if place.sure else '*' if place.offered else ''}" for place in places]


def places(plan, target, *problems):
    return told(find_places(plan, problems, target))


def update_of(plan, number, action=0):
    return numbered_updates(plan.themes[0].actions[action])[number - 1]


def test_updates_are_numbered_from_the_oldest():
    late, early = an_update("14 Nov 2017", "Late"), an_update("1 Oct 2017", "Early")
    assert [one.text for one in numbered_updates(an_action(text="First", updates=(late, early)))] == [
        "First", "Early", "Late",
    ]  # fmt: skip


def test_the_words_of_an_update_go_from_it_and_are_found_elsewhere():
    other = an_action("1.1.2", text=f"Copied: {LONG}", notes=("Seen.", LONG))
    plan = numbered(plan_of(an_action(updates=(an_update("14 Nov 2017", LONG),)), other))
    assert places(plan, target_of(update_of(plan, 2), ["text"])) == [
        "1.1.1, update 2 of 14 Nov 2017: commentary+",
        "1.1.2: notes*", "1.1.2, update 1 of the first plan: commentary*",
    ]  # fmt: skip


def test_short_words_are_offered_nowhere_else():
    plan = numbered(plan_of(an_action(text="Begun."), an_action("1.1.2", text="Begun.")))
    assert places(plan, target_of(update_of(plan, 1), ["text"]), a_problem("1.1.2", "Begun.")) == [
        "1.1.1, update 1 of the first plan: commentary+", "1.1.2, update 1 of the first plan: commentary",
        "problem 1: printed text",
    ]  # fmt: skip


def test_words_of_which_a_part_stands_elsewhere_are_told_and_not_offered():
    plan = numbered(plan_of(an_action(text=LONG), an_action("1.1.2", text=f"Hm: {LONG[10:]}")))
    assert places(plan, target_of(update_of(plan, 1), ["text"]))[1:] == [
        "1.1.2, update 1 of the first plan: commentary, in part"
    ]


@pytest.mark.parametrize(
    ("problem", "goes"),
    [
        (a_problem(), True),
        (a_problem(printed="her brother would"), True),
        (a_problem(field=None), True),
        (a_problem(printed="Oct 2017", field="review"), False),
        (a_problem("1.1.2", "her brother would"), False),
        (a_problem("1.1.2"), True),  # the same long words
        (a_problem("plan", f"Left aside: {LONG}", None, kind="skipped"), True),
        (a_problem("1.1.2", "x", "action", read_as="y", before=f'{{"a": "{LONG}"}}'), True),
    ],
)
def test_a_problem_that_prints_the_words_loses_them_in_any_case(problem, goes):
    plan = numbered(plan_of(an_action(text=LONG), an_action("1.1.2")))
    found = places(plan, target_of(update_of(plan, 1), ["text"]), problem)[1:]
    assert bool(found) == goes and all(place.endswith("+") for place in found)


def test_a_part_of_the_words_in_a_problem_about_another_action_is_told_and_not_taken():
    plan = numbered(plan_of(an_action(text=LONG), an_action("1.1.2")))
    problem = a_problem("1.1.2", f"Other: {LONG[10:]}")
    assert places(plan, target_of(update_of(plan, 1), ["text"]), problem)[1:] == ["problem 1: printed text, in part"]


def test_a_problem_that_names_an_action_by_its_words_loses_them_too():
    action = an_action(None)
    plan = numbered(plan_of(replace(action, text=LONG)))
    target = target_of(plan.themes[0].actions[0], ["text"])
    assert places(plan, target, a_problem(LONG[:60], "Oct 202017", "review")) == [
        "an action without a ref: action+", "problem 1: about, in part+",
    ]  # fmt: skip


def test_stored_settings_lose_long_words_in_any_case():
    plan = replace(numbered(plan_of(an_action(text=LONG))), settings={"read_from": [LONG]})
    assert places(plan, target_of(update_of(plan, 1), ["text"])) == [
        "the plan: settings+", "1.1.1, update 1 of the first plan: commentary+",
    ]  # fmt: skip


def test_the_lead_of_one_action_is_found_in_others_and_not_offered():
    lead = Lead("Ann Young, Head of Service", "Ann Young", "Head of Service")
    plan = numbered(plan_of(an_action(lead=lead), an_action("1.1.2", lead=lead), people=(YOUNG,)))
    assert places(plan, target_of(plan.themes[0].actions[0], ["lead"])) == [
        "1.1.1: lead+",
        "people: name",
        "1.1.2: lead",
    ]


def test_a_name_goes_where_it_stands_as_one_and_is_offered_where_it_is_mentioned():
    said = an_update("14 Nov 2017", "Ann Young and A. Young agree.", author="Ann Young", recorded_by="ANN YOUNG")
    action = an_action(lead=Lead("Ann Young, Head of Service", "Ann Young"), updates=(said,), notes=("ask Ann  Young",))
    measure = a_measure(
        readings=(a_reading("Apr 2017", 1, source="Ann Young.xlsx"),), remarks=(a_remark("says Ann Young"),)
    )
    plan = plan_of(action, people=(YOUNG, Person("Bo", None)))
    theme = replace(plan.themes[0], measures=(measure,), evidence=(Evidence("Ann Young", "Heard."),))
    plan = numbered(replace(plan, themes=(theme,), settings={"chair": "Ann Young"}))
    target = target_of_name(plan, " ann young ")
    assert target.words.texts == (
        "ann young", "Ann Young", "Young, Ann", "Young Ann", "A. Young", "ann.young@example.org",
    )  # fmt: skip
    assert places(plan, target, a_problem("Ann Young", "A. Young", "people")) == [
        "the plan: settings+", "people: name+", "people: email+", "people: also written+", "1.1.1: lead+",
        "1.1.1, update 2 of 14 Nov 2017: author+", "1.1.1, update 2 of 14 Nov 2017: recorded by+",
        "problem 1: about+", "problem 1: printed text+",
        "theme 1.1: evidence*", "1.1.1: notes*", "1.1.1, update 2 of 14 Nov 2017: commentary*",
        "1.1-M01, remark of the first plan: comment*", "1.1-M01, a reading: source*",
    ]  # fmt: skip


def test_what_is_empty_or_gone_already_cannot_be_removed():
    plan = numbered(plan_of(an_action(text="[removed 1 Nov 2017]")))
    for wanted, told_of in ((["text"], "were removed already"), (["reason"], "Nothing is written there")):
        with pytest.raises(TrackerError, match=told_of):
            target_of(update_of(plan, 1), wanted)
    for text in ("", " ", "A", "[removed 1 Nov 2017]"):
        with pytest.raises(TrackerError, match="two letters at least"):
            target_of_name(plan, text)
