"""What the words of a date say of completion: that it is reached, or that it is not whatever word of it they use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tracker.domain.dates.forms import MONTH
from tracker.domain.pattern import pattern_of

_DONE = r"(?:completed?|done|achieved|closed|finished)"
_COMPLETED = pattern_of(rf"(?:(?:now|fully|all|100 ?%)\s+)*{_DONE}\b[\s,:;.()-]*(?:(?:on|in)\s+)?(?P<rest>.*?)\)?")
_DATED_FIRST = pattern_of(rf"(?P<rest>.*\d)[\s,;:(-]+(?:(?:now|fully|all|100 ?%)\s+)*{_DONE}\)?")
_SPOKEN_OF = pattern_of(r"\b(?:in|un)?complet|\b(?:done|achieved|closed|finished)\b")
_NOT_YET = pattern_of(
    r"\b(?:not|never|yet|to be|will|being|nearly|almost|mostly|largely|part(?:s|ly|ially)?|awaiting|pending|expected"
    r"|aim(?:s|ing)?|should|once|when|until|subject to|except|apart from|but|however|outstanding|remain(?:s|ing)?"
    r"|to follow|(?:in|un)-?completed?|on track|due (?:to|for)|for completion|completion|re-?open(?:ed)?)\b"
    rf"|\bhalf[\s-]{_DONE}|(?<![\d.])\d{{1,2}}(?:\.\d+)? ?%|\b\d{{1,2}}/\d{{1,2}} {_DONE}"
)
_SOME_OF = pattern_of(r"\b(\d{1,3}) (?:of|out of) (?:the )?(\d{1,3})\b")
_BY_A_DAY = pattern_of(
    rf"{_DONE} by (?:(?:the|early|mid|late|end|of|start|about|around)[ -])*(?:\d|{MONTH}\b|q[1-4]|[a-z]+ term)"
)
_AN_ORDER = pattern_of(r"complete (?!in\b|on\b|as\b|and\b)[a-z].*\d")
_MOST_WORDS = 15


class Completion(NamedTuple):
    """Whether a text says that all is done, the rest of it, and the parts of it that may be its day or month."""

    said: Literal["done", "not done"]
    rest: str
    parts: tuple[str, ...]


def completion_in(text: str) -> Completion | None:
    """What a text in lower case says of completion; None where it does not speak of it."""
    if _SPOKEN_OF.search(text) is None:
        return None
    found = _COMPLETED.fullmatch(text) or _DATED_FIRST.fullmatch(text)
    rest = found["rest"].strip() if found else text
    if taken_back(text):
        return Completion("not done", rest, tuple(_parts(text)))
    if found is None:
        return None
    return Completion("done", rest, tuple(_parts(rest)))


def taken_back(text: str) -> bool:
    """Whether a text in lower case uses a word for complete and says with others that this is not reached."""
    some = _SOME_OF.search(text)
    if some and int(some[1]) < int(some[2]):
        return True
    return any(pattern.search(text) for pattern in (_NOT_YET, _BY_A_DAY)) or _AN_ORDER.match(text) is not None


def _parts(text: str) -> Iterator[str]:
    """What a text ends with, then what it begins with, the longest first."""
    words = text.split()
    if len(words) > _MOST_WORDS:
        return
    for at in range(1, len(words)):
        yield " ".join(words[at:]).strip(_AROUND)
    for at in range(len(words) - 1, 0, -1):
        yield " ".join(words[:at]).strip(_AROUND)


_AROUND = " ,;:.()[]-"
