"""Collects what was repaired, doubted or left aside while a document is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import A_COLUMN, Diagnostic, Field, Problem, ProblemKind

_DAMAGE: tuple[tuple[re.Pattern[str], str], ...] = (
    (pattern_of(r"\b20(20\d\d)\b"), r"\1"),
    (pattern_of(r"\b(1\d)(/| or | and )20(1\d)\b"), r"\1\2\3"),
)
FOOTNOTE = "A footnote mark stands in a text"
_FOOTNOTE = pattern_of(r"(?<=\w)[¹²³⁴-⁹⁰]+")


class LeftColumn(NamedTuple):
    """A column of a table that is left aside: its name among the headings beside it, its own heading ("" for none),
    its number in words, the field that it was to be read as, which its cells could not be ("" for none), and whether
    it holds ratings, of which another column was read.
    """

    about: str
    heading: str
    number: str
    chosen: str = ""
    rates: bool = False

    @property
    def where(self) -> str:
        return f'under "{self.heading}"' if self.heading else f"in {self.number}"

    @property
    def why(self) -> str:
        if self.chosen:
            return f'was to be read as "{self.chosen}" and could not be'
        if self.rates:
            return "is a further column of ratings"
        return "is no field of a plan" if self.heading else "has no heading"


class ProblemLog:
    """The problems of one document, in the order in which they were met."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[Problem] = []
        self._unread: set[tuple[str, str]] = set()  # place and printed text
        self.said: set[tuple[str, str]] = set()  # the cells (grid name, place) whose comments were kept with a record
        self._rated: set[tuple[str, str, str | None]] = set()  # those whose fill (the third) was read as a rating
        self._settled: set[tuple[str, Cell]] = set()  # those whose fill is said with their text, or is a title's

    def add(
        self,
        kind: ProblemKind,
        place: str,
        about: str,
        field: Field | None,
        as_printed: str,
        message: str,
        read_as: str | None = None,
        *,
        cause: str,
    ) -> None:
        """One problem at a place ("1.1 Assessment, C15"), about a field of a record, or about none."""
        if kind == "unread":
            self._unread.add((place, as_printed))
        problem = Problem(kind, self.source, place, about, as_printed, read_as, message, field=field, cause=cause)
        self.found.append(problem)

    def rename(self, about: str, name: str) -> None:
        """What was said of a record that has another name by now is said of that."""
        self.found = [replace(one, about=name) if one.about == about else one for one in self.found]

    def doubts(
        self,
        doubts: Iterable[Diagnostic],
        place: str,
        about: str,
        field: Field | None,
        as_printed: str,
        read_as: str | None,
    ) -> None:
        """What a rule repaired or doubted about one printed text."""
        for doubt in doubts:
            self.add(doubt.kind, place, about, field, as_printed, doubt.message, read_as, cause=doubt.cause)

    def skipped(self, grid: Grid, cells: Sequence[Cell], column: LeftColumn | None = None, more: str = "") -> None:
        """Cells that went into no record, as one problem with their whole text; of a column of a table, or of none.

        `more` is a further sentence.
        """
        one, texts = len(cells) == 1, f"These {len(cells)} texts are"
        about, cause = "plan", "A text stands outside the tables"
        sentence = f"{'This text is' if one else texts} not part of a table and {'was' if one else 'were'} left aside."
        if column:
            about, cause = column.about, A_COLUMN
            it, left = ("It stands", "was") if one else (f"These {len(cells)} texts stand", "were")
            sentence = f"{it} {column.where}, which {column.why}, and {left} left aside."
        printed = " / ".join(folded(cell.text) for cell in cells)
        message = f"{sentence} {more}" if more else sentence
        self.add("skipped", place_of(grid, cells[0]), about, None, printed, message, cause=cause)

    def says_more(self, about: str, cause: str, more: str) -> bool:
        """Whether a problem was said about this for this cause, the last of which then says one sentence more."""
        for at in range(len(self.found) - 1, -1, -1):
            one = self.found[at]
            if (one.about, one.cause) == (about, cause):
                self.found[at] = replace(one, message=f"{one.message} {more}")
                return True
        return False

    def note_rated(self, grid: Grid, cell: Cell) -> None:
        """The fill of a cell was read as a rating, or held against one; the cells of a row of Word share one place."""
        self._rated.add((grid.name, cell.place, cell.fill))

    def is_rated(self, grid: Grid, cell: Cell) -> bool:
        """Whether something was read of the fill of a cell."""
        return (grid.name, cell.place, cell.fill) in self._rated

    def settle(self, grid: Grid, cells: Iterable[Cell]) -> None:
        """Nothing more is to be said of the fills of cells: it stands with their texts, or they are titles."""
        self._settled.update((grid.name, cell) for cell in cells if cell.fill)

    def is_settled(self, grid: Grid, cell: Cell) -> bool:
        """Whether nothing more is to be said of the fill of a cell."""
        return (grid.name, cell) in self._settled

    def told(self, grid: Grid, cells: Mapping[str, Cell | None]) -> dict[str, Cell | None]:
        """The cells of a row that show something; those whose value cannot be told are said and left out.

        So are those that are struck out: `StruckOut` says them.
        """
        found: dict[str, Cell | None] = {}
        for name, cell in cells.items():
            if cell is not None and cell.unread:
                self.unread(grid, cell, place_of(grid, cell))
            found[name] = cell if cell and cell.text and not cell.unread and cell.struck != cell.text else None
        return found

    def unread(self, grid: Grid, cell: Cell, about: str) -> None:
        """An error, or a formula that was never computed; said once, whoever meets it first."""
        place, text = place_of(grid, cell), folded(cell.text)
        if (place, text) in self._unread:
            return
        why, cause = "is an error and no value.", "A cell holds an error"
        if text.startswith("="):
            cause = "A formula was never computed"
            why = "was never computed, so its value is not known: open the workbook in Excel and save it."
        self.add("unread", place, about, None, text, f'"{text}" {why}', cause=cause)

    def text(self, grid: Grid, cell: Cell | None, about: str, field: Field) -> str:
        """A cell's running text: white space folded, footnote marks out, damage kept and reported."""
        if cell is None:
            return ""
        text = folded(cell.text)
        if not text.isascii() and (without := _FOOTNOTE.sub("", text)) != text:
            sentence = "A footnote mark was left out of the text."
            cause = FOOTNOTE
            self.add("repaired", place_of(grid, cell), about, field, text, sentence, without, cause=cause)
            text = without
        if "20" in text:
            self._damage(grid, cell, about, field, text)
        return text

    def _damage(self, grid: Grid, cell: Cell, about: str, field: Field, text: str) -> None:
        meant = text
        for pattern, reading in _DAMAGE:
            meant = pattern.sub(reading, meant)
        if meant != text:
            words = [a for a, b in zip(text.split(), meant.split(), strict=False) if a != b]
            sentence = f'"{" ".join(words)}" looks like a damaged year or age; the text was kept as printed.'
            cause = "A year or an age in a text looks damaged"
            self.add("doubtful", place_of(grid, cell), about, field, text, sentence, meant, cause=cause)


def place_of(grid: Grid, cell: Cell) -> str:
    """Where a cell stands: sheet and cell, or row and column."""
    return place_in(grid, cell.place)


def place_in(grid: Grid, place: str) -> str:
    """A place of a grid with the sheet's name, where it has one."""
    return f"{grid.name}, {place}" if grid.name else place
