"""Which way is good, as a document prints it: in a column of its own, or by the sign of a target."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.rows.comparators import moved_of
from tracker.documents.vocabulary.wording import plain
from tracker.domain.measure import GoodIs, Unit

_HIGH = "high|higher|h|bigger|bigger is better|higher is better|high is good|maximise|positive|more"
_LOW = "low|lower|l|smaller|smaller is better|lower is better|low is good|minimise|negative|less|fewer"
_NEUTRAL = "neutral|n|neither|none|n a|na|in range|contextual|context|for information|information only|monitor"
_WORDS: dict[str, GoodIs] = {
    **dict.fromkeys(_HIGH.split("|"), "high"),
    **dict.fromkeys(_LOW.split("|"), "low"),
    **dict.fromkeys(_NEUTRAL.split("|"), "neutral"),
}
_MOVED: dict[str, GoodIs] = {"up": "high", "down": "low", "none": "neutral"}
_AT_MOST = r"(?:[<≤]|(?:at most|up to|no more than|less than|fewer than|below|under)\b)"
_AT_LEAST = r"(?:[>≥]|(?:at least|more than|over|above)\b)"
_SIGNS: tuple[tuple[str, GoodIs], ...] = (
    (rf"{_AT_MOST}.*\d.*|.*\d.*\bor (?:less|fewer|below|under)", "low"),
    (rf"{_AT_LEAST}.*\d.*|.*\d\s*%?\s*(?:\+|or (?:more|above|over))", "high"),
)


def good_is(
    problems: ProblemLog,
    grid: Grid,
    cells: Mapping[str, Cell | None],
    heads: Mapping[str, str],
    unit: Unit | None,
    ref: str,
) -> GoodIs | None:
    """Which way is good; a word in the column for it that says neither is a problem."""
    if cell := cells.get("good_is"):
        found = _WORDS.get(plain(cell.text)) or _MOVED.get(moved_of(cell.text) or "")
        if found is None:
            printed = folded(cell.text)
            sentence = f'"{printed}" does not say whether high or low is good.'
            problems.add("unread", place_of(grid, cell), ref, None, printed, sentence)
        return found
    if (target := cells.get("target")) is None:
        return None
    signed = (good for pattern, good in _SIGNS if re.fullmatch(pattern, folded(target.text).lower()))
    # A threshold in days is the most that something may take.
    in_days = unit == "days" and heads.get("target", "").lower().startswith("threshold")
    return next(signed, "low" if in_days else None)
