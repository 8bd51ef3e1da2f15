"""Reads the rows of a table of one measure: areas, families of councils, and groups of ours, each with its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.heading_periods import heading_periods
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.rows.comparators import rolling, unit_as_printed, unit_of
from tracker.documents.rows.measures import MeasureRows, remarks_of, stated_direction
from tracker.documents.rows.targets import targets_in
from tracker.documents.tables.themes import ThemeSoFar
from tracker.documents.vocabulary.families import family_of, is_area
from tracker.documents.vocabulary.groups import heads_groups, is_group, is_whole
from tracker.documents.vocabulary.wording import comparator_of
from tracker.domain.measure import Comparator, Group, Measure, Part, Reading, Remark
from tracker.domain.measures.our_area import is_ours
from tracker.domain.plan import Plan

_FEWEST_WORDS = 4  # of a measure's name; "No. of children" needs the title above it
_WHICH_IS_OURS = "Which of these areas is ours is not said: all were kept as values of others."


class AreaRows:
    """The tables of one document whose rows are areas or groups of one measure after the other."""

    def __init__(self, problems: ProblemLog, measures: MeasureRows) -> None:
        self.problems = problems
        self.measures = measures
        self.organisation: str | None = None
        self._title = ""  # what is measured
        self._above = ""  # the lone text over the rows, where there is one
        self._by_sum = False  # whether a total alone says that the rows are parts of one measure
        self._of_groups = False  # whether what is no area known by its name is a group of ours
        self._made: dict[tuple[int, str], int] = {}  # where the measures of the table stand, by theme and name
        self._places: dict[str, str] = {}  # where the first area of each measure stands, by the measure's ref

    def measures_now(self, title: str, labels: Sequence[str]) -> None:
        """What the rows that follow are measured by, and the labels of these rows."""
        self._title = self._above = title
        self._of_groups = are_groups(labels)

    def begin(self, title: str, labels: Sequence[str], heading: str = "") -> None:
        """Another table, with what stands over its labels: a measure of the same name in it is another measure."""
        self._made, self._title, self._above = {}, title, ""
        self._of_groups = heads_groups(heading) or are_groups(labels)
        known = heads_groups(heading) or is_area(heading) or any(is_group(one) or family_of(one) for one in labels)
        self._by_sum = not known and not any(is_ours(self.organisation, label) for label in labels)

    def read(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, ref: str) -> str | None:
        """Read a row into the measure of its table; the answer is the measure's name, None for a row without label."""
        label = grid.at(row, headings.columns["area"])
        if label is None:
            return None
        named = grid.at(row, headings.columns["measure"]) if "measure" in headings.columns else None
        if named:
            self._title = folded(named.text)
        elif self._is_measure(label.text):
            return self._measure_alone(grid, row, headings, theme, ref)
        at = self._place(theme, ref)
        values = self.measures.over_time(grid, row, headings, theme.measures[at].ref)
        self._comment(grid, row, headings, theme, at, folded(label.text))
        return self.add(grid, theme, at, label, values)

    def read_value(self, grid: Grid, theme: ThemeSoFar, ref: str, name: str, label: Cell, reading: Reading) -> str:
        """A row of one value: the measure's name, whose value it is, and the value."""
        self._title = name
        return self.add(grid, theme, self._place(theme, ref), label, (reading,))

    def add(self, grid: Grid, theme: ThemeSoFar, at: int, label: Cell, values: tuple[Reading, ...]) -> str:
        """Add values to the series of their label; those of areas are others' until it is known which area is ours."""
        name = folded(label.text)
        measure = theme.measures[at]
        family = family_of(name)
        if comparator_of(name) == "Target":
            aims = tuple(replace(one, role="target") for one in values if one.says)
            measure = replace(measure, readings=_numbered(measure.readings, aims))
        elif is_whole(name):
            if self._by_sum:
                self._doubt_sum(grid, label, measure)
            measure = replace(measure, readings=_numbered(measure.readings, values))
        elif family:
            measure = _compared(measure, *family, values)
        elif (self._of_groups or is_group(name)) and not is_ours(self.organisation, name):
            measure = _grouped(measure, name, values)
        else:
            self._places.setdefault(measure.ref, place_of(grid, label))
            measure = _compared(measure, name, None, values)
        theme.measures[at] = replace(measure, unit=measure.unit or unit_as_printed(values))
        return measure.name

    def _doubt_sum(self, grid: Grid, label: Cell, measure: Measure) -> None:
        """Say that the other rows were taken for parts of one measure for the sake of their total."""
        name, place = folded(label.text), place_of(grid, label)
        sentence = f'The row "{name}" was read as the values of "{measure.name}", and the rows around it as its parts.'
        cause = "A total makes the rows of a table parts of one measure"
        self.problems.add("doubtful", place, measure.ref, None, name, sentence, measure.name, cause=cause)

    def _is_measure(self, label: str) -> bool:
        """Whether a row is a measure by itself, though its column is headed as one of areas."""
        if self._of_groups or is_whole(label) or family_of(label) or is_ours(self.organisation, label):
            return False
        return unit_of(label) is not None

    def _measure_alone(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, ref: str) -> str | None:
        as_measure = replace(
            headings, columns={"measure" if f == "area" else f: c for f, c in headings.columns.items()}
        )
        measure = self.measures.read(grid, row, as_measure, ref)
        if measure is None:
            return None
        if self._above and measure.name.count(" ") + 1 < _FEWEST_WORDS:
            measure = replace(measure, name=f"{self._above}: {measure.name}")
        elif self._above:
            measure = replace(measure, shows="\n".join(filter(None, (measure.shows, self._above))))
        theme.measures.append(replace(measure, place=len(theme.measures) + 1))
        return measure.name

    def _comment(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, at: int, label: str) -> None:
        """What stands beside the values: a direction and target of ours, and of others in words."""
        measure = theme.measures[at]
        cells = {field: grid.at(row, column) for field, column in headings.columns.items()}
        heads = {field: text for text, field in headings.printed if field}
        said = self.measures.comment(grid, cells, heads, measure.ref)
        remark = measure.remarks[0] if measure.remarks else Remark("", None, None)
        if is_whole(label) or is_ours(self.organisation, label):
            aims = tuple(targets_in(self.problems, grid, cells, heading_periods(headings.printed).of, measure.ref))
            measure = replace(measure, readings=_numbered(measure.readings, aims))
            remark = replace(remark, stated_direction=stated_direction(cells.get("direction")))
        else:
            said = "\n".join(f"{label}: {one}" for one in (said, _direction_of(cells, heads)) if one)
        remark = replace(remark, comment="\n".join(filter(None, (remark.comment, said))) or None)
        theme.measures[at] = replace(measure, remarks=remarks_of(remark))

    def _place(self, theme: ThemeSoFar, ref: str) -> int:
        """Where the measure stands in the theme; its first row makes it."""
        key = id(theme), self._title
        if key not in self._made:
            measure = Measure(ref, self._title, unit=unit_of(self._title), rolling=rolling(self._title))
            theme.measures.append(replace(measure, place=len(theme.measures) + 1))
            self._made[key] = len(theme.measures) - 1
        return self._made[key]

    def ask(self, plan: Plan) -> None:
        """Ask once for the same areas which of them is ours, where none is named like the organisation."""
        asked: dict[str, tuple[str, str]] = {}
        for _, measure in plan.measures():
            if measure.ref in self._places and not measure.readings:
                areas = [one.name for one in measure.comparators if not family_of(one.name)]
                asked.setdefault(" / ".join(areas), (self._places[measure.ref], measure.ref))
        cause = "Which of several areas is ours is not known"
        for areas_named, (place, ref) in asked.items():
            self.problems.add("doubtful", place, ref, "area", areas_named, _WHICH_IS_OURS, cause=cause)


def is_beside_measure(label: str) -> bool:
    """Whether a row with this label holds values of others, or the targets, of the measure above it."""
    return family_of(label) is not None or comparator_of(label) is not None


def are_groups(labels: Sequence[str]) -> bool:
    """Whether the rows of a table are groups of ours: one is all of them, or half are known as groups."""
    kept = [label for label in labels if not family_of(label)]
    groups = [label for label in kept if is_group(label) and unit_of(label) is None]
    return any(map(is_whole, kept)) or (len(kept) > 1 and 2 * len(groups) >= len(kept))


def _direction_of(cells: dict[str, Cell | None], heads: dict[str, str]) -> str:
    cell = cells.get("direction")
    stated = stated_direction(cell)
    return f"{heads.get('direction', 'Direction')} {stated[0]}" if stated else ""


def _numbered(before: tuple[Reading, ...], values: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return (*before, *(replace(one, place=len(before) + n) for n, one in enumerate(values, 1)))


def _compared(measure: Measure, name: str, part: Part | None, values: tuple[Reading, ...]) -> Measure:
    """The measure with further values of others, who may have some already."""
    place = len(measure.comparators) + 1
    held = next((one for one in measure.comparators if (one.name, one.part) == (name, part)), None)
    one = held or Comparator(name, part, place=place)
    one = replace(one, readings=_numbered(one.readings, values))
    others = tuple(one if other is held else other for other in measure.comparators)
    return replace(measure, comparators=others if held else (*others, one))


def _grouped(measure: Measure, name: str, values: tuple[Reading, ...]) -> Measure:
    held = next((one for one in measure.groups if one.name == name), None)
    one = held or Group(name, place=len(measure.groups) + 1)
    one = replace(one, readings=_numbered(one.readings, values))
    groups = tuple(one if other is held else other for other in measure.groups)
    return replace(measure, groups=groups if held else (*groups, one))
