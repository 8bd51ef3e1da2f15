"""The texts of a workbook's cells, joined from their looks; words that are struck out are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ITEM, _TEXT, _RUN, _LOOKS, _STRIKE = (f"{MAIN}{name}" for name in ("si", "t", "r", "rPr", "strike"))


def shared_texts(source: IO[bytes]) -> Iterator[str]:
    """The texts that cells share, in their order."""
    for _, item in etree.iterparse(source, tag=_ITEM, resolve_entities=False, no_network=True, remove_comments=True):
        yield joined_text(item)
        above = item.getparent()
        item.clear()
        if above is not None:
            del above[0]


def joined_text(item: Any) -> str:
    """A text, maybe in several looks; how it is spoken (Japanese) stands beside it and is no part of it."""
    if len(item) == 1 and item[0].tag == _TEXT:
        return item[0].text or ""
    parts = [part for part in item if part.tag in (_TEXT, _RUN)]
    struck = [part for part in parts if part.tag == _RUN and _is_struck(part)]
    if not struck:
        return _words(parts)
    return StruckText(_words(parts), _words([part for part in parts if part not in struck]), _words(struck))


def _words(parts: Sequence[Any]) -> str:
    texts = (part if part.tag == _TEXT else part.find(_TEXT) for part in parts)
    return "".join(text.text or "" for text in texts if text is not None)


def _is_struck(run: Any) -> bool:
    looks = run.find(_LOOKS)
    return looks is not None and strikes(looks)


def strikes(looks: Any) -> bool:
    """Whether a look, or a font, strikes words out."""
    strike = looks.find(_STRIKE)
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
