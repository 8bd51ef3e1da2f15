"""The part of the preview that shows what lists offer, to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from tracker.domain.draft import Offer
from tracker.ui.importing.list_rows import (
    OFFER_COLUMNS,
    OfferedList,
    OfferRow,
    OffersDelegate,
    offer_rows,
    offers_words,
    spoken_offer,
)
from tracker.ui.keys import OwnKey
from tracker.ui.look.row_ground import settle
from tracker.ui.look.theme import GRID, larger
from tracker.ui.tables.grouped_view import GroupedView
from tracker.ui.tables.records_model import ROW, RegisterModel
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import plain_label


class OffersView(GroupedView):
    """The space bar ticks a row, on a heading all of its list or none; Enter does so for a row and folds a heading.

    `tick_asked`: the keys of the offers, and whether they are to be taken.
    """

    tick_asked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(RegisterModel(OFFER_COLUMNS, spoken=lambda column, row: spoken_offer(row)))
        self._shown: tuple[Sequence[Offer], Collection[str], Collection[str]] = ((), (), ())
        self._folded: set[Hashable] = set()
        settle(self, "What lists offer")
        self.horizontalHeader().hide()
        self.painter_of_rows = OffersDelegate(self)
        self.setItemDelegate(self.painter_of_rows)
        self.fold_asked.connect(self._fold)
        self.row_opened.connect(self._tick)

    def show_offers(self, offers: Sequence[Offer], ticked: Collection[str], held: Collection[str]) -> None:
        """Show these; where only ticks are other, everything stays in its place."""
        before, self._shown = self._shown[0], (offers, ticked, held)
        if before is not offers:
            self._show_again()
            return
        self.register.rows[:] = offer_rows(*self._shown, self._folded)
        if self.register.rows:
            self.register.dataChanged.emit(
                self.register.index(0, 0), self.register.index(len(self.register.rows) - 1, 0)
            )

    def _show_again(self) -> None:
        at, down = self.currentIndex().row(), self.verticalScrollBar().value()
        self.show_these(offer_rows(*self._shown, self._folded))
        if 0 <= at < len(self.register.rows):
            self.choose(at, tell=False)
            self.verticalScrollBar().setValue(down)

    def _fold(self, key: Hashable) -> None:
        self._folded ^= {key}
        self._show_again()

    # Ticking

    def _tick(self, row: OfferedList | OfferRow) -> None:
        """The other way round; of a list, all until all are ticked."""
        if isinstance(row, OfferedList):
            self.tick_asked.emit([one.offer.key for one in row.offers], not row.all_ticked)
        else:
            self.tick_asked.emit([row.offer.key], not row.ticked)

    own_keys = (
        OwnKey("Space", "ticks the row; on a heading, all of its list or none"),
        OwnKey("Enter", "ticks the row; on a heading, folds the list or opens it"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks; everything else is as in all tables with groups."""
        row = self.chosen()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self._tick(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a row or on the box of a heading ticks; elsewhere on a heading it folds."""
        row = self._boxed_at(event.position())
        if row is None:
            super().mousePressEvent(event)
            return
        QTableView.mousePressEvent(self, event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._tick(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press is a press."""
        self.mousePressEvent(event)

    def _boxed_at(self, position: QPointF) -> Any:
        """What a press there ticks."""
        index = self.indexAt(position.toPoint())
        row = index.data(ROW)
        if not isinstance(row, OfferedList):
            return row
        box = self.painter_of_rows.box_of(row, self.visualRect(index))
        return row if box.adjusted(-GRID, -GRID, GRID, GRID).contains(position) else None

    # How it looks

    def height_of_group(self) -> int:
        """The height of a heading."""
        return self.painter_of_rows.group_height

    def _span_groups(self) -> None:
        """There is one column: rows have the height of their words."""
        width, look, rows = self.viewport().width(), self.painter_of_rows, enumerate(self.register.rows)
        self.set_heights(
            (at, look.group_height if isinstance(row, OfferedList) else look.height_of(row, width)) for at, row in rows
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break where there is less room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._span_groups()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.painter_of_rows.apply_look(self.font())
        self._span_groups()
        self.viewport().update()


class ListsPart(QWidget):
    """`ticked`: the keys of offers, and whether they are to be taken."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.view = plain_label(), OffersView()
        self.hint = plain_label("The space bar ticks a row; on the heading of a list, all or none of it.", quiet=True)
        self.all, self.none = SmallButton("Tick all"), SmallButton("Tick none")
        self.all.setAccessibleName("Tick all that lists offer")
        self.none.setAccessibleName("Tick nothing that lists offer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head, flow = flowing(GRID)
        for button in (self.all, self.none):
            flow.addWidget(button)
        for widget in (self.heading, self.hint, head):
            widget.setContentsMargins(GRID, 0, GRID, 0)
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        self.view.tick_asked.connect(self.ticked)
        self.all.clicked.connect(lambda: self.ticked.emit(self._keys, True))
        self.none.clicked.connect(lambda: self.ticked.emit(self._keys, False))
        self._keys: list[str] = []

    def show_offers(self, offers: Sequence[Offer], ticked: Collection[str], held: Collection[str]) -> None:
        """Show what is offered, with what is ticked and what the plan has already."""
        self._keys = [offer.key for offer in offers]
        self.heading.setText(offers_words(offers) if offers else "")
        self.view.show_offers(offers, ticked, held)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.heading.setFont(larger(self.font(), 1.0, bold=True))
        self.view.apply_look()
