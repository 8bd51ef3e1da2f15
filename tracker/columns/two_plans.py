"""The columns of what differs between two plans, and of what became of each action in the next; counts in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tracker.columns.words import Column
from tracker.domain.comparing.differences import DifferenceKind, PlanDifference
from tracker.domain.next_year.carrying import ActionFate, Fate

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
