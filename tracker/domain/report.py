"""A report that went out, as a plan remembers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracker.domain.edit import JsonText


@dataclass(frozen=True, slots=True)
class RememberedReport:
    """That a report was made, and a frozen copy of what it said. Only ever added.

    `as_at` is the day that it speaks for, `since` the one since which it tells what changed (None: it compares with
    none), `made_at` the clock. `style` names the style file, `public` says that everybody may read it. `said` is the
    copy and `sha256` its hash, in hexadecimal. `redacted_on`: words of the copy were removed for good on that day, and
    the hash is that of what is left. `meeting` is the uuid of the meeting that it closes, where it is one's minutes.
    """

    uuid: str
    title: str
    as_at: date
    since: date | None
    made_at: datetime
    said: JsonText
    sha256: str
    public: bool = False
    style: str | None = None
    made_by: str | None = None
    redacted_on: date | None = None
    meeting: str | None = None
    plan_id: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the copy is what its hash is of."""
        return self.sha256 == hash_of(self.said)


def hash_of(said: JsonText) -> str:
    """The SHA-256 of a frozen copy, in hexadecimal."""
    from hashlib import sha256  # slow to load, and no first frame needs it

    return sha256(said.encode()).hexdigest()


def redacted(report: RememberedReport, day: date) -> RememberedReport:
    """A report whose copy has lost words: marked, with the hash of what is left."""
    return report if report.is_whole else replace(report, sha256=hash_of(report.said), redacted_on=day)


def sent_reports(reports: Iterable[RememberedReport]) -> list[RememberedReport]:
    """The reports that were made to be sent, in the order in which they were made: minutes are none."""
    return sorted((one for one in reports if one.meeting is None), key=lambda one: one.made_at.timestamp())


def last_report(reports: Iterable[RememberedReport], before: date) -> RememberedReport | None:
    """The report that was made last of those that speak for an earlier day; None where there is none."""
    earlier = [report for report in sent_reports(reports) if report.as_at < before]
    return max(earlier, key=lambda report: (report.as_at, report.made_at.timestamp(), report.uuid), default=None)
