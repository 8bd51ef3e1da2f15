"""The table of the register: rows of one height, or as high as what they say; columns that fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from tracker.columns.actions import ACTION_COLUMNS
from tracker.columns.words import Column, counted, review_words, standing_words, text_of
from tracker.domain.actions.register import Line
from tracker.ui.look.rating_chip import rating_chip_size
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.tables.copying import CellText, TableText
from tracker.ui.tables.grouped_view import GroupedView
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import SORT_MARKS, RegisterModel
from tracker.ui.tables.register_rows import RegisterPainter
from tracker.ui.tables.wanted_columns import WantedColumns

_REF = next(one for one in ACTION_COLUMNS if one.name == "ref")
_SETTLED = 80  # milliseconds without another change of the width
LEAST_ACTION = 25  # characters: below this the columns beside it give way
_FEWEST = 17  # below this the words of an action could not be read, and the longest name of a rating is cut


class RegisterView(GroupedView):
    """The table of the register."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__(model)
        self._widest = Widest(longest_ref([]))
        # The columns that rows shown in full are as high as, with their widths; and those that they are to be.
        self._measured: list[tuple[Column[Line], int]] = []
        self._wanted: list[tuple[Column[Line], int]] = []
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED)
        self._soon.timeout.connect(self._measure)
        self._fitted_for: list[Column[Line]] | None = None  # the columns that are as wide as they are to be
        self.horizontalHeader().setMinimumSectionSize(GRID * 3)
        usual = [column.name for column in model.columns]
        self.wanted = WantedColumns(self, "actions", ACTION_COLUMNS, "action", self.fit, usual)
        self.row_painter = RegisterPainter(self)
        self.apply_look()

    # What is shown

    def make_room(self, ref: str, longest_wait: int, standings: Iterable[str]) -> None:
        """Columns wide enough for what takes most room, whether it is shown or not: a filter moves no column."""
        self._widest, self._fitted_for = Widest(ref, longest_wait, standings), None

    def show_rows(
        self, rows: Iterable[Group | Line], as_at: date, columns: Sequence[Column[Line]] | None = None
    ) -> None:
        """Show these as at a day, in other columns too."""
        self.row_painter.as_at = as_at
        fitted = self._fitted_for == (self.register.columns if columns is None else columns)
        self.show_these(rows, columns)
        self._measured = []
        if not fitted or self.row_painter.density == "full":
            self.fit()

    def show_day(self, as_at: date) -> None:
        """The very same rows as at another day."""
        self.row_painter.as_at = as_at
        if self._fitted_for != self.register.columns:
            self.fit()
        self.say_again()

    def show_density(self, density: str) -> None:
        """How much a row shows: "one line", "two lines" with the latest words, or "full"."""
        if density != self.row_painter.density:
            self.row_painter.density = density
            self.apply_look()
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())

    def height_of_group(self) -> int:
        """The height of a heading."""
        return self.row_painter.group_height

    def table_text(self, rows: Sequence[Group | Line]) -> TableText:
        """These rows as they are copied: with how late they are, as in the table."""
        return TableText(rows, self.register.columns, self._copied)

    def _copied(self, column: Column[Line], line: Line) -> CellText:
        if column.name == "rating":
            return CellText(standing_words(line, self.row_painter.as_at))
        return CellText(text_of(column, line), review_words(line, self.row_painter.as_at) * (column.name == "review"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row by row: Qt's own way has Python do with each cell what it can do once."""
        self.row_painter.paint(QPainter(self.viewport()), event.rect())

    # Sizes

    def apply_look(self) -> None:
        """Take over the text size and the look."""
        self.row_painter.apply_look(self.font())
        self.verticalHeader().setDefaultSectionSize(self.row_painter.row_height)
        group, high = self.row_painter.group_height, self.row_painter.row_height
        self.set_heights((at, group if isinstance(row, Group) else high) for at, row in enumerate(self.register.rows))
        self._measured = []
        self._soon.stop()  # what it would measure were rows in full
        self.verticalScrollBar().setSingleStep(self.row_painter.row_height // 2)
        self.fit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Columns as wide as what stands in them or as they were dragged, the action takes the rest.

        A narrow table does without the lead, a narrower one without the review: its painter says them elsewhere. What
        was dragged stays in any case.
        """
        widths = self._widths()
        self.wanted.set_widths(widths)
        self._fitted_for = self.register.columns
        shown = [one for one in self.register.columns if one.name in widths and one.name != "lead" and one.wrap]
        wanted = [(column, widths[column.name]) for column in shown]
        if self.row_painter.density == "full" and wanted != self._measured:
            self._wanted = wanted
            self._soon.start() if self._measured else self._measure()  # a drag of the edge is followed at its end

    def _widths(self) -> dict[str, int]:
        """How wide each column is that has room."""
        em, by_hand = self.fontMetrics().averageCharWidth(), self.wanted.dragged
        widths = {one.name: self.wanted.by_hand(one.name) or self._width(one) for one in self.register.columns}
        rest = self.viewport().width() - sum(widths.values()) + widths["action"]
        for name in ("lead", "review"):
            if rest < LEAST_ACTION * em and name in widths and name not in by_hand and "rating" in widths:
                rest += widths.pop(name)
        if rest < _FEWEST * em and "rating" in widths and "rating" not in by_hand and "review" not in widths:
            given = min(_FEWEST * em - rest, widths["rating"] - self._narrow_rating())
            widths["rating"], rest = widths["rating"] - given, rest + given
        if rest > 70 * em and "lead" in widths and "lead" not in by_hand:
            widths["lead"], rest = widths["lead"] + 8 * em, rest - 8 * em
        if "action" not in by_hand:
            widths["action"] = max(rest, LEAST_ACTION * em if len(widths) > 3 else 12 * em)
        return widths

    def _measure(self) -> None:
        """Rows that are shown in full are as high as what they say."""
        self._soon.stop()
        self._measured = self._wanted
        height_of, shown, rows = self.row_painter.full_height, self.row_painter.shown(), enumerate(self.register.rows)
        lines = ((at, row) for at, row in rows if not isinstance(row, Group))
        self.set_heights((at, height_of(line, self._measured, shown)) for at, line in lines)
        self.viewport().update()  # the header says nothing of many heights at once

    def least_width(self) -> int:
        """The width below which the words of an action could not be read."""
        return self._width(_REF) + self._narrow_rating() + _FEWEST * self.fontMetrics().averageCharWidth()

    def _narrow_rating(self) -> int:
        """Room for a colour and how late it is; "Awaiting sign-off" ends in dots beside its shape and letter."""
        late = QFontMetrics(self.row_painter.quiet_bold).horizontalAdvance(self._late())
        return max(_widest_chip({"amber", "blue"}, self.font()), late) + 2 * GRID

    def _late(self) -> str:
        return f"{counted(self._widest.wait, 'day')} late"

    def _width(self, column: Column[Line]) -> int:
        name, metrics, around = column.name, self.fontMetrics(), 2 * GRID
        bold = QFontMetrics(self.row_painter.bold)
        if name == "ref":
            return metrics.horizontalAdvance(self._widest.ref) + around + GRID // 2
        if name == "review":
            late = self._late()
            return bold.horizontalAdvance(f"{late} · Sept 2017" if self.row_painter.one_line else late) + GRID * 3 // 2
        if name == "rating":
            return max(_widest_chip(self._widest.standings, self.font()) + around, self._narrow_rating())
        if name == "lead":
            return metrics.averageCharWidth() * 16 + around
        heading = bold.horizontalAdvance(f"{column.heading}{SORT_MARKS[0]}")  # an order moves no column
        return max(metrics.averageCharWidth() * min(column.width, 30), heading) + around


def _widest_chip(standings: Set[str], font: QFont) -> int:
    ratings = current_palette().ratings
    return max(rating_chip_size(ratings[name], font).width() for name in standings & ratings.keys())


def longest_ref(lines: Sequence[Line]) -> str:
    """The longest ref of some lines, within reason."""
    return max(["8.88", *[line.action.ref or "" for line in lines[:2000]]], key=len)[:14]


class Widest:
    """What takes most room of some lines: the longest ref, the most days late, all standings."""

    def __init__(self, ref: str, longest_wait: int = 0, standings: Iterable[str] = ()) -> None:
        self.ref = ref
        self.wait = max(100, longest_wait)
        self.standings = {"amber", "blue", *standings}


def row_place(rows: Sequence[Group | Line], line: Line | None) -> int | None:
    """Where that very line stands among rows, None where it does not."""
    try:
        return rows.index(line)
    except ValueError:
        return None


def row_of(rows: Sequence[Group | Line], action_id: int | None) -> int | None:
    """Where an action stands among rows, None where it does not."""
    if action_id is None:
        return None
    return next((at for at, row in enumerate(rows) if isinstance(row, Line) and row.action.id == action_id), None)
