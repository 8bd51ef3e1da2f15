"""The frames of the overview: a card with a heading, and one with a picture and the table beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.charts.counts.count_bars import height_of_counts
from tracker.columns.words import Column
from tracker.ui.charts.picture_commands import Picture, PictureCommands
from tracker.ui.look.theme import GRID, larger
from tracker.ui.overview.key_line import KeyEntry, KeyLine
from tracker.ui.overview.marks import MarksView
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_canvas import Figure

_GIVE_WAY = ("overdue", "total")  # columns of a table that is narrow
_ROWS = 10  # of a table in view at once
_WIDE = 10.0  # inches of a picture for a document


class Card(QFrame):
    """A heading with a quiet line beside it; what belongs at its right end goes into `top`, all else into `column`."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.title, self.told = plain_label(title), plain_label(quiet=True)
        self.top = QHBoxLayout()
        self.top.setSpacing(GRID)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.told)
        self.told.hide()
        self.top.addLayout(words, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GRID * 2, GRID * 3 // 2, GRID * 2, GRID * 2)
        self.column.setSpacing(GRID)
        self.column.addLayout(self.top)

    def say(self, words: str) -> None:
        """The quiet line; "" for none."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def apply_look(self) -> None:
        """Follow the text size."""
        self.title.setFont(larger(self.font(), 1.0, bold=True))


def in_order_of_tab(*widgets: QWidget) -> None:
    """Tab goes through these as they are given, in whatever order they were made."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


class PictureCard(Card):
    """A picture, its key, and the same as a table, of which one is seen; a long one is folded.

    `asked`: what is behind a mark or a row, as `wanted` answers it for the row. `commands` copy and save the picture,
    with what is folded away, from its context menu or by keys. `table_made`: there is a table now.
    """

    asked = Signal(object)
    table_made = Signal(object)
    sorts = True  # the rows of the table may stand in another order, as theirs says nothing

    def __init__(
        self,
        title: str,
        marks: MarksView,
        columns: Sequence[Column[Any]],
        wanted: Callable[[Any], object],
        around: QWidget | None = None,
    ) -> None:
        """`wanted` answers what is behind a row of the table; `around` is what the picture scrolls in."""
        super().__init__(title)
        self.picture, self.key = around or marks, KeyLine()
        self.commands = PictureCommands(self.picture)
        self.commands.stand_in_menu_of(self.picture)
        self.switch, self.fold = SmallButton("Table"), SmallButton("")
        self.copied, self._columns, self._wanted = columns, columns, wanted
        self._rows: Sequence[Any] = ()
        self._hidden: Sequence[str] = ()
        self.nothing = plain_label(quiet=True)
        self.switch.setCheckable(True)
        self.switch.toggled.connect(lambda _: self._stand())
        self.unfolded = False
        self.fold.clicked.connect(self._turn)
        self.top.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        marks.after = self.switch
        marks.asked.connect(self.asked)
        self.call(title)

    def _lay_out(self) -> None:
        for widget in (self.nothing, self.picture, self.key):
            self.column.addWidget(widget)
        self.column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    @cached_property
    def table(self) -> RowsView:
        """The picture as a table, made when it is first wanted: most never are."""
        made = RowsView(
            self.title.text(), self._columns, self._columns[0].name, choosing=True, give_way=_GIVE_WAY,
            sorts=self.sorts,
        )  # fmt: skip
        made.hide()
        made.copied = self.copied
        made.stand(_ROWS, 2)
        made.opened.connect(lambda row: self.asked.emit(self._wanted(row)))
        self.column.insertWidget(self.column.indexOf(self.key) + 1, made)
        self.table_made.emit(made)
        in_order_of_tab(self.switch, made, self.fold)
        made.setAccessibleName(f"{self.title.text()}, as a table")
        made.show_rows(self._rows, self._hidden)
        return made

    @property
    def _made(self) -> RowsView | None:
        return self.table if "table" in vars(self) else None

    def call(self, title: str) -> None:
        """What it is called: a plan has a word of its own for its themes."""
        self.title.setText(title)
        self.picture.setAccessibleName(title)
        self.commands.call(title)
        if (table := self._made) is not None:
            table.setAccessibleName(f"{title}, as a table")
        self.switch.setAccessibleName(f"{title}: as a table")

    def show_table(self, rows: Sequence[Any], hidden: Sequence[str] = (), *, without: str = "") -> None:
        """The rows of the table; `without` is said where there are none."""
        self._rows, self._hidden = rows, hidden
        if (table := self._made) is not None:
            table.show_rows(rows, hidden)
        self.nothing.setText(without)
        self._stand()

    def offer_picture(self, draw: Callable[[Figure], None], rows: int, as_at: date) -> None:
        """What draws the picture for a document; there is none where there are no rows."""
        name = f"{self.title.text()} {as_at:%Y-%m-%d}"
        self.commands.show_picture(Picture(draw, (_WIDE, height_of_counts(rows)), name) if rows else None)

    def say_fold(self, words: str) -> None:
        """The button that folds and unfolds; "" where all is shown anyway."""
        self.fold.setText(words)
        self.fold.setAccessibleName(f"{self.title.text()}: {words}")
        self._stand()

    def draw(self) -> None:
        """What there is more of than is shown folded."""

    def _turn(self) -> None:
        self.unfolded = not self.unfolded
        self.draw()

    def show_key(self, entries: Sequence[KeyEntry]) -> None:
        """What the signs mean."""
        self.key.show_key(entries)

    def _stand(self) -> None:
        there, as_table = bool(self._rows), self.switch.isChecked()
        self.nothing.setVisible(not there)
        self.switch.setVisible(there)
        if as_table or self._made is not None:
            self.table.setVisible(there and as_table)
        self.picture.setVisible(there and not as_table)
        self.key.setVisible(there and (self.key.is_of_letters or not as_table))
        self.fold.setVisible(there and not as_table and bool(self.fold.text()))

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        super().apply_look()
        if (table := self._made) is not None:
            table.apply_look()
