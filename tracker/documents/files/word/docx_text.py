"""What the paragraphs of a Word document say: tracked insertions in, deletions out, in the order of the page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tracker.documents.files.picture_fonts import ink_of, is_picture_font, shown_in_font, sign_of_font
from tracker.documents.files.word.docx_numbering import Numbering, whole_number
from tracker.documents.grid import without_unseen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Deleted or moved away: not what the document says. Codes of fields are not shown. Properties hold no text.
_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr")}
_RUN, _TEXT, _CONTROL, _LOOKS, _RUN_LOOKS = f"{W}r", f"{W}t", f"{W}sdt", f"{W}pPr", f"{W}rPr"
_STRIKE, _TWO_STRIKES = f"{W}strike", f"{W}dstrike"
_AS_TEXT = {
    f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class TextRun:
    """What one paragraph or cell says: its text, and what hangs on it or stands in it beside the text."""

    text: str = ""
    hidden: list[str] = field(default_factory=list)  # words of the text that Word does not show
    struck: list[str] = field(default_factory=list)  # words that are struck out, which are no part of the text
    comments: list[str] = field(default_factory=list)  # ids
    boxes: list[Any] = field(default_factory=list)  # the contents of text boxes that hang here
    placeholders: list[str] = field(default_factory=list)  # "Click here to enter text": nobody's words
    lists: list[tuple[int, str]] = field(default_factory=list)  # open lists of a form: where they begin, what is chosen
    ink: str | None = None  # the colour of its last stretch that has one
    fill: str | None = None  # the colour behind it, or behind its first stretch that has one
    label: str | None = None  # what Word itself puts before it: "1.1.4", "" for a bullet; None where it is no list

    @property
    def listed(self) -> bool:
        """Whether it is one of a list."""
        return self.label is not None

    @property
    def plain(self) -> bool:
        """Whether there is nothing but the text."""
        return not (self.hidden or self.struck or self.comments or self.boxes or self.placeholders or self.ink)


class DocxText:
    """Reads paragraphs; knows the order of the footnotes and the numbers of the lists."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        # ("footnote" or "endnote", id), in the order of their marks, each with its number among those of its kind
        self.notes: dict[tuple[str, str], int] = {}
        self._marked = Counter[str]()

    def paragraph(self, element: Any, number_shown: bool = False) -> TextRun:
        """One paragraph. The number that Word puts before it is read where it is shown for a ref, or alone."""
        said = TextRun()
        parts: list[str] = []
        self._into(element, parts, said)
        first = next(iter(element), None)
        if first is not None and first.tag == _LOOKS:
            said.label = self.numbering.label(first)
            said.fill = fill_of(first.find(f"{W}shd")) or said.fill
        if said.listed:
            # A line break that somebody typed inside a bullet does not begin another one.
            parts = [" " if part == "\n" else part for part in parts]
            if said.label and number_shown:
                parts.insert(0, f"{said.label} ")
        said.text = "".join(parts)
        said.text = without_unseen(said.text)
        if said.text and _asks(element):
            said.placeholders.append(said.text)
            said.text = ""
        return said

    def _into(self, parent: Any, parts: list[str], said: TextRun) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, parts, said)
            elif tag == _CONTROL:
                self._control(child, parts, said)
            elif tag not in _OUT:
                self._into(child, parts, said)

    def _control(self, control: Any, parts: list[str], said: TextRun) -> None:
        content = control.find(f"{W}sdtContent")
        if content is None:
            return
        if is_placeholder(control):
            inside: list[str] = []
            self._into(content, inside, said)
            said.placeholders.append("".join(inside))
        else:
            first = len(parts)
            self._into(content, parts, said)
            if not "".join(parts[first:]).strip():
                parts.append(_kept_choice(control))

    def _run(self, run: Any, parts: list[str], said: TextRun) -> None:
        first, looks = len(parts), None
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                parts.append(child.text or "")
            elif tag in _AS_TEXT:
                parts.append(_AS_TEXT[tag])
            elif tag == _RUN_LOOKS:
                looks = child
            elif tag not in _OUT:
                self._rare(child, tag, parts, said)
        if looks is not None and len(looks) and len(parts) > first:
            self._looks(looks, first, parts, said)

    def _rare(self, child: Any, tag: str, parts: list[str], said: TextRun) -> None:
        if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            parts.append(self._mark(child, tag.removeprefix(W).removesuffix("Reference")))
        elif tag == f"{W}commentReference":
            said.comments.append(child.get(f"{W}id"))
        elif tag == f"{W}sym":
            parts.append(_symbol(child))
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"):
            said.boxes += text_boxes(child)
        elif tag == f"{W}fldChar":
            _form_field(child, parts, said)
        else:
            parts += [text.text or "" for text in child.iter(f"{W}t", f"{_MATHS}t")]

    def _mark(self, reference: Any, kind: str) -> str:
        note = (kind, reference.get(f"{W}id"))
        if note not in self.notes:
            self._marked[kind] += 1
            self.notes[note] = self._marked[kind]
        if reference.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            return ""  # the mark is typed behind it
        return str(self.notes[note]).translate(_SUPERSCRIPT)

    def _looks(self, looks: Any, first: int, parts: list[str], said: TextRun) -> None:
        """Digits set above the line are a footnote's mark; words not shown or struck out are told apart."""
        fonts = looks.find(f"{W}rFonts")
        if fonts is not None and is_picture_font(font := fonts.get(f"{W}ascii") or ""):
            parts[first:] = [shown_in_font("".join(parts[first:]), font)]
        colour = looks.find(f"{W}color")
        if colour is not None and (ink := ink_of(colour.get(f"{W}val"))):
            said.ink = ink
        said.fill = said.fill or fill_of(looks.find(f"{W}shd")) or _highlight_of(looks.find(f"{W}highlight"))
        raised = looks.find(f"{W}vertAlign")
        if raised is not None and raised.get(f"{W}val") == "superscript":
            text = "".join(parts[first:])
            if text.strip().isdigit():
                parts[first:] = [text.strip().translate(_SUPERSCRIPT)]
        if is_on(looks.find(_STRIKE)) or is_on(looks.find(_TWO_STRIKES)):
            said.struck.append("".join(parts[first:]))
            del parts[first:]
        elif is_on(looks.find(f"{W}vanish")):
            said.hidden.append("".join(parts[first:]))


_HIGHLIGHTS = {
    "red": "#FF0000", "yellow": "#FFFF00", "green": "#00FF00", "blue": "#0000FF",
    "darkRed": "#800000", "darkGreen": "#008000", "darkBlue": "#000080",
}  # fmt: skip


def _highlight_of(mark: Any) -> str | None:
    """The colour of a highlighter, where ratings have it."""
    return None if mark is None else _HIGHLIGHTS.get(mark.get(f"{W}val") or "")


def fill_of(shade: Any) -> str | None:
    """The colour of a cell or a paragraph that has this shading; None for none and for white."""
    fill = "AUTO" if shade is None else (shade.get(f"{W}fill") or "AUTO").upper()
    return None if fill in ("AUTO", "FFFFFF") else f"#{fill}"


def _form_field(element: Any, parts: list[str], said: TextRun) -> None:
    """What a field of an old form says beside the text: a box is ticked or not, one of a list is chosen.

    Some programs write what is chosen as text too, which is known when the field ends.
    """
    if (box := element.find(f"{W}ffData/{W}checkBox")) is not None:
        ticked = box.find(f"{W}checked")
        parts.append("☒" if is_on(ticked if ticked is not None else box.find(f"{W}default")) else "☐")
    elif (choices := element.find(f"{W}ffData/{W}ddList")) is not None:
        said.lists.append((len(parts), _chosen(choices)))
    elif element.get(f"{W}fldCharType") == "end" and said.lists:
        first, chosen = said.lists.pop()
        if not "".join(parts[first:]).strip():
            parts.append(chosen)


def _chosen(choices: Any) -> str:
    """The entry of a list that is chosen: the first where nothing else is said."""
    entries = [entry.get(f"{W}val") or "" for entry in choices.findall(f"{W}listEntry")]
    said = (choices.find(f"{W}{name}") for name in ("result", "default"))
    at = next((whole_number(one.get(f"{W}val")) for one in said if one is not None), 0)
    return entries[at] if at < len(entries) else ""


def _kept_choice(control: Any) -> str:
    """The day or the choice that a content control keeps while it shows nothing."""
    day = control.find(f"{W}sdtPr/{W}date")
    if day is not None:
        return (day.get(f"{W}fullDate") or "")[:10]
    chosen = (control.find(f"{W}sdtPr/{W}{name}") for name in ("dropDownList", "comboBox"))
    return next((one.get(f"{W}lastValue") or "" for one in chosen if one is not None), "")


def is_on(switch: Any) -> bool:
    """Whether a property that is switched on by being there is there, and not switched off."""
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def _asks(paragraph: Any) -> bool:
    """Whether a paragraph is what a content control around it, or around its cell, asks for."""
    inside = paragraph.getparent()
    if inside is not None and inside.tag == f"{W}tc":
        inside = inside.getparent()
    return inside is not None and inside.tag == f"{W}sdtContent" and is_placeholder(inside.getparent())


def is_placeholder(control: Any) -> bool:
    """Whether a content control still shows what it asks for."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def text_boxes(element: Any) -> list[Any]:
    """The contents of the text boxes in a drawing, which Word often writes twice: once for older programs."""
    if element.tag == f"{W}txbxContent":
        return [element]
    found = [text_boxes(child) for child in element]
    if element.tag == f"{_MC}AlternateContent":
        return next((boxes for boxes in found if boxes), [])
    return [box for boxes in found for box in boxes]


def _symbol(element: Any) -> str:
    """A sign of a picture font as the character that it looks like, else a bullet; of another font, itself."""
    text = element.get(f"{W}char") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{1,5}", text):
        return ""
    return sign_of_font(int(text, 16), element.get(f"{W}font") or "")
