"""What the rows of a table are: by the wording of its headings, and by what stands below where wording fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.heading_parts import are_few_words
from tracker.documents.headings.headings import OUR_VALUES, Headings, RowKind
from tracker.documents.headings.paths import paths_of
from tracker.documents.headings.period_heading import is_part, is_value
from tracker.documents.headings.unnamed_columns import rates
from tracker.documents.ratings.statuses import rag_of, status_alone
from tracker.documents.tables.fitting import is_ref
from tracker.documents.tables.rows_below import end_of_calendar
from tracker.documents.vocabulary.wording import field_of, plain
from tracker.domain.dates.column_order import may_be_a_date
from tracker.domain.draft import Sure, TableKind
from tracker.domain.pattern import pattern_of

ROW_KINDS: dict[TableKind, RowKind] = {
    "actions": "actions", "measures": "measures", "scorecard": "measures", "comparison": "measures",
    "series": "series", "readings": "readings", "evidence": "evidence",
}  # fmt: skip
_ROWS_TO_LOOK_AT, _LONGEST_LABEL, _LONG_TEXT, _FEWEST_MONTHS = 12, 80, 25, 4


_SUMS = pattern_of(r"\W*(?:(?:grand|overall) )?(?:totals?|all|overall|sum)(?: actions?)?\W*", re.I)
_UNRATED = {"not rated", "no rating", "no status", "unrated", "blank", "grey", "white", "n a", "due soon"}
_FEWEST_STATUSES, _FEWEST_VALUES = 2, 2


class KindFound(NamedTuple):
    """What the rows of a table are, how sure that is, and why, in words for a person."""

    kind: TableKind
    sure: Sure
    why: str


def kind_by_wording(headings: Headings) -> KindFound:
    """The kind of a table whose headings are known."""
    fields = headings.columns.keys()
    named = sum(field is not None for _, field in headings.printed)
    sure: Sure = "sure" if named * 3 >= len(headings.printed) * 2 else "likely"
    why = f"{named} of its {len(headings.printed)} headings are known"
    if headings.kind != "measures":
        return KindFound(headings.kind, sure, why)
    if {"previous", "current"} <= fields or {"current", "status"} <= fields:
        return KindFound("scorecard", sure, why)
    compared = any(field.startswith("comparator ") for field in fields)
    return KindFound("comparison" if compared else "measures", sure, why)


# By wording: all of these must be met by headings of a table.
_BY_WORDING: tuple[tuple[TableKind, tuple[str, ...]], ...] = (
    ("risk register", (r"\brisks?\b", r"\blikelihood\b|\bprobability\b|\bimpact\b|\bscores?\b|\bmitigat|\bcontrols?\b"
                       r"|\bseverity\b|\binherent\b|\bresidual\b")),
    ("risk register", (r"^(?:key |main |top |strategic |identified )?risks?(?: (?:description|title|event)s?)?$",
                       r"\bconsequences?\b|\bcauses?\b|\beffects?\b|\bresponses?\b|\bowners?\b|\bratings?\b")),
    ("decisions", (r"\bdecisions?\b|\bresolved\b|\bresolutions?\b",)),
    ("calendar", (r"\bdates?\b|\bmonths?\b|\bweeks?\b|\bterms?\b|\bwhen\b|\btimes?\b",
                  r"\bmeetings?\b|\bagenda\b|\bvenue\b|\bevents?\b|\btopics?\b|\bsessions?\b|\breports? due\b")),
    ("calendar", (r"^(?:months?|weeks?|(?:half )?terms?|quarters?)\b", r"\bactivit(?:y|ies)\b|\bevents?\b")),
    ("key", (r"^(?:key|legend|colou?r|rating|b?rag|status|symbol|score|abbreviation|acronym|term)s?$",
             r"\bmeanings?\b|\bdefinitions?\b|\bdescriptions?\b|\bexplanation\b|\bstands for\b")),
    ("key", (r"^(?:initials|(?:lead )?officers?|leads?|owners?|names?)$", r"^(?:job )?(?:roles?|titles?|posts?)$")),
    ("summary", (r"^(?:row|column) labels$|^total result$|^(?:count|sum|average) - \S",)),  # a pivot table
    ("contents", (r"^(?:contents|section|chapter)s?$", r"^pages?(?: no\.?| number)?$")),
    ("notes", (r"^version\b", r"\bdate\b|\bauthor\b|\bchanges?\b")),
    ("evidence", (r"\bfeedback\b|\bwhat .*\b(?:say|said|told us|tell us)\b|\bvoice\b", r"\bfeedback\b|\bwhat\b")),
)  # fmt: skip


def kind_worded(headings: Sequence[str]) -> TableKind | None:
    """The kind of a table that is none of a plan, where the wording of its headings says it."""
    texts = [text.lower() for text in headings]
    for kind, patterns in _BY_WORDING:
        if texts and all(any(re.search(pattern, text) for text in texts) for pattern in patterns):
            return kind
    return None


def kind_by_shape(grid: Grid, first: int, height: int, after: int) -> KindFound:
    """The kind of a table whose headings name no fields."""
    paths = list(paths_of(grid, first, height).values())
    if kind := kind_worded(paths):
        return KindFound(kind, "likely", "its headings say so")
    if sum(is_part(path) for path in paths) >= _FEWEST_MONTHS or (height == 1 and end_of_calendar(grid, first)):
        return KindFound("calendar", "likely", "its headings are months or quarters, with no values below")
    if _words_of_scale(grid, first, height, after):
        return KindFound("measures", "unsure", "the same few words stand under headings of values")
    return _by_content(grid, range(first + height, after), height)


def _words_of_scale(grid: Grid, first: int, height: int, after: int) -> bool:
    """Whether columns headed as values ("Previous", "Current") hold words of one scale, beside labels of their own."""
    heads = {column for column, path in paths_of(grid, first, height).items() if field_of(path) in OUR_VALUES}
    rows = range(first + height, after)[:_ROWS_TO_LOOK_AT]
    texts = [cell.text for row in rows for column in heads if (cell := grid.at(row, column))]
    labels = [cell for row in rows if (cell := next(filter(None, grid.rows[row]), None))]
    if len(heads) < _FEWEST_VALUES or min(heads) == 0 or not _are_labels(labels):
        return False
    return are_few_words(texts) and not any(map(is_value, texts))


def _by_content(grid: Grid, rows: range, height: int) -> KindFound:
    columns = _columns(grid, rows)
    values = [column for column in columns if _most(column, _is_number)]
    worded = [column for column in columns if column not in values]
    labels = next((column for column in worded if not _is_rating(column)), next(iter(worded), None))
    alone = labels is not None and len(labels) == 1 and len(values) + 1 < len(columns)  # one row, with words beside
    if labels and values and len(columns) == len(values) + 1 and _count_statuses(labels):
        return KindFound("summary", "likely", "its labels are statuses or ratings, with numbers beside them")
    if height and labels and len(values) >= 2 and _are_labels(labels) and not alone:
        return KindFound("measures", "unsure", "a column of labels stands beside columns of numbers")
    words = any(sum(len(cell.text) for cell in column) > _LONG_TEXT * len(column) for column in columns)
    dated = any(_most(column, _is_date) for column in columns)
    rated = any(_is_rating(column) for column in columns)
    refs = bool(columns) and _most(columns[0], lambda cell: is_ref(cell.text.strip()))
    if height and words and refs and (dated or rated):
        return KindFound("actions", "unsure", "refs, words and dates or ratings stand beside each other")
    why = "none of its headings is one of a plan" if height else "it has no heading row"
    return KindFound("unknown", "unsure", why)


def _columns(grid: Grid, rows: range) -> list[list[Cell]]:
    few = rows[:_ROWS_TO_LOOK_AT]
    width = max((len(grid.rows[row]) for row in few), default=0)
    found = [[cell for row in few if (cell := grid.at(row, column))] for column in range(width)]
    return [column for column in found if column]


def _most(column: Sequence[Cell], test: Callable[[Cell], bool]) -> bool:
    return sum(map(test, column)) * 3 >= len(column) * 2


def _is_number(cell: Cell) -> bool:
    return cell.day is None and (cell.number is not None or is_value(cell.text))


def _is_date(cell: Cell) -> bool:
    return cell.day is not None or may_be_a_date(cell.text)


def _are_labels(column: Sequence[Cell]) -> bool:
    texts = {cell.text.casefold() for cell in column}
    return len(texts) == len(column) and all(len(cell.text) <= _LONGEST_LABEL for cell in column)


def _count_statuses(labels: Sequence[Cell]) -> bool:
    """Whether labels are statuses or ratings, but for those of sums: what stands beside them counts actions."""
    texts = [cell.text.strip() for cell in labels if not _SUMS.fullmatch(cell.text)]
    said = [text for text in texts if rag_of(text) or status_alone(text) or plain(text) in _UNRATED]
    return len(texts) >= _FEWEST_STATUSES and len(said) == len(texts)


def _is_rating(column: Sequence[Cell]) -> bool:
    """Whether a column holds nothing but ratings, as words, letters or fills."""
    return bool(column) and all(map(rates, column))
