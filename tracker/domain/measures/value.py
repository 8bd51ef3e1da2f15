"""Reads one value of a measure from its printed or typed text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tracker.domain.long_text import to_match
from tracker.domain.measure import CASES_PER, Reading, Unit, is_number
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic
from tracker.domain.when import NO_DATE, When, shown

_VALUE = pattern_of(r"[£]?\s*(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(%)?(?:\s*(?:days|points))?")
_AMOUNT = r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
# "£1.2m" and "12.5k"; without a pound sign "5m" may be metres or months, and "(12)" may count something.
_LARGE = pattern_of(
    rf"(?P<open>\()?-?(?P<pound>£)?\s*-?{_AMOUNT}\s*(?P<times>k|thousand|mn?|million|bn|billion)?(?(open)\))"
)
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_NO_VALUE = {
    "", "-", "--", "---", "–", "—", "..", "...", ":", "n/a", "na", "tbc", "tba", "no data",
    "unavailable", "currently unavailable", "not available", "not yet available", "awaited", "awaiting data",
    "[x]", "[z]",
}  # fmt: skip
_SUPPRESSED = ("c", "*", "x", "suppressed", "[c]")
_FEW = pattern_of(r"(?:<|less than|fewer than|under)\s*(?:3|5|6|10|11)")  # too few cases to be told
_MARK = pattern_of(
    r"(?<=[\d%/a-z])\s?[*†‡§¹²³⁰⁴-⁹ⁱ]{1,4}$|(?<=[\d%])\s?r$|(?<=[\d%])\s?\(r\)$"
)  # of a footnote, or revised
_SHARE, _COUNT = r"(?P<share>\d+(?:\.\d+)?)\s?%", r"(?P<part>\d[\d,]*)\s?(?:/|of|out of)\s?(?P<whole>\d[\d,]*)"
_WITH_CASES = (  # "51/58 (88%)", "88% (51 of 58)", "51 (88%)", "88% (51)"
    pattern_of(rf"{_COUNT}\s?[(=]\s?{_SHARE}\s?\)?"),
    pattern_of(rf"{_SHARE}\s?\(\s?{_COUNT}\s?\)"),
    pattern_of(rf"(?P<part>\d[\d,]*)\s?\(\s?{_SHARE}\s?\)"),
    pattern_of(rf"{_SHARE}\s?\(\s?(?:n\s?=\s?)?(?P<part>\d[\d,]*)\s?\)"),
)
_ESTIMATE = pattern_of(r"\(?\b(?:estimated?|provisional|prov|est)\b\.?\)?|\([pe]\)")


def read_value(text: str, period: When = NO_DATE) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """One value as printed; "c" is suppressed, a dash is no value, and neither is ever zero."""
    meant = _MARK.sub("", to_match(text.lower().strip())) if len(text) > 1 else text.lower()
    if meant in _NO_VALUE:
        return Reading(period, None, text), ()
    if meant in _SUPPRESSED or _FEW.fullmatch(meant):
        return Reading(period, None, text, suppressed=True), ()
    bare = _ESTIMATE.sub("", meant).strip()
    if (cases := _with_cases(bare, period, text)) is not None:
        return cases, ()
    number = _VALUE.fullmatch(bare)
    value = Decimal(number[1].replace(",", "")) if number else _large(bare)
    doubts: tuple[Diagnostic, ...] = ()
    if value is None and bare:
        sentence = f'The value "{text}" could not be read as a number, and counts as no value.'
        doubts = (Diagnostic("unread", sentence, "A value is no number"),)
    return Reading(period, value, text, role="actual" if bare == meant else "estimate"), doubts


def _with_cases(meant: str, period: When, text: str) -> Reading | None:
    """A percentage with how many cases of how many make it; a lone number beside it may be either, and is a note."""
    found = next((match for pattern in _WITH_CASES if (match := pattern.fullmatch(meant))), None)
    if found is None:
        return None
    share = Decimal(found["share"])
    if "whole" not in found.re.groupindex:
        return Reading(period, share, text)
    return Reading(period, share, text, read_count(found["part"]), read_count(found["whole"]))


def lacks_its_sign(reading: Reading, others: Iterable[Reading]) -> bool:
    """Whether a number stands as a share of 1 among percentages that are printed with their sign: 0.7 beside 78%.

    It could be 70% or 0.7%; beside 1.2% and 0.9% it is what it says.
    """
    value = reading.value
    if value is None or "%" in reading.as_printed or not 0 < value <= 1 or reading.denominator is not None:
        return False
    signed = sorted(abs(one.value) for one in others if one.value is not None and "%" in one.as_printed)
    return bool(signed) and signed[len(signed) // 2] > value * (10 if value < 1 else 50)


def are_shares(values: Iterable[Reading]) -> bool:
    """Whether all the percentages of a measure are printed without a sign and between 0 and 1, as Excel keeps them."""
    printed = [one for one in values if one.value is not None]
    shares = [one for one in printed if 0 <= (one.value or 0) <= 1 and "%" not in one.as_printed]
    return len(printed) == len(shares) > 1 and any(0 < (one.value or 0) < 1 for one in shares)


def _large(text: str) -> Decimal | None:
    """A number with its thousands or millions as a word, or in brackets, as accounts print what is below zero."""
    found = _LARGE.fullmatch(text)
    if found is None:
        return None
    plain = not (found["pound"] or "." in found["number"] or "," in found["number"])
    if plain and (found["open"] or found["times"] == "m"):
        return None
    value = Decimal(found["number"].replace(",", "")) * _TIMES.get(found["times"] or "", 1)
    value = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    return -value if found["open"] or "-" in text else value


def read_count(text: str) -> Decimal | None:
    """How many cases a numerator or denominator counts; None where the text is no number."""
    try:
        number = Decimal(to_match(text.strip()).replace(",", ""))
    except InvalidOperation:
        return None
    return number if is_number(number) else None


def printed_cases(reading: Reading) -> str:
    """A value with its period and the cases that it is made of: "2017/18 99% (498/801)"."""
    value = reading.as_printed or reading.value
    return f"{reading.period.as_printed} {value} ({reading.numerator}/{reading.denominator})".strip()


def denied_by_its_cases(reading: Reading, unit: Unit | None) -> Diagnostic | None:
    """That a value is not what its numerator and denominator make, as exactly as it is printed; None where it is."""
    exact = of_cases(reading, unit)
    if exact is None or fits_its_cases(reading, unit):
        return None
    made = f"{float(exact):.1f}".removesuffix(".0") + ("%" if unit == "percent" else "")
    when = f" of {shown(reading.period)}" if shown(reading.period) else ""
    value, cases = reading.as_printed or reading.value, f"{reading.numerator} of {reading.denominator}"
    sentence = f'"{value}" is printed{when}, but {cases} is {made}: it counts as printed.'
    return Diagnostic("contradiction", sentence, "A value is not what its cases make")


def exact_value(reading: Reading, unit: Unit | None) -> Fraction | None:
    """The value to compare by: numerator / denominator in the measure's unit where they make it, else as printed."""
    exact = of_cases(reading, unit)
    if exact is not None and fits_its_cases(reading, unit):
        return exact
    return None if reading.value is None else Fraction(reading.value)


def of_cases(reading: Reading, unit: Unit | None) -> Fraction | None:
    """Numerator over denominator in the unit; None where one of them is not known, or the unit counts no cases."""
    per = CASES_PER.get(unit)
    if not per or reading.numerator is None or not reading.denominator:
        return None
    return Fraction(reading.numerator) / Fraction(reading.denominator) * per


def fits_its_cases(reading: Reading, unit: Unit | None) -> bool:
    """Whether the value is its numerator over its denominator, as exactly as it is printed, or cannot be compared."""
    exact = of_cases(reading, unit)
    if exact is None or reading.value is None:
        return True
    return abs(exact - Fraction(reading.value)) < Fraction(1, 10 ** _decimals(reading.value, reading.as_printed))


def _decimals(value: Decimal, printed: str) -> int:
    """How many decimals are printed: "62.0%" has one, though a dump keeps the number 62."""
    found = re.search(r"\d[\d,]*(?:\.(\d+))?", printed)
    if found and Decimal(found[0].replace(",", "")) == abs(value):
        return len(found[1] or "")
    return max(0, -int(value.as_tuple().exponent))
