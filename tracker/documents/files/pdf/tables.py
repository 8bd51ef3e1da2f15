"""The tables of a page of a PDF by the lines that rule them: cells, what they cover, and the colours behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tracker.documents.files.pdf.words import PageWord, page_lines, said_by
from tracker.documents.files.text import is_error
from tracker.documents.grid import Cell

_WHITE = "#FFFFFF"
_INSIDE = 0.5  # points from the edge of a cell
_SAME_EDGE = 3.0  # points between the same edge of a table on two pages

PageBox = tuple[float, float, float, float]  # left, top, right, bottom
_Place = tuple[int, int]


class PageTable(NamedTuple):
    """A table of one page: its rows as far as the page shows them."""

    box: PageBox
    edges: tuple[float, ...]  # where its columns begin
    rows: list[list[Cell | None]]
    covered: dict[_Place, _Place]
    bare: dict[_Place, Cell]

    def has_columns_of(self, other: PageTable) -> bool:
        """Whether its columns stand where those of another table do, so that it may be the rest of that."""
        return len(self.edges) == len(other.edges) and all(
            abs(mine - theirs) <= _SAME_EDGE
            for mine, theirs in zip((*self.edges, self.box[2]), (*other.edges, other.box[2]), strict=True)
        )


def ruled_tables(page: Any, words: Sequence[PageWord], place: str) -> list[PageTable]:
    """The ruled tables of a page from top to bottom; `place` ("page 2") comes before the places of their cells."""
    fills = _fills(page)
    found = list[PageTable]()
    for table in sorted(page.find_tables(), key=lambda one: (one.bbox[1], one.bbox[0])):
        name = f"{place}, table {len(found) + 1}"
        one = _table(table, [word for word in words if _holds(table.bbox, word.middle)], fills, name)
        if any(cell for row in one.rows for cell in row):
            found.append(one)
    return found


def _table(table: Any, words: Sequence[PageWord], fills: Sequence[tuple[PageBox, str]], name: str) -> PageTable:
    edges = sorted({cell[0] for row in table.rows for cell in row.cells if cell})
    boxes: dict[PageBox, _Place] = {}  # each cell by its first place
    rows: list[list[Cell | None]] = []
    covered: dict[_Place, _Place] = {}
    bare: dict[_Place, Cell] = {}
    for at, row in enumerate(table.rows):
        cells: list[Cell | None] = []
        for column, box in enumerate(row.cells):
            if box is not None:
                boxes[box] = (at, column)
                cell = _cell(box, words, fills, f"{name}, row {at + 1}")
                if cell is not None and not cell.text:
                    bare[at, column], cell = cell, None
                cells.append(cell)
                continue
            inside = (edges[column] + _INSIDE, row.bbox[1] + _INSIDE)
            above = next((place for one, place in boxes.items() if _holds(one, inside)), None)
            if above is not None:
                covered[at, column] = above
            cells.append(None)
        rows.append(cells)
    return PageTable(table.bbox, tuple(edges), rows, covered, bare)


def _cell(box: PageBox, words: Iterable[PageWord], fills: Sequence[tuple[PageBox, str]], place: str) -> Cell | None:
    text = said_by(page_lines(word for word in words if _holds(box, word.middle)))
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    fill = next((colour for one, colour in reversed(fills) if _holds(one, middle)), None)
    fill = None if fill == _WHITE else fill
    return Cell(text, place, fill=fill, unread=is_error(text)) if text or fill else None


def _holds(box: PageBox, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _fills(page: Any) -> list[tuple[PageBox, str]]:
    """The coloured rectangles of a page, those on top last."""
    found = list[tuple[PageBox, str]]()
    for one in (*page.rects, *page.curves):
        colour = _colour(one.get("non_stroking_color")) if one.get("fill") else None
        if colour:
            found.append(((one["x0"], one["top"], one["x1"], one["bottom"]), colour))
    return found


def _colour(parts: Any) -> str | None:
    """A grey, a colour of three lights or of four inks, each part from 0 to 1, as "#RRGGBB"."""
    if isinstance(parts, (int, float)):
        parts = (parts,)
    if not isinstance(parts, (tuple, list)) or not all(isinstance(part, (int, float)) for part in parts):
        return None
    lights = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(lights) == 4:
        lights = [(1 - ink) * (1 - lights[3]) for ink in lights[:3]]
    lights = lights * 3 if len(lights) == 1 else lights
    return "#" + "".join(f"{round(light * 255):02X}" for light in lights) if len(lights) == 3 else None
