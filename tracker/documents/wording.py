"""Which heading is which field, and which words are which status and rating: one table of wordings."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.domain.measure import Unit
from tracker.domain.plan import Rag, Status

# The wordings of each field, in lower case and without punctuation. A heading that is none of them is tried
# against the patterns below, in their order: "Update Commentary" must be commentary before "date" is seen in it.
FIELDS: dict[str, tuple[str, ...]] = {
    "ref": ("ref", "reference", "no", "number", "item", "id", "action ref", "action no", "ref no", "action number"),
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
    "measure": ("performance measure", "measure", "indicator", "metric", "metric description", "kpi", "measures"),
    "shows": ("what does it show", "what it shows", "description", "definition", "rationale"),
    "band Requires improvement": ("requires improvement", "ri"),
    "band Good": ("good",),
    "band Outstanding": ("outstanding",),
    "period": ("period", "reporting period", "quarter", "month"),
    "value": ("value", "result", "actual", "performance", "figure"),
    "numerator": ("numerator",),
    "denominator": ("denominator", "out of", "cohort"),
    "source": ("source", "data source"),
    "note": ("note", "notes"),
    "previous": ("previous", "previous value", "previous metric value", "last period"),
    "current": ("current", "current value", "current metric value", "latest", "this period"),
    "direction": ("direction of travel", "dot", "dot difference indicator", "direction", "trend"),
    "direction_note": ("direction of travel dot description", "direction of travel description"),
    "comment": ("comment", "comments"),
    "comparator Statistical neighbours": (
        "statistical neighbours",
        "statistical neighbours avg rate",
        "sn",
        "sn average",
    ),
    "comparator England": ("england", "national", "england average"),
    "evidence": ("qualitative information", "feedback from staff", "qualitative evidence"),
}
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("commentary", r"\b(commentary|progress update|update on|latest position|progress to date)\b"),
    ("evidence", r"^(feedback from|qualitative)\b"),
    ("review", r"\b(review date|target date|due date|completion date|timescales?|by when|deadline)\b"),
    ("comparator Statistical neighbours", r"\bstatistical neighbours?\b"),
    ("lead", r"\b(lead|owner|responsible)\b"),
    ("action", r"^actions?\b|\bactions? (to be taken|we will take)\b"),
    ("measure", r"\b(performance measure|indicator|metric)\b"),
)
_ANY_PATTERN = re.compile("|".join(f"(?:{pattern})" for _, pattern in _PATTERNS))
_BY_WORDING = {wording: field for field, wordings in FIELDS.items() for wording in wordings}
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
    "stopped": Status.STOPPED, "cancelled": Status.STOPPED, "withdrawn": Status.STOPPED, "superseded": Status.STOPPED,
}  # fmt: skip
RAGS: dict[str, Rag] = {
    "red": "red", "r": "red", "amber": "amber", "a": "amber", "yellow": "amber", "orange": "amber",
    "green": "green", "g": "green", "blue": "blue", "b": "blue", "grey": "grey", "gray": "grey",
}  # fmt: skip
MOVES = {"▲": "up", "↑": "up", "up": "up", "▼": "down", "↓": "down", "down": "down", "-": "none", "–": "none",
         "►": "none", "→": "none", "same": "none", "no change": "none"}  # fmt: skip


_MARKS = re.compile(r"[^\w%]+")


def plain(text: str) -> str:
    """A heading or word in lower case, without punctuation and extra white space."""
    return " ".join(_MARKS.sub(" ", text.lower()).split())


@lru_cache(maxsize=10_000)
def field_of(heading: str) -> str | None:
    """The field a heading names, or None."""
    wording = plain(heading)
    if not wording or len(wording) > 80:
        return None
    if wording in _BY_WORDING:
        return _BY_WORDING[wording]
    if not _ANY_PATTERN.search(wording):
        return None
    return next((field for field, pattern in _PATTERNS if re.search(pattern, wording)), None)


@lru_cache(maxsize=1_000)
def status_of(text: str) -> Status | None:
    """The status that a status cell names, or None."""
    return STATUSES.get(plain(text))


@lru_cache(maxsize=1_000)
def rag_of(text: str) -> Rag | None:
    """The rating that a rating cell names by word or letter ("A Amber"), or None."""
    words = plain(text).split()
    found = {RAGS[word] for word in words if word in RAGS}
    return found.pop() if len(found) == 1 and len(words) <= 3 else None


_UNITS: tuple[tuple[str, Unit], ...] = (
    (r"per 10[, ]?000", "rate per 10,000"),
    (r"%|\bper ?cent(age)?\b|\bproportion\b", "percent"),
    (r"\b(average|median|mean|number of) (working )?days\b|\btime in days\b|\(days\)", "days"),
    (r"\bnumber\b|\bcaseloads?\b|\bnos?\b|\bcount\b", "number"),
)


def unit_of(name: str) -> Unit | None:
    """The unit that a measure's name says: a percentage, a rate, days or a number; None where it says nothing."""
    return next((unit for pattern, unit in _UNITS if re.search(pattern, name.lower())), None)
