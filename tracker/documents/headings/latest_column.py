"""Of several columns of ratings, the latest that holds something says how an action stands; the others are kept. Where
there is none, commentary may begin with ratings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.period_columns import without_rating
from tracker.documents.headings.period_heading import PERIODS, is_part, words_of_period
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.vocabulary.wording import field_of, plain
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of
from tracker.domain.when import When

_Named = tuple[tuple[int, Cell], tuple[str, str | None]]  # a heading with its column, as printed with its field
_RAG = pattern_of(r"(?i)\bb?rag\b")
_RATED = pattern_of(r"\s*(?:red|amber|green|blue|yellow)\s*(?:[-–—:;,.(\n]|$)", re.I)
_EARLY = {
    "initial",
    "first",
    "original",
    "start",
    "starting",
    "opening",
    "baseline",
    "previous",
    "last",
    "prior",
    "old",
}
_LATE = {"latest", "current", "now", "today", "final", "newest", "updated"}
_IN_TURN = ["", "one", "second", "third", "fourth", "fifth", "sixth"]
_COUNTED = {
    "wk",
    "week",
    "w",
    "month",
    "review",
    "update",
    "round",
    "period",
    "meeting",
    "quarter",
    "term",
    "no",
    "number",
    "as",
    "at",
}
_LONGEST_NUMBER = 3
_ANY_YEAR = 2000  # in which periods without a year are compared


def with_latest_rating(
    grid: Grid,
    first: int,
    cells: list[tuple[int, Cell]],
    columns: dict[str, int],
    printed: list[tuple[str, str | None]],
) -> list[tuple[str, str | None]]:
    """The fields of an action table, the latest of several columns of ratings being the rating; the others bear their
    heading: "rag Sept RAG".

    One without a period is how things stand now, before all that have one; where none has one, their words tell.
    `first` is the row below the headings.
    """
    if "rag" not in columns:
        if "commentary" in columns and _begin_with_ratings(grid, first, columns["commentary"]):
            columns["rag"] = columns["commentary"]
        return printed
    texts = {one[0][0]: one[0][1].text for one in zip(cells, printed, strict=True) if _rates(grid, first, one)}
    dated = {column: words for column, text in texts.items() if (words := _period_in(text))}
    latest = _latest_of(texts, dated, lambda column: any(_below(grid, first, column)))
    if len(texts) < 2 or latest is None:
        return printed
    fields = {column: "rag" if column == latest else f"rag {folded(text)}" for column, text in texts.items()}
    for name in [name for name, column in columns.items() if column in texts]:
        del columns[name]
    columns |= {fields[column]: column for column in _in_turn(texts)}
    return [(text, fields.get(column, field)) for (column, _), (text, field) in zip(cells, printed, strict=True)]


def _begin_with_ratings(grid: Grid, first: int, column: int) -> bool:
    """Whether each text is the word of a rating and, behind a mark, what is said beside it: "Amber - drafted"."""
    return _each(_RATED.match, _texts_below(grid, first, column))


def _each(test: Callable[[str], object], texts: Iterator[str]) -> bool:
    """Whether there are texts and each passes the test: the first that does not is the last that is looked at."""
    one = next(texts, None)
    return one is not None and bool(test(one)) and all(map(test, texts))


def _latest_of(texts: Mapping[int, str], dated: Mapping[int, str], holds: Callable[[int], bool]) -> int | None:
    """The column of the latest of some headings of ratings; None where nothing tells."""
    if dated:
        now = next((column for column, text in texts.items() if column not in dated and _turn(text)[0]), None)
        held = {column: words for column, words in dated.items() if holds(column)}
        return _latest(held or dated) if now is None else now
    turns = {column: _turn(text) for column, text in texts.items()}
    return max(turns, key=lambda column: turns[column]) if len(set(turns.values())) > 1 else None


def _in_turn(texts: Mapping[int, str]) -> list[int]:
    """The columns of ratings from the first to the latest; those of which nothing tells as they stand."""
    left, found = dict(texts), list[int]()
    while left:
        dated = {column: words for column, text in left.items() if (words := _period_in(text))}
        last = _latest_of(left, dated, lambda _: True)
        found.append(next(reversed(left)) if last is None else last)
        del left[found[-1]]
    return found[::-1]


def _turn(heading: str) -> tuple[int, int]:
    """What headings without a period are ordered by: "Initial RAG", "RAG", "Wk 1 RAG", "Wk 2 RAG", "Latest RAG"."""
    words = plain(without_rating(heading)).split()
    if _EARLY & {*words}:
        return 0, 0
    if _LATE & {*words}:
        return 2, 0
    numbers = [int(word) if word.isdecimal() else _IN_TURN.index(word) for word in words if _is_number(word)]
    if not numbers or any(not _is_number(word) and word not in _COUNTED for word in words):
        return 1, 0  # "Phase 2 RAG" is no later than that of the first phase
    return 1, numbers[-1]


def _is_number(word: str) -> bool:
    return (word.isdecimal() and len(word) < _LONGEST_NUMBER) or word in _IN_TURN


def _rates(grid: Grid, first: int, one: _Named) -> bool:
    """Whether a column holds ratings: by its heading, or where that says a period or a turn and no field, by its
    letters.
    """
    (column, cell), (_, field) = one
    if field == "rag" or field_of(cell.text) == "rag":
        return True
    if field is not None and field.startswith("aside "):  # "Previous RAG"
        return _RAG.search(cell.text) is not None
    if field is not None:
        return False
    texts = _texts_below(grid, first, column)
    if _period_in(cell.text):
        return any(map(rag_of, texts))
    return _turn(cell.text) != (1, 0) and _each(rag_of, texts)


def _period_in(heading: str) -> str:
    """The words for a period in the heading of ratings; "" where it says none, or as "Term 1" none with a date."""
    words = words_of_period(without_rating(heading))
    placed = is_part(words) and _in_year(words, _ANY_YEAR).last is not None
    return words if placed or _with_year(words) else ""


def _below(grid: Grid, first: int, column: int) -> Iterator[Cell]:
    """What stands below, also nothing but fills: the columns of periods to come are empty."""
    return (cell for row in range(first, len(grid.rows)) if (cell := grid.seen(row, column)))


def _texts_below(grid: Grid, first: int, column: int) -> Iterator[str]:
    return (cell.text for cell in _below(grid, first, column) if cell.text)


def _with_year(words: str) -> date | None:
    """The last day of a period that says its year."""
    when = read_when(words)[0]
    return when.last if when.kind in PERIODS else None


def _latest(said: Mapping[int, str]) -> int:
    """The column of the latest of some periods; one without a year is the nearest to one that has a year."""
    known = {column: day for column, words in said.items() if (day := _with_year(words))}
    if len(said) == 1:
        return next(iter(said))
    if not known:
        return _latest_in_turn({column: _in_year(words, _ANY_YEAR) for column, words in said.items()})
    near = next(iter(known.values()))
    return max(said, key=lambda column: known.get(column) or _nearest(said[column], near))


def _in_year(words: str, year: int) -> When:
    """A part of the financial or school year that begins in `year`: "Spring" stands for the term."""
    ending = f"{year}/{(year + 1) % 100:02d}"
    term = read_when(f"{words} term {ending}")[0]
    return term if term.last else read_when(f"{words} {ending}")[0]


def _nearest(words: str, near: date) -> date:
    days = (_in_year(words, year).last or near for year in range(near.year - 2, near.year + 2))
    return min(days, key=lambda day: abs((day - near).days))


def _latest_in_turn(said: Mapping[int, When]) -> int:
    """The column behind which the year has its longest gap; of equal ones the order of the columns tells."""
    months = {column: when.first.month if when.first else 3 for column, when in said.items()}  # a year ends in March
    before, behind = list(months.values())[:2]
    columns = list(months)[:: 1 if (before - behind) % 12 < 6 else -1]
    gaps = {one: min((month - months[one]) % 12 or 12 for month in months.values()) for one in columns}
    return max(gaps, key=lambda column: gaps[column])
