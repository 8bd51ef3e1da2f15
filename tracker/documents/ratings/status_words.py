"""The status that the words of a cell say: a word that ends an action is believed only where nothing takes it back."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tracker.documents.ratings.statuses import STATUSES, TICKS, first_words, says_more, status_alone
from tracker.documents.vocabulary.wording import plain
from tracker.domain.dates.reading import read_when
from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Status


class StatusSaid(NamedTuple):
    """The status that a text names, the words that say more than that, and whether they take it back."""

    status: Status
    rest: str = ""
    taken_back: bool = False


_WORD = pattern_of(r"[\w%]+")
_LONGEST_WORDING = max(wording.count(" ") for wording in STATUSES) + 1
# What may stand behind a status without a mark between: "Completed on 3 May", "In progress and on time".
_GOES_ON = pattern_of(
    r"(?:on|in|at|by|as|and|with|without|but|subject|pending|awaiting|since|until|to|for|due|date|yet|now|still|see|via"
    r"|however|although|will|has|have|is|was|not|no|part\w*|apart|except|monthly|weekly|\d\S*|[a-z]{3,9}\.? \d{2,4})\b",
    re.I,
)
_BEFORE_DONE = pattern_of(
    r"(?:now|fully|all|already|actions?|tasks?|work|this|is|are|has|have|been|was|were|the|and)(?: |$)"
)
_BEFORE_UNDONE = pattern_of(
    r"(?:not|never|nearly|almost|part|partly|partially|mostly|largely|substantially|close|near|yet|to be|awaiting"
    r"|pending|due|should|will|expected|aim\w*|planned|on track|ongoing|some|half|draft|incomplete|\d+ (?:of|out of)"
    r"|less|hasn|isn|cannot)\b"
)
_DONE = pattern_of(
    r"\b(?:completed?|completion|done|finished|closed|closure|achieved|delivered|implemented|signed off)\b"
)
_PERCENT = pattern_of(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s?%")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS)}
_COUNT = rf"\d+|{'|'.join(_NUMBERS)}"
_SOME_OF = pattern_of(rf"(?<![/\d])({_COUNT})\s*(?:out of|of|/)\s*(?:the\s+)?({_COUNT})\b(?!\s*/)", re.I)
_SHARE = pattern_of(
    r"\W*(?:(?:completed?|done|progress)\W*)?(\d{1,3}(?:\.\d+)?)\s?%\W*(?:(?:completed?|done|progress)\W*)?", re.I
)
_COUNTED = pattern_of(rf"\W*({_COUNT})\s*(?:out of|of|/)\s*({_COUNT})\s+(?:\w+ )?(?:completed?|done)\W*", re.I)
_NOTHING_LEFT = pattern_of(
    r"\b(?:no|nothing|none|without|nor|any)\b[\w ]{0,20}"
    r"\b(?:outstanding|remain\w*|further|issues?|concerns?|action\w*|left)\b",
    re.I,
)
_SIGN_OFF = pattern_of(
    r"\b(?:await\w*|pending|subject to|for|ready for|needs?|requires?|to be|with \w+ for)\b[\w ]{0,25}?"
    r"\b(?:sign(?:ed)?[ -]?off|approv\w*|closure|validat\w*|verif\w*|ratif\w*|agreed by)\b",
    re.I,
)
_TAKES_BACK = pattern_of(
    r"\bnot\b(?! applicable)|n[’']t\b|\bre-?(?:open|start|instat|sum)\w*|\bpart(?:s|ly|ial|ially)?\b(?! of\b)"
    r"|\bawait\w*|\bpending\b"
    r"|\bsubject to\b|\bincomplete\b|\boutstanding\b|\bremain\w*|\bexcept\b|\bapart from\b|\bother than\b|\bbut\b"
    r"|\bstill\b|\bto follow\b|\byet to\b|\bin progress\b|\bongoing\b|\bunder ?way\b|\bdelay\w*|\boverdue\b"
    r"|\bon hold\b|\bto be (?:complet|finish|done|sign|agreed|approv|confirm|embed|deliver|roll|implement)\w*"
    r"|\bdue (?:to be|by|for)\b|\bexpect\w*|\bplanned\b|\bin part\b|\bat risk\b|\boff track\b|\bnearly\b"
    r"|\balmost\b|\btbc\b|\bneeds?\b|\brequir\w* (?:further|more|additional)\b"
    r"|\bunclear\b|\bquer(?:y|ied)\b|\?",
    re.I,
)
_GOES_ON_AGAIN = pattern_of(r"\bre-?(?:open|start|instat|sum)\w*|\?", re.I)  # what is stopped for good, and is not
_BY_A_DAY = pattern_of(r"\bby\s+(?:the\s+)?(.+)", re.I | re.S)


def status_of(text: str) -> Status | None:
    """The status that a text names, with what stands around it; None where it names none."""
    said = status_said(text)
    return said.status if said else None


@lru_cache(maxsize=1_000)
def status_said(text: str) -> StatusSaid | None:
    """The status that a status cell names, also with words around it ("Completed – May 2024"), or None.

    A word that ends an action is believed only where nothing takes it back: "not", "reopened", "2 of 5", "by June".
    """
    meant = to_match(text.strip())
    if (alone := status_alone(meant)) is not None:
        return StatusSaid(alone, meant if says_more(meant) else "")
    return _by_sign(meant) or _with_words_behind(meant) or _with_words_before(meant)


def _by_sign(text: str) -> StatusSaid | None:
    """A share done ("100 %", "3 of 5 complete"), or a tick."""
    if (share := share_done(text)) is not None:
        return StatusSaid(status_of_share(share), "" if share in (0, 100) else text)
    return StatusSaid(Status.COMPLETE) if text.strip(" \ufe0f") in TICKS else None


def share_done(text: str) -> float | None:
    """How much is done in percent, where a text says that and no more: "40 %", "75% complete", "3 of 5 done"."""
    if percent := _SHARE.fullmatch(text):
        return float(percent[1])
    if (counted := _COUNTED.fullmatch(text)) and (whole := _number(counted[2])):
        return 100 * _number(counted[1]) / whole
    return None


def status_of_share(percent: float) -> Status:
    """What a share done says of the status."""
    if percent >= 100:
        return Status.COMPLETE
    return Status.IN_PROGRESS if percent else Status.NOT_STARTED


def _number(text: str) -> int:
    return _NUMBERS.get(text.lower(), 0) if not text.isdigit() else int(text)


def _with_words_behind(text: str) -> StatusSaid | None:
    words = list(_WORD.finditer(text))
    for count in range(min(_LONGEST_WORDING, len(words)), 0, -1):
        status = STATUSES.get(plain(text[: words[count - 1].end()]))
        if status is None:
            continue
        behind = text[words[count - 1].end() :]
        rest = behind.strip(" \t\n–—-:;,.()/")
        said = _unless_taken_back(status, rest, behind)
        follows = behind.strip() in ("", "?") or first_words(f"x{behind}") == "x" or _GOES_ON.match(rest)
        return said if follows or said.taken_back else None
    return None


def _with_words_before(text: str) -> StatusSaid | None:
    """A word that ends an action behind others: "Now complete", and "Not yet completed", which it is not."""
    words = plain(text)
    if _BEFORE_UNDONE.match(words) and (words.startswith("incomplete") or _DONE.search(words)):
        return StatusSaid(Status.IN_PROGRESS, text)
    rest = words
    while found := _BEFORE_DONE.match(rest):
        rest = rest[found.end() :]
    if rest != words and rest and _DONE.match(rest):
        at = text.lower().rfind(rest.split()[0]) if len(rest.split()) == 1 else text.lower().find(rest.split()[0])
        return _with_words_behind(text[at:])
    return None


def _unless_taken_back(status: Status, rest: str, behind: str) -> StatusSaid:
    if status.live:
        return StatusSaid(status, rest)
    left = _NOTHING_LEFT.sub(" ", behind)
    if status != Status.STOPPED and _SIGN_OFF.search(left) and not re.search(r"\bnot\b", left, re.I):
        return StatusSaid(Status.REPORTED_COMPLETE, rest)
    if _GOES_ON_AGAIN.search(left) if status == Status.STOPPED else takes_back(left):
        return StatusSaid(Status.IN_PROGRESS, rest, True)
    return StatusSaid(status, rest)


def takes_back(words: str) -> bool:
    """Whether words around one that ends an action say that it has not ended."""
    if _TAKES_BACK.search(words) or any(float(found) < 100 for found in _PERCENT.findall(words)):
        return True
    counts = [] if _is_date(words) else _SOME_OF.findall(words)
    if any(_number(some) < _number(whole) for some, whole in counts):
        return True
    by = _BY_A_DAY.search(words)
    return by is not None and _is_date(by[1])


def _is_date(words: str) -> bool:
    return read_when(words.strip(" -–—:,.;()"))[0].first is not None


_NOT_BEGUN = pattern_of(
    r"\b(?:not|yet|n[’']t)\b[\w ’']{0,20}\b(?:start\w*|begun|commenc\w*|due)\b|\bto (?:start|begin|commence)\b", re.I
)
_GIVEN_UP = pattern_of(r"\b(?:stopped|cancelled|abandoned|withdrawn|superseded|no longer)\b", re.I)
_AHEAD = pattern_of(
    r"\b(?:not|to|be|will|nearly|almost|part\w*|un\w+|expected|for|until|towards|before|by|on)\b[\w ]{0,12}$", re.I
)


@lru_cache(maxsize=200)
def status_meant(meaning: str) -> Status | None:
    """The status that a key gives a letter or colour by what it says of it; None where it says none, or several."""
    found = {_meant(part) for part in re.split(r"\bor\b|[/;,\n]", to_match(meaning), flags=re.I)} - {None}
    return found.pop() if len(found) == 1 else None


def _meant(part: str) -> Status | None:
    if _NOT_BEGUN.search(part):
        return Status.NOT_STARTED
    if (said := status_said(part.strip())) is not None:
        return said.status
    if (done := _DONE.search(part.lower())) is not None:
        ahead = _AHEAD.search(part[: done.start()]) or takes_back(part[done.end() :])
        return Status.IN_PROGRESS if ahead else Status.COMPLETE
    return Status.STOPPED if _GIVEN_UP.search(part) else None
