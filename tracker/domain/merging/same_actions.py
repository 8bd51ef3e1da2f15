"""Which of the actions held each incoming one is: by uuid, ref and words, by words that are alike, then by ref."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Plan

ALIKE, UNLIKE = 60, 20  # of 100: from which two texts are one action, below which a shared ref alone says little
_NEARLY = 85  # from which they are one though nothing else says so
_NUMBER = pattern_of(r"\d+")
_A_WORD = 10  # of 100, in a text of some length
_MOST_PAIRS = 250_000  # to compare word by word, which takes a second: beyond it two other plans are compared
AlikeTexts = Callable[[str, str], float]  # the same whichever comes first
_Record = TypeVar("_Record")


def pair_actions(held: Plan, incoming: Plan, alike: AlikeTexts | None = None) -> dict[int, Action]:
    """The held action of each incoming one, by its id(): same uuid, else theme, ref and words, else words or ref.

    Words come before the ref, and so do words that are alike: where a row was inserted, the refs of all that follow
    belong to other actions, also of one whose wording was mended meanwhile. Words that stand twice in either plan say
    nothing of themselves. Under one ref with other words, for another lead, it is another action.
    """
    here, there = [action for _, action in held.actions()], [action for _, action in incoming.actions()]
    pairs: dict[int, Action] = {}
    home = {id(action): theme.ref or theme.title for plan in (held, incoming) for theme, action in plan.actions()}
    words = {id(action): same_words(action.text) for action in (*here, *there)}
    once = _once(words[id(action)] for action in here) & _once(words[id(action)] for action in there) - {""}
    pair_by(pairs, here, there, lambda action: action.uuid)
    pair_by(pairs, here, there, lambda action: (home[id(action)], action.ref, words[id(action)]))
    pair_by(pairs, here, there, lambda action: (action.ref, words[id(action)]))
    pair_by(pairs, here, there, lambda action: words[id(action)] if words[id(action)] in once else None)
    if alike is None:
        pair_by(pairs, here, there, lambda action: action.ref)
        return pairs
    _pair_alike(pairs, here, there, alike)
    pair_by(pairs, here, there, lambda one: one.ref, lambda one, other: not _is_another(one, other, alike))
    return pairs


def _is_another(held: Action, incoming: Action, alike: AlikeTexts) -> bool:
    """Whether nothing but the ref is the same: the words are others, the lead is, and what was said is not repeated."""
    if not (held.text and incoming.text and held.lead.as_printed and incoming.lead.as_printed):
        return False
    if held.lead.key == incoming.lead.key or alike(held.text, incoming.text) >= UNLIKE:
        return False
    return not _repeats(held, incoming)


def _repeats(held: Action, incoming: Action) -> bool:
    """Whether a row says again something that was said of an action, of which something was."""
    said = [update.text for update in held.updates if update.text]
    return any(text in (update.text or "") for text in said for update in incoming.updates)


def _pair_alike(pairs: dict[int, Action], here: Sequence[Action], there: Sequence[Action], alike: AlikeTexts) -> None:
    """Pair what is left by words that are alike, the likest first; one ref and one lead each count for a word."""
    taken = {id(one) for one in pairs.values()}
    old = [one for one in here if id(one) not in taken and one.text]
    new = [one for one in there if id(one) not in pairs and one.text]
    if len(old) * len(new) > _MOST_PAIRS:
        return
    scores = ((alike(a.text, b.text), a, b) for a in old for b in new)
    scored = [one for one in scores if one[0] >= ALIKE and _may_be_one(*one)]
    scored.sort(key=lambda one: -one[0] - _A_WORD * ((one[1].ref == one[2].ref) + (one[1].lead.key == one[2].lead.key)))
    pair_in_turn(pairs, ((before, action) for _, before, action in scored))


def _may_be_one(likeness: float, held: Action, incoming: Action) -> bool:
    """Whether words that are alike are those of one action: "Audit 1" and "Audit 6" under other refs are two."""
    if held.ref and held.ref == incoming.ref:
        return True
    if _NUMBER.findall(held.text) != _NUMBER.findall(incoming.text):
        return False
    return likeness >= _NEARLY or not any(update.text for update in held.updates) or _repeats(held, incoming)


def _once(words: Iterable[str]) -> set[str]:
    return {one for one, times in Counter(words).items() if times == 1}


def same_words(text: str) -> str:
    """A text without case and punctuation: what makes two wordings the same."""
    return " ".join(re.sub(r"[^\w%]+", " ", text.casefold()).split())


def pair_in_turn(pairs: dict[int, _Record], ordered: Iterable[tuple[_Record, _Record]]) -> None:
    """Pair each held one with an incoming one, the best pairs first, where neither has a pair yet."""
    taken = {id(one) for one in pairs.values()}
    for held, incoming in ordered:
        if id(incoming) not in pairs and id(held) not in taken:
            pairs[id(incoming)] = held
            taken.add(id(held))


def pair_by(
    pairs: dict[int, _Record],
    here: Sequence[_Record],
    there: Sequence[_Record],
    way: Callable[[_Record], Any],
    fits: Callable[[_Record, _Record], bool] = lambda one, other: True,
) -> None:
    """Pair what is left on both sides and goes by the same key, in the order of the plans; None is no key."""
    taken = {id(one) for one in pairs.values()}
    free: dict[Any, list[_Record]] = {}
    for one in here:
        if id(one) not in taken:
            free.setdefault(way(one), []).append(one)
    for one in there:
        key = None if id(one) in pairs else way(one)
        if key is not None and free.get(key) and fits(free[key][0], one):
            pairs[id(one)] = free[key].pop(0)
