"""The columns of promises as at a day, and what is said and asked of them in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.columns.words import Column, share_words
from tracker.domain.promises.states import Promise, kept_share, kept_shares
from tracker.domain.when import MONTH_NAMES, shown


def _due(made: Promise) -> tuple[date, date] | None:
    """The last day, and of those with the same one the first; None where there is none."""
    last, first = made.when.last, made.when.first
    return (last, first or last) if last else None


def state_words(made: Promise) -> str:
    """How it stands: "passed", and "no promise" where somebody said so."""
    return "no promise" if made.state == "none" else made.state


PROMISE_COLUMNS: tuple[Column[Promise], ...] = (
    Column("ref", "Ref", lambda made: made.action.ref, "ref", 7),
    Column("number", "No.", lambda made: made.number, "number", 5),
    Column("who", "Who", lambda made: made.who or None, "text", 18, wrap=True),
    Column("promise", "Promise", lambda made: made.text, "text", 46, wrap=True),
    Column("day", "For", lambda made: made.when, "when", 12, order=_due),
    Column("last_day", "Last day", lambda made: made.when.last, "day", 12),
    Column("said_on", "Said on", lambda made: made.said_on, "day", 12, empty="from the plan"),
    Column("state", "State", lambda made: state_words(made).capitalize(), "text", 9),
    Column("kept_by", "Kept by", lambda made: made.kept_by, "text", 30, wrap=True),
)

# As read, not as written.
FOR_COLUMN: Column[Promise] = Column("day", "For", lambda made: shown(made.when), "text", 12, order=_due)


def kept_words(made: Sequence[Promise], as_at: date) -> str:
    """How many promises whose day has passed were kept, and by whom: "Kept: 3 of 8 (Ann Young 2 of 5, ...)"."""
    each = kept_by_lead(made, as_at)
    return kept_of_plan(made, as_at) + (f" ({each})" if each else "")


def kept_of_plan(made: Sequence[Promise], as_at: date) -> str:
    """How many of those whose day has passed were kept: "Kept: 3 of 8"."""
    whole = kept_share(made, as_at)
    return f"Kept: {share_words(whole.kept, whole.due)}" if whole.due else "No promise has come due"


def kept_by_lead(made: Sequence[Promise], as_at: date) -> str:
    """The same for each who promised: "Ann Young 2 of 5, Una Holt 1 of 3"."""
    shares = kept_shares(made, as_at)
    return ", ".join(f"{share.who or 'nobody named'} {share_words(share.kept, share.due)}" for share in shares)


def promise_question(made: Promise) -> str:
    """What is asked at a new update: 'In Sep 2017 Ann Young said: "TM to report in Oct." Did it happen?'."""
    who = f"{made.update.author} said" if made.update.author else "it was said"
    said = f"In {MONTH_NAMES[made.said_on.month]} {made.said_on.year} {who}" if made.said_on else "The plan says"
    return f'{said}: "{made.text}" Did it happen?'
