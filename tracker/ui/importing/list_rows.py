"""What lists offer as rows under the headings of their lists, in words, and how they are painted."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.columns.words import Column, counted
from tracker.domain.decisions.offers import printed_offer
from tracker.domain.draft import Offer
from tracker.ui.look.check_mark import draw_check
from tracker.ui.look.row_ground import draw_row_ground
from tracker.ui.look.text_lines import draw_lines, lines_of
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.tables.group_painter import draw_group
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW

_MOST, _MOST_QUIET = 60, 4  # lines of the words of one offer, and of what was read of it


class OfferRow(NamedTuple):
    """An offer, whether it is ticked, and whether the plan has it already."""

    offer: Offer
    ticked: bool
    held: bool


@dataclass(slots=True, eq=False)
class OfferedList(Group):
    """The heading of a list, with the offers under it."""

    offers: Sequence[OfferRow] = ()

    @property
    def all_ticked(self) -> bool:
        """Whether everything that it offers is ticked."""
        return all(row.ticked for row in self.offers)


def offer_rows(
    offers: Sequence[Offer], ticked: Collection[str], held: Collection[str], folded: Collection[Hashable]
) -> list[OfferedList | OfferRow]:
    """The offers in the document's order under the headings of their lists; a folded one keeps its own to itself."""
    lists: dict[str, list[OfferRow]] = {}
    for offer in offers:
        lists.setdefault(list_words(offer), []).append(OfferRow(offer, offer.key in ticked, offer.key in held))
    rows: list[OfferedList | OfferRow] = []
    for heading, below in lists.items():
        words = f"{sum(row.ticked for row in below):,} of {len(below):,} ticked"
        rows.append(OfferedList(heading, heading, words, heading in folded, below))
        rows += below if heading not in folded else []
    return rows


def list_words(offer: Offer) -> str:
    """The heading of an offer's list, behind that of the theme where it has one: "Minute 23 / RESOLVED"."""
    parts = [offer.theme.heading if offer.theme else "", offer.heading]
    return " / ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part))


def offers_words(offers: Sequence[Offer]) -> str:
    """How many there are of each kind: "3 actions and 1 decision stand in lists: tick what is to be taken"."""
    kinds = [(sum(offer.kind == kind for offer in offers), kind) for kind in ("action", "decision")]
    said = " and ".join(counted(number, kind) for number, kind in kinds if number)
    stand = "stands in a list" if len(offers) == 1 else "stand in lists"
    return f"{said} {stand}: tick what is to be taken."


def read_words(row: OfferRow) -> str:
    """What was read of an offer: its kind, lead, review as printed, the theme where it would go, its place."""
    action, theme = row.offer.action, row.offer.theme
    review = action.updates[0].review if action.updates else None
    unread = " (names no day)" if review is not None and review.kind == "unread" else ""
    parts = [
        "In the plan already" if row.held else "",
        row.offer.kind.capitalize(),
        f"Lead: {action.lead.as_printed}" if action.lead.as_printed else "No lead",
        f"Review: {review.as_printed}{unread}" if review is not None else "No review date",
        f"Goes to: {theme.heading if theme else row.offer.heading}",
        row.offer.place,
    ]
    return " · ".join(" ".join(part.split()) for part in parts if part)


def spoken_offer(row: OfferRow) -> str:
    """All of a row, for a reader."""
    return f"{'ticked' if row.ticked else 'not ticked'}, {printed_offer(row.offer)}, {read_words(row)}"


OFFER_COLUMNS: tuple[Column[OfferRow], ...] = (
    Column("words", "In a list", lambda row: printed_offer(row.offer), "text", 60),
)


class OffersDelegate(QStyledItemDelegate):
    """A box, the words in full, and below them quietly what was read; a heading has a box for all of its list."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font, and compute what goes with it."""
        self.font, self.quiet, self.bold = font, larger(font, 0.92), larger(font, 1.0, bold=True)
        self.side = QFontMetrics(font).ascent()
        self.group_height = QFontMetrics(self.bold).height() + 2 * GRID
        self.indent = self.side + 3 * GRID  # of rows under their heading

    def height_of(self, row: OfferRow, width: int) -> int:
        """The height of a row where the column has that width."""
        room = self._inside(QRect(0, 0, width, 0)).width()
        words = len(lines_of(printed_offer(row.offer), self.font, room, _MOST)) or 1
        quiet = len(lines_of(read_words(row), self.quiet, room, _MOST_QUIET)) or 1
        high = words * QFontMetrics(self.font).lineSpacing() + quiet * QFontMetrics(self.quiet).lineSpacing()
        return high + 2 * GRID

    def box_of(self, row: OfferedList | OfferRow, rect: QRect) -> QRectF:
        """Where the box of a row stands in its cell."""
        if isinstance(row, Group):
            return QRectF(rect.x() + GRID, rect.center().y() - self.side / 2, self.side, self.side)
        down = (QFontMetrics(self.font).height() - self.side) / 2
        return QRectF(rect.x() + self.indent, rect.y() + GRID + down, self.side, self.side)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row or a heading."""
        row, rect = index.data(ROW), option.rect
        chosen, group = bool(option.state & QStyle.StateFlag.State_Selected), isinstance(row, Group)
        painter.save()
        draw_row_ground(painter, rect, option.widget, chosen=chosen, first=True, quiet=group)
        draw_check(painter, self.box_of(row, rect), row.all_ticked if group else row.ticked)
        if group:
            draw_group(painter, rect.adjusted(self.side + 3 * GRID, 0, -GRID, 0), row, self.font, self.bold)
        else:
            self._row(painter, self._inside(rect), row)
        painter.restore()

    def _row(self, painter: QPainter, rect: QRect, row: OfferRow) -> None:
        palette = current_palette()
        y = draw_lines(painter, rect, printed_offer(row.offer), self.font, palette.text, _MOST)
        below = rect.adjusted(0, y - rect.y(), 0, 0)
        draw_lines(painter, below, read_words(row), self.quiet, palette.quiet_text, _MOST_QUIET)

    def _inside(self, rect: QRect) -> QRect:
        """Where the words of a row stand."""
        return rect.adjusted(self.indent + self.side + GRID, GRID, -GRID, 0)
