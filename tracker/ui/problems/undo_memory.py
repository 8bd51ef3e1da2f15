"""What decisions made of the fields of records, so that a decision can be taken back while the window is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tracker.domain.decisions.location import FieldLocation
from tracker.domain.decisions.plan_checks import Key
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Person, Plan, Theme
from tracker.domain.problem import Problem

_FIELDS = {
    "ref": "ref", "action": "text", "lead": "lead", "people": "lead", "thresholds": "thresholds", "measure": "name",
    "shows": "shows", "ambition": "ambition",
}  # fmt: skip
_Record = Action | Measure | Theme


class _Edit(NamedTuple):
    """One field of one record, before and after."""

    record: tuple[type, int | None]
    field: str
    old: Any
    new: Any


class ProblemEdits:
    """Keeps what was edited for which problem, and what that was read as before."""

    def __init__(self) -> None:
        self._edits: dict[Key, list[_Edit]] = {}
        self._read_as: dict[Key, str | None] = {}

    def remember(
        self, plan: Plan, problems: Sequence[tuple[Problem, FieldLocation | None]], records: Sequence[Any]
    ) -> None:
        """Note what these records, which were saved, changed of the plan on account of each problem."""
        held = _by_id(plan) if records else {}
        changes = [(old, new) for new in records if (old := held.get((type(new), getattr(new, "id", None))))]
        for problem, spot in problems:
            self._read_as[problem.key] = problem.read_as
            if spot is not None and spot.field in _FIELDS:
                self._edits[problem.key] = list(_edits(spot, _FIELDS[spot.field], changes))

    def read_as(self, problem: Problem) -> str | None:
        """What a problem was read as before it was decided; as it is now where nobody remembers."""
        return self._read_as.get(problem.key, problem.read_as)

    def knows(self, problem: Problem) -> bool:
        """Whether the problem was decided since the window was opened."""
        return problem.key in self._read_as

    def restored(self, plan: Plan, problems: Iterable[Problem]) -> list[_Record]:
        """The records with their fields as they were, where nobody has edited those fields since."""
        held = _by_id(plan)
        changed: dict[tuple[type, int | None], _Record] = {}
        for edit in (edit for problem in problems for edit in self._edits.get(problem.key, ())):
            now = changed.get(edit.record) or held.get(edit.record)
            if now is not None and getattr(now, edit.field) == edit.new:
                fields: dict[str, Any] = {edit.field: edit.old}
                changed[edit.record] = replace(now, **fields)
        return list(changed.values())

    def forget(self) -> None:
        """Another file."""
        self._edits.clear()
        self._read_as.clear()


def _edits(spot: FieldLocation, field: str, changes: Iterable[tuple[_Record, _Record]]) -> Iterator[_Edit]:
    for old, new in changes:
        if _is_meant(old, spot) and getattr(old, field) != getattr(new, field):
            yield _Edit((type(old), old.id), field, getattr(old, field), getattr(new, field))


def _is_meant(old: _Record, spot: FieldLocation) -> bool:
    """Of a person, every action that the person leads; else the one record."""
    if isinstance(spot.record, Person):
        return isinstance(old, Action) and old.lead.name == spot.record.name
    return type(old) is type(spot.record) and old.id == spot.record.id


def _by_id(plan: Plan) -> dict[tuple[type, int | None], _Record]:
    everything: list[_Record] = [*plan.themes, *(one for _, one in plan.actions())]
    everything += [one for _, one in plan.measures()]
    return {(type(record), record.id): record for record in everything}
