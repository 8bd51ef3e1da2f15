"""The columns of updates: what was said of each action, by whom and for which day."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from tracker.columns.words import Column, Value, status_words
from tracker.domain.actions.state import withdrawn_by
from tracker.domain.plan import Action, Plan, Redaction, Theme, Update
from tracker.domain.when import show_day

UpdateRow = tuple[Theme, Action, Update]


def update_rows(plan: Plan, as_at: date) -> list[UpdateRow]:
    """Every update that speaks for the day or one before it, withdrawn ones too, oldest first in each action.

    Left out: updates that speak for a later day, and actions that had been removed.
    """
    return [
        (theme, action, update)
        for theme, action in plan.actions()
        if action.removed_on is None or action.removed_on > as_at
        for update in sorted(action.updates, key=attrgetter("age"))
        if update.day is None or update.day <= as_at
    ]


def withdrawn(row: UpdateRow) -> bool:
    """Whether a later update withdrew this one."""
    _, action, update = row
    return update.uuid in withdrawn_by(action.updates)


def removal_words(removal: Redaction, *, what: bool = True) -> str:
    """That words were taken out for good: "Removed 14 Nov 2017 by QA Manager (lead): a child was named"."""
    return removed_words(removal.day, removal.recorded_by, removal.what if what else "", removal.reason)


def removed_words(day: date | None, by: str | None, what: str, reason: str | None) -> str:
    """The same of a day, somebody, what went and why."""
    when = f" {show_day(day)}" if day else ""
    return f"Removed{when}{f' by {by}' if by else ''}{f' ({what})' if what else ''}: {reason}"


def _stated(row: UpdateRow) -> Value:
    stated = row[2].stated_rag
    return "No rating" if stated == "none" else stated


COMMENTARY_COLUMNS: tuple[Column[UpdateRow], ...] = (
    Column("ref", "Ref", lambda row: row[1].ref, "ref", 7),
    Column("action", "Action", lambda row: row[1].text, "text", 30, wrap=True),
    Column("day", "Day", lambda row: row[2].day, "day", 12, empty="from the plan"),
    Column("author", "Author", lambda row: row[2].author, "text", 14, wrap=True),
    Column("recorded_by", "Recorded by", lambda row: row[2].recorded_by, "text", 13, wrap=True),
    Column("kind", "Kind", lambda row: row[2].kind, "text", 10),
    Column("commentary", "Commentary", lambda row: row[2].text, "text", 46, wrap=True),
    Column("status", "Status", lambda row: status_words(row[2].status), "text", 11, wrap=True),
    Column("stated_rating", "Stated rating", _stated, "rating", 12),
    Column("review", "Review", lambda row: row[2].review, "when", 11),
    Column("reason", "Reason", lambda row: row[2].reason, "text", 20, wrap=True),
    Column("withdrawn", "Withdrawn", lambda row: "withdrawn" if withdrawn(row) else None, "text", 11),
)
