"""Which band each measure is in as at a day, and how many are in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.measure import Measure
from tracker.domain.measures.bands import Scale
from tracker.domain.measures.finding import Finding, find
from tracker.domain.plan import Plan

NO_READING, NO_BANDS = "no reading", "no bands"


def is_removed(measure: Measure, as_at: date) -> bool:
    """Whether a measure had been removed by a day."""
    return measure.removed_on is not None and measure.removed_on <= as_at


def band_of(finding: Finding) -> str:
    """The band in words, or why there is none."""
    if finding.zone:
        return finding.zone.name
    if finding.latest is None:
        return NO_READING
    wanted = finding.scale.direction
    return f"{wanted} wanted" if wanted else NO_BANDS


def band_place(band: str, names: Sequence[str]) -> int:
    """Where a band stands among those of a plan (worst first), after the one beneath it; what is none comes last."""
    order = [*(name for one in names for name in (f"below {one.casefold()}", one.casefold()))]
    last, wanted = [NO_BANDS, NO_READING], band.casefold()
    if wanted in order:
        return order.index(wanted)
    return len(order) + (1 + last.index(wanted) if wanted in last else 0)


class BandCount(NamedTuple):
    """How many measures are in a band; `scale` is that of the first of them."""

    name: str
    measures: int
    scale: Scale

    @property
    def key(self) -> str:
        """What a band is known by, however it is written."""
        return self.name.casefold()


class BandCounts(NamedTuple):
    """The bands that measures are in, the best first, then what is in none; how many have a reading, and how many not.

    What has no reading is in no band.
    """

    bands: list[BandCount]
    read: int
    unread: int


def measures_by_band(plan: Plan, as_at: date, names: Sequence[str]) -> BandCounts:
    """Every measure that the plan has on the day; `names` are those of its bands, worst first."""
    there = (measure for _, measure in plan.all_measures() if not is_removed(measure, as_at))
    return _counted([find(measure, as_at, plan.scales) for measure in there], names)


def _counted(findings: Iterable[Finding], names: Sequence[str]) -> BandCounts:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(band_of(finding).casefold(), []).append(finding)
    unread = len(groups.pop(NO_READING, []))
    places = {key: band_place(key, names) for key in groups}
    outside = 2 * len(names)  # from there on stands what is in no band of the plan
    order = sorted(groups, key=lambda key: (places[key] >= outside, abs(outside - 1 - places[key])))
    bands = [BandCount(band_of(groups[key][0]), len(groups[key]), groups[key][0].scale) for key in order]
    return BandCounts(bands, sum(band.measures for band in bands), unread)
