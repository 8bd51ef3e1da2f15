"""Footnotes, which python-docx has none of: their part of the file, and what refers to a note in the text."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tracker.reports.blocks import as_shown

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_EMPTY = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def element(tag: str, /, *inside: Any, **attributes: object) -> Any:
    """An element such as `w:p` with its attributes (`val="1"`, `r_id="rId1"`) and what stands in it."""
    made = OxmlElement(tag)
    for attribute, value in attributes.items():
        made.set(qn(attribute.replace("_", ":", 1) if "_" in attribute else f"w:{attribute}"), str(value))
    made.extend(inside)
    return made


def field(instruction: str, shown: str, *, superscript: bool = False) -> Any:
    """A field with what it shows until Word works it out anew."""
    return element("w:fldSimple", plain_run(shown, superscript=superscript), instr=f" {instruction} ")


def plain_run(text: str, *, superscript: bool = False) -> Any:
    """A run of text without a look of its own."""
    run = element("w:r")
    if superscript:
        run.append(element("w:rPr", element("w:vertAlign", val="superscript")))
    run.text = text
    return run


class Footnotes:
    """The notes of one document: the first mention of a source makes its note, a later one refers to that."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._notes = parse_xml(_EMPTY)
        self._styles = {name: document.styles[name].style_id for name in ("footnote text", "footnote reference")}
        self._numbers: dict[str, int] = {}

    def mention(self, key: str, text: str) -> list[Any]:
        """What stands behind the figure that a source proves."""
        if key in self._numbers:
            number = self._numbers[key]
            return [field(f"NOTEREF note{number} \\h", str(number), superscript=True)]
        number = self._numbers[key] = len(self._numbers) + 1
        self._notes.append(self._note(number, text))
        reference = element("w:r", self._reference_look(), element("w:footnoteReference", id=number))
        # Bookmarks of notes count down from a number that no heading reaches.
        marked = {"id": 1_000_000 + number}
        start, end = element("w:bookmarkStart", name=f"note{number}", **marked), element("w:bookmarkEnd", **marked)
        return [start, reference, end]

    def _note(self, number: int, text: str) -> Any:
        sign = element("w:r", self._reference_look(), element("w:footnoteRef"))
        look = element("w:pPr", element("w:pStyle", val=self._styles["footnote text"]))
        return element("w:footnote", element("w:p", look, sign, plain_run(f" {as_shown(text)}")), id=number)

    def _reference_look(self) -> Any:
        return element(
            "w:rPr",
            element("w:rStyle", val=self._styles["footnote reference"]),
            element("w:vertAlign", val="superscript"),
        )

    def attach(self) -> None:
        """Put the notes into the document, in the place of those that a style file may have had."""
        part = self._document.part
        for key, held in list(part.rels.items()):
            if held.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                del part.rels[key]
        notes = Part(PackURI("/word/footnotes.xml"), _TYPE, serialize_part_xml(self._notes), part.package)
        part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
