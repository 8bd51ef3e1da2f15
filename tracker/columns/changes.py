"""The columns of what changed: between two days, between two plans, from one year's plan to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tracker.columns.commentary import removed_words
from tracker.columns.words import Column
from tracker.domain.changes.told import PlanChange
from tracker.domain.when import show_day
from tracker.palette import RATING_WORDS

if TYPE_CHECKING:
    from tracker.domain.comparing.differences import DifferenceKind, PlanDifference
    from tracker.domain.next_year.carrying import ActionFate, Fate

PLAN_CHANGE_COLUMNS: tuple[Column[PlanChange], ...] = (
    Column("theme", "Theme", lambda change: change.theme or None, "text", 24, wrap=True),
    Column("about", "About", lambda change: change.about.capitalize(), "text", 9),
    Column("ref", "Ref", lambda change: change.ref or None, "ref", 9),
    Column("name", "Name", lambda change: change.name or None, "text", 32, wrap=True),
    Column("what", "What", lambda change: _what(change).capitalize(), "text", 15),
    Column("of", "Of", lambda change: change.of or None, "text", 20, wrap=True),
    Column("old", "Before", lambda change: _value(change, change.old), "text", 30, wrap=True),
    Column("new", "After", lambda change: _value(change, change.new), "text", 30, wrap=True),
    Column("day", "Day", lambda change: change.day, "day", 12),
    Column("by", "By", lambda change: change.by, "text", 16, wrap=True),
    Column("reason", "Reason", lambda change: change.reason, "text", 26, wrap=True),
)


def _what(change: PlanChange) -> str:
    """What happened; a meeting has no ref that would tell it from an action."""
    return f"meeting {change.what}" if change.about == "meeting" else change.what


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


# Between two plans

DIFFERENCE_WORDS: dict[DifferenceKind, str] = {
    "new": "New",
    "changed": "Changed",
    "moved": "Moved",
    "renumbered": "Renumbered",
    "dropped": "Dropped",
}


def refs_words(row: PlanDifference) -> str:
    """ "1.1.4 → 1.2.20": both refs, or the one that there is."""
    return " → ".join(dict.fromkeys(filter(None, (row.old_ref, row.new_ref))))


DIFFERENCE_COLUMNS: tuple[Column[PlanDifference], ...] = (
    Column("what", "What", lambda row: DIFFERENCE_WORDS[row.what], "text", 13),
    Column("about", "About", lambda row: row.about.capitalize(), "text", 9),
    Column("theme", "Theme", lambda row: row.theme or None, "text", 24, wrap=True),
    Column("ref", "Ref", lambda row: refs_words(row) or None, "ref", 16),
    Column("old_ref", "Old ref", lambda row: row.old_ref or None, "ref", 9),
    Column("new_ref", "New ref", lambda row: row.new_ref or None, "ref", 9),
    Column("name", "Name", lambda row: row.name, "text", 40, wrap=True),
    Column("field", "Of", lambda row: row.field or None, "text", 10),
    Column("old", "Before", lambda row: row.old, "text", 30, wrap=True),
    Column("new", "After", lambda row: row.new, "text", 30, wrap=True),
    Column("reason", "Why", lambda row: row.reason, "text", 28, wrap=True),
)


def difference_counts(found: Iterable[PlanDifference]) -> str:
    """ "4 new, 12 changed, 3 dropped": records, not fields; "No difference" where there is none."""
    records = {(one.what, one.about, one.old_ref, one.new_ref, one.name) for one in found}
    counts = Counter(one[0] for one in records)
    told = [f"{counts[kind]:,} {words.lower()}" for kind, words in DIFFERENCE_WORDS.items() if counts[kind]]
    return ", ".join(told) or "No difference"


FATE_WORDS: dict[Fate, str] = {
    "carried": "Carried over",
    "complete": "Complete",
    "stopped": "Stopped",
    "removed": "Removed",
    "not yet there": "Not there yet",
    "left": "Left out",
}

FATE_COLUMNS: tuple[Column[ActionFate], ...] = (
    Column("theme", "Theme", lambda row: row.theme or None, "text", 24, wrap=True),
    Column("old_ref", "Old ref", lambda row: row.old_ref or None, "ref", 9),
    Column("new_ref", "New ref", lambda row: row.new_ref or None, "ref", 9, empty="–"),
    Column("action", "Action", lambda row: row.text, "text", 50, wrap=True),
    Column("lead", "Lead", lambda row: row.lead.as_printed or None, "text", 24, wrap=True),
    Column("fate", "Outcome", lambda row: FATE_WORDS[row.fate], "text", 18),
    Column("why", "As", lambda row: row.why or None, "text", 30, wrap=True),
)


def fate_counts(fates: Iterable[ActionFate]) -> str:
    """ "45 carried over, 3 complete"."""
    counts = Counter(one.fate for one in fates)
    return ", ".join(f"{counts[fate]:,} {words.lower()}" for fate, words in FATE_WORDS.items() if counts[fate])
