"""How the rows of the register stand: in which order, groups and columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter

from tracker.columns.actions import ACTION_COLUMNS
from tracker.columns.words import Column
from tracker.domain.actions.filters import lead_of
from tracker.domain.actions.register import Line
from tracker.palette import RATING_WORDS, STANDINGS
from tracker.ui.tables.grouping import Group, in_order_of

BY_NAME = {column.name: column for column in ACTION_COLUMNS}
USUAL_COLUMNS = ("ref", "action", "lead", "review", "rating")
ALWAYS = "action"  # the column that every row has: it says what is promised
GROUPS = {"theme": "By theme", "lead": "By lead", "rating": "By rating", "none": "Not in groups"}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`order` names a column, or is "" for the order of the plan; `group` is one of GROUPS; `columns` as they stand."""

    order: str = ""
    descending: bool = False
    group: str = "theme"
    columns: tuple[str, ...] = USUAL_COLUMNS

    @property
    def shown(self) -> list[Column[Line]]:
        """The columns themselves."""
        return [BY_NAME[name] for name in self.columns]


class OrderedLines:
    """Lines by a column: sorted once as long as they are the same ones, whatever is filtered from them."""

    def __init__(self) -> None:
        self._lines: Sequence[Line] = ()
        self._ordered: dict[tuple[str, bool], list[Line]] = {}

    def by(self, how: Arrangement, lines: Sequence[Line]) -> Sequence[Line]:
        """All the lines in their order."""
        if lines is not self._lines:
            self._lines, self._ordered = lines, {}
        if not how.order:
            return lines
        asked = how.order, how.descending
        if asked not in self._ordered:
            self._ordered[asked] = in_order_of(lines, BY_NAME[how.order], how.descending)
        return self._ordered[asked]


def arranged(
    lines: Sequence[Line],
    group: str,
    themes: Iterable[Hashable],
    folded: Collection[Hashable],
    words: Callable[[list[Line]], str],
) -> Sequence[Group | Line]:
    """The lines, in their order, under the headings of their groups; `words` says what stands beside a heading.

    `group` is one of GROUPS; `themes` are the ids of all themes in the order of the plan.
    """
    if group == "none":
        return lines
    key_of, heading_of = _GROUPED[group]
    groups: defaultdict[Hashable, list[Line]] = defaultdict(list)
    for key, run in groupby(lines, key_of):  # most lines stand beside others of their group
        groups[key].extend(run)
    rows: list[Group | Line] = []
    for key in _in_order(group, themes, groups):
        inside = groups[key]
        rows.append(Group(key, heading_of(inside[0]), partial(words, inside), key in folded))
        if key not in folded:
            rows += inside
    return rows


def _in_order(group: str, themes: Iterable[Hashable], keys: Collection[Hashable]) -> list[Hashable]:
    """Themes as in the plan, leads by name, ratings with the worst first."""
    if group == "theme":
        return [theme for theme in themes if theme in keys]
    if group == "rating":
        return [name for name in STANDINGS if name in keys]
    return sorted(keys, key=lambda lead: (not lead, str(lead).casefold()))


# By what rows are grouped: what tells a group again after a reload, and its heading.
_GROUPED: dict[str, tuple[Callable[[Line], Hashable], Callable[[Line], str]]] = {
    "theme": (attrgetter("theme.id"), lambda line: line.theme.heading),
    "lead": (lead_of, lambda line: lead_of(line) or "No lead"),
    "rating": (attrgetter("standing"), lambda line: RATING_WORDS[line.standing]),
}
