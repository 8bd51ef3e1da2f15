"""The commands on meetings: those that reviewed the plan, and the minutes of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.cli.options import DAY, FILE, FORMAT, OVERWRITE, PATH, overwrite_offered, plan_in
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say, uncut
from tracker.columns.minutes import MEETING_COLUMNS, MINUTES_COLUMNS, counts_words
from tracker.columns.words import Column
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import in_order_held
from tracker.domain.meetings.told import ToldMeeting, kept_values, told_meeting, told_meetings
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.errors import TrackerError

_ON_A_TERMINAL = ("name", "day", "present", "decisions", "left", "closed")


@click.command()
@FILE
@click.option("--as-at", type=DAY, help="Only those held by this day.")
@FORMAT
def meetings(file: Path, as_at: date | None, shape: str) -> None:
    """List the meetings that reviewed the plan.

    When each was held and closed, who was there, and how much was decided.
    """
    told = told_meetings(plan_in(file), as_at or date.max)
    if shape == "json":
        print_json({"meetings": [_json(number, one) for number, one in enumerate(told, 1)]})
        return
    chosen = [c for c in MEETING_COLUMNS if shape != "table" or c.name in _ON_A_TERMINAL]
    numbers = {one.uuid: number for number, one in enumerate(told, 1)}
    number: Column[ToldMeeting] = Column("number", "No.", lambda row: numbers[row.uuid], "number", 4)
    print_rows([number, *chosen], told, shape)


@click.command()
@FILE
@click.argument("number", type=int, metavar="N")
@click.option("-o", "out", type=PATH, help="Write them to this file instead: .docx or .pdf.")
@FORMAT
@OVERWRITE
def minutes(file: Path, number: int, out: Path | None, shape: str, overwrite: bool) -> None:
    """Print what a meeting decided, or write its minutes.

    N is its number in `meetings FILE`. Of a closed meeting all is told as it was when it was closed.
    """
    plan = plan_in(file)
    meeting = _numbered(plan, number)
    told = told_meeting(plan, meeting)
    if out is not None:
        _write(plan, meeting, out, overwrite)
    elif shape == "json":
        print_json(_json(number, told))
    else:
        print_rows(MINUTES_COLUMNS, told.rows, shape)
        if shape == "table":
            closed = f"closed on {show_day(told.closed.made_at.date())}" if told.closed else "not closed"
            counts = counts_words(told.counts, told.looked_at)
            say(f"\n{told.name}, {show_day(told.day)}, {closed}: {counts}.")


def _numbered(plan: Plan, number: int) -> Meeting:
    held = in_order_held(plan.meetings)
    if not 1 <= number <= len(held):
        raise TrackerError(f"No meeting {number} is in this plan: `meetings FILE` lists those there are.")
    return held[number - 1]


def _write(plan: Plan, meeting: Meeting, out: Path, overwrite: bool) -> None:
    from tracker.services.meetings import minutes_of
    from tracker.services.reporting import check_report_file, write_report

    with overwrite_offered():
        check_report_file(out, None, overwrite=overwrite)
        write_report(minutes_of(plan, meeting), out, overwrite=overwrite)
    say(f"Written: {uncut(out)}")


def _json(number: int, told: ToldMeeting) -> dict[str, Any]:
    closed = told.closed
    return {
        "number": number,
        **kept_values(told),
        "closed": {"on": closed.made_at.isoformat(), "by": closed.made_by} if closed else None,
    }
