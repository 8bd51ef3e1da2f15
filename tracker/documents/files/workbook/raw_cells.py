"""The cells of a sheet as its XML has them: in one sweep where they are written as all offices do, else one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from tracker.documents.files.sheet_grid import too_many
from tracker.documents.files.workbook.package import parsed
from tracker.documents.files.workbook.texts import MAIN, joined_text
from tracker.documents.files.zip_guard import MOST_CELLS
from tracker.domain.pattern import pattern_of

# A cell of a row, or the beginning of a row, as strings: letters and number of its place, look, kind, formula, value,
# text inside it; the attributes of a row; and what is none of all this, which is empty. Value and text have entities,
# but for that of the kind "words".
RawCell = Sequence[str]

_BEGINS, _ENDS = b"<sheetData>", b"</sheetData>"
_AS_WRITTEN = pattern_of(
    r'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,6})")?(?: t="(\w+)")?(?:/>|>(<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>))?'
    r'(?:<v>([^<]*)</v>|<v/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>|<is><t/></is>)?</c>)'
    r'|<row( r="\d+"[^<>]*)>|</row>|\s+|([^<]+|<)'
)
_CONTROLS = bytes(number for number in range(32) if number not in b"\t\n")  # with \r, which a parser makes a \n
_NO_LETTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # which XML does not know
_ENTITY = pattern_of("&(?:#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))|([^;]*));?")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_PLACE = pattern_of(r"\$?([A-Z]{1,3})\$?(\d+)")
_ROW, _CELL, _VALUE, _FORMULA, _INLINE = (f"{MAIN}{name}" for name in ("row", "c", "v", "f", "is"))
_ATTRIBUTE = pattern_of(r'([\w:]+)="([^"]*)"')


class SheetXml:
    """The XML of one sheet: the cells of its rows, and what stands around them.

    Raises TrackerError for far too many cells; ValueError, or what lxml raises, for what is no XML of a sheet.
    """

    def __init__(self, xml: bytes, name: str) -> None:
        if max(xml.count(b"<c "), xml.count(b":c ")) > MOST_CELLS:
            raise too_many(name, f"{MOST_CELLS:,} cells in a sheet")
        first, last = xml.find(_BEGINS) + len(_BEGINS), xml.rfind(_ENDS)
        self.cells: Iterable[RawCell]
        if len(_BEGINS) <= first <= last:
            self.around = parsed(xml[:first] + xml[last:])
            if _may_be_swept(self.around) and (swept := _swept(xml[first:last])) is not None:
                self.cells = swept
                return
        self.around = parsed(xml)
        self.cells = _one_by_one(self.around)


def _may_be_swept(root: Any) -> bool:
    """Whether its tags and letters are those that are looked for."""
    return root.nsmap.get(None) == MAIN[1:-1] and (root.getroottree().docinfo.encoding or "UTF-8").upper() in (
        "UTF-8",
        "US-ASCII",
        "ASCII",
    )


def _swept(rows: bytes) -> list[RawCell] | None:
    """The cells of the rows; None where anything is written as no office does, which a parser must look at."""
    if len(rows.translate(None, _CONTROLS)) < len(rows):
        return None
    if not rows.isascii() and any(one in rows for one in _NO_LETTERS):
        return None
    found: list[RawCell] = _AS_WRITTEN.findall(rows.decode("utf-8"))
    return None if any(one[8] for one in found) else found


def plain_text(text: str) -> str:
    """A text of XML with its entities as what they stand for; ValueError for one that XML does not know."""
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(found: re.Match[str]) -> str:
    hexadecimal, number, name = found.groups()
    if name is None and found[0].endswith(";"):
        code = int(hexadecimal, 16) if hexadecimal else int(number)
        if code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF:
            return chr(code)
    elif name in _ENTITIES and found[0].endswith(";"):
        return _ENTITIES[name]
    raise ValueError(f"{found[0]} stands for nothing")


def row_attributes(said: str) -> dict[str, str]:
    """The attributes of a row."""
    return dict(_ATTRIBUTE.findall(said))


def formula_of(xml: str) -> tuple[str, str | None, str | None]:
    """The text of a formula, its kind ("shared", "array"), and which shared one it is."""
    element = etree.fromstring(xml)
    return element.text or "", element.get("t"), element.get("si")


def _one_by_one(root: Any) -> Iterator[RawCell]:
    """The cells of all rows, element by element, with places also where the file leaves them out."""
    number = 0
    for row in root.iter(_ROW):
        number = int(float(row.get("r") or number + 1))
        said = "".join(f' {name}="{value}"' for name, value in row.attrib.items() if name != "r")
        yield "", "", "", "", "", "", "", f' r="{number}"{said}', ""
        column = ""
        for cell in row.iterchildren(_CELL):
            place = _PLACE.fullmatch((cell.get("r") or "").upper())
            if cell.get("r") and place is None:
                raise ValueError(f"{cell.get('r')} is no place")
            column, at = place.groups() if place else (_next(column), str(number))
            formula, inline = cell.find(_FORMULA), cell.find(_INLINE)
            yield (
                column,
                at,
                cell.get("s") or "",
                "words" if inline is not None else cell.get("t") or "",
                "" if formula is None else etree.tostring(formula, encoding="unicode", with_tail=False),
                _escaped(cell.findtext(_VALUE) or ""),
                "" if inline is None else joined_text(inline),
                "",
                "",
            )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;") if "&" in text else text


def _next(letters: str) -> str:
    """The column behind another one: "A" behind none, "AA" behind "Z"."""
    head, last = letters[:-1], letters[-1:]
    if not last:
        return "A"
    return head + chr(ord(last) + 1) if last < "Z" else _next(head) + "A"
