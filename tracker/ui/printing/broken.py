"""Stretches of text broken into the lines of a width: where each piece of a line begins, and how it looks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from tracker.palette import LIGHT

PER_POINT = 20  # of a point: sheets are laid out in whole ones, fine enough for any printer


class TextLook(NamedTuple):
    """How a stretch of text looks in print; `fill` is the ground under it."""

    points: float
    bold: bool = False
    colour: str = LIGHT.text
    struck: bool = False
    fill: str = ""


class Piece(NamedTuple):
    """What stands together in a line: how far from its beginning, how wide."""

    x: float
    wide: float
    text: str
    look: TextLook


class BrokenLine(NamedTuple):
    """A line: its pieces, its height, and how far under its top their letters stand."""

    pieces: Sequence[Piece]
    high: float
    base: float

    @property
    def wide(self) -> float:
        """As wide as all its pieces."""
        return self.pieces[-1].x + self.pieces[-1].wide if self.pieces else 0


class Breaker:
    """Breaks text set in one family of fonts; the width of a word is measured once."""

    def __init__(self, family: str) -> None:
        self._family = family
        self.font, self.metrics, self.advance = cache(self._font), cache(self._metrics), cache(self._advance)

    def _font(self, look: TextLook) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(round(look.points * PER_POINT))
        font.setBold(look.bold)
        font.setStrikeOut(look.struck)
        for letters_in_one in ("liga", "clig"):  # a search for "different" finds no "di\ufb00erent"
            font.setFeature(QFont.Tag(letters_in_one), 0)
        return font

    def _metrics(self, look: TextLook) -> QFontMetricsF:
        return QFontMetricsF(self.font(look))

    def _advance(self, text: str, look: TextLook) -> float:
        return self.metrics(look).horizontalAdvance(text)

    def lines(self, runs: Iterable[tuple[str, TextLook]], width: float) -> list[BrokenLine]:
        """Runs of text one after the other, broken at words and where one begins a line of its own."""
        filled = _Filling(self, width)
        for text, look in runs:
            for at, paragraph in enumerate(text.split("\n")):
                if at:
                    filled.end_line(look)
                filled.add(paragraph, look)
        filled.end_line(TextLook(1))
        return filled.lines


class _Filling:
    """Lines that are being filled with words."""

    def __init__(self, breaker: Breaker, width: float) -> None:
        self._breaker, self._width = breaker, width
        self.lines: list[BrokenLine] = []
        self._pieces: list[Piece] = []
        self._x, self._blank = 0.0, False

    def add(self, text: str, look: TextLook) -> None:
        """One run, or the part of it that stands on lines of its own."""
        begun, self._blank = True, self._blank or text[:1].isspace()
        room = self._breaker.metrics(look).averageCharWidth() * 0.7 if look.fill else 0  # around what has a ground
        for word in text.split():
            for part in self._that_fit(word, look, room):
                self._put(part, look, begun, room)
                begun, self._blank = bool(look.fill), False
            self._blank = True
        self._blank = text[-1:].isspace()

    def _that_fit(self, word: str, look: TextLook, room: float) -> Iterable[str]:
        """A word, or the parts of one that is wider than a line."""
        advance, width = self._breaker.advance, max(self._width - 2 * room, 1)
        while len(word) > 1 and advance(word, look) > width:
            at = max(bisect_right(range(1, len(word)), width, key=lambda end: advance(word[:end], look)), 1)
            yield word[:at]
            word = word[at:]
        yield word

    def _put(self, word: str, look: TextLook, begun: bool, room: float) -> None:
        wide = self._breaker.advance(word, look) + 2 * room
        blank = self._breaker.advance(" ", look) if self._blank and self._pieces else 0
        if self._pieces and self._x + blank + wide > self._width:
            self.end_line(look)
            blank, begun = 0, True
        if begun or not self._pieces:
            self._pieces.append(Piece(self._x + blank + room, wide - 2 * room, word, look))
        else:  # one piece, so that the words of a line are found together
            last = self._pieces[-1]
            text = f"{last.text}{' ' * bool(blank)}{word}"
            self._pieces[-1] = last._replace(text=text, wide=last.wide + blank + wide)
        self._x += blank + wide

    def end_line(self, look: TextLook) -> None:
        """What follows begins another line; one without words is as high as words in that look."""
        looks = [piece.look for piece in self._pieces] or [look]
        metrics = [self._breaker.metrics(one) for one in looks]
        high, base = max(one.lineSpacing() for one in metrics), max(one.ascent() for one in metrics)
        if self._pieces or look.points > 1:
            self.lines.append(BrokenLine(tuple(self._pieces), high, base))
        self._pieces, self._x, self._blank = [], 0, False
