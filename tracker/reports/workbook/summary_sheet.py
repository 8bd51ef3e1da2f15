"""Writes the first sheet of the workbook: what the plan is, how its actions stand, and what each rating means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker import __version__
from tracker.columns.sheets.cells import table_headings
from tracker.columns.words import counted, share_words
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import COUNTED_AS, Line, tally
from tracker.domain.plan import Plan
from tracker.domain.summary.of_actions import ThemeTally, tallies_by_theme
from tracker.palette import LIGHT
from tracker.reports.workbook.book import Book, PageSheet, on_one_line
from tracker.reports.workbook.charts import ratings_chart
from tracker.reports.workbook.styles import CellLook, SheetStyles, height
from tracker.reports.workbook.table_sheet import TITLE_HEIGHT, PrintedPage, add_table

LABEL_WIDTH, COUNT_WIDTH = 46, 13
WIDTH = len(COUNTED_AS) + 3  # columns: the theme, one for each standing, actions, overdue
AWAITING_KEY = "reported complete by its lead; counted apart until it is signed off"
STOPPED_KEY = "no longer pursued; counted apart"
LIVE = ("red", "amber", "green", "grey")  # the standings of live actions
CHART_ROWS = 12
MOST_ON_A_PAGE = 12  # themes
_SAVED = " The whole plan lies in it too, on a hidden sheet, so that it can be imported again with what was edited."


def write_summary(
    book: Book, looks: SheetStyles, page: PrintedPage, plan: Plan, lines: Sequence[Line], saved: bool
) -> None:
    """Title, organisation and day; counts by standing with their key; what needs a look; counts by theme."""
    sheet = book.add_page("Summary", page.plan, page.as_at)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, WIDTH - 1, COUNT_WIDTH)
    pen, counts, limits = _Pen(sheet, looks), tally(lines), Limits.of(plan.settings)
    sheet.set_row(0, TITLE_HEIGHT)
    pen.line((page.plan, looks.title))
    if plan.organisation:
        pen.line((plan.organisation, looks.subtitle))
    for words in filter(None, (page.as_at, page.part)):
        pen.line((words, looks.bold))
    _write_standings(pen, counts, limits)
    _write_flags(pen, counts, limits)
    pen.section(f"By {_theme_word(plan).lower()}")
    heading_row = pen.at
    groups = tallies_by_theme(lines)
    _write_themes(pen, plan, groups, counts)
    if groups:
        pen.at += 1
        book_chart = ratings_chart(book, heading_row, len(groups), _theme_word(plan))
        words = f"Ratings of the actions, by {_theme_word(plan).lower()}: the numbers stand in the table above."
        sheet.insert_chart(pen.at, 0, book_chart, {"description": words, "x_offset": 4})
        pen.at += CHART_ROWS + 2 * len(groups)
    pen.at += 1
    pen.line((f"Made by Improvement tracker {__version__}.{_SAVED if saved else ''}", looks.subtitle))
    if len(groups) <= MOST_ON_A_PAGE:
        sheet.fit_to_pages(1, 1)


def key_words(limits: Limits) -> dict[str, str]:
    """What each standing means, with the plan's own limits."""
    key = limits.key()
    meanings: dict[str, str] = {name: key[name] for name in ("red", "amber", "green", "grey")}
    return meanings | {"complete": key["blue"], "awaiting_sign_off": AWAITING_KEY, "stopped": STOPPED_KEY}


class _Pen:
    """Writes one row of the sheet below the other."""

    def __init__(self, sheet: PageSheet, looks: SheetStyles) -> None:
        self.sheet, self.looks, self.at = sheet, looks, 0

    def line(self, *cells: tuple[str | float | None, CellLook]) -> None:
        """A row of cells with their looks."""
        for place, (value, look) in enumerate(cells):
            self.sheet.put(self.at, place, value, look)
        self.at += 1

    def section(self, title: str) -> None:
        """An empty row, and a heading."""
        self.at += 1
        self.line((title, self.looks.section))

    def headings(self, first: str, of: str) -> None:
        """The headings of a list of counts."""
        looks, texts = self.looks, [first, "Actions", "Share", of, "What it means"]
        styles = [looks.heading, looks.heading_right, looks.heading_right, *[looks.heading_words] * (WIDTH - 3)]
        self.line(*zip([*texts, *[None] * (WIDTH - len(texts))], styles, strict=True))

    def count(self, label: str, look: str, count: int, total: int, meaning: str) -> None:
        """How many of how many, and what that means."""
        cell = self.looks.cell
        words = [share_words(count, total), meaning, *[None] * (WIDTH - 5)]
        share = count / total if total else 0
        numbers = [(count, cell("number")), (share, cell("share"))]
        self.line((label, cell(look)), *numbers, *((text, cell("words")) for text in words))


def _write_standings(pen: _Pen, counts: Mapping[str, int], limits: Limits) -> None:
    """The ratings out of the live actions; what ended or waits out of all."""
    meanings, total, live = key_words(limits), counts["total"], live_of(counts)
    pen.section(f"How {counted(total, 'action')} stood: {live:,} live" if total else "No actions")
    pen.headings("Live actions, by rating", "Of the live")
    for name in LIVE:
        pen.count(LIGHT.ratings[name].word, name, counts[name], live, meanings[name])
    pen.headings("Counted apart", "Of all")
    for name in COUNTED_AS:
        if name not in LIVE:
            pen.count(LIGHT.ratings[name].word, name, counts[name], total, meanings[name])


def live_of(counts: Mapping[str, int]) -> int:
    """How many actions are live."""
    return sum(counts[name] for name in LIVE)


def _write_flags(pen: _Pen, counts: Mapping[str, int], limits: Limits) -> None:
    flags = (
        ("Overdue", counts["overdue"], "past the last day of the review date"),
        ("Due soon", counts["due_soon"], f"to be reviewed within {limits.due_soon_days} days"),
        ("Silent", counts["silent"], f"no commentary in the last {limits.silent_days} days"),
    )
    pen.section("What needs a look")
    pen.headings("Live actions that are", "Of the live")
    for label, count, meaning in flags:
        pen.count(label, "text", count, live_of(counts), meaning)


def _theme_word(plan: Plan) -> str:
    return on_one_line(plan.theme_word) or "Theme"


def _write_themes(pen: _Pen, plan: Plan, groups: Sequence[ThemeTally], counts: Mapping[str, int]) -> None:
    looks, first = pen.looks, pen.at
    words = [LIGHT.ratings[name].word for name in COUNTED_AS]
    headings = table_headings([_theme_word(plan), *words, "Actions", "Overdue"])
    styles = [looks.heading, *map(looks.rating_heading, COUNTED_AS), looks.heading_right, looks.heading_right]
    pen.sheet.set_row(pen.at, 30)
    pen.at += 1
    for group in groups:
        heading = group.theme.heading
        pen.sheet.set_row(pen.at, height([(heading, LABEL_WIDTH - 2)]))
        _write_theme(pen, heading, group.counts, ("text", "number"))
    pen.at += not groups  # Excel wants a row in each table
    about = f"How many actions have which rating, by {_theme_word(plan).lower()}"
    last = pen.at - 1
    add_table(
        pen.sheet, "Themes", looks, headings, first, last, about=about, filtered=False, look_of=styles.__getitem__
    )
    _write_theme(pen, "All", counts, ("sum_label", "sum"))


def _write_theme(pen: _Pen, heading: str, counts: Mapping[str, int], looks: tuple[str, str]) -> None:
    numbers = [counts[name] for name in (*COUNTED_AS, "total", "overdue")]
    cell = pen.looks.cell
    pen.line((heading, cell(looks[0])), *((number, cell(looks[1])) for number in numbers))
