"""Writes the first sheet of the workbook: what the plan is, how its actions stand, and what each rating means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from openpyxl.utils import get_column_letter

from tracker.columns.words import counted, share_words
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import COUNTED_AS, Line, tally
from tracker.domain.plan import Plan
from tracker.reports.workbook.styles import CellLook, SheetStyles, height
from tracker.reports.workbook.table_sheet import (
    HEADING_HEIGHT,
    TITLE_HEIGHT,
    PrintedPage,
    add_table,
    rating_text,
    set_height,
    styled,
    table_headings,
)

LABEL_WIDTH, COUNT_WIDTH = 44, 12
_Row = list[Any]  # of cells
WIDTH = len(COUNTED_AS) + 3  # columns: the theme, one for each standing, actions, overdue
AWAITING_KEY = "reported complete by its lead; counted apart until it is signed off"
STOPPED_KEY = "no longer pursued; counted apart"


def write_summary(sheet: Any, looks: SheetStyles, page: PrintedPage, plan: Plan, lines: Sequence[Line]) -> None:
    """Title, organisation and day; counts by standing with their key; what needs a look; counts by theme."""
    sheet.column_dimensions["A"].width = LABEL_WIDTH
    for at in range(2, WIDTH + 1):
        sheet.column_dimensions[get_column_letter(at)].width = COUNT_WIDTH
    counts, limits = tally(lines), Limits.of(plan.settings)
    pen = _Pen(sheet, looks)
    rows = [
        *_top(pen, page, plan),
        *_standings(pen, counts, limits),
        *_flags(pen, counts, limits),
        *_section(pen, f"By {_theme_word(plan).lower()}"),
    ]
    heading_row = len(rows) + 1
    themes = [_theme_row(pen, group[0].theme.heading, tally(group)) for group in _themes(lines)]
    rows += [_theme_headings(pen, plan), *themes, _theme_row(pen, "All", counts, ("sum_label", "sum"))]
    set_height(sheet, 1, TITLE_HEIGHT)
    set_height(sheet, heading_row, HEADING_HEIGHT)
    for at, row in enumerate(themes, start=heading_row + 1):
        set_height(sheet, at, height([(row[0].value, LABEL_WIDTH)]))
    for row in rows:
        sheet.append(row)
    add_table(sheet, "Themes", [cell.value for cell in rows[heading_row - 1]], heading_row, max(1, len(themes)), False)


def key_words(limits: Limits) -> dict[str, str]:
    """What each standing means, with the plan's own limits."""
    key = limits.key()
    meanings: dict[str, str] = {name: key[name] for name in ("red", "amber", "green", "grey")}
    return meanings | {"complete": key["blue"], "awaiting_sign_off": AWAITING_KEY, "stopped": STOPPED_KEY}


@dataclass(frozen=True, slots=True)
class _Pen:
    """Makes cells of the sheet."""

    sheet: Any
    looks: SheetStyles

    def cell(self, value: str | int | float | None, look: str) -> Any:
        return styled(self.sheet, value, self.looks.cell(look))

    def with_style(self, value: str | None, style: CellLook) -> Any:
        return styled(self.sheet, value, style)


def _top(pen: _Pen, page: PrintedPage, plan: Plan) -> list[_Row]:
    organisation = [[pen.with_style(plan.organisation, pen.looks.subtitle)]] if plan.organisation else []
    as_at = [pen.with_style(page.as_at, pen.looks.bold)]
    return [[pen.with_style(page.plan, pen.looks.title)], *organisation, as_at]


def _standings(pen: _Pen, counts: Mapping[str, int], limits: Limits) -> list[_Row]:
    meanings, total = key_words(limits), counts["total"]
    return [
        *_section(pen, f"How {counted(total, 'action')} stood" if total else "No actions"),
        _headings(pen, "Rating"),
        *(_count_row(pen, rating_text(name), name, counts[name], total, meanings[name]) for name in COUNTED_AS),
    ]


def _flags(pen: _Pen, counts: Mapping[str, int], limits: Limits) -> list[_Row]:
    flags = (
        ("Overdue", counts["overdue"], "past the last day of the review date"),
        ("Due soon", counts["due_soon"], f"to be reviewed within {limits.due_soon_days} days"),
        ("Silent", counts["silent"], f"no commentary in the last {limits.silent_days} days"),
    )
    rows = [_count_row(pen, label, "text", count, counts["total"], meaning) for label, count, meaning in flags]
    return [*_section(pen, "What needs a look"), _headings(pen, "Live actions that are"), *rows]


def _section(pen: _Pen, title: str) -> list[_Row]:
    return [[], [pen.with_style(title, pen.looks.section)]]


def _headings(pen: _Pen, first: str) -> _Row:
    texts = [first, "Actions", "Share", "Of all", "What it means"]
    looks = pen.looks
    styles = [looks.heading, looks.heading_right, looks.heading_right, *[looks.heading_words] * (WIDTH - 3)]
    return [pen.with_style(text, style) for text, style in zip(_padded(texts), styles, strict=True)]


def _count_row(pen: _Pen, label: str, look: str, count: int, total: int, meaning: str) -> _Row:
    share = count / total if total else 0
    cells = [pen.cell(label, look), pen.cell(count, "number"), pen.cell(share, "share")]
    words = _padded([share_words(count, total), meaning], WIDTH - len(cells))
    return cells + [pen.cell(text, "words") for text in words]


def _padded(texts: list[str], width: int = WIDTH) -> list[str | None]:
    return [*texts, *[None] * (width - len(texts))]


def _theme_word(plan: Plan) -> str:
    return plan.theme_word or "Theme"


def _theme_headings(pen: _Pen, plan: Plan) -> _Row:
    looks = pen.looks
    texts = table_headings([_theme_word(plan), *map(rating_text, COUNTED_AS), "Actions", "Overdue"])
    ratings = map(looks.rating_heading, COUNTED_AS)
    styles = [looks.heading, *ratings, looks.heading_right, looks.heading_right]
    return [pen.with_style(text, style) for text, style in zip(texts, styles, strict=True)]


def _themes(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(group) for _, group in groupby(lines, key=lambda line: id(line.theme))]


def _theme_row(pen: _Pen, heading: str, counts: Mapping[str, int], looks: tuple[str, str] = ("text", "number")) -> _Row:
    numbers = [counts[name] for name in (*COUNTED_AS, "total", "overdue")]
    return [pen.cell(heading, looks[0]), *(pen.cell(number, looks[1]) for number in numbers)]
