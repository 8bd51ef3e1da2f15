"""What changed between the two days, and every review that was ever moved to a later day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tracker.columns.slips import SLIP_COLUMNS
from tracker.columns.words import text_of
from tracker.domain.actions.slips import LedgerRow, slip_rows
from tracker.domain.changes.between import changes_between
from tracker.domain.changes.of_actions import BY_A_MEETING
from tracker.domain.changes.told import PlanChange
from tracker.domain.long_text import shortened
from tracker.domain.when import show_day
from tracker.reports.blocks import Block, Bullets, Heading, Prose, Run, Runs, Table, TableColumn
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.runs import as_runs, refs_in_a_row, sentence, unbroken

_SEVERAL = 3


class _Changed(NamedTuple):
    """What became of an action or a measure: the ref that leads there, its name, and the words."""

    ref: Run
    name: str
    words: str


def what_changed(both: BothDays) -> Iterator[Block]:
    """A line for each action and measure of which anything is new; nothing where no earlier day was given."""
    if both.since is None:
        return
    yield Heading(1, f"What changed since {both.since_day}", "changes")
    told = list(_gathered(_changes(both)))
    if told:
        yield Bullets(tuple(told))
    else:
        yield Prose(as_runs("Nothing."))


def _gathered(changes: Iterable[_Changed]) -> Iterator[Runs]:
    """A line each; where several changed in the same way, one line for all of them."""
    alike = defaultdict[str, list[_Changed]](list)
    for change in changes:
        alike[change.words].append(change)
    for words, some in alike.items():
        if len(some) < _SEVERAL:
            yield from ((one.ref, Run(f"{' ' if one.name else ''}{one.name}: {sentence(words)}")) for one in some)
        else:
            head = Run(f"{words[:1].upper()}{words[1:]}: ")
            yield head, *refs_in_a_row(one.ref for one in some), Run(".")


def _changes(both: BothDays) -> Iterator[_Changed]:
    """What became of each theme, action and measure, in the plan's order; nobody's name is told."""
    assert both.since is not None
    found = changes_between(both.plan, both.since, both.as_at)
    told = (one for one in found if one.about in ("theme", "action", "measure"))
    for (about, theme, ref, name), of_one in groupby(told, lambda one: (one.about, one.theme, one.ref, one.name)):
        words = list(dict.fromkeys(_words(list(of_one))))
        if words:
            called = "" if about == "theme" else shortened(name)
            yield _Changed(
                _leading(both, theme, ref or (unbroken(name) if about == "theme" else "No ref")),
                called,
                "; ".join(words),
            )


def _leading(both: BothDays, heading: str, ref: str) -> Run:
    """The ref, which leads to what is told of the measure or of the theme."""
    measure = next((row.measure for row in both.rows if row.measure.ref == ref), None)
    if measure is not None:
        return both.measure_ref(measure)
    theme = next((one for one in both.plan.themes if one.heading == heading), None)
    return Run(ref, bold=True, to=both.theme_key(theme) if theme and both.is_told(theme) else None)


def _words(changes: Sequence[PlanChange]) -> Iterator[str]:
    """Readings and commentary stand elsewhere in the report: here only that they came. A rating says what is late."""
    kinds = {one.what for one in changes}
    for change in changes:
        if change.what in _SHORT:
            yield _SHORT[change.what]
        elif not (change.what in ("late", "no longer late") and "rating" in kinds):
            reason = f" ({unbroken(change.reason)})" if change.reason else ""
            yield f"{_moved_words(change)}{reason}"
    if any(change.of == BY_A_MEETING for change in changes):
        yield "decided by a meeting"


_SHORT: dict[str, str] = {
    "reading": "new readings",
    "commentary": "new commentary",
    "said again": "new commentary",
    "words removed": "words taken out for good",
}


def _moved_words(change: PlanChange) -> str:
    """ "status from in progress to complete", "removed on 1 Nov 2017"."""
    if change.what in ("added", "removed", "brought back"):
        return f"{change.what} on {show_day(change.day)}" if change.day else change.what
    if change.what in ("late", "no longer late"):
        return "newly overdue" if change.what == "late" else "no longer overdue"
    part = f" of {change.of}" if change.of and change.what in ("correction", "band") else ""
    label = change.of if change.what in ("wording", "edited") else _LABELS.get(change.what, change.what)
    old, new = (unbroken(value or "") for value in (change.old, change.new))
    if change.what == "remark":
        return new or old
    return f"{label}{part} from {old or 'none'} to {new or 'none'}"


_LABELS = {"completed": "status", "not accepted": "not accepted: status", "slip": "review moved"}


# The slip ledger


def slip_ledger(both: BothDays) -> Iterator[Block]:
    """A row for each move, in the order of the plan; a sentence where nothing was moved."""
    if not both.lines:
        return
    yield Heading(1, "Reviews that were moved", "slips")
    moved = slip_rows(both.lines, both.as_at, both.limits.due_soon_days)
    if not moved:
        yield Prose(as_runs(f"No review had been moved to a later day by {both.day}."))
        return
    columns = tuple(TableColumn(one.heading, _WIDTHS[one.name], row_heading=one.name == "ref") for one in _SLIPS)
    alt = "Each review that was moved to a later day, from when to when, by how many days, and the reason."
    yield Table("Moves of reviews to a later day", columns, tuple(_move(both, row) for row in moved), alt)


_WIDTHS = {"ref": 1.2, "day": 1.7, "from": 1.7, "to": 1.7, "days": 1, "reason": 5}
_SLIPS = [column for column in SLIP_COLUMNS if column.name in _WIDTHS]


def _move(both: BothDays, row: LedgerRow) -> tuple[Runs, ...]:
    return tuple(
        (both.action_ref(row.line),)
        if column.name == "ref"
        else (Run(unbroken(text_of(column, row)), quiet=column.name == "reason" and not row.slip.reason),)
        for column in _SLIPS
    )
