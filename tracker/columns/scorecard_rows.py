"""The rows of the committee's scorecard as at a day: each measure with its values, its status, what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from tracker.columns.measures import MeasureRow, measure_rows, travel_words
from tracker.columns.words import as_at_words, counted
from tracker.domain.measure import Measure, Reading, readings_that_count
from tracker.domain.measures.finding import Finding
from tracker.domain.measures.remarks import Said
from tracker.domain.measures.scorecard_day import CURRENT, PREVIOUS
from tracker.domain.measures.stated_status import Colour, status_colour, status_disagreement
from tracker.domain.plan import Plan, Theme
from tracker.domain.when import When, shown

COUNTED_COLOURS: tuple[Colour, ...] = ("red", "amber", "green", "blue")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value as printed with the words of its period; `older`: somebody else's, from before our own reading."""

    text: str
    period: str
    older: bool = False

    @property
    def number(self) -> Decimal | str:
        """A number, where it is printed as nothing else, so that a workbook can count with it."""
        try:
            found = Decimal(self.text)
        except InvalidOperation:
            return self.text
        return found if found.is_finite() else self.text

    @property
    def period_words(self) -> str:
        """The period, and that it is an older one."""
        return f"{self.period}, older" if self.period and self.older else self.period


@dataclass(frozen=True, slots=True, eq=False)
class CardRow:
    """A measure on the scorecard. `others` holds the comparators' values by their labels; `colour` is its status'."""

    theme: Theme
    measure: Measure
    finding: Finding
    said: Said
    current: Figure | None
    previous: Figure | None
    others: dict[str, Figure]
    colour: Colour
    disagreement: str

    @property
    def band(self) -> str:
        """The band's name; "" without one."""
        return self.finding.zone.name if self.finding.zone else ""

    @property
    def travel(self) -> str:
        """Improving or worsening after an arrow for the way of the number, else the arrow as printed."""
        stated = self.said.stated_direction
        return travel_words(self.measure, self.finding) or (stated[0] if stated else "")


def card_rows(plan: Plan, as_at: date) -> list[CardRow]:
    """Every measure of the plan as its scorecard shows it on the day, in the plan's order."""
    return [_card_row(row, as_at) for row in measure_rows(plan, as_at)]


def _card_row(row: MeasureRow, as_at: date) -> CardRow:
    measure, finding, said = row.measure, row.finding, row.said
    now, before = finding.latest, finding.previous
    others = {}
    for comparator in measure.comparators:
        known = [reading for reading in readings_that_count(comparator.readings, as_at) if reading.says]
        if known:
            others[comparator.label] = _figure(known[-1], _is_older(known[-1], now))
    return CardRow(
        row.theme,
        measure,
        finding,
        said,
        _figure(now) if now else None,
        _figure(before) if before else None,
        others,
        status_colour(said.stated_rating, finding.zone, finding.scale),
        status_disagreement(said.stated_rating, finding.zone, finding.scale),
    )


def _figure(reading: Reading, older: bool = False) -> Figure:
    text = " ".join(reading.as_printed.split()) or reading.word or str(reading.value)
    return Figure(text, _period_words(reading.period), older)


def _period_words(period: When) -> str:
    """When a value is of; nothing where a document says no more than Current or Previous."""
    return "" if period.kind == "unread" and period.as_printed in (CURRENT, PREVIOUS) else shown(period)


def _is_older(theirs: Reading, ours: Reading | None) -> bool:
    mine = ours.period.last if ours else None
    return bool(mine and theirs.period.last and theirs.period.last < mine)


# What is said of many rows


def shared_period(figures: Iterable[Figure | None]) -> str:
    """The words of the period that all the values there are have; "" where they differ or say none."""
    periods = {figure.period_words for figure in figures if figure}
    return periods.pop() if len(periods) == 1 else ""


def comparator_labels(rows: Iterable[CardRow]) -> list[str]:
    """The comparators that have a value on the scorecard, in the order in which they are met."""
    return list(dict.fromkeys(label for row in rows for label in row.others))


def count_words(rows: Sequence[CardRow]) -> str:
    """ "32 measures in 5 groups · 1 stated status disagrees with its band"."""
    groups = len({id(row.theme) for row in rows})
    apart = sum(bool(row.disagreement) for row in rows)
    words = f"{counted(len(rows), 'measure')} in {counted(groups, 'group')}"
    if not apart:
        return words
    told = "1 stated status disagrees" if apart == 1 else f"{apart:,} stated statuses disagree"
    return f"{words} · {told} with {'its band' if apart == 1 else 'their bands'}"


def day_and_counts(rows: Sequence[CardRow], as_at: date, today: date) -> str:
    """The line over the scorecard: the day, and how much there is."""
    return f"{as_at_words(as_at, today)} · {count_words(rows)}"


def colours_counted(rows: Iterable[CardRow]) -> str:
    """ "1 red · 5 amber · 1 green": how many rows have which colour."""
    counts = Counter(row.colour for row in rows)
    return " · ".join(f"{counts[colour]:,} {colour}" for colour in COUNTED_COLOURS if counts[colour])
