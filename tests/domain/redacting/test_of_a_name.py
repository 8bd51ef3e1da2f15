"""The ways in which a name is written, without the roles beside it; and where only a part of it stands."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_measure, a_reading, an_action, an_update
from tests.domain.builders import a_plan as plan_of
from tests.domain.redacting.test_places import YOUNG, a_problem, numbered, told, update_of
from tracker.domain.plan import Lead, Person
from tracker.domain.redacting.of_a_name import find_parts, target_of_name
from tracker.domain.redacting.places import find_places, target_of

CLARA = Person("Clara Wynn", "Service Manager")
MANY_ROLES = ("The Service Manager agreed.", "Managers meet.", "Head of Service to lead.", "In service.", "May 2017")


def said_in(*texts, people=(CLARA,)):
    """A plan in which an action each says one of these."""
    return numbered(
        plan_of(*(an_action(f"1.1.{at}", notes=(text,)) for at, text in enumerate(texts, 1)), people=people)
    )


def told_of(name, texts, person=CLARA):
    """Of these texts, those that the name goes from, and those that are told to hold a part of it."""
    plan = said_in(*MANY_ROLES, *texts, people=(person,) if person else ())
    target = target_of_name(plan, name)
    said = {one.ref: one.notes[0] for _, one in plan.actions()}

    def of(places):
        return [said[one.record.ref] for one in places if getattr(one.record, "ref", None) and one.field == "notes"]

    return of(find_places(plan, [], target)), of(find_parts(plan, [], target))


@pytest.mark.parametrize(
    ("name", "also", "goes", "parts"),
    [
        ("Clara Wynn", "Clara Wynn. Service Manager", ["Clara Wynn rang."], ["Wynn will ask.", "Ask Clara first."]),
        ("Clara Wynn", "Wynn, Clara (Service Manager)", ["Wynn, Clara: done."], ["Ms Wynn rang."]),
        ("Clara Wynn", "C Wynn - Head of Service", ["C Wynn agreed."], ["C. Wynn agreed.", "CW to do."]),
        ("Clara Wynn", "Clara Wynn/Tom Hale", ["Clara Wynn and Tom Hale."], []),
        ("Clara Wynn", "Director: C. Wynn", ["Seen by C. Wynn."], ["Mail clara.wynn@example.org."]),
        ("Clara Wynn", "Cllr Wynn", ["Seen by Cllr Wynn."], []),
        ("Dr Clara Wynn-Jones", "", ["Clara Wynn-Jones rang."], ["Dr Wynn-Jones.", "Mrs Jones rang.", "Wynn wrote."]),
        ("Clara O'Wynn", "", ["Clara O\u2019Wynn rang."], ["Ms O\u2019Wynn rang."]),
        ("Grace May", "Grace May, Head of Service", ["Grace May rang."], ["Grace rang.", "May said so.", "G May"]),
        ("Mark Banks", "", ["Ask Mark Banks."], ["Mr Banks rang.", "Mark asked."]),
        ("Michael Head", "Michael Head, Director", ["Michael Head rang."], ["Mr Head rang.", "Michael went."]),
        ("June West", "", ["June West rang."], ["West said so.", "Ms West rang.", "Ask June.", "J West"]),
        ("Jo Lee", "", ["Lee, Jo"], ["Jo rang.", "ask jo"]),
    ],
)  # fmt: skip
def test_a_name_with_a_role_is_found_in_all_its_ways_and_the_role_is_no_part_of_it(name, also, goes, parts):
    person = Person(name, "Service Manager", None, (also,) if also else ())
    more = ["Managing service users.", "By May 2018.", "The bank holiday.", "Tom Hale rang.", "Mark the register"]
    gone, told_apart = told_of(name, [*goes, *parts, *(text for text in more if text[:4] != name[:4])], person)
    assert (gone, told_apart) == (goes, parts)


@pytest.mark.parametrize("typed", ["Clara Wynn. Service Manager", "Wynn, Clara (Service Manager)", "clara wynn"])
def test_one_way_of_writing_a_name_finds_the_others_with_a_role_or_without(typed):
    gone, parts = told_of(typed, ["Clara Wynn rang.", "Ms Wynn rang."])
    assert (gone, parts) == (["Clara Wynn rang."], ["Ms Wynn rang."])


def test_a_name_with_a_role_that_is_of_nobody_in_the_plan_goes_without_the_role():
    texts = ["Tom Hale rang.", "Hale, Tom", "Mr Hale rang."]
    assert told_of("Tom Hale - Head of Service", texts) == (texts[:2], texts[2:])


def test_two_names_typed_together_go_each():
    tom = Person("Tom Hale", "Head of Service")
    plan = said_in("Clara Wynn rang.", "Tom Hale rang.", people=(CLARA, tom))
    for typed in ("Clara Wynn/Tom Hale", "Clara Wynn and Tom Hale"):
        found = find_places(plan, [], target_of_name(plan, typed))
        assert [one.where for one in found if one.field == "notes"] == ["1.1.1: notes", "1.1.2: notes"]


def test_what_else_is_typed_is_taken_as_it_stands():
    plan = said_in("x", people=(CLARA,))
    for typed in ("Service Manager", "Clara Wynn: the school is closed", "the house at Mill Lane", "Young"):
        assert target_of_name(plan, typed).words.texts == (typed,)


@pytest.mark.parametrize(
    "also",
    [
        "Service Manager",
        "Interim Service Manager",
        "Head of Service",
        "SM/Head of Service",
        "May",
        "Tom Hale",
        "Early Help",
    ],
)
def test_a_role_an_everyday_word_or_another_person_among_the_ways_takes_nothing_with_it(also):
    tom = Person("Tom Hale", "Head of Service")
    plan = said_in("x", people=(replace(CLARA, also_written=(also,)), tom))
    assert target_of_name(plan, "Clara Wynn").words.texts == ("Clara Wynn", "Wynn, Clara", "Wynn Clara")
    assert "Clara Wynn" not in target_of_name(plan, also).words.texts


def test_a_role_alone_has_no_parts():
    assert told_of("Service Manager", ["Our Manager rang."])[1] == []
    assert told_of("Service Manager", ["Our Manager rang."], None)[1] == []


def test_a_name_that_signs_with_its_role_is_removed_with_what_is_beside_it_kept():
    said = an_update("14 Nov 2017", "x", author="Clara Wynn, Service Manager")
    lead = Lead("Clara Wynn. Service Manager", "Clara Wynn", "Service Manager")
    plan = numbered(plan_of(an_action(lead=lead, updates=(said,)), people=(CLARA,)))
    target = target_of_name(plan, "Clara Wynn")
    assert target.words.taken_out(lead.as_printed, "-") == "-. Service Manager"
    assert told(find_places(plan, [], target)) == [
        "people: name+", "1.1.1: lead+", "1.1.1, update 2 of 14 Nov 2017: author+",
    ]  # fmt: skip


def test_initials_are_told_and_letters_that_mean_something_else_are_not():
    quentin = Person("Quentin Archer", "QA Manager")
    assert told_of("Quentin Archer", ["QA to report.", "Q. Archer rang."], quentin)[1] == ["Q. Archer rang."]
    assert told_of("Clara Wynn", ["CW to report.", "cw to report", "By C.W."])[1] == ["CW to report.", "By C.W."]


def test_a_word_that_stands_more_often_in_small_letters_is_a_name_only_where_it_stands_as_one():
    texts = ["Hardy plants.", "hardy plants", "hardy, hardy, hardy", "Mr Hardy rang.", "ask Hardy"]
    assert told_of("Ann Hardy", texts, Person("Ann Hardy", None))[1] == texts[-2:]
    assert told_of("Ann Quill", ["Quill: done.", "quill pens"], Person("Ann Quill", None))[1] == ["Quill: done."]


def test_an_address_is_no_word_in_small_letters():
    texts = ["Wynn: done.", "ann.wynn@example.org and bo.wynn@example.org", "https://example.org/wynn"]
    assert "Wynn: done." in told_of("Clara Wynn", texts)[1]


def test_parts_are_told_wherever_a_record_has_text():
    measure = a_measure(readings=(a_reading("Apr 2017", 1, source="Clara_Wynn.xlsx"),))
    plan = plan_of(an_action(), people=(CLARA,))
    plan = numbered(replace(plan, themes=(replace(plan.themes[0], measures=(measure,)),)))
    assert told(find_parts(plan, [], target_of_name(plan, "Clara Wynn"))) == ["1.1-M01, a reading: source"]


def test_where_only_a_part_of_a_name_stands_is_told_apart():
    said = an_update("14 Nov 2017", "Ann Young rang; Ms Young was cross.", author="Ann Young")
    other = an_action("1.1.2", text="Meet young people", notes=("Ring YOUNG.",))
    plan = numbered(plan_of(an_action(updates=(said,)), other, people=(YOUNG,)))
    target = target_of_name(plan, "Ann Young")
    found = find_parts(plan, [a_problem("1.1.2", "Young")], target)
    assert told(found) == ["1.1.1, update 2 of 14 Nov 2017: commentary", "1.1.2: notes", "problem 1: printed text"]
    assert "Ms Young was cross." in found[0].excerpt and "Ann" not in found[0].excerpt
    assert find_parts(plan, [], target_of_name(plan, "Young")) == []
    assert find_parts(plan, [], target_of(update_of(plan, 2), ["author"])) == []


def test_one_way_of_writing_a_name_finds_the_others():
    plan = numbered(plan_of(an_action(), people=(YOUNG,)))
    assert "Ann Young" in target_of_name(plan, "A. Young").words.texts
    assert target_of_name(plan, "Young").words.texts == ("Young",)
