"""The views of a file say what the program says as at today, of the sample and of any plan whatever."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.store.builders import a_file, an_old_file, an_update, first_action, without
from tracker.domain.actions.register import register
from tracker.domain.actions.state import in_order, numbered_updates, withdrawn_by
from tracker.domain.measure import Comparator, Group, Measure, Reading, known_by, readings_that_count
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update
from tracker.domain.when import NO_DATE, When, month_when
from tracker.services.sample import make_sample
from tracker.store.backup import backup, check, restore
from tracker.store.redacting import rewrite
from tracker.store.sqlite import open_store

TODAY = date.today()
ZONES = (UTC, None, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8)))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.plan"
    make_sample(path)
    return path


def rows_of(path: Path, view: str) -> list[dict[str, Any]]:
    """As any program reads them, through a connection of its own."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(f"SELECT * FROM {view}").fetchall()]


def plan_of(path: Path) -> Plan:
    with open_store(path) as store:
        return store.plan()


# ---- plans whatever


def any_day(chance: random.Random) -> date:
    return TODAY + timedelta(days=chance.choice([-400, -90, -31, -2, -1, 0, 0, 1, 2, 40]))


def any_when(chance: random.Random) -> When:
    day = any_day(chance)
    return chance.choice(
        [
            NO_DATE,
            When("Ongoing", "ongoing", None, None),
            When("Completed", "completed", day, day),
            When("soon", "unread", None, None),
            When(str(day), "day", day, day),
            month_when(day.year, day.month),
        ]
    )


def any_clock(chance: random.Random) -> datetime:
    """Clocks that lie close together, or are one, in several zones: some to the microsecond."""
    clock = datetime(2017, 11, 14, chance.choice([1, 9, 23]), 30, 59, chance.choice([0, 1, 999_999, 999_998]))
    return clock.replace(tzinfo=chance.choice(ZONES))


def any_updates(chance: random.Random) -> tuple[Update, ...]:
    made: list[Update] = []
    for _ in range(chance.choice([0, 1, 2, 4, 8])):
        withdraws = chance.choice(made).uuid if made and chance.random() < 0.4 else None
        made.append(
            Update(
                str(UUID(int=chance.getrandbits(128))),
                chance.choice(["undo", "correction"]) if withdraws else chance.choice(["plan", "update"]),
                chance.choice([None, any_day(chance)]),
                any_clock(chance),
                chance.choice([None, "", "Begun.", f"It's {chance.random()}"]),
                chance.choice([None, None, *Status]),
                chance.choice([None, None, "red", "amber", "none"]),
                chance.choice([None, any_when(chance)]),
                author=chance.choice([None, "QA Lead"]),
                withdraws=withdraws,
            )
        )
    return tuple(chance.sample(made, len(made)))


def any_readings(chance: random.Random) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            chance.choice([any_when(chance), month_when(TODAY.year - 1, 5)]),
            chance.choice([None, Decimal("77.1"), Decimal("-0.5"), Decimal("1200")]),
            "as printed",
            role=chance.choice(["actual", "actual", "estimate", "target", "planned", "baseline"]),
            known=chance.choice([None, any_day(chance)]),
            recorded_at=chance.choice([None, any_clock(chance)]),
            uuid=str(UUID(int=chance.getrandbits(128))),
            place=place,
        )
        for place in range(chance.choice([0, 1, 4, 9]))
    )


def any_measure(chance: random.Random, ref: str, others: list[str]) -> Measure:
    groups = tuple(Group(name, any_readings(chance), place=at) for at, name in enumerate(["North", "north", "South"]))
    compared = [Comparator("Core cities", "average", readings=any_readings(chance)), Comparator("England", place=1)]
    return Measure(
        ref,
        f"Visits {ref}",
        unit="percent",
        joined_into=chance.choice([None, None, *others, "none there"]),
        removed_on=chance.choice([None, None, None, any_day(chance)]),
        readings=any_readings(chance),
        groups=groups,
        comparators=tuple(compared),
    )


def any_plan(seed: int) -> Plan:
    chance = random.Random(seed)
    refs = [f"{n}-M{at}" for n in range(3) for at in range(4)]
    themes = tuple(
        Theme(
            str(n),
            f"Theme {n}",
            actions=tuple(
                Action(
                    f"{n}.{at}", "Train", Lead("QA Lead"), any_updates(chance), f"{n}.{at}", place=chance.randrange(3),
                    removed_on=chance.choice([None, None, None, any_day(chance)]),
                )
                for at in range(12)
            ),
            measures=tuple(any_measure(chance, ref, refs) for ref in refs[4 * n : 4 * n + 4]),
            place=n,
        )
        for n in range(3)
    )  # fmt: skip
    return Plan("Any plan", themes=themes)


@pytest.fixture(params=["sample", *range(8)])
def path(request: pytest.FixtureRequest, sample: Path, tmp_path: Path) -> Path:
    if request.param == "sample":
        return Path(shutil.copy(sample, tmp_path / "plan.plan"))
    return a_file(tmp_path / "plan.plan", any_plan(request.param))


# ---- what they say


def test_an_action_stands_as_in_the_register_of_today(path: Path) -> None:
    told = [
        (
            line.action.ref, line.action.text, line.theme.title, line.action.lead.as_printed, line.state.status.value,
            line.state.review.as_printed, line.state.review.kind, iso(line.state.review.first),
            iso(line.state.review.last), line.days_late,
            line.state.stated_rag, line.state.text, iso(line.state.text_day),
        )
        for line in register(plan_of(path), TODAY)
    ]  # fmt: skip
    names = "ref action theme lead status review review_kind review_first review_last days_late stated_rating"
    names += " latest_commentary latest_day"
    assert [tuple(row[name] for name in names.split()) for row in rows_of(path, "actions_now")] == told
    assert told


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def test_updates_are_numbered_withdrawn_and_count_as_in_the_program(path: Path) -> None:
    told = []
    for _, action in plan_of(path).actions():
        gone = withdrawn_by(action.updates)
        counting = {update.uuid for update in in_order(action.updates, TODAY)}
        told += [
            (action.ref, number, one.uuid, one.text, int(one.uuid in gone), int(one.uuid in counting))
            for number, one in enumerate(numbered_updates(action), 1)
        ]
    names = ["ref", "number", "uuid", "commentary", "withdrawn", "counts_today"]
    assert [tuple(row[name] for name in names) for row in rows_of(path, "updates_in_order")] == told


def test_readings_count_and_are_numbers_as_in_the_program(path: Path) -> None:
    told = {}
    for _, measure in plan_of(path).measures_on(TODAY):
        for kind, name, readings in series_of(measure):
            aims = {one.uuid for one in known_by(readings, TODAY) if one.role not in ("actual", "estimate")}
            counting = aims | {one.uuid for one in readings_that_count(readings, TODAY)}
            for one in readings:
                value = None if one.value is None else float(one.value)
                told[one.uuid] = (measure.ref, kind, name, one.role, value, int(one.uuid in counting))
    found = rows_of(path, "readings_as_numbers")
    names = ["measure_ref", "series", "series_name", "role", "value", "counts_today"]
    there = {row["uuid"]: tuple(row[name] for name in names) for row in found}
    assert len(found) == len(there) == len(told)
    assert {uuid: (row[0], row[1], *row[3:]) for uuid, row in there.items()} == {
        uuid: (row[0], row[1], *row[3:]) for uuid, row in told.items()
    }
    assert {uuid: (row[2] or "").lower() for uuid, row in there.items()} == {
        uuid: (row[2] or "").lower() for uuid, row in told.items()
    }  # of a measure that was joined each reading keeps the name that its series had there


def series_of(measure: Measure) -> list[tuple[str, str | None, tuple[Reading, ...]]]:
    return [
        ("ours", None, measure.readings),
        *(("group", one.name, one.readings) for one in measure.groups),
        *(("comparator", one.label, one.readings) for one in measure.comparators),
    ]


@pytest.mark.parametrize("places", [("1-M01", "1-M02"), ("1-M02", "1-M01")])
def test_of_a_measure_that_was_joined_its_own_readings_count_where_both_were_told_at_once(
    tmp_path: Path, places: tuple[str, str]
) -> None:
    may = month_when(2017, 5)

    def told(ref: str) -> tuple[Reading, Reading]:
        return Reading(may, Decimal(1), "1", uuid=f"{ref} z", place=0), Reading(may, Decimal(2), "2", uuid=ref, place=9)

    groups = {ref: (Group("North", (Reading(may, Decimal(3), "3", uuid=f"{ref} north"),)),) for ref in places}
    into = {"1-M02": "1-M01"}
    measures = [
        Measure(ref, "Visits", joined_into=into.get(ref), readings=told(ref), groups=groups[ref], place=place)
        for place, ref in enumerate(places)
    ]
    plan = Plan("Joined", themes=(Theme("1", "One", measures=tuple(measures)),))
    rows = rows_of(a_file(tmp_path / "plan.plan", plan), "readings_as_numbers")
    assert {row["uuid"] for row in rows if row["counts_today"]} == {"1-M01", "1-M01 north"}
    assert {row["measure_ref"] for row in rows} == {"1-M01"} and len(rows) == 6


# ---- what they leave as it was


def test_a_withdrawn_update_counts_on_no_day(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.plan")
    action = first_action(path)
    with open_store(path) as store:
        said = store.save(an_update(action, "Begun too early."))
        assert rows_of(path, "actions_now")[0]["latest_commentary"] == "Begun too early."
        store.save(Update("taken back", "undo", said.day, datetime.now(UTC), withdraws=said.uuid, action_id=action))
    assert rows_of(path, "actions_now")[0]["latest_commentary"] is None
    assert [row["withdrawn"] for row in rows_of(path, "updates_in_order")][:3] == [0, 1, 0]


def test_a_file_of_before_gets_the_views(tmp_path: Path) -> None:
    path = an_old_file(tmp_path / "old.plan", 16)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE VIEW actions_now AS SELECT 1 AS mine")
    with open_store(path) as store:
        assert store.look_through() == () and rows_of(path, "actions_now") == []


def test_a_file_is_whole_with_them_and_somebody_elses_view_is_none_of_ours(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.plan")
    assert check(path) == []
    with closing(sqlite3.connect(path)) as db:
        db.executescript("DROP VIEW actions_now; DROP VIEW updates_in_order")
    assert check(path) == []  # nothing that was said is less safe
    with closing(sqlite3.connect(path)) as db:
        db.executescript("CREATE VIEW actions_now AS SELECT * FROM action")
    assert check(path) == [f"{path} has a view actions_now that is not of this program."]


def test_words_that_are_removed_are_in_no_view_and_copies_keep_the_views(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.plan")
    rewrite(path, without("Train"))
    assert not any("Train" in str(row) for view in ("actions_now", "updates_in_order") for row in rows_of(path, view))
    restore(backup(path, tmp_path / "copy.plan"), path)
    assert len(rows_of(path, "actions_now")) == 6 and check(path) == []
