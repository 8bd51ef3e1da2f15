"""The words that are to go: how they are found in a text, what stands there instead, how they look as bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from unicodedata import combining, normalize

from tracker.domain.names.name_words import NO_NAMES
from tracker.domain.pattern import pattern_of
from tracker.domain.when import show_day

RUN = 20  # letters: so many of longer words, one after the other, are a part of them that tells what they were
LONG = 12  # letters: words as long as this are the same words wherever they stand
TELLING = 8  # letters: as bytes, shorter ones are found in files that do not hold them
_AROUND = 40  # letters of a text before and after the words, to know the place by
_APOSTROPHES, _HYPHENS = "'\u2019\u2018`", "\u2010\u2011\u2013-"
_IN_NAMES = pattern_of(rf"[\s{_APOSTROPHES}{_HYPHENS}]+")
_MARK = pattern_of(r"\[removed \d{1,2} [A-Z][a-z]{2} \d{4}\]")


def mark(day: date) -> str:
    """What stands in the place of words that were removed on a day."""
    return f"[removed {show_day(day)}]"


def left_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that say something still, each once."""
    return tuple(dict.fromkeys(text.strip() for text in texts if _MARK.sub("", text).strip()))


@dataclass(frozen=True, slots=True)
class Words:
    """Texts that are to go. Of a name each spelling: in capitals or not, and only as whole words."""

    texts: tuple[str, ...]
    a_name: bool = False

    @property
    def long(self) -> Words:
        """Those that are the same words wherever they stand; of a short text or a single field's name nobody knows."""
        kept = () if self.a_name else tuple(text for text in self.texts if len(_folded(text)) >= LONG)
        return Words(kept)

    def stand_in(self, text: str) -> bool:
        """Whether they stand in a text, whatever its white space is."""
        return _may_stand_in(self, text) and _pattern(self).search(text) is not None

    def partly_in(self, text: str) -> bool:
        """Whether a long run of them stands in a text."""
        return next(self._runs(text), None) is not None

    def hold(self, text: str) -> bool:
        """Whether a text is a part of them: something read out of what they said."""
        known = len(_folded(text)) >= TELLING and left_of([text]) != ()
        return known and any(_folded(text) in _folded(one) for one in self.texts)

    def sought_by(self, text: str) -> bool:
        """Whether a search for a text is one for them: of a name for words of it, else for a part of them."""
        if self.a_name:
            own = {word for one in self.texts for word in _IN_NAMES.split(one.casefold())} - NO_NAMES
            return set(_IN_NAMES.split(text.casefold().strip())) <= own
        part = _folded(text.casefold())
        return len(part) >= TELLING and any(part in _folded(one.casefold()) for one in self.texts)

    def taken_out(self, text: str, instead: str) -> str:
        """The text with the words, and every long run of them, replaced."""
        text = _pattern(self).sub(lambda _: instead, text)
        for first, last in reversed(list(self._runs(text))):
            text = text[:first] + instead + text[last:]
        return text

    def excerpt(self, text: str) -> str:
        """The text around the words, in one line."""
        found = _pattern(self).search(text)
        first, last = found.span() if found else next(self._runs(text), (0, 0))
        return excerpt_around(text, first, last)

    def _runs(self, text: str) -> Iterator[tuple[int, int]]:
        """Where long runs of the words stand in a text, from its beginning to its end.

        Only every eleventh letter is looked at: in any run of twenty lie ten letters that begin at one of these.
        """
        known, halves, half = _pieces_of(self, RUN), _pieces_of(self, RUN // 2), RUN // 2
        text, done = _one_space(text), 0
        for at in range(0, len(text) - half + 1 if known else 0, half + 1):
            if at < done or text[at : at + half] not in halves:
                continue
            first = next((one for one in range(max(done, at - half), at + 1) if text[one : one + RUN] in known), None)
            if first is not None:
                done = first + RUN
                while done < len(text) and text[done - RUN + 1 : done + 1] in known:
                    done += 1
                yield first, done

    def as_bytes(self) -> set[bytes]:
        """What a file that holds them holds somewhere: in UTF-8, UTF-16 or JSON; of long ones their pieces.

        Of short ones nothing: their letters stand in other words, and a file has no ends of words between its fields.
        """
        pieces = {piece for text in self.texts if len(text) >= TELLING for piece in self._pieces(text)}
        plain = {piece.encode(code) for piece in pieces for code in ("utf-8", "utf-16-le", "utf-16-be")}
        escaped = {json.dumps(piece, ensure_ascii=ascii)[1:-1].encode() for piece in pieces for ascii in (True, False)}
        return plain | escaped

    def _pieces(self, text: str) -> Iterator[str]:
        if self.a_name:
            yield from (text, text.lower(), text.upper(), text.title())
            return
        for part in _between_marks(text):
            if len(part) < 2 * RUN:
                yield part
            else:  # a page of a file ends anywhere in a long text
                yield from (part[at : at + RUN] for at in range(0, len(part) - RUN + 1, RUN))


def excerpt_around(text: str, first: int, last: int) -> str:
    """The text around what stands from the one letter to the other, in one line."""
    begin, end = max(0, first - _AROUND), min(len(text), last + _AROUND, first + 3 * _AROUND)
    cut = _folded(text[begin:end])
    return f"{'…' if begin else ''}{cut}{'…' if end < len(text) else ''}"


def _between_marks(text: str) -> list[str]:
    """The text, or what stands around marks of earlier removals in it: they stand in many places and tell nothing."""
    parts = _MARK.split(text)
    return parts if len(parts) == 1 else [part.strip() for part in parts if len(_folded(part)) >= LONG]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _one_space(text: str) -> str:
    """The text, as long as it was, with every white space as a space."""
    return text if text.isprintable() else re.sub(r"\s", " ", text)


@lru_cache(8)
def _pieces_of(words: Words, length: int) -> frozenset[str]:
    texts = [_one_space(part) for text in words.texts if not words.a_name for part in _between_marks(text)]
    return frozenset(text[at : at + length] for text in texts for at in range(len(text) - length + 1))


def _may_stand_in(words: Words, text: str) -> bool:
    """Whether a text holds the longest part of any of them: most do not, and need not be searched for all."""
    if words.a_name and not text.isascii():
        return True  # a pattern knows more letters that are one letter but for their case
    text = text.lower() if words.a_name else text
    return any(part in text for part in _longest_parts(words))


@lru_cache(8)
def _longest_parts(words: Words) -> frozenset[str]:
    parts = (max(_IN_NAMES.split(form) if words.a_name else form.split(), key=len) for form in _forms(words))
    return frozenset(part.lower() if words.a_name else part for part in parts)


def _forms(words: Words) -> list[str]:
    """The texts with their letters written in one sign or in two, of a name without accents too; the longest first."""
    forms = {normalize(form, text) for text in words.texts for form in ("NFC", "NFD")} | set(words.texts)
    if words.a_name:
        forms |= {"".join(sign for sign in normalize("NFD", text) if not combining(sign)) for text in words.texts}
    return sorted((form for form in forms if form.strip()), key=len, reverse=True)


@lru_cache(8)
def _pattern(words: Words) -> re.Pattern[str]:
    """The longest first, so that "Ann Young" does not leave the rest of "Ann Young-Brook"."""
    spelt = _spelt_as_names if words.a_name else re.escape
    return re.compile(
        "|".join(_whole(form, spelt) for form in _forms(words)) or r"(?!)", re.IGNORECASE if words.a_name else 0
    )


def _whole(text: str, spelt: Callable[[str], str]) -> str:
    """A text as whole words, whatever the white space between them is."""
    before, after = (r"(?<!\w)" if text.strip()[0].isalnum() else "", r"(?!\w)" if text.strip()[-1].isalnum() else "")
    return before + r"\s+".join(map(spelt, text.split())) + after


def _spelt_as_names(word: str) -> str:
    """A word with whatever sign stands for its apostrophe or its hyphen."""
    signs = {**dict.fromkeys(_APOSTROPHES, f"[{_APOSTROPHES}]"), **dict.fromkeys(_HYPHENS, f"[{_HYPHENS}]")}
    return "".join(signs.get(sign) or re.escape(sign) for sign in word)
