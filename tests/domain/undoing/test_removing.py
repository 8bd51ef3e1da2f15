"""What is removed is there until its day, and comes back with what went with it."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.domain.builders import a_measure, a_plan, an_action, on
from tests.store.builders import a_file
from tracker.columns.measures import measure_rows
from tracker.documents.dump.read import dump_draft
from tracker.documents.dump.write import plan_json
from tracker.domain.actions.register import register
from tracker.domain.changes.between import changes_between
from tracker.domain.plan import Person, Theme, there_on
from tracker.domain.undoing.removing import brought_back, removed
from tracker.store.history import Signed
from tracker.store.sqlite import open_store

DAY = on("14 Nov 2017")
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
ACTIONS = (an_action("1.1.1", "Oct 2017"), an_action("1.1.2", "Oct 2017"))


@pytest.fixture
def store(tmp_path: Path):
    measure = a_measure("65-75 / 75-84 / 85+")
    plan = a_plan(*ACTIONS, people=(Person("Ann Young", "Head of Service"),))
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(measure,)), Theme("1.2", "Decisions")))
    with open_store(a_file(tmp_path / "plan.db", plan)) as store:
        yield store


def save(store, records):
    with store.transaction(Signed("QA Manager")):
        for record in records:
            store.save(record)
    return store.plan()


def refs(plan, day):
    themes = [theme.ref for theme in plan.themes_on(day)]
    actions = [line.action.ref for line in register(plan, day)]
    return themes, actions, [row.measure.ref for row in measure_rows(plan, day)]


ALL = (["1.1", "1.2"], ["1.1.1", "1.1.2"], ["1.1-M01"])


def test_a_theme_goes_with_all_that_stands_in_it_from_its_day_on(store):
    plan = save(store, removed(store.plan().themes[0], DAY))
    assert refs(plan, BEFORE) == ALL
    assert refs(plan, DAY) == refs(plan, AFTER) == (["1.2"], [], [])


def test_a_theme_comes_back_with_what_went_with_it(store):
    plan = save(store, removed(store.plan().themes[0], DAY))
    assert refs(save(store, brought_back(plan.themes[0])), AFTER) == ALL


def test_what_was_removed_by_itself_before_stays_removed(store):
    plan = save(store, removed(store.plan().themes[0].actions[0], DAY))
    plan = save(store, removed(plan.themes[0], DAY))
    plan = save(store, brought_back(plan.themes[0]))
    assert refs(plan, AFTER) == (["1.1", "1.2"], ["1.1.2"], ["1.1-M01"])


def test_a_theme_is_there_as_long_as_anything_in_it_is(store):
    theme = store.plan().themes[0]
    plan = save(store, [replace(theme, removed_on=DAY)])
    assert refs(plan, AFTER) == ALL


def test_a_person_is_off_the_list_from_the_day_on(store):
    plan = save(store, removed(store.plan().people[0], DAY))
    assert [there_on(plan.people[0], day) for day in (BEFORE, DAY)] == [True, False]
    assert there_on(save(store, brought_back(plan.people[0])).people[0], AFTER)


def test_the_history_tells_of_a_removal_and_a_return(store):
    plan = save(store, removed(store.plan().themes[1], DAY))
    assert [(one.about, one.what, one.day) for one in changes_between(plan, BEFORE, DAY)] == [("theme", "removed", DAY)]
    plan = save(store, brought_back(plan.themes[1]))
    told = changes_between(plan, datetime.now().date() - timedelta(days=2), date.max)
    assert [(one.about, one.what, one.by) for one in told if one.about == "theme"][-1] == (
        "theme", "brought back", "QA Manager",
    )  # fmt: skip


def test_a_dump_brings_back_what_was_removed(store):
    plan = save(store, [*removed(store.plan().themes[1], DAY), *removed(store.plan().people[0], DAY)])
    again = dump_draft(json.dumps(plan_json(plan, [])).encode(), "dump.json").plan
    assert ([one.removed_on for one in again.themes], again.people[0].removed_on) == ([None, DAY], DAY)
