"""What a chart says in words: the foot that tells where it is from, and a description for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from tracker.charts.layout.text import clean
from tracker.charts.lines import MeasureLines, Point
from tracker.domain.measure import Measure, Unit, readings_that_count
from tracker.domain.measures.bands import Scale
from tracker.domain.measures.finding import said_word, shown_value, value_words
from tracker.domain.measures.value import exact_value
from tracker.domain.when import show_day
from tracker.palette import RATING_WORDS, STANDINGS


def foot_words(organisation: str | None, as_at: date, ref: str = "", sources: Iterable[str] = ()) -> str:
    """The quiet foot: "Council · 1.1-M05 · as at 14 Nov 2017 · Source: audit"."""
    said = "; ".join(sources)
    parts = (organisation or "", ref, f"as at {show_day(as_at)}", f"Source: {said}" if said else "")
    return " · ".join(part for part in map(clean, parts) if part)


def sources_of(measure: Measure, as_at: date) -> list[str]:
    """The sources that the readings which count name, each once, that of the latest first."""
    counting = readings_that_count(measure.readings, as_at)
    named = (clean(reading.source or "") for reading in reversed(counting))
    return list(dict.fromkeys(source for source in named if source))


def measure_words(drawn: MeasureLines, scale: Scale, unit: Unit | None, said: Sequence[str], foot: str) -> str:
    """The sentences given, every reading and comparator that is drawn, and the foot, as one text."""
    points = sorted((*drawn.line, *drawn.others), key=lambda point: point.x)
    series = [("Readings", points), ("Targets", drawn.targets.points)]
    series += [(f"{clean(one.name)}{', minimum' if one.upper else ''}", one.points) for one in drawn.rivals]
    series += [(f"{clean(one.name)}, maximum", one.upper) for one in drawn.rivals if one.upper]
    sentences = [*map(clean, said), *(_series(name, points, scale, unit) for name, points in series), foot]
    return " ".join(_sentence(sentence) for sentence in sentences if sentence)


def short_value(point: Point, scale: Scale, unit: Unit | None) -> str:
    """A value as it stands on a chart, whose axis says the unit: "76.4%", "12", "Established"; "" without one."""
    if point.reading.word is not None:
        return clean(said_word(point.reading))
    value = exact_value(point.reading, unit)
    return "" if value is None else short_number(value, scale, unit)


def short_number(value: Fraction, scale: Scale, unit: Unit | None) -> str:
    """A number as it stands on a chart."""
    return shown_value(value, scale) + ("%" if unit == "percent" else "")


def progress_words(by_theme: Iterable[tuple[str, Mapping[str, int]]], said: str, foot: str) -> str:
    """The sentence given, the counts of each theme, and the foot, as one text."""
    sentences = [clean(said)]
    for name, counts in by_theme:
        parts = ", ".join(f"{counts[part]} {RATING_WORDS[part].lower()}" for part in STANDINGS if counts.get(part))
        sentences.append(f"{clean(name)}: {parts or 'no action'}")
    return " ".join(_sentence(sentence) for sentence in (*sentences, foot) if sentence)


def _series(name: str, points: Sequence[Point], scale: Scale, unit: Unit | None) -> str:
    return f"{name}: " + "; ".join(_point(point, scale, unit) for point in points) if points else ""


def _point(point: Point, scale: Scale, unit: Unit | None) -> str:
    period = "" if point.reading.period.kind == "none" else f"{clean(point.period)} "
    value = exact_value(point.reading, unit)
    if point.reading.word is not None:
        return period + clean(said_word(point.reading))
    missing = "suppressed" if point.reading.suppressed else "no value"
    return period + (missing if value is None else value_words(value, scale, unit))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
