"""Saves what documents were read as: into a new plan, or as changes to the one held, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.documents.dump.table_choices import entries_over
from tracker.documents.vocabulary.likeness import alike, alike_words
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.dated_entries import ABOUT
from tracker.domain.decisions.decide import carried_over
from tracker.domain.draft import Draft
from tracker.domain.edit import Stamp
from tracker.domain.fields import EditedRecord, StoredRecord
from tracker.domain.measure import Measure
from tracker.domain.measures.our_area import plan_with_ours, with_ours
from tracker.domain.measures.scorecard_day import ScorecardDay, month_of, needs_a_day, on_its_day
from tracker.domain.measures.word_scales import with_further
from tracker.domain.merging.answering import answered
from tracker.domain.merging.asked import NO_ANSWERS, Answers
from tracker.domain.merging.plans import Changes, compare, readings_only
from tracker.domain.merging.remembered import SETTING, Marks, marked_as, marks_of, remembered
from tracker.domain.plan import Action, Lead, Person, Plan, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.when import When
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.services.import_problems import further_problems, reasons_given
from tracker.services.stamping import ImportHow, ImportStamp

if TYPE_CHECKING:
    from tracker.store.history import Signed
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
    answers: Answers = NO_ANSWERS,
    by: str | None = None,
) -> list[Changes]:
    """Save each draft in turn, all or none; the answer says for each what it did.

    The first import of a plan speaks from the beginning; later ones speak for the day `dated` (default: today), and
    can be undone, as the import of `what` (the name of the document). With `split_dated`, dated entries inside a
    commentary become updates of their days. Of the actions that a document does not have any more, those named in
    `remove_missing` (as `Changes.missing` names them) are removed. `answers` say why reviews move, and which value
    stands where the plan has moved on from what the document says; without one, the plan's does. The history tells
    edits as those of `by` and of the document.
    """
    from tracker.store import undoing  # here and below: not needed to preview what nothing is held against
    from tracker.store.history import Signed

    how = ImportHow(now, dated, split_dated, remove_missing, answers)
    signed = Signed(by, what or None, now)
    with undoing.undoable(store, what) if held_plan(store) else store.transaction():
        return [_save(store, draft, how, signed) for draft in drafts]


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
    """What saving the draft for a day (None: its own, else today) would do, with what it asks; nothing is written."""
    return _compared(held, _dated_draft(draft, dated, today, first=held is None), dated or today)


def _compared(held: Plan | None, draft: Draft, day: date) -> Changes:
    undated = needs_a_day(draft.plan)
    if held is not None:
        right = {
            one.about: one.as_printed for one in draft.problems if one.field == "review" and one.decision == "corrected"
        }
        found = compare(held, plan_with_ours(draft.plan, held.organisation), alike, day, right, alike_words)
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


def _save(store: Store, draft: Draft, how: ImportHow, signed: Signed) -> Changes:
    source = draft.tables[0].source if draft.tables else signed.source
    with store.transaction(signed._replace(source=source)):
        return _save_signed(store, draft, how, signed.by)


def _save_signed(store: Store, draft: Draft, how: ImportHow, by: str | None) -> Changes:
    held = held_plan(store)
    if held is not None:
        draft = as_decided(store, with_ours(draft, held.organisation))
    draft = _dated_draft(draft, how.dated, how.now.date(), first=held is None)
    changes = answered(_compared(held, draft, how.day), how.answers)
    if held is None:
        held = _add_first(store, draft, how)
    else:
        marks = _apply(store, held, changes, how)
        _remember(store, held, draft, {} if draft.plan.uuid else marks)
        if reason := how.answers.reason.strip():
            stamp = Stamp(how.day, how.now, by, new_uuid)
            for record in reasons_given(Draft(store.plan(), tuple(store.problems())), draft, reason, stamp):
                store.save(record)
    told = {problem.key for problem in draft.problems}  # a dump brings what its own import told
    found = further_problems(draft, changes, how.answers, how.remove_missing)
    further = [problem for problem in found if problem.key not in told]
    _add_problems(store, held, [*_settled(draft.problems, how), *further])
    return changes


def _add_first(store: Store, draft: Draft, how: ImportHow) -> Plan:
    if draft.plan.uuid is None and readings_only(draft.plan):  # a dump is a whole plan, also one that was just begun
        raise TrackerError(f"{draft.plan.title} holds only readings: import the plan that has their measures first.")
    # What is edited beside a saved plan speaks for the day of the import, as it would in that plan.
    stamp = ImportStamp(how, how.day if draft.plan.uuid else None, draft.plan.period)
    plan = replace(draft.plan, themes=tuple(map(stamp.theme, draft.plan.themes)))
    if plan.uuid is None:  # a dump brings the marks of the plan that it is of
        plan = replace(plan, settings={**plan.settings, SETTING: _marks(plan.themes)})
    return store.add_plan(plan)


def _apply(store: Store, held: Plan, changes: Changes, how: ImportHow) -> dict[str, Marks]:
    """New records with everything under them, edited records, and updates stamped with the day they speak for.

    Answers the marks of what the document says.
    """
    stamp = ImportStamp(how, how.day, held.period)
    additions: list[StoredRecord] = [stamp.theme(one) for one in changes.additions if isinstance(one, Theme)]
    store.add_all(additions)
    for record in _where_they_go(store, changes):
        store.save(record)
    for action in changes.gone:
        if (action.ref or action.text) in how.remove_missing:
            store.save(replace(action, updates=(), removed_on=how.day))
    before = {action.id: action.updates for _, action in held.actions()}
    given = Counter[int | None]()
    for added in changes.additions:
        if isinstance(added, Update):
            stamped = stamp.updates(added, before[added.action_id], given[added.action_id])
            given[added.action_id] += len(stamped)
            additions += stamped
        elif not isinstance(added, Theme):
            additions.append(stamp.record(added))
    additions += [one for conflict in changes.refused for one in stamp.refused(conflict)]
    kinds = {type(record): None for record in additions if not isinstance(record, Theme)}
    for kind in kinds:
        store.add_all([record for record in additions if type(record) is kind])
    _add_people(store, held, _leads([*additions, *changes.records]))
    return {**changes.said, **_marks(additions)}


def _add_people(store: Store, held: Plan, leads: Sequence[Lead]) -> None:
    known = {person.key for person in held.people}
    new = {one.key: one for lead in leads for one in lead.each if one.key not in known}
    store.add_all([Person(lead.name, lead.role, plan_id=held.id) for lead in new.values()])


def _where_they_go(store: Store, changes: Changes) -> list[EditedRecord]:
    """The edited records, those of actions that go to a theme which is new with its id."""
    if not changes.moves:
        return changes.records
    themes = {theme.place: theme.id for theme in store.all(Theme)}
    return [
        replace(one, theme_id=themes[changes.moves[one.id]])
        if isinstance(one, Action) and one.id in changes.moves
        else one
        for one in changes.records
    ]


def _marks(records: Sequence[StoredRecord]) -> dict[str, Marks]:
    """The marks of new actions and measures, which are held as the document gives them."""
    under = [one for record in records if isinstance(record, Theme) for one in (*record.actions, *record.measures)]
    new = [one for one in (*records, *under) if isinstance(one, Action | Measure)]
    return {name: marks for one in new if (name := marked_as(one)) and (marks := marks_of(one))}


def _leads(records: Sequence[StoredRecord]) -> list[Lead]:
    actions = [record for record in records if isinstance(record, Action)]
    actions += [action for record in records if isinstance(record, Theme) for action in record.actions]
    return [action.lead for action in actions if action.lead.as_printed]


def _remember(store: Store, held: Plan, draft: Draft, marks: dict[str, Marks]) -> None:
    """The tables that were read, what was chosen for them, their scales of words, and marks of what they say.

    Reports, meetings and packs that a dump of a copy of the plan remembers are remembered here too.
    """
    for name in ("reports", "meetings", "packs", "pack_entries"):
        brought_along, here = getattr(draft.plan, name), getattr(held, name)
        known = {one.uuid for one in here}
        store.add_all([replace(one, plan_id=held.id) for one in brought_along if one.uuid not in known])
    brought, settings = draft.plan.settings, dict(held.settings)
    read_from = list(settings.get("read_from", []))
    if new := [table for table in brought.get("read_from", []) if table not in read_from]:
        settings["read_from"] = read_from + new
    if taught := entries_over(settings.get("tables"), brought.get("tables")):
        settings["tables"] = taught
    before = remembered(held)
    said = {**before, **{name: {**before.get(name, {}), **given} for name, given in marks.items()}}
    if said != before:
        settings[SETTING] = said
    scales = with_further(held.scales, draft.plan.scales)
    if settings != held.settings or scales != held.scales:
        store.save(replace(held, settings=settings, scales=scales))


def _add_problems(store: Store, plan: Plan, problems: Sequence[Problem]) -> None:
    """A problem that is already held stays settled as it was, unless something else is decided about it now.

    Of a column that nobody has decided about, what else it holds is told too.
    """
    held_now = store.problems()
    known, told = {one.key: one for one in held_now}, {(one.key, one.as_printed) for one in held_now}
    new = [one for one in problems if one.key not in known]
    new += [one for one in problems if _is_open(known.get(one.key)) and (one.key, one.as_printed) not in told]
    store.add_all([replace(problem, plan_id=plan.id) for problem in new])
    for key, problem in {problem.key: problem for problem in problems if problem.decision}.items():
        if (held := known.get(key)) and (held.decision, held.read_as) != (problem.decision, problem.read_as):
            decision, read_as, before = problem.decision, problem.read_as, problem.before
            store.save(replace(held, decision=decision, read_as=read_as, before=before))


def _is_open(problem: Problem | None) -> bool:
    return problem is not None and problem.decision is None


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


def _settled(problems: Sequence[Problem], how: ImportHow) -> list[Problem]:
    """The problems; that a commentary could be split is settled when it is."""
    if not how.split_dated:
        return list(problems)
    return [replace(problem, decision="accepted") if problem.about == ABOUT else problem for problem in problems]
