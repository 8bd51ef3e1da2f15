"""How a theme is headed ("Recommendation 2.0 Management oversight"), and a theme while its tables are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Evidence

_WORD = r"(?P<word>Recommendation|Priority|Theme|Objective|Outcome|Workstream|Strand|Area|Aim|Goal)s?"
_NUMBERED = r"(?P<ref>\d+(?:\.\d+)*)\.?\s*[-–—:.]?\s*(?P<title>\S.*)?"
HEADING = re.compile(rf"{_WORD}\s*:?\s*{_NUMBERED}", re.I | re.S)
BARE_HEADING = re.compile(_NUMBERED, re.S)


@dataclass(slots=True)
class ThemeSoFar:
    """A theme while its tables are read."""

    ref: str | None
    title: str
    ref_as_printed: str = ""
    ambition: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
