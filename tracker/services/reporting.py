"""The committee report of a plan: its charts drawn once each, its blocks, and what of it anybody may read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tracker.charts.measure_chart import draw_measure
from tracker.charts.picture import new_figure, picture_bytes, picture_fonts
from tracker.columns.measures import measure_rows
from tracker.domain.plan import Plan
from tracker.domain.publishing.public_plan import public_plan, without_actions
from tracker.domain.report import RememberedReport
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.palette import LIGHT
from tracker.put_in_place import REPORT, AlreadyThere, check_target, put_in_place
from tracker.reports.blocks import Report
from tracker.reports.committee.report import committee_report
from tracker.reports.committee.runs import sentence
from tracker.reports.committee.wanted import DrawnChart, Pictures, WantedReport
from tracker.services.remembering import remembered_report

CHART_SIZE = 6.6, 2.05  # inches: as wide as the text of a page, and three to a page
_POINTS = 8

Progress = Callable[[int, int], None]  # charts drawn, of so many


def prepared(plan: Plan, wanted: WantedReport, left_out: Sequence[str] = ()) -> tuple[Plan, WantedReport]:
    """The plan as the report may show it, and the list of what was taken out. TrackerError for an unknown ref."""
    plan, told = without_actions(plan, left_out)
    if wanted.public:
        plan, more, (audience, *recommended) = public_plan(plan, (wanted.audience, *wanted.recommendations))
        wanted = replace(wanted, audience=audience, recommendations=tuple(recommended))
        told += more
    return plan, replace(wanted, taken_out=told)


def make_report(
    plan: Plan, wanted: WantedReport, left_out: Sequence[str] = (), progress: Progress = lambda done, total: None
) -> Report:
    """The report with its charts. What `progress` raises ends it; TrackerError for days that do not fit."""
    check_days(wanted)
    plan, wanted = prepared(plan, wanted, left_out)
    return committee_report(plan, wanted, draw_charts(plan, wanted, progress))


def record_of_report(
    plan: Plan,
    wanted: WantedReport,
    left_out: Sequence[str],
    report: Report,
    now: datetime,
    *,
    style: str | None = None,
    by: str | None = None,
) -> RememberedReport:
    """The record of a report that was made of a plan, to be saved: it holds what the report says, and no more."""
    shown, _ = prepared(plan, wanted, left_out)
    return remembered_report(
        shown,
        wanted.as_at,
        wanted.since,
        title=report.front.subtitle,
        now=now,
        public=wanted.public,
        style=style,
        by=by,
        report=report,
    )


def check_days(wanted: WantedReport) -> None:
    """TrackerError where the day since which changes count is not before the day of the report."""
    if wanted.since is not None and wanted.since >= wanted.as_at:
        days = f"{show_day(wanted.since)} is not before {show_day(wanted.as_at)}"
        raise TrackerError(f"{days}: say an earlier day since which changes count, or a later as-at day.")


def write_report(report: Report, path: Path, style: Path | None = None, *, overwrite: bool = False) -> None:
    """Write a report as Word or PDF, by the ending of its name; `style` is a Word document to take the styles of.

    Raises TrackerError for another ending, for a style file of a PDF, and where the file cannot be written.
    """
    check_report_file(path, style, overwrite=overwrite)
    with put_in_place(path, REPORT, overwrite=overwrite) as part:
        if path.suffix.lower() == ".pdf":
            from tracker.reports.typeset.write import pdf_bytes

            part.write_bytes(pdf_bytes(report, [picture_fonts()]))
        else:
            from tracker.reports.word.write import docx_bytes

            part.write_bytes(docx_bytes(report, style))


def check_report_file(path: Path, style: Path | None, *, overwrite: bool = False) -> None:
    """TrackerError where no report can be written to the path, or the style file is not for it, before any work."""
    check_target(path, REPORT)
    if path.exists() and not overwrite:
        raise AlreadyThere(path)
    if style is not None and path.suffix.lower() == ".pdf":
        raise TrackerError(f"{style.name} gives a Word report its styles; {path.name} is a PDF: leave the style out.")
    if style is not None and not style.is_file():
        raise TrackerError(f"There is no style file {style}: give a Word document (.docx or .dotx) that is there.")


def draw_charts(plan: Plan, wanted: WantedReport, progress: Progress) -> Pictures:
    """The chart of each measure that has a reading by the day, on one figure, one after the other."""
    rows = [row for row in measure_rows(plan, wanted.as_at) if row.finding.latest]
    figure, drawn = new_figure(*CHART_SIZE), dict[str, DrawnChart]()
    for done, row in enumerate(rows):
        progress(done, len(rows))
        # Name and finding stand over the chart as words of the report.
        bare = replace(row.measure, name="")
        draw_measure(
            figure, bare, wanted.as_at, subtitle="", palette=LIGHT, font_points=_POINTS, scales=plan.scales
        )  # fmt: skip
        figure.set_label(row.measure.name)
        alt = " ".join(map(sentence, (row.measure.name, row.finding.sentence, str(figure.patch.get_label()))))
        drawn[row.measure.ref] = DrawnChart(picture_bytes(figure, "png"), picture_bytes(figure, "svg"), alt)
    progress(len(rows), len(rows))
    return drawn
