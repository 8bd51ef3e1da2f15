"""An incoming plan against the one held: what is new, changed, the same and missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.actions.state import State, in_order, state_at
from tracker.domain.merging.changes import Change, Changes
from tracker.domain.merging.measures import compare_measures, compare_values, new_measures
from tracker.domain.merging.pairing import Alike, Pairs, pair_measures
from tracker.domain.plan import Action, Plan, Status, Theme, Update
from tracker.domain.when import days_of

__all__ = ["Change", "Changes", "compare", "readings_only"]


def readings_only(plan: Plan) -> bool:
    """Whether a document holds values of measures that another document defines, and nothing else."""
    return all(not theme.title and not theme.actions for theme in plan.themes)


def compare(held: Plan, incoming: Plan, alike: Alike = lambda one, other: 0.0, day: date = date.max) -> Changes:
    """Match actions within the plan by ref and words, and measures by ref and name; nothing is ever deleted.

    `alike` says how alike two names are, from 0 to 100: what is only close is told, not merged. `day` is the one from
    which a value is known that was held otherwise, where it has none of its own.
    """
    changes = Changes(day)
    values_only = readings_only(incoming)
    pairs = pair_actions(held, incoming)
    themes = _pair_themes(held, incoming, pairs)
    measures = pair_measures(held, incoming, themes, alike, values_only=values_only)
    if values_only:
        compare_values(held, incoming, measures, changes)
        return changes
    for theme in incoming.themes:
        before = themes.get(id(theme))
        if before is None:
            _new_theme(held, theme, pairs, measures, changes)
        else:
            _compare_theme(before, theme, pairs, measures, changes)
    if any(theme.actions for theme in incoming.themes):
        found = {id(action) for action in pairs.values()}
        changes.gone = [action for _, action in held.actions() if action.removed_on is None and id(action) not in found]
        changes.missing = [action.ref or action.text for action in changes.gone]
    return changes


# Themes


def _pair_themes(held: Plan, incoming: Plan, pairs: dict[int, Action]) -> dict[int, Theme]:
    """The held theme of each incoming one, by its id(): same ref or title, else where most of its actions are."""
    known = {theme.ref or theme.title: theme for theme in held.themes}
    same = {id(theme): found for theme in incoming.themes if (found := known.get(theme.ref or theme.title))}
    free = [theme for theme in held.themes if all(theme is not found for found in same.values())]
    home = {id(action): theme for theme in free for action in theme.actions}
    for theme in incoming.themes:
        kept = [home[id(pairs[id(a)])] for a in theme.actions if id(pairs.get(id(a))) in home]
        if id(theme) not in same and kept:
            most = Counter(map(id, kept)).most_common(1)[0][0]
            same[id(theme)] = next(one for one in kept if id(one) == most)
            home = {action: at for action, at in home.items() if id(at) != most}
    return same


def _new_theme(held: Plan, theme: Theme, pairs: dict[int, Action], measures: Pairs, changes: Changes) -> None:
    """A theme that is new; what is held elsewhere stays there, and a theme of nothing else is not added."""
    new = tuple(action for action in theme.actions if id(action) not in pairs)
    place = len(held.themes) + 1 + sum(isinstance(record, Theme) for record in changes.additions)
    counted = new_measures(theme, place, measures, changes)
    changes.new += [action.ref or action.text for action in new]
    changes.new += [measure.ref for measure in counted]
    if new or counted or theme.ambition or theme.evidence or not (theme.actions or theme.measures):
        changes.additions.append(replace(theme, plan_id=held.id, place=place, actions=new, measures=counted))
    for action in theme.actions:
        if (before := pairs.get(id(action))) is not None:
            _compare_action(before, action, changes)


def _compare_theme(held: Theme, incoming: Theme, pairs: dict[int, Action], measures: Pairs, changes: Changes) -> None:
    wanted = replace(
        held,
        title=incoming.title or held.title,
        ambition=incoming.ambition or held.ambition,
        evidence=incoming.evidence or held.evidence,
    )
    for name in ("title", "ambition", "evidence"):
        changes.note(held.ref or held.title, name, getattr(held, name), getattr(wanted, name))
    if wanted != held:
        changes.records.append(replace(wanted, actions=(), measures=()))
    for action in incoming.actions:
        if (before := pairs.get(id(action))) is not None:
            _compare_action(before, action, changes)
        else:
            changes.new.append(action.ref or action.text)
            place = len(held.actions) + 1 + action.place
            changes.additions.append(replace(action, theme_id=held.id, plan_id=held.plan_id, place=place))
    compare_measures(held, incoming.measures, measures, changes)


# Actions


def pair_actions(held: Plan, incoming: Plan) -> dict[int, Action]:
    """The held action of each incoming one, by its id(): same uuid, else theme, ref and words, else words or ref.

    Words come before the ref: where a row was inserted, the refs of all that follow belong to other actions. Words
    that stand twice in either plan say nothing of themselves.
    """
    here, there = [action for _, action in held.actions()], [action for _, action in incoming.actions()]
    pairs: dict[int, Action] = {}
    home = {id(action): theme.ref or theme.title for plan in (held, incoming) for theme, action in plan.actions()}
    _pair(pairs, here, there, lambda action: action.uuid)
    _pair(pairs, here, there, lambda action: (home[id(action)], action.ref, _words(action)))
    _pair(pairs, here, there, lambda action: (action.ref, _words(action)))
    once = {words for words, n in Counter(map(_words, here)).items() if n == 1}
    once &= {words for words, n in Counter(map(_words, there)).items() if n == 1} - {""}
    _pair(pairs, here, there, lambda action: _words(action) if _words(action) in once else None)
    _pair(pairs, here, there, lambda action: action.ref)
    return pairs


def _words(action: Action) -> str:
    return action.text.casefold()


def _pair(
    pairs: dict[int, Action], here: Sequence[Action], there: Sequence[Action], way: Callable[[Action], Any]
) -> None:
    """Pair what is left on both sides and goes by the same key, in the order of the plans; None is no key."""
    taken = {id(action) for action in pairs.values()}
    free: dict[Any, list[Action]] = {}
    for action in here:
        if id(action) not in taken:
            free.setdefault(way(action), []).append(action)
    for action in there:
        if id(action) not in pairs and way(action) is not None and free.get(way(action)):
            pairs[id(action)] = free[way(action)].pop(0)


def _compare_action(held: Action, incoming: Action, changes: Changes) -> None:
    ref = held.ref or held.text
    before = len(changes.changed)
    wanted = replace(
        held,
        ref=incoming.ref or held.ref,
        ref_as_printed=incoming.ref_as_printed if incoming.ref else held.ref_as_printed,
        text=incoming.text or held.text,
        lead=incoming.lead if incoming.lead.as_printed else held.lead,
    )
    edited = changes.note(ref, "ref", held.ref, wanted.ref)
    edited |= changes.note(ref, "action", held.text, wanted.text)
    edited |= changes.note(ref, "lead", held.lead.as_printed, wanted.lead.as_printed)
    if edited:
        changes.records.append(replace(wanted, updates=()))
    for update in _new_updates(held, incoming, changes, ref):
        changes.additions.append(replace(update, action_id=held.id))
    changes.same += len(changes.changed) == before


def _new_updates(held: Action, incoming: Action, changes: Changes, ref: str) -> Iterator[Update]:
    """Updates with a uuid (from a dump) that are not held; else what the row says otherwise than when last read."""
    known = {update.uuid for update in held.updates}
    stamped = [update for update in incoming.updates if update.uuid]
    for update in stamped:
        if update.uuid not in known:
            changes.changed.append(Change(ref, "update", None, update.text))
            yield update
    if not stamped and incoming.updates:
        # Only what documents said before is compared: words written since then are nobody's change.
        read = [update for update in held.updates if update.kind == "plan"]
        stands = state_at(held.updates, date.max) or State()
        if moved := _moved(read, _beyond_corrections(held, _row_in_one(incoming.updates)), stands, changes, ref):
            yield moved


def _row_in_one(updates: Sequence[Update]) -> Update:
    """What a row says as one update: it may tell how its date was moved by several."""
    dated = next((update for update in reversed(updates) if update.review is not None), updates[-1])
    return replace(updates[-1], review=dated.review, reason=dated.reason)


def _beyond_corrections(held: Action, said: Update) -> Update:
    """What a row says without what a correction of it says already: corrections are carried over to what is read."""
    if not any(update.kind == "correction" for update in held.updates):
        return said
    read = [update for update in held.updates if update.kind in ("plan", "correction", "undo")]
    known = state_at(read, date.max) or State()
    return replace(
        said,
        review=None if said.review and days_of(said.review) == days_of(known.review) else said.review,
        status=None if said.status == known.status else said.status,
        stated_rag=None if said.stated_rag == known.stated_rag else said.stated_rag,
        text=None if said.text == known.text else said.text,
    )


def _moved(before: Sequence[Update], said: Update, stands: State, changes: Changes, ref: str) -> Update | None:
    """What one reading of the row adds to the last: only the fields that differ, only the words that were added."""
    read = state_at(before, date.max) or State()
    review = said.review if said.review and days_of(said.review) != days_of(read.review) else None
    status = said.status if said.status and said.status != read.status else None
    if (read.status, status) == (Status.NOT_STARTED, Status.IN_PROGRESS) and stands.status != Status.NOT_STARTED:
        status = None  # that it was begun is no news of an action that has come further since
    stated = said.stated_rag if said.stated_rag != read.stated_rag else None
    text = _added([update.text for update in in_order(before, date.max) if update.text], said.text or "")
    for name, old, new in (
        ("review", read.review, review),
        ("status", read.status, status),
        ("rating", read.stated_rag, stated),
        ("commentary", read.text, text),
    ):
        if new is not None:
            changes.note(ref, name, old, new)
    if review is None and status is None and stated is None and text is None:
        return None
    reason = said.reason if review is not None else None
    return replace(said, text=text, status=status, stated_rag=stated, review=review, reason=reason)


def _added(known: Sequence[str], new: str) -> str | None:
    """Commentary that grew at its beginning or end, once or often, adds only what was not read before."""
    rest, cut = new, True
    while cut and rest:
        cut = False
        for old in sorted(known, key=len, reverse=True):
            shorter = _without(rest, old)
            if shorter is not None:
                rest, cut = shorter, True
                break
    return rest or None


def _without(text: str, part: str) -> str | None:
    """The text without a part that it begins or ends with, at the edge of a word; None where it does not."""
    if text.startswith(part) and not (part[-1:].isalnum() and text[len(part) :][:1].isalnum()):
        return text[len(part) :].strip()
    if text.endswith(part) and not (part[:1].isalnum() and text[: -len(part)][-1:].isalnum()):
        return text[: -len(part)].strip()
    return None
