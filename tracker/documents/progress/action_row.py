"""What the headings of an action table say of each of its rows, and one row under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import place_of
from tracker.documents.ratings.rating_by_word_or_colour import Meanings, meanings_of
from tracker.documents.ratings.statuses import TICKS
from tracker.documents.tables.printed_keys import key_in
from tracker.documents.vocabulary.wording import plain
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import WordScale

ActionCells = dict[str, Cell | None]  # of one row, by field
_OUTCOME = pattern_of(r"(?:actual )?(?:outcomes?|results?)(?: (?:of (?:the )?actions?|status|date))?|action outcome")
_SHARE = pattern_of(r"\d{1,3}(?:\.\d+)?")
_SAY_YES = {"y", "yes", "true", "done", "complete", "completed"}


class Heads(NamedTuple):
    """What the headings of a table say of each of its rows, found out once."""

    printed: Mapping[str, str]  # by field
    commentary: Sequence[str]  # the fields that are commentary
    notes: Sequence[str]  # those that are kept as notes under their headings
    ratings: Sequence[str]  # those of other periods than the rating that counts, the earliest first
    outcomes: Sequence[str]  # of the notes, those in which somebody may write that the action is done
    progress: Sequence[str]  # those in which somebody may write that there is nothing: status and commentary
    crosses_say_no: bool = False  # a cross under "Done" says no, for others say yes by a tick or a word
    meanings: Meanings = {}  # the key that a heading prints: "RAG (B = not started, R = off track)"
    of_one: bool = False  # shares done are parts of one: 1 is all of it

    def heading(self, field: str) -> str:
        """The printed heading of a field."""
        return self.printed.get(field, field.capitalize())


class ActionRow(NamedTuple):
    """One row of an action table: what its cells show, also those with nothing but a colour, and what it is about."""

    grid: Grid
    cells: ActionCells
    seen: ActionCells
    heads: Heads
    about: str
    paint: str | None = None  # the fill of the row as a whole

    def place(self, cell: Cell | None) -> str:
        """Where a cell stands; the table where there is none."""
        return place_of(self.grid, cell) if cell else self.grid.name


def heads_of(grid: Grid, headings: Headings) -> Heads:
    """The headings of an action table by what they are for."""
    printed = {field: text for text, field in headings.printed if field}
    printed.setdefault("rag", printed.get("progress rag", "RAG"))
    commentary = [name for name in headings.columns if name == "commentary" or name.startswith("commentary ")]
    notes = [name for name in headings.columns if name.startswith("note ") or name == "closed"]
    done = {cell.text.strip().casefold() for cell in below(grid, headings, "done")}
    texts = [cell.text.strip() for cell in below(grid, headings, "percent")]
    shares = [float(text) for text in texts if _SHARE.fullmatch(text)]
    return Heads(
        printed,
        commentary,
        notes,
        [name for name in headings.columns if name.startswith("rag ")],
        [name for name in notes if _OUTCOME.fullmatch(plain(printed.get(name, "")))],
        [name for name in headings.columns if name.split(" ")[0] in ("status", "commentary")],
        crosses_say_no=bool(done & (_SAY_YES | set(TICKS))),
        of_one=bool(shares) and max(shares) <= 1,
        meanings=meanings_of(WordScale("", (), key_in(printed.get(name, ""))) for name in ("rag", "status")),
    )


def below(grid: Grid, headings: Headings, field: str) -> list[Cell]:
    """The cells under a heading; none where the table has no such column."""
    column = headings.columns.get(field)
    if column is None or headings.turned:
        return []
    rows = range(headings.row + headings.height, len(grid.rows))
    return [cell for row in rows if (cell := grid.at(row, column))]
