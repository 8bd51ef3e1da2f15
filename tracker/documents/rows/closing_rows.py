"""Rows of an action table that are no actions: a total, a sign-off, who prepared it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.documents.grid import Cell, folded
from tracker.documents.headings.headings import Headings

_LONGEST = 80  # letters of what may close a table
_SUMS = re.compile(
    r"\W*(?:(?:grand|sub|overall)[\s-]*)?totals?\b\W*"
    r"(?:(?:number|of|actions?|complete\w*|in progress|overdue|costs?|open|closed|rag|%|\d+)\W*)*"
    r"|(?:no\.?|number|count) of (?:\w+ ){0,2}actions?\b.*|(?:summary|average|overall|count)\W*"
    r"|end of (?:the )?(?:plan|table|actions?|document|report|log)\W*",
    re.I,
)
_SIGNS = re.compile(
    r"\W*(?:(?:formally )?(?:signed|approved|agreed|endorsed|authori[sz]ed|ratified|prepared|completed|reviewed|updated"
    r"|checked|verified|produced|compiled|accepted)(?:[ -]?off)? (?:by|on behalf of|at|on)\b.*"
    r"|sign(?:ed)?[ -]?off\b.*|signatures?\b.*|signed\W*|date (?:signed|approved|of (?:approval|sign[ -]?off))\b.*"
    r"|last updated\b.*|(?:chair|date|name|position|version|next review|print name)\s*:.*|page \d+ (?:of|/) \d+\W*)",
    re.I,
)
_OF_ACTIONS = ("review", "revised", "status", "rag", "done", "percent")


def closes_table(cells: Sequence[tuple[int, Cell]], headings: Headings) -> bool:
    """Whether a row sums the actions above it up, or says who signed them off.

    Such words stand where refs do, or where actions do in a row that has no ref, no date and no status.
    """
    if headings.kind != "actions":
        return False
    fields = {column: name for name, column in headings.columns.items()}
    filled = {fields.get(column) for column, _ in cells}
    first, text = fields.get(cells[0][0]), folded(cells[0][1].text)
    if _SUMS.fullmatch(text):
        return True
    if len(text) > _LONGEST or filled & set(_OF_ACTIONS):
        return False
    if first == "ref":
        return _SIGNS.fullmatch(text) is not None or ("action" not in filled and _is_no_ref(text))
    beside = filled - {"action", "lead", "commentary", "note", None}
    return first == "action" and not beside and len(cells) <= 3 and _SIGNS.fullmatch(text) is not None


def _is_no_ref(text: str) -> bool:
    return text.count(" ") >= 2 and not any(map(str.isdigit, text))
