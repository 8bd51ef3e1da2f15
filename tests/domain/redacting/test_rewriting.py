"""What a plan becomes without the words: they are nowhere, everything else is as it was, and it is told."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tests.domain.builders import a_measure, a_reading, a_remark, an_action, an_update, on
from tests.domain.builders import a_plan as plan_of
from tests.domain.redacting.test_places import LONG, YOUNG, a_problem, numbered, update_of
from tracker.documents.dump.write import plan_json
from tracker.domain.actions.register import register
from tracker.domain.decisions.undo import undone
from tracker.domain.draft import Draft
from tracker.domain.edit import Edit, JsonText, json_text
from tracker.domain.fields import RECORD_FIELDS, AddedRecord
from tracker.domain.measure import Comparator, Group
from tracker.domain.meeting import Meeting
from tracker.domain.pack import Pack, PackEntry
from tracker.domain.plan import (
    Action,
    Evidence,
    Lead,
    Person,
    Plan,
    PromiseAnswer,
    Redaction,
    SignOffEvidence,
    Theme,
    WordScale,
)
from tracker.domain.problem import Problem
from tracker.domain.redacting.of_a_name import target_of_name
from tracker.domain.redacting.places import all_held, identity, target_of
from tracker.domain.redacting.record_texts import text_fields
from tracker.domain.redacting.rewriting import Removal, check_unchanged, checked, rewritten
from tracker.domain.report import RememberedReport
from tracker.domain.when import When
from tracker.errors import TrackerError

GONE = "[removed 14 Nov 2017]"
NOW = datetime(2017, 11, 14, 9, 30, tzinfo=UTC)


def removal(reason="A child was named.", by="QA Manager"):
    return Removal(NOW, reason, by, UUID(int=1))


def without(plan, problems, target, agreed=lambda place: True):
    """The plan and the problems as the file would hold them, and what was told."""
    made = rewritten(plan, problems, target, removal(), agreed)
    new = {identity(record): record for record in (*made.edited, *made.written_over)}

    def now(record, **below):
        return replace(new.get(identity(record), record), **below)

    def action_now(action):
        own = tuple(one for one in made.added if one.action_id == action.id)
        redactions = (*map(now, action.redactions), *own)
        return now(action, updates=tuple(map(now, action.updates)), redactions=redactions)

    def measure_now(measure):
        def series(those):
            return tuple(now(one, readings=tuple(map(now, one.readings))) for one in those)

        own = {"remarks": tuple(map(now, measure.remarks)), "readings": tuple(map(now, measure.readings))}
        return now(measure, **own, groups=series(measure.groups), comparators=series(measure.comparators))

    def theme_now(theme):
        return now(
            theme, actions=tuple(map(action_now, theme.actions)), measures=tuple(map(measure_now, theme.measures))
        )

    own = tuple(one for one in made.added if one.plan_id == plan.id)
    redactions = (*map(now, plan.redactions), *own)
    people, themes = tuple(map(now, plan.people)), tuple(map(theme_now, plan.themes))
    return now(plan, people=people, themes=themes, redactions=redactions), tuple(map(now, problems)), made


def test_an_update_loses_its_words_and_keeps_all_else():
    said = an_update(
        "14 Oct 2017", LONG, status="reported complete", review="Dec 2017", reason="Late.", author="A Lead"
    )
    plan = numbered(plan_of(an_action(updates=(said,)), an_action("1.1.2")))
    after, _, made = without(plan, (), target_of(update_of(plan, 2), ["text"]))
    assert update_of(after, 2) == replace(update_of(plan, 2), text=GONE)
    assert made.edited == [] and made.left == []
    (told,) = after.themes[0].actions[0].redactions
    assert told == Redaction(
        told.uuid, "commentary of update 2", date(2017, 11, 14), NOW, "A child was named.", "QA Manager",
        of_update=said.uuid, action_id=1,
    )  # fmt: skip
    assert after.themes[0].actions[1] == plan.themes[0].actions[1] and after.redactions == ()


def test_the_register_stands_as_it_stood():
    said = an_update("14 Oct 2017", LONG, status="in progress", rag="green", reason=LONG, author="A Lead")
    plan = numbered(plan_of(an_action(review="Sep 2017", updates=(said,), rag="red")))
    after, _, _ = without(plan, (), target_of(update_of(plan, 2), ["text", "reason", "author"]))
    for day in ("13 Oct 2017", "14 Oct 2017", "30 Jan 2018"):
        (line,), (before,) = register(after, on(day)), register(plan, on(day))
        for field in ("overdue", "days_late", "due_soon", "silent", "computed_rag", "rating", "awaiting_sign_off"):
            assert getattr(line, field) == getattr(before, field), field


@pytest.mark.parametrize("name", ["text", "lead", "notes", "evidence_links"])
def test_a_field_of_an_action_goes_and_the_rest_stays(name):
    lead = Lead("Bo Grey, Head", "Bo Grey", "Head")
    plan = numbered(plan_of(an_action(lead=lead, notes=("One", "Two"), evidence_links=("a.docx",), text="Begun.")))
    after, _, _ = without(plan, (), target_of(plan.themes[0].actions[0], [name]), lambda place: False)
    old, new = plan.themes[0].actions[0], after.themes[0].actions[0]
    gone = {
        "text": GONE, "lead": Lead(GONE, GONE, "Head"), "notes": (GONE, GONE), "evidence_links": (GONE,)
    }[name]  # fmt: skip
    assert new == replace(old, **{name: gone}, redactions=new.redactions)
    assert [one.of_update for one in new.redactions] == [None] and LONG not in repr(new.redactions)


def test_a_theme_and_a_measure_are_told_in_the_plan():
    theme = Theme(
        "1.1", "One", ambition=("Good in Hale Road.",), measures=(a_measure(remarks=(a_remark("Said by Bo."),)),)
    )
    plan = numbered(Plan("Plan", themes=(theme,)))
    after, _, _ = without(plan, (), target_of(plan.themes[0], ["ambition"]))
    assert after.themes[0].ambition == (GONE,) and after.redactions[0].what == "ambition of theme 1.1"
    after, _, _ = without(plan, (), target_of(plan.themes[0].measures[0].remarks[0], ["comment"]))
    assert after.themes[0].measures[0].remarks[0].comment == GONE
    assert after.redactions[0].what == "comment of 1.1-M01, remark of the first plan"


def test_what_was_not_agreed_stays_and_is_told():
    plan = numbered(plan_of(an_action(text=LONG), an_action("1.1.2", text=LONG)))
    after, _, made = without(plan, (), target_of(update_of(plan, 1), ["text"]), lambda place: False)
    assert update_of(after, 1, action=1).text == LONG and [one.where[:5] for one in made.left] == ["1.1.2"]
    after, _, made = without(plan, (), target_of(update_of(plan, 1), ["text"]))
    assert update_of(after, 1, action=1).text == GONE and made.left == []
    assert [len(action.redactions) for action in after.themes[0].actions] == [1, 1]


def test_a_problem_loses_what_it_printed_and_read_and_what_was_found_before():
    review = ["action", 1, "review", 0, ["Oct", "unread", None, None], None]
    edits = [["action", 1, "text", 0, LONG, f"{LONG} In 2017"], review,
             ["action", 1, "status", 0, "in progress", None]]  # fmt: skip
    before = json.dumps({"read_as": LONG, "edits": edits, "written": ["u1"]})
    problem = a_problem(
        printed=LONG, read_as=f"{LONG} In 2017", message=f'"her brother would" is odd: {LONG}', before=before
    )
    plan = numbered(plan_of(an_action(text=LONG)))
    _, (after,), _ = without(plan, (problem,), target_of(update_of(plan, 1), ["text"]))
    assert (after.as_printed, after.read_as, after.message) == (GONE, GONE, f'"{GONE}" is odd: {GONE}')
    assert json.loads(after.before) == {"read_as": GONE, "written": ["u1"], "edits": [
        ["action", 1, "text", 0, GONE, f"{GONE} In 2017"], review,
        ["action", 1, "status", 0, "in progress", None]]}  # fmt: skip
    assert (after.kind, after.about, after.field, after.place) == ("doubtful", "1.1.1", "commentary", "table 2")


def test_a_decision_about_words_that_are_gone_can_still_be_undone():
    edits = [["action", 1, "status", 0, "in progress", "not started"], ["action", 1, "text", 0, LONG, "Half of it."]]
    problem = a_problem(printed=LONG, decision="corrected", before=json.dumps({"read_as": None, "edits": edits}))
    plan = numbered(plan_of(an_action(text="In progress, by Ann Young", status="not started")))
    after, problems, _ = without(plan, (problem,), target_of(update_of(plan, 1), ["text"]))
    draft = undone(Draft(after, problems), problems)
    assert draft.problems[0].decision is None and update_of(draft.plan, 1).status == "in progress"


def test_what_a_dump_of_anybody_says_was_found_before_is_text():
    problem = a_problem("1.1.2", "x", "action", before=f"no JSON: {LONG}")
    plan = numbered(plan_of(an_action(text=LONG)))
    _, (after,), _ = without(plan, (problem,), target_of(update_of(plan, 1), ["text"]))
    assert after.before == f"no JSON: {GONE}"


def test_a_name_goes_and_what_was_said_beside_it_stays():
    said = an_update("14 Oct 2017", "Ann Young's team has begun.", author="Ann Young", recorded_by="QA Manager")
    lead = Lead("Ann Young, Head of Service", "Ann Young", "Head of Service")
    plan = numbered(plan_of(an_action(lead=lead, updates=(said,)), an_action("1.1.2"), people=(YOUNG,)))
    after, _, made = without(plan, (), target_of_name(plan, "Ann Young"))
    action = after.themes[0].actions[0]
    assert action.lead == Lead(f"{GONE}, Head of Service", GONE, "Head of Service")
    assert after.people == (Person(GONE, "Head of Service", GONE, (GONE, "Head of Service"), id=1),)
    assert (update_of(after, 2).text, update_of(after, 2).author) == (f"{GONE}'s team has begun.", GONE)
    assert update_of(after, 2).recorded_by == "QA Manager"
    assert [(one.what, one.of_update, one.action_id) for one in made.added] == [
        ("a name or words", None, None), ("a name or words", None, 1),
    ]  # fmt: skip


def test_whoever_removes_a_name_of_their_own_does_not_sign_with_it():
    target = target_of_name(plan_of(), "Ann Young")
    assert checked(target, removal(by="Ann Young, QA")).by == f"{GONE}, QA"
    assert checked(target, removal(by=None)).by is None


def test_a_reason_is_needed_and_must_not_repeat_the_words():
    plan = numbered(plan_of(an_action(text=LONG)))
    target = target_of(update_of(plan, 1), ["text"])
    for reason in ("", "  "):
        with pytest.raises(TrackerError, match="Give the reason"):
            checked(target, removal(reason))
    for reason in (f"It said: {LONG}", f"It said: {LONG[:40]}"):
        with pytest.raises(TrackerError, match="repeats the words"):
            checked(target, removal(reason))
    assert checked(target, removal(" Named a child. ")).reason == "Named a child."


def test_words_that_were_changed_since_they_were_shown_are_not_removed():
    plan = numbered(plan_of(an_action(notes=("Old",))))
    target = target_of(plan.themes[0].actions[0], ["notes"])
    check_unchanged(plan, (), target)
    changed = replace(plan.themes[0].actions[0], notes=("New",), revision=2)
    for actions in ((changed,), ()):
        with pytest.raises(TrackerError, match="Somebody else has changed these words"):
            check_unchanged(replace(plan, themes=(replace(plan.themes[0], actions=actions),)), (), target)
    moved = replace(plan.themes[0].actions[0], text="Other words", revision=2)
    check_unchanged(replace(plan, themes=(replace(plan.themes[0], actions=(moved,)),)), (), target)


# ---- every field of every record

SECRET = "Zebedee Quill"


def filled(record, number=1):
    """The record with the words in every field that can hold them, in whatever shape it holds texts."""
    shapes = {
        str: SECRET, Lead: Lead(f"{SECRET}, Head", SECRET, "Head"), When: When(SECRET, "unread", None, None),
        JsonText: json_text({"as_printed": [SECRET]}),
        tuple[str, ...]: ("Before.", SECRET), tuple[str, str]: (SECRET, "up"),
        tuple[tuple[str, str], ...]: (("Good", SECRET),),
        tuple[WordScale, ...]: (WordScale("R, A, G", ("R", "A", "G"), (("R", SECRET),)),),
        tuple[SignOffEvidence, ...]: (SignOffEvidence(f"https://example.org/{SECRET}"),),
        tuple[Evidence, ...]: (Evidence(SECRET, f"So {SECRET} says."),),
    }  # fmt: skip
    holds = {field.name: field.holds for field in RECORD_FIELDS[type(record)]}
    given = {name: shapes.get(holds[name], {SECRET: [{"x": SECRET}]}) for name in text_fields(record)}
    return replace(record, **given, **({} if isinstance(record, AddedRecord) else {"id": number}))


def everything():
    clock = datetime(2017, 1, 1, tzinfo=UTC)
    edit = Edit("e", "name", None, None, clock, "", "")
    redaction = Redaction("r", "", date(2017, 1, 1), clock, "", "", None)
    report = RememberedReport("p", "", date(2017, 1, 1), None, clock, json_text(""), "", style="", made_by="")
    meeting = Meeting("m", "", date(2017, 1, 1), clock, (), "")
    pack = Pack("k", "", date(2017, 1, 1), clock, json_text([]), "")
    entry = PackEntry("l", "k", "back", date(2017, 1, 1), clock, "", None, json_text([]), "")
    answer = PromiseAnswer("w", "u", "", "none", None, clock, "", "", "")
    readings = [(filled(a_reading("Apr 2017", 1, uuid=f"v{number}")),) for number in range(3)]
    measure = replace(
        filled(a_measure()),
        remarks=(filled(a_remark("")),),
        readings=readings[0],
        groups=(replace(filled(Group("")), readings=readings[1]),),
        comparators=(replace(filled(Comparator("")), readings=readings[2]),),
    )
    action = replace(
        filled(Action("1.1.1", "")),
        updates=(filled(an_update(None, "")),),
        redactions=(filled(redaction),),
        answers=(filled(answer),),
    )
    theme = replace(filled(Theme("1.1", "")), actions=(action,), measures=(measure,))
    plan = replace(
        filled(Plan("")),
        people=(filled(replace(Person("", ""), edits=(filled(edit),))),),
        themes=(theme,),
        redactions=(filled(replace(redaction, uuid="s")),),
        reports=(filled(report),),
        meetings=(filled(meeting),),
        packs=(filled(pack),),
        pack_entries=(filled(entry),),
    )
    return plan, (filled(Problem("doubtful", "", "", "", "", "", "", field="action", before="")),)


def test_the_words_can_stand_in_any_field_of_text_and_are_then_nowhere():
    plan, problems = everything()
    kinds = {type(held.record) for held in all_held(plan, problems)}
    assert kinds == set(RECORD_FIELDS)
    assert all(SECRET in json.dumps(plan_json(plan, problems)[key]) for key in ("plans", "problems"))
    after, left, made = without(plan, problems, target_of_name(plan, SECRET))
    assert SECRET not in repr((after, left)) and made.left == []
    assert GONE in repr(after)


def test_a_field_that_is_added_to_a_record_and_holds_text_is_looked_at():
    """All but the names of records, and the words that this program alone chooses."""
    plan, problems = everything()
    looked_at = {(type(held.record), name) for held in all_held(plan, problems) for name in text_fields(held.record)}
    texts = {(kind, one.name) for kind in RECORD_FIELDS for one in fields(kind) if "str" in str(one.type)}
    names = {"uuid", "withdraws", "of_update", "ref", "ref_as_printed", "measures", "joined_into", "scale", "field"} | {
        "sha256",
        "meeting",
        "origin",
        "pack",
    }
    assert {name for _, name in texts - looked_at} == names


def test_what_is_told_of_it_is_the_same_record_in_a_copy_of_the_file():
    plan = numbered(plan_of(an_action(text=SECRET), an_action("1.1.2", text=SECRET), people=(Person(SECRET, None),)))
    (_, _, one), (_, _, other) = (without(plan, (), target_of_name(plan, SECRET)) for _ in range(2))
    assert one.added == other.added and len({told.uuid for told in one.added}) == 3
