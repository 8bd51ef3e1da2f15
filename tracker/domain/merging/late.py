"""A document that comes late: what it says stands until the day of the next one that was read, and no longer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.actions.state import in_order, state_at
from tracker.domain.merging.remembered import Verdict
from tracker.domain.plan import Action, Plan, Update

_FIELDS = ("review", "status", "stated_rag")


def next_document(held: Plan, day: date) -> date | None:
    """The day of the first document after a day that said something of an action; None where none was read.

    What a document says of a day to come ("Progress November", read on the 14th) tells nothing of when it was written.
    """
    said = (one for _, action in held.actions() for one in action.updates if one.kind == "plan" and one.recorded_at)
    days = (one.day for one in said if one.day and one.recorded_at and one.day <= one.recorded_at.date())
    return min((known for known in days if known > day), default=None)


def of_its_day(found: Verdict, ours: object, later: date | None) -> Verdict:
    """What the words of a document are where one of a later day was read: wordings are shown as they are now."""
    return "repeated" if found == "news" and ours and later else found


def with_what_stood_later(held: Action, updates: Iterable[Update], day: date, later: date | None) -> list[Update]:
    """The updates of a row, and those by which its action stands on the later day as it did.

    The document of that day had nothing to say of it but what stood, of which nothing is kept twice.
    """
    found = list(updates)
    if later is None:
        return found
    stood = state_at(held.updates, later)
    for update in [one for one in found if not one.uuid and one.kind == "plan"]:
        own = update.day or day
        since = [one for one in in_order(held.updates, later) if _after(one, own)]
        moved = [of for of in _FIELDS if getattr(update, of) is not None and all(getattr(s, of) is None for s in since)]
        if own < later and stood and moved:
            nothing: dict[str, Any] = dict.fromkeys((*_FIELDS, "text", "reason"))
            again: dict[str, Any] = {of: getattr(stood, of) for of in moved}
            if "stated_rag" in again:
                again["stated_rag"] = again["stated_rag"] or "none"
            found.append(replace(update, day=later, **{**nothing, **again}))
    return found


def _after(update: Update, day: date) -> bool:
    return update.day is not None and update.day > day
