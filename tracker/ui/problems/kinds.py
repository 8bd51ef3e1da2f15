"""The kinds of problems and the decisions about them, as they are shown: a word, a shape, a colour of the look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.columns.words import Column
from tracker.domain.problem import Decision, Problem, ProblemKind
from tracker.palette import Palette
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import Chip
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import for_tooltip


class KindChips(QWidget):
    """No chip checked shows all; kinds that are checked add up, and "Not decided" narrows what they leave."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inside, self.flow = flowing(GRID)
        column.addWidget(inside)
        self.open = Chip("Not decided")
        self.kinds = {kind: Chip(shown.word) for kind, shown in KINDS.items()}
        for kind, chip in self.kinds.items():
            chip.setToolTip(for_tooltip(f"{KINDS[kind].word}: {KINDS[kind].means}"))
        for chip in (self.open, *self.kinds.values()):
            chip.toggled.connect(lambda _: self.changed.emit())
            self.flow.addWidget(chip)

    def offer(self, problems: Sequence[Problem]) -> None:
        """Say how many there are of each; a kind of which there is none is not offered."""
        counts = Counter(problem.kind for problem in problems)
        self._tell(self.open, sum(problem.decision is None for problem in problems))
        for kind, chip in self.kinds.items():
            self._tell(chip, counts[kind])
            chip.setVisible(bool(counts[kind]))
            if not counts[kind]:
                chip.setChecked(False)
        self.open.setVisible(bool(problems))

    def _tell(self, chip: Chip, count: int) -> None:
        chip.tell(count)
        chip.setAccessibleDescription(f"{count:,} problems")

    def left(self, problems: Sequence[Problem]) -> list[Problem]:
        """The problems that the chips leave."""
        kinds = [kind for kind, chip in self.kinds.items() if chip.isChecked()]
        return [
            problem
            for problem in problems
            if (not kinds or problem.kind in kinds) and not (self.open.isChecked() and problem.decision)
        ]


class KindLook(NamedTuple):
    """How a kind is shown: its word, a shape of the palette, and what it means."""

    word: str
    shape: str
    means: str


KINDS: Mapping[ProblemKind, KindLook] = {
    "repaired": KindLook("Repaired", "tick", "read otherwise than printed, because what was meant is clear"),
    "doubtful": KindLook("Doubtful", "diamond", "may be meant otherwise; look at it"),
    "contradiction": KindLook("Contradiction", "triangle", "two things that are said cannot both be true"),
    "unread": KindLook("Unread", "triangle", "could not be read, and was left aside"),
    "missing": KindLook("Missing", "ring", "something that belongs there is not in the document"),
    "duplicate": KindLook("Duplicate", "square", "stands in the document more than once"),
    "skipped": KindLook("Set aside", "dash", "part of no table, and in no record"),
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
    Column("where", "Where", _where, "ref", 20),
    Column("printed", "Printed", lambda problem: one_line(problem.as_printed), "text", 24),
    Column("read_as", "Read as", lambda problem: one_line(problem.read_as), "text", 24),
    Column("why", "Why", lambda problem: one_line(problem.message), "text", 32),
    Column("decision", "Decision", lambda problem: DECIDED[problem.decision], "text", 24),
)
