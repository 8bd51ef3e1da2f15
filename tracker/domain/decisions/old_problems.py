"""Where a problem is, and what its decision found, for those that were kept before problems said that themselves.

Files and dumps of that time are read by it. It is frozen: the sentences are those of that time, not today's.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import chain
from typing import Any, NamedTuple, cast

from tracker.domain.plan import Plan, Update
from tracker.domain.problem import Field, Problem
from tracker.domain.when import When, shown

ProblemRow = Mapping[str, Any]
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
    updates: Sequence[ProblemRow] = ()


def field_by_wording(problem: ProblemRow, records: Sequence[Named]) -> str | None:
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


def before_by_wording(problem: ProblemRow, field: str | None, records: Sequence[Named]) -> str | None:
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


def _values(field: str, *updates: ProblemRow) -> Iterator[Any]:
    for update in updates:
        if field == "review":
            columns = [update[f"review_{part}"] for part in ("as_printed", "kind", "first", "last")]
            yield columns if update["review_kind"] else None
        else:
            yield update[_SAID_IN[field]]


def _spellings(update: ProblemRow, field: str) -> tuple[str | None, ...]:
    return (update["review_as_printed"], _shown(update)) if field == "review" else (update[_SAID_IN[field]],)


def _shown(update: ProblemRow) -> str:
    first, last = (day and date.fromisoformat(day) for day in (update["review_first"], update["review_last"]))
    return shown(When(update["review_as_printed"], update["review_kind"], first, last)) if update["review_kind"] else ""


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


def texts_of_action(action: ProblemRow, updates: Sequence[ProblemRow]) -> Iterator[tuple[str, str | None]]:
    """The texts of an action and of its updates in the order in which they were searched, each with its field."""
    yield "ref", action["ref_as_printed"]
    for update in updates:
        yield from (("review", spelling) for spelling in _spellings(update, "review"))
    yield from (("lead", action["lead_as_printed"]), ("action", action["text"]))
    yield from (("commentary", update["text"]) for update in updates)


# What a dump holds


def with_fields(plan: Plan, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of a dump that says no fields, each with its own and with what its decision found."""
    called, refs = defaultdict[str, list[Named]](list), defaultdict[str, list[str]](list)
    for record in _records(plan):
        for name in {*record.names} - {None, ""}:
            called[name or ""].append(record)
    for one in problems:
        if one.decision == "corrected" and one.read_as:
            refs[one.about].append(one.read_as)  # its record may bear this ref by now
    found = []
    for one in problems:
        meant = [record for name in (one.about, *refs[one.about]) for record in called.get(name, ())]
        field = field_by_wording(asdict(one), meant)
        before = before_by_wording(asdict(one), field, meant)
        found.append(replace(one, field=cast("Field | None", field), before=before))
    return tuple(found)


def _records(plan: Plan) -> Iterator[Named]:
    for _, action in plan.actions():
        name = action.ref or action.text[:60]
        updates = [_update_row(update, name) for update in action.updates]
        row = {"ref_as_printed": action.ref_as_printed, "lead_as_printed": action.lead.as_printed, "text": action.text}
        yield Named((action.ref, action.text[:60]), [*texts_of_action(row, updates)], updates)
    for _, measure in plan.measures():
        cuts = " / ".join(printed for _, printed in measure.thresholds if printed)
        texts = [("thresholds", cuts), ("measure", measure.name), ("shows", measure.shows)]
        yield Named((measure.ref, measure.name), texts)
    for theme in plan.themes:
        yield Named((theme.ref, theme.title), [("ambition", text) for text in theme.ambition])
    for person in plan.people:
        yield Named((person.name,), [("people", text) for text in person.also_written])


def _update_row(update: Update, action: str) -> ProblemRow:
    when = update.review
    first, last = (day and day.isoformat() for day in (when.first, when.last)) if when else (None, None)
    return {
        "kind": update.kind, "action_id": action, "text": update.text, "status": update.status,
        "stated_rag": update.stated_rag, "review_as_printed": when and when.as_printed,
        "review_kind": when and when.kind, "review_first": first, "review_last": last,
    }  # fmt: skip
