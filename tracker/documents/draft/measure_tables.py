"""Reads the rows of the tables of measures, of their series and of their readings into the theme they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.heading_periods import heading_periods
from tracker.documents.headings.headings import Headings
from tracker.documents.outside.table_notes import without_mark
from tracker.documents.outside.unplaced_text import UnplacedText
from tracker.documents.problem_log import FOOTNOTE, ProblemLog, place_in, place_of
from tracker.documents.rows.measures import MeasureRows, with_comment
from tracker.documents.rows.series import SeriesRows, heads_blocks, heads_year
from tracker.documents.tables.themes import BARE_HEADING, HEADING, Themes, ThemeSoFar
from tracker.domain.measure import Measure
from tracker.domain.problem import Field


class RowRead(NamedTuple):
    """What a row was read as: what problems are about, and the ref that is printed, or the name where there is none.

    `field` is that of the name: what can be put right where a row was taken for the rest of another.
    """

    about: str
    name: str
    field: Field


class MeasureTables:
    """The tables of measures of one document, and the measures of the one that is being read."""

    def __init__(self, problems: ProblemLog, themes: Themes, loose: UnplacedText) -> None:
        self.problems = problems
        self.themes = themes
        self.loose = loose
        self.rows = MeasureRows(problems)
        self.series = SeriesRows(problems, self.rows)
        self._here: dict[tuple[int, int], ThemeSoFar] = {}  # the measures of this table: their themes, by place

    def opened(self, grid: Grid, headings: Headings, again: bool) -> Headings:
        """The headings as the rows below them are to be read; `again`: the same stood on the page before."""
        if not again:
            self._here = {}
        if headings.kind == "series":
            return self.series.opened(headings.turned or grid, headings, self.loose.line_above(), again)
        if headings.kind == "readings" and "area" in headings.columns and not again:
            self.series.begins_values(grid, headings)
        return headings

    def doubt_periods(self, grid: Grid, headings: Headings) -> None:
        """Say which headings were given their year by others."""
        where = place_in(grid, headings.places[0])
        for heading, read_as, doubt in heading_periods(headings.printed).doubts:
            self.problems.doubts([doubt], where, heading, "period", heading, read_as)

    def read_measure(self, grid: Grid, row: int, headings: Headings) -> RowRead | None:
        """The measure read, or the measure that a row's area belongs to. A ref that is not printed names nothing."""
        theme = self.themes.of_row(grid, row, headings, None)
        ref = self._next_ref(theme)
        if headings.kind == "series":
            name = self.series.read(grid, row, headings, theme, ref)
            return None if name is None else self._measured_as(theme, name)
        measure = self.rows.read(grid, row, headings, ref)
        if measure is None:
            return None
        theme.measures.append(replace(measure, place=len(theme.measures) + 1))
        self._measured_as(theme, measure.name)
        return RowRead(measure.ref, measure.ref if theme.ref else measure.name, "measure")

    def say_moved(self, grid: Grid, row: int, headings: Headings) -> None:
        """A row that stands one column to the right of its headings was read by what it holds."""
        name = grid.at(row, headings.columns["measure"])
        first = next(cell for cell in grid.rows[row] if cell)
        about = folded(name.text) if name else ""
        sentence = "This row stands one column to the right of its headings, and was read by what it holds."
        cause = "A row stands beside its headings"
        printed = folded(first.text)
        self.problems.add("doubtful", place_of(grid, first), about, "measure", printed, sentence, about, cause=cause)

    def _measured_as(self, theme: ThemeSoFar, name: str) -> RowRead:
        """Note that a row of the table was read as this measure, or as a series of it."""
        at = max(n for n, measure in enumerate(theme.measures) if measure.name == name)
        self._here[id(theme), at] = theme
        return RowRead(name, name, "measure")

    def opens_group(self, grid: Grid, row: int, cell: Cell, headings: Headings) -> None:
        """A lone text over rows is their group, and in a table of areas what is measured."""
        if grid.is_spread(row, next(at for at, one in enumerate(grid.rows[row]) if one is cell)):
            self.problems.settle(grid, [cell])
        columns = headings.columns
        if heads_year(cell, headings):
            self.series.opens_year(cell)
        elif "area" in columns and "measure" not in columns and not heads_blocks(grid, row, headings):
            self.series.opens_block(grid, row, headings)
        else:
            self.themes.open("", folded(cell.text))

    def takes_note(self, grid: Grid, cell: Cell, cells: int) -> None:
        """Keep a note under the table, of so many cells: the comment of the measures that have its mark behind their
        names, or of a single one; else it is left aside.
        """
        marked = [(theme, at) for (_, at), theme in self._here.items() if self._unmark(theme, at, cell)]
        alone = [(theme, at) for (_, at), theme in self._here.items() if len(self._here) == 1]
        for theme, at in marked or alone:
            note = self.problems.text(grid, cell, theme.measures[at].ref, "comment")
            theme.measures[at] = with_comment(theme.measures[at], note)
        if not (marked or alone):
            many = len(self._here)
            where = f"under a table of {many} measures" if many else "above the measures of a table"
            self.loose.report_note(grid, cell, where, cells, "A note stands under a table of many measures")

    def _unmark(self, theme: ThemeSoFar, at: int, note: Cell) -> bool:
        """Take the mark of a note from a measure's name, where it stands there."""
        measure = theme.measures[at]
        raised = (
            one.as_printed for one in self.problems.found if one.cause == FOOTNOTE and one.read_as == measure.name
        )
        name = without_mark(next(raised, measure.name), folded(note.text))
        if name is None:
            return False
        theme.measures[at] = replace(measure, name=name)
        self.problems.rename(measure.name, name)
        return True

    def _next_ref(self, theme: ThemeSoFar) -> str:
        """The ref that the next measure of a theme gets from its place."""
        return f"{theme.ref or f'G{self.themes.place_of(theme)}'}-M{len(theme.measures) + 1:02d}"

    def _theme_of_reading(self, grid: Grid, row: int, headings: Headings, ref: str) -> ThemeSoFar:
        """The theme in the front of the measure's ref, else that of the row, by its ref alone where it has one."""
        column = headings.columns.get("theme")
        if ref or column is None or (cell := grid.at(row, column)) is None:
            return self.themes.named(ref.rpartition("-M")[0], "")
        text = folded(cell.text)
        found = HEADING.fullmatch(text) or BARE_HEADING.fullmatch(text)
        return self.themes.named(found["ref"], "") if found else self.themes.named("", text)

    def read_reading(self, grid: Grid, row: int, headings: Headings) -> RowRead | None:
        """A reading of a measure that another document defines: kept under its ref, or its name."""
        found = self.rows.reading(grid, row, headings)
        if found is None:
            return None
        ref, name, reading = found
        if (column := headings.columns.get("area")) is not None and (label := grid.at(row, column)):
            theme = self.themes.of_row(grid, row, headings, None)
            about = self.series.areas.read_value(grid, theme, ref or self._next_ref(theme), name or ref, label, reading)
            return self._measured_as(theme, about)
        theme = self._theme_of_reading(grid, row, headings, ref)
        at = next((n for n, m in enumerate(theme.measures) if (m.ref, m.name) == (ref, name)), None)
        if at is None:
            theme.measures.append(Measure(ref, name, place=len(theme.measures) + 1))
        measure = theme.measures[-1 if at is None else at]
        readings = (*measure.readings, replace(reading, place=len(measure.readings) + 1))
        theme.measures[-1 if at is None else at] = replace(measure, readings=readings)
        return RowRead(ref or name, ref or name, "measure")
