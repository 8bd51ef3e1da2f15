"""Of several columns of ratings, each of its own period, the latest that holds something says how an action stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.period_columns import without_rating
from tracker.documents.headings.period_heading import PERIODS, is_part, words_of_period
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.dates.reading import read_when
from tracker.domain.when import When

_Named = tuple[tuple[int, Cell], tuple[str, str | None]]  # a heading with its column, as printed with its field
_ANY_YEAR = 2000  # in which periods without a year are compared


def with_latest_rating(
    grid: Grid,
    first: int,
    cells: list[tuple[int, Cell]],
    columns: dict[str, int],
    printed: list[tuple[str, str | None]],
) -> list[tuple[str, str | None]]:
    """The fields of an action table, the latest of several columns of ratings being the rating.

    One without a period is how things stand now, before all that have one. `first` is the row below the headings.
    """
    if "rag" not in columns:
        return printed
    named = zip(cells, printed, strict=True)
    said = {one[0][0]: _period_in(one[0][1].text) for one in named if _rates(grid, first, one)}
    dated = {column: words for column, words in said.items() if words}
    if len(said) < 2 or not dated:
        return printed
    held = {column: words for column, words in dated.items() if any(_below(grid, first, column))}
    now = next((column for column in said if column not in dated), None)
    columns["rag"] = latest = _latest(held or dated) if now is None else now
    return [
        (text, "rag" if column == latest else None if column in said else field)
        for (column, _), (text, field) in zip(cells, printed, strict=True)
    ]


def _rates(grid: Grid, first: int, one: _Named) -> bool:
    """Whether a column holds ratings: by its heading, or where that says a period and no field, by its letters."""
    (column, cell), (_, field) = one
    if field is None and field_of(cell.text) != "rag":
        return bool(_period_in(cell.text)) and any(rag_of(below.text) for below in _below(grid, first, column))
    return field == "rag" or field_of(cell.text) == "rag"


def _period_in(heading: str) -> str:
    """The words for a period in the heading of ratings; "" where it says none."""
    words = words_of_period(without_rating(heading))
    return words if is_part(words) or _with_year(words) else ""


def _below(grid: Grid, first: int, column: int) -> Iterator[Cell]:
    """What stands below, also nothing but fills: the columns of periods to come are empty."""
    return (cell for row in range(first, len(grid.rows)) if (cell := grid.seen(row, column)))


def _with_year(words: str) -> date | None:
    """The last day of a period that says its year."""
    when = read_when(words)[0]
    return when.last if when.kind in PERIODS else None


def _latest(said: Mapping[int, str]) -> int:
    """The column of the latest of some periods; one without a year is the nearest to one that has a year."""
    known = {column: day for column, words in said.items() if (day := _with_year(words))}
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
