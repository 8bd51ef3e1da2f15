"""The columns of a series: its labels, its values, and the ratings of its periods ("Q1 RAG" beside "Q1")."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.period_heading import PeriodHead, is_value
from tracker.documents.headings.periods import PeriodHeads
from tracker.documents.vocabulary.families import family_of, is_area
from tracker.documents.vocabulary.groups import heads_groups
from tracker.documents.vocabulary.roles import is_beside_role, measures_in_lines, role_of, role_of_line
from tracker.documents.vocabulary.wording import field_of, plain
from tracker.domain.measure import Role
from tracker.domain.pattern import pattern_of

_ROWS_TO_LOOK_AT, _LINES_TO_LOOK_AT = 12, 40
_RATES = pattern_of(r"\bb?rag\b(?: (?:rating|status))?|\b(?:rating|status|colour)\b", re.I)
_EDGE = pattern_of(r"\s*[<>≤≥=\d]")  # how a threshold begins
_WHOLE_YEAR = r"(?:fy ?)?(?:20)?\d\d(?: ?[-/–] ?(?:20)?\d\d)?"
_SO_FAR = pattern_of(
    rf"\W*(?:{_WHOLE_YEAR}\W+)?(?:ytd|year[ -]to[ -]date|total to date|cumulative)(?: (?:total|actual|value))?"
    rf"(?:\W+{_WHOLE_YEAR})?\W*",
    re.I,
)
_Headings = Sequence[tuple[int, str]]


def with_ratings(grid: Grid, row: int, heads: PeriodHeads, named: _Headings) -> PeriodHeads:
    """The periods, each with the column of its ratings where it has one; `named` are the headings beside them."""
    actual = [head for head in heads.columns if head.role in ("actual", "estimate")]
    bare = [column for column, text in named if field_of(text) in ("rag", "status")]
    found: dict[int, int] = {}  # column of the period -> column of its ratings
    under = dict(heads.beside)
    for column, text in named:
        head = under.get(column) or _named_like(actual, text) or _over(grid, row, actual, column)
        if head is None and column in bare and len(bare) > 1:
            head = next((one for one in actual if one.column == column - 1), None)
        if head is not None and (column in bare or _RATES.search(plain(text))):
            found.setdefault(head.column, column)
    return heads._replace(columns=tuple(_rated(head, found.get(head.column)) for head in heads.columns))


def _rated(head: PeriodHead, column: int | None) -> PeriodHead:
    return head if column is None or head.role not in ("actual", "estimate") else head._replace(rated=column)


def _named_like(heads: Sequence[PeriodHead], text: str) -> PeriodHead | None:
    """The period that the heading of a rating names: "Q1 RAG", "RAG 2022/23"."""
    words = without_rating(plain(text))
    if not words or words == plain(text):
        return None
    return next((head for head in heads if words in (plain(head.cell.text), plain(head.period.as_printed))), None)


def without_rating(heading: str) -> str:
    """What is left of a heading without its words for a rating: "Q1" of "Q1 RAG"."""
    return " ".join(_RATES.sub(" ", heading).split())


def _over(grid: Grid, row: int, heads: Sequence[PeriodHead], column: int) -> PeriodHead | None:
    """The period that stands over a rating as over its value, merged over both."""
    above = grid.covered.get((row, column), (row, column))
    if above == (row, column):
        return None
    return next((h for h in heads if (row, h.column) == above or grid.covered.get((row, h.column)) == above), None)


def fields_beside(heads: PeriodHeads, named: Sequence[tuple[int, Cell]]) -> dict[int, tuple[str, str]]:
    """The heading and the field of each column beside the values of a period: the values of others, or a note.

    So is what they come to so far ("YTD", "YTD 2025/26"), which is of no period of theirs, and of nobody else.
    """
    of = dict(heads.beside)
    found: dict[int, tuple[str, str]] = {}
    for column, cell in named:
        if (head := of.get(column)) is not None:
            part, period = folded(cell.text), head.period
            text = f"{part} {period.as_printed}" if family_of(part) and period.first else f"{period.as_printed} {part}"
            found[column] = text, f"{'comparator' if family_of(part) and period.first else 'note'} {text}"
        elif is_so_far(cell.text) and column > heads.columns[0].column:
            found[column] = folded(cell.text), f"note {folded(cell.text)}"
    return found


def is_so_far(heading: str) -> bool:
    """Whether a heading names what a year has come to so far, and no day up to which: "YTD", "2025/26 YTD"."""
    return _SO_FAR.fullmatch(heading) is not None


_FIELDS: dict[Role, str] = {"target": "target", "planned": "planned"}


def period_fields(heads: PeriodHeads) -> list[tuple[str, str | None]]:
    """The headings of the periods, each with its field; where two rows make one, what they say together."""
    return [
        (folded(head.cell.text) if heads.height == 1 else head.period.as_printed, _FIELDS.get(head.role, "value"))
        for head in heads.columns
    ]


def with_label(
    grid: Grid, first: int, named: list[tuple[int, Cell]], columns: dict[str, int], first_period: int
) -> dict[str, int]:
    """The columns with the one that names each row: headed as area, or else the last text column before the periods."""
    columns = with_line(grid, first, {f: column for f, column in columns.items() if f != "period"}, first_period)
    area = _area_column(grid, first, named, columns, first_period)
    if area is not None:
        others = {field: column for field, column in columns.items() if column != area}
        return {**others, "area": area}
    if "measure" in columns:
        return columns
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    texts = [c for c in range(first_period) if any((under := grid.at(r, c)) and not is_value(under.text) for r in rows)]
    free = [c for c in texts if c not in columns.values()] or [
        c
        for c in texts
        if c in (columns.get("theme"), columns.get("direction"))  # "Change 1" may be a label
    ]
    free = free or [column for field, column in columns.items() if field == "line"]
    others = {field: column for field, column in columns.items() if column not in free[-1:] or field == "line"}
    return {**others, "label": free[-1]} if free else columns


def _area_column(
    grid: Grid, first: int, named: list[tuple[int, Cell]], columns: dict[str, int], first_period: int
) -> int | None:
    """The column that says whose values stand in each row, by its heading or, where it has none, by what it holds."""
    before = {column: cell.text for column, cell in named if column < first_period}
    area = next((column for column, text in before.items() if is_area(text)), None)
    if area is not None and plain(before[area]) in ("area", "areas") and _in_words(grid, first, first_period):
        area = None  # areas of practice, with words of a scale: no other councils
    if area is not None or not _repeats(grid, first, columns.get("measure")):
        return area
    headed = next((column for column, text in before.items() if heads_groups(text)), None)
    if headed is not None or "line" in columns:
        return headed
    return _unnamed_areas(grid, first, columns["measure"], first_period, before)


def named_by_words(grid: Grid, first: int, columns: dict[str, int]) -> dict[str, int]:
    """Where what would name the rows is a column of thresholds, their description names them."""
    label, shows = columns.get("label"), columns.get("shows")
    if label is None or shows is None:
        return columns
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    said = [cell.text for row in rows if (cell := grid.own(row, label))]
    if sum(1 for text in said if _EDGE.match(text)) * 2 <= len(said):
        return columns
    return {field: column for field, column in columns.items() if column not in (label, shows)} | {"measure": shows}


def with_line(grid: Grid, first: int, columns: dict[str, int], first_period: int) -> dict[str, int]:
    """The columns with the one that says what each row holds, where one measure has a row of what was planned and one
    of what came of it: "Plan", "Actual", "Variance". By itself it holds nothing else; beside names a few other words.
    """
    apart = {columns.get(field) for field in ("action", "lead", "review")}  # a task may be called "Write plan"
    held = {column: _lines(grid, first, column) for column in range(first_period) if column not in apart}
    held = {column: lines for column, lines in held.items() if not all(map(is_value, filter(None, lines)))}
    for column, lines in held.items():
        paired = measures_in_lines(lines) if len(held) == 1 or column == columns.get("measure") else ()
        if paired or _are_roles([line for line in lines if line], alone=len(held) == 1, blank="" in lines):
            return {**{field: at for field, at in columns.items() if at != column}, "line": column}
    return columns


def _lines(grid: Grid, first: int, column: int) -> list[str]:
    """What stands in a column in each row of a table; in a row without values it is a group's name."""
    rows = range(first, min(first + _LINES_TO_LOOK_AT, len(grid.rows)))
    end = next((row for row in rows if not any(grid.rows[row])), rows.stop)
    full = [row for row in range(first, end) if sum(map(bool, grid.rows[row])) > 1]
    return [folded(cell.text) if (cell := grid.own(row, column)) else "" for row in full]


def _are_roles(lines: Sequence[str], *, alone: bool, blank: bool) -> bool:
    """Whether words say of most rows whether they are plans or what came of them; `blank`: of some rows nothing."""
    roles = [role_of_line(line) for line in lines]
    known = [role or is_beside_role(line) or family_of(line) for role, line in zip(roles, lines, strict=True)]
    if not {"target", "planned"} & {*roles} or len({line.casefold() for line in lines}) + blank < 2:
        return False
    if alone:
        rests = {said.rest.casefold() for line in lines if (said := role_of(line)).rest != line}
        if len({rest for rest in rests if re.fullmatch(r"\D+", rest)}) > 1:
            return False  # the roles of several measures
        return all(known) and "actual" in roles and len(set(lines)) == len(lines)
    if "actual" not in roles:
        return all(known)
    return sum(map(bool, known)) * 3 >= len(lines) * 2


def _unnamed_areas(grid: Grid, first: int, measure: int, first_period: int, headed: Container[int]) -> int | None:
    """The column without a heading, behind the measures, that says whose values stand in each row."""
    rows = [row for row in range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows))) if any(grid.rows[row])]
    for column in range(measure + 1, first_period):
        labels = {cell.text for row in rows if (cell := grid.at(row, column))}
        if column not in headed and len(labels) > 1 and any(family_of(label) for label in labels):
            return column
    return None


def _in_words(grid: Grid, first: int, column: int) -> bool:
    """Whether nothing but words stands in a column and right of it."""
    rows = grid.rows[first : first + _ROWS_TO_LOOK_AT]
    texts = [cell.text for cells in rows for cell in cells[column:] if cell]
    return bool(texts) and not any(map(is_value, texts))


def _repeats(grid: Grid, first: int, column: int | None) -> bool:
    """Whether one measure stands beside several rows: its name is repeated, merged, or not printed again."""
    if column is None:
        return False
    rows = [cells for cells in grid.rows[first : first + _ROWS_TO_LOOK_AT] if any(cells)]
    names = [cell.text for cells in rows for cell in cells[column : column + 1] if cell]
    return len(set(names)) < len(rows)
