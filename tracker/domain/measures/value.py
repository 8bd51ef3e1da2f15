"""Reads one value of a measure from its printed or typed text."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from tracker.domain.long_text import to_match
from tracker.domain.measure import Reading, is_number
from tracker.domain.problem import Diagnostic
from tracker.domain.when import NO_DATE, When

_VALUE = re.compile(r"[£]?\s*(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(%)?(?:\s*(?:days|points))?")
_NO_VALUE = {
    "", "-", "--", "---", "–", "—", "..", "...", ":", "n/a", "na", "tbc", "tba", "no data",
    "unavailable", "currently unavailable", "not available", "not yet available", "awaited", "awaiting data",
}  # fmt: skip
_SUPPRESSED = ("c", "*", "x", "suppressed")
_ESTIMATE = re.compile(r"\(?\b(?:estimated?|provisional|prov|est)\b\.?\)?|\([pe]\)")


def read_value(text: str, period: When = NO_DATE) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """One value as printed; "c" is suppressed, a dash is no value, and neither is ever zero."""
    meant = to_match(text.lower().strip())
    if meant in _NO_VALUE:
        return Reading(period, None, text), ()
    if meant in _SUPPRESSED:
        return Reading(period, None, text, suppressed=True), ()
    bare = _ESTIMATE.sub("", meant).strip()
    number = _VALUE.fullmatch(bare)
    value = Decimal(number[1].replace(",", "")) if number else None
    doubts: tuple[Diagnostic, ...] = ()
    if number is None and bare:
        sentence = f'The value "{text}" could not be read as a number, and counts as no value.'
        doubts = (Diagnostic("unread", sentence),)
    return Reading(period, value, text, role="actual" if bare == meant else "estimate"), doubts


def read_count(text: str) -> Decimal | None:
    """How many cases a numerator or denominator counts; None where the text is no number."""
    try:
        number = Decimal(to_match(text.strip()).replace(",", ""))
    except InvalidOperation:
        return None
    return number if is_number(number) else None
