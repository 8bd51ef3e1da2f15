"""Opens an OpenDocument file, a text or a spreadsheet, and reads it into grids; with lxml and nothing else."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tracker.documents.files.open_document.ods import ods_grids
from tracker.documents.files.open_document.odt import odt_grids
from tracker.documents.files.open_document.styles import EXTENDED, OFFICE, STYLE, TABLE, OpenStyles
from tracker.documents.files.zip_guard import OPEN_DOCUMENT, PartsLookedInto, look_inside
from tracker.documents.grid import Grid
from tracker.errors import TrackerError


def read_open_document(path: Path) -> list[Grid]:
    """The grids of a text as those of a Word document, of a spreadsheet as those of a workbook.

    Raises TrackerError in one sentence for a file that is neither, is protected, damaged or far too large.
    """
    look_inside(path, OPEN_DOCUMENT)
    try:
        with PartsLookedInto(path) as parts:
            return _grids(path.name, parts)
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, ValueError) as error:
        raise TrackerError(
            f"{path.name} is damaged and could not be read: open it in LibreOffice, save it anew."
        ) from error


def _grids(name: str, parts: zipfile.ZipFile) -> list[Grid]:
    content, templates = _read(parts, "content.xml"), _read(parts, "styles.xml")
    body = content.find(f"{OFFICE}body")
    styles = OpenStyles(*(root for root in (templates, content) if root is not None))
    for element in () if body is None else body:
        if element.tag == f"{OFFICE}spreadsheet":
            return ods_grids(name, element, styles, _read(parts, "meta.xml"))
        if element.tag == f"{OFFICE}text":
            return odt_grids(name, element, styles, _edges(templates))
    raise TrackerError(f"{name} is neither a text nor a spreadsheet: save its tables as one of them.")


def _read(parts: zipfile.ZipFile, part: str) -> Any:
    """The root of a part; None where the file holds none. Nothing outside the file is ever looked up."""
    if part not in parts.namelist():
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(parts.read(part), parser)
    for element in root.iter(f"{EXTENDED}*"):
        if "table" in element.tag.removeprefix(EXTENDED):  # so LibreOffice writes the tables that stand in shapes
            element.tag = element.tag.replace(EXTENDED, TABLE)
    return root


def _edges(templates: Any) -> Iterator[tuple[str, Any]]:
    """The heads and feet of the pages, each with its place."""
    for kind in ("header", "footer"):
        for ending in ("", "-left", "-first"):
            yield from ((kind, one) for one in (() if templates is None else templates.iter(f"{STYLE}{kind}{ending}")))
