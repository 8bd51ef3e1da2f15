"""Rows that say an action by labels: "Lead: ..." within a cell, or a label in a cell beside or above its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, GridRow
from tracker.documents.headings.action_column import called_on_form, is_called_on_form
from tracker.documents.headings.grouped_headings import is_nested
from tracker.documents.headings.unnamed_columns import rates_by_fill
from tracker.documents.ratings.statuses import status_alone
from tracker.documents.tables.fitting import is_ref
from tracker.documents.vocabulary.wording import is_wording, label_field
from tracker.domain.pattern import pattern_of

_BESIDE = {"review", "status", "rag", "commentary"}
_MAY_LABEL = {"note", "closed", "review", "original", "revised", "status", "rag"}
_LONGEST_LABEL, _FEWEST_FIELDS, _FEWEST_HEADINGS = 40, 3, 3
_WITH_VALUE = pattern_of(r"\s*(?P<label>[^\W\d][^:\d\n]{0,40}?)\s*:\s*(?P<value>\S.*)", re.S)
_WITH_REF = pattern_of(
    r"\s*(?P<label>[A-Za-z]{1,20}\.?)\s+(?P<ref>\S{0,15}\d\S{0,15}?)\s*(?:[:\u2013-]\s+(?P<value>\S.*)|[:.]?)", re.S
)


class LabelledValue(NamedTuple):
    """A label of an action and what stands beside it, if anything does."""

    label: str
    head: Cell
    value: Cell | None
    inside: bool = False  # the label stands in the cell of its value


LabelledAction = list[LabelledValue]


class ActionBlock(NamedTuple):
    """Rows of a grid that begin with labels, and the actions that they say; none where that cannot be told."""

    first: int
    after: int
    actions: list[LabelledAction]


# Labels


def _inside(cell: Cell) -> list[LabelledValue]:
    """The labels that stand in one cell with their values, a line each; [] where its first line begins with none."""
    said: list[LabelledValue] = []
    for line in cell.text.strip().split("\n"):
        more = _in_line(line, cell)
        if not said and not more:
            return []
        if more:
            said += more
        else:
            said[-1] = _with_more(said[-1], line)
    plain = [one._replace(value=one.value._replace(fill=None, note=None)) for one in said[:-1] if one.value]
    return [*plain, said[-1]]  # the fill and the comment of a cell are one, and go with its last value


def _in_line(line: str, cell: Cell) -> list[LabelledValue]:
    if (form := called_on_form(line)) and form.value:
        numbered = (("Ref", form.ref), (form.label, form.value))
        return [_said(label, value, cell) for label, value in numbered if value]
    if (found := _WITH_REF.fullmatch(line)) and is_ref(found["ref"]):
        field = label_field(found["label"])
        if field == "ref" or (field == "action" and found["value"]):
            ref = _said("Ref", found["ref"], cell)
            if not found["value"]:
                return [ref]
            return [ref, _said("Action" if field == "ref" else found["label"], found["value"], cell)]
    found = _WITH_VALUE.fullmatch(line)
    return [_said(found["label"], found["value"], cell)] if found and label_field(found["label"]) else []


def _said(label: str, value: str, cell: Cell) -> LabelledValue:
    head = Cell(label, cell.place)
    return LabelledValue(label, head, cell._replace(text=value.strip(), number=None, day=None), inside=True)


def _with_more(said: LabelledValue, line: str) -> LabelledValue:
    value = said.value
    return said._replace(value=value._replace(text=f"{value.text}\n{line.strip()}") if value else None)


def _is_label(cell: Cell) -> bool:
    """Whether a cell is a heading to the word, or what the action of a form is called: "Train the leads" is a value."""
    return len(cell.text) <= _LONGEST_LABEL and (is_wording(cell.text) or is_called_on_form(cell.text))


def _label_of(text: str) -> str:
    return form.label if (form := called_on_form(text)) else text.strip().rstrip(":").strip()


def _begins(cell: Cell) -> bool:
    """Whether a cell begins with a label, as none does that begins with a number: the refs of nearly every row."""
    if len(cell.text) > 400 or cell.text.lstrip()[:1].isdecimal():
        return False
    return _is_label(cell) or bool(_inside(cell))


# Rows


def blocks_of(grid: Grid) -> Iterator[ActionBlock]:
    """The rows that stand together and begin with labels, among them that of the action."""
    if grid.prose or grid.aside:
        return
    row = 0
    while row < len(grid.rows):
        if not _opens(grid, row):
            row += 1
            continue
        after = row + 1
        while after < len(grid.rows) and _goes_on(grid, row, after):
            after += 1
        block = ActionBlock(row, after, _actions(grid, row, after))
        if _is_one(grid, block):
            yield block
        row = after


def _first(grid: Grid, row: int) -> Cell | None:
    return next(filter(None, grid.rows[row]), None)


def _opens(grid: Grid, row: int) -> bool:
    """Whether a row begins with a label and has a value: a row of headings has none, has labels side by side, or stands
    over other headings.
    """
    first = _first(grid, row)
    if first is not None and _is_over_its_words(grid, row, first):
        return True
    if first is None or not _begins(first) or is_nested(grid, row) or _has_parts(grid, row):
        return False
    labels = _labels_in(grid.rows[row])
    runs = [len([*run]) for is_label, run in groupby(labels) if is_label]
    return max(runs, default=0) < _FEWEST_HEADINGS and sum(map(bool, grid.rows[row])) > sum(labels)


def _labels_in(cells: GridRow) -> list[bool]:
    """Which cells of a row are labels: "Complete" behind one is what it says."""
    labels: list[bool] = []
    for cell in cells:
        says = bool(labels) and labels[-1] and cell is not None and status_alone(cell.text) is not None
        labels.append(cell is not None and _is_label(cell) and not says)
    return labels


def _is_over_its_words(grid: Grid, row: int, first: Cell) -> bool:
    """Whether a lone "Recommendation 1" has its words below it, over labels with values."""
    if (
        len([cell for cell in grid.rows[row] if cell]) != 1
        or not is_called_on_form(first.text)
        or row + 2 >= len(grid.rows)
    ):
        return False
    below, behind = ([cell for cell in grid.rows[at] if cell] for at in (row + 1, row + 2))
    return len(below) == 1 and not _begins(below[0]) and len(behind) > 1 and is_wording(behind[0].text)


def _has_parts(grid: Grid, row: int) -> bool:
    """Whether the row below names parts of what is no label, over a fuller row: "Lead" and "By" of "Accountability"."""
    if row + 2 >= len(grid.rows):
        return False
    above, here, below = ({at: cell for at, cell in enumerate(grid.rows[n]) if cell} for n in range(row, row + 3))
    short = all(len(cell.text) <= _LONGEST_LABEL and not any(map(str.isdigit, cell.text)) for cell in here.values())
    named = any(map(_is_label, here.values())) and not any(_is_label(above[at]) for at in here if at in above)
    return len(here) > 1 and short and named and here.keys() < below.keys()


def _goes_on(grid: Grid, start: int, row: int) -> bool:
    if _opens(grid, row):
        return True
    cells = [cell for cell in grid.rows[row] if cell]
    if not cells or len(cells) > 1:
        above = _first_column(grid, row - 1)
        between = bool(cells) and above is not None and _first_column(grid, row) == _first_column(grid, start)
        return between and _is_unknown_label(cells)
    return _is_label(cells[0]) or _stands_under_label(grid, row) or _goes_on_value(grid, start, row)


def _first_column(grid: Grid, row: int) -> int | None:
    return next((column for column, cell in enumerate(grid.rows[row]) if cell), None)


def _is_unknown_label(cells: Sequence[Cell]) -> bool:
    """Whether a row of two cells is that of a label nobody knows, and its value."""
    text = cells[0].text.strip()
    return len(cells) == 2 and len(text) <= _LONGEST_LABEL and not any(sign.isdigit() for sign in text)


def _stands_under_label(grid: Grid, row: int) -> bool:
    """Whether a lone text has nothing but a label right above it."""
    above = [cell for cell in grid.rows[row - 1] if cell]
    return len(above) == 1 and _is_label(above[0])


def _goes_on_value(grid: Grid, start: int, row: int) -> bool:
    """Whether a lone text stands right of the labels, below a value."""
    column = _first_column(grid, row)
    return column is not None and column != _first_column(grid, start) and grid.own(row - 1, column) is not None


def _is_one(grid: Grid, block: ActionBlock) -> bool:
    """Whether rows say an action by labels: its own and two more, in several rows or all within the cells."""
    cells = [cell for row in grid.rows[block.first : block.after] for cell in row if cell]
    inside = [said for cell in cells for said in _inside(cell)]
    columns = _label_columns(grid, block.first, block.after)
    labels = [cell for row in range(block.first, block.after) for at in columns if (cell := grid.own(row, at))]
    said = [said.label for said in inside] + [cell.text.strip() for cell in labels]
    fields = {"called" if called_on_form(text) else label_field(text) for text in said}
    named = "action" in fields or ("called" in fields and "lead" in fields and bool(fields & _BESIDE))
    if not named or len(fields - {None}) < _FEWEST_FIELDS:
        return False
    if block.after - block.first > 1:
        return True
    below = next((row for row in range(block.after, len(grid.rows)) if any(grid.rows[row])), None)
    return len(inside) == len(cells) and (below is None or _opens(grid, below))  # else headings that are explained


def _label_columns(grid: Grid, first: int, after: int) -> set[int]:
    """The columns where most cells are labels: elsewhere a label may be a value that reads like one."""
    held: dict[int, list[bool]] = {}
    for row in range(first, after):
        for column, cell in enumerate(grid.rows[row]):
            if cell:
                held.setdefault(column, []).append(_is_label(cell) or label_field(cell.text) in _MAY_LABEL)
    return {column for column, labels in held.items() if sum(labels) * 2 > len(labels)}


# Actions


def _actions(grid: Grid, first: int, after: int) -> list[LabelledAction]:
    """The actions that rows say; [] where one of their cells is neither a label nor beside one."""
    said: list[LabelledValue] = []
    columns = _label_columns(grid, first, after)
    for row in range(first, after):
        if _goes_on_lone(grid, row, first) and said and (last := said[-1].value or said[-1].head):
            cell = _first(grid, row)
            if cell is None or said[-1].inside or cell.fill != last.fill:
                return []
            value = said[-1].value
            said[-1] = said[-1]._replace(value=value._replace(text=f"{value.text}\n{cell.text}") if value else cell)
            continue
        here = _said_in(grid, row, columns)
        if here is None:
            return []
        said += here
    return _parted(said)


def _goes_on_lone(grid: Grid, row: int, first: int) -> bool:
    cells = [cell for cell in grid.rows[row] if cell]
    if row == first or len(cells) != 1 or _begins(cells[0]):
        return False
    return _stands_under_label(grid, row) or len([cell for cell in grid.rows[row - 1] if cell]) <= 2


def _said_in(grid: Grid, row: int, columns: set[int]) -> list[LabelledValue] | None:
    """The labels of a row with their values; None where a cell has no label."""
    said: list[LabelledValue] = []
    width = max([len(grid.rows[row]), *(column + 1 for at, column in grid.bare if at == row)])
    seen = [(column, grid.own(row, column) or grid.bare.get((row, column))) for column in range(width)]
    cells = [(column, cell) for column, cell in seen if cell and (cell.text or cell.note or rates_by_fill(cell))]
    while cells:
        column, cell = cells.pop(0)
        if inside := _inside(cell):
            said += inside
        elif _is_label(cell) or (cell.text and (column in columns or (len(cells) == 1 and not said))):
            beside = cells.pop(0)[1] if cells and not _is_next(*cells[0], columns) else None
            said.append(LabelledValue(_label_of(cell.text), cell, beside))
        else:
            return None
    return said


def _is_next(column: int, cell: Cell, columns: set[int]) -> bool:
    """Whether a cell behind a label is the next label, and not its value."""
    return bool(_inside(cell)) or column in columns


def _parted(said: Sequence[LabelledValue]) -> list[LabelledAction]:
    """What is said, an action each time its first label comes again; [] where another one is said twice."""
    found: list[LabelledAction] = []
    for one in said:
        if not found or one.label == found[-1][0].label:
            found.append([])
        found[-1].append(one)
    return found if all(len(set(labels_of(action))) == len(action) for action in found) else []


def labels_of(action: LabelledAction) -> tuple[str, ...]:
    return tuple(said.label for said in action)
