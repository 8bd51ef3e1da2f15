"""Making a remark: what may be said of a measure on a day, added to what was said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.measure import Measure, Remark
from tracker.domain.measures.remarks import remarks_in_order
from tracker.domain.when import show_day
from tracker.errors import TrackerError


@dataclass(frozen=True, slots=True)
class NewRemark:
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
