"""The texts of a workbook's cells, joined from their looks; words that are struck out are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from openpyxl.xml.constants import SHEET_MAIN_NS

_ITEM, _TEXT, _RUN, _LOOKS, _STRIKE = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "r", "rPr", "strike"))


def shared_texts(source: IO[bytes]) -> Iterator[str]:
    """The texts that cells share, in their order."""
    for _, item in iterparse(source):
        if item.tag == _ITEM:
            yield joined_text(item)
            item.clear()


def joined_text(item: Element) -> str:
    """A text, maybe in several looks; how it is spoken (Japanese) stands beside it and is no part of it."""
    if len(item) == 1 and item[0].tag == _TEXT:
        return item[0].text or ""
    parts = [part for part in item if part.tag in (_TEXT, _RUN)]
    struck = [part for part in parts if part.tag == _RUN and _is_struck(part)]
    if not struck:
        return _words(parts)
    return StruckText(_words(parts), _words([part for part in parts if part not in struck]), _words(struck))


def _words(parts: Sequence[Element]) -> str:
    texts = (part if part.tag == _TEXT else part.find(_TEXT) for part in parts)
    return "".join(text.text or "" for text in texts if text is not None)


def _is_struck(run: Element) -> bool:
    looks = run.find(_LOOKS)
    strike = None if looks is None else looks.find(_STRIKE)
    return strike is not None and strike.get("val") not in ("0", "false")


class StruckText(str):
    """A text of which words are struck out: those, and those that are left."""

    struck: str
    left: str

    def __new__(cls, text: str, left: str, struck: str) -> StruckText:
        """A text as it stands, and its parts."""
        made = super().__new__(cls, text)
        made.left, made.struck = left, struck
        return made
