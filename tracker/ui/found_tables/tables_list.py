"""The list of the tables found: what each is, how sure that is, its title, its place and its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.columns.words import Column, counted
from tracker.domain.draft import key_of_one
from tracker.ui.found_tables.choosing import ShownTable
from tracker.ui.found_tables.table_words import KIND_WORDS, READ_KINDS, SURE
from tracker.ui.keys import OwnKey
from tracker.ui.look.rating_chip import draw_shape
from tracker.ui.look.row_ground import draw_row_ground, settle
from tracker.ui.look.text_lines import draw_lines
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.tables.copying import TableText, offer_copies
from tracker.ui.tables.records_model import ROW, RegisterModel
from tracker.ui.tables.wanted_columns import WantedColumns

_ROWS = 7  # characters of their number
_LEAST_TITLE = 16  # characters, beside columns that were dragged
_LEAST = 3  # rows that are always in view


def kind_shown(shown: ShownTable) -> str:
    """What a table is: "Actions", "Risk register", "Left out"."""
    if shown.of_one.left_out:
        return "Left out"
    kind = "Goes on the table above" if shown.of_one.joined else KIND_WORDS[shown.table.kind]
    return f"{kind}, {len(shown.parts):,} parts" if shown.further else kind


def sure_words(shown: ShownTable) -> str:
    """How sure that is, and whether its rows are left aside: "left aside, likely"."""
    table, sure = shown.table, SURE[shown.table.sure].word
    aside = shown.can_be_chosen and table.kind not in (*READ_KINDS, "unknown", "ambition") and not shown.of_one.left_out
    return f"left aside, {sure.lower()}" if aside else sure


def title_of(shown: ShownTable) -> str:
    """The title of a table in one line."""
    return " ".join(shown.table.title.split())


LIST_COLUMNS: tuple[Column[ShownTable], ...] = (
    Column("kind", "Kind", lambda shown: f"{kind_shown(shown)}: {sure_words(shown)}", "text", 18),
    Column("title", "Table", lambda shown: ", ".join(filter(None, (title_of(shown), shown.table.place))), "text", 30),
    Column("rows", "Rows", lambda shown: shown.rows if shown.can_be_chosen else None, "number", 5, empty="–"),
)


def tables_words(tables: Sequence[ShownTable]) -> str:
    """How many there are, and of how many somebody is to say what they are: "5 tables, 1 to look at"."""
    open_ones = sum(shown.to_look_at for shown in tables)
    return counted(len(tables), "table") + (f", {open_ones:,} to look at" if open_ones else "")


class _TablesDelegate(QStyledItemDelegate):
    """Every row is two lines high: what matters in the first, the rest in quiet words below."""

    def __init__(self, view: QAbstractItemView, columns: Callable[[], Sequence[Column[ShownTable]]]) -> None:
        super().__init__(view)
        self.columns = columns  # those that are shown
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font, and compute what goes with it."""
        self.font, self.quiet, self.bold = font, larger(font, 0.92), larger(font, 1.0, bold=True)
        self.row_height = QFontMetrics(font).lineSpacing() + QFontMetrics(self.quiet).lineSpacing() + GRID * 3 // 2
        self.side = round(QFontMetrics(font).ascent() * 0.75)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        shown, name = index.data(ROW), self.columns()[index.column()].name
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        draw_row_ground(painter, option.rect, option.widget, chosen=chosen, first=index.column() == 0)
        inside = option.rect.adjusted(GRID, GRID * 3 // 4, -GRID, 0)
        if name == "kind":
            self._kind(painter, inside, shown)
        elif name == "title":
            self._lines(painter, inside, title_of(shown) or shown.table.place, shown.table.place, self.font)
        elif shown.can_be_chosen:
            words = f"{shown.rows:,}"
            inside.setLeft(inside.right() - QFontMetrics(self.font).horizontalAdvance(words) - 1)
            draw_lines(painter, inside, words, self.font, current_palette().text)
        painter.restore()

    def _kind(self, painter: QPainter, rect: QRect, shown: ShownTable) -> None:
        palette = current_palette()
        high, colour = QFontMetrics(self.font).height(), palette.quiet_text
        colour = palette.ratings["red"].fill if shown.to_look_at else colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect.x(), rect.y() + (high - self.side) / 2, self.side, self.side)
        draw_shape(painter, box, SURE[shown.table.sure].shape, colour)
        font = self.bold if shown.to_look_at else self.font
        self._lines(painter, rect.adjusted(self.side + GRID, 0, 0, 0), kind_shown(shown), sure_words(shown), font)

    def _lines(self, painter: QPainter, rect: QRect, above: str, below: str, font: QFont) -> None:
        palette = current_palette()
        y = draw_lines(painter, rect, above, font, palette.text)
        if below != above:
            draw_lines(painter, rect.adjusted(0, y - rect.y(), 0, 0), below, self.quiet, palette.quiet_text)


class TablesView(QTableView):
    """`chosen`: another table is the current one. `opened`: it was pressed, with the mouse or, `by_key`, with Enter."""

    chosen = Signal(object)
    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RegisterModel(LIST_COLUMNS, self, tip=lambda column, shown: str(column.value(shown) or ""))
        self.painter_of_rows = _TablesDelegate(self, lambda: self.rows.columns)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        settle(self, "Tables in the document")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.copy_whole = offer_copies(self, self._selected_text, lambda: TableText(self.rows.rows, self.rows.columns))
        self.wanted = WantedColumns(self, "tables", LIST_COLUMNS, "title", self._set_widths)
        self.wanted.changed.connect(lambda: self.show_tables(self.rows.rows))
        self.clicked.connect(lambda _: self.opened.emit(False))
        self.apply_look()

    def show_tables(self, tables: Sequence[ShownTable]) -> None:
        """Show these; the chosen one stays chosen, and at first it is one that is to be looked at."""
        before, at = self.current(), self.currentIndex().row()
        self.rows.show_rows(tables, self.wanted.shown)
        keys = [(key_of_one(one.table), one.table.place) for one in tables]
        wanted = (key_of_one(before.table), before.table.place) if before else None
        if wanted in keys:
            at = keys.index(wanted)
        elif before is None:
            at = next((at for at, one in enumerate(tables) if one.to_look_at), -1)
            at = at if at >= 0 else next((at for at, one in enumerate(tables) if one.can_be_chosen), 0)
        if tables:
            self.selectRow(min(max(at, 0), len(tables) - 1))
        else:
            self.chosen.emit(None)
        self._set_widths()
        self.updateGeometry()

    def current(self) -> ShownTable | None:
        """The chosen table."""
        found: ShownTable | None = self.currentIndex().data(ROW)
        return found

    def choose(self, place: str) -> None:
        """Choose the table that stands there."""
        for at, shown in enumerate(self.rows.rows):
            if any(part.place == place for part in shown.parts):
                self.selectRow(at)
                self.scrollTo(self.rows.index(at, 0))

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell which table is chosen."""
        super().selectionChanged(now, before)
        if not now.isEmpty():
            self.chosen.emit(self.current())

    own_keys = (OwnKey("Enter", "goes to what can be chosen for the table"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, and presses no button of a dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(True)
        else:
            super().keyPressEvent(event)

    def _selected_text(self) -> TableText:
        return TableText([self.rows.rows[at.row()] for at in self.selectionModel().selectedRows()], self.rows.columns)

    # How it looks

    def minimumSizeHint(self) -> QSize:
        """The headings and a few rows."""
        rows = min(len(self.rows.rows), _LEAST) * self.painter_of_rows.row_height
        letter = self.fontMetrics().averageCharWidth()
        return QSize(letter * 36, rows + self.horizontalHeader().sizeHint().height() + 2)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.painter_of_rows.apply_look(self.font())
        self.verticalHeader().setDefaultSectionSize(self.painter_of_rows.row_height)
        self._set_widths()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title takes what is left."""
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        letter, width = self.fontMetrics().averageCharWidth(), self.viewport().width()
        bold, quiet = QFontMetrics(self.painter_of_rows.bold), QFontMetrics(self.painter_of_rows.quiet)
        words = [bold.horizontalAdvance(kind_shown(shown)) for shown in self.rows.rows]
        words += [quiet.horizontalAdvance(sure_words(shown)) for shown in self.rows.rows]
        wanted = max(words, default=0) + self.painter_of_rows.side + GRID * 4
        kind, rows = min(wanted, width // 2), letter * (_ROWS + 2)
        own, names = {"kind": kind, "rows": rows}, self.wanted.names
        widths = {name: self.wanted.by_hand(name) or own.get(name, 0) for name in names}
        least = letter * _LEAST_TITLE if self.wanted.dragged else 1
        self.wanted.set_widths({**widths, "title": widths["title"] or max(width - sum(widths.values()), least)})
