"""The report of the sample for everybody: no name anywhere, small numbers as c, and what was taken out at its end."""

from datetime import date

import pytest

from tests.reports.committee.conftest import SINCE
from tests.reports.committee.reading import all_words, headings, lines, under
from tracker.domain.publishing.public_plan import public_plan
from tracker.reports.committee.report import committee_report
from tracker.reports.committee.wanted import WantedReport


@pytest.fixture(scope="module")
def public_report(sample_plan):
    plan, taken_out, _ = public_plan(sample_plan)
    return committee_report(plan, WantedReport(date(2017, 11, 14), SINCE, public=True, taken_out=taken_out))


def test_no_name_stands_anywhere(sample_plan, public_report):
    words = all_words(public_report)
    people = [person.name for person in sample_plan.people]
    assert people and not [name for name in people if any(part in words for part in name.split())]
    assert not [name for name in ("Lindley", "Mina", "Moss", "Wade") if name in words]  # mentioned, and of no plan


def test_small_numbers_are_told_as_c(public_report):
    words = all_words(public_report)
    assert "(15 of 18)" not in words and "83.3%" not in words  # 3 were not in time
    assert "10 working days: c in Q2 2017/18" in words
    assert "(1 case)" not in words and "(70 cases)" in words


def test_it_ends_with_what_was_taken_out_and_why(public_report):
    *_, last = headings(public_report)
    assert last.text == "What was taken out, and why"
    assert lines(under(public_report, last.text))[0].startswith("The names of 10 people of the plan: roles stand")
