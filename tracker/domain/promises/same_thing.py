"""Whether a later sentence is about what was promised, and says that it happened: by the words that they share."""

from __future__ import annotations

import re
from functools import lru_cache

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
_NOT_DONE = re.compile(
    r"(?i)\b(?:not|no|never|nor|cancel\w*|postpon\w*|defer\w*|delay\w*|await\w*|pending|yet|still|fail\w*|unable|slip\w*"
    r"|part(?:ly|ially)?|outstanding|overdue|moved|put back)\b|n['’]t\b"
)
_ENDINGS = re.compile(r"(?:ations?|ions?|ings?|ments?|ed|es|s|e|d|ly)$")


def is_about_the_same(promised: str, other: str) -> bool:
    """Whether a sentence speaks of what another one promised: it has a third of its distinctive words, two at least."""
    words = _distinctive(promised)
    shared = len(words & _distinctive(other))
    return shared >= min(len(words), max(2, -(-len(words) // 3))) > 0


def says_it_happened(sentence: str, promised: str) -> bool:
    """Whether a later sentence says that what was promised was done; one that says "not" or "still" does not."""
    return is_about_the_same(promised, sentence) and _NOT_DONE.search(sentence) is None and looks_back(sentence)


@lru_cache(maxsize=1 << 16)
def _distinctive(text: str) -> frozenset[str]:
    """The stems of the words that tell what a sentence is about."""
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    return frozenset(_stem(word) for word in words if word not in _COMMON and word not in _DATE_WORDS)


def _stem(word: str) -> str:
    """ "Presented", "presenting" and "presents" are one word, as are "review" and "reviewed"."""
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) >= 3 else word
