"""Numbers under 6 that count people or cases, and what would give them back: in readings and in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.domain.measure import Measure, Reading
from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTHS, When, days_of

SMALL = range(1, 6)  # 0 counts nobody and is shown
_NO_COUNT = pattern_of(r"(?i)\b(?:average|mean|median|ratio|rate|index|score|per)\b")


def without_small_numbers(measure: Measure) -> Measure:
    """The measure with each small count as "c", and so every reading that would give it back.

    Its groups are left out: a part of what is ours is smaller still, and can be worked out from the others.
    """
    comparators = tuple(
        replace(other, readings=_suppressed(measure, other.readings)) for other in measure.comparators
    )  # fmt: skip
    return replace(measure, readings=_suppressed(measure, measure.readings), groups=(), comparators=comparators)


def _suppressed(measure: Measure, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    small = {days_of(one.period) for one in readings if _is_small(measure, one)}
    small |= _second_parts(measure, readings, small)
    return tuple(_as_c(one) if _counts(one) and days_of(one.period) in small else one for one in readings)


def _as_c(reading: Reading) -> Reading:
    return replace(
        reading, value=None, as_printed="c", numerator=None, denominator=None, word=None, note=None, suppressed=True
    )  # fmt: skip


def _counts(reading: Reading) -> bool:
    """What is planned counts nobody."""
    return reading.role in ("actual", "estimate", "baseline") and reading.says


def _is_small(measure: Measure, reading: Reading) -> bool:
    """Whether the cases, those that are left, their whole, or the value itself is a small count."""
    if not _counts(reading):
        return False
    part, whole = reading.numerator, reading.denominator
    told = [part, whole, whole - part if part is not None and whole is not None else None]
    if _count_of(measure, reading) == reading.value:
        told.append(reading.value)
    return any(number in SMALL for number in told if number is not None and number == number.to_integral_value())


def _count_of(measure: Measure, reading: Reading) -> Decimal | None:
    """How many people or cases a reading counts; None where it is no count."""
    if reading.numerator is not None:
        return reading.numerator
    value = reading.value
    if measure.scale is not None or measure.unit not in (None, "number") or value is None:
        return None
    return value if value == value.to_integral_value() and not _NO_COUNT.search(measure.name) else None


def _second_parts(
    measure: Measure, readings: Iterable[Reading], small: set[tuple[object, ...]]
) -> set[tuple[object, ...]]:
    """Of each longer period in which one small part alone is suppressed, the smallest other part too.

    Else the whole less all other parts is what is suppressed.
    """
    counted = [(one, number) for one in readings if (number := _count_of(measure, one)) is not None and _counts(one)]
    second: set[tuple[object, ...]] = set()
    for whole, _ in counted:
        parts = [(one, number) for one, number in counted if _lies_within(one.period, whole.period)]
        hidden = {days_of(one.period) for one, _ in parts} & (small | second)
        shown = [(number, one) for one, number in parts if days_of(one.period) not in hidden]
        if len(hidden) == 1 and shown and days_of(whole.period) not in small:
            second.add(days_of(min(shown, key=lambda pair: pair[0])[1].period))
    return second


def _lies_within(part: When, whole: When) -> bool:
    if None in (part.first, part.last, whole.first, whole.last) or days_of(part)[1:3] == days_of(whole)[1:3]:
        return False
    return whole.first <= part.first and part.last <= whole.last  # type: ignore[operator]


# In running text

_FEW = r"(?<![\w.,/£])(?:[1-5]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)(?![\d.,/%]*\d)(?!\s?%)"
_PEOPLE = (
    r"(?:child|children|young (?:people|persons?)|people|persons?|famil(?:y|ies)|cases?|parents?|carers?|pupils?|"
    r"students?|babies|baby|siblings?|adults?|girls?|boys?|care leavers?|leavers?|teenagers?|mothers?|fathers?|"
    r"residents?|patients?|staff|workers?|foster carers?)"
)
_NO_NOUN = (
    r"days?|weeks?|months?|years?|hours?|minutes?|working|times?|or|and|per|to|of|in|for|at|on|with|by|after|before"
)
_BETWEEN = rf"(?:\s+(?:looked after|(?!(?i:{_NO_NOUN}|{'|'.join(MONTHS)})\b)[\w'’-]+)){{0,2}}"
_FEW_PEOPLE = pattern_of(rf"{_FEW}(?={_BETWEEN}\s+{_PEOPLE}\b)")
_PART_OF_WHOLE = pattern_of(
    r"(?<![\d.,/£])(\d[\d,]*) (?:out )?of (?:(?:the|our|all) )?(\d[\d,]*)(?![\d.,/%]*\d)(?!\s?%)"
    r"(\s*\(\s*\d+(?:\.\d+)?\s?(?:%|per cent)\s*\))?"
)


def text_without_small_numbers(text: str) -> str:
    """ "3 children" as "c children", "3 of 12" as "c of c"."""
    return _FEW_PEOPLE.sub("c", _PART_OF_WHOLE.sub(_hidden_part, text))


def _hidden_part(found: re.Match[str]) -> str:
    part, whole = (int(found[at].replace(",", "")) for at in (1, 2))
    small = part in SMALL or whole in SMALL or whole - part in SMALL
    return "c of c" if small and part <= whole else found[0]
