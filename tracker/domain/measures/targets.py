"""Targets: what a reading was to be, how far it is from that, and the values planned one period after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tracker.domain.measure import Direction, Measure, Reading, known_by
from tracker.domain.measures.value import exact_value
from tracker.domain.measures.word_scales import step_of
from tracker.domain.when import When, days_of


@dataclass(frozen=True, slots=True)
class TargetGap:
    """How far a reading is from its target, in the measure's unit; of words, in steps of their scale.

    `met` is None where nobody said whether high or low is good.
    """

    target: Reading
    distance: Fraction  # value minus target
    met: bool | None


def target_for(measure: Measure, reading: Reading, as_at: date) -> Reading | None:
    """The target or planned value for a reading's period, else for the shortest that holds it, else for all."""
    aims = _aims(measure, as_at)
    same = [one for one in aims if days_of(one.period) == days_of(reading.period)]
    around = sorted((one for one in aims if _holds(one.period, reading.period)), key=lambda one: _days(one.period))
    for_all = [one for one in aims if one.period.kind == "none"]
    return next(iter([*same, *around, *for_all]), None)


def trajectory(measure: Measure, as_at: date) -> list[Reading]:
    """What was to be reached when, as known on a day: a dated target or planned value for each period, in order.

    Its last periods may well end after the day.
    """
    dated = {days_of(one.period): one for one in reversed(_aims(measure, as_at)) if one.period.last}
    return sorted(dated.values(), key=lambda one: (one.period.last or date.min, one.period.first or date.min))


def target_for_all(measure: Measure, as_at: date) -> Reading | None:
    """The target that is for no period in particular."""
    return next((one for one in _aims(measure, as_at) if one.period.kind == "none"), None)


def gap_to_target(
    measure: Measure, reading: Reading, as_at: date, wanted: Direction | None, words: Sequence[str] = ()
) -> TargetGap | None:
    """How far a reading is from its target; None without one. `words` are the measure's scale, worst first."""
    target = target_for(measure, reading, as_at)
    if target is None:
        return None
    value, aim = (_amount(one, measure, words) for one in (reading, target))
    if value is None or aim is None:
        return None
    wanted = "increase" if words else wanted
    return TargetGap(
        target, value - aim, None if wanted is None else value >= aim if wanted == "increase" else value <= aim
    )


def _amount(reading: Reading, measure: Measure, words: Sequence[str]) -> Fraction | None:
    """The value; of a word, its place on the scale."""
    if not words:
        return exact_value(reading, measure.unit)
    step = step_of(reading, words)
    return None if step is None else Fraction(step)


def _aims(measure: Measure, as_at: date) -> list[Reading]:
    """What is known of targets on the day: a target before what was merely planned for the same period."""
    aims = [one for one in measure.readings if one.role in ("target", "planned")]
    return sorted((one for one in known_by(aims, as_at) if one.says), key=lambda one: one.role == "planned")


def _holds(around: When, period: When) -> bool:
    if around.first is None or around.last is None or period.first is None or period.last is None:
        return False
    return around.first <= period.first and period.last <= around.last


def _days(period: When) -> int:
    return (period.last - period.first).days if period.first and period.last else 0
