"""What a commentary adds to what was read of it before, and the reason that it gives for moving a date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

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
_WORD = pattern_of(r"[\w%£]+")
_FEW_WORDS = 4  # "On track." may be said again
_DATED = pattern_of(rf"\d|\b(?:{'|'.join(MONTHS)})\b")
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


class _Piece(NamedTuple):
    """A sentence or line: its words without case and punctuation, and where it stands in its text."""

    words: str
    start: int
    end: int


def added_words(read: Sequence[str], new: str, written: Sequence[str] = ()) -> str | None:
    """What a commentary adds to what was read of it before, oldest first, and to what people have written.

    It may have grown at its beginning or end, once or often; it may have lost what was said first; a sentence in it may
    have been added or mended, and then is what is new. A text that hardly holds what was read is new as a whole.
    """
    rest, cut = new, True
    while cut and rest:
        cut = False
        for old in sorted((*read, *written), key=len, reverse=True):
            shorter = _without(rest, old)
            if shorter is not None:
                rest, cut = shorter, True
                break
    if not rest or not read:
        return rest or None
    pieces = _pieces(new)
    older = [_pieces(text) for text in read]
    forth, back = ([one for text in texts for one in text] for texts in (older, older[::-1]))
    left = [_beyond(older[-1], pieces), _beyond(forth, pieces), pieces[_run(forth, pieces) :]]
    left.append(pieces[: len(pieces) - _run(back[::-1], pieces[::-1])])
    fewest = min((_joined(new, one) for one in left), key=len)
    return (fewest if len(fewest) < len(rest) else rest) or None


def _pieces(text: str) -> list[_Piece]:
    """The sentences and lines of a text; what has no letter and no figure is none."""
    edges = [0, *(at for found in _SENTENCE.finditer(text) for at in found.span()), len(text)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    pieces = [_Piece(" ".join(_WORD.findall(text[a:b].casefold())), a, b) for a, b in spans]
    return [one for one in pieces if one.words]


def _beyond(old: Sequence[_Piece], new: Sequence[_Piece]) -> Sequence[_Piece]:
    """The pieces that are new, where most of the old text still stands; else all."""
    known, left = Counter(one.words for one in old), []
    for one in new:
        if known[one.words]:
            known[one.words] -= 1
        else:
            left.append(one)
    gone = sum(len(words) * times for words, times in known.items())
    return left if gone * 5 <= 2 * sum(len(one.words) for one in old) else new


def _run(old: Sequence[_Piece], new: Sequence[_Piece]) -> int:
    """With how many pieces, that say something of their own, the new text begins as the old one ends."""
    before, now = [one.words for one in old], [one.words for one in new]
    longest = next((n for n in range(min(len(before), len(now)), 0, -1) if before[-n:] == now[:n]), 0)
    words = " ".join(now[:longest])
    return longest if len(words.split()) >= _FEW_WORDS or _DATED.search(words) else 0


def _joined(text: str, pieces: Sequence[_Piece]) -> str:
    """The pieces as they stand in their text, without what stood between."""
    found, end = "", None
    for one in pieces:
        found += "" if end is None else _between(text[end : one.start])
        found += text[one.start : one.end]
        end = one.end
    return found.strip()


def _between(gap: str) -> str:
    """What stands between two pieces: as it stood, or a line or blank in the place of words that are left out."""
    if not gap.strip():
        return gap
    return "\n" if "\n" in gap else " "


def _without(text: str, part: str) -> str | None:
    """The text without a part that it begins or ends with, at the edge of a word; None where it does not."""
    if text.startswith(part) and not (part[-1:].isalnum() and text[len(part) :][:1].isalnum()):
        return text[len(part) :].strip()
    if text.endswith(part) and not (part[:1].isalnum() and text[: -len(part)][-1:].isalnum()):
        return text[: -len(part)].strip()
    return None
