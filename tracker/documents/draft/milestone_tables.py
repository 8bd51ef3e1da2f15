"""Keeps the small table of milestones below an action as notes of that action."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.documents.grid import Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.headings.paths import paths_of
from tracker.documents.problem_log import ProblemLog, place_in
from tracker.documents.tables.mapping import Understood
from tracker.documents.tables.themes import Themes, ThemeSoFar
from tracker.documents.vocabulary.wording import field_of, plain
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action

_STEPS = pattern_of(r"(?:key |next )?(?:steps?|stages?)")
_TITLE = pattern_of(r"\b(?:milestones?|deliverables?|outputs?|steps?|stages?)\b", re.I)


class MilestoneTables:
    """The action that stood alone in its table, with which a table of milestones right below may go on."""

    def __init__(self, problems: ProblemLog, themes: Themes) -> None:
        self.problems, self.themes = problems, themes
        self._card: ThemeSoFar | None = None  # the theme whose last action stood alone in its table
        self._here: ThemeSoFar | None = None  # the theme that was being read there
        self._above: Headings | None = None  # those of the last action
        self._sheet = ""
        self.reading = False  # whether the table that is being read is one of milestones

    def follow(self, grid: Grid, headings: Headings, theme: ThemeSoFar | None) -> None:
        """An action was read into a theme."""
        self._card = theme if grid.of_cards or headings is not self._above else None
        self._here, self._above, self._sheet = self.themes.here, headings, grid.name

    def take(self, table: Understood) -> tuple[tuple[str, str | None], ...]:
        """The headings of a table with notes below, where its rows are milestones of the action above and no actions.

        Its title is no theme then. What somebody chose for the table, and a heading of another theme in between,
        speak against it.
        """
        headings, grid = table.headings, table.region.grid
        self.reading = False
        if self._card is None or headings is None or table.chosen or grid.name != self._sheet:
            return ()
        if not heads_milestones(headings) or not self.themes.goes_back(self._here, _TITLE):
            return ()
        self.reading = True
        self._say(grid, headings)
        return tuple((path, "note") for path in table.paths.values())

    def _say(self, grid: Grid, headings: Headings) -> None:
        name, printed = self._action.ref or self._action.text[:60], " / ".join(text for text, _ in headings.printed)
        sentence = f"The rows of this table were kept as notes of {name}, the action above it."
        place, cause = place_in(grid, headings.places[0]), "A table of milestones stands below an action"
        self.problems.add("doubtful", place, name, None, printed, sentence, "notes", cause=cause)

    def read(self, grid: Grid, row: int, headings: Headings) -> None:
        """A row: what it says under each heading is one note."""
        assert self._card is not None
        heads = paths_of(grid, headings.row, headings.height)
        cells = [(column, cell) for column in range(len(grid.rows[row])) if (cell := grid.at(row, column))]
        said = [f"{heads[at]}: {folded(cell.text)}" if at in heads else folded(cell.text) for at, cell in cells]
        self._card.actions[-1] = replace(self._action, notes=(*self._action.notes, "; ".join(said)))

    @property
    def _action(self) -> Action:
        assert self._card is not None
        return self._card.actions[-1]


def heads_milestones(headings: Headings) -> bool:
    """Whether what names the rows is headed as milestones, or as steps."""
    named = [text for text, field in headings.printed if field == "action" and headings.kind == "actions"]
    return any(field_of(text) == "milestone" or _STEPS.fullmatch(plain(text)) for text in named)
