"""The scorecard: every measure with a reading or a remark, beside what it was before and what others have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tracker.columns.scorecard_rows import CardRow, card_rows, comparator_labels
from tracker.domain.measure import Measure, Reading, readings_that_count
from tracker.domain.when import shown
from tracker.reports.blocks import Block, Heading, Prose, Run, Runs, Table, TableColumn
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.figures import counted_measures, newest_suppressed, proved_value
from tracker.reports.committee.proofs import out_of_words
from tracker.reports.committee.runs import as_runs, unbroken

_Cell = Callable[[CardRow], Runs]


def scorecard_tables(both: BothDays) -> Iterator[Block]:
    """A table for each theme; those without a reading are counted."""
    rows = card_rows(both.plan, both.as_at)
    told = [row for row in rows if _says(row) or _hidden(both, row)]
    if not told:
        return
    yield Heading(1, "The scorecard", "scorecard")
    bare = [row for row in both.rows if not any(row.measure.ref == one.measure.ref for one in told)]
    if bare:
        rule = f"Measures without a reading by {both.day}"
        count = counted_measures(both, rule, bare, len(rows))
        has = "measures have" if len(rows) > 1 else "measure has"
        yield Prose((count, Run(f" {has} no reading by {both.day} and are not shown.")), "quiet")
    for theme in both.plan.themes:
        own = [row for row in told if row.theme is theme]
        if own:
            yield _table(both, unbroken(theme.heading), own)


def _says(row: CardRow) -> bool:
    return bool(row.finding.latest or row.said.comment or row.said.action or row.said.stated_rating)


def _table(both: BothDays, heading: str, rows: Sequence[CardRow]) -> Table:
    """Columns in which no row says anything are left out."""
    cells: list[tuple[TableColumn, _Cell]] = [
        (TableColumn("Ref", 1.5, row_heading=True), lambda row: (both.measure_ref(row.measure),)),
        (TableColumn("Measure", 3.9), lambda row: as_runs(row.measure.name)),
        (TableColumn("Status", 1.3), _status),
        (TableColumn("Before", 2.4), lambda row: _value(both, row.measure, _before_and_now(both, row)[0])),
        (TableColumn("Now", 2.4), lambda row: _value(both, row.measure, _before_and_now(both, row)[1])),
        *((TableColumn(unbroken(label), 1.9), _other(both, label)) for label in comparator_labels(rows)),
        (TableColumn("Band", 2.0), lambda row: as_runs("" if _hidden(both, row) else row.band)),
        (TableColumn("Direction", 1.9), lambda row: as_runs("" if _hidden(both, row) else row.travel)),
        (TableColumn("Action", 3.0), lambda row: as_runs(row.said.action or "")),
    ]
    made = [(column, [cell(row) for row in rows]) for column, cell in cells]
    kept = [(column, own) for column, own in made if any(run.text for runs in own for run in runs)]
    alt = f"Each measure of {heading} with its value before and now, its band and which way it went."
    return Table(heading, tuple(column for column, _ in kept), tuple(zip(*(own for _, own in kept), strict=True)), alt)


def _hidden(both: BothDays, row: CardRow) -> Reading | None:
    return newest_suppressed(both, row.measure)


def _before_and_now(both: BothDays, row: CardRow) -> tuple[Reading | None, Reading | None]:
    hidden = _hidden(both, row)
    return (row.finding.latest, hidden) if hidden else (row.finding.previous, row.finding.latest)


def _status(row: CardRow) -> Runs:
    stated = unbroken(row.said.stated_rating or "")
    return (Run(stated, rating=row.colour),) if stated else (Run(""),)


def _value(both: BothDays, measure: Measure, reading: Reading | None, whose: str = "") -> Runs:
    """ "76.4% (548 of 717), Q2 2017/18"."""
    if reading is None:
        return (Run(""),)
    when = "" if reading.period.kind in ("none", "unread") else f", {shown(reading.period)}"
    behind = "" if whose else out_of_words(reading)
    return proved_value(both, measure, reading, whose), Run(f"{behind}{when}", quiet=True)


def _other(both: BothDays, label: str) -> _Cell:
    def cell(row: CardRow) -> Runs:
        others = (one for one in row.measure.comparators if one.label == label)
        known = [r for one in others for r in readings_that_count(one.readings, both.as_at) if r.says]
        return _value(both, row.measure, known[-1] if known else None, label)

    return cell
