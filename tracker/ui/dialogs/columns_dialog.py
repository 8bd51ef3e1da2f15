"""Asks which columns a table has, in which order and how wide they are, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout

from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.tables.check_list import Checks
from tracker.ui.tables.wanted_columns import LEAST, STEP, WantedColumns, heading_words
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import open_at

_LEAST_SEEN = 5  # columns that are seen at once in any case
_NAME, _CHECKED = Qt.ItemDataRole.UserRole, Qt.CheckState.Checked


class ColumnsDialog(Dialog):
    """The columns that are shown are checked and stand first, in their order; they are moved and made wider there."""

    def __init__(self, of: WantedColumns) -> None:
        super().__init__(of.view)
        self.setWindowTitle("Columns")
        self._of, self._now, self.widths = of, of.widths_now(), dict(of.dragged)
        self._columns = {column.name: column for column in of.offered}
        self.list: QListWidget = Checks()
        self.list.setAccessibleName("Columns of the table")
        self.list.setMinimumHeight((self.fontMetrics().height() + GRID) * min(len(self._columns), _LEAST_SEEN))
        self._add_buttons()
        self._fill(of.names)
        self._lay_out()

    def _add_buttons(self) -> None:
        self.up, self.down = SmallButton("Move up"), SmallButton("Move down")
        self.wider, self.narrower = SmallButton("Wider"), SmallButton("Narrower")
        self.usual = SmallButton("Usual columns")
        for button, key, tip, call in (
            (self.up, "Alt+Up", "Move the column up, further to the left in the table", lambda: self._move(-1)),
            (self.down, "Alt+Down", "Move the column down, further to the right in the table", lambda: self._move(1)),
            (self.wider, "Alt+Right", "Make the column wider", lambda: self._widen(STEP)),
            (self.narrower, "Alt+Left", "Make the column narrower", lambda: self._widen(-STEP)),
        ):
            button.setShortcut(key)
            button.setToolTip(f"{tip} ({key})")
            button.clicked.connect(call)
        self.usual.clicked.connect(self._as_usual)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        stays = heading_words(self._columns[self._of.always])
        words = plain_label(f"Checked columns are shown, from the left in this order. {stays} is always there.")
        words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        buttons, flow = flowing()
        for button in (self.up, self.down, self.wider, self.narrower, self.usual):
            flow.addWidget(button)
        ends = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        ends.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        ends.accepted.connect(self.accept)
        ends.rejected.connect(self.reject)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        column.addWidget(ends)
        open_at(self, characters=84, lines=14 + round(1.4 * len(self._columns)))

    def _fill(self, shown: Sequence[str]) -> None:
        self.list.clear()
        for name in (*shown, *(other for other in self._columns if other not in shown)):
            item = QListWidgetItem(self._words(name))
            item.setData(_NAME, name)
            item.setCheckState(_CHECKED if name in shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _words(self, name: str) -> str:
        words, wide = heading_words(self._columns[name]), self.widths.get(name)
        return f"{words}, {wide:.0f} characters wide" if wide else words

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if 0 <= at + by < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(at + by, item)
            self.list.setCurrentItem(item)

    def _widen(self, by: float) -> None:
        if (item := self.list.currentItem()) is not None:
            name = item.data(_NAME)
            before = self.widths.get(name) or self._now.get(name) or self._columns[name].width
            self.widths[name] = max(round(before + by, 1), LEAST)
            item.setText(self._words(name))

    def _as_usual(self) -> None:
        self.widths.clear()
        self._fill(self._of.usual)

    def chosen(self) -> tuple[str, ...]:
        """Which are to be shown, from the left."""
        items = [self.list.item(at) for at in range(self.list.count())]
        names = [one.data(_NAME) for one in items]
        shown = [one.data(_NAME) for one in items if one.checkState() == _CHECKED]
        always = self._of.always
        return tuple(name for name in names if name in shown or name == always)
