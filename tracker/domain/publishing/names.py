"""The names of people in a plan, however they are written, and the roles that stand in their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from tracker.domain.edit import Edit, json_value
from tracker.domain.fields import EditedRecord
from tracker.domain.plan import Person, Plan
from tracker.domain.when import MONTHS

LEAD_OFFICER = "lead officer"
SOMEBODY = "somebody"
_EMAIL = re.compile(r"(?i)\b[\w.+'-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+44|\(?0)[\d() -]{8,14}\d(?![\w/-])")
_TITLE = r"(?:Mrs|Mr|Ms|Miss|Dr|Cllr|Councillor|Prof)\.?\s+"
_PAIR = re.compile(r"\b([A-Z][a-zà-ÿ’'-]+|[A-Z]\.?) ([A-Z][a-zà-ÿ’'-]+[A-Z]?[a-zà-ÿ’'-]+)\b")
# Words that are written with a capital and are no names of people.
_CAPITALISED = """
academy action adult advisor agency all annual assessment association authority board borough care centre chair
child children city college commentary commissioner committee community complaints council county court data
department director early education east england executive family feedback forum foster fostering foundation front
governance group head health help home hospital house housing improvement information international joint lane law
lead leader learning legal line local looked manager meeting module multi national new north officer ofsted panel
partnership participation peer people permanence plan planning police policy practice practitioner principal private
programme project public quality recommendation resources review road royal safety safeguarding school scotland
senior service services sector signs social society south staff standards strategy street survey system systems team
tool tracker training trust unit university virtual voice wales west worker workforce workshop young youth the this
that these those they there their then we our it its he she his her when while where what who why how if in on at to
of for from by with and or but not no yes an as is was were has have had will can may must should every each some
any both many more most other another next last first second third monday tuesday wednesday thursday friday saturday
sunday spring summer autumn winter easter christmas
"""
_NO_NAMES = frozenset(_CAPITALISED.split()) | frozenset(MONTHS)
_ROLE_WORDS = re.compile(
    r"(?i)\b(?:manager|officer|head|director|lead|chair|worker|co-?ordinator|advis[eo]r|principal|commissioner|"
    r"team|service|board|analyst|group|committee|council|unit|smt|dcs|admin\w*)\b"
)
_BEFORE_A_NOUN = re.compile(
    r"\b(?:the|a|an|our|his|her|its|their|this|that|each|every|new|old|same|other)$", re.IGNORECASE
)
_ACRONYMS = frozenset(
    ["IT", "HR", "PA", "AD", "QA", "SEN", "LA", "GP", "NHS", "DA", "CP", "CLA", "LAC", "PDF", "UK", "EU", "TV"]
)


class PeopleNames:
    """Takes names out of texts: those of the plan's people, and what looks like the name of somebody else.

    `met` holds what was taken out: the names of people, "somebody", "e-mail", "telephone".
    """

    def __init__(self, plan: Plan, texts: Iterable[str]) -> None:
        self.met: set[str] = set()
        self._lower = {word for text in texts for word in re.findall(r"\b[a-z][a-z’'-]+", text)}
        own = re.findall(r"\w+", plan.organisation or "")
        self._no_names = _NO_NAMES | {word.lower() for word in own}
        people = list(_people_of(plan))
        self._roles = Counter((person.role or LEAD_OFFICER).casefold() for person in people)
        self._spellings = [(person, self._pattern(person)) for person in people]
        self._others: set[str] = set()

    def role_of(self, person: Person) -> str:
        """What stands in the place of a name by itself: "Service Manager", "Lead officer"."""
        return person.role or LEAD_OFFICER.capitalize()

    def person(self, name: str | None) -> Person | None:
        """The person of a name, however it is written; None for nobody of the plan."""
        found = (one for one, pattern in self._spellings if name and pattern.search(name))
        return next(found, None)

    def signed(self, text: str) -> str:
        """Who wrote something: the role in the place of the name."""
        person = self.person(text)
        if person is None:
            return self.taken_out(text)
        self.met.add(person.name or "")
        return self.role_of(person)

    def taken_out(self, text: str) -> str:
        """The text with roles in the place of names, and without addresses and telephone numbers."""
        text = self._without_numbers(text)
        for person, pattern in self._spellings:
            text = pattern.sub(partial(self._instead, person.name or "", self._in_words(person)), text)
        text = _PAIR.sub(self._somebody, text)
        for initials in self._others:
            text = re.sub(rf"\b{initials}\b", partial(self._instead, SOMEBODY, SOMEBODY), text)
        return text

    def _without_numbers(self, text: str) -> str:
        for pattern, what, words in (
            (_EMAIL, "e-mail", "(e-mail address taken out)"),
            (_PHONE, "telephone", "(telephone number taken out)"),
        ):
            text, count = pattern.subn(words, text)
            self.met |= {what} if count else set()
        return text

    def _in_words(self, person: Person) -> str:
        """ "the Quality Assurance Manager" where there is one, else "a Service Manager"."""
        role = person.role or LEAD_OFFICER
        if person.role and self._roles[role.casefold()] == 1:
            return f"the {role}"
        return f"{'an' if role[:1].lower() in 'aeiou' else 'a'} {role}"

    def _instead(self, who: str, words: str, found: re.Match[str]) -> str:
        self.met.add(who)
        before = found.string[: found.start()].rstrip(" ")
        if _BEFORE_A_NOUN.search(before):
            return words.removeprefix("the ").removeprefix("an ").removeprefix("a ")
        begins = not before or before[-1] in ".!?\n•–-:"
        return words[:1].upper() + words[1:] if begins else words

    def _somebody(self, found: re.Match[str]) -> str:
        """Two words with capitals that stand nowhere without: a name of somebody who is not of the plan."""
        words = [found[1].rstrip("."), found[2]]
        if any(word.lower() in self._no_names | self._lower for word in words if len(word) > 1):
            return found[0]
        if len(words[0]) > 1:
            self._others.add(words[0][0] + words[1][0])
        return self._instead(SOMEBODY, SOMEBODY, found)

    # How a person is written

    def _pattern(self, person: Person) -> re.Pattern[str]:
        name = person.name or ""
        words = name.split()
        forms = {*person.also_written, name} | ({person.email} if person.email else set())
        if len(words) > 1:
            first, last = words[0], words[-1]
            forms |= {f"{last}, {first}", f"{first[0]} {last}", f"{first[0]}. {last}", f"{first} {last[0]}"}
        written = [form for form in sorted(forms, key=len, reverse=True) if len(form) > 1 and form != person.role]
        whole = [_spelt(form) for form in written if " " in form or "@" in form]
        # One word by itself may be an ordinary word too: it is a name as it is written, or in capitals.
        single = [self._alone(form) for form in written if " " not in form and "@" not in form]
        roles = "|".join(_spelt(role) for role in {person.role, *_roles_written(person)} if role)
        behind = rf"(?:\s*[,.–(-]?\s*(?:{roles})\b\)?)?" if roles else ""
        loose = [rf"{_TITLE}{re.escape(word)}" for word in words if len(word) > 2]
        loose += [self._alone(word) for word in words if self._tells(word)]
        initials = "".join(word[0] for word in words if word[0].isupper())
        if 2 <= len(initials) <= 3 and initials not in _ACRONYMS:
            loose.append(rf"(?:{initials}|{''.join(f'{letter}[.]' for letter in initials)}(?!\w))(?!['’]?s\b)")
        named = [rf"(?i:{'|'.join(whole)})"] if whole else []
        called = "|".join([*named, *single]) or r"(?!)"
        return re.compile(rf"(?<![\w@])(?:(?:{called}){behind}|{'|'.join(loose) or r'(?!)'})(?!\w)")

    def _tells(self, word: str) -> bool:
        """Whether a part of a name is no other word."""
        return len(word) > 2 and word[0].isupper() and word.lower() not in self._no_names | self._lower

    def _alone(self, word: str) -> str:
        return rf"(?:{re.escape(word)}|{re.escape(word.upper())})"


def _people_of(plan: Plan) -> Iterator[Person]:
    """Everybody of the plan who has a name: its people, leads who are not among them, and who signed anything."""
    met: dict[str, Person] = {}
    for person in plan.people:
        if person.name:
            met[person.name.casefold()] = person
    for _, action in plan.actions():
        for lead in action.lead.each:
            if lead.name:
                role = lead.role if len(action.lead.each) == 1 else None
                met.setdefault(lead.name.casefold(), Person(lead.name, role))
    for name in _signatures(plan):
        if not _ROLE_WORDS.search(name) and 1 < len(name.split()) < 5:
            met.setdefault(name.casefold(), Person(name, None))
    yield from sorted(met.values(), key=lambda person: -len(person.name or ""))


def _signatures(plan: Plan) -> Iterator[str]:
    for _, action in plan.actions():
        yield from (name for update in action.updates for name in (update.author, update.recorded_by) if name)
        yield from (lead for edit in action.edits for lead in _leads_before(edit))
    for measure in plan.measure_records():
        yield from (name for remark in measure.remarks for name in (remark.author, remark.recorded_by) if name)
        yield from (reading.recorded_by for reading in measure.readings if reading.recorded_by)
    records: list[EditedRecord] = [plan, *plan.themes, *(action for _, action in plan.actions())]
    for record in (*records, *plan.measure_records()):
        yield from (edit.edited_by for edit in record.edits if edit.edited_by)


def _leads_before(edit: Edit) -> Iterator[str]:
    """Who led an action before it was edited, and nobody else may lead now."""
    lead = json_value(edit.old) if edit.field == "lead" else None
    yield from (lead["name"] or "").split(" and ") if isinstance(lead, dict) and "name" in lead else ()


def _roles_written(person: Person) -> Iterator[str]:
    """The roles that stand behind the name in other ways in which a person is written."""
    name = person.name or ""
    for text in person.also_written:
        _, found, behind = text.partition(name)
        if found and behind.strip(" ,.-–("):
            yield behind.strip(" ,.-–()")


def _spelt(text: str) -> str:
    return r"\s+".join(map(re.escape, text.split()))
