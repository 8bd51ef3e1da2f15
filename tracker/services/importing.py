"""Saves what documents were read as: into a new plan, or as changes to the one held, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.documents.vocabulary.likeness import alike
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.dated_entries import ABOUT
from tracker.domain.decisions.decide import carried_over
from tracker.domain.draft import Draft
from tracker.domain.fields import StoredRecord
from tracker.domain.measure import Measure, Reading
from tracker.domain.measures.our_area import plan_with_ours, with_ours
from tracker.domain.measures.scorecard_day import ScorecardDay, month_of, needs_a_day, on_its_day
from tracker.domain.measures.word_scales import with_further
from tracker.domain.merging.plans import Changes, compare, readings_only
from tracker.domain.plan import Action, Lead, Person, Plan, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.when import When, shown
from tracker.errors import TrackerError
from tracker.services.stamping import ImportHow, ImportStamp

if TYPE_CHECKING:
    from tracker.store.sqlite import Store
    from tracker.store.undoing import WayBack


def save_drafts(
    store: Store,
    drafts: Sequence[Draft],
    dated: date | None,
    now: datetime,
    *,
    what: str = "",
    split_dated: bool = False,
    remove_missing: Collection[str] = (),
) -> list[Changes]:
    """Save each draft in turn, all or none; the answer says for each what it did.

    The first import of a plan speaks from the beginning; later ones speak for the day `dated` (default: today), and
    can be undone, as the import of `what` (the name of the document). With `split_dated`, dated entries inside a
    commentary become updates of their days. Of the actions that a document does not have any more, those named in
    `remove_missing` (as `Changes.missing` names them) are removed.
    """
    from tracker.store import undoing  # here and below: not needed to preview what nothing is held against

    how = ImportHow(now, dated, split_dated, remove_missing)
    with undoing.undoable(store, what) if held_plan(store) else store.transaction():
        return [_save(store, draft, how) for draft in drafts]


def import_to_undo(path: Path) -> WayBack | None:
    """What `undo_import` would undo; None when there is nothing, or the plan was saved since.

    It is the last import that changed anything: one that brought nothing new is none to undo.
    """
    from tracker.store import undoing

    return undoing.way_back(path)


def undo_import(path: Path, offered: WayBack | None = None) -> Path:
    """Put a plan file back as it was before its last import; gives the name under which the imported one is kept.

    Raises TrackerError, with the file untouched, when anything was saved since, or the last import is not `offered`.
    """
    from tracker.store import undoing

    return undoing.undo(path, offered)


def preview(held: Plan | None, draft: Draft, dated: date | None, today: date) -> Changes:
    """What saving the draft for a day (None: its own, else today) would do; nothing is written."""
    return _compared(held, _dated_draft(draft, dated, today, first=held is None), dated or today)


def _compared(held: Plan | None, draft: Draft, day: date) -> Changes:
    undated = needs_a_day(draft.plan)
    if held is not None:
        found = compare(held, plan_with_ours(draft.plan, held.organisation), alike, day)
        return replace(found, undated=undated)
    refs = [action.ref or action.text for _, action in draft.plan.actions()]
    refs += [measure.ref for _, measure in draft.plan.measures()]
    return Changes(day, new=refs, undated=undated)


def as_decided(store: Store, draft: Draft) -> Draft:
    """The draft with what was decided about the same problems before: what was corrected is not read wrongly again."""
    return carried_over(draft, store.problems(), read_lead)


def held_plan(store: Store) -> Plan | None:
    """The plan in the file, or None when nothing was imported yet."""
    return next(iter(store.all(Plan)), None)


def _save(store: Store, draft: Draft, how: ImportHow) -> Changes:
    held = held_plan(store)
    if held is not None:
        draft = as_decided(store, with_ours(draft, held.organisation))
    draft = _dated_draft(draft, how.dated, how.now.date(), first=held is None)
    changes = _compared(held, draft, how.day)
    if held is None:
        held = _add_first(store, draft, how)
    else:
        _apply(store, held, changes, how)
        _remember(store, held, draft)
    told = {problem.key for problem in draft.problems}  # a dump brings what its own import told
    further = [problem for problem in unmatched(changes) if problem.key not in told]
    _add_problems(store, held, [*_settled(draft.problems, how), *further])
    return changes


def _add_first(store: Store, draft: Draft, how: ImportHow) -> Plan:
    if readings_only(draft.plan):
        raise TrackerError(f"{draft.plan.title} holds only readings: import the plan that has their measures first.")
    stamp = ImportStamp(how, None, draft.plan.period)
    return store.add_plan(replace(draft.plan, themes=tuple(map(stamp.theme, draft.plan.themes))))


def _apply(store: Store, held: Plan, changes: Changes, how: ImportHow) -> None:
    """New records with everything under them, edited records, and updates stamped with the day they speak for."""
    for record in changes.records:
        store.save(record)
    for action in changes.gone:
        if (action.ref or action.text) in how.remove_missing:
            store.save(replace(action, updates=(), removed_on=how.day))
    before = {action.id: action.updates for _, action in held.actions()}
    stamp = ImportStamp(how, how.day, held.period)
    additions: list[StoredRecord] = []
    for added in changes.additions:
        if isinstance(added, Update):
            additions += stamp.updates(added, before[added.action_id])
        else:
            additions.append(stamp.record(added))
    kinds = {type(record): None for record in additions}
    for kind in kinds:
        store.add_all([record for record in additions if type(record) is kind])
    known = {person.key for person in held.people}
    new = {lead.key: lead for lead in _leads([*additions, *changes.records]) if lead.key not in known}
    store.add_all([Person(lead.name, lead.role, plan_id=held.id) for lead in new.values()])


def _leads(records: Sequence[StoredRecord]) -> list[Lead]:
    actions = [record for record in records if isinstance(record, Action)]
    actions += [action for record in records if isinstance(record, Theme) for action in record.actions]
    return [action.lead for action in actions if action.lead.as_printed]


def _remember(store: Store, held: Plan, draft: Draft) -> None:
    """The tables that the plan was read from, and the scales of words that they brought."""
    read_from = list(held.settings.get("read_from", []))
    new = [table for table in draft.plan.settings.get("read_from", []) if table not in read_from]
    scales = with_further(held.scales, draft.plan.scales)
    if new or scales != held.scales:
        store.save(replace(held, settings={**held.settings, "read_from": read_from + new}, scales=scales))


def _add_problems(store: Store, plan: Plan, problems: Sequence[Problem]) -> None:
    """A problem that is already held stays settled as it was, unless something else is decided about it now."""
    known = {problem.key: problem for problem in store.problems()}
    store.add_all([replace(problem, plan_id=plan.id) for problem in problems if problem.key not in known])
    for key, problem in {problem.key: problem for problem in problems if problem.decision}.items():
        if (held := known.get(key)) and (held.decision, held.read_as) != (problem.decision, problem.read_as):
            decision, read_as, before = problem.decision, problem.read_as, problem.before
            store.save(replace(held, decision=decision, read_as=read_as, before=before))


def _dated_draft(draft: Draft, dated: date | None, today: date, *, first: bool) -> Draft:
    """The draft with what it says of measures on its day: the one given, else its own, else today.

    A first import is known from the beginning; what it remarks is of its own day, where it has one. Values of a later
    one that nothing gives a day are too, as far as their periods are new.
    """
    own = draft.dated if draft.dated and draft.dated.last else None
    day = dated or (min(own.last, today) if own and own.last else None)
    month = own
    if day and (own is None or own.kind == "day" or not _holds(own, day)):
        month = month_of(day)
    if first:
        said = day if own else (dated or today) if needs_a_day(draft.plan) else None
        return replace(draft, plan=on_its_day(draft.plan, ScorecardDay(None, said, month)))
    return replace(draft, plan=on_its_day(draft.plan, ScorecardDay(day, day or today, month)))


def _holds(period: When, day: date) -> bool:
    return period.first is not None and period.last is not None and period.first <= day <= period.last


def unmatched(changes: Changes) -> list[Problem]:
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
)


def _close_measure(measure: Measure, other: Measure) -> Problem:
    """A new measure that may be a held one under a slightly other name; both stand until somebody says so."""
    names = f'"{measure.name}" ({measure.ref}) is much like "{other.name}" ({other.ref})'
    sentence = f"{names}: it was kept as a measure of its own."
    return Problem(
        "doubtful", "measures", measure.ref, measure.ref, measure.name, other.name, sentence, field="measure"
    )


def _revised(measure: Measure, before: Reading, now: Reading) -> Problem:
    """A Previous that is not what was held for its period: the later word counts, and both stay."""
    period, was = shown(now.period), before.as_printed or "no value"
    sentence = (
        f"{measure.ref}: {period} was {was}, and is given as {now.as_printed or 'no value'} now; the latter counts."
    )
    return Problem("doubtful", "measures", measure.ref, measure.ref, now.as_printed, was, sentence, field="value")


def _settled(problems: Sequence[Problem], how: ImportHow) -> list[Problem]:
    """The problems; that a commentary could be split is settled when it is."""
    if not how.split_dated:
        return list(problems)
    return [replace(problem, decision="accepted") if problem.about == ABOUT else problem for problem in problems]


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
    )
