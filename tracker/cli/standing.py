"""Commands that list what a plan tells of itself on a day: what cannot both be true, and what was put off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tracker.cli.options import AS_AT, FILE, FORMAT, day_of, plan_in
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.meant import say_what_fits_nothing
from tracker.cli.terminal.saying import say
from tracker.columns.contradictions import CONTRADICTION_COLUMNS
from tracker.columns.slips import SLIP_COLUMNS, SLIP_TOTAL_COLUMNS
from tracker.columns.words import counted
from tracker.documents.dump.answers import contradictions_json, slips_json
from tracker.domain.actions.filters import Filter, filtered
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import among, register
from tracker.domain.actions.slips import slip_rows, slip_totals
from tracker.domain.contradictions.every import contradictions as found_in
from tracker.domain.when import show_day


@click.command()
@FILE
@click.option("--lead", default="", metavar="WORDS", help="Only those whose lead has these words.")
@AS_AT
@FORMAT
def contradictions(file: Path, lead: str, as_at: date | None, shape: str) -> None:
    """List what cannot both be true in the plan on a day.

    Each is a sentence that can be sent to the lead.
    """
    plan = plan_in(file)
    day = day_of(plan, as_at)
    lines = register(plan, day)
    found = [one for one in found_in(plan, among(lines), day) if lead.casefold() in (one.lead or "").casefold()]
    if shape == "json":
        print_json(contradictions_json(found, day))
    else:
        columns = [one for one in CONTRADICTION_COLUMNS if shape != "table" or one.name in ("ref", "lead", "sentence")]
        print_rows(columns, found, shape)
    if shape == "table":
        say(f"\nAs at {show_day(day)}: {counted(len(found), 'contradiction')}.")
    if not found:
        say_what_fits_nothing(Filter(lead=lead), plan, lines, shape)


@click.command()
@FILE
@click.option("--lead", default="", metavar="WORDS", help="Only those whose lead has these words.")
@AS_AT
@FORMAT
def slips(file: Path, lead: str, as_at: date | None, shape: str) -> None:
    """List every review that was moved to a later day.

    With the reason, and what that adds up to for each lead.
    """
    plan = plan_in(file)
    day = day_of(plan, as_at)
    every = register(plan, day)
    lines = filtered(every, Filter(lead=lead))
    rows = slip_rows(lines, day, Limits.of(plan.settings).due_soon_days)
    if shape == "json":
        print_json(slips_json(rows, day))
    else:
        print_rows([one for one in SLIP_COLUMNS if shape != "table" or one.name != "action"], rows, shape)
    if shape == "table":
        say(f"\nAs at {show_day(day)}:\n")
        print_rows(SLIP_TOTAL_COLUMNS, slip_totals(rows), shape)
    if not lines:
        say_what_fits_nothing(Filter(lead=lead), plan, every, shape)
