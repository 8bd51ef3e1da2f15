"""The foot of the update form: errors, drafts, the buttons that save; and the box that grows with its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import error_label, plain_label

LEAST_LINES, MOST_LINES = 3, 12


class GrowingText(QPlainTextEdit):
    """A box for plain text that is as high as its text, within bounds; Tab goes on to the next control."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.grow)
        self.grow()

    def grow(self) -> None:
        """Take the height that the text needs."""
        needed = round(self.document().size().height())
        lines = max(LEAST_LINES, min(MOST_LINES, needed))
        around = round(2 * self.document().documentMargin()) + GRID + GRID // 2
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if needed > MOST_LINES else bars.ScrollBarAlwaysOff)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower box has more lines."""
        super().resizeEvent(event)
        self.grow()


class FormFoot(QWidget):
    """Save, Save and next, and what there is to say about saving."""

    save_asked = Signal()
    next_asked = Signal()
    discard_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.open = True
        self.error = error_label()
        self.error.setAccessibleName("What went wrong")
        self.closed = plain_label()
        self.next = self._button("Save and next", "Save and go to the next action", "Ctrl+Shift+Enter")
        self.next.setProperty("primary", True)
        self.save = self._button("Save", "Save the update", "Ctrl+Enter")
        self.discard = self._button("Discard the draft", "Discard the unsaved text", "")
        self.cancel = self._button("Cancel", "Wait no longer, and save nothing", "")
        self.day = plain_label(wrap=False)
        self.draft = plain_label(quiet=True, wrap=False)
        self._lay_out()
        self.next.clicked.connect(self.next_asked)
        self.save.clicked.connect(self.save_asked)
        self.discard.clicked.connect(self.discard_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.shut("")
        self.show_error("")
        self.show_draft("", offered=False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        buttons, flow = flowing()
        for widget in (self.next, self.save, self.cancel, self.day, self.draft, self.discard):
            flow.addWidget(widget)
        column.addWidget(self.closed)
        column.addWidget(self.error)
        column.addWidget(buttons)

    def _button(self, words: str, name: str, keys: str) -> SmallButton:
        button = SmallButton(words)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})" if keys else name)
        return button

    def show_error(self, sentence: str) -> None:
        """Say what went wrong; "" when nothing did."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def show_day(self, words: str) -> None:
        """Say which day the update will have."""
        self.day.setText(words)
        self.day.setVisible(bool(words))

    def show_draft(self, words: str, offered: bool) -> None:
        """Say that unsaved text is kept, or that it is back and may be discarded."""
        self.draft.setText(words)
        self.draft.setVisible(bool(words))
        self.discard.setVisible(offered)

    def say(self, words: str) -> None:
        """Say what is as it should be."""
        self.show_draft(words, offered=False)

    @property
    def offers(self) -> bool:
        """Whether the draft that came back may still be discarded with one press."""
        return self.discard.isVisibleTo(self)

    def shut(self, sentence: str, *, waits: bool = False) -> None:
        """Let nothing be saved, and say why; "" opens it again. What only waits can be cancelled."""
        self.open = not sentence
        for button in (self.save, self.next):
            button.setEnabled(self.open)
        self.cancel.setVisible(waits)
        self.closed.setText(sentence)
        self.closed.setVisible(bool(sentence))
