"""Records to rows and back, by what each field holds; worked column by column so that reading is fast."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from operator import attrgetter
from typing import Any, Literal, NamedTuple, get_args, get_origin

from tracker.domain.actions.rag import Limits
from tracker.domain.edit import Edit
from tracker.domain.fields import RECORD_FIELDS, StoredRecord
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark, is_number
from tracker.domain.meeting import Meeting
from tracker.domain.pack import Pack, PackEntry
from tracker.domain.plan import (
    Action,
    Evidence,
    Lead,
    Person,
    Plan,
    PromiseAnswer,
    Redaction,
    SignOffEvidence,
    Status,
    Theme,
    Update,
    WordScale,
)
from tracker.domain.problem import Problem
from tracker.domain.report import RememberedReport
from tracker.domain.when import When, WhenKind, lacks

SqlRow = tuple[Any, ...]


class Codec(NamedTuple):
    """How one field becomes columns. With several suffixes `encode` gives a tuple and `decode` takes one."""

    encode: Callable[[Any], Any] | None = None  # None: as it is
    decode: Callable[[Any], Any] | None = None
    suffixes: tuple[str, ...] = ("",)


class Child(NamedTuple):
    """A nested tuple of records: their kind, and the field by which each names its parent."""

    kind: type[StoredRecord]
    parent: str


class StoredTable(NamedTuple):
    """Where one kind of record is kept: its fields in the order of the record, and the columns they fill."""

    kind: type[StoredRecord]
    name: str
    fields: Mapping[str, Codec]
    children: Mapping[str, Child]
    columns: tuple[str, ...]

    @property
    def select(self) -> str:
        """A SELECT of all its rows."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"

    @property
    def placed(self) -> bool:
        """Whether its records have places among each other.

        A problem's place is words ("1.1 Assessment, C20"); problems stay in the order in which they were met.
        """
        return "place" in self.columns and self.kind is not Problem


class _Once(dict[Any, Any]):
    """Decodes each different value of a column once; an absent one stays None."""

    def __init__(self, column: str, decode: Callable[[Any], Any]) -> None:
        self[None] = None
        self._column, self._decode = column, decode

    def __missing__(self, raw: Any) -> Any:
        try:
            self[raw] = value = self._decode(raw)
        except Exception as error:  # whatever a decoder meets in it, it is the value that is wrong
            raise ValueError(f'"{" ".join(str(raw)[:40].split())}" as {self._column}') from error
        return value


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _when(when: When | None) -> SqlRow:
    return (None,) * 4 if when is None else (when.as_printed, when.kind, _day(when.first), _day(when.last))


def _read_when(raw: SqlRow) -> When | None:
    text, kind, first, last = raw
    if raw == (None,) * 4:
        return None
    days = [None if day is None else date.fromisoformat(day) for day in (first, last)]
    _check(isinstance(text, str) and kind in get_args(WhenKind) and not lacks(kind, *days))
    return When(text, kind, *days)


def _check(right: bool) -> None:
    """A value of the right type may still be none that its field can hold."""
    if not right:
        raise ValueError


def _number(raw: str) -> Decimal:
    number = Decimal(raw)
    _check(is_number(number))
    return number


def _word(words: tuple[str, ...]) -> Callable[[str], str]:
    return dict(zip(words, words, strict=True)).__getitem__


def _texts(raw: str) -> tuple[str, ...]:
    found = json.loads(raw)
    _check(isinstance(found, list) and all(isinstance(text, str) for text in found))
    return tuple(found)


def _pair(raw: str) -> tuple[str, str]:
    one, other = _texts(raw)
    return one, other


def _pairs(raw: str) -> tuple[tuple[str, str], ...]:
    found = [(one, other) for one, other in json.loads(raw)]
    _check(all(isinstance(text, str) for pair in found for text in pair))
    return tuple(found)


def _scales(raw: str) -> tuple[WordScale, ...]:
    found = [
        WordScale(name, tuple(words), tuple((one, other) for one, other in key)) for name, words, key in json.loads(raw)
    ]
    _check(all(isinstance(text, str) for one in found for text in (one.name, *one.words, *sum(one.key, ()))))
    return tuple(found)


def _sign_off_evidence(raw: str) -> tuple[SignOffEvidence, ...]:
    found = [SignOffEvidence(link, sha256) for link, sha256 in json.loads(raw)]
    _check(all(isinstance(one.link, str) and isinstance(one.sha256, str | None) for one in found))
    return tuple(found)


def _settings(raw: str) -> dict[str, Any]:
    found = json.loads(raw)
    _check(isinstance(found, dict))
    Limits.of(found)
    return dict(found)


_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # dumps() makes an encoder each time


def _json(value: Any) -> str | None:
    if value == ():  # as most of them are
        return "[]"
    return None if value is None else _TO_JSON(value)


def _if_given(encode: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else encode(value)


PLAIN = Codec()
# Words and parents that many records share, or one in two fields: they are held once, and not with each.
_HELD_ONCE = {
    "author", "recorded_by", "edited_by", "source", "cause", "ref", "ref_as_printed",
    "action_id", "measure_id", "group_id", "comparator_id",
}  # fmt: skip
# By what a field holds; anything else is kept as it is.
_CODECS: dict[Any, Codec] = {
    bool: Codec(int, bool),
    date: Codec(_day, date.fromisoformat),
    datetime: Codec(_if_given(datetime.isoformat), datetime.fromisoformat),
    Decimal: Codec(_if_given(str), _number),
    Status: Codec(_if_given(attrgetter("value")), Status),
    When: Codec(_when, _read_when, ("_as_printed", "_kind", "_first", "_last")),
    Lead: Codec(attrgetter("as_printed", "name", "role"), lambda raw: Lead(*raw), ("_as_printed", "_name", "_role")),
    tuple[str, ...]: Codec(_json, _texts),
    tuple[str, str]: Codec(_json, _pair),
    tuple[tuple[str, str], ...]: Codec(_json, _pairs),
    tuple[Evidence, ...]: Codec(
        lambda all_of_it: _json([(one.heading, one.text) for one in all_of_it]),
        lambda raw: tuple(Evidence(heading, text) for heading, text in _pairs(raw)),
    ),
    tuple[SignOffEvidence, ...]: Codec(
        lambda all_of_it: _json([(one.link, one.sha256) for one in all_of_it]), _sign_off_evidence
    ),
    tuple[WordScale, ...]: Codec(lambda scales: _json([(one.name, one.words, one.key) for one in scales]), _scales),
    Mapping[str, Any]: Codec(lambda settings: _json(dict(settings)), _settings),
}


def _codec(holds: Any) -> Codec:
    """By what a field holds; of a Literal, one of its words."""
    words = get_args(holds) if get_origin(holds) is Literal else ()
    return Codec(None, _word(words)) if words else _CODECS.get(holds, PLAIN)


def _table(kind: type[StoredRecord], name: str) -> StoredTable:
    codecs = {field.name: _codec(field.holds) for field in RECORD_FIELDS[kind] if not field.child}
    parent = f"{kind.__name__.lower()}_id"
    children = {field.name: Child(field.child, parent) for field in RECORD_FIELDS[kind] if field.child}
    columns = tuple(field + suffix for field, codec in codecs.items() for suffix in codec.suffixes)
    return StoredTable(kind, name, codecs, children, columns)


# Parents before children: rows are added in this order.
_NAMES: dict[type[StoredRecord], str] = {
    Plan: "plan", Person: "person", Theme: "theme", Action: "action", Update: "action_update", Measure: "measure",
    Group: "measure_group", Comparator: "comparator", Reading: "reading", Remark: "remark", Problem: "problem",
    Redaction: "redaction", Edit: "record_edit", RememberedReport: "report",
    Meeting: "meeting", PromiseAnswer: "promise_answer", Pack: "pack", PackEntry: "pack_entry",
}  # fmt: skip
TABLES: dict[type, StoredTable] = {kind: _table(kind, name) for kind, name in _NAMES.items()}


def to_rows(table: StoredTable, records: Sequence[StoredRecord]) -> list[SqlRow]:
    """The records as rows, in the order of `table.columns`."""
    columns: list[Iterable[Any]] = []
    for field, codec in table.fields.items():
        values: Iterable[Any] = map(attrgetter(field), records)
        if codec.encode is not None:
            values = map(codec.encode, values)
        columns += zip(*values, strict=True) if len(codec.suffixes) > 1 else [values]
    return list(zip(*columns, strict=True)) if records else []


class RecordsOfRows:
    """Makes records of the rows of a table; `below` holds, of each nested field, the records by the id of their parent.

    Each different value is decoded once, however many rows have it. One that cannot be what its column says raises
    ValueError or ArithmeticError.
    """

    def __init__(self, table: StoredTable, below: Mapping[str, Mapping[int, tuple[StoredRecord, ...]]]) -> None:
        self._table, self._below = table, below
        self._decode = {
            name: _Once(name, codec.decode).__getitem__ for name, codec in table.fields.items() if codec.decode
        } | dict.fromkeys(_HELD_ONCE & table.fields.keys(), _Once("", lambda held: held).__getitem__)

    def __call__(self, rows: Sequence[SqlRow]) -> Iterator[StoredRecord]:
        """The records, in the order of the rows."""
        columns = dict(zip(self._table.columns, zip(*rows, strict=True), strict=True))
        return map(self._table.kind, *[self._values(field.name, columns) for field in RECORD_FIELDS[self._table.kind]])

    def _values(self, field: str, columns: Mapping[str, Sequence[Any]]) -> Iterable[Any]:
        if field in self._table.children:
            groups = self._below.get(field, {})
            return [groups.get(parent, ()) for parent in columns["id"]] if groups else repeat(())
        raw = [columns[field + suffix] for suffix in self._table.fields[field].suffixes]
        held: Iterable[Any] = zip(*raw, strict=True) if len(raw) > 1 else raw[0]
        return map(self._decode[field], held) if field in self._decode else held


def by_parent(child: Child, records: Iterable[StoredRecord]) -> dict[int, tuple[StoredRecord, ...]]:
    """Nested records in groups, by the id of their parent."""
    groups: defaultdict[int, list[StoredRecord]] = defaultdict(list)
    parent_of = attrgetter(child.parent)
    for record in records:
        groups[parent_of(record)].append(record)
    return {parent: tuple(groups.pop(parent)) for parent in list(groups)}  # never all of them twice


def as_kept(table: StoredTable, where: dict[str, object]) -> SqlRow:
    """The values to look for, as their columns hold them."""
    encoders = {name: table.fields[name].encode for name in where if name in table.fields}
    return tuple(encode(value) if (encode := encoders.get(name)) else value for name, value in where.items())
