"""Whose values a row or a column holds: England, a region, a family of councils, of which a part may be shown."""

from __future__ import annotations

from functools import lru_cache

from tracker.domain.measure import Part
from tracker.domain.pattern import pattern_of

REGIONS = (
    "North West", "North East", "Yorkshire and the Humber", "East Midlands", "West Midlands", "East of England",
    "London", "South East", "South West",
)  # fmt: skip
_FAMILIES: tuple[tuple[str, str], ...] = (
    (r"core ?cit(?:y|ies)", "Core cities"),
    (
        r"s ?n ?s?|(?:statistical|statistic|stat)s? ?n(?:eighbou?r| ?b(?:ou)?r|bour|gh?br|eigh)s?",
        "Statistical neighbours",
    ),
    (r"(?:cipfa|nearest)(?: nearest)? neighbours?", "Nearest neighbours"),
    (r"eng(?:land)?|national(?:ly)?", "England"),
    (r"region(?:al)?", "Region"),
    (r"nw|north west", "North West"),
    (r"inner london", "Inner London"),
    (r"outer london", "Outer London"),
    *((name.lower(), name) for name in REGIONS),
)
_NAMED = tuple(
    (pattern_of(rf"(?:the |all )?(?:{pattern})(?: las?| councils?| authorities)?"), name) for pattern, name in _FAMILIES
)
_PARTS: dict[str, Part] = {
    "average": "average", "avg": "average", "ave": "average", "av": "average", "mean": "average",
    "minimum": "minimum", "min": "minimum", "lowest": "minimum",
    "maximum": "maximum", "max": "maximum", "highest": "maximum",
}  # fmt: skip
_AREAS = {"area", "areas", "local authority", "local authorities", "authority", "council", "la", "borough", "district"}
_UNITS = {"%", "no", "number", "rate", "percent", "percentage", "value", "values", "figure"}
_MARKS = pattern_of(r"[^\w%]+")
_BESIDE = {"of", "the", "rate", "value", "figure"}
_LONGEST = 60  # letters


@lru_cache(maxsize=10_000)
def family_of(label: str) -> tuple[str, Part | None] | None:
    """The others that a label names and the part of them it shows: "Core City Min" is the minimum of core cities.

    None for anything else. The average of England is England, and so is its "England %".
    """
    if len(label) > _LONGEST or "/" in label:  # S/N is a serial number
        return None
    words = _MARKS.sub(" ", label.lower()).split()
    parts = {_PARTS[word] for word in words if word in _PARTS}
    kept = [word for word in words if word not in _PARTS and not (parts and word in _BESIDE) and word != "%"]
    name = next((name for pattern, name in _NAMED if pattern.fullmatch(" ".join(kept))), None)
    if name is None or len(parts) > 1:
        return None
    part = next(iter(parts), None)
    return name, None if (name, part) == ("England", "average") else part


def family_label(name: str, part: Part | None) -> str:
    """One text for both, of which `family_of` makes the same again."""
    return f"{name}, {part}" if part else name


def is_unit(heading: str) -> bool:
    """Whether a heading says in what the values below are given, and nothing else: "%", "Rate"."""
    return " ".join(_MARKS.sub(" ", heading.lower()).split()) in _UNITS


def is_area(heading: str) -> bool:
    """Whether a column so headed holds the names of areas or organisations."""
    return " ".join(_MARKS.sub(" ", heading.lower()).split()) in _AREAS
