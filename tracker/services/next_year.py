"""Makes next year's plan of a plan file: asks nothing, writes a new file, never over an existing one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from uuid import uuid4

from tracker.domain.dates.reading import read_when
from tracker.domain.next_year.carrying import Carried, NextYear, next_year
from tracker.domain.next_year.naming import next_period, next_title
from tracker.domain.plan import Plan
from tracker.domain.when import When, lacks
from tracker.errors import TrackerError
from tracker.reports.two_plans.next_year import next_year_report
from tracker.services.reporting import write_report
from tracker.store.sqlite import new_store


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
    return next_year(plan, as_at, wanted, lambda: str(uuid4()))


def write_next_year(made: Carried, path: Path) -> None:
    """Write the new plan file; TrackerError, with nothing written, where something stands there or it cannot be."""
    with new_store(path) as store:
        store.add_plan(made.plan)


def write_fates(old: Plan, made: Carried, as_at: date, path: Path, *, overwrite: bool = False) -> None:
    """Write the table from old refs to new as Word or PDF."""
    write_report(next_year_report(old, made, as_at), path, overwrite=overwrite)
