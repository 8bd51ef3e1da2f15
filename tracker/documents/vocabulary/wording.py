"""Which heading is which field: one table of wordings."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.documents.vocabulary.families import REGIONS, family_label, family_of
from tracker.documents.vocabulary.heading_ends import part_behind, parted, spaced, without_help
from tracker.documents.vocabulary.heading_patterns import HEADING_PATTERNS
from tracker.documents.vocabulary.likeness import alike
from tracker.domain.pattern import pattern_of

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
    "done": (
        *("complete", "completed", "done", "achieved", "finished", "closed", "delivered", "action complete"),
        *("implemented", "implemented y n", "implemented yes no", "action implemented", "resolved", "discharged"),
        *(
            "action completed",
            "action closed",
            "complete y n",
            "completed y n",
            "done y n",
            "closed y n",
            "complete yes no",
        ),
        *("completed yes no", "is it complete", "is complete", "is completed", "complete tick", "tick when complete"),
        *("tick when completed", "tick if complete", "action achieved", "has this been completed"),
    ),
    "links": (
        *(
            "link",
            "links",
            "url",
            "hyperlink",
            "evidence link",
            "evidence links",
            "link to evidence",
            "links to evidence",
        ),
        *("evidence folder", "evidence location", "location of evidence", "evidence file", "evidence files", "folder"),
        *("evidence document", "evidence documents", "document link", "file path", "file link", "sharepoint link"),
        *("supporting documents", "supporting document"),
    ),
    "measure_ref": ("measure ref", "measure reference", "indicator ref", "ref of measure"),
    "measure": (
        "performance measure",
        "measure",
        "measure name",
        "indicator",
        "performance indicator",
        "metric",
        "metric description",
        *("kpi", "kpis", "pi", "pis", "kpi name", "pi name"),
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
        "sn avg",
    ),
    "comparator England": (
        *("england", "national", "england average", "national average", "nat avg", "nat average", "national avg"),
        *("eng", "eng avg", "england avg"),
    ),
    "comparator Region": ("region", "regional", "regional average", "region average"),
    **{f"comparator {name}": (name.lower(),) for name in REGIONS},
    "evidence": ("qualitative information", "feedback from staff", "qualitative evidence"),
}
_OF_A_PART = ("previous", "current", "latest", "last period", "this period", "target", "baseline")
_LONGEST_BY_PATTERN = 12  # words; a heading that asks a question is a short one
_LONGEST_LABEL = 40  # letters
CLOSE = 88  # of 100: one or two letters of a heading
# Nearly every text meets none of the patterns: those of a group are tried one by one where any of them is met.
_IN_A_GROUP = 8
_GROUPS = [HEADING_PATTERNS[at : at + _IN_A_GROUP] for at in range(0, len(HEADING_PATTERNS), _IN_A_GROUP)]
_PATTERNS = [(pattern_of("|".join(f"(?:{pattern})" for _, pattern in group)), group) for group in _GROUPS]
_BY_WORDING = {wording: field for field, wordings in FIELDS.items() for wording in wordings}
_LONG_WORDINGS = [wording for wording in _BY_WORDING if len(wording) >= 5]
_RUN_TOGETHER = {wording.replace(" ", ""): field for wording, field in _BY_WORDING.items() if " " in wording}
_EVIDENCE = pattern_of(r"^(feedback from|qualitative)\b")


_WORD = pattern_of(r"[\w%]+")
_AND = pattern_of(r"(?i)\s*(?:[/&+,;\n]|\band\b)\s*")


def plain(text: str) -> str:
    """A heading or word in lower case, without punctuation, underscores and extra white space."""
    return " ".join(_WORD.findall(text.lower().replace("_", " ")))


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
    if wording.replace(" ", "").isdigit():
        return None  # a ref or a number, which no two rows share
    if (words := without_help(heading)) != heading:
        return field_of(words)
    if (words := spaced(heading)) != heading:
        heading, wording = words, plain(words)
    if field := _BY_WORDING.get(wording) or _RUN_TOGETHER.get(wording) or _of_both(heading):
        return field
    spaces = wording.count(" ")
    sentence = spaces > 1 and heading.rstrip().endswith(".")
    if spaces < _LONGEST_BY_PATTERN and not sentence and (field := _field_by_pattern(wording)):
        return field
    rest, period = parted(heading)
    if period and plain(rest) in _BY_WORDING:
        return _BY_WORDING[plain(rest)]
    if family := family_of(rest):
        return f"comparator {family_label(*family)}"
    rest, part = part_behind(heading)
    return _BY_WORDING.get(plain(rest)) if part and plain(rest) in _OF_A_PART else None


def _of_both(heading: str) -> str | None:
    return "review" if heads_lead_and_date(heading) else None


def heads_lead_and_date(heading: str) -> bool:
    """Whether a heading names both who and by when: "Responsible officer & target date"."""
    parts = [part for part in _AND.split(heading) if part.strip()] if len(heading) <= 80 else []
    return len(parts) == 2 and {field_of(part) for part in parts} == {"lead", "review"}


def _field_by_pattern(wording: str) -> str | None:
    """The field of the first pattern that a wording meets."""
    for any_of_it, group in _PATTERNS:
        if any_of_it.search(wording):
            return next(field for field, pattern in group if re.search(pattern, wording))
    return None


def is_wording(text: str) -> bool:
    """Whether a text is a heading to the word, and not by a pattern, which a sentence may meet too."""
    return plain(text) in _BY_WORDING


@lru_cache(maxsize=4096)
def label_field(text: str) -> str | None:
    """The field that a text names, where it is a label and nothing else."""
    if len(text) > _LONGEST_LABEL or any(sign.isdigit() for sign in text):
        return None
    return field_of(text)


@lru_cache(maxsize=1_000)
def close_field_of(heading: str) -> str | None:
    """The field that a misspelt heading was meant for ("Reveiw date"), or None; only for what stands in a heading row.

    Whole wordings are compared, and none that is short: "update" contains "date", and "rag" is near to many words.
    """
    wording = plain(spaced(heading))
    if not 5 <= len(wording) <= 60 or any(map(str.isdecimal, wording)):  # no wording has a number, which is never close
        return None
    long = [known for known in _LONG_WORDINGS if _may_be_close(len(wording.casefold()), len(known))]
    likeness, known = max(((alike(wording, known), known) for known in long), default=(0.0, ""))
    return _BY_WORDING[known] if likeness >= CLOSE else None


def _may_be_close(one: int, other: int) -> bool:
    """Whether wordings of so many letters can be close: each letter that only one of them has counts against it."""
    return abs(one - other) * 100 <= (100 - CLOSE) * (one + other)


@lru_cache(maxsize=1_000)
def comparator_of(label: str) -> str | None:
    """Whose values a row with this label holds, where it is no measure: England, Statistical neighbours, Target."""
    field = _BY_WORDING.get(plain(parted(label)[0]), "")  # a measure may be called "Gap to statistical neighbours"
    if field == "target":
        return "Target"
    return field.removeprefix("comparator ") if field.startswith("comparator ") else None
