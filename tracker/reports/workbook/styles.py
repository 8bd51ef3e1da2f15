"""How cells of the workbook look: shared styles, made once for a workbook; and how high a row is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from tracker.palette import LIGHT, Rating

LINE, TALLEST = 12.75, 409.0  # points; Excel's rows cannot be taller
LETTERS_PER_WIDTH = 1.2  # of prose in Arial 10, for each character of a column's width
NARROW, WORDS_PER_WIDTH = 32, 1.12
LOST_PER_LINE = 3  # letters, where the next word goes to the next line
LIKE_A_FORMULA = ("=", "+", "-", "@", "'")
RATING_LOOKS = tuple({rating.word: rating for rating in LIGHT.ratings.values()}.values())  # each word once

CellLook = Any  # XlsxWriter's Format


def height(texts: Iterable[tuple[str, int]], least: float = 0) -> float:
    """The height in points of a row that shows each (text, width of its column in characters) whole.

    Excel and LibreOffice would find it themselves, but previews, and LibreOffice when it prints unseen, do not.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(TALLEST, max(least, LINE * lines + 5))


def _lines(text: str, width: int) -> int:
    if "\n" in text:
        return sum(_lines(part, width) for part in text.split("\n"))
    if width < NARROW:
        return _lines_by_word(text, width)
    return int(len(text) // (width * LETTERS_PER_WIDTH - LOST_PER_LINE)) + 1


@lru_cache(maxsize=2_000)
def _lines_by_word(text: str, width: int) -> int:
    """In a narrow column a word too many is a large part of a line; themes and leads come again and again."""
    fits, lines, used = int(width * WORDS_PER_WIDTH), 1, 0
    for word in text.split():
        if used and used + len(word) > fits:
            lines, used = lines + 1, 0
        lines += (len(word) - 1) // fits
        used += len(word) + 1
    return lines


def marked(rating: Rating) -> str:
    """The number format that shows a word behind a rating's shape and letter: `"◆ A "@`."""
    marks = (rating.mark, rating.letter) if rating.mark != rating.letter else (rating.mark,)
    return f'"{" ".join(marks)} "@'


class SheetStyles:
    """The styles of one workbook by name."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], CellLook] = {}
        self.title = book.add_format({"font_size": 16, "bold": True, "font_color": LIGHT.text})
        self.subtitle = book.add_format({"font_color": LIGHT.quiet_text})
        self.section = book.add_format({"font_size": 12, "bold": True, "font_color": LIGHT.text})
        self.bold = book.add_format({"bold": True, "font_color": LIGHT.text, "valign": "top"})
        self.plain = book.add_format({"font_color": LIGHT.text, "valign": "top"})
        self.heading = self._heading(LIGHT.line, LIGHT.text)
        self.heading_right = self._heading(LIGHT.line, LIGHT.text, "right")
        self.heading_words = self._heading(LIGHT.line, LIGHT.text, wrap=False)

    def cell(self, kind: str, quoted: bool = False, struck: bool = False) -> CellLook:
        """The style of a cell in a table: text, words (on one line), ref, link, day, month, share, "number:2"
        (decimals), sum, sum_label, rating, or a rating's name.

        `quoted`: a text that a spreadsheet could take for a formula. `struck`: it no longer counts.
        """
        key = (kind, quoted, struck)
        if key not in self._made:
            self._made[key] = self._cell_style(kind, quoted, struck)
        return self._made[key]

    def rating_heading(self, name: str) -> CellLook:
        """The style of a heading that names a rating."""
        rating = LIGHT.ratings[name]
        return self._heading(rating.fill, rating.ink, "right")

    def in_its_colour(self, rating: Rating) -> CellLook:
        """What a cell of ratings takes on while it holds this rating's word."""
        look = {"bg_color": rating.fill, "font_color": rating.ink, "num_format": marked(rating)}
        return self._book.add_format(look)

    def _heading(self, fill: str, ink: str, side: str = "left", wrap: bool = True) -> CellLook:
        return self._book.add_format(
            {
                "bold": True, "font_color": ink, "bg_color": fill, "pattern": 1,
                # At the top, for Excel's filter button covers what stands at the bottom.
                "valign": "top", "text_wrap": wrap, "align": side, "indent": 1,
                "bottom": 2, "bottom_color": LIGHT.control_edge,
            }
        )  # fmt: skip

    def _cell_style(self, kind: str, quoted: bool, struck: bool) -> CellLook:
        rating = None if struck else LIGHT.ratings.get(kind)  # what was withdrawn has no colour
        ink = rating.ink if rating else LIGHT.quiet_text if struck else LIGHT.text
        look: dict[str, Any] = {
            "font_color": LIGHT.accent if kind == "link" and not struck else ink,
            "underline": int(kind == "link"),
            "font_strikeout": struck,
            "bold": kind.startswith("sum"),
            "num_format": marked(rating) if rating else _number_format(kind),
            "quote_prefix": quoted,
            "bottom": 1,
            "bottom_color": LIGHT.line,
            **_alignment(kind, rated=kind in LIGHT.ratings or kind == "rating"),
        }
        if kind != "words":
            look |= {"left": 1, "right": 1, "left_color": LIGHT.line, "right_color": LIGHT.line}
        if rating:
            look |= {"bg_color": rating.fill, "pattern": 1}
        return self._book.add_format(look)


def _alignment(kind: str, rated: bool) -> dict[str, Any]:
    if kind.startswith(("number", "share")) or kind == "sum":
        return {"valign": "top", "align": "right", "indent": 1}
    if rated:
        return {"valign": "top", "align": "center", "text_wrap": True}
    return {"valign": "top", "align": "left", "indent": 1, "text_wrap": kind in ("text", "sum_label")}


def _number_format(kind: str) -> str:
    name, _, places = kind.partition(":")
    if name in ("number", "sum"):
        # Without a fixed number of decimals Excel rounds to the column's width, across a cut as it comes.
        return f"0.{'0' * int(places)}" if places else "0"
    formats = {"day": "dd mmm yyyy", "month": "mmm yyyy", "share": '[=0]0%;[<0.01]"under 1%";0%'}
    return formats.get(name, "@" if name in ("text", "ref", "link") else "General")
