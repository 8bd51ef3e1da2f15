"""Reads a Word document into grids: its tables and paragraphs in order, with lxml and nothing else."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree

from tracker.documents.files.word.docx_cells import WordCells, children, docx_blocks
from tracker.documents.files.word.docx_numbering import Numbering
from tracker.documents.files.word.docx_tables import Tables, docx_style, style_kinds
from tracker.documents.files.word.docx_text import DocxText, W
from tracker.documents.files.zip_guard import WORD, PartsLookedInto, look_inside
from tracker.documents.grid import Cell, Grid
from tracker.errors import TrackerError

_MAIN = WORD.needs
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def read_docx(path: Path) -> list[Grid]:
    """Every table and every run of paragraphs of a Word document as a grid, in order; last what stands aside.

    Raises TrackerError in one sentence for a file that is no Word document, is protected or damaged.
    """
    look_inside(path, WORD)
    try:
        with PartsLookedInto(path) as parts:
            return _Document(path.name, _Parts(parts)).grids()
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError) as error:
        raise TrackerError(f"{path.name} is damaged and could not be read: open it in Word, save it anew.") from error


class _Parts:
    """The parts of the package that are needed, each parsed when it is asked for."""

    def __init__(self, parts: zipfile.ZipFile) -> None:
        self._parts = parts
        self._held = set(parts.namelist())
        self.links = self._links(_MAIN)

    def _links(self, part: str) -> list[tuple[str, str]]:
        """(kind, target) of each part that a part leads to, in the order of the file."""
        folder, name = posixpath.split(part)
        root = self.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        links = [one for one in root.iter(_RELATION) if one.get("TargetMode") != "External"]
        return [
            (
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target")))[1:],
            )
            for one in links
            if one.get("Target")
        ]

    def read(self, part: str) -> Any:
        """The root of a part; None where the package holds none. Nothing outside the file is ever looked up."""
        if part not in self._held:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(self._parts.read(part), parser)

    def first(self, kind: str) -> Any:
        """The root of the one part of a kind ("styles"), or None."""
        return next(iter(self.linked(kind)), None)

    def linked(self, kind: str) -> list[Any]:
        """The roots of all parts of a kind that the document leads to ("header", "footnotes")."""
        targets = dict.fromkeys(target for found, target in self.links if found == kind)
        return [root for target in targets if (root := self.read(target)) is not None]


class _Document:
    """Goes through the body once, counting tables and paragraphs as a person would."""

    def __init__(self, name: str, parts: _Parts) -> None:
        self.name = name
        self.parts = parts
        styles = parts.first("styles")
        self.styles = style_kinds(styles)
        self.cells = WordCells(
            DocxText(Numbering(parts.first("numbering"), styles)), _comments(parts.first("comments"))
        )
        self.tables = Tables(name, self.cells)
        self.paragraphs = 0
        self.prose: list[list[Cell | None]] = []  # the paragraphs since the last table
        self.found: list[Grid] = []

    def grids(self) -> list[Grid]:
        """The whole document."""
        body = self.parts.read(_MAIN).find(f"{W}body")
        self._blocks(docx_blocks(body if body is not None else ()))
        self._close_prose()
        if aside := [*self.cells.aside, *self._notes(), *self._edges(), *self.cells.comments_left()]:
            self.found.append(Grid(self.name, "", [[cell] for cell in aside], {}, goes_on=True, aside=True))
        return self.found

    def _blocks(self, blocks: Iterable[Any], box: str = "") -> None:
        """The blocks of the body, or of the text `box` at a paragraph, behind which the boxes on them stand."""
        for block in blocks:
            if block.tag == f"{W}tbl":
                self._close_prose()
                self.found += self.tables.read(block)
            else:
                self._paragraph(block, box)

    def _close_prose(self) -> None:
        if self.prose:
            self.found.append(Grid(self.name, "", self.prose, {}, goes_on=True, prose=True))
        self.prose = []

    def _paragraph(self, element: Any, box: str) -> None:
        self.paragraphs += not box
        place = box or f"paragraph {self.paragraphs}"
        style = docx_style(element, self.styles)
        said = self.cells.words.paragraph(element, number_shown=style.startswith("heading"))
        cell = self.cells.cell([said], place, style or ("list" if said.listed else ""))
        if cell is not None and cell.gone:
            self.cells.aside.append(cell._replace(struck=""))
        elif cell is not None:
            self.prose.append([cell._replace(fill=said.fill) if said.fill else cell])
        if said.boxes:
            self._blocks(self.cells.boxed(), f"text box at paragraph {self.paragraphs}")

    def _notes(self) -> list[Cell]:
        """Footnotes and endnotes in the order of their marks, each at "footnote 1"; unmarked ones at the end."""
        found = []
        for kind in ("footnote", "endnote"):
            notes = {note.get(f"{W}id"): note for note in children(self.parts.first(f"{kind}s"), kind)}
            marked = [name for of, name in self.cells.words.notes if of == kind and name in notes]
            real = [name for name, note in notes.items() if note.get(f"{W}type") in (None, "normal")]
            for number, name in enumerate(dict.fromkeys([*marked, *real]), 1):
                found += self.cells.aside_of(notes[name], f"{kind} {number}")
        return found

    def _edges(self) -> list[Cell]:
        """What stands at the head and foot of the pages; the same words on several kinds of page count once."""
        found = []
        for kind in ("header", "footer"):
            cells = [cell for root in self.parts.linked(kind) for cell in self.cells.aside_of(root, kind)]
            found += list({cell.text: cell for cell in cells}.values())
        return found


def _comments(root: Any) -> dict[str, Any]:
    return {note.get(f"{W}id"): note for note in children(root, "comment")}
