"""Reads the rows of a series table: measures, or one measure's areas, with a value for each period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings, headings_at
from tracker.documents.headings.period_heading import PeriodHead, head_of, is_period, part_of, says_no_year
from tracker.documents.headings.school_years import as_school_years, has_terms, speaks_of_schools
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.rows.areas import AreaRows, are_groups, is_beside_measure
from tracker.documents.rows.comparators import unit_of
from tracker.documents.rows.lines import LineRows
from tracker.documents.rows.measures import MeasureRows
from tracker.documents.tables.themes import ThemeSoFar
from tracker.documents.vocabulary.families import family_of
from tracker.domain.measures.our_area import is_ours
from tracker.domain.pattern import pattern_of

_ROWS_TO_LOOK_AT = 40
_LONGEST_GROUP = 150
_OF_NAMES = pattern_of(r"(?i)\b(?:names?|authority|authorities|councils?|areas?|regions?|groups?|breakdown)\b")
_OF_MEASURES = pattern_of(r"(?i)\b(?:measures?|indicators?|metrics?|kpis?|pis?)$")


class SeriesRows:
    """The series of one document; which rows are areas is settled for each table when it is opened."""

    def __init__(self, problems: ProblemLog, measures: MeasureRows) -> None:
        self.problems = problems
        self.measures = measures
        self.areas = AreaRows(problems, measures)
        self.lines = LineRows(measures, self.areas)
        self.otherwise = ""  # what a table of areas without a title, on a sheet without a name, is taken to measure
        self._year: PeriodHead | None = None  # of the rows below, where it stands alone between them
        self._in_years: dict[tuple[int, str], int] = {}  # the measures that were read in one: their places, by name
        self._of_schools: Grid | None = None  # the sheet or table in which terms were met

    def opened(self, grid: Grid, headings: Headings, title: str, again: bool) -> Headings:
        """The headings with the column of labels known as one of measures or of areas; doubtful periods are said.

        `again`: the same headings stood on the page before, and the same measure goes on unless there is a title.
        """
        self._year, self._in_years = (self._year, self._in_years) if again else (None, {})
        if not _year_below(grid, headings):
            self._say_periods(grid, headings.heads)
        headings = self._with_school_years(grid, headings, title)
        column = headings.columns.get("label", headings.columns.get("area"))
        labels = [] if column is None else _texts(grid, headings.row + headings.height, column)
        heading = _heading_of(grid, headings, column)
        if (measured := measured_by(heading, title)) or not again:
            self.areas.begin(measured or grid.name or self.otherwise, labels, heading)
        if "line" in headings.columns:
            lines = _texts(grid, headings.row + headings.height, headings.columns["line"])
            return self.lines.opened(headings, heading, title, grid.name or self.otherwise, lines, again)
        if "label" not in headings.columns:
            return headings
        field = "area" if self._are_areas(heading, labels) else "measure"
        columns = {field if name == "label" else name: at for name, at in headings.columns.items()}
        fields = tuple((text, field if name == "label" else name) for text, name in headings.printed)
        return replace(headings, columns=columns, printed=fields)

    def _say_periods(self, grid: Grid, heads: Sequence[PeriodHead]) -> None:
        """What is doubted of the periods of a table."""
        parts = [head for head in heads if head.period.kind == "unread" and says_no_year(head.cell.text)]
        if parts:
            self._say_no_year(grid, parts)
            heads = [head for head in heads if head not in parts]
        for head in heads:
            place, printed = place_of(grid, head.cell), head.period.as_printed
            read_as = str(head.period) if head.period.first else None
            self.problems.doubts(head.doubts, place, printed, "period", printed, read_as)

    def _say_no_year(self, grid: Grid, heads: Sequence[PeriodHead]) -> None:
        """One problem for all headings of a table that are parts of no year."""
        texts = [*dict.fromkeys(folded(head.cell.text) for head in heads)]
        names = " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
        verb, whose = ("say", "their values") if texts[1:] else ("says", "its values")
        sentence = (
            f"{names} {verb} no year: {whose} are kept under these words. "
            "Write the year beside them, or in a title right above."
        )
        place, printed = place_of(grid, heads[0].cell), " / ".join(texts)
        self.problems.add("unread", place, printed, "period", printed, sentence, cause="Headings say no year")

    def begins_values(self, grid: Grid, headings: Headings) -> None:
        """A table with one value a row, of an area or a group that is named in it."""
        column = headings.columns["area"]
        labels = sorted(set(_texts(grid, headings.row + headings.height, column)))
        self.areas.begin("", labels, _heading_of(grid, headings, column))

    def opens_block(self, grid: Grid, row: int, headings: Headings) -> None:
        """A lone text over rows of areas or groups says what they are measured by."""
        title = next(folded(cell.text) for cell in grid.rows[row] if cell)
        self.areas.measures_now(title, _texts(grid, row + 1, headings.columns["area"]))

    def opens_year(self, cell: Cell) -> None:
        """The months or quarters of the rows below are of this year."""
        self._year = head_of(0, cell)

    def _with_school_years(self, grid: Grid, headings: Headings, title: str) -> Headings:
        """The headings with school years where terms stand beside them, above them, or the title speaks of schools."""
        if has_terms(headings.heads):
            self._of_schools = grid
        elif self._of_schools is not grid and not speaks_of_schools(title, grid.name, self.otherwise):
            return headings
        return replace(headings, heads=as_school_years(headings.heads))

    def _are_areas(self, heading: str, labels: Sequence[str]) -> bool:
        """Whether labels name areas or groups, and no measures.

        One is ours, or all of ours, or they are under a measure's name, or England or the like comes first. What
        stands under "Outcome measure" is a measure, though it speaks of a group ("Pupils at the expected standard").
        """
        if any(is_ours(self.areas.organisation, label) for label in labels):
            return True
        if _OF_MEASURES.search(heading):
            return False
        if are_groups(labels):
            return True
        others = [family_of(label) is not None for label in labels]
        return any(others) if unit_of(heading) else any(others[:1])

    def read(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, ref: str) -> str | None:
        """Read a row into the theme's measures; the answer is the measure's name, None where the row has none."""
        if self._year is not None:
            headings = replace(headings, heads=tuple(_in_year(head, self._year) for head in headings.heads))
        if "line" in headings.columns:
            return self.lines.read(grid, row, headings, theme, ref)
        if "area" in headings.columns:
            return self.areas.read(grid, row, headings, theme, ref)
        cell = grid.at(row, headings.columns["measure"])
        if cell and theme.measures and is_beside_measure(cell.text):
            values = self.measures.over_time(grid, row, headings, theme.measures[-1].ref)
            return self.areas.add(grid, theme, len(theme.measures) - 1, cell, values)
        name = None
        aims = ("target", "planned")  # of each of the units, where they say none
        units = dict.fromkeys(head.unit for head in headings.heads if head.unit or head.role not in aims)
        for unit in units or [""]:
            name = self._read_in_unit(grid, row, headings, theme, ref, unit) or name
        return name

    def _read_in_unit(
        self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, ref: str, unit: str
    ) -> str | None:
        """A row as one measure; where each period has a number and a share, each of them is a measure."""
        heads = tuple(head for head in headings.heads if head.unit in (unit, ""))
        measure = self.measures.read(grid, row, replace(headings, heads=heads), ref)
        if measure is None:
            return None
        if unit:
            name = f"{measure.name} ({unit})"
            front, number = ref.rpartition("-M")[0], len(theme.measures) + 1
            measure = replace(measure, ref=f"{front}-M{number:02d}", name=name, unit=unit_of(name))
        before = self._in_years.get((id(theme), measure.name))
        if self._year is not None and before is not None:
            read = replace(headings, heads=heads)
            theme.measures[before] = self.lines.with_row(grid, row, read, theme.measures[before])
            return measure.name
        self._in_years[id(theme), measure.name] = len(theme.measures)
        theme.measures.append(replace(measure, place=len(theme.measures) + 1))
        return measure.name


def _in_year(head: PeriodHead, year: PeriodHead) -> PeriodHead:
    """A month or quarter that says no year, as one of this year."""
    if head.period.first is not None or not says_no_year(head.cell.text):
        return head
    return head._replace(period=part_of(year, head.column, head.cell).period)


def _year_below(grid: Grid, headings: Headings) -> Cell | None:
    """The year that stands alone in the first row below months or quarters that say none."""
    below = next_row(grid, headings.row + headings.height - 1)
    cells = [cell for cell in grid.rows[below] if cell] if below is not None and not headings.turned else []
    return cells[0] if len(cells) == 1 and heads_year(cells[0], headings) else None


def heads_year(cell: Cell, headings: Headings) -> bool:
    """Whether a lone cell is the year of the rows below it, under months or quarters that say none."""
    if headings.kind != "series" or any(head.period.first for head in headings.heads if head.role == "actual"):
        return False
    year = head_of(0, cell) if is_period(cell) else None
    return year is not None and year.period.kind == "year"


def measured_by(heading: str, title: str) -> str:
    """What a table of areas is measured by: the heading over their names where it is a measure's, else its title."""
    if unit_of(heading) or (not title and heading.count(" ") > 1 and not _OF_NAMES.search(heading)):
        return heading
    return title


def _heading_of(grid: Grid, headings: Headings, column: int | None) -> str:
    """The heading over the labels, if there is one."""
    if column is None or headings.turned:
        return ""
    rows = range(headings.row, min(headings.row + headings.height, len(grid.rows)))
    return next((folded(cell.text) for row in rows if (cell := grid.own(row, column))), "")


def heads_group(grid: Grid, row: int, cell: Cell, headings: Headings) -> bool:
    """Whether a lone cell stands over rows of a measure table as their group: spread over it, or where labels stand.

    So does the year of months below it.
    """
    if heads_year(cell, headings):
        return True
    label = next((headings.columns[name] for name in ("area", "measure") if name in headings.columns), None)
    if headings.kind not in ("measures", "series") or label is None or len(cell.text) > _LONGEST_GROUP:
        return False
    column = next(at for at, here in enumerate(grid.rows[row]) if here)
    if is_period(cell) or (not grid.is_spread(row, column) and not (headings.kind == "series" and column <= label)):
        return False
    below = next_row(grid, row)
    if below is None or headings_at(grid, below):
        return False
    if heads_blocks(grid, row, headings):
        return True
    return grid.own(below, label) is not None and sum(map(bool, grid.rows[below])) > 1


def heads_blocks(grid: Grid, row: int, headings: Headings) -> bool:
    """Whether a lone text in a table of areas or groups stands over another, which says what is measured."""
    below = next_row(grid, row)
    if below is None or "area" not in headings.columns:
        return False
    alone = [cell for cell in grid.rows[below] if cell]
    return len(alone) == 1 and not headings_at(grid, below) and heads_group(grid, below, alone[0], headings)


def next_row(grid: Grid, row: int) -> int | None:
    """The next row that holds anything."""
    return next((at for at in range(row + 1, len(grid.rows)) if any(grid.rows[at])), None)


def _texts(grid: Grid, first: int, column: int) -> list[str]:
    """The labels of a table, up to an empty row or other headings."""
    found = []
    for row in range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows))):
        if not any(grid.rows[row]) or headings_at(grid, row):
            break
        found += [folded(cell.text)] if (cell := grid.own(row, column)) else []
    return found
