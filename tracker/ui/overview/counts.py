"""The counts at the head of the overview: each a button that leads to what it counts."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from tracker.domain.actions.filters import Filter
from tracker.ui.keys import OwnKey
from tracker.ui.look.text_lines import draw_lines, lines_of
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.widgets.labels import for_tooltip

_LEAST = 23  # characters of a count
_NOTE_LINES = 2
_SIZES = (2.1, 1.7, 1.35, 1.0)  # of the number, the largest that fits


class CountCard(QAbstractButton):
    """A count in large type, what it is of, and a quiet note under it; with nothing behind it, it leads nowhere."""

    def __init__(self, wanted: Filter) -> None:
        super().__init__()
        self.wanted = wanted
        self.number, self.words, self.note, self._shorter = "", "", "", ""
        self._alarming = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def tell(self, number: str, words: str, *, there: bool, alarming: bool = False) -> None:
        """Show a count; `there`: whether anything is behind it."""
        self.number, self.words, self._alarming = number, words, alarming
        self.setAccessibleName(f"{number} {words}")
        self.setEnabled(there)
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)
        self.update()

    def say(self, note: str, shorter: str = "") -> None:
        """The quiet note, and what is painted where it has no room."""
        self.note, self._shorter = note, shorter or note
        self.setAccessibleDescription(note)
        self.setToolTip(for_tooltip(note))
        self.update()

    def _large(self) -> QFont:
        """As large as there is room for."""
        fonts = [larger(self.font(), times, bold=True) for times in _SIZES]
        return next((one for one in fonts if lines_of(self.number, one, self._room, 1) == (self.number,)), fonts[-1])

    @property
    def _room(self) -> int:
        return self.width() - GRID * 5 // 2

    def sizeHint(self) -> QSize:
        """Three kinds of type, one under the other."""
        metrics = self.fontMetrics()
        number = QFontMetrics(larger(self.font(), _SIZES[0], bold=True)).height()
        high = number + metrics.lineSpacing() * (1 + _NOTE_LINES) + 3 * GRID
        return QSize(metrics.averageCharWidth() * _LEAST, high)

    def minimumSizeHint(self) -> QSize:
        """It is not to be squeezed."""
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The card, its three texts, the focus."""
        painter, palette = QPainter(self), current_palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = palette.control_edge if self.isEnabled() and self.underMouse() else palette.line
        painter.setPen(QPen(QColor(palette.accent), 2) if self.hasFocus() else QPen(QColor(edge), 1))
        painter.setBrush(QColor(palette.surface))
        off = 1 if self.hasFocus() else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(off, off, -off, -off), 6, 6)
        inside = self.rect().adjusted(GRID * 3 // 2, GRID, -GRID, -GRID)
        colour = palette.ratings["red"].fill if self._alarming else palette.text
        y = draw_lines(painter, inside, self.number, self._large(), colour)
        y = draw_lines(painter, QRect(inside.x(), y, inside.width(), 0), self.words, self.font(), palette.text)
        place = QRect(inside.x(), y + GRID // 4, inside.width(), 0)
        draw_lines(painter, place, self.note_in_view, self.font(), palette.quiet_text, _NOTE_LINES)

    @property
    def note_in_view(self) -> str:
        """The note as it is painted, but for what has no room even so."""
        whole = " ".join(lines_of(self.note, self.font(), self._room, _NOTE_LINES)) == self.note
        return self.note if whole else self._shorter

    def is_cut(self) -> bool:
        """Whether one of its texts has no room."""
        room = self._room
        return any(lines_of(text, font, room, 1) != (text,)
                   for text, font in ((self.number, self._large()), (self.words, self.font())))  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the space bar does; the arrows belong to the row of counts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


_COUNTS: dict[str, Filter] = {
    "overdue": Filter(stands=frozenset({"overdue"})),
    "due_soon": Filter(stands=frozenset({"due_soon"})),
    "silent": Filter(silent=True),
    "awaiting_sign_off": Filter(stands=frozenset({"awaiting_sign_off"})),
    "complete": Filter(counted_as="complete"),
}


class CountCards(QWidget):
    """The counts by the names of a tally, side by side, in as many lines as it takes; `asked`: the filter of one."""

    asked = Signal(object)
    own_keys = (OwnKey("Left, Right", "goes from count to count"),)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Counts")
        self.cards = {name: CountCard(wanted) for name, wanted in _COUNTS.items()}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID * 3 // 2)
        self._across = 0
        for card in self.cards.values():
            card.clicked.connect(lambda _=False, card=card: self.asked.emit(card.wanted))
        self.stand()

    def stand(self) -> None:
        """As many in a line as fit."""
        least, gap = self.fontMetrics().averageCharWidth() * _LEAST, self._grid.spacing()
        fit = next((n for n in (5, 3, 2) if n * (least + gap) - gap <= self.width()), 1)
        if fit == self._across:
            return
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, 1 if column < fit else 0)
        for at, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, at // fit, at % fit)
        self._across = fit

    def minimumSizeHint(self) -> QSize:
        """One count across; the others go below it."""
        return QSize(self.fontMetrics().averageCharWidth() * _LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines follow the width."""
        super().resizeEvent(event)
        self.stand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from count to count."""
        way = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        there = [card for card in self.cards.values() if card.isEnabled()]
        here = next((at for at, card in enumerate(there) if card.hasFocus()), None)
        if way is None or here is None:
            super().keyPressEvent(event)
            return
        there[min(max(here + way, 0), len(there) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
