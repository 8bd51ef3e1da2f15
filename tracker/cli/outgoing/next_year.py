"""The next-year command: a new plan file of what is open in this one, and a table from old refs to new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from tracker.cli.options import AS_AT, FILE, FORMAT, PATH, action_named, day_of, plan_in
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say, uncut
from tracker.columns.changes import FATE_COLUMNS, fate_counts
from tracker.documents.dump.answers import next_year_json
from tracker.domain.next_year.carrying import Carried
from tracker.domain.when import show_day
from tracker.put_in_place import NEW_PLAN, AlreadyThere, check_target
from tracker.services.reporting import check_report_file
from tracker.services.two_plans import carried_plan, wanted_year, write_fates, write_next_year


@click.command("next-year")
@FILE
@click.option("-o", "out", required=True, type=PATH, help="The new plan file: .plan or .db.")
@click.option("--title", default="", help="What it is called; by default the title with its years moved on.")
@click.option("--period", default="", help="Its period, as 2018-19; by default the one after this plan's.")
@click.option("--renumber", is_flag=True, help="Count refs anew; the old ones stay in the notes either way.")
@click.option("--leave", "left", multiple=True, metavar="REF", help="An open action to leave out; again for more.")
@click.option("--table", type=PATH, help="Write the table too: .docx or .pdf.")
@AS_AT
@FORMAT
def next_year(
    file: Path,
    out: Path,
    title: str,
    period: str,
    renumber: bool,
    left: tuple[str, ...],
    table: Path | None,
    as_at: date | None,
    shape: str,
) -> None:
    """Make next year's plan of what is open in this one.

    What is complete or stopped is left; a table of old and new refs is printed. Each action goes on with its text,
    lead, review and latest commentary, measures with their readings, themes with their ambition. Nothing is written
    into FILE, and nothing over a file that is there.
    """
    _check(out, table)
    plan = plan_in(file)
    day = day_of(plan, as_at)
    leave = {action_named(plan, ref).uuid or "" for ref in left}
    made = carried_plan(plan, day, wanted_year(plan, title, period, renumber=renumber, leave=leave))
    write_next_year(made, out)
    if table is not None:
        write_fates(plan, made, day, table)
    _tell(made, day, shape, [one for one in (out, table) if one])


def _check(out: Path, table: Path | None) -> None:
    """Whether both can be written is known before anything is."""
    check_target(out, NEW_PLAN)
    if out.exists():
        raise AlreadyThere(out)
    if table is not None:
        check_report_file(table, None)


def _tell(made: Carried, day: date, shape: str, written: Sequence[Path]) -> None:
    if shape == "json":
        print_json(next_year_json(made, day, str(written[0])))
        return
    shown = ("old_ref", "new_ref", "action", "fate", "why") if shape == "table" else None
    print_rows([one for one in FATE_COLUMNS if shown is None or one.name in shown], made.fates, shape)
    if shape == "table":
        say(f"\nAs at {show_day(day)}: {fate_counts(made.fates)}.")
        say(f"Written, as {made.plan.title}: {', '.join(map(uncut, written))}")
