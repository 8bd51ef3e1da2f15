"""Reads grids of cells into a draft: themes with ambition and evidence, actions, measures and readings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.action_rows import ActionRows
from tracker.documents.front_page import FrontPage, read_front_page
from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings import Headings, headings_at
from tracker.documents.leads import people_of
from tracker.documents.measure_rows import MeasureRows
from tracker.documents.problems import Problems
from tracker.documents.second_look import look_again
from tracker.documents.theme_headings import BARE_HEADING, HEADING, ThemeSoFar
from tracker.domain.draft import Draft, Table
from tracker.domain.measure import Measure
from tracker.domain.plan import Evidence, Plan, Theme

_AMBITION = re.compile(r"\b(?:our|the)?\s*(?:ambition|goal|vision)\b|what .?good.? looks like", re.I)
_FOOTNOTE = re.compile(r"\s*(?:[¹²³⁴-⁹⁰]|notes?\b|\*)", re.I)
_FIELDS_OF = {
    "actions": {"theme", "ref", "action", "lead", "review", "commentary", "status", "rag", "note", "comment"},
    "measures": {"theme", "measure", "shows", "status", "direction", "comment", "action"}
    | {"previous", "current", "value"},
    "readings": {"measure_ref", "measure", "period", "value", "numerator", "denominator", "source", "note"},
}


def read_tables(source: str, grids: Sequence[Grid]) -> Draft:
    """A document's grids as a draft of a plan, with every repair, doubt and loss as a problem."""
    return _PlanReader(source, grids).read()


class _PlanReader:
    """Goes through the rows of a document once, knowing which theme and which table it is in."""

    def __init__(self, source: str, grids: Sequence[Grid]) -> None:
        self.source = source
        self.grids = grids
        self.problems = Problems(source)
        self.actions = ActionRows(self.problems)
        self.measures = MeasureRows(self.problems)
        self.themes: dict[str, ThemeSoFar] = {}
        self.theme_word = "Recommendation"
        self.tables: list[Table] = []
        self.set_aside = 0
        self._forget_place()

    def _forget_place(self) -> None:
        self.theme: ThemeSoFar | None = None
        self.headings: Headings | None = None
        self.known: set[int] = set()  # the columns that the table's kind has a field for
        self.ambition_column: int | None = None
        self.titles: list[Cell] = []

    def read(self) -> Draft:
        """Read every sheet, then look again at what only shows in the whole."""
        front = read_front_page(self.grids, self.problems)
        self.actions.period = front.period
        for grid in self.grids:
            self._forget_place()
            self._read_grid(grid, front)
        plan = self._plan(front)
        look_again(plan, self.problems)
        cells = sum(cell is not None for grid in self.grids for row in grid.rows for cell in row)
        return Draft(plan, tuple(self.problems.found), tuple(self.tables), cells, cells - self.set_aside)

    def _plan(self, front: FrontPage) -> Plan:
        themes = tuple(
            Theme(
                theme.ref,
                theme.title,
                theme.ref_as_printed,
                tuple(theme.ambition),
                tuple(theme.evidence),
                tuple(replace(action, place=n) for n, action in enumerate(theme.actions, 1)),
                tuple(theme.measures),
                place,
            )
            for place, theme in enumerate(self.themes.values(), 1)
        )
        leads = [action.lead for theme in themes for action in theme.actions]
        return Plan(
            front.title or self.source.rsplit(".", 1)[0],
            front.organisation,
            front.period,
            self.theme_word,
            settings={"read_from": [_told(table) for table in self.tables]},
            people=people_of(leads),
            themes=themes,
        )

    def _read_grid(self, grid: Grid, front: FrontPage) -> None:
        row = 0
        while row < len(grid.rows):
            cells = [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell]
            if not cells:
                row += 1
            elif headings := headings_at(grid, row):
                self._open_table(grid, headings)
                row += headings.height
            else:
                self._read_row(grid, row, cells, front)
                row += 1
        self._skip_titles(grid)

    def _read_row(self, grid: Grid, row: int, cells: list[tuple[int, Cell]], front: FrontPage) -> None:
        column, first = cells[0]
        if len(cells) == 1 and self._opens_theme(grid, row, column, first):
            self.titles = [first]
        elif _AMBITION.search(first.text) and len(first.text) < 80 and len(cells) == 2:
            self._open_ambition(grid, first, *cells[1])
        elif self.ambition_column is not None and [c for c, _ in cells] == [self.ambition_column]:
            self._add_ambition(grid, first)
        elif self.headings and not (len(cells) == 1 and self._stands_alone(grid, row, column, first)):
            self._read_table_row(grid, row, cells)
        else:
            self._loose(grid, cells, front)

    # Themes and what stands around the tables

    def _opens_theme(self, grid: Grid, row: int, column: int, cell: Cell) -> bool:
        found = HEADING.fullmatch(cell.text.strip())
        if found:
            self.theme_word = found["word"].capitalize()
        elif self.headings is None or not _spans(grid, row, column):
            return False
        else:
            found = BARE_HEADING.fullmatch(cell.text.strip())
        if found is None:
            return False
        self._skip_titles(grid)
        self.theme = self._theme(found["ref"], folded(found["title"] or ""))
        self.ambition_column = None
        if not _spans(grid, row, column):  # rows below a title merged over a table go on under its headings
            self.headings = None
        return True

    def _theme(self, ref_as_printed: str, title: str) -> ThemeSoFar:
        ref = re.sub(r"(?:\.0)?\.?$", "", ref_as_printed) or None
        theme = self.themes.setdefault(ref or title, ThemeSoFar(ref, title, ref_as_printed))
        theme.title = theme.title or title
        return theme

    def _theme_of_row(self, grid: Grid, row: int, headings: Headings, ref: str | None) -> ThemeSoFar:
        """The theme a row belongs to: its theme column, else the heading above, else the front of its ref."""
        if (column := headings.columns.get("theme")) is not None and (cell := grid.at(row, column)):
            text = folded(cell.text)
            found = HEADING.fullmatch(text) or BARE_HEADING.fullmatch(text)
            self.theme = self._theme(found["ref"], found["title"] or "") if found else self._theme("", text)
        if self.theme is None and ref and "." in ref:
            return self._theme(ref.rpartition(".")[0] if ref.count(".") > 1 else ref.split(".")[0], "")
        if self.theme is None:
            self.theme = self._theme("", grid.name or "Actions")
        return self.theme

    def _open_ambition(self, grid: Grid, label: Cell, column: int, first: Cell) -> None:
        self.headings, self.ambition_column = None, column
        self.tables.append(
            Table(self.source, _place(grid, label), self._take_title(grid), ((folded(label.text), "ambition"),))
        )
        self._add_ambition(grid, first)

    def _add_ambition(self, grid: Grid, cell: Cell) -> None:
        theme = self.theme = self.theme or self._theme("", grid.name)
        about = theme.ref or theme.title
        theme.ambition += [line.strip("•\uf0b7 ") for line in self.problems.text(grid, cell, about).split("\n")]

    def _loose(self, grid: Grid, cells: list[tuple[int, Cell]], front: FrontPage) -> None:
        """Text outside the tables: a line right above a heading row is its title, the rest is left aside."""
        self.headings = self.ambition_column = None
        for _, cell in cells:
            if (grid.name, cell.place) not in front.used:
                self.titles.append(cell)

    def _skip_titles(self, grid: Grid) -> None:
        """Leave aside the loose texts that no table followed; a theme's own heading is not one of them."""
        for cell in self.titles:
            if not HEADING.fullmatch(cell.text.strip()):
                self._set_aside(grid, cell)
        self.titles = []

    def _take_title(self, grid: Grid) -> str:
        """The theme heading and the last line above a table; what stood before them is left aside."""
        headings = [cell for cell in self.titles if HEADING.fullmatch(cell.text.strip())]
        others = [cell for cell in self.titles if cell not in headings]
        self.titles = others[:-1]
        self._skip_titles(grid)
        return " / ".join(folded(cell.text) for cell in [*headings[-1:], *others[-1:]])

    def _set_aside(self, grid: Grid, cell: Cell) -> None:
        self.set_aside += 1
        self.problems.skipped(grid, cell)

    # Tables

    def _open_table(self, grid: Grid, headings: Headings) -> None:
        self.headings, self.ambition_column = headings, None
        known = self._fields(headings)
        self.known = {column for name, column in headings.columns.items() if name in known}
        place = f"{grid.name}, {headings.places[0]}" if grid.name else headings.places[0]
        fields = tuple((text, name if name in known else None) for text, name in headings.printed)
        self.tables.append(Table(self.source, place, self._take_title(grid), fields))

    def _fields(self, headings: Headings) -> set[str]:
        known = _FIELDS_OF.get(headings.kind, set())
        if headings.kind == "measures":
            known = known | {name for name in headings.columns if name.startswith(("band ", "comparator "))}
        return known | {"evidence"}

    def _stands_alone(self, grid: Grid, row: int, column: int, cell: Cell) -> bool:
        """A lone cell that is no row of the table: spread over it, or no ref in the ref's column."""
        assert self.headings is not None
        if _spans(grid, row, column):
            return True
        if self.headings.kind == "evidence":
            return bool(_FOOTNOTE.match(cell.text))
        text_columns = {self.headings.columns.get(name) for name in ("action", "measure", "commentary", "shows", "ref")}
        if column not in text_columns:
            return True
        return column == self.headings.columns.get("ref") and not re.fullmatch(r"[\w.]{1,12}", cell.text.strip())

    def _read_table_row(self, grid: Grid, row: int, cells: list[tuple[int, Cell]]) -> None:
        headings = self.headings
        assert headings is not None
        if headings.kind == "evidence":
            self._read_evidence(grid, headings, dict(cells))
            return
        for column, cell in cells:
            if column not in self.known:
                self._set_aside(grid, cell)
        reader = {"actions": self._read_action, "measures": self._read_measure, "readings": self._read_reading}
        if not reader[headings.kind](grid, row, headings):
            for column, cell in cells:
                if column in self.known:
                    self._set_aside(grid, cell)

    def _read_evidence(self, grid: Grid, headings: Headings, cells: dict[int, Cell]) -> None:
        theme = self.theme = self.theme or self._theme("", grid.name)
        names = dict(headings.evidence)
        for column, cell in cells.items():
            if column in names:
                theme.evidence.append(Evidence(names[column], self.problems.text(grid, cell, theme.ref or theme.title)))
            else:
                self._set_aside(grid, cell)

    def _read_action(self, grid: Grid, row: int, headings: Headings) -> bool:
        previous = self.theme.actions[-1].ref if self.theme and self.theme.actions else None
        action = self.actions.read(grid, row, headings, previous)
        if action is None:
            return False
        self._theme_of_row(grid, row, headings, action.ref).actions.append(action)
        return True

    def _read_measure(self, grid: Grid, row: int, headings: Headings) -> bool:
        theme = self._theme_of_row(grid, row, headings, None)
        number = len(theme.measures) + 1
        front = theme.ref or f"G{list(self.themes.values()).index(theme) + 1}"
        measure = self.measures.read(grid, row, headings, f"{front}-M{number:02d}")
        if measure is None:
            return False
        theme.measures.append(replace(measure, place=number))
        return True

    def _read_reading(self, grid: Grid, row: int, headings: Headings) -> bool:
        """A reading of a measure that another document defines: kept under its ref, or its name."""
        found = self.measures.reading(grid, row, headings)
        if found is None:
            return False
        ref, name, reading = found
        theme = self._theme(ref.rpartition("-M")[0], "")
        at = next((n for n, m in enumerate(theme.measures) if (m.ref, m.name) == (ref, name)), None)
        if at is None:
            theme.measures.append(Measure(ref, name, place=len(theme.measures) + 1))
        measure = theme.measures[-1 if at is None else at]
        readings = (*measure.readings, replace(reading, place=len(measure.readings) + 1))
        theme.measures[-1 if at is None else at] = replace(measure, readings=readings)
        return True


def _spans(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell is merged over at least three columns of its own row."""
    return all(grid.covered.get((row, column + n)) == (row, column) for n in (1, 2))


def _place(grid: Grid, cell: Cell) -> str:
    return f"{grid.name}, {cell.place}" if grid.name else cell.place


def _told(table: Table) -> dict[str, object]:
    return {"source": table.source, "place": table.place, "title": table.title, "headings": dict(table.fields)}
