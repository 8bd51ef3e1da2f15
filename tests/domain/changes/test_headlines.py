"""What changed, under a few headings, and the days since which one may ask."""

from datetime import UTC, date, datetime

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.domain.changes.between import changes_between
from tracker.domain.changes.headlines import earlier_days, headlines, record_of_change
from tracker.domain.meeting import Meeting
from tracker.domain.plan import Plan
from tracker.domain.report import RememberedReport

SINCE, DAY = on("20 Oct 2017"), on("14 Nov 2017")
PLAN = a_plan(
    an_action("1.1", "Oct 2017"),
    an_action("1.2", "Dec 2017", [an_update("1 Nov 2017", "Done.", status="complete")]),
    an_action("1.3", "Dec 2017", [an_update("1 Nov 2017", "Staff are ill.", review="Mar 2018")]),
    an_action("1.4", "Dec 2017", [an_update("10 Oct 2017", "Before.")]),
    an_action("1.5", "Dec 2017", [an_update("20 Nov 2017", "Only later.", status="complete")]),
)


def told(plan=PLAN, since=SINCE, as_at=DAY):
    return {name: [one.ref for one in of] for name, of in headlines(changes_between(plan, since, as_at)).items()}


def test_each_heading_has_what_belongs_there_and_nothing_of_before_or_after():
    assert told() == {
        "newly late": ["1.1"], "completed": ["1.2"], "re-dated": ["1.3"], "rating moved": ["1.1"],
        "band crossed": [], "new commentary": ["1.2", "1.3"],
    }  # fmt: skip


def test_what_is_completed_is_no_rating_that_moved():
    changes = changes_between(PLAN, SINCE, DAY)
    assert "1.2" in [one.ref for one in changes if one.what == "rating"]
    assert "1.2" not in told()["rating moved"]


def test_a_first_review_is_no_other_one():
    plan = a_plan(an_action("1.1", "", [an_update("1 Nov 2017", review="Mar 2018")]))
    assert told(plan)["re-dated"] == []


def test_a_change_leads_to_its_record():
    (change,) = headlines(changes_between(PLAN, SINCE, DAY))["completed"]
    assert record_of_change(PLAN, [], change) is PLAN.themes[0].actions[1]


def test_the_days_of_meetings_and_reports_before_a_day_are_offered_the_last_first():
    clock = datetime(2018, 1, 1, tzinfo=UTC)
    meetings = tuple(Meeting(name, name, day, clock) for name, day in (("SMT", SINCE), ("Board", DAY)))
    report = RememberedReport("r", "A report", date(2017, 11, 1), None, clock, "{}", "")
    minutes = RememberedReport("m", "Minutes", SINCE, None, clock, "{}", "", meeting="SMT")
    plan = Plan("A plan", meetings=meetings, reports=(report, minutes))
    assert earlier_days(plan, DAY) == [(date(2017, 11, 1), "report"), (SINCE, "SMT")]
    assert earlier_days(plan, SINCE) == [(on("22 Sep 2017"), "28 days before")]
