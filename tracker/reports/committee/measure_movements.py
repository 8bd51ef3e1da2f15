"""What became of each measure between the two days: better, worse, or stuck, in a sentence with its ref."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.columns.measures import MeasureRow
from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure, Reading, same_kind
from tracker.domain.measures.bands import Scale, Zone, zone_of
from tracker.domain.measures.finding import travel_between
from tracker.domain.measures.value import exact_value
from tracker.domain.measures.word_scales import step_of
from tracker.reports.blocks import Run, Runs
from tracker.reports.committee.action_movements import MovedWay, Movement
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.figures import value_in_period
from tracker.reports.committee.runs import in_a_row

_SMALL_STEP = 1.0  # within its band; what crosses an edge comes before


def measure_movement(both: BothDays, row: MeasureRow) -> Movement | None:
    """What became of one measure; None where it has no reading, or nothing to hold its reading against."""
    last = row.finding.latest
    if last is None:
        return None
    earlier = both.rows_before.get(row.measure.ref)
    old = earlier.finding.latest if earlier else None
    if old is not None and old == last:
        return _without_news(both, row, last)
    before = old if old is not None and same_kind(old.period, last.period) else row.finding.previous
    return _moved(both, row, before, last) if before is not None else _without_news(both, row, last)


def _moved(both: BothDays, row: MeasureRow, before: Reading, last: Reading) -> Movement | None:
    was, now = _step(row, before), _step(row, last)
    if was is not None and now is not None and was != now:
        names = f"; now {_band(row, last)}, until then {_band(row, before)}"
        return _movement(both, row, "better" if now > was else "worse", (last,), names, 100 + abs(now - was))
    travel = row.finding.direction_of_travel
    if before is not row.finding.previous and not row.finding.words:
        scale = row.finding.scale
        travel = travel_between(before, last, row.measure.unit, scale.polarity, scale.direction)
    if travel in ("improving", "worsening"):
        way: MovedWay = "better" if travel == "improving" else "worse"
        names = f"; still {_band(row, last)}" if _band(row, last) else ""
        return _movement(both, row, way, (last, before), names, _SMALL_STEP)
    return _without_news(both, row, last)


def _without_news(both: BothDays, row: MeasureRow, last: Reading) -> Movement | None:
    """One that stays in the worst band, or beneath it, is stuck."""
    zone = row.finding.zone
    if zone is None or zone.place > 0:
        return None

    def tell() -> Runs:
        value = value_in_period(both, row.measure, last)
        return (*_named(both, row.measure), *value, Run(f"; still {zone.name.lower()}."))

    return Movement("stuck", tell, 10 - zone.place)


def _movement(
    both: BothDays, row: MeasureRow, way: MovedWay, readings: Sequence[Reading], names: str, weight: float
) -> Movement:
    def tell() -> Runs:
        pairs = [(one, next((other for other in readings if other is not one), None)) for one in readings]
        values = [value_in_period(both, row.measure, *pair) for pair in pairs]
        return (*_named(both, row.measure), *in_a_row(values, ", after "), Run(f"{names}."))

    return Movement(way, tell, weight)


def _named(both: BothDays, measure: Measure) -> Runs:
    return both.measure_ref(measure), Run(f" {shortened(measure.name, 70)}: ")


def _step(row: MeasureRow, reading: Reading) -> int | None:
    """The place of its band, or of its word on the scale, worst first."""
    if row.finding.words:
        return step_of(reading, row.finding.words)
    zone = _zone(row.finding.scale, row.measure, reading)
    return zone.place if zone else None


def _band(row: MeasureRow, reading: Reading) -> str:
    zone = None if row.finding.words else _zone(row.finding.scale, row.measure, reading)
    return zone.name.lower() if zone else (reading.word or "").lower()


def _zone(scale: Scale, measure: Measure, reading: Reading) -> Zone | None:
    value = exact_value(reading, measure.unit)
    return None if value is None else zone_of(scale, value)
