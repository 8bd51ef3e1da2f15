"""What is to go where a name is to go: every way in which a plan writes it, and where only a part of it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tracker.domain.actions.written_names import in_one_case, may_be_one
from tracker.domain.names.name_words import ACRONYMS, GIVEN, NO_NAMES, ORDINARY, POSTS
from tracker.domain.names.names_in import is_name, names_in, roles_of
from tracker.domain.names.spellings import END, START, by_single_words, initials, whole
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Person, Plan
from tracker.domain.problem import Problem
from tracker.domain.redacting.places import Place, Target, all_held, where_held
from tracker.domain.redacting.record_texts import text_fields, texts_of
from tracker.domain.redacting.words import Words, excerpt_around, left_of
from tracker.errors import TrackerError

_WORD = pattern_of(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADDRESS = pattern_of(r"\S*(?:@|://)\S*")


def target_of_name(plan: Plan, name: str) -> Target:
    """A name or other words wherever they stand; of a person of the plan every way in which the name is written."""
    typed = left_of([name])
    if not typed or len(name.strip()) < 2:
        raise TrackerError("Give the name or the words that are to be removed: two letters at least.")
    roles, texts = roles_of(plan), list(typed)
    named, beside = names_in(typed[0], roles)
    spelt = {person.key: list(_spellings(person, plan, roles)) for person in plan.people if person.name}
    meant = [[own for own in spelt.values() if in_one_case(one) in map(in_one_case, own)] for one in named]
    if named and all(meant):
        texts += [text for found in meant for own in found for text in own]
    elif len(named) == 1 and (beside or is_name(named[0].split())):
        texts += _orders(named[0])
    return Target(Words(left_of(texts), a_name=True))


def _spellings(person: Person, plan: Plan, roles: Collection[str]) -> Iterator[str]:
    """All that stands for a person and nobody else, without the roles beside it."""
    own, _ = names_in(person.name or "", roles)
    yield person.name or ""
    for name in own if len(own) == 1 else ():
        yield from _orders(name)
    for text in person.also_written:
        named, _ = names_in(text, roles)
        fitting = [one for one in named if may_be_one(one, person.name or "")]
        yield from (one for one in fitting or _of_nobody_else(named, person, plan) if _tells_alone(one))
    if person.email:
        yield person.email


def _of_nobody_else(named: Iterable[str], person: Person, plan: Plan) -> list[str]:
    """Names that no other person of the plan may have; letters, and words that are no names, stand for a role."""
    others = [other.name for other in plan.people if other.name and other.key != person.key]
    named = [one for one in named if not (one.isupper() or NO_NAMES.issuperset(one.casefold().split()))]
    return [one for one in named if not any(may_be_one(one, other) for other in others)]


def _orders(name: str) -> list[str]:
    """A name of several words, also with the surname first; of one word nothing that would tell."""
    words = name.split()
    if not is_name(words):
        return [name] if len(words) > 1 else []
    first, last = " ".join(words[:-1]), words[-1]
    return [name, f"{last}, {first}", f"{last} {first}"]


def _tells_alone(text: str) -> bool:
    """Whether a spelling is somebody wherever it stands: not "May", nor letters that mean something else."""
    return " " in text or not (text.casefold() in ORDINARY or text in ACRONYMS | POSTS)


# Where only a part of it stands


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words, initials and addresses by which alone somebody may be meant."""

    pattern: re.Pattern[str]

    def place_in(self, text: str) -> str:
        """The text around the first of them; "" where none stands there."""
        found = self.pattern.search(text)
        return excerpt_around(text, *found.span()) if found else ""


def find_parts(plan: Plan, problems: Iterable[Problem], target: Target) -> list[Place]:
    """The texts in which a part of the name stands by itself ("Young"): it may be somebody else, so none goes."""
    names = _names_in(target.words, roles_of(plan)) if target.record is None else []
    if not names:
        return []
    rests = [
        (held, field, target.words.taken_out("\n".join(texts), "…"))
        for held in all_held(plan, problems)
        for field in text_fields(held.record)
        if (texts := texts_of(held.record, field))
    ]
    parts = _parts(names, [rest for _, _, rest in rests])
    return [
        Place(held.record, field, where_held(held, field), around, sure=False, offered=False)
        for held, field, rest in rests
        if (around := parts.place_in(rest))
    ]


def _names_in(words: Words, roles: Collection[str]) -> list[str]:
    """The names of several words; of one word where a title or a role stands beside it, which are not removed alone."""
    if not words.a_name:
        return []
    known = {in_one_case(text) for text in words.texts}
    named = dict.fromkeys(name for text in words.texts for name in names_in(text, roles)[0])
    return [
        one
        for one in named
        if is_name(one.split()) or (one[:1].isupper() and " " not in one and in_one_case(one) not in known)
    ]


def _parts(names: list[str], texts: list[str]) -> _Parts:
    """A word is looked for anywhere with its capital; where it is a word of the language too, where it is a name."""
    written = Counter(word for text in texts for word in _WORD.findall(_ADDRESS.sub(" ", text)))

    def tells(word: str) -> bool:
        lower = word.casefold()
        return lower in GIVEN or (lower not in NO_NAMES and written[lower] <= written[word] + written[word.upper()])

    forms = list[str]()
    for name in names:
        words = [word for word in _WORD.findall(name) if word[0].isupper()]
        halves = [half for word in words if "-" in word for half in word.split("-")]
        forms += by_single_words([word for word in (*words, *halves) if len(word) > 1], tells)
        forms += [letters] if (letters := initials(Person(name, None))) else []
        if len(words) > 1:
            forms += [whole(f"{words[0][0]} {words[-1]}"), whole(f"{words[0]} {words[-1][0]}")]
            forms.append(rf"(?i:{re.escape(words[0][0])}[\w.-]*{re.escape(words[-1])}@[\w.-]+)")
    return _Parts(re.compile(rf"{START}(?:{'|'.join(dict.fromkeys(forms))}){END}"))
