"""The fills of a workbook as plain colours, and the rating that a colour stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls, rgb_to_hsv
from functools import lru_cache
from typing import NamedTuple

from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Rag

# The colours of Office's theme since 2013, in the order in which cells number them; a workbook may bring its own.
_OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "5B9BD5", "ED7D31", "A5A5A5", "FFC000", "4472C4", "70AD47")
_OFFICE_LINKS = ("0563C1", "954F72")
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_THEME_COLOUR = pattern_of(
    r"<a:(\w+)>\s*<a:(?:srgbClr\s+val|sysClr\s[^>]*?lastClr)=[\"']([0-9A-Fa-f]{6})[\"']", re.ASCII
)
_PLAIN = "#FFFFFF"
_RGB = pattern_of(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}")
# The palette of Excel; a workbook may bring its own.
_EIGHT = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_PALETTE = (
    *_EIGHT, *_EIGHT, "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF",
    "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00", "00FFFF",
    "800080", "800000", "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF",
    "FFCC99", "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696", "003366", "339966",
    "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip

# Where a hue (degrees) stops being one rating and becomes the next, and the stretch around it that could be either.
_BORDERS: tuple[tuple[float, tuple[float, float], Rag], ...] = (
    (21, (16, 27), "red"),
    (72, (63, 77), "amber"),
    (175, (160, 188), "green"),
    (285, (250, 335), "blue"),
    (360, (360, 360), "red"),
)
_BETWEEN_RATINGS = (21, 72)  # the borders of amber; teal and purple are decoration
_GREY = 0.06  # the share of colour below which a fill is grey
_PALE = 0.155  # below it, a tint that shades tables too; the fill of Excel's cell style "Good" has 0.16
_DARK = 0.25  # the brightness below which a colour is nearly black
_GREYS = (0.3, 0.93)  # the brightness of a grey that is seen as one: no black, and no tint of white


class ColourRating(NamedTuple):
    """The rating nearest to a colour, whether the colour leaves no doubt, and whether it is meant as one at all.

    A strong colour between red and amber, or amber and green, is meant as one of the two.
    """

    rag: Rag
    sure: bool
    meant: bool


@lru_cache(maxsize=1_000)
def rating_of(fill: str) -> ColourRating | None:
    """The rating that a fill ("#C6EFCE") stands for, by its hue; None for white, grey and black."""
    red, green, blue = _channels(fill)
    hue, _, brightness = rgb_to_hsv(red, green, blue)
    colour = max(red, green, blue) - min(red, green, blue)
    if colour < _GREY:
        return None
    degrees = hue * 360
    between = next((border for border, (first, last), _ in _BORDERS if first < degrees < last), None)
    rag = next(rag for border, _, rag in _BORDERS if degrees <= border)
    strong = colour >= _PALE and brightness >= _DARK
    return ColourRating(rag, strong and between is None, strong and between in (None, *_BETWEEN_RATINGS))


@lru_cache(maxsize=1_000)
def is_grey(fill: str) -> bool:
    """Whether a fill ("#A6A6A6") is a grey, as those stand for what has no rating yet."""
    channels = _channels(fill)
    return max(channels) - min(channels) < _GREY and _GREYS[0] <= max(channels) <= _GREYS[1]


class FillColour(NamedTuple):
    """The one colour of a fill, as a workbook gives it: by value, by its place in the palette, or in the theme."""

    kind: str  # "rgb", "indexed", "theme", "auto"
    said: str
    tint: float = 0.0


class Fills:
    """The fills of one workbook, each worked out once."""

    def __init__(self, fills: Sequence[FillColour | None], palette: Sequence[str], theme: bytes | None) -> None:
        self._fills = fills
        self._palette = palette or _PALETTE
        self._theme = _theme_colours(theme)
        # The first two of every workbook are none and a grey pattern, which Excel reserves.
        self._known: dict[int, str | None] = {0: None, 1: None}

    def __getitem__(self, number: int) -> str | None:
        """The fill with a number in the workbook's table as "#RRGGBB"; None for none, white and patterns."""
        if number not in self._known:
            fill = self._fills[number]
            colour = self.colour(fill) if fill else None
            self._known[number] = None if colour == _PLAIN else colour
        return self._known[number]

    def colour(self, fill: FillColour) -> str | None:
        """A colour in full, made lighter or darker."""
        colours = {"indexed": self._palette, "theme": self._theme}.get(fill.kind)
        if colours is not None:
            number = int(fill.said) if fill.said.isdecimal() else len(colours)
            text = colours[number] if number < len(colours) else ""
        else:
            text = fill.said if fill.kind == "rgb" else ""
        return _tinted(f"#{text[-6:].upper()}", fill.tint) if _RGB.fullmatch(text) else None


def _theme_colours(theme: bytes | None) -> tuple[str, ...]:
    found = dict(_THEME_COLOUR.findall(theme.decode("utf-8", "replace"))) if theme else {}
    return tuple(found.get(name, usual) for name, usual in zip(_THEME_ORDER, _OFFICE + _OFFICE_LINKS, strict=True))


def _tinted(colour: str, tint: float) -> str:
    """A colour made darker (tint below 0) or lighter, by the share of its lightness that Excel takes."""
    if not tint:
        return colour
    hue, light, saturation = rgb_to_hls(*_channels(colour))
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    parts = hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "#" + "".join(f"{int(part * 255):02X}" for part in parts)  # Excel cuts off, too


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
