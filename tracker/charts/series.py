"""What besides a measure's own line can be shown on its chart: groups of ours, comparators, a family's span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.domain.measure import Comparator, Group, Measure, readings_that_count

AT_FIRST = 4  # comparators that are shown until somebody chooses: as many as there are kinds of dashes


@dataclass(frozen=True, slots=True)
class Series:
    """One that can be switched on and off by its name; a span has two parts, the minimum and the maximum."""

    name: str
    kind: Literal["group", "comparator", "span"]
    parts: tuple[Group | Comparator, ...]


def series_of(measure: Measure, as_at: date) -> list[Series]:
    """Every series with a value as at the day, groups first; minimum and maximum of one family are one span."""
    groups = [Series(_one_line(one.label), "group", (one,)) for one in measure.groups if _has_value(one, as_at)]
    others = [one for one in measure.comparators if _has_value(one, as_at)]
    ends = {(one.name.casefold(), one.part): one for one in others if one.part in ("minimum", "maximum")}
    found: list[Series] = []
    for one in others:
        low, high = (ends.get((one.name.casefold(), part)) for part in ("minimum", "maximum"))
        if one.part not in ("minimum", "maximum") or low is None or high is None:
            found.append(Series(_one_line(one.label), "comparator", (one,)))
        elif one is low:
            found.append(Series(f"{_one_line(one.name)}, minimum to maximum", "span", (low, high)))
    return [*groups, *found]


def shown_at_first(series: Iterable[Series]) -> list[str]:
    """The names of those that are shown where nobody has chosen: the first comparators."""
    return [one.name for one in series if one.kind != "group"][:AT_FIRST]


def chosen_series(measure: Measure, as_at: date, names: Sequence[str] | None) -> list[Series]:
    """The series of these names, in the measure's order; None: nobody has chosen."""
    series = series_of(measure, as_at)
    wanted = shown_at_first(series) if names is None else names
    return [one for one in series if one.name in wanted]


def _has_value(series: Group | Comparator, as_at: date) -> bool:
    return any(one.says for one in readings_that_count(series.readings, as_at))


def _one_line(name: str) -> str:
    return " ".join(name.split())
