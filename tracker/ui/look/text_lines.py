"""Plain text painted in a few lines, the last one cut short with dots, or in as many as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, Qt, QTextLayout, QTextOption

_ENOUGH, _A_LINE = 600, 200  # characters: more never show in a cell of a few lines, or in one of many
TextPlace = tuple[int, int, int]  # the left edge, the top, and how wide lines may be
_NARROW = 100  # pixels: in less, lines hold so few letters that all of them may show


def draw_lines(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str, most: int = 1) -> int:
    """Paint the text in at most that many lines from the top of the rectangle; answers the y below the last one."""
    return draw_lines_at(painter, (rect.x(), rect.y(), rect.width()), text, font, colour, most)


def draw_lines_at(painter: QPainter, place: TextPlace, text: str, font: QFont, colour: str, most: int = 1) -> int:
    """The same for painters of many cells."""
    return _painted(painter, place, lines_of(text, font, place[2], most), font, colour)


def draw_all_lines(painter: QPainter, place: TextPlace, text: str, font: QFont, colour: str) -> int:
    """Paint the whole text; answers the y below the last line."""
    return _painted(painter, place, all_lines(text, font, place[2]), font, colour)


def _painted(painter: QPainter, place: TextPlace, lines: Sequence[str], font: QFont, colour: str) -> int:
    x, y, _ = place
    ascent, spacing = _line_of(font)
    painter.setFont(font)
    painter.setPen(ink(colour))
    for line in lines:
        painter.drawText(x, y + ascent, line)
        y += spacing
    return y


@lru_cache(maxsize=256)
def _line_of(font: QFont) -> tuple[int, int]:
    """How far the letters of a line stand below its top, and the next line below it."""
    metrics = QFontMetrics(font)
    return metrics.ascent(), metrics.lineSpacing()


@lru_cache(maxsize=256)
def ink(colour: str) -> QColor:
    """A colour of a palette to paint with; nobody may change it."""
    return QColor(colour)


@lru_cache(maxsize=1 << 14)  # what stands in sight is painted again and again, as it was laid out
def lines_of(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The text broken at words, its white space folded; the last line that fits ends in dots where more would come."""
    enough = max(_ENOUGH, _A_LINE * most)
    words = " ".join(text[: 2 * enough].split())[:enough]
    if not words or width <= 0:
        return ()
    metrics = QFontMetrics(font)
    some = words[: _in_sight(metrics, width, most)]
    if most > 1 and some == words and metrics.horizontalAdvance(words) <= width:
        return (words,)
    lines, cut = _cut_short(some, font, metrics, width, most)
    return lines if cut or some == words else _cut_short(words, font, metrics, width, most)[0]


def _in_sight(metrics: QFontMetrics, width: int, most: int) -> int:
    """How many letters most likely fill so many lines: shaping all of a long text takes far longer."""
    return (most + 1) * max(width, _NARROW) // max(metrics.averageCharWidth(), 1)


def _cut_short(words: str, font: QFont, metrics: QFontMetrics, width: int, most: int) -> tuple[tuple[str, ...], bool]:
    """Lines of words, and whether the last of them was cut: then nothing that comes after these words would show."""
    *lines, rest = _between(words, _starts(words, font, width, most)) if most > 1 else [words]
    last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return (*lines, last), last != rest


def _between(words: str, starts: Sequence[int]) -> list[str]:
    """The lines that begin at these places, which Qt counts in UTF-16 units."""
    units = words.encode("utf-16-le")
    places = zip(starts, [*starts[1:], len(units) // 2], strict=True)
    return [units[2 * a : 2 * b].decode("utf-16-le", "replace").rstrip() for a, b in places]


@lru_cache(maxsize=1 << 16)  # what 10,000 rows say: only a row that changed is measured again
def all_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The whole text broken at words and where it begins a line of its own."""
    metrics, lines, width = QFontMetrics(font), list[str](), max(width, 1)
    for paragraph in text.splitlines():
        words = " ".join(paragraph.split())
        if metrics.horizontalAdvance(words) <= width:
            lines += [words] if words else []
            continue
        lines += _between(words, _starts(words, font, width, len(words)))
    return tuple(lines)


def _starts(words: str, font: QFont, width: int, most: int) -> list[int]:
    """Where each line begins, in UTF-16 units; the last of them has all the rest."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts
