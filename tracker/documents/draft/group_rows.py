"""Words alone in a row of a table of actions, which are the group of those below: a theme, or a note of each."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.rows.action_groups import Group, groups_in
from tracker.documents.tables.mapping import Understood
from tracker.documents.tables.themes import Themes, ThemeSoFar


class GroupRows:
    """The groups of the action tables of one document, and the one that is being read."""

    def __init__(self, problems: ProblemLog, themes: Themes) -> None:
        self.problems, self.themes = problems, themes
        self.on_many_sheets = False  # then each sheet is a theme, and its groups are parts of that
        self.notes: tuple[str, ...] = ()  # of each action in a group that is no theme
        self._found: dict[int, dict[int, Group]] = {}  # by the id() of their grid, and their rows
        self._grids: list[Grid] = []  # that the table stands in, which keeps them
        self._theme: ThemeSoFar | None = None  # that a group opened
        self._doubted: list[tuple[Grid, Cell]] = []

    def look_over(self, tables: Iterable[Iterable[Understood]]) -> None:
        """Know all tables of the document, before any is read."""
        every = (table for here in tables for table in here if table.headings and table.region.grid.sheet)
        sheets = {one.region.grid.name for one in every if one.headings and one.headings.kind == "actions"}
        self.on_many_sheets = len(sheets) > 1

    def open(self, table: Understood, headings: Headings, *, again: bool) -> None:
        """The rows of a table follow: of another than the one above, or `again` of that one, behind its headings."""
        if not (again or table.again or table.goes_on):
            if self._theme is not None and self.themes.here is self._theme:
                self.themes.here = None
            self._found, self._grids, self._theme, self.notes = {}, [], None, ()
        region = table.region
        self._look_through(region.grid, headings, range(region.first + region.height, region.after))

    def _look_through(self, grid: Grid, headings: Headings, rows: range) -> None:
        self._grids.append(grid)
        self._found.setdefault(id(grid), {}).update(groups_in(grid, headings, rows))

    def at(self, grid: Grid, row: int, headings: Headings) -> Group | None:
        """The group of the actions below that a row names; None for any other row."""
        if headings.kind != "actions":
            return None
        if id(grid) not in self._found:  # where the table goes on without headings
            self._look_through(grid, headings, range(len(grid.rows)))
        return self._found[id(grid)].get(row)

    def enter(self, grid: Grid, row: int, headings: Headings, group: Group) -> None:
        """The actions below belong to this group."""
        self._settle(grid, row)
        if self._are_themes(headings, group):
            front = next(iter(group.fronts), "")
            self._theme, self.notes = self.themes.open(group.ref or front, group.title), ()
        else:
            self.notes = (f"Group: {group.ref} {group.title}" if group.ref else f"Group: {group.title}",)
        self._doubted += [(grid, group.cell)] if group.doubted else []

    def _settle(self, grid: Grid, row: int) -> None:
        """The colours of the row are those of a heading."""
        bare = [cell for (at, _), cell in grid.bare.items() if at == row]
        self.problems.settle(grid, [*filter(None, grid.rows[row]), *bare])

    def _are_themes(self, headings: Headings, group: Group) -> bool:
        """Whether the groups of the table are themes: nothing else says of which theme its actions are.

        So do a heading above, the sheet among others, and refs whose fronts are no groups' own.
        """
        headed = self.themes.headed
        if self.on_many_sheets or not (headed is None or headed is self._theme):
            return False
        if headings.columns.get("theme", group.column) != group.column:
            return False
        fronts = [front for found in self._found.values() for one in found.values() for front in one.fronts]
        return len(group.fronts) <= 1 and len(set(fronts)) == len(fronts)

    def say(self) -> None:
        """The table ends: rows that might be actions were read as groups, which is one problem."""
        doubted, self._doubted = self._doubted, []
        if not doubted:
            return
        (grid, first), printed = doubted[0], " / ".join(folded(cell.text) for _, cell in doubted)
        rows = "This row holds" if len(doubted) == 1 else f"These {len(doubted)} rows hold"
        sentence = (
            f"{rows} words in one cell and nothing else: read as the heading of the actions below, not as an action."
        )
        cause = "Words alone in a row head the actions below"
        self.problems.add("doubtful", place_of(grid, first), "plan", None, printed, sentence, cause=cause)
