"""Reads .csv, .tsv and .txt tables, whatever their encoding and delimiter, into a grid."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from tracker.documents.files.zip_guard import MOST_IN_A_ROW
from tracker.documents.grid import Cell, Grid, without_unseen
from tracker.documents.headings.headings import headings_at
from tracker.documents.tables.themes import HEADING, bulleted
from tracker.documents.vocabulary.list_headings import kind_of_list
from tracker.documents.vocabulary.nothing import is_null
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic
from tracker.errors import TrackerError

LARGEST_FILE = 40_000_000  # bytes; 10,000 actions have about four million
MOST_ROWS = 200_000  # that hold something
LONGEST_LINE = 1_000_000  # letters; Excel lets a cell have 32,767
_SAMPLE = 20_000  # characters from which the delimiter is found
_FIRST_ROWS = 30
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_SEPARATOR_LINE = pattern_of(r"\ufeff?sep=([,;\t|])\r?\n", re.I)  # by which some programs tell Excel the delimiter
_ERROR = pattern_of(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|##+)")
_TEXT_AS_FORMULA = pattern_of(r'="((?:[^"]|"")+)"')
_NUMBERED = pattern_of(r"\s*(?:\(\w{1,3}\)|\d{1,2}[.)])\s")


def read_text_table(path: Path) -> list[Grid]:
    """The one table of a text file; TrackerError for a file that cannot be opened or is no text."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TrackerError(f"{path.name} is larger than any plan, and was not opened.")
        text = decoded(path.read_bytes(), path.name)
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    return [text_grid(text_rows(text, path.name), path.name)]


def decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252; TrackerError for what is no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    if b"\0" in data[:4096]:
        return data.decode(_without_bom(data[:4096], name), errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged(data)


def _without_bom(start: bytes, name: str) -> str:
    """Which UTF-16 a text is in whose every second byte is 0, but for signs such as dashes and arrows."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 4 < len(start) or min(even, odd) * 20 > max(even, odd):
        raise TrackerError(f"{name} is not a text file: choose the .csv that the system exported.")
    return "utf-16-le" if odd > even else "utf-16-be"


def _damaged(data: bytes) -> str:
    """Windows-1252, unless most of what is not plain is good UTF-8: then only some bytes were damaged or cut off."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return text if good > bad else data.decode("cp1252", errors="replace")


def text_rows(text: str, name: str) -> list[list[str]]:
    """The rows of a text as texts, by the delimiter that is found out; a blank line is an empty row.

    TrackerError, with the name, for what no table of a plan can be.
    """
    try:
        _refuse_long_lines(text)
        if told := _SEPARATOR_LINE.match(text):
            return [[], *_rows(text[told.end() :], told[1])]
        delimiter = _delimiter(text)
        return _rows(text, delimiter) if delimiter else _limited([line] for line in text.splitlines())
    except csv.Error as error:
        raise TrackerError(f"{name} could not be read as a table: {error}.") from error


def _refuse_long_lines(text: str) -> None:
    """A row of a table has some thousand letters: one of a million is none, and making cells of it takes long."""
    for start in range(0, len(text) - LONGEST_LINE, LONGEST_LINE):
        if text.find("\n", start, start + LONGEST_LINE) < 0 and text.find("\r", start, start + LONGEST_LINE) < 0:
            raise csv.Error(f"line {1 + text.count(chr(10), 0, start)} has more than {LONGEST_LINE:,} letters")


def _rows(text: str, delimiter: str) -> list[list[str]]:
    if '"' not in text:
        return _plain_rows(text, delimiter)
    if delimiter == "\t":
        return _limited(quoted_rows(text))
    try:
        rows = _plain_rows(text, delimiter, strict=True)
        if not _swallows(rows, delimiter):
            return rows
    except csv.Error:
        rows = _plain_rows(text, delimiter)
    literal = _limited(quoted_rows(text, delimiter))
    whole = _whole_rows(literal) - _whole_rows(rows)
    return literal if whole > 0 or (whole == 0 and rows[-1:] != literal[-1:]) else rows


def _whole_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows have as many cells as the headings, which are the first row of several cells."""
    width = next((len(row) for row in rows if len(row) > 1), 0)
    return sum(len(row) == width for row in rows)


def _plain_rows(text: str, delimiter: str, *, strict: bool = False) -> list[list[str]]:
    csv.field_size_limit(LONGEST_LINE)
    return _limited(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict))


def _swallows(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Whether a cell holds what are plainly rows of the table, between two quotes that do not belong together."""
    cuts = max(map(len, rows[:_FIRST_ROWS]), default=0) - 1
    return any(
        all(line.count(delimiter) == cuts for line in lines)
        for row in rows
        for cell in row
        if cuts >= _FEWEST_CUTS and "\n" in cell and (lines := cell.splitlines()[1:-1])
    )


_FEWEST_CUTS = 2
_EMPTY: list[str] = []  # one for all rows without a word, of which a sheet that was used to its end has a million


def _limited(lines: Iterable[list[str]]) -> list[list[str]]:
    rows: list[list[str]] = []
    filled = 0
    try:
        for row in lines:
            rows.append(_narrow(row, len(rows) + 1) if any(row) else _EMPTY)
            filled += bool(rows[-1])
            if filled > MOST_ROWS:
                raise csv.Error(f"it has more than {MOST_ROWS:,} rows")
    except csv.Error as error:
        if "field limit" not in str(error):
            raise
        raise csv.Error(f"a quote that is opened in row {len(rows) + 1} is not closed") from error
    return rows


def _narrow(row: list[str], number: int) -> list[str]:
    """A row; one may end in many empty cells, and not in thousands that hold something."""
    if len(row) > MOST_IN_A_ROW:
        while row and not row[-1]:
            row.pop()
        if len(row) > MOST_IN_A_ROW:
            raise csv.Error(f"row {number} has more than {MOST_IN_A_ROW:,} columns")
    return row


def quoted_rows(text: str, delimiter: str = "\t") -> list[list[str]]:
    """The rows of a text in which quotes are letters, but for those around a whole cell and its line breaks.

    Excel quotes only some cells that it copies, and Word none, whose words may begin with a quote.
    """
    any_cell, bare_cell = _cells_between(delimiter)
    rows: list[list[str]] = []
    row: list[str] = []
    at = 0
    while at < len(text) or row:
        found = any_cell.match(text, at)
        assert found is not None  # a bare cell may be empty
        quoted, bare, end = found.groups()
        if quoted is not None and _is_several_rows(quoted, delimiter, len(rows[0]) if rows else 0):
            found = bare_cell.match(text, at)
            assert found is not None
            quoted, bare, end = None, *found.groups()
        at = found.end()
        row.append(bare if quoted is None else quoted.replace('""', '"'))
        if end != delimiter:
            rows.append(row if row != [""] else [])
            row = []
    return rows


def _is_several_rows(quoted: str, delimiter: str, width: int) -> bool:
    """Whether what stands between two quotes is no cell, but several rows between two stray quotes."""
    if delimiter not in quoted or ("\n" not in quoted and "\r" not in quoted):
        return False
    return delimiter == "\t" or _swallows([[""] * width, [quoted]], delimiter)


@cache
def _cells_between(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cell, in quotes that end where it ends or bare with whatever quotes it has; and a bare one alone."""
    sign = re.escape(delimiter)
    bare = rf"([^{sign}\r\n]*)({sign}|\r\n|\r|\n|\Z)"
    quoted = rf'"([^"]*(?:""[^"]*)*)"(?=[{sign}\r\n]|\Z)'
    return re.compile(rf"(?:{quoted}|([^{sign}\r\n]*))({sign}|\r\n|\r|\n|\Z)"), re.compile(bare)


def _delimiter(text: str) -> str | None:
    """The one of comma, semicolon, tab and bar under which headings are known, which cuts the first rows most evenly.

    None for a text with a list and no such headings: its lines are sentences.
    """
    start = text[:_SAMPLE]

    def fitness(delimiter: str) -> tuple[bool, int]:
        rows = _plain_rows(start, delimiter)
        widths = [len(row) for row in rows if row]
        common = max(set(widths), key=widths.count) if widths else 0
        grid = text_grid(rows[:_FIRST_ROWS], "")
        known = max(widths, default=0) > 1 and any(headings_at(grid, row) for row in range(len(grid.rows)))
        # Cuts are counted, not rows alone: a comma in each line of a long quoted cell makes many rows of two.
        return known, widths.count(common) * (common - 1)

    fits = {one: fitness(one) for one in ",;\t|" if one in start} or {",": (False, 0)}
    best = max(fits, key=lambda one: fits[one])
    return best if fits[best][0] or not _holds_list(start) else None


def _holds_list(text: str) -> bool:
    """Whether a line that leads to a list of promises stands above one with a bullet or a number."""
    lines = [line for line in text.splitlines() if line.strip()]
    first = next((at for at, line in enumerate(lines) if kind_of_list(line)), len(lines))
    return any(bulleted(line) or _NUMBERED.match(line) for line in lines[first + 1 :])


def text_grid(rows: Sequence[Sequence[str]], source: str, numbers: Iterable[int] | None = None) -> Grid:
    """Rows of texts as a grid; a theme's heading alone in a row is spread over the table, and does not end it.

    `numbers`: what the rows are called by, from 1 on unless given.
    """
    numbers = numbers or range(1, len(rows) + 1)
    cells = [_cells(values, number) for values, number in zip(rows, numbers, strict=True)]
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(cells):
        first = line[0] if line else None
        if first is not None and not any(line[1:]) and HEADING.fullmatch(without_unseen(first.text).strip()):
            covered |= {(row, 1): (row, 0), (row, 2): (row, 0)}
    return Grid(source, "", cells, covered, doubts=tuple(_open_quotes(cells)))


def _open_quotes(rows: Iterable[Sequence[Cell | None]]) -> Iterator[tuple[Cell, Diagnostic]]:
    """The cells that begin with a quote that is never closed: those that are closed have gone."""
    for cell in (cell for row in rows for cell in row if cell and cell.text[0] == '"'):
        if cell.text.count('"') % 2:
            sentence = f"A quotation mark is opened in {cell.place} and never closed; it was read as part of the text."
            yield cell, Diagnostic("doubtful", sentence, "A quotation mark is never closed")


def _cells(values: Sequence[str], row: int) -> Sequence[Cell | None]:
    if not values:
        return ()
    front = f"row {row}, column "
    return [
        _cell(value, f"{front}{column}") if value and not value.isspace() else None
        for column, value in enumerate(values, 1)
    ]


def _cell(value: str, place: str) -> Cell:
    """A cell as Excel would show it: an error is no value, and a text may be written as a formula to stay one."""
    if value[0] == "#":
        return Cell(value, place, unread=is_error(value) and not is_null(value))
    found = _TEXT_AS_FORMULA.fullmatch(value) if value[0] == "=" else None
    return Cell(found[1].replace('""', '"') if found else value, place)


def is_error(text: str) -> bool:
    """Whether Excel shows an error, or the signs that stand for what a column is too narrow to show."""
    return _ERROR.fullmatch(text.strip()) is not None
