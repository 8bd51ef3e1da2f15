"""Words that say that nothing stands in a cell: those of programs and forms anywhere, of people where they may."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.domain.pattern import pattern_of

_OF_PROGRAMS = pattern_of(
    r"\W*(?:null|nan|nil|#n/a|#null!|undefined|<(?:na|none|blank|empty)>|\((?:none|blank|empty)\))\W*", re.I
)
# What a form shows where nobody has written yet; copied out of the form it looks like any words.
_OF_FORMS = pattern_of(
    r"\W*(?:(?:please )?(?:click|tap)(?: or (?:click|tap))?(?: here)? to (?:enter|add|insert|choose|select|type)"
    r"\b[\w ]{0,30}|(?:please )?(?:choose|select|pick|enter) (?:an?|one|the|your) (?:item|date|option|value|status"
    r"|rating|name)|please (?:choose|select)(?: one)?|select|(?:please )?(?:select|choose) from (?:the )?(?:drop-? ?)?"
    r"(?:down )?(?:list|menu)?|(?:enter|type|insert) (?:text|date|name|comments?|update|your text) here"
    r"|(?:enter|insert) (?:text|date|name)|d?d/m?m/(?:yy)?yy)\W*",
    re.I,
)
_BEGIN_FORMS = frozenset("pctseidPCTSEID[<({-–—_. ")  # nearly every cell shows by its first letter that it is no prompt
_OF_PEOPLE = pattern_of(r"\W*|(?:none|n/?a|n\.a\.?|not applicable|tb[cad]|to be (?:confirmed|agreed|decided))\W*", re.I)


def is_null(text: str) -> bool:
    """Whether a program wrote that it had nothing to write, or a form asks to be filled in."""
    if len(text) <= 12 and _OF_PROGRAMS.fullmatch(text.strip()):
        return True
    return text[:1] in _BEGIN_FORMS and len(text) <= 60 and _asks(text)


@lru_cache(maxsize=10_000)
def _asks(text: str) -> bool:
    return _OF_FORMS.fullmatch(text.strip()) is not None


def is_nothing(text: str) -> bool:
    """Whether a text says nothing of a lead, a status or progress: "n/a", "-", "TBC", and what `is_null` knows.

    Signs without letters are nothing too, but for those that stand for something: ask for these first.
    """
    return is_null(text) or (len(text) <= 20 and _OF_PEOPLE.fullmatch(text.strip()) is not None)
