"""Links and paths, as columns of evidence hold them."""

from __future__ import annotations

import re

from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of

_ONE = pattern_of(
    r"(?:[a-z][a-z+]{2,9}://|www\.|[A-Za-z]:[\\/]|\\\\|\.{0,2}/[\w.-]+/)\S.*"
    r"|\S.{0,150}\.(?:docx?|xlsx?|pdf|pptx?|msg|csv|html?)|(?:[\w.-]+/){2,}[\w.-]*",
    re.I,
)


def parts_of(text: str) -> list[str]:
    """The links of a cell, or what stands where they would."""
    return [part for part in re.split(r"\s*[\n;]\s*", text.strip()) if part]


def is_link(text: str) -> bool:
    """Whether a text is nothing but links and paths: "S:/plans/A1", "https://...", "minutes.docx"."""
    parts = parts_of(to_match(text))
    return bool(parts) and all(_ONE.fullmatch(part) for part in parts)
