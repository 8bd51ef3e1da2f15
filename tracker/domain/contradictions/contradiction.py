"""What a contradiction is: which kind, what it is about, and the sentence that can be sent to the lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from tracker.domain.actions.register import Line
from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure
from tracker.domain.plan import Theme
from tracker.domain.problem import Field

ContradictionKind = Literal[
    "stated green and late",
    "ongoing and silent",
    "re-dated again and again",
    "complete without effect",
    "complete with an open promise",
    "green theme",
    "stated status",
    "cases",
]
CAUSES: Mapping[ContradictionKind, str] = {
    "stated green and late": "An action is stated green and long past its review",
    "ongoing and silent": "An action is Ongoing and nothing is written about it",
    "re-dated again and again": "An action was re-dated three times or more",
    "complete without effect": "An action is complete and its measure is in the same band",
    "complete with an open promise": "An action is complete and a promise of it is still to come",
    "green theme": "All of a theme is green and a measure of it is not",
    "stated status": "The stated status of a measure is not that of its band",
    "cases": "A value is not what its cases make",
}


class Contradiction(NamedTuple):
    """Two things that cannot both be true. `about` is the ref of a record, or what else problems call it by.

    `lead` is whom to ask, as printed; None where nobody leads it. `facts` is what it consists of, without what each day
    changes: with other facts it is another contradiction. `theme` is the heading under which the record stands.
    """

    kind: ContradictionKind
    about: str
    lead: str | None
    sentence: str
    theme: str
    facts: str
    field: Field | None = None


def of_action(kind: ContradictionKind, line: Line, said: str, facts: str) -> Contradiction:
    """That of an action; `said` goes on after its ref, or its words where it has none."""
    about = line.action.ref or line.action.text[:60]
    called = line.action.ref or f'"{shortened(line.action.text)}"'
    lead = " ".join(line.action.lead.as_printed.split()) or None
    return Contradiction(kind, about, lead, f"{called} {said}", line.theme.heading, facts)


def of_measure(
    kind: ContradictionKind, theme: Theme, measure: Measure, said: str, facts: str, field: Field | None = None
) -> Contradiction:
    """That of a measure, which nobody leads; `said` goes on after its ref and name."""
    return Contradiction(kind, measure.ref, None, f"{ref_and_name(measure)}{said}", theme.heading, facts, field)


def ref_and_name(measure: Measure) -> str:
    """ "1.1-M05 (Visits made in time)": whoever is asked knows the name and not our ref."""
    return f"{measure.ref} ({shortened(measure.name)})"


def joined_words(parts: list[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
