"""The changes command: what was said, measured and moved between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from tracker.cli.options import AS_AT, DAY, FILE, day_of, plan_in
from tracker.columns.commentary import removal_words
from tracker.columns.words import standing_words, words_of
from tracker.domain.actions.register import Line, register, tally
from tracker.domain.actions.state import in_order, numbered_updates
from tracker.domain.measure import Measure, Reading, told_by
from tracker.domain.measures.remarks import remarks_in_order
from tracker.domain.when import show_day, shown
from tracker.errors import TrackerError


@click.command()
@FILE
@click.option("--since", type=DAY, required=True, help="The day after which changes count.")
@AS_AT
def changes(file: Path, since: date, as_at: date | None) -> None:
    """What was said, measured and moved after a day, action by action and measure by measure."""
    plan = plan_in(file)
    day = day_of(plan, as_at)
    if since > day:
        raise TrackerError(f"{show_day(since)} is after {show_day(day)}: say an earlier day, or a later --as-at.")
    before, lines = register(plan, since), register(plan, day)
    then, now = tally(before), tally(lines)
    click.echo(f"{show_day(since)} to {show_day(day)}: overdue {then['overdue']} -> {now['overdue']}, ", nl=False)
    click.echo(f"complete {then['complete']} -> {now['complete']}.")
    _say_actions(before, lines, since, day)
    for _, measure in plan.measures():
        told = [*_measured(measure, since, day), *_remarked(measure, since, day)]
        if told:
            click.echo("\n   ".join([f"\n{measure.ref} {measure.name}", *told]))
    for removal in (one for one in plan.redactions if one.day > since):
        click.echo(f"\n{removal_words(removal)}")


def _say_actions(before: Iterable[Line], lines: Iterable[Line], since: date, day: date) -> None:
    then = {id(line.action): line for line in before}
    for line in lines:
        old = then.get(id(line.action))
        said = [u for u in in_order(line.action.updates, day) if u.day and u.day > since]
        gone = [one for one in line.action.redactions if one.day > since]
        moved = _moves(old, line, day)
        if said or moved or gone:
            click.echo(f"\n{line.action.ref or ''} {line.action.text}\n   {'; '.join(moved)}".rstrip())
            numbers = {one.uuid: number for number, one in enumerate(numbered_updates(line.action), 1)}
            for entry in said:
                who = f"{show_day(entry.day or day)} {entry.author or ''}"
                click.echo(f"   {numbers[entry.uuid]}. {who}: {entry.text or ''}".rstrip(": "))
            for removal in gone:
                click.echo(f"   {removal_words(removal)}")


def _moves(before: Line | None, line: Line, day: date) -> list[str]:
    """What stands otherwise than it did: status, review, rating."""
    if before is None:
        return ["new"]
    was, now = before.state, line.state
    told = [
        ("status", was.status.value, now.status.value),
        ("review", words_of(was.review), words_of(now.review)),
        ("rating", before.rating or before.standing, line.rating or standing_words(line, day)),
    ]
    return [f"{name} {old or 'none'} -> {new or 'none'}" for name, old, new in told if old != new]


def _measured(measure: Measure, since: date, day: date) -> Iterator[str]:
    """Each value that came, or took the place of another one: "May 2022 58 -> 58.5 (30 Jun 2022, QA)"."""
    for name, readings in _series(measure):
        for told in told_by(readings, day):
            came = [one for one in told if _came(one, since, day)]
            before = [one for one in told if not _came(one, since, day)][-1:]
            last, role = told[-1], told[-1].role
            words = [name, shown(last.period), "" if role == "actual" else role]
            if came:
                values = " -> ".join(_value(one) for one in (*before, *came))
                signed = [show_day(last.known) if last.known else "", last.recorded_by or ""]
                yield f"{' '.join(filter(None, words))} {values} ({', '.join(filter(None, signed))})"
            elif last.known is None and _ended(last, since, day):
                yield f"{' '.join(filter(None, words))} {_value(last)}"


def _series(measure: Measure) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    yield "", measure.readings
    yield from ((group.label, group.readings) for group in measure.groups)
    yield from ((comparator.label, comparator.readings) for comparator in measure.comparators)


def _came(reading: Reading, since: date, day: date) -> bool:
    return reading.known is not None and since < reading.known <= day


def _ended(reading: Reading, since: date, day: date) -> bool:
    return reading.role == "actual" and reading.period.last is not None and since < reading.period.last <= day


def _value(reading: Reading) -> str:
    return reading.as_printed or (str(reading.value) if reading.value is not None else "no value")


def _remarked(measure: Measure, since: date, day: date) -> Iterator[str]:
    for remark in remarks_in_order(measure.remarks, day):
        if remark.day and remark.day > since:
            stated = f"status {remark.stated_rating}" if remark.stated_rating else ""
            said = [stated, remark.comment or "", f"action: {remark.action}" if remark.action else ""]
            yield f"{show_day(remark.day)} {remark.author or ''}: {'; '.join(filter(None, said))}".replace(" :", ":")
