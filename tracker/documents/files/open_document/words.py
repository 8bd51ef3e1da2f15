"""What the paragraphs of an OpenDocument file say: notes as marks, comments beside, deleted words out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tracker.documents.files.open_document.styles import DRAW, EXTENDED, OFFICE, TEXT, OpenStyles, WordLook
from tracker.documents.files.open_document.tables import TABLE_ELEMENT
from tracker.documents.files.picture_fonts import shown_in_font
from tracker.documents.files.text import is_error
from tracker.documents.grid import Cell, CellStyle, folded, with_struck
from tracker.domain.pattern import pattern_of

P, H = f"{TEXT}p", f"{TEXT}h"
_ANNOTATION = f"{OFFICE}annotation"
_STYLE = f"{TEXT}style-name"
_BLANKS, _NOTE, _SPAN = f"{TEXT}s", f"{TEXT}note", f"{TEXT}span"
_AS_TEXT = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
# Codes, marks and what is spoken beside the words: no part of the text.
_OUT = {
    f"{TEXT}{name}" for name in (
        "tracked-changes", "ruby-text", "bookmark-start", "bookmark-end", "script", "hidden-text", "number",
        "alphabetical-index-mark", "toc-mark",
    )
} | {f"{OFFICE}annotation-end", f"{OFFICE}forms", f"{OFFICE}event-listeners"}  # fmt: skip
_PLACEHOLDER = f"{TEXT}placeholder"
_ASKS = f"{EXTENDED}showing-place-holder"
_ERROR = pattern_of(r"Err:\d{3}")
_MOST_BLANKS = 1_000
_SIGNS = {0xAD: None, 0x2011: "-"}  # a place where a word may be cut, and a hyphen where it may not
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class OpenRun:
    """What one paragraph says: its text, and what stands in it beside the text."""

    text: str = ""
    hidden: list[str] = field(default_factory=list)  # words of the text that the document does not show
    struck: list[str] = field(default_factory=list)  # words that are struck through, and no part of the text
    notes: list[str] = field(default_factory=list)  # comments that hang on it
    boxes: list[Any] = field(default_factory=list)  # text boxes and shapes that hang here
    placeholders: list[str] = field(default_factory=list)  # "Click here to enter text": nobody's words
    label: str | None = None  # what the list puts before it: "1.1.4", "" for a bullet; None where it is no list


class OpenWords:
    """Reads paragraphs and makes cells of them; gathers what stands aside."""

    def __init__(self, styles: OpenStyles) -> None:
        self.styles = styles
        self.aside: list[Cell] = []
        self.footnotes: list[Cell] = []
        self._boxed: list[Any] = []  # text boxes with tables, which stand behind what they hang on

    def paragraph(self, element: Any) -> OpenRun:
        """One paragraph or heading, its white space as a page shows it."""
        said, parts = OpenRun(), list[str]()
        looks = self.styles.words("paragraph", element.get(_STYLE))
        self._into(element, looks, parts, said)
        said.text = "".join(parts).translate(_SIGNS)
        return said

    def _into(self, parent: Any, looks: WordLook, parts: list[str], said: OpenRun) -> None:
        self._text(parent.text, looks, parts, said)
        for child in parent:
            tag = child.tag
            if tag == _SPAN:
                own = self.styles.words("text", child.get(_STYLE))
                self._into(child, own.over(looks), parts, said)
            elif tag in _AS_TEXT:
                parts.append(_AS_TEXT[tag])
            elif tag == _BLANKS:
                parts.append(" " * _blanks(child.get(f"{TEXT}c")))
            elif isinstance(tag, str) and tag not in _OUT:
                self._rare(child, looks, parts, said)
            self._text(child.tail, looks, parts, said)

    def _rare(self, child: Any, looks: WordLook, parts: list[str], said: OpenRun) -> None:
        if child.tag == _NOTE:
            self._note(child, parts)
        elif child.tag == _ANNOTATION:
            if words := self.text_of(child):
                said.notes.append(words)
        elif child.tag.startswith(DRAW):
            said.boxes.append(child)
        elif child.tag == _PLACEHOLDER or child.get(_ASKS) == "true":
            said.placeholders.append("".join(child.itertext()))
        else:
            self._into(child, looks, parts, said)

    def _text(self, text: str | None, looks: WordLook, parts: list[str], said: OpenRun) -> None:
        if not text:
            return
        text = text.replace("\n", " ").replace("\t", " ")
        if looks.struck:
            said.struck.append(folded(text))
            return
        if looks.raised and text.strip().isdigit():
            text = text.strip().translate(_SUPERSCRIPT)
        if looks.font:
            text = shown_in_font(text, looks.font)
        if looks.hidden:
            said.hidden.append(text)
        parts.append(text)

    def _note(self, note: Any, parts: list[str]) -> None:
        mark, body = note.find(f"{TEXT}note-citation"), note.find(f"{TEXT}note-body")
        cited = "" if mark is None else (mark.text or "").strip()
        parts.append(cited.translate(_SUPERSCRIPT) if cited.isdigit() else cited)
        text = "" if body is None else folded(self.text_of(body))
        if text:
            kind = note.get(f"{TEXT}note-class") or "footnote"
            self.footnotes.append(Cell(text, f"{kind} {cited}".rstrip()))

    def text_of(self, element: Any) -> str:
        """All text in an element, paragraph by paragraph."""
        said = (self.paragraph(one) for one in paragraphs(element))
        return "\n".join(one.text for one in said if one.text.strip())

    def aside_of(self, element: Any, place: str) -> list[Cell]:
        """What stands aside in an element as one cell; none where it is empty."""
        text = folded(self.text_of(element))
        return [Cell(text, place)] if text else []

    def box(self, element: Any, place: str) -> None:
        """A text box stands aside; one with a table waits for whoever reads what it hangs on."""
        boxes = [one for one in element.iter(f"{DRAW}*") if _holds_text(one)]
        boxes = [one for one in boxes if next(one.iter(TABLE_ELEMENT), None) is not None]
        self._boxed += [one for one in boxes if not any(other in boxes for other in one.iterancestors())]
        if not boxes:
            self.aside += self.aside_of(element, place)

    def boxed(self) -> list[Any]:
        """The text boxes with tables that hang on what was read last, each once."""
        boxes, self._boxed = self._boxed, []
        return boxes

    def cell(
        self, said: Iterable[OpenRun], place: str, fill: str | None = None, note: str = "", style: CellStyle = ""
    ) -> Cell | None:
        """One cell of its paragraphs; one without text where it has a fill or a comment, None for an empty one."""
        said = list(said)
        for one in said:
            self.aside += [Cell(words, place) for words in one.placeholders if words.strip()]
            for box in one.boxes:
                self.box(box, f"text box at {place}")
        text = "\n".join(one.text for one in said if one.text)
        text = text if text.strip() else ""
        notes = "\n".join(filter(None, [note, *(note for one in said for note in one.notes)])) or None
        struck = folded(" ".join(words for one in said for words in one.struck))
        if not (text or fill or notes or struck):
            return None
        unseen = folded(" ".join(words for one in said for words in one.hidden))
        cell = Cell(text, place, fill=fill, note=notes, style=style, unread=_is_error(text), unseen=unseen)
        return with_struck(text, struck, cell) if struck else cell


def paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs in an element, also in lists and tables, without those of boxes and notes in them."""
    for child in element:
        if child.tag in (P, H):
            yield child
        elif isinstance(child.tag, str) and child.tag not in (_ANNOTATION, f"{TEXT}tracked-changes"):
            yield from paragraphs(child)


def _holds_text(shape: Any) -> bool:
    """Whether a shape is one that text stands in: what LibreOffice takes from Word has no text box inside."""
    return any(isinstance(one.tag, str) and one.tag.startswith((TEXT, TABLE_ELEMENT)) for one in shape)


def _is_error(text: str) -> bool:
    """Whether a cell shows an error, of which LibreOffice has some more than Excel."""
    return is_error(text) or _ERROR.fullmatch(text) is not None


def _blanks(count: str | None) -> int:
    return min(int(count), _MOST_BLANKS) if count and count.isdecimal() and len(count) < 6 else 1
