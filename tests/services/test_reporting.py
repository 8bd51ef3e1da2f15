"""A report with its charts: each drawn once, told how far it is, ended by who does not want it any more."""

from datetime import date

import pytest

from tests.domain.builders import a_measure
from tracker.domain.plan import Plan, Theme
from tracker.reports.blocks import Illustration
from tracker.reports.committee.wanted import WantedReport
from tracker.services.reporting import make_report

WANTED = WantedReport(date(2017, 11, 14))


@pytest.fixture(scope="module")
def plan():
    measure = a_measure("65-75 / 75-84 / 85+", [("Sep 2017", "70"), ("Oct 2017", "72")])
    return Plan("Plan", themes=(Theme("1", "One", measures=(measure,)),))


def test_a_chart_is_drawn_once_without_the_words_that_stand_over_it(plan):
    steps = []
    report = make_report(plan, WANTED, progress=lambda done, total: steps.append((done, total)))
    (picture,) = [block for block in report.blocks if isinstance(block, Illustration)]
    assert picture.png.startswith(b"\x89PNG") and b"<svg" in picture.svg
    assert picture.alt.startswith("Visits made in time. 72% in Oct 2017: requires improvement")
    assert b">Visits made in time<" not in picture.svg.split(b"</metadata>")[-1]
    assert steps == [(0, 1), (1, 1)]


def test_progress_can_end_it(plan):
    def stop(*_):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        make_report(plan, WANTED, progress=stop)
