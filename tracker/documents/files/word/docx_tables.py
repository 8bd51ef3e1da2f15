"""Turns the tables of a Word document into grids: merges in both directions, tracked rows, tables inside cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.documents.files.word.docx_cells import TBL, TC, TR, P, WordCells, children, docx_blocks, unwrapped
from tracker.documents.files.word.docx_numbering import whole_number
from tracker.documents.files.word.docx_text import TextRun, W, fill_of
from tracker.documents.grid import Cell, CellStyle, Grid
from tracker.documents.headings.headings import headings_at

_GONE = {f"{W}{name}" for name in ("del", "moveFrom")}
_ROW_LOOKS, _CELL_LOOKS = f"{W}trPr", f"{W}tcPr"
_SPAN, _MERGE, _SHADE, _BEFORE = f"{W}gridSpan", f"{W}vMerge", f"{W}shd", f"{W}gridBefore"
_VAL = f"{W}val"
_Place = tuple[int, int]


def style_kinds(styles: Any) -> dict[str, CellStyle]:
    """What kind of paragraph each style of the document makes, by the name that Word gives it in every language."""
    found: dict[str, CellStyle] = {}
    for style in children(styles, "style"):
        name = style.find(f"{W}name")
        kind = _kind_of_style("" if name is None else name.get(f"{W}val") or "")
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if not kind and outline is not None and (level := outline.get(_VAL) or "") in "012345678":
            kind = f"heading {int(level or 0) + 1}"
        if kind:
            found[style.get(f"{W}styleId")] = kind
    return found


def _kind_of_style(name: str) -> CellStyle:
    lowered = name.lower()
    if heading := re.fullmatch(r"heading ?([1-9])", lowered):
        return f"heading {heading[1]}"
    if re.fullmatch(r"toc ?\d", lowered) or lowered == "table of figures":
        return "contents"
    return "title" if lowered == "title" else "list" if lowered.startswith("list bullet") else ""


def docx_style(paragraph: Any, kinds: Mapping[str, CellStyle]) -> CellStyle:
    """What a paragraph is by its style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(_VAL) or ""
    return kinds.get(name, "") or _kind_of_style(name)


class Tables:
    """The tables of one document, counted in the order in which they begin."""

    def __init__(self, source: str, cells: WordCells) -> None:
        self.source = source
        self.cells = cells
        self.count = 0

    def read(self, table: Any) -> list[Grid]:
        """A table as a grid, with the tables inside its cells behind it.

        A table that is only there to lay out the page is cut behind each row that holds tables, to keep their order.
        """
        self.count += 1
        one = _Table(self, f"table {self.count}")
        inside: dict[int, list[Grid]] = {}
        for row in unwrapped(table, TR):
            if tables := [grid for found in one.add(row) for grid in self.read(found)]:
                inside[len(one.rows) - 1] = tables
        whole = Grid(self.source, "", one.rows, one.covered, bare=one.bare, goes_on=True)
        if not inside or any(headings_at(whole, row) for row in range(len(one.rows))):
            return [whole, *(grid for row in inside for grid in inside[row])]
        return _cut(whole, inside)


def _cut(whole: Grid, inside: Mapping[int, list[Grid]]) -> list[Grid]:
    found, first = [], 0
    covered = defaultdict[int, list[tuple[_Place, _Place]]](list)
    for place, above in whole.covered.items():
        covered[place[0]].append((place, above))
    for row in [*inside, len(whole.rows) - 1]:
        if first > row:
            continue
        reached = (pair for at in range(first, row + 1) for pair in covered.get(at, ()))
        here = {
            (at - first, column): (above - first, left) for (at, column), (above, left) in reached if first <= above
        }
        bare = {(at - first, column): cell for (at, column), cell in whole.bare.items() if first <= at <= row}
        found.append(Grid(whole.source, "", whole.rows[first : row + 1], here, bare=bare, goes_on=True))
        found += inside.get(row, [])
        first = row + 1
    return found


class _Looks(NamedTuple):
    """What the properties of a cell say: its width in columns, how it is merged downwards, its colour."""

    span: int = 1
    merged: bool = False
    from_above: bool = False
    fill: str | None = None


_PLAIN = _Looks()


def _looks(properties: Any) -> _Looks:
    looks = _PLAIN
    for child in properties:
        tag = child.tag
        if tag == _SPAN:
            looks = looks._replace(span=_columns(child.get(_VAL)) or 1)
        elif tag == _MERGE:
            looks = looks._replace(merged=True, from_above=child.get(_VAL) != "restart")
        elif tag == _SHADE:
            looks = looks._replace(fill=fill_of(child))
    return looks


def _is_beside_others(cell: Any) -> bool:
    """Whether a cell is not the only one of its row, as in a table that lays out the page."""
    return sum(1 for _ in unwrapped(cell.getparent(), TC)) > 1


def _fills_inside(table: Any) -> list[str]:
    """The colours of the cells of a table, from top to bottom."""
    shades = (one for one in table.iter(_SHADE) if one.getparent().tag == _CELL_LOOKS)
    return [fill for one in shades if (fill := fill_of(one))]


def _of_one_column(table: Any) -> list[Any] | None:
    """The paragraphs of a table of one column, which is no table but the words of the cell around it; else None."""
    found: list[Any] = []
    for row in unwrapped(table, TR):
        if any(change.tag in _GONE for looks in row.iterfind(_ROW_LOOKS) for change in looks):
            continue
        cells = list(unwrapped(row, TC))
        if len(cells) != 1:
            return None
        for block in docx_blocks(cells[0]):
            words = [block] if block.tag == P else _of_one_column(block)
            if words is None:
                return None
            found += words
    return found


def _columns(text: str | None) -> int:
    """A number of columns; Word itself allows 63."""
    return min(whole_number(text), 63)


class _Table:
    """One table while its rows are read."""

    def __init__(self, tables: Tables, name: str) -> None:
        self.cells = tables.cells
        self.name = name
        self.rows: list[list[Cell | None]] = []
        self.covered: dict[tuple[int, int], tuple[int, int]] = {}
        self.bare: dict[tuple[int, int], Cell] = {}
        self.above: dict[int, tuple[int, int]] = {}  # of each column: the cell that may go on downwards

    def add(self, row: Any) -> list[Any]:
        """Add a row, unless a tracked change took it out or moved it; answers the tables inside its cells."""
        inside: list[Any] = []
        cells: list[Cell | None] = []
        for child in unwrapped(row, TC, _ROW_LOOKS):
            if child.tag == TC:
                self._add_cell(child, cells, inside)
            elif any(change.tag in _GONE for change in child):
                return []
            elif (before := child.find(_BEFORE)) is not None:
                cells += [None] * _columns(before.get(_VAL))
        self.rows.append(cells)
        return inside

    def _add_cell(self, element: Any, cells: list[Cell | None], inside: list[Any]) -> None:
        looks, said, painted = _PLAIN, list[TextRun](), list[str]()
        for block in unwrapped(element, P, TBL, _CELL_LOOKS):
            tag = block.tag
            if tag == P:
                said.append(self.cells.words.paragraph(block))
            elif tag == TBL:
                fills = _fills_inside(block)
                words = _of_one_column(block) if _is_beside_others(element) and len({*fills}) < 2 else None
                said += map(self.cells.words.paragraph, words or ())
                inside += [block] if words is None else []
                painted += [] if words is None else fills
            else:
                looks = _looks(block)
        at, column = len(self.rows), len(cells)
        if looks is not _PLAIN or self.above:
            self._merge(looks, at, column)
        place = f"{self.name}, row {at + 1}"
        painted += [one.fill for one in said if one.fill]
        cell = self._cell(said, place, looks.fill or next(iter(painted), None))
        for block in self.cells.boxed():
            if block.tag == TBL:
                inside.append(block)
            elif boxed := self.cells.cell([self.cells.words.paragraph(block)], f"text box at {place}"):
                self.cells.aside.append(boxed)
        if cell is not None and not cell.text:
            self.bare[at, column] = cell
            cell = None
        cells.append(cell)
        cells += [None] * (looks.span - 1)

    def _merge(self, looks: _Looks, at: int, column: int) -> None:
        """Note the places that a cell covers, and whether it may go on in the row below."""
        first = self.above.get(column, (at, column)) if looks.from_above else (at, column)
        for place in range(column, column + looks.span):
            if (at, place) != first:
                self.covered[at, place] = first
            self.above.pop(place, None)
        if looks.merged:
            self.above[column] = first

    def _cell(self, said: list[TextRun], place: str, fill: str | None) -> Cell | None:
        """The cell's own words, or the number that Word gives it; a fill alone is also something."""
        if len(said) == 1 and said[0].label and not said[0].text.strip():
            said[0].text = said[0].label
        cell = self.cells.cell(said, place)
        if fill is None:
            return cell
        return Cell("", place, fill=fill) if cell is None else cell._replace(fill=fill)
