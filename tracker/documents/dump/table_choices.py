"""What was chosen for tables as JSON, and back: in a file ("improvement-plan-mapping/1"), in plans and settings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.documents.dump.node import Node, Unfit
from tracker.documents.dump.write import Json
from tracker.documents.headings.fields_of_rows import is_field
from tracker.domain.draft import Choices, TableChoice, TableKind
from tracker.errors import TrackerError
from tracker.put_in_place import MAPPING, put_in_place

MAPPING_FORMAT = "improvement-plan-mapping/1"
_FORMAT = MAPPING_FORMAT.rpartition("/")[0]
_MOST_BYTES, _MOST_ENTRIES = 1 << 20, 5_000
_MOST_ROWS, _MOST_HEADING_ROWS, _MOST_CUTS = 1 << 20, 10, 1_000


def read_mapping(path: Path) -> Choices:
    """What a file says about tables, by their keys.

    TrackerError, whose sentence names the file and the entry, for anything that is not what `write_mapping` writes; an
    entry may leave out all that is as found.
    """
    try:
        return _choices_in(Node(_loaded(path), ""))
    except Unfit as error:
        raise TrackerError(f"{path.name} cannot be used as a mapping: {error}.") from error


def write_mapping(path: Path, choices: Choices, *, overwrite: bool = False) -> None:
    """Write what was chosen into a file, sorted, for a person to read; nothing that is there is replaced unasked."""
    entries = sorted(entries_of(choices), key=lambda entry: str(entry["headings"]))
    said = json.dumps({"format": MAPPING_FORMAT, "tables": entries}, ensure_ascii=False, indent=2)
    with put_in_place(path, MAPPING, overwrite=overwrite) as part:
        part.write_text(said + "\n", encoding="utf-8", newline="\n")


def entries_of(choices: Choices) -> list[Json]:
    """An entry for each table; what stays as it was found is left out."""
    return [_entry(key, chosen) for key, chosen in choices.items()]


def _entry(key: str, chosen: TableChoice) -> Json:
    said = {
        "kind": chosen.kind,
        "head": list(chosen.head) if chosen.head else None,
        "fields": dict(sorted(chosen.fields.items())),
        "cut": list(chosen.cut),
        "joined": chosen.joined,
        "left_out": chosen.left_out,
        "row_words": {str(row): words for row, words in sorted(chosen.row_words.items())},
    }
    return {"headings": key} | {name: value for name, value in said.items() if value}


def choices_kept(entries: object) -> Choices:
    """What a plan or the user's settings have kept; an entry that another version wrote, or nobody, says nothing."""
    found: dict[str, TableChoice] = {}
    for entry in _listed(entries):
        try:
            key, chosen = _choice(Node(entry, ""))
        except Unfit:
            continue
        found[key] = chosen
    return found


def entries_over(before: object, new: object) -> list[Json]:
    """The entries of both, as they are kept: a new one takes the place of the one for the same headings."""
    both = [one for entries in (before, new) for one in _listed(entries)]
    return list({one["headings"]: one for one in both if isinstance(one.get("headings"), str)}.values())


def _listed(entries: object) -> Sequence[Json]:
    return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list | tuple) else []


# Reading, strictly


def _loaded(path: Path) -> Any:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Unfit("it is larger than a mapping can be")
        return json.loads(path.read_bytes(), object_pairs_hook=_once)
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise Unfit("it is not JSON that can be read") from error


def _once(pairs: Iterable[tuple[str, Any]]) -> Json:
    found: Json = {}
    for key, value in pairs:
        if key in found:
            raise Unfit(f'it gives "{key}" twice in one place')
        found[key] = value
    return found


def _choices_in(whole: Node) -> Choices:
    said = whole.value.get("format")
    if said != MAPPING_FORMAT:
        newer = isinstance(said, str) and said.rpartition("/")[0] == _FORMAT
        why = "a newer version of this program wrote it" if newer else "it says another"
        raise Unfit(f'its "format" should be "{MAPPING_FORMAT}", and {why}')
    _only(whole, ("format", "tables"))
    if len(entries := whole.many("tables")) > _MOST_ENTRIES:
        raise Unfit(f"it has more than {_MOST_ENTRIES:,} entries")
    found: dict[str, TableChoice] = {}
    for number, entry in enumerate(entries, 1):
        key, chosen = _choice(Node(entry, f"entry {number}"))
        if key in found:
            raise Unfit(f"entry {number} is about the same headings as entry {list(found).index(key) + 1}")
        found[key] = chosen
    return found


def _choice(entry: Node) -> tuple[str, TableChoice]:
    try:
        json.dumps(entry.value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Unfit(f"{entry.way} holds half a character") from error
    _only(entry, ("headings", *_READ))
    given = {name: read(entry) for name, read in _READ.items() if entry.value.get(name) is not None}
    return entry.text("headings"), TableChoice(**given)


def _only(node: Node, known: Sequence[str]) -> None:
    for key in (one for one in node.value if one not in known):
        raise Unfit(f'{node.way or "it"} has "{key}", and only these mean anything: {", ".join(known)}')


def _head(entry: Node) -> tuple[int, int]:
    by, rows = found if len(found := _numbers(entry, "head")) == 2 else entry.fail("head", "should be two numbers")
    if abs(by) > _MOST_ROWS or not 0 <= rows <= _MOST_HEADING_ROWS:
        entry.fail("head", f"should be by how many rows it moves, and how many there are: 0 to {_MOST_HEADING_ROWS}")
    return by, rows


def _cut(entry: Node) -> tuple[int, ...]:
    found = _numbers(entry, "cut")
    if len(found) > _MOST_CUTS or not all(0 < row <= _MOST_ROWS for row in found):
        entry.fail("cut", "should be rows, counted from the first heading row, which is 0")
    return tuple(found)


def _numbers(entry: Node, key: str) -> list[int]:
    found = entry.many(key)
    return found if all(type(one) is int for one in found) else entry.fail(key, "should hold whole numbers only")


def _fields(entry: Node) -> Mapping[str, str | None]:
    node = entry.of("fields")
    for heading in node.value:
        if (name := node.any_text(heading)) is not None and not is_field(name):
            raise Unfit(f'{entry.way} reads "{heading}" as "{name}", which is no field')
    return dict(node.value)


def _row_words(entry: Node) -> Mapping[int, str]:
    node = entry.of("row_words")
    if not all(re.fullmatch(r"-?\d{1,7}", row) for row in node.value):
        entry.fail("row_words", "should go by the rows of head and cut")
    return {int(row): node.text(row) for row in node.value}


_READ: dict[str, Callable[[Node], Any]] = {
    "kind": lambda entry: entry.choice("kind", TableKind),
    "head": _head,
    "fields": _fields,
    "cut": _cut,
    "joined": lambda entry: entry.flag("joined"),
    "left_out": lambda entry: entry.flag("left_out"),
    "row_words": _row_words,
}
