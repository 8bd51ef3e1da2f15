"""The commands on a plan file: the same verbs and the same register as the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from tracker.cli.options import (
    AS_AT,
    DAY,
    FILE,
    FORMAT,
    PATH,
    action_named,
    by_option,
    day_of,
    overwrite_offered,
    plan_in,
)
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say, uncut
from tracker.columns.actions import ACTION_COLUMNS, OVERDUE_COLUMNS
from tracker.columns.words import Column
from tracker.domain.actions.filters import Filter, filtered
from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.actions.register import Line, register, tally, worst_first
from tracker.domain.plan import Status
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.put_in_place import BACKUP
from tracker.store.sqlite import open_store

ON_A_TERMINAL = ("ref", "action", "lead", "original_review", "review", "days_late", "slips", "rating")
_STATUSES = [status.value for status in Status]
PROBLEMS_ON_A_TERMINAL = ("number", "kind", "place", "about", "printed", "message", "decision")


@click.command()
@FILE
@click.option("--overdue", is_flag=True, help="Only those past their review.")
@click.option("--due-soon", is_flag=True, help="Only those due within 28 days.")
@click.option("--silent", is_flag=True, help="Only those without commentary in the last 90 days.")
@click.option("--lead", default="", metavar="WORDS", help="Only those whose lead has these words.")
@click.option(
    "--rag", type=click.Choice(["red", "amber", "green", "blue", "grey"]), help="Only those with this rating."
)
@click.option(
    "--theme", default="", metavar="THEME", help="Only those of the theme with this ref, or these words in its title."
)
@click.option(
    "--search", default="", metavar="WORDS", help="Only those with all these words in ref, action, lead or commentary."
)
@AS_AT
@FORMAT
def actions(file: Path, as_at: date | None, shape: str, rag: str | None, **asked: Any) -> None:
    """List the actions: how late they are, and their rating."""
    plan, sought = plan_in(file), Filter(rag=rag or "", **asked)
    day = day_of(plan, as_at)
    every = register(plan, day)
    lines = filtered(every, sought)
    if sought.overdue:
        lines = worst_first(lines)
    if shape == "json":
        from tracker.documents.dump.answers import actions_json  # here and below: what a command is not asked for

        print_json(actions_json(plan, lines, day))
    else:
        _print_actions(lines, OVERDUE_COLUMNS if sought.overdue else ACTION_COLUMNS, day, shape)
    if not lines:
        from tracker.cli.terminal.meant import say_what_fits_nothing

        say_what_fits_nothing(sought, plan, every, shape)


def _print_actions(lines: Sequence[Line], columns: Sequence[Column[Line]], day: date, shape: str) -> None:
    print_rows([one for one in columns if shape != "table" or one.name in ON_A_TERMINAL], lines, shape)
    if shape == "table":
        counts = tally(lines)
        words = f"{counts['total']} actions, {counts['overdue']} overdue, {counts['due_soon']} due in 28 days"
        say(f"\nAs at {show_day(day)}: {words}.")


@click.command()
@FILE
@click.argument("ref")
@click.option("--commentary", default="", help="What happened.")
@click.option(
    "--status",
    type=click.Choice(_STATUSES),
    metavar="STATUS",
    help=f"It is now {', '.join(_STATUSES[:-1])} or {_STATUSES[-1]}.",
)
@click.option("--rag", type=click.Choice(["red", "amber", "green", "none"]), help="Your rating; none takes it back.")
@click.option("--review", default="", help='The next review: "Dec 2017", 14/12/2017, Ongoing.')
@click.option("--reason", default="", help="Why it slips, or why a better rating stands.")
@click.option("--on", "day", type=DAY, help="The day it speaks for; by default the plan's as-at day.")
@by_option("Whose words they are.")
def update(
    file: Path,
    ref: str,
    commentary: str,
    status: str | None,
    rag: Any,
    review: str,
    reason: str,
    day: date | None,
    by: str | None,
) -> None:
    """Add an update to an action.

    That is commentary, a status, a rating or the next review of the action REF; what was said before stays.
    """
    said = NewUpdate(commentary, Status(status) if status else None, rag, review, reason)
    with open_store(file) as store:
        plan = store.plan()
        action = action_named(plan, ref)
        on = day or day_of(plan, None)
        entry = make_update(plan, action, said, uuid=new_uuid(), day=on, recorded_at=datetime.now(UTC), by=by)
        store.save(entry)
    say(f"Saved: {ref}, {show_day(on)}.")


@click.command()
@FILE
@AS_AT
@FORMAT
def measures(file: Path, as_at: date | None, shape: str) -> None:
    """List the measures: latest value, band and direction.

    With the distance to the next better band.
    """
    plan = plan_in(file)
    day = day_of(plan, as_at)
    if shape == "json":
        from tracker.documents.dump.answers import measures_json

        print_json(measures_json(plan, day))
        return
    from tracker.columns.measures import MEASURE_COLUMNS, measure_rows

    chosen = [c for c in MEASURE_COLUMNS if shape != "table" or c.name in ("ref", "measure", "finding")]
    print_rows(chosen, measure_rows(plan, day), shape)


@click.command()
@FILE
@AS_AT
@FORMAT
def scorecard(file: Path, as_at: date | None, shape: str) -> None:
    """Print the committee's table of measures.

    Status, values with their periods, comparators, direction, band, comment and action of each.
    """
    plan = plan_in(file)
    day = day_of(plan, as_at)
    if shape == "json":
        from tracker.documents.dump.answers import scorecard_json

        print_json(scorecard_json(plan, day))
        return
    from tracker.columns.scorecard import scorecard_columns
    from tracker.columns.scorecard_rows import card_rows, count_words

    rows = card_rows(plan, day)
    print_rows(scorecard_columns(rows), rows, shape)
    if shape == "table":
        say(f"\nAs at {show_day(day)}: {count_words(rows)}.")


@click.command()
@FILE
@FORMAT
def problems(file: Path, shape: str) -> None:
    """List what was doubtful when the plan was read.

    That is what was repaired, doubted, missing or left aside, with its number, and what was decided about it.
    """
    from tracker.columns.sheets.plan import PROBLEM_SHEET_COLUMNS  # which takes long to import

    with open_store(file) as store:
        found = list(enumerate(store.problems(), 1))
    if shape == "json":
        from tracker.documents.dump.write import record_json

        print_json({"problems": [{"number": number, **record_json(one)} for number, one in found]})
        return
    named = {column.name: column for column in PROBLEM_SHEET_COLUMNS}
    print_rows([named[name] for name in (PROBLEMS_ON_A_TERMINAL if shape == "table" else named)], found, shape)
    if shape == "table":
        from tracker.domain.decisions.causes import causes_words

        say(f"\n{len(found)} listed: {causes_words([one for _, one in found])}.")


@click.command()
@FILE
def check(file: Path) -> None:
    """Look whether a plan file is sound."""
    from tracker.store.backup import check as check_file
    from tracker.store.copies import parted_copies, parted_words

    if faults := check_file(file):
        raise TrackerError(" ".join(faults))
    with open_store(file) as store:  # what a page holds may still be no value of its field
        store.plan(), store.problems()
    say(f"{uncut(file)} is sound.")
    for other in parted_copies(file):
        say(parted_words(file, other))


@click.command()
@FILE
@click.argument("target", required=False, type=PATH)
@click.option("--overwrite", is_flag=True, help="Replace what is there; of plan files only an older copy of FILE is.")
def backup(file: Path, target: Path | None, overwrite: bool) -> None:
    """Copy a plan file safely, also while it is open.

    The copy goes to TARGET, or beside FILE with the day in its name.
    """
    from tracker.store.backup import backup as copy

    ending = file.suffix if file.suffix.lower() in BACKUP.endings else BACKUP.endings[-1]
    name = f"{file.stem} {datetime.now():%Y-%m-%d %H%M%S}{ending}"
    with overwrite_offered():
        say(f"Written: {uncut(copy(file, target or file.with_name(name), overwrite=overwrite))}")


@click.command()
@click.argument("source", metavar="BACKUP", type=PATH)
@FILE
def restore(source: Path, file: Path) -> None:
    """Put a backup in the place of a plan file.

    What stands at FILE is kept beside it.
    """
    from tracker.store.backup import restore as put_back
    from tracker.store.copies import brings_back

    kept = put_back(source, file)
    say(f"Restored: {uncut(file)}" + (f"; the file before is {uncut(kept)}" if kept else ""))
    if kept and brings_back(kept, file):
        say("It is from before words were removed for good: they may stand in it again.")


@click.command()
@FILE
def dump(file: Path) -> None:
    """Print everything in the plan as JSON.

    `import` reads it back into the same content.
    """
    from tracker.documents.dump.write import plan_json

    with open_store(file) as store:
        print_json(plan_json(store.plan(), store.problems()))
