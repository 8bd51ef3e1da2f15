"""Every slip: when a review was moved to a later day, from what to what, why and by whom; and what that adds up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.filters import lead_of
from tracker.domain.actions.lateness import DUE_SOON_DAYS
from tracker.domain.actions.register import Line
from tracker.domain.actions.state import states_along
from tracker.domain.plan import Action
from tracker.domain.when import NO_DATE, When


@dataclass(frozen=True, slots=True)
class MovedReview:
    """A review that was moved. `day`, `reason` and `by`, whose words they are, are None where nobody said.

    `recorded_by` pressed Save; `update` is the uuid of the update that moved it.
    """

    day: date | None
    old: When
    new: When
    reason: str | None
    by: str | None = None
    recorded_by: str | None = None
    update: str = ""

    @property
    def days(self) -> int | None:
        """By how many days the last day moved; None where there is none any more."""
        return (self.new.last - self.old.last).days if self.new.last and self.old.last else None


def slips_of(action: Action, as_at: date, due_soon_days: int = DUE_SOON_DAYS) -> list[MovedReview]:
    """The slips that `State.slips` counts as at the day, the oldest first."""
    found, live_review, slips = list[MovedReview](), NO_DATE, 0
    for update, state in states_along(action.updates, as_at, due_soon_days):
        if state.slips > slips:
            who = update.author or update.recorded_by
            moved = live_review, state.review, update.reason
            found.append(MovedReview(update.day, *moved, who, update.recorded_by, update.uuid))
        live_review, slips = state.live_review, state.slips
    return found


class LedgerRow(NamedTuple):
    """One slip, with the action whose review it moved as it stands on the day."""

    line: Line
    slip: MovedReview


class SlipTotal(NamedTuple):
    """What the slips of one lead, or of all (None), add up to; `unexplained` have no reason.

    `days` leaves out those that moved to no last day, of which there are `endless`.
    """

    lead: str | None
    slips: int
    actions: int
    days: int
    endless: int
    unexplained: int


def slip_rows(lines: Iterable[Line], as_at: date, due_soon_days: int = DUE_SOON_DAYS) -> list[LedgerRow]:
    """Every slip of these actions as at the day, in the plan's order; of one action the oldest first."""
    moved = (line for line in lines if line.state.slips)
    return [LedgerRow(line, slip) for line in moved for slip in slips_of(line.action, as_at, due_soon_days)]


def slip_totals(rows: Iterable[LedgerRow]) -> list[SlipTotal]:
    """What the slips of each lead add up to, the most days first, and of all of them last."""
    by_lead: dict[str, list[LedgerRow]] = {}
    every = list(rows)
    for row in every:
        by_lead.setdefault(lead_of(row.line), []).append(row)
    each = [_total(lead, of_lead) for lead, of_lead in by_lead.items()]
    return [*sorted(each, key=lambda total: (-total.days, -total.slips)), _total(None, every)]


def _total(lead: str | None, rows: list[LedgerRow]) -> SlipTotal:
    days = [row.slip.days for row in rows]
    actions = len({id(row.line) for row in rows})
    unexplained = sum(not row.slip.reason for row in rows)
    return SlipTotal(lead, len(rows), actions, sum(filter(None, days)), days.count(None), unexplained)
