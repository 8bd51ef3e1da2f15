"""The numbers and bullets that a list of an OpenDocument text puts before its paragraphs."""

from __future__ import annotations

from typing import Any, NamedTuple

from tracker.documents.files.open_document.styles import STYLE, TEXT, OpenStyles
from tracker.documents.files.word.docx_numbering import whole_number, written_number

_LOOKS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEVEL = f"{TEXT}level"
_DEEPEST = 10  # levels of a list


class _Level(NamedTuple):
    looks: str = ""  # as Word calls them; "" for a bullet and for nothing
    before: str = ""
    after: str = ""
    shown: int = 1  # how many levels the number tells
    start: int = 1


_BULLET = _Level()


class OpenLists:
    """The lists of one document; asked for every item once, in order, it counts along."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._outline = _levels(styles.outline)
        self._outline_counts: dict[int, int] = {}
        self._counts: dict[str, dict[int, int]] = {}  # by the name of a list
        self._last_of_style: dict[str, str] = {}

    def named(self, element: Any, style: str) -> str:
        """What a list is called whose items are counted on: that of an earlier one, where it goes on with that."""
        own = element.get("{http://www.w3.org/XML/1998/namespace}id") or f"list {len(self._counts) + 1}"
        before = element.get(f"{TEXT}continue-list")
        if element.get(f"{TEXT}continue-numbering") == "true":
            before = self._last_of_style.get(style)
        self._counts[own] = self._counts.get(before or "", {})
        self._last_of_style[style] = own
        return str(own)

    def label(self, name: str, style: str, level: int, start: str | None = None) -> str:
        """Count one item more, and say its number with those above it: "1.1.4"; "" for a bullet."""
        if style not in self._levels:
            self._levels[style] = _levels(self._styles.lists.get(style))
        return _counted(self._counts.setdefault(name, {}), self._levels[style], min(level, _DEEPEST), start)

    def outline(self, level: int) -> str:
        """Count one heading more, and say its number; "" where headings have none."""
        return _counted(self._outline_counts, self._outline, min(level, _DEEPEST), None)


def _levels(style: Any) -> dict[int, _Level]:
    """Of each level of a list style that has numbers, from 1."""
    found = {}
    for one in style if style is not None else ():
        looks = _LOOKS.get(one.get(f"{STYLE}num-format") or "")
        if looks and (level := whole_number(one.get(_LEVEL))):
            before, after = (one.get(f"{STYLE}num-{name}") or "" for name in ("prefix", "suffix"))
            shown = whole_number(one.get(f"{TEXT}display-levels"), 1)
            start = whole_number(one.get(f"{TEXT}start-value"), 1)
            found[level] = _Level(looks, before[:20], after[:20], min(shown, _DEEPEST), start)
    return found


def _counted(counts: dict[int, int], levels: dict[int, _Level], level: int, start: str | None) -> str:
    one = levels.get(level, _BULLET)
    if not one.looks:
        return ""
    counts[level] = whole_number(start, one.start) if start else counts[level] + 1 if level in counts else one.start
    for deeper in [at for at in counts if at > level]:
        del counts[deeper]
    numbers = [
        written_number(counts.get(at, levels[at].start), levels[at].looks)
        for at in range(max(level - one.shown, 0) + 1, level + 1)
        if at in levels
    ]
    return f"{one.before}{'.'.join(numbers)}{one.after}"
