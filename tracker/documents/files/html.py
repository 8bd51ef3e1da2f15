"""Reads the tables and paragraphs of a page, saved or as Word and Excel put it on the clipboard, with lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

from tracker.documents.files.html_tables import CellFill, HtmlCells, html_cells, html_rows, table_grid
from tracker.documents.files.html_text import (
    HtmlText,
    Paragraph,
    comments_taken,
    html_blocks,
    html_style,
    mark_elements,
)
from tracker.documents.files.text import decoded
from tracker.documents.files.zip_guard import MOST_IN_A_ROW
from tracker.documents.grid import Cell, CellStyle, Grid
from tracker.documents.headings.headings import headings_at
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError

LARGEST_PAGE = 20_000_000  # characters
_MOST = {  # of what, by how its tags begin
    "tables": (5_000, ("<table",)),
    "rows": (100_000, ("<tr",)),
    "cells": (200_000, ("<td", "<th")),
    "paragraphs": (200_000, ("<p", "<div", "<li")),
}
_MOST_ELEMENTS = 500_000  # of any kind
_CHARSET = pattern_of(rb"charset\s*=\s*[\"']?([\w-]{1,40})", re.I)
_HEAD = 4_096  # bytes, in which a page says how it is encoded
_MOST_BYTES = 4  # of a letter
_CLIPBOARD_HEADER = pattern_of(r"\s*Version:[\d.]+\s*[\r\n]+(?:[A-Za-z]+:[^\r\n<]*[\r\n]+)*")
_END_OF_PAGE = pattern_of(r"</(?:body|html)\s*>|\0", re.I)
_LIST_CLASS = pattern_of(r"Mso(?:List|\w*Bullet)", re.I)


def read_html(text: str, source: str, called: str = "") -> list[Grid]:
    """Every table and every run of paragraphs as a grid, in order; last what stands aside.

    `called`: what refusals call the page; without it, what was pasted from its source.
    Raises TrackerError in one sentence for what is too large or nested too deeply. Nothing is ever fetched.
    """
    called = called or f"What was pasted from {source}"
    if len(text) > LARGEST_PAGE:
        raise TrackerError(f"{called} is larger than any plan, and was not read.")
    _refuse_counts(text, called)
    header = _CLIPBOARD_HEADER.match(text)
    root = _parsed(text[header.end() :] if header else text, called)
    if root is None:
        return []
    _keep_fragment(root)
    _refuse_width(root, called)
    mark_elements(root)
    return _Page(root, source).grids()


def _parsed(text: str, called: str) -> Any:
    """The page; None for an empty one."""
    # WORKAROUND: libxml2 leaves out what follows the end of a page, and all that follows a zero.
    text = _END_OF_PAGE.sub("", text)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise TrackerError(f"{called} is nested too deeply to be read: copy the table alone.")
    return root


def _refuse_counts(text: str, called: str) -> None:
    """No page that somebody copies a table from has so many; making a tree of them would take long."""
    lowered = text.lower()
    for what, (most, tags) in _MOST.items():
        if sum(map(lowered.count, tags)) > most:
            raise _far_too_much(called, f"{most:,} {what}")
    if lowered.count("<") - lowered.count("</") > _MOST_ELEMENTS:
        raise _far_too_much(called, f"{_MOST_ELEMENTS:,} elements")


def _refuse_width(root: Any, called: str) -> None:
    if max((len(row) for row in root.iter("tr")), default=0) > MOST_IN_A_ROW:
        raise _far_too_much(called, f"{MOST_IN_A_ROW:,} columns")


def _far_too_much(called: str, what: str) -> TrackerError:
    return TrackerError(f"{called} has more than {what}, and was not read: copy the table alone.")


def _keep_fragment(root: Any) -> None:
    """Empty what stands around the copied fragment, which the clipboard marks with two comments."""
    marks = {(one.text or "").strip(): one for one in root.iter(etree.Comment)}
    start, end = marks.get("StartFragment"), marks.get("EndFragment")
    if start is None:
        return
    inside = False
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            inside = element is start or (inside and element is not end)
        if inside:
            continue
        if event == "start" and element.tag != "style":
            element.text = None
        elif event != "start":
            element.tail = None


def read_page(path: Path) -> list[Grid]:
    """Every table and every run of paragraphs of a saved page; nothing that it points to is fetched.

    Raises TrackerError in one sentence for what cannot be opened, is no text or is too large.
    """
    try:
        if path.stat().st_size > LARGEST_PAGE * _MOST_BYTES:
            raise TrackerError(f"{path.name} is larger than any plan, and was not opened.")
        data = path.read_bytes()
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    return read_html(_text(data, path.name), path.name, path.name)


def _text(data: bytes, name: str) -> str:
    """The page in the encoding that it names, where that is one of a byte a letter; else as any other text."""
    told = _CHARSET.search(data[:_HEAD])
    if told and told[1].lower().startswith((b"windows-", b"iso-8859-", b"macintosh")):
        try:
            return data.decode(told[1].decode("ascii"), errors="replace")
        except LookupError:
            pass
    return decoded(data, name)


_LONGEST_RATING = 40  # letters
_BEHIND = ("table", "tbody", "div", "section", "article", "p", "li", "span", "mark", "font", "b", "strong")


class _Page:
    """Goes through the page once, counting its tables and paragraphs."""

    def __init__(self, root: Any, source: str) -> None:
        self.source = source
        self.cells = HtmlCells(HtmlText(comments_taken(root)))
        self.looks = CellFill(root)
        self.painted: list[Cell] = []  # the colours of cells that lay out the page
        self._note_backgrounds(root)
        self.blocks = list(self._blocks(root))
        self.many = sum(not isinstance(block, Paragraph) for block in self.blocks) > 1
        self.tables = self.paragraphs = 0
        self.prose: list[list[Cell | None]] = []  # the paragraphs since the last table
        self.found: list[Grid] = []

    def grids(self) -> list[Grid]:
        """The whole page."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                self._close_prose()
                self.tables += 1
                name = f"table {self.tables}" if self.many else ""
                self.found.append(table_grid(block, self.source, self.cells, self.looks, name))
        self._close_prose()
        if self.painted:
            bare = {(row, 0): cell for row, cell in enumerate(self.painted)}
            self.found.append(Grid(self.source, "", [[] for _ in bare], {}, bare=bare, goes_on=True, prose=True))
        left = self.cells.words.comments.items()
        comments = [Cell(text, name.replace("_msocom_", "comment ")) for name, text in left if text]
        if aside := [*self.cells.aside, *comments]:
            self.found.append(Grid(self.source, "", [[cell] for cell in aside], {}, goes_on=True, aside=True))
        return self.found

    def _blocks(self, parent: Any) -> Iterator[Any]:
        """Paragraphs and tables in order; a table that is only there to lay out the page is the text of its cells."""
        for block in html_blocks(parent):
            if isinstance(block, Paragraph) or next(block.iterdescendants("table", "caption"), None) is None:
                yield block
                continue
            for caption in block.findall("caption"):
                yield from self._blocks(caption)
            inside = [one for row in html_rows(block) for cell in html_cells(row) for one in self._blocks(cell)]
            tables = [one for one in inside if not isinstance(one, Paragraph)]
            if tables and not self._has_headings(block):
                self._note_colours(block)
                yield from inside
            else:
                yield block
                yield from tables

    def _note_colours(self, block: Any) -> None:
        """Keep the colours of cells that lay out the page, but for those that their words say too."""
        for row in html_rows(block):
            for cell in html_cells(row):
                fill, words = self.looks.fill(cell, self.looks.own(row)), "".join(cell.itertext())
                if fill and not (rag_of(words) and len(words) <= _LONGEST_RATING):
                    self.painted.append(Cell("", f"layout cell {len(self.painted) + 1}", fill=fill))

    def _note_backgrounds(self, root: Any) -> None:
        """Keep the colours behind whole tables, blocks and words outside the cells; blue is that of many a page."""
        for element in root.iter(*_BEHIND):
            fill = self.looks.own(element)
            rating = rating_of(fill) if fill else None
            if rating is None or rating.rag == "blue" or next(element.iterancestors("td", "th"), None) is not None:
                continue
            words = "".join(element.itertext()).strip()
            if words and not (rag_of(words) and len(words) <= _LONGEST_RATING):
                self.painted.append(Cell("", f"coloured {element.tag} {len(self.painted) + 1}", fill=fill))

    def _has_headings(self, table: Any) -> bool:
        grid = table_grid(table, self.source, HtmlCells(HtmlText({})), self.looks)
        return any(headings_at(grid, row) for row in range(len(grid.rows)))

    def _close_prose(self) -> None:
        if self.prose:
            self.found.append(Grid(self.source, "", self.prose, {}, goes_on=True, prose=True))
        self.prose = []

    def _paragraph(self, paragraph: Paragraph) -> None:
        said = self.cells.words.paragraph(paragraph)
        style = _style(paragraph.inside, said.label is not None)
        if style == "heading" and said.label and any(map(str.isdigit, said.label)):
            said.text = f"{said.label} {said.text}"  # Word's own number of a heading
        cell = self.cells.cell([said], f"paragraph {self.paragraphs + 1}", style=style)
        if cell is None:
            return
        self.paragraphs += 1
        if cell.text:
            self.prose.append([cell])
        else:
            self.cells.aside.append(Cell(cell.note or "", cell.place))


def _style(element: Any, labelled: bool) -> CellStyle:
    """What a paragraph is by its element or by the class that Word gives it."""
    name = element.get("class") or ""
    if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or name.startswith("MsoHeading"):
        return "heading"
    if name.startswith("MsoToc"):
        return "contents"
    if name.startswith("MsoTitle"):
        return "title"
    listed = labelled or element.tag == "li" or _LIST_CLASS.match(name) or "mso-list:" in html_style(element)
    return "list" if listed else ""
