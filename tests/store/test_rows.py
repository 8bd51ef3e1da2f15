"""What is saved is what is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.levels import DEAR
from tests.store.builders import a_plan
from tracker.domain.fields import AddedRecord
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark
from tracker.domain.plan import Action, Evidence, Lead, Person, Plan, Redaction, Status, Theme, Update, WordScale
from tracker.domain.problem import Problem
from tracker.domain.when import When
from tracker.store.rows import TABLES
from tracker.store.sqlite import Store, new_store

text = st.text(max_size=12)
maybe = st.none() | text
texts = st.lists(text, max_size=3).map(tuple)
pairs = st.lists(st.tuples(text, text), max_size=3).map(tuple)
days = st.none() | st.dates()
numbers = st.none() | st.decimals(-(10**30), 10**30)
whens = st.builds(When, text, st.sampled_from(["day", "month"]), st.dates(), st.dates())
whens |= st.builds(When, text, st.sampled_from(["ongoing", "none", "unread"]), days, days)
leads = st.builds(Lead, text, maybe, maybe)
places = st.integers(0, 10**6)
values = st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | text, st.lists, max_leaves=5)

people = st.builds(Person, maybe, maybe, maybe, texts)
updates = st.builds(
    Update,
    st.builds(lambda: uuid4().hex),
    st.sampled_from(["plan", "update", "sign-off"]),
    days,
    st.datetimes(),
    maybe,
    st.none() | st.sampled_from(Status),
    st.none() | st.sampled_from(["red", "none"]),
    st.none() | whens,
    maybe,
    maybe,
    maybe,
    maybe,
)
redactions = st.builds(Redaction, st.builds(lambda: uuid4().hex), text, st.dates(), st.datetimes(), text, maybe, maybe)
some_redactions = st.lists(redactions, max_size=2).map(tuple)
actions = st.builds(
    Action,
    maybe,
    text,
    leads,
    st.lists(updates, max_size=2).map(tuple),
    text,
    texts,
    texts,
    texts,
    days,
    redactions=some_redactions,
)
roles = st.sampled_from(["actual", "planned", "target", "estimate"])
clocks = st.none() | st.datetimes()
readings = st.builds(
    *(Reading, whens, numbers, text, numbers, numbers, st.booleans(), roles, maybe, maybe, maybe, maybe),
    *(days, clocks, maybe),
    uuid=st.builds(lambda: uuid4().hex),
)
remarks = st.builds(
    *(Remark, st.builds(lambda: uuid4().hex), days, clocks, maybe, maybe, maybe, st.none() | st.tuples(text, text)),
    *(maybe, maybe, maybe, maybe, maybe),
)
some_readings = st.lists(readings, max_size=2).map(tuple)
groups = st.builds(Group, text, some_readings)
comparators = st.builds(Comparator, text, st.none() | st.sampled_from(["average", "maximum"]), maybe, some_readings)
scales = st.builds(WordScale, text, texts, pairs)
measures = st.builds(
    Measure,
    text,
    text,
    maybe,
    st.none() | st.just("percent"),
    pairs,
    maybe,
    maybe,
    maybe,
    texts,
    days,
    maybe,
    st.none() | st.sampled_from(["high", "low", "neutral"]),
    st.lists(remarks, max_size=2).map(tuple),
    some_readings,
    st.lists(groups, max_size=2).map(tuple),
    st.lists(comparators, max_size=2).map(tuple),
)
evidence = st.lists(st.builds(Evidence, text, text), max_size=2).map(tuple)
themes = st.builds(
    Theme,
    maybe,
    text,
    text,
    texts,
    evidence,
    st.lists(actions, max_size=2).map(tuple),
    st.lists(measures, max_size=2).map(tuple),
)
plans = st.builds(
    Plan,
    text,
    maybe,
    whens,
    text,
    days,
    st.dictionaries(text, values, max_size=3),
    st.lists(people, max_size=2).map(tuple),
    st.lists(themes, max_size=2).map(tuple),
    scales=st.lists(scales, max_size=2).map(tuple),
    redactions=some_redactions,
)
problems = st.builds(Problem, st.sampled_from(["repaired", "unread"]), text, text, text, text, maybe, text)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with new_store(tmp_path_factory.mktemp("rows") / "plan.db") as opened:
        yield opened


class Undone(Exception):
    """Ends a transaction so that the next example finds an empty file."""


@given(plan=plans, problem=problems)
@settings(max_examples=DEAR)
def test_a_plan_saved_and_read_back_is_equal(store: Store, plan: Plan, problem: Problem) -> None:
    with pytest.raises(Undone), store.transaction():
        added = store.add_plan(plan)
        (told,) = store.add_all([replace(problem, plan_id=added.id)])
        assert store.plan() == added
        assert store.problems() == [told]
        assert _without_numbers(added) == _without_numbers(plan)
        raise Undone


@given(plan=plans)
@settings(max_examples=DEAR)
def test_an_edited_record_saved_and_read_back_is_equal(store: Store, plan: Plan) -> None:
    with pytest.raises(Undone), store.transaction():
        added = store.add_plan(plan)
        editable = [added, *added.themes, *(action for _, action in added.actions())]
        editable += [measure for _, measure in added.measures()]
        for record in editable:
            saved = store.save(record)
            assert saved == replace(record, revision=2)
            assert store.all(type(record), id=record.id)[0].revision == 2
        raise Undone


def _without_numbers(record: Any) -> Any:
    """The record without what saving gives it."""
    if isinstance(record, tuple):
        return tuple(_without_numbers(one) for one in record)
    if type(record) not in TABLES:
        return record
    given_by_saving = ["id", "plan_id", "theme_id", "action_id", "measure_id", "group_id", "comparator_id"]
    given_by_saving += [] if isinstance(record, AddedRecord) else ["uuid"]
    emptied = {field: None for field in given_by_saving if hasattr(record, field)}
    nested = {field: _without_numbers(getattr(record, field)) for field in TABLES[type(record)].children}
    return replace(record, **emptied, **nested)


def test_a_decimal_keeps_its_last_zero(store: Store) -> None:
    with pytest.raises(Undone), store.transaction():
        plan = store.add_plan(a_plan(1, 1))
        measure = plan.themes[0].measures[0]
        reading = Reading(When("2017", "year", date(2017, 1, 1), date(2017, 12, 31)), Decimal("76.40"))
        store.save(replace(reading, measure_id=measure.id))
        found = store.all(Reading, measure_id=measure.id, value=Decimal("76.40"))
        assert [str(one.value) for one in found] == ["76.40"]
        raise Undone


def test_every_record_has_a_column_for_every_field(store: Store) -> None:
    for table in TABLES.values():
        there = store._connection.execute("SELECT name FROM pragma_table_info(?)", [table.name]).fetchall()
        extra = {"id"} if issubclass(table.kind, AddedRecord) else set()
        assert {name for (name,) in there} == {*table.columns} | extra


@pytest.mark.parametrize("name", [table.name for table in TABLES.values()])
def test_tables_are_strict(store: Store, name: str) -> None:
    (sql,) = store._connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
    assert sql.rstrip().endswith("STRICT")


def test_a_strict_table_refuses_text_in_an_integer_column(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        store._connection.execute(
            "INSERT INTO theme (title, ref_as_printed, ambition, evidence, place, plan_id, revision) "
            "VALUES ('T', '', '[]', '[]', 'first', 1, 1)"
        )


def test_half_a_character_is_refused_in_a_sentence(store: Store) -> None:
    from tracker.errors import TrackerError

    with pytest.raises(TrackerError, match="half a character"):
        store.add_plan(Plan("A \ud800 plan"))
    assert store.all(Plan) == []


def test_a_clock_with_a_zone_keeps_it(store: Store) -> None:

    with pytest.raises(Undone), store.transaction():
        clock = datetime(2017, 11, 14, 9, 30, tzinfo=UTC)
        action = Action(None, "Do", updates=(Update("u1", "plan", None, clock),))
        store.add_plan(Plan("P", themes=(Theme(None, "T", actions=(action,)),)))
        assert store.all(Update)[0].recorded_at == clock
        assert store.all(Update)[0].recorded_at.tzinfo is not None
        raise Undone
