"""Text on a figure: measured with the renderer, wrapped to a width, and written at a place given in pixels."""

from __future__ import annotations

import unicodedata
import warnings
from bisect import bisect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

_FONT = "DejaVu Sans"  # ships with matplotlib, so a picture looks the same everywhere
ELLIPSIS = "…"
_LONGEST = 500  # letters: the longest place holds some 300


@contextmanager
def _any_character() -> Iterator[None]:
    """Text of users may hold any character; one that the font lacks shows as a box and is no warning."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ .*missing from font", UserWarning)
        warnings.filterwarnings("ignore", r"Matplotlib currently does not support \w+ natively", UserWarning)
        yield


class PlainText(Text):
    """Text without mathematics ("$" is a dollar) that may hold characters which the font lacks."""

    def draw(self, renderer: Any) -> None:
        with _any_character():
            super().draw(renderer)

    def get_window_extent(self, renderer: Any = None, dpi: Any = None) -> Any:
        with _any_character():
            return super().get_window_extent(renderer, dpi)


def clean(text: str) -> str:
    """White space folded, and what no picture file can hold (control characters, lone surrogates) replaced.

    What no place of a picture has room for is cut before it is measured, which takes long for a long word.
    """
    if len(text) > _LONGEST:
        return clean(text[:_LONGEST]) + ELLIPSIS
    kept = (" " if unicodedata.category(c) == "Cc" else "\ufffd" if _unwritable(c) else c for c in text)
    return " ".join("".join(kept).split())


def _unwritable(character: str) -> bool:
    return unicodedata.category(character) == "Cs" or ord(character) & 0xFFFE == 0xFFFE


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks: size in points, colour, bold or not."""

    points: float
    colour: str
    bold: bool = False


@lru_cache(maxsize=8)
def _ruler(dpi: float) -> tuple[Figure, Any]:
    """What texts are measured with: never drawn, so that it needs no canvas of the figure in hand."""
    return Figure(dpi=dpi), RendererAgg(1, 1, dpi)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=8192)
def _size(text: str, points: float, bold: bool, dpi: float) -> tuple[float, float]:
    artist = PlainText(0, 0, text, **_looks(points, bold))
    figure, renderer = _ruler(dpi)
    artist.set_figure(figure)
    extent = artist.get_window_extent(renderer)
    return float(extent.width), float(extent.height)


def _looks(points: float, bold: bool) -> dict[str, Any]:
    font = FontProperties(family=_FONT, size=points, weight="bold" if bold else "normal")
    return {"fontproperties": font, "parse_math": False, "usetex": False}


class Lettering:
    """Measures, wraps and writes text on one figure; every length is in pixels, from the lower left corner."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.dpi = float(figure.dpi)
        self.width, self.height = (float(inches) * self.dpi for inches in figure.get_size_inches())

    def pixels(self, points: float) -> float:
        """A length in points as pixels."""
        return points * self.dpi / 72

    def size(self, text: str, style: TextStyle) -> tuple[float, float]:
        """Width and height of a text, whose lines are parted by "\\n"."""
        return _size(text, style.points, style.bold, self.dpi) if text else (0.0, 0.0)

    def wrap(self, text: str, style: TextStyle, width: float, most_lines: int) -> str:
        """The text in lines no wider than `width`; what exceeds `most_lines` ends in an ellipsis."""
        lines = list(self._lines(clean(text), style, width))
        if len(lines) <= most_lines:
            return "\n".join(lines)
        kept = lines[:most_lines]
        kept[-1] = self._shortened(kept[-1], style, width)
        return "\n".join(kept)

    def _lines(self, text: str, style: TextStyle, width: float) -> Iterator[str]:
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if self.size(longer, style)[0] <= width:
                line = longer
                continue
            if line:
                yield line
            *full, line = self._pieces(word, style, width)
            yield from full
        if line:
            yield line

    def _pieces(self, word: str, style: TextStyle, width: float) -> list[str]:
        """A word broken where it must be: a word that is wider than the line has nowhere else to go."""
        pieces = []
        while self.size(word, style)[0] > width and len(word) > 1:
            lengths = range(2, len(word))
            fits = 1 + bisect(lengths, width, key=lambda n: self.size(word[:n], style)[0])
            pieces.append(word[:fits])
            word = word[fits:]
        return [*pieces, word]

    def _shortened(self, line: str, style: TextStyle, width: float) -> str:
        kept = line
        while kept and self.size(kept + ELLIPSIS, style)[0] > width:
            kept = kept[:-1]
        if kept != line and " " in kept:
            kept = kept[: kept.rindex(" ")]  # no half words
        return kept.rstrip(" ,;.") + ELLIPSIS

    def wrap_before(self, text: str, end: str, style: TextStyle, width: float) -> str:
        """The text in two lines at most with `end` behind it whole: where words must go, they are the text's."""
        whole = list(self._lines(clean(text + end), style, width))
        if len(whole) <= 2:
            return "\n".join(whole)
        first, *others = self._lines(clean(text), style, width)
        rest = self.wrap(" ".join(others) or ELLIPSIS, style, max(width - self.size(end, style)[0], width / 4), 1)
        return f"{first}\n{rest}{end}"

    def write(self, x: float, y: float, text: str, style: TextStyle, label: str, **where: Any) -> Text:
        """Write at (x, y); `where` is ha, va and what else matplotlib's Text takes. `label` names what it is."""
        settings = {"ha": "left", "va": "bottom", **_looks(style.points, style.bold), **where}
        artist = PlainText(x / self.width, y / self.height, text, color=style.colour, **settings)
        artist.set_label(label)
        artist.set_transform(self.figure.transFigure)
        return self._added(artist)

    def _added(self, artist: PlainText) -> Text:
        added: Artist = self.figure.add_artist(artist)
        assert isinstance(added, Text)
        return added
