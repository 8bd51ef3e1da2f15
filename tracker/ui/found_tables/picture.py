"""A picture of a table: its first rows as they show, the heading rows marked, each column under its field."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.columns.words import Column, text_of
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.palette import contrast, mixed
from tracker.ui.found_tables.choosing import ShownTable
from tracker.ui.found_tables.table_words import NOT_KNOWN, READ_KINDS, field_words
from tracker.ui.look.row_ground import draw_row_ground, settle
from tracker.ui.look.text_lines import draw_lines
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.tables.copying import TableText, offer_copies
from tracker.ui.tables.records_model import ROW, RegisterModel

_LEAST, _MOST = 8, 26  # characters of a column
_FEW, _MANY = 4, 9  # rows in view


class PictureRow(NamedTuple):
    """A row as it shows, with its number in the document, and whether it is one of headings."""

    number: int
    cells: tuple[str, ...]
    part: Literal["above", "heading", "below"]
    fills: tuple[str, ...] = ()

    def fill(self, at: int) -> str:
        """The fill of a cell ("#C6EFCE"), where it is a colour that may say something."""
        fill = self.fills[at] if 0 <= at < len(self.fills) else ""
        return fill if fill and rating_of(fill) else ""


def fill_word(fill: str) -> str:
    """What a colour is called: "Amber"."""
    found = rating_of(fill)
    return found.rag.capitalize() if found else ""


def picture_rows(shown: ShownTable) -> list[PictureRow]:
    """The first rows of a table."""
    table = shown.table
    first, height = table.head
    found = []
    for at, cells in enumerate(table.picture):
        part: Literal["above", "heading", "below"] = "above" if at < first else "below"
        part = "heading" if first <= at < first + height else part
        found.append(PictureRow(table.first_row + at, cells, part, table.fills[at] if table.fills else ()))
    return found


def picture_columns(shown: ShownTable) -> list[Column[PictureRow]]:
    """The number of the row, then each column under the words for its field."""
    table = shown.table
    wide = max((len(cells) for cells in (*table.picture, *table.fills)), default=0)
    fields = {column.at: at for at, column in enumerate(table.columns)}
    numbers = Column[PictureRow]("number", "Row", lambda row: str(row.number), "text", 4)
    return [numbers, *(_column(shown, at, fields.get(at)) for at in range(wide))]


def _column(shown: ShownTable, at: int, field: int | None) -> Column[PictureRow]:
    words = field_words(shown.table.fields[field][1], shown.table.kind) if field is not None else ""
    if field is not None and shown.table.kind in READ_KINDS and shown.is_unknown(field):
        words = NOT_KNOWN

    def cell(row: PictureRow) -> str:
        return row.cells[at] if at < len(row.cells) else ""

    return Column(f"column {at}", words, cell, "text", _MOST)


class _PictureDelegate(QStyledItemDelegate):
    """One line a row; a text that is cut stands whole in its tooltip."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font, and compute what goes with it."""
        self.font, self.bold = font, larger(font, 1.0, bold=True)
        self.row_height = QFontMetrics(font).lineSpacing() + GRID

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell; the one with the keyboard is framed, as it is what the arrow keys move."""
        row, palette, view = index.data(ROW), current_palette(), option.widget
        state = QStyle.StateFlag
        chosen, heading = bool(option.state & state.State_Selected), row.part == "heading"
        painter.save()
        draw_row_ground(painter, option.rect, view, chosen=chosen, first=index.column() == 0, quiet=row.part == "above")
        if heading and not chosen:
            painter.fillRect(option.rect.adjusted(0, 0, 0, -1), QColor(mixed(palette.accent, palette.surface, 0.10)))
        inside = option.rect.adjusted(GRID, GRID // 2, -GRID, 0)
        if fill := row.fill(index.column() - 1):
            inside.setLeft(inside.left() + self._fill(painter, inside, fill) + GRID)
        number = index.column() == 0
        colour = palette.quiet_text if number or row.part == "above" else palette.text
        draw_lines(painter, inside, str(index.data() or ""), self.bold if heading and not number else self.font, colour)
        if option.state & state.State_HasFocus and not number:
            self._frame(painter, option.rect)
        painter.restore()

    def _fill(self, painter: QPainter, inside: QRect, fill: str) -> int:
        """A fill as the document has it, with the letter of its colour; answers how wide that is."""
        side = QFontMetrics(self.bold).height()
        box = QRect(inside.left(), inside.top(), side, side)
        painter.fillRect(box, QColor(fill))
        painter.setPen(QColor(current_palette().outline))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, fill))))
        painter.setFont(self.bold)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, fill_word(fill)[:1])
        return side

    def _frame(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QColor(current_palette().accent))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


class TablePicture(QTableView):
    """`chosen`: another row is the current one, by its number in the document."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RegisterModel([], self, tip=_whole, spoken=_spoken)
        self.painter_of_rows = _PictureDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        settle(self, "First rows of the table")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.horizontalHeader().setStretchLastSection(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.most = _MANY
        offer_copies(self, self._selected_text, lambda: TableText(self.rows.rows, self.rows.columns))
        self.apply_look()

    def show_table(self, shown: ShownTable) -> None:
        """Show the first rows of a table, with its first heading row chosen."""
        self.rows.show_rows(picture_rows(shown), picture_columns(shown))
        self.clearSpans()
        for at, row in enumerate(self.rows.rows):  # a title may be longer than the column that it stands in
            texts = [column for column, text in enumerate(row.cells) if text]
            if row.part == "above" and len(texts) == 1 and len(self.rows.columns) - texts[0] > 2:
                self.setSpan(at, texts[0] + 1, 1, len(self.rows.columns) - texts[0] - 1)
        self._set_widths()
        self.choose(shown.table.first_row + shown.table.head[0])
        self.updateGeometry()

    def choose(self, number: int) -> bool:
        """Choose the row with a number; whether it is in the picture."""
        for at, row in enumerate(self.rows.rows):
            if row.number == number:
                self.setCurrentIndex(self.rows.index(at, max(1, self.currentIndex().column())))
                return True
        self.clearSelection()
        return False

    def currentChanged(
        self, now: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which row is chosen."""
        super().currentChanged(now, before)
        if now.isValid() and now.row() != before.row():
            self.chosen.emit(now.data(ROW).number)

    def _selected_text(self) -> TableText:
        chosen = [self.rows.rows[at.row()] for at in self.selectionModel().selectedRows()]
        return TableText(chosen, self.rows.columns)

    # How it looks

    def sizeHint(self) -> QSize:
        """As high as its rows, or as so many of them as are in view at once."""
        return QSize(super().sizeHint().width(), self._height(min(len(self.rows.rows), self.most)))

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        return QSize(self.fontMetrics().averageCharWidth() * 30, self._height(min(len(self.rows.rows), _FEW)))

    def _height(self, rows: int) -> int:
        bar = self.horizontalScrollBar().sizeHint().height()
        return rows * self.painter_of_rows.row_height + self.horizontalHeader().sizeHint().height() + bar + 2

    def stand(self, rows: int) -> None:
        """How many rows are in view at once."""
        self.most = max(_FEW, min(rows, _MANY))
        self.updateGeometry()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.painter_of_rows.apply_look(self.font())
        self.verticalHeader().setDefaultSectionSize(self.painter_of_rows.row_height)
        self._set_widths()
        self.viewport().update()

    def _set_widths(self) -> None:
        """Each column by what it holds."""
        bold = QFontMetrics(self.painter_of_rows.bold)
        letter = bold.averageCharWidth()
        for at, column in enumerate(self.rows.columns):
            texts = [column.heading, *(text_of(column, row) for row in self.rows.rows if row.part != "above")]
            widest = max(map(bold.horizontalAdvance, (text[: _MOST * 2] for text in texts))) + 3 * GRID
            widest += bold.height() + GRID if any(row.fill(at - 1) for row in self.rows.rows) else 0
            least = letter * (4 if at == 0 else _LEAST)
            self.setColumnWidth(at, min(max(widest, least), letter * _MOST))
        self._fill()

    def _fill(self) -> None:
        """The last column takes the room that is left."""
        if (last := len(self.rows.columns) - 1) > 0:
            others = sum(self.columnWidth(at) for at in range(last))
            self.setColumnWidth(last, max(self.columnWidth(last), self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self._set_widths()


def _whole(column: Column[PictureRow], row: PictureRow) -> str:
    """All of a cell, with the word for its fill."""
    fill = row.fill(int(column.name.removeprefix("column "))) if column.name != "number" else ""
    return ", ".join(filter(None, (text_of(column, row), f"{fill_word(fill)} fill" if fill else "")))


def _spoken(column: Column[PictureRow], row: PictureRow) -> str:
    if column.name != "number":
        return _whole(column, row) or "blank"
    return f"{row.number}, heading row" if row.part == "heading" else str(row.number)
