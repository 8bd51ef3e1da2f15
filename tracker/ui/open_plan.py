"""A plan file that is open, and the plan as it was last read from it: after a save only what was saved is read anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tracker.domain.actions.register import Register
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.problem import Problem
from tracker.domain.undoing.step import Saved
from tracker.errors import TrackerError
from tracker.no_gc import no_gc
from tracker.store.busy import waiting
from tracker.store.rows import TABLES
from tracker.store.sqlite import open_store

_MOST = 50  # actions and measures that are read one by one: all at once is quicker for more
_Part = tuple[type[Action] | type[Measure], int]


class OpenPlan:
    """The file's store, and what was read from it: the plan, its problems, its register."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with waiting(0):  # the window's thread waits for nobody: whoever meets Busy tries again
            self.store = open_store(path, as_it_is=True)
        try:
            self.read()
        except TrackerError:
            self.store.close()
            raise

    def read(self) -> None:
        """Read all of it; where that fails, what was read before stays."""
        with self.store.reading():
            plan, problems, version = self.store.plan(), self.store.problems(), self.store.version()
        self.plan, self.problems, self._version = plan, problems, version
        self.register = Register(self.plan)

    def read_saved(self) -> bool:
        """Read what the last transaction of the store saved; answers whether that was enough, else all was read.

        It is where nobody has changed anything since the last reading but that transaction, and where that only edited
        actions and measures in their places, added something right beneath them, or saved problems. Everything else
        stays the very same.
        """
        parts = _parts(self.store.saved)
        with self.store.reading():
            alone = parts is not None and self.store.version_before_saving() == self._version
            if parts is not None and alone:
                plan = _renewed(self.plan, [one for kind, number in parts for one in self.store.all(kind, id=number)])
                some = any(isinstance(one.after, Problem) for one in self.store.saved)
                problems = self.store.problems() if some else self.problems
                self.plan, self.problems, self._version = plan, problems, self.store.version()
        if alone:
            with no_gc():  # every action has another line, and all of them stay
                self.register = self.register.renewed(self.plan)
        else:
            self.read()
        return alone


def _parts(saved: Sequence[Saved]) -> set[_Part] | None:
    """The actions and measures that were saved or added to, by their ids; None where it was something else."""
    found = {_part(*one) for one in saved if not isinstance(one.after, Problem)}
    return None if None in found or len(found) > _MOST else {one for one in found if one}


def _part(before: object, after: object) -> _Part | None:
    for kind in (Action, Measure):
        if isinstance(after, kind) and isinstance(before, kind):
            stays = (before.theme_id, before.place) == (after.theme_id, after.place)
            return (kind, after.id) if stays and after.id is not None else None
        for child in TABLES[kind].children.values():
            parent = getattr(after, child.parent) if isinstance(after, child.kind) else None
            if parent is not None:
                return kind, parent
    return None


def _renewed(plan: Plan, parts: Iterable[Action | Measure]) -> Plan:
    """Another plan, with these parts for those of the same ids."""
    parts = list(parts)
    actions = {one.id: one for one in parts if isinstance(one, Action)}
    measures = {one.id: one for one in parts if isinstance(one, Measure)}
    touched = {part.theme_id for part in parts}

    def now(theme: Theme) -> Theme:
        of_actions = tuple([actions.get(one.id, one) for one in theme.actions])
        return replace(theme, actions=of_actions, measures=tuple([measures.get(one.id, one) for one in theme.measures]))

    return replace(plan, themes=tuple(now(one) if one.id in touched else one for one in plan.themes))
