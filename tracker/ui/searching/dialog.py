"""A line and under it what is found by it: the search over everything, by what it is, with the words around it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.words import Column
from tracker.domain.decisions.location import Record
from tracker.domain.searching.everything import Everything, FoundText
from tracker.domain.searching.words_around import Around, without_accents, words_around
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.keys import OwnKey
from tracker.ui.look.row_ground import draw_row_ground
from tracker.ui.look.text_lines import draw_lines
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.tables.group_painter import draw_group
from tracker.ui.tables.grouped_view import GroupedView
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW, RegisterModel
from tracker.ui.widgets.labels import HeardLabel
from tracker.ui.workspace import Workspace

MOST_LISTED = 100  # of each kind that are listed: who finds more adds a word
_HINT = "Type words that stand in an action, commentary, a measure, a remark, evidence or a name."
COLUMN = Column[FoundText]("found", "Found", lambda entry: f"{entry.where}: {entry.text}", "text", 80)


class FoundRows(QStyledItemDelegate):
    """Where it stands, in quiet type, and under it the words around what was found, which is bold and underlined.

    At the right stands its key, where what was found has one.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.words: list[str] = []
        self.font, self.bold = view.font(), larger(view.font(), 1.0, bold=True)
        self.quiet = larger(view.font(), 0.92)
        high = QFontMetrics(self.font).lineSpacing() + QFontMetrics(self.quiet).lineSpacing()
        self.row_height, self.group_height = high + 2 * GRID, QFontMetrics(self.bold).height() + 2 * GRID

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a heading, or what was found."""
        row, view = index.data(ROW), option.widget
        assert isinstance(view, QTableView)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        draw_row_ground(painter, option.rect, view, chosen=chosen, first=True, quiet=isinstance(row, Group))
        inside = option.rect.adjusted(GRID * 2, GRID, -GRID, -GRID)
        if isinstance(row, Group):
            draw_group(painter, inside, row, self.font, self.bold)
        else:
            place = inside.adjusted(0, 0, -self._keys(painter, inside, getattr(row, "keys", "")), 0)
            y = draw_lines(painter, place, row.where, self.quiet, current_palette().quiet_text)
            self._around(painter, inside.adjusted(0, y - inside.y(), 0, 0), words_around(row.text, self.words))
        painter.restore()

    def _keys(self, painter: QPainter, rect: QRect, keys: str) -> int:
        """Draw the keys; answers how much room they take."""
        painter.setFont(self.quiet)
        painter.setPen(QColor(current_palette().text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, keys)
        return QFontMetrics(self.quiet).horizontalAdvance(keys) + 2 * GRID if keys else 0

    def _around(self, painter: QPainter, rect: QRect, around: Around) -> None:
        """One line, cut at its end where there is no room."""
        text = QFontMetrics(self.bold).elidedText(around.text, Qt.TextElideMode.ElideRight, rect.width())
        layout, marks = QTextLayout(text, self.font), []
        look = QTextCharFormat()
        look.setFont(self.bold)
        look.setFontUnderline(True)
        for first, after in around.spans:
            mark = QTextLayout.FormatRange()
            # Qt counts in units of UTF-16
            mark.start = len(around.text[:first].encode("utf-16-le")) // 2
            mark.length = len(around.text[first:after].encode("utf-16-le")) // 2
            mark.format = look
            marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        painter.setPen(QColor(current_palette().text))
        layout.draw(painter, QPointF(rect.topLeft()))


class FoundView(GroupedView):
    """What was found, in groups."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__(model)
        self.delegate = FoundRows(self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("What was found")
        self.setProperty("framed", True)  # it may be empty
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height)

    @property
    def own_keys_hold(self) -> bool:
        """Whether there are headings: in a list alone the keys of the dialog say all."""
        return any(isinstance(row, Group) for row in self.register.rows)

    def height_of_group(self) -> int:
        """The height of a heading."""
        return self.delegate.group_height


class LineDialog(Dialog):
    """A line to type in, and under it what is found. Enter takes what is chosen, from the line too."""

    def __init__(self, parent: QWidget, title: str, hint: str, search: str, column: Column[Any]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        letter, window = self.fontMetrics().averageCharWidth(), parent.window().size()
        self.resize(min(110 * letter, window.width() * 9 // 10), window.height() * 3 // 4)
        self.search = QLineEdit(search)
        self.search.setAccessibleName(title)
        self.search.setPlaceholderText(hint)
        self.said = HeardLabel(quiet=True)
        self.model = RegisterModel([column], self)
        self.table = FoundView(self.model)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self.look())
        self.table.row_opened.connect(self.take)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        for widget in (self.search, self.said):
            column.addWidget(widget)
        column.addWidget(self.table, 1)

    def look(self) -> None:
        """Show what is found by the words in the line."""
        raise NotImplementedError

    def take(self, entry: Any) -> None:
        """Accept what was found."""
        raise NotImplementedError

    def show_found(self, rows: Sequence[Any], said: str) -> None:
        """Show it; the first of it is chosen."""
        self.table.delegate.words = without_accents(self.search.text()).split()
        self.table.show_these(rows)
        self.said.setText(said)
        if (at := self.table.first_row()) is not None:
            self.table.choose(at, tell=False)

    own_keys = (
        OwnKey("Enter", "takes what is chosen, from the line too"),
        OwnKey("Down", "goes from the line into the list"),
        OwnKey("Esc", "closes the dialog"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the line: Enter opens what is chosen, the arrow down goes into the list; Esc closes."""
        key, chosen = event.key(), self.table.chosen()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            if chosen is not None and not isinstance(chosen, Group):
                self.take(chosen)
        elif key == Qt.Key.Key_Down and self.search.hasFocus() and self.model.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class SearchDialog(LineDialog):
    """Accepted, `record` is what is to be shown."""

    def __init__(self, parent: QWidget, workspace: Workspace, search: str = "") -> None:
        hint = "Actions, commentary, measures, remarks, evidence, people"
        super().__init__(parent, "Search everything", hint, search, COLUMN)
        self.workspace = workspace
        self.everything = Everything(workspace.plan, workspace.lines, workspace.as_at)
        self.record: Record | None = None
        self._folded: set[Hashable] = set()
        self.table.fold_asked.connect(self._fold)
        self.look()
        self.search.selectAll()

    def look(self) -> None:
        """What has all the words, by what it is."""
        found = self.everything.find(self.search.text())
        rows: list[Group | FoundText] = []
        for kind, entries in found.items():
            count = f"{len(entries):,}" + (
                f", the first {MOST_LISTED} are listed" if len(entries) > MOST_LISTED else ""
            )
            rows.append(Group(kind, kind, count, kind in self._folded))
            rows += [] if kind in self._folded else entries[:MOST_LISTED]
        self.show_found(rows, self._words(sum(map(len, found.values()))))

    def _words(self, count: int) -> str:
        if not self.search.text().strip():
            return _HINT
        day = f" {self.workspace.day_words}." if self.workspace.day_words else ""
        return (f"{count:,} found." if count else "Nothing in this plan has all these words.") + day

    def take(self, entry: FoundText) -> None:
        """It is shown where it stands."""
        self.record = entry.record
        self.accept()

    def _fold(self, key: Hashable) -> None:
        self._folded ^= {key}
        self.look()
