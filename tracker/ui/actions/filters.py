"""Which lines the page shows: chips that combine, and a search through one prepared text per action."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import attrgetter

from tracker.domain.actions.filters import searched
from tracker.domain.actions.register import Line
from tracker.domain.plan import Action, Person

# What an action is one of at most; chips of these widen each other, all others narrow.
STANDS = ("overdue", "due_soon", "awaiting_sign_off")


@dataclass(frozen=True, slots=True)
class Choices:
    """What to keep. `stands` are names of STANDS: any of them; everything else that is set must hold as well."""

    stands: frozenset[str] = frozenset()
    silent: bool = False
    mine: bool = False
    lead: str | None = None
    theme: int | None = None
    standing: str | None = None
    search: str = ""


class FilteredLines:
    """Filters lines; remembers each action's text for searching, so that a keystroke costs little."""

    def __init__(self) -> None:
        self._texts: dict[int, tuple[Action, str]] = {}
        self._whole = self._last = _Found([], [], [])

    def sift(self, lines: Sequence[Line], wanted: Choices, names: Sequence[str] = ()) -> list[Line]:
        """The lines to show, in their order; `names` are the user's, in lower case."""
        words = wanted.search.casefold().split()
        kept = self._search(lines, words) if words else list(lines)
        for fits in _tests(wanted, names):
            kept = [line for line in kept if fits(line)]
        return kept

    def _search(self, lines: Sequence[Line], words: list[str]) -> list[Line]:
        """The lines with all the words; where those only grew longer, among the lines that were found before."""
        if self._whole.lines is not lines:
            self._whole = self._last = _Found([], lines, [self._text(line) for line in lines])
        longer = all(any(old in word for word in words) for old in self._last.words)
        among = self._last if longer else self._whole
        for word in words:
            among = among.with_(word)
        self._last = among
        return list(among.lines)

    def _text(self, line: Line) -> str:
        held = self._texts.get(id(line.action))
        if held is None or held[0] is not line.action:
            held = self._texts[id(line.action)] = (line.action, searched(line))
        return held[1]

    def forget(self) -> None:
        """Another plan, or the plan read again: every action is a new record."""
        self._texts.clear()
        self._whole = self._last = _Found([], [], [])


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines that have some words, each with its text beside it."""

    words: list[str]
    lines: Sequence[Line]
    texts: list[str]

    def with_(self, word: str) -> _Found:
        """Those of them that have one more word."""
        has = [word in text for text in self.texts]
        return _Found([*self.words, word], list(compress(self.lines, has)), list(compress(self.texts, has)))


def _tests(wanted: Choices, names: Sequence[str]) -> Iterator[Callable[[Line], bool]]:
    """One test for each thing that is set."""
    if wanted.stands:
        flags = [attrgetter(stand) for stand in wanted.stands]
        yield flags[0] if len(flags) == 1 else lambda line: any(flag(line) for flag in flags)
    if wanted.silent:
        yield attrgetter("silent")
    if wanted.mine:
        yield lambda line: is_mine(line, names)
    if wanted.lead is not None:
        yield lambda line: lead_of(line) == wanted.lead
    if wanted.theme is not None:
        yield lambda line: line.theme.id == wanted.theme
    if wanted.standing is not None:
        yield lambda line: line.standing == wanted.standing


def lead_of(line: Line) -> str:
    """Who leads: the name, a lone role, or the text as printed."""
    lead = line.action.lead
    return lead.name or lead.role or " ".join(lead.as_printed.split())


def my_names(who: str, people: Iterable[Person]) -> tuple[str, ...]:
    """What the user may be called in a printed lead, in lower case: the name given, and that person's others."""
    wanted = " ".join(who.casefold().split())
    if not wanted:
        return ()
    names = [wanted]
    for person in people:
        called = [text.casefold() for text in (person.name, *person.also_written) if text]
        if wanted in called or wanted == f"{person.name}, {person.role}".casefold():
            names += called
    return tuple(dict.fromkeys(names))


def is_mine(line: Line, names: Sequence[str]) -> bool:
    """Whether the user leads the action."""
    return bool(names) and _named(line.action.lead.as_printed, tuple(names))


@lru_cache(maxsize=2048)  # few people lead many actions
def _named(printed: str, names: tuple[str, ...]) -> bool:
    words = " ".join(printed.casefold().split())
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) for name in names)
