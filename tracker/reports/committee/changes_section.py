"""What changed between the two days, and every review that was ever moved to a later day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.columns.words import counted, standing_words
from tracker.domain.actions.register import Line
from tracker.domain.actions.slips import MovedReview, slips_of
from tracker.domain.actions.state import in_order
from tracker.domain.measure import Measure, Reading, readings_that_count
from tracker.domain.measures.remarks import remarks_in_order
from tracker.domain.plan import Action, Theme
from tracker.domain.when import show_day, shown
from tracker.reports.blocks import Block, Bullets, Heading, Prose, Run, Runs, Table, TableColumn
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.runs import as_runs, in_a_row, sentence, shortened, unbroken

_SEVERAL = 3


class _Change(NamedTuple):
    """What became of an action or a measure: the ref that leads there, its name, and the words."""

    ref: Run
    name: str
    words: str


def what_changed(both: BothDays) -> Iterator[Block]:
    """A line for each action and measure of which anything is new; nothing where no earlier day was given."""
    if both.since is None:
        return
    yield Heading(1, f"What changed since {both.since_day}", "changes")
    told = [*_gathered(_of_actions(both)), *_gathered(_of_measures(both))]
    if told:
        yield Bullets(tuple(told))
    else:
        yield Prose(as_runs("Nothing."))


def _gathered(changes: Iterable[_Change]) -> Iterator[Runs]:
    """A line each; where several changed in the same way, one line for all of them."""
    alike = defaultdict[str, list[_Change]](list)
    for change in changes:
        alike[change.words].append(change)
    for words, some in alike.items():
        if len(some) < _SEVERAL:
            yield from ((one.ref, Run(f" {one.name}: {sentence(words)}")) for one in some)
        else:
            head = Run(f"{words[:1].upper()}{words[1:]}: ")
            yield head, *in_a_row([(one.ref,) for one in some]), Run(".")


def _of_actions(both: BothDays) -> Iterator[_Change]:
    now = {id(line.action): line for line in both.lines}
    for theme, action in both.plan.actions():
        line, old = now.get(id(action)), both.before.get(id(action))
        words = [*_removed(both, action, old), *(_told(both, line, old) if line else ())]
        if words:
            yield _Change(_ref(both, theme, action), shortened(action.text), "; ".join(words))


def _ref(both: BothDays, theme: Theme, action: Action) -> Run:
    return Run(action.ref or "No ref", bold=True, to=both.theme_key(theme))


def _removed(both: BothDays, action: Action, old: Line | None) -> Iterator[str]:
    if old and action.removed_on and action.removed_on <= both.as_at:
        yield f"removed on {show_day(action.removed_on)}"


def _told(both: BothDays, line: Line, old: Line | None) -> Iterator[str]:
    since = both.since
    if old is None:
        yield "new"
    else:
        was, now = old.state, line.state
        if was.status != now.status:
            yield f"status from {was.status.value} to {now.status.value}"
        if shown(was.review) != shown(now.review):
            yield f"review from {shown(was.review) or 'no date'} to {shown(now.review) or 'no date'}"
        if (old.rating, old.standing) != (line.rating, line.standing) and was.status == now.status:
            yield f"rating from {_rating(both, old)} to {_rating(both, line)}"
    said = [one for one in in_order(line.action.updates, both.as_at) if one.day and since and one.day > since]
    if texts := sum(1 for one in said if one.text):
        yield counted(texts, "new entry") if texts == 1 else f"{texts} new entries"


def _rating(both: BothDays, line: Line) -> str:
    words = standing_words(line, both.as_at)
    return words[:1].lower() + words[1:]


def _of_measures(both: BothDays) -> Iterator[_Change]:
    for row in both.rows:
        words = [*_read(both, row.measure), *_remarked(both, row.measure)]
        if words:
            yield _Change(both.measure_ref(row.measure), shortened(row.measure.name), "; ".join(words))


def _read(both: BothDays, measure: Measure) -> Iterator[str]:
    """That readings came; the scorecard says which."""
    new = [one for one in readings_that_count(measure.readings, both.as_at) if _came(both, one)]
    if new:
        yield "a new reading" if len(new) == 1 else "new readings"


def _came(both: BothDays, reading: Reading) -> bool:
    known, since = reading.known, both.since
    return known is not None and since is not None and known > since and (reading.says or reading.suppressed)


def _remarked(both: BothDays, measure: Measure) -> Iterator[str]:
    since = both.since
    for remark in remarks_in_order(measure.remarks, both.as_at):
        if since and remark.day and remark.day > since:
            texts = (remark.stated_rating and f"status {remark.stated_rating}", remark.comment, remark.action)
            yield from (unbroken(text) for text in texts if text)


# The slip ledger


def slip_ledger(both: BothDays) -> Iterator[Block]:
    """A row for each move, in the order of the plan; a sentence where nothing was moved."""
    if not both.lines:
        return
    yield Heading(1, "Reviews that were moved", "slips")
    within = both.limits.due_soon_days
    moved = [(line, slip) for line in both.lines for slip in slips_of(line.action, both.as_at, within)]
    if not moved:
        yield Prose(as_runs(f"No review had been moved to a later day by {both.day}."))
        return
    columns = (
        TableColumn("Ref", 1.2, row_heading=True),
        TableColumn("Moved on", 1.7),
        TableColumn("From", 1.7),
        TableColumn("To", 1.7),
        TableColumn("Why", 6),
    )
    alt = "Each review that was moved to a later day, from when to when, and the reason."
    yield Table("Moves of reviews to a later day", columns, tuple(_move(both, *one) for one in moved), alt)


def _move(both: BothDays, line: Line, slip: MovedReview) -> tuple[Runs, ...]:
    why = (Run(unbroken(slip.reason)),) if slip.reason else (Run("no reason given", quiet=True),)
    day = show_day(slip.day) if slip.day else "–"
    to = shown(slip.new) or "no date"
    return (both.action_ref(line),), as_runs(day), as_runs(shown(slip.old)), as_runs(to), why
