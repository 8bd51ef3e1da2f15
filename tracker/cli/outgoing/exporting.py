"""The export command: the plan, or what was chosen of it, as a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tracker.cli.options import AS_AT, FILE, OVERWRITE, PATH, SinceDay, day_of, overwrite_offered, since_day
from tracker.cli.terminal.saying import say, uncut
from tracker.columns.sheets.whole import SHEETS, WorkbookChoice
from tracker.services.exporting import export_workbook
from tracker.store.sqlite import open_store


@click.command()
@FILE
@click.option("-o", "out", required=True, type=PATH, help="The workbook to write: .xlsx.")
@OVERWRITE
@AS_AT
@click.option(
    "--sheet", "sheets", multiple=True, type=click.Choice(SHEETS, case_sensitive=False),
    metavar="NAME", help=f"Only this sheet; again for more. They are {', '.join(SHEETS)}.",
)  # fmt: skip
@click.option(
    "--theme", "themes", multiple=True, metavar="THEME", help="Only the theme of this ref or title; again for more."
)
@click.option("--lead", "leads", multiple=True, metavar="NAME", help="Only the actions of this lead; again for more.")
@click.option("--no-names", is_flag=True, help="Roles in place of the names of people.")
@click.option("--since", type=SinceDay(), help="Tell what changed after this day, or the last report's: last.")
def export(
    file: Path,
    out: Path,
    overwrite: bool,
    as_at: date | None,
    sheets: tuple[str, ...],
    themes: tuple[str, ...],
    leads: tuple[str, ...],
    no_names: bool,
    since: date | str | None,
) -> None:
    """Write the plan as a workbook (.xlsx).

    Its actions and measures, and all that was said of them. The whole plan can be imported from it again, with what
    was edited in it.
    """
    with open_store(file) as store:
        plan, found = store.plan(), store.problems()
    day = day_of(plan, as_at)
    told = None if since is None else since_day(plan, since, day)
    choice = WorkbookChoice(sheets, themes, leads, names=not no_names, since=told)
    with overwrite_offered():
        export_workbook(out, plan, found, day, date.today(), choice, overwrite=overwrite)
    say(f"Written: {uncut(out)}")
