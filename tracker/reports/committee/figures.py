"""Figures of a report, each with its proof: counts out of a whole, values of measures, findings."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from tracker.columns.measures import MeasureRow
from tracker.columns.words import share_words
from tracker.domain.actions.register import Line
from tracker.domain.measure import Measure, Reading, readings_that_count
from tracker.domain.measures.finding import said_word, shown_value, value_words
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.measures.value import exact_value
from tracker.domain.pattern import pattern_of
from tracker.domain.when import shown
from tracker.reports.blocks import Run, Runs
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.proofs import out_of_words

_VALUE = pattern_of(r".*?(?= in |: |; |, from |$)")
_FEW_CASES = pattern_of(r" \([1-5] cases?\)")


def counted_lines(both: BothDays, rule: str, lines: Iterable[Line], total: int | None = None) -> Run:
    """How many actions there are, out of a whole where one is given; the proof names the rule and every ref."""
    refs = [line.action.ref for line in lines]
    text = f"{len(refs):,}" if total is None else share_words(len(refs), total)
    return Run(text, proof=both.proofs.count(rule, refs))


def counted_measures(both: BothDays, rule: str, rows: Iterable[MeasureRow], total: int | None = None) -> Run:
    """The same of measures."""
    refs = [row.measure.ref for row in rows]
    text = f"{len(refs):,}" if total is None else share_words(len(refs), total)
    return Run(text, proof=both.proofs.count(rule, refs))


def proved_value(
    both: BothDays, measure: Measure, reading: Reading, whose: str = "", beside: Reading | None = None
) -> Run:
    """A value as people write it: "76.4%"."""
    return Run(value_text(measure, reading, beside), proof=both.proofs.reading(measure, reading, whose))


def value_text(measure: Measure, reading: Reading, beside: Reading | None = None) -> str:
    """A value with its unit; a word of a scale as it is; "c" for one that is suppressed.

    It has as many decimals as it takes to differ from the one that stands beside it.
    """
    if not reading.says:
        return "c" if reading.suppressed else "no value"
    value = exact_value(reading, measure.unit)
    if reading.word is not None or value is None or measure.scale is not None:
        return said_word(reading)
    scale, other = scale_of(measure), exact_value(beside, measure.unit) if beside else None
    edge = None if other is None else Fraction(shown_value(other, scale))
    return value_words(value, scale, measure.unit, edge)


def newest_suppressed(both: BothDays, measure: Measure) -> Reading | None:
    """The newest reading where it is suppressed: what is found is then said of an older one, or of none."""
    told = [one for one in readings_that_count(measure.readings, both.as_at) if one.says or one.suppressed]
    return told[-1] if told and not told[-1].says else None


def value_in_period(both: BothDays, measure: Measure, reading: Reading, beside: Reading | None = None) -> Runs:
    """ "76.4% in Q2 2017/18"."""
    when = "" if reading.period.kind in ("none", "unread") else f" in {shown(reading.period)}"
    value = proved_value(both, measure, reading, beside=beside)
    return (value, Run(when)) if when else (value,)


def finding_words(row: MeasureRow, public: bool) -> str:
    """The sentence of a finding; how few cases it takes to the next band is not said to everybody."""
    text = row.finding.sentence
    return _FEW_CASES.sub("", text) if public else text


def finding_of(both: BothDays, row: MeasureRow) -> Runs:
    """The sentence of a finding, its value proved, with the cases that it is made of."""
    text, last = finding_words(row, both.wanted.public), row.finding.latest
    if last is None:
        return (Run(text),)
    value = _VALUE.match(text)
    head = value[0] if value else ""
    first = Run(head or value_text(row.measure, last), proof=both.proofs.reading(row.measure, last))
    return tuple(run for run in (first, Run(f"{out_of_words(last)}{text[len(head) :]}.")) if run.text)
