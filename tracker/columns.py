"""The columns and the words that window, workbook and command line share, so that they cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Generic, Literal, TypeVar

from tracker.domain.finding import Finding, find, shown_number, shown_value
from tracker.domain.measure import Measure, exact_value
from tracker.domain.plan import Action, Plan, Status, Theme, Update
from tracker.domain.register import Line
from tracker.domain.state import withdrawn_by
from tracker.domain.when import When, show_day, shown
from tracker.palette import RATING_WORDS

Kind = Literal["text", "ref", "day", "when", "number", "rating"]
Value = str | int | float | date | When | None
Row = TypeVar("Row")
MeasureRow = tuple[Theme, Measure, Finding]
UpdateRow = tuple[Theme, Action, Update]

BAND_NAMES = ("Requires improvement", "Good", "Outstanding")
UNIT_WORDS = {"percent": "%", "rate per 10,000": "per 10,000", "days": "days", "number": "number"}
POLARITY_WORDS = {"higher": "High is good", "lower": "Low is good", "unknown": "Not known"}


@dataclass(frozen=True)  # not slots: Python 3.11 cannot make a generic record of both kinds
class Column(Generic[Row]):
    """One column of a table: `value` answers a plain value for a row, None where there is nothing to say.

    A rating's value is a key of the palette's ratings: red, amber, green, blue, grey, awaiting_sign_off, stopped.
    `width` is in characters; `empty` is what is shown for None.
    """

    name: str
    heading: str
    value: Callable[[Row], Value]
    kind: Kind
    width: int
    wrap: bool = False
    empty: str = ""


def text_of(column: Column[Row], row: Row) -> str:
    """The text that any face shows for a column of a row."""
    value = column.value(row)
    if value is None:
        return column.empty
    return RATING_WORDS.get(str(value), str(value)) if column.kind == "rating" else words_of(value)


def words_of(value: str | int | float | date | When) -> str:
    """A plain value as people write it; a When as it was printed, with its white space folded."""
    if isinstance(value, When):
        return " ".join(value.as_printed.split()) or shown(value)
    if isinstance(value, date):
        return show_day(value)
    return str(value)


# ---- words about one line of the register


def standing_words(line: Line, as_at: date) -> str:
    """How an action stands: "Red", "Awaiting sign-off, 23 days", "Stopped"."""
    words = RATING_WORDS.get(line.standing, "")
    if not line.awaiting_sign_off or line.state.status_since is None:
        return words
    return f"{words}, {counted((as_at - line.state.status_since).days, 'day')}"


def review_words(line: Line, as_at: date) -> str:
    """What the review date means on the day: "23 days late", "due in 6 days", "due today"; "" while it is far off."""
    if line.overdue:
        return f"{counted(line.days_late, 'day')} late"
    if not line.due_soon or line.state.review.last is None:
        return ""
    left = (line.state.review.last - as_at).days
    return f"due in {counted(left, 'day')}" if left else "due today"


def as_at_words(as_at: date, today: date) -> str:
    """The day that everything is computed for, in words, and today's where they differ."""
    words = f"As at {show_day(as_at)}"
    return words if as_at == today else f"{words}, which is not today ({show_day(today)})"


def share_words(count: int, total: int) -> str:
    """ "9 of 50": a count and what it is out of."""
    return f"{count:,} of {total:,}"


def status_words(status: Status | None) -> str | None:
    """A status as shown: "Reported complete". A document that is read back knows it again."""
    return status.value.capitalize() if status else None


def counted(count: int, noun: str) -> str:
    """ "1 action", "1,204 actions"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


# ---- actions


def _rating(line: Line) -> str:
    return line.rating or line.standing


def _theme(line: Line) -> Value:
    return line.theme.heading


_REF = Column[Line]("ref", "Ref", lambda line: line.action.ref, "ref", 7)
_ACTION = Column[Line]("action", "Action", lambda line: line.action.text, "text", 40, wrap=True)
_LEAD = Column[Line]("lead", "Lead", lambda line: line.action.lead.as_printed or None, "text", 18, wrap=True)
_REVIEW = Column[Line]("review", "Review", lambda line: line.state.review, "when", 11)
_DAYS_LATE = Column[Line]("days_late", "Days late", lambda line: line.days_late or None, "number", 6)
_RATING = Column[Line]("rating", "Rating", _rating, "rating", 13)
_COMMENTARY = Column[Line]("commentary", "Latest commentary", lambda line: line.state.text, "text", 46, wrap=True)

ACTION_COLUMNS: tuple[Column[Line], ...] = (
    Column("theme", "Theme", _theme, "text", 18, wrap=True),
    _REF,
    _ACTION,
    _LEAD,
    _REVIEW,
    _DAYS_LATE,
    Column("status", "Status", lambda line: status_words(line.state.status), "text", 12, wrap=True),
    _RATING,
    _COMMENTARY,
    Column("commentary_day", "Dated", lambda line: line.state.text_day, "day", 12),
)

OVERDUE_COLUMNS: tuple[Column[Line], ...] = (
    _REF,
    _ACTION,
    _LEAD,
    Column("original_review", "Original review", lambda line: line.state.original_review, "when", 12),
    _REVIEW,
    _DAYS_LATE,
    Column("slips", "Slips", lambda line: line.state.slips, "number", 7),
    _RATING,
    _COMMENTARY,
)


# ---- measures


def measure_rows(plan: Plan, as_at: date) -> list[MeasureRow]:
    """Every measure with its theme and what it says as at the day, in the plan's order."""
    return [(theme, measure, find(measure, as_at)) for theme, measure in plan.measures()]


def measure_columns(band_names: Iterable[str] = BAND_NAMES) -> tuple[Column[MeasureRow], ...]:
    """The columns of measures, with one for each band's threshold as printed."""
    bands = (
        Column(f"band: {name}", name, _threshold(name), "text", _band_width(name), wrap=True) for name in band_names
    )
    return (*_MEASURE_BEFORE, *bands, *_MEASURE_AFTER)


def band_names(plan: Plan) -> tuple[str, ...]:
    """The names of the bands that a plan's measures have, worst first; the usual ones where there are none."""
    names = dict.fromkeys(name for _, measure in plan.measures() for name, _ in measure.thresholds)
    return tuple(names) or BAND_NAMES


def _band_width(name: str) -> int:
    """Wide enough for the longest word of the band's name."""
    return max(9, *(len(word) + 2 for word in name.split())) if name.strip() else 9


def _threshold(band: str) -> Callable[[MeasureRow], Value]:
    return lambda row: next((printed for name, printed in row[1].thresholds if name == band and printed), None)


def _polarity(row: MeasureRow) -> Value:
    scale = row[2].scale
    if scale.polarity == "direction":
        return f"{(scale.direction or '').capitalize()} is good"
    return POLARITY_WORDS[scale.polarity]


def _latest(row: MeasureRow) -> Value:
    """As many decimals as it takes not to show the value rounded across a cut."""
    _, measure, finding = row
    value = exact_value(finding.latest, measure.unit) if finding.latest else None
    return None if value is None else _number(shown_value(value, finding.scale))


def _distance(row: MeasureRow) -> Value:
    better = row[2].next
    return None if better is None else _number(shown_number(better.distance, 1))


def _number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _band(row: MeasureRow) -> Value:
    zone = row[2].zone
    return zone.name if zone else None


def _cases(row: MeasureRow) -> Value:
    return row[2].next.cases if row[2].next else None


def _period(row: MeasureRow) -> Value:
    return row[2].latest.period if row[2].latest else None


def _travel(row: MeasureRow) -> Value:
    travel = row[2].direction_of_travel
    return travel.capitalize() if travel else None


_MEASURE_BEFORE: tuple[Column[MeasureRow], ...] = (
    Column("theme", "Theme", lambda row: row[0].heading, "text", 16, wrap=True),
    Column("ref", "Ref", lambda row: row[1].ref, "ref", 9),
    Column("measure", "Measure", lambda row: row[1].name, "text", 30, wrap=True),
    Column("shows", "What it shows", lambda row: row[1].shows, "text", 27, wrap=True),
)
_MEASURE_AFTER: tuple[Column[MeasureRow], ...] = (
    Column("polarity", "Polarity", _polarity, "text", 9, wrap=True),
    Column("latest", "Latest value", _latest, "number", 7),
    Column("unit", "Unit", lambda row: UNIT_WORDS.get(row[1].unit or ""), "text", 8, wrap=True),
    Column("period", "Period", _period, "when", 11),
    Column("band", "Band", _band, "text", 13, wrap=True),
    Column("distance", "To next band", _distance, "number", 7),
    Column("cases", "In cases", _cases, "number", 7),
    Column("travel", "Direction of travel", _travel, "text", 11, wrap=True),
    Column("finding", "Finding", lambda row: row[2].sentence, "text", 26, wrap=True),
)
MEASURE_COLUMNS = measure_columns()


# ---- commentary


def update_rows(plan: Plan, as_at: date) -> list[UpdateRow]:
    """Every update that speaks for the day or one before it, withdrawn ones too, oldest first in each action.

    Left out: updates that speak for a later day, and actions that had been removed.
    """
    return [
        (theme, action, update)
        for theme, action in plan.actions()
        if action.removed_on is None or action.removed_on > as_at
        for update in sorted(action.updates, key=_age)
        if update.day is None or update.day <= as_at
    ]


def withdrawn(row: UpdateRow) -> bool:
    """Whether a later update withdrew this one."""
    _, action, update = row
    return update.uuid in withdrawn_by(action.updates)


def _age(update: Update) -> tuple[date, datetime, str]:
    recorded = update.recorded_at
    return update.day or date.min, recorded if recorded.tzinfo else recorded.replace(tzinfo=UTC), update.uuid


def _stated(row: UpdateRow) -> Value:
    stated = row[2].stated_rag
    return "No rating" if stated == "none" else stated


COMMENTARY_COLUMNS: tuple[Column[UpdateRow], ...] = (
    Column("ref", "Ref", lambda row: row[1].ref, "ref", 7),
    Column("action", "Action", lambda row: row[1].text, "text", 30, wrap=True),
    Column("day", "Day", lambda row: row[2].day, "day", 12, empty="from the plan"),
    Column("author", "Author", lambda row: row[2].author, "text", 14, wrap=True),
    Column("recorded_by", "Recorded by", lambda row: row[2].recorded_by, "text", 13, wrap=True),
    Column("kind", "Kind", lambda row: row[2].kind, "text", 10),
    Column("commentary", "Commentary", lambda row: row[2].text, "text", 46, wrap=True),
    Column("status", "Status", lambda row: status_words(row[2].status), "text", 11, wrap=True),
    Column("stated_rating", "Stated rating", _stated, "rating", 12),
    Column("review", "Review", lambda row: row[2].review, "when", 11),
    Column("reason", "Reason", lambda row: row[2].reason, "text", 20, wrap=True),
    Column("withdrawn", "Withdrawn", lambda row: "withdrawn" if withdrawn(row) else None, "text", 11),
)
