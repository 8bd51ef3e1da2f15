"""What the palette leads to: commands with their keys, actions, measures and themes, the best fit first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtGui import QAction

from tracker.domain.actions.register import Line
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Plan, Theme
from tracker.ui.keys import native_keys, plain_words, shown_keys
from tracker.ui.searching.names import Names

MOST_GOALS = 50
_SEARCHED = 100  # letters from the beginning: what is typed names a thing, and does not quote it


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
    """All of them, and which of them are found by what is typed."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        self._goals = goals
        self._names = Names(map(_searched, goals))

    def find(self, search: str) -> list[Goal]:
        """The fifty that fit best; without a search the commands, which come first."""
        if not search.strip():
            return [one for one in self._goals if isinstance(one.goal, QAction | PageCommand)]
        return [self._goals[at] for at in self._names.find(search, MOST_GOALS)]


def _searched(goal: Goal) -> str:
    if isinstance(goal.goal, PageCommand):
        return f"{goal.text} {goal.where}"
    return f"{_ref_of(goal)} {goal.text}"[:_SEARCHED].strip()


def _ref_of(goal: Goal) -> str:
    return "" if isinstance(goal.goal, QAction | PageCommand | Theme) else goal.goal.ref or ""
