"""The colours, shapes, letters and words that every face shares: light, dark and high contrast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

TINT_SHARE = 0.18  # how much of a rating's hue lies over the surface in a dark tint
OUTLINE_SHARE = 0.60  # how much of the text colour makes the 1 px outline of a mark

RATING_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "red": "Red",
        "amber": "Amber",
        "green": "Green",
        "grey": "No date",
        "blue": "Complete",
        "complete": "Complete",
        "awaiting_sign_off": "Awaiting sign-off",
        "stopped": "Stopped",
    }
)
RATING_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "red": "R",
        "amber": "A",
        "green": "G",
        "grey": "–",
        "blue": "B",
        "complete": "B",
        "awaiting_sign_off": "S",
        "stopped": "X",
    }
)
RATING_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "red": "triangle",
        "amber": "diamond",
        "green": "circle",
        "grey": "dash",
        "blue": "tick",
        "complete": "tick",
        "awaiting_sign_off": "ring",
        "stopped": "square",
    }
)
# Each shape as one character, for places that hold only text.
SHAPE_MARKS: Mapping[str, str] = MappingProxyType(
    {"triangle": "▲", "diamond": "◆", "circle": "●", "dash": "–", "tick": "✓", "ring": "○", "square": "■"}
)
# The parts of a stacked bar, in the order in which they are drawn: the ratings of live actions, then the rest.
STANDINGS = ("red", "amber", "green", "grey", "complete", "awaiting_sign_off", "stopped")


@dataclass(frozen=True, slots=True)
class Rating:
    """How one rating is shown: fill and ink are "#RRGGBB"; shape is a name of SHAPE_MARKS."""

    fill: str
    ink: str
    shape: str
    letter: str
    word: str

    @property
    def mark(self) -> str:
        """The shape as one character."""
        return SHAPE_MARKS[self.shape]


@dataclass(frozen=True, slots=True)
class BandTints:
    """The quiet fills behind a band chart, worst first; `hatch` is the colour of the lines over `below`."""

    below: str
    requires_improvement: str
    good: str
    outstanding: str
    hatch: str

    def in_order(self) -> tuple[str, str, str, str]:
        """The four fills, worst first."""
        return (self.below, self.requires_improvement, self.good, self.outstanding)


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one look, as "#RRGGBB".

    `ratings` holds red, amber, green, blue, grey, and the standings that are no rating: complete (as blue),
    awaiting_sign_off and stopped. `outline` is the 1 px edge around a mark.
    """

    name: str
    background: str
    surface: str
    line: str
    control_edge: str
    text: str
    quiet_text: str
    accent: str
    outline: str
    bands: BandTints
    ratings: Mapping[str, Rating]


@lru_cache(maxsize=256)  # a palette has few colours, and a table asks for two with each cell
def mixed(colour: str, over: str, share: float) -> str:
    """`share` (0..1) of a colour laid over another."""
    pairs = zip(_channels(colour), _channels(over), strict=True)
    return "#" + "".join(f"{round(top * share + under * (1 - share)):02X}" for top, under in pairs)


@lru_cache(maxsize=256)
def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21, in either order."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _ratings(**colours: tuple[str, str]) -> Mapping[str, Rating]:
    """Ratings from (fill, ink) by name."""
    colours["complete"] = colours["blue"]
    return MappingProxyType(
        {
            name: Rating(fill, ink, RATING_SHAPES[name], RATING_LETTERS[name], RATING_WORDS[name])
            for name, (fill, ink) in colours.items()
        }
    )


LIGHT = Palette(
    name="light",
    background="#F5F6F8",
    surface="#FFFFFF",
    line="#D8DDE4",
    control_edge="#7A8794",
    text="#17202B",
    quiet_text="#4D5A69",
    accent="#1D5FA8",
    outline=mixed("#17202B", "#FFFFFF", OUTLINE_SHARE),
    bands=BandTints("#F7DEDB", "#FBEBCB", "#DDF0E4", "#D9E7F8", hatch="#E6BDB8"),
    ratings=_ratings(
        red=("#B3261E", "#FFFFFF"),
        amber=("#F2A900", "#1B1B1B"),
        green=("#1E7B4A", "#FFFFFF"),
        blue=("#1F5FBF", "#FFFFFF"),
        grey=("#6B7785", "#FFFFFF"),
        awaiting_sign_off=("#D9E7F8", "#17202B"),
        stopped=("#D8DDE4", "#17202B"),
    ),
)

_DARK_SURFACE = "#1C2229"


def _dark_tint(hue: str) -> str:
    return mixed(hue, _DARK_SURFACE, TINT_SHARE)


DARK = Palette(
    name="dark",
    background="#14181D",
    surface=_DARK_SURFACE,
    line="#333C47",
    control_edge="#7D8996",
    text="#E8ECF1",
    quiet_text="#A9B4C0",
    accent="#6CA8E8",
    outline=mixed("#E8ECF1", _DARK_SURFACE, OUTLINE_SHARE),
    bands=BandTints(
        _dark_tint("#E5675F"),
        _dark_tint("#F2B530"),
        _dark_tint("#4FB07C"),
        _dark_tint("#5C93E6"),
        hatch=mixed("#E5675F", _DARK_SURFACE, 0.36),
    ),
    ratings=_ratings(
        red=("#E5675F", "#14181D"),
        amber=("#F2B530", "#14181D"),
        green=("#4FB07C", "#14181D"),
        blue=("#5C93E6", "#14181D"),
        grey=("#8794A1", "#14181D"),
        awaiting_sign_off=(_dark_tint("#5C93E6"), "#E8ECF1"),
        stopped=("#333C47", "#E8ECF1"),
    ),
)

HIGH_CONTRAST = Palette(
    name="high contrast",
    background="#FFFFFF",
    surface="#FFFFFF",
    line="#000000",
    control_edge="#000000",
    text="#000000",
    quiet_text="#000000",
    accent="#00308F",
    outline="#000000",
    bands=BandTints("#D9D9D9", "#EBEBEB", "#F7F7F7", "#FFFFFF", hatch="#8A8A8A"),
    ratings=_ratings(
        red=("#8A0000", "#FFFFFF"),
        amber=("#FFC940", "#000000"),
        green=("#00562A", "#FFFFFF"),
        blue=("#00308F", "#FFFFFF"),
        grey=("#404040", "#FFFFFF"),
        awaiting_sign_off=("#FFFFFF", "#000000"),
        stopped=("#D0D0D0", "#000000"),
    ),
)

PALETTES = (LIGHT, DARK, HIGH_CONTRAST)
