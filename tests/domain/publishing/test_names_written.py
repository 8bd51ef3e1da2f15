"""Every way of writing a name, in every field of a public plan; and words that are names too, which stay words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_plan, a_remark, an_action, an_update
from tracker.domain.measure import Comparator, Group
from tracker.domain.plan import Evidence, Lead, Person, Plan, Theme
from tracker.domain.publishing.names import PeopleNames
from tracker.domain.publishing.public_plan import public_plan
from tracker.domain.when import When

PEOPLE = (
    Person("Priya Nair", "Head of Service"),
    Person("Siobhán O'Neil-Öz", "Team Manager"),
    Person("Will Young", None),
    Person("May Grace", "Service Manager"),
    Person("Mark Head", "Data Analyst"),
)
TEXTS = ("it will mark the grace of young people in may", "a head of service")
FORMS = (
    *("Priya Nair", "PRIYA NAIR", "priya nair", "Priya NAIR", "Nair, Priya", "NAIR, Priya", "Priya's", "PRIYA’S"),
    *("Priya", "PRIYA", "priya", "Nair", "NAIR", "Nair's", "Nairs", "P. Nair", "P.Nair", "P Nair", "Priya N", "P.N."),
    *("P. N.", "PN", "PN's", "PN’s", "Ms Nair", "Cllr NAIR", "Priya_Nair_notes.docx", "Priya-Nair", "Pri\u200bya Nair"),
    *("Pri\u00adya", "Priya\u00a0Nair", "Mr Okafor", "Cllr OKAFOR", "Cora Okafor", "N. Okafor", "A. B. Okafor"),
    *("Joanne", "JOANNE's", "Joanne OKAFOR", "OKAFOR, Joanne", "Okafor and Cora Okafor", "K.L."),
)
GIVEN_AWAY = ("priya", "nair", "okafor", "joanne", "pn's", "p.n", "p. n", "k.l")


@pytest.fixture(scope="module")
def names():
    return PeopleNames(a_plan(an_action(), people=PEOPLE), TEXTS)


def gives_away(text: str) -> bool:
    plain = text.lower().replace("\u200b", "").replace("\u00ad", "").replace("’", "'")
    return any(part in plain for part in GIVEN_AWAY) or "PN" in text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "sentence", ["{} to report", "Asked {} in May", "ask {} about it", "Seen in May 2017 ({})", "{}", "- {}: done"]
)
def test_no_form_of_a_name_is_left(names, form, sentence):
    assert not gives_away(names.taken_out(sentence.format(form)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Will to report", "A lead officer to report"),
        ("Will has agreed; ask Young", "A lead officer has agreed; ask a lead officer"),
        ("WILL YOUNG", "A lead officer"),
        ("Mark's idea, as Mark said", "The Data Analyst's idea, as the Data Analyst said"),
        ("asked Grace about it", "asked the Service Manager about it"),
        ("With Mark and Grace present", "With the Data Analyst and the Service Manager present"),
        ("We told May in May 2017", "We told the Service Manager in May 2017"),
        ("Mark/Grace to act", "The Data Analyst/the Service Manager to act"),
        ("Siobhan ONeil Oz, SIOBHÁN", "The Team Manager, the Team Manager"),
        ("SM to report; SM's note", "Somebody to report; somebody's note"),
        ("KP/SM to bring it", "Somebody/somebody to bring it"),
    ],
)
def test_a_name_that_is_a_word_too_goes_where_it_is_a_name(names, text, told):
    assert names.taken_out(text) == told


@pytest.mark.parametrize(
    "text",
    [
        *("Will young people be asked?", "Young people will say", "for Young People", "Mark the date", "Grace period"),
        *(
            "in May 2017",
            "May 2017",
            "May to July",
            "by the end of May, or June",
            "May be late",
            "Jan 2018",
            "The Head",
        ),
        *("Head of Service", "The Head agreed", "it will mark the grace of young people in may", "Early Help Module"),
        *("Charlotte Street and Victoria House", "the V.O.X group", "LA to provide, U.K. wide, e.g. this", "5 p.m."),
        *("QA to check", "CP to rise", "SW to visit", "TM's and IRO's", "Signs of Safety", "Q2 to Q3", "P&P Workshop"),
    ],
)
def test_ordinary_words_stay(names, text):
    assert names.taken_out(text) == text


def _everywhere(text: str) -> Plan:
    said = an_update("1 Oct 2017", text, author=text, recorded_by=text, reason=text)
    led = an_action("1", text=text, updates=(said,), lead=Lead(text, None, text), evidence_links=(text,))
    remark = a_remark(text, action=text, author=text, recorded_by=text, source=text, reason=text)
    base = a_measure("M1", readings=[("Sep 2017", "71")], remarks=(remark,))
    reading = type(base.readings[0])(When(text, "unread", None, None), None, text, word=text, source=text, note=text)
    measure = type(base)(
        "M1", text, shows=text, also_written=(text,), remarks=(remark,), readings=(reading,),
        groups=(Group(text, (reading,)),), comparators=(Comparator(text, position=text, readings=(reading,)),),
    )  # fmt: skip
    theme = Theme("1", text, ambition=(text,), evidence=(Evidence(text, text),), actions=(led,), measures=(measure,))
    return Plan(text, people=PEOPLE, themes=(theme,), organisation="Northmere", settings={"note": text})


@given(st.sampled_from(FORMS), st.sampled_from(["{}", "{} has said so", "Asked {} in May", "done (by {})"]))
@settings(max_examples=40, deadline=None)
def test_no_field_of_a_public_plan_holds_a_form_of_a_name(form, sentence):
    text = sentence.format(form)
    made, _, beside = public_plan(_everywhere(text), (text,))
    assert not gives_away(repr(made)) and not gives_away(beside[0])


def test_somebody_who_is_named_once_is_taken_out_wherever_initials_or_surname_stand():
    early, late = an_action("1", text="CO to write. Okafor agreed."), an_action("2", text="Cora Okafor has seen it.")
    made = public_plan(a_plan(early, late)).plan
    assert made.themes[0].actions[0].updates[0].text == "Somebody to write. Somebody agreed."


@pytest.mark.parametrize("text", ["The Wilma Harrow paper", "Asked Wilma Harrow", "Wilma Harrow Review of May"])
def test_of_three_words_with_capitals_two_may_be_a_name(names, text):
    assert "Wilma" not in names.taken_out(text) and "Harrow" not in names.taken_out(text)


def test_a_name_in_small_letters_does_not_make_its_capital_a_word():
    made = public_plan(a_plan(an_action(text="priya agreed. Priya asked."), people=PEOPLE)).plan
    assert not gives_away(repr(made))
