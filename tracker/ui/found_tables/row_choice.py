"""What is chosen for a row of a table: that headings stand there, how many rows of them, that another table begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.draft import FoundTable
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import Choice, SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import plain_label


class RowChoice(QWidget):
    """`head_chosen`: a row of the document and how many rows of headings stand there; `cut_chosen`: a row.

    `row_typed`: the number of another row, which the picture need not show.
    """

    head_chosen = Signal(int, int)
    cut_chosen = Signal(int)
    row_typed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QLineEdit()
        self.row.setAccessibleName("Row of the document")
        self.numbers = QIntValidator(self)
        self.row.setValidator(self.numbers)
        self.head = SmallButton("This is the heading row")
        self.cut = SmallButton("Cut above this row")
        self.height_of_head = Choice("Heading rows", [(str(number), number) for number in (1, 2, 3)])
        self._table: FoundTable | None = None
        self._lay_out()
        self.row.textChanged.connect(lambda _: self._tell())
        self.row.textEdited.connect(lambda _: self.row_typed.emit(self.number or 0))
        self.head.clicked.connect(lambda: self.head_chosen.emit(self.number, self._height()))
        self.cut.clicked.connect(lambda: self.cut_chosen.emit(self.number))
        self.height_of_head.changed.connect(lambda: self.head_chosen.emit(self._first(), self._height()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inside, flow = flowing(GRID)
        column.addWidget(inside)
        flow.addWidget(_beside("Row", self.row))
        flow.addWidget(self.head)
        flow.addWidget(self.cut)
        flow.addWidget(_beside("Heading rows", self.height_of_head))

    def show_table(self, table: FoundTable, last_row: int) -> None:
        """Offer the rows of a table, down to its last one on the last of its pages."""
        self._table = table
        self.numbers.setRange(table.first_row, max(last_row, table.first_row))
        self.row.setText(str(self._first()))
        self.row.setToolTip(f"From {self.numbers.bottom():,} to {self.numbers.top():,}, also beyond the picture.")
        if 1 <= table.head[1] <= 3:
            self.height_of_head.choose(table.head[1])
        self._tell()

    def choose(self, number: int) -> None:
        """The row with this number."""
        if number != self.number:
            self.row.setText(str(number))

    @property
    def number(self) -> int | None:
        """The row that is chosen; None where no such row is in the table."""
        return int(self.row.text()) if self.row.hasAcceptableInput() else None

    def _first(self) -> int:
        """The first heading row."""
        return self._table.first_row + self._table.head[0] if self._table else 1

    def _height(self) -> int:
        value = self.height_of_head.value
        return value if isinstance(value, int) else 1

    def _tell(self) -> None:
        """A table begins with its headings: it can be cut below them only."""
        height = self._table.head[1] if self._table else 1
        number = self.number
        self.head.setEnabled(number is not None and (height == 0 or number != self._first()))
        self.cut.setEnabled(number is not None and number >= self._first() + max(height, 1))

    def apply_look(self) -> None:
        """Follow the text size."""
        self.row.setFixedWidth(self.fontMetrics().averageCharWidth() * 8 + GRID * 2)


def _beside(words: str, widget: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID // 2)
    row.addWidget(plain_label(words, quiet=True, wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(widget)
    return both
