"""The names in a text that says who somebody is: without titles, without roles, the first name first."""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.names.name_words import GIVEN, NO_NAMES
from tracker.domain.names.spellings import ROLE_WORDS, START, TITLE
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Plan

_BETWEEN = pattern_of(
    r"\s*(?:\bc/o\b|[;:(/|&+\n\[]|[)\]]|\band\b|(?<=\s)[-\u2010-\u2014](?=\s)|(?<=[^\W\d_]{3})\.\s)\s*"
)
_TITLED = pattern_of(rf"{START}{TITLE}(?=\S)")
_PARTICLES = frozenset(["de", "van", "von", "der", "den", "la", "le", "du", "da", "al", "el", "bin", "ibn"])
_IN_ROLES = frozenset(
    ["of", "for", "and", "the", "to", "in", "interim", "acting", "deputy", "assistant", "associate", "designated"]
    + ["strategic", "operational", "managing", "chief", "vice", "named", "clinical", "care"]
)
_MOST_WORDS = 5


def roles_of(plan: Plan) -> frozenset[str]:
    """Every role of a plan, in small letters."""
    said = [person.role for person in plan.people] + [action.lead.role for _, action in plan.actions()]
    return frozenset(one.casefold() for role in said if role for one in (role, *role.split(" and ")))


def names_in(text: str, roles: Collection[str]) -> tuple[list[str], bool]:
    """The names in a text, and whether a role stands beside: "Wynn, Clara (Service Manager)" is "Clara Wynn", and so.

    A part between signs is none where it is a role of the plan's, or has no words but those of roles, or has a noun of
    one while another part has none. Without a sign between, a role leaves two words at least for the name.
    """
    parts = [one for part in _BETWEEN.split(_TITLED.sub("", text)) for one in _by_commas(part, roles)]
    parts = [part for one in parts if (part := one.strip(" ,.-\u2013\u2014"))]
    maybe = [part for part in parts if part.casefold() not in roles and not _is_of_roles(part)]
    maybe = [part for part in maybe if not all(map(_stands_in_roles, part.split()))] or maybe
    clean = [part for part in maybe if not ROLE_WORDS.search(part)]
    trimmed = [_without_role_of(part, roles) if clean else _without_role(part, roles) for part in maybe]
    fits = [part in clean or not clean or name != part for name, part in zip(trimmed, maybe, strict=True)]
    named = [name for name, fit in zip(trimmed, fits, strict=True) if name and fit]
    return named, named != parts


def is_name(words: list[str]) -> bool:
    """Whether words are a name and not a sentence: two to five, each with a capital but for "van" and its like."""
    if not 2 <= len(words) <= _MOST_WORDS or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words)


def _by_commas(text: str, roles: Collection[str]) -> list[str]:
    """What stands between commas; of "Wynn, Clara" the name as it is said."""
    parts = [part for one in text.split(",") if (part := one.strip())]
    if len(parts) > 1 and _is_surname(parts[0]) and not any(_says_role(part, roles) for part in parts[:2]):
        return [f"{parts[1]} {parts[0]}", *parts[2:]]
    return parts


def _is_surname(part: str) -> bool:
    """One word, behind "van" and its like."""
    return all(word in _PARTICLES for word in part.split()[:-1])


def _says_role(part: str, roles: Collection[str]) -> bool:
    return part.casefold() in roles or ROLE_WORDS.search(part) is not None


def _is_of_roles(part: str) -> bool:
    """Whether a part has a noun of a role and no words but those of roles: "Deputy Head of Service"."""
    return ROLE_WORDS.search(part) is not None and all(map(_stands_in_roles, part.split()))


def _stands_in_roles(word: str) -> bool:
    lower = word.strip(".,").casefold().removesuffix("'s").removesuffix("\u2019s")
    return lower in NO_NAMES or lower in _IN_ROLES or ROLE_WORDS.fullmatch(lower) is not None


def _without_role_of(part: str, roles: Collection[str]) -> str:
    """A part without a role of the plan behind or before it, where two words are left: "Clara Wynn Service Manager"."""
    words = part.split()
    for role in sorted(roles, key=len, reverse=True):
        many = len(role.split())
        for rest, said in ((words[:-many], words[-many:]), (words[many:], words[:many])):
            if len(rest) > 1 and " ".join(said).casefold() == role:
                return " ".join(rest)
    return part


def _without_role(part: str, roles: Collection[str]) -> str:
    """Also without one that the plan does not have: words that stand in roles up to the last; "" for a role alone."""
    if (found := _without_role_of(part, roles)) != part:
        return found
    words, many = part.split(), len(part.split())
    while many > 2 and _stands_in_roles(words[many - 1]) and words[many - 1].casefold() not in GIVEN:
        many -= 1
    if not ROLE_WORDS.search(" ".join(words[many:])):
        return part
    is_role = ROLE_WORDS.fullmatch(words[many - 1]) and words[0].casefold() not in GIVEN
    return "" if is_role else " ".join(words[:many])
