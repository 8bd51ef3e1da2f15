"""The names of people in a plan, however they are written, and the roles that stand in their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial

from tracker.domain.names.name_words import ACRONYMS, GIVEN, NO_NAMES, ORDINARY, PLACES, POSTS
from tracker.domain.names.spellings import (
    DOES,
    END,
    ROLE_WORDS,
    START,
    TITLE,
    by_single_words,
    initials,
    named_people,
    one_word,
    roles_written,
    spelt,
    whole,
    whole_names,
    without_hidden_signs,
)  # fmt: skip
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Person, Plan

LEAD_OFFICER = "lead officer"
SOMEBODY = "somebody"
_EMAIL = pattern_of(r"(?i)\b[\w.+'-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = pattern_of(r"(?<![\w.,/-])(?:\+44|\(?0)[\d() -]{8,14}\d(?![\w/-])")
_PAIR = pattern_of(
    r"\b([A-Z][a-zà-ÿ’'-]+ |[A-Z](?:\.\s?| )(?:[A-Z](?:\.\s?| ))?)([A-Z][a-zà-ÿ’'-]+[A-Z]?[a-zà-ÿ’'-]+)\b"
    r"(?: ([A-Z][a-zà-ÿ’'-]+[A-Z]?[a-zà-ÿ’'-]+)\b)?"  # "Asked Cora Okafor": any two of the three may be the name
)
_BEFORE_A_NOUN = pattern_of(
    r"\b(?:the|a|an|our|his|her|its|their|this|that|each|every|new|old|same|other)$", re.IGNORECASE
)
_SURNAME = r"[A-Z][a-zà-ÿ’'-]+[A-Z]?[a-zà-ÿ’'-]+"
_GIVEN_NAME = pattern_of(
    rf"{START}([A-Z](?:[a-z]+|[A-Z]+))(?:[\s_]+(?:[A-Z]\.?\s+)?(?:{_SURNAME}|[A-Z]{{3,}})(?![A-Za-z]))?{END}"
)
_SURNAME_FIRST = pattern_of(rf"{START}([A-Z][\w’'-]+),\s*([A-Z](?:[a-z]+|[A-Z]+)){END}")
_CALLED = pattern_of(rf"{START}{TITLE}(?:[A-Z]\.?\s+)?[A-Z][\w’'-]+(?:\s+{_SURNAME})?{END}")
_INITIALS = (
    pattern_of(r"(?<![\w.])([A-Z])\.\s?([A-Z])(?:\.(?!\s?[A-Z]\.|\w)|(?![\w.]))"),
    pattern_of(rf"{START}([A-Z])([A-Z])(?=(?:/[A-Z]{{2}})*{DOES})"),
    pattern_of(r"(?<=\b[Bb]y )([A-Z])([A-Z])\b(?!\s+[a-z]|[-/])"),
    pattern_of(r"(?<=\b[Aa]sk )([A-Z])([A-Z])\b"),
)


class PeopleNames:
    """Takes names out of texts: those of the plan's people, and what looks like the name of somebody else.

    `met` holds what was taken out: the names of people, "somebody", "e-mail", "telephone".
    """

    def __init__(self, plan: Plan, texts: Iterable[str]) -> None:
        self.met: set[str] = set()
        people = list(named_people(plan))
        forms = sorted((whole(form) for one in people for form in whole_names(one)), key=len, reverse=True)
        called = re.compile(rf"{START}(?:{'|'.join(forms) or r'(?!)'}){END}")
        bare = [called.sub(" ", _EMAIL.sub(" ", without_hidden_signs(text))) for text in dict.fromkeys(texts)]
        self._lower = {word for text in bare for word in re.findall(r"\b[a-z][a-z’'-]+", text)}
        own = re.findall(r"\w+", plan.organisation or "")
        self._no_names = NO_NAMES | {word.lower() for word in own}
        self._roles = Counter((person.role or LEAD_OFFICER).casefold() for person in people)
        self._spellings = [(person, self._pattern(person)) for person in people]
        self._told: dict[str, str] = {}
        self._others: set[str] = set()  # initials and names that were met as those of somebody else
        for text in dict.fromkeys(bare):
            self._without_others(text)
        self.met.clear()

    def role_of(self, person: Person) -> str:
        """What stands in the place of a name by itself: "Service Manager", "Lead officer"."""
        return person.role or LEAD_OFFICER.capitalize()

    def person(self, name: str | None) -> Person | None:
        """The person of a name, however it is written; None for nobody of the plan."""
        found = (one for one, pattern in self._spellings if name and pattern.search(without_hidden_signs(name)))
        return next(found, None)

    def signed(self, text: str) -> str:
        """Who wrote something: the role in the place of the name."""
        person = self.person(text)
        if person is None:
            return self.taken_out(text)
        self.met.add(person.name or "")
        return self.role_of(person)

    def as_role(self, text: str) -> str:
        """What stands for a role: two words with capitals are one, unless a name is in it or they say no post."""
        named = self.person(text) or GIVEN & set(re.findall(r"\w+", text.lower()))
        return self.taken_out(text) if named or not ROLE_WORDS.search(text) else text

    def taken_out(self, text: str) -> str:
        """The text with roles in the place of names, and without addresses and telephone numbers."""
        if text not in self._told:  # the same words stand behind many readings
            self._told[text] = self._without_names(self._without_numbers(without_hidden_signs(text)))
        return self._told[text]

    def _without_names(self, text: str) -> str:
        for person, pattern in self._spellings:
            text = pattern.sub(partial(self._instead, person.name or "", self._in_words(person)), text)
        text = self._without_others(text)
        if self._others:
            met = "|".join(sorted(map(re.escape, self._others), key=len, reverse=True))
            text = re.sub(rf"{START}(?:{met}){END}", partial(self._instead, SOMEBODY, SOMEBODY), text)
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

    # Somebody who is not of the plan

    def _without_others(self, text: str) -> str:
        text = _CALLED.sub(partial(self._instead, SOMEBODY, SOMEBODY), text)
        text = _SURNAME_FIRST.sub(self._surname_first, text)
        text = self._without_given_names(text)
        text = _PAIR.sub(self._pair, text)
        for pattern in _INITIALS:
            text = pattern.sub(self._letters, text)
        return text

    def _without_given_names(self, text: str) -> str:
        """What stands behind a word that is no given name may be one, with a surname of its own."""
        parts, at = list[str](), 0
        while found := _GIVEN_NAME.search(text, at):
            named = found[1].lower() in GIVEN
            parts += text[at : found.start()], self._given(found) if named else found[1]
            at = found.end() if named else found.end(1)
        return "".join([*parts, text[at:]])

    def _given(self, found: re.Match[str]) -> str:
        """A given name; with the surname behind it, which may be the first word of something else."""
        given, last = found[1], re.split(r"[\s_]+", found[0][len(found[1]) :])[-1]
        if re.fullmatch(PLACES, last):
            return found[0]
        if last and last.lower() in self._no_names:
            return self._instead(SOMEBODY, SOMEBODY, found) + found[0][len(given) :]
        self._note(given, last)
        return self._instead(SOMEBODY, SOMEBODY, found)

    def _surname_first(self, found: re.Match[str]) -> str:
        """ "NAIR, Priya"; what is a word elsewhere ("Thanks, Priya") stays."""
        if found[2].lower() not in GIVEN or found[1].lower() in self._no_names | self._lower:
            return found[0]
        self._note(found[2], found[1])
        return self._instead(SOMEBODY, SOMEBODY, found)

    def _pair(self, found: re.Match[str]) -> str:
        """Two words with capitals that stand nowhere without: a name of somebody who is not of the plan."""
        words = [re.sub(r"[.\s]", "", found[1]), found[2]]
        ordinary = self._no_names | self._lower
        if words[1].lower() in ordinary:
            return found[0]
        if len(words[0]) > 2 and words[0].lower() in ordinary:  # what stands behind it may be a name
            return found[1] + _PAIR.sub(self._pair, found[0][len(found[1]) :])
        third = found[3] or ""
        behind = f" {third}" if third.lower() in ordinary else ""
        if len(words[0]) > 2:
            self._note(words[0], words[1] if behind else third or words[1])
        return self._instead(SOMEBODY, SOMEBODY, found) + behind

    def _note(self, first: str, last: str) -> None:
        """The initials and the surname of somebody, which may stand alone elsewhere."""
        if last:
            letters = (first[0] + last[0]).upper()
            self._others |= {letters} - ACRONYMS - POSTS
            self._others |= {last, last.upper()} if self._tells(last) else set()

    def _letters(self, found: re.Match[str]) -> str:
        letters = found[1] + found[2]
        if letters in ACRONYMS | POSTS or letters in ("AM", "PM", "EG", "IE"):
            return found[0]
        self._others.add(letters)
        return self._instead(SOMEBODY, SOMEBODY, found)

    # How a person is written

    def _pattern(self, person: Person) -> re.Pattern[str]:
        name = person.name or ""
        words = re.findall(r"[^\W\d_][^\W\d_’'‘`-]*(?:[’'‘`-][^\W\d_]+)*", name)
        # One word by itself may be an ordinary word too: it is a name as it is written, or in capitals.
        single = {form for form in (*person.also_written, name) if " " not in form and "@" not in form}
        called = [whole(form) for form in whole_names(person)]
        called += [one_word(form) for form in sorted(single - {person.role or ""}, key=len) if self._sure(form)]
        loose = by_single_words([word for word in words if len(word) > 1], self._tells)
        loose += [letters] if (letters := initials(person)) else []
        roles = "|".join(spelt(role) for role in {person.role, *roles_written(person)} if role)
        behind = rf"(?:\s*[,.–(-]?\s*(?:{roles})\b\)?)?" if roles else ""
        named = rf"(?:{'|'.join(called)}){behind}{END}|" if called else ""
        parts = "|".join(f"{one}(?:{END}|(?=s\\b))" for one in loose) or r"(?!)"
        return re.compile(rf"{START}(?:{named}{parts})")

    def _sure(self, form: str) -> bool:
        return len(form) > 1 and form.lower() not in ORDINARY

    def _tells(self, word: str) -> bool:
        """Whether a part of a name is no other word."""
        lower = word.lower()
        return lower in GIVEN or (len(word) > 2 and lower not in self._no_names | self._lower | ORDINARY)
