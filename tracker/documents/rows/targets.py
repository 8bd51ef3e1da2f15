"""Reads what a measure is to reach: its target, or what is planned, for a period or for all; and which way is good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded, with_point
from tracker.documents.headings.period_heading import PeriodHead
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.rows.comparators import moved_of, standing_at
from tracker.documents.vocabulary.wording import plain
from tracker.domain.long_text import to_match
from tracker.domain.measure import GoodIs, Reading, Role, Unit
from tracker.domain.measures.value import read_value
from tracker.domain.measures.word_scales import rank
from tracker.domain.pattern import pattern_of
from tracker.domain.when import NO_DATE, When

ROLES: dict[str, Role] = {"target": "target", "planned": "planned"}
# Signs and words around the number that is to be reached: "<20%", "at least 85%", "85% or more".
_AROUND = pattern_of(
    r"(?:[<>≤≥]=?|at least|at most|up to|no more than|more than|less than|fewer than|below|under|over|above)?\s*"
    r"(?P<number>\S.*?)\s*(?:\+|or (?:more|less|above|below|under|over|better))?",
    re.I,
)


class Aim(NamedTuple):
    """For when a target or plan is, which of the two it is, and the words of the scale that it may be one of."""

    period: When
    role: Role
    words: Sequence[str] = ()


def role_of_field(field: str) -> Role | None:
    """The role of the readings of a column: "target", or "planned Plan 2018/19"; None where it is another field."""
    return ROLES.get(field.partition(" ")[0])


def targets_in(
    problems: ProblemLog,
    grid: Grid,
    cells: Mapping[str, Cell | None],
    periods: Mapping[str, When],
    ref: str,
    words: Sequence[str] = (),
) -> Iterator[Reading]:
    """The targets and plans in the columns of a row that have no values of ours; `words` are those of its scale."""
    for field, cell in cells.items():
        if cell is not None and (role := role_of_field(field)):
            yield from target_in(problems, grid, cell, Aim(periods.get(field, NO_DATE), role, words), ref)


def target_in(problems: ProblemLog, grid: Grid, cell: Cell, aim: Aim, ref: str) -> Iterator[Reading]:
    """The target in a cell as printed; a dash is none, and words of no scale are kept as printed, and said."""
    printed = folded(cell.text)
    if (at := rank(printed, aim.words)) is not None:
        yield standing_at(Reading(aim.period, None, printed, role=aim.role, word=aim.words[at]), grid, cell)
        return
    found = _AROUND.fullmatch(printed)
    reading, doubts = read_value(with_point(grid, cell, found["number"] if found else printed), aim.period)
    if doubts:
        reading, doubts = read_value(printed, aim.period)
    if reading.says or doubts:
        problems.doubts(doubts, place_of(grid, cell), ref, "value", printed, None)
        yield standing_at(replace(reading, as_printed=printed, role=aim.role), grid, cell)


def targets_of_headings(grid: Grid, heads: tuple[PeriodHead, ...]) -> Iterator[Reading]:
    """The targets that the headings of periods print: "17/18 (Target 30%)"."""
    for head in heads:
        if head.target:
            reading, _ = read_value(head.target.lstrip("<>≤≥ "), head.period)
            yield standing_at(replace(reading, as_printed=head.target, role="target"), grid, head.cell)


# Which way is good

_HIGH = "high|higher|h|bigger|bigger is better|higher is better|high is good|maximise|positive|more"
_LOW = "low|lower|l|smaller|smaller is better|lower is better|low is good|minimise|negative|less|fewer"
_NEUTRAL = "neutral|n|neither|none|n a|na|in range|contextual|context|for information|information only|monitor"
_WORDS: dict[str, GoodIs] = {
    **dict.fromkeys(_HIGH.split("|"), "high"),
    **dict.fromkeys(_LOW.split("|"), "low"),
    **dict.fromkeys(_NEUTRAL.split("|"), "neutral"),
}
_MOVED: dict[str, GoodIs] = {"up": "high", "down": "low", "none": "neutral"}
_AT_MOST = r"(?:[<≤]|(?:at most|up to|no more than|less than|fewer than|below|under)\b)"
_AT_LEAST = r"(?:[>≥]|(?:at least|more than|over|above)\b)"
_SIGNS: tuple[tuple[str, GoodIs], ...] = (
    (rf"{_AT_MOST}.*\d.*|.*\d.*\bor (?:less|fewer|below|under)", "low"),
    (rf"{_AT_LEAST}.*\d.*|.*\d\s*%?\s*(?:\+|or (?:more|above|over))", "high"),
)


def good_is(
    problems: ProblemLog,
    grid: Grid,
    cells: Mapping[str, Cell | None],
    heads: Mapping[str, str],
    unit: Unit | None,
    ref: str,
) -> GoodIs | None:
    """Which way is good; a word in the column for it that says neither is a problem."""
    if cell := cells.get("good_is"):
        found = _WORDS.get(plain(cell.text)) or _MOVED.get(moved_of(cell.text) or "")
        if found is None:
            printed = folded(cell.text)
            cause = "A word does not say which way is good"
            sentence = f'"{printed}" does not say whether high or low is good.'
            problems.add("unread", place_of(grid, cell), ref, None, printed, sentence, cause=cause)
        return found
    if (target := cells.get("target")) is None:
        return None
    signed = (good for pattern, good in _SIGNS if re.fullmatch(pattern, to_match(folded(target.text).lower())))
    # A threshold in days is the most that something may take.
    in_days = unit == "days" and heads.get("target", "").lower().startswith("threshold")
    return next(signed, "low" if in_days else None)
