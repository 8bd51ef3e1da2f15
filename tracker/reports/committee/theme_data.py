"""The measures of a theme: what each one says, its chart against its bands, and what others have."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.columns.measures import MeasureRow
from tracker.domain.measure import Reading, readings_that_count
from tracker.domain.measures.finding import year_earlier
from tracker.domain.plan import Theme
from tracker.domain.when import When, shown
from tracker.reports.blocks import Block, Bullets, Heading, Illustration, Prose, Run, Runs
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.figures import finding_of, newest_suppressed, proved_value, value_in_period
from tracker.reports.committee.runs import as_runs, in_a_row, sentence, unbroken
from tracker.reports.committee.wanted import Pictures


def what_the_data_tell(both: BothDays, theme: Theme, pictures: Pictures) -> Iterator[Block]:
    """Each measure with a reading by the day; then the names of those without one."""
    rows = both.rows_of(theme)
    if not rows:
        return
    yield Heading(2, "What the data tell")
    if against := both.contradictions_of(theme, data=True):
        yield Bullets(tuple(as_runs(one.sentence) for one in against))
    for row in rows:
        if row.finding.latest:
            yield from _measure(both, row, pictures)
    bare = [row for row in rows if not row.finding.latest]
    if bare:
        if len(bare) < len(rows):
            yield Heading(3, "Measures without a value")
        else:
            yield Prose(as_runs(f"No measure has a value by {both.day}:"))
        yield Bullets(tuple(_without_value(both, row) for row in bare))


def _without_value(both: BothDays, row: MeasureRow) -> Runs:
    """The name; with "c" where there is a value that is not shown."""
    named = both.measure_ref(row.measure), Run(f" {unbroken(row.measure.name)}")
    hidden = newest_suppressed(both, row.measure)
    return (*named, Run(": "), *value_in_period(both, row.measure, hidden)) if hidden else named


def _measure(both: BothDays, row: MeasureRow, pictures: Pictures) -> Iterator[Block]:
    measure = row.measure
    yield Heading(3, f"{measure.ref} {unbroken(measure.name).rstrip('.')}", both.measure_key(measure))
    hidden = newest_suppressed(both, measure)
    said = [
        (*value_in_period(both, measure, hidden), Run(": a value that is not shown. Before that:")) if hidden else (),
        (*finding_of(both, row), *_year_earlier(both, row)),
        _others(both, row),
        as_runs(sentence(row.said.comment)) if row.said.comment else (),
    ]
    yield from (Prose(words, with_next=measure.ref in pictures) for words in said if words)
    if drawn := pictures.get(measure.ref):
        caption = f"{measure.ref} against its bands" if row.finding.zone else f"{measure.ref} over time"
        yield Illustration(drawn.png, drawn.svg, f"{caption}, as at {both.day}", drawn.alt)


def _year_earlier(both: BothDays, row: MeasureRow) -> Runs:
    before = year_earlier(row.measure, row.finding.scale, both.as_at)
    if before is None:
        return ()
    value = proved_value(both, row.measure, before.reading, beside=row.finding.latest)
    when = shown(before.reading.period)
    return Run(f" A year earlier, in {when}, it was "), value, Run(f": {before.travel}.")


def _others(both: BothDays, row: MeasureRow) -> Runs:
    """What others have, each with its period and how much older it is than ours."""
    told = []
    for other in row.measure.comparators:
        known = [one for one in readings_that_count(other.readings, both.as_at) if one.says]
        if known:
            value = proved_value(both, row.measure, known[-1], other.label)
            told.append((Run(f"{unbroken(other.label)} "), value, Run(_age(known[-1], row.finding.latest))))
    return (*in_a_row(told, "; "), Run(".")) if told else ()


def _age(theirs: Reading, ours: Reading | None) -> str:
    """ " in 2015/16, a year older than ours"."""
    when = "" if theirs.period.kind in ("none", "unread") else f" in {shown(theirs.period)}"
    months = _months_between(theirs.period, ours.period) if ours else 0
    if months <= 0:
        return when
    years, rest = divmod(months, 12)
    age = "a year" if months == 12 else f"{years} years" if years > 1 and not rest else f"{months} months"
    age = "a month" if months == 1 else age
    return f"{when}{',' if when else ''} {age} older than ours"


def _months_between(one: When, other: When) -> int:
    if one.last is None or other.last is None:
        return 0
    return (other.last.year - one.last.year) * 12 + other.last.month - one.last.month
