"""What a cell of the workbook holds for a value, and what it shows: a real date, a number, or a text that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from itertools import count
from typing import Any, Generic, NamedTuple

from tracker.columns.words import Column, Row, Value, words_of
from tracker.domain.pattern import pattern_of
from tracker.domain.when import When, show_day
from tracker.palette import LIGHT

LONGEST = 32_767  # of UTF-16's units, in one cell of Excel
FIRST_YEAR = 1901  # Excel counts days from 1900, and has that year wrong
LONGEST_HEADING = 200  # Excel refuses 256
_NUMBER = pattern_of(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 40
_MOST_DIGITS = 15  # of a number in Excel
_UNWRITABLE = pattern_of("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class TableSheet(Generic[Row]):
    """A sheet with one table: its name, what stands above, columns and rows, and what is said when there are none.

    `key` answers what a row is about, by which it is found again however the table was sorted; `frozen` is the column
    that stays in sight, with those before it. `edited` are the columns in which something is written by hand.
    """

    name: str
    subtitle: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    when_empty: str
    key: Callable[[Row], str]
    struck: Callable[[Row], bool] = lambda row: False
    frozen: str = "ref"
    edited: tuple[str, ...] = ()

    def without_empty(self) -> TableSheet[Row]:
        """The sheet without the columns in which nothing stands, but for those that are written in by hand."""
        if not self.rows:
            return self
        kept = [
            column
            for column in self.columns
            if column.name in (self.frozen, *self.edited) or any(_says(column, row) for row in self.rows)
        ]
        return replace(self, columns=kept)


def _says(column: Column[Row], row: Row) -> bool:
    value = column.value(row)
    return value not in (None, "") and not (isinstance(value, When) and value.kind == "none" and not value.as_printed)


class Content(NamedTuple):
    """The kind of a cell (text, ref, day, month, number:2, rating, or a rating in whose colour it is), and its value.

    `held` is a text that may be longer than a cell can hold: `pieces` cuts it.
    """

    kind: str
    held: str | int | float | Decimal | date | None

    @property
    def shown(self) -> str:
        """What the cell shows, in words; the same whoever has opened and saved the workbook since."""
        if isinstance(self.held, str):
            return comparable(self.held)
        if isinstance(self.held, date):
            month = show_day(self.held).partition(" ")[2]
            return f"{self.held.day:02} {month}" if self.kind == "day" else month
        return "" if self.held is None else comparable(str(self.held))


NOTHING = Content("text", None)


def content(column: Column[Row], row: Row) -> Content:
    """What a cell holds for a column of a row."""
    kind, held = _content(column, column.value(row))
    look = column.look(row) if column.look else None
    return Content(look, str(held)) if look and held is not None else Content(kind, held)


def _content(column: Column[Any], value: Value) -> tuple[str, str | int | float | Decimal | date | None]:
    if value is None:
        return "text", column.empty or None
    if isinstance(value, str):
        if column.kind == "rating" and value in LIGHT.ratings:
            return "rating", LIGHT.ratings[value].word
        return "ref" if column.kind == "ref" else "text", writable(value)
    if isinstance(value, When):
        return _when_content(value)
    if isinstance(value, date):
        return ("day", value) if value.year >= FIRST_YEAR else ("text", words_of(value))
    if len(Decimal(str(value)).normalize().as_tuple().digits) > _MOST_DIGITS:
        return "text", str(value)
    places = len(str(value).partition(".")[2]) if isinstance(value, float | Decimal) else 0
    return f"number:{places}" if places else "number", value


def _when_content(when: When) -> tuple[str, str | date | None]:
    """A month and a single day as real dates that sort and filter; anything else as it was printed."""
    first = when.first
    if first is not None and first.year >= FIRST_YEAR:
        if when.kind == "month":
            return "month", first.replace(day=1)
        if when.kind == "day" and first == when.last:
            return "day", first
    return "text", writable(words_of(when)) or None


def comparable(text: str) -> str:
    """What a cell shows, however it is spaced, and a number however many noughts stand behind it."""
    words = " ".join(text.split())
    if not words.isprintable():
        words = " ".join("".join(filter(str.isprintable, words)).split())
    if len(words) < _LONGEST_NUMBER and _NUMBER.fullmatch(words):
        return format(Decimal(words).normalize(), "f")
    return words


def printed_rows(sheet: TableSheet[Row], row: Row) -> list[list[Content]]:
    """The cells of a row; as several rows where a text is longer than a cell, each behind the ref of the first."""
    cells = [content(column, row) for column in sheet.columns]
    if not any(isinstance(cell.held, str) and len(cell.held) > LONGEST // 2 for cell in cells):
        return [cells]
    cut = [pieces(cell.held) if isinstance(cell.held, str) else [] for cell in cells]
    rows = [[Content(c.kind, p[0]) if p else c for c, p in zip(cells, cut, strict=True)]]
    for n in range(1, max(map(len, cut))):
        rows.append(
            [
                Content(c.kind, p[n]) if n < len(p) else c if column.kind == "ref" else NOTHING
                for c, p, column in zip(cells, cut, sheet.columns, strict=True)
            ]
        )
    return rows


def writable(text: str) -> str:
    """A text that a cell can hold: what XML cannot carry becomes a space."""
    return _UNWRITABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def table_headings(texts: Iterable[str]) -> list[str]:
    """Headings as a table must have them: on one line, short, none empty, and no two that differ only by case."""
    headings: list[str] = []
    for text in texts:
        # Excel reads _x0041_ as "A", and the library <r> as its own.
        words = " ".join(writable(text).split()).replace("_x", "_ x").replace("<r>", "< r>")
        plain = heading = words[:LONGEST_HEADING] or "Column"
        again = count(2)
        while heading.casefold() in (other.casefold() for other in headings):
            heading = f"{plain} {next(again)}"
        headings.append(heading)
    return headings


def row_mark(shown: Sequence[str]) -> int:
    """A number that is another one as soon as one of a row's cells shows something else; 0 for a row of nothing."""
    if not any(shown):
        return 0
    return int.from_bytes(blake2b("\x1f".join(shown).encode(), digest_size=7).digest(), "big")


def checksum(headings: Sequence[str], marks: Iterable[int]) -> str:
    """What tells whether a sheet still shows what was written: by its headings and its rows, in whatever order."""
    return f"{row_mark(headings):x}-{sum(marks):x}"


def pieces(text: str) -> list[str]:
    """A text in pieces that a cell can hold each; at a blank or the end of a line where there is one."""
    found = []
    while len(text) > LONGEST // 2 and len(units := text.encode("utf-16-le")) > 2 * LONGEST:
        fits = units[: 2 * LONGEST].decode("utf-16-le", "ignore")
        end = max(fits.rfind(" "), fits.rfind("\n")) + 1
        end = end if end > len(fits) // 2 else len(fits)
        found.append(text[:end])
        text = text[end:]
    return [*found, text]
