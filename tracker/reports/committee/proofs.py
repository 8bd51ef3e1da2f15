"""The sources of a report: each figure is given the key of a sentence that says where it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.measure import Measure, Reading
from tracker.domain.measures.finding import said_word
from tracker.domain.measures.readings import day_known
from tracker.domain.when import show_day, shown
from tracker.reports.blocks import Source
from tracker.reports.committee.runs import refs_in_words, sentence, unbroken


class Proofs:
    """Collects the sources in the order in which figures ask for them; one source has one key."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(Source(key, text) for text, key in self._keys.items())

    def reading(self, measure: Measure, reading: Reading, whose: str = "") -> str:
        """The key of a reading's source; `whose` names a series that is not ours."""
        about = ", ".join(part for part in (measure.ref, whose, shown(reading.period)) if part)
        value = unbroken(reading.as_printed) or said_word(reading) or "no value"
        told = _origin(reading)
        if day := day_known(reading):
            told.append(f"recorded {show_day(day)}")
        origin = "; ".join(told)
        return self._key(sentence(f"{about}: {value}{out_of_words(reading)}. {origin[:1].upper()}{origin[1:]}"))

    def count(self, rule: str, refs: Iterable[str | None]) -> str:
        """The key of what was counted: the rule in words, and the refs of all that it counts."""
        named = [ref or "one without a ref" for ref in refs]
        return self._key(sentence(f"{rule}: {refs_in_words(named) or 'none'}"))

    def _key(self, text: str) -> str:
        return self._keys.setdefault(text, f"s{len(self._keys) + 1}")


def _origin(reading: Reading) -> list[str]:
    """The source that is named, and the cell; of a reading that somebody typed there is none."""
    told = [unbroken(one).rstrip(".") for one in (reading.source, reading.read_from) if one]
    return told or ["typed in" if reading.recorded_by else "no source is named"]


def out_of_words(reading: Reading) -> str:
    """ " (548 of 717)"; "" where nobody said of how many."""
    if reading.numerator is None or reading.denominator is None:
        return ""
    return f" ({reading.numerator:,f} of {reading.denominator:,f})"
