"""A pack: what one lead was sent to fill in, with the values sent; and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from tracker.domain.edit import JsonText, json_text, json_value

PackWord = Literal["back", "chased"]


class SentAction(NamedTuple):
    """One action as a pack showed it: `printed` are its cells that are not to be filled in, by their headings.

    `status`, `stated_rag` and `review` are the values that it had, the review as it was written.
    """

    uuid: str
    ref: str
    text: str
    status: str
    stated_rag: str | None
    review: str
    printed: dict[str, str]


@dataclass(frozen=True, slots=True)
class Pack:
    """What was sent to a lead on a day. Only ever added; `sent` are the actions as they were sent, as JSON."""

    uuid: str
    lead: str
    day: date
    made_at: datetime
    sent: JsonText
    made_by: str | None = None
    plan_id: int | None = None

    @property
    def actions(self) -> list[SentAction]:
        """The actions as they were sent."""
        return [SentAction(*values) for values in json_value(self.sent)]

    @property
    def age(self) -> tuple[date, datetime, str]:
        """What packs are sorted by: the day, the clock, the uuid."""
        return self.day, in_zone(self.made_at), self.uuid


@dataclass(frozen=True, slots=True)
class PackEntry:
    """That a pack came back, or that its lead was chased. Only ever added.

    `pack` is the uuid of the pack. Of one that came back, `file` is the name of the file, `sha256` its hash, and `came`
    what it said, as JSON, also what was not taken.
    """

    uuid: str
    pack: str
    says: PackWord
    day: date
    recorded_at: datetime
    file: str | None = None
    sha256: str | None = None
    came: JsonText | None = None
    recorded_by: str | None = None
    plan_id: int | None = None


def in_zone(clock: datetime) -> datetime:
    """A clock with its zone, for one that lost it."""
    return clock if clock.tzinfo else clock.replace(tzinfo=UTC)


def sent_json(actions: Iterable[SentAction]) -> JsonText:
    """The actions of a pack as the JSON that it keeps."""
    return json_text([list(action) for action in actions])
