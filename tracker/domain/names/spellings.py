"""Who has a name in a plan, and the ways in which people write it, as patterns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from tracker.domain.edit import Edit, json_value
from tracker.domain.fields import EditedRecord
from tracker.domain.names.name_words import ACRONYMS, GIVEN, NO_NAMES, ORDINARY, POSTS
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Person, Plan
from tracker.domain.when import MONTHS

TITLE = r"(?:(?i:Mrs|Mr|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Sir)\b\.?\s*)"
START, END = r"(?<![^\W_]|@)", r"(?![^\W_])"  # the underscore of a file name parts words too
_SAYS = (
    "agreed|said|says|reported|reports|asked|asks|confirmed|confirms|met|led|leads|sent|sends|wrote|writes|thinks|thought|"
    "chairs|chaired|attended|attends|presented|presents|updated|updates|completed|noted|advised|raised|shared|took|takes|"
    "gave|gives|visited|spoke|explained|informed|requested|discussed|felt"
)
DOES = rf"\s+(?:to\s+[a-z]|(?:has|had|will|is|was|would|{_SAYS})\b)"
_ASKED = r"(?:(?<=\bask )|(?<=\bAsk )|(?<=asked )|(?<=\btell )|(?<=\bTell )|(?<=\btold )|(?<=\bwith )|(?<=\bthank ))"
_NO_NOUN = r"(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\b[Oo]ur )"
_OF_PEOPLE = r"(?!\s+(?:people|persons?|adults?|carers?|mothers?|parents?|offenders?))"
_JOINS = r"[\s_.\-\u2010-\u2013]*"
ROLE_WORDS = pattern_of(
    r"(?i)\b(?:manager|officer|head|director|lead|chair|worker|co-?ordinator|advis[eo]r|principal|commissioner|"
    r"team|service|board|analyst|group|committee|council|unit|smt|dcs|admin\w*)\b"
)
_APART = pattern_of(r"[\s_\-\u2010-\u2013]+")


def without_hidden_signs(text: str) -> str:
    """The text with its letters composed and without signs that nobody sees, behind which a name would hide."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if sign in "\u200d" or unicodedata.category(sign) != "Cf")


def whole_names(person: Person) -> Iterator[str]:
    """The forms of more than one word, the longest first."""
    name, words = person.name or "", (person.name or "").split()
    forms = {*person.also_written, name} | ({person.email} if person.email else set())
    if len(words) > 1:
        first, last = words[0], words[-1]
        forms |= {f"{first} {last}", f"{last}, {first}", f"{last} {first}", f"{first[0]} {last}", f"{first} {last[0]}"}
    forms -= {person.role or ""}
    yield from sorted((form for form in forms if len(_APART.split(form)) > 1 or "@" in form), key=len, reverse=True)


def spelt(form: str) -> str:
    """A name with whatever stands between its words, with or without the accents of its letters."""
    return _JOINS.join("".join(map(_letter, word)) for word in _APART.split(form) if word)


def whole(form: str) -> str:
    """A whole name in any letters; where its words make sense without, in those of a name only."""
    words = _APART.split(form)
    if all(word.strip(".,").lower() in ORDINARY or len(word) == 1 for word in words):
        return rf"(?:{spelt(form)}|{spelt(form.upper())})"
    if any(len(word.strip(".,")) == 1 for word in words):  # "y vera" is no form of hers
        return rf"(?:{spelt(form)}|{spelt(form.upper())})"
    return rf"(?i:{spelt(form)})"


def one_word(word: str) -> str:
    """One word of a name, as it is written or in capitals."""
    forms = (word, word.upper(), *([word.lower()] if word.lower() in GIVEN else []))
    return rf"(?:{'|'.join(map(spelt, forms))})"


def in_its_place(word: str) -> str:
    """One word that may be an ordinary word: a name only where what stands beside it says so."""
    either = one_word(word)
    if word.lower() in MONTHS:
        return rf"(?:{either}(?=\s+(?:{_SAYS})\b|['’]s\b)|{_ASKED}{either}(?!\s+\d))"
    beside = (
        rf"{_NO_NOUN}{either}(?={DOES}|['’]s\b)",
        rf"{_NO_NOUN}{either}(?=\s*(?:/|&|and\b)\s*[A-Z][a-z]+{DOES})",
        rf"(?<=[a-z][,;] ){_NO_NOUN}{either}(?!\s+[A-Z\d]){_OF_PEOPLE}",
        rf"(?<=[a-z] ){_NO_NOUN}{either}(?!\s+[A-Z\d]){_OF_PEOPLE}",
        rf"(?<=[/&(]){either}(?=\s*[/&)])",
        rf"(?<![\s\S]){either}(?=[\s.]*\Z)",
    )
    listed = () if word.lower() in NO_NAMES else (rf"{either}(?=\s*[/&]\s*[A-Za-z])", rf"(?<=: ){either}(?=[\s.]*\Z)")
    return rf"(?:{'|'.join((*beside, *listed))})"


def by_single_words(words: Sequence[str], tells: Callable[[str], bool]) -> list[str]:
    """Words of a name, each by itself: behind a title; anywhere where it `tells`, else where it stands as a name."""
    loose = [rf"{TITLE}{one_word(word)}" for word in words]
    loose += [
        rf"(?:(?:[A-Z]\.?\s){{1,2}})?{one_word(word)}" if tells(word) else in_its_place(word)
        for word in words
        if word[0].isupper() and (len(word) > 2 or tells(word))
    ]
    return loose


def initials(person: Person) -> str | None:
    """Its initials, with dots or without; None for one word, or letters that mean something else."""
    words = [word for word in re.findall(r"[^\W\d_]+", person.name or "") if word[0].isupper()]
    if len(words) < 2:
        return None
    forms = {"".join(word[0] for word in words), words[0][0] + words[-1][0]}
    forms = {form for form in forms if len(form) < 4}
    dotted = [r"\.\s?".join(form) + r"(?:\.|(?!\w))" for form in forms]
    bare = [form + (r"(?!['’]?s\b)" if form in POSTS else r"(?=['’]?s\b|(?!\w))") for form in forms - ACRONYMS]
    return rf"(?:{'|'.join(sorted([*dotted, *bare], key=len, reverse=True))})"


def _letter(sign: str) -> str:
    if sign in "'’‘`":
        return "['’‘`]?"
    bare = unicodedata.normalize("NFD", sign)[0]
    return re.escape(sign) if bare == sign else f"[{re.escape(sign)}{re.escape(bare)}]"


def named_people(plan: Plan) -> Iterator[Person]:
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
        if not ROLE_WORDS.search(name) and 1 < len(name.split()) < 5:
            met.setdefault(name.casefold(), Person(name, None))
    yield from sorted(met.values(), key=lambda person: -len(person.name or ""))


def _signatures(plan: Plan) -> Iterator[str]:
    for _, action in plan.actions():
        yield from (name for update in action.updates for name in (update.author, update.recorded_by) if name)
        yield from (lead for edit in action.edits for lead in _leads_before(edit))
        yield from (name for answer in action.answers for name in (answer.author, answer.recorded_by) if name)
    for meeting in plan.meetings:
        yield from filter(None, (*meeting.present, meeting.begun_by))
    for pack in plan.packs:
        yield from filter(None, (pack.lead, pack.made_by))
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


def roles_written(person: Person) -> Iterator[str]:
    """The roles that stand behind the name in other ways in which a person is written."""
    name = person.name or ""
    for text in person.also_written:
        _, found, behind = text.partition(name)
        if found and behind.strip(" ,.-–("):
            yield behind.strip(" ,.-–()")
