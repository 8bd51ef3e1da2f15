"""The sample plan, read once, and its report as at 14 Nov 2017 since 12 Sep 2017."""

from datetime import date

import pytest

from tracker.reports.committee.report import committee_report
from tracker.reports.committee.wanted import WantedReport
from tracker.services.sample import SAMPLE_OPENS, make_sample

SINCE = date(2017, 9, 12)


@pytest.fixture(scope="session")
def sample_plan(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("report") / "sample.plan")


@pytest.fixture(scope="session")
def sample_report(sample_plan):
    return committee_report(sample_plan, WantedReport(SAMPLE_OPENS, SINCE))
