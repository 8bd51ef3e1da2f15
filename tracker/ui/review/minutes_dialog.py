"""The minutes to read in the window: the blocks of a report as a document of plain text, headings and tables."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextLength, QTextTableFormat
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from tracker.reports.blocks import Block, Bullets, Counts, Front, Heading, Prose, Report, Run, Runs, Table
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID, current_palette

_LARGER = {1: 1.5, 2: 1.2, 3: 1.05}  # headings, times the text


class ReportView(QTextBrowser):
    """Only texts go in, none of them as HTML; pictures and contents are left out."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)

    def show_report(self, report: Report) -> None:
        """Show a whole report from its beginning."""
        self.clear()
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self._front(cursor, report.front)
        for block in report.blocks:
            self._block(cursor, block)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _front(self, cursor: QTextCursor, front: Front) -> None:
        self._paragraph(cursor, (Run(front.title),), 1.8, bold=True)
        self._paragraph(cursor, (Run(front.subtitle, quiet=True),))
        for name, value in front.facts:
            self._paragraph(cursor, (Run(f"{name}: ", quiet=True), *value), space=0.2)

    def _block(self, cursor: QTextCursor, block: Block) -> None:
        match block:
            case Heading():
                self._paragraph(cursor, (Run(block.text),), _LARGER[block.level], bold=True, space=1.2)
            case Prose():
                self._paragraph(cursor, block.words)
            case Bullets():
                for item in block.items:
                    self._paragraph(cursor, (Run("•  "), *item), space=0.2)
            case Counts():
                for figure, words, then in block.items:
                    counted = Run(f" {words}{f' ({then})' if then else ''}")
                    self._paragraph(cursor, (*figure, counted), space=0.2)
            case Table():
                self._table(cursor, block)
            case _:
                return

    def _paragraph(
        self, cursor: QTextCursor, words: Runs, larger: float = 1.0, *, bold: bool = False, space: float = 0.5
    ) -> None:
        line = self.fontMetrics().height()
        frame = QTextBlockFormat()
        frame.setTopMargin(line * space)
        frame.setBottomMargin(line * 0.2)
        cursor.insertBlock(frame)
        self._runs(cursor, words, larger, bold=bold)

    def _runs(self, cursor: QTextCursor, words: Runs, larger: float = 1.0, *, bold: bool = False) -> None:
        for run in words:
            look = QTextCharFormat()
            look.setFontPointSize(self.font().pointSizeF() * larger)
            look.setFontWeight(QFont.Weight.Bold if bold or run.bold else QFont.Weight.Normal)
            look.setForeground(self.palette().color(self.foregroundRole()))
            if run.quiet:
                look.setForeground(self._quiet())
            cursor.insertText(run.text, look)

    def _quiet(self) -> QColor:
        return self.palette().color(self.palette().ColorRole.PlaceholderText)

    def _table(self, cursor: QTextCursor, table: Table) -> None:
        self._paragraph(cursor, (Run(table.caption, quiet=True),), space=0.8)
        shape = QTextTableFormat()
        whole = sum(column.share for column in table.columns)
        percent = QTextLength.Type.PercentageLength
        shape.setColumnWidthConstraints([QTextLength(percent, 100 * one.share / whole) for one in table.columns])
        shape.setWidth(QTextLength(percent, 100))
        shape.setCellPadding(GRID / 2)
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderBrush(self.palette().color(self.palette().ColorRole.Mid))
        shape.setHeaderRowCount(1)
        grid = cursor.insertTable(len(table.rows) + 1, len(table.columns), shape)
        for at, column in enumerate(table.columns):
            self._runs(grid.cellAt(0, at).firstCursorPosition(), (Run(column.heading),), bold=True)
        for down, row in enumerate(table.rows, 1):
            for across, words in enumerate(row):
                self._runs(grid.cellAt(down, across).firstCursorPosition(), words)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def apply_look(self) -> None:
        """Take over the colours."""
        self.setStyleSheet(f"QTextBrowser {{ background: {current_palette().surface}; border: none; }}")


class MinutesDialog(Dialog):
    """The minutes to read."""

    def __init__(self, parent: QWidget, title: str, report: Report) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        self.view = ReportView(title)
        self.view.apply_look()
        self.view.show_report(report)
        column.addWidget(self.view)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        em = self.fontMetrics().averageCharWidth()
        self.resize(em * 130, em * 90)
