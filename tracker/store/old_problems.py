"""Which field a problem is about that was saved before problems said so: told by the wording of that time.

This belongs to one migration and is frozen with it: the sentences are those of the files that it meets, not today's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.when import When, shown

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = Mapping[str, Any]
_BEGINS = (
    ("The rating ", "rating"), ("The colour ", "rating"), ("The status ", "status"), ("The role ", "lead"),
    ("The ref ", "ref"), ("Which of these areas is ours", "area"),
)  # fmt: skip
_ENDS = (
    (" names no lead.", "lead"), (" a ref and no words.", "action"), (" has no review date.", "review"),
    (" and no completion date is given.", "review"),
)  # fmt: skip


class Named(NamedTuple):
    """A record of the plan: what problems call it, and its texts, each with its field."""

    names: frozenset[str]
    texts: tuple[tuple[str, str], ...]


def field_by_wording(problem: Row, also_called: frozenset[str], records: Sequence[Named]) -> str | None:
    """The field that the sentence tells, else the one in which the text stands; None where neither does."""
    if problem["kind"] == "skipped":
        return None
    sentence: str = problem["message"]
    if " contradicts the status " in sentence:
        return "status"
    told = [field for words, field in _BEGINS if sentence.startswith(words)]
    told += [field for words, field in _ENDS if problem["kind"] == "missing" and sentence.endswith(words)]
    meant = {_folded(problem["as_printed"]), _folded(problem["read_as"] or "")} - {""}
    texts = (one for record in records if record.names & {problem["about"], *also_called} for one in record.texts)
    return next(chain(told, (field for field, text in texts if _folded(text) in meant)), None)


def _folded(text: str) -> str:
    return " ".join(text.split())


def fields_by_wording(db: Database) -> list[tuple[str, int]]:
    """The field and the id of each problem in a file that has one."""
    problems, records = list(db.query("SELECT * FROM problem ORDER BY id")), [*_records(db)]
    found = []
    for problem in problems:
        corrected = [one for one in problems if one["decision"] == "corrected" and one["about"] == problem["about"]]
        also_called = frozenset(one["read_as"] for one in corrected if one["read_as"])
        if field := field_by_wording(problem, also_called, records):
            found.append((field, problem["id"]))
    return found


def _records(db: Database) -> Iterator[Named]:
    """In the order in which they were searched: actions, measures, themes, people."""
    for one in list(db.query("SELECT * FROM action ORDER BY place, id")):
        updates = list(db.query("SELECT * FROM action_update WHERE action_id = ? ORDER BY id", [one["id"]]))
        yield _named((one["ref"], one["text"][:60]), [("ref", one["ref_as_printed"]), *_of_updates(one, updates)])
    for one in list(db.query("SELECT * FROM measure ORDER BY place, id")):
        cuts = " / ".join(printed for _, printed in json.loads(one["thresholds"]) if printed)
        yield _named(
            (one["ref"], one["name"]), [("thresholds", cuts), ("measure", one["name"]), ("shows", one["shows"])]
        )
    for one in list(db.query("SELECT * FROM theme ORDER BY place, id")):
        yield _named((one["ref"], one["title"]), [("ambition", text) for text in json.loads(one["ambition"])])
    for one in list(db.query("SELECT * FROM person ORDER BY id")):
        yield _named((one["name"],), [("people", text) for text in json.loads(one["also_written"])])


def _of_updates(action: Row, updates: Sequence[Row]) -> Iterator[tuple[str, str | None]]:
    for update in updates:
        if update["review_kind"] is not None:
            yield "review", update["review_as_printed"]
            yield "review", _shown(update)
    yield from (("lead", action["lead_as_printed"]), ("action", action["text"]))
    yield from (("commentary", update["text"]) for update in updates)


def _shown(update: Row) -> str:
    first, last = (day and date.fromisoformat(day) for day in (update["review_first"], update["review_last"]))
    return shown(When(update["review_as_printed"], update["review_kind"], first, last))


def _named(names: Sequence[str | None], texts: Sequence[tuple[str, str | None]]) -> Named:
    return Named(frozenset(filter(None, names)), tuple((field, text) for field, text in texts if text))
