"""A plan that is read again in part after a save is what the whole file says, whoever has written into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.levels import DEAR
from tests.store.builders import a_file, a_plan, an_update
from tracker.domain.actions.register import Line, Register
from tracker.domain.fields import StoredRecord
from tracker.domain.measure import Measure, Reading
from tracker.domain.plan import Action, Lead, Plan, Status, Theme
from tracker.domain.problem import Problem
from tracker.domain.when import month_when
from tracker.store.sqlite import Store, open_store
from tracker.ui.open_plan import OpenPlan

DAYS = (date(2017, 10, 1), date(2017, 11, 14), date(2018, 3, 1))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path / "a.plan", a_plan())


@pytest.fixture
def held(path: Path) -> Iterator[OpenPlan]:
    held = OpenPlan(path)
    yield held
    held.store.close()


def actions_of(held: OpenPlan) -> list[Action]:
    return [action for _, action in held.plan.actions()]


def _as_told(lines: list[Line]) -> list[tuple[object, ...]]:
    return [(one.theme, one.action, one.state, one.days_late, one.silent, one.due_soon, one.standing) for one in lines]


# What is saved: each of these makes a record to save, of what the file holds, by a number


def _said(store: Store, number: int) -> StoredRecord:
    status = (None, Status.IN_PROGRESS, Status.COMPLETE)[number % 3]
    review = month_when(2017 + number % 2, 1 + number % 12) if number % 4 else None
    rag = ("red", "green", "none", None)[number % 4]
    said = replace(an_update(_action(store, number).id), day=DAYS[number % 3], status=status, review=review)
    return replace(said, stated_rag=rag, reason="As agreed." if number % 5 else None)


def _withdrawn(store: Store, number: int) -> StoredRecord:
    action = _action(store, number)
    return replace(an_update(action.id), kind="undo", text=None, withdraws=action.updates[-1].uuid)


def _action(store: Store, number: int) -> Action:
    found = store.all(Action)
    return found[number % len(found)]


def _edited(store: Store, number: int) -> StoredRecord:
    return replace(_action(store, number), text=f"Do {number}", lead=Lead(f"Lead {number % 3}"))


def _removed(store: Store, number: int) -> StoredRecord:
    return replace(_action(store, number), removed_on=DAYS[number % 3] if number % 2 else None)


def _placed(store: Store, number: int) -> StoredRecord:
    themes = store.all(Theme)
    return replace(_action(store, number), place=number % 7, theme_id=themes[number % len(themes)].id)


def _added(store: Store, number: int) -> StoredRecord:
    theme = store.all(Theme)[0]
    first = replace(an_update(), review=month_when(2017, 11))
    return Action(f"9.{number}", "New", updates=(first,), place=number % 5, plan_id=theme.plan_id, theme_id=theme.id)


def _measured(store: Store, number: int) -> StoredRecord:
    measure = store.all(Measure)[number % 2]
    if number % 3 == 0:
        return replace(measure, name=f"Measure {number}", place=number % 2)
    parent = {"measure_id": measure.id} if number % 3 == 1 else {"group_id": measure.groups[0].id}
    return replace(Reading(month_when(2018, 1 + number % 12), None, "c", suppressed=True), **parent)  # type: ignore[arg-type]


def _problem(store: Store, number: int) -> StoredRecord:
    plan = store.all(Plan)[0]
    return Problem("repaired", "a.xlsx", f"A{number}", "1.1", "Dec", "Dec 2017", f"Read {number}.", plan_id=plan.id)


def _titled(store: Store, number: int) -> StoredRecord:
    if number % 2:
        return replace(store.all(Theme)[0], title=f"Theme {number}")
    return replace(store.all(Plan)[0], title=f"Plan {number}", settings={"amber_days": number})


MAKES = (_said, _said, _withdrawn, _edited, _removed, _placed, _added, _measured, _problem, _titled)
Step = tuple[str, list[tuple[Callable[[Store, int], StoredRecord], int]], int]
_steps = st.tuples(
    # saved here and read; elsewhere; here without reading; here, and undone by an error; elsewhere in the same moment
    st.sampled_from(["here"] * 4 + ["elsewhere", "unread", "failed", "both"]),
    st.lists(st.tuples(st.sampled_from(MAKES), st.integers(0, 60)), min_size=1, max_size=3),
    st.integers(0, 2),
)


@settings(max_examples=DEAR)
@given(st.lists(_steps, min_size=1, max_size=12))
def test_what_is_held_is_what_the_file_says_after_any_saves_of_anybody(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    path = a_file(tmp_path_factory.mktemp("held") / "a.plan", a_plan())
    held = OpenPlan(path)
    held.register.as_at(DAYS[1])
    with held.store as mine, open_store(path) as other:
        for how, makes, day in steps:
            if how in ("elsewhere", "both"):
                _save(other, makes)
            if how == "elsewhere":
                continue
            with suppress(ZeroDivisionError), mine.transaction():
                _save(mine, makes)
                if how == "failed":
                    raise ZeroDivisionError
            if how in ("here", "both"):
                held.read_saved()
                assert (held.plan, held.problems) == (mine.plan(), mine.problems())
                _look_at(held, (DAYS[day], *DAYS))


def _look_at(held: OpenPlan, days: tuple[date, ...]) -> None:
    """Its register, which goes on, says what a new one says."""
    for day in days:
        fresh = Register(held.plan)
        assert _as_told(held.register.as_at(day)) == _as_told(fresh.as_at(day))
        assert held.register.tally() == fresh.tally()


def _save(store: Store, makes: list[tuple[Callable[[Store, int], StoredRecord], int]]) -> None:
    for make, number in makes:
        store.save(make(store, number))


def test_an_update_has_its_action_read_alone(held: OpenPlan) -> None:
    before = actions_of(held)
    held.store.save(an_update(before[1].id, "Said since."))
    assert held.read_saved()
    same = [now is then for now, then in zip(actions_of(held), before, strict=True)]
    assert same == [True, False, True, True, True, True]
    assert actions_of(held)[1].updates[-1].text == "Said since."


def test_what_another_program_saved_in_between_has_all_read(held: OpenPlan, path: Path) -> None:
    first, second, *_ = actions_of(held)
    with open_store(path) as other:
        other.save(an_update(second.id, "Said elsewhere."))
    held.store.save(an_update(first.id, "Said here."))
    assert not held.read_saved()
    assert [one.updates[-1].text for one in actions_of(held)[:2]] == ["Said here.", "Said elsewhere."]


def test_what_another_program_saves_right_after_it_has_all_read(held: OpenPlan, path: Path) -> None:
    first, second, *_ = actions_of(held)
    held.store.save(an_update(first.id, "Said here."))
    with open_store(path) as other:
        other.save(an_update(second.id, "Said elsewhere."))
    assert not held.read_saved()
    assert held.plan == held.store.plan()


def test_what_was_saved_here_and_not_read_has_all_read(held: OpenPlan) -> None:
    first, second, *_ = actions_of(held)
    held.store.save(an_update(first.id))
    held.store.save(an_update(second.id))
    assert not held.read_saved()
    assert held.plan == held.store.plan()
    held.store.save(an_update(first.id))
    assert held.read_saved()
