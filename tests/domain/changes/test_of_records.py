"""What edits are told as: leads, wordings, what was removed and brought back, joins, decisions."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.domain.builders import a_meeting, a_plan, an_action, on
from tests.domain.changes.builders import changes, edited, told
from tracker.domain.edit import ADDED, Edit
from tracker.domain.measure import Comparator, Measure
from tracker.domain.plan import Evidence, Lead, Person, Plan, Redaction
from tracker.domain.problem import Problem

DAY, LATER = "10 Nov 2017", "20 Nov 2017"
ANN, BO = Lead("Ann Young", "Ann Young"), Lead("Bo Grey, Head", "Bo Grey", "Head")
DOUBT = Problem("doubtful", "Plan.docx", "table 2", "1.1.1", "Oct", None, "It looks odd.")


def with_measure(measure):
    plan = a_plan()
    return replace(plan, themes=(replace(plan.themes[0], measures=(measure,)),))


def test_each_wording_and_lead_is_told_with_whose_edit_it_was():
    action = edited(edited(an_action(lead=ANN), DAY, text="Train all"), LATER, by=None, source="log.xlsx", lead=BO)
    plan = a_plan(action)
    wording, lead = changes(plan)
    assert (wording.what, wording.of, wording.old, wording.new, wording.by, str(wording.day)) == (
        "wording", "text", "Do what was promised", "Train all", "QA", "2017-11-10"
    )  # fmt: skip
    assert (lead.what, lead.old, lead.new, lead.by) == ("lead", "Ann Young", "Bo Grey, Head", "log.xlsx")
    assert told(plan, since=DAY, as_at=LATER) == ["lead: Ann Young -> Bo Grey, Head"]


def test_a_lead_that_is_printed_as_before_is_told_by_how_it_is_read():
    misread = Lead("B. Grey, Head", None, "B. Grey, Head")
    action = edited(an_action(lead=misread), DAY, lead=Lead("B. Grey, Head", "Bo Grey", "Head"))
    assert told(a_plan(action)) == ["lead: B. Grey, Head -> Bo Grey\nHead"]


def test_what_was_removed_is_told_of_the_day_from_which_it_is_gone_and_what_came_back_of_the_clock():
    gone = edited(an_action(), LATER, removed_on=on(DAY))
    assert [(one.what, str(one.day), one.by) for one in changes(a_plan(gone))] == [("removed", "2017-11-10", "QA")]
    back = edited(gone, "25 Nov 2017", removed_on=None)
    assert [(one.what, str(one.day)) for one in changes(a_plan(back))] == [
        ("removed", "2017-11-10"), ("brought back", "2017-11-25")
    ]  # fmt: skip
    assert told(a_plan(an_action(removed_on=on(DAY)))) == ["removed: None -> None"]  # in a file of before, too


def test_other_fields_are_told_in_words():
    measure = edited(Measure("1.1-M01", "Visits"), DAY, thresholds=(("Good", "75+"), ("Outstanding", "85+")))
    assert told(with_measure(measure)) == ["wording: None -> Good 75+\nOutstanding 85+"]
    plan = edited(Plan("Ours", settings={"amber_days": 31}), DAY, settings={"amber_days": 40}, theme_word="Priority")
    assert told(plan) == ["edited: Recommendation -> Priority", "edited: amber days: 31 -> amber days: 40"]
    theme = edited(a_plan().themes[0], DAY, evidence=(Evidence("Audit", "Mixed."),), ambition=("One.", "Two."))
    assert told(replace(a_plan(), themes=(theme,))) == ["wording: None -> One.\nTwo.", "wording: None -> Audit: Mixed."]


def test_people_and_the_series_of_a_measure_are_named():
    ann = edited(Person("Ann Young", "Head"), DAY, role="Director")
    england = edited(Comparator("England"), DAY, position="12th")
    person = changes(replace(a_plan(), people=(ann,)))[0]
    assert (person.about, person.name, person.of, person.old, person.new) == (
        "person", "Ann Young", "role", "Head", "Director"
    )  # fmt: skip
    (place,) = changes(with_measure(Measure("1.1-M01", "Visits", comparators=(england,))))
    assert (place.about, place.of, place.new) == ("measure", "England, position", "12th")


def test_measures_that_come_are_joined_and_taken_apart_are_told():
    first = Edit("a", ADDED, None, None, datetime(2017, 11, 5, tzinfo=UTC))
    joined = edited(Measure("1.1-M01", "Visits", edits=(first,)), DAY, joined_into="1.1-M02")
    apart = edited(joined, LATER, joined_into=None)
    assert told(with_measure(apart)) == [
        "added: None -> None",
        "joined: None -> 1.1-M02",
        "taken apart: 1.1-M02 -> None",
    ]


def test_decisions_about_problems_are_told():
    decided = edited(DOUBT, DAY, decision="accepted")
    (change,) = changes(a_plan(), problems=[decided, DOUBT])
    assert (change.about, change.ref, change.what, change.new, change.by) == (
        "problem", "1.1.1", "decision", "accepted", "QA"
    )  # fmt: skip


def test_words_that_were_removed_are_told_whatever_the_last_day_is():
    clock = datetime(2026, 1, 5, tzinfo=UTC)
    gone = Redaction("r", "lead", on("5 Jan 2026"), clock, "A child was named.", "QA")
    plan = replace(a_plan(an_action(redactions=(gone,))), redactions=(replace(gone, uuid="s", what="ambition"),))
    assert [(one.what, one.of, one.reason) for one in changes(plan)] == [
        ("words removed", "ambition", "A child was named."), ("words removed", "lead", "A child was named.")
    ]  # fmt: skip


def test_a_meeting_is_told_of_the_day_on_which_it_was_held():
    before, held, after = (a_meeting(day, present=("Director",)) for day in ("1 Nov 2017", "14 Nov 2017", "1 Dec 2017"))
    (told,) = changes(a_plan(meetings=(after, held, before)))
    assert (told.about, told.name, told.what, told.new) == ("meeting", "SMT review", "held", "Director")
    assert told.day == held.day
