"""The tables and paragraphs of an OpenDocument text in order, as the grids that a Word document gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tracker.documents.files.open_document.lists import OpenLists
from tracker.documents.files.open_document.styles import DRAW, TEXT, OpenStyles
from tracker.documents.files.open_document.tables import (
    COVERED,
    STYLE_NAME,
    TABLE_ELEMENT,
    spans,
    table_cells,
    table_rows,
)
from tracker.documents.files.open_document.words import H, OpenRun, OpenWords, P
from tracker.documents.files.sheet_grid import too_many
from tracker.documents.files.word.docx_numbering import whole_number
from tracker.documents.files.zip_guard import MOST_IN_A_ROW
from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import headings_at

_LIST, _STYLE, _START = f"{TEXT}list", f"{TEXT}style-name", f"{TEXT}start-value"
_ITEMS = (f"{TEXT}list-item", f"{TEXT}list-header")
_HIDDEN_SECTION, _DISPLAY = f"{TEXT}section", f"{TEXT}display"
_OUT = {f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls"}
_CONTENTS = f"{TEXT}table-of-content"
_WHITE = "#FFFFFF"
_MOST_PLACES = 200_000  # of tables
_Place = tuple[int, int]


class _Block(NamedTuple):
    """A paragraph or a table, and how it stands: its number in a list, in the contents, in a part that is hidden."""

    element: Any
    label: str | None = None
    contents: bool = False
    hidden: bool = False


def odt_grids(source: str, body: Any, styles: OpenStyles, edges: Iterable[tuple[str, Any]]) -> list[Grid]:
    """Every table and every run of paragraphs as a grid, in order; last what stands aside.

    `edges`: the heads and feet of the pages, each with its place ("header"). TrackerError for far too large tables.
    """
    return _Text(source, styles).grids(body, edges)


class _Text:
    """Goes through the body once, counting tables and paragraphs as a person would."""

    def __init__(self, source: str, styles: OpenStyles) -> None:
        self.source, self.styles = source, styles
        self.words, self.lists = OpenWords(styles), OpenLists(styles)
        self.tables = self.paragraphs = self.places = 0
        self.prose: list[list[Cell | None]] = []  # the paragraphs since the last table
        self.found: list[Grid] = []

    def grids(self, body: Any, edges: Iterable[tuple[str, Any]]) -> list[Grid]:
        """The whole document."""
        self._read(self.blocks(body))
        self._close_prose()
        at_edges = [cell for place, one in edges for cell in self.words.aside_of(one, place)]
        aside = [*self.words.aside, *self.words.footnotes, *{(one.place, one.text): one for one in at_edges}.values()]
        if aside:
            self.found.append(Grid(self.source, "", [[cell] for cell in aside], {}, goes_on=True, aside=True))
        return self.found

    def _read(self, blocks: Iterable[_Block], box: str = "") -> None:
        """The blocks of the body, or of the text `box` at a paragraph, behind which the boxes on them stand."""
        for block in blocks:
            if block.element.tag == TABLE_ELEMENT:
                self._close_prose()
                self.found += self.table(block.element)
            else:
                self._paragraph(block, box)
            for one in self.words.boxed():
                self._read(self.blocks(one), f"text box at paragraph {self.paragraphs}")

    def _close_prose(self) -> None:
        if self.prose:
            self.found.append(Grid(self.source, "", self.prose, {}, goes_on=True, prose=True))
        self.prose = []

    # Paragraphs

    def blocks(self, parent: Any, contents: bool = False, hidden: bool = False) -> Iterator[_Block]:
        """The paragraphs and tables in a body or a cell, lists and sections unwrapped."""
        for child in parent:
            if child.tag in (P, TABLE_ELEMENT):
                yield _Block(child, None, contents, hidden)
            elif child.tag == H:
                yield _Block(child, self._outline(child), contents, hidden)
            elif child.tag == _LIST:
                yield from self._items(child, hidden=hidden)
            elif isinstance(child.tag, str) and child.tag.startswith(DRAW):
                self.words.box(child, "text box")
                for one in self.words.boxed():
                    yield from self.blocks(one, contents, hidden)
            elif isinstance(child.tag, str) and child.tag not in _OUT:
                unseen = hidden or (child.tag == _HIDDEN_SECTION and child.get(_DISPLAY) == "none")
                yield from self.blocks(child, contents or child.tag == _CONTENTS, unseen)

    def _outline(self, heading: Any) -> str | None:
        if heading.get(f"{TEXT}is-list-header") == "true":
            return None
        return self.lists.outline(whole_number(heading.get(f"{TEXT}outline-level"), 1)) or None

    def _items(self, element: Any, name: str = "", style: str = "", level: int = 1, hidden: bool = False) -> Any:
        style = element.get(_STYLE) or style
        name = name or self.lists.named(element, style)
        for item in element:
            if item.tag not in _ITEMS:
                continue
            label: str | None = None
            for child in item:
                if child.tag == _LIST:
                    yield from self._items(child, name, style, level + 1, hidden)
                    continue
                if label is None and item.tag == _ITEMS[0]:
                    label = self.lists.label(name, style, level, item.get(_START))
                    yield from (block._replace(label=label) for block in self.blocks([child], hidden=hidden))
                else:
                    yield from self.blocks([child], hidden=hidden)

    def _said(self, block: _Block) -> OpenRun:
        said = self.words.paragraph(block.element)
        said.label = block.label
        if block.hidden:
            said.hidden = [said.text]
        return said

    def _style(self, block: _Block) -> str:
        """What a paragraph is, in the words that a Word document has for it."""
        if block.contents:
            return "contents"
        found = self.styles.paragraph(block.element.get(_STYLE))
        if found.startswith("contents"):
            return "contents"
        if block.element.tag == H and found != "title":
            return f"heading {whole_number(block.element.get(f'{TEXT}outline-level'), 1)}"
        return "list" if block.label is not None or found.startswith("list") else found

    def _paragraph(self, block: _Block, box: str) -> None:
        self.paragraphs += not box
        said, style = self._said(block), self._style(block)
        if said.label and style.startswith("heading") and said.text:
            said.text = f"{said.label} {said.text}"
        cell = self.words.cell([said], box or f"paragraph {self.paragraphs}", style=style)
        if cell is None:
            return
        if cell.gone:
            self.words.aside.append(cell._replace(struck=""))
        elif cell.text:
            self.prose.append([cell])
        else:
            self.words.aside.append(Cell(cell.note or "", cell.place))

    # Tables

    def table(self, table: Any) -> list[Grid]:
        """A table as a grid, with the tables inside its cells behind it.

        A table that is only there to lay out the page is cut behind each row that holds tables, to keep their order.
        """
        self.tables += 1
        name = f"table {self.tables}"
        rows = [row for row, alike in table_rows(table) for _ in range(self._counted(alike))]
        behind = self.styles.fill("table", table.get(STYLE_NAME))
        whole = _Table(self, name, behind)
        inside = {at: tables for at, row in enumerate(rows) if (tables := whole.add(row))}
        found = whole.grid()
        if not inside or any(headings_at(found, row) for row in range(len(found.rows))):
            return [found, *(grid for tables in inside.values() for one in tables for grid in self.table(one))]
        cut, first = list[Grid](), 0
        for last in (*inside, len(rows) - 1):
            cut += [_part(found, first, last)] if first <= last else []
            cut += [grid for one in inside.pop(last, ()) for grid in self.table(one)] if last in inside else []
            first = max(first, last + 1)
        return cut

    def _counted(self, alike: int) -> int:
        """Count the places of tables that are gone through: one element may stand for a million rows or cells."""
        self.places += alike
        if self.places > _MOST_PLACES:
            raise too_many(self.source, f"{_MOST_PLACES:,} cells in its tables")
        return alike

    def cell(self, element: Any, place: str, fill: str | None) -> tuple[Cell | None, list[Any]]:
        """What a cell of a table says, or the number that its list gives it; and the tables inside it."""
        blocks = list(self.blocks(element))
        said = [self._said(block) for block in blocks if block.element.tag != TABLE_ELEMENT]
        if len(said) == 1 and said[0].label and not said[0].text.strip():
            said[0].text = said[0].label
        tables = [block.element for block in blocks if block.element.tag == TABLE_ELEMENT]
        cell = self.words.cell(said, place, fill)
        for box in self.words.boxed():
            for block in self.blocks(box):
                if block.element.tag == TABLE_ELEMENT:
                    tables.append(block.element)
                elif boxed := self.words.cell([self._said(block)], f"text box at {place}"):
                    self.words.aside.append(boxed)
        return cell, tables

    def add_places(self, count: int) -> int:
        """As `_counted`, for the cells of a row."""
        return self._counted(count)


def _part(whole: Grid, first: int, last: int) -> Grid:
    covered = {
        (at - first, column): (above - first, left)
        for (at, column), (above, left) in whole.covered.items()
        if first <= above and at <= last
    }
    bare = {(at - first, column): cell for (at, column), cell in whole.bare.items() if first <= at <= last}
    return Grid(whole.source, "", whole.rows[first : last + 1], covered, bare=bare, goes_on=True)


class _Table:
    """One table while its rows are read."""

    def __init__(self, text: _Text, name: str, behind: str | None) -> None:
        self.text, self.name, self.behind = text, name, behind
        self.rows: list[list[Cell | None]] = []
        self.covered: dict[_Place, _Place] = {}
        self.bare: dict[_Place, Cell] = {}

    def grid(self) -> Grid:
        """The grid of what was added."""
        covered = {(row, column): first for (row, column), first in self.covered.items() if row < len(self.rows)}
        return Grid(self.text.source, "", self.rows, covered, bare=self.bare, goes_on=True)

    def add(self, row: Any) -> list[Any]:
        """Add a row; answers the tables inside its cells."""
        at, cells, inside = len(self.rows), list[Cell | None](), list[Any]()
        behind = self.text.styles.fill("table-row", row.get(STYLE_NAME)) or self.behind
        for element, alike in table_cells(row):
            if len(cells) + alike > MOST_IN_A_ROW:
                raise too_many(self.text.source, f"{MOST_IN_A_ROW:,} columns")
            for _ in range(self.text.add_places(alike)):
                if element.tag == COVERED:
                    cells.append(None)
                    continue
                cells.append(self._cell(element, behind, at, len(cells), inside))
        self.rows.append(cells)
        return inside

    def _cell(self, element: Any, behind: str | None, at: int, column: int, inside: list[Any]) -> Cell | None:
        fill = self.text.styles.fill("table-cell", element.get(STYLE_NAME)) or behind
        cell, tables = self.text.cell(element, f"{self.name}, row {at + 1}", None if fill == _WHITE else fill)
        inside += tables
        self._cover(element, at, column)
        if cell is not None and not cell.text:
            self.bare[at, column] = cell
            return None
        return cell

    def _cover(self, element: Any, at: int, column: int) -> None:
        rows, columns = spans(element)
        if rows * columns == 1:
            return
        self.text.add_places(rows * columns)
        places = ((row, place) for row in range(at, at + rows) for place in range(column, column + columns))
        self.covered |= {place: (at, column) for place in places if place != (at, column)}
