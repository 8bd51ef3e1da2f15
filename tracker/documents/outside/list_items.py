"""One item of a list as an action: its words, who is to do it, by when, and the number that it bears."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.documents.grid import folded
from tracker.documents.tables.themes import without_bullet
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.reading import read_when
from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Lead, Update
from tracker.domain.when import MONTHS, NO_DATE, When

_COUNTED = pattern_of(r"(?:\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)](?=\s))\s*", re.I)
_REF = pattern_of(
    r"((?:(?:Action|Rec(?:ommendation)?|KLOE)\s+)?(?:[A-Z]{1,6}-?)?\d+(?:\.\d+)+[a-z]?|[A-Z]{2,6}-\d+|"
    r"(?:Action|Recommendation|Rec|KLOE)\s+\d+|(?![QYH]\d)[A-Z]\d{1,3})(?:[.:)]|\s[–—-])?\s+(?=[^\s\d])"
)
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\b"
_PART = r"(?:(?:the\s+)?(?:end|start|beginning|middle|close)\s+of\s+(?:the\s+)?|early[\s-]+|mid[\s-]+|late[\s-]+)?"
_DATE = (
    rf"(?:{_PART}(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+"
    rf"(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?|{_MONTH}[\s,-]*{_YEAR}|{_MONTH}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|"
    rf"\d{{4}}-\d\d-\d\d|"
    rf"(?:q|quarter\s?)[1-4](?:\s+(?:of\s+)?{_YEAR})?|(?:spring|summer|autumn|"
    rf"winter)(?:\s+term)?(?:\s+(?:of\s+)?{_YEAR})?"
    rf"|(?:the\s+)?(?:financial|academic|calendar|school)?\s?(?:year|term|quarter|month)\b|{_YEAR}))"
)
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_WITHIN = (
    rf"(?:within|in)\s+(?:the\s+next\s+)?{_NUMBER}\s+(?:(?:working|calendar|school)\s+)?"
    r"(?:days?|weeks?|months?|terms?)\b"
)
_TO = r"(?:by|before|no[rt]?\s+later\s+than|until|due(?:\s+(?:by|date|on))?|deadline|target(?:\s+date)?|when|timescale)"
_AT = r"(?:in|during|on|for|from|at|throughout)"
_AGAIN = (
    r"(?:each|every|per)\s+(?:\w+\s+)?(?:day|week|fortnight|month|quarter|half[\s-]term|term|year)\b|"
    r"\b(?:daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|termly|annually|continuously|ongoing)\b"
)
_SOON = r"(?:immediately|with immediate effect|as soon as (?:possible|practicable)|asap)\b"
# The likeliest first: the day by which is more than the month in which.
_WHENS = tuple(pattern_of(rf"\b{before}(?P<when>{when})", re.I) for before, when in (
    (rf"{_TO}\s*:?\s+", rf"{_DATE}(?!\w)"), ("", _WITHIN), (rf"{_AT}\s+", _DATE), ("", _AGAIN), ("", _SOON),
    (r"(?:at|by|to|before|for)\s+", r"(?:the|its|our|their)\s+next\s+(?:\w+\s+)?meeting\b"),
))  # fmt: skip
_BARE = pattern_of(rf"\W*(?:{_TO}|{_AT})?\W*(?P<when>{_DATE}|{_WITHIN}|{_AGAIN}|{_SOON})\W*", re.I)
_BEHIND = pattern_of(r"[(\[](?P<said>[^()\[\]]{2,120})[)\]]\s*[.;]?\s*(?:and\s*)?\Z")
_SAID = pattern_of(r"(?:\A|[\s(;.,–—-])(?:lead(?: officer)?|owner|responsible(?: officer)?|by whom|who)\s*[:=–-]\s*"
                   r"(?P<lead>[^;.()\n]{2,80})", re.I)  # fmt: skip
_ACTS = pattern_of(
    r"(?:[Aa]ction\s*[:–-]\s*|ACTION\s*[:–-]\s*|that\s+)*(?:[Tt]he\s+)?(?P<lead>[A-Z][\w'’.&/-]*(?:[\s,]+(?:and|"
    r"of|for|the|&|[A-Z][\w'’.&/-]*)){0,9}?)\s+"
    r"(?:be\s+(?:requested|asked|instructed|invited|authorised|tasked|required|directed)|will|shall|to|should|must|"
    r"(?:is|are)\s+(?:to|asked|requested))\b"
)
_ACTED_BY = pattern_of(
    r"\b(?:be|is|are)\s+\w+(?:ed|en|ne|t)\s+by\s+(?:the\s+)?(?P<lead>[A-Z][\w'’.&/-]*(?:[\s,]+(?:and|of|for|the|&|"
    r"[A-Z][\w'’.&/-]*)){0,9}?)(?=\s+(?:by|before|in|on|at|within|to|no)\b|\s*[;.,(]|\s*$)"
)
_HEADS = pattern_of(
    r"(?:Manager|Head|Director|Officer|Lead|Leader|Chair|Team|Co-?ordinator|Advis[eo]r|Principal|Executive|Secretary|"
    r"Commissioner|Member|Governor|Clerk|Solicitor|Headteacher|Partner(?:ship)?|Analyst|Nurse|Paramedic|Treasurer|"
    r"Auditor|Inspector|Consultant|Service|Board|Panel|Committee|Group|SENCO|DCO|DSCO|DCS|DfE|LA|ICB|CCG)s?\b"
)
_NAME = pattern_of(r"(?:(?:Cllr|Councillor|Dr|Mr|Mrs|Ms)\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,2}")
_INITIALS = pattern_of(r"[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*")
_LONGEST_LEAD = 60
_NOT_NAMES = pattern_of(r"\b(?:We|All|Our|The|This|These|It|They|Each|Every|Council|Plan|Strategy|Policy)\b")


class Counted(NamedTuple):
    """A line without its bullet or number, with the number as printed, and whether it had either."""

    words: str
    number: str
    marked: bool


def as_item(line: str) -> Counted:
    """A line of a list without what stands before its words: a bullet, "1.", "(2)", "a)"."""
    text = line.strip()
    bare = without_bullet(text)
    found = _COUNTED.match(bare)
    if found and bare[found.end() :]:
        return Counted(bare[found.end() :].strip(), found[0].strip(), True)
    return Counted(bare, "", bare != text)


def action_of(item: Counted) -> Action:
    """An item as the action that it would be; all of its words stay its words."""
    words, number = folded(item.words), item.number
    found = _REF.match(words)
    if found:
        number, words = f"{number} {found[1]}".strip(), words[found.end() :]
    start = to_match(words)
    lead, said = _lead_of(start)
    review = said if said.kind != "none" else _date_in(start)
    ref = found[1] if found else None
    update = Update("", "plan", None, None, review=review if review.kind != "none" else None)
    return Action(ref, words, lead, (update,), number)


def _lead_of(words: str) -> tuple[Lead, When]:
    """Who is said to do it: behind the words in brackets, by a word for it, or as who acts; and a date beside."""
    behind = _BEHIND.search(words)
    if behind:
        parts = [part.strip() for part in re.split(r"\s*[;,/|]\s*|\s+[–—-]\s+", behind["said"])]
        dates = [date for part in parts if (date := _date_alone(part)).kind != "none"]
        others = [part for part in parts if _date_alone(part).kind == "none"]
        lead = _SAID.sub(r"\g<lead>", " / ".join(others)).strip()
        if lead and _is_lead(lead, sure=bool(dates) or _SAID.search(behind["said"]) is not None):
            return read_lead(lead), dates[0] if dates else NO_DATE
        if dates:
            return _acting(words), dates[0]
    lead_behind, date_behind = _behind_dashes(words)
    if lead_behind.as_printed or date_behind.kind != "none":
        return (lead_behind if lead_behind.as_printed else _acting(words)), date_behind
    said = _SAID.search(words)
    return (read_lead(said["lead"].strip(" ,")) if said else _acting(words)), NO_DATE


def _behind_dashes(words: str) -> tuple[Lead, When]:
    """Who and when at the end of words that are parted by dashes: "Recruit – Head of Service – March 2025"."""
    _, *parts = re.split(r"\s+[–—-]\s+", words.rstrip(" .;"))
    date = _date_alone(parts[-1]) if parts else NO_DATE
    others = parts if date.kind == "none" else parts[:-1]
    lead = others[-1] if others and len(others[-1]) < _LONGEST_LEAD and _is_lead(others[-1], sure=False) else ""
    return read_lead(lead), date


def _acting(words: str) -> Lead:
    found = _ACTS.match(words) or _ACTED_BY.search(words)
    lead = found["lead"].strip(" ,") if found else ""
    return read_lead(lead) if lead and _is_lead(lead, sure=False) else Lead()


def _is_lead(text: str, sure: bool) -> bool:
    """Whether a text may be somebody: a role, a name; initials only where something beside says so."""
    if _HEADS.search(text):
        return True
    return (sure and _INITIALS.fullmatch(text) is not None) or (
        _NAME.fullmatch(text) is not None and not _NOT_NAMES.search(text)
    )


def _date_alone(text: str) -> When:
    """The date that a text says and nothing else; NO_DATE for any other text."""
    found = _BARE.fullmatch(text)
    return read_when(" ".join(found["when"].split()))[0] if found else NO_DATE


def _date_in(words: str) -> When:
    """When a sentence says that it is to be done: what can be read before what cannot, the likeliest of several."""
    dates = [read_when(" ".join(found["when"].split()))[0] for one in _WHENS for found in one.finditer(words)]
    return next((when for when in dates if when.kind not in ("unread", "none")), dates[0] if dates else NO_DATE)
