"""Who a printed lead is: "Vera Brook, Head of Service" -> name and role; the people of a plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from tracker.documents.grid import folded
from tracker.domain.long_text import LONGEST_MATCHED
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Lead, Person

_NOUNS = (
    r"Manager|Manger|Head|Director|Officer|Lead|Chair|Worker|Co-?ordinator|Advis[eo]r|Principal|Commissioner|"
    r"Team|Service|Board|Analyst|DCS|AD"
)
_LONGEST_ROLE = 80  # letters
# A role begins at the first of these words from which a role noun follows.
_ROLE = pattern_of(
    r"\b(?:Assistant|Deputy|Interim|Acting|Executive|Strategic|Senior|Principal|Chief|Head|Director|Quality|QA|"
    r"Service|Safeguarding|Participation|Team|Programme|Project|Performance|Practice|Business|Virtual|Early|"
    rf"Commissioning|Children|{_NOUNS})\b(?=.*|$)"
)
_HAS_NOUN = pattern_of(rf"\b(?:{_NOUNS})s?\b")
# Words that only stand in roles: what else stands before a role noun may be a name.
_OF_ROLES = pattern_of(
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
_SHORT_ROLES = pattern_of(
    r"(?:DCO|DSCO|DMO|DCS|DASS|DPH|CEO|COO|CFO|CNO|SRO|PSW|PMO|HoS|AD|LADO|SENCO|LSCP|ICB|CCG|SLT|IRO|DSL|GP|NHS|LA|"
    r"HR|QA|SMT|CAMHS|YOT|YJS|MASH|SEND|SSP|ICT|IT|PCF)s?"
)
_MORE_NOUNS = pattern_of(
    r"(?i:\b(?:secretary|paramedic|executive|nurse|clerk|treasurer|solicitor|headteacher|psychologist|consultant|"
    r"inspector|auditor|accountant|practitioner|leader|champion|administrator|registrar|sponsor|midwife|matron|"
    rf"{_NOUNS}|committee|panel|forum|partnership|directorate|department|cabinet)s?)\Z"
)
_PERSON = pattern_of(
    r"(?:(?:Dr|Mrs?|Ms|Miss|Cllr|Prof|Rev|Sir)\.? )?(?:[A-Z][\w’'-]*\.? ){1,3}(?:(?:de|van|von|der|la|al|bin) )*"
    r"[A-Z][\w’'-]+"
)
_INITIALS = pattern_of(r"[A-Z]{2,3}")
_AT = pattern_of(r"(?<!\S)@(?=[^\W\d])")  # before a name that somebody was told of: "@Asha Venn"
_ENTRIES = pattern_of(r"\s*;#?|\n")
_ENTRY = pattern_of(rf"[^\s@]+@[^\s@]+|[A-Z][\w’'-]+, [A-Z][\w’'-]+|{_PERSON.pattern}")
_BETWEEN = pattern_of(r"\s*(?:/|&|;|\+|,|\n|\band\b)\s*")
_MISSPELT = {"Manger": "Manager", "Mananger": "Manager", "Serivce": "Service", "Offcier": "Officer"}


@lru_cache(maxsize=10_000)
def read_lead(text: str) -> Lead:
    """The name and role in a printed lead; a lone role has no name, two people are joined by " and "."""
    printed = folded(text)
    if not printed:
        return Lead()
    said = _AT.sub("", printed)
    people = [_one(entry) for entry in _entries(said)] or _several(said) or [_one(part) for part in _parts(said)]
    names = list(dict.fromkeys(name for name, _ in people if name))
    roles = list(dict.fromkeys(role for _, role in people if role))
    return Lead(printed, " and ".join(names) or None, " and ".join(roles) or None)


_NameAndRole = tuple[str | None, str | None]


def _entries(text: str) -> list[str]:
    """What a program of tasks lists between ";", or a cell repeats line by line; [] where it is nothing of that kind.

    SharePoint writes "12;#Asha Venn;#14;#Rob Tarn", Outlook "Tarn, Rob; Venn, Asha".
    """
    if len(lines := text.split("\n")) > 1:
        return lines[:1] if len({*lines}) == 1 else []
    parts = [part.strip() for part in _ENTRIES.split(text) if part.strip() and not part.strip().isdigit()]
    if not parts or parts == [text] or len(text) > LONGEST_MATCHED:
        return []
    return parts if len(parts) == 1 or all(map(_ENTRY.fullmatch, parts)) else []


def _several(text: str) -> list[_NameAndRole]:
    """The people and roles between signs and "and", where each part is one; [] where a part is neither.

    "Early Help & Safeguarding Manager" is one role, for "Early Help" alone is none. A role behind a name and a comma
    is that person's.
    """
    if len(text) > LONGEST_MATCHED:
        return []
    parts = [part.strip(" ,.-") for part in _BETWEEN.split(text)]
    signs = [sign.strip() for sign in _BETWEEN.findall(text)]
    if len(parts) < 2 or not (all(map(_is_one, parts)) or all(map(_is_initials, parts))):
        return []
    found: list[_NameAndRole] = []
    for sign, part in zip([";", *signs], parts, strict=True):
        name, role = (part, None) if _is_initials(part) else _one(part)
        if name is None and sign in (",", "") and found and found[-1][1] is None:
            found[-1] = found[-1][0], role
        else:
            found.append((name, role))
    return found


def _is_one(part: str) -> bool:
    """Whether a part is a person, a role of more than a word, or a person with a role."""
    if _SHORT_ROLES.fullmatch(part):
        return True
    name, role = _one(part)
    if name is None:
        return role is not None and " " in role
    return _PERSON.fullmatch(name) is not None and not any(map(_says_role, name.split()))


def is_who(text: str) -> bool:
    """Whether a text is plainly somebody: initials, a role, one or several persons, each with a first name."""
    part = folded(text)
    return _is_initials(part) or _is_one(part) or is_role(part) or bool(_several(part))


def _is_initials(part: str) -> bool:
    return _INITIALS.fullmatch(part) is not None and _SHORT_ROLES.fullmatch(part) is None


def _says_role(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in (_OF_ROLES, _ROLE, _SHORT_ROLES))


def _parts(printed: str) -> list[str]:
    """Each of several leads: persons with their roles in lines, or parted by ";"."""
    roles = re.split(r"\s*[/;]\s*", printed)
    if len(roles) > 1 and all(is_role(" ".join(role.split())) for role in roles):
        return roles
    return re.split(r"\n(?=[^,]{1,200},)|\s*;\s*(?=[A-Z][a-z]+ [A-Z])", printed)


def is_role(line: str) -> bool:
    """Whether a text is a role and nothing else: "Designated Clinical Officer", "Joint commissioner", "DCO"."""
    if len(line) > _LONGEST_ROLE or any(mark in line for mark in ",("):
        return False
    if _SHORT_ROLES.fullmatch(line):
        return True
    before = line.split(" of ")[0].split(" for ")[0]
    if _MORE_NOUNS.search(before) is None and not _SHORT_ROLES.fullmatch(before.rpartition(" ")[2]):
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


def _one(text: str) -> _NameAndRole:
    line = " ".join(text.split())
    if is_role(line):
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
    for lead in (one for joint in leads for one in joint.each):
        if lead.name or lead.role:
            found.setdefault((lead.name, None if lead.name else lead.role), []).append(lead)
    return tuple(_person(name, together) for (name, _), together in found.items())


def _person(name: str | None, leads: list[Lead]) -> Person:
    roles = Counter(lead.role for lead in leads if lead.role)
    role = roles.most_common(1)[0][0] if roles else None
    usual = f"{name}, {role}" if name and role else name or role
    printed = dict.fromkeys(lead.as_printed for lead in leads)
    also = dict.fromkeys(" ".join(text.split()) for text in printed)
    return Person(name, role, also_written=tuple(text for text in also if text != usual))
