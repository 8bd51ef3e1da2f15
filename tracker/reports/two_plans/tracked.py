"""A plan with what changed since another as tracked changes, behind a table of what differs and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.columns.changes import DIFFERENCE_WORDS, difference_counts, refs_words
from tracker.domain.actions.register import Line
from tracker.domain.comparing.differences import PlanDifference, review_text, threshold_words
from tracker.domain.comparing.matching import MatchedPlans, PlanAsAt
from tracker.domain.comparing.word_changes import row_changes, word_changes
from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure
from tracker.domain.plan import Theme
from tracker.domain.when import show_day
from tracker.reports.blocks import (
    Block,
    Bullets,
    Front,
    Heading,
    PageBreak,
    Prose,
    Report,
    Revision,
    Run,
    Runs,
    Table,
    TableColumn,
    foot_of,
)
from tracker.reports.committee.runs import as_runs, sentence, unbroken

TRACKED = "tracked"  # the key of the heading beneath which all changes are tracked
_SHORT = 150  # signs of a text in the table of what differs
_TOLD = (
    TableColumn("What", 1.7, row_heading=True),
    TableColumn("Ref", 1.5),
    TableColumn("Name", 3.4),
    TableColumn("Before", 2.6),
    TableColumn("After, or why", 2.6),
)
_ACTIONS = (
    TableColumn("Ref", 0.8, row_heading=True),
    TableColumn("Action", 3.9),
    TableColumn("Lead", 1.9),
    TableColumn("Review", 1.3),
    TableColumn("Status", 1.6),  # what it was and what it is stand beside each other
)
_MEASURES = (TableColumn("Ref", 1.1, row_heading=True), TableColumn("Measure", 4), TableColumn("Thresholds", 3))
_KEY = "Words that were added are underlined, words that were removed are struck through."


def comparison_report(matched: MatchedPlans, found: Sequence[PlanDifference], revision: Revision) -> Report:
    """What differs as a table, then the newer plan with what changed since the older one, signed as `revision` says."""
    older, newer = matched.older, matched.newer
    facts = {
        "Before": f"{older.name}, as at {show_day(older.as_at)}",
        "After": f"{newer.name}, as at {show_day(newer.as_at)}",
        "Organisation": newer.plan.organisation or "",
        "Changes by": revision.author,
    }
    shown = tuple((label, as_runs(text)) for label, text in facts.items() if text)
    front = Front(newer.plan.title, "Compared with what was before", shown)
    blocks: list[Block] = [Heading(1, "What differs"), Prose(as_runs(sentence(difference_counts(found))), "lead")]
    blocks += [_told(found)] if found else []
    blocks += [PageBreak(), Heading(1, "The plan with its changes", TRACKED), Prose(as_runs(_KEY), "quiet")]
    blocks += _themes(matched)
    return Report(front, tuple(blocks), foot=foot_of(*map(_side, (older, newer))), revision=revision)


def _side(plan: PlanAsAt) -> str:
    """A plan may be held against itself as at another day."""
    return f"{shortened(plan.name, 50)} as at {show_day(plan.as_at)}"


def _told(found: Iterable[PlanDifference]) -> Table:
    rows = tuple(tuple(map(as_runs, _cells(one))) for one in found)
    return Table("What differs", _TOLD, rows, "Each difference: what it is of, both refs, before and after, or why.")


def _cells(one: PlanDifference) -> tuple[str, ...]:
    """What differs, in short: a text stands whole in the plan that follows."""
    of = one.field if one.what == "changed" else one.about if one.what in ("new", "dropped") else ""
    refs = refs_words(one)
    after = one.reason or "" if one.what == "dropped" else one.new or ""
    what = DIFFERENCE_WORDS[one.what]
    texts = (one.name, one.old or "", after)
    return f"{what}: {of}" if of else what, refs or "–", *(shortened(unbroken(text), _SHORT) for text in texts)


# The plan with its changes: without what was deleted it is the newer one, without what was inserted the older


def _themes(matched: MatchedPlans) -> Iterator[Block]:
    for old, new in row_changes((matched.themes.older, matched.themes.newer), matched.themes.keys()):
        yield from _theme(matched, old, new)


def _theme(matched: MatchedPlans, old: Theme | None, new: Theme | None) -> Iterator[Block]:
    told = new or old
    assert told is not None
    words = _texts(old.heading if old else None, new.heading if new else None)
    yield Heading(2, told.heading, words=() if old and new and old.heading == new.heading else words)
    if ambition := _ambition(old, new):
        yield Bullets(ambition)
    actions = matched.actions
    lines = _of(actions.older, old), _of(actions.newer, new)
    rows = tuple(_row(*map(_action_texts, pair)) for pair in row_changes(lines, actions.keys()))
    if rows:
        yield Table("Actions", _ACTIONS, rows, "The actions with what changed in them.")
    yield from _measures(matched, old, new)


def _of(lines: Sequence[Line], theme: Theme | None) -> list[Line]:
    return [line for line in lines if line.theme is theme]


def _measures(matched: MatchedPlans, old: Theme | None, new: Theme | None) -> Iterator[Block]:
    sides = (
        _measures_of(matched.older, matched.measures.older, old),
        _measures_of(matched.newer, matched.measures.newer, new),
    )
    rows = tuple(_row(*map(_measure_texts, pair)) for pair in row_changes(sides, matched.measures.keys()))
    if rows:
        yield Table("Measures", _MEASURES, rows, "The measures with what changed in them.")


def _measures_of(side: PlanAsAt, matched: Sequence[Measure], theme: Theme | None) -> list[Measure]:
    """What was joined is made anew each time that it is asked for: the same measure is found by its ref."""
    known = {one.ref: one for one in matched}
    return [known[one.ref] for home, one in side.measures if home is theme]


def _ambition(old: Theme | None, new: Theme | None) -> tuple[Runs, ...]:
    """Each paragraph of what good looks like: those that stayed, one that was reworded in the place of another."""
    before, after = list(old.ambition) if old else [], list(new.ambition) if new else []
    if len(before) == len(after):
        return tuple(_texts(one, other) for one, other in zip(before, after, strict=True))
    sides = [(text,) for text in before], [(text,) for text in after]  # each to be told from another of its words
    keys = {id(one): one[0] for side in sides for one in side}
    return tuple(_texts(*(one[0] if one else None for one in pair)) for pair in row_changes(sides, keys))


def _action_texts(line: Line | None) -> tuple[str, ...] | None:
    if line is None:
        return None
    action, state = line.action, line.state
    return action.ref or "", action.text, action.lead.as_printed, review_text(state.review), state.status.value


def _measure_texts(measure: Measure | None) -> tuple[str, ...] | None:
    return None if measure is None else (measure.ref, measure.name, threshold_words(measure))


def _row(old: tuple[str, ...] | None, new: tuple[str, ...] | None) -> tuple[Runs, ...]:
    wide = len(old or new or ())
    nothing: tuple[None, ...] = (None,) * wide
    return tuple(_texts(one, other) for one, other in zip(old or nothing, new or nothing, strict=True))


def _texts(old: str | None, new: str | None) -> Runs:
    """The words of a text that was another one before; None on the side where it did not stand at all."""
    if new is None or old is None:
        return (Run(unbroken(old or new or ""), change="deleted" if new is None else "inserted"),)
    found = word_changes(unbroken(old), unbroken(new))
    return tuple(Run(text, change=None if became == "kept" else became) for became, text in found) or (Run(""),)
