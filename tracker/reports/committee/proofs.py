"""The sources of a report: each figure is given the key of a sentence that says where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.domain.measure import Measure, Reading
from tracker.domain.measures.finding import said_word
from tracker.domain.measures.readings import day_known
from tracker.domain.when import show_day, shown
from tracker.reports.blocks import Source
from tracker.reports.committee.runs import refs_in_words, sentence, unbroken

_VALUES = (["value"], ["current"], ["previous"], ["published"], ["comparator"])  # fields of a table that holds values
_MOST_FILES = 3


class Proofs:
    """Collects the sources in the order in which figures ask for them; one source has one key."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._keys: dict[str, str] = {}
        self._files = _files_of_values(settings)

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(Source(key, text) for text, key in self._keys.items())

    def reading(self, measure: Measure, reading: Reading, whose: str = "") -> str:
        """The key of a reading's source; `whose` names a series that is not ours."""
        about = ", ".join(part for part in (measure.ref, whose, shown(reading.period)) if part)
        value = unbroken(reading.as_printed) or said_word(reading) or "no value"
        told = self._origin(reading)
        if day := day_known(reading):
            told.append(f"recorded {show_day(day)}")
        origin = "; ".join(told)
        return self._key(sentence(f"{about}: {value}{out_of_words(reading)}. {origin[:1].upper()}{origin[1:]}"))

    def _origin(self, reading: Reading) -> list[str]:
        """The source that is named, and the file; of a reading that somebody typed there is none."""
        told = [unbroken(reading.source).rstrip(".")] if reading.source else []
        told += [self._files] if self._files and not reading.recorded_by else []
        return told or ["typed in" if reading.recorded_by else "no source is named"]

    def count(self, rule: str, refs: Iterable[str | None]) -> str:
        """The key of what was counted: the rule in words, and the refs of all that it counts."""
        named = [ref or "one without a ref" for ref in refs]
        return self._key(sentence(f"{rule}: {refs_in_words(named) or 'none'}"))

    def _key(self, text: str) -> str:
        return self._keys.setdefault(text, f"s{len(self._keys) + 1}")


def out_of_words(reading: Reading) -> str:
    """ " (548 of 717)"; "" where nobody said of how many."""
    if reading.numerator is None or reading.denominator is None:
        return ""
    return f" ({reading.numerator:,f} of {reading.denominator:,f})"


def _files_of_values(settings: Mapping[str, Any]) -> str:
    """The tables with values that the plan was read from, each with its place; "" where there are none, or many."""
    tables = settings.get("read_from")
    found = dict.fromkeys(
        f"{table.get('source')}, {table.get('place')}"
        for table in (tables if isinstance(tables, list) else [])
        if isinstance(table, dict) and _has_values(table.get("headings"))
    )
    return " or ".join(found) if 0 < len(found) <= _MOST_FILES else ""


def _has_values(headings: Any) -> bool:
    fields = headings.values() if isinstance(headings, dict) else ()
    return any(str(field).split()[:1] in _VALUES for field in fields)
