"""Days late, due soon, silent, and which moves of a review date are slips."""

from __future__ import annotations

from datetime import date

from tracker.domain.when import When

DUE_SOON_DAYS = 28
SILENT_AFTER_DAYS = 90


def days_late(review: When, as_at: date) -> int:
    """Days past the review's last day; 0 on it, before it, and where there is no last day ("Ongoing")."""
    if review.last is None or review.kind == "completed":
        return 0
    return max(0, (as_at - review.last).days)


def due_soon(review: When, as_at: date, within: int = DUE_SOON_DAYS) -> bool:
    """Whether the review's last day is the day itself or at most `within` days ahead."""
    if review.last is None or review.kind == "completed":
        return False
    return 0 <= (review.last - as_at).days <= within


def silent(last_heard: date | None, as_at: date, after: int = SILENT_AFTER_DAYS) -> bool:
    """Whether nothing was said in the last `after` days; None means that nothing ever was."""
    return last_heard is None or (as_at - last_heard).days > after


def moves_later(old: When, new: When) -> bool:
    """Whether a review moves to a later last day, or from a last day to Ongoing or to no date."""
    if old.last is None or new.kind == "completed":
        return False
    return new.last is None or new.last > old.last


def is_slip(old: When, new: When, day: date | None, held: bool, within: int = DUE_SOON_DAYS) -> bool:
    """Whether a move of the review needs a reason.

    `held`: the update carries commentary; on a day when the action is due soon, or on its last day, that is
    the review held, and it sets the next date freely.
    """
    if not moves_later(old, new):
        return False
    return not (held and day is not None and due_soon(old, day, within))
