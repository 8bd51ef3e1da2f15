"""Which lines the page shows: chips that combine, and a search through one prepared text per action."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.plan import Action, Person
from tracker.domain.register import Line
from tracker.domain.sift import searched

# What an action is one of at most; chips of these widen each other, all others narrow.
STANDS = ("overdue", "due_soon", "awaiting_sign_off")


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep. `stands` are names of STANDS: any of them; everything else that is set must hold as well."""

    stands: frozenset[str] = frozenset()
    silent: bool = False
    mine: bool = False
    lead: str | None = None
    theme: int | None = None
    standing: str | None = None
    search: str = ""


class Sieving:
    """Filters lines; remembers each action's text for searching, so that a keystroke costs little."""

    def __init__(self) -> None:
        self._texts: dict[int, tuple[Action, str]] = {}

    def sift(self, lines: Iterable[Line], wanted: Filter, names: Sequence[str] = ()) -> list[Line]:
        """The lines to show, in their order; `names` are the user's, in lower case."""
        kept = [line for line in lines if _fits(line, wanted, names)]
        words = wanted.search.casefold().split()
        return [line for line in kept if self._has(line, words)] if words else kept

    def _has(self, line: Line, words: list[str]) -> bool:
        text = self._text(line)
        return all(word in text for word in words)

    def _text(self, line: Line) -> str:
        held = self._texts.get(id(line.action))
        if held is None or held[0] is not line.action:
            held = self._texts[id(line.action)] = (line.action, searched(line))
        return held[1]

    def forget(self) -> None:
        """Another plan, or the plan read again: every action is a new record."""
        self._texts.clear()


def _fits(line: Line, wanted: Filter, names: Sequence[str]) -> bool:
    return (
        (not wanted.stands or any(getattr(line, stand) for stand in wanted.stands))
        and (line.silent or not wanted.silent)
        and (not wanted.mine or is_mine(line, names))
        and (wanted.lead is None or lead_of(line) == wanted.lead)
        and (wanted.theme is None or line.theme.id == wanted.theme)
        and (wanted.standing is None or line.standing == wanted.standing)
    )


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
    printed = " ".join(line.action.lead.as_printed.casefold().split())
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", printed) for name in names)
