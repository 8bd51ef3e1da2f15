"""What the rating of an action says: a word, a letter, a sign, or nothing but the colour of its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.ratings.rating_signs import rating_of_sign
from tracker.documents.ratings.status_words import status_meant, status_said
from tracker.documents.ratings.statuses import RAGS, first_words, rag_of, says_more, words_behind
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.documents.vocabulary.wording import plain
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Rag, Status, WordScale

_OF_BEFORE = pattern_of(r"\b(?:was|were|previous\w*|before|last|from|formerly)\b", re.I)


class RatingSaid(NamedTuple):
    """The rating and the status that a cell of ratings names, and the words in it that were not used."""

    rag: Rag | None = None
    status: Status | None = None
    rest: str = ""


Meanings = Mapping[str, str]  # what the keys of a document say of each letter or word, which is in lower case


def meanings_of(scales: Iterable[WordScale]) -> Meanings:
    """The keys of a document by their words: where several speak of one word, the first counts."""
    found: dict[str, str] = {}
    for scale in scales:
        for word, meaning in scale.key:
            found.setdefault(plain(word), meaning)
    for letter, rag in RAGS.items():  # a key of letters is one of their colours too, and the other way round
        same = next((found[word] for word, other in RAGS.items() if other == rag and word in found), None)
        if same is not None:
            found.setdefault(letter, same)
    return found


def rating_said(text: str, ink: str | None, meanings: Meanings, *, settled: bool) -> RatingSaid | None:
    """What a cell of ratings says; None where it is no word, letter or sign that is known.

    A blue word is complete, unless a key says otherwise; the letter B alone is blue only by a key, or where the status
    is `settled` by another column.
    """
    if sign := rating_of_sign(text, ink):
        return None if sign == "grey" else _meant(sign, sign, "", meanings, settled=settled)
    if _between_two(text):
        return None
    for words, rest in ((text, ""), (first_words(text), words_behind(text))):
        rag = rag_of(words)
        if rag == "grey" or (rag is None and plain(words) not in meanings):
            continue
        return _meant(plain(words), rag, rest or _unused(words, rag, meanings), meanings, settled=settled)
    if (said := status_said(text)) is None:
        return None
    return RatingSaid("blue" if said.status == Status.COMPLETE else None, said.status, said.rest)


def explained(rag: Rag | None, meanings: Meanings) -> RatingSaid:
    """A colour as the key of the document explains it."""
    return (_meant(rag, rag, "", meanings, settled=True) if rag else None) or RatingSaid(rag)


def _between_two(text: str) -> bool:
    """Whether a text names two ratings, as "Amber/Green" does; "Green (was amber)" names one."""
    rags = {RAGS[word] for word in plain(text).split()[:3] if word in RAGS and (len(word) > 1 or text.isupper())}
    return len(rags) > 1 and not _OF_BEFORE.search(text)


def _meant(word: str, rag: Rag | None, rest: str, meanings: Meanings, *, settled: bool) -> RatingSaid | None:
    """A letter or colour as its key explains it; the words behind it may be a status."""
    meaning = meanings.get(word) or meanings.get(rag or "")
    if meaning is None and word == "b" and not settled:
        return None
    status = status_meant(meaning) if meaning else None
    if rag is None and meaning:
        rag = rag_of(first_words(meaning))
    if rag == "blue" and meaning and status != Status.COMPLETE:
        rag, rest = None, rest or (meaning if says_more(meaning) else "")
    said = status_said(rest) if rest else None
    if said is not None:
        return RatingSaid(rag, status or said.status, rest if said.rest else "")
    return RatingSaid(rag, status, rest)


def _unused(words: str, rag: Rag | None, meanings: Meanings) -> str:
    """The words beside a colour: "improving" of "Amber improving"."""
    if rag is None or plain(words) in meanings:
        return ""
    return " ".join(word for word in plain(words).split() if word not in RAGS and word not in ("rag", "brag", "rated"))


def rating_by_colour(grid: Grid, cell: Cell, fill: str | None, about: str, problems: ProblemLog) -> Rag | None:
    """White, grey and black are no rating; a colour that could be another is read, and said."""
    found = rating_of(fill) if fill else None
    if found:
        problems.note_rated(grid, cell)
    if found and not found.sure:
        sentence = f"The colour {fill} is not clear; the nearest rating is {found.rag}."
        cause = "The colour of a rating is not clear"
        problems.add("doubtful", place_of(grid, cell), about, "rating", fill or "", sentence, found.rag, cause=cause)
    return found.rag if found else None
