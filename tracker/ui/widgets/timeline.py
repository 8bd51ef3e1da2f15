"""A timeline: what was said of an action or a measure, newest first, with what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID, current_palette, larger, set_looks
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.widgets.panels import lay_out_now

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
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._above = QWidget(self)
        self._told = QVBoxLayout(self._above)
        self._told.setContentsMargins(0, 0, 0, GRID)
        self._told.setSpacing(GRID)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        outer.addWidget(self._above)
        outer.addLayout(self.column)
        self._entries: Sequence[Told] = ()
        self._notes: Sequence[str] = ()
        self._stands: tuple[object, ...] = ()  # what the widgets say
        self._made: list[TimelineEntry] = []  # filled again for other entries: to make and dress one is what takes long

    def show_entries(self, entries: Sequence[Told], notes: Sequence[str] = (), all_of_them: bool = False) -> None:
        """Show these; the notes are said first. A long history shows its beginning and the rest on request."""
        self._entries, self._notes = entries, notes
        stands = tuple(entries), tuple(notes), all_of_them, self.font().toString()
        if stands == self._stands:  # as on most other days
            return
        self._stands = stands
        self._outer.setEnabled(False)  # or each widget that comes into view has all those above it laid out once more
        self._say(notes)
        shown = entries if all_of_them else entries[:FIRST_SHOWN]
        self._make(len(shown))
        for at, entry in enumerate(shown):
            self._made[at].show_entry(entry, at + 1, last=at + 1 == len(entries))
        if len(shown) < len(entries):
            more = SmallButton(f"Show all {len(entries)}")
            more.setAccessibleName("Show the whole timeline")
            more.clicked.connect(self._show_all)
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.setEnabled(True)
        self._outer.activate()

    def _show_all(self) -> None:
        self.show_entries(self._entries, self._notes, all_of_them=True)
        lay_out_now()

    def _say(self, notes: Sequence[str]) -> None:
        _keep_in(self._told, 0)
        for note in notes:
            self._told.addWidget(plain_label(breakable(note), quiet=True))
        self._above.setVisible(bool(notes))

    def _make(self, count: int) -> None:
        """So many entries to be filled, and nothing under them."""
        _keep_in(self.column, min(count, len(self._made)))
        self._made = self._made[:count] + [self._entry() for _ in range(count - len(self._made))]

    def _entry(self) -> TimelineEntry:
        made = TimelineEntry(self)
        made.undo.clicked.connect(lambda: (self.undo_asked if made.entry.latest else self.redo_asked).emit(made.entry))
        made.menu.clicked.connect(lambda: self._open_menu(made.entry, made.menu))
        self.column.addWidget(made)
        made.show()  # Qt would show it a turn of the event loop later, and have all of it laid out twice
        return made

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

    entry: Told

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._last = self._counts = True
        self.day, self.who = plain_label(wrap=False), plain_label(quiet=True, wrap=False)
        self.undo, self.menu = SmallButton(""), SmallButton("⋯")
        self.text, self.changes, self.notes = plain_label(), plain_label(quiet=True), plain_label(quiet=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GRID // 4)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        named, flow = flowing()
        flow.addWidget(self.day)
        flow.addWidget(self.who)
        row.addWidget(named, 1)
        for button in (self.undo, self.menu):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        for label in (self.text, self.changes, self.notes):
            self._column.addWidget(label)
        for label in (self.text, self.changes):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @property
    def button(self) -> SmallButton | None:
        """What takes the entry back or puts it back, where that can be done."""
        return None if self.undo.isHidden() else self.undo

    @property
    def more(self) -> SmallButton | None:
        """What opens its menu, where it has one."""
        return None if self.menu.isHidden() else self.menu

    def show_entry(self, entry: Told, at: int, last: bool) -> None:
        """Be about an entry, the one at a place counted from 1; the `last` has none under it."""
        self.entry, self._last, self._counts = entry, last, entry.counts
        self._column.setContentsMargins(self.fontMetrics().height() + GRID // 2, 0, 0, GRID * 3 // 2)
        set_looks(self.text, quiet=not entry.counts)
        for label in (self.text, self.changes):
            label.setFont(self._struck(self.font()))
        self.day.setText(entry.day)
        self.day.setFont(self._struck(larger(self.font(), 1.0, bold=True)))
        for label, words in (
            (self.who, entry.who),
            (self.text, breakable(entry.text)),
            (self.changes, breakable(" · ".join(entry.changes))),
            (self.notes, "\n".join(map(breakable, entry.notes))),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._offer(entry, at)
        self.update()

    def _offer(self, entry: Told, at: int) -> None:
        words = "Undo" if entry.latest else "Put back"
        self.undo.setText(words)
        self.undo.setAccessibleName(f"{words} the {entry.noun} of {entry.day}, number {at}")
        self.undo.setVisible(entry.latest or entry.can_return)
        self.menu.setAccessibleName(f"More about {entry.noun} {entry.number}, of {entry.day}")
        self.menu.setToolTip(f"{entry.noun.capitalize()} {entry.number}: more")
        self.menu.setVisible(bool(entry.number))

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


def _keep_in(column: QVBoxLayout, count: int) -> None:
    """The first so many widgets of a column; the others go."""
    while (item := column.takeAt(count)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
