"""The columns of meetings and of what they decided, and their counts in words."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.columns.words import Column, counted
from tracker.domain.meetings.minutes import OUTCOMES, Outcome
from tracker.domain.meetings.told import ToldDecision, ToldMeeting

OUTCOME_WORDS: dict[Outcome, str] = {
    "new date": "given a new date",
    "escalated": "escalated",
    "proposed complete": "proposed complete",
    "note": "noted",
    "left": "left for next time",
}

MINUTES_COLUMNS: tuple[Column[ToldDecision], ...] = (
    Column("ref", "Ref", lambda row: row.ref or None, "ref", 9),
    Column("action", "Action", lambda row: row.action, "text", 40, wrap=True),
    Column("decision", "Decision", lambda row: row.decision, "text", 28, wrap=True),
    Column("because", "Because", lambda row: row.because or None, "text", 34, wrap=True),
    Column("who", "Who", lambda row: row.who or None, "text", 20, wrap=True),
    Column("by_when", "By when", lambda row: row.by_when or None, "text", 12),
)

MEETING_COLUMNS: tuple[Column[ToldMeeting], ...] = (
    Column("name", "Meeting", lambda row: row.name, "text", 26, wrap=True),
    Column("day", "Day", lambda row: row.day, "day", 12),
    Column("present", "Present", lambda row: ", ".join(row.present) or None, "text", 34, wrap=True),
    Column("looked_at", "Looked at", lambda row: row.looked_at, "number", 9),
    Column("decisions", "Decisions", lambda row: len(row.rows), "number", 9),
    Column("left", "Left", lambda row: row.counts["left"], "number", 7),
    Column("closed", "Closed on", lambda row: row.closed.made_at.date() if row.closed else None, "day", 12),
    Column("closed_by", "Closed by", lambda row: row.closed.made_by if row.closed else None, "text", 18, wrap=True),
)


def counts_words(counts: Mapping[Outcome, int], looked_at: int) -> str:
    """What a meeting came to: "8 actions looked at: 2 given a new date, 1 escalated, 5 left for next time"."""
    told = [f"{counts[outcome]:,} {OUTCOME_WORDS[outcome]}" for outcome in OUTCOMES if counts[outcome]]
    return f"{counted(looked_at, 'action')} looked at" + (f": {', '.join(told)}" if told else "")
