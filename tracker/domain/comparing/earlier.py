"""A plan in the words that it had on an earlier day: what was edited since is undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tracker.domain.edit import ADDED, MOVED, Edit, json_value
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Lead, Plan, Theme

_Record = TypeVar("_Record", Plan, Theme, Action, Measure)


def _pairs(told: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((band, printed) for band, printed in told)


# Of each kind of record the fields that are undone, and how each is made of what its history keeps.
_FIELDS: Mapping[type, Mapping[str, Callable[[Any], Any]]] = {
    Plan: {"title": str},
    Theme: {"ref": lambda told: told, "title": str, "ambition": tuple},
    Action: {"ref": lambda told: told, "text": str, "lead": lambda told: Lead(**told)},
    Measure: {"name": str, "shows": lambda told: told, "thresholds": _pairs},
}


def in_the_words_of(plan: Plan, day: date) -> Plan:
    """The plan with titles, wording, leads, refs, themes and thresholds as they were at the end of a day.

    What was said of it by then is folded by the day anyhow; records that came later are left out.
    """
    came = [theme for theme in plan.themes if not _came_later(theme, day)]
    known = {_as_it_was(theme, day).heading for theme in came}
    homes: dict[str, list[Action]] = {}
    for theme in came:
        for action in theme.actions:
            before = _moved_from(action, day)
            home = before if before in known else _as_it_was(theme, day).heading
            homes.setdefault(str(home), []).append(_as_it_was(action, day))
    return replace(_as_it_was(plan, day), themes=tuple(_theme(theme, homes, day) for theme in came))


def _theme(theme: Theme, homes: Mapping[str, list[Action]], day: date) -> Theme:
    was = _as_it_was(theme, day)
    measures = tuple(_as_it_was(one, day) for one in theme.measures if not _came_later(one, day))
    return replace(was, actions=tuple(homes.get(was.heading, ())), measures=measures)


def _after(edits: tuple[Edit, ...], day: date) -> list[Edit]:
    """The edits after a day, the latest first."""
    return sorted((one for one in edits if one.edited_at.date() > day), key=lambda one: one.edited_at, reverse=True)


def _came_later(record: Theme | Measure, day: date) -> bool:
    return any(edit.field == ADDED for edit in _after(record.edits, day))


def _moved_from(action: Action, day: date) -> str | None:
    """The heading of the theme in which an action stood, where it was moved since."""
    moves = [edit for edit in _after(action.edits, day) if edit.field == MOVED]
    return json_value(moves[-1].old) if moves else None


def _as_it_was(record: _Record, day: date) -> _Record:
    fields = _FIELDS[type(record)]
    told = {edit.field: json_value(edit.old) for edit in _after(record.edits, day) if edit.field in fields}
    made = {name: fields[name](value) for name, value in told.items() if value is not None or name in ("ref", "shows")}
    return replace(record, **made)  # of several edits of one field the earliest came last, and stays
