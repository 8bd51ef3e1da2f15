"""Reads the rows of a series of which one measure has several: its plan, what came of it, their difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.headings.period_heading import PeriodHead
from tracker.documents.rows.areas import AreaRows, is_beside_measure
from tracker.documents.rows.measures import MeasureRows, remarks_of
from tracker.documents.tables.themes import ThemeSoFar
from tracker.documents.vocabulary.families import is_area
from tracker.documents.vocabulary.groups import heads_groups
from tracker.documents.vocabulary.roles import line_of, measures_in_lines, role_of, role_of_line
from tracker.documents.vocabulary.wording import field_of, plain
from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Measure, Remark, Role

_OURS = ("actual", "estimate")
_SAY_NOTHING = {"", "type", "line", "series", "data", "data type", "item", "category", "detail", "details", "basis"}


class _Begun(NamedTuple):
    """A measure of the table: its place in its theme, and the roles that its rows had so far."""

    at: int
    roles: set[Role]


class LineRows:
    """The table that is being read. `title` is the measure where its rows name none."""

    def __init__(self, measures: MeasureRows, areas: AreaRows) -> None:
        self.measures, self.areas = measures, areas
        self.title = self._front = ""
        self._begun: dict[tuple[int, str], _Begun] = {}
        self._last = ""
        self._paired: tuple[str, ...] = ()  # measures that the lines themselves name: "Waits - Plan"

    def opened(
        self, headings: Headings, heading: str, title: str, otherwise: str, lines: Sequence[str], again: bool
    ) -> Headings:
        """The headings with the column that names the measures as theirs, whatever else it is called."""
        if not again:
            own = heading if field_of(heading) is None and plain(heading) not in _SAY_NOTHING else ""
            self.title, self._begun, self._last = own or title or otherwise, {}, ""
            self._front = f"{title}: " if title and (heads_groups(heading) or is_area(heading)) else ""
        line = headings.columns["line"]
        self._paired = () if "measure" in headings.columns else measures_in_lines(lines)
        named = next((field for field in ("measure", "area", "label") if headings.columns.get(field, line) != line), "")
        columns = {"measure" if f == named else f: c for f, c in headings.columns.items() if f == "line" or c != line}
        printed = tuple((text, "measure" if named and field == named else field) for text, field in headings.printed)
        return replace(headings, columns=columns, printed=printed)

    def read(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, ref: str) -> str | None:
        """Read a row into its measure, whose name is the answer; None for a row of no measure."""
        cell = grid.own(row, headings.columns["line"])
        said = folded(cell.text) if cell else ""
        measure, said = line_of(said, self._paired) if self._paired else ("", said)
        role = _role(said, headings) if said else "actual"
        name, printed = (measure, bool(said)) if self._paired else self._name(grid, row, headings)
        begun = self._begun.get((id(theme), name))
        if begun is not None and printed and role in begun.roles:
            begun = None  # another measure of the same name
        if not name or (cell is None and begun):
            return None
        further = begun is not None and role in begun.roles
        here = _in_role(headings, None if further else role)
        if begun is None:
            begun = self._begin(grid, row, here, theme, name, ref)
        else:
            theme.measures[begun.at] = self.with_row(grid, row, here, theme.measures[begun.at])
        if here.heads:
            begun.roles.add(role or "actual")
        elif cell:
            self._beside(grid, row, headings, theme, begun.at, cell)
        return theme.measures[begun.at].name

    def _name(self, grid: Grid, row: int, headings: Headings) -> tuple[str, bool]:
        """What the measure of a row is called, and whether the row itself says so."""
        if "measure" not in headings.columns:
            return self.title, False
        column = headings.columns["measure"]
        if cell := grid.at(row, column):
            self._last = self._front + folded(cell.text)
        return self._last, grid.own(row, column) is not None

    def _begin(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, name: str, ref: str) -> _Begun:
        cells = {field: grid.at(row, column) for field, column in headings.columns.items()}
        measure = self.measures.read(grid, row, headings, ref) if cells.get("measure") else None
        measure = replace(measure, name=self._front + measure.name) if measure else None
        measure = measure or self.measures.of_cells(grid, row, headings, cells, name, ref)
        theme.measures.append(replace(measure, place=len(theme.measures) + 1))
        begun = self._begun[id(theme), name] = _Begun(len(theme.measures) - 1, set())
        return begun

    def with_row(self, grid: Grid, row: int, headings: Headings, measure: Measure) -> Measure:
        """A measure with what a further row of it says, but for what is merged over it from above."""
        cells = {field: grid.own(row, column) for field, column in headings.columns.items() if field != "measure"}
        cells = self.measures.problems.told(grid, cells)
        more = self.measures.of_cells(grid, row, headings, cells, measure.name, measure.ref)
        readings = (*measure.readings, *more.readings)
        said = [remark for remark in more.remarks if remark.day is None]
        measure = replace(
            measure,
            shows=measure.shows or more.shows,
            unit=measure.unit or more.unit,
            thresholds=measure.thresholds or more.thresholds,
            scale=measure.scale or more.scale,
            good_is=measure.good_is or more.good_is,
            readings=tuple(replace(one, place=place) for place, one in enumerate(readings, 1)),
            comparators=measure.comparators or more.comparators,
            remarks=(*measure.remarks, *(remark for remark in more.remarks if remark.day is not None)),
        )
        return _saying(measure, said[0]) if said else measure

    def _beside(self, grid: Grid, row: int, headings: Headings, theme: ThemeSoFar, at: int, line: Cell) -> None:
        """What else a row holds: values of others, the ratings of the periods; what is none of these is a note."""
        name, measure = folded(line.text), theme.measures[at]
        if is_beside_measure(name):
            self.areas.add(grid, theme, at, line, self.measures.over_time(grid, row, headings, measure.ref))
            return
        cells = [(head, cell) for head in headings.heads if (cell := grid.at(row, head.column))]
        if field_of(name) in ("rag", "status") and all(head.period.last for head, _ in cells):
            ratings = [Remark("", head.period.last, None, stated_rating=folded(cell.text)) for head, cell in cells]
            theme.measures[at] = replace(measure, remarks=(*measure.remarks, *ratings))
        elif said := "; ".join(_values(cells)):
            theme.measures[at] = _saying(measure, Remark("", None, None, f"{name}: {said}"))


def _role(line: str, headings: Headings) -> Role | None:
    """What a row holds; None where it is called after another period than those above it ("2022/23 actual")."""
    role, when = role_of_line(line), read_when(role_of(line).rest)[0]
    if when.first is None or when.last is None:
        return role
    spans = [head.period for head in headings.heads if head.role in _OURS]
    within = all(one.first and one.last and when.first <= one.first and one.last <= when.last for one in spans)
    return role if within else None


def _in_role(headings: Headings, role: Role | None) -> Headings:
    """The headings with the values of a row as what it holds; without them where that is not known."""
    if role is None:
        return replace(headings, heads=())
    heads = (head if head.role not in _OURS or role == "actual" else _as(head, role) for head in headings.heads)
    return replace(headings, heads=tuple(heads))


def _as(head: PeriodHead, role: Role) -> PeriodHead:
    return head._replace(role=role, target="", rated=head.rated if role in _OURS else None)


def _values(cells: list[tuple[PeriodHead, Cell]]) -> Iterator[str]:
    return (f"{folded(head.cell.text)} {folded(cell.text)}" for head, cell in cells)


def _saying(measure: Measure, more: Remark) -> Measure:
    """The measure with a further remark of no day, as one with the one that it has."""
    held = next((remark for remark in measure.remarks if remark.day is None), Remark("", None, None))
    others = tuple(remark for remark in measure.remarks if remark is not held)
    comment = "\n".join(filter(None, (held.comment, more.comment)))
    whole = replace(
        held,
        comment=comment or held.comment,
        action=held.action or more.action,
        stated_rating=held.stated_rating or more.stated_rating,
        stated_direction=held.stated_direction or more.stated_direction,
    )
    return replace(measure, remarks=(*remarks_of(whole), *others))
