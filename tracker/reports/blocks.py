"""What a report says, as one tree of blocks that a renderer turns into Word or PDF: no text is written twice.

Texts are data: a renderer never takes anything in them for a field, a formula, a link or a command.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.domain.long_text import shortened
from tracker.domain.pattern import pattern_of

Alignment = Literal["left", "right", "centre"]
RunChange = Literal["inserted", "deleted"]
RatingName = Literal["red", "amber", "green", "blue", "grey"]

_LONGEST_AT_FOOT = 80  # signs
_NO_SIGN = pattern_of(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # controls, halves of characters


def foot_of(*parts: str) -> str:
    """What stands at the foot of each page, as a title and a day; each is cut where it would take too many lines."""
    return " · ".join(shortened(part, _LONGEST_AT_FOOT) for part in parts)


def as_shown(text: str) -> str:
    """The text with a visible sign for each that neither Word nor PDF can hold."""
    return _NO_SIGN.sub("\N{REPLACEMENT CHARACTER}", text)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `proof` is the key of the `Source` that proves a figure in it, `rating` colours a word that
    says a rating (it always stands there as a word too), `to` is the key of a heading of this report to jump to.
    `change` says that it came or went since an earlier version: in Word a tracked change.
    """

    text: str
    bold: bool = False
    quiet: bool = False
    proof: str | None = None
    rating: RatingName | None = None
    to: str | None = None
    change: RunChange | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; levels follow each other without a gap. `key` is what a `Run.to` names.

    `words` stand in the place of the text where what changed in it is to be seen.
    """

    level: int
    text: str
    key: str | None = None
    words: Runs = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text: `body`, `lead` (the sentence that sums up), or `quiet` (a remark under something).

    `with_next` keeps it on the page of what follows: the words of a picture.
    """

    words: Runs
    style: Literal["body", "lead", "quiet"] = "body"
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, each item one line of words."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; `share` is its part of the width (any unit), `row_heading` names what each row is about."""

    heading: str
    share: float = 1
    align: Alignment = "left"
    row_heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings, repeated on each page. A cell is a line of words; rows are as wide as columns.

    `caption` stands over it, `alt` says in a sentence what it shows.
    """

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Runs, ...], ...]
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture as bytes: SVG for print, PNG for where SVG cannot be; `alt` says in words what it shows."""

    png: bytes
    svg: bytes
    caption: str
    alt: str
    share: float = 1  # of the width of the text


@dataclass(frozen=True, slots=True)
class Counts:
    """A few large figures side by side, each with what it counts and, in a quiet line, what changed."""

    items: tuple[tuple[Runs, str, str], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, down to that level."""

    levels: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Heading | Prose | Bullets | Table | Illustration | Counts | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from, in a sentence: the reading, its file, place, and the day it was recorded."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Front:
    """The front page: title, what it is under the title, and labelled facts ("As at", "14 Nov 2017")."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, Runs], ...]
    recommendations: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """Whose the tracked changes of a report are, and when they were made."""

    author: str
    at: datetime


def change_of(words: Iterable[Run]) -> RunChange | None:
    """What became of a whole line or row: it came or went with all that it says; None where any of it stayed."""
    changes = {run.change for run in words}
    return changes.pop() if len(changes) == 1 else None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `foot` stands at the foot of each page beside its number; `sources` are the proofs, in order.
    `revision` signs the tracked changes, where there are any.

    Word shows a proof as a footnote where its figure stands; PDF links it to the row of an appendix of sources.
    """

    front: Front
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...] = ()
    foot: str = ""
    language: str = "en-GB"
    revision: Revision | None = None
