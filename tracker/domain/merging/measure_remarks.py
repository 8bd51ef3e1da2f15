"""What a document says of a measure against what was said of it before, by documents and by people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.measure import Measure, Remark
from tracker.domain.measures.remarks import remarks_in_order, said_at
from tracker.domain.merging.asked import FieldConflict
from tracker.domain.merging.changes import Changes, told

_FIELDS = ("stated_rating", "stated_direction", "comment", "action")


def compare_remarks(held: Measure, incoming: Measure, changes: Changes) -> None:
    """What a document says otherwise than when it was last said, as a further remark.

    A stamped one (from a dump) is added as it is, where it is not held.
    """
    known = {remark.uuid for remark in held.remarks}
    for remark in incoming.remarks:
        if not remark.uuid:
            _compare(held, replace(remark, measure_id=held.id), changes)
        elif remark.uuid not in known:
            changes.note(held.ref, "remark", None, remark.comment or remark.action or remark.stated_rating)
            changes.additions.append(replace(remark, measure_id=held.id))


def _compare(held: Measure, remark: Remark, changes: Changes) -> None:
    day = remark.day or date.max
    stands = said_at(held.remarks, day)
    read = said_at([one for one in held.remarks if not one.recorded_by and not one.withdraws], day)
    differs, said = False, remark
    for name in _FIELDS:
        theirs, base, ours = getattr(remark, name), getattr(read, name), getattr(stands, name)
        speaker = _speaker(held, name, day)
        if theirs is None or (theirs or None) == ours:
            continue
        if speaker is None or not speaker.recorded_by or ((theirs or None) != base and base == ours):
            differs |= changes.note(held.ref, name, ours, theirs or None)
            continue
        said = replace(said, **_without(name))  # what people have said since is left to them
        if (theirs or None) == base:
            changes.note_repeated(held.ref, name, ours, theirs or None)
            continue
        alone = replace(remark, **{**_without(*_FIELDS), name: theirs})
        words, by = (told(ours), told(theirs or None)), speaker.author or speaker.recorded_by
        changes.conflicts.append(FieldConflict(held.ref, name, *words, said=alone, on=speaker.day, by=by))
    if differs:  # all of it: a document of a day between may be imported later
        changes.additions.append(said)


def _without(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names)


def _speaker(held: Measure, name: str, day: date) -> Remark | None:
    """Who said last what stands in a field."""
    said = reversed(remarks_in_order(held.remarks, day))
    return next((one for one in said if getattr(one, name) is not None), None)
