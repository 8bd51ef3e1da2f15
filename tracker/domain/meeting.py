"""A meeting that reviews the plan: what it is called, when it was held and who was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review that was begun. Only ever added; what it decided are the updates of kind *decision* with its uuid.

    `day` is the day as at which it looks at the plan, `began_at` the clock. It is closed by the report that freezes
    what it saw, whose `meeting` is this uuid.
    """

    uuid: str
    name: str
    day: date
    began_at: datetime
    present: tuple[str, ...] = ()
    begun_by: str | None = None
    plan_id: int | None = None

    @property
    def began(self) -> datetime:
        """The clock when it began, with its zone."""
        return self.began_at if self.began_at.tzinfo else self.began_at.replace(tzinfo=UTC)

    @property
    def age(self) -> tuple[date, datetime, str]:
        """What meetings are sorted by: the day, the clock, the uuid."""
        return self.day, self.began, self.uuid
