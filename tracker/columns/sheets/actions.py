"""The sheets of actions: as the plan prints them, those that are overdue, and every update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from tracker.columns.actions import ACTION_COLUMNS, OVERDUE_COLUMNS
from tracker.columns.commentary import COMMENTARY_COLUMNS, UpdateRow, removal_words, update_rows, withdrawn
from tracker.columns.derived import NO_ACTION
from tracker.columns.sheets.cells import TableSheet
from tracker.columns.words import Column, Value, counted, share_words, standing_words
from tracker.domain.actions.register import Line, worst_first
from tracker.domain.actions.state import in_order
from tracker.domain.plan import Plan
from tracker.domain.when import When, show_day, shown

_KNOWN: dict[str, Column[Line]] = {column.name: column for column in (*ACTION_COLUMNS, *OVERDUE_COLUMNS)}


def actions_sheet(lines: Sequence[Line], as_at: date, said: str) -> TableSheet[Line]:
    """Every action in the plan's order, with what is computed of it and what was said."""
    none = f"{NO_ACTION} {show_day(as_at)}"
    edited = ("action", "lead", "review", "status", "stated_rating", "commentary")
    above = f"{counted(len(lines), 'action')}. {said}."
    return TableSheet("Actions", above, _action_columns(as_at), lines, none, _line_key, edited=edited)


def overdue_sheet(lines: Sequence[Line], as_at: date, said: str) -> TableSheet[Line]:
    """The live actions that are past their review, the latest first."""
    late = worst_first(line for line in lines if line.overdue)
    live = sum(line.state.status.live for line in lines)
    above = f"{share_words(len(late), live)} live actions, worst first. {said}."
    none = f"No action is overdue as at {show_day(as_at)}"
    return TableSheet("Overdue", above, _overdue_columns(as_at), late, none, _line_key)


def commentary_sheet(plan: Plan, as_at: date, said: str) -> TableSheet[UpdateRow]:
    """Every update that speaks for the day or one before it."""
    rows = update_rows(plan, as_at)
    above = f"{counted(len(rows), 'update')}; what was withdrawn is struck through. {said}."
    none = f"No update as at {show_day(as_at)}"
    said_anew = ("day", "author", "commentary")
    return TableSheet(
        "Commentary", above, _COMMENTARY, rows, none, lambda row: row[2].uuid, withdrawn, edited=said_anew
    )


def clock_words(clock: datetime | None) -> str | None:
    """When something was saved: "14 Nov 2017 09:30"."""
    return f"{show_day(clock.date())} {clock:%H:%M}" if clock else None


def late_after(when: When | None) -> Value:
    """The last day of a date, after which it has passed; None of "Ongoing"."""
    return when.last if when and when.kind != "completed" else None


def _review_as_printed(row: UpdateRow) -> Value:
    """How the document writes a date, where that is otherwise than it is shown."""
    review = row[2].review
    printed = " ".join(review.as_printed.split()) if review else ""
    return printed if review and printed and printed != shown(review) else None


def _line_key(line: Line) -> str:
    return line.action.uuid or line.action.ref or line.action.text


def _computed(line: Line) -> Value:
    return line.computed_rag if line.state.status.live else None


def _notes(line: Line) -> Value:
    return "\n".join([*line.action.notes, *map(removal_words, line.action.redactions)]) or None


def _proof(line: Line) -> Value:
    return "\n".join(one.link for one in line.state.evidence) or None


def _action_columns(as_at: date) -> tuple[Column[Line], ...]:
    def sign_off(line: Line) -> Value:
        return standing_words(line, as_at) if line.awaiting_sign_off else None

    return (
        _KNOWN["theme"],
        *_WHAT_AND_WHEN,
        _KNOWN["status"],
        Column("sign_off", "Sign-off", sign_off, "text", 14, wrap=True),
        *_SIGNED_OFF,
        Column("computed", "Computed rating", _computed, "rating", 12),
        Column("stated_rating", "Stated rating", lambda line: line.state.stated_rag, "rating", 12),
        Column("reason", "Reason for it", lambda line: line.state.stated_reason, "text", 20, wrap=True),
        _KNOWN["rating"],
        _KNOWN["commentary"],
        _KNOWN["commentary_day"],
        Column("measures", "Measures", lambda line: ", ".join(line.action.measures) or None, "text", 12, wrap=True),
        Column("links", "Evidence", lambda line: "\n".join(line.action.evidence_links) or None, "text", 20, wrap=True),
        Column("notes", "Notes", _notes, "text", 20, wrap=True),
    )


_SIGNED_OFF: tuple[Column[Line], ...] = (
    Column("signed_off_by", "Signed off by", lambda line: line.state.signed_off_by, "text", 16, wrap=True),
    Column("signed_off_on", "Signed off on", lambda line: line.state.signed_off_on, "day", 12),
    Column("signed_off_evidence", "Signed off on evidence", _proof, "text", 20, wrap=True),
)
_WHAT_AND_WHEN: tuple[Column[Line], ...] = (
    *(_KNOWN[name] for name in ("ref", "action", "lead", "original_review", "review")),
    Column("late_after", "Late after", lambda line: late_after(line.state.review), "day", 12),
    _KNOWN["days_late"],
    Column("slips", "Slips", lambda line: line.state.slips or None, "number", 7),
)


def _overdue_columns(as_at: date) -> tuple[Column[Line], ...]:
    def why_it_moved(line: Line) -> Value:
        counting = in_order(line.action.updates, as_at)
        return "\n".join(one.reason for one in counting if one.review and one.reason) or None

    return (
        *_WHAT_AND_WHEN,
        Column("slip_reasons", "Why it moved", why_it_moved, "text", 24, wrap=True),
        _KNOWN["rating"],
        _KNOWN["commentary"],
        _KNOWN["commentary_day"],
    )


_COMMENTARY = tuple(
    replace(column, width=9) if column.name == "ref" else column
    for column in (
        *COMMENTARY_COLUMNS,
        Column[UpdateRow]("review_printed", "Review as printed", _review_as_printed, "text", 14, wrap=True),
        Column[UpdateRow]("recorded", "Recorded", lambda row: clock_words(row[2].recorded_at), "text", 12, wrap=True),
    )
)
