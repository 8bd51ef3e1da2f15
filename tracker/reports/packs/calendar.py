"""Writes a diary as a calendar file (.ics), which Outlook and every other calendar takes, also a second time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from tracker.domain.packs.diary import DiaryEntry
from tracker.put_in_place import FileKind, put_in_place

CALENDAR = FileKind("calendar", (".ics",))
_MADE_BY = "-//improvement-plan tracker//EN"
_OWN = "improvement-plan"  # behind each uid, which has to be one of the world


def write_calendar(path: Path, title: str, entries: Sequence[DiaryEntry], *, overwrite: bool = False) -> None:
    """Write the entries as days, those that are off as cancelled ones; TrackerError where it cannot be written."""
    with put_in_place(path, CALENDAR, overwrite=overwrite) as part:
        part.write_bytes(calendar_of(title, entries).to_ical())


def calendar_of(title: str, entries: Sequence[DiaryEntry]) -> Calendar:
    """The entries as a calendar."""
    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar


def _event(entry: DiaryEntry) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{_OWN}")
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.words if not entry.lead else f"{entry.words}: {entry.lead}")
    event.add("description", entry.about)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
    return event
