"""Labels that show text as it is."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from tracker.domain.pattern import pattern_of
from tracker.ui.look.text_lines import lines_of

_LONG = pattern_of(r"\S{31,}")
_PIECE = pattern_of(r".{20}")


def breakable(text: str) -> str:
    """The text, where a run of more than 30 signs without a space (an address) may break: it looks the same."""
    return _LONG.sub(lambda found: _PIECE.sub(lambda piece: piece[0] + "\u200b", found[0]), text)


def for_tooltip(text: str) -> str:
    """The text for a tooltip, which would take it for HTML: every sign stands for itself, lines are kept."""
    if not text.strip():
        return ""
    lines = (html.escape(line) for line in text.strip().splitlines())
    return f"<p>{'<br/>'.join(lines)}</p>"  # as HTML, or Qt would not break long lines


class BrokenLabel(QLabel):
    """Text broken into lines. How high it is at a width is worked out once: each layout asks for it several times."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._heights: dict[int, int] = {}

    def setText(self, text: str) -> None:
        """Other words have another height."""
        self._heights.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """So has another font."""
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]


def plain_label(text: str = "", *, quiet: bool = False, wrap: bool = True) -> QLabel:
    """A label that shows text as it is, never as HTML."""
    label = BrokenLabel(text) if wrap else QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("quiet", quiet)
    return label


def announce(what: QWidget, sentence: str, *, wrong: bool = False) -> None:
    """Have a screen reader say it, wherever the keyboard is; what is wrong, before all else that it has to say."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # slow to load, and at first nothing is said

    told, how = QAccessibleAnnouncementEvent(what, sentence), QAccessible.AnnouncementPoliteness
    told.setPoliteness(how.Assertive if wrong else how.Polite)
    QAccessible.updateAccessibility(told)


class HeardLabel(QLabel):
    """Plain text that a screen reader says when it becomes another while it is seen."""

    def __init__(self, *, quiet: bool = False, wrap: bool = True, wrong: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("quiet", quiet)
        self.setProperty("error", wrong)
        self._wrong, self._begun = wrong, False

    def setText(self, text: str) -> None:
        """The same text again is not said again, nor what stands there from the first, but for what is wrong."""
        new = text.strip() and text != self.text() and (self._begun or self._wrong)
        self._begun = True
        super().setText(text)
        if new and self.window().isVisible():
            announce(self, text.replace("\u200b", ""), wrong=self._wrong)


def error_label() -> QLabel:
    """A label for the sentence about what went wrong."""
    return HeardLabel(wrong=True)


class YieldingLabel(QLabel):
    """One line of plain text that makes no window wider: where there is no room, its middle is left out."""

    def __init__(self, *, quiet: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", quiet)

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 12), hint.height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """As much of the text as there is room for."""
        painter, room = QPainter(self), self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), words)


class FewLinesLabel(QLabel):
    """Plain text in at most a few lines; where it is longer it ends in dots, and its tooltip has it whole."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.most, self.whole = most, ""

    def say(self, text: str) -> None:
        """Show this text."""
        self.whole = text
        self._fit()

    def _fit(self) -> None:
        lines = lines_of(self.whole, self.font(), self.width(), self.most)
        self.setText("\n".join(lines))
        is_cut = "".join("".join(lines).split()) != "".join(self.whole.split())
        self.setToolTip(for_tooltip(self.whole) if is_cut else "")
        self.setAccessibleDescription(self.whole.replace("\u200b", ""))

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines are broken for its width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The lines are broken for its font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
