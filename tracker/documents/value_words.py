"""Words about values: which way an arrow points, and the unit that a measure's name says."""

from __future__ import annotations

import re

from tracker.documents.wording import plain
from tracker.domain.measure import Unit

MOVES = {
    "▲": "up", "↑": "up", "⬆": "up", "↗": "up", "🡅": "up", "up": "up", "increase": "up", "increased": "up",
    "increasing": "up", "higher": "up", "rising": "up",
    "▼": "down", "↓": "down", "⬇": "down", "↘": "down", "🡇": "down", "down": "down", "decrease": "down",
    "decreased": "down", "decreasing": "down", "lower": "down", "falling": "down",
    "-": "none", "–": "none", "—": "none", "►": "none", "▶": "none", "→": "none", "➡": "none", "↔": "none",
    "⬌": "none", "◄►": "none", "=": "none", "same": "none", "no change": "none", "unchanged": "none",
    "stable": "none", "static": "none",
}  # fmt: skip


def moved_of(text: str) -> str | None:
    """Which way a direction of travel points: up, down or none, by its word or its first arrow; None: not known."""
    meant = text.strip().lower().replace("\ufe0f", "")
    if meant in MOVES:
        return MOVES[meant]
    arrow = next((character for character in meant if character in MOVES and character not in "-–—="), None)
    return MOVES[arrow] if arrow else MOVES.get(plain(meant))


_UNITS: tuple[tuple[str, Unit], ...] = (
    (r"per 10[, ]?000", "rate per 10,000"),
    (r"%|\bper ?cent(age)?\b|\bproportion\b", "percent"),
    (r"\b(average|median|mean|number of) (working )?days\b|\btime in days\b|\(days\)", "days"),
    (r"\bnumber\b|\bcaseloads?\b|\bnos?\b|\bcount\b", "number"),
)


def unit_of(name: str) -> Unit | None:
    """The unit that a measure's name says: a percentage, a rate, days or a number; None where it says nothing."""
    return next((unit for pattern, unit in _UNITS if re.search(pattern, name.lower())), None)
