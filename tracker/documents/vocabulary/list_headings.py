"""What stands above a list of promises: "We will:", "Next steps", "RESOLVED:"."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from tracker.documents.vocabulary.wording import plain
from tracker.domain.pattern import pattern_of

ListKind = Literal["action", "decision"]
_LONGEST = 160  # letters of a line that leads to a list
_LEADS_TO = pattern_of(
    r"(?:.*\b)?(?:will|shall|must|(?:plan|intend|need|aim|propose|commit|committed|agreed|asked|going|want) to)"
    r"(?: (?:also|now|therefore|continue to))?"
)
_WHEN = r"(?: (?:for|in|to|by|over|during|from|on|at|of|and|with)\b.*| (?:19|20)\d\d.*)?"
_ACTIONS = pattern_of(
    r"(?:\d+ |[a-z] )?(?:the |our |my |your |some |key |main |proposed |planned |agreed |further |future |"
    r"immediate |new |short term |long term |improvement |priority |follow up |school |service |team |board )*"
    r"(?:looking (?:forward|ahead)|(?:next|future|further) (?:steps?|actions?|plans?|work|developments?)|"
    r"plans(?= for\b)|"
    r"what(?: s| is)? (?:next|happens next|happens now|we will do|we will do next|we are going to do|we plan to do|"
    r"we need to do|will we do|will happen(?: next)?|needs to (?:happen|improve|be done|change)(?: next)?|"
    r"must happen|to do next)|"
    r"actions?(?: points?| list)?(?: (?:agreed|required|arising|needed|planned|proposed|to be taken|"
    r"to take|we will take|carried forward|outstanding))?|forward (?:plan|look)|"
    r"commitments?|pledges?|promises?|undertakings?|recommendations?|to do(?: list)?|"
    r"areas? (?:for|of) (?:improvement|development)|(?:improvements? )?(?:needed|required)|"
    r"(?:how )?we will (?:do|improve|deliver|achieve) (?:this|it|that)(?: by)?|steps?|deliverables?|tasks?)" + _WHEN
)
_PAST = pattern_of(
    r"\b(?:taken|completed|done|achieved|achievements?|so far|to date|progress|closed|have|has|had|did|was|were|been|"
    r"previous|last|past|delivered)\b"
)
_DECISIONS = pattern_of(
    r"(?:it (?:was|is) |(?:the |this )?(?:\w+ ){0,7}(?:members?|committee|board|cabinet|panel|council|meeting|group|"
    r"governors?|forum|executive|commission) )?(?:(?:unanimously|therefore|hereby|further) )?"
    r"(?:resolved|agreed|decided|recommended|resolutions?|decisions?(?: (?:made|taken|required))?)"
    r"(?: (?:unanimously|to|that|as follows|by .*))*"
)


@lru_cache(maxsize=1_000)
def kind_of_list(heading: str) -> ListKind | None:
    """What the items of a list with this heading are, or None where it says nothing of promises."""
    text = plain(heading) if len(heading) <= _LONGEST else ""
    if _DECISIONS.fullmatch(text):
        return "decision"
    if _LEADS_TO.fullmatch(text):
        return "action"
    return "action" if _ACTIONS.fullmatch(text) and not _PAST.search(text) else None
