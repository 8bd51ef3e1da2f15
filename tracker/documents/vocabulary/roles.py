"""What a heading says of the values beneath it beside their period: actual, planned, a target, an estimate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tracker.documents.vocabulary.heading_ends import spaced
from tracker.domain.dates.reading import read_when
from tracker.domain.long_text import LONGEST_MATCHED
from tracker.domain.measure import Role
from tracker.domain.pattern import pattern_of

_WORDS: tuple[tuple[Role, str], ...] = (
    ("target", r"targets?|thresholds?"),
    ("planned", r"plan(?:ned)?|trajectory|projected|projection|forecast|expected"),
    ("estimate", r"provisional|prov|estimated?|est"),
    ("actual", r"actuals?|outturn|baseline|achieved|results?|performance"),
)
_ONLY_BEHIND: tuple[tuple[Role, str], ...] = (("actual", r"current|latest"), ("estimate", r"p|e"))
_MORE = r"(?:year[\s-]end|end[\s-]of[\s-]year|annual|full[\s-]year)\s+"
_BEFORE = tuple(
    (role, pattern_of(rf"(?:{_MORE})?(?:{words})\.?(?:\s+(?:values?|figures?|for|at|in|of))*[\s:,(–-]+(.+?)\)?", re.I))
    for role, words in _WORDS
)
_BEHIND = tuple(
    (role, pattern_of(rf"(.+?)[\s,(–-]+(?:{_MORE})?(?:{words})\.?(?:\s+values?)?\s*\)?", re.I))
    for role, words in (*_WORDS, *_ONLY_BEHIND)
)
_WITH_ITS_TARGET = pattern_of(r"(.+?)[\s,;:(–-]+targets?[\s:=]*([<>≤≥]?\s*£?\d[\d.,]*\s*%?)\s*\)?", re.I)


_ALONE = tuple((role, pattern_of(rf"(?:{_MORE})?(?:{words})(?:\s+values?)?", re.I)) for role, words in _WORDS)


class RoleWords(NamedTuple):
    """A heading without its role, the role, and the target where the heading prints one: "17/18 (Target 30%)"."""

    rest: str
    role: Role
    target: str = ""


@lru_cache(maxsize=1_000)
def role_of(heading: str) -> RoleWords:
    """The role that the words of a heading give its values: actual where they say none."""
    if len(heading) > LONGEST_MATCHED:
        return RoleWords(heading, "actual")
    heading = spaced(heading) if "_" in heading else heading
    found = _WITH_ITS_TARGET.fullmatch(heading)
    if found and not re.fullmatch(r"(?:19|20)\d\d", found[2]):  # "Achieved: target 2022" speaks of a year
        return RoleWords(found[1], "actual", found[2].strip())
    for role, pattern in (*_BEHIND, *_BEFORE):
        if found := pattern.fullmatch(heading):
            return RoleWords(found[1], role)
    return RoleWords(heading, "actual")


_BESIDE = pattern_of(
    r"(?:(?:%|percentage|monthly|annual|cumulative) ?)?"
    r"(?:variances?|variations?|differences?|gaps?|deviations?|shortfalls?|over ?/ ?under)"
    r"(?: ?(?:%|\(%\)|(?:to|from|against|vs|v) (?:plan|target|trajectory|forecast)))?"
    r"|[+±]/-|.*\b(?:last|previous|prior)\b.*|baseline|b?rag(?: (?:status|rating))?|status|rating"
    r"|numerators?|denominators?|comments?|commentary|notes?|narrative",
    re.I,
)


def is_beside_role(line: str) -> bool:
    """Whether a line beside those of a plan and of what came of it is another: "Variance", "Last year actual"."""
    return len(line) < 40 and _BESIDE.fullmatch(line.strip()) is not None


def role_of_line(line: str) -> Role | None:
    """What a row is that is called so beside others of its measure: "Plan", "Stretch target"; None where it is none."""
    if is_beside_role(line):
        return None
    said = role_of(line)
    return role_named(line) or (said.role if said.rest != line else None)


def role_named(heading: str) -> Role | None:
    """The role that a heading names and nothing else: "Planned", "Year end target"; None where it is none."""
    text = heading.strip()
    return next((role for role, pattern in _ALONE if len(text) < 40 and pattern.fullmatch(text)), None)


_MANNERS = pattern_of(
    r"(?:cumulative|weekly|monthly|quarterly|annual|yearly|ytd|year to date|full year|total)(?: \w+)?", re.I
)


def measures_in_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """What is measured by lines that name it with their role, both what was planned and what came of it.

    "Waits - Plan" and "Waits - Actual" are of "Waits".
    """
    roles: dict[str, set[Role]] = {}
    spelled: dict[str, str] = {}
    for line in lines:
        said = role_of(line)
        if said.rest != line and re.search(r"[^\W\d]{3}", said.rest) and not _MANNERS.fullmatch(said.rest):
            roles.setdefault(said.rest.casefold(), set()).add(said.role)
            spelled.setdefault(said.rest.casefold(), said.rest.rstrip(" :,-"))
    both = (name for name, of in roles.items() if "actual" in of and of & {"target", "planned"})
    return tuple(spelled[name] for name in both if read_when(spelled[name])[0].first is None)


def line_of(text: str, measures: Iterable[str]) -> tuple[str, str]:
    """The measure that a line names and what it is of it, in its words; "" where it names its measure alone."""
    for name in measures:
        at = text.casefold().find(name.casefold())
        rest = (text[:at] + text[at + len(name) :]).strip(" -–—:,()") if at >= 0 else ""
        if rest and (role_named(rest) or is_beside_role(rest)):
            return name, rest
    return text, ""
