"""What the makers of Excel documents share: rows, fills, the modern colour theme, and edits inside the saved file."""

from __future__ import annotations

import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Color, PatternFill
from openpyxl.writer.theme import theme_xml

from tests.patience import PATIENCE

FOLDER = Path(__file__).parent
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The accents of Office since 2013; openpyxl itself writes those of 2007.
_ACCENTS = {
    "4F81BD": "5B9BD5",
    "C0504D": "ED7D31",
    "9BBB59": "A5A5A5",
    "8064A2": "FFC000",
    "4BACC6": "4472C4",
    "F79646": "70AD47",
}


def a_book(*names: str) -> list[Any]:
    """A new workbook's sheets, with these names; the workbook is their `parent`."""
    book = Workbook()
    book.remove(book.active)
    book.loaded_theme = re.sub("|".join(_ACCENTS), lambda found: _ACCENTS[found[0]], theme_xml).encode()
    return [book.create_sheet(name) for name in names]


def put(sheet: Any, row: int, *values: Any) -> None:
    """Values into a row from column A on; None leaves a cell alone, a (value, format) sets its number format."""
    for column, value in enumerate(values, 1):
        if isinstance(value, tuple):
            sheet.cell(row, column, value[0]).number_format = value[1]
        elif value is not None:
            sheet.cell(row, column, value)


def shade(sheet: Any, place: str, colour: str | Color) -> None:
    """A solid fill: "FFFF0000", or a theme or indexed colour."""
    sheet[place].fill = PatternFill("solid", fgColor=colour)


def note(sheet: Any, place: str, text: str) -> None:
    """A comment on a cell."""
    sheet[place].comment = Comment(text, "QA Manager")


def save(sheet: Any, name: str) -> Path:
    """The workbook of a sheet, saved beside this file as NAME.xlsx."""
    path = FOLDER / f"{name}.xlsx"
    sheet.parent.save(path)
    return path


def inside(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """Change one part of a saved workbook."""
    with zipfile.ZipFile(path) as old:
        parts = {info.filename: old.read(info.filename) for info in old.infolist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)


def cache(path: Path, number: int, values: dict[str, float | str]) -> None:
    """Give formulas of the sheet with this number the value that Excel last computed; "#REF!" is an error."""

    def change(data: bytes) -> bytes:
        root = etree.fromstring(data)
        for cell in root.iter(f"{_MAIN}c"):
            if (value := values.get(cell.get("r"))) is None:
                continue
            if isinstance(value, str):
                cell.set("t", "e" if value.startswith("#") else "str")
            elif "t" in cell.attrib:
                del cell.attrib["t"]
            cell.find(f"{_MAIN}v").text = str(value)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    inside(path, f"xl/worksheets/sheet{number}.xml", change)


def wrong_dimension(path: Path, number: int, said: str) -> None:
    """Let a sheet claim that it holds these cells only, as some exporting systems do."""
    part = f"xl/worksheets/sheet{number}.xml"
    inside(path, part, lambda data: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="%s"' % said.encode(), data))


def resave(path: Path) -> None:
    """Open and save again with LibreOffice, as resaved_NAME.xlsx."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder]
        subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=PATIENCE)
        (path.parent / f"resaved_{path.name}").write_bytes((Path(folder) / path.name).read_bytes())
