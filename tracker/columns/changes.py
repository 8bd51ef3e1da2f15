"""The columns of what changed between two days."""

from __future__ import annotations

from tracker.columns.commentary import removed_words
from tracker.columns.words import Column
from tracker.domain.changes.told import PlanChange
from tracker.domain.when import show_day
from tracker.palette import RATING_WORDS

PLAN_CHANGE_COLUMNS: tuple[Column[PlanChange], ...] = (
    Column("theme", "Theme", lambda change: change.theme or None, "text", 24, wrap=True),
    Column("about", "About", lambda change: change.about.capitalize(), "text", 9),
    Column("ref", "Ref", lambda change: change.ref or None, "ref", 9),
    Column("name", "Name", lambda change: change.name or None, "text", 32, wrap=True),
    Column("what", "What", lambda change: change.what.capitalize(), "text", 15),
    Column("of", "Of", lambda change: change.of or None, "text", 20, wrap=True),
    Column("old", "Before", lambda change: _value(change, change.old), "text", 30, wrap=True),
    Column("new", "After", lambda change: _value(change, change.new), "text", 30, wrap=True),
    Column("day", "Day", lambda change: change.day, "day", 12),
    Column("by", "By", lambda change: change.by, "text", 16, wrap=True),
    Column("reason", "Reason", lambda change: change.reason, "text", 26, wrap=True),
)


def _value(change: PlanChange, value: str | None) -> str | None:
    """A value before or after as it is shown: ratings by their words."""
    return RATING_WORDS.get(value or "", value) if change.what in ("rating", "stated rating") else value


def plan_change_words(change: PlanChange) -> str:
    """One change in a line: "slip Dec 2017 -> Mar 2018 (14 Nov 2017, QA Manager: staff were ill)"."""
    if change.what == "words removed":
        return removed_words(change.day, change.by, change.of, change.reason)
    label = _LABELS.get(change.what, change.what) if change.what not in ("wording", "edited") else change.of
    old, new = (" ".join((_value(change, value) or "").split()) for value in (change.old, change.new))
    moved = f"{old or 'none'} -> {new or 'none'}" if change.what in _MOVES else old or new
    told = " ".join(filter(None, [label, moved]))
    signed = ", ".join(filter(None, [show_day(change.day) if change.day else "", change.by]))
    tail = ": ".join(filter(None, [signed, change.reason]))
    return f"{told} ({tail})" if tail else told


_MOVES = {
    "wording", "edited", "lead", "status", "completed", "not accepted", "stated rating", "slip", "review", "rating",
    "band", "decision", "moved",
}  # fmt: skip
_LABELS = {"completed": "status", "not accepted": "not accepted: status", "late": "newly", "no longer late": "was"}
