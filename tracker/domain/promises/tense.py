"""Whether a clause looks ahead to a day that it names, or back, by the words that stand around the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTHS

Tense = Literal["ahead", "past", "now"]
_SET = r"(?:due|planned|scheduled|expected|meant|intended|hoped|going|booked|arranged|timetabled|supposed)"
_DO = (
    "be|go|start|begin|commence|report|finish|complete|meet|take|end|open|launch|present|return|come|attend|publish"
    "|visit|hold|run|happen|move|follow|have|conclude|deliver|close|join|sign|agree|review"
)
_STEADY = r"(?:ongoing|continuing|improving|increasing|reducing|decreasing|working|awaiting|pending)"
_DONE = (
    r"(?:[a-z]{2,}(?<!ne)(?<!fe)(?<!inde)(?<!spe)(?<!emb)(?<!proce)(?<!exce)(?<!succe)(?<!se)ed|held|sent|made|found|done"
    r"|given|written|shown|built|begun|taken|led|seen|drawn|met|brought|spoken|gone|become|got|had|told)"
)
# At each place the first that fits decides: what was due is past, what has been booked lies ahead.
_MARKS: tuple[tuple[Tense, str], ...] = (
    ("past", rf"(?:was|were|had(?:\s+been)?)\s+(?:(?:\w+\s+)?{_SET}|to)"),
    (
        "ahead",
        rf"(?:has|have)\s+(?:\w+\s+)?been\s+(?:re-?)?(?:{_SET}|postponed|deferred|moved\s+to|set\s+for|asked\s+to)",
    ),
    ("ahead", r"(?:has|have|needs?|ought)\s+to"),
    ("past", rf"(?:has|have|had)\s+(?:\w+\s+){{0,2}}?(?:been|{_DONE})"),
    (
        "past",
        r"was|were|did|had|took|went|came|gave|saw|wrote|ran|became|showed|began|spoke|drew|ago|previously|already",
    ),
    ("past", r"last\s+(?:week|month|year|term|quarter|meeting)"),
    ("ahead", rf"(?:is|are)\s+(?:\w+\s+)?(?:to|{_SET}|being|(?!{_STEADY}\b)\w{{2,}}ing)"),
    (
        "ahead",
        r"will|shall|should|must|can\s+be|['’]ll|planned|scheduled|timetabled|booked|expected|proposed",
    ),
    ("ahead", rf"due(?!\s+to\b)|due\s+to\s+(?:{_DO})"),
    ("ahead", r"aim(?:s|ing)?|intend(?:s|ing)?|plans?\s+(?:to|for|in)|hop(?:es?|ing)\s+(?:to|for|that)|target(?:ed)?"),
    ("ahead", r"next|upcoming|forthcoming|deadline|again|onwards|to\s+follow|proposes?|tbc"),
    ("ahead", r"starts|begins|commences|launches|goes|takes?\s+place|opens|closes|happens|reconvenes|live\s+from"),
    ("ahead", r"(?:arranged|organi[sz]ed|fixed|diarised|re-?scheduled|postponed|deferred)\s+(?:for|until|to)"),
    (
        "now",
        r"is|are|has|have|on-?going|continu(?:es?|ing)|shows?|demonstrates?|indicates?|confirms?|suggests?|remains?",
    ),
)
_ORDER = (
    "review|complete|finish|present|show|publish|look|send|share|check|repeat|revisit|arrange|hold|discuss|develop|agree"
    "|deliver|evaluate|undertake|begin|start|launch|ensure|provide|bring|finali[sz]e|circulate|prepare|submit|implement|introduce"
    "|monitor|consider|refresh|re-?audit|re-?run|re-?launch|follow|feed|take|make|draft|write|produce|recruit|roll|set"
)
_HAPPENS = ("be", "go", "start", "begin", "commence", "come", "launch", "open", "follow")  # are no purposes
_INITIALS = r"[A-Z]{2,3}(?:\s*(?:/|&|,|and)\s*[A-Z]{2,3})*"
_NO_VERB_WORDS = """
the a an all each every our their its his her this that these those any some which whom what staff team teams
managers members partners board boards panel committee social front frontline foster service services workers
schools school health practice senior children child families family parents carers young people governors cabinet
council councillors scrutiny colleagues others everyone users date line me us them him it good early help adult
adults legal courts court partner agencies agency residents inspectors leaders practitioners standard time full
place home work support care new both two three
"""
_NO_VERBS = frozenset(_NO_VERB_WORDS.split()) | frozenset(MONTHS)
_NO_PURPOSE = pattern_of(
    r"(?i)\b(?:according|thanks|prior|up|relat(?:ed|ion|ing)|subject|access|respect|regards?|attention|due|owing"
    r"|compared|similar|linked|used|close|respon(?:se|ds?)|able|order|so as|contrary|opposed|referr(?:ed|als?))\s+$"
)
_COMMISSIONED = pattern_of(
    r"(?i)\b(?:agreed|asked|requested?|commissioned|decided|committed|tasked|arranged|invited|instructed|reminded|needs?"
    r"|needed|plann?(?:ed|s)?|intention|commitment)\b(?:\s+\S+){0,5}\s*$"
)
_JOINTS = pattern_of(r"[,;:–]|\b(?:and|but|so|then)\b")
_NOT_WHOLE = pattern_of(r"(?i)\b(?:be|been|being|get|and|or|to|\w+ly|the|a|an|our|this|these|new|send|bring|of)\s*$")
_MOST_WORDS_OF_A_NOTE = 12
# What a note without a verb names: how things stand, or run out, on a day; or something that people do.
_STATE = pattern_of(
    r"(?i)\b(?:(?:on|annual|sick|maternity|paternity|parental|study|staff|\w+mas)\s+leave|sickness|absences?|vacant|vacanc\w+"
    r"|case-?loads?|turnover|backlogs?|holidays?|break|retirement|half[\s-]term|cover|compliance"
    r"|(?:ends?|expires?|lapses?|finish(?:es)?|(?:runs?|running)\s+out"
    r"|low|high|stable|steady|empty|away|off|sick|closed)(?=\W*(?:in|on|at)?(?:\s+the)?\W*$))\b|%"
)
_FIGURE = pattern_of(
    r"(?i)(?:\d[\d.,]*\s?(?:%|per\s?cent|k|m)?\s+(?:in|on|at|for)\s+(?:the\s+)?$|^\W*(?:\d[\d.,]*|no|nil)\s+[a-z])"
)
_ACT = pattern_of(
    r"(?i)\b(?:surveys?|audits?|reviews?|reports?|meetings?|workshops?|training|sessions?|visits?|launch\w*|samples?|sampling"
    r"|events?|conferences?|interviews?|inspections?|consultations?|roll-?outs?|refreshers?|panels?|boards?|clinics?|days?|weeks?"
    r"|checks?|summits?|recruitment|campaigns?|polic(?:y|ies)|papers?|briefings?|guidance|strateg(?:y|ies)|drafts?|proposals?"
    r"|presentations?|updates?|evaluations?|assessments?\s+of|pilots?|phase|stage|step|wave|cohort|round|tranche|module)\b"
    r"|\bto\s+(?:the\s+)?(?-i:[A-Z])"
)


class _Mark(NamedTuple):
    start: int
    end: int
    tense: Tense
    order: bool = False  # "Review ...", which may be the beginning of "Review completed ..." too


def _mark_words() -> str:
    marks = "|".join(rf"(?P<{tense}_{n}>{words})" for n, (tense, words) in enumerate(_MARKS))
    order = rf"(?P<ahead_order>(?:\A[\W\d]*(?:{_INITIALS}\s+)?|(?<=[:–])\s)(?i:{_ORDER})(?=\s))"
    to = r"(?P<ahead_to>to\s+(?:\w+ly\s+)?(?P<verb>[a-z][\w-]+))"
    return rf"{order}|(?<![\w-])(?:(?i:{marks})|{to})(?![\w-])"


_MARK_WORDS = pattern_of(_mark_words())
_WEAK = pattern_of(rf"(?<![\w-]){_DONE}(?![\w-])", re.I)


def looks_ahead(clause: str, start: int, end: int) -> bool:
    """Whether the clause says of the day that stands from `start` to `end` that something is to be done then.

    The nearest words before the day that look ahead or back decide; without any, those behind it; without these a
    short note ("Survey in the spring") looks ahead, as long as nothing in it is over and it names no mere state.
    """
    before, after = clause[:start], clause[end:]
    by = re.search(r"(?i)\bby\s+(?:the\s+)?$", before) is not None
    marks = list(_marks(clause))
    if nearest := [mark for mark in marks if mark.end <= start]:
        # "SM to say how far it is in Oct": what is now decides only where nothing else does.
        mark = next((one for one in reversed(nearest) if one.tense != "now"), nearest[-1])
        if mark.tense == "ahead":
            return not _just_done(clause[mark.start if mark.order else mark.end : start])
        return mark.tense == "now" and by
    if _over(before):
        return False
    if behind := [mark for mark in marks if mark.start >= end]:
        return behind[0].tense == "ahead" and not _over(clause[end : behind[0].start])
    return (
        not _over(after)
        and (by or not _is_state(before, after))
        and (by or len(before.split()) <= _MOST_WORDS_OF_A_NOTE)
        and bool((before + after).strip(" .:-"))
    )


def _is_state(before: str, after: str) -> bool:
    """Whether a note without a verb says how things stand on its day ("Caseloads 18", "Contract ends"): no act."""
    if _ACT.search(before) or _ACT.search(after):
        return False
    return any(_STATE.search(part) for part in (before, after)) or _FIGURE.search(before) is not None


def looks_back(clause: str) -> bool:
    """Whether a clause says that something was done, and nothing of what is still to come."""
    marks = list(_marks(clause))
    if any(mark.tense == "ahead" and not mark.order for mark in marks):
        return False
    return any(mark.tense == "past" for mark in marks) or _over(clause)


def _marks(clause: str) -> Iterator[_Mark]:
    for found in _MARK_WORDS.finditer(clause):
        name = found.lastgroup or ""
        tense: Tense = "ahead" if name.startswith("ahead") else "past" if name.startswith("past") else "now"
        if name == "ahead_to":
            if found["verb"].lower() in _NO_VERBS or _NO_PURPOSE.search(clause[: found.start()]):
                continue
            if found["verb"] not in _HAPPENS and _is_purpose_of_the_past(clause[: found.start()]):
                tense = "past"
        yield _Mark(found.start(), found.end(), tense, name == "ahead_order")


def _is_purpose_of_the_past(before: str) -> bool:
    """ "We met to discuss ...": what was done, not what will be; "it was agreed to start ..." looks ahead."""
    joints = list(_JOINTS.finditer(before))
    part = before[joints[-1].end() :] if joints else before
    if _COMMISSIONED.search(part) or re.search(rf"(?:\A|\s){_INITIALS}\s*$", part):
        return False
    strong = re.search(r"(?i)\b(?:was|were|has|have|had|took|went|came|gave|saw|wrote|ran|began)\b", part)
    return strong is not None or _over(part)


def _over(text: str) -> bool:
    """Whether a text holds a word for what was done ("held"), as no part of "to be held" and before no noun."""
    return any(not _NOT_WHOLE.search(text[: found.start()]) for found in _WEAK.finditer(text))


def _just_done(between: str) -> bool:
    """Whether the word before the day says that it was done then: "the audit completed in Sept"."""
    words = re.sub(r"(?i)\s+(?:on|in|at|during|for|early|late)?\s*(?:the\s+)?$", "", between)
    done = [found for found in _WEAK.finditer(words) if found.end() == len(words.rstrip())]
    before = words[: done[0].start()] if done else ""
    return bool(before.strip()) and not _NOT_WHOLE.search(before)
