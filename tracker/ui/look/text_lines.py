"""Plain text painted in a few lines, the last one cut short with dots, or in as many as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, Qt, QTextLayout, QTextOption

_ENOUGH, _A_LINE = 600, 200  # characters: more never show in a cell of a few lines, or in one of many
_NARROW = 100  # pixels: in less, lines hold so few letters that all of them may show


def draw_lines(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str, most: int = 1) -> int:
    """Paint the text in at most that many lines from the top of the rectangle; answers the y below the last one."""
    return _painted(painter, rect, lines_of(text, font, rect.width(), most), font, colour)


def draw_all_lines(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> int:
    """Paint the whole text from the top of the rectangle; answers the y below the last line."""
    return _painted(painter, rect, all_lines(text, font, rect.width()), font, colour)


def _painted(painter: QPainter, rect: QRect, lines: Sequence[str], font: QFont, colour: str) -> int:
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    y = rect.y()
    for line in lines:
        painter.drawText(QPointF(rect.x(), y + metrics.ascent()), line)
        y += metrics.lineSpacing()
    return y


@lru_cache(maxsize=1 << 14)  # what stands in sight is painted again and again, as it was laid out
def lines_of(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The text broken at words, its white space folded; the last line that fits ends in dots where more would come."""
    enough = max(_ENOUGH, _A_LINE * most)
    words = " ".join(text[: 2 * enough].split())[:enough]
    if not words or width <= 0:
        return ()
    metrics = QFontMetrics(font)
    words = _in_sight(words, metrics, (most + 1) * max(width, _NARROW))
    if most == 1:
        return (metrics.elidedText(words, Qt.TextElideMode.ElideRight, width),)
    if metrics.horizontalAdvance(words) <= width:
        return (words,)
    units = words.encode("utf-16-le")  # Qt counts in these
    starts = _starts(words, font, width, most)
    ends = [*starts[1:], len(units) // 2]
    lines = [units[2 * start : 2 * end].decode("utf-16-le", "replace") for start, end in zip(starts, ends, strict=True)]
    lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(line.rstrip() for line in lines)


def _in_sight(words: str, metrics: QFontMetrics, room: int) -> str:
    """The beginning that fills a room: shaping all of a long text takes far longer, and its end shows nowhere."""
    some = words[: 2 * room // max(metrics.averageCharWidth(), 1)]
    return some if len(some) < len(words) and metrics.horizontalAdvance(some) > room else words


@lru_cache(maxsize=1 << 16)  # what 10,000 rows say: only a row that changed is measured again
def all_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The whole text broken at words and where it begins a line of its own."""
    metrics, lines, width = QFontMetrics(font), list[str](), max(width, 1)
    for paragraph in text.splitlines():
        words = " ".join(paragraph.split())
        if metrics.horizontalAdvance(words) <= width:
            lines += [words] if words else []
            continue
        units = words.encode("utf-16-le")
        starts = _starts(words, font, width, len(words))
        places = zip(starts, [*starts[1:], len(units) // 2], strict=True)
        lines += [units[2 * a : 2 * b].decode("utf-16-le", "replace").rstrip() for a, b in places]
    return tuple(lines)


def _starts(words: str, font: QFont, width: int, most: int) -> list[int]:
    """Where each line begins, in UTF-16 units; the last of them has all the rest."""
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
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
