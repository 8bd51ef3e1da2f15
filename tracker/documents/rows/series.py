"""Reads the rows of a series table: measures, or one measure's areas, with a value for each period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.rows.comparators import unit_of
from tracker.documents.rows.measures import MeasureRows, remarks_of, rolling, stated_direction, unit_as_printed
from tracker.documents.rows.targets import targets_in
from tracker.documents.tables.heading_periods import heading_periods
from tracker.documents.tables.headings import Headings, headings_at
from tracker.documents.tables.themes import ThemeSoFar
from tracker.documents.vocabulary.wording import comparator_of
from tracker.domain.measure import Comparator, Measure, Reading, Remark
from tracker.domain.measures.our_area import is_named_like
from tracker.domain.plan import Plan

_ROWS_TO_LOOK_AT = 40
_LONGEST_GROUP = 150
_WHICH_IS_OURS = "Which of these areas is ours is not said: all were kept as values of others."


class SeriesRows:
    """The series of one document; which rows are areas is settled for each table when it is opened."""

    def __init__(self, problems: ProblemLog, measures: MeasureRows) -> None:
        self.problems = problems
        self.measures = measures
        self.organisation: str | None = None
        self.otherwise = ""  # what a table of areas without a title, on a sheet without a name, is taken to measure
        self._title = ""  # of a table of areas: what is measured
        self._measure: tuple[ThemeSoFar, int] | None = None  # where the measure of the table of areas stands
        self._places: dict[str, str] = {}  # where the first area of each measure stands, by the measure's ref

    def opened(self, grid: Grid, headings: Headings, title: str, again: bool) -> Headings:
        """The headings with the column of labels known as one of measures or of areas; doubtful periods are said.

        `again`: the same headings stood on the page before, and the same measure goes on unless there is a title.
        """
        if title or not again:
            self.measures_now(title or grid.name or self.otherwise)
        for head in headings.heads:
            place, printed = place_of(grid, head.cell), head.period.as_printed
            read_as = str(head.period) if head.period.first else None
            self.problems.doubts(head.doubts, place, printed, "period", printed, read_as)
        if (column := headings.columns.get("label")) is None:
            return headings
        field = "area" if self._are_areas(_texts(grid, headings.row + headings.height, column)) else "measure"
        columns = {field if name == "label" else name: at for name, at in headings.columns.items()}
        fields = tuple((text, field if name == "label" else name) for text, name in headings.printed)
        return replace(headings, columns=columns, printed=fields)

    def measures_now(self, title: str) -> None:
        """What the areas that follow are measured by."""
        self._title, self._measure = title, None

    def _are_areas(self, labels: Sequence[str]) -> bool:
        """Whether labels name areas: one is ours, or the first is England or the like and so no measure's row."""
        if any(is_named_like(self.organisation, label) for label in labels):
            return True
        return bool(labels) and comparator_of(labels[0]) not in (None, "Target")

    def read(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, ref: str) -> str | None:
        """Read a row into the theme's measures; the answer is the measure's name, None where the row has none."""
        if "area" in headings.columns:
            return self._read_area(grid, row, headings, theme, ref)
        cell = grid.at(row, headings.columns["measure"])
        other = comparator_of(cell.text) if cell else None
        if other and theme.measures:
            values = self.measures.over_time(grid, row, headings, theme.measures[-1].ref)
            return self._compared(theme, len(theme.measures) - 1, other, values)
        name = None
        for unit in dict.fromkeys(head.unit for head in headings.heads):
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
        theme.measures.append(replace(measure, place=len(theme.measures) + 1))
        return measure.name

    def _read_area(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, ref: str) -> str | None:
        """The values of one area, kept as a comparator's until it is known which area is ours."""
        label = grid.at(row, headings.columns["area"])
        if label is None:
            return None
        named = grid.at(row, headings.columns["measure"]) if "measure" in headings.columns else None
        if named:
            self._title = folded(named.text)
        at = self._place(theme, ref)
        self._places.setdefault(theme.measures[at].ref, place_of(grid, label))
        values = self.measures.over_time(grid, row, headings, theme.measures[at].ref)
        name = comparator_of(label.text) or folded(label.text)
        self._comment(grid, row, headings, theme, at, name)
        return self._compared(theme, at, name, values)

    def _comment(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, at: int, area: str) -> None:
        """What stands beside the values of an area: a direction and target of ours, and of others in words."""
        measure = theme.measures[at]
        cells = {field: grid.at(row, column) for field, column in headings.columns.items()}
        heads = {field: text for text, field in headings.printed if field}
        said = self.measures.comment(grid, cells, heads, measure.ref)
        remark = measure.remarks[0] if measure.remarks else Remark("", None, None)
        if is_named_like(self.organisation, area):
            aims = tuple(targets_in(self.problems, grid, cells, heading_periods(headings.printed).of, measure.ref))
            measure = replace(measure, readings=(*measure.readings, *aims))
            remark = replace(remark, stated_direction=stated_direction(cells.get("direction")))
        elif said:
            said = f"{area}: {said}"
        remark = replace(remark, comment="\n".join(filter(None, (remark.comment, said))) or None)
        theme.measures[at] = replace(measure, remarks=remarks_of(remark))

    def ask(self, plan: Plan) -> None:
        """Ask which area is ours, where a measure's areas were read and none is named like the organisation."""
        ours = {measure.ref for _, measure in plan.measures() if measure.readings}
        names = {measure.ref: [one.name for one in measure.comparators] for _, measure in plan.measures()}
        for ref, place in self._places.items():
            if ref not in ours:
                self.problems.add("doubtful", place, ref, "area", " / ".join(names[ref]), _WHICH_IS_OURS)

    def _place(self, theme: ThemeSoFar, ref: str) -> int:
        """Where the table's measure stands in the theme; the first area makes it."""
        if self._measure and self._measure[0] is theme and theme.measures[self._measure[1]].name == self._title:
            return self._measure[1]
        measure = Measure(ref, self._title, unit=unit_of(self._title), rolling=rolling(self._title))
        theme.measures.append(replace(measure, place=len(theme.measures) + 1))
        self._measure = theme, len(theme.measures) - 1
        return self._measure[1]

    def _compared(self, theme: ThemeSoFar, at: int, name: str, values: tuple[Reading, ...]) -> str:
        """The values of others, or in a row called Target those that ours are to reach."""
        measure = theme.measures[at]
        if name == "Target":
            aims = [replace(one, role="target") for one in values if one.says]
            readings = tuple(replace(one, place=n) for n, one in enumerate((*measure.readings, *aims), 1))
            theme.measures[at] = replace(measure, readings=readings)
            return measure.name
        comparator = Comparator(name, readings=values, place=len(measure.comparators) + 1)
        unit = measure.unit or unit_as_printed(values)
        theme.measures[at] = replace(measure, unit=unit, comparators=(*measure.comparators, comparator))
        return measure.name


def heads_group(grid: Grid, row: int, cell: Cell, headings: Headings) -> bool:
    """Whether a lone cell stands over rows of a measure table as their group: spread over it, or where labels stand."""
    label = next((headings.columns[name] for name in ("area", "measure") if name in headings.columns), None)
    if headings.kind not in ("measures", "series") or label is None or len(cell.text) > _LONGEST_GROUP:
        return False
    column = next(at for at, here in enumerate(grid.rows[row]) if here)
    spread = all(grid.covered.get((row, column + n)) == (row, column) for n in (1, 2))
    if not spread and not (headings.kind == "series" and column <= label):
        return False
    below = next((at for at in range(row + 1, len(grid.rows)) if any(grid.rows[at])), None)
    if below is None or headings_at(grid, below):
        return False
    return _own(grid, below, label) is not None and sum(map(bool, grid.rows[below])) > 1


def _texts(grid: Grid, first: int, column: int) -> list[str]:
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    return [folded(cell.text) for row in rows if (cell := _own(grid, row, column))]


def _own(grid: Grid, row: int, column: int) -> Cell | None:
    cells = grid.rows[row]
    return cells[column] if column < len(cells) else None
