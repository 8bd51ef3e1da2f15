"""Choosing lines of the register: the one filter of the window and the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from tracker.domain.actions.register import Line
from tracker.domain.actions.state import in_order
from tracker.domain.actions.written_names import in_one_case, is_called, names_of
from tracker.domain.plan import Person

# What an action is one of at most: to ask for several widens, where everything else that is asked for narrows.
STANDS = ("overdue", "due_soon", "awaiting_sign_off")
# What answers whether a line has a flag, as far as it can without a property: it is asked of each line.
_FLAGS: dict[str, Callable[[Line], Any]] = {
    "overdue": attrgetter("turned.days_late"),
    "due_soon": attrgetter("turned.due_soon"),
    "silent": attrgetter("turned.silent"),
    "awaiting_sign_off": attrgetter("awaiting_sign_off"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; everything that is set must hold.

    `lead`, `theme` and `search` are words to look for; `led_by`, `theme_id` and `counted_as` are one of those that
    there are. `stands` are names of STANDS, of which any is enough. `review` is a month, by its first day.
    """

    overdue: bool = False
    due_soon: bool = False
    silent: bool = False
    awaiting_sign_off: bool = False
    stands: frozenset[str] = frozenset()
    mine: bool = False
    lead: str = ""
    led_by: str | None = None
    rag: str = ""
    counted_as: str | None = None
    theme: str = ""
    theme_id: int | None = None
    review: date | None = None
    search: str = ""

    @property
    def words(self) -> list[str]:
        """The words to search for, in one case."""
        return self.search.casefold().split()


class Me(NamedTuple):
    """What the user may be called in a printed lead, and the roles that the user has, all in lower case."""

    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


UNNAMED = Me()


def filtered(lines: Iterable[Line], wanted: Filter, me: Me = UNNAMED) -> list[Line]:
    """The lines that pass, in their order; `me` is the user (see `who_i_am`), for those that are `mine`."""
    kept = list(lines)
    for fits in _tests(wanted, me):
        kept = list(filter(fits, kept))
    return kept


def _tests(wanted: Filter, me: Me) -> Iterator[Callable[[Line], Any]]:
    """One test for each thing that is set."""
    yield from (has for flag, has in _FLAGS.items() if getattr(wanted, flag))
    if wanted.stands:
        flags = [_FLAGS[stand] for stand in wanted.stands]
        yield flags[0] if len(flags) == 1 else lambda line: any(flag(line) for flag in flags)
    if wanted.mine:
        yield lambda line: is_mine(line, me)
    if wanted.lead:
        yield lambda line: wanted.lead.casefold() in line.action.lead.as_printed.casefold()
    if wanted.led_by is not None:
        yield lambda line: lead_of(line) == wanted.led_by
    if wanted.rag:
        yield lambda line: line.rating == wanted.rag
    if wanted.counted_as is not None:
        yield lambda line: line.standing == wanted.counted_as
    if wanted.theme:
        yield lambda line: _is_theme(line, wanted.theme)
    if wanted.theme_id is not None:
        yield lambda line: line.theme.id == wanted.theme_id
    if wanted.review is not None:
        yield lambda line: review_month(line) == wanted.review
    if words := wanted.words:
        yield lambda line: _has(searched(line), words)


def _is_theme(line: Line, wanted: str) -> bool:
    return wanted == line.theme.ref or wanted.casefold() in line.theme.title.casefold()


def _has(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def searched(line: Line) -> str:
    """What a search looks through: ref, action, lead and all commentary by the day, in one case."""
    action = line.action
    return "\n".join((action.ref or "", action.text, action.lead.as_printed, *line.state.said)).casefold()


def lead_of(line: Line) -> str:
    """Who leads: the name, a lone role, or the text as printed."""
    lead = line.action.lead
    return lead.name or lead.role or " ".join(lead.as_printed.split())


def review_month(line: Line) -> date | None:
    """The month, by its first day, in which the review of a live action ends; None without a day."""
    review = line.state.review
    if not line.state.status.live or review.last is None or review.kind == "completed":
        return None
    return review.last.replace(day=1)


def my_names(who: str, people: Sequence[Person]) -> tuple[str, ...]:
    """What the user may be called in a printed lead, in lower case: the name given, and that person's others."""
    wanted = " ".join(who.casefold().split())
    if not wanted:
        return ()
    names = [wanted]
    for person in people:
        called = [text.casefold() for text in names_of(person)]
        alone = wanted in called or wanted == f"{person.name}, {person.role}".casefold()
        if alone or (person.name and is_called(who, names_of(person), people)):
            names += called
    return tuple(dict.fromkeys(names))


def who_i_am(who: str, people: Sequence[Person], role: str = "") -> Me:
    """The user by name or role, with the role given; of somebody of the plan, also the one that the plan says.

    By a role alone actions may be led.
    """
    names = my_names(who, people)
    said = [one.role for one in people if one.name and one.role and in_one_case(one.name) in names]
    roles = (in_one_case(one) for one in (*said, role) if one.strip())
    return Me(names, tuple(dict.fromkeys(roles)))


def is_mine(line: Line, me: Me) -> bool:
    """Whether the user leads the action, alone or with others, by name or by a role that stands for nobody by name."""
    lead = line.action.lead
    if not me.names:
        return False
    return _named(lead.as_printed, me.names) or (lead.name is None and _held(lead.role or "", me.roles))


def needs_words(line: Line, as_at: date) -> bool:
    """Whether somebody should say something today: it is late, due soon or silent, and nothing was said on the day."""
    if not (line.overdue or line.due_soon or line.silent):
        return False
    said = (update for update in in_order(line.action.updates, as_at) if update.day == as_at)
    return all(update.kind == "plan" for update in said)


@lru_cache(maxsize=2048)  # few people lead many actions
def _named(printed: str, names: tuple[str, ...]) -> bool:
    words = " ".join(printed.casefold().split())
    return any(name_within(name, words) for name in names)


def _held(role: str, mine: Sequence[str]) -> bool:
    """Whether a role that stands alone is one of the user's, or one of two that lead together."""
    whole = in_one_case(role)
    return whole in mine or any(part in mine for part in whole.split(" and "))


def name_within(name: str, words: str) -> bool:
    """Whether a name stands in words, both in one case and on one line, and is no part of a longer word."""
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None
