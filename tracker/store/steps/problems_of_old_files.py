"""What a file of the time before problems kept their fields holds: the part of one migration, frozen with it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.domain.decisions.old_problems import (
    Named,
    ProblemRow,
    before_by_wording,
    field_by_wording,
    texts_of_action,
)

if TYPE_CHECKING:
    from sqlite_utils import Database


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
    updates = defaultdict[int, list[ProblemRow]](list)
    for one in db.query("SELECT * FROM action_update ORDER BY id"):
        updates[one["action_id"]].append(one)
    for one in list(db.query("SELECT * FROM action ORDER BY place, id")):
        of_it = updates[one["id"]]
        yield Named((one["ref"], one["text"][:60]), [*texts_of_action(one, of_it)], of_it)
    for one in list(db.query("SELECT * FROM measure ORDER BY place, id")):
        cuts = " / ".join(printed for _, printed in json.loads(one["thresholds"]) if printed)
        texts = [("thresholds", cuts), ("measure", one["name"]), ("shows", one["shows"])]
        yield Named((one["ref"], one["name"]), texts)
    for one in list(db.query("SELECT * FROM theme ORDER BY place, id")):
        yield Named((one["ref"], one["title"]), [("ambition", text) for text in json.loads(one["ambition"])])
    for one in list(db.query("SELECT * FROM person ORDER BY id")):
        yield Named((one["name"],), [("people", text) for text in json.loads(one["also_written"])])
