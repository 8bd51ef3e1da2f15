"""The JSON Schema of the dump holds for all that is dumped, and for nothing else."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from tests.documents.dump.test_read_back import ACTION, CLOCK, PLAN, PROBLEM, THEME
from tests.documents.test_corpus import ANSWERS, document_of, draft_of
from tests.dump_schema import FILE, as_text
from tracker.documents.dump.write import draft_json, plan_json
from tracker.domain.edit import Edit
from tracker.domain.meeting import Meeting
from tracker.domain.pack import Pack, PackEntry, sent_json
from tracker.domain.plan import PromiseAnswer, Redaction
from tracker.domain.report import RememberedReport, hash_of
from tracker.services.sample import make_sample
from tracker.store.sqlite import open_store


@cache
def validator():
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(dump):
    """What is wrong with a dump, as another program reads it."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator().iter_errors(json.loads(dump))]


def test_the_file_is_made_of_the_records_as_they_are():
    """`python -m tests.dump_schema` makes it anew."""
    assert FILE.read_text(encoding="utf-8") == as_text()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_every_document_of_the_corpus_is_dumped_by_it(answer):
    assert faults(json.dumps(draft_json(draft_of(document_of(answer))))) == []


def test_the_sample_with_all_its_history_is_dumped_by_it(tmp_path):
    make_sample(tmp_path / "sample.plan")
    with open_store(tmp_path / "sample.plan") as store:
        assert faults(json.dumps(plan_json(store.plan(), store.problems()))) == []


DAY = date(2017, 11, 14)
RICH = replace(
    PLAN,
    uuid="p-1",
    meetings=(Meeting("m-1", "Board", DAY, CLOCK, ("Chair",)),),
    redactions=(Redaction("r-1", "commentary of update 1", DAY, CLOCK, "A child was named.", "QA", "u-1"),),
    packs=(Pack("k-1", "Vera Brook", DAY, CLOCK, sent_json(())),),
    pack_entries=(PackEntry("n-1", "k-1", "back", DAY, CLOCK, "Vera Brook.xlsx", "0" * 64),),
    reports=(RememberedReport("o-1", "Progress", DAY, None, CLOCK, "[]", hash_of("[]"), public=True),),
    edits=(Edit("e-1", "title", '"Plan"', '"Our plan"', CLOCK, "QA"),),
    themes=(replace(THEME, actions=(replace(ACTION, answers=(PromiseAnswer("a-1", "u-1", "By May.", "kept", DAY,
            CLOCK),)),)),),
)  # fmt: skip


def test_a_plan_with_all_that_can_be_kept_of_it_is_dumped_by_it():
    dump = plan_json(RICH, (PROBLEM,))
    assert {"meetings", "redactions", "edits", "packs", "pack_entries", "reports"} <= dump["plans"][0].keys()
    assert faults(json.dumps(dump)) == []


def changed(dump, *path, to=None):
    """A dump that another program wrote: with another value, or without the key."""
    made = deepcopy(dump)
    *above, last = path
    inside = made
    for step in above:
        inside = inside[step]
    if to is None:
        del inside[last]
    else:
        inside[last] = to
    return json.dumps(made)


AN_ACTION = ("plans", 0, "themes", 0, "actions", 0)
A_READING = ("plans", 0, "themes", 0, "measures", 0, "readings", 0)
WRONG = [
    (("format",), "improvement-plan/1"),
    (("plans", 0, "colour"), "blue"),
    (("plans", 0, "period", "first"), "1 Nov 2016"),
    ((*AN_ACTION, "text"), None),
    ((*AN_ACTION, "status"), "finished"),
    ((*AN_ACTION, "review", "kind"), "fortnight"),
    ((*AN_ACTION, "updates", 0, "recorded_at"), "yesterday"),
    ((*AN_ACTION, "updates", 0, "day"), "2017-13-01"),
    ((*A_READING, "value"), "76.4"),
    ((*A_READING, "role"), "wish"),
    (("problems", 0, "kind"), "odd"),
]


@pytest.mark.parametrize(("path", "to"), WRONG)
def test_what_is_no_dump_is_refused_by_it(path, to):
    assert faults(changed(plan_json(RICH, (PROBLEM,)), *path, to=to))
