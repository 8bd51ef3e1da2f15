"""Reads a PDF into grids: tables put together over the pages that cut them, and the paragraphs around them."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from tracker.documents.files.pdf.tables import PageTable, ruled_tables
from tracker.documents.files.pdf.words import PageLine, PageWord, is_heading, page_lines, page_words, paragraphs_of
from tracker.documents.grid import Cell, Grid
from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError

_LARGEST_FILE = 60_000_000  # bytes
_MOST_PAGES = 400
_MOST_DRAWN = 1_000_000  # bytes that say what is drawn on one page; a full table has some ten thousand
_EDGE = 0.09  # of a page's height, at its head and at its foot
_NUMBERS = pattern_of(r"\d+")


class _Page(NamedTuple):
    """What one page holds, and how high it is."""

    number: int
    height: float
    tables: list[PageTable]
    lines: list[PageLine]  # that stand in no table


def read_pdf(path: Path) -> list[Grid]:
    """Every ruled table and every run of paragraphs of a PDF as a grid, in order; last what stands at the edges.

    Raises TrackerError in one sentence where pdfplumber is not installed, and for a file that is no PDF, is protected,
    damaged, far too large or a picture of paper.
    """
    if find_spec("pdfplumber") is None:
        raise TrackerError(
            f"{path.name} is a PDF, and reading those needs pdfplumber, which is not installed: run "
            '"pip install pdfplumber", or save its tables as .docx or .xlsx.'
        )
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise TrackerError(f"{path.name} is larger than any plan, and was not opened.")
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    with _told(path.name):
        pages, usual = _pages(path)
    if not any(page.tables or page.lines for page in pages):
        raise TrackerError(
            f"{path.name} holds no text, only pictures of pages: have its text recognised, or import its original."
        )
    return _Document(path.name, pages, usual).grids()


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Pdfplumber raises whatever pdfminer raises, which also writes down each fault that it finds in a file."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    except (TrackerError, MemoryError):
        raise
    except Exception as error:
        if any("Password" in type(one).__name__ for one in (error, error.__cause__, *error.args)):
            raise TrackerError(f"{name} is protected with a password: save it anew without one.") from error
        raise TrackerError(
            f"{name} is no PDF or is damaged: make the PDF anew, or import the .docx or .xlsx that it was made of."
        ) from error
    finally:
        logging.disable(before)


def _pages(path: Path) -> tuple[list[_Page], float]:
    """The pages, and the size of most words."""
    import pdfplumber

    found, sizes = list[_Page](), Counter[float]()
    with pdfplumber.open(path) as document:
        if len(document.pages) > _MOST_PAGES:
            raise TrackerError(f"{path.name} has more than {_MOST_PAGES} pages: print those with the plan alone.")
        for number, page in enumerate(document.pages, 1):
            words = _words(page, path.name, number)
            sizes.update(round(word.size, 1) for word in words)
            tables = ruled_tables(page, words, f"page {number}")
            loose = [word for word in words if not any(_inside(table, word) for table in tables)]
            found.append(_Page(number, float(page.height), tables, page_lines(loose)))
            page.close()
    return found, sizes.most_common(1)[0][0] if sizes else 0.0


def _words(page: Any, name: str, number: int) -> list[PageWord]:
    from pdfplumber.utils.pdfinternals import resolve

    if sum(len(resolve(stream).get_data()) for stream in page.page_obj.contents) > _MOST_DRAWN:
        raise TrackerError(f"Page {number} of {name} holds far more than a page of a plan: print the plan alone.")
    return page_words(page)


def _inside(table: PageTable, word: PageWord) -> bool:
    left, top, right, bottom = table.box
    return left <= word.middle[0] <= right and top <= word.middle[1] <= bottom


class _Document:
    """Goes through the pages once."""

    def __init__(self, source: str, pages: list[_Page], usual: float) -> None:
        self.source, self.pages, self.usual = source, pages, usual
        self.edges = _edges(pages)
        self.prose: list[list[Cell | None]] = []
        self.found: list[Grid] = []
        self.open: PageTable | None = None  # the last table, as long as nothing stands below it

    def grids(self) -> list[Grid]:
        """The whole document."""
        right = max((line.right for page in self.pages for line in page.lines), default=0.0)
        for page in self.pages:
            self._page(page, right)
        self._close()
        if self.edges:
            cells: list[list[Cell | None]] = [[Cell(text, place)] for text, place in self.edges.values()]
            self.found.append(Grid(self.source, "", cells, {}, goes_on=True, aside=True))
        return self.found

    def _page(self, page: _Page, right: float) -> None:
        lines = [line for line in page.lines if _edge_of(line, page) not in self.edges]
        first = True
        for table in page.tables:
            above = [line for line in lines if line.top < table.box[1]]
            lines = lines[len(above) :]
            self._paragraphs(above, page, right)
            if first and not above and self.open is not None and table.has_columns_of(self.open):
                self._go_on(self.open, table)
            else:
                self._close()
                self.open = table
            first = False
        self._paragraphs(lines, page, right)

    def _paragraphs(self, lines: list[PageLine], page: _Page, right: float) -> None:
        if not lines:
            return
        if self.open is not None:
            self._close()
        for line, text in paragraphs_of(lines, right):
            style = "heading" if is_heading(line, self.usual) else "list" if text.startswith("•") else ""
            place = f"page {page.number}, line {page.lines.index(line) + 1}"
            self.prose.append([Cell(text, place, style=style)])

    def _close(self) -> None:
        """What was read so far is one grid: a table, or the paragraphs since the last one."""
        if self.prose:
            self.found.append(Grid(self.source, "", self.prose, {}, goes_on=True, prose=True))
            self.prose = []
        if self.open is not None:
            one = self.open
            self.found.append(Grid(self.source, "", one.rows, one.covered, bare=one.bare, goes_on=True))
            self.open = None

    def _go_on(self, table: PageTable, rest: PageTable) -> None:
        """Add the rows of the next page, without headings that it repeats."""
        heads = [_texts(row) for row in table.rows[:3]]
        again = next((n for n, row in enumerate(rest.rows[:3]) if n >= len(heads) or _texts(row) != heads[n]), 0)
        shift = len(table.rows) - again
        table.rows.extend(rest.rows[again:])
        table.covered.update(
            {
                (row + shift, column): (top + shift, left)
                for (row, column), (top, left) in rest.covered.items()
                if top >= again
            }
        )
        table.bare.update({(row + shift, column): cell for (row, column), cell in rest.bare.items() if row >= again})


def _texts(row: list[Cell | None]) -> list[str]:
    return [cell.text if cell else "" for cell in row]


def _edge_of(line: PageLine, page: _Page) -> tuple[str, bool] | None:
    """What a line at the head or at the foot of a page says but for its numbers, and whether it stands at the foot."""
    if _EDGE * page.height < line.bottom and line.top < (1 - _EDGE) * page.height:
        return None
    return _NUMBERS.sub("#", line.text), line.top > page.height / 2


def _edges(pages: list[_Page]) -> dict[tuple[str, bool], tuple[str, str]]:
    """What stands at the head or the foot of at least two pages: as the first of them shows it, with its place."""
    counted = Counter[tuple[str, bool]]()
    shown: dict[tuple[str, bool], tuple[str, str]] = {}
    for page in pages:
        for line in page.lines:
            if edge := _edge_of(line, page):
                counted[edge] += 1
                shown.setdefault(edge, (line.text, f"{'footer' if edge[1] else 'header'} of page {page.number}"))
    return {edge: shown[edge] for edge, count in counted.items() if count > 1}
