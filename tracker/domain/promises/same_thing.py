"""Whether a later sentence is about what was promised, and says that it happened: by the words that they share."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.domain.pattern import pattern_of
from tracker.domain.promises.tense import looks_back
from tracker.domain.when import MONTHS, SEASONS

_COMMON_WORDS = """
the and for with from into onto that this these those their there then than what when where which who will
shall should must been being have has had was were are not but all any each every our your his her its they them
also more most some such very can could would may might due next end early late mid begin beginning start start of
term week month year quarter day date once again about over under after before during through between within out
take took place done made make get got still now soon way per via both one two three further
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_DATE_WORDS = frozenset(MONTHS) | frozenset(SEASONS)
_NOT_DONE = pattern_of(
    r"(?i)\b(?:not|no|never|nor|cancel\w*|postpon\w*|defer\w*|delay\w*|await\w*|pending|yet|still|fail\w*|unable|slip\w*"
    r"|part(?:ly|ially)?|outstanding|overdue|moved|put back)\b|n['’]t\b"
)
_IRREGULAR_VERBS = """
go goes going gone went; send sends sent; hold holds held; meet meets met; bring brings brought; take took taken
give gives gave given; begin begins began begun; write writes wrote written; make made; do does doing did done
see sees saw seen; get got; run runs running ran; put puts putting; set sets setting; show shows showed shown
speak spoke spoken; tell tells told; find finds found; build builds built; draw draws drew drawn; lead leads led
"""
# Each form by the first one: "went" is "go". Forms that are common words tell nothing all the same.
_VERBS = {form: forms[0] for verb in re.split(r"[;\n]", _IRREGULAR_VERBS) for forms in [verb.split()] for form in forms}
_MOST_WORDS_LEAVING_OUT_NOTHING = 3
_ENDINGS = pattern_of(r"(?:ations?|ions?|ings?|ments?|ed|es|s|e|d|ly)$")


def is_about_the_same(promised: str, other: str) -> bool:
    """Whether a sentence speaks of what another one promised: it has a third of its distinctive words, two at least."""
    words = _distinctive(promised)
    shared = len(words & _distinctive(other))
    return shared >= min(len(words), max(2, -(-len(words) // 3))) > 0


def says_it_happened(sentence: str, promised: str) -> bool:
    """Whether a later sentence says that what was promised was done; one that says "not" or "still" does not."""
    return is_about_the_same(promised, sentence) and _NOT_DONE.search(sentence) is None and looks_back(sentence)


def says_something(text: str) -> bool:
    """Whether a text says enough to leave something out: "On track." leaves out nothing."""
    return len(_distinctive(text)) > _MOST_WORDS_LEAVING_OUT_NOTHING


@lru_cache(maxsize=1 << 16)
def _distinctive(text: str) -> frozenset[str]:
    """The stems of the words that tell what a sentence is about."""
    words = re.findall(r"[^\W\d_]{3,}|\bgo\b", text.lower())
    return frozenset(_stem(word) for word in words if word not in _COMMON and word not in _DATE_WORDS)


def _stem(word: str) -> str:
    """ "Presented", "presenting" and "presents" are one word, as are "goes" and "went"."""
    if word in _VERBS:
        return _VERBS[word]
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) >= 3 else word
