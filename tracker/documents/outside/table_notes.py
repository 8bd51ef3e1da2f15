"""Which texts are notes under a table: "Source: census", "† Provisional"; "(1) Homes only" where "(1)" stands above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings
from tracker.documents.tables.themes import HEADING
from tracker.domain.pattern import pattern_of

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WHEN = rf"(?: as)?(?: (?:at|of|on|to|by|from|up to|until))?:? (?:the |end |of )*(?:\d|q[1-4]|(?:{_MONTHS})[a-z]*\b)"
_FIGURES = r"(?:(?:all|the|this|these|latest) )*(?:data|figures|information)(?: is| are| was| were)?"
_NOTE = pattern_of(
    r"\s*(?:data (?:concerns?|quality|issues?|notes?|caveats?|warnings?|for|from)\b|n\.?\s?b\b|caveats?|please note"
    rf"|(?:{_FIGURES}|position|results){_WHEN}|as at\b|(?:data )?sources?(?::| [-–—] )"
    rf"|{_FIGURES} (?:as at|correct|accurate|extracted|refreshed|taken|updated|provided by|supplied by|published)\b"
    rf"|{_FIGURES} (?:exclude|include|excluding|including|provisional|unvalidated|rounded|suppressed|based on|may)\b"
    rf"|(?:last )?(?:updated|refreshed|extracted|published|correct|accurate|reported|produced)(?:{_WHEN}|:| on:)"
    r"|(?:provisional|unvalidated|unaudited) (?:data|figures|results)\b|see (?:also )?(?:notes?|appendix|footnotes?)\b"
    r"|(?:excludes|includes|based on)\b|(?:key|abbreviations|legend):|(?:n/?a|[a-z]|[-–:]|\.{1,2}) ?= )",
    re.I,
)
_RAISED = "¹²³⁴-⁹⁰"
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGN = rf"[{_RAISED}†‡§¶]"  # signs that begin a note and nothing else; a star may be a bullet
_FOOTNOTE = pattern_of(rf"\s*(?:{_SIGN}|notes?\b|\*)", re.I)
_SURE = pattern_of(rf"\s*{_SIGN}")
_NOTED = pattern_of(r"\s*(?P<word>(?:data )?sources?|(?:foot)?notes?|n\.?\s?b\.?|caveats?)\s*[:–—-]?\s*", re.I)
_ANNOUNCES = pattern_of(r"\s*(?:(?:foot)?notes?|key|sources?|caveats?|abbreviations)\s*:?\s*", re.I)
_MARKED = pattern_of(
    r"\s*(?:(?P<sign>[*^~#]+)|\((?P<round>\w{1,2})\)|\[(?P<square>\w{1,2})\]|(?P<bare>\d{1,2}|[a-z])[.):]?(?=\s))"
)
_MARK = pattern_of(
    rf"(?P<sign>[*^~#]+)$|\((?P<round>\w{{1,2}})\)$|\[(?P<square>\w{{1,2}})\]$|(?P<raised>[{_RAISED}]+)"
    r"|(?:(?<=[\d%])| )(?P<letter>[a-z])$|(?<=[a-z])(?P<digit>\d)$"
)
_ONE = r"\d{1,2}|[a-z]"  # within brackets behind a name: "(SN)" is a part of it
_BEGINS = pattern_of(rf"\s*(?:(?P<sign>[*^~#]+|{_SIGN}+)|\((?P<round>{_ONE})\)|\[(?P<square>{_ONE})\])")
_ENDS = pattern_of(rf"\s*(?:(?P<sign>[*^~#]+|{_SIGN}+)|\((?P<round>{_ONE})\)|\[(?P<square>{_ONE})\])\s*$")
_ROWS_TO_LOOK_AT = 200


def is_note(cell: Cell) -> bool:
    """Whether a lone text among measures is a note by its words or its sign."""
    return bool(_NOTE.match(cell.text)) or is_footnote(cell)


def is_footnote(cell: Cell) -> bool:
    """Whether a text begins with the sign of a footnote, or with "Note"."""
    return bool(_FOOTNOTE.match(cell.text))


def note_in(cells: Sequence[tuple[int, Cell]]) -> Cell | None:
    """The lone text of a row, or a note whose word or sign stands in a cell of its own, "Source:" beside "Case system",
    as one cell; None for others.
    """
    (_, word), (_, said) = cells[0], cells[-1]
    if len(cells) == 1:
        return word
    if len(cells) != 2 or said.number is not None or not re.search(r"[^\W\d]{2}", said.text):
        return None
    if re.fullmatch(rf"\s*(?:{_SIGN}|\*)+\s*", word.text):
        return word._replace(text=f"{word.text.strip()} {said.text}")
    found = _NOTED.fullmatch(word.text)
    return word._replace(text=f"{found['word']}: {said.text}") if found else None


class TableNotes:
    """What tells the notes of the table that is being read: the marks in its cells, and the note right above."""

    def __init__(self) -> None:
        self._rows: list[tuple[Grid, int]] = []  # that were not looked through yet
        self._marks: set[str] = set()
        self._last: tuple[Grid, int] | None = None  # the row of a note, below which stand others

    def open(self, grid: Grid, headings: Headings, again: bool) -> None:
        """Another table begins; `again`: it is the one above, whose headings are repeated."""
        if not again:
            self._rows, self._marks, self._last = [], set(), None
        if headings.turned is None:
            self._rows += [(grid, row) for row in range(headings.row, headings.row + headings.height)]

    def read(self, grid: Grid, row: int) -> None:
        """A row of the table stands here."""
        self._rows.append((grid, row))

    def has(self, grid: Grid, row: int, cell: Cell, headings: Headings) -> bool:
        """Whether a text that stands alone in its row is a note of the table."""
        if headings.kind == "evidence":
            return False
        begins = self._begins_with_mark(grid, row, cell) or bool(_SURE.match(cell.text))
        found = begins or (headings.kind != "actions" and is_note(cell))
        below = not grid.prose and self._last is not None and self._last[0] is grid and self._last[1] == row - 1
        if not found and (not below or HEADING.fullmatch(cell.text.strip()) or not _ends_table(grid, row)):
            return False
        if begins or below or _ANNOUNCES.fullmatch(cell.text):
            self._last = (grid, row)
        return True

    def _begins_with_mark(self, grid: Grid, row: int, cell: Cell) -> bool:
        """Whether a text begins with a mark that stands in the table; behind a bare number or letter nothing but such
        texts follows.
        """
        found = _MARKED.match(cell.text)
        if found is None or _of(found) not in self._marks_above():
            return False
        column = next(at for at, one in enumerate(grid.rows[row]) if one)
        as_theme = grid.is_spread(row, column)  # "2. Joint work" may head one further down
        return found["bare"] is None or _ends_table(grid, row, last=as_theme)

    def _marks_above(self) -> set[str]:
        for grid, row in self._rows:
            cells = (cell for cell in grid.rows[row] if cell)
            self._marks.update(_of(found) for cell in cells for found in _MARK.finditer(cell.text.strip()))
        self._rows = []
        return self._marks


def without_mark(name: str, note: str) -> str | None:
    """A name without the mark behind it with which a note begins; None where it has none, or another."""
    begins, ends = _BEGINS.match(note), _ENDS.search(name)
    if begins is None or ends is None or not ends.start():
        return None
    mark, marks = _of(begins), _of(ends)
    if mark == marks:
        return name[: ends.start()]
    several = ends["sign"] and mark in marks and not set(marks) & set("*^~#")  # each of "†‡" is one
    return name[: ends.start()] + ends[0].translate(_DIGITS).replace(mark, "") if several else None


def _of(found: re.Match[str]) -> str:
    """A mark without its brackets, raised or not."""
    return str(next(filter(None, found.groups()))).translate(_DIGITS)


def _ends_table(grid: Grid, row: int, *, last: bool = False) -> bool:
    """Whether no row with more than one text follows up to an empty row; `last`: behind that neither."""
    for cells in grid.rows[row + 1 : row + _ROWS_TO_LOOK_AT]:
        filled = sum(cell is not None for cell in cells)
        if filled > 1 or (not filled and not last):
            return not filled
    return True
