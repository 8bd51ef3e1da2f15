"""The words of a page of a PDF, put together to lines and paragraphs by where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tracker.domain.pattern import pattern_of

_SAME_LINE = 0.5  # of a line's height: how far the middles of its words may lie apart
_SAME_PARAGRAPH = 0.7  # of a line's height, between two lines
_FULL = 0.75  # of the width of the text: a shorter line ends its paragraph
_TOUCHING = 0.08  # of a line's height, between two parts of one word
_RAISED = 0.8  # of the size of the word before: the mark of a footnote
_LARGER = 1.12  # than most words: a heading
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BULLETS = "•●▪■◦○–➢✓\uf0b7\uf0a7\uf0d8"
_BULLET = pattern_of(rf"\s*(?:[{_BULLETS}]|o(?=\s))\s*")


class PageWord(NamedTuple):
    """A word and its box on the page, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box, across and down."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class PageLine(NamedTuple):
    """The words of a page, or of a cell, that stand on one line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def page_words(page: Any) -> list[PageWord]:
    """The words of a page."""
    return [
        PageWord(one["text"], one["x0"], one["top"], one["x1"], one["bottom"], one["size"])
        for one in page.extract_words(extra_attrs=["size"], keep_blank_chars=False)
    ]


def page_lines(words: Iterable[PageWord]) -> list[PageLine]:
    """The words line by line, from the top."""
    found: list[list[PageWord]] = []
    for word in sorted(words, key=lambda one: (one.middle[1], one.left)):
        last = found[-1][0] if found else None
        height = max(last.bottom - last.top, word.bottom - word.top) if last else 0
        if last is not None and abs(word.middle[1] - last.middle[1]) <= _SAME_LINE * height:
            found[-1].append(word)
        else:
            found.append([word])
    return [_line(sorted(one, key=lambda word: word.left)) for one in found]


def _line(words: Sequence[PageWord]) -> PageLine:
    text, last = "", words[0]
    size = Counter(round(word.size, 1) for word in words).most_common(1)[0][0]
    for word in words:
        gap = word.left - last.right
        shown = word.text
        if word is not last and shown.isdigit() and word.size < _RAISED * last.size:
            shown, gap = shown.translate(_SUPERSCRIPT), 0
        apart = text and gap > _TOUCHING * (word.bottom - word.top)
        text += f" {shown}" if apart else shown
        last = word
    tops, bottoms = [word.top for word in words], [word.bottom for word in words]
    return PageLine(text, words[0].left, min(tops), max(word.right for word in words), max(bottoms), size)


def said_by(lines: Sequence[PageLine], right: float | None = None) -> str:
    """What the lines of a cell say: a bullet begins a line of its own, all else goes on."""
    return "\n".join(text for _, text in paragraphs_of(lines, right))


def paragraphs_of(lines: Sequence[PageLine], right: float | None) -> list[tuple[PageLine, str]]:
    """The paragraphs that lines make, each with its first line.

    `right`: where full lines of the page end; without it, in a cell, all goes on but bullets.
    """
    found: list[tuple[PageLine, list[str]]] = []
    last: PageLine | None = None
    for line in lines:
        bullet = _BULLET.match(line.text)
        text = f"• {line.text[bullet.end() :]}" if bullet else line.text
        if last is not None and not bullet and (right is None or _goes_on(last, line, right)):
            found[-1][1].append(text)
        else:
            found.append((line, [text]))
        last = line
    return [(first, " ".join(texts).strip()) for first, texts in found]


def _goes_on(last: PageLine, line: PageLine, right: float) -> bool:
    near = line.top - last.bottom <= _SAME_PARAGRAPH * (last.bottom - last.top)
    return near and abs(last.size - line.size) < 0.6 and last.right >= _FULL * right


def is_heading(line: PageLine, usual: float) -> bool:
    """Whether a line is set larger than most words of the document."""
    return line.size >= _LARGER * usual
