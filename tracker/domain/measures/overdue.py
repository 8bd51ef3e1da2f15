"""How often a measure is read, and whether its next reading should have come by a day."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.measure import Measure, readings_that_count
from tracker.domain.when import HALF_TERMS, TERMS, month_end

FREQUENCIES = ("monthly", "quarterly", "termly", "yearly")
GRACE_DAYS = 28
_MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
_ALSO = {
    "month": "monthly", "every month": "monthly", "quarter": "quarterly", "every quarter": "quarterly",
    "term": "termly", "every term": "termly", "year": "yearly", "annual": "yearly", "annually": "yearly",
    "every year": "yearly",
}  # fmt: skip


def frequency_of(measure: Measure) -> str | None:
    """One of FREQUENCIES, however it was written; None where it is not given, or is none of them."""
    said = " ".join((measure.frequency or "").lower().split())
    said = _ALSO.get(said, said)
    return said if said in FREQUENCIES else None


def reading_days_late(measure: Measure, as_at: date) -> int:
    """By how many days the next reading is overdue; 0 where it is not, or where nobody said how often one is due.

    The next period begins when that of the last reading has ended and is as long as the frequency says; its reading is
    awaited for 28 days after its end. "c" is a reading, a blank is none. A measure without any reading is never late:
    nobody knows when its first was due.
    """
    if (frequency := frequency_of(measure)) is None:
        return 0
    told = [one for one in readings_that_count(measure.readings, as_at) if one.says or one.suppressed]
    ends = [one.period.last for one in told if one.period.last is not None]
    if not ends:
        return 0
    due = _next_end(max(ends), frequency) + timedelta(days=GRACE_DAYS)
    return max(0, (as_at - due).days)


def _next_end(end: date, frequency: str) -> date:
    """The last day of the period after the one that ended on a day."""
    if frequency == "termly":
        last_days = [last for name, (_, last) in TERMS.items() if name not in HALF_TERMS]
        ends = [date(year, *last) for year in (end.year, end.year + 1) for last in last_days]
        return min(day for day in ends if day > end)
    months = end.year * 12 + end.month - 1 + _MONTHS[frequency]
    year, month = divmod(months, 12)
    last = month_end(year, month + 1)
    at_the_end = (end + timedelta(days=1)).month != end.month
    return last if at_the_end else last.replace(day=min(end.day, last.day))


def late_words(days: int) -> str:
    """ "reading 23 days late"; "" where it is not."""
    return f"reading {days:,} {'day' if days == 1 else 'days'} late" if days else ""
