"""What a decision found, kept with its problem, so that it can be undone at any later time and by anybody."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.actions.state import withdrawn_by
from tracker.domain.decisions.correction import PlanRecord, changed_records, exchanged, with_record
from tracker.domain.decisions.location import names_since
from tracker.domain.edit import Stamp
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.when import When

if TYPE_CHECKING:
    from tracker.domain.draft import Draft

_FIELDS: dict[type, tuple[str, ...]] = {
    Theme: ("ambition",),
    Measure: ("name", "shows", "thresholds", "scale", "joined_into"),
    Action: ("ref", "text", "lead"),
    Update: ("text", "status", "stated_rag", "review", "reason"),
}


class Edit(NamedTuple):
    """One field of one record, before and after a decision, as JSON holds them.

    `of`: the record's id, or what problems call it where it has none yet. `at`: which of an action's updates.
    """

    kind: str
    of: int | str
    field: str
    at: int | None
    old: Any
    new: Any


def found_before(problem: Problem, read_as: str | None, was: Plan, now: Plan) -> str | None:
    """What the decision found that makes a plan another one, for the problem's `before`; None where nothing changes.

    `read_as` is what the problem is read as now. One that is decided once more keeps what the first decision found.
    """
    found, earlier, written = _kept(problem)
    edits = [*earlier, *_edits(was, now)]
    if not edits and read_as == found:
        return None
    return _as_text(found, edits, written)


def remembering(problem: Problem, corrections: Iterable[Update]) -> Problem:
    """The problem with those of the updates saved with it that its decision wrote: only these are withdrawn."""
    if problem.before is None:
        return problem
    read_as, edits, known = _kept(problem)
    written = [update.uuid for edit in edits for update in corrections if _wrote(edit, update)]
    return replace(problem, before=_as_text(read_as, edits, [*(known or ()), *written]))


def _wrote(edit: Edit, update: Update) -> bool:
    return edit.at is not None and edit.of == update.action_id and _plain(getattr(update, edit.field)) == edit.new


def by_name(problems: Iterable[Problem], plan: Plan) -> Iterator[Problem]:
    """The problems as another file can keep them, where the records of the plan will have other ids."""
    called: dict[tuple[str, object], int | str] = {
        (_kind(record), record.id): _called(record) for record in _all_records(plan)
    }
    for problem in problems:
        read_as, edits, written = _kept(problem)
        named = [edit._replace(of=called.get((edit.kind, edit.of), edit.of)) for edit in edits]
        yield replace(problem, before=_as_text(read_as, named, written)) if edits else problem


def _as_text(read_as: str | None, edits: Sequence[Edit], written: Sequence[str] | None) -> str:
    kept: dict[str, Any] = {"read_as": read_as, "edits": edits}
    return json.dumps(kept if written is None else {**kept, "written": written}, ensure_ascii=False)


def _kept(problem: Problem) -> tuple[str | None, list[Edit], list[str] | None]:
    """What it was read as, the edits, and the uuids of what was written; None where nobody noted those."""
    if problem.before is None:
        return problem.read_as, [], None
    try:
        kept = json.loads(problem.before)
        return kept["read_as"], [Edit(*edit) for edit in kept["edits"]], kept.get("written")
    except (ValueError, KeyError, TypeError):  # a dump may come from anybody
        return problem.read_as, [], None


def _edits(was: Plan, now: Plan) -> Iterator[Edit]:
    for old, new in changed_records(was, now):
        kind, of = _kind(new), _called(new) if new.id is None else new.id
        pairs: list[tuple[int | None, Any, Any]] = [(None, old, new)]
        if isinstance(old, Action) and isinstance(new, Action):
            pairs += [(at, *pair) for at, pair in enumerate(zip(old.updates, new.updates, strict=True))]
        for at, one, other in pairs:
            for field in _FIELDS[type(one)]:
                if (before := getattr(one, field)) != (after := getattr(other, field)):
                    yield Edit(kind, of, field, at, _plain(before), _plain(after))


def _called(record: PlanRecord) -> str:
    if isinstance(record, Action):
        return record.ref or record.text[:60]
    return record.ref or record.title if isinstance(record, Theme) else record.ref


# Undoing


def undone(draft: Draft, problems: Collection[Problem]) -> Draft:
    """The draft with these undecided, and records as they were where nobody has changed them since.

    People stay: whoever was named once is known. What a decision wrote as an update is withdrawn by `withdrawals`.
    """
    keys = {problem.key for problem in problems}
    changing = [problem for problem in draft.problems if problem.before]
    undoing = [problem for problem in changing if problem.key in keys]
    keys |= {other.key for other in changing if any(are_of_one_text(problem, other) for problem in undoing)}
    plan, names = draft.plan, names_since(draft)
    for problem in reversed(draft.problems):
        if problem.key in keys:
            for edit in reversed(_kept(problem)[1]):
                plan = _put_back(plan, edit, {problem.about, *names.get(problem.about, ())})
    left = tuple(undecided(problem) if problem.key in keys else problem for problem in draft.problems)
    return replace(draft, plan=plan, problems=left)


def are_of_one_text(one: Problem, other: Problem) -> bool:
    """Whether two sentences are about one printed text: a correction answers both, and its undo asks both again."""
    same = (one.about, one.as_printed) == (other.about, other.as_printed)
    return one.key == other.key or (same and bool(one.as_printed))


def undecided(problem: Problem) -> Problem:
    """A problem as it was before anybody decided about it."""
    return replace(problem, decision=None, read_as=_kept(problem)[0], before=None)


def _put_back(plan: Plan, edit: Edit, names: Collection[str]) -> Plan:
    for record in _records(plan, edit, names):
        parts = record.updates if isinstance(record, Action) and edit.at is not None else (record,)
        at = _place(parts, edit)
        if at is not None:
            new: Any = replace(parts[at], **{edit.field: _made(edit.field, edit.old)})
            if isinstance(record, Action) and edit.at is not None:
                new = replace(record, updates=exchanged(parts, at, new))
            return with_record(plan, record, new)
    return plan


def _place(parts: Sequence[Any], edit: Edit) -> int | None:
    """Where the edit still stands. What was edited in a preview has another place among the updates of a held action.

    Nowhere where a correction says it: that is for `withdrawals`, and any other update says it of its own accord.
    """
    stands = [at for at, one in enumerate(parts) if _plain(getattr(one, edit.field)) == edit.new]
    if not stands or any(getattr(parts[at], "kind", None) == "correction" for at in stands):
        return None
    return edit.at if edit.at in stands else stands[-1]


def withdrawals(plan: Plan, problems: Collection[Problem], stamp: Stamp) -> list[Update]:
    """Updates that withdraw what decisions about these problems wrote, each once."""
    written: dict[str, Update] = {}
    kept = [(edit, _kept(problem)[2]) for problem in problems for edit in _kept(problem)[1] if edit.at is not None]
    for edit, its_own in kept:
        for action in (one for one in _records(plan, edit) if isinstance(one, Action)):
            gone = withdrawn_by(action.updates)
            for one in action.updates:
                says_it = one.kind == "correction" and _plain(getattr(one, edit.field)) == edit.new
                says_it = says_it and (its_own is None or one.uuid in its_own)
                if says_it and one.uuid not in gone and one.uuid not in written:
                    undo = Update(stamp.number(), "undo", stamp.day, stamp.now, author=stamp.by, recorded_by=stamp.by)
                    written[one.uuid] = replace(undo, withdraws=one.uuid, action_id=action.id)
    return list(written.values())


def _records(plan: Plan, edit: Edit, names: Collection[str] = ()) -> list[PlanRecord]:
    """The record that was edited; several where it had no id and others are called alike, by this or other names."""
    of_kind = [one for one in _all_records(plan) if _kind(one) == edit.kind]
    if isinstance(edit.of, int):
        return [one for one in of_kind if one.id == edit.of]
    found = [one for one in of_kind if _called(one) in (edit.of, *names)]
    return sorted(found, key=lambda one: _called(one) != edit.of)  # the other names are of one of several edited


def _all_records(plan: Plan) -> Iterator[PlanRecord]:
    return chain.from_iterable((theme, *theme.measures, *theme.actions) for theme in plan.themes)


def _kind(record: PlanRecord) -> str:
    return type(record).__name__.lower()


# Values as JSON holds them, and back


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return [value.as_printed, value.kind, *(day and day.isoformat() for day in (value.first, value.last))]
    if isinstance(value, Lead):
        return list(astuple(value))
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _made(field: str, plain: Any) -> Any:
    if field == "review" and plain:
        text, kind, *days = plain
        return When(text, kind, *(day and date.fromisoformat(day) for day in days))
    if field == "lead":
        return Lead(*plain)
    if field == "status":
        return plain and Status(plain)
    return tuple(map(_frozen, plain)) if isinstance(plain, list) else plain


def _frozen(one: Any) -> Any:
    return tuple(one) if isinstance(one, list) else one
