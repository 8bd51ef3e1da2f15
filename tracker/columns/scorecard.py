"""The committee's scorecard: the columns of a measure beside its neighbours, as the board reads them."""

from __future__ import annotations

from tracker.columns.measures import MeasureRow
from tracker.columns.words import Column, Value
from tracker.domain.measure import Comparator, Reading


def _status(row: MeasureRow) -> Value:
    """The status as the scorecard printed it, else the band."""
    return row.said.stated_rating or (row.finding.zone.name if row.finding.zone else None)


def _printed(reading: Reading | None) -> str | None:
    return (reading.as_printed or str(reading.value)) if reading else None


def _neighbours(row: MeasureRow) -> Value:
    found = [comparator for comparator in row.measure.comparators if comparator.name == "Statistical neighbours"]
    return _last(found[0]) if found else None


def _last(comparator: Comparator) -> str | None:
    return _printed(comparator.readings[-1]) if comparator.readings else None


def _travel(row: MeasureRow) -> Value:
    """Improving or worsening where that is known, else the arrow as printed."""
    finding, stated = row.finding, row.said.stated_direction
    if finding.direction_of_travel and finding.scale.polarity != "unknown":
        return finding.direction_of_travel.capitalize()
    return stated[0] if stated else finding.direction_of_travel


SCORECARD_COLUMNS: tuple[Column[MeasureRow], ...] = (
    Column("group", "Group", lambda row: row.theme.heading, "text", 18, wrap=True),
    Column("status", "Status", _status, "text", 10),
    Column("measure", "Measure", lambda row: row.measure.name, "text", 38, wrap=True),
    Column("previous", "Previous", lambda row: _printed(row.finding.previous), "text", 10),
    Column("current", "Current", lambda row: _printed(row.finding.latest), "text", 10),
    Column("neighbours", "Statistical neighbours", _neighbours, "text", 12),
    Column("direction", "Direction of travel", _travel, "text", 12),
    Column("comment", "Comment", lambda row: row.said.comment, "text", 40, wrap=True),
    Column("action", "Action", lambda row: row.said.action, "text", 40, wrap=True),
)
