"""The numbers and bullets that Word itself puts before the paragraphs of a list: "1.1.4" stands in no text."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_DEEPEST = 8  # lists of Word have nine levels
_LONGEST_PATTERN = 100  # letters; Word writes far fewer
_LAST_WRITTEN_OUT = 32_767  # Word counts no further
_LETTERS_REPEAT = 780  # behind thirty times z Word begins again


class _Level(NamedTuple):
    looks: str  # decimal, lowerLetter, bullet, ...
    pattern: str  # "%1.%2."
    start: int


class Numbering:
    """The lists of one document; asked for every paragraph once, in order, it counts along."""

    def __init__(self, numbering: Any = None, styles: Any = None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}  # number of the list -> its pattern
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._level_of_style: dict[str, int] = {}
        self._of_style: dict[str, tuple[str | None, int | None]] = {}
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read(self, numbering: Any) -> None:
        for one in numbering.iter(f"{_W}abstractNum"):
            levels = {whole_number(level.get(f"{_W}ilvl")): _level(level) for level in one.iter(f"{_W}lvl")}
            self._abstract[one.get(f"{_W}abstractNumId")] = {at: one for at, one in levels.items() if at <= _DEEPEST}
            for level in one.iter(f"{_W}lvl"):
                if (style := level.find(f"{_W}pStyle")) is not None:
                    self._level_of_style[style.get(_VAL)] = whole_number(level.get(f"{_W}ilvl"))
        for one in numbering.iter(f"{_W}num"):
            number, pattern = one.get(f"{_W}numId"), one.find(f"{_W}abstractNumId")
            if pattern is not None:
                self._lists[number] = pattern.get(_VAL)
            for changed in one.iter(f"{_W}lvlOverride"):
                if (start := changed.find(f"{_W}startOverride")) is not None:
                    self._starts[number, whole_number(changed.get(f"{_W}ilvl"))] = whole_number(start.get(_VAL), 1)

    def _read_styles(self, styles: Any) -> None:
        based: dict[str, str] = {}
        for style in styles.iter(f"{_W}style"):
            name = style.get(f"{_W}styleId")
            if (on := style.find(f"{_W}basedOn")) is not None:
                based[name] = on.get(_VAL)
            if (given := style.find(f"{_W}pPr/{_W}numPr")) is not None:
                number, level = _asked(given)
                self._of_style[name] = number, self._level_of_style.get(name, level)
        for name in based:
            chain, at = dict[str, None](), name
            while at in based and at not in self._of_style and at not in chain:
                chain[at] = None
                at = based[at]
            self._of_style |= dict.fromkeys(chain, self._of_style.get(at, (None, None)))

    def label(self, looks: Any) -> str | None:
        """What Word puts before a paragraph with these properties: "1.1.4", "" for a bullet, None for no list."""
        given, style = looks.find(f"{_W}numPr"), looks.find(f"{_W}pStyle")
        by_style = self._of_style.get(style.get(_VAL), (None, None)) if style is not None else (None, None)
        number, level = _asked(given) if given is not None else (None, None)
        number, at = number or by_style[0], level if level is not None else by_style[1] or 0
        if number is None or number == "0":
            return None
        levels = self._abstract.get(self._lists.get(number, ""), {})
        if at not in levels:
            return ""
        return self._counted(number, at, levels)

    def _counted(self, number: str, at: int, levels: dict[int, _Level]) -> str:
        """Count one paragraph more at a level, and say its number."""
        if levels[at].looks in ("bullet", "none"):
            return ""
        key = f"{number}!" if (number, at) in self._starts else self._lists[number]
        counts = self._counts.setdefault(key, {})
        first = self._starts.get((number, at), levels[at].start)
        counts[at] = counts[at] + 1 if at in counts else first
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]

        def shown(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            one = levels.get(level)
            return written_number(counts.get(level, one.start if one else 1), one.looks if one else "decimal")

        return re.sub(r"%([1-9])", shown, levels[at].pattern)


def _level(level: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(f"{_W}{name}")
        return default if found is None else found.get(_VAL) or default

    return _Level(
        value("numFmt", "decimal"), value("lvlText", "")[:_LONGEST_PATTERN], whole_number(value("start", "1"), 1)
    )


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """A whole number of an attribute, or what a careless program left out; one that Word cannot hold is none."""
    return int(text) if text and len(text) < 10 and text.isdecimal() else otherwise


def _asked(given: Any) -> tuple[str | None, int | None]:
    number, level = given.find(f"{_W}numId"), given.find(f"{_W}ilvl")
    return (
        None if number is None else number.get(_VAL),
        None if level is None else whole_number(level.get(_VAL)),
    )


def written_number(number: int, looks: str) -> str:
    """A number of a list as it looks there, in what Word calls "decimal", "lowerLetter", "upperRoman" and the like."""
    if number > _LAST_WRITTEN_OUT:
        return str(number)
    if looks in ("lowerLetter", "upperLetter"):
        place = (number - 1) % _LETTERS_REPEAT
        letter = chr(ord("a") + place % 26) * (place // 26 + 1)
        return letter if looks == "lowerLetter" else letter.upper()
    if looks in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.lower() if looks == "lowerRoman" else roman
    return f"{number:02d}" if looks == "decimalZero" else str(number)


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
