"""Reading a printed date, day first, with its visible repairs."""

from __future__ import annotations

import re
from datetime import date

from tracker.domain.dates.completions import completion_in
from tracker.domain.dates.forms import FORMS, MONTH, without_time
from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic
from tracker.domain.when import NO_DATE, TERMS, QuarterYear, Terms, When, WhenKind, shown

_QUALIFIER = pattern_of(
    r"^(?:(?:(?:to be )?completed? by|by|due|from|in|at|the|before|around)\s+)*"
    r"(?:(?:early|mid|late|end|beginning|start)(?:\s+of|[\s-])\s*)?(?:the\s+)?(?=\S)"
)
_DIGIT = pattern_of(r"\d")
_PART_OF_A_MONTH = pattern_of(
    r"(?:(?:by|due|from|in|at|the|before|around)\s+)*(?:early|mid|late|end|beginning|start)\b"
)
_NONE = {"", "-", "--", "---", "n/a", "na", "none", "tbc", "tba", "tbd", "not set", "to be confirmed", "to be agreed"}
_ONGOING = pattern_of(
    r"(?:on-?\s?going|continuous(?:ly)?|continuing|throughout"
    r"|rolling(?! (?:\d+ |three |six |twelve )?(?:months?|m|year) (?:up )?(?:to|end)))\b.*"
)
_AGAIN_AND_AGAIN = pattern_of(
    r"(?:(?:dai|week|fortnight|(?:bi-?|six[\s-]?)?month|quarter|(?:half[\s-]?)?term|year)ly|annually"
    r"|(?:each|every) (?:week|month|quarter|term|year))(?: (?:reviews?|basis))?"
    r"|.*\d.*\b(?:ongoing|onwards)"
)
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_A_WHILE = pattern_of(
    rf"(?:(?:with)?in|over|after|for|about|approx\.?|approximately|up to|the next|a further|another|~)?(?: the next)?"
    rf" ?{_NUMBER}(?: ?(?:-|to|/|or) ?{_NUMBER})?[ -]?(?:(?:working|calendar|school|term) )?"
    r"(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|terms?)\b.*"
)
_NO_DAY = pattern_of(
    r"(?:asap|a\.s\.a\.p|(?:as )?soon(?: as possible)?|immediate(?:ly)?|urgent(?:ly)?|now"
    r"|(?:short|medium|long)[ -]?(?:er )?term)\b\D*"
)

UNREAD_DATE, NO_DAY = "A date could not be read", "A date names no day"  # causes
_FIRST_YEAR, _LAST_YEAR = 1950, 2099  # of what a plan may speak of
OUTSIDE = "A date lies outside the period of the plan"
_COMPLETE_OR_NOT = "Whether a date says that an action is complete is not clear"
_TWICE = "20 written twice"


def read_when(
    text: str, *, quarters: QuarterYear = "financial", terms: Terms = TERMS, period: When = NO_DATE
) -> tuple[When, tuple[Diagnostic, ...]]:
    """Read a printed date, day first, and say what was repaired or doubted.

    Never raises: what cannot be read has kind "unread". A year outside `period` is flagged and left as it is.
    """
    doubts: list[Diagnostic] = []
    kind, first, last = _read(_repair(text, doubts), quarters, terms, doubts)
    when = When(text.strip(), kind, first, last)
    if kind == "unread":  # what was repaired of it led to nothing
        doubts = [Diagnostic("unread", *_why_unread(" ".join(when.as_printed.split())))]
    elif _outside(when, period):
        doubts.append(
            Diagnostic("doubtful", f'"{when.as_printed}" lies outside the plan\'s period ({shown(period)}).', OUTSIDE)
        )
    elif when.first is not None and not _FIRST_YEAR <= when.first.year <= _LAST_YEAR:
        sentence = f'The year of "{when.as_printed}" is odd, and was read as printed.'
        doubts.append(Diagnostic("doubtful", sentence, "The year of a date is odd"))
    return when, tuple(doubts)


def _repair(text: str, doubts: list[Diagnostic]) -> str:
    """The text as it was meant, in lower case; each visible repair is said once."""
    matched = to_match(text.strip())
    printed = matched if matched.endswith("…") else text.strip()  # its spacing is a repair that is said
    meant = re.sub(r"\s+", " ", printed.replace("–", "-").replace("—", "-"))
    folded = re.sub(r"\s+", " ", printed)
    notes = []
    if folded != printed:
        notes.append("a line break inside it" if "\n" in printed else "extra spaces")
    if doubled := re.sub(r"\b20(20\d\d)\b", r"\1", meant):
        if doubled != meant:
            notes.append(_TWICE)
        meant = doubled
    without_comma = re.sub(rf"(?i)\b({MONTH})\s*,\s*(?=\d)", r"\1 ", meant)
    if without_comma != meant:
        notes.append("a comma after the month")
    whole = _MOVED_SLASH.sub(_with_slash, without_comma)
    if whole != without_comma:
        notes.append("its slash in the wrong place")
        without_comma = whole
    plain = re.sub(r"(?i)\bsept\b\.?", "Sep", without_comma)
    if plain != without_comma:
        notes.append("Sept for Sep")
    if notes:
        how = f'was read as "{plain}"' if plain != folded else "was read without its odd spacing"
        cause = "A year is written with its century twice" if _TWICE in notes else "A date is written oddly"
        doubts.append(Diagnostic("repaired", f'"{folded}" {how} ({", ".join(notes)}).', cause))
    return plain.lower().strip(" .;,")


_MOVED_SLASH = pattern_of(r"\b(20\d\d)(\d?)([/-]{1,2})(\d{1,2})\b")


def _with_slash(found: re.Match[str]) -> str:
    """ "20131/4" and "2013//14" are 2013/14, where the second year follows the first; else as it was."""
    until = found[2] + found[4]
    moved = found[2] or len(found[3]) > 1
    follows = len(until) == 2 and int(until) == (int(found[1]) + 1) % 100
    return f"{found[1]}/{until}" if moved and follows else found[0]


def _read(
    text: str, quarters: QuarterYear, terms: Terms, doubts: list[Diagnostic]
) -> tuple[WhenKind, date | None, date | None]:
    if text in _NONE:
        return "none", None, None
    if _ONGOING.fullmatch(text):
        if re.search(r"\d", text):
            doubts.append(
                Diagnostic(
                    "doubtful",
                    "This also names a date; it was read as ongoing, so it is never late.",
                    "A date is called ongoing too",
                )
            )
        return "ongoing", None, None
    if _AGAIN_AND_AGAIN.fullmatch(text):
        sentence = "This names no day by which it is looked at; it was read as ongoing."
        doubts.append(Diagnostic("doubtful", sentence, "A date says how often, and no day"))
        return "ongoing", None, None
    return _read_dated(text, quarters, terms, doubts)


def _read_dated(
    text: str, quarters: QuarterYear, terms: Terms, doubts: list[Diagnostic]
) -> tuple[WhenKind, date | None, date | None]:
    if found := _read_period(text, quarters, terms, doubts):
        if text.startswith("completed by"):
            sentence = "This was read as the day by which it is to be complete."
            doubts.append(Diagnostic("doubtful", sentence, _COMPLETE_OR_NOT))
        return found
    if (said := completion_in(text)) is None:
        return "unread", None, None
    in_parts = (_read_period(part, quarters, terms, []) for part in said.parts)
    dated = _read_period(said.rest, quarters, terms, doubts)
    dated = dated or next((one for one in in_parts if one and one[0] in ("day", "month")), None)
    if said.said == "done":
        return "completed", *(dated[1:] if dated else (None, None))
    if dated:
        sentence = "This does not say that it is complete; its date was read as the review."
        doubts.append(Diagnostic("doubtful", sentence, _COMPLETE_OR_NOT))
    return dated or ("unread", None, None)


def _why_unread(printed: str) -> tuple[str, str]:
    """The sentence about a date that cannot be read, and its cause."""
    text = " ".join(to_match(printed).lower().split()).strip(" .;,")
    if _A_WHILE.fullmatch(text):
        return f'The date "{printed}" says how long, and not from when.', NO_DAY
    if _NO_DAY.fullmatch(text) or completion_in(text):
        return f'The date "{printed}" names no day.', NO_DAY
    return f'The date "{printed}" could not be read.', UNREAD_DATE


def _read_period(
    text: str, quarters: QuarterYear, terms: Terms, doubts: list[Diagnostic]
) -> tuple[WhenKind, date, date] | None:
    if not _DIGIT.search(text) or text.endswith("…"):
        return None  # no form does without a number, and what was cut is no date
    bare = _QUALIFIER.sub("", text, count=1)
    doubted: list[Diagnostic] = []
    if found := _by_form(bare, quarters, terms, doubted):
        # "End of Nov 21" is no 21st of November.
        doubts += [] if _PART_OF_A_MONTH.match(text) and found[0] == "month" else doubted
        return found
    day = without_time(bare)
    found = _by_form(_QUALIFIER.sub("", day, count=1), quarters, terms, doubted) if day else None
    return found if found and found[0] == "day" else None


def _by_form(
    text: str, quarters: QuarterYear, terms: Terms, doubts: list[Diagnostic]
) -> tuple[WhenKind, date, date] | None:
    for pattern, kind, build in FORMS:
        if found := pattern.fullmatch(text):
            try:
                first, last = build(found, quarters, terms, doubts)
            except (ValueError, OverflowError):  # a day that the calendar does not have: 31/02/2017
                continue
            return kind, first, last
    return None


def _outside(when: When, period: When) -> bool:
    if when.first is None or when.last is None or period.first is None or period.last is None:
        return False
    return when.last.year < period.first.year or when.first.year > period.last.year
