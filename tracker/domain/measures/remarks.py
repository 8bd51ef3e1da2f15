"""What is said of a measure as at a day, folded from its remarks; and making a further one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple

from tracker.domain.actions.state import withdrawn_by
from tracker.domain.measure import Measure, Remark
from tracker.domain.when import show_day
from tracker.errors import TrackerError


class Said(NamedTuple):
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


class NewRemark(NamedTuple):
    """What somebody says of a measure; None: not said; empty: there is none any more."""

    comment: str | None = None
    action: str | None = None
    stated_rating: str | None = None


def make_remark(
    measure: Measure, said: NewRemark, *, uuid: str, day: date, recorded_at: datetime, by: str | None
) -> Remark:
    """The remark that says it on the day; TrackerError where nothing is said, or a later day has a remark already."""
    if why := later_remark_words(measure, day):
        raise TrackerError(why)
    texts = [None if text is None else text.strip() for text in (said.comment, said.action, said.stated_rating)]
    if all(text is None for text in texts):
        raise TrackerError(f"Nothing was said of {measure.ref}: give a comment, an action or a status.")
    comment, action, rating = texts
    return Remark(
        uuid, day, recorded_at, comment, action, rating, author=by, recorded_by=by, measure_id=measure.id
    )  # fmt: skip


def make_withdrawal(
    remark: Remark, reason: str, *, uuid: str, day: date, recorded_at: datetime, by: str | None
) -> Remark:
    """The remark that takes another one back."""
    why, of = reason.strip() or None, remark.measure_id
    return Remark(
        uuid, day, recorded_at, reason=why, author=by, recorded_by=by, withdraws=remark.uuid, measure_id=of
    )  # fmt: skip


def later_remark_words(measure: Measure, day: date) -> str:
    """Why nothing can be written of a measure on a day: a later one has a remark. "" where something can."""
    latest = max((remark.day for remark in remarks_in_order(measure.remarks, date.max) if remark.day), default=day)
    if latest <= day:
        return ""
    return f"{measure.ref} already has a remark of {show_day(latest)}: nothing can be written on {show_day(day)}."
