"""The committee report of a plan: its charts drawn once each, its blocks, and what of it anybody may read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker.charts.measure_chart import draw_measure
from tracker.charts.picture import new_figure, picture_bytes
from tracker.columns.measures import measure_rows
from tracker.domain.plan import Plan
from tracker.palette import LIGHT
from tracker.reports.blocks import Report
from tracker.reports.committee.report import committee_report
from tracker.reports.committee.runs import sentence
from tracker.reports.committee.wanted import DrawnChart, Pictures, WantedReport

_WIDE, _HIGH, _POINTS = 6.6, 2.5, 8  # inches, and points of the letters: as wide as the text of a page

Progress = Callable[[int, int], None]  # charts drawn, of so many


def make_report(plan: Plan, wanted: WantedReport, progress: Progress = lambda done, total: None) -> Report:
    """The report with its charts. What `progress` raises ends it."""
    return committee_report(plan, wanted, draw_charts(plan, wanted, progress))


def draw_charts(plan: Plan, wanted: WantedReport, progress: Progress) -> Pictures:
    """The chart of each measure that has a reading by the day, on one figure, one after the other."""
    rows = [row for row in measure_rows(plan, wanted.as_at) if row.finding.latest]
    figure, drawn = new_figure(_WIDE, _HIGH), dict[str, DrawnChart]()
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
