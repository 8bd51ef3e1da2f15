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
_LONGEST_ROLE = 80  # letters
# A role begins at the first of these words from which a role noun follows.
_ROLE = re.compile(
    r"\b(?:Assistant|Deputy|Interim|Acting|Executive|Strategic|Senior|Principal|Chief|Head|Director|Quality|QA|"
    r"Service|Safeguarding|Participation|Team|Programme|Project|Performance|Practice|Business|Virtual|Early|"
    rf"Commissioning|Children|{_NOUNS})\b(?=.*|$)"
)
_HAS_NOUN = re.compile(rf"\b(?:{_NOUNS})s?\b")
# Words that only stand in roles: what else stands before a role noun may be a name.
_OF_ROLES = re.compile(
    r"\b(?:Designated|Named|Clinical|Medical|Nursing|Social|Public|Health|Care|Education(?:al)?|Inclusion|SENDIASS|SENCO|"
    r"SEND|SEN|Joint|Company|Monitoring|Financ(?:e|ial)|Data|Information|Legal|Human|Workforce|Communications?|"
    r"Corporate|Communit(?:y|ies)|Local|Regional|National|District|Locality|Adults?|Youth|Famil(?:y|ies)|Parent|Carer|"
    r"Schools?|Governing|Governance|Housing|Planning|Policy|Improvement|Transformation|Contracts?|Complaints|Audit|"
    r"Internal|External|Independent|Reviewing|Vice|Managing|Operational|Operations|Divisional|Associate|Responsible|"
    r"Accountable|Registered|Nominated|Risk|Digital|Development|Learning|Training|Recruitment|Engagement|"
    r"Partnerships?|Integrated|Therap(?:y|ies)|Psychology|Paediatric|Mental|Medicines?|Elected|Overview|Scrutiny|"
    r"Attendance|Admissions|Transport|Placements?|Fostering|Adoption|Leaving|Looked|Front|Door|MASH|Edge|Policing|"
    r"Chief|Deputy|Assistant|Interim|Acting|Executive|Senior|Strategic|Lead|Head|Director)\b"
)
_SHORT_ROLES = re.compile(
    r"(?:DCO|DSCO|DMO|DCS|DASS|DPH|CEO|COO|CFO|CNO|SRO|PSW|PMO|HoS|AD|LADO|SENCO|LSCP|ICB|CCG|SLT)s?"
)
_MORE_NOUNS = re.compile(
    r"(?i:\b(?:secretary|paramedic|executive|nurse|clerk|treasurer|solicitor|headteacher|psychologist|consultant|"
    r"inspector|auditor|accountant|practitioner|leader|champion|administrator|registrar|sponsor|midwife|matron|"
    rf"{_NOUNS}|committee|panel|forum|partnership|directorate|department|cabinet)s?)\Z"
)
_MISSPELT = {"Manger": "Manager", "Mananger": "Manager", "Serivce": "Service", "Offcier": "Officer"}


@lru_cache(maxsize=10_000)
def read_lead(text: str) -> Lead:
    """The name and role in a printed lead; a lone role has no name, two people are joined by " and "."""
    printed = folded(text)
    if not printed:
        return Lead()
    people = [_one(part) for part in _parts(printed)]
    names = [name for name, _ in people if name]
    roles = list(dict.fromkeys(role for _, role in people if role))
    return Lead(printed, " and ".join(names) or None, " and ".join(roles) or None)


def _parts(printed: str) -> list[str]:
    """Each of several leads: persons with their roles in lines, or parted by a stroke, "&" or ";"."""
    roles = re.split(r"\s*[/;\n]\s*", printed)
    if len(roles) > 1 and all(_is_role(" ".join(role.split())) for role in roles):
        return roles
    return re.split(r"\n(?=[^,]{1,200},)|\s*(?:/|&|;)\s*(?=[A-Z][a-z]+ [A-Z])", printed)


def _is_role(line: str) -> bool:
    """Whether a text is a role and nothing else: "Designated Clinical Officer", "Joint commissioner", "DCO"."""
    if len(line) > _LONGEST_ROLE or any(mark in line for mark in ",("):
        return False
    if _SHORT_ROLES.fullmatch(line):
        return True
    before = line.split(" of ")[0].split(" for ")[0]
    if _MORE_NOUNS.search(before) is None:
        return False
    words = before.split()[:-1]
    return (
        not words
        or any(word[:1].islower() for word in before.split())
        or bool(_OF_ROLES.match(words[0]) or _ROLE.match(words[0]))
    )


def _with_words_before(line: str, start: int) -> int:
    """Where a role begins whose first words stand only in roles: "Clinical" of "Vera Brook Clinical Lead"."""
    words = line[:start].split()
    at = len(words)
    while at > 2 and _OF_ROLES.fullmatch(words[at - 1]):
        at -= 1
    return start if at == len(words) else len(" ".join(words[:at])) + 1


def _one(text: str) -> tuple[str | None, str | None]:
    line = " ".join(text.split())
    if _is_role(line):
        return None, line.strip(" ,.")
    role = _ROLE.search(line)
    if role is None or not _HAS_NOUN.search(line, role.start()):
        return line.strip(" ,.-") or None, None
    start = _with_words_before(line, role.start())
    name, said = line[:start].strip(" ,.–-(/"), line[start:].strip(" ,.")
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
