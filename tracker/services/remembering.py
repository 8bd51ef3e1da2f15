"""What a report said, frozen, so that it can be asked again as it was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from tracker.documents.dump.answers import actions_json, changes_json, measures_json, scorecard_json
from tracker.domain.actions.register import register
from tracker.domain.changes.between import changes_between
from tracker.domain.edit import JsonText, json_text, json_value
from tracker.domain.meetings.told import MEETING, ToldMeeting, kept_values
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.domain.report import RememberedReport, hash_of
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.reports.blocks import Report
from tracker.reports.frozen_blocks import as_values, from_values


def frozen(
    plan: Plan,
    as_at: date,
    since: date | None = None,
    problems: Iterable[Problem] = (),
    report: Report | None = None,
    closes: ToldMeeting | None = None,
) -> JsonText:
    """All that a report tells of a plan as at a day, as JSON: themes, register, measures, scorecard, changes.

    They have the shapes that the command line answers; `changes` is null where nothing is compared. Of a report for
    everybody, `plan` is the one without names. `report` is what was written, as it stands on its pages; `closes` the
    meeting whose minutes it is.
    """
    changes = changes_between(plan, since, as_at, problems) if since else []
    return json_text(
        {
            "plan": {"title": plan.title, "organisation": plan.organisation, "theme_word": plan.theme_word},
            "themes": [
                {"ref": one.ref, "title": one.title, "ambition": one.ambition, "evidence": one.evidence}
                for one in plan.themes_on(as_at)
            ],
            "register": actions_json(plan, register(plan, as_at), as_at),
            "measures": measures_json(plan, as_at),
            "scorecard": scorecard_json(plan, as_at),
            "changes": changes_json(plan, since, as_at, changes) if since else None,
            "report": as_values(report) if report else None,
            **({MEETING: kept_values(closes)} if closes else {}),
        }
    )


def remembered_report(
    plan: Plan,
    as_at: date,
    since: date | None = None,
    problems: Iterable[Problem] = (),
    *,
    title: str,
    now: datetime,
    public: bool = False,
    style: str | None = None,
    by: str | None = None,
    report: Report | None = None,
    closes: ToldMeeting | None = None,
) -> RememberedReport:
    """The record of a report that was made of a plan, to be saved: `store.save(report)`."""
    said = frozen(plan, as_at, since, problems, report, closes)
    made = RememberedReport(new_uuid(), title, as_at, since, now, said, hash_of(said), public, style, by)
    return replace(made, meeting=closes.uuid if closes else None, plan_id=plan.id)


def as_told(remembered: RememberedReport) -> Report:
    """What a report said when it was made, its charts in words; TrackerError where the copy does not hold its pages."""
    said = json_value(remembered.said)
    try:
        return from_values(said["report"])
    except (KeyError, TypeError, ValueError) as error:
        made = f"{remembered.title} as at {show_day(remembered.as_at)}"
        raise TrackerError(f"The pages of {made} are not kept: make the report of that day anew.") from error
