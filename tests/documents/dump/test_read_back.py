"""The JSON of plans, registers and measures, and a dump read back."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import count, cycle
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.documents.dump.answers import actions_json, measures_json
from tracker.documents.dump.read import read_json
from tracker.documents.dump.write import draft_json, plan_json
from tracker.domain.actions.register import register
from tracker.domain.actions.state import state_at
from tracker.domain.draft import Draft, FoundTable
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark, Unit
from tracker.domain.meeting import Meeting
from tracker.domain.plan import (
    Action,
    DecisionKind,
    Evidence,
    Lead,
    Person,
    Plan,
    PromiseAnswer,
    PromiseWord,
    Redaction,
    SignOffEvidence,
    StatedRag,
    Status,
    Theme,
    Update,
    UpdateKind,
    WordScale,
)
from tracker.domain.problem import Decision, Problem, ProblemKind
from tracker.domain.when import NO_DATE, When, day_when, month_when
from tracker.errors import TrackerError

CLOCK = datetime(2017, 9, 12, 9, 30, 5, 123456, tzinfo=timezone(timedelta(hours=1)))
YEAR = When("2016-18", "year", date(2016, 11, 1), date(2018, 3, 31))
FIRST = Update("u-1", "plan", None, CLOCK, "Begun.", Status.IN_PROGRESS, "green", month_when(2017, 10, "October 2017"))
MOVED = Update(
    "u-2", "update", date(2017, 11, 14), CLOCK, review=day_when(date(2018, 1, 31), "31.1.18"), reason="No staff."
)
ACTION = Action("1.1-A", "Agree the policy.", Lead("V. Brook, Head", "Vera Brook", "Head"), (FIRST, MOVED), "1.1-A.")
READINGS = (
    Reading(
        month_when(2017, 8), Decimal("76.40"), "76.4%", Decimal(191), Decimal(250), source="Report.docx", uuid="r-1"
    ),
    Reading(month_when(2017, 9), Decimal("82.0"), "82%", role="estimate", place=1, uuid="r-2"),
)
REMARK = Remark("k-1", date(2017, 11, 14), CLOCK, "Better.", "", "2", ("↑", "up"), source="Board.xlsx")
BANDS = (("Requires improvement", "65-75"), ("Good", "76-84"), ("Outstanding", "85+"))
GRADE = Reading(YEAR, None, "Good", word="Good", known=date(2018, 4, 1), uuid="r-4")
MEASURE = Measure(
    "1.1-M01",
    "Assessments in time",
    unit="percent",
    thresholds=BANDS,
    also_written=("Timely assessments",),
    remarks=(REMARK,),
    readings=READINGS,
    groups=(Group("Team North", (GRADE,)),),
    comparators=(
        Comparator("Core cities", "average", "12th", (Reading(YEAR, None, "c", suppressed=True, uuid="r-3"),)),
    ),
)
SCALES = (WordScale("R, A, G", ("R", "A", "G"), (("R", "Behind"), ("G", "On course"))),)
THEME = Theme("1.1", "Assessment", "1.1", ("Good plans.",), (Evidence("Families", "Heard."),), (ACTION,), (MEASURE,))
PLAN = Plan(
    "Our plan", "Northmere", YEAR, scales=SCALES, settings={"amber_days": 14}, people=(Person("Vera Brook", "Head"),)
)
PLAN = replace(PLAN, themes=(THEME,))
PROBLEM = Problem(
    "repaired", "Plan.docx", "table 2, row 3", "1.1-A", "202017", "2017", "Read as 2017.", "accepted", "review"
)


def written(folder, dump):
    path = folder / "dump.json"
    path.write_text(dump if isinstance(dump, str) else json.dumps(dump), encoding="utf-8")
    return path


def again(folder, plan, problems=()):
    """The dump of what the dump of a plan is read as."""
    draft = read_json(written(folder, plan_json(plan, problems)))
    return plan_json(draft.plan, draft.problems)


def only_action(dump):
    return dump["plans"][0]["themes"][0]["actions"][0]


def only_measure(dump):
    return dump["plans"][0]["themes"][0]["measures"][0]


def test_a_dump_read_back_is_the_same_dump(tmp_path):
    assert again(tmp_path, PLAN, (PROBLEM,)) == plan_json(PLAN, (PROBLEM,))


def test_the_field_of_a_problem_may_be_left_out_of_a_dump(tmp_path):
    """As dumps did before problems said which field they are about."""
    dump = plan_json(PLAN, (PROBLEM, replace(PROBLEM, field=None)))
    assert "field" not in dump["problems"][1]
    del dump["problems"][0]["field"]
    assert read_json(written(tmp_path, dump)).problems == (replace(PROBLEM, field=None),) * 2
    dump["problems"][0]["field"] = None
    assert read_json(written(tmp_path, dump)).problems[0].field is None


def test_the_cause_of_a_problem_is_dumped_and_may_be_left_out(tmp_path):
    """As dumps did before problems said it."""
    caused = replace(PROBLEM, cause="A year is written with its century twice")
    dump = plan_json(PLAN, (caused, PROBLEM))
    assert dump["problems"][0]["cause"] == caused.cause and "cause" not in dump["problems"][1]
    assert read_json(written(tmp_path, dump)).problems == (caused, PROBLEM)
    del dump["problems"][0]["cause"]
    assert read_json(written(tmp_path, dump)).problems == (PROBLEM, PROBLEM)


REDACTION = Redaction("r-1", "commentary of update 1", date(2017, 11, 14), CLOCK, "A child was named.", "QA", "u-1")


def test_what_was_removed_is_told_where_something_was_and_is_read_back(tmp_path):
    dump = plan_json(PLAN, ())
    assert "redactions" not in only_action(dump) and "redactions" not in dump["plans"][0]
    theme = replace(THEME, actions=(replace(ACTION, redactions=(REDACTION,)),))
    dump = plan_json(replace(PLAN, themes=(theme,), redactions=(replace(REDACTION, uuid="r-2", of_update=None),)), ())
    assert only_action(dump)["redactions"][0] == {
        "uuid": "r-1", "what": "commentary of update 1", "day": "2017-11-14", "recorded_at": CLOCK.isoformat(),
        "reason": "A child was named.", "recorded_by": "QA", "of_update": "u-1",
    }  # fmt: skip
    read = read_json(written(tmp_path, dump)).plan
    assert read.themes[0].actions[0].redactions == (REDACTION,)
    assert plan_json(read, ()) == dump


@pytest.mark.parametrize(("key", "value"), [("day", None), ("day", "soon"), ("recorded_at", None), ("reason", None)])
def test_what_was_removed_must_say_when_and_why(tmp_path, key, value):
    dump = plan_json(replace(PLAN, redactions=(REDACTION,)), ())
    dump["plans"][0]["redactions"][0][key] = value
    with pytest.raises(TrackerError, match=rf"plans\[0\]\.redactions\[0\]\.{key} "):
        read_json(written(tmp_path, dump))


def test_an_action_keeps_its_updates_in_stored_order_with_clock_and_offset():
    updates = only_action(plan_json(replace(PLAN, themes=(replace(THEME, actions=(ACTION,)),)), ()))["updates"]
    assert [update["uuid"] for update in updates] == ["u-1", "u-2"]
    assert updates[0] == {
        "uuid": "u-1",
        "kind": "plan",
        "day": None,
        "recorded_at": "2017-09-12T09:30:05.123456+01:00",
        "recorded_by": None,
        "author": None,
        "text": "Begun.",
        "status": "in progress",
        "stated_rag": "green",
        "review": {"as_printed": "October 2017", "kind": "month", "first": "2017-10-01", "last": "2017-10-31"},
        "reason": None,
        "withdraws": None,
    }


def test_the_keys_stand_in_the_order_that_other_programs_know():
    dump = plan_json(PLAN, (PROBLEM,))
    plan, action, measure = dump["plans"][0], only_action(dump), only_measure(dump)
    assert list(plan) == [
        "title", "organisation", "period", "theme_word", "opens_as_at", "settings", "people", "themes",
        "scales",
    ]  # fmt: skip
    assert list(plan["people"][0]) == ["name", "role", "email", "also_written"]
    assert list(plan["themes"][0]) == [
        "ref", "ref_as_printed", "title", "ambition", "evidence", "actions", "measures",
    ]  # fmt: skip
    assert list(action) == [
        "ref", "ref_as_printed", "text", "lead", "review", "original_review", "status", "stated_rag", "measures",
        "evidence_links", "notes", "removed_on", "updates",
    ]  # fmt: skip
    assert list(action["updates"][0]) == [
        "uuid", "kind", "day", "recorded_at", "recorded_by", "author", "text", "status", "stated_rag", "review",
        "reason", "withdraws",
    ]  # fmt: skip
    assert list(measure) == [
        "ref", "name", "shows", "unit", "polarity", "direction", "thresholds_as_printed", "bands", "stated_rating",
        "stated_direction", "frequency", "rolling", "comment", "action", "also_written", "scale", "removed_on",
        "joined_into", "good_is", "remarks", "readings", "groups", "comparators",
    ]  # fmt: skip
    assert list(measure["readings"][0]) == [
        "period", "value", "as_printed", "numerator", "denominator", "suppressed", "estimate", "source", "note",
        "uuid", "role", "word", "known", "recorded_at", "recorded_by", "counts",
    ]  # fmt: skip
    assert list(measure["comparators"][0]) == ["name", "part", "position", "readings"]
    assert list(dump["problems"][0])[:8] == [
        "kind", "source", "place", "about", "as_printed", "read_as", "message", "decision",
    ]  # fmt: skip


def test_an_action_stands_as_after_all_its_updates():
    action = only_action(plan_json(PLAN, ()))
    assert (action["status"], action["stated_rag"]) == ("in progress", "green")
    assert (action["review"]["last"], action["original_review"]["last"]) == ("2018-01-31", "2017-10-31")


def test_an_action_on_which_no_update_counts_has_no_state():
    action = only_action(plan_json(replace(PLAN, themes=(replace(THEME, actions=(Action(None, "Agree."),)),)), ()))
    assert [action[key] for key in ("status", "stated_rag", "review", "original_review")] == [None] * 4


def test_a_measure_has_its_printed_thresholds_and_its_bands_worst_first():
    measure = only_measure(plan_json(PLAN, ()))
    assert list(measure["thresholds_as_printed"].items()) == list(BANDS)
    assert [band["cut"]["value"] for band in measure["bands"]] == [65, 76, 85]
    assert measure["bands"][2] == {
        "name": "Outstanding",
        "as_printed": "85+",
        "low": 85,
        "high": None,
        "cut": {"value": 85, "inclusive": True},
    }
    assert (measure["polarity"], measure["direction"]) == ("higher", None)
    assert measure["stated_direction"] == {"as_printed": "↑", "moved": "up"}


def test_a_measure_with_a_direction_only_has_no_bands():
    only = replace(MEASURE, thresholds=(("Good", "Increase"),))
    measure = only_measure(plan_json(replace(PLAN, themes=(replace(THEME, measures=(only,)),)), ()))
    assert (measure["polarity"], measure["direction"], measure["bands"]) == ("direction", "increase", [])


def test_numbers_are_whole_or_print_as_they_did():
    readings = only_measure(plan_json(PLAN, ()))["readings"]
    assert json.dumps([reading["value"] for reading in readings]) == "[76.4, 82]"
    assert json.dumps(readings[0]["denominator"]) == "250"


def test_a_period_has_its_days_only_and_is_read_as_a_year(tmp_path):
    dump = plan_json(PLAN, ())
    assert dump["plans"][0]["period"] == {"first": "2016-11-01", "last": "2018-03-31"}
    assert read_json(written(tmp_path, dump)).plan.period == replace(YEAR, as_printed="")
    assert read_json(written(tmp_path, plan_json(Plan("P"), ()))).plan.period == NO_DATE


def test_the_register_as_json_is_the_register():
    found = actions_json(PLAN, register(PLAN, date(2017, 12, 1)), date(2017, 12, 1))
    assert (found["as_at"], found["plan"], found["tally"]["green"], found["tally"]["total"]) == (
        "2017-12-01", "Our plan", 1, 1,
    )  # fmt: skip
    assert found["actions"] == [
        {
            "ref": "1.1-A",
            "theme": "1.1",
            "text": "Agree the policy.",
            "lead": {"as_printed": "V. Brook, Head", "name": "Vera Brook", "role": "Head"},
            "review": {"as_printed": "31.1.18", "kind": "day", "first": "2018-01-31", "last": "2018-01-31"},
            "status": "in progress",
            "days_late": 0,
            "due_soon": False,
            "silent": True,  # an undated update counts from the period's first day
            "awaiting_sign_off": False,
            "computed_rag": "green",
            "stated_rag": "green",
            "rating": "green",
            "slips": 1,
            "latest": {"day": None, "text": "Begun."},
        }
    ]


def test_a_theme_without_a_ref_is_named_by_its_title_and_silence_has_no_latest():
    action = replace(ACTION, updates=(replace(FIRST, text=None, stated_rag=None),))
    plan = replace(PLAN, themes=(replace(THEME, ref=None, actions=(action,)),))
    found = actions_json(plan, register(plan, date(2017, 10, 15)), date(2017, 10, 15))["actions"][0]
    assert (found["theme"], found["latest"], found["stated_rag"]) == ("Assessment", None, None)


def test_a_measure_says_its_band_and_the_distance_to_the_next():
    found = measures_json(PLAN, date(2017, 9, 12))["measures"][0]
    assert (found["band"], found["next_band"], found["distance"], found["cases"]) == ("Good", "Outstanding", 8.6, 22)
    assert (found["latest"]["as_printed"], found["previous"]) == ("76.4%", None)


def test_a_distance_is_rounded_to_six_decimals():
    third = replace(READINGS[0], numerator=Decimal(2), denominator=Decimal(3), value=Decimal("66.7"))
    plan = replace(PLAN, themes=(replace(THEME, measures=(replace(MEASURE, readings=(third,)),)),))
    found = measures_json(plan, date(2017, 9, 12))["measures"][0]
    assert (found["band"], found["distance"]) == ("Requires improvement", 9.333333)


def test_a_measure_without_a_reading_says_so_in_nulls():
    plan = replace(PLAN, themes=(replace(THEME, measures=(replace(MEASURE, readings=()),)),))
    found = measures_json(plan, date(2017, 9, 12))["measures"][0]
    assert all(found[key] is None for key in ("latest", "previous", "band", "next_band", "distance", "cases"))
    assert found["finding"] == "No reading yet"


def test_an_update_that_was_not_saved_yet_has_no_clock_when_it_is_read_back(tmp_path):
    plan = Plan("P", themes=(replace(THEME, actions=(replace(ACTION, updates=(replace(FIRST, recorded_at=None),)),)),))
    dump = plan_json(plan, ())
    assert only_action(dump)["updates"][0]["recorded_at"] == "0001-01-01T00:00:00+00:00"
    assert read_json(written(tmp_path, dump)).plan.themes[0].actions[0].updates[0].recorded_at is None


def test_a_draft_counts_its_cells_and_names_the_fields_of_its_headings():
    draft = Draft(
        PLAN, (PROBLEM,), (FoundTable("P.docx", "table 2", "1.1", (("Lead", "lead"), ("Cost", None))),), 40, 37
    )
    found = draft_json(draft)
    assert found["counts"] == {"cells": 40, "used": 37, "set_aside": 3}
    assert found["tables"][0]["headings"] == {"Lead": "lead", "Cost": None}
    assert "changes" not in found
    assert draft_json(draft, {"new": []})["changes"] == {"new": []}


def test_a_dry_run_is_read_like_a_dump(tmp_path):
    draft = read_json(written(tmp_path, draft_json(Draft(PLAN, (PROBLEM,), (), 9, 9), {"new": []})))
    assert draft.problems == (PROBLEM,)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_dump_saved_in_another_encoding_is_read(tmp_path, encoding):
    path = tmp_path / "dump.json"
    path.write_text(json.dumps(plan_json(PLAN, ()), ensure_ascii=False), encoding=encoding)
    assert plan_json(read_json(path).plan, ()) == plan_json(PLAN, ())


def test_thresholds_whose_headings_were_sorted_on_the_way_come_back_worst_first(tmp_path):
    path = written(tmp_path, json.dumps(plan_json(PLAN, ()), sort_keys=True))
    assert read_json(path).plan.themes[0].measures[0].thresholds == BANDS


def test_an_action_that_has_a_state_but_no_updates_gets_one_undated_update(tmp_path):
    dump = plan_json(PLAN, ())
    only_action(dump).update(updates=[], status="stopped", stated_rag=None)
    [update] = read_json(written(tmp_path, dump)).plan.themes[0].actions[0].updates
    assert update == Update("", "plan", None, None, status=Status.STOPPED, review=MOVED.review)
    assert state_at([update], date.min).status == Status.STOPPED


def test_what_is_worked_out_may_be_absent(tmp_path):
    dump = plan_json(PLAN, ())
    for key in ("status", "stated_rag", "review", "original_review"):
        del only_action(dump)[key]
    for key in ("polarity", "direction", "bands"):
        del only_measure(dump)[key]
    assert plan_json(read_json(written(tmp_path, dump)).plan, ()) == plan_json(PLAN, ())


def test_records_know_their_place(tmp_path):
    unsaid = replace(ACTION, updates=())
    plan = replace(PLAN, themes=(THEME, replace(THEME, actions=(unsaid, unsaid))))
    themes = read_json(written(tmp_path, plan_json(plan, ()))).plan.themes
    assert [theme.place for theme in themes] == [0, 1]
    assert [action.place for action in themes[1].actions] == [0, 1]
    assert [reading.place for reading in themes[0].measures[0].readings] == [0, 1]


# Each: the way to a field, what stands there instead (None: nothing does), and what the sentence says of it.
GONE = object()
A, M = "plans.0.themes.0.actions.0", "plans.0.themes.0.measures.0"
BAD_FIELDS = [
    ("format", GONE, "format is missing"),
    ("plans", {}, "plans should be a list"),
    ("plans.0", 7, "plans[0] should be an object"),
    ("plans.0.themes.0.title", GONE, "plans[0].themes[0].title is missing"),
    ("plans.0.themes.0.ambition", [1], "plans[0].themes[0].ambition should hold texts only"),
    ("plans.0.settings", {"amber_days": "soon"}, "plans[0].settings has a limit that is not a number of days"),
    (f"{A}.text", None, "plans[0].themes[0].actions[0].text should be a text"),
    (f"{A}.removed_on", "14 Nov", 'actions[0].removed_on should be a day such as "2017-10-31"'),
    (f"{A}.updates.0.recorded_at", "now", "updates[0].recorded_at should be a time such as"),
    (f"{A}.updates.0.status", "done", "updates[0].status should be one of: not started, in progress"),
    (f"{A}.updates.0.kind", None, "updates[0].kind should be one of: plan, update"),
    (f"{A}.updates.0.review.kind", ["day"], "updates[0].review.kind should be one of: day, month"),
    (f"{A}.updates.0.review.last", None, "updates[0].review.last should be a day, as the kind is month"),
    (f"{A}.updates.0.review.kind", "season", "updates[0].review.first should be the first day of a season"),
    (f"{M}.unit", "miles", "measures[0].unit should be one of: percent, number"),
    (f"{M}.readings.0.value", "76", "readings[0].value should be a number"),
    (f"{M}.readings.0.value", True, "readings[0].value should be a number"),
    (f"{M}.readings.0.suppressed", 0, "readings[0].suppressed should be true or false"),
    (f"{M}.thresholds_as_printed.Good", 75, "thresholds_as_printed.Good should be a text"),
    ("problems.0.field", "colour", "problems[0].field should be one of: ref, action, lead"),
    ("problems.0.decision", "later", "problems[0].decision should be one of: accepted, corrected, ignored"),
]


@pytest.mark.parametrize(("way", "instead", "says"), BAD_FIELDS)
def test_a_field_that_is_wrong_is_named_in_one_sentence(tmp_path, way, instead, says):
    dump = plan_json(PLAN, (PROBLEM,))
    *steps, last = [int(step) if step.isdigit() else step for step in way.split(".")]
    holder = dump
    for step in steps:
        holder = holder[step]
    if instead is GONE:
        del holder[last]
    else:
        holder[last] = instead
    with pytest.raises(TrackerError) as caught:
        read_json(written(tmp_path, dump))
    assert str(caught.value).startswith("dump.json is not a whole dump of a plan: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "dump.json is not JSON that can be read."),
        ('{"format": ', "dump.json is not JSON that can be read."),
        ("[" * 100_000, "dump.json is not JSON that can be read."),
        ('{"format": NaN}', "dump.json is not JSON that can be read."),
        ('{"format": "\\ud800"}', "dump.json is not JSON that can be read."),
        ("9" * 5000, "dump.json is not JSON that can be read."),
        ("[]", "dump.json is not a whole dump of a plan: the whole file should be an object."),
        (
            '{"format": "improvement-plan/3"}',
            'dump.json has the format "improvement-plan/3": this program reads "improvement-plan/2".',
        ),
        (
            '{"format": "improvement-plan/1", "plans": []}',
            "dump.json holds no plans: one at a time can be read.",
        ),
    ],
)
def test_a_file_that_is_no_dump_is_refused_in_one_sentence(tmp_path, text, says):
    with pytest.raises(TrackerError) as caught:
        read_json(written(tmp_path, text))
    assert str(caught.value) == says


def test_a_file_that_is_not_there_is_said_to_be(tmp_path):
    with pytest.raises(TrackerError, match=r"could not be opened: No such file"):
        read_json(tmp_path / "absent.json")


def several(strategy, most=2, **how):
    return st.lists(strategy, max_size=most, **how).map(tuple)


TEXT, DAY, PERIOD_KINDS = st.text(max_size=8), st.dates(), ["year", "term", "quarter", "completed", "ongoing"]
WHEN = st.one_of(
    st.builds(day_when, DAY, TEXT),
    st.builds(month_when, st.integers(1, 9999), st.integers(1, 12), TEXT),
    st.builds(When, TEXT, st.sampled_from(PERIOD_KINDS), DAY, DAY),
    st.builds(When, TEXT, st.sampled_from(["completed", "ongoing", "none", "unread"]), st.none(), st.none()),
)
ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-11))])
PRINTED = st.sampled_from(["65-75", "76-84", "85+", "<14", "25-20", "12.5%", "Increase", "Decrease", "", "-"]) | TEXT
NUMBER = st.decimals(-(10**9), 10**9, places=2) | st.integers(-(10**20), 10**20).map(Decimal)

# What a field may hold, by its type as the record writes it; ids, places and revisions stay as they are.
BY_TYPE = {
    "str": TEXT,
    "bool": st.booleans(),
    "date": DAY,
    "datetime": st.datetimes(datetime(1, 1, 2), timezones=ZONES),  # the first instant of all stands for no clock
    "Decimal": NUMBER,
    "When": WHEN,
    "Status": st.sampled_from(Status),
    "tuple[str, str]": st.tuples(TEXT, st.sampled_from(["up", "down", "none"])),
    "tuple[str, ...]": several(TEXT),
    "tuple[tuple[str, str], ...]": several(st.tuples(TEXT, PRINTED), 4, unique_by=lambda pair: pair[0]),
    "Mapping[str, Any]": st.dictionaries(st.sampled_from(["amber_days", "silent_days"]), st.integers(0, 99)),
}
for words in (UpdateKind, DecisionKind, PromiseWord, StatedRag, Unit, ProblemKind, Decision):
    BY_TYPE[next(name for name, one in globals().items() if one is words)] = st.sampled_from(get_args(words))
BY_TYPE.update({f"{name} | None": st.none() | strategy for name, strategy in BY_TYPE.items()})


def made(kind, **special):
    """Records of a kind with anything in their fields; from then on other records may hold them."""
    known = {field.name: BY_TYPE[field.type] for field in fields(kind) if field.type in BY_TYPE}
    strategy = st.builds(kind, **{**known, **special})
    BY_TYPE.update({kind.__name__: strategy, f"tuple[{kind.__name__}, ...]": several(strategy)})
    return strategy


for kind in (Lead, Evidence, SignOffEvidence, Person, Reading, Comparator, Measure):
    made(kind)
UPDATE = made(Update, uuid=st.sampled_from(["a", "b"]) | TEXT, withdraws=st.sampled_from([None, None, "a", "b"]))
UPDATES = several(UPDATE, 4, unique_by=lambda update: update.uuid)
for kind in (Redaction, Meeting, PromiseAnswer):
    made(kind, uuid=st.uuids().map(str))
made(Action, updates=UPDATES, uuid=st.none() | st.uuids().map(str))
made(Theme)


def with_own_uuids(plan):
    """The plan with every uuid of an update given once: each has the number of its action before it.

    What a meeting decided, one of the plan's did, where it has any.
    """
    number, meetings = count(), cycle([one.uuid for one in plan.meetings] or ["m"])

    def own(action):
        at = next(number)
        updates = (
            replace(one, uuid=one.uuid and f"{at}{one.uuid}", meeting=one.meeting and next(meetings))
            for one in action.updates
        )
        return replace(action, updates=tuple(updates))

    themes = tuple(replace(theme, actions=tuple(map(own, theme.actions))) for theme in plan.themes)
    return replace(plan, themes=themes)


PERIOD = st.just(NO_DATE) | st.builds(When, st.just(""), st.just("year"), DAY, DAY)
PLANS, PROBLEMS = (
    made(Plan, period=PERIOD, uuid=st.none() | st.uuids().map(str)).map(with_own_uuids),
    several(made(Problem)),
)


ANY_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@ANY_FOLDER
@given(PLANS, PROBLEMS)
def test_every_plan_comes_back_as_it_was_dumped(tmp_path, plan, problems):
    assert again(tmp_path, plan, problems) == plan_json(plan, problems)


SAID = Reading(month_when(2017, 8), Decimal(1), "1")
UNNAMED = Reading(NO_DATE, Decimal(1), "1")


@pytest.mark.parametrize(
    ("readings", "counts"),
    [
        ((SAID, SAID), [False, True]),
        ((SAID, replace(SAID)), [False, True]),
        ((UNNAMED, UNNAMED), [True, True]),
        ((UNNAMED, replace(UNNAMED, value=Decimal(2), as_printed="2")), [True, True]),
    ],
)
def test_of_readings_that_say_the_same_the_same_ones_count_when_they_come_back(tmp_path, readings, counts):
    plan = Plan("P", themes=(Theme("1", "T", measures=(Measure("1-M01", "M", readings=readings),)),))
    dump = plan_json(plan, ())
    assert [one["counts"] for one in dump["plans"][0]["themes"][0]["measures"][0]["readings"]] == counts
    assert again(tmp_path, plan, ()) == dump


@ANY_FOLDER
@given(UPDATES)
def test_updates_come_back_to_the_microsecond(tmp_path, updates):
    plan = Plan("P", themes=(Theme(None, "T", actions=(Action(None, "A", updates=updates),)),))
    assert read_json(written(tmp_path, plan_json(plan, ()))).plan.themes[0].actions[0].updates == updates


@given(TEXT, BY_TYPE["str | None"])
def test_a_dump_is_nothing_but_json(title, organisation):
    dump = plan_json(Plan(title, organisation, settings={"terms": {"autumn": ((9, 1), (12, 31))}}), ())
    assert json.loads(json.dumps(dump, allow_nan=False)) == dump
