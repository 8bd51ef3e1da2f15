"""Times a whole report, as PDF, against matplotlib's own bare charts of the same size, saved in the same two ways."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.bench.pairs import Result, timed_in_pairs
from tests.bench.pictures import a_measure_of_a_year
from tests.domain.builders import an_action, an_update
from tracker.charts.picture import new_figure, picture_bytes
from tracker.domain.plan import Action, Plan, Theme
from tracker.reports.committee.wanted import WantedReport
from tracker.services.reporting import CHART_SIZE, make_report, write_report

ACTIONS, MEASURES, AS_AT = 48, 47, date(2018, 3, 31)


def committee(folder: Path, pairs: int) -> Result:
    """A plan of 48 actions and 47 measures with twelve readings each, in four themes."""
    plan, wanted = _plan(), WantedReport(AS_AT, date(2017, 9, 12))

    def ours() -> None:
        write_report(make_report(plan, wanted), folder / "report.pdf", overwrite=True)

    def bare() -> None:
        figure = new_figure(*CHART_SIZE)
        for number in range(MEASURES):
            figure.clear()
            figure.subplots().plot(range(12), [60 + number * month % 37 for month in range(12)])
            picture_bytes(figure, "png")
            picture_bytes(figure, "svg")

    return timed_in_pairs(ours, bare, pairs)


def _plan() -> Plan:
    measures = [a_measure_of_a_year(number) for number in range(MEASURES)]
    actions = [_action(number) for number in range(ACTIONS)]
    themes = (
        Theme(str(at), f"Theme {at}", actions=tuple(actions[at::4]), measures=tuple(measures[at::4])) for at in range(4)
    )
    return Plan("Improvement plan", themes=tuple(themes))


def _action(number: int) -> Action:
    day = date(2017, 9, 1) + timedelta(days=number)
    said = an_update(day, "What was done since the last review, in a sentence or two.", review="Dec 2017")
    return an_action(str(number), "Oct 2017", (said,))
