"""Labels of parts of what is ours: groups of pupils, teams, schools; and of the whole that they are parts of."""

from __future__ import annotations

from functools import lru_cache

from tracker.domain.pattern import pattern_of

_HEADINGS = {
    "pupil group", "pupil groups", "group of pupils", "groups of pupils", "student group", "cohort group",
    "characteristic", "characteristics", "pupil characteristic", "sub group", "subgroup", "team", "teams",
    "service team", "social work team", "school", "schools", "school name", "school phase", "locality", "localities",
}  # fmt: skip
_PEOPLE = (
    r"(?:pupils?|children|young people|children and young people|students?|learners?|girls and boys|schools?|teams?|"
    r"staff|workers?|cases|families|phases|settings?|year groups|localities|services?|ages|cohort|cyp)"
)
_ALL = pattern_of(
    rf"all(?: {_PEOPLE})?|overall|(?:grand )?total(?: {_PEOPLE})?|whole (?:service|cohort|school)|service total"
)
_GROUP = pattern_of(
    r"\b(?:fsm6?|free school meals?|pupil premium|pp|disadvantaged|sen|send|sen support|ehcps?|ehc|eal|"
    r"additional language|boys?|girls?|males?|females?|lac|clas?|cyp|looked after|cared for|in (?:our |the )?care|"
    r"in need|protection plans?|with a plan|primary|secondary|special|nursery|reception|alternative provision|"
    r"year \d+|ks ?\d|key stage \d|white|black|asian|mixed|chinese|gypsy|roma|traveller|young carers?|"
    r"aged? \d+|under \d+s?|over \d+s?|\d+ (?:to )?\d+|post 16|mainstream|academ(?:y|ies)|maintained|"
    r"team|teams|locality|localities|school|pupils|students)\b"
)
_MARKS = pattern_of(r"[^\w]+")
_LONGEST = 6  # words


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text.lower()).split())


def heads_groups(heading: str) -> bool:
    """Whether a column so headed holds groups, teams or schools."""
    return _plain(heading) in _HEADINGS


def is_whole(label: str) -> bool:
    """Whether a label is that of all: "All pupils"."""
    return _ALL.fullmatch(_plain(label)) is not None


def is_group(label: str) -> bool:
    """Whether a short label is that of a group of ours: "SEN support pupils", "Localities 2"."""
    words = _plain(label)
    return words.count(" ") < _LONGEST and _GROUP.search(words) is not None
