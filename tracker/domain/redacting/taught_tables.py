"""What was taught about tables, without the words that are to go: it keeps headings and rows in folded letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.domain.pattern import pattern_of
from tracker.domain.redacting.words import RUN, Words
from tracker.domain.when import MONTHS

TAUGHT = "tables"  # of the settings of a plan
_DATED = pattern_of(rf"\d+|\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")
_BETWEEN = pattern_of(r" [|/] ")


def settings_without(settings: Mapping[str, Any], words: Words) -> Mapping[str, Any]:
    """The settings of a plan without the entries that hold the words: nothing can be told of a heading in part."""
    entries = settings.get(TAUGHT)
    if not isinstance(entries, list | tuple) or not any(entry_holds(one, words) for one in entries):
        return settings
    return {**settings, TAUGHT: [one for one in entries if not entry_holds(one, words)]}


def entry_holds(entry: object, words: Words) -> bool:
    """Whether the words stand in any text of an entry, as they are printed or folded as headings are."""
    return any(words.stand_in(text) or _stand_folded(words, text) for text in _texts_in(entry))


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts_in(key)
            yield from _texts_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts_in(one)


def _stand_folded(words: Words, text: str) -> bool:
    parts = [] if words.a_name else [part for part in _BETWEEN.split(text) if len(part) >= RUN]
    for dated in (False, True):
        known = [_folded(one, dated) for one in words.texts]
        if any(_whole_in(one, _folded(text, dated)) for one in known if _tells(one)):
            return True
        if any(_whole_in(_folded(part, dated), one) for part in parts for one in known):
            return True
    return False


def _folded(text: str, dated: bool) -> str:
    """In small letters without signs; `dated`: also without numbers and months."""
    lower = text.lower().replace("_", " ")
    return " ".join(_words(_DATED.sub(" ", lower) if dated else lower))


def _words(text: str) -> Iterable[str]:
    return re.findall(r"\w+", text)


def _tells(text: str) -> bool:
    return re.search(r"[^\W\d]{3}", text) is not None


def _whole_in(part: str, text: str) -> bool:
    return bool(part) and f" {part} " in f" {text} "
