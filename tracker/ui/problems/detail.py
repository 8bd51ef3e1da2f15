"""One problem in full, the buttons that decide about it and all of its kind, and the line to correct it in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.domain.problem import Problem
from tracker.ui.look.theme import GRID, larger
from tracker.ui.problems.correction_line import CorrectionLine
from tracker.ui.problems.kinds import DECIDED, KINDS, subject, together
from tracker.ui.widgets.chips import SmallButton, as_words
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, plain_label

_LINES = 4  # of its texts that are in view at once
_MOST = 600  # characters of a text; all of it is in the tooltip of its row


class ProblemDetail(QFrame):
    """`decided`: "accepted", "corrected" (asks for the line) or "ignored"; `all_decided`: the same for its kind.

    `offer_taken`: the name of what else was offered for it.
    """

    decided = Signal(str)
    offer_taken = Signal(str)
    all_decided = Signal(str)
    corrected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The chosen problem")
        self.heading = plain_label()
        self.printed, self.read_as, self.why = plain_label(), plain_label(), plain_label(quiet=True)
        self.captions = [plain_label(words, quiet=True, wrap=False) for words in ("Printed", "Read as")]
        self.line = CorrectionLine(captioned=False, most=4)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.apply_look()
        self.stop_correcting()

    def _make_buttons(self) -> None:
        self.accept, self.correct, self.ignore = (SmallButton(word) for word in ("Accept", "Correct…", "Ignore"))
        self.accept_all, self.ignore_all = SmallButton("Accept all"), SmallButton("Ignore all")
        for button, key in ((self.accept, "A"), (self.correct, "C"), (self.ignore, "I")):
            button.setToolTip(f"{button.text().rstrip('…')} ({key} in the table)")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID, GRID)
        column.setSpacing(GRID)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(self.heading)
        column.addWidget(self._texts())
        self.buttons, flow = flowing(GRID)
        self._flow, self.offers = flow, list[SmallButton]()
        for button in (self.accept, self.correct, self.ignore, self.accept_all, self.ignore_all):
            flow.addWidget(button)
        column.addWidget(self.buttons)
        column.addWidget(self.line)

    def _texts(self) -> QScrollArea:
        """As high for a short text as for a long one, so that the table above stays as it is."""
        inside = QWidget()
        inside.setObjectName("surface")
        texts = QGridLayout(inside)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setHorizontalSpacing(GRID * 2)
        texts.setVerticalSpacing(GRID // 4)
        texts.setColumnStretch(1, 1)
        for row, (caption, label) in enumerate(zip(self.captions, (self.printed, self.read_as), strict=True)):
            texts.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            texts.addWidget(label, row, 1)
        texts.addWidget(self.why, 2, 1)
        texts.setRowStretch(3, 1)
        self.texts = QScrollArea()
        self.texts.setWidgetResizable(True)
        self.texts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texts.setAccessibleName("The chosen problem in full")
        self.texts.setWidget(inside)
        return self.texts

    def _connect(self) -> None:
        for button, decision in ((self.accept, "accepted"), (self.correct, "corrected"), (self.ignore, "ignored")):
            button.clicked.connect(lambda _=False, decision=decision: self.decided.emit(decision))
        self.accept_all.clicked.connect(lambda: self.all_decided.emit("accepted"))
        self.ignore_all.clicked.connect(lambda: self.all_decided.emit("ignored"))
        self.line.taken.connect(self.corrected)
        self.line.left.connect(self.stop_correcting)

    # What is shown

    def apply_look(self) -> None:
        """Follow the text size."""
        self.heading.setFont(larger(self.font(), 1.0, bold=True))
        self.texts.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + GRID)

    def show_problem(self, problem: Problem | None, alike: Sequence[Problem], can_correct: bool) -> None:
        """Show one in full; `alike` are those of its kind that are still to be decided."""
        self.stop_correcting()
        self.setVisible(problem is not None)
        if problem is None:
            return
        kind = KINDS[problem.kind]
        parts = (kind.word, subject(problem), problem.place, DECIDED[problem.decision])
        self.heading.setText(breakable(" · ".join(part for part in parts if part)))
        self.printed.setText(_cut(problem.as_printed) or "–")
        self.read_as.setText(_cut(problem.read_as or "") or "–")
        self.why.setText(_cut(problem.message))
        self.correct.setEnabled(can_correct)
        self.correct.setToolTip("" if can_correct else "This text went into no record: there is nothing to correct.")
        for button, word in ((self.accept_all, "Accept"), (self.ignore_all, "Ignore")):
            button.setText(as_words(f"{word} all {len(alike):,} {together(problem.kind)}"))
            button.setVisible(len(alike) > 1)

    def offer(self, offers: Sequence[tuple[str, str]]) -> None:
        """Offer these in the place of the usual decisions."""
        for button in self.offers:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.offers = [self._offer(*one) for one in offers]
        for button in (self.accept, self.correct, self.ignore):
            button.setVisible(not offers)
        for button in (self.accept_all, self.ignore_all):  # behind those of one problem
            self._flow.removeWidget(button)
            self._flow.addWidget(button)

    def _offer(self, words: str, name: str) -> SmallButton:
        button = SmallButton(words)
        button.clicked.connect(lambda: self.offer_taken.emit(name))
        self._flow.addWidget(button)
        button.show()
        return button

    def begin_correcting(self, words: str, text: str) -> None:
        """Offer a text to be changed; `words` say what it is: "the review date of 1.1.6"."""
        self.buttons.hide()
        self.line.begin(words, text)

    def stop_correcting(self) -> None:
        """The line goes, the buttons come."""
        had = self.line.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.line.hide()
        self.buttons.show()
        if had:
            self.correct.setFocus(Qt.FocusReason.OtherFocusReason)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return breakable(text if len(text) <= _MOST else f"{text[:_MOST]}…")
