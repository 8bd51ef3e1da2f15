"""Who a printed lead is: "Vera Brook, Head of Service" -> name and role; the people of a plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from tracker.documents.grid import folded
from tracker.domain.plan import Lead, Person

_NOUNS = (
    r"Manager|Manger|Head|Director|Officer|Lead|Chair|Worker|Co-?ordinator|Advis[eo]r|Principal|Commissioner|"
    r"Team|Service|Board|Analyst|DCS|AD"
)
# A role begins at the first of these words from which a role noun follows.
_ROLE = re.compile(
    r"\b(?:Assistant|Deputy|Interim|Acting|Executive|Strategic|Senior|Principal|Chief|Head|Director|Quality|QA|"
    r"Service|Safeguarding|Participation|Team|Programme|Project|Performance|Practice|Business|Virtual|Early|"
    rf"Commissioning|Children|{_NOUNS})\b(?=.*|$)"
)
_HAS_NOUN = re.compile(rf"\b(?:{_NOUNS})s?\b")
_MISSPELT = {"Manger": "Manager", "Mananger": "Manager", "Serivce": "Service", "Offcier": "Officer"}


@lru_cache(maxsize=10_000)
def read_lead(text: str) -> Lead:
    """The name and role in a printed lead; a lone role has no name, two people are joined by " and "."""
    printed = folded(text)
    if not printed:
        return Lead()
    people = [_one(part) for part in re.split(r"\n(?=[^,]{1,200},)|\s*(?:/|&|;)\s*(?=[A-Z][a-z]+ [A-Z])", printed)]
    names = [name for name, _ in people if name]
    roles = list(dict.fromkeys(role for _, role in people if role))
    return Lead(printed, " and ".join(names) or None, " and ".join(roles) or None)


def _one(text: str) -> tuple[str | None, str | None]:
    line = " ".join(text.split())
    role = _ROLE.search(line)
    if role is None or not _HAS_NOUN.search(line, role.start()):
        return line.strip(" ,.-") or None, None
    name, said = line[: role.start()].strip(" ,.–-("), line[role.start() :].strip(" ,.")
    if (
        name.isalnum() and (name.isalpha() or any(map(str.isdigit, name))) and line.startswith(f"{name} ")
    ):  # "Training Officer": one word before a role belongs to it
        return None, line.strip(" ,.")
    return name or None, said.rstrip(")") if "(" not in said else said


@lru_cache(maxsize=10_000)
def misspelt_role(role: str | None) -> str | None:
    """The role as it was surely meant, where a word of it is a known misspelling; else None."""
    meant = " ".join(_MISSPELT.get(word, word) for word in (role or "").split())
    return meant if meant != (role or "") else None


def people_of(leads: Iterable[Lead]) -> tuple[Person, ...]:
    """One person for each name (with the role most often printed), one for each lone role, in order of appearance.

    Other ways a person is written are kept beside; nobody is merged with another name.
    """
    found: dict[tuple[str | None, str | None], list[Lead]] = {}
    for lead in leads:
        if lead.as_printed:
            found.setdefault((lead.name, None if lead.name else lead.role), []).append(lead)
    return tuple(_person(name, together) for (name, _), together in found.items())


def _person(name: str | None, leads: list[Lead]) -> Person:
    roles = Counter(lead.role for lead in leads if lead.role)
    role = roles.most_common(1)[0][0] if roles else None
    usual = f"{name}, {role}" if name and role else name or role
    printed = dict.fromkeys(lead.as_printed for lead in leads)
    also = dict.fromkeys(" ".join(text.split()) for text in printed)
    return Person(name, role, also_written=tuple(text for text in also if text != usual))
