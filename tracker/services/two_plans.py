"""Next year's plan made of a plan file; two plans compared, wherever each comes from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tracker.documents.vocabulary.likeness import alike_words
from tracker.domain.actions.register import default_as_at
from tracker.domain.comparing.differences import PlanDifference, differences_of
from tracker.domain.comparing.earlier import in_the_words_of
from tracker.domain.comparing.matching import MatchedPlans, PlanAsAt, match_plans
from tracker.domain.dates.reading import read_when
from tracker.domain.draft import Draft
from tracker.domain.merging.plans import readings_only
from tracker.domain.next_year.carrying import Carried, NextYear, next_year
from tracker.domain.next_year.naming import next_period, next_title
from tracker.domain.plan import Plan
from tracker.domain.when import When, lacks, show_day
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.plan_files import is_plan
from tracker.reports.blocks import Revision
from tracker.reports.two_plans.next_year import next_year_report
from tracker.reports.two_plans.tracked import comparison_report
from tracker.services.reporting import write_report
from tracker.store.opening import Older
from tracker.store.sqlite import new_store, open_store


def wanted_year(
    plan: Plan, title: str = "", period: str = "", *, renumber: bool = False, leave: Collection[str] = ()
) -> NextYear:
    """What was asked for, with what is offered where nothing was; TrackerError for a period that has no days."""
    if not period.strip():
        asked = next_period(plan.period)
        if asked.last is None:
            raise TrackerError("The plan says no period that another could follow: give the new one, as 2018-19.")
    else:
        asked = typed_period(period)
    return NextYear(title.strip() or next_title(plan.title), asked, renumber, leave)


def typed_period(text: str) -> When:
    """The period that was typed; TrackerError where it has no first and last day."""
    found, _ = read_when(text.strip())
    if found.kind in ("ongoing", "none", "unread", "completed") or lacks(found.kind, found.first, found.last):
        raise TrackerError(f'"{text.strip()}" is no period: write it as 2018-19, or Apr 2018 - Mar 2019.')
    return found


def carried_plan(plan: Plan, as_at: date, wanted: NextYear) -> Carried:
    """Next year's plan, and what became of each action."""
    return next_year(plan, as_at, wanted, new_uuid)


def write_next_year(made: Carried, path: Path) -> None:
    """Write the new plan file; TrackerError, with nothing written, where something stands there or it cannot be."""
    with new_store(path) as store:
        store.add_plan(made.plan)


def write_fates(old: Plan, made: Carried, as_at: date, path: Path, *, overwrite: bool = False) -> None:
    """Write the table from old refs to new as Word or PDF."""
    write_report(next_year_report(old, made, as_at), path, overwrite=overwrite)


# Comparing

SIGNED = "Comparison"  # where nobody says whose the tracked changes are


@dataclass(frozen=True, slots=True)
class ComparedPlans:
    """Two plans, what is the same in them, and what differs."""

    matched: MatchedPlans
    found: list[PlanDifference]


def plan_from(path: Path, today: date, read: Callable[[Path], Draft], as_at: date | None = None) -> PlanAsAt:
    """The plan in a plan file or a document, as at its own day unless another is given; the file stays as it is.

    `read` reads a document. TrackerError for what is neither, and for a plan file of an earlier version.
    """
    if path.is_file() and is_plan(path):
        plan = _plan_in(path)
    else:
        draft = read(path)
        if draft.plan.is_empty or readings_only(draft.plan):
            raise TrackerError(f"{path.name} holds no plan that could be compared: choose another file.")
        plan = draft.plan
    return PlanAsAt(plan, as_at or default_as_at(plan, today), path.name)


def _plan_in(path: Path) -> Plan:
    try:
        with open_store(path, as_it_is=True) as store:
            return store.plan()
    except Older as error:
        raise TrackerError(f"{path.name} is of an earlier version: open it once by itself, then compare.") from error


def check_two(one: Path, other: Path) -> None:
    """TrackerError where both are the same file."""
    if one.exists() and other.exists() and one.samefile(other):
        raise TrackerError(
            f"{one.name} is compared with itself: choose another file, or an earlier day of the same plan."
        )


def as_before(now: PlanAsAt, day: date) -> PlanAsAt:
    """The same plan as at an earlier day, in the words that it had then; TrackerError for a day that is not earlier."""
    if day >= now.as_at:
        raise TrackerError(f"{show_day(day)} is not before {show_day(now.as_at)}: say an earlier day.")
    return PlanAsAt(in_the_words_of(now.plan, day), day, now.name)


def compare_two(older: PlanAsAt, newer: PlanAsAt) -> ComparedPlans:
    """What the newer plan says otherwise than the older one."""
    matched = match_plans(older, newer, alike_words)
    return ComparedPlans(matched, differences_of(matched))


def write_comparison(
    made: ComparedPlans, path: Path, now: datetime, by: str | None = None, *, overwrite: bool = False
) -> None:
    """Write what differs as Word, with tracked changes, or as PDF; they are those of `by`."""
    report = comparison_report(made.matched, made.found, Revision(by or SIGNED, now))
    write_report(report, path, overwrite=overwrite)
