"""Text on a figure: measured with the renderer, wrapped to a width, and written at a place given in pixels."""

from __future__ import annotations

import unicodedata
import warnings
from bisect import bisect
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

_FONT = "DejaVu Sans"  # ships with matplotlib, so a picture looks the same everywhere
ELLIPSIS = "…"
_NARROWEST_BLANK, _WIDEST_BLANK = 0.2, 0.62  # between the letters of two words, in sizes of the text
_LONGEST = 500  # letters: the longest place holds some 300


@contextmanager
def _any_character(text: str) -> Iterator[None]:
    """Text of users may hold any character; one that the font lacks shows as a box and is no warning."""
    if text.isascii():  # the font has all of these, and filters take their time
        yield
        return
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ .*missing from font", UserWarning)
        warnings.filterwarnings("ignore", r"Matplotlib currently does not support \w+ natively", UserWarning)
        yield


class PlainText(Text):
    """Text without mathematics ("$" is a dollar) that may hold characters which the font lacks."""

    def draw(self, renderer: Any) -> None:
        with _any_character(self.get_text()):
            super().draw(renderer)

    def get_window_extent(self, renderer: Any = None, dpi: Any = None) -> Any:
        with _any_character(self.get_text()):
            return super().get_window_extent(renderer, dpi)


def clean(text: str) -> str:
    """White space folded, and what no picture file can hold (control characters, lone surrogates) replaced.

    What no place of a picture has room for is cut before it is measured, which takes long for a long word.
    """
    if len(text) > _LONGEST:
        return clean(text[:_LONGEST]) + ELLIPSIS
    if text.isprintable():
        return " ".join(text.split())
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


@lru_cache(maxsize=8192)
def _width_of_line(text: str, points: float, bold: bool, dpi: float) -> float:
    _, renderer = _ruler(dpi)
    with _any_character(text):
        return float(renderer.get_text_width_height_descent(text, _looks(points, bold)["fontproperties"], False)[0])


@lru_cache(maxsize=64)
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
        lines = list(islice(self._lines(clean(text), style, width), most_lines + 1))
        if len(lines) <= most_lines:
            return "\n".join(lines)
        kept = lines[:most_lines]
        kept[-1] = self._shortened(kept[-1], style, width)
        return "\n".join(kept)

    def _lines(self, text: str, style: TextStyle, width: float) -> Iterator[str]:
        """As many words to a line as fit, found by halving."""
        words = text.split(" ") if text else []
        while words:
            if self._fit(words, style, width):
                yield " ".join(words)
                return
            fits = bisect(range(1, len(words)), False, key=lambda n: not self._fit(words[:n], style, width))
            if fits:
                yield " ".join(words[:fits])
                words = words[fits:]
                continue
            *full, rest = self._pieces(words[0], style, width)
            yield from full or [rest]
            words = [rest, *words[1:]] if full else words[1:]

    def _fit(self, words: Sequence[str], style: TextStyle, width: float) -> bool:
        """Whether the words fit in one line: known by each word's own width, as measuring long texts takes long.

        The letters at both sides of a blank make it wider or narrower: only in between is the whole line measured.
        """
        line = " ".join(words)
        if len(words) > 1 and line.isascii():
            letters = sum(self._width(word, style) for word in words)
            em, blanks = self.pixels(style.points), len(words) - 1
            if letters + _WIDEST_BLANK * em * blanks <= width:
                return True
            if letters + _NARROWEST_BLANK * em * blanks > width:
                return False
        return self._width(line, style) <= width

    def _width(self, text: str, style: TextStyle) -> float:
        """The width of one line: that of `size`, without laying out the text for it."""
        return _width_of_line(text, style.points, style.bold, self.dpi)

    def _pieces(self, word: str, style: TextStyle, width: float) -> list[str]:
        """A word broken where it must be: a word that is wider than the line has nowhere else to go."""
        pieces = []
        while self._width(word, style) > width and len(word) > 1:
            lengths = range(2, len(word))
            fits = 1 + bisect(lengths, width, key=lambda n: self._width(word[:n], style))
            pieces.append(word[:fits])
            word = word[fits:]
        return [*pieces, word]

    def _shortened(self, line: str, style: TextStyle, width: float) -> str:
        kept = line
        while kept and self._width(kept + ELLIPSIS, style) > width:
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
