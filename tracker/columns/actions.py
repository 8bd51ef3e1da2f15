"""The columns of actions as at a day, and of those that are overdue."""

from __future__ import annotations

from tracker.columns.words import Column, Value, status_words
from tracker.domain.actions.register import Line


def _rating(line: Line) -> str:
    return line.rating or line.standing


def _theme(line: Line) -> Value:
    return line.theme.heading


_REF = Column[Line]("ref", "Ref", lambda line: line.action.ref, "ref", 7)
_ACTION = Column[Line]("action", "Action", lambda line: line.action.text, "text", 40, wrap=True)
_LEAD = Column[Line]("lead", "Lead", lambda line: line.action.lead.as_printed or None, "text", 18, wrap=True)
_REVIEW = Column[Line]("review", "Review", lambda line: line.state.review, "when", 11)
_DAYS_LATE = Column[Line]("days_late", "Days late", lambda line: line.days_late or None, "number", 6)
_RATING = Column[Line]("rating", "Rating", _rating, "rating", 13)
_COMMENTARY = Column[Line]("commentary", "Latest commentary", lambda line: line.state.text, "text", 46, wrap=True)

ACTION_COLUMNS: tuple[Column[Line], ...] = (
    Column("theme", "Theme", _theme, "text", 18, wrap=True),
    _REF,
    _ACTION,
    _LEAD,
    _REVIEW,
    _DAYS_LATE,
    Column("status", "Status", lambda line: status_words(line.state.status), "text", 12, wrap=True),
    _RATING,
    _COMMENTARY,
    Column("commentary_day", "Dated", lambda line: line.state.text_day, "day", 12),
)

OVERDUE_COLUMNS: tuple[Column[Line], ...] = (
    _REF,
    _ACTION,
    _LEAD,
    Column("original_review", "Original review", lambda line: line.state.original_review, "when", 12),
    _REVIEW,
    _DAYS_LATE,
    Column("slips", "Slips", lambda line: line.state.slips, "number", 7),
    _RATING,
    _COMMENTARY,
)
