"""Whether a name, however it was written, is somebody's: initials, an initial and the surname, the surname first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tracker.domain.plan import Person

_Words = tuple[str, ...]
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "cllr", "prof", "sir", "dame"))


def is_called(written: str, called: Sequence[str], people: Iterable[Person]) -> bool:
    """Whether a written name is one of what somebody is called, and fits nobody else of the plan."""
    if not any(may_be_one(written, name) for name in called):
        return False
    own = {in_one_case(name) for name in called}
    others = (person for person in people if person.name and own.isdisjoint(map(in_one_case, names_of(person))))
    return not any(_is_rather(written, names_of(other), called) for other in others)


def names_of(person: Person) -> tuple[str, ...]:
    """All that a person is called in the plan."""
    return tuple(filter(None, (person.name, *person.also_written)))


def in_one_case(text: str) -> str:
    """A text in one case, its blanks folded."""
    return " ".join(text.casefold().split())


def _is_rather(written: str, other: Sequence[str], called: Sequence[str]) -> bool:
    """Whether it may be somebody else: the plan has that very name, or it fits one that is no spelling of this one."""
    if (
        in_one_case(written) in map(in_one_case, other)
        and len(_words(written)) > 1
        and not any(map(_short, _words(written)))
    ):
        return True
    return any(may_be_one(written, name) for name in other) and not any(may_be_one(other[0], name) for name in called)


@lru_cache(maxsize=1 << 12)
def may_be_one(one: str, other: str) -> bool:
    """Whether two written names can be one person's."""
    pairs = [(a, b) for a in _forms(one) for b in _forms(other)]
    return any(_fits(a, b) or _fits(b, a) for a, b in pairs)


@lru_cache(maxsize=1 << 12)
def _forms(text: str) -> tuple[_Words, ...]:
    """The words of a name in the orders that may be meant; what stands behind a comma is a role or the first name."""
    words, before = _words(text), _words(text.partition(",")[0])
    return tuple(dict.fromkeys((words, before, (*words[len(before) :], *before), (*words[1:], *words[:1]))))


def _words(text: str) -> _Words:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.sub("['’]", "", bare))
    return tuple(word for word in words if word.lower() not in _TITLES)


def _fits(short: _Words, whole: _Words) -> bool:
    """Whether the words of a name are those of a fuller one, or shorten them."""
    if not short or len(whole) < 2:
        return bool(short) and _folded(short) == _folded(whole)
    letters = "".join(short)
    if all(map(_is_letter, short)) or (len(short) == 1 and _short(letters)):
        return letters.casefold() in _initials(whole)
    if len(short) == 1:
        return letters.casefold() in (whole[0].casefold(), whole[-1].casefold())
    return short[-1].casefold() == whole[-1].casefold() and _shortens(short[:-1], whole[:-1])


def _shortens(first: _Words, whole: _Words) -> bool:
    """Whether first names are others, or initials of theirs ("V", "VM"); a middle one may be left out."""
    if len(first) == 1 and _short(first[0]) and first[0].casefold() in (whole[0][0].casefold(), *_initials(whole)):
        return True
    pairs = list(zip(_folded(first), _folded(whole), strict=False))
    return all(
        a == b or (_is_letter(a) and b.startswith(a)) for a, b in pairs[: None if len(first) == len(whole) else 1]
    )


def _folded(words: _Words) -> _Words:
    return tuple(word.casefold() for word in words)


def _initials(words: _Words) -> tuple[str, str]:
    """The first letters of all words, and of the first and the last."""
    letters = "".join(word[0] for word in words).casefold()
    return letters, letters[:1] + letters[-1:]


def _is_letter(word: str) -> bool:
    return len(word) == 1


def _short(word: str) -> bool:
    """Whether a word may be initials: "V", "VB", "vb", while "Jo" is a name."""
    return len(word) == 1 or (len(word) < 4 and not word.istitle())
