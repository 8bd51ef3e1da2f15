"""What can be decided about a cause, or about one of its places: the words to press and the key of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tracker.domain.decisions.causes import CauseGroup, ProblemCause
from tracker.domain.decisions.decide import KEPT_AS_PRINTED
from tracker.domain.decisions.year_meant import year_meant
from tracker.domain.problem import Field, Problem
from tracker.domain.when import When

ChoiceName = Literal["accepted", "corrected", "ignored", "year", "copy", "undo", "each", "open"]
_FINE = "Fine"
_FOR_ALL: tuple[Field, ...] = ("review", "lead", "status", "rating")  # of these one text can stand in many places


class ProblemChoice(NamedTuple):
    """One of them; `key` is the letter that does it in the table, or Enter."""

    name: ChoiceName
    words: str
    key: str

    @property
    def spoken(self) -> str:
        """Its words and its key, for whoever does not see it."""
        return f"{self.words.rstrip('…▾▴ ')} ({self.key})"


_ACCEPT, _LEAVE = ProblemChoice("accepted", "Accept", "A"), ProblemChoice("ignored", "Leave", "I")
_COPY = ProblemChoice("copy", "Copy to send", "S")


def choices_of_cause(
    cause: ProblemCause, group: CauseGroup, period: When, *, can_correct: bool, opened: bool
) -> Sequence[ProblemChoice]:
    """One decision for all of its places, and the way to go through them one by one."""
    many = len(cause.problems)
    chosen = _for_all(cause, group, period, can_correct)
    if many > 1 or group == "decided":
        words = "Close" if opened else "Show" if group != "decide" else "One by one"
        chosen.append(ProblemChoice("each", f"{words} {'▴' if opened else '▾'}", "Enter"))
    return chosen


def _for_all(cause: ProblemCause, group: CauseGroup, period: When, can_correct: bool) -> list[ProblemChoice]:
    problem, many = cause.example, len(cause.problems)
    if many == 1:
        return _decisions(problem, group, period, can_correct)
    if group == "contradictions":
        return [_COPY, _of_all(_LEAVE, many)]
    if group == "decided":
        return [ProblemChoice("undo", f"Undo all {many:,}", "U")]
    first, found = [_of_all(one, many) for one in _plain(problem, group)], []
    meant = [year_meant(one, period) for one in cause.problems]
    if len(years := {one and one[0] for one in meant}) == 1 and (year := years.pop()):
        found.append(ProblemChoice("year", f"All to {year}", "Y"))
    if can_correct and problem.field in _FOR_ALL and group == "decide":
        found.append(ProblemChoice("corrected", "Correct all to…", "C"))
    return [*first[:1], *found, *first[1:]]


def _of_all(choice: ProblemChoice, many: int) -> ProblemChoice:
    comma = "," if choice.words == _FINE else ""
    return choice._replace(words=f"{choice.words}{comma} all {many:,}")


def choices_of_place(
    problem: Problem, group: CauseGroup, period: When, *, can_correct: bool, record: str
) -> Sequence[ProblemChoice]:
    """What can be decided about one place, and the link to its record: "Open 1.1.6"."""
    link = [ProblemChoice("open", f"Open {record}", "Enter")] if record else []
    return [*_decisions(problem, group, period, can_correct), *link]


def _decisions(problem: Problem, group: CauseGroup, period: When, can_correct: bool) -> list[ProblemChoice]:
    if group == "decided":
        return [ProblemChoice("undo", "Undo", "U")]
    if group == "contradictions":
        return [_COPY, _LEAVE]
    first, meant = _plain(problem, group), year_meant(problem, period)
    found = [ProblemChoice("year", f"To {meant[0]}", "Y")] if meant else []
    if can_correct:
        found.append(ProblemChoice("corrected", "Correct…", "C"))
    return [*first[:1], *found, *first[1:]]


def _plain(problem: Problem, group: CauseGroup) -> list[ProblemChoice]:
    """Accept a suggestion or leave it; say that it is fine; leave what nothing was read of."""
    if group == "repaired":
        return [_ACCEPT]
    if problem.read_as and problem.field in KEPT_AS_PRINTED:
        return [_ACCEPT, _LEAVE]
    nothing_read = problem.kind in ("unread", "skipped") or (problem.kind == "missing" and problem.field is not None)
    return [_LEAVE] if nothing_read and not problem.read_as else [_ACCEPT._replace(words=_FINE)]
