"""The rows of the page: what good looks like, what we will do, how we will know, what people say, what comes up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from tracker.columns.words import counted, standings_words
from tracker.domain.actions.register import Line, tally
from tracker.domain.contradictions.does_it_work import EffectSentence
from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure
from tracker.domain.measures.bands import BELOW
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.promises.coming import ComingDay
from tracker.domain.when import show_day, shown
from tracker.ui.measures.list_items import MeasureItem

ShownKind = Literal[
    "theme", "title", "heading", "ambition", "action", "measure", "evidence", "verdict", "coming", "more", "add",
    "gone", "hint",
]  # fmt: skip
Section = Literal["", "themes", "ambition", "actions", "measures", "evidence", "verdicts", "coming", "removed"]
_FEW = {"ambition": 4, "actions": 8, "measures": 6, "evidence": 6, "coming": 8}  # rows before the others fold away
SECTIONS = frozenset(_FEW)  # all that folds
_ADD = {"actions": "an action", "measures": "a measure", "ambition": "a line", "evidence": "what people say"}
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row. `record` is what it shows, of which `at` is the place of a text; `quiet` stands beside or under it."""

    kind: ShownKind
    text: str
    quiet: str = ""
    record: Theme | Action | Measure | None = None
    section: Section = ""
    at: int = 0
    line: Line | None = None
    item: MeasureItem | None = None
    strong: str = ""  # the words of the text that name what it is about
    unlinked: Measure | None = None  # a measure that an action can be linked to

    @property
    def key(self) -> Hashable:
        """What stays the same when the plan is read again."""
        return self.kind, self.section, type(self.record).__name__, self.record.id if self.record else None, self.at


@dataclass(frozen=True, slots=True)
class ThemeOnDay:
    """A theme with what stands in it on a day, and what had been removed from it by then."""

    theme: Theme
    lines: Sequence[Line]
    items: Sequence[MeasureItem]
    gone: Sequence[Action | Measure]


# The left: the themes


def rows_of_themes(
    plan: Plan,
    there: Sequence[Theme],
    gone: Sequence[Theme],
    lines: Iterable[Line],
    unfolded: Collection[Hashable],
    day: date,
) -> list[ShownRow]:
    """Each theme with how its actions stand, a way to add one, and those that were removed."""
    measures = Counter(theme.id for theme, _ in plan.measures_on(day))
    of: dict[int | None, list[Line]] = {}
    for line in lines:
        of.setdefault(line.theme.id, []).append(line)
    rows = [ShownRow("theme", one.heading, _tally_words(of.get(one.id, []), measures[one.id]), one) for one in there]
    rows.append(ShownRow("add", f"+ Add a {plan.theme_word.lower()}", section="themes"))
    return [*rows, *_removed_rows(gone, unfolded)]


def _tally_words(lines: Sequence[Line], measures: int) -> str:
    if lines:
        return standings_words(tally(lines))
    return counted(measures, "measure") if measures else "nothing in it yet"


def _removed_rows(gone: Sequence[Theme | Action | Measure], unfolded: Collection[Hashable]) -> Iterator[ShownRow]:
    if not gone:
        return
    is_open = "removed" in unfolded
    yield ShownRow("more", f"Removed ({len(gone):,})", "hide" if is_open else "show", section="removed")
    for one in gone if is_open else ():
        day = f"removed {show_day(one.removed_on)}" if one.removed_on else ""
        yield ShownRow("gone", row_name(one), day, one)


def row_name(record: Theme | Action | Measure) -> str:
    """A record as it is named in a row: its ref, and the beginning of its words."""
    if isinstance(record, Theme):
        return record.heading
    text = record.text if isinstance(record, Action) else record.name
    return f"{record.ref or ''} {shortened(text)}".strip()


# The middle: one theme


def rows_of_theme(plan: Plan, on_day: ThemeOnDay, unfolded: Collection[Hashable]) -> list[ShownRow]:
    """What good looks like, what we will do, how we will know, and what was removed."""
    theme = on_day.theme
    caption = f"{plan.theme_word} {theme.ref}" if theme.ref else plan.theme_word
    ambition = [ShownRow("ambition", text, record=theme, at=at) for at, text in enumerate(theme.ambition)]
    actions = [ShownRow("action", line.action.text, record=line.action, line=line) for line in on_day.lines]
    measures = [ShownRow("measure", item.name, record=item.measure, item=item) for item in on_day.items]
    return [
        ShownRow("title", theme.title, caption, theme),
        *_part("What good looks like", "", "ambition", ambition, unfolded),
        *_part("What we will do", _actions_words(on_day.lines), "actions", actions, unfolded),
        *_part("How we will know", _measures_words(on_day.items), "measures", measures, unfolded),
        *_removed_rows(on_day.gone, unfolded),
    ]


def _part(
    heading: str, counts: str, section: Section, rows: Sequence[ShownRow], unfolded: Collection[Hashable]
) -> Iterator[ShownRow]:
    yield ShownRow("heading", heading, counts, section=section)
    yield from _folded(section, rows, unfolded)
    yield ShownRow("add", f"+ Add {_ADD[section]}", section=section, at=len(rows))


def _folded(section: Section, rows: Sequence[ShownRow], unfolded: Collection[Hashable]) -> Iterator[ShownRow]:
    """The rows, or the first of them and how many more there are; one alone is not folded away."""
    few = _FEW[section]
    if len(rows) <= few + 1:
        yield from rows
    elif section in unfolded:
        yield from rows
        yield ShownRow("more", "Show fewer", section=section)
    else:
        yield from rows[:few]
        yield ShownRow("more", f"{len(rows) - few:,} more", section=section)


def _actions_words(lines: Sequence[Line]) -> str:
    late = sum(line.overdue for line in lines)
    return counted(len(lines), "action") + (f" · {late:,} overdue" if late else "") if lines else "no action yet"


def _measures_words(items: Sequence[MeasureItem]) -> str:
    """ "6 measures · 1 below requires improvement · 3 without a reading"."""
    if not items:
        return "no measure yet"
    below: dict[str, int] = {}
    for item in items:
        if item.finding.zone and item.finding.zone.place == BELOW:
            below[item.band.lower()] = below.get(item.band.lower(), 0) + 1
    bare = sum(item.finding.latest is None for item in items)
    parts = [f"{count:,} {band}" for band, count in below.items()] + ([f"{bare:,} without a reading"] if bare else [])
    return " · ".join([counted(len(items), "measure"), *parts])


# The right: what is told of it


def rows_beside(
    theme: Theme, verdicts: Sequence[EffectSentence], coming: Sequence[ComingDay] | None, unfolded: Collection[Hashable]
) -> list[ShownRow]:
    """Does it work, what people say, what comes up; `coming` None: it is being looked for."""
    said = [ShownRow("evidence", one.text, one.heading, theme, at=at) for at, one in enumerate(theme.evidence)]
    next_up = [ShownRow("coming", *_coming_words(one), one.action, at=at) for at, one in enumerate(coming or ())]
    hint = "Looking for promises…" if coming is None else "Nothing is promised or reviewed by a day to come."
    return [
        ShownRow("heading", "Does it work?", section="verdicts"),
        *(_verdict_row(one, at) for at, one in enumerate(verdicts)),
        *_part("What people say", "", "evidence", said, unfolded),
        ShownRow("heading", "Coming up", section="coming"),
        *(_folded("coming", next_up, unfolded) if next_up else [ShownRow("hint", hint, section="coming")]),
    ]


def _verdict_row(one: EffectSentence, at: int) -> ShownRow:
    unlinked = one.record if one.unlinked and isinstance(one.record, Measure) else None
    way = "Link an action…" if unlinked else ""
    return ShownRow("verdict", one.sentence, way, one.record, at=at, strong=one.named, unlinked=unlinked)


def _coming_words(one: ComingDay) -> tuple[str, str]:
    ref = one.action.ref or f"“{shortened(one.action.text, 40)}”"
    what = f"{shortened(one.promised)} ({ref}, promised)" if one.promised else f"review of {ref}"
    return what, shown(one.when)
