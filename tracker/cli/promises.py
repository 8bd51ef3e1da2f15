"""The commands about promises: what commentary said would be done by a day, and what came of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import click

from tracker.cli.options import AS_AT, DAY, FILE, FORMAT, action_named, by_option, day_of, plan_in
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.meant import lead_names, say_no_lead
from tracker.cli.terminal.saying import say
from tracker.columns.promises import PROMISE_COLUMNS, kept_words
from tracker.documents.dump.answers import promises_json
from tracker.domain.plan import PromiseAnswer, PromiseWord
from tracker.domain.promises.states import Promise, PromiseState
from tracker.domain.promises.states import promises as promises_of
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.store.sqlite import open_store

IN_A_TABLE = ("ref", "number", "who", "promise", "day", "state")


@click.command()
@FILE
@click.option("--lead", default="", metavar="WORDS", help="Only those of who has these words in the name.")
@click.option(
    "--state",
    type=click.Choice(get_args(PromiseState)),
    help="Only those that stand so; none: said to be no promise.",
)
@AS_AT
@FORMAT
def promises(file: Path, lead: str, state: str | None, as_at: date | None, shape: str) -> None:
    """List what commentary says will be done by a day.

    Each is open, kept, passed without a word, or dropped; it has a number of its action, for `promise`.
    """
    plan = plan_in(file)
    day = day_of(plan, as_at)
    found = promises_of(plan, day, and_none=state == "none")
    whole = [one for one in found if lead.casefold() in one.who.casefold()]
    made = [one for one in whole if not state or one.state == state]
    if shape == "json":
        print_json(promises_json(made, day))
    else:
        print_rows([column for column in PROMISE_COLUMNS if shape != "table" or column.name in IN_A_TABLE], made, shape)
    if shape == "table":
        told = "said to be no promise" if state == "none" else f"promised. {kept_words(whole, day)}"
        say(f"\nAs at {show_day(day)}: {len(made)} {told}.")
    known = lead_names(action for _, action in plan.actions())
    if lead and not whole and not any(lead.casefold() in name.casefold() for name in known):
        say_no_lead(lead, known, shape)


@click.command()
@FILE
@click.argument("ref")
@click.argument("number", type=int)
@click.option("--kept", "says", flag_value="kept", help="It was done.")
@click.option("--open", "says", flag_value="open", help="It still stands.")
@click.option("--dropped", "says", flag_value="dropped", help="It will not be done.")
@click.option("--none", "says", flag_value="none", help="The sentence is no promise.")
@click.option("--reason", help="Why, or what came of it.")
@by_option("Who says so.")
@click.option("--on", "day", type=DAY, help="The day it speaks for; by default the plan's as-at day.")
def promise(file: Path, ref: str, number: int, says: PromiseWord | None, day: date | None, **signed: Any) -> None:
    """Say what became of a promise.

    NUMBER is its number among those of the action REF, which `promises FILE` shows.
    """
    if says is None:
        raise click.UsageError("Say --kept, --open, --dropped or --none.")
    with open_store(file) as store:
        plan = store.plan()
        on = day or day_of(plan, None)
        made = _numbered(promises_of(plan, on, and_none=True), action_named(plan, ref).ref, number, on)
        store.save(_answer(made, says, on, **signed))
    say(f'Saved: {ref}, {show_day(on)}: "{made.text}" {_WORDS[says]}.')


_WORDS = {"kept": "was kept", "open": "stands", "dropped": "is dropped", "none": "is no promise"}


def _numbered(made: list[Promise], ref: str | None, number: int, day: date) -> Promise:
    found = [one for one in made if one.action.ref == ref and one.number == number]
    if not found:
        raise TrackerError(f"{ref} has no promise {number} on {show_day(day)}: `promises FILE` lists them.")
    return found[0]


def _answer(made: Promise, says: PromiseWord, day: date, *, reason: str | None, by: str | None) -> PromiseAnswer:
    return PromiseAnswer(
        new_uuid(),
        made.update.uuid,
        made.text,
        says,
        day,
        datetime.now(UTC),
        reason,
        by,
        by,
        made.action.id,
    )
