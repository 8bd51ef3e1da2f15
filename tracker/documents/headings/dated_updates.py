"""Headings of updates that speak for a period: "Q1 update", "Update March 2024", "Position as at 31/03/2024"."""

from __future__ import annotations

import re

from tracker.documents.headings.period_heading import PERIODS, is_part
from tracker.domain.dates.reading import read_when
from tracker.domain.long_text import to_match

_FILLERS = re.compile(
    r"(?i)\b(?:progress|updates?|updated|commentary|comments?|position|status|reviews?|report(?:ed|s)?|monitoring|summary"
    r"|as (?:at|of)|for|of|to|at|in|on|from|during|latest|narrative|board|position|what|happened|actions?|date)\b"
)
_OUTSIDE = " :,;.()[]–—-/\n\t"


def words_of_period(heading: str) -> str:
    """What is left of a heading without its words for an update: "Q1", "March 2024"."""
    words = _FILLERS.sub(" ", to_match(heading.replace("\n", " ")))
    return re.sub(r"\s+", " ", words).strip(_OUTSIDE)


def is_dated_update(heading: str) -> bool:
    """Whether a heading says a period, under which a table of actions says how far they had come by then."""
    words = words_of_period(heading)
    return is_part(words) or read_when(words)[0].kind in PERIODS
