"""The least that a window takes: PySide6 alone shows texts in a table, and ends when they are painted.

Run as a program with a JSON file that holds a list of headings and a list of rows of texts.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QTableView, QWidget

SIZE = (1280, 800)  # px; rows are one line high, so that twenty fit


class Texts(QAbstractTableModel):
    """Rows of texts under headings."""

    def __init__(self, headings: list[str], rows: list[list[str]]) -> None:
        super().__init__()
        self.headings, self.texts = headings, rows

    def rowCount(self, parent=QModelIndex()):  # noqa: B008 (Qt's own way to say "nowhere")
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """The text of a cell."""
        return self.texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        """The heading of a column."""
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.headings[section] if across else None


class Table(QTableView):
    """Ends the process after its first paint, once the window has it."""

    def paintEvent(self, event):
        """Paint, then go."""
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))


class Cells(QWidget):
    """Rows of texts in cells, each drawn by QPainter alone, broken at words; `top` is the first row in sight."""

    def __init__(self, rows: list[list[str]], widths: list[int], high: int) -> None:
        super().__init__()
        self.rows, self.widths, self.high, self.top = rows, widths, high, 0

    def paintEvent(self, event):
        """Ground, line and texts of each row in sight."""
        painter = QPainter(self)
        for at in range(self.height() // self.high + 1):
            x, y = 0, at * self.high
            painter.fillRect(0, y, self.width(), self.high - 1, Qt.GlobalColor.white)
            for width, text in zip(self.widths, self.rows[(self.top + at) % len(self.rows)], strict=True):
                painter.drawText(x + 8, y + 8, width - 12, self.high - 16, Qt.TextFlag.TextWordWrap, text)
                x += width


def main(path: str) -> None:
    """Show the table until it is painted."""
    app = QApplication([])
    headings, rows = json.loads(Path(path).read_text(encoding="utf-8"))
    model = Texts(headings, rows)
    table = Table()
    table.setModel(model)
    table.resize(*SIZE)
    table.show()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
