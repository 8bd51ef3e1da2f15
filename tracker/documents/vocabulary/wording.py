"""Which heading is which field, and which words are which status and rating: one table of wordings."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.documents.vocabulary.families import REGIONS, family_label, family_of
from tracker.documents.vocabulary.heading_ends import part_behind, parted, spaced
from tracker.documents.vocabulary.heading_patterns import HEADING_PATTERNS
from tracker.documents.vocabulary.likeness import alike
from tracker.domain.long_text import to_match
from tracker.domain.plan import Rag, Status

# The wordings of each field, in lower case and without punctuation. A heading that is none of them is tried
# against the patterns, in their order: "Update Commentary" must be commentary before "date" is seen in it.
FIELDS: dict[str, tuple[str, ...]] = {
    "ref": (
        "ref",
        "reference",
        "no",
        "number",
        "item",
        "id",
        "action ref",
        "action no",
        "ref no",
        "action number",
        "minute",
        "minute ref",
        "agenda item",
        "rec",
        "code",
    ),
    "theme": (
        "theme",
        "recommendation",
        "priority",
        "objective",
        "workstream",
        "area",
        "outcome area",
        "group",
        "domain",
    ),
    "action": ("action", "actions", "what we will do", "action required", "agreed action", "task", "activity"),
    "lead": ("lead", "owner", "responsible", "lead officer", "responsible officer", "who", "action owner", "by whom"),
    "review": (
        "review",
        "review date",
        "progress review date",
        "date",
        "due",
        "due date",
        "deadline",
        "by when",
        "when",
    ),
    "commentary": ("update commentary", "commentary update", "commentary", "update", "progress", "latest update"),
    "status": ("status", "progress status", "action status", "state"),
    "rag": ("rag", "rag rating", "rating", "brag", "rag status", "brag rating"),
    "measure_ref": ("measure ref", "measure reference", "indicator ref", "ref of measure"),
    "measure": (
        "performance measure",
        "measure",
        "measure name",
        "indicator",
        "performance indicator",
        "metric",
        "metric description",
        "kpi",
        "kpi name",
        "indicator name",
        "measures",
    ),
    "shows": ("what does it show", "what it shows", "description", "definition", "rationale"),
    "band Requires improvement": ("requires improvement", "ri"),
    "band Good": ("good",),
    "band Outstanding": ("outstanding",),
    "period": ("period", "reporting period", "quarter", "month", "year", "financial year", "academic year", "term"),
    "value": ("value", "result", "actual", "performance", "figure"),
    "numerator": ("numerator",),
    "denominator": ("denominator", "out of", "cohort"),
    "source": ("source", "data source"),
    "note": ("note", "notes"),
    "previous": ("previous", "previous value", "previous metric value", "last period", "last year"),
    "baseline": ("baseline", "baseline value", "baseline performance", "starting point"),
    "current": (
        "current",
        "current value",
        "current metric value",
        "latest",
        "latest value",
        "this period",
        "our figures",
        "our figure",
        "our latest",
        "our latest figure",
    ),
    "published": (
        "published",
        "published value",
        "latest published",
        "last published",
        "published figures",
        "published data",
    ),
    "position": ("position", "rank", "ranking", "position against others"),
    "target": ("target", "targets", "target value", "annual target", "year end target", "threshold"),
    "good_is": ("good is", "good to be", "good performance is", "polarity", "desired direction", "better to be"),
    "direction": ("direction of travel", "dot", "dot difference indicator", "direction", "trend", "travel"),
    "direction_note": ("direction of travel dot description", "direction of travel description"),
    "comment": ("comment", "comments", "narrative", "narrative comment"),
    "comparator Statistical neighbours": (
        "statistical neighbours",
        "statistical neighbours avg rate",
        "statistical neighbour average",
        "stat neighbours",
        "neighbours",
        "similar councils",
        "sn",
        "sn average",
    ),
    "comparator England": ("england", "national", "england average", "national average"),
    "comparator Region": ("region", "regional", "regional average", "region average"),
    **{f"comparator {name}": (name.lower(),) for name in REGIONS},
    "evidence": ("qualitative information", "feedback from staff", "qualitative evidence"),
}
_OF_A_PART = ("previous", "current", "latest", "last period", "this period", "target", "baseline")
_LONGEST_BY_PATTERN = 12  # words; a heading that asks a question is a short one
CLOSE = 88  # of 100: one or two letters of a heading
_ANY_PATTERN = re.compile("|".join(f"(?:{pattern})" for _, pattern in HEADING_PATTERNS))
_BY_WORDING = {wording: field for field, wordings in FIELDS.items() for wording in wordings}
_RUN_TOGETHER = {wording.replace(" ", ""): field for wording, field in _BY_WORDING.items() if " " in wording}
_EVIDENCE = re.compile(r"^(feedback from|qualitative)\b")

STATUSES: dict[str, Status] = {
    "not started": Status.NOT_STARTED, "not yet started": Status.NOT_STARTED, "not begun": Status.NOT_STARTED,
    "planned": Status.NOT_STARTED, "to start": Status.NOT_STARTED,
    "in progress": Status.IN_PROGRESS, "ongoing": Status.IN_PROGRESS, "started": Status.IN_PROGRESS,
    "underway": Status.IN_PROGRESS, "under way": Status.IN_PROGRESS, "on track": Status.IN_PROGRESS,
    "open": Status.IN_PROGRESS, "delayed": Status.IN_PROGRESS, "overdue": Status.IN_PROGRESS,
    "reported complete": Status.REPORTED_COMPLETE, "awaiting sign off": Status.REPORTED_COMPLETE,
    "complete": Status.COMPLETE, "completed": Status.COMPLETE, "done": Status.COMPLETE, "closed": Status.COMPLETE,
    "signed off": Status.COMPLETE, "achieved": Status.COMPLETE,
    "implemented": Status.COMPLETE, "fully implemented": Status.COMPLETE, "delivered": Status.COMPLETE,
    "embedded": Status.COMPLETE,
    "stopped": Status.STOPPED, "cancelled": Status.STOPPED, "withdrawn": Status.STOPPED, "superseded": Status.STOPPED,
    "no longer required": Status.STOPPED, "not required": Status.STOPPED, "abandoned": Status.STOPPED,
    "not due": Status.NOT_STARTED, "not yet due": Status.NOT_STARTED, "not commenced": Status.NOT_STARTED,
    "proposed for closure": Status.REPORTED_COMPLETE, "for closure": Status.REPORTED_COMPLETE,
    "pending closure": Status.REPORTED_COMPLETE, "ready for closure": Status.REPORTED_COMPLETE,
    **dict.fromkeys(
        ("partially implemented", "partly implemented", "partially complete", "partly complete", "part complete",
         "outstanding", "at risk", "off track", "behind", "behind schedule", "slipped", "on schedule", "on target",
         "work in progress", "active", "live", "commenced", "on going"),
        Status.IN_PROGRESS,
    ),
}  # fmt: skip
RAGS: dict[str, Rag] = {
    "red": "red", "r": "red", "amber": "amber", "a": "amber", "yellow": "amber", "orange": "amber",
    "green": "green", "g": "green", "blue": "blue", "b": "blue", "grey": "grey", "gray": "grey",
}  # fmt: skip


_MARKS = re.compile(r"(?:[^\w%]|_)+")


def plain(text: str) -> str:
    """A heading or word in lower case, without punctuation, underscores and extra white space."""
    return " ".join(_MARKS.sub(" ", text.lower()).split())


@lru_cache(maxsize=10_000)
def field_of(heading: str) -> str | None:
    """The field a heading names, or None; a period in it ("England 2016/17") does not hide the rest.

    Some fields are no record's own: "note" is kept under its heading, "aside" is known and left aside, "progress rag"
    is a commentary whose colour is a rating, and headings.py says what "milestone" and "revised" stand for.
    """
    wording = plain(heading)
    if not wording or len(wording) > 80:
        return "ref" if heading.strip() == "#" else None
    if wording in _BY_WORDING:
        return _BY_WORDING[wording]
    heading = spaced(heading)
    wording = plain(heading)
    if wording in _BY_WORDING:
        return _BY_WORDING[wording]
    if wording in _RUN_TOGETHER:
        return _RUN_TOGETHER[wording]
    sentence = heading.rstrip().endswith(".") and wording.count(" ") > 1
    if _ANY_PATTERN.search(wording) and wording.count(" ") < _LONGEST_BY_PATTERN and not sentence:
        return next((field for field, pattern in HEADING_PATTERNS if re.search(pattern, wording)), None)
    rest, period = parted(heading)
    if period and plain(rest) in _BY_WORDING:
        return _BY_WORDING[plain(rest)]
    if family := family_of(rest):
        return f"comparator {family_label(*family)}"
    rest, part = part_behind(heading)
    return _BY_WORDING.get(plain(rest)) if part and plain(rest) in _OF_A_PART else None


@lru_cache(maxsize=1_000)
def close_field_of(heading: str) -> str | None:
    """The field that a misspelt heading was meant for ("Reveiw date"), or None; only for what stands in a heading row.

    Whole wordings are compared, and none that is short: "update" contains "date", and "rag" is near to many words.
    """
    wording = plain(spaced(heading))
    if not 5 <= len(wording) <= 60:
        return None
    likeness, known = max((alike(wording, known), known) for known in _BY_WORDING if len(known) >= 5)
    return _BY_WORDING[known] if likeness >= CLOSE else None


_WORDS_BEHIND = re.compile(r"\s*[–—:;,(\n]\s*|\s+-\s+")


@lru_cache(maxsize=1_000)
def status_of(text: str) -> Status | None:
    """The status that a status cell names, also with words behind it ("Completed – May 2024"), or None."""
    return status_alone(text) or status_alone(first_words(text))


def first_words(text: str) -> str:
    """What stands before the first mark of a text: "Amber" of "Amber: two were missed"."""
    return _WORDS_BEHIND.split(to_match(text.strip()), maxsplit=1)[0]


def status_alone(text: str) -> Status | None:
    """The status of a text that says nothing else, or None: a commentary may begin with one and then go on."""
    return STATUSES.get(plain(text))


@lru_cache(maxsize=1_000)
def rag_of(text: str) -> Rag | None:
    """The rating that a rating cell names by word or letter ("A Amber"), or None."""
    words = plain(text).split()
    found = {RAGS[word] for word in words if word in RAGS}
    return found.pop() if len(found) == 1 and len(words) <= 3 else None


@lru_cache(maxsize=1_000)
def comparator_of(label: str) -> str | None:
    """Whose values a row with this label holds, where it is no measure: England, Statistical neighbours, Target."""
    field = _BY_WORDING.get(plain(parted(label)[0]), "")  # a measure may be called "Gap to statistical neighbours"
    if field == "target":
        return "Target"
    return field.removeprefix("comparator ") if field.startswith("comparator ") else None
