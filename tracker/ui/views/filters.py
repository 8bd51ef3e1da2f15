"""What the page chooses from: key by key, with each action's text for searching prepared once; what was removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from typing import NamedTuple

from tracker.domain.actions.filters import UNNAMED, Filter, Me, filtered, searched
from tracker.domain.actions.register import Line, line_at
from tracker.domain.actions.state import State
from tracker.domain.plan import Action, Plan, Theme
from tracker.ui.workspace import Workspace


class FilteredLines:
    """Filters lines; remembers each action's text for searching, so that a keystroke costs little."""

    def __init__(self) -> None:
        self._texts: dict[int, tuple[State, str]] = {}
        self._whole = self._last = _Found([], [], [])

    def sift(self, lines: Sequence[Line], wanted: Filter, me: Me = UNNAMED) -> list[Line]:
        """The lines to show, in their order."""
        found = self._search(lines, wanted.words) if wanted.words else lines
        return filtered(found, replace(wanted, search=""), me)

    def _search(self, lines: Sequence[Line], words: list[str]) -> Sequence[Line]:
        """The lines with all the words; where those only grew longer, among the lines that were found before."""
        if self._whole.lines is not lines:
            self._whole = self._last = _Found([], lines, [self._text(line) for line in lines])
        longer = all(any(old in word for word in words) for old in self._last.words)
        among = self._last if longer else self._whole
        for word in words:
            among = among if word in among.words else among.with_(word)  # a chip changes no word
        self._last = among
        return among.lines

    def _text(self, line: Line) -> str:
        """By how the action stands: on another day something else may have been said of it."""
        held = self._texts.get(id(line.state))
        if held is None or held[0] is not line.state:
            held = self._texts[id(line.state)] = (line.state, searched(line))
        return held[1]

    def forget(self) -> None:
        """Another plan, or the plan read again: every action is a new record."""
        self._texts.clear()
        self._whole = self._last = _Found([], [], [])


class _Found(NamedTuple):
    """The lines that have some words, each with its text beside it."""

    words: list[str]
    lines: Sequence[Line]
    texts: list[str]

    def with_(self, word: str) -> _Found:
        """Those of them that have one more word."""
        has = [word in text for text in self.texts]
        return _Found([*self.words, word], list(compress(self.lines, has)), list(compress(self.texts, has)))


class RemovedLines:
    """The actions that were removed from the plan, as they would stand; looked for once in each plan."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._gone: list[tuple[Theme, Action]] = []  # on any day

    def by_the_day(self, workspace: Workspace) -> list[Line]:
        """Those that had been removed by the as-at day."""
        plan, day = workspace.plan, workspace.as_at
        if plan is not self._plan:
            self._plan, self._gone = plan, [pair for pair in plan.actions() if pair[1].removed_on]
        gone = [(theme, action) for theme, action in self._gone if action.removed_on and action.removed_on <= day]
        lines = (line_at(plan, theme, replace(action, removed_on=None), day) for theme, action in gone)
        kept = [(line, action) for line, (_, action) in zip(lines, gone, strict=True) if line]
        for line, action in kept:
            line.action = action
        return [line for line, _ in kept]
