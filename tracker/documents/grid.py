"""A sheet or a text table as rows of cells: what every table reader reads, whatever the file was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic

# What a paragraph of Word is by its style: "title", "heading 2", "list", "contents" or ""; nothing else has one.
CellStyle = str


class Cell(NamedTuple):
    """One non-empty cell: what it shows, its name ("C12"), and the day or month behind a date cell."""

    text: str
    place: str
    day: date | None = None
    shows_day: bool = True
    number: float | None = None
    fill: str | None = None  # "#C6EFCE"; None where there is none, or plain white
    note: str | None = None  # a comment that hangs on the cell
    style: CellStyle = ""
    unread: bool = False  # an error, or a formula that was never computed: the text is no value
    unseen: str = ""  # the words of the text that the document hides
    struck: str = ""  # the words that are struck out: no part of the text, unless all that stands there is
    ink: str | None = None  # "#FF0000", the colour of the font; None where it is the usual one

    @property
    def gone(self) -> bool:
        """Whether all that stands there is struck out."""
        return bool(self.struck) and self.struck == self.text


GridRow = Sequence["Cell | None"]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of cells. `covered` maps a (row, column) that a merged cell covers to that cell's own place."""

    source: str
    name: str
    rows: Sequence[GridRow]
    covered: dict[tuple[int, int], tuple[int, int]]
    hidden: bool = False
    sheet: bool = False  # of a workbook
    hidden_rows: frozenset[int] = frozenset()  # places in `rows`, from 0
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False  # the hidden rows were hidden by a filter
    bare: Mapping[tuple[int, int], Cell] = field(default_factory=dict)  # show nothing, but have a fill or a comment
    chosen_from: bool = False  # cells of another sheet offer what stands here as choices
    derived: tuple[str, ...] | None = None  # the columns that our own export worked out; (): the whole sheet
    goes_on: bool = False  # what came before in the same document still counts: its theme, its headings
    prose: bool = False  # paragraphs between tables
    doubts: tuple[tuple[Cell, Diagnostic], ...] = ()  # what the reader of the file doubts
    decimal_commas: bool = False  # its numbers are written as "21,4" is, and none as "21.4"
    of_cards: bool = False  # each row of actions stands in a table of its own in the document
    aside: bool = False  # texts that stand in no table and no paragraph of the page: footnotes, text boxes

    def at(self, row: int, column: int) -> Cell | None:
        """The cell, or the one that a merge spreads over this place from above."""
        cells = self.rows[row]
        own = cells[column] if column < len(cells) else None
        if own is not None or not self.covered or (row, column) not in self.covered:
            return own
        first_row, first_column = self.covered[row, column]
        if first_column != column:
            return None
        above = self.rows[first_row]
        return above[column] if column < len(above) else None

    def own(self, row: int, column: int) -> Cell | None:
        """The cell itself, whatever is merged over its place."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def is_spread(self, row: int, column: int) -> bool:
        """Whether a cell is merged over at least three columns of its own row."""
        return all(self.covered.get((row, column + n)) == (row, column) for n in (1, 2))

    def seen(self, row: int, column: int) -> Cell | None:
        """As `at`, but also a cell that shows no text and has a fill or a comment."""
        shown = self.at(row, column)
        if shown or not self.bare:
            return shown
        return self.bare.get(self.covered.get((row, column), (row, column)))


def folded(text: str) -> str:
    """Text with white space folded and paragraph breaks kept as single line breaks."""
    if text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text  # nothing to fold, as in nearly every cell: the space is the only white one that is printable
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").replace("\x0b", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


# Spaces of no width, marks of direction, places where a word may be cut, joiners: no page shows them.
_UNSEEN = pattern_of("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
_JOINERS = "\u200c\u200d"


def without_unseen(text: str) -> str:
    """A text without the signs that nobody sees."""
    return text if text.isascii() else _UNSEEN.sub(_kept, text)


def _kept(found: re.Match[str]) -> str:
    """A joiner belongs to the sign before it in scripts that need one, and in pictures made of several."""
    before = found.string[found.start() - 1 : found.start()]
    return found[0] if found[0] in _JOINERS and before > "\u02ff" else ""


def seen_only(grids: Iterable[Grid]) -> list[Grid]:
    """The grids without signs that nobody sees: a ref, a name or a date with one in it is the same without."""
    return [_with_decimal_commas(_seen_only(grid)) for grid in grids]


_COMMA = pattern_of(r"-?\d+,\d\d?\s*%?")
_POINT = pattern_of(r"[-£]*(?:\d+\.\d+|\d{1,3}(?:,\d{3})+)\s*%?")  # "1,204" is a thousand and more where "21.4" is less
_THOUSANDS = pattern_of(r"-?\d{1,3}(?:\.\d{3})+\s*%?")
_FEWEST_COMMAS = 2


def _with_decimal_commas(grid: Grid) -> Grid:
    """The grid, marked where several of its numbers have a comma that parts off a fraction, and none says otherwise."""
    if grid.prose:
        return grid
    texts = [cell.text for cells in grid.rows for cell in cells if cell and "," in cell.text and len(cell.text) < 12]
    if sum(map(bool, map(_COMMA.fullmatch, texts))) < _FEWEST_COMMAS:
        return grid
    every = [cell for cells in grid.rows for cell in cells if cell and cell.day is None and _POINT.fullmatch(cell.text)]
    denied = any(cell.number is not None or not _THOUSANDS.fullmatch(cell.text) for cell in every)
    return grid if denied else replace(grid, decimal_commas=True)


def with_point(grid: Grid, cell: Cell, text: str) -> str:
    """What a cell says as a number as it is written elsewhere, where the grid writes fractions behind a comma."""
    if cell.number is not None or not grid.decimal_commas or not (_COMMA.fullmatch(text) or _THOUSANDS.fullmatch(text)):
        return text
    return text.replace(".", "").replace(",", ".")


def _seen_only(grid: Grid) -> Grid:
    cells = (
        (row, column, cell)
        for row, line in enumerate(grid.rows)
        for column, cell in enumerate(line)
        if cell is not None and not cell.text.isascii()
    )
    found = [(row, column, cell) for row, column, cell in cells if _UNSEEN.search(cell.text)]
    if not found:
        return grid
    rows, bare = list(grid.rows), dict(grid.bare)
    for row, column, cell in found:
        seen = cell._replace(text=without_unseen(cell.text))
        shows = bool(seen.text) and not seen.text.isspace()
        rows[row] = [*rows[row][:column], seen if shows else None, *rows[row][column + 1 :]]
        if not shows and (cell.fill or cell.note):
            bare[row, column] = seen._replace(text="")
    return replace(grid, rows=rows, bare=bare)


def with_struck(text: str, struck: str, cell: Cell) -> Cell:
    """A cell with what is left of its words, or with all of them where all are struck out."""
    return cell._replace(text=text, struck=struck) if text.strip() else cell._replace(text=struck, struck=struck)


_EXCEL_DAYS = 693_594  # from the first day of Excel's calendar to that of Python's


def serial_day(cell: Cell) -> date | None:
    """The day whose number Excel shows where a date lost its format; None for any other number."""
    number = cell.number
    if cell.day is not None or number is None or not 20_000 <= number <= 80_000 or number != int(number):
        return None
    return datetime.fromordinal(int(number) + _EXCEL_DAYS).date()
