"""The ratings of an action in the columns of several periods: an update of each where they are dated, else notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, cast

from tracker.documents.grid import folded
from tracker.documents.headings.period_columns import without_rating
from tracker.documents.progress.action_row import ActionRow, Heads
from tracker.documents.progress.stated_rating import ActionRatings
from tracker.documents.progress.update_periods import UpdatePeriods, update_periods
from tracker.domain.plan import StatedRag, Update
from tracker.domain.when import When


class EarlierRatings(NamedTuple):
    """What the columns of ratings of a row say beside the one that counts."""

    updates: tuple[Update, ...] = ()
    notes: tuple[str, ...] = ()


def rating_periods(heads: Heads, plan: When, day: date | None) -> UpdatePeriods:
    """The periods of several columns of ratings; of none where one of them has none, for they are held together.

    When actions are due says nothing of the year of a rating: one that is yet to come would not count.
    """
    if not heads.ratings:
        return UpdatePeriods({})
    named = {name: without_rating(heads.heading(name)) for name in (*heads.ratings, "rag")}
    found = update_periods(named, plan, (), day)
    whole = len(found.of) == len(named) and len({when.last for when in found.of.values()}) == len(named)
    return found if whole else UpdatePeriods({})


def with_last_rating(row: ActionRow) -> ActionRow:
    """The row with the last rating that it has, where the column of the latest is blank."""
    cell = row.seen.get("rag")
    if not row.heads.ratings or (cell is not None and (cell.text or cell.fill not in (None, row.paint))):
        return row
    last = next((name for name in reversed(row.heads.ratings) if row.seen.get(name)), None)
    if last is None:
        return row
    seen = {**row.seen, "rag": row.seen[last], last: None}
    return row._replace(seen=seen, cells={**row.cells, "rag": row.cells.get(last), last: None})


def earlier_ratings(
    row: ActionRow, ratings: ActionRatings, periods: Mapping[str, When], stated: StatedRag | None, day: date | None
) -> EarlierRatings:
    """What the columns before the latest say; with periods the rating of the latest, as `stated`, has its own too.

    Each speaks for the last day of its period, or the `day` of the document, where it was written before that.
    """
    updates, notes = list[Update](), list[str]()
    if periods and stated:
        updates.append(Update("", "plan", _spoken(periods["rag"], day), None, stated_rag=stated))
    for name in row.heads.ratings:
        cell = row.seen.get(name)
        if cell is None or cell.unread:
            continue
        said = ratings.in_column(row, cell)
        if periods and said.rag in ("red", "amber", "green"):
            spoken = _spoken(periods[name], day)
            updates.append(Update("", "plan", spoken, None, stated_rag=cast(StatedRag, said.rag)))
        elif text := folded(cell.text) or said.rag or "":
            notes.append(f"{row.heads.heading(name)}: {text}")
    return EarlierRatings(tuple(sorted(updates, key=_day)), tuple(notes))


def _spoken(period: When, day: date | None) -> date | None:
    assert period.first is not None and period.last is not None
    return day if day is not None and period.first <= day < period.last else period.last


def _day(update: Update) -> date:
    return update.day or date.min
