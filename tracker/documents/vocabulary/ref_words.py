"""What is printed in the cell of a ref: the ref itself, words before or behind it, or a word where there is none."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.domain.pattern import pattern_of

_NONE = pattern_of(
    r"\W*|(?:a |an )?(?:new|added|additional|extra)(?: (?:action|item|ref|rec(?:ommendation)?))?|[tx]b[cad]|n\W?a|"
    r"none|nil|null|nan|x+|not (?:yet )?(?:given|known|numbered|allocated|assigned|applicable)|unnumbered|unallocated|"
    r"(?:number |ref )?to (?:be (?:confirmed|added|allocated|assigned|agreed|numbered)|follow)|"
    r"(?:awaiting|needs) (?:a )?(?:ref|number)|no (?:ref|number)",
    re.I,
)
_BEFORE = (
    r"(?:new|actions?|act|tasks?|items?|refs?|reference|no|numbers?|recommendations?|recs?|kloe|priority|objective|"
    r"outcome|strand|standard|criterion|indicator|measure|kpi|pi)"
)
_BEHIND = (
    r"(?:new(?: action)?|revised|updated|amended|added|additional|reworded|closed|completed?|done|old|moved|merged|"
    r"superseded|carried forward|c/f|b/f|cont(?:inued|d|\.)?|draft|ongoing|reopened|urgent|high|priority|key)"
)
_DOTTED = r"\d+(?:\.\w+)+(?:\s?\((?:[a-z]|[ivx]{1,4}|\d{1,2})\))?"
_WITH_WORDS = pattern_of(
    rf"[*†‡\s]*(?:{_BEFORE}\b[\s.:#–-]*)*(?P<ref>{_DOTTED})\.?[\s*†‡]*(?:[\s(\[:–-]*{_BEHIND}\b[\s)\]*]*)*", re.I
)
_MARKED = pattern_of(r"[*†‡\s]*(?P<ref>[^\s*†‡](?:.*[^\s*†‡])?)[\s*†‡]*", re.S)
_LONGEST = 60  # letters; what is longer is no ref with words


@lru_cache(maxsize=10_000)
def ref_in(printed: str) -> str | None:
    """The ref that a cell prints, without words or stars at it ("Action 2.1", "1.2 NEW"); None where it says none.

    Only a number with a dot is known without its word: "KLOE 3" and "Action 4" may stand beside each other.
    """
    text = printed.strip().rstrip(".").strip()
    if len(text) > _LONGEST:
        return text or None
    if text.replace(".", "").isdigit():
        return text
    if _NONE.fullmatch(" ".join(text.split())):
        return None
    found = _WITH_WORDS.fullmatch(text) or _MARKED.fullmatch(text)
    return found["ref"] if found else text


_FRONT = pattern_of(r"(?:[A-Za-z]{1,6}[\s-]?)?\d*(?:\.\w+)+")


def theme_of_ref(ref: str) -> str | None:
    """The ref of the theme that an action's ref names: "1" of 1.3, "2.1" of 2.1.4, "A1" of A1.2; None for any other.

    A ref of another kind (PUB24/05/2.2, SEND-03, #8, 1-2) names none.
    """
    found = _FRONT.match(ref) if "." in ref else None
    if found is None or not any(map(str.isdigit, found[0])):
        return None
    front, _, _ = found[0].rpartition(".")
    return front or None
