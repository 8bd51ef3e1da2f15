"""Parts a cell that says who and by when: "Monitoring Officer, 31 October 2025" under "Officer & date"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.documents.grid import Cell, folded
from tracker.documents.progress.action_row import ActionCells
from tracker.documents.vocabulary.wording import heads_lead_and_date
from tracker.domain.dates.moved import read_in_turn
from tracker.domain.long_text import LONGEST_MATCHED
from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTHS

_BETWEEN = pattern_of(
    r"\s*[\n,;:/(|–—]+\s*|\s+-+\s+|\s+(?=(?:by|end|from|w/c|q[1-4])\b|\d|[A-Za-z]{3,9}\.? '?\d{2,4}\b)"
)
_AROUND = " \t\n\r,;:.()[]-–—/|"
_SAYS_WHEN = pattern_of(
    r"(?i)\d|\b(?:asap|immediate(?:ly)?|on-?going|tb[acd]|weekly|monthly|quarterly|termly|annual(?:ly)?|months?|weeks?|"
    r"terms?|complete[d]?|spring|summer|autumn|winter|christmas|easter)\b"
)

_HOLDS_DATE = pattern_of(rf"(?i)\d[/.-]\d|\b(?:19|20)\d\d\b|\b(?:{'|'.join(MONTHS)})\b")


def joint_field(columns: Mapping[str, int], printed: Mapping[str, str]) -> str | None:
    """The field whose column holds leads and dates by its heading, where the table has no column of the other."""
    one = next((name for name in ("review", "lead") if heads_lead_and_date(printed.get(name, ""))), None)
    other = {"review": "lead", "lead": "review"}.get(one or "")
    return one if one in columns and other not in columns else None


def with_both(cells: ActionCells, joint: str | None) -> ActionCells:
    """The cells of a row with its lead and its date apart, as far as the cell of both can be parted."""
    cell = cells.get(joint) if joint else None
    if cell is None or cell.day is not None or cell.unread:
        return {**cells, "lead": None, "review": cell} if joint else cells
    who, when = _parted(folded(cell.text))
    return {**cells, "lead": _showing(cell, who), "review": _showing(cell, when)}


def _showing(cell: Cell, text: str) -> Cell | None:
    return cell._replace(text=text) if text else None


def _parted(text: str) -> tuple[str, str]:
    """Who and when; what can be parted in no way is whichever of them it looks like."""
    if len(text) <= LONGEST_MATCHED and not _is_date(text):
        for left, right in _halves(text):
            if _is_date(right) and _is_who(left):
                return left, right
            if _is_date(left) and _is_who(right):
                return right, left
    return ("", text) if _SAYS_WHEN.search(text) else (text, "")


def _halves(text: str) -> Iterator[tuple[str, str]]:
    cuts = list(_BETWEEN.finditer(text))
    return ((text[: cut.start()].strip(_AROUND), text[cut.end() :].strip(_AROUND)) for cut in cuts)


def _is_date(text: str) -> bool:
    return bool(text) and read_in_turn(text).dates[-1].kind not in ("unread", "none", "completed")


def _is_who(text: str) -> bool:
    """Whether a text has words and no date of its own, which would be somebody else's."""
    return any(map(str.isalpha, text)) and not _HOLDS_DATE.search(text)
