"""The parts of a workbook: its sheets, its shared texts, its names, and what hangs on its sheets."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import Any, NamedTuple

from lxml import etree

from tracker.columns.derived import PROPERTY, Derived, read_derived
from tracker.documents.files.workbook.texts import MAIN, joined_text, shared_texts
from tracker.domain.pattern import pattern_of

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PROPERTIES = "docProps/custom.xml"
_USUALLY = {"styles": "xl/styles.xml", "sharedStrings": "xl/sharedStrings.xml", "theme": "xl/theme/theme1.xml"}
_BEFORE_THREAD = pattern_of(r"\[Threaded comment\].*?\bComment:\s*", re.S)
_TRUE = ("1", "true", "on", "t")


class SheetPart(NamedTuple):
    """A sheet: its name, whether it is shown, and the part that holds it."""

    name: str
    hidden: bool
    part: str


class Link(NamedTuple):
    """What a part leads to: "comments", by its id, in another part."""

    kind: str
    id: str
    part: str


def is_true(said: str | None) -> bool:
    """Whether an attribute says yes."""
    return said in _TRUE


class Package:
    """The parts of one workbook, each parsed when it is asked for."""

    def __init__(self, parts: zipfile.ZipFile, main: str) -> None:
        self._parts = parts
        self._held = set(parts.namelist())
        self._main = main
        self._book = self.root(main)
        self.links = self.links_of(main)

    def bytes_of(self, part: str) -> bytes:
        """What a part holds; KeyError where there is none."""
        return self._parts.read(part)

    def root(self, part: str) -> Any:
        """The root of a part. Nothing outside the file is ever looked up."""
        return parsed(self.bytes_of(part))

    def links_of(self, part: str) -> list[Link]:
        """The parts inside the file that a part leads to."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self._held:
            return []
        return [
            Link(
                (one.get("Type") or "").rpartition("/")[2],
                one.get("Id") or "",
                posixpath.normpath(posixpath.join("/", folder, one.get("Target") or ""))[1:],
            )
            for one in self.root(links).iter(_RELATION)
            if one.get("TargetMode") != "External"
        ]

    def first(self, kind: str) -> str | None:
        """The part of a kind that the workbook leads to, or that lies where it usually does."""
        led_to = (link.part for link in self.links if link.kind == kind)
        return next((part for part in (*led_to, _USUALLY[kind]) if part in self._held), None)

    @property
    def from_1904(self) -> bool:
        """Whether its days are counted from 1904."""
        properties = self._book.find(f"{MAIN}workbookPr")
        return properties is not None and is_true(properties.get("date1904"))

    def sheets(self) -> list[SheetPart]:
        """Its sheets of cells, in their order; ValueError where two of them are one part."""
        links = {link.id: link for link in self.links}
        found: dict[str, SheetPart] = {}
        for sheet in self._book.iter(f"{MAIN}sheet"):
            link = links[sheet.get(f"{_OFFICE}id")] if sheet.get(f"{_OFFICE}id") else None
            if link is None or link.part not in self._held or link.kind == "chartsheet":
                continue
            if link.part in found:
                raise ValueError(f"{link.part} is two sheets")  # its cells are counted once
            state = sheet.get("state") or "visible"
            found[link.part] = SheetPart(sheet.get("name") or "", state != "visible", link.part)
        return list(found.values())

    def names(self) -> dict[str, str]:
        """What its defined names stand for."""
        return {one.get("name") or "": one.text or "" for one in self._book.iter(f"{MAIN}definedName")}

    def shared_texts(self) -> list[str]:
        """The texts that cells share, in their order."""
        part = self.first("sharedStrings")
        if part is None:
            return []
        with self._parts.open(part) as source:
            return list(shared_texts(source))

    def derived(self) -> Derived:
        """What of its sheets our own export worked out."""
        if _PROPERTIES not in self._held:
            return {}
        told = (one for one in self.root(_PROPERTIES) if (one.get("name") or "").partition(" ")[0] == PROPERTY)
        return read_derived("; ".join("".join(one.itertext()) for one in told))

    def comments(self, links: list[Link]) -> dict[str, str]:
        """The comments of a sheet with these links, by place ("C12")."""
        found: dict[str, str] = {}
        for link in links:
            if link.kind == "comments" and link.part in self._held:
                for one in self.root(link.part).iter(f"{MAIN}comment"):
                    text = one.find(f"{MAIN}text")
                    said = _BEFORE_THREAD.sub("", "" if text is None else joined_text(text)).strip()
                    found.setdefault(one.get("ref") or "", said)
        return found


def parsed(xml: bytes) -> Any:
    """The root of a part."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(xml, parser)
