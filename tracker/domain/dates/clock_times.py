"""The time of day that systems and people write beside a day, which a review date does not need."""

from __future__ import annotations

import re

_ZONE = r"(?:z|utc|gmt|bst|[+-]\d\d:?\d\d)"
_TIME = (
    r"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|hrs?|hours|o'clock)?"
    rf"(?:\s*\(?{_ZONE}\)?)*"
    r"|(?:1[0-2]|0?[1-9])\s*(?:[ap]\.?m\.?|o'clock)|(?:[01]\d|2[0-3])[0-5]\d\s*(?:hrs|hours|h)"
    r"|(?:12\s*)?(?:noon|midday|midnight)|(?:close|end) of (?:play|business|the day|day)|c\.?o\.?[bp]\.?|eod)"
)
_BEHIND = re.compile(rf"(?P<day>.*?\d)(?:[\s,;(@-]+(?:(?:at|by|before)\s+)?|t){_TIME}\)?")
_BEHIND_FIGURES = re.compile(rf"(?P<day>\d{{8}})t\d{{4}}(?:\d\d)?{_ZONE}?")
_BEFORE = re.compile(rf"(?:(?:at|by|before)\s+)?{_TIME}[\s,]+(?:on\s+)?(?P<day>.*\d.*)")


def without_time(text: str) -> str | None:
    """The text, in lower case, without the time of day before or behind it; None where it has none."""
    found = _BEHIND_FIGURES.fullmatch(text) or _BEHIND.fullmatch(text) or _BEFORE.fullmatch(text)
    return found["day"].strip() if found else None
