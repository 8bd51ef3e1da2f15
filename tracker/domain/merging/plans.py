"""An incoming plan against the one held: what is new, changed, the same and missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tracker.domain.actions.rag import Limits
from tracker.domain.merging.actions import Against, compare_action
from tracker.domain.merging.changes import Change, Changes
from tracker.domain.merging.measures import compare_measures, compare_values, new_measures
from tracker.domain.merging.pairing import Alike, Pairs, pair_measures
from tracker.domain.merging.remembered import Marks, remembered
from tracker.domain.plan import Action, Plan, Theme

__all__ = ["Change", "Changes", "compare", "readings_only"]

_Record = TypeVar("_Record")


def readings_only(plan: Plan) -> bool:
    """Whether a document holds values of measures that another document defines, and nothing else."""
    return all(not theme.title and not theme.actions for theme in plan.themes)


def compare(
    held: Plan,
    incoming: Plan,
    alike: Alike = lambda one, other: 0.0,
    day: date = date.max,
    printed: Mapping[str, str] | None = None,
) -> Changes:
    """Match actions within the plan by ref and words, and measures by ref and name; nothing is ever deleted.

    `alike` says how alike two names are, from 0 to 100: what is only close is told, not merged. `day` is the one for
    which the document speaks, and from which a value is known that was held otherwise, where it has none of its own.
    `printed`: by what problems call an action, the printed text of a review that somebody has put right.
    """
    changes, values_only = Changes(day), readings_only(incoming)
    against = Against(_marks(held, incoming), Limits.of(held.settings).due_soon_days, printed or {})
    pairs = pair_actions(held, incoming)
    themes = _pair_themes(held, incoming, pairs)
    measures = pair_measures(held, incoming, themes, alike, values_only=values_only)
    if values_only:
        compare_values(held, incoming, measures, changes)
        return changes
    for theme in incoming.themes:
        before = themes.get(id(theme))
        if before is None:
            _new_theme(held, theme, pairs, measures, changes, against)
        else:
            _compare_theme(before, theme, pairs, measures, changes, against)
    if any(theme.actions for theme in incoming.themes):
        _tell_gone(held, pairs, changes)
    return changes


def _marks(held: Plan, incoming: Plan) -> Mapping[str, Marks]:
    """What was given before, by which a document is judged; a copy of the plan itself brings what it was of then."""
    copied = incoming.uuid is not None and incoming.uuid == held.uuid
    return {**remembered(held), **remembered(incoming)} if copied else remembered(held)


def _tell_gone(held: Plan, pairs: dict[int, Action], changes: Changes) -> None:
    found = {id(action) for action in pairs.values()}
    changes.gone = [action for _, action in held.actions() if action.removed_on is None and id(action) not in found]
    changes.missing = [action.ref or action.text for action in changes.gone]


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


def _new_theme(
    held: Plan, theme: Theme, pairs: dict[int, Action], measures: Pairs, changes: Changes, against: Against
) -> None:
    """A theme that is new; what is held elsewhere stays there, and a theme of nothing else is not added."""
    new = tuple(action for action in theme.actions if id(action) not in pairs)
    place = len(held.themes) + 1 + sum(isinstance(record, Theme) for record in changes.additions)
    counted = new_measures(theme, place, measures, changes, against.marks)
    changes.new += [action.ref or action.text for action in new]
    changes.new += [measure.ref for measure in counted]
    if new or counted or theme.ambition or theme.evidence or not (theme.actions or theme.measures):
        changes.additions.append(replace(theme, plan_id=held.id, place=place, actions=new, measures=counted))
    for action in theme.actions:
        if (before := pairs.get(id(action))) is not None:
            compare_action(before, action, changes, against)


def _compare_theme(
    held: Theme, incoming: Theme, pairs: dict[int, Action], measures: Pairs, changes: Changes, against: Against
) -> None:
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
            compare_action(before, action, changes, against)
        else:
            changes.new.append(action.ref or action.text)
            place = len(held.actions) + 1 + action.place
            changes.additions.append(replace(action, theme_id=held.id, plan_id=held.plan_id, place=place))
    compare_measures(held, incoming.measures, measures, changes, against.marks)


# Actions


def pair_actions(held: Plan, incoming: Plan) -> dict[int, Action]:
    """The held action of each incoming one, by its id(): same uuid, else theme, ref and words, else words or ref.

    Words come before the ref: where a row was inserted, the refs of all that follow belong to other actions. Words
    that stand twice in either plan say nothing of themselves.
    """
    here, there = [action for _, action in held.actions()], [action for _, action in incoming.actions()]
    pairs: dict[int, Action] = {}
    home = {id(action): theme.ref or theme.title for plan in (held, incoming) for theme, action in plan.actions()}
    pair_by(pairs, here, there, lambda action: action.uuid)
    pair_by(pairs, here, there, lambda action: (home[id(action)], action.ref, _words(action)))
    pair_by(pairs, here, there, lambda action: (action.ref, _words(action)))
    once = {words for words, n in Counter(map(_words, here)).items() if n == 1}
    once &= {words for words, n in Counter(map(_words, there)).items() if n == 1} - {""}
    pair_by(pairs, here, there, lambda action: _words(action) if _words(action) in once else None)
    pair_by(pairs, here, there, lambda action: action.ref)
    return pairs


def _words(action: Action) -> str:
    return action.text.casefold()


def pair_by(
    pairs: dict[int, _Record], here: Sequence[_Record], there: Sequence[_Record], way: Callable[[_Record], Any]
) -> None:
    """Pair what is left on both sides and goes by the same key, in the order of the plans; None is no key."""
    taken = {id(one) for one in pairs.values()}
    free: dict[Any, list[_Record]] = {}
    for one in here:
        if id(one) not in taken:
            free.setdefault(way(one), []).append(one)
    for one in there:
        if id(one) not in pairs and way(one) is not None and free.get(way(one)):
            pairs[id(one)] = free[way(one)].pop(0)
