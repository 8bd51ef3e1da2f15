"""Rows below a table that are none of it: a total, a sign-off, who prepared it and when; sentences and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.domain.pattern import pattern_of

_NOTE = pattern_of(r"(?:foot)?notes?\s*(?:\d\s*)?[:–—-]|n\.?\s?b\.?\s*[:–—-]|please note\b", re.I)
_LONGEST = 80  # letters of what may close a table
_WORDS_OF_A_SENTENCE, _ROWS_ABOVE, _ROWS_BELOW = 5, 12, 40
_SUMS = pattern_of(
    r"\W*(?:(?:grand|sub|overall)[\s-]*)?totals?\b\W*"
    r"(?:(?:number|of|actions?|complete\w*|in progress|overdue|costs?|open|closed|rag|%|\d+)\W*)*"
    r"|(?:no\.?|number|count) of (?:\w+ ){0,2}actions?\b.*|(?:summary|average|overall|count)\W*"
    r"|end of (?:the )?(?:plan|table|actions?|document|report|log)\W*",
    re.I,
)
_SIGNS = pattern_of(
    r"\W*(?:(?:formally )?(?:signed|approved|agreed|endorsed|authori[sz]ed|ratified|prepared|completed|reviewed|updated"
    r"|checked|verified|produced|compiled|accepted)(?:[ -]?off)? (?:by|on behalf of|at|on)\b.*"
    r"|sign(?:ed)?[ -]?off\b.*|signatures?\b.*|signed\W*|date (?:signed|approved|of (?:approval|sign[ -]?off))\b.*"
    r"|last updated\b.*|(?:chair|date|name|position|version|next review|print name)\s*:.*|page \d+ (?:of|/) \d+\W*)",
    re.I,
)
_PARTS = (
    r"(?:teams?|services?|areas?|localities|districts?|offices?|sites?|units?|regions?|rows?|measures?|indicators?)"
)
_SUMS_OF_MEASURES = pattern_of(
    r"\W*(?:(?:grand|sub|overall|service|council|combined|team|group|section|column)[\s-]*)?"
    r"(?:totals?|averages?|mean|median|sum|avg)\b\W*"
    rf"(?:(?:of|for|across|all|the|these|above|year|months?|period|to|date|{_PARTS}|\d+)\b\W*)*"
    rf"|\W*(?:(?:all|whole|every)(?: the| our)? {_PARTS}|overall)\W*",
    re.I,
)
_SIGNS_FOR_A_REF = pattern_of(  # words too short to tell where an action's words stand
    r"\W*(?:next review(?: date)?|version(?: (?:number|no\.?|control))?"
    r"|date of (?:(?:next|last) )?(?:issue|review|meeting|sign[ -]?off|approval|publication)"
    r"|(?:issue|review|approval) date)\W*",
    re.I,
)
_NUMBERED_LIKE_A_REF = pattern_of(  # where a ref stands, in a row without an action
    r"\W*(?:(?:version|draft|revision|v|page|appendix|annex|sheet|table)\W*\d[\d.]*"
    r"|(?:as (?:at|of)|updated?|printed|issued|correct (?:at|as at)|status (?:as )?at)\b.*\d.*)"
    r"(?:\W*(?:draft|final|of \d+|\w+ \d{4}))?\W*",
    re.I,
)
_WITH_PROGRESS = {"revised", "status", "rag", "done", "percent"}  # what a row of actions has and no sum


def closes_table(cells: Sequence[tuple[int, Cell]], headings: Headings) -> bool:
    """Whether a row sums the actions above it up, or says who signed them off.

    Such words stand where refs do, or where actions do in a row that has no ref, no date and no status.
    """
    if headings.kind != "actions":
        return False
    text = folded(cells[0][1].text)
    if text[:1].isdigit():
        return False  # a ref, as in nearly every row
    if _SUMS.fullmatch(text):
        return True
    fields = {column: name for name, column in headings.columns.items()}
    filled = {fields.get(column) for column, _ in cells}
    first = fields.get(cells[0][0])
    if len(text) > _LONGEST or filled & _WITH_PROGRESS:
        return False
    if first == "ref" and (_SIGNS.fullmatch(text) or _SIGNS_FOR_A_REF.fullmatch(text)):
        return True  # the day it was signed stands where others have a review date
    if "review" in filled:
        return False
    if first == "ref":
        return "action" not in filled and (_is_no_ref(text) or _NUMBERED_LIKE_A_REF.fullmatch(text) is not None)
    beside = filled - {"action", "lead", "commentary", "note", None}
    return first == "action" and not beside and len(cells) <= 3 and _SIGNS.fullmatch(text) is not None


def sums_measures(cells: Sequence[tuple[int, Cell]], headings: Headings) -> bool:
    """Whether a row is called "Total" or "All teams" where a measure's name stands, or first where none does: in a
    table of areas it is one.
    """
    if headings.kind not in ("measures", "series") or "area" in headings.columns:
        return False
    column = headings.columns.get("measure")
    name = next((folded(cell.text) for at, cell in cells if at == column), folded(cells[0][1].text))
    return len(name) <= _LONGEST and _SUMS_OF_MEASURES.fullmatch(name) is not None


def _is_no_ref(text: str) -> bool:
    return text.count(" ") >= 2 and not any(map(str.isdigit, text))


def begins_texts(grid: Grid, row: int, column: int, headings: Headings) -> bool:
    """Whether a lone text is a note, or begins what is written below a table: it announces a list, or is a sentence
    where those of the table are none, and nothing but lone texts follows up to an empty row.
    """
    cell = grid.own(row, column)
    if cell is None or headings.turned or headings.kind == "evidence":
        return False
    text = cell.text.strip()
    if _NOTE.match(text):
        return True
    if not text.endswith(":") and not (_is_sentence(text) and not _has_sentences(grid, row, column)):
        return False
    for cells in grid.rows[row + 1 : row + _ROWS_BELOW]:
        filled = sum(one is not None for one in cells)
        if filled != 1:
            return filled == 0
    return True


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and text.count(" ") >= _WORDS_OF_A_SENTENCE


def _has_sentences(grid: Grid, row: int, column: int) -> bool:
    above = [grid.own(at, column) for at in range(max(0, row - _ROWS_ABOVE), row)]
    return any(_is_sentence(cell.text.strip()) for cell in above if cell)
