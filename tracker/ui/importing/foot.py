"""The foot of the preview: how it is to be saved, and the buttons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.domain.dates.reading import read_when
from tracker.domain.when import show_day
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.check_box import CheckBox
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import error_label, plain_label

SAY_FIRST = "Nothing can be imported yet, for no table was understood: say of one at least what it is."
TICK_FIRST = "Nothing can be imported yet: tick something of what the lists offer."


class ImportFoot(QWidget):
    """`held`: there is a plan already. `dated`: the import speaks for a day. `changed`: the day, or the splitting.

    `day_given`: somebody has typed a day, and is done with it.
    """

    changed, day_given = Signal(), Signal()

    def __init__(self, *, held: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dated = held
        self.split = CheckBox()
        self.split.setAccessibleName("Dated entries become separate updates")
        self.day = QLineEdit()
        self.day.setAccessibleName("The day for which the document speaks")
        self.day_words = plain_label("The document speaks for", wrap=False)
        self.error = error_label()
        self.go, self.cancel = QPushButton("Import"), SmallButton("Cancel")
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        step = "One step: it can be undone." if held else "A new plan file is made."
        self.note = plain_label(step, quiet=True, wrap=False)
        self._lay_out()
        self.day.textChanged.connect(lambda _: self.changed.emit())
        self.day.editingFinished.connect(self._give_day)
        self.split.toggled.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.options, flow = flowing(GRID * 3)
        flow.addWidget(self.split)
        self.speaks = QWidget()
        row = QHBoxLayout(self.speaks)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.day_words)
        row.addWidget(self.day)
        flow.addWidget(self.speaks)
        column.addWidget(self.options)
        column.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.note)
        column.addLayout(buttons)

    def offer(self, day: date, dated_entries: int, dated: bool) -> None:
        """Offer a day where the import speaks for one, and the splitting where the document holds dated entries."""
        self.dated = dated
        self.speaks.setVisible(dated)
        self.split.setVisible(bool(dated_entries))
        self.split.setText(f"Dated entries become separate updates ({dated_entries:,} found)")
        if not self.day.isModified():
            self.day.setText(show_day(day))
        self.options.setVisible(dated or bool(dated_entries))

    def _give_day(self) -> None:
        if self.day.isModified():
            self.day_given.emit()

    def is_left(self, widget: QWidget | None) -> bool:
        """Whether Enter in a widget is none that imports; a button other than Import is pressed by it."""
        if widget is self.go or widget is self.day or widget is None:
            return False
        if isinstance(widget, QPushButton):
            widget.click()
        return True

    def chosen_day(self) -> date | None:
        """The day as it stands, None where it cannot be read as one."""
        when = read_when(self.day.text())[0]
        return when.first if when.kind == "day" and when.first == when.last else None

    def tell(self, actions: int, measures: int, *, ready: bool, empty: str) -> None:
        """Say what the button does, and whether it can; `empty`: why there is nothing to import, and what to do."""
        said = [counted(number, what) for number, what in ((actions, "action"), (measures, "measure")) if number]
        self.go.setText(f"Import {' and '.join(said)}" if said else "Import")
        wrong = self.dated and self.chosen_day() is None
        self.error.setText(empty or "Write the day as 14 Nov 2017 or 14/11/2017.")
        self.error.setVisible(wrong or bool(empty))
        self.go.setEnabled(ready and not wrong and not empty)

    def apply_look(self) -> None:
        """Follow the text size."""
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * 16)
