"""What a report is made of beside the plan: what is asked of it, and the pictures that somebody else has drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

AUDIENCE = "The committee"
RECOMMENDATIONS = (
    "That the committee endorses the progress reported here and the next steps of the plan.",
    "That the committee receives the next progress report, with its scorecard, in six months.",
)


@dataclass(frozen=True, slots=True)
class WantedReport:
    """The choices of whoever asks. `since` None: nothing is compared with an earlier day.

    `taken_out` says, a sentence each, what was left out of the plan before it came here and why; of a report for
    everybody (`public`) it says so too.
    """

    as_at: date
    since: date | None = None
    audience: str = AUDIENCE
    recommendations: tuple[str, ...] = RECOMMENDATIONS
    public: bool = False
    taken_out: tuple[str, ...] = ()


class DrawnChart(NamedTuple):
    """A chart as PNG and as SVG, and what it shows in words."""

    png: bytes
    svg: bytes
    alt: str


Pictures = Mapping[str, DrawnChart]  # by the refs of measures
