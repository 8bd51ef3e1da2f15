"""Problems that only show when a document has been read whole: gaps, duplicates, one person written in several ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from tracker.documents.problem_log import ProblemLog
from tracker.domain.dates.dated_entries import ABOUT, entries_offered
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Plan, Theme

_NUMBERED = pattern_of(r"(.*?[A-Za-z.])(\d{1,9})")


def check_whole(plan: Plan, problems: ProblemLog, places: Mapping[str, str]) -> None:
    """Add the problems of the whole plan; `places` says where each ref stands."""
    for theme in plan.themes:
        _missing_refs(theme, problems, places)
    _duplicate_refs(plan, problems)
    _duplicate_measures(plan, problems)
    _people(plan, problems)
    _dated_entries(plan, problems, places)


def _missing_refs(theme: Theme, problems: ProblemLog, places: Mapping[str, str]) -> None:
    """Gaps in a sequence of refs are said at the row after the gap, never filled, unless rows without one fill them."""
    numbered = [
        (ref[1], int(ref[2]), ref[0], at) for at, action in enumerate(theme.actions) if (ref := _numbered(action.ref))
    ]
    for (front, number, before, above), (next_front, following, after, at) in pairwise(numbered):
        unnumbered = sum(action.ref is None for action in theme.actions[above:at])
        if front == next_front and 1 + unnumbered < following - number < 20:
            gone = ", ".join(f"{front}{n}" for n in range(number + 1, following))
            sentence = f"{gone} is missing between {before} and {after}."
            cause = "A ref is missing in a row of refs"
            problems.add("missing", places.get(after, theme.heading), gone, None, "", sentence, cause=cause)


def _numbered(ref: str | None) -> re.Match[str] | None:
    return _NUMBERED.fullmatch(ref) if ref else None


def _duplicate_refs(plan: Plan, problems: ProblemLog) -> None:
    counts = Counter(action.ref for _, action in plan.actions() if action.ref)
    for ref, count in counts.items():
        if count > 1:
            sentence, cause = f"The ref {ref} is given to {count} actions.", "A ref is given to several actions"
            problems.add("duplicate", "the plan", ref or "", "ref", ref or "", sentence, cause=cause)


def _duplicate_measures(plan: Plan, problems: ProblemLog) -> None:
    refs: dict[str, list[str]] = defaultdict(list)
    for _, measure in plan.measures():
        if measure.name:
            refs[measure.name.casefold()].append(measure.ref)
    for same in refs.values():
        if len(same) > 1:
            sentence = f"The measures {' and '.join(same)} have the same name; both were kept."
            cause = "Measures have the same name"
            problems.add("duplicate", "the plan", same[-1], "measure", "", sentence, cause=cause)


def _people(plan: Plan, problems: ProblemLog) -> None:
    """One name with several roles or spellings: offered as one, never merged unasked."""
    for person in plan.people:
        if person.name and person.also_written:
            usual = f"{person.name}, {person.role}" if person.role else person.name
            others = "; ".join(f'"{text}"' for text in person.also_written)
            sentence = f"{person.name} is also written {others}."
            first, cause = person.also_written[0], "A person is written in several ways"
            problems.add("doubtful", "the plan", person.name, "people", first, sentence, usual, cause=cause)


def _dated_entries(plan: Plan, problems: ProblemLog, places: Mapping[str, str]) -> None:
    """Commentary that is a diary is kept as one update, and said once: splitting it is a choice."""
    found = entries_offered(plan)
    if found:
        action, entries = found[0]
        place = places.get(action.ref or "", "the plan")
        first = next(entry.when.as_printed for entry in entries if entry.when)
        holds = "1 action holds" if len(found) == 1 else f"{len(found)} actions holds"
        sentence = f"The commentary of {holds} dated entries: each can be imported as an update of its own day."
        problems.add("doubtful", place, ABOUT, "commentary", first, sentence, cause="Commentary holds dated entries")
