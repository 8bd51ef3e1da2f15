"""What an import itself has to say beside what its document says: as problems, to be decided like all others."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from tracker.documents.vocabulary.people import read_lead
from tracker.domain.decisions.decide import correct
from tracker.domain.decisions.location import location_in
from tracker.domain.decisions.undo import remembering
from tracker.domain.draft import Draft
from tracker.domain.edit import Stamp
from tracker.domain.fields import StoredRecord
from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure, Reading
from tracker.domain.merging.asked import Answers, FieldConflict, Slip
from tracker.domain.merging.changes import Changes
from tracker.domain.plan import Action, Status, Theme, Update
from tracker.domain.problem import Decision, Field, Problem
from tracker.domain.when import NO_DATE, show_day, shown

_FIELDS: dict[str, Field] = {
    "review": "review", "status": "status", "rating": "rating", "action": "action", "lead": "lead", "ref": "ref",
    "name": "measure", "shows": "shows", "thresholds": "thresholds", "comment": "comment",
}  # fmt: skip
_STANDS = {"ours": "the plan's stands", "theirs": "the document's was taken", "both": "both were kept"}


def further_problems(draft: Draft, changes: Changes, answers: Answers, removed: Collection[str] = ()) -> list[Problem]:
    """All of them, of changes that a draft brings and that were answered; `removed` are what is removed as missing."""
    source = draft.tables[0].source if draft.tables else draft.plan.title
    found = [*_asked(changes, answers), *_not_signed_off(changes), *_of_removed(changes)]
    found += _two_of_a_ref(changes, removed)
    return [*_unmatched(changes), *(replace(problem, source=source) for problem in found)]


def reasons_given(held: Draft, draft: Draft, reason: str, stamp: Stamp) -> list[StoredRecord]:
    """What answers slips that stayed open at an earlier import with the reason given now: corrections and problems.

    `held` is the plan of the file with its problems; only those are answered whose review the draft still gives.
    """
    from tracker.domain.decisions.records_to_save import records_to_save  # with the rules of an update

    given = {(about, said) for _, action in draft.plan.actions() for about, said in _reviews(action)}
    asked = [one for one in held.problems if one.field == "reason" and one.decision is None]
    after = held
    for problem in asked:
        if (problem.about, problem.as_printed) in given and location_in(after, problem):
            after = correct(after, problem, reason, read_lead)
    records = records_to_save(held.plan, after.plan, stamp, {one.id: reason for _, one in held.plan.actions()})
    written = [one for one in records if isinstance(one, Update)]
    marked = [new for old, new in zip(held.problems, after.problems, strict=True) if old != new]
    return [*records, *(remembering(one, written) for one in marked)]


def _reviews(action: Action) -> Iterator[tuple[str, str]]:
    about = (action.ref or action.text)[:60]
    return ((about, shown(update.review)) for update in action.updates if update.review)


def _unmatched(changes: Changes) -> list[Problem]:
    """Measures that are not in the plan or may be one of it under another name, and values that were revised."""
    close = {id(measure): other for measure, other in changes.close}
    lost = {id(measure) for measure in changes.lost}
    found = [_unknown_measure(measure, close.get(id(measure))) for measure in changes.lost]
    found += [_revised(*one) for one in changes.revised]
    found += [_OF_NO_MONTH] if changes.undated else []
    return found + [_close_measure(measure, other) for measure, other in changes.close if id(measure) not in lost]


_OF_NO_MONTH = Problem(
    *("doubtful", "measures", "the plan", "plan", "Current", None),
    "Nothing says of which month the current values are: import the document again with its day.",
    field="period",
    cause="Nothing says of which month values are",
)


def _close_measure(measure: Measure, other: Measure) -> Problem:
    """A new measure that may be a held one under a slightly other name; both stand until somebody says so."""
    names = f'"{measure.name}" ({measure.ref}) is much like "{other.name}" ({other.ref})'
    sentence = f"{names}: it was kept as a measure of its own."
    cause = "A new measure is called much like another"
    ref = measure.ref
    return Problem("doubtful", "measures", ref, ref, measure.name, other.name, sentence, field="measure", cause=cause)


def _revised(measure: Measure, before: Reading, now: Reading) -> Problem:
    """A Previous that is not what was held for its period: the later word counts, and both stay."""
    period, was = shown(now.period), before.as_printed or "no value"
    sentence = (
        f"{measure.ref}: {period} was {was}, and is given as {now.as_printed or 'no value'} now; the latter counts."
    )
    cause = "A value of before was revised"
    return Problem(
        "doubtful", "measures", measure.ref, measure.ref, now.as_printed, was, sentence, field="value", cause=cause
    )


def _unknown_measure(measure: Measure, close: Measure | None) -> Problem:
    about = measure.ref or measure.name
    sentence = f"{about} is no measure of this plan: its {len(measure.readings)} readings were left aside."
    if close is not None:
        sentence += f' Its name is much like "{close.name}" ({close.ref}).'
    printed = "; ".join(f"{reading.period.as_printed} {reading.as_printed}" for reading in measure.readings)
    return Problem(
        "unread",
        "readings",
        measure.ref or measure.name,
        measure.ref or measure.name,
        f"{measure.name}: {printed}",
        None,
        sentence,
        field="value",
        cause="Values are of no measure of the plan",
    )


def _two_of_a_ref(changes: Changes, removed: Collection[str]) -> Iterator[Problem]:
    """Refs that a document gives to another action, while the one that had it is not in the document any more."""
    gone = {action.ref: action for action in changes.gone if action.ref and action.ref not in removed}
    under = [one for record in changes.additions if isinstance(record, Theme) for one in record.actions]
    for now in (one for one in (*changes.additions, *under, *changes.records) if isinstance(one, Action)):
        before = gone.get(now.ref or "")
        if before is None or before.id == now.id:
            continue
        was, new = shortened(before.text), shortened(now.text)
        sentence = f'The ref {now.ref} was of "{was}", which is not in the document any more, and is of "{new}" in it'
        sentence += ": remove the former, or give it another ref."
        about, cause = (now.ref or "")[:60], "Two actions have one ref now"
        yield Problem("duplicate", "", about, about, now.text, None, sentence, field="ref", cause=cause)


# What was asked


def _asked(changes: Changes, answers: Answers) -> Iterator[Problem]:
    """Of changes that were answered: reviews moved later without a reason, and values that differ, decided or not."""
    now = _now_called(changes)
    for slip in changes.slips:
        if not answers.reason_of(slip):
            yield _without_reason(slip._replace(ref=now.get(slip.update.action_id or 0, slip.ref)))
    for conflict in changes.conflicts:
        yield _contradiction(conflict._replace(ref=now.get(_action_of(conflict) or 0, conflict.ref)), answers)


def _not_signed_off(changes: Changes) -> Iterator[Problem]:
    """Held actions that a document completes without anybody's sign-off, or opens again without a reason.

    What a dump brings from a copy of the plan was flagged there.
    """
    now = _now_called(changes)
    for said in changes.additions:
        if not isinstance(said, Update) or said.uuid or said.status is None or said.action_id not in changes.stood:
            continue
        ref, before = changes.stood[said.action_id]
        ref = now.get(said.action_id, ref)
        if said.status == Status.COMPLETE != before:
            yield _of_status(ref, said, f"{ref} is complete in the document, and nobody signed it off.", _NO_SIGN_OFF)
        elif said.status.live and not before.live and not said.reason:
            sentence = f"{ref} was {before} and is {said.status} in the document, and no reason was given."
            yield _of_status(ref, said, sentence, _OPENED_AGAIN)


_REMOVED = "A removed action is in the document"
_NO_SIGN_OFF = "An action is complete in the document without a sign-off"
_OPENED_AGAIN = "An action is opened again without a reason"


def _of_status(ref: str, said: Update, sentence: str, cause: str) -> Problem:
    about = ref[:60]
    return Problem("missing", "", about, about, str(said.status), None, sentence, field="status", cause=cause)


def _of_removed(changes: Changes) -> Iterator[Problem]:
    """Removed actions of which a document has something new: nobody would see it."""
    said = [one for one in changes.additions if isinstance(one, Update) and not one.uuid]
    for action in changes.removed:
        news = [one for one in said if one.action_id == action.id]
        if not news or action.removed_on is None:
            continue
        about = (action.ref or action.text)[:60]
        said_so = (one.text or one.status or shown(one.review or NO_DATE) or one.stated_rag for one in news)
        printed = str(next(filter(None, said_so), ""))
        sentence = (
            f"{about} was removed on {show_day(action.removed_on)}, and the document has something new of it: that is "
            "kept, and shown when it is brought back."
        )
        yield Problem(
            "doubtful", "", about, about, printed, None, sentence, cause="A removed action is in the document"
        )


def _now_called(changes: Changes) -> dict[int | None, str]:
    """By what a held action is called, where the same document renumbers it."""
    return {one.id: one.ref or one.text for one in changes.records if isinstance(one, Action) and one.id}


def _action_of(conflict: FieldConflict) -> int | None:
    if isinstance(conflict.said, Update):
        return conflict.said.action_id
    return conflict.record.id if isinstance(conflict.record, Action) else None


def _without_reason(slip: Slip) -> Problem:
    before, after = slip.words
    sentence = f"The review of {slip.ref} moves from {before} to {after}, and no reason was given."
    about, cause = slip.ref[:60], "A review moves later without a reason"
    return Problem("missing", "", about, about, after, None, sentence, field="reason", cause=cause)


def _contradiction(conflict: FieldConflict, answers: Answers) -> Problem:
    answer = answers.choices.get(conflict.key)
    ours, theirs = conflict.ours or "nothing", conflict.theirs or "nothing"
    stands = {"theirs": theirs, "both": conflict.both}.get(answer or "ours", ours)
    who = f"{ours}{_said(conflict)} in the plan"
    what = "wording" if conflict.record and conflict.field == "action" else conflict.field
    sentence = f"The {what} of {conflict.ref} is {who} and {theirs} in the document; {_STANDS[answer or 'ours']}."
    about = conflict.ref[:60]
    decision: Decision | None = "accepted" if answer else None
    field = _FIELDS.get(conflict.field) if conflict.said is None or conflict.field != "action" else None
    if conflict.stands is not None:
        field = "value"
    cause = "The plan and the document differ"
    return Problem("contradiction", "", about, about, theirs, stands, sentence, decision, field, cause=cause)


def _said(conflict: FieldConflict) -> str:
    """When ours was said, and by whom: " (Ann Young, 14 Nov 2017)"."""
    known = [part for part in (conflict.by, conflict.on and show_day(conflict.on)) if part]
    return f" ({', '.join(known)})" if known else ""
