"""On which days something may be written of an action."""

from __future__ import annotations

from datetime import date

from tracker.domain.actions.state import in_order
from tracker.domain.plan import Action, there_on
from tracker.domain.when import show_day
from tracker.errors import TrackerError


def later_days(action: Action, day: date) -> list[date]:
    """The days after a day for which updates that count speak, in their order."""
    return [update.day for update in in_order(action.updates, date.max) if update.day and update.day > day]


def check_free_day(action: Action, day: date) -> None:
    """TrackerError where the action was removed by the day, or has an update of a later one: it is read-only then."""
    if action.removed_on is not None and not there_on(action, day):
        gone = f"{action.ref or 'The action'} was removed on {show_day(action.removed_on)}"
        raise TrackerError(f"{gone}: bring it back before anything is written of it.")
    if later := later_days(action, day):
        ref = action.ref or "the action"
        raise TrackerError(
            f"{ref} already has an update of {show_day(later[-1])}: nothing can be written on {show_day(day)}."
        )
