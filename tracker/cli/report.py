"""The report command: what a committee is told of the plan, as Word or PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tracker.cli.options import AS_AT, DAY, FILE, OVERWRITE, day_of, overwrite_offered, plan_in
from tracker.reports.committee.wanted import AUDIENCE, RECOMMENDATIONS, WantedReport


@click.command()
@FILE
@click.option("-o", "out", required=True, type=click.Path(path_type=Path), help="The report: .docx or .pdf.")
@click.option("--since", type=DAY, help="The day after which changes count; without it nothing is compared.")
@AS_AT
@click.option("--style", type=click.Path(path_type=Path), help="A Word document of the council, for its styles.")
@click.option("--public", is_flag=True, help="For everybody: roles for names, numbers under 6 as c.")
@click.option("--leave-out", "left_out", multiple=True, metavar="REF", help="An action to leave out; again for more.")
@click.option("--for", "audience", default=AUDIENCE, show_default=True, help="Who it is for.")
@click.option("--recommend", multiple=True, metavar="TEXT", help="A recommendation in the place of the usual ones.")
@OVERWRITE
def report(
    file: Path,
    out: Path,
    since: date | None,
    as_at: date | None,
    style: Path | None,
    public: bool,
    left_out: tuple[str, ...],
    audience: str,
    recommend: tuple[str, ...],
    overwrite: bool,
) -> None:
    """Write the report to the committee: one page, every theme, the scorecard, what changed, each figure proved."""
    from tracker.services.reporting import check_report_file, make_report, write_report

    with overwrite_offered():
        check_report_file(out, style, overwrite=overwrite)
        plan = plan_in(file)
        wanted = WantedReport(day_of(plan, as_at), since, audience, recommend or RECOMMENDATIONS, public)
        write_report(make_report(plan, wanted, left_out), out, style, overwrite=overwrite)
    click.echo(f"Written: {out}")
