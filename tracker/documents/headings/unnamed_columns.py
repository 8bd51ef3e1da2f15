"""Columns that only their content names: ratings, as words or fills; dates; refs before actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.headings.period_heading import is_part, is_period
from tracker.documents.ratings.rating_columns import are_ratings, may_head_ratings
from tracker.documents.ratings.statuses import rag_of, status_alone
from tracker.documents.vocabulary.fill_colours import is_grey, rating_of
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of

_RATED = {"rag", "progress rag"}
_ROWS_TO_LOOK_AT, _PAGES_TO_LOOK_AT = 40, 10


Stretch = tuple[Grid, range]  # rows of a grid


class RowsBelow:
    """The rows below all headings of a document: those of one sheet that are repeated on each page are one table's."""

    def __init__(self) -> None:
        self._found: dict[object, list[Stretch]] = {}

    def add(self, grid: Grid, headings: Headings, rows: range) -> None:
        """Note the rows below headings, from top to bottom."""
        self._found.setdefault(_same(grid, headings), []).append((grid, rows[:_ROWS_TO_LOOK_AT]))

    def of(self, grid: Grid, headings: Headings, rows: range) -> Sequence[Stretch]:
        """The rows below these headings on the first pages, else those that are given."""
        found = self._found.get(_same(grid, headings), [])[:_PAGES_TO_LOOK_AT]
        return found or [(grid, rows[:_ROWS_TO_LOOK_AT])]


def _same(grid: Grid, headings: Headings) -> object:
    return grid.name if grid.sheet else None, headings.printed, tuple(headings.columns.items())


def with_unnamed_columns(grid: Grid, headings: Headings, near: Sequence[Stretch]) -> Headings:
    """The headings of actions or measures with a rating, a date or refs, where a column without a heading holds such
    in the rows below; a rating also where nobody knows the heading.
    """
    if headings.kind not in ("actions", "measures", "series") or headings.turned or "area" in headings.columns:
        return headings
    for column in sorted({column for on, rows in near for column in _held(on, rows)} - _named(grid, headings)):
        cells = [cell for on, rows in near for row in rows if (cell := on.seen(row, column))]
        refs = headings.kind == "actions" and column < min(headings.columns.values()) and _are_refs(cells)
        field = "ref" if refs else _field_of(cells)
        if field and field not in headings.columns:
            headings = replace(headings, columns={**headings.columns, field: column})
    return _with_rating(grid, headings, near)


def _with_rating(grid: Grid, headings: Headings, near: Sequence[Stretch]) -> Headings:
    """The headings with the one column as the rating, of those whose headings nobody knows, that holds nothing else.

    Of measures "Position" may head it too, which is else where ours stands among others.
    """
    if headings.columns.keys() & (_RATED if headings.kind == "actions" else {*_RATED, "status"}):
        return headings
    known = _with_fields(headings) - {headings.columns.get("position", -1)}
    heads = range(headings.row, headings.row + headings.height)
    unknown = {at: cell for row in heads for at, cell in enumerate(grid.rows[row]) if cell and at not in known}
    rows = [(on, row) for on, below in near for row in below if len([cell for cell in on.rows[row] if cell]) > 1]
    cells = {at: [cell for on, row in rows if (cell := on.seen(row, at))] for at in unknown}
    rated = [at for at, held in cells.items() if len(held) * 2 >= len(rows) and are_ratings(held)]
    found = [at for at in rated if may_head_ratings(unknown[at].text) and not _names_time(unknown[at])]
    if len(found) != 1:
        return headings
    text = folded(unknown[found[0]].text)
    columns = {field: at for field, at in headings.columns.items() if at != found[0]}
    printed = tuple((one, "rag" if one == text else field) for one, field in headings.printed)
    return replace(headings, columns={**columns, "rag": found[0]}, printed=printed)


def _names_time(cell: Cell) -> bool:
    """Whether a heading is a period or has a number, as those of calendars do: fills below say when, not how."""
    return is_period(cell) or is_part(cell.text) or any(map(str.isdigit, cell.text))


def _with_fields(headings: Headings) -> set[int]:
    """The columns that have a field."""
    named = {*headings.columns.values(), *(column for column, _ in headings.evidence)}
    return named | {column for head in headings.heads for column in (head.column, head.rated) if column is not None}


def _named(grid: Grid, headings: Headings) -> set[int]:
    """The columns that have a heading or a field."""
    named = _with_fields(headings)
    heads = range(headings.row, headings.row + headings.height)
    return named | {column for row in heads for column, cell in enumerate(grid.rows[row]) if cell}


def _held(grid: Grid, rows: range) -> set[int]:
    """The columns in which something stands, or a fill."""
    held = {column for row in rows for column, cell in enumerate(grid.rows[row]) if cell}
    return held | {column for row, column in grid.bare if row in rows}


def _field_of(cells: Sequence[Cell]) -> str | None:
    rated = any(map(rates, cells)) and all(rates(cell) or _is_greyed(cell) for cell in cells)
    if rated and len({(cell.text, cell.fill) for cell in cells}) > 1:
        return "rag"
    if all(cell.day is not None or read_when(cell.text)[0].first for cell in cells):
        return "review"
    return None


def _are_refs(cells: Sequence[Cell]) -> bool:
    """Whether a column holds nothing but numbers of rows, each of its own."""
    texts = [cell.text.strip() for cell in cells]
    return len(texts) > 1 and len({*texts}) == len(texts) and all(map(_A_REF.fullmatch, texts))


_A_REF = pattern_of(r"(?:[A-Z]{1,3}[ -]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?")


def _is_greyed(cell: Cell) -> bool:
    """Whether a cell shows nothing but grey: it has no rating yet."""
    return not cell.text and cell.fill is not None and is_grey(cell.fill)


def rates(cell: Cell) -> bool:
    """Whether a cell holds nothing but a rating: a word, a letter, or the fill of one."""
    if cell.text:
        return rag_of(cell.text) is not None or status_alone(cell.text) is not None
    return cell.fill is not None and rating_of(cell.fill) is not None


def rates_by_fill(cell: Cell) -> bool:
    """Whether the fill of a cell is plainly that of a rating."""
    rating = rating_of(cell.fill) if cell.fill else None
    return rating is not None and rating.sure
