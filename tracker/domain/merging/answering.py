"""What an import does once it was answered which values are to stand, and why reviews moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tracker.domain.fields import StoredRecord
from tracker.domain.measure import Remark
from tracker.domain.merging.asked import Answers, FieldConflict, Slip, Stands
from tracker.domain.merging.changes import Change, Changes
from tracker.domain.plan import Action, Update


def answered(changes: Changes, answers: Answers) -> Changes:
    """What follows: ours stands in a conflict unless it was answered otherwise; slips have the reasons given."""
    found = replace(
        changes,
        changed=list(changes.changed),
        records=list(changes.records),
        additions=list(changes.additions),
        slips=list(open_slips(changes, answers)),
        refused=[],
    )
    for conflict in changes.conflicts:
        answer = answers.choices.get(conflict.key, "ours")
        if answer == "ours":
            found.refused.append(conflict)
        else:
            _take(found, conflict, answer)
    reasons = {slip.update: answers.reason_of(slip) for slip in found.slips}
    found.additions = [said for one in found.additions for said in _with_reason(one, reasons)]
    found.slips = [slip._replace(update=replace(slip.update, reason=reasons[slip.update])) for slip in found.slips]
    return found


def _with_reason(record: StoredRecord, reasons: Mapping[Update, str | None]) -> list[StoredRecord]:
    """An update with the reason of its move; a rating beside it is said apart, or the reason would be its own."""
    reason = reasons.get(record) if isinstance(record, Update) else None
    if not isinstance(record, Update) or reason is None:
        return [record]
    if record.stated_rag is None:
        return [replace(record, reason=reason)]
    rating = replace(record, text=None, status=None, review=None, reason=None)
    return [replace(record, stated_rag=None, reason=reason), rating]


def open_slips(changes: Changes, answers: Answers) -> Iterator[Slip]:
    """The moves that need a reason: also those that a conflict brings when the document's date is taken."""
    yield from changes.slips
    for conflict in changes.conflicts:
        if conflict.slip is not None and answers.choices.get(conflict.key) == "theirs":
            yield conflict.slip


def _take(found: Changes, conflict: FieldConflict, answer: Stands) -> None:
    stands = conflict.both if answer == "both" else conflict.theirs
    found.changed.append(Change(conflict.ref, conflict.field, conflict.ours, stands))
    if conflict.record is None:
        said = conflict.said
        assert said is not None
        if answer == "both" and isinstance(said, Remark):
            # What the document itself says is kept beside it, or the same document would ask again.
            found.refused.append(conflict)
            words: dict[str, Any] = {conflict.field: conflict.both}
            said = replace(said, author=conflict.by, recorded_by=conflict.by, **words)
        found.additions.append(said)
        return
    record, value = conflict.record, conflict.both if answer == "both" else conflict.value
    edited: dict[str, Any] = {conflict.name: value}
    if isinstance(record, Action) and conflict.name == "ref":
        edited["ref_as_printed"] = value
    same = (at for at, one in enumerate(found.records) if type(one) is type(record) and one.id == record.id)
    if (at := next(same, None)) is not None:
        found.records[at] = replace(found.records[at], **edited)
    else:
        found.records.append(replace(record, **edited))
