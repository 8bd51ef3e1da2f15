"""What is said of a measure as at a day, folded from its remarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from tracker.domain.actions.state import withdrawn_by
from tracker.domain.measure import Remark


@dataclass(frozen=True, slots=True)
class Said:
    """The last comment, action, stated rating and stated direction, and the days they were said on; None: nothing."""

    comment: str | None = None
    action: str | None = None
    stated_rating: str | None = None
    stated_direction: tuple[str, str] | None = None
    comment_day: date | None = None
    action_day: date | None = None
    rating_day: date | None = None
    day: date | None = None  # of the last remark of all


def said_at(remarks: Iterable[Remark], as_at: date) -> Said:
    """Fold the remarks that count on a day. An empty text says that there is none any more."""
    said = Said()
    for remark in remarks_in_order(remarks, as_at):
        rated, pointed = remark.stated_rating is not None, remark.stated_direction is not None
        said = Said(
            said.comment if remark.comment is None else remark.comment or None,
            said.action if remark.action is None else remark.action or None,
            (remark.stated_rating or None) if rated else said.stated_rating,
            (remark.stated_direction if any(remark.stated_direction or ()) else None)
            if pointed
            else said.stated_direction,
            said.comment_day if remark.comment is None else remark.day,
            said.action_day if remark.action is None else remark.day,
            remark.day if rated else said.rating_day,
            remark.day,
        )
    return said


def remarks_in_order(remarks: Iterable[Remark], as_at: date) -> list[Remark]:
    """The remarks that count on a day, the oldest first; a withdrawn one counts on no day, nor does what withdraws."""
    remarks = tuple(remarks)
    gone = withdrawn_by(remarks)
    counting = [r for r in remarks if (r.day is None or r.day <= as_at) and not r.withdraws and r.uuid not in gone]
    return sorted(counting, key=attrgetter("age"))
