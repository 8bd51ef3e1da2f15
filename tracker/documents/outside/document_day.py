"""The date of a document itself: "May 2023" or "as at 31 May 2023" in a title, a sheet's name or the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.documents.grid import Grid
from tracker.documents.outside.front_page import first_lines
from tracker.domain.dates.reading import read_when
from tracker.domain.draft import FoundTable
from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTHS, When

_LONGEST = 90  # letters of a title line; a longer one is text
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_NAME = rf"{_MONTH}\b\.?"
_YEARS = r"(?:20\d\d|\d\d)\s*[/–-]\s*(?:20)?\d\d"
_DATE = pattern_of(
    rf"(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_NAME}[\s,-]+20\d\d|\d{{1,2}}[./]\d{{1,2}}[./]20\d\d"
    rf"|20\d\d-\d\d-\d\d|{_NAME}[\s,-]*20\d\d|{_NAME}\s?[-'’]\s?\d\d|(?:q|qtr|quarter)\s*[1-4][\s,(-]*(?:{_YEARS}|20\d\d)"
    rf"|{_YEARS}[\s,-]*(?:q|qtr|quarter)\s*[1-4])(?![\w/])",
    re.I,
)
# In a name there is little room: "May 23", "2023-05". "2011-12" is a year, as in the title of a plan.
_IN_A_NAME = pattern_of(rf"(?<![\w/.-])(?:{_NAME}[\s'’-]*\d\d|20\d\d-(?:0[1-9]|1[0-2])|{_MONTH}\d\d)(?![\w/-])", re.I)
_OF_SOMETHING_ELSE = pattern_of(
    r"(?i)\b(?:from|since|by|until|till|next|due|following|after|before|between|inspection|inspected|visit|letter|"
    r"meeting|approved|adopted|agreed|starting|judgement)(?:\s+(?:of|in|on|at|dated|the|date))*\W*$"
)
_SPAN_BEFORE = pattern_of(rf"(?i)(?:\d|{_NAME})\s*(?:-|–|to|and|&|/)\s*$")
_SPAN_BEHIND = pattern_of(rf"(?i)\s*(?:-|–|to|until|and|&|/)\s*(?:\d|{_NAME}|q(?:uarter)?\s*[1-4])")
_ABOUT_THE_DOCUMENT = pattern_of(
    r"(?i)\b(?:score ?card|dashboard|tracker|report|performance|plan|programme|log|statement|return|data|position|"
    r"update|indicators?|measures?|kpis?|progress|monitoring|summary|as at|as of|month|quarter|period|date|version|"
    r"board|committee|panel|scrutiny|outcomes|overview|review)\b"
)
_KINDS = ("day", "month", "quarter")


def document_day(source: str, grids: Sequence[Grid], tables: Iterable[FoundTable]) -> When | None:
    """The date that a title line says, else a sheet's name, else the file's; None where none does.

    A span of time ("2017-18", "April to June 2017") is the period of a plan and no date.
    """
    titles = [line for grid in grids for line in first_lines(grid)]
    titles += [table.title for table in tables]
    named = [grid.name for grid in grids if grid.sheet] + [source.rpartition(".")[0] or source]
    found = (when for line in titles for when in _said(line))
    return next(found, None) or next((when for name in named for when in _named(name)), None)


def _said(line: str) -> Iterator[When]:
    if len(line) > _LONGEST or line.endswith("."):
        return
    for found in _DATE.finditer(line):
        alone = not re.search(r"\w", _DATE.sub("", line))
        if (alone or _ABOUT_THE_DOCUMENT.search(line)) and (when := _when(line, found)):
            yield when


def _named(name: str) -> Iterator[When]:
    name = name.replace("_", " ")
    for pattern in (_DATE, _IN_A_NAME):
        for found in pattern.finditer(name):
            years = re.fullmatch(r"20(\d\d)-(\d\d)", found[0])
            if not (years and int(years[2]) == int(years[1]) + 1) and (when := _when(name, found)):
                yield when


def _when(line: str, found: re.Match[str]) -> When | None:
    before, behind = line[: found.start()], line[found.end() :]
    if _OF_SOMETHING_ELSE.search(before) or _SPAN_BEFORE.search(before) or _SPAN_BEHIND.match(behind):
        return None
    when = read_when(found[0].strip(" ("))[0]
    return when if when.kind in _KINDS else None
