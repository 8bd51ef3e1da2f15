"""What the styles of an OpenDocument file say of its cells, paragraphs and words, each with what it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from tracker.documents.files.picture_fonts import is_picture_font
from tracker.domain.pattern import pattern_of

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE = (f"{{{_BASE}{name}:1.0}}" for name in ("office", "text", "table", "style"))
EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"  # LibreOffice's own
DRAW, NUMBER = (f"{{{_BASE}{name}:1.0}}" for name in ("drawing", "datastyle"))
_FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
_FAMILY = f"{{{_BASE}svg-compatible:1.0}}font-family"
_NAMED = f"{STYLE}name"
_COLOUR = pattern_of("#[0-9A-Fa-f]{6}")
_ESCAPED = pattern_of("_([0-9a-f]{1,4})_")
_DEEPEST = 50  # styles based on one another


class WordLook(NamedTuple):
    """How words look, as far as that changes what they say."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    font: str = ""  # where it shows signs in the place of letters

    def over(self, outer: WordLook) -> WordLook:
        """How words look inside others."""
        hidden, struck = self.hidden or outer.hidden, self.struck or outer.struck
        return WordLook(hidden, struck, self.raised or outer.raised, self.font or outer.font)


class OpenStyles:
    """The styles of one document, those of its own page before those of its templates."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._months: set[str] = set()  # the date formats that show no day
        self._fonts: dict[str, str] = {}
        self.outline: Any = None
        self.lists: dict[str, Any] = {}
        for root in roots:
            self._take(root)
        self.fill = cache(self._fill)
        self.words = cache(self._words)
        self.paragraph = cache(self._paragraph)

    def _take(self, root: Any) -> None:
        for style in root.iter(f"{STYLE}style"):
            self._styles[style.get(f"{STYLE}family") or "", style.get(_NAMED) or ""] = style
        for one in root.iter(f"{NUMBER}date-style"):
            if one.find(f"{NUMBER}day") is None and one.find(f"{NUMBER}day-of-week") is None:
                self._months.add(one.get(_NAMED) or "")
        for one in root.iter(f"{STYLE}font-face"):
            self._fonts[one.get(_NAMED) or ""] = (one.get(_FAMILY) or "").strip("'\"")
        for one in root.iter(f"{TEXT}list-style"):
            self.lists[one.get(_NAMED) or ""] = one
        for one in root.iter(f"{TEXT}outline-style"):
            self.outline = one

    def _chain(self, family: str, name: str | None) -> Iterator[Any]:
        """A style and those it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name")

    def _said(self, family: str, name: str | None, kind: str, attribute: str) -> str | None:
        """What the first style that says anything says."""
        for style in self._chain(family, name):
            looks = style.find(f"{STYLE}{kind}-properties")
            if looks is not None and (said := looks.get(attribute)) is not None:
                return str(said)
        return None

    def _fill(self, family: str, name: str | None) -> str | None:
        """The colour behind a "table-cell", a "table-row" or a "table", be it white; None for none."""
        found = self._said(family, name, family, f"{_FO}background-color") or ""
        return found.upper() if _COLOUR.fullmatch(found) else None

    def fill_called(self, shown: str) -> str | None:
        """The colour behind cells with a style of the name that a person sees, be it white; None for none."""
        return self.fill("table-cell", _escaped(shown))

    def _words(self, family: str, name: str | None) -> WordLook:
        """How the words of a "paragraph", a "text" (a span) or a "table-cell" look."""

        def said(attribute: str) -> str:
            return self._said(family, name, "text", attribute) or ""

        struck = said(f"{STYLE}text-line-through-style") or said(f"{STYLE}text-line-through-type")
        raised = said(f"{STYLE}text-position")
        high = raised.startswith("super") or (raised[:1].isdigit() and not raised.startswith("0"))
        font = said(f"{STYLE}font-name")
        font = self._fonts.get(font) or font
        return WordLook(
            said(f"{TEXT}display") == "none", struck not in ("", "none"), high, font if is_picture_font(font) else ""
        )

    def _paragraph(self, name: str | None) -> str:
        """What a paragraph's style, or the first of those it is based on that has a known name, is called."""
        for style in self._chain("paragraph", name):
            shown = style.get(f"{STYLE}display-name") or _unescaped(style.get(_NAMED) or "")
            lowered = shown.lower()
            if level := style.get(f"{STYLE}default-outline-level"):
                return f"heading {level}"
            if lowered == "title" or re.fullmatch(r"heading [1-9]|contents [1-9]|list .*", lowered):
                return lowered
        return ""

    def hides_table(self, name: str | None) -> bool:
        """Whether a sheet is not shown."""
        return self._said("table", name, "table", f"{TABLE}display") == "false"

    def shows_day(self, cell_style: str | None) -> bool:
        """Whether a cell shows the day of its date, and not only its month or year."""
        for style in self._chain("table-cell", cell_style):
            if (format_ := style.get(f"{STYLE}data-style-name")) is not None:
                return format_ not in self._months
        return True


def _unescaped(name: str) -> str:
    """A style is named "List_20_Bullet" where it is called "List Bullet"."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def _escaped(shown: str) -> str:
    return re.sub(r"[^\w.-]|_", lambda found: f"_{ord(found[0]):x}_", shown)
