"""Reads grids of cells into a draft: themes with ambition and evidence, actions, measures and readings."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date

from tracker.documents.draft.action_tables import with_heading_rows
from tracker.documents.draft.open_table import TableRows
from tracker.documents.draft.whole_plan import check_whole
from tracker.documents.grid import Cell, Grid, folded, seen_only
from tracker.documents.headings.headings import headings_at
from tracker.documents.outside.document_day import document_day
from tracker.documents.outside.front_page import FrontPage, read_front_page
from tracker.documents.outside.offered_lists import OfferedLists
from tracker.documents.outside.parted_titles import with_titles_whole
from tracker.documents.outside.unplaced_text import UnplacedText, say_unseen
from tracker.documents.problem_log import ProblemLog
from tracker.documents.progress.label_rows import with_label_columns
from tracker.documents.rows.closing_rows import begins_texts
from tracker.documents.tables.colours import say_colours, say_colours_outside
from tracker.documents.tables.fitting import width_of
from tracker.documents.tables.found import as_settings, say_empty
from tracker.documents.tables.heading_like import behind_titles
from tracker.documents.tables.mapping import Understood, by_row, tables_of
from tracker.documents.tables.printed_keys import PrintedKeys, read_keys
from tracker.documents.tables.regions import regions_of
from tracker.documents.tables.sheets import say_the_rest, sheets_to_read
from tracker.documents.tables.themes import (
    BARE_HEADING,
    HEADING,
    NAMED,
    Themes,
    aims_of,
    bulleted,
    is_label,
    may_head_theme,
)
from tracker.documents.vocabulary.people import people_of
from tracker.domain.draft import Choices, Draft
from tracker.domain.measures.our_area import plan_with_ours
from tracker.domain.plan import Plan


def read_tables(source: str, grids: Sequence[Grid], choices: Choices | None = None, dated: date | None = None) -> Draft:
    """A document's grids as a draft of a plan, with every repair, doubt and loss as a problem.

    `choices` are what a person chose for tables, by their keys; `dated` the day that somebody says it speaks for.
    """
    return _PlanReader(source, seen_only(grids), choices, dated).read()


class _PlanReader:
    """Goes through the rows of a document once, knowing which theme and which table it is in."""

    def __init__(self, source: str, grids: Sequence[Grid], choices: Choices | None, dated: date | None) -> None:
        self.source, self.choices = source, choices
        self.problems = ProblemLog(source)
        kept, self.left_alone = sheets_to_read(grids, self.problems)
        self.grids = with_label_columns(with_heading_rows(with_titles_whole(kept)))
        self.themes = Themes()
        self.loose = UnplacedText(self.problems)
        self.lists = OfferedLists(self.problems, self.themes, self.loose)
        self.rows = TableRows(source, self.problems, self.themes, self.loose)
        own = None if dated else document_day(source, self.grids, ())
        self.rows.actions.day = own.last if own else dated
        self.ambition_column: int | None = None
        self._ambition_width = 0  # the columns of the table that the ambition stands in

    def read(self) -> Draft:
        """Read every sheet or table, then look again at what only shows in the whole."""
        front = read_front_page(self.grids, self.problems)
        self.rows.actions.dates.period = front.period
        self.rows.measures.series.areas.organisation = front.organisation
        self.rows.measures.series.otherwise = front.title or self.source.rsplit(".", 1)[0]
        keys = read_keys(self.grids)
        self.rows.explained_by(keys.scales)
        self._read_grids(front, keys)
        self.rows.tables += keys.tables
        say_the_rest(self.grids, self.problems)
        plan = plan_with_ours(self._plan(front), front.organisation)
        self.rows.measures.series.areas.ask(plan)
        self.rows.actions.refs.say_missing()
        offers = self.lists.close()
        check_whole(plan, self.problems, self.rows.places)
        cells = sum(cell is not None for grid in self.grids for row in grid.rows for cell in row)
        found, seen, used = tuple(self.rows.tables), cells + self.left_alone, cells - self.loose.set_aside
        day = document_day(self.source, self.grids, found)
        return Draft(plan, tuple(self.problems.found), found, seen, used, day, offers)

    def _read_grids(self, front: FrontPage, keys: PrintedKeys) -> None:
        """Every table in its turn, and what stands around it."""
        tables = tables_of(regions_of(self.grids, keys.rows), self.choices)
        self.rows.groups.look_over(tables)
        for number, grid in enumerate(self.grids):
            say_unseen(self.problems, grid)
            self.rows.actions.struck.open(grid)
            of_keys = {row for at, row in keys.rows if at == number}
            self._read_grid(grid, front, of_keys, by_row(tables[number]))
            if number + 1 == len(self.grids) or not self.grids[number + 1].goes_on:
                self._forget_place(grid)
            say_colours_outside(grid, tables[number], self.rows.read_rows[id(grid)], of_keys, self.problems)
        say_empty(tables, self.grids, self.rows.read_rows, self.problems)
        say_colours([table for here in tables for table in here], self.rows.read_rows, self.problems)
        self.rows.actions.struck.say()

    def _plan(self, front: FrontPage) -> Plan:
        themes = self.themes.records()
        leads = [action.lead for theme in themes for action in theme.actions]
        return Plan(
            front.title or self.source.rsplit(".", 1)[0],
            *(front.organisation, front.period, self.themes.word),
            scales=self.rows.measures.rows.words.scales,
            settings={"read_from": [as_settings(table) for table in self.rows.tables]},
            people=people_of(leads),
            themes=themes,
        )

    def _forget_place(self, grid: Grid) -> None:
        """The next sheet has its own themes, tables and titles."""
        self._close_table()
        self.loose.leave_all(grid)
        self.themes.here = None

    def _close_table(self) -> None:
        self.rows.close()
        self.ambition_column = None

    def _read_grid(
        self, grid: Grid, front: FrontPage, of_keys: Container[int], tables: Mapping[int, Understood]
    ) -> None:
        if grid.aside:
            for cell in (cell for cells in grid.rows for cell in cells if cell):
                self.loose.report(grid, cell)
            return
        if grid.goes_on and not grid.prose and not self._goes_on(grid):
            self._close_table()  # another table
        texts = {row for table in tables.values() for row in range(table.above, table.region.first)}
        row = 0
        while row < len(grid.rows):
            written = grid.rows[row]
            cells = [(column, cell) for column, cell in enumerate(written) if cell] if written else []
            if not cells or row in of_keys:
                row += 1
            elif (table := tables.get(row)) and not self._joins(table):
                row = self._read_table(grid, table, tables)
                if table.goes_on:
                    self._read_row(grid, row - 1, cells, front)
            elif row in texts:
                self._close_table()
                if not (len(cells) == 1 and self._opens_theme(grid, row, *cells[0])):
                    self._loose(grid, row, cells, front)
                row += 1
            else:
                below = tables.get(behind_titles(grid, row)) if len(cells) == 1 else None
                if below is None or not self._opens_theme(grid, row, *cells[0], above=True):
                    self._read_row(grid, row, cells, front, title=below is not None and not self.rows.is_same(below))
                row += 1

    def _joins(self, table: Understood) -> bool:
        """Whether a table goes on the one above from its first row on, for it has no headings that are known."""
        if table.joined:
            self.rows.join(table)
        return table.joined and table.region.headings is None

    def _read_table(self, grid: Grid, table: Understood, tables: Mapping[int, Understood]) -> int:
        """Go on under the headings of a table, or behind one that is left aside; answers the row to go on at."""
        self.ambition_column = None
        if table.headings is not None:
            if grid.sheet and _has_own_title(table, tables) and (title := self.loose.title_above()):
                self.themes.open_titled(title)
            self.rows.open(grid, table)
        elif not table.joined:
            self.rows.leave(table)
            return table.region.after
        return table.region.first + max(table.region.height, 1)

    def _goes_on(self, grid: Grid) -> bool:
        """Whether a table of Word goes on with the ambition or under the headings of the one above."""
        first = [column for column, cell in enumerate(grid.rows[0]) if cell] if grid.rows else []
        of_ambition = width_of(grid) == self._ambition_width and first == [self.ambition_column]
        return of_ambition or self.rows.go_on_in(grid)

    def _read_row(
        self, grid: Grid, row: int, cells: list[tuple[int, Cell]], front: FrontPage, *, title: bool = False
    ) -> None:
        """A row outside the headings; `title`: a lone text that stands right above those of another table."""
        (column, first), lone = cells[0], len(cells) == 1
        if grid.prose:
            self._read_paragraph(grid, row, first, front)
        elif self.rows.takes_note(grid, row, cells) or (len(cells) <= 2 and self._opens(grid, row, cells)):
            return
        elif len(cells) == 2 and is_label(first):
            self._open_ambition(grid, first, *cells[1])
        elif self.ambition_column is not None and [c for c, _ in cells] == [self.ambition_column]:
            self._add_ambition(grid, first)
        elif title or (lone and self.rows.headings and begins_texts(grid, row, column, self.rows.headings)):
            self._close_table()
            self._loose(grid, row, cells, front)
        elif self.rows.continues(grid, row):
            return
        elif self.rows.headings and not (lone and self._stands_alone(grid, row, column, first)):
            self.rows.read(grid, row, cells)
        else:
            self._loose(grid, row, cells, front)

    def _opens(self, grid: Grid, row: int, cells: list[tuple[int, Cell]]) -> bool:
        """Whether a row opens a theme or a group."""
        return (len(cells) == 1 and self._opens_theme(grid, row, *cells[0])) or self.rows.opens_group(grid, row, cells)

    def _stands_alone(self, grid: Grid, row: int, column: int, cell: Cell) -> bool:
        """Whether a lone cell is no row of the table: the line right above other headings is their title."""
        if self.rows.stands_alone(grid.is_spread(row, column), column, cell):
            return True
        return row + 1 < len(grid.rows) and headings_at(grid, row + 1) is not None

    # Themes and what stands around the tables

    def _opens_theme(self, grid: Grid, row: int, column: int, cell: Cell, *, above: bool = False) -> bool:
        """Whether a lone cell is a theme's heading: by its word, or by its number where it is spread over a table.

        Its word is enough within a table or right `above` one: elsewhere "Aim: to do better" is a text.
        """
        text, spans = cell.text.strip(), grid.is_spread(row, column)
        found = HEADING.fullmatch(text)
        if found is None and (above or self.rows.headings is not None):
            found = NAMED.fullmatch(text)
        if found is None and (self.rows.headings is None or not spans):
            return False
        self.rows.close_row()
        bare = BARE_HEADING.fullmatch(text) if found is None else None
        theme = found or bare
        if theme is None:
            return False
        self.loose.leave_all(grid)
        self.loose.hold(cell)
        self.loose.is_theme(cell)
        self.problems.settle(grid, [cell])
        ref, title = theme.groupdict().get("ref") or "", folded(theme["title"] or "")
        if found:
            self.themes.open_worded(found["word"], ref, title)
        else:
            self.themes.open(ref, title)
        self.ambition_column = None
        if not spans:  # rows below a title spread over a table go on under its headings
            self.rows.close()
        return True

    def _open_ambition(self, grid: Grid, label: Cell, column: int, first: Cell) -> None:
        self.rows.close()
        self.ambition_column, self._ambition_width = column, width_of(grid)
        self.rows.say(grid, label.place, ((folded(label.text), "ambition"),))
        self._add_ambition(grid, first)

    def _add_ambition(self, grid: Grid, cell: Cell) -> None:
        theme = self.themes.current(grid.name or "Ambition")
        aims = (cell._replace(text=aim) for aim in aims_of(folded(cell.text)))
        theme.ambition += [self.problems.text(grid, aim, theme.name, "ambition") for aim in aims]

    def _loose(self, grid: Grid, row: int, cells: list[tuple[int, Cell]], front: FrontPage) -> None:
        """Text outside the tables: a line right above a heading row is its title, the rest is left aside."""
        if not grid.is_spread(row, cells[0][0]):
            self._close_table()
        rest = [cell for _, cell in cells if (grid.name, cell.place) not in front.used]
        if any(cell.fill for _, cell in cells):
            box = grid.goes_on and width_of(grid) == 1 and (not grid.prose or cells[0][1].style.startswith("heading"))
            as_title = box or grid.is_spread(row, cells[0][0])
            self.problems.settle(grid, (cell for _, cell in cells if as_title or cell not in rest))
        if len(cells) > 1 or not rest or not self.lists.takes(grid, row, rest[0]):
            self.loose.hold(*rest)

    # Paragraphs of a Word document

    def _read_paragraph(self, grid: Grid, row: int, cell: Cell, front: FrontPage) -> None:
        text = cell.text.strip()
        if cell.style == "contents":
            self.loose.report(grid, cell)
        elif (may_head_theme(cell) and self._opens_theme(grid, row, 0, cell)) or self.rows.takes_note(
            grid, row, [(0, cell)]
        ):
            return
        elif is_label(cell) and self.themes.known:
            self._close_table()
            self.ambition_column = 0
            self.rows.say(grid, cell.place, ((folded(cell.text), "ambition"),))
        elif cell.style.startswith("heading") and (grid.name, cell.place) not in front.used:
            self._loose(grid, row, [(0, cell)], front)
            self.themes.announce(cell)
        elif self.ambition_column == 0 and (cell.style == "list" or bulleted(text) or text.endswith(".")):
            self._add_ambition(grid, cell)
        else:
            self._loose(grid, row, [(0, cell)], front)


def _has_own_title(table: Understood, tables: Mapping[int, Understood]) -> bool:
    """Whether a table is one of several of actions, and none of its columns tells their themes."""
    headed = [one.headings for one in tables.values() if one.headings and one.headings.kind == "actions"]
    here = table.headings
    return here in headed and len(headed) > 1 and here is not None and not here.columns.keys() & {"ref", "theme"}
