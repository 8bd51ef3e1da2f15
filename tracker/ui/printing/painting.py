"""Paints sheets that were laid out: on the screen, on a printer page by page, into a PDF. Texts stay texts there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer

from tracker.errors import TrackerError
from tracker.paths import PROGRAM
from tracker.put_in_place import FileKind, put_in_place
from tracker.ui.printing.broken import PER_POINT
from tracker.ui.printing.layout import (
    BODY,
    FOOT,
    FOOT_LOOK,
    HIGH,
    LEFT,
    WIDE,
    Drawing,
    Ground,
    Letters,
    PrintedSheets,
    PrintMark,
)

PDF = FileKind("PDF", (".pdf",))
_NONE = QMarginsF()  # the sheets have margins of their own
_ROUND = 2 * PER_POINT


def a4_landscape() -> QPageLayout:
    """The paper that sheets are laid out for."""
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, _NONE)


def usual_printer(title: str) -> QPrinter:
    """The printer that is usual here."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(a4_landscape())
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def paint_sheet(painter: QPainter, sheets: PrintedSheets, at: int) -> None:
    """Paint one sheet in the units of its layout, with its foot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    number = f"Page {at + 1} of {len(sheets.sheets)}"
    x = LEFT + BODY - sheets.breaker.advance(number, FOOT_LOOK)
    foot = [Letters(LEFT, FOOT, sheets.foot, FOOT_LOOK), Letters(x, FOOT, number, FOOT_LOOK)]
    for mark in (*sheets.sheets[at], *foot):
        _paint(painter, mark, sheets)


def _paint(painter: QPainter, mark: PrintMark, sheets: PrintedSheets) -> None:
    if isinstance(mark, Ground):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark.colour))
        around = _ROUND if mark.rounded else 0
        painter.drawRoundedRect(QRectF(mark.x, mark.y, mark.wide, mark.high), around, around)
    elif isinstance(mark, Drawing):
        QSvgRenderer(mark.svg).render(painter, QRectF(mark.x, mark.y, mark.wide, mark.high))
    else:
        painter.setFont(sheets.breaker.font(mark.look))
        painter.setPen(QColor(mark.look.colour))
        painter.drawText(QRectF(mark.x, mark.y, 0, 0).topLeft(), mark.text)


def _onto_page(painter: QPainter, device: QPagedPaintDevice, sheets: PrintedSheets, at: int) -> None:
    """One sheet as large as it fits onto the paper, in the middle of its width."""
    paper = QRectF(device.pageLayout().fullRectPixels(device.logicalDpiX()))
    size = QSizeF(WIDE, HIGH).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.save()
    painter.translate((paper.width() - size.width()) / 2, 0)
    painter.scale(size.width() / WIDE, size.height() / HIGH)
    paint_sheet(painter, sheets, at)
    painter.restore()


def write_pdf(sheets: PrintedSheets, title: str, path: Path, *, overwrite: bool) -> None:
    """Write all the sheets as a PDF, in which words can be found and copied."""
    with put_in_place(path, PDF, overwrite=overwrite) as part:
        writer = QPdfWriter(str(part))
        writer.setPageLayout(a4_landscape())
        writer.setTitle(title)
        writer.setCreator(PROGRAM)
        painter = QPainter()
        if not painter.begin(writer):
            raise TrackerError(f"{path} cannot be written: choose another folder.")
        for at in range(len(sheets.sheets)):
            if at:
                writer.newPage()
            _onto_page(painter, writer, sheets, at)
        painter.end()


class Printing(QObject):
    """Sheets on their way to a printer, one at a time, so that the window goes on meanwhile and it can be cancelled.

    `told`: how far it has come, in words; `over`: all was handed to the printer, or it was cancelled or refused.
    """

    told = Signal(str)
    over = Signal(bool)

    def __init__(self, sheets: PrintedSheets, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self.sheets, self.printer, self.painter = sheets, printer, QPainter()
        first, last = printer.fromPage() or 1, printer.toPage() or len(sheets.sheets)
        order = list(range(first - 1, min(last, len(sheets.sheets))))
        if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
            order.reverse()
        self._pages = order * (1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1))
        self._at = 0
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._step)

    def begin(self) -> None:
        """Hand it the first sheet, and the others after it."""
        if not self._pages or not self.painter.begin(self.printer):
            self.over.emit(False)
            return
        self._next.start()

    def cancel(self) -> None:
        """Print none of it, as far as the printer can still do that."""
        if self._next.isActive():
            self.printer.abort()
            self._end(False)

    def _step(self) -> None:
        if self._at:
            self.printer.newPage()
        _onto_page(self.painter, self.printer, self.sheets, self._pages[self._at])
        self._at += 1
        self.told.emit(f"Printing: {self._at} of {len(self._pages)}…")
        if self._at == len(self._pages):
            self._end(True)

    def _end(self, well: bool) -> None:
        self._next.stop()
        self.painter.end()
        self.over.emit(well)
