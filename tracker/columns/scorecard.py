"""The committee's scorecard: the columns of a measure beside its neighbours, as the board reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from tracker.columns.scorecard_rows import CardRow, Figure, comparator_labels, shared_period
from tracker.columns.words import Column, Value
from tracker.domain.measures.bands import BELOW
from tracker.domain.measures.word_scales import words_of_scale

Pick = Callable[[CardRow], Figure | None]
_WORST_FIRST = {"red": 0, "amber": 1, "green": 2, "blue": 3}
_TRAVEL = {"worsening": 0, "down": 1, "no change": 2, "up": 3, "improving": 4}
_NUMBERS_WIDTH, _PERIOD_WIDTH = 10, 12


def scorecard_columns(rows: Sequence[CardRow], periods: bool = True) -> list[Column[CardRow]]:
    """The columns for these rows: a comparator has its own; a period stands in the heading where all values share it.

    Where they do not, the periods have a column of their own with `periods`.
    """
    figures: list[Column[CardRow]] = []
    for name, heading, pick in picked_figures(rows):
        shared = shared_period(map(pick, rows))
        figures.append(_figure_column(name, heading, shared, pick))
        if periods and not shared and any(figure and figure.period for figure in map(pick, rows)):
            figures.append(_period_column(name, heading, pick))
    apart = [_DISAGREEMENT] if any(row.disagreement for row in rows) else []
    return [_GROUP, _STATUS, *(apart if periods else ()), _MEASURE, *figures, *_AFTER]


def picked_figures(rows: Sequence[CardRow]) -> list[tuple[str, str, Pick]]:
    """The columns of values: name, heading, and which of a row's values stands in it."""
    ours: list[tuple[str, str, Pick]] = [
        ("previous", "Previous", lambda row: row.previous),
        ("current", "Current", lambda row: row.current),
    ]
    return [*ours, *((f"comparator: {label}", label, _other(label)) for label in comparator_labels(rows))]


def _other(label: str) -> Pick:
    return lambda row: row.others.get(label)


def _figure_column(name: str, heading: str, period: str, pick: Pick) -> Column[CardRow]:
    def value(row: CardRow) -> Value:
        figure = pick(row)
        return figure.number if figure else None

    under = f"\n{period}" if period else ""
    return Column(name, heading + under, value, "number", _NUMBERS_WIDTH, order=lambda row: _order(value(row)))


def _order(value: Value) -> tuple[bool, Decimal | str] | None:
    """Numbers before words, which have an order of their own."""
    return None if value is None else (isinstance(value, str), value if isinstance(value, Decimal) else str(value))


def _period_column(name: str, heading: str, pick: Pick) -> Column[CardRow]:
    def value(row: CardRow) -> Value:
        figure = pick(row)
        return (figure.period_words if figure else None) or None

    return Column(f"{name} period", f"{heading}: period", value, "text", _PERIOD_WIDTH, wrap=True)


def _status(row: CardRow) -> Value:
    """The status as the scorecard printed it, else the band."""
    return row.said.stated_rating or row.band or None


def _band_order(row: CardRow) -> tuple[int, str] | None:
    zone = row.finding.zone
    return None if zone is None else (zone.place - BELOW, zone.name)


def _travel_order(row: CardRow) -> int | None:
    return _TRAVEL.get(row.finding.direction_of_travel or "")


_GROUP = Column[CardRow]("group", "Group", lambda row: row.theme.heading, "text", 18, wrap=True)
_STATUS = Column[CardRow](
    "status", "Status", _status, "text", 10, order=lambda row: _WORST_FIRST.get(row.colour), wrap=True,
    look=lambda row: row.colour if row.said.stated_rating else None,
)  # fmt: skip
_DISAGREEMENT = Column[CardRow](
    "disagreement", "Against its band", lambda row: row.disagreement or None, "text", 18, wrap=True
)
_MEASURE = Column[CardRow]("measure", "Measure", lambda row: row.measure.name, "text", 38, wrap=True)
_AFTER: tuple[Column[CardRow], ...] = (
    Column("direction", "Direction", lambda row: row.travel or None, "text", 14, order=_travel_order),
    Column("band", "Band", lambda row: row.band or None, "text", 14, wrap=True, order=_band_order),
    Column("comment", "Comment", lambda row: row.said.comment, "text", 40, wrap=True),
    Column("action", "Action", lambda row: row.said.action, "text", 40, wrap=True),
)


def words_to_state(rows: Sequence[CardRow]) -> tuple[str, ...]:
    """The words by which these rows' statuses are stated, worst first, to choose another one from."""
    used = {row.said.stated_rating for row in rows if row.said.stated_rating}
    for name in ("3, 2, 1", "R, A, G", "Red, amber, green", "R, A, G, B", "Red, amber, green, blue"):
        words = words_of_scale(name)
        if used and used <= set(words):
            return words
    return (*sorted(used), *words_of_scale("Red, amber, green")) if used else words_of_scale("Red, amber, green")
