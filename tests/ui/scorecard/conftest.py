"""A scorecard of five measures in two groups, in a window as at 14 Nov 2017, the day it opens as at."""

import pytest

from tests.domain.builders import FIRST_CLOCK, a_measure, a_reading, on
from tests.store.builders import a_file
from tracker.domain.measure import Comparator, Remark
from tracker.domain.plan import Plan, Theme

BANDS = "65-75 / 76-94 / 95-100"


def a_remark(number, day, comment=None, action=None, rating=None, **fields):
    by = "Performance Lead"
    return Remark(
        f"said-{number}", on(day), FIRST_CLOCK, comment, action, rating, author=by, recorded_by=by, **fields
    )  # fmt: skip


def neighbours(period, value):
    return Comparator("Statistical neighbours", readings=(a_reading(period, value),))


def measures():
    """Assessments (amber), conferences (red, but good), visits (green), vacancies (red), audits (no reading)."""
    quarters = ("Q1 2017/18", "Q2 2017/18")

    def quarterly(name, before, now, said, printed=BANDS, **fields):
        return a_measure(printed, list(zip(quarters, (before, now), strict=True)), name=name, remarks=said, **fields)

    return (
        quarterly(
            "Assessments completed in 45 days (%)", 69.1, 71.4,
            (
                a_remark(1, "14 Aug 2017", "Summer was slow.", "Look again.", "3"),
                a_remark(2, "10 Nov 2017", "Weekly tracking.", "Daily list.", "2"),
            ),
            comparators=(neighbours("2016/17", 89),),
        ),
        quarterly(
            "Conferences held in 15 days (%)", 63.2, 91, (a_remark(3, "10 Nov 2017", "Chairs are back.", None, "3"),)
        ),
        quarterly("Visits made in time (%)", 94, 95.2, (a_remark(4, "10 Nov 2017", None, None, "1"),)),
        quarterly(
            "Vacancy rate (%)", 21, 23.5, (a_remark(5, "10 Nov 2017", "Agency rate.", None, "3"),), "20-15 / 14-8 / <8"
        ),
        a_measure(BANDS, name="Audits judged good (%)"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def card_made(tmp_path_factory):
    """The file of the scorecard, to be copied."""
    one, two, three, four, five = (
        type(measure)(**{name: getattr(measure, name) for name in measure.__slots__} | {"ref": f"G-M{at:02}"})
        for at, measure in enumerate(measures(), 1)
    )
    themes = (
        Theme(None, "Timeliness", measures=(one, two, three)),
        Theme(None, "Management", measures=(four, five), place=1),
    )
    plan = Plan("Children's services", "Northmere Council", opens_as_at=on("14 Nov 2017"), themes=themes)
    return a_file(tmp_path_factory.mktemp("made") / "card.plan", plan)


@pytest.fixture
def card_file(card_made, tmp_path):
    path = tmp_path / "card.plan"
    path.write_bytes(card_made.read_bytes())
    return path


@pytest.fixture
def card(window, card_file):
    """The page of the scorecard in a window."""
    window.commands.open_file(card_file)
    window.show_page("Scorecard")
    return window.pages["Scorecard"]
