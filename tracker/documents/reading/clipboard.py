"""Reads a plan from the clipboard: the page that Word and Excel put there, else its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.documents.draft.plan_reader import read_tables
from tracker.documents.files.html import LARGEST_PAGE, read_html
from tracker.documents.files.text import text_grid, text_rows
from tracker.documents.grid import Grid, folded
from tracker.documents.headings.headings import headings_at
from tracker.documents.tables.themes import HEADING, LABEL
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.draft import Choices, Draft
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Field, Problem
from tracker.errors import TrackerError

_MOST_LINES = 10_000  # of one cell
_A_REF = pattern_of(r"[A-Za-z]|(?=.*\d)[\w.\-/()]{1,12}")
# The headings that a row is called by, and the field of its record that they hold.
_NAMING: dict[str, Field | None] = {
    "ref": "ref", "action": "action", "measure_ref": "measure", "measure": "measure", "theme": None,
}  # fmt: skip


class JoinedLine(NamedTuple):
    """A line that was joined: its place, what it says, and the row that took it in, by its ref or name (a `field`)."""

    place: str
    printed: str
    row: str
    field: Field | None


class _Row:
    """A row of the text, with the numbers and texts of the lines that were joined to it."""

    def __init__(self, number: int, values: Sequence[str], lone: bool = False) -> None:
        self.number = number  # from 1
        self.lone = lone  # a line between the rows of a table, which does not end it
        self.lines: list[tuple[int, str]] = []
        self._values = list(values)
        self._more: list[str] = []  # what goes on in the last cell: a thousand lines are put together once

    @property
    def columns(self) -> int:
        """How many cells it has."""
        return len(self._values)

    @property
    def values(self) -> list[str]:
        """Its cells, with all lines that were taken in."""
        if self._more:
            parts = [self._values[-1], *self._more]
            first = next((at for at, part in enumerate(parts) if part.strip()), len(parts) - 1)
            self._values[-1], self._more = "\n".join(parts[first:]), []
        return self._values

    def take(self, number: int, values: Sequence[str], width: int) -> None:
        """The line's first text goes on in the last cell; its other cells follow where they still fit."""
        fits = self.columns + len(values) - 1 <= width
        first, rest = (values[0], values[1:]) if fits else (" ".join(values), ())
        if len(self._more) == _MOST_LINES:
            raise TrackerError(
                f"The table that was pasted has a cell of more than {_MOST_LINES:,} lines, and was not read: "
                "copy the table alone."
            )
        self._more.append(first)
        if rest:
            self.values.extend(rest)
        self.lines.append((number, " / ".join(folded(value) for value in values if value.strip())))


def joined_lines(rows: Sequence[Sequence[str]], source: str) -> tuple[Grid, list[JoinedLine]]:
    """The rows of a text with tabs as a grid, with the lines that were joined to the cells above them."""
    plain = text_grid(rows, source)
    starts = [row for row in range(len(rows)) if _begins(plain, row)]
    if not starts:
        return plain, []
    kept = [_Row(number, values) for number, values in enumerate(rows[: starts[0]], 1)]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        kept += _Section(rows, start, end, headings_at(plain, start) is not None).read()
    grid = text_grid([row.values for row in kept], source, [row.number for row in kept])
    for at, row in enumerate(kept):
        if row.lone and not row.lines and row.values[0][:1].isalpha():
            grid.covered.update({(at, 1): (at, 0), (at, 2): (at, 0)})
    return grid, _told(grid, kept)


def _begins(grid: Grid, row: int) -> bool:
    """Whether a table begins at a row: with headings, or as the label of an ambition with its text beside it."""
    cells = [cell for cell in grid.rows[row] if cell]
    if len(cells) == 2 and len(cells[0].text) < 80 and LABEL.search(cells[0].text):
        return True
    return len(cells) > 1 and headings_at(grid, row) is not None


class _Section:
    """The lines from one heading row to the next."""

    def __init__(self, rows: Sequence[Sequence[str]], start: int, end: int, headed: bool) -> None:
        self.rows = rows
        self.first = _Row(start + 1, rows[start])
        self.headed = headed
        self.numbers = [n for n in range(start + 1, end) if any(value.strip() for value in rows[n])]
        self.width = max(len(rows[n]) for n in (start, *self.numbers))
        self.refs_first = field_of(rows[start][0]) == "ref"
        self.title = self._title(start, end)

    def _title(self, start: int, end: int) -> int | None:
        """The lone line right above the next headings, which is their title; not where they are only repeated."""
        if not self.numbers or end == len(self.rows) or len(self.rows[last := self.numbers[-1]]) > 1:
            return None
        apart = last - 1 not in (start, *self.numbers)
        return last if apart or list(self.rows[end]) != list(self.rows[start]) else None

    def read(self) -> list[_Row]:
        """The rows that the lines make. A blank line ends no cell."""
        found, above = [self.first], self.first
        open_ = True  # whether the row above may go on
        for n in self.numbers:
            values = self.rows[n]
            lone = sum(bool(value.strip()) for value in values) == 1
            heads = lone and (n == self.title or HEADING.fullmatch(values[0].strip()) is not None)
            if open_ and not heads and self._goes_on(above, values):
                above.take(n + 1, values, self.width)
                continue
            open_ = not lone or (above is self.first and not heads)
            above = _Row(n + 1, values, lone)
            found.append(above)
        return found

    def _goes_on(self, above: _Row, values: Sequence[str]) -> bool:
        """Whether a line goes on in the last cell of the row above."""
        short = above.columns < self.width and above.columns + len(values) - 1 <= self.width
        if len(values) >= self.width:  # a whole row, unless the line above is the beginning of its first cell
            return short and not self.refs_first
        if above is self.first and self.headed and not short:
            lone = len(values) == 1 and self.refs_first
            return lone and field_of(f"{above.values[-1]} {values[0]}") is not None
        if len(values) == 1:
            return True
        if self.refs_first and _A_REF.fullmatch(values[0].strip()):
            return False
        return short or (self.refs_first and bool(values[0].strip()))


def _told(grid: Grid, kept: Sequence[_Row]) -> list[JoinedLine]:
    found, columns = [], dict[str, int]()
    for at, row in enumerate(kept):
        headings = headings_at(grid, at) if any(grid.rows[at]) else None
        columns = headings.columns if headings else columns
        if row.lines:
            name, field = (" ".join(row.values[-1].split()), None) if headings else _name(grid, at, columns)
            found += [JoinedLine(f"row {number}, column 1", printed, name, field) for number, printed in row.lines]
    return found


def _name(grid: Grid, row: int, columns: dict[str, int]) -> tuple[str, Field | None]:
    """What a row is called, its ref or else its words, and the field that this is."""
    named = [(cell, _NAMING[name]) for name in _NAMING if name in columns and (cell := grid.at(row, columns[name]))]
    cell, field = (named or [(cell, None) for cell in grid.rows[row] if cell])[0]
    return " ".join(cell.text.split()), field


def read_pasted(
    html: str | None, text: str | None, source: str = "the clipboard", choices: Choices | None = None
) -> Draft:
    """Read what was copied elsewhere, as a page and as text, into a draft: the page first when it holds a table.

    Where neither holds anything of a plan, tables that are not understood can still be asked about. `choices` are what
    the user chose for its tables, by their keys.
    Raises TrackerError in one sentence where neither holds a table.
    """
    found: list[Draft] = []
    page = read_tables(source, read_html(html, source), choices) if html else None
    if html and page and "<table" in html.lower():
        found.append(page)
    if text and text.strip("\0 \r\n\t") and not any(draft.plan.themes for draft in found):
        found.append(_read_text(text.strip("\0"), source, choices))
    for draft in found:
        if draft.plan.themes:
            return draft
    for draft in [page, *found] if page and page.offers else found:  # a page without a table may hold lists
        if draft and _holds_something(draft):
            return draft
    raise TrackerError(
        f"Nothing in {source} could be recognised as a table of actions, measures or readings: "
        "copy the table with its heading row."
    )


def _holds_something(draft: Draft) -> bool:
    return bool(draft.plan.themes or draft.tables or draft.offers)


def _read_text(text: str, source: str, choices: Choices | None) -> Draft:
    if len(text) > LARGEST_PAGE:
        raise TrackerError(f"What was pasted from {source} is larger than any plan, and was not read.")
    rows = text_rows(text, source)
    grid, joined = joined_lines(rows, source) if "\t" in text else (text_grid(rows, source), [])
    draft = read_tables(source, [grid], choices)
    return replace(draft, problems=(*draft.problems, *(_problem(line, source) for line in joined)))


def _problem(line: JoinedLine, source: str) -> Problem:
    sentence = f'This line has no cells of its own, and was read as the rest of the cell above it, in "{line.row}".'
    found = Problem("doubtful", source, line.place, line.row, line.printed, line.row, sentence, field=line.field)
    return replace(found, cause="A pasted line has no cells of its own")
