"""The cells of a Word document: its blocks in order, what their paragraphs say, what hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.documents.files.word.docx_text import DocxText, TextRun, W
from tracker.documents.grid import Cell, CellStyle, folded, with_struck

_WRAPPERS = {f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdt", "sdtContent")}
P, TBL, TR, TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"


def children(root: Any, name: str) -> Iterable[Any]:
    """The children of a name; none of a part that is not there."""
    return () if root is None else root.findall(f"{W}{name}")


def docx_blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables in a body, a cell or a text box, content controls unwrapped."""
    return unwrapped(parent, P, TBL)


def unwrapped(parent: Any, *tags: str) -> Iterator[Any]:
    """The children with one of the tags, also inside content controls and insertions."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child, *tags)


class WordCells:
    """Makes cells of paragraphs, and gathers what hangs on them and stands aside."""

    def __init__(self, words: DocxText, comments: Mapping[str, Any]) -> None:
        self.words = words
        self.comments = dict(comments)  # those that no cell has taken yet
        self.aside: list[Cell] = []
        self._boxed: list[Any] = []  # the contents of text boxes with tables, which stand behind what they hang on

    def cell(self, said: list[TextRun], place: str, style: CellStyle = "") -> Cell | None:
        """One cell of its paragraphs; None for an empty one."""
        if len(said) == 1 and said[0].plain:
            return Cell(said[0].text, place, style=style) if said[0].text.strip() else None
        text = "\n".join(one.text for one in said if one.text)
        for one in said:
            self.aside += [Cell(words, place) for words in one.placeholders if words.strip()]
            for box in one.boxes:
                if any(block.tag == TBL for block in docx_blocks(box)):
                    self._boxed.append(box)
                else:
                    self.aside += self.aside_of(box, f"text box at {place}")
        notes = [note for one in said for name in one.comments if (note := self._comment(name))]
        struck = folded(" ".join(words for one in said for words in one.struck))
        if not text.strip() and not struck:
            self.aside += [Cell(note, place) for note in notes]
            return None
        unseen = folded(" ".join(words for one in said for words in one.hidden))
        ink = next((one.ink for one in said if one.ink), None)
        cell = Cell(text, place, note="\n".join(notes) or None, style=style, unseen=unseen, ink=ink)
        return with_struck(text, struck, cell) if struck else cell

    def boxed(self) -> list[Any]:
        """The paragraphs and tables of the text boxes with tables that hang on what was read last, each once."""
        boxes, self._boxed = self._boxed, []
        return [block for box in boxes for block in docx_blocks(box)]

    def _comment(self, name: str) -> str:
        note = self.comments.pop(name, None)
        return "" if note is None else self.text_of(note)

    def text_of(self, element: Any) -> str:
        """All text in an element, its paragraphs and tables in order, each with the text boxes that hang on it."""
        said = (self.words.paragraph(one) for one in _paragraphs(element))
        texts = (text for one in said for text in (one.text, *map(self.text_of, one.boxes)))
        return "\n".join(text for text in texts if text.strip())

    def aside_of(self, element: Any, place: str) -> list[Cell]:
        """What stands aside in an element as one cell; none where it is empty."""
        text = folded(self.text_of(element))
        return [Cell(text, place)] if text else []

    def comments_left(self) -> list[Cell]:
        """The comments that hang on nothing."""
        return [cell for name in list(self.comments) for cell in self.aside_of(self.comments[name], f"comment {name}")]


def _paragraphs(element: Any) -> Iterator[Any]:
    for block in docx_blocks(element):
        if block.tag == P:
            yield block
        else:
            for row in unwrapped(block, TR):
                for cell in unwrapped(row, TC):
                    yield from _paragraphs(cell)
