"""Turns a table of a page into a grid: cells that span rows and columns, fills, hidden rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tracker.documents.files.html_text import HtmlRun, HtmlText, Paragraph, html_blocks, html_style, is_hidden
from tracker.documents.files.text import is_error
from tracker.documents.grid import Cell, CellStyle, Grid, folded
from tracker.documents.ratings.statuses import rag_of, status_alone
from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError

_NO_RULE = pattern_of(r"<!--|-->|/\*.*?(?:\*/|\Z)", re.S)  # a comment that does not end goes on to the last letter
# A class or an id of what a rule is for, whatever that stands in: ".plan td.late", "#row7".
_CLASS = pattern_of(r"(?:[^,]*[\s>])?(?:[a-z]\w*)?([.#][\w-]+)\s*", re.I)
_BADGES = ("span", "b", "strong", "em", "i", "p", "div", "font", "mark", "label", "abbr", "small")
_BACKGROUND = pattern_of(r"(?:^|;)\s*background(?:-color)?\s*:([^;]*)", re.I)
_COLOUR = pattern_of(r"#([0-9a-f]{6}|[0-9a-f]{3})\b|rgba?\(([^()]*)\)|[a-z]+", re.I)
_NAMES = {
    "white": "FFFFFF", "black": "000000", "red": "FF0000", "lime": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "aqua": "00FFFF", "cyan": "00FFFF", "fuchsia": "FF00FF", "magenta": "FF00FF", "silver": "C0C0C0",
    "gray": "808080", "grey": "808080", "lightgrey": "D3D3D3", "lightgray": "D3D3D3", "maroon": "800000",
    "olive": "808000", "green": "008000", "teal": "008080", "navy": "000080", "purple": "800080", "orange": "FFA500",
    "gold": "FFD700", "darkorange": "FF8C00", "lightgreen": "90EE90", "palegreen": "98FB98", "limegreen": "32CD32",
    "forestgreen": "228B22", "darkgreen": "006400", "yellowgreen": "9ACD32", "tomato": "FF6347", "coral": "FF7F50",
    "salmon": "FA8072", "crimson": "DC143C", "firebrick": "B22222", "darkred": "8B0000", "pink": "FFC0CB",
    "lightpink": "FFB6C1", "khaki": "F0E68C", "lightyellow": "FFFFE0", "lightblue": "ADD8E6", "skyblue": "87CEEB",
    "deepskyblue": "00BFFF", "dodgerblue": "1E90FF", "royalblue": "4169E1", "steelblue": "4682B4",
    "darkblue": "00008B", "whitesmoke": "F5F5F5", "gainsboro": "DCDCDC", "darkgray": "A9A9A9", "darkgrey": "A9A9A9",
}  # fmt: skip


_WRAPS = ("div", "span", "p", "font", "b", "strong", "center")
_LONGEST_COLOUR = 100  # letters between its brackets


class CellFill:
    """The style sheets of one page; nothing that they point to is fetched."""

    def __init__(self, root: Any) -> None:
        self._fills: dict[str, str] = {}
        for sheet in root.iter("style"):
            for rule in _NO_RULE.sub("", sheet.text or "").split("}")[:-1]:
                front, _, said = rule.rpartition("{")
                selectors, fill = front.rpartition("{")[2], _background(said)
                names = [found[1] for one in selectors.split(",") if (found := _CLASS.fullmatch(to_match(one)))]
                self._fills |= {name: fill for name in names if fill}

    def fill(self, cell: Any, behind: str | None) -> str | None:
        """The colour behind a cell: its own, that of all that is in it, or that `behind` its row; None for white."""
        found = self.own(cell) or self._inside(cell) or self._badge(cell) or behind
        return None if found == "#FFFFFF" else found

    def own(self, element: Any) -> str | None:
        """The colour that a cell or a row says itself, be it white."""
        if not element.attrib:  # as most of a page
            return None
        found = _background(element.get("style") or "")
        named = [f"#{element.get('id')}", *(f".{name}" for name in (element.get("class") or "").split())]
        for name in named:
            found = found or self._fills.get(name)
        return found or colour(element.get("bgcolor") or "")

    def _inside(self, cell: Any) -> str | None:
        """The colour of the one element that is all of a cell, as badges and bars are drawn."""
        while len(cell) == 1 and cell[0].tag in _WRAPS and not f"{cell.text or ''}{cell[0].tail or ''}".strip():
            cell = cell[0]
            if found := self.own(cell):
                return found
        return None

    def _badge(self, cell: Any) -> str | None:
        """The one colour behind the words of a rating or a status that begin a cell or stand among others."""
        if len(cell) == 0 or cell.find(".//table") is not None:
            return None
        found = set()
        for element in cell.iter(*_BADGES):
            if (fill := self.own(element)) and _says_how_it_stands("".join(element.itertext()).strip()):
                found.add(fill)
        return found.pop() if len(found) == 1 else None


def _says_how_it_stands(text: str) -> bool:
    return not text or rag_of(text) is not None or status_alone(text) is not None


def _background(said: str) -> str | None:
    """The last background of some declarations that is a colour."""
    found = [fill for text in _BACKGROUND.findall(said) if (fill := colour(text))]
    return found[-1] if found else None


def colour(text: str) -> str | None:
    """The first colour in a text ("red none", "rgb(146, 208, 80)") as "#RRGGBB"; None without one that is seen."""
    for found in _COLOUR.finditer(text):
        if found[1]:
            return "#" + (found[1] if len(found[1]) == 6 else "".join(2 * letter for letter in found[1])).upper()
        if found[2]:
            return _channels(found[2])
        if name := _NAMES.get(found[0].lower()):
            return f"#{name}"
    return None


def _channels(text: str) -> str | None:
    """The three numbers of rgb(...); None where a fourth says that nothing is seen."""
    numbers = [float(part) for part in re.findall(r"\d+(?:\.\d+)?|\.\d+", text[:_LONGEST_COLOUR])]
    if len(numbers) < 3 or (len(numbers) > 3 and not numbers[3]):
        return None
    return "#" + "".join(f"{min(round(number), 255):02X}" for number in numbers[:3])


_WIDEST = 250  # columns that one cell may span
_MOST_COVERED = 200_000  # places under merged cells, in one table
_MOST_PLACES = 1_000_000  # with those that long texts reach over

_Place = tuple[int, int]


class HtmlCells:
    """Makes cells of paragraphs, and gathers what stands beside their text."""

    def __init__(self, words: HtmlText) -> None:
        self.words = words
        self.aside: list[Cell] = []

    def cell(self, said: list[HtmlRun], place: str, fill: str | None = None, style: CellStyle = "") -> Cell | None:
        """One cell of its paragraphs; one without text where it has a fill or a comment, None for an empty one."""
        self.aside += [Cell(words, place) for one in said for words in one.struck if words]
        text = "\n".join(one.text for one in said if one.text)
        note = "\n".join(note for one in said for note in one.notes) or None
        unseen = folded(" ".join(words for one in said for words in one.hidden))
        if not (text or fill or note):
            return None
        return Cell(text, place, fill=fill, note=note, style=style, unread=is_error(text), unseen=unseen)


def html_rows(table: Any) -> list[Any]:
    """The rows of a table as its page shows them, without those of tables inside its cells."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    return sorted(rows, key=lambda row: row.getparent().tag == "tfoot")  # which may be written before the rows


def html_cells(row: Any) -> Iterator[Any]:
    """The cells of a row."""
    return (cell for cell in row.iter("td", "th") if next(cell.iterancestors("tr"), None) is row)


def table_grid(table: Any, source: str, cells: HtmlCells, looks: CellFill, name: str = "") -> Grid:
    """A table as a grid; `name` ("table 2") comes before the places of its cells."""
    one = _Table(html_rows(table), cells, looks, f"{name}, " if name else "")
    for row in range(len(one.elements)):
        one.read_row(row)
    one.say_hidden(_hidden_columns(table))
    return Grid(source, "", one.rows, one.covered, bare=one.bare, goes_on=True)


class _Table:
    """One table while its rows are read."""

    def __init__(self, elements: list[Any], cells: HtmlCells, looks: CellFill, front: str) -> None:
        self.elements, self.cells, self.looks, self.front = elements, cells, looks, front
        self.rows: list[list[Cell | None]] = []
        self.covered: dict[_Place, _Place] = {}
        self.bare: dict[_Place, Cell] = {}
        self._places = 0
        self._above: dict[int, tuple[int, _Place]] = {}  # of each column: the last row of the cell that spans down it

    def read_row(self, row: int) -> None:
        """Each cell stands in the next column that no cell from above reaches into."""
        element, cells = self.elements[row], list[Cell | None]()
        self._above = {column: above for column, above in self._above.items() if row <= above[0]}
        taken = {column: place for column, (_, place) in self._above.items()}
        behind = self.looks.own(element)
        self.covered |= {(row, column): place for column, place in taken.items()}
        for one in html_cells(element):
            column = len(cells)
            while column in taken:
                column += 1
            wide = self._span(one, row, column, taken)
            cell = self._cell(one, behind, row, column)
            if cell is not None and not cell.text:
                self.bare[row, column] = cell
                cell = None
            cells += [*([None] * (column - len(cells))), cell, *([None] * (wide - 1))]
        self.rows.append(cells)
        self._places += len(cells)
        if len(self.covered) > _MOST_COVERED or self._places > _MOST_PLACES:
            raise TrackerError("The table has more merged cells than any plan, and was not read.")

    def _span(self, element: Any, row: int, column: int, taken: dict[int, _Place]) -> int:
        """How many columns a cell takes; Excel also spans a long text over empty cells, which merges nothing."""
        wide = min(max(_number(element.get("colspan"), 1), 1), _WIDEST)
        wide = next((n for n in range(1, wide) if column + n in taken), wide)
        tall = _number(element.get("rowspan"), 1) or len(self.elements)
        last = min(row + max(tall, 1), len(self.elements)) - 1
        if "mso-ignore:colspan" in html_style(element):
            return wide
        self.covered |= {(row, column + n): (row, column) for n in range(1, wide)}
        if last > row:
            self._above |= {column + n: (last, (row, column)) for n in range(wide)}
        return wide

    def _cell(self, element: Any, behind: str | None, at: int, column: int) -> Cell | None:
        said = [self.cells.words.paragraph(one) for one in html_blocks(element) if isinstance(one, Paragraph)]
        labelled = [one for one in said if one.label and any(map(str.isdigit, one.label))]
        if len(labelled) == 1 and not any(one.text for one in said):
            labelled[0].text = labelled[0].label or ""  # a ref that Word counts itself
        return self.cells.cell(said, f"{self.front}row {at + 1}, column {column + 1}", self.looks.fill(element, behind))

    def say_hidden(self, hidden_columns: set[int]) -> None:
        """The words of a hidden row, or of a hidden column, are told together at its first cell."""
        for row, element in enumerate(self.elements):
            if is_hidden(element):
                self._hide([(row, column) for column, cell in enumerate(self.rows[row]) if cell])
        for column in hidden_columns:
            self._hide([(row, column) for row, cells in enumerate(self.rows) if column < len(cells) and cells[column]])

    def _hide(self, places: list[_Place]) -> None:
        cells = [cell for row, column in places if (cell := self.rows[row][column]) and not cell.unseen]
        if cells:
            row, column = places[0]
            words = " / ".join(folded(cell.text) for cell in cells)
            self.rows[row][column] = cells[0]._replace(unseen=words)


def _hidden_columns(table: Any) -> set[int]:
    found, column = set(), 0
    for one in table.iter("col"):
        if next(one.iterancestors("table"), None) is table:
            wide = min(max(_number(one.get("span"), 1), 1), _WIDEST)
            found |= set(range(column, column + wide)) if is_hidden(one) else set()
            column += wide
    return found


def _number(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise
