"""Small plans and updates for the tests of the store, and the checks that several of them share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import UUID, uuid4

from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark
from tracker.domain.plan import Action, Evidence, Lead, Person, Plan, Status, Theme, Update
from tracker.domain.redacting.of_a_name import target_of_name
from tracker.domain.redacting.rewriting import Removal, rewritten
from tracker.domain.when import month_when
from tracker.store import migrations
from tracker.store.connection import close
from tracker.store.opening import new_connection
from tracker.store.redacting import Make
from tracker.store.sqlite import new_store, open_store


def an_update(action_id: int | None = None, text: str = "Begun.", uuid: str | None = None) -> Update:
    clock = datetime(2017, 11, 14, 9, 30, 5)
    return Update(uuid or uuid4().hex, "update", date(2017, 11, 14), clock, text, action_id=action_id)


def a_plan(themes: int = 2, actions: int = 3) -> Plan:
    """Themes with actions of one update each; a measure with a comparator, readings and a person."""
    return Plan(
        "Improvement plan",
        "Anywhere Council",
        people=(Person("Ann Young", "Head of Service", also_written=("A. Young",)),),
        themes=tuple(_theme(number, actions) for number in range(1, themes + 1)),
    )


def _theme(number: int, actions: int) -> Theme:
    reading = Reading(month_when(2017, 10), None, "c", suppressed=True)
    measure = Measure(
        f"{number}-M01",
        "Timely assessments",
        unit="percent",
        thresholds=(("Good", "75+"),),
        remarks=(Remark("", date(2017, 10, 31), None, "Few were in time.", "Weekly list.", "3", ("▲", "up")),),
        readings=(reading,),
        groups=(Group("Team North", (reading,)),),
        comparators=(Comparator("England", readings=(reading,)),),
    )
    return Theme(
        str(number),
        f"Theme {number}",
        ambition=("Children are safe.",),
        evidence=(Evidence("Audit", "Mixed."),),
        actions=tuple(_action(f"{number}.{at}", at) for at in range(actions)),
        measures=(measure,),
        place=number,
    )


def _action(ref: str, place: int) -> Action:
    clock = datetime(2017, 1, 1)
    first = Update(uuid4().hex, "plan", None, clock, status=Status.NOT_STARTED, review=month_when(2017, 10))
    return Action(ref, "Train the staff", Lead("Head of Service", None, "Head of Service"), (first,), ref, place=place)


@cache
def blank() -> bytes:
    """A plan file without a plan: all the steps to today's tables take longer than most of what is tested with them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "blank.db"
        with new_store(path):
            pass
        return path.read_bytes()


def a_file(path: Path, plan: Plan | None = None) -> Path:
    """A closed plan file that holds a plan."""
    path.write_bytes(blank())
    with open_store(path) as store:
        store.add_plan(plan or a_plan())
    return path


def an_old_file(path: Path, steps: int) -> Path:
    """An empty file as it was when the program had only its first so many steps."""
    path.touch()
    with patch.object(migrations, "STEPS", migrations.STEPS[:steps]):
        close(new_connection(path, path))
    return path


def without(words: str) -> Make:
    """What a file becomes when words are taken out of it wherever they stand."""
    clock = datetime(2017, 11, 14, 9, 30, tzinfo=UTC)
    removal = Removal(clock, "A child was named.", "QA Manager", UUID(int=1))
    return lambda plan, problems: rewritten(plan, problems, target_of_name(plan, words), removal, lambda _: True)


def first_action(path: Path) -> int:
    with open_store(path) as store:
        number = store.plan().themes[0].actions[0].id
    assert number is not None
    return number
