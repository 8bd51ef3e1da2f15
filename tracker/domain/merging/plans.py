"""An incoming plan against the one held: what is new, changed, the same and missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tracker.domain.actions.rag import Limits
from tracker.domain.edit import MOVED
from tracker.domain.merging.actions import Against, compare_action
from tracker.domain.merging.changes import Change, Changes
from tracker.domain.merging.late import next_document
from tracker.domain.merging.measures import compare_measures, compare_values, new_measures
from tracker.domain.merging.pairing import Alike, Pairs, pair_measures
from tracker.domain.merging.remembered import Marks, remembered
from tracker.domain.merging.same_actions import AlikeTexts, pair_actions, pair_by, same_words
from tracker.domain.plan import Action, Plan, Theme, there_on

__all__ = ["Change", "Changes", "compare", "readings_only"]


def readings_only(plan: Plan) -> bool:
    """Whether a document holds values of measures that another document defines, and nothing else."""
    return all(not theme.title and not theme.actions for theme in plan.themes)


def compare(
    held: Plan,
    incoming: Plan,
    alike: Alike = lambda one, other: 0.0,
    day: date = date.max,
    printed: Mapping[str, str] | None = None,
    alike_texts: AlikeTexts | None = None,
) -> Changes:
    """Match actions within the plan by ref and words, and measures by ref and name; nothing is ever deleted.

    `alike` says how alike two names are, from 0 to 100: what is only close is told, not merged; `alike_texts` says it
    of the words of two actions. `day`: for which the document speaks, and from which a value held otherwise is known.
    `printed`: by what problems call an action, the printed text of a review that somebody has put right.
    """
    values_only, against = readings_only(incoming), _against(held, incoming, day, printed or {})
    changes = Changes(day, later=against.later)
    pairs = pair_actions(held, incoming, alike_texts)
    themes = _pair_themes(held, incoming, pairs)
    measures = pair_measures(held, incoming, themes, alike, values_only=values_only)
    if values_only:
        compare_values(held, incoming, measures, changes)
        return changes
    for theme in incoming.themes:
        if (before := themes.get(id(theme))) is None:
            _new_theme(held, theme, pairs, measures, changes, against)
        else:
            _compare_theme(before, theme, pairs, measures, changes, against)
    _move_renumbered(held, incoming, pairs, themes, changes)
    _tell_gone(held, incoming, pairs, changes)
    return changes


def _against(held: Plan, incoming: Plan, day: date, printed: Mapping[str, str]) -> Against:
    due_soon_days = Limits.of(held.settings).due_soon_days
    return Against(_marks(held, incoming), due_soon_days, printed, next_document(held, day))


def _marks(held: Plan, incoming: Plan) -> Mapping[str, Marks]:
    """What was given before, by which a document is judged; a copy of the plan itself brings what it was of then."""
    copied = incoming.uuid is not None and incoming.uuid == held.uuid
    return {**remembered(held), **remembered(incoming)} if copied else remembered(held)


def _tell_gone(held: Plan, incoming: Plan, pairs: dict[int, Action], changes: Changes) -> None:
    if not any(theme.actions for theme in incoming.themes):
        return
    found = {id(action) for action in pairs.values()}
    changes.gone = [action for _, action in held.actions() if action.removed_on is None and id(action) not in found]
    changes.missing = [action.ref or action.text for action in changes.gone]
    changes.removed = [action for _, action in held.actions() if not there_on(action, changes.day)]


def _move_renumbered(
    held: Plan, incoming: Plan, pairs: dict[int, Action], themes: dict[int, Theme], changes: Changes
) -> None:
    """What a document renumbers and has in another theme goes there; under its old ref it stays."""
    homes, at = {theme.id: theme for theme in held.themes}, {}
    for number, record in enumerate(changes.records):
        at[record.id if isinstance(record, Action) else None] = number
    for theme in incoming.themes:
        there = themes.get(id(theme))
        for action in theme.actions:
            before = pairs.get(id(action))
            if before is None or before.id not in at or not _is_renumbered(before, action):
                continue
            home = homes.get(before.theme_id)
            if home is not None and home is not there and (there or _is_under(theme, before, action)):
                changes.note(before.ref or before.text, "theme", home.heading, theme.heading)
                _move(at[before.id], action, there, theme, changes)


def _move(number: int, action: Action, there: Theme | None, theme: Theme, changes: Changes) -> None:
    """Put an edited action at the end of a theme that is held, or into the one that is new."""
    record = changes.records[number]
    assert isinstance(record, Action)
    if there is not None:
        changes.records[number] = replace(record, theme_id=there.id, place=len(there.actions) + 1 + action.place)
        return
    new = next(
        one for one in changes.additions if isinstance(one, Theme) and (one.ref, one.title) == (theme.ref, theme.title)
    )
    changes.records[number] = replace(record, place=len(new.actions) + 1 + action.place)
    changes.moves[record.id] = new.place


def _is_renumbered(held: Action, incoming: Action) -> bool:
    """Whether an action has another ref, and nobody has put it where it is by hand."""
    by_hand = any(edit.field == MOVED and edit.source is None for edit in held.edits)
    return bool(incoming.ref) and incoming.ref != held.ref and not by_hand


# Themes


def _pair_themes(held: Plan, incoming: Plan, pairs: dict[int, Action]) -> dict[int, Theme]:
    """The held theme of each incoming one, by its id(): same title, else where most of its actions are, else same ref.

    The ref comes last: where a theme was put in front, the refs of all that follow are of other themes.
    """
    same: dict[int, Theme] = {}
    pair_by(same, held.themes, incoming.themes, lambda theme: (theme.ref, same_words(theme.title)))
    pair_by(same, held.themes, incoming.themes, lambda theme: same_words(theme.title) or None)
    free = [theme for theme in held.themes if all(theme is not found for found in same.values())]
    home = {id(action): theme for theme in free for action in theme.actions}
    for theme in incoming.themes:
        kept = [home[id(pairs[id(a)])] for a in theme.actions if id(pairs.get(id(a))) in home]
        if id(theme) not in same and kept:
            most = Counter(map(id, kept)).most_common(1)[0][0]
            same[id(theme)] = next(one for one in kept if id(one) == most)
            home = {action: at for action, at in home.items() if id(at) != most}
    pair_by(same, held.themes, incoming.themes, lambda theme: theme.ref)
    return same


def _new_theme(
    held: Plan, theme: Theme, pairs: dict[int, Action], measures: Pairs, changes: Changes, against: Against
) -> None:
    """A theme that is new; what is held elsewhere stays there unless it is renumbered under it. None is left empty."""
    here = [
        before for action in theme.actions if (before := pairs.get(id(action))) and _is_under(theme, before, action)
    ]
    new = tuple(action for action in theme.actions if id(action) not in pairs)
    place = len(held.themes) + 1 + sum(isinstance(record, Theme) for record in changes.additions)
    counted = new_measures(theme, place, measures, changes, against.marks)
    changes.new += [action.ref or action.text for action in new]
    changes.new += [measure.ref for measure in counted]
    if new or counted or here or theme.ambition or theme.evidence or not (theme.actions or theme.measures):
        changes.additions.append(replace(theme, plan_id=held.id, place=place, actions=new, measures=counted))
    for action in theme.actions:
        if (before := pairs.get(id(action))) is not None:
            compare_action(before, action, changes, against)


def _is_under(theme: Theme, held: Action, incoming: Action) -> bool:
    under = bool(theme.ref and incoming.ref and incoming.ref.startswith(theme.ref))
    return under and _is_renumbered(held, incoming)


def _compare_theme(
    held: Theme, incoming: Theme, pairs: dict[int, Action], measures: Pairs, changes: Changes, against: Against
) -> None:
    known = held if against.later else incoming
    wanted = replace(
        held,
        ref=known.ref or held.ref,
        ref_as_printed=known.ref_as_printed if known.ref else held.ref_as_printed,
        title=known.title or incoming.title or held.title,
        ambition=incoming.ambition or held.ambition,
        evidence=incoming.evidence or held.evidence,
    )
    for name in ("ref", "title", "ambition", "evidence"):
        changes.note(held.ref or held.title, name, getattr(held, name), getattr(wanted, name))
    if replace(wanted, ref_as_printed="") != replace(held, ref_as_printed=""):
        changes.records.append(replace(wanted, actions=(), measures=()))
    for action in incoming.actions:
        if (before := pairs.get(id(action))) is not None:
            compare_action(before, action, changes, against)
        else:
            changes.new.append(action.ref or action.text)
            place = len(held.actions) + 1 + action.place
            changes.additions.append(replace(action, theme_id=held.id, plan_id=held.plan_id, place=place))
    compare_measures(held, incoming.measures, measures, changes, against.marks)
