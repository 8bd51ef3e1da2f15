"""The sheets as they will be printed, each drawn when it is seen; from there they go to a printer or into a PDF."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.dialogs.messages import tell
from tracker.ui.keys import OwnKey, key_action
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.printing.layout import HIGH, WIDE, PrintedSheets
from tracker.ui.printing.painting import Printing, paint_sheet, usual_printer
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import plain_label

_SHARE = 0.92  # of the window under it
_STEP, _SMALLEST, _LARGEST = 1.25, 0.2, 4.0
_KEPT = 8  # pictures of sheets that were seen
_NOT_PRINTED = "Nothing was printed: the printer took nothing. See whether it is there, or choose another one."


class SheetsView(QAbstractScrollArea):
    """One sheet under the other, as wide as the view or larger; `turned`: another one is in view."""

    turned = Signal(int)
    own_keys = (
        OwnKey("PgUp, PgDown", "goes to the sheet before, to the next one"),
        OwnKey("Home, End", "goes to the first sheet, to the last"),
    )

    def __init__(self, sheets: PrintedSheets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets, self.zoom = sheets, 1.0
        self._pictures: dict[int, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"PrintedSheets to be printed: {counted(len(sheets.sheets), 'sheet')}")
        self.verticalScrollBar().valueChanged.connect(lambda _: self.turned.emit(self.at))

    @property
    def at(self) -> int:
        """The sheet in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return min(max(middle // self._step_down(), 0), len(self.sheets.sheets) - 1)

    def go_to(self, at: int) -> None:
        """Bring the top of a sheet into view."""
        self.verticalScrollBar().setValue(at * self._step_down())

    def enlarge(self, times: float) -> None:
        """Show the sheets larger or smaller."""
        here = self.at
        self.zoom = min(max(self.zoom * times, _SMALLEST), _LARGEST)
        self._fit()
        self.go_to(here)

    def _size(self) -> QSize:
        wide = max(round((self.viewport().width() - 4 * GRID) * self.zoom), 1)
        return QSize(wide, round(wide * HIGH / WIDE))

    def _step_down(self) -> int:
        return self._size().height() + 2 * GRID

    def _place(self, at: int) -> QRect:
        size = self._size()
        x = max((self.viewport().width() - size.width()) // 2, 2 * GRID)
        corner = QPoint(x - self.horizontalScrollBar().value(), 2 * GRID - self.verticalScrollBar().value())
        return QRect(corner + QPoint(0, at * self._step_down()), size)

    def _fit(self) -> None:
        self._pictures.clear()
        size, seen = self._size(), self.viewport().size()
        high = len(self.sheets.sheets) * self._step_down() + 2 * GRID
        for bar, whole, part in (
            (self.verticalScrollBar(), high, seen.height()),
            (self.horizontalScrollBar(), size.width() + 4 * GRID, seen.width()),
        ):
            bar.setRange(0, max(whole - part, 0))
            bar.setPageStep(part)
            bar.setSingleStep(GRID * 5)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the view."""
        super().resizeEvent(event)
        here = self.at
        self._fit()
        self.go_to(here)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheets in view, each once."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(current_palette().background))
        down, step = self.verticalScrollBar().value(), self._step_down()
        seen = range((down + event.rect().top()) // step, (down + event.rect().bottom()) // step + 1)
        for at in range(len(self.sheets.sheets))[seen.start : seen.stop]:
            place = self._place(at)
            painter.drawPixmap(place.topLeft(), self._picture(at))
            painter.setPen(QColor(current_palette().control_edge))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QColor(current_palette().accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _picture(self, at: int) -> QPixmap:
        if at not in self._pictures:
            while len(self._pictures) >= _KEPT:
                del self._pictures[next(iter(self._pictures))]
            ratio = self.devicePixelRatioF()
            picture = QPixmap(self._size() * ratio)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            painter.scale(picture.width() / WIDE, picture.width() / WIDE)
            paint_sheet(painter, self.sheets, at)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._pictures[at] = picture
        return self._pictures[at]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys go from sheet to sheet; everything else is Qt's."""
        keys, last = Qt.Key, len(self.sheets.sheets) - 1
        to = {keys.Key_PageUp: self.at - 1, keys.Key_PageDown: self.at + 1, keys.Key_Home: 0, keys.Key_End: last}
        if (at := to.get(Qt.Key(event.key()))) is not None:
            self.go_to(min(max(at, 0), last))
        else:
            super().keyPressEvent(event)


class PreviewDialog(Dialog):
    """Shows the sheets; prints them. `pdf_asked`: they are to be written as a PDF."""

    pdf_asked = Signal()

    def __init__(self, sheets: PrintedSheets, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheets, self.title = sheets, title
        self.setWindowTitle(f"Print: {title}")
        self.view = SheetsView(sheets)
        self.said = plain_label(wrap=False)
        self.print_it, self.pdf = SmallButton("Print…"), SmallButton("Save as PDF…")
        self.before, self.after = SmallButton("Previous"), SmallButton("Next")
        self.larger, self.smaller = SmallButton("Larger"), SmallButton("Smaller")
        self.printing: Printing | None = None
        self._lay_out()
        self._connect()
        self.resize(parent.window().size() * _SHARE)
        self.view.setFocus()
        self._say()

    def _lay_out(self) -> None:
        self.print_it.setProperty("primary", True)
        top, flow = flowing()
        for widget in (self.print_it, self.pdf, self.before, self.after, self.smaller, self.larger, self.said):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addWidget(top)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        view = self.view
        for button, words, key, call in (
            (self.print_it, "Print the sheets", "Ctrl+P", self.choose_printer),
            (self.pdf, "Save the sheets as a PDF", "Ctrl+S", self.pdf_asked.emit),
            (self.before, "Previous sheet", "Alt+PgUp", lambda: view.go_to(max(view.at - 1, 0))),
            (self.after, "Next sheet", "Alt+PgDown", lambda: view.go_to(view.at + 1)),
            (self.larger, "Show the sheets larger", "Ctrl++, Ctrl+=", partial(view.enlarge, _STEP)),
            (self.smaller, "Show the sheets smaller", "Ctrl+-", partial(view.enlarge, 1 / _STEP)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({key.partition(',')[0]})")
            button.clicked.connect(lambda _=False, call=call: call())
            key_action(self, words, key, button.click)
        view.turned.connect(lambda _: self._say())

    def _say(self) -> None:
        at, many = self.view.at, len(self.sheets.sheets)
        self.said.setText(f"Sheet {at + 1} of {many}")
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at + 1 < many)

    def choose_printer(self) -> None:
        """Ask which printer, which pages and how many copies, and print."""
        printer = usual_printer(self.title)
        asked = QPrintDialog(printer, self)
        asked.setMinMax(1, len(self.sheets.sheets))
        agreed = asked.exec() == QDialog.DialogCode.Accepted
        asked.deleteLater()
        if agreed:
            self.printing = Printing(self.sheets, printer, self)
            self.printing.told.connect(self.said.setText)
            self.printing.over.connect(self._printed)
            self.print_it.setEnabled(False)
            self.printing.begin()

    def _printed(self, well: bool) -> None:
        self.printing = None
        self.print_it.setEnabled(True)
        if well:
            self.accept()
        elif self.isVisible():
            self._say()
            tell(self, "Print", _NOT_PRINTED)

    def done(self, answer: int) -> None:
        """What is still on its way to the printer is cancelled."""
        printing, self.printing = self.printing, None
        super().done(answer)
        if printing is not None:
            printing.cancel()
