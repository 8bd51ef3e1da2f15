"""Reads a workbook into grids of what its cells show, straight from its XML; with lxml and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.documents.files.sheet_grid import Sheet, sheet_grid
from tracker.documents.files.sheet_rules import SheetRules
from tracker.documents.files.workbook.around import chosen_from, read_around
from tracker.documents.files.workbook.cells import BookCells
from tracker.documents.files.workbook.looks import BookLooks
from tracker.documents.files.workbook.package import Package
from tracker.documents.files.workbook.raw_cells import SheetXml
from tracker.documents.files.workbook.rules import rules_of
from tracker.documents.files.zip_guard import EXCEL, PartsLookedInto, look_inside
from tracker.documents.grid import Grid
from tracker.errors import TrackerError


def read_xlsx(path: Path) -> list[Grid]:
    """Every sheet of a workbook as a grid.

    Raises TrackerError in one sentence for a file that is no workbook, is protected, damaged or far too large.
    """
    look_inside(path, EXCEL)
    with _told(path.name), PartsLookedInto(path) as parts:
        package = Package(parts, EXCEL.needs)
        looks = BookLooks(package)
        cells = BookCells(path.name, package.shared_texts(), looks.cells, package.from_1904)
        return [sheet_grid(sheet) for sheet in _sheets(path.name, package, cells, looks)]


@contextmanager
def _told(name: str) -> Iterator[None]:
    """A damaged file makes the XML parser and the zip reader raise what they like, and numbers no numbers."""
    try:
        yield
    except (TrackerError, MemoryError):
        raise
    except Exception as error:
        raise TrackerError(f"{name} is damaged and could not be read: open it in Excel, save it anew.") from error


def _sheets(source: str, package: Package, cells: BookCells, looks: BookLooks) -> list[Sheet]:
    names, derived = package.names(), package.derived()
    found, chosen = list[Sheet](), set[str]()
    for one in package.sheets():
        sheet = Sheet(source, one.name, hidden=one.hidden, derived=derived.get(one.name))
        links, xml = package.links_of(one.part), SheetXml(package.bytes_of(one.part), source)
        read_around(sheet, xml.around, package, links)
        cells.read_into(sheet, xml, package.comments(links))
        SheetRules(sheet, cells.first_day.date()).apply(rules_of(xml.around, looks))
        chosen |= chosen_from(one.name, xml.around, names)
        found.append(sheet)
    for sheet in found:
        sheet.chosen_from = sheet.name in chosen
    return found
