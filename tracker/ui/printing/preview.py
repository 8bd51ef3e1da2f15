"""The sheets as they will be printed, seen before; from there they go to a printer or into a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

_NONE = QMarginsF()  # the sheets have margins of their own
_NO_OUTLINE = b'<svg stroke-width="0" '  # else Qt draws an outline around each letter when it writes a PDF
_SHARE = 0.92  # of the window under it


def a4_landscape() -> QPrinter:
    """The printer that is usual here, for sheets as they are laid out."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, _NONE))
    printer.setFullPage(True)
    return printer


def paint_sheets(sheets: Sequence[bytes], printer: QPrinter) -> None:
    """Paint each sheet (an SVG) onto a page of its own, as large as it fits, from the first page asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(sheets)
    painter = QPainter(printer)
    for at, sheet in enumerate(sheets[first - 1 : last]):
        if at:
            printer.newPage()
        drawn = QSvgRenderer(sheet.replace(b"<svg ", _NO_OUTLINE, 1))
        paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        size = QSizeF(drawn.defaultSize()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        drawn.render(painter, QRectF(paper.center().x() - size.width() / 2, paper.top(), size.width(), size.height()))
    painter.end()


class PreviewDialog(QPrintPreviewDialog):
    """Shows the sheets; its own buttons print them, turn pages and change the size."""

    def __init__(self, sheets: Sequence[bytes], title: str, parent: QWidget) -> None:
        self.printer_used = a4_landscape()
        self.printer_used.setDocName(title)
        super().__init__(self.printer_used, parent)
        self.setWindowTitle(f"Print: {title}")
        self.resize(parent.window().size() * _SHARE)
        self.paintRequested.connect(lambda printer: paint_sheets(sheets, printer))
