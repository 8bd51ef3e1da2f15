"""What a column is, and the words in which every face says a value, a day, a count or how an action stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from tracker.domain.actions.register import COUNTED_AS, Line
from tracker.domain.plan import Status
from tracker.domain.report import RememberedReport
from tracker.domain.when import MONTH_NAMES, When, show_day, shown
from tracker.palette import RATING_LETTERS, RATING_WORDS

Kind = Literal["text", "ref", "day", "when", "number", "rating"]
Value = str | int | float | Decimal | date | When | None
Row = TypeVar("Row")


@dataclass(frozen=True)  # not slots: Python 3.11 cannot make a generic record of both kinds
class Column(Generic[Row]):
    """One column of a table: `value` answers a plain value for a row, None where there is nothing to say.

    A rating's value is a key of the palette's ratings: red, amber, green, blue, grey, awaiting_sign_off, stopped.
    `width` is in characters; `empty` is what is shown for None. `order` answers what a row is sorted by where that is
    not its value (None: last); `look` a rating in whose colour and shape the text of a row is shown.
    """

    name: str
    heading: str
    value: Callable[[Row], Value]
    kind: Kind
    width: int
    wrap: bool = False
    empty: str = ""
    order: Callable[[Row], Any] | None = None
    look: Callable[[Row], str | None] | None = None


def text_of(column: Column[Row], row: Row) -> str:
    """The text that any face shows for a column of a row."""
    value = column.value(row)
    if value is None:
        return column.empty
    return RATING_WORDS.get(str(value), str(value)) if column.kind == "rating" else words_of(value)


def words_of(value: str | int | float | Decimal | date | When) -> str:
    """A plain value as people write it; a When as it was printed, with its white space folded."""
    if isinstance(value, When):
        return " ".join(value.as_printed.split()) or shown(value)
    if isinstance(value, date):
        return show_day(value)
    return str(value)


def for_whom(report: RememberedReport) -> str:
    """Who was to read a report."""
    return "everybody" if report.public else "the committee"


def standing_words(line: Line, as_at: date) -> str:
    """How an action stands: "Red", "Awaiting sign-off, 23 days", "Stopped"."""
    words = RATING_WORDS.get(line.standing, "")
    if not line.awaiting_sign_off or line.state.status_since in (None, as_at):
        return words
    return f"{words}, {counted((as_at - line.state.status_since).days, 'day')}"


def standings_words(counts: Mapping[str, int]) -> str:
    """Counts of a tally with the letters of the ratings: "1 R · 3 A · 3 G · 1 B"; without a date has no letter."""
    letters = {**RATING_LETTERS, "grey": RATING_WORDS["grey"].lower()}
    return " · ".join(f"{counts[name]:,} {letters[name]}" for name in COUNTED_AS if counts[name])


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


def month_words(month: date) -> str:
    """A month by its first day: "Oct 2017"."""
    return f"{MONTH_NAMES[month.month][:3]} {month.year}"


def share_words(count: int, total: int) -> str:
    """ "9 of 50": a count and what it is out of."""
    return f"{count:,} of {total:,}"


def status_words(status: Status | None) -> str | None:
    """A status as shown: "Reported complete". A document that is read back knows it again."""
    return status.value.capitalize() if status else None


def counted(count: int, noun: str) -> str:
    """ "1 action", "1,204 actions"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
