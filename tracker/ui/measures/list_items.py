"""Measures as the list shows them: by theme or band, each with what it says, worked out when it is first seen."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.charts.lines import measure_lines
from tracker.columns.measures import travel_words
from tracker.domain.measure import Measure, Unit
from tracker.domain.measures.finding import Finding, find, shown_value, year_earlier
from tracker.domain.measures.overdue import frequency_of, late_words, reading_days_late
from tracker.domain.measures.run_chart import RunChart, run_chart
from tracker.domain.measures.value import exact_value
from tracker.domain.plan import Plan, Theme, WordScale
from tracker.domain.summary.of_measures import band_of, band_place, is_removed
from tracker.domain.when import shown

UNIT_AFTER: dict[Unit | None, str] = {"percent": "%", "days": " days"}


class MeasureItem:
    """One measure of the list."""

    def __init__(self, theme: Theme, measure: Measure, as_at: date, scales: tuple[WordScale, ...] = ()) -> None:
        self.theme, self.measure, self.as_at, self.scales = theme, measure, as_at, scales
        self.name = " ".join(measure.name.split())

    @property
    def key(self) -> int | None:
        """What stays the same when the plan is read again."""
        return self.measure.id

    @cached_property
    def finding(self) -> Finding:
        """What the measure says as at the day."""
        return find(self.measure, self.as_at, self.scales)

    @cached_property
    def run(self) -> RunChart:
        """The run chart of its readings, or how many it needs."""
        return run_chart(self.measure, self.as_at)

    @cached_property
    def line(self) -> tuple[list[float], list[float]]:
        """Days and values of the small line; nan where it breaks."""
        return measure_lines(self.measure, self.as_at, self.scales).joined()

    @cached_property
    def latest(self) -> str:
        """The latest value with its unit: "77.1%"; "" without a reading."""
        return latest_words(self.measure, self.finding)

    @cached_property
    def days_late(self) -> int:
        """By how many days its next reading is overdue."""
        return reading_days_late(self.measure, self.as_at)

    @property
    def late_sentence(self) -> str:
        """That the next reading is overdue; "" where it is not."""
        words, last = late_words(self.days_late), f", and the last is of {self.period}" if self.period else ""
        return f"{words.capitalize()}: it is read {frequency_of(self.measure)}{last}." if words else ""

    @cached_property
    def finding_words(self) -> str:
        """The finding, and what it was a year earlier."""
        year = year_earlier(self.measure, self.finding.scale, self.as_at)
        return f"{self.finding.sentence}. {year.sentence}" if year else self.finding.sentence

    @property
    def period(self) -> str:
        """The period of the latest value."""
        return shown(self.finding.latest.period) if self.finding.latest else ""

    @property
    def band(self) -> str:
        """The band in words, or why there is none."""
        return band_of(self.finding)

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
        return f"{self.band} {self.travel} {self.period} {late_words(self.days_late)}".casefold()

    def has(self, words: Iterable[str]) -> bool:
        """Whether every casefolded word stands in its ref, name, purpose, theme, band, direction or period."""
        return all(word in self._named or word in self._standing for word in words)


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """A theme or a band with those of its measures that are shown; `key` stays when the plan is read again."""

    title: str
    key: Hashable
    items: tuple[MeasureItem, ...]


def items_of(plan: Plan, as_at: date) -> list[MeasureItem]:
    """Every measure that the plan has on a day, in its order."""
    return [
        MeasureItem(theme, one, as_at, plan.scales) for theme, one in plan.all_measures() if not is_removed(one, as_at)
    ]


def removed_items(plan: Plan, as_at: date) -> list[MeasureItem]:
    """Every measure that had been removed by a day."""
    return [MeasureItem(theme, one, as_at, plan.scales) for theme, one in plan.all_measures() if is_removed(one, as_at)]


def grouped(items: Iterable[MeasureItem], search: str) -> list[MeasureGroup]:
    """The measures that hold every word of the search, by theme; themes without one are left out."""
    words = search.casefold().split()
    groups: dict[int, list[MeasureItem]] = {}
    for item in items:
        if item.has(words):
            groups.setdefault(id(item.theme), []).append(item)
    themes = ((found[0].theme, found) for found in groups.values())
    return [MeasureGroup(" ".join(theme.heading.split()), theme.id, tuple(found)) for theme, found in themes]


def grouped_by_band(items: Iterable[MeasureItem], search: str, bands: Sequence[str]) -> list[MeasureGroup]:
    """The measures that hold every word of the search, by band, worst first; those in none of `bands` come last."""
    words = search.casefold().split()
    groups: dict[str, list[MeasureItem]] = {}
    for item in items:
        if item.has(words):
            groups.setdefault(item.band.casefold(), []).append(item)
    in_order = sorted(groups.items(), key=lambda one: band_place(one[0], bands))
    return [MeasureGroup(_capital(found[0].band), band, tuple(found)) for band, found in in_order]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def latest_words(measure: Measure, finding: Finding) -> str:
    """The latest value in the measure's unit; "" without one."""
    value = exact_value(finding.latest, measure.unit) if finding.latest else None
    return "" if value is None else shown_value(value, finding.scale) + UNIT_AFTER.get(measure.unit, "")
