"""Whatever a window saves can be undone by name, the last step first, and done again."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_plan, a_reading, a_remark, an_action, an_update
from tests.levels import FULL
from tests.store.builders import a_file
from tests.ui.commands import NAMES, Commands
from tracker.documents.dump.write import plan_json
from tracker.domain.measure import Comparator, Group
from tracker.domain.meeting import Meeting
from tracker.domain.plan import Person, Theme
from tracker.domain.problem import Problem
from tracker.errors import TrackerError
from tracker.settings import Settings
from tracker.ui.workspace import Workspace

DAY = date(2017, 11, 14)
SEQUENCES = 200 if FULL else 12
MEETING = Meeting("m-1", "Overdue review", DAY, datetime(2017, 11, 14, 9, tzinfo=UTC), ("Director",))


def the_plan():
    said = an_update("1 Nov 2017", "To be done by Dec 2018.", status="in progress")
    undated = an_action("1.1.1", "Octember", day="1 Sep 2017", status="in progress", text="Begun.")
    actions = (undated, an_action("1.1.2", "Oct 2017", (said,), day="1 Sep 2017"), an_action("1.1.3", "Dec 2017"))
    printed = ("40-50 / 49-25 / >24", "65-75 / 75-84 / 85+")
    measures = tuple(
        replace(a_measure(words, [("Apr 2017", 70), ("May 2017", 76)]), ref=f"1.1-M0{at}", name=f"Visits {at}",
                remarks=(a_remark("Few in time."),), groups=(Group("North", (a_reading("Apr 2017", 60),)),),
                comparators=(Comparator("England", readings=(a_reading("2016/17", 71),)),))
        for at, words in enumerate(printed, 1)
    )  # fmt: skip
    problem = Problem("doubtful", "plan.docx", "row 2", "1.1.2", "H of S", None, "Who is that?", field="lead")
    plan = a_plan(*actions, people=(Person("Ann Young", "Head of Service"),), meetings=(MEETING,))
    theme = replace(plan.themes[0], measures=measures, ambition=("Children are safe.",))
    return replace(plan, themes=(theme, Theme("1.2", "Decisions", actions=(an_action("1.2.1", "Nov 2017"),)))), problem


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    from tracker.store.sqlite import open_store

    plan, problem = the_plan()
    path = a_file(tmp_path_factory.mktemp("undo") / "plan.db", plan)
    with open_store(path) as store:
        store.save(replace(problem, plan_id=store.plan().id))
    return path


# What a file says, without what was withdrawn, what withdrew it, and the history of edits.


def form(workspace, known):
    plan = plan_json(workspace.store.plan(), workspace.store.problems())
    return json.dumps(_plain(plan, known), indent=1, default=str)


_LEFT_OUT = {"edits", "revision"}
_OF_A_SAVE = {"uuid", "known", "recorded_at", "recorded_by", "read_from", "counts"}


def _plain(value, known, key=""):
    if isinstance(value, list):
        rows = [one for one in value if not _is_gone(one, value, key, known)]
        return [_plain(one, known, key) for one in rows]
    if not isinstance(value, dict):
        return value
    left_out = _LEFT_OUT | (_OF_A_SAVE if key == "readings" else set())
    plain = {name: _plain(one, known, name) for name, one in value.items() if name not in left_out}
    return {name: one for name, one in plain.items() if one not in ([], None)}  # some keys are there only with a value


def _is_gone(one, rows, key, known):
    if key in ("updates", "remarks", "answers"):
        return bool(one.get("withdraws")) or one["uuid"] in withdrawn(rows)
    if key == "readings":
        return not one["counts"] or (one["value"] is None and not one["suppressed"] and one["word"] is None)
    if key in ("themes", "actions", "measures", "people"):
        return bool(one.get("removed_on")) and named(one) not in known
    return key == "problems" and one["decision"] is None and named(one) not in known


def withdrawn(rows):
    gone = set()
    for one in sorted((one for one in rows if one.get("withdraws")), key=lambda one: one["recorded_at"], reverse=True):
        if one["uuid"] not in gone:
            gone.add(one["withdraws"])
    return gone


def named(one):
    return str(one.get("uuid") or one.get("message") or one.get("ref") or one.get("name") or one.get("title"))


def known_of(workspace):
    dump = plan_json(workspace.store.plan(), workspace.store.problems())
    (plan,) = dump["plans"]
    rows = [*plan["people"], *plan["themes"], *dump["problems"]]
    rows += [row for theme in plan["themes"] for row in (*theme["actions"], *theme["measures"])]
    return {named(row) for row in rows}


@pytest.fixture
def workspace(qapp):
    workspace = Workspace(Settings(who="QA Manager"))
    refused = []
    workspace.steps.refused.connect(refused.append)
    workspace.refused = refused
    yield workspace
    workspace.close()


def opened(workspace, master, folder):
    path = folder / "plan.db"
    workspace.close()
    workspace.refused.clear()
    path.write_bytes(master.read_bytes())
    workspace.open(path)
    workspace.set_as_at(DAY)


@settings(
    max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(names=st.lists(st.sampled_from(NAMES), min_size=2, max_size=8), seed=st.integers(0, 1 << 30))
def test_every_sequence_of_steps_is_undone_to_the_start_and_done_again(workspace, master, tmp_path, names, seed):
    opened(workspace, master, tmp_path)
    known = known_of(workspace)
    commands, steps, forms = Commands(workspace, seed), workspace.steps, [form(workspace, known)]
    for name in names:
        before = len(steps._done)
        with suppress(TrackerError, IndexError, ValueError):
            commands.do(name)
        if len(steps._done) > before:
            forms.append(form(workspace, known))
    for _ in range(2):
        for at in range(len(forms) - 1, 0, -1):
            steps.undo()
            assert workspace.refused == []
            assert form(workspace, known) == forms[at - 1]
        assert not steps.to_undo
        for at in range(1, len(forms)):
            steps.redo()
            assert workspace.refused == []
            assert form(workspace, known) == forms[at]
        assert not steps.to_redo
