"""The kinds of problems and the decisions about them, as they are shown: a word, a shape, a colour of the look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tracker.columns import Column
from tracker.domain.doubt import ProblemKind
from tracker.domain.draft import Decision, Problem
from tracker.palette import Palette


class Kind(NamedTuple):
    """How a kind is shown: its word, a shape of the palette, and what it means."""

    word: str
    shape: str
    means: str


KINDS: Mapping[ProblemKind, Kind] = {
    "repaired": Kind("Repaired", "tick", "read otherwise than printed, because what was meant is clear"),
    "doubtful": Kind("Doubtful", "diamond", "may be meant otherwise; look at it"),
    "contradiction": Kind("Contradiction", "triangle", "two things in the document cannot both be true"),
    "unread": Kind("Unread", "triangle", "could not be read, and was left aside"),
    "missing": Kind("Missing", "ring", "something that belongs there is not in the document"),
    "duplicate": Kind("Duplicate", "square", "stands in the document more than once"),
    "skipped": Kind("Set aside", "dash", "part of no table, and in no record"),
}
DECIDED: Mapping[Decision | None, str] = {
    "accepted": "Accepted", "corrected": "Corrected", "ignored": "Ignored", None: "",
}  # fmt: skip


def together(kind: ProblemKind) -> str:
    """Several of a kind in a sentence: "repaired", "contradictions"."""
    return KINDS[kind].word.lower() + ("s" if kind in ("contradiction", "duplicate") else "")


def kind_colour(kind: ProblemKind, palette: Palette) -> str:
    """Red where something is wrong, quiet where nothing need be done; the shape and the word say the same."""
    if kind in ("unread", "contradiction"):
        return palette.ratings["red"].fill
    if kind == "skipped":
        return palette.quiet_text
    return palette.accent if kind == "repaired" else palette.text


def one_line(text: str | None) -> str:
    """A text of a document in one line."""
    return " ".join((text or "").split())


def subject(problem: Problem) -> str:
    """What a problem is about, where it is about one record: "1.1.6"."""
    return "" if problem.about in ("plan", problem.place) else one_line(problem.about)


def _where(problem: Problem) -> str:
    return ", ".join(part for part in (problem.place, subject(problem)) if part)


PROBLEM_COLUMNS: tuple[Column[Problem], ...] = (
    Column("kind", "Kind", lambda problem: KINDS[problem.kind].word, "text", 14),
    Column("where", "Where", _where, "text", 20),
    Column("printed", "Printed", lambda problem: one_line(problem.as_printed), "text", 24),
    Column("read_as", "Read as", lambda problem: one_line(problem.read_as), "text", 24),
    Column("why", "Why", lambda problem: one_line(problem.message), "text", 32),
    Column("decision", "Decision", lambda problem: DECIDED[problem.decision], "text", 24),
)
