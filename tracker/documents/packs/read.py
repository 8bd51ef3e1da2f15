"""Reads a pack that came back: which pack it is, and what was filled in, wherever rows and columns have gone."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from lxml import etree

from tracker.columns.packs import (
    ACTION,
    FILLED,
    IDENTITY,
    KEY,
    LONG_TEXTS,
    RATING,
    REASON,
    REF,
    REVIEW,
    SHOWN,
    STATUS,
    UPDATE,
    PackIdentity,
    is_pack_head,
    read_identity,
)
from tracker.documents.files.kinds import NEEDS_A_PROCESS, document_kind
from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.packs.answer import read_answer
from tracker.documents.ratings.rating_signs import rating_of_sign
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.reading.document import read_grids
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.documents.vocabulary.wording import field_of, plain
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.packs.returned import LooseText, ReturnedPack, ReturnedRow, filled_in
from tracker.domain.plan import StatedRag
from tracker.domain.when import show_day
from tracker.errors import TrackerError

_OURS = {plain(heading): heading for heading in (*(column.heading for column in SHOWN), *FILLED, KEY)}
# Headings that somebody wrote anew, by what they mean in any document.
_MEANT = {
    "ref": REF, "action": ACTION, "commentary": UPDATE, "status": STATUS, "rag": RATING, "review": REVIEW,
}  # fmt: skip
_LEAST, _FIRST = 3, 60  # headings that make a row the heading row, rows in which it is looked for
_OLD = "colours, comments and errors of an old workbook are not read: have it saved as .xlsx where it has any"
_MOST_ABOUT = 1_000_000  # bytes of what a file says about itself
_CORE, _CREATED = "docProps/core.xml", "{http://purl.org/dc/terms/}created"
_SAVED = (
    (_CORE, "{http://purl.org/dc/terms/}modified"),
    ("meta.xml", "{http://purl.org/dc/elements/1.1/}date"),
)


def read_pack(path: Path) -> ReturnedPack:
    """What a file that came back says, a workbook or the answer of a page; TrackerError where it is neither."""
    if (answer := read_answer(path)) is not None:
        return answer
    grids = read_grids(path)
    hidden = next((grid for grid in grids if grid.name == IDENTITY and grid.sheet), None)
    identity = read_identity(_pairs(hidden)) if hidden else None
    rows: list[ReturnedRow] = []
    loose: list[LooseText] = []
    for grid in grids:
        if identity is not None and grid is hidden:
            continue
        at = _heading_row(grid)
        if at is None:
            loose += _texts(grid, range(len(grid.rows)))
        else:
            table = _PackTable(grid, at)
            rows += table.rows()
            loose += [*_texts(grid, range(at)), *table.headings_alone()]
    if not rows:
        raise TrackerError(
            f"{path.name} is no pack: it has no table with the columns Ref, Action and Your update. Choose the file "
            "that the lead sent back."
        )
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return ReturnedPack(
        path.name, sha256, tuple(rows), _saved_on(path), *_who(identity), tuple(loose), _is_as_sent(path),
        _OLD if document_kind(path) in NEEDS_A_PROCESS else "",
    )  # fmt: skip


def _who(identity: PackIdentity | None) -> tuple[str | None, str | None, str, str]:
    """What the hidden sheet says; of one that somebody edited only the plan, by which the rows are looked for."""
    if identity is None:
        return None, None, "", ""
    return (identity.pack if identity.whole else None), identity.plan, identity.title, identity.lead


def _saved_on(path: Path) -> date | None:
    """The day on which the file says that it was last saved."""
    with suppress(ValueError):
        return date.fromisoformat(next(filter(None, (_about(path, name, tag) for name, tag in _SAVED)), "")[:10])
    return None


def _is_as_sent(path: Path) -> bool:
    """Whether a workbook says that it was last saved when it was made."""
    made = _about(path, _CORE, _CREATED)
    return bool(made) and made == _about(path, *_SAVED[0])


def _about(path: Path, name: str, tag: str) -> str:
    """What a part of a file says about it under a tag; "" where it says nothing."""
    with suppress(OSError, zipfile.BadZipFile, etree.XMLSyntaxError), zipfile.ZipFile(path) as parts:
        if name in parts.namelist() and parts.getinfo(name).file_size < _MOST_ABOUT:
            found = next(etree.fromstring(parts.read(name)).iter(tag), None)
            return "" if found is None else found.text or ""
    return ""


def _pairs(grid: Grid) -> Iterator[tuple[str, str]]:
    for row in grid.rows:
        name, text = (*row, None, None)[:2]
        if name is not None and name.text != "sent":
            yield name.text, text.text if text else ""


# The table


def _heading_row(grid: Grid) -> int | None:
    """The first row with most of the headings; None where no row has enough of them."""
    counts = [len(_headings(grid, at)) for at in range(min(len(grid.rows), _FIRST))]
    best = max(counts, default=0)
    return counts.index(best) if best >= _LEAST else None


def _headings(grid: Grid, at: int) -> dict[int, str]:
    """Our headings by the places of their columns; what is written otherwise, by what it means."""
    texts = {place: cell.text for place, cell in enumerate(grid.rows[at]) if cell is not None}
    found: dict[int, str] = {}
    for place, text in texts.items():
        ours = _OURS.get(plain(text))
        if ours and ours not in found.values():  # of a column that was copied the first one
            found[place] = ours
    for place, text in texts.items():
        meant = _MEANT.get(field_of(text) or "") if place not in found else None
        if meant and meant not in found.values():
            found[place] = meant
    return found


def _texts(grid: Grid, rows: Sequence[int]) -> Iterator[LooseText]:
    """Texts and comments that stand in no table; what the head of a pack of ours says is none."""
    for row in rows:
        bare = [cell for (at, _), cell in grid.bare.items() if at == row]
        for cell in (*(grid.rows[row] if row < len(grid.rows) else ()), *bare):
            if cell is not None and (text := _with_note("" if is_pack_head(cell.text) else _text(cell), cell)):
                yield LooseText(f"{grid.name}, {cell.place}", text, repeats=grid.name == LONG_TEXTS)


def _with_note(text: str, cell: Cell) -> str:
    """A text with the comment that hangs on its cell."""
    return "\n".join(filter(None, (text, f"Comment: {folded(cell.note)}" if cell.note else "")))


class _PackTable:
    """The rows below the headings of a pack."""

    def __init__(self, grid: Grid, at: int) -> None:
        self.grid, self.at = grid, at
        self.headings = _headings(grid, at)
        self.bare: dict[int, list[tuple[int, Cell]]] = {}
        for (row, place), cell in grid.bare.items():
            if cell.note and place not in self.headings:
                self.bare.setdefault(row, []).append((place, cell))

    def rows(self) -> Iterator[ReturnedRow]:
        """Each row that shows anything."""
        for at in range(self.at + 1, len(self.grid.rows)):
            cells = {heading: self._cell(at, place, heading) for place, heading in self.headings.items()}
            further = [(place, cell) for place, cell in enumerate(self.grid.rows[at]) if cell]
            further = [one for one in (*further, *self.bare.get(at, ())) if one[0] not in self.headings]
            if further or any(cells.values()):
                yield self._row(at, cells, further)

    def _cell(self, at: int, place: int, heading: str) -> Cell | None:
        """What is filled in may be merged over several actions; what an action is called is not another's too."""
        if heading in FILLED or (at, place) not in self.grid.covered:
            return self.grid.seen(at, place)
        return self.grid.own(at, place)

    def headings_alone(self) -> Iterator[LooseText]:
        """Comments on headings, and what stands beside them over nothing."""
        for place, cell in enumerate(self.grid.rows[self.at]):
            if cell is None:
                continue
            below = range(self.at + 1, len(self.grid.rows))
            known = place in self.headings or any(self.grid.own(row, place) for row in below)
            if text := _with_note("" if known else _text(cell), cell):
                yield LooseText(f"{self.grid.name}, {cell.place}", text)
        yield from _texts(self.grid, sorted({row for row, _ in self.grid.bare if row >= len(self.grid.rows)}))

    def _row(self, at: int, cells: dict[str, Cell | None], further: Sequence[tuple[int, Cell]]) -> ReturnedRow:
        texts = {name: filled_in(_text(cell)) if name in FILLED else _text(cell) for name, cell in cells.items()}
        beside: list[str] = []
        words = _ratings_and_status(cells, texts, beside)
        review = filled_in(_day_or_text(cells.get(REVIEW)))
        said = NewUpdate(texts.get(UPDATE, ""), reason=texts.get(REASON, ""), review=review, **words)
        beside += filter(None, (self._further(place, cell, texts) for place, cell in further))
        beside += [f"Comment on {name}: {folded(cell.note)}" for name, cell in cells.items() if cell and cell.note]
        printed = {column.heading: texts.get(column.heading, "") for column in SHOWN[2:]}
        where = next(cell.place for cell in (*cells.values(), *(cell for _, cell in further)) if cell)
        place = f"{self.grid.name}, row {where.lstrip(ascii_uppercase)}"
        ref, text, key = (texts.get(heading, "") for heading in (REF, ACTION, KEY))
        return ReturnedRow(place, key, ref, text, said, printed, tuple(beside))

    def _further(self, place: int, cell: Cell, texts: Mapping[str, str]) -> str:
        """What stands in a column that somebody added ("Notes: ..."); "" for the copy of a column of ours."""
        above = self.grid.own(self.at, place)
        heading = folded(above.text) if above else ""
        text = _text(cell)
        if text and text == texts.get(_OURS.get(plain(heading), "")):
            text = ""
        return _with_note(f"{heading}: {text}" if heading and text else text, cell)


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{folded(cell.text)} (a formula or an error)" if cell.unread else folded(cell.text)


def _day_or_text(cell: Cell | None) -> str:
    """The day behind a cell that was made a date: it may show the month first."""
    return show_day(cell.day) if cell and cell.day and cell.shows_day else _text(cell)


def _ratings_and_status(cells: dict[str, Cell | None], texts: dict[str, str], beside: list[str]) -> dict[str, Any]:
    """Status and rating by their words, a rating by its colour too; words that say neither go beside."""
    status, rag = status_of(texts.get(STATUS, "")), _rating(cells.get(RATING), texts.get(RATING, ""))
    for heading, found in ((STATUS, status), (RATING, rag)):
        if texts.get(heading) and found is None:
            beside.append(f"{heading}: {texts[heading]}")
    return {"status": status, "stated_rag": rag}


def _rating(cell: Cell | None, word: str) -> StatedRag | None:
    rag = (rag_of(word) or rating_of_sign(word)) if word else None
    if cell and cell.fill and not word and (colour := rating_of(cell.fill)) and colour.meant:
        rag = colour.rag
    return rag if rag in ("red", "amber", "green") else None
