"""The words of a heading as programs write them, and the period at its end: "due_date", "England (2016/17)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from tracker.domain.long_text import LONGEST_MATCHED
from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTHS

_NEW_WORD = pattern_of(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[A-Za-z]{2})(?=\d)")

_YEARS_JOINED = pattern_of(r"(?<=\d\d)_(?=\d\d)")


def spaced(heading: str) -> str:
    """A heading that a program wrote as one word, as words: due_date, dueDate, DueDate, due-date, RAGStatus."""
    text = heading.strip()
    if " " in text or not text.isascii() or not text.replace("_", "").replace("-", "").isalnum():
        return heading
    if "_" in text or text.islower():
        return _YEARS_JOINED.sub("/", text).replace("_", " ").replace("-", " ")
    return _NEW_WORD.sub(" ", text.replace("-", " "))


_PARTED = pattern_of(
    r"(?P<rest>.*?)[\s,:;–-]*\(?(?P<period>(?:(?:as at|at|to)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:\b(?:q[1-4]|quarter [1-4]|" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r"|(?:autumn|spring|summer|"
    r"winter)(?: term)?)[\s-]+)?(?:(?<!\d)(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?|(?<![\d/.-])\d\d/\d\d))\s*\)?\s*",
    re.I | re.S,
)
# "Latest (Sep 24)": only in brackets, for "Update Sep 24" may say a day
_SHORT_MONTH = pattern_of(
    r"(?P<rest>.*[^\W\d])\s*\((?P<period>(?:as at |to )?(?:"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")[\s'’-]+"
    r"[123]\d)\)\s*",
    re.I | re.S,
)
_TWO_YEARS = pattern_of(r"(?<![\d/.-])(\d\d)/(\d\d)\W*\Z")


def parted(heading: str) -> tuple[str, str]:
    """A heading and the period at its end: "England (2016/17)" is England and 2016/17; "" where there is none."""
    heading = spaced(heading) if "_" in heading else heading
    if heading.endswith(")") and len(heading) <= LONGEST_MATCHED and (month := _SHORT_MONTH.fullmatch(heading)):
        return month["rest"], month["period"]
    if len(heading) > LONGEST_MATCHED or not ("20" in heading or "19" in heading or "/" in heading):
        return heading, ""
    short = _TWO_YEARS.search(heading)
    if short and int(short[2]) != (int(short[1]) + 1) % 100:  # 3 of 4, and no 2003/04
        return heading, ""
    found = _PARTED.fullmatch(heading)
    if found is None:
        return heading, ""
    return found["rest"], found["period"]


_PART_BEHIND = pattern_of(
    r"(?P<rest>\D*[^\W\d])[\s,:;–(-]+(?P<part>q[1-4]|quarter [1-4]|"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\s*\)?\s*",
    re.I,
)


def part_behind(heading: str) -> tuple[str, str]:
    """A heading and the month or quarter at its end whose year it does not say: "Previous Q4"; "" for none."""
    heading = spaced(heading) if "_" in heading else heading
    found = _PART_BEHIND.fullmatch(heading) if len(heading) <= LONGEST_MATCHED else None
    return (found["rest"], found["part"]) if found else (heading, "")


_SHORT_YEAR = pattern_of(r"(?P<rest>[^\W\d].*?)[\s'’(]+(?P<year>[12]\d)\)?")
_FIRST_YEAR, _LAST_YEAR = 15, 29
_NUMBERED = {
    *(
        "age",
        "aged",
        "ages",
        "under",
        "over",
        "team",
        "ward",
        "area",
        "school",
        "group",
        "year",
        "week",
        "day",
        "month",
    ),
    *(
        "month",
        "page",
        "item",
        "no",
        "number",
        "line",
        "room",
        "class",
        "level",
        "band",
        "locality",
        "zone",
        "unit",
        "site",
    ),
    *("question", "standard", "action", "priority", "phase", "stage", "session", "visit", "column"),
}


def with_whole_years(headings: Sequence[str]) -> list[str]:
    """Headings of one row with their years in full where one name stands with several that follow one another:
    "Northmere 23" beside "Northmere 24".
    """
    found = [_SHORT_YEAR.fullmatch(text.strip()) if len(text) <= LONGEST_MATCHED else None for text in headings]
    years: dict[str, set[int]] = defaultdict(set)
    for one in filter(None, found):
        years[one["rest"].casefold()].add(int(one["year"]))
    return [
        f"{one['rest']} 20{one['year']}" if one and _are_years(one["rest"], years[one["rest"].casefold()]) else text
        for one, text in zip(found, headings, strict=True)
    ]


def _are_years(name: str, numbers: set[int]) -> bool:
    follow = len(numbers) > 1 and max(numbers) - min(numbers) == len(numbers) - 1
    named = name.casefold().split()[-1] not in _NUMBERED
    return follow and named and min(numbers) >= _FIRST_YEAR and max(numbers) <= _LAST_YEAR


# Help for those who fill a table in, behind the words of a heading: "Ref (do not change)", "Update - latest first".
_HELP = pattern_of(
    r"(?P<rest>[^\W\d][^()\[\]\n:]*?)\s*"
    r"(?:[(\[](?P<inside>[^()\[\]]+)[)\]]|(?:\s[-–—]|:|\n)\s*(?P<behind>[^\n]+))\s*"
)
_OF_PEOPLE = r"(?:job )?(?:names?|roles?|titles?|initials|teams?)|named (?:officers?|person)"
_TELLS_HOW = pattern_of(
    r"(?:do not|don.t|please|never|only)\b.*"
    r"|(?:choose|select|pick|enter|type|use|leave|state|give|insert|include|tick|see|add)\b.*"
    r"|drop[ -]?down.*|(?:for )?(?:office|internal|admin) use(?: only)?"
    r"|for (?:the |each )?(?:board|committee|panel|meeting|office)"
    r"|[dmy/. -]{5,}(?: format)?|uk (?:date )?format|day/month/year|auto\w*|generated|calculated"
    r"|(?:the )?(?:latest|newest|most recent)(?: \w+)? (?:first|(?:at|on) (?:the )?top)"
    r"|(?:newest|latest) at (?:the )?top|max(?:imum)?\b.*\b(?:words?|characters?)"
    r"|(?:one|an?) (?:actions?|tasks?|line|row|name|person|entry) ?(?:per|for each|in each) \w+"
    rf"|(?:{_OF_PEOPLE})(?: ?(?:[&/,+]|and|or) ?(?:{_OF_PEOPLE}))*"
    r"|mandatory|required field|optional|free text|smart|locked|unique|verb first"
    r"|if (?:red|amber|known|any|applicable|needed)(?: or (?:red|amber))?"
    r"|what (?:(?:will|do|are) (?:you|we) (?:do|doing)|(?:will|is to|needs to) be done)\W*"
    r"|(?:when|by when) will it be done(?: by)?\W*|who (?:will do|is doing) (?:it|this)\W*",
    re.I | re.S,
)


def without_help(heading: str) -> str:
    """A heading without help behind its words, which tells how its column is filled; as it was where it has none."""
    if not any(sign in heading for sign in "([-–—:\n"):
        return heading
    found = _HELP.fullmatch(heading.strip()) if len(heading) <= LONGEST_MATCHED else None
    if found is None or not _TELLS_HOW.fullmatch((found["inside"] or found["behind"]).strip()):
        return heading
    return found["rest"]
