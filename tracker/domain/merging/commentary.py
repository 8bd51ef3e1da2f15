"""What a commentary adds to what was read of it before, and the reason that it gives for moving a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTHS

# "The policy was revised following feedback" says nothing of a date: such words count beside one only.
_LATE = (
    r"(?:slipped|slippage|delayed|postponed?|deferred|put back|pushed back|rescheduled|re-?profiled|behind schedule"
    r"|over-?r[au]n|held up|on hold|paused)"
)
_MOVED = r"(?:moved|revised|extended|extension|late|later|behind|changed)"
_OF_A_DATE = (
    r"(?:dates?|time-?scales?|timelines?|deadlines?|milestones?|review|target|completion|launch"
    rf"|(?:to|until|till) (?:\w+ )?(?:{'|'.join(MONTHS)}))"
)
_WHY = (
    r"(?:because|due to|owing to|as a result of|as (?:there|the|we|it|an?)|since the|so that|so as to|in order to"
    r"|following|pending|awaiting|waiting for|while|until after|to allow)"
)
_IS_LATE = pattern_of(rf"\b{_LATE}\b|\A\W*delays?\b", re.I)
_DATE_MOVED = pattern_of(rf"\b{_MOVED}\b.*\b{_OF_A_DATE}\b|\b{_OF_A_DATE}\b.*\b{_MOVED}\b", re.I)
_REASON = pattern_of(rf"\b{_WHY}\b|(?:\b{_LATE}|\A\W*delays?)\s*(?::|[-–—]|\bby\b)\s*[^\W\d]", re.I)
_SENTENCE = pattern_of(r"(?<=[.!?;])\s+|\n+")
_BRACKETS = pattern_of(r"[(\[]([^()\[\]]+)[)\]]")


def reason_in(text: str | None) -> str | None:
    """The sentence of a commentary that says that something moved, and why; None where none says both."""
    if not text:
        return None
    for sentence in _SENTENCE.split(text):
        if (_IS_LATE.search(sentence) or _DATE_MOVED.search(sentence)) and _REASON.search(sentence):
            return sentence.strip()
    return None


def reason_beside(date_as_printed: str) -> str | None:
    """The words beside a printed date that say why it moved: "May 2020 (delayed: staffing)"."""
    inside = (reason_in(words) for words in _BRACKETS.findall(date_as_printed))
    if (found := next(filter(None, inside), None)) is not None:
        return found
    return reason_in(date_as_printed)


def added_words(known: Sequence[str], new: str) -> str | None:
    """Commentary that grew at its beginning or end, once or often, adds only what was not read before."""
    rest, cut = new, True
    while cut and rest:
        cut = False
        for old in sorted(known, key=len, reverse=True):
            shorter = _without(rest, old)
            if shorter is not None:
                rest, cut = shorter, True
                break
    return rest or None


def _without(text: str, part: str) -> str | None:
    """The text without a part that it begins or ends with, at the edge of a word; None where it does not."""
    if text.startswith(part) and not (part[-1:].isalnum() and text[len(part) :][:1].isalnum()):
        return text[len(part) :].strip()
    if text.endswith(part) and not (part[:1].isalnum() and text[: -len(part)][-1:].isalnum()):
        return text[: -len(part)].strip()
    return None
