"""Whether a row stands under the headings of a table: its ref is one, its dates are dates, its values are values."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings
from tracker.documents.headings.period_heading import is_period, is_value
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.domain.dates.column_order import may_be_a_date
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of

_REF = pattern_of(r"[*#]?\s?[A-Za-z]{0,12}[\s_-]?\d+(?:[.\-/]\w+)*[a-z]?[.)]?|[A-Z]{1,3}\d*")
_LONGEST_REF = 16
_REFS_TO_LOOK_AT = 8
_OF_EACH_ROW = ("ref", "action", "measure", "label", "area")
_STATUS = pattern_of(r"\s*(?:[1-5]|[rag]|red|amber|green)\s*", re.I)
_RATED = ("rag", "status")
DATES = ("review", "original", "revised", "closed", "period")
_CAN_TELL = {"ref", "review", "original", "revised", "closed", "period", "rag", "status"}
_CAN_TELL |= {"published", "baseline", "previous", "current", "value", "target"}


def is_ref(text: str) -> bool:
    """Whether a text is a ref: "1.2", "KLOE 3", "A1"."""
    return len(text) <= _LONGEST_REF and _REF.fullmatch(text) is not None


def stands_under(grid: Grid, row: int, headings: Headings, refs: Collection[str]) -> bool:
    """Whether one of the row's cells is plainly what its heading says: a ref, a date, a status, a value.

    `refs` are some that stand above: "1" is none of a table with "1.1" and "1.2".
    """
    told = held_as_headed(grid, row, headings)
    if not any(told) or not _is_named(grid, row, headings):
        return False
    column = headings.columns.get("ref")
    cell = grid.at(row, column) if column is not None else None
    if cell is None or not refs or sum(told) > 1 or not is_ref(cell.text.strip()):
        return True
    return shape_of(cell.text) in map(shape_of, refs)


def shape_of(ref: str) -> str:
    """A ref with each number as one digit and its letters as one: "1.10" is shaped as "1.1" is, "B2" as "A1"."""
    return re.sub(r"[A-Za-z]+", "A", re.sub(r"\d+", "9", ref.strip()))


def _is_named(grid: Grid, row: int, headings: Headings) -> bool:
    own = columns_of(headings, ("action",) if headings.kind == "actions" else _OF_EACH_ROW)
    return not own or any(grid.at(row, column) for column in own)


def columns_of(headings: Headings, fields: Collection[str] = _OF_EACH_ROW) -> list[int]:
    """The columns of some fields, where the table has them: by default of those that each row has."""
    return [column for field in fields if (column := headings.columns.get(field)) is not None]


def plainly_stands_under(grid: Grid, row: int, headings: Headings, refs: Collection[str]) -> bool:
    """Whether all cells of the row that can be held against their headings are what these say, and two of them.

    Behind a ref as those above have (`refs`) others may say anything, where one is what its heading says.
    """
    told = held_as_headed(grid, row, headings)
    if _is_numbered(grid, row, headings, refs):
        return all(told) or sum(told) > 1
    can_tell = len(headings.heads) + sum(_can_tell(field) for field in headings.columns)
    return all(told) and len(told) >= min(2, can_tell) > 0


def _is_numbered(grid: Grid, row: int, headings: Headings, refs: Collection[str]) -> bool:
    """Whether a row of actions has words behind a ref of the kind of those above."""
    if headings.kind != "actions" or not {"ref", "action"} <= headings.columns.keys():
        return False
    ref, action = (grid.at(row, headings.columns[field]) for field in ("ref", "action"))
    if ref is None or action is None or not is_ref(ref.text.strip()):
        return False
    return shape_of(ref.text) in map(shape_of, refs)


def goes_on_numbered(grid: Grid, row: int, headings: Headings) -> bool:
    """Whether a row of actions has a ref that counts on from the row above, and a date or a word for one ("Ongoing")
    where its headings say so: no row of headings has both.
    """
    ref, review = headings.columns.get("ref"), headings.columns.get("review")
    if headings.kind != "actions" or headings.turned or ref is None or review is None or row == 0:
        return False
    above, number, when = grid.own(row - 1, ref), grid.own(row, ref), grid.own(row, review)
    if above is None or number is None or when is None or _NUMBERED.fullmatch(number.text) is None:
        return False
    front = number.text[: number.text.rindex(".") + 1]
    return above.text.startswith(front) and (when.day is not None or _is_answered(when.text))


_NUMBERED = pattern_of(r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){1,3}")


@lru_cache(maxsize=1_000)
def _is_answered(text: str) -> bool:
    return read_when(text)[0].kind not in ("none", "unread")


def tells_otherwise(grid: Grid, row: int, headings: Headings, fewest: int, *, values: bool) -> bool:
    """Whether so many cells of a row are plainly not what their headings say, and none is.

    A blank is not, where each row has its ref, its words or its name; `values`: those of named measures may be words.
    """
    told = held_as_headed(grid, row, headings)
    blank = [column for column in columns_of(headings) if grid.at(row, column) is None]
    if headings.kind != "actions" and not blank and values:
        return False
    if headings.kind != "actions":
        told = told or [False]  # a row without any value is not one of theirs
    return len(told) + len(blank) >= fewest and not any(told)


def held_as_headed(grid: Grid, row: int, headings: Headings) -> list[bool]:
    """Of each cell that can be held against its heading, whether it is what that says."""
    cells = [(field, cell) for field, column in headings.columns.items() if (cell := grid.seen(row, column))]
    cells = [(field, cell) for field, cell in cells if cell.text or (field in _RATED and cell.fill)]
    values = [_is_value(cell) for head in headings.heads if (cell := grid.at(row, head.column))]
    return values + [_is_what_it_is_called(field, cell) for field, cell in cells if _can_tell(field)]


def holds_as_headed(grid: Grid, row: int, headings: Headings) -> bool:
    """Whether one of the row's cells is what its heading says; a year over values may be the name of a group."""
    told = cells_as_headed(grid, row, headings)
    values = [cell for head in headings.heads if (cell := grid.at(row, head.column)) and _is_value(cell)]
    dates = [headings.columns.get(field) for field in DATES]
    dated = any(cell is grid.at(row, column) for cell in told for column in dates if column is not None)
    return dated or any(not is_period(cell) for cell in (*told, *values))


def cells_as_headed(grid: Grid, row: int, headings: Headings) -> list[Cell]:
    """The cells of a row that are what the heading of a field says."""
    cells = [(field, cell) for field, column in headings.columns.items() if (cell := grid.at(row, column))]
    return [cell for field, cell in cells if _can_tell(field) and _is_what_it_is_called(field, cell)]


def _can_tell(field: str) -> bool:
    front = field.split(" ")[0]
    return field in _CAN_TELL or front in ("comparator", "band", "target", "planned")


def _is_what_it_is_called(field: str, cell: Cell) -> bool:
    text = cell.text.strip()
    if field == "ref":
        return is_ref(text)
    if field in DATES:
        kind = "day" if cell.day is not None else read_when(text)[0].kind
        dated = kind != "unread" and (kind != "none" or text.isalpha())  # "tbc" is what a date may be
        return dated or may_be_a_date(text, short=True)
    if field in _RATED and cell.fill and not text:
        return rating_of(cell.fill) is not None
    if field in _RATED:
        return rag_of(text) is not None or status_of(text) is not None
    return _is_value(cell)


def _is_value(cell: Cell | None) -> bool:
    return cell is not None and (cell.number is not None or is_value(cell.text))


def moved_right(grid: Grid, row: int, headings: Headings) -> Headings:
    """The headings as they fit a row: one that holds a status where names stand has moved one column to the right.

    The cell that it leaves over at its left is its group.
    """
    columns = headings.columns
    at = columns.get("measure", -1)
    if headings.kind != "measures" or "theme" in columns or columns.get("status") != at - 1:
        return headings
    status, name = grid.at(row, at), grid.at(row, at + 1)
    if status is None or name is None or not _STATUS.fullmatch(status.text) or not re.search(r"[^\W\d]{3}", name.text):
        return headings
    return replace(headings, columns={"theme": at - 1} | {field: column + 1 for field, column in columns.items()})


def width_of(grid: Grid) -> int:
    """The columns of a table."""
    return max(map(len, grid.rows), default=0)


def has_width(grid: Grid, width: int, headings: Headings | None) -> bool:
    """Whether a table is as wide as the one above, so that it can go on under its headings, or has a group more."""
    here = width_of(grid)
    if here != width + 1 or headings is None:
        return here == width
    return moved_right(grid, 0, headings) is not headings


def refs_above(grid: Grid, row: int, above: Headings) -> list[str]:
    """Some refs of the table above, nearest first."""
    column = above.columns.get("ref")
    rows = range(row - 1, max(row - _REFS_TO_LOOK_AT, above.row + above.height - 1, -1), -1)
    cells = [grid.at(at, column) for at in rows] if column is not None else []
    return [cell.text for cell in cells if cell]


def words_for_refs(grid: Grid, rows: Sequence[int], above: Headings, refs: Sequence[str]) -> bool:
    """Whether several rows have words where the table above has refs."""
    column = above.columns.get("ref")
    if column is None or len(rows) < 3 or sum(is_ref(ref.strip()) for ref in refs) < 2:
        return False
    cells = [grid.at(row, column) for row in rows]
    return all(cell is not None and not is_ref(cell.text.strip()) for cell in cells)
