"""What the palette leads to: commands with their keys, actions, measures and themes, the best fit first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from typing import NamedTuple

from PySide6.QtGui import QAction

from tracker.documents.vocabulary.likeness import closest
from tracker.domain.actions.register import Line
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.searching.words_around import without_accents
from tracker.ui.keys import native_keys, plain_words, shown_keys

MOST_GOALS = 50
_SEARCHED = 100  # letters from the beginning: what is typed names a thing, and does not quote it
_ALIKE, _LIKE = 10, 75  # where nothing has the words, so many are offered that are so like them (of 100)
_SHORTEST = 4  # letters: fewer are like anything


class PageCommand(NamedTuple):
    """Something that can be done on a page: its words there, its keys as Qt writes them; `needs`: what it waits for."""

    words: str
    keys: str = ""
    needs: str = "There is nothing on the page now that it could be done to."
    page: str = ""

    @property
    def of_the_chosen(self) -> bool:
        """Whether it is done to what is chosen on the page."""
        return self.needs.startswith("Choose ")


class Goal(NamedTuple):
    """What can be gone to: a record, or a command that can be given."""

    where: str
    text: str
    goal: QAction | PageCommand | Action | Measure | Theme
    keys: str = ""


def goals_of_menu(actions: Iterable[QAction], menu: str, but: QAction) -> Iterator[Goal]:
    """The commands of a menu; but for the one that leads here."""
    for action in actions:
        if action is not but and action.text():
            yield Goal(f"{menu} menu", plain_words(action), action, shown_keys(action))


def goals_of_page(commands: Iterable[PageCommand]) -> list[Goal]:
    """The commands of a page, whether it was made yet or not."""
    return [Goal(f"{one.page} page", one.words, one, native_keys(one.keys)) for one in commands]


def goals_of_plan(plan: Plan, lines: Iterable[Line], as_at: date) -> Iterator[Goal]:
    """The actions, measures and themes that stand on the day."""
    for line in lines:
        yield Goal(f"Action {line.action.ref or ''} · {line.action.lead.as_printed}", line.action.text, line.action)
    for _, measure in plan.measures_on(as_at):
        yield Goal(f"Measure {measure.ref}", measure.name, measure)
    for theme in plan.themes_on(as_at):
        yield Goal(plan.theme_word, theme.heading, theme)


class Goals:
    """All of them, folded once: a key pressed costs one look through them."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        self._goals = goals
        self._texts = [without_accents(_searched(one)) for one in goals]

    def find(self, search: str) -> list[Goal]:
        """The fifty that fit best; without a search the commands, which come first."""
        wanted = " ".join(without_accents(search).split())
        if not wanted:
            return [one for one in self._goals if isinstance(one.goal, QAction | PageCommand)]
        words = wanted.split()
        graded = ((_grade(text, wanted, words), at) for at, text in enumerate(self._texts) if _has(text, words))
        found = [at for _, at in nsmallest(MOST_GOALS, graded)]
        if not found and len(wanted) >= _SHORTEST:
            found = closest(wanted, self._texts, _ALIKE, _LIKE)
        return [self._goals[at] for at in found]


def _searched(goal: Goal) -> str:
    if isinstance(goal.goal, PageCommand):
        return f"{goal.text} {goal.where}"
    return f"{_ref_of(goal)} {goal.text}"[:_SEARCHED].strip()


def _ref_of(goal: Goal) -> str:
    return "" if isinstance(goal.goal, QAction | PageCommand | Theme) else goal.goal.ref or ""


def _grade(text: str, wanted: str, words: Sequence[str]) -> int:
    """How well a text fits in which all words stand, 0 best: it is the search, or its ref is, or begins with it."""
    if text == wanted or text.startswith(f"{wanted} "):
        return 0
    if text.startswith(wanted):
        return 1
    return 2 if _has(f" {text}", [f" {word}" for word in words]) else 3


def _has(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)
