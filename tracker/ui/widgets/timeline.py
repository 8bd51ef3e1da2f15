"""A timeline: what was said of an action or a measure, newest first, with what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, plain_label

FIRST_SHOWN = 20


class Told(Protocol):
    """One entry: the `noun` says what it is ("update"); one with the `number` 0 has no menu."""

    @property
    def day(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def changes(self) -> tuple[str, ...]: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def counts(self) -> bool: ...
    @property
    def latest(self) -> bool: ...
    @property
    def can_return(self) -> bool: ...
    @property
    def number(self) -> int: ...
    @property
    def noun(self) -> str: ...


class Timeline(QWidget):
    """Entries one under the other; each signal tells an entry.

    `undo_asked`: it is to be taken back. `redo_asked`: what took it back is to be taken back. `redact_asked`: words of
    it are to be removed for good.
    """

    undo_asked = Signal(object)
    redo_asked = Signal(object)
    redact_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._entries: Sequence[Told] = ()
        self._notes: Sequence[str] = ()
        self._stands: tuple[object, ...] = ()  # what the widgets were made of

    def show_entries(self, entries: Sequence[Told], notes: Sequence[str] = (), all_of_them: bool = False) -> None:
        """Show these; the notes are said first. A long history shows its beginning and the rest on request."""
        self._entries, self._notes = entries, notes
        stands = tuple(entries), tuple(notes), all_of_them, self.font().toString()
        if stands == self._stands:  # as on most other days: to make the widgets anew is what takes long
            return
        self._stands = stands
        self._clear()
        for note in notes:
            self.column.addWidget(plain_label(breakable(note), quiet=True))
            self.column.addSpacing(GRID)
        shown = entries if all_of_them else entries[:FIRST_SHOWN]
        for at, entry in enumerate(shown, 1):
            one = self._entry(entry, at, last=at == len(entries))
            self.column.addWidget(one)
            one.show()  # Qt would show it a turn of the event loop later, and have all of it laid out twice
        if len(shown) < len(entries):
            more = SmallButton(f"Show all {len(entries)}")
            more.setAccessibleName("Show the whole timeline")
            more.clicked.connect(lambda: self.show_entries(self._entries, self._notes, all_of_them=True))
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _clear(self) -> None:
        while (item := self.column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _entry(self, entry: Told, at: int, last: bool) -> QWidget:
        shown = TimelineEntry(entry, at, last)
        if shown.button and entry.latest:
            shown.button.clicked.connect(lambda: self.undo_asked.emit(entry))
        elif shown.button:
            shown.button.clicked.connect(lambda: self.redo_asked.emit(entry))
        if (more := shown.more) is not None:
            more.clicked.connect(lambda: self._open_menu(entry, more))
        return shown

    def _open_menu(self, entry: Told, under: QWidget) -> None:
        """What else can be done with an entry, under its number."""
        menu = self.menu_of(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def menu_of(self, entry: Told) -> QMenu:
        """The menu of an entry."""
        menu = QMenu(self)
        number = menu.addAction(f"{entry.noun.capitalize()} {entry.number}")
        number.setEnabled(False)
        menu.addAction("Redact…", lambda: self.redact_asked.emit(entry))
        return menu


class TimelineEntry(QWidget):
    """One entry: day and author, text, what it changed; struck through where it was withdrawn."""

    def __init__(self, entry: Told, at: int, last: bool) -> None:
        super().__init__()
        self.entry, self._last, self._counts = entry, last, entry.counts
        self._indent = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(self._indent + GRID // 2, 0, 0, GRID * 3 // 2)
        column.setSpacing(GRID // 4)
        self.button: SmallButton | None = None
        self.more: SmallButton | None = None
        column.addLayout(self._head(entry, at))
        if entry.text:
            column.addWidget(self._words(entry.text))
        if entry.changes:
            column.addWidget(self._words(" · ".join(entry.changes), quiet=True))
        for told in entry.notes:
            column.addWidget(plain_label(breakable(told), quiet=True))

    def _head(self, entry: Told, at: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        day = plain_label(entry.day, wrap=False)
        day.setFont(self._struck(larger(self.font(), 1.0, bold=True)))
        named, flow = flowing()
        flow.addWidget(day)
        if entry.who:
            flow.addWidget(plain_label(entry.who, quiet=True, wrap=False))
        row.addWidget(named, 1)
        if entry.latest or entry.can_return:
            words = "Undo" if entry.latest else "Put back"
            self.button = SmallButton(words)
            self.button.setAccessibleName(f"{words} the {entry.noun} of {entry.day}, number {at}")
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        if entry.number:
            self.more = SmallButton("⋯")
            self.more.setAccessibleName(f"More about {entry.noun} {entry.number}, of {entry.day}")
            self.more.setToolTip(f"{entry.noun.capitalize()} {entry.number}: more")
            row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _words(self, text: str, quiet: bool = False) -> QLabel:
        label = plain_label(breakable(text), quiet=quiet or not self._counts)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFont(self._struck(self.font()))
        return label

    def _struck(self, font: QFont) -> QFont:
        struck = QFont(font)
        struck.setStrikeOut(not self._counts)
        return struck

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line down the left side with a dot for each entry: full where it counts."""
        painter, palette = QPainter(self), current_palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = max(8, round(self.fontMetrics().height() * 0.5))
        middle, top = side / 2 + 1, self.fontMetrics().height() / 2
        painter.setPen(QPen(QColor(palette.line), 2))
        if not self._last:
            painter.drawLine(round(middle), round(top), round(middle), self.height() + round(top))
        painter.setPen(QPen(QColor(palette.accent if self._counts else palette.control_edge), 2))
        painter.setBrush(QColor(palette.accent if self._counts else palette.surface))
        painter.drawEllipse(QRectF(middle - side / 2 + 1, top - side / 2 + 1, side - 2, side - 2))
