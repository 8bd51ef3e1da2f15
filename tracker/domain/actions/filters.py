"""Choosing lines of the register: the filters that the window and the command line share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.actions.register import Line


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; everything that is set must hold. `lead`, `theme` and `search` are words to look for."""

    overdue: bool = False
    due_soon: bool = False
    silent: bool = False
    awaiting_sign_off: bool = False
    lead: str = ""
    rag: str = ""
    theme: str = ""
    search: str = ""


def filtered(lines: Iterable[Line], sieve: Filter) -> list[Line]:
    """The lines that pass, in their order."""
    return [line for line in lines if _passes(line, sieve)]


def _passes(line: Line, sieve: Filter) -> bool:
    return (
        (line.overdue or not sieve.overdue)
        and (line.due_soon or not sieve.due_soon)
        and (line.silent or not sieve.silent)
        and (line.awaiting_sign_off or not sieve.awaiting_sign_off)
        and (not sieve.rag or line.rating == sieve.rag)
        and (not sieve.theme or _is_theme(line, sieve.theme))
        and (not sieve.lead or sieve.lead.casefold() in line.action.lead.as_printed.casefold())
        and (not sieve.search or all(word in searched(line) for word in sieve.search.casefold().split()))
    )


def _is_theme(line: Line, wanted: str) -> bool:
    return wanted == line.theme.ref or wanted.casefold() in line.theme.title.casefold()


def searched(line: Line) -> str:
    """What a search looks through: ref, action, lead and all commentary, in one case."""
    action = line.action
    said = (update.text for update in action.updates if update.text)
    return "\n".join((action.ref or "", action.text, action.lead.as_printed, *said)).casefold()
