"""The panel beside the table of problems: one in full, what is to be done about it, and what it is about."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from tracker.domain.problem import Problem
from tracker.ui.keys import OwnKey
from tracker.ui.look.rating_chip import draw_shape
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.problems.correction_line import CorrectionLine
from tracker.ui.problems.kinds import DECIDED, KINDS, kind_colour, together
from tracker.ui.widgets.chips import SmallButton, as_words
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, for_tooltip, plain_label
from tracker.ui.widgets.panels import invitation, rule, scrolling

_EMPTY = "Choose a problem to see all of it."
NO_RECORD = "This text went into no record: there is nothing to correct."
OF_THE_PLAN = "It belongs to no action and to no measure."


class KindMark(QWidget):
    """The shape of a kind; its word stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.problem: Problem | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        if self.problem is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = min(self.width(), self.height())
            kind = self.problem.kind
            draw_shape(painter, QRectF(0, 0, side, side), KINDS[kind].shape, kind_colour(kind, current_palette()))


class ProblemPanel(QFrame):
    """`decided`: "accepted", "corrected" (asks for the text) or "ignored"; `all_decided`: the same for its cause."""

    decided = Signal(str)
    all_decided = Signal(str)
    corrected = Signal(str)
    open_asked = Signal()
    undo_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName("The chosen problem")
        self.mark, self.heading, self.place = KindMark(), plain_label(), plain_label(quiet=True)
        self.sentence, self.printed, self.read_as, self.about = (_text() for _ in range(4))
        self.line = CorrectionLine()
        self._make_buttons()
        self.stack = QStackedWidget()
        self.stack.addWidget(invitation(_EMPTY))
        self.stack.addWidget(self._scrolling())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self.stack)
        self._connect()
        self.apply_look()
        self.show_problem(None, False, 0, "", "")

    def _make_buttons(self) -> None:
        self.accept, self.correct, self.ignore = (SmallButton(word) for word in ("Accept", "Correct…", "Ignore"))
        self.accept_all, self.ignore_all = SmallButton("Accept all"), SmallButton("Ignore all")
        self.again, self.open = SmallButton("Decide again"), SmallButton("Open")
        self.copy_sentence = SmallButton("Copy sentence")
        self.copy_sentence.setToolTip("To send it to whoever leads this")
        for button, name in ((self.accept, "Accept"), (self.correct, "Correct"), (self.ignore, "Ignore")):
            button.setAccessibleName(f"{name} this problem")
        for button, keys in ((self.accept_all, "Ctrl+Shift+A"), (self.ignore_all, "Ctrl+Shift+I")):
            button.setToolTip(f"All of this cause that are not decided yet ({keys})")
        for button, key in ((self.accept, "A"), (self.ignore, "I"), (self.again, "U"), (self.open, "Enter")):
            button.setToolTip(f"{key} in the table")

    # How it is laid out

    def _scrolling(self) -> QScrollArea:
        self.area, column = scrolling()
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.mark)
        head.addWidget(self.heading, 1)
        column.addLayout(head)
        for widget in (self.place, self.sentence, self._buttons(), self.line):
            column.addWidget(widget)
        for words, widget in (("Printed", self.printed), ("Read as", self.read_as), ("About", self.about)):
            column.addWidget(rule())
            column.addWidget(plain_label(words, quiet=True, wrap=False))
            column.addWidget(widget)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return self.area

    def _buttons(self) -> QWidget:
        self.buttons, flow = flowing(GRID)
        decide = (self.accept, self.correct, self.ignore, self.again)
        for button in (*decide, self.copy_sentence, self.accept_all, self.ignore_all):
            flow.addWidget(button)
        flow.break_before(self.accept_all)
        return self.buttons

    def _connect(self) -> None:
        for button, decision in ((self.accept, "accepted"), (self.correct, "corrected"), (self.ignore, "ignored")):
            button.clicked.connect(lambda _=False, decision=decision: self.decided.emit(decision))
        self.accept_all.clicked.connect(lambda: self.all_decided.emit("accepted"))
        self.ignore_all.clicked.connect(lambda: self.all_decided.emit("ignored"))
        self.again.clicked.connect(self.undo_asked)
        self.open.clicked.connect(self.open_asked)
        self.copy_sentence.clicked.connect(self._copy)
        self.line.taken.connect(self.corrected)
        self.line.left.connect(self.left)
        self.left.connect(self.stop_correcting)

    def _copy(self) -> None:
        if self.mark.problem is not None:
            QGuiApplication.clipboard().setText(self.mark.problem.message)

    # What is shown

    def show_problem(self, problem: Problem | None, can_correct: bool, alike: int, name: str, about: str) -> None:
        """Show one in full; `alike`: how many of its kind are to be decided; `name`, `about`: of its record."""
        if problem != self.mark.problem:
            self.stop_correcting()
            self.area.verticalScrollBar().setValue(0)
        self.mark.problem = problem
        self.mark.update()
        self.stack.setCurrentIndex(0 if problem is None else 1)
        if problem is None:
            return
        kind, decided = KINDS[problem.kind], DECIDED[problem.decision].lower()
        self.heading.setText(f"{kind.word}, {decided}" if decided else kind.word)
        self.heading.setToolTip(for_tooltip(kind.means))
        self.place.setText(breakable(", ".join(part for part in (problem.place, problem.source) if part)))
        for label, text in ((self.sentence, problem.message), (self.printed, problem.as_printed)):
            label.setText(breakable(text.strip()) or "–")
        self.read_as.setText(breakable((problem.read_as or "").strip()) or "–")
        self.about.setText(breakable(about or OF_THE_PLAN))
        self.open.setText(as_words(f"Open {name}"))
        self.open.setVisible(bool(name))
        self._offer(problem, can_correct, alike)

    def _offer(self, problem: Problem, can_correct: bool, alike: int) -> None:
        """What is decided is not decided once more, but taken back first."""
        undecided = problem.decision is None
        for button in (self.accept, self.correct, self.ignore):
            button.setVisible(undecided)
        self.again.setVisible(not undecided)
        self.copy_sentence.setVisible(problem.kind == "contradiction")
        self.correct.setEnabled(can_correct)
        self.correct.setToolTip("C in the table" if can_correct else NO_RECORD)
        for button, verb in ((self.accept_all, "Accept"), (self.ignore_all, "Ignore")):
            button.setText(f"{verb} all {alike:,} {together(problem.kind)}")
            button.setVisible(undecided and alike > 1)

    def begin_correcting(self, words: str, text: str) -> None:
        """Offer the text to be changed; `words` say what it is: "the review date of 1.1.6"."""
        self.buttons.hide()
        self.line.begin(words, text)

    def let_decide(self, can: bool) -> None:
        """Whether anything may be decided just now: not while a decision is being saved."""
        self.buttons.setEnabled(can)
        self.line.setEnabled(can)

    def stop_correcting(self) -> None:
        """The line goes, the buttons come."""
        self.line.hide()
        self.buttons.show()

    # Qt's events

    own_keys = (OwnKey("Esc", "goes back to the rows"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.heading.setFont(larger(self.font(), 1.1, bold=True))
        side = round(self.fontMetrics().ascent() * 0.9)
        self.mark.setFixedSize(side, side)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)


def _text() -> QLabel:
    """Text of a document: as it is, to be selected and copied."""
    label = plain_label()
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
