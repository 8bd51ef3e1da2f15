"""The changes command: what was said, measured and moved between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from tracker.cli.options import AS_AT, FILE, SinceDay, day_of, since_day
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say
from tracker.columns.changes import PLAN_CHANGE_COLUMNS, plan_change_words
from tracker.documents.dump.answers import changes_json
from tracker.domain.actions.register import register, tally
from tracker.domain.changes.between import changes_between
from tracker.domain.changes.told import PlanChange
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.store.sqlite import open_store


@click.command()
@FILE
@click.option(
    "--since", type=SinceDay(), required=True, help="The day after which changes count, or last: the last report's."
)
@AS_AT
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "table", "csv", "csv-excel", "json"]),
    default="text",
    help="How to print it.",
)
def changes(file: Path, since: date | str, as_at: date | None, shape: str) -> None:
    """Tell what was said, measured and edited after a day.

    Record by record, with what moved in rating and band meanwhile.

    Updates, readings and remarks count by the day that they speak for, edits by the day on which they were saved.
    """
    with open_store(file) as store:
        plan, problems = store.plan(), store.problems()
    day = day_of(plan, as_at)
    since = since_day(plan, since, day)
    found = changes_between(plan, since, day, problems)
    if shape == "json":
        print_json(changes_json(plan, since, day, found))
    elif shape != "text":
        print_rows(PLAN_CHANGE_COLUMNS, found, shape)
    else:
        _say(plan, since, day, found)


def _say(plan: Plan, since: date, day: date, found: Iterable[PlanChange]) -> None:
    then, now = (tally(register(plan, one)) for one in (since, day))
    moved = ", ".join(f"{what} {then[what]} -> {now[what]}" for what in ("overdue", "complete"))
    say(f"{show_day(since)} to {show_day(day)}: {moved}.")
    for _, of_one in groupby(found, lambda change: (change.about, change.theme, change.ref, change.name)):
        told = list(of_one)
        say("\n   ".join([f"\n{_heading(told[0])}", *_lines(told)]))


def _heading(change: PlanChange) -> str:
    named = " ".join(filter(None, [change.ref, change.name]))
    return f"Problem of {named}" if change.about == "problem" else named


def _lines(told: Sequence[PlanChange]) -> Iterator[str]:
    """Readings of one period and remarks of one day share a line."""
    for (together, _, _), alike in groupby(told, _shared):
        several = list(alike)
        yield _LINES[together](several)


def _shared(change: PlanChange) -> tuple[str, object, object]:
    if change.what in ("reading", "correction"):
        return "values", change.of, None
    if change.what == "remark":
        return "remarks", change.day, change.by
    return "commentary" if change.what == "commentary" else "one", id(change), None


def _commentary(told: Sequence[PlanChange]) -> str:
    (change,) = told
    return f"{change.number}. {_signed(change)}: {change.new}"


def _values(told: Sequence[PlanChange]) -> str:
    """ "May 2022 58 -> 58.5 (30 Jun 2022, QA)"."""
    values = [value for value in (told[0].old, *(one.new for one in told)) if value]
    last = ", ".join(filter(None, [show_day(told[-1].day) if told[-1].day else "", told[-1].by]))
    return f"{told[0].of} {' -> '.join(values)} ({last})"


def _remarks(told: Sequence[PlanChange]) -> str:
    """ "30 Jun 2022 QA: status 1; Better."."""
    labels = {"stated rating": "status ", "comment": ""}
    said = [f"{labels.get(one.of, f'{one.of}: ')}{one.new}" for one in told if one.new]
    return f"{_signed(told[0])}: {'; '.join(said) or 'nothing any more'}"


def _signed(change: PlanChange) -> str:
    return " ".join(filter(None, [show_day(change.day) if change.day else "", change.by]))


def _one(told: Sequence[PlanChange]) -> str:
    return plan_change_words(told[0])


_LINES = {"values": _values, "remarks": _remarks, "commentary": _commentary, "one": _one}
