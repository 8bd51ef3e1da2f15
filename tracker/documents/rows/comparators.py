"""Reads the value in a cell, and the values of others that stand beside a measure: England, neighbours, a position."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded, with_point
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.vocabulary.families import family_of
from tracker.documents.vocabulary.groups import is_group, is_whole
from tracker.documents.vocabulary.heading_ends import parted
from tracker.documents.vocabulary.wording import comparator_of, plain
from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Comparator, Group, Measure, Part, Reading, Unit
from tracker.domain.measures.value import read_value
from tracker.domain.pattern import pattern_of
from tracker.domain.when import When

MOVES = {
    "▲": "up", "↑": "up", "⬆": "up", "↗": "up", "🡅": "up", "up": "up", "increase": "up", "increased": "up",
    "increasing": "up", "higher": "up", "rising": "up",
    "▼": "down", "↓": "down", "⬇": "down", "↘": "down", "🡇": "down", "down": "down", "decrease": "down",
    "decreased": "down", "decreasing": "down", "lower": "down", "falling": "down",
    "-": "none", "–": "none", "—": "none", "►": "none", "▶": "none", "→": "none", "➡": "none", "↔": "none",
    "⬌": "none", "◄►": "none", "=": "none", "same": "none", "no change": "none", "unchanged": "none",
    "stable": "none", "static": "none",
}  # fmt: skip

_OTHERS = pattern_of(
    r"\b(?:england|wales|national(?:ly)?|uk|region(?:al)?|similar|neighbours?|other|average|peers?|comparators?)\b",
    re.I,
)
_SIGNED = pattern_of(r"(?P<sign>[+−–-]?)\s*(?P<number>\d+(?:[.,]\d+)*)\s*(?:%|pp|% ?pts?|points?|percentage points?)?")


def moved_of(text: str) -> str | None:
    """Which way a direction of travel points: up, down or none, by its word, sign or first arrow; None: not known."""
    meant = text.strip().lower().replace("\ufe0f", "")
    if meant in MOVES:
        return MOVES[meant]
    if signed := _SIGNED.fullmatch(meant):
        if not any(character in "123456789" for character in signed["number"]):
            return "none"
        return {"+": "up", "": None}.get(signed["sign"], "down")
    arrow = next((character for character in meant if character in MOVES and character not in "-–—="), None)
    return MOVES[arrow] if arrow else MOVES.get(plain(meant))


_UNITS: tuple[tuple[str, Unit], ...] = (
    (r"per 10[, ]?000", "rate per 10,000"),
    (r"%|\bper ?cent(age)?\b|\bproportion\b", "percent"),
    (r"\b(average|median|mean|number of) (working )?days\b|\btime in days\b|\(days\)", "days"),
    (r"^(?:working )?days (?:from|between|to|taken)\b", "days"),
    (r"\bnumber\b|\bcaseloads?\b|\bnos?\b|\bcount\b|\((?:num\.?|n|#|cases|volume)\)", "number"),
)


def unit_of(name: str) -> Unit | None:
    """The unit that a measure's name says: a percentage, a rate, days or a number; None where it says nothing."""
    return next((unit for pattern, unit in _UNITS if re.search(pattern, name.lower())), None)


def value_of(problems: ProblemLog, grid: Grid, cell: Cell, period: When, ref: str) -> Reading:
    """One value as printed; what is no number is a problem."""
    reading, doubts = read_value(with_point(grid, cell, folded(cell.text)), period)
    reading = replace(reading, as_printed=folded(cell.text))
    problems.doubts(doubts, place_of(grid, cell), ref, "value", reading.as_printed, None)
    return standing_at(reading, grid, cell)


def standing_at(reading: Reading, grid: Grid, cell: Cell) -> Reading:
    """A reading with the file and the cell that it was read from."""
    return replace(reading, read_from=f"{grid.source}, {place_of(grid, cell)}")


def comparators_of(
    problems: ProblemLog, grid: Grid, cells: Mapping[str, Cell | None], heads: Mapping[str, str], period: When, ref: str
) -> tuple[Comparator, ...]:
    """The values of others in a measure's row, each with the period of its heading, or of the row's year."""
    found: dict[tuple[str, Part | None], Comparator] = {}
    for field, cell in cells.items():
        if field.startswith("comparator ") and cell:
            name, named = parted(field.removeprefix("comparator "))
            when = read_when(named)[0] if named else period
            whose = family_of(name) or (name, None)
            before = found.get(whose, Comparator(*whose))
            reading = replace(value_of(problems, grid, cell, when, ref), place=len(before.readings) + 1)
            found[whose] = replace(before, readings=(*before.readings, reading))
    if position := cells.get("position"):
        whose = _compared_with(heads.get("position", ""), tuple(name for name, _ in found)), None
        found[whose] = replace(found.get(whose, Comparator(*whose)), position=folded(position.text))
    return tuple(replace(one, place=place) for place, one in enumerate(found.values(), 1))


def with_own_groups(measure: Measure) -> Measure:
    """The measure with the values of groups of ours, which stood in columns as those of others do, as theirs.

    "All" beside them is ours, where the row has no value else.
    """
    named = [one for one in measure.comparators if one.part is None and not _OTHERS.search(one.name)]
    parts = [one for one in named if is_group(one.name) and not is_whole(one.name)]
    if not parts:
        return measure
    whole = next((one for one in named if is_whole(one.name)), None) if not measure.readings else None
    groups = tuple(Group(one.name, one.readings, place=place) for place, one in enumerate(parts, 1))
    others = (one for one in measure.comparators if one not in parts and one is not whole)
    comparators = tuple(replace(one, place=place) for place, one in enumerate(others, 1))
    readings = whole.readings if whole else measure.readings
    return replace(measure, groups=groups, comparators=comparators, readings=readings)


def _compared_with(heading: str, others: tuple[str, ...]) -> str:
    """Among whom a position is held: as its heading says, else in England, of whose councils such tables speak."""
    words = [comparator_of(word) for word in plain(heading).split()]
    named = next((name for name in words if name), None)
    if named is None and "neighbour" in heading.lower():
        named = "Statistical neighbours"
    return named or ("England" if "England" in others or not others else others[-1])


def rolling(name: str) -> str | None:
    """How a measure's name says that its values overlap: cumulative, or rolling over so many months."""
    lowered = name.lower()
    if "cumulative" in lowered or re.search(r"\byear to date\b|\bytd\b", lowered):
        return "cumulative"
    found = re.search(r"\b(?:last|rolling|past|previous) (\d+|twelve|six|three)[ -]months?\b", lowered)
    if found:
        months = {"twelve": "12", "six": "6", "three": "3"}.get(found[1], found[1])
        return f"rolling {months} months"
    return "rolling 12 months" if re.search(r"\brolling (?:year|annual)\b", lowered) else None


def unit_as_printed(readings: tuple[Reading, ...]) -> Unit | None:
    """The unit of values that are printed with a per cent sign."""
    return "percent" if any(_SHARE.search(one.as_printed) for one in readings if "%" in one.as_printed) else None


_SHARE = pattern_of(r"%\W*\Z|\d\s*%\s*\(")  # "88%", "51 (88%)", "88% (51/58)"
