"""A view of the actions under a name: filter, order, groups and columns; in the user's settings as one entry each.

They are the user's and not the plan's: how somebody looks at a plan is no part of it, a plan that can only be read has
views too, and one view serves this year's plan and the next. What a view says of a plan (a theme, a lead) is kept as
words for that reason, and not as a number of one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.columns.words import month_words
from tracker.domain.actions.filters import STANDS, Filter, lead_of, review_month
from tracker.domain.actions.register import Line
from tracker.domain.plan import Theme
from tracker.palette import STANDINGS
from tracker.ui.views.arrangement import ALWAYS, BY_NAME, GROUPS, USUAL_COLUMNS, Arrangement


@dataclass(frozen=True, slots=True)
class SavedView:
    """`theme` is a heading; the filter's own `theme_id` is found by it in the plan that is open."""

    name: str
    filter: Filter = field(default_factory=Filter)
    theme: str = ""
    how: Arrangement = field(default_factory=Arrangement)

    def entry(self) -> dict[str, Any]:
        """As it stands in the settings."""
        wanted, how = self.filter, self.how
        return {
            "name": self.name,
            "stands": sorted(wanted.stands),
            "silent": wanted.silent,
            "mine": wanted.mine,
            "lead": wanted.led_by,
            "rating": wanted.counted_as,
            "theme": self.theme,
            "review": wanted.review.isoformat() if wanted.review else None,
            "search": wanted.search,
            "order": how.order,
            "descending": how.descending,
            "group": how.group,
            "columns": list(how.columns),
        }

    def filter_in(self, themes: Iterable[Theme], lines: Sequence[Line]) -> Filter:
        """The filter for a plan with these themes and lines; what it does not have (see `missing_in`) is let go."""
        theme = next((one.id for one in themes if one.heading == self.theme), None)
        lead, month = self.filter.led_by, self.filter.review
        lead = lead if lead is not None and lead in map(lead_of, lines) else None
        return replace(self.filter, theme_id=theme, led_by=lead, review=month if _is_in(month, lines) else None)

    def missing_in(self, themes: Iterable[Theme], lines: Sequence[Line]) -> list[str]:
        """What the view asks for and a plan does not have: a theme, a lead, reviews in a month; in words."""
        gone = [f"the theme {self.theme}"] if self.theme not in ("", *(one.heading for one in themes)) else []
        lead, month = self.filter.led_by, self.filter.review
        if lead and lead not in map(lead_of, lines):
            gone.append(f"the lead {lead}")
        if month and not _is_in(month, lines):
            gone.append(f"a review in {month_words(month)}")
        return gone


def _is_in(month: date | None, lines: Iterable[Line]) -> bool:
    return month in map(review_month, lines)


def view_of(entry: Mapping[str, Any]) -> SavedView:
    """A view from the settings; what is damaged in it is as usual."""
    stands = entry.get("stands")
    wanted = Filter(
        stands=frozenset(name for name in STANDS if isinstance(stands, list) and name in stands),
        silent=entry.get("silent") is True,
        mine=entry.get("mine") is True,
        led_by=_text(entry, "lead") or None,
        review=_month(entry),
        counted_as=rating if (rating := _text(entry, "rating")) in STANDINGS else None,
        search=_text(entry, "search"),
    )
    order, group, columns = _text(entry, "order"), _text(entry, "group"), entry.get("columns")
    known = tuple(dict.fromkeys(name for name in columns if name in BY_NAME)) if isinstance(columns, list) else ()
    how = Arrangement(
        order if order in BY_NAME else "",
        entry.get("descending") is True,
        group if group in GROUPS else "theme",
        known if ALWAYS in known else USUAL_COLUMNS,
    )
    return SavedView(_text(entry, "name"), wanted, _text(entry, "theme"), how)


def _text(entry: Mapping[str, Any], key: str) -> str:
    return value if isinstance(value := entry.get(key), str) else ""


def _month(entry: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(_text(entry, "review")).replace(day=1)
    except ValueError:
        return None


_LATE, _SOON, _WAITING = (frozenset({stand}) for stand in STANDS)
_BY_REVIEW = Arrangement("review", group="none")
_WORDS = Arrangement("commentary_day", group="none", columns=(*USUAL_COLUMNS, "commentary", "commentary_day"))
BUILT_IN = (
    SavedView("My overdue", Filter(stands=_LATE, mine=True), how=_BY_REVIEW),
    SavedView("My next four weeks", Filter(stands=_SOON, mine=True), how=_BY_REVIEW),
    SavedView("SMT: reds", Filter(counted_as="red"), how=Arrangement("days_late", True, "lead")),
    SavedView("Late and due soon, by lead", Filter(stands=_LATE | _SOON), how=Arrangement("review", group="lead")),
    SavedView("Silent, with the latest words", Filter(silent=True), how=_WORDS),
    SavedView("Waiting for sign-off", Filter(stands=_WAITING), how=Arrangement(group="lead")),
)
