"""Whether a row of a table that a person chose something for was used whole: what no record took in is to be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from tracker.documents.grid import Cell, folded
from tracker.documents.problem_log import ProblemLog
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.tables.themes import Themes, ThemeSoFar
from tracker.documents.vocabulary.families import family_of
from tracker.documents.vocabulary.groups import is_whole
from tracker.domain.pattern import pattern_of

_SHORT = 5  # letters; what is no longer must be a whole word
_WORDS = pattern_of(r"[\s/;,()]+")
_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # of footnotes


class RowCheck:
    """Made before a row is read; `unused` is asked after it."""

    def __init__(self, themes: Themes, problems: ProblemLog) -> None:
        self.themes, self.problems = themes, problems
        self._before = {id(theme): _held(theme) for theme in themes.every()}
        self._told = len(problems.found)

    def unused(self, cells: Mapping[int, Cell]) -> list[int]:
        """The columns whose texts are in nothing that was made or changed since, and in no problem."""
        said = _Said(self._since())
        return [column for column, cell in cells.items() if not all(map(said.holds, folded(cell.text).splitlines()))]

    def _since(self) -> Iterator[str]:
        for theme in self.themes.every():
            if new := list(_since(self._before.get(id(theme), _NOTHING), theme)):
                yield from _texts([theme.ref_as_printed, theme.title, f"{theme.ref_as_printed} {theme.title}", new])
        yield from _texts(self.problems.found[self._told :])


class _Said:
    """Texts, as they are looked for: letters and digits only."""

    def __init__(self, texts: Iterable[str]) -> None:
        found = list(texts)
        self._all = "\n".join(map(_plain, found))
        lines = (line for text in found for line in (text, *text.splitlines(), *_WORDS.split(text)))
        self._words = set(map(_plain, lines))

    def holds(self, text: str) -> bool:
        plain = _plain(text)
        if not plain or plain in self._words or (len(plain) > _SHORT and plain in self._all):
            return True
        if is_whole(text) or family_of(text):
            return True  # said by whose values they are
        rag, status = rag_of(text), status_of(text)
        meant = {rag, "complete" if rag == "blue" else None, _plain(status.value) if status else None}
        return not meant.isdisjoint(self._words)


def _plain(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum() and one not in _MARKS)


class _Held(NamedTuple):
    """What a theme held: how many actions and texts of evidence, to which more are added, and its measures."""

    actions: int
    evidence: int
    measures: Sequence[object]


_NOTHING = _Held(0, 0, ())


def _held(theme: ThemeSoFar) -> _Held:
    return _Held(len(theme.actions), len(theme.evidence), tuple(theme.measures))


def _since(before: _Held, theme: ThemeSoFar) -> Iterator[object]:
    """What was added, and each measure that was changed; where one was added, no other was."""
    yield from theme.actions[before.actions :]
    yield from theme.evidence[before.evidence :]
    added = theme.measures[len(before.measures) :]
    yield from added or (now for now, then in zip(theme.measures, before.measures, strict=True) if now is not then)


def _texts(value: object) -> Iterator[str]:
    """All texts in records, and what else they hold as text."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif value is not None:
        yield str(value)
