"""The records of a plan without the words, and those that say when, by whom and why they were taken out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid5

from tracker.domain.actions.state import numbered_updates
from tracker.domain.fields import AddedRecord, EditedRecord, StoredRecord
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Plan, Redaction, Update
from tracker.domain.problem import Problem
from tracker.domain.redacting.places import (
    REMOVABLE,
    HeldRecord,
    Place,
    Target,
    all_held,
    find_places,
    identity,
)
from tracker.domain.redacting.record_texts import with_texts
from tracker.domain.redacting.taught_tables import settings_without
from tracker.domain.redacting.words import mark
from tracker.domain.report import RememberedReport, redacted
from tracker.errors import TrackerError

_QUOTED = pattern_of(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Removal:
    """Who takes words out, when and why. What it is told by has the same uuids in the file and in its copies."""

    now: datetime
    reason: str
    by: str | None
    uuid: UUID


@dataclass(slots=True)
class Rewrite:
    """What a file is to hold instead: records edited, those written over that are only ever added, and new ones.

    `left` are the places in which the words still stand.
    """

    edited: list[EditedRecord] = field(default_factory=list)
    written_over: list[AddedRecord] = field(default_factory=list)
    added: list[Redaction] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    left: list[Place] = field(default_factory=list)


def checked(target: Target, removal: Removal) -> Removal:
    """The removal, signed without the words themselves; TrackerError where the reason is missing or repeats them."""
    if not removal.reason.strip():
        raise TrackerError("Give the reason why the words are removed: it is all that is kept of them.")
    if target.words.stand_in(removal.reason) or target.words.partly_in(removal.reason):
        raise TrackerError("The reason repeats the words that are to be removed: say it without them.")
    by = removal.by and target.words.taken_out(removal.by, mark(removal.now.date()))
    return replace(removal, by=by, reason=removal.reason.strip())


def check_unchanged(plan: Plan, problems: Iterable[Problem], target: Target) -> None:
    """TrackerError where the record does not say any more what was shown of it."""
    if target.record is None:
        return
    known = {identity(held.record): held.record for held in all_held(plan, problems)}
    now = known.get(identity(target.record))
    if now is None or any(getattr(now, name) != getattr(target.record, name) for name in target.fields):
        raise TrackerError("Somebody else has changed these words since they were shown; nothing was removed.")


def rewritten(
    plan: Plan, problems: Sequence[Problem], target: Target, removal: Removal, agreed: Callable[[Place], bool]
) -> Rewrite:
    """The plan without the words: where they go in any case, and where it was agreed."""
    made = Rewrite()
    by_record = defaultdict[object, list[Place]](list)
    for place in find_places(plan, problems, target):
        goes = place.sure or agreed(place)
        (made.places if goes else made.left).append(place)
        if goes:
            by_record[identity(place.record)].append(place)
    held = [one for one in all_held(plan, problems) if identity(one.record) in by_record]
    for one in held:
        new = _without(one.record, by_record[identity(one.record)], target, mark(removal.now.date()))
        if isinstance(new, RememberedReport):
            new = redacted(new, removal.now.date())
        if isinstance(new, AddedRecord):
            made.written_over.append(new)
        else:
            made.edited.append(new)
    if made.places:
        made.added = list(_told(plan, held, target, removal, by_record))
    return made


def _without(record: StoredRecord, places: Iterable[Place], target: Target, instead: str) -> StoredRecord:
    for place in places:
        if isinstance(record, Plan) and place.field == "settings":
            record = replace(record, settings=settings_without(record.settings, target.words))
        if place.whole and isinstance(record, Problem):
            record = _answered(record, target, instead)
        elif place.whole:
            record = with_texts(record, place.field, lambda _: instead)
        else:
            record = with_texts(record, place.field, lambda text: target.words.taken_out(text, instead))
    return record


def _answered(problem: Problem, target: Target, instead: str) -> Problem:
    """A problem of what is gone: nothing of what was printed, read or found before is left."""

    def quoted(found: re.Match[str]) -> str:
        return f'"{instead}"' if any(found[1] in text for text in target.words.texts) else found[0]

    def out(text: str) -> str:
        return instead if target.words.hold(text) else target.words.taken_out(text, instead)

    message = target.words.taken_out(_QUOTED.sub(quoted, problem.message), instead)
    problem = replace(problem, as_printed=instead, read_as=problem.read_as and instead, message=message)
    return with_texts(with_texts(problem, "about", out), "before", out)


# That it was done


def nothing_removed(plan: Plan, removal: Removal) -> Redaction:
    """For a copy in which the words did not stand: it is known to be without them."""
    what, now = "looked for here: nothing", removal.now
    return Redaction(str(removal.uuid), what, now.date(), now, removal.reason, removal.by, plan_id=plan.id)


def _told(
    plan: Plan, held: Iterable[HeldRecord], target: Target, removal: Removal, places: dict[object, list[Place]]
) -> Iterator[Redaction]:
    """One for each update and action that lost words, and one for all that lies in no action."""
    groups = defaultdict[tuple[int | None, str | None], list[str]](list)
    for one in held:
        if isinstance(one.record, Problem) and (
            target.record is None or identity(one.record) != identity(target.record)
        ):
            continue
        of_update = one.record.uuid if isinstance(one.record, Update) and target.record is not None else None
        key = (one.action.id if one.action else None), of_update
        groups[key] += [_what(one, place.field) for place in places[identity(one.record)]]
    for (action_id, of_update), what in (groups or {(None, None): ["what a problem printed"]}).items():
        yield Redaction(
            str(uuid5(removal.uuid, f"{action_id} {of_update}")),
            "a name or words" if target.record is None else ", ".join(dict.fromkeys(what)),
            removal.now.date(),
            removal.now,
            removal.reason,
            removal.by,
            of_update,
            plan.id if action_id is None else None,
            action_id,
        )


def _what(held: HeldRecord, name: str) -> str:
    """What went from a record, without any of its words: "commentary of update 2", "lead", "evidence of theme 1.1"."""
    called = {own: words for words, own in REMOVABLE.get(type(held.record), {}).items()}.get(
        name, name.replace("_", " ")
    )
    if isinstance(held.record, Update) and held.action:
        number = numbered_updates(held.action).index(held.record) + 1
        return f"{called} of update {number}"
    return called if held.action else f"{called} of {held.where}"
