"""Measures as the list shows them: by theme, each with what it says as at a day, worked out when it is first seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.charts.lines import measure_lines
from tracker.columns.measures import travel_words
from tracker.domain.measure import Measure, Unit, exact_value
from tracker.domain.measures.finding import Finding, find, shown_value
from tracker.domain.measures.run_chart import RunChart, run_chart
from tracker.domain.plan import Plan, Theme
from tracker.domain.when import shown

UNIT_AFTER: dict[Unit | None, str] = {"percent": "%", "days": " days"}
NO_READING = "no reading"


class MeasureItem:
    """One measure of the list."""

    def __init__(self, theme: Theme, measure: Measure, as_at: date) -> None:
        self.theme, self.measure, self.as_at = theme, measure, as_at
        self.name = " ".join(measure.name.split())

    @property
    def key(self) -> int | None:
        """What stays the same when the plan is read again."""
        return self.measure.id

    @cached_property
    def finding(self) -> Finding:
        """What the measure says as at the day."""
        return find(self.measure, self.as_at)

    @cached_property
    def run(self) -> RunChart:
        """The run chart of its readings, or how many it needs."""
        return run_chart(self.measure, self.as_at)

    @cached_property
    def line(self) -> tuple[list[float], list[float]]:
        """Days and values of the small line; nan where it breaks."""
        return measure_lines(self.measure, self.as_at).joined()

    @cached_property
    def latest(self) -> str:
        """The latest value with its unit: "77.1%"; "" without a reading."""
        return latest_words(self.measure, self.finding)

    @property
    def period(self) -> str:
        """The period of the latest value."""
        return shown(self.finding.latest.period) if self.finding.latest else ""

    @property
    def band(self) -> str:
        """The band in words, or why there is none."""
        if self.finding.zone:
            return self.finding.zone.name
        if self.finding.latest is None:
            return NO_READING
        wanted = self.finding.scale.direction
        return f"{wanted} wanted" if wanted else "no bands"

    @cached_property
    def travel(self) -> str:
        """The direction of travel after an arrow that shows the way of the number: "▼ improving"."""
        return travel_words(self.measure, self.finding)

    @cached_property
    def _named(self) -> str:
        measure = self.measure
        return " ".join([measure.ref, self.name, measure.shows or "", self.theme.heading]).casefold()

    @cached_property
    def _standing(self) -> str:
        return f"{self.band} {self.travel} {self.period}".casefold()

    def has(self, words: Iterable[str]) -> bool:
        """Whether every casefolded word stands in its ref, name, purpose, theme, band, direction or period."""
        return all(word in self._named or word in self._standing for word in words)


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """A theme with those of its measures that are shown."""

    theme: Theme
    items: tuple[MeasureItem, ...]

    @property
    def title(self) -> str:
        """The theme's heading on one line."""
        return " ".join(self.theme.heading.split())


def items_of(plan: Plan, as_at: date) -> list[MeasureItem]:
    """Every measure of the plan, in its order."""
    return [MeasureItem(theme, measure, as_at) for theme, measure in plan.measures()]


def grouped(items: Iterable[MeasureItem], search: str) -> list[MeasureGroup]:
    """The measures that hold every word of the search, by theme; themes without one are left out."""
    words = search.casefold().split()
    groups: dict[int, list[MeasureItem]] = {}
    for item in items:
        if item.has(words):
            groups.setdefault(id(item.theme), []).append(item)
    return [MeasureGroup(found[0].theme, tuple(found)) for found in groups.values()]


def latest_words(measure: Measure, finding: Finding) -> str:
    """The latest value in the measure's unit; "" without one."""
    value = exact_value(finding.latest, measure.unit) if finding.latest else None
    return "" if value is None else shown_value(value, finding.scale) + UNIT_AFTER.get(measure.unit, "")
