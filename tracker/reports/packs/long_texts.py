"""The sheet of a pack where texts stand whole that are longer than a row of Excel can be."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from tracker.columns.packs import LONG_TEXTS, LONG_TEXTS_TITLE, SHOWN, whole_text_heading
from tracker.domain.packs.sending import PackRow
from tracker.domain.pattern import pattern_of
from tracker.reports.workbook.book import Book, PageSheet
from tracker.reports.workbook.styles import LIKE_A_FORMULA, TALLEST, SheetStyles, height

_SENTENCE_END = pattern_of(r"(?<=[.!?;])\s+")
_WIDTH, _PIECE = 130, 1_200  # characters: of the column, and of a row, which is moved to the next page whole


def beyond_a_row(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The headings and texts of an action that its row cannot show whole."""
    for column, text in zip(SHOWN, texts, strict=True):
        if height([(text, column.width - 1)]) == TALLEST:
            yield column.heading, text


def write_long_texts(
    book: Book, looks: SheetStyles, title: str, said: str, rows: Iterable[tuple[PackRow, Sequence[str]]]
) -> None:
    """Write each text that is too long in as many rows as it takes; no sheet where none is."""
    long = [(row, heading, text) for row, texts in rows for heading, text in beyond_a_row(texts)]
    if not long:
        return
    sheet: PageSheet = book.add_page(LONG_TEXTS, title, said)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    sheet.set_column(0, 0, _WIDTH)
    sheet.put(0, 0, LONG_TEXTS_TITLE, looks.title)
    at = 2
    for row, heading, text in long:
        sheet.put(at, 0, whole_text_heading(row.line.action.ref or "", heading), looks.section)
        for piece in _pieces(text):
            at += 1
            sheet.put(at, 0, piece, quoted if piece.startswith(LIKE_A_FORMULA) else plain)
            sheet.set_row(at, height([(piece, _WIDTH - 1)]))
        at += 2
    sheet.protect("", {"format_rows": True, "format_columns": True})


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that are no higher than a part of a page, cut between sentences, else between words."""
    for line in filter(None, text.split("\n")):
        piece = ""
        for sentence in _SENTENCE_END.split(line):
            if piece and len(piece) + len(sentence) > _PIECE:
                yield piece
                piece = ""
            *whole, rest = textwrap.wrap(sentence, _PIECE, break_on_hyphens=False) or [""]
            yield from whole
            piece = f"{piece} {rest}".strip()
        if piece:
            yield piece
