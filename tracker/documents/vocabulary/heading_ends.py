"""The words of a heading as programs write them, and the period at its end: "due_date", "England (2016/17)"."""

from __future__ import annotations

import re

from tracker.domain.long_text import LONGEST_MATCHED
from tracker.domain.when import MONTHS

_NEW_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[A-Za-z]{2})(?=\d)")

_YEARS_JOINED = re.compile(r"(?<=\d\d)_(?=\d\d)")


def spaced(heading: str) -> str:
    """A heading that a program wrote as one word, as words: due_date, dueDate, DueDate, due-date, RAGStatus."""
    text = heading.strip()
    if " " in text or not text.isascii() or not text.replace("_", "").replace("-", "").isalnum():
        return heading
    if "_" in text or text.islower():
        return _YEARS_JOINED.sub("/", text).replace("_", " ").replace("-", " ")
    return _NEW_WORD.sub(" ", text.replace("-", " "))


_PARTED = re.compile(
    r"(?P<rest>.*?)[\s,:;–-]*\(?(?P<period>(?:(?:as at|at|to)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:\b(?:q[1-4]|quarter [1-4]|" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r"|(?:autumn|spring|summer|"
    r"winter)(?: term)?)[\s-]+)?(?:(?<!\d)(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?|(?<![\d/.-])\d\d/\d\d))\s*\)?\s*",
    re.I | re.S,
)
_TWO_YEARS = re.compile(r"(?<![\d/.-])(\d\d)/(\d\d)\W*\Z")


def parted(heading: str) -> tuple[str, str]:
    """A heading and the period at its end: "England (2016/17)" is England and 2016/17; "" where there is none."""
    heading = spaced(heading) if "_" in heading else heading
    if len(heading) > LONGEST_MATCHED or not ("20" in heading or "19" in heading or "/" in heading):
        return heading, ""
    short = _TWO_YEARS.search(heading)
    if short and int(short[2]) != (int(short[1]) + 1) % 100:  # 3 of 4, and no 2003/04
        return heading, ""
    found = _PARTED.fullmatch(heading)
    if found is None:
        return heading, ""
    return found["rest"], found["period"]


_PART_BEHIND = re.compile(
    r"(?P<rest>\D*[^\W\d])[\s,:;–(-]+(?P<part>q[1-4]|quarter [1-4]|"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\s*\)?\s*",
    re.I,
)


def part_behind(heading: str) -> tuple[str, str]:
    """A heading and the month or quarter at its end whose year it does not say: "Previous Q4"; "" for none."""
    heading = spaced(heading) if "_" in heading else heading
    found = _PART_BEHIND.fullmatch(heading) if len(heading) <= LONGEST_MATCHED else None
    return (found["rest"], found["part"]) if found else (heading, "")
