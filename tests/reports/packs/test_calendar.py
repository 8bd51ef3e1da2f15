"""Reviews and promises as a calendar file that any calendar takes, and takes again."""

from dataclasses import replace

import icalendar
import pytest

from tests.domain.builders import FIRST_CLOCK, a_plan, an_action, an_update, on
from tracker.domain.edit import Edit, json_text
from tracker.domain.packs.diary import diary
from tracker.domain.plan import Lead, PromiseAnswer
from tracker.errors import TrackerError
from tracker.put_in_place import AlreadyThere
from tracker.reports.packs.calendar import write_calendar

LEAD, OTHER = Lead("Service Manager", None, "Service Manager"), Lead("QA Manager", None, "QA Manager")
DAY = on("14 Nov 2017")


def action(ref, review, *updates, lead=LEAD, **fields):
    made = an_action(ref, review, updates, status=fields.pop("status", "in progress"), lead=lead, **fields)
    return replace(made, uuid=f"uuid-{ref}")


@pytest.fixture
def plan():
    promised = an_update("3 Oct 2017", "Letter sent; report to the board by 30 Nov 2017.")
    return a_plan(
        action("1.1.1", "Dec 2017", promised), action("1.1.2", "15 Jan 2018", lead=OTHER),
        action("1.1.3", "Ongoing"), action("1.1.4", "Oct 2017", status="stopped"),
    )  # fmt: skip


def written(path, plan, lead="", day=DAY):
    write_calendar(path, plan.title, diary(plan, day, lead), overwrite=True)
    found = icalendar.Calendar.from_ical(path.read_bytes())
    assert not found.errors and not any(event.errors for event in found.walk("VEVENT"))
    return {str(event["uid"]): event for event in found.walk("VEVENT")}


def test_each_review_and_promise_is_a_day_with_its_lead(plan, tmp_path):
    events = written(tmp_path / "plan.ics", plan)
    told = [(str(event.decoded("dtstart")), str(event["summary"]), str(event["status"])) for event in events.values()]
    assert sorted(told) == [
        ("2017-10-31", "Review of 1.1.4 (Oct 2017): Service Manager", "CANCELLED"),
        ("2017-11-30", "Promised for 30 Nov 2017, 1.1.1: Service Manager", "CONFIRMED"),
        ("2017-12-31", "Review of 1.1.1 (Dec 2017): Service Manager", "CONFIRMED"),
        ("2018-01-15", "Review of 1.1.2 (15 Jan 2018): QA Manager", "CONFIRMED"),
    ]


def test_of_one_lead_only_what_is_theirs(plan, tmp_path):
    assert list(written(tmp_path / "qa.ics", plan, "qa manager")) == ["review-uuid-1.1.2@improvement-plan"]
    with pytest.raises(TrackerError, match='"Nobody" leads no action'):
        diary(plan, DAY, "Nobody")


def test_a_moved_review_is_the_same_entry_with_a_later_sequence(plan, tmp_path):
    before = written(tmp_path / "a.ics", plan)["review-uuid-1.1.1@improvement-plan"]
    first, *rest = plan.themes[0].actions
    moved = replace(first, updates=(*first.updates, an_update("10 Nov 2017", "Held.", review="Mar 2018")))
    plan = replace(plan, themes=(replace(plan.themes[0], actions=(moved, *rest)),))
    after = written(tmp_path / "b.ics", plan)["review-uuid-1.1.1@improvement-plan"]
    assert after["sequence"] > before["sequence"] and str(after.decoded("dtstart")) == "2018-03-31"


def test_what_is_complete_is_cancelled_where_it_stood(plan, tmp_path):
    first, *rest = plan.themes[0].actions
    done = replace(first, updates=(*first.updates, an_update("10 Nov 2017", "Done.", status="complete")))
    plan = replace(plan, themes=(replace(plan.themes[0], actions=(done, *rest)),))
    events = written(tmp_path / "a.ics", plan)
    assert {str(event["status"]) for uid, event in events.items() if "uuid-1.1.1" in uid} == {"CANCELLED"}


def with_first(plan, **fields):
    """The plan with other fields in its first action."""
    first, *rest = plan.themes[0].actions
    return replace(plan, themes=(replace(plan.themes[0], actions=(replace(first, **fields), *rest)),))


def an_answer(update, text, says):
    return PromiseAnswer("answer", update.uuid, text, says, on("10 Nov 2017"), FIRST_CLOCK)


def taken_back(plan):
    """The plan after each thing that takes a day of its first action away, and the entries that are off then."""
    first = plan.themes[0].actions[0]
    promised = first.updates[1]
    sentence = "report to the board by 30 Nov 2017."
    ongoing = an_update("10 Nov 2017", "Goes on for ever.", review="Ongoing")
    undone = an_update("10 Nov 2017", kind="undo", withdraws=promised.uuid)
    handed = Edit("edit", "lead", json_text(LEAD), json_text(OTHER), FIRST_CLOCK)
    return {
        "no day": (with_first(plan, updates=(*first.updates, ongoing)), "", {"review"}),
        "withdrawn": (with_first(plan, updates=(*first.updates, undone)), "", {"promise"}),
        "no promise": (with_first(plan, answers=(an_answer(promised, sentence, "none"),)), "", {"promise"}),
        "kept": (with_first(plan, answers=(an_answer(promised, sentence, "kept"),)), "", {"promise"}),
        "handed over": (with_first(plan, lead=OTHER, edits=(handed,)), "Service Manager", {"promise", "review"}),
        "removed": (with_first(plan, removed_on=on("10 Nov 2017"), edits=(replace(handed, field="removed_on"),)),
                    "Service Manager", {"promise", "review"}),
    }  # fmt: skip


@pytest.mark.parametrize("why", ["no day", "withdrawn", "no promise", "kept", "handed over", "removed"])
def test_what_is_due_no_more_is_cancelled_where_it_stood(plan, tmp_path, why):
    after, lead, off = taken_back(plan)[why]
    before = written(tmp_path / "a.ics", plan, lead)
    events = {uid: event for uid, event in written(tmp_path / "b.ics", after, lead).items() if "uuid-1.1.1" in uid}
    assert {uid.split("-")[0] for uid, event in events.items() if event["status"] == "CANCELLED"} == off
    assert set(events) == {uid for uid in before if "uuid-1.1.1" in uid}
    for uid, event in events.items():
        assert event["sequence"] > before[uid]["sequence"] and event["dtstart"] == before[uid]["dtstart"]


def test_a_lead_has_nothing_of_what_others_lead_by_now_and_led_before(plan, tmp_path):
    after = taken_back(plan)["handed over"][0]
    events = written(tmp_path / "a.ics", after, "QA Manager").values()
    assert {str(event["status"]) for event in events} == {"CONFIRMED"} and len(events) == 3


def test_a_past_day_knows_nothing_of_what_was_promised_later(plan, tmp_path):
    assert not [uid for uid in written(tmp_path / "a.ics", plan, day=on("1 Oct 2017")) if uid.startswith("promise")]


def test_words_of_any_kind_come_back_whole(tmp_path):
    text = 'Say; "this", and\\that\nin two lines: ' + "ä" * 200
    plan = a_plan(replace(action("1.1.1", "Dec 2017"), text=text))
    (event,) = written(tmp_path / "a.ics", plan).values()
    assert str(event["description"]) == text


def test_a_file_that_is_there_is_not_replaced_unasked(plan, tmp_path):
    (tmp_path / "a.ics").write_text("mine")
    with pytest.raises(AlreadyThere):
        write_calendar(tmp_path / "a.ics", "Plan", diary(plan, DAY))
    assert (tmp_path / "a.ics").read_text() == "mine"
