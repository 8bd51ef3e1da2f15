"""Writes a pack as a workbook: what a lead may fill in is free, the rest is protected without a password."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from tracker.columns.packs import (
    ACTIONS,
    FILLED,
    IDENTITY,
    INSTRUCTIONS,
    KEY,
    LONG_TEXTS,
    NEW_ROWS,
    OFFERED_RATINGS,
    OFFERED_STATUSES,
    RATING,
    REASON,
    REVIEW,
    SHOWN,
    STATUS,
    UPDATE,
    identity_rows,
    pack_head,
)
from tracker.columns.words import as_at_words
from tracker.domain.pack import Pack
from tracker.domain.packs.sending import PackRow
from tracker.domain.plan import Plan
from tracker.palette import LIGHT
from tracker.reports.packs.long_texts import beyond_a_row, write_long_texts
from tracker.reports.workbook.book import Book, PageSheet, on_one_line
from tracker.reports.workbook.styles import LIKE_A_FORMULA, RATING_LOOKS, SheetStyles, height

_WIDTHS = {UPDATE: 44, STATUS: 18, RATING: 11, REASON: 26, REVIEW: 15}
_HEADINGS_AT = 3 + len(INSTRUCTIONS)  # counted from 0
_LEAST, _NEW_HEIGHT = 52.0, 28.0  # points: room to write in
_CUT = f" Some texts are longer than a row can be: they stand whole on the sheet {LONG_TEXTS}."
_MAY = {
    "format_rows": True, "format_columns": True, "format_cells": True, "sort": True, "autofilter": True,
}  # fmt: skip


def pack_bytes(plan: Plan, pack: Pack, rows: Sequence[PackRow], today: date) -> bytes:
    """The pack as the bytes of a workbook."""
    made = BytesIO()
    book = Book(made)
    page = _Page(book, plan, pack, as_at_words(pack.day, today))
    page.write(rows)
    _write_identity(book, plan, pack)
    book.close()
    return made.getvalue()


def _write_identity(book: Book, plan: Plan, pack: Pack) -> None:
    """Which pack it is, on a sheet that Excel shows only when it is asked for."""
    sheet = book.add_worksheet(IDENTITY)
    sheet.very_hidden()
    for at, (name, text) in enumerate(identity_rows(plan, pack)):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, text)


def _height(texts: Sequence[str]) -> float:
    """The height of the row of an action, in points."""
    return height(((text, column.width - 1) for text, column in zip(texts, SHOWN, strict=True)), _LEAST)


class _Page:
    """The sheet that a lead sees."""

    def __init__(self, book: Book, plan: Plan, pack: Pack, said: str) -> None:
        self.book, self.plan, self.pack, self.said = book, plan, pack, said
        self.looks = SheetStyles(book)
        title = on_one_line(plan.title) or "Improvement plan"
        self.sheet: PageSheet = book.add_page(ACTIONS, title, said)
        made = datetime.combine(pack.day, time())
        book.set_properties({"title": f"{title}: actions of {on_one_line(pack.lead)}", "author": "", "created": made})
        line = {"border": 1, "border_color": LIGHT.control_edge, "valign": "top", "text_wrap": True}
        self.free = book.add_format({**line, "locked": False, "num_format": "@", "font_color": LIGHT.text})
        self.shown = book.add_format(
            {**line, "bg_color": LIGHT.background, "font_color": LIGHT.text, "border_color": LIGHT.line}
        )
        self.shown_text = book.add_format(
            {**line, "bg_color": LIGHT.background, "quote_prefix": True, "border_color": LIGHT.line}
        )
        self.headings = [column.heading for column in SHOWN] + [*FILLED, KEY]

    def write(self, rows: Sequence[PackRow]) -> None:
        """Head, instructions, a row for each action, and empty ones."""
        texts = [[column.text(row, self.pack.day) for column in SHOWN] for row in rows]
        self._head(len(rows), _CUT if any(any(beyond_a_row(of)) for of in texts) else "")
        at = _HEADINGS_AT + 1
        for row, of in zip(rows, texts, strict=True):
            self._row(at, row.line.action.uuid or "", of)
            at += 1
        for _ in range(NEW_ROWS):
            for place in range(len(self.headings) - 1):
                self.sheet.write_blank(at, place, None, self.free)
            self.sheet.set_row(at, _NEW_HEIGHT)
            at += 1
        self._guide(at - 1)
        write_long_texts(self.book, self.looks, on_one_line(self.plan.title), self.said, zip(rows, texts, strict=True))

    def _head(self, count: int, cut: str) -> None:
        sheet, looks = self.sheet, self.looks
        title, counts = pack_head(on_one_line(self.plan.title), on_one_line(self.pack.lead), count, self.said)
        sheet.put(0, 0, title, looks.title)
        sheet.set_row(0, 24)
        sheet.put(1, 0, f"{counts}{cut}", looks.subtitle)
        for at, words in enumerate(INSTRUCTIONS, 2):
            sheet.put(at, 0, words, looks.plain)
        for place, heading in enumerate(self.headings):
            sheet.put(_HEADINGS_AT, place, heading, looks.heading)
            sheet.set_column(place, place, self._width(place), None, {"hidden": True} if heading == KEY else None)
        sheet.set_row(_HEADINGS_AT, 20)
        sheet.freeze_panes(_HEADINGS_AT + 1, 2)
        sheet.repeat_rows(_HEADINGS_AT)

    def _width(self, place: int) -> int:
        return SHOWN[place].width if place < len(SHOWN) else _WIDTHS.get(self.headings[place], 10)

    def _row(self, at: int, key: str, texts: Sequence[str]) -> None:
        for place, text in enumerate(texts):
            self.sheet.put(at, place, text, self.shown_text if text.startswith(LIKE_A_FORMULA) else self.shown)
        for place in range(len(SHOWN), len(self.headings) - 1):
            self.sheet.write_blank(at, place, None, self.free)
        self.sheet.write_string(at, len(self.headings) - 1, key)
        self.sheet.set_row(at, _height(texts))

    def _guide(self, last: int) -> None:
        """Lists to choose from, checks of dates, colours of ratings, and the protection of the rest."""
        self._rule(STATUS, last, {"validate": "list", "source": OFFERED_STATUSES})
        self._rule(RATING, last, {"validate": "list", "source": list(OFFERED_RATINGS)})
        day = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
        why = {
            "error_title": "Is that a date?",
            "error_message": "Write a day (31/03/2018), a month (Mar 2018), a quarter (Q4 2017/18) or Ongoing.",
        }
        self._rule(REVIEW, last, {**day, **why, "error_type": "information"})
        self._rule(REASON, last, {"validate": "any", "input_message": "Why the review moves, or the rating is better."})
        place = self.headings.index(RATING)
        for rating in RATING_LOOKS:
            when = {"type": "cell", "criteria": "==", "value": f'"{rating.word}"'}
            self.sheet.conditional_format(
                _HEADINGS_AT + 1, place, last, place, {**when, "format": self.looks.in_its_colour(rating)}
            )
        self.sheet.protect("", _MAY)

    def _rule(self, heading: str, last: int, rule: dict[str, Any]) -> None:
        place = self.headings.index(heading)
        another = {"error_type": "information", "error_title": "Another word", "ignore_blank": True}
        another["error_message"] = "It is none of the words of the list; it will be looked at when it comes back."
        self.sheet.data_validation(_HEADINGS_AT + 1, place, last, place, {**another, **rule})
