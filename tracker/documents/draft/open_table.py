"""Reads the rows of the tables of a plan, each kind in its way, into the theme that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tracker.documents.draft.evidence_tables import EvidenceTables
from tracker.documents.draft.group_rows import GroupRows
from tracker.documents.draft.measure_tables import MeasureTables, RowRead
from tracker.documents.draft.milestone_tables import MilestoneTables, heads_milestones
from tracker.documents.draft.row_check import RowCheck
from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.fields_of_rows import fields_as_shown, fields_by_column
from tracker.documents.headings.headings import Headings
from tracker.documents.headings.period_heading import is_period
from tracker.documents.outside.table_notes import TableNotes, is_footnote, is_note, note_in
from tracker.documents.outside.unplaced_text import LeftColumns, UnplacedText
from tracker.documents.problem_log import ProblemLog, place_in, place_of
from tracker.documents.ratings.rating_by_word_or_colour import meanings_of
from tracker.documents.rows.actions import ActionRows
from tracker.documents.rows.closing_rows import closes_table, sums_measures
from tracker.documents.rows.series import heads_group
from tracker.documents.rows.split_rows import PendingRow, own_cells
from tracker.documents.tables.another_table import may_head_actions
from tracker.documents.tables.fitting import has_width, is_ref, moved_right, width_of
from tracker.documents.tables.found import as_found, cells_of, left_aside, say_lost_rows, say_unsure
from tracker.documents.tables.heading_like import is_title
from tracker.documents.tables.mapping import Understood
from tracker.documents.tables.themes import Themes
from tracker.domain.draft import FoundTable
from tracker.domain.plan import WordScale

_SAID_BY_COLUMN = {"status", "rag", "done", "percent"}  # what is not known there is one problem for the column


class TableRows:
    """The table that is being read: its headings, and the row that may go on below."""

    def __init__(self, source: str, problems: ProblemLog, themes: Themes, loose: UnplacedText) -> None:
        self.source = source
        self.problems = problems
        self.themes = themes
        self.loose = loose
        self.actions = ActionRows(problems, themes)
        self.measures = MeasureTables(problems, themes, loose)
        self.evidence = EvidenceTables(problems, themes, loose)
        self.milestones = MilestoneTables(problems, themes)
        self.groups = GroupRows(problems, themes)
        self.left = LeftColumns(loose)
        self.notes = TableNotes()
        self.tables: list[FoundTable] = []
        self.headings: Headings | None = None
        self._closed: Headings | None = None  # of the last table that was closed
        self.width = 0  # the columns of the table that the headings stand in
        self._measured: Grid | None = None  # that table
        self.places: dict[str, str] = {}  # where each ref stands first
        self._known: set[int] = set()  # the columns that the table's kind has a field for
        self._chosen = False  # whether somebody chose something for the table
        self._open: PendingRow | None = None
        self.read_rows: defaultdict[int, set[int]] = defaultdict(set)  # by the id() of their grid
        self._readers = {
            "actions": self._read_action,
            "measures": self.measures.read_measure,
            "series": self.measures.read_measure,
            "readings": self.measures.read_reading,
        }

    def explained_by(self, scales: tuple[WordScale, ...]) -> None:
        """The keys of the document say what words and letters of its rows mean."""
        self.measures.rows.words.scales = scales
        self.actions.status.ratings.meanings = meanings_of(scales)

    def open(self, grid: Grid, table: Understood) -> None:
        """Go on under these headings. A row above a repeated heading row may go on below it."""
        headings = table.headings
        assert headings is not None
        again = self._leave_row(grid, table, headings)
        if not again:
            self._say()
        self.groups.open(table, headings, again=again)
        self._chosen = table.chosen
        headings = self.measures.opened(grid, headings, again)
        self.headings = headings
        self.left.open(grid, table, headings)
        self.notes.open(grid, headings, again)
        if grid is not self._measured:  # once for each: its headings may stand again above each of many pages
            self._measured, self.width = grid, width_of(grid)
        self._known = set(fields_by_column(headings))
        if headings.kind == "measures":
            self.measures.doubt_periods(grid, headings)
        if not table.goes_on:
            noted = self.milestones.take(table)
            say_unsure(table, self.problems)
            say_lost_rows(table, self.problems)
            self.say(grid, headings.places[0], noted or fields_as_shown(headings, table.paths), table)
        if headings.turned:
            for row, cells in enumerate(headings.turned.rows[1:], 1):
                self.read(headings.turned, row, [(column, cell) for column, cell in enumerate(cells) if cell])
            self.close()

    def _leave_row(self, grid: Grid, table: Understood, headings: Headings) -> bool:
        """Read the row above or let it go on below; answers whether the headings above it are repeated."""
        above = self.headings
        again = self.is_same(table)
        another = above is None or above.kind != headings.kind or (heads_milestones(headings) and not again)
        if another or headings.kind == "series":
            self.close_row()  # a row of a series is read under the headings above it
        elif self._open is not None and self._open.grid is grid and not table.goes_on:
            self._open.last = headings.row + headings.height - 1
        return again

    def say(
        self, grid: Grid, place: str, fields: tuple[tuple[str, str | None], ...], table: Understood | None = None
    ) -> None:
        """Note a table: where it begins, its title and how its headings were read."""
        if heading := self.themes.arrive():
            self.loose.is_theme(heading)
        found = FoundTable(self.source, place_in(grid, place), self.loose.title(grid), fields, "ambition")
        self.tables.append(found if table is None else as_found(found, table))

    def leave(self, table: Understood) -> None:
        """Leave a table aside that is none of a plan, or that is not understood: it is asked about as one."""
        grid = table.region.grid
        self.close()
        cells = cells_of(table.region)
        self._tell(table, cells[0], self.loose.title(grid))
        self.loose.report_table(grid, cells, left_aside(table))

    def join(self, table: Understood) -> None:
        """Go on with the table above, whatever stands between."""
        if heading := self.themes.arrive():
            self.loose.is_theme(heading)
        self.headings = self.headings or self._closed
        self._tell(table, cells_of(table.region)[0], "")

    def _tell(self, table: Understood, first: Cell, title: str) -> None:
        """Note a table that has no fields of its own."""
        say_lost_rows(table, self.problems)
        fields = tuple((one, None) for one in table.paths.values())
        found = FoundTable(self.source, place_of(table.region.grid, first), title, fields)
        self.tables.append(as_found(found, table))

    def go_on_in(self, grid: Grid) -> bool:
        """Whether a table without headings can go on under those above: as wide, or with a column of groups more."""
        return has_width(grid, self.width, self.headings)

    def is_same(self, table: Understood) -> bool:
        """Whether the headings of a table are those of the one that is being read, repeated."""
        above, here = self.headings, table.headings
        return above is not None and here is not None and [t for t, _ in above.printed] == [t for t, _ in here.printed]

    def close(self) -> None:
        """What follows is no part of this table."""
        self.close_row()
        self._say()
        self.headings, self._closed = None, self.headings or self._closed

    def _say(self) -> None:
        """Say what rows of the table had in common."""
        self.left.say()
        self.actions.say()
        self.groups.say()

    def close_row(self) -> None:
        """Read the row that was kept open, now that it is known where it ends."""
        row, self._open = self._open, None
        if row is None:
            return
        check = RowCheck(self.themes, self.problems) if row.chosen else None
        found = self._readers[row.headings.kind](row.whole(), row.row, row.headings)
        if found is None:
            for cell in row.read_cells().values():
                self.loose.report(row.grid, cell)
            return
        if row.headings.kind != "actions":
            self.evidence.keep(row)
        if check:
            self._leave_unused(row, check)
        about, name, field = found
        row.say_halves(self.problems, about, name, field)

    def continues(self, grid: Grid, row: int) -> bool:
        """Whether a row is the lower half of the one before, which then takes it in."""
        if self._open is None or self.headings is None or self._open.begins_anew(grid, row):
            return False
        all_cells = [(n, cell) for n, cell in enumerate(grid.rows[row]) if cell]
        if (
            self._says_nothing(all_cells)
            or sums_measures(all_cells, self.headings)
            or is_title(grid, row, self.headings)
        ):
            return False
        cells = own_cells(grid, row, self.headings)
        known = {name: cell for name, cell in cells.items() if self.headings.columns[name] in self._known}
        if not known.keys() <= self._open.headings.columns.keys():  # the headings in between are of another table
            return False
        if not self._open.stands_above(grid, row) or not self._open.goes_on_with(grid, known, len(all_cells) == 1):
            return False
        self._open.add(grid, row, known)
        self.read_rows[id(grid)].add(row)
        self._leave_unknown(grid, all_cells, self._known - {column for column, _ in self.headings.evidence})
        return True

    def stands_alone(self, row_spans: bool, column: int, cell: Cell) -> bool:
        """Whether a lone cell is no row of the table: spread over it, or no ref in the ref's column."""
        assert self.headings is not None
        if row_spans or (self.headings.heads and is_period(cell)):
            return True
        if self.headings.kind == "evidence":
            return is_footnote(cell)
        columns = self.headings.columns
        text_columns = {columns.get(name) for name in ("action", "measure", "commentary", "shows", "ref")}
        if column not in text_columns or (self.headings.kind == "actions" and column != columns.get("ref", column)):
            return True
        return column == columns.get("ref") and not is_ref(cell.text.strip())

    def read(self, grid: Grid, row: int, cells: list[tuple[int, Cell]]) -> None:
        """A row of the table."""
        headings = self.headings
        assert headings is not None
        self.close_row()
        self.read_rows[id(grid)].add(row)
        self.notes.read(grid, row)
        self.loose.leave_texts(grid)
        if headings.kind == "evidence":
            self.evidence.read(grid, headings, dict(cells))
            return
        if (sums := sums_measures(cells, headings)) or self._says_nothing(cells):
            (self.loose.report_sum if sums else self.loose.report_together)(grid, [cell for _, cell in cells])
            return
        if self.milestones.reading:
            self.milestones.read(grid, row, headings)
            return
        fitting = moved_right(grid, row, headings)
        if fitting is not headings:
            self.measures.say_moved(grid, row, fitting)
        known = self._known if fitting is headings else set(fitting.columns.values())
        self._leave_unknown(grid, cells, known)
        self._open = PendingRow(grid, row, fitting, self._chosen)

    def _says_nothing(self, cells: list[tuple[int, Cell]]) -> bool:
        """Whether a row is a line of dashes, or closes the actions above it with a total or a sign-off."""
        if not any(character.isalnum() for _, cell in cells for character in cell.text):
            return True
        assert self.headings is not None
        return closes_table(cells, self.headings)

    def _leave_unknown(self, grid: Grid, cells: list[tuple[int, Cell]], known: set[int]) -> None:
        for column, cell in cells:
            if column not in known:
                self.left.leave(grid, column, cell)

    def _leave_unused(self, row: PendingRow, check: RowCheck) -> None:
        """Somebody chose how this table is read: what it could not be read as is left aside, column by column."""
        cells, read_as = row.read_cells(), fields_by_column(row.headings)
        for column in check.unused(cells):
            if row.headings.kind == "actions" and read_as[column] in _SAID_BY_COLUMN:
                continue
            self.left.chosen[column] = read_as[column]
            self.left.leave(row.grid, column, cells[column])

    def _read_action(self, grid: Grid, row: int, headings: Headings) -> RowRead | None:
        action = self.actions.read(grid, row, headings, self.groups.notes)
        if action is None:
            return None
        self.milestones.follow(grid, headings, self.actions.theme)
        if action.ref and (cell := grid.at(row, headings.columns["ref"])):
            self.places.setdefault(action.ref, place_of(grid, cell))
        if action.ref:
            return RowRead(action.ref, action.ref, "ref")
        if may_head_actions(grid, row, headings):
            self.actions.doubt_headings(grid, row, action)
        return RowRead(action.text[:60], folded(action.text), "action")

    def takes_note(self, grid: Grid, row: int, cells: list[tuple[int, Cell]]) -> bool:
        """Whether what stands in a row is a note of the table, which then keeps it."""
        note = note_in(cells) if self.headings else None
        if note is None or self.headings is None or not self.notes.has(grid, row, note, self.headings):
            return False
        self.close_row()
        of_actions = self.headings.kind == "actions"
        (self.loose.report_note_of_actions if of_actions else self.measures.takes_note)(grid, note, len(cells))
        return True

    def opens_group(self, grid: Grid, row: int, cells: Sequence[tuple[int, Cell]]) -> bool:
        """Whether the words of a row name those below: actions, or measures of which they may say what is measured."""
        (_, first), headings = cells[0], self.headings
        if headings is None or len(cells) > 2 or is_note(first):
            return False
        group = self.groups.at(grid, row, headings)
        if group is None and (len(cells) > 1 or not heads_group(grid, row, first, headings)):
            return False
        self.close_row()
        self.loose.leave_texts(grid)
        if group:
            self.groups.enter(grid, row, headings, group)
        else:
            self.measures.opens_group(grid, row, first, headings)
        return True
