"""The hidden sheet of a workbook of ours that holds the whole plan, and the checksum of each sheet that shows it."""

from __future__ import annotations

import binascii
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.columns.sheets.whole import Sheets

_MARK = "improvement-plan in a workbook"
_PIECE = 32_000  # letters of a cell
_MOST = 400_000_000  # bytes of a dump, which a few of a damaged or hostile sheet could become


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """What the hidden sheet says: the plan as dumped, the days the sheets were made for, and their checksums."""

    dump: bytes
    as_at: date
    since: date
    checksums: Mapping[str, str]


def packed(dump: str) -> str:
    """A dump as letters that any cell can hold, in a tenth of the room."""
    return b64encode(zlib.compress(dump.encode(), 6)).decode()


def saved_rows(sheets: Sheets, saved: str, checksums: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The rows of the hidden sheet: a name, and a text. `saved` is the plan's dump as `packed`."""
    yield _MARK, "1"
    yield "as at", sheets.as_at.isoformat()
    yield "since", sheets.since.isoformat()
    for name, text in checksums.items():
        yield f"checksum {name}", text
    for at in range(0, len(saved), _PIECE):
        yield "plan", saved[at : at + _PIECE]


def read_saved(rows: Iterable[tuple[str, str]]) -> SavedPlan | None:
    """What the rows of a hidden sheet say; None where they are not whole, or of another program."""
    told: dict[str, str] = {}
    pieces: list[str] = []
    for name, text in rows:
        if name == "plan":
            pieces.append(text)
        else:
            told[name] = text
    if told.get(_MARK) != "1":
        return None
    try:
        unpack = zlib.decompressobj()
        dump = unpack.decompress(b64decode("".join(pieces), validate=True), _MOST)
        as_at, since = date.fromisoformat(told["as at"]), date.fromisoformat(told["since"])
    except (ValueError, KeyError, binascii.Error, zlib.error):
        return None
    marks = {name.removeprefix("checksum "): text for name, text in told.items() if name.startswith("checksum ")}
    return SavedPlan(dump, as_at, since, marks) if unpack.eof else None
