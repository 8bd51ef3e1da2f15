"""The tables beside the pictures of the overview, and what stands under its counts in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from tracker.columns.words import Column, counted, month_words
from tracker.domain.actions.register import Line
from tracker.domain.summary.of_actions import (
    LeadOverdue,
    MonthReviews,
    ThemeTally,
    longest_silent,
    longest_waiting,
    nearest_due,
)
from tracker.domain.summary.of_measures import BandCount
from tracker.domain.when import show_day, shown
from tracker.palette import RATING_WORDS, STANDINGS

_NAMED = (2, 1)  # refs under a count, as many as there is room for

NAMELESS = "No lead"


def band_heading(band: BandCount) -> str:
    """The name of a band, as a heading."""
    return band.name[:1].upper() + band.name[1:]


def _count_of(name: str) -> Callable[[ThemeTally], int]:
    return lambda row: row.counts[name]


def _lead_order(row: LeadOverdue) -> str | None:
    """By name, those without one last."""
    return row.lead.casefold() if row.lead else None


THEME_COLUMNS: tuple[Column[ThemeTally], ...] = (
    Column("theme", "Theme", lambda row: row.theme.heading, "ref", 30, wrap=True),
    *(Column(name, RATING_WORDS[name], _count_of(name), "number", 9) for name in STANDINGS),
    Column("total", "Actions", _count_of("total"), "number", 8),
    Column("overdue", "Overdue", _count_of("overdue"), "number", 8),
)
LEAD_COLUMNS: tuple[Column[LeadOverdue], ...] = (
    Column("lead", "Lead", lambda row: row.lead or NAMELESS, "text", 30, wrap=True, order=_lead_order),
    Column("overdue", "Overdue", lambda row: row.overdue, "number", 8),
)
MONTH_COLUMNS: tuple[Column[MonthReviews], ...] = (
    Column("month", "Month", lambda row: month_words(row.month), "text", 12),
    Column("reviews", "Reviews", lambda row: row.reviews, "number", 8),
    Column("overdue", "Overdue", lambda row: row.overdue, "number", 8),
)
BAND_COLUMNS: tuple[Column[BandCount], ...] = (
    Column("band", "Band", band_heading, "text", 28, wrap=True),
    Column("measures", "Measures", lambda row: row.measures, "number", 9),
)


def count_notes(lines: Sequence[Line], as_at: date) -> dict[str, list[str]]:
    """What stands under a count in quiet type: which are the next, the longest silent, those that wait the longest.

    Each at length, and shorter for where that has no room.
    """
    soon, silent, waiting = nearest_due(lines), longest_silent(lines), longest_waiting(lines)
    return {
        "due_soon": [_refs(soon, lambda line: shown(line.state.review), named) for named in _NAMED],
        "silent": [_silent_words(silent, as_at, named) for named in _NAMED],
        "awaiting_sign_off": [
            _refs(waiting, lambda line: _since(line.state.status_since, as_at), named) for named in _NAMED
        ],
    }


def _silent_words(silent: Sequence[Line], as_at: date, named: int) -> str:
    """Those that were heard from the longest ago; of how many nothing was ever said on a day."""
    heard = [line for line in silent if line.state.text_day]
    never = f"{len(silent) - len(heard):,} never heard from" if len(heard) < len(silent) else ""
    return "; ".join(filter(None, [never, _refs(heard, lambda line: _since(line.state.text_day, as_at), named)]))


def _since(day: date | None, as_at: date) -> str:
    return counted((as_at - day).days, "day") if day and day < as_at else ""


def _refs(lines: Sequence[Line], say: Callable[[Line], str], named: int) -> str:
    """The first refs with what is said of them: "1.3.6, 30 Nov 2017; 1.3.7, Dec 2017; 3 more"."""
    told = [", ".join(filter(None, [line.action.ref or "no ref", say(line)])) for line in lines[:named]]
    rest = len(lines) - named
    return "; ".join([*told, *([f"{rest:,} more"] if rest > 0 else [])])


def then_words(then: Mapping[str, int], now: Mapping[str, int], name: str, since: date) -> str:
    """How a count moved: "+25 since 31 Oct 2017"; "no change since 31 Oct 2017" where it did not."""
    moved = now[name] - then[name]
    return f"{moved:+,} since {show_day(since)}" if moved else f"no change since {show_day(since)}"
