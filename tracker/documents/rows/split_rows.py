"""Finds the rows that a page cut in two, and puts their halves together again, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, GridRow, folded
from tracker.documents.headings.fields_of_rows import fields_by_column
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.ratings.statuses import rag_of, status_alone
from tracker.domain.dates.reading import read_when
from tracker.domain.problem import Field

_STANDS = ("status", "rag")
_KEY, _WORDS = {"actions": "ref", "measures": "measure"}, {"ref": "action"}


class Half(NamedTuple):
    """The lower half of a row: where it stands, and what is printed there."""

    place: str
    printed: str


@dataclass(slots=True)
class PendingRow:
    """A row of actions or measures that may go on below; it is read when the next one begins."""

    grid: Grid
    row: int
    headings: Headings
    chosen: bool = False  # whether somebody chose something for its table
    halves: list[Half] = field(default_factory=list)
    added: dict[str, list[Cell]] = field(default_factory=dict)
    last: int = -1  # the last row of the same grid that belongs to it

    def own(self) -> dict[str, Cell]:
        """The cells that stand in this row itself, by field, without those merged over it from above."""
        return own_cells(self.grid, self.row, self.headings)

    def read_cells(self) -> dict[int, Cell]:
        """The cells of the whole row that show something, in the columns that such rows are read for."""
        read, cells = fields_by_column(self.headings), self.whole().rows[self.row]
        return {column: cell for column, cell in enumerate(cells) if cell and cell.text and column in read}

    def begins_anew(self, grid: Grid, row: int) -> bool:
        """Whether a row has its own ref, or its own measure: nearly every row, so it is asked first."""
        column = self.headings.columns.get(_KEY.get(self.headings.kind, ""))
        cells = grid.rows[row]
        return column is not None and column < len(cells) and cells[column] is not None

    def goes_on_with(self, grid: Grid, cells: dict[str, Cell], lone: bool) -> bool:
        """Whether cells are the lower half of this row: no ref where the table has refs, or one cell alone.

        Where no page ends between, words that begin anew are none.
        """
        key = _KEY.get(self.headings.kind)
        if key is None or not cells or key in cells:
            return False
        if key == "measure":
            return cells.keys() != {"theme"}
        mine = self.own()
        anew = grid is self.grid and key in _WORDS and not _begins_small([cells.get(_WORDS[key])])
        if "ref" not in self.headings.columns:
            return lone and len(mine) > 1 and not anew
        return "ref" in mine and not _is_whole(cells, mine) and not (anew and not has_pages(grid))

    def stands_above(self, grid: Grid, row: int) -> bool:
        """Whether a row of a sheet comes right below; the tables of a Word document go on behind each other."""
        if grid.goes_on:
            return True
        between = grid.rows[max(self.row, self.last) + 1 : row]
        return self.grid is grid and (not between or (not any(map(any, between)) and _begins_small(grid.rows[row])))

    def add(self, grid: Grid, row: int, cells: dict[str, Cell]) -> None:
        """Take in the lower half of this row."""
        self.last = row
        first, *_ = cells.values()
        printed = " / ".join(folded(cell.text) for cell in cells.values())
        self.halves.append(Half(place_of(grid, first), printed))
        for name, cell in cells.items():
            self.added.setdefault(name, []).append(cell)

    def say_halves(self, problems: ProblemLog, about: str, name: str, named: Field) -> None:
        """Say what was read as the rest of this row, which is known by `name`, the words of a field."""
        cause, why = "A row was cut in two by a page", ", which a page cut in two"
        if not has_pages(self.grid):
            cause, why = "A row without a ref goes on the one above", ""
        for half in self.halves:
            sentence = f'This row has no ref, and was read as the rest of "{name}"{why}.'
            problems.add("doubtful", half.place, about, named, half.printed, sentence, name, cause=cause)

    def whole(self) -> Grid:
        """The grid with this row as it was before it was cut."""
        if not self.added:
            return self.grid
        row = list(self.grid.rows[self.row])
        for name, cells in self.added.items():
            column = self.headings.columns[name]
            row += [None] * (column + 1 - len(row))
            upper = row[column] or self.grid.at(self.row, column)
            joined = _joined([upper, *cells] if upper else cells)
            row[column] = upper if name == "review" and upper and _spoils(upper, joined) else joined
        return replace(self.grid, rows=[*self.grid.rows[: self.row], row, *self.grid.rows[self.row + 1 :]])


def own_cells(grid: Grid, row: int, headings: Headings) -> dict[str, Cell]:
    """The cells of a row by field, in the order of the columns, without those merged over it from above."""
    cells = grid.rows[row]
    places = sorted((column, name) for name, column in headings.columns.items())
    return {name: cell for column, name in places if column < len(cells) and (cell := cells[column]) and cell.text}


def has_pages(grid: Grid) -> bool:
    """Whether pages may end within a table: a text with commas or tabs has none."""
    return grid.sheet or grid.goes_on


def _begins_small(row: GridRow) -> bool:
    """Whether all of a row's texts go on within a sentence, as where the end of a page left empty rows."""
    return all(cell.text.lstrip()[:1].islower() for cell in row if cell)


def _is_whole(cells: dict[str, Cell], above: dict[str, Cell]) -> bool:
    """Whether a row without a ref is an action of its own: words that begin anew, and a second date or lead, or how
    it stands beside one.

    So it is with a date and a lead where the row above has neither: what is short stands in the upper half.
    """
    if "action" not in cells or cells["action"].text.strip()[:1].islower():
        return False
    dated = "review" in cells and read_when(cells["review"].text)[0].kind not in ("unread", "none")
    led = "lead" in cells and len(cells["lead"].text.split()) > 1
    stated = any(name in cells and (status_alone(cells[name].text) or rag_of(cells[name].text)) for name in _STANDS)
    if (dated and led and not above.keys() & {"review", "lead"}) or (stated and (dated or "lead" in cells)):
        return True
    return (dated and "review" in above) or (led and "lead" in above)


def _spoils(upper: Cell, joined: Cell) -> bool:
    """Whether what stands below a whole date ("Was March 2025") would make it unread: it is said, and is no date."""
    return read_when(upper.text)[0].last is not None and read_when(joined.text)[0].kind == "unread"


def _joined(cells: list[Cell]) -> Cell:
    first = cells[0]
    if len(cells) == 1:
        return first
    notes = "\n".join(cell.note for cell in cells if cell.note) or None
    return first._replace(text="\n".join(cell.text for cell in cells), note=notes, day=None, number=None)
