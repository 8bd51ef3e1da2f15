"""The report commands: what a committee is told of the plan, as Word or PDF; what it was told before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from tracker.cli.options import (
    AS_AT,
    FILE,
    FORMAT,
    OVERWRITE,
    PATH,
    SinceDay,
    day_of,
    overwrite_offered,
    plan_in,
    since_day,
)
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say, uncut
from tracker.columns.words import Column
from tracker.domain.plan import Plan
from tracker.domain.report import RememberedReport, last_report, sent_reports
from tracker.errors import TrackerError
from tracker.reports.committee.wanted import AUDIENCE, RECOMMENDATIONS, WantedReport
from tracker.store.sqlite import open_store


@click.command()
@FILE
@click.option("-o", "out", required=True, type=PATH, help="The report: .docx or .pdf.")
@click.option("--since", type=SinceDay(), help="The day after which changes count; by default the last report's.")
@AS_AT
@click.option("--style", type=PATH, help="A Word document of the council, for its styles.")
@click.option("--public", is_flag=True, help="For everybody: roles for names, numbers under 6 as c.")
@click.option("--leave-out", "left_out", multiple=True, metavar="REF", help="An action to leave out; again for more.")
@click.option("--for", "audience", default=AUDIENCE, show_default=True, help="Who it is for.")
@click.option("--recommend", multiple=True, metavar="TEXT", help="A recommendation in the place of the usual ones.")
@click.option("--again", type=int, metavar="N", help="What report N said when it was made: `reports` lists them.")
@OVERWRITE
def report(
    file: Path,
    out: Path,
    since: date | str | None,
    as_at: date | None,
    style: Path | None,
    public: bool,
    left_out: tuple[str, ...],
    audience: str,
    recommend: tuple[str, ...],
    again: int | None,
    overwrite: bool,
) -> None:
    """Write the report to the committee (.docx or .pdf).

    One page, every theme, the scorecard, what changed, each figure proved. The plan remembers it.
    """
    from tracker.services.reporting import check_report_file

    with overwrite_offered():
        check_report_file(out, style, overwrite=overwrite)
        if again is not None:
            _refuse_others(since, as_at, public, left_out, recommend, audience != AUDIENCE)
            _write_again(file, again, out, style, overwrite)
        else:
            plan = plan_in(file)
            day = day_of(plan, as_at)
            wanted = WantedReport(day, _since(plan, since, day), audience, recommend or RECOMMENDATIONS, public)
            _write(file, plan, wanted, left_out, out, style, overwrite)
    say(f"Written: {uncut(out)}")


def _refuse_others(*given: object) -> None:
    """What was told internally never becomes public, or of another day, by an option that does nothing."""
    if any(given):
        raise click.UsageError("--again writes what was told, as it was told: give it --style and -o alone.")


def _since(plan: Plan, since: date | str | None, day: date) -> date | None:
    """The day asked for; where none is, that of the last report, if there is one."""
    if since is not None:
        return since_day(plan, since, day)
    last = last_report(plan.reports, day)
    return last.as_at if last else None


def _write(
    file: Path,
    plan: Plan,
    wanted: WantedReport,
    left_out: tuple[str, ...],
    out: Path,
    style: Path | None,
    overwrite: bool,
) -> None:
    from tracker.services.reporting import make_report, record_of_report, write_report

    made = make_report(plan, wanted, left_out)
    record = record_of_report(plan, wanted, left_out, made, datetime.now(UTC), style=style.name if style else None)
    with open_store(file) as store, store.transaction():
        store.save(record)  # first, and both or none: what cannot be remembered is not written
        write_report(made, out, style, overwrite=overwrite)


def _write_again(file: Path, number: int, out: Path, style: Path | None, overwrite: bool) -> None:
    from tracker.services.remembering import as_told
    from tracker.services.reporting import write_report

    reports = sent_reports(plan_in(file).reports)
    if not 1 <= number <= len(reports):
        raise TrackerError(f"No report {number} is remembered in this plan: `reports FILE` lists those there are.")
    write_report(as_told(reports[number - 1]), out, style, overwrite=overwrite)


@click.command()
@FILE
@FORMAT
def reports(file: Path, shape: str) -> None:
    """List the reports that the plan remembers.

    When each was made, for which day, since when and for whom.
    """
    from tracker.columns.sheets.plan import REPORT_SHEET_COLUMNS  # which takes long to import

    found = sent_reports(plan_in(file).reports)
    if shape == "json":
        print_json({"reports": [_json(number, one) for number, one in enumerate(found, 1)]})
        return
    numbers = {one.uuid: number for number, one in enumerate(found, 1)}
    number: Column[RememberedReport] = Column("number", "No.", lambda row: numbers[row.uuid], "number", 4)
    chosen = [c for c in REPORT_SHEET_COLUMNS if shape != "table" or c.name not in ("by", "redacted")]
    print_rows([number, *chosen], found, shape)


def _json(number: int, one: RememberedReport) -> dict[str, Any]:
    return {
        "number": number,
        "title": one.title,
        "as_at": one.as_at.isoformat(),
        "since": one.since.isoformat() if one.since else None,
        "public": one.public,
        "made_at": one.made_at.isoformat(),
        "made_by": one.made_by,
        "redacted_on": one.redacted_on.isoformat() if one.redacted_on else None,
    }
