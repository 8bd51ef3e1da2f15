"""What the paragraphs of a page say: tracked insertions in, deletions and drawn bullets out, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from tracker.documents.grid import folded, without_unseen
from tracker.domain.pattern import pattern_of

BLOCKS = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "center",
    "address", "article", "section", "header", "footer", "main", "form", "fieldset", "hr", "body", "caption", "table",
}  # fmt: skip
_OUT = {"script", "style", "title", "xml", "template", "select", "noscript", "del"}
_STRUCK = {"s", "strike"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACE = pattern_of(r"[ \t\r\n\f]+")
_NOTE = pattern_of(r"\[?(\d+)\]?")
_KEPT, _HOLDS = "linesKept", "holdsBlocks"  # attributes of ours: those of a page are in small letters


@dataclass(slots=True)
class HtmlRun:
    """What one paragraph says: its text, and what stands in it beside the text."""

    text: str = ""
    hidden: list[str] = field(default_factory=list)  # words of the text that the page does not show
    struck: list[str] = field(default_factory=list)  # words that are struck through, and no part of the text
    notes: list[str] = field(default_factory=list)  # comments that hang on it
    label: str | None = None  # what Word itself puts before it: "1.1", "·"; None where it is no list


@dataclass(slots=True)
class Paragraph:
    """A run of text between two blocks: the element it stands in, and its pieces in order."""

    inside: Any
    unseen: bool
    pieces: list[Any] = field(default_factory=list)  # texts, and elements without blocks


def html_blocks(parent: Any, unseen: bool = False) -> Iterator[Any]:
    """The paragraphs and the table elements in a body or a cell, in the order of the page."""
    unseen = unseen or is_hidden(parent)
    here = Paragraph(parent, unseen, [parent.text or ""])
    for child in parent:
        if child.tag in BLOCKS or _holds_blocks(child):
            yield here
            here = Paragraph(parent, unseen)
            if child.tag == "table":
                yield child
            elif child.tag not in _OUT:
                yield from html_blocks(child, unseen)
        elif isinstance(child.tag, str):
            here.pieces.append(child)
        here.pieces.append(child.tail or "")
    yield here


def _holds_blocks(element: Any) -> bool:
    return element.get(_HOLDS) is not None


def html_style(element: Any) -> str:
    """The style written on an element, in small letters without blanks."""
    return "".join((element.get("style") or "").lower().split())


def is_hidden(element: Any) -> bool:
    """Whether an element says that it is not shown."""
    style = html_style(element)
    return "display:none" in style or "mso-hide:all" in style or element.get("hidden") is not None


class HtmlText:
    """Reads paragraphs; `comments` are the page's comments by name."""

    def __init__(self, comments: Mapping[str, str]) -> None:
        self.comments = dict(comments)  # those that no paragraph has taken yet

    def paragraph(self, paragraph: Paragraph) -> HtmlRun:
        """One paragraph, its white space as a page shows it."""
        said, parts = HtmlRun(), list[str]()
        self._pieces(paragraph.pieces, parts, said, _keeps_lines(paragraph.inside))
        text = "".join(parts)
        said.text = folded(without_unseen(text))
        if paragraph.unseen:
            said.hidden = [said.text]
        return said

    def _pieces(self, pieces: Iterable[Any], parts: list[str], said: HtmlRun, kept: bool) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                parts.append(piece if kept else _SPACE.sub(" ", piece))
            elif isinstance(piece.tag, str) and piece.tag not in _OUT:
                self._element(piece, parts, said, kept)

    def _element(self, element: Any, parts: list[str], said: HtmlRun, kept: bool) -> None:
        style = html_style(element)
        if element.tag == "br":
            parts.append("\n")
        elif "mso-list:ignore" in style:
            said.label = folded(element.text_content())
        elif element.get("href", "").startswith("#_msocom_"):
            self._comment(element.get("href")[1:], said)
        elif element.tag in _STRUCK or "text-decoration:line-through" in style:
            said.struck.append(folded(element.text_content()))
        elif "msodel" not in (element.get("class") or "").lower():
            first, hidden = len(parts), len(said.hidden)
            self._pieces(_inside(element), parts, said, kept or _keeps_lines(element))
            if is_hidden(element):
                said.hidden[hidden:] = ["".join(parts[first:])]  # with all that is hidden inside it
            if element.tag == "sup" or "vertical-align:super" in style or "mso-footnote-id" in style:
                _raise_mark(first, parts)

    def _comment(self, name: str, said: HtmlRun) -> None:
        if note := self.comments.pop(name, None):
            said.notes.append(note)


def _raise_mark(first: int, parts: list[str]) -> None:
    """Digits set above the line are a footnote's mark."""
    if mark := _NOTE.fullmatch("".join(parts[first:]).strip()):
        parts[first:] = [mark[1].translate(_SUPERSCRIPT)]


def _inside(element: Any) -> Iterator[Any]:
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def mark_elements(root: Any) -> None:
    """Mark the elements whose line breaks are kept, which is said far above them, and those that hold blocks.

    Each is found out once for the whole page, which may have as many elements as it likes and be deep.
    """
    for element in root.iter(etree.Element):
        parent = element.getparent()
        above = parent is not None and _keeps_lines(parent)
        if above or element.tag == "pre" or "white-space:pre" in html_style(element):
            element.set(_KEPT, "")
        if element.tag in BLOCKS:
            while parent is not None and not _holds_blocks(parent):
                parent.set(_HOLDS, "")
                parent = parent.getparent()


def _keeps_lines(element: Any) -> bool:
    return element.get(_KEPT) is not None


def comments_taken(root: Any) -> dict[str, str]:
    """The comments that Word writes below a page, by name; they are taken out of the page."""
    found: dict[str, str] = {}
    for element in [one for one in root.iter("div") if html_style(one).startswith("mso-element:comment")]:
        if html_style(element).startswith("mso-element:comment-list"):
            continue
        name = next((a.get("name") for a in element.iter("a") if (a.get("name") or "").startswith("_msocom_")), None)
        said = [HtmlText({}).paragraph(one) for one in html_blocks(element) if isinstance(one, Paragraph)]
        found[name or f"_msocom_{len(found) + 1}"] = folded("\n".join(one.text for one in said))
        element.clear(keep_tail=True)
    return found
