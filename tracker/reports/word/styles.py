"""The styles of a Word report: the house's own, or those of a council's file with what it lacks added."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tracker.errors import TrackerError
from tracker.palette import LIGHT

FONT = "Arial"
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_NOT_OURS = ("w:pPr/w:pBdr", "w:pPr/w:tabs", "w:rPr/w:spacing")  # of the built-in styles: lines, stops, wide letters
_Look = tuple[float, bool, str, float, float]  # points, bold, colour, points before, points after
_HOUSE: dict[str, _Look] = {
    "Normal": (10.5, False, LIGHT.text, 0, 6),
    "Title": (26, True, LIGHT.text, 110, 10),
    "Subtitle": (13, False, LIGHT.quiet_text, 0, 24),
    "Heading 1": (17, True, LIGHT.text, 12, 6),
    "Heading 2": (13, True, LIGHT.text, 7, 2),
    "Heading 3": (11, True, LIGHT.accent, 12, 4),
    "List Bullet": (9.5, False, LIGHT.text, 0, 1),
    "List Number": (10, False, LIGHT.text, 0, 4),
    "Caption": (9, False, LIGHT.quiet_text, 6, 4),
    "Footer": (8.5, False, LIGHT.quiet_text, 0, 0),
}
# Ours, made where a file has none of the name.
_OURS: dict[str, _Look] = {
    "Report Lead": (12, False, LIGHT.text, 0, 8),
    "Report Quiet": (9, False, LIGHT.quiet_text, 0, 6),
    "Report Cell": (9, False, LIGHT.text, 0, 0),
    "Report Count": (22, True, LIGHT.text, 6, 0),
    "TOC 1": (10.5, False, LIGHT.text, 2, 2),
    "TOC 2": (10.5, False, LIGHT.text, 0, 2),
    "TOC 3": (10.5, False, LIGHT.text, 0, 2),
    "footnote text": (7.5, False, LIGHT.text, 0, 0),
}


def open_styles(style: Path | None) -> Any:
    """An empty document in the house style, or with the styles, page, header and footer of a council's file.

    Raises TrackerError for a file that is no Word document or template.
    """
    document = docx.Document() if style is None else _of_council(style)
    if style is None:
        _set_house(document)
    for name, look in {**(_HOUSE if style else {}), **_OURS}.items():
        if name not in document.styles:
            _look(document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), look)
    for level in (2, 3):
        document.styles[f"TOC {level}"].paragraph_format.left_indent = Cm(0.6 * (level - 1))
    _add_reference_style(document)
    return document


def _of_council(style: Path) -> Any:
    try:
        document = docx.Document(_as_document(style))
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise TrackerError(f"{style} is no Word document: choose a .docx or .dotx whose styles to use.") from error
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    return document


def _as_document(style: Path) -> BytesIO:
    """The file as a document: a template differs from it in its content type alone."""
    made = BytesIO()
    with ZipFile(style) as held, ZipFile(made, "w") as copy:
        for name in held.namelist():
            content = held.read(name)
            copy.writestr(name, content.replace(_TEMPLATE, _DOCUMENT) if name == "[Content_Types].xml" else content)
    made.seek(0)
    return made


def _set_house(document: Any) -> None:
    for name, look in _HOUSE.items():
        _look(document.styles[name], look)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.1)
        section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.5)
        section.footer_distance = Cm(0.9)
        section.different_first_page_header_footer = True


def _look(style: Any, look: _Look) -> None:
    points, bold, colour, before, after = look
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(points), bold, False
    style.font.color.rgb = RGBColor.from_string(colour[1:])
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name in _NOT_OURS:
        for held in style.element.xpath(name):
            held.getparent().remove(held)


def _add_reference_style(document: Any) -> None:
    if "footnote reference" not in document.styles:
        style = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        style.font.superscript = True


def set_language(document: Any, language: str) -> None:
    """The language of everything that says none."""
    for held in document.styles.element.iter(qn("w:lang")):
        held.set(qn("w:val"), language)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        told = OxmlElement("w:lang")
        told.set(qn("w:val"), language)
        defaults.append(told)
