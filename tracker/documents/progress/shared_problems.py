"""Problems that rows of a table share: a few stand each by itself, many of one cause are told once for all of them."""

from __future__ import annotations

from typing import NamedTuple

from tracker.documents.problem_log import ProblemLog
from tracker.domain.problem import Field, ProblemKind

_NAMED = 8  # actions that a sentence names one by one


class Cause(NamedTuple):
    """Why rows have a problem: its kind, the reason alone, its column, and the sentence for many.

    In that stand {count} and {words}.
    """

    kind: ProblemKind
    reason: str
    heading: str
    together: str
    most: int = 3  # rows that are told one by one


class RowProblem(NamedTuple):
    """The problem of one row: where, of which action and field, what is printed there, and the sentence for it."""

    place: str
    about: str
    field: Field
    printed: str
    sentence: str
    read_as: str | None = None


class SharedProblems:
    """The problems of the rows of one table, until it ends."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self._met: dict[Cause, list[RowProblem]] = {}

    def add(self, cause: Cause, problem: RowProblem) -> None:
        """One more row."""
        self._met.setdefault(cause, []).append(problem)

    def say(self) -> None:
        """The table ends: say what its rows had."""
        for cause, met in self._met.items():
            if len(met) > cause.most:
                self._say_together(cause, met)
                continue
            for place, about, field, printed, sentence, read_as in met:
                self.problems.add(cause.kind, place, about, field, printed, sentence, read_as, cause=cause.reason)
        self._met = {}

    def _say_together(self, cause: Cause, met: list[RowProblem]) -> None:
        of_words: dict[str, list[str]] = {}
        for one in met:
            of_words.setdefault(one.printed, []).append(one.about)
        words = " / ".join(filter(None, of_words))
        named = ", ".join(f'"{word}" ({_few(about)})' if word else _few(about) for word, about in of_words.items())
        sentence = cause.together.format(count=len(met), words=named)
        read = dict.fromkeys(one.read_as for one in met if one.read_as)
        place, read_as = met[0].place, " / ".join(read) or None
        self.problems.add(cause.kind, place, cause.heading, None, words, sentence, read_as, cause=cause.reason)


def _few(about: list[str]) -> str:
    """The actions that a problem is about, the first of many by their refs."""
    named = ", ".join(about[:_NAMED])
    return named if len(about) <= _NAMED else f"{named} and {len(about) - _NAMED} more"
