"""Where a problem is, and what its decision found, for those that were saved before problems kept that themselves.

This belongs to one migration and is frozen with it: the sentences are those of the files that it meets, not today's.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.when import When, shown

if TYPE_CHECKING:
    from sqlite_utils import Database

_Row = Mapping[str, Any]
_BEGINS = (
    ("The rating ", "rating"), ("The colour ", "rating"), ("The status ", "status"), ("The role ", "lead"),
    ("The ref ", "ref"), ("Which of these areas is ours", "area"),
)  # fmt: skip
_ENDS = (
    (" names no lead.", "lead"), (" a ref and no words.", "action"), (" has no review date.", "review"),
    (" and no completion date is given.", "review"),
)  # fmt: skip
_SAID_IN = {"review": "review", "commentary": "text", "status": "status", "rating": "stated_rag"}


class Named(NamedTuple):
    """A record of the plan: what problems call it, its texts, each with its field, and of an action its updates."""

    names: Sequence[str | None]
    texts: Sequence[tuple[str, str | None]]
    updates: Sequence[_Row] = ()


def field_by_wording(problem: _Row, records: Sequence[Named]) -> str | None:
    """The field that the sentence tells, else the one in which the text stands; None where neither does.

    `records` are those that the problem names.
    """
    if problem["kind"] == "skipped":
        return None
    sentence: str = problem["message"]
    if " contradicts the status " in sentence:
        return "status"
    told = [field for words, field in _BEGINS if sentence.startswith(words)]
    told += [field for words, field in _ENDS if problem["kind"] == "missing" and sentence.endswith(words)]
    meant = {_folded(problem["as_printed"]), _folded(problem["read_as"])} - {""}
    stands = (field for one in records for field, text in one.texts if _folded(text) in meant)
    return next(chain(told, stands), None)


def before_by_wording(problem: _Row, field: str | None, records: Sequence[Named]) -> str | None:
    """What a decision found that was written as an update: told by what that says. None for any other decision."""
    if problem["decision"] not in ("accepted", "corrected") or field not in _SAID_IN or not problem["read_as"]:
        return None
    read_as, edits = problem["read_as"], []
    for updates in (one.updates for one in records if one.updates):
        misread = (at for at, one in enumerate(updates) if problem["as_printed"] in _spellings(one, field))
        at = next(misread, 0)
        for one in updates:
            if one["kind"] == "correction" and problem["read_as"] in _spellings(one, field):
                edits.append(["action", one["action_id"], _SAID_IN[field], at, *_values(field, updates[at], one)])
        if edits and field == "review" and problem["decision"] == "corrected":
            read_as = _shown(updates[at]) or read_as
    return json.dumps({"read_as": read_as, "edits": edits}, ensure_ascii=False) if edits else None


def _values(field: str, *updates: _Row) -> Iterator[Any]:
    for update in updates:
        if field == "review":
            columns = [update[f"review_{part}"] for part in ("as_printed", "kind", "first", "last")]
            yield columns if update["review_kind"] else None
        else:
            yield update[_SAID_IN[field]]


def _spellings(update: _Row, field: str) -> tuple[str | None, ...]:
    return (update["review_as_printed"], _shown(update)) if field == "review" else (update[_SAID_IN[field]],)


def _shown(update: _Row) -> str:
    first, last = (day and date.fromisoformat(day) for day in (update["review_first"], update["review_last"]))
    return shown(When(update["review_as_printed"], update["review_kind"], first, last)) if update["review_kind"] else ""


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


# What a file holds


def places_of_problems(db: Database) -> list[tuple[str | None, str | None, int]]:
    """Of each problem in a file its field, what its decision found, and its id."""
    problems = list(db.query("SELECT * FROM problem ORDER BY id"))
    called, refs = defaultdict[str, list[Named]](list), defaultdict[str, list[str]](list)
    for record in _records(db):
        for name in {*record.names} - {None, ""}:
            called[name or ""].append(record)
    for one in problems:
        if one["decision"] == "corrected" and one["read_as"]:
            refs[one["about"]].append(one["read_as"])  # its record may bear this ref by now
    found = []
    for one in problems:
        records = [record for name in (one["about"], *refs[one["about"]]) for record in called.get(name, ())]
        field = field_by_wording(one, records)
        found.append((field, before_by_wording(one, field, records), one["id"]))
    return found


def _records(db: Database) -> Iterator[Named]:
    """In the order in which they were searched: actions, measures, themes, people."""
    updates = defaultdict[int, list[_Row]](list)
    for one in db.query("SELECT * FROM action_update ORDER BY id"):
        updates[one["action_id"]].append(one)
    for one in list(db.query("SELECT * FROM action ORDER BY place, id")):
        of_it = updates[one["id"]]
        yield Named((one["ref"], one["text"][:60]), [*_of_action(one, of_it)], of_it)
    for one in list(db.query("SELECT * FROM measure ORDER BY place, id")):
        cuts = " / ".join(printed for _, printed in json.loads(one["thresholds"]) if printed)
        texts = [("thresholds", cuts), ("measure", one["name"]), ("shows", one["shows"])]
        yield Named((one["ref"], one["name"]), texts)
    for one in list(db.query("SELECT * FROM theme ORDER BY place, id")):
        yield Named((one["ref"], one["title"]), [("ambition", text) for text in json.loads(one["ambition"])])
    for one in list(db.query("SELECT * FROM person ORDER BY id")):
        yield Named((one["name"],), [("people", text) for text in json.loads(one["also_written"])])


def _of_action(action: _Row, updates: Sequence[_Row]) -> Iterator[tuple[str, str | None]]:
    yield "ref", action["ref_as_printed"]
    for update in updates:
        yield from (("review", spelling) for spelling in _spellings(update, "review"))
    yield from (("lead", action["lead_as_printed"]), ("action", action["text"]))
    yield from (("commentary", update["text"]) for update in updates)
