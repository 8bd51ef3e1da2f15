"""The preview of an import: what was found, how it was read, what is doubtful, what would change."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.words import counted
from tracker.domain.draft import Draft
from tracker.domain.problem import Decision, Problem
from tracker.errors import TrackerError
from tracker.ui.importing.answer_line import ChangesPart
from tracker.ui.importing.change_rows import change_words
from tracker.ui.importing.choices import Held, ImportChoices, Wanted
from tracker.ui.importing.foot import AgainLine, ImportFoot
from tracker.ui.importing.found import ImportFound
from tracker.ui.importing.source import Incoming
from tracker.ui.look.theme import GRID, larger
from tracker.ui.problems.board import ProblemsBoard
from tracker.ui.widgets.background import Background, Job
from tracker.ui.widgets.chips import Choice, as_words
from tracker.ui.widgets.labels import plain_label

_NARROW = 130  # characters


class ImportDialog(QDialog):
    """Accepted means: save what `wanted` answers. Nothing is written here."""

    def __init__(
        self, incoming: Incoming, draft: Draft, held: Held | None, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self.apply_look)
        self.incoming, self.held, self.background = incoming, held, background
        self.choices = ImportChoices(draft, held)
        self._job: Job[Draft] | None = None
        self.setWindowTitle(f"Import {incoming.name}")
        self.heading, self.counts = plain_label(f"Import {incoming.name}"), plain_label(quiet=True)
        self.found = ImportFound(draft.plan.theme_word)
        self.problems, self.asking = ProblemsBoard(), ChangesPart()
        self.changes = self.asking.table
        self.foot, self.again = ImportFoot(held=held is not None), AgainLine()
        self._lay_out()
        self._connect()
        self.apply_look()
        self._fill_window(parent)
        self._show()
        self._show_part()
        first = self.changes if self.part.value == "changes" else self.problems.table
        (first if first.rows.rows else self.foot.go).setFocus(Qt.FocusReason.OtherFocusReason)

    # How it is laid out

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 3 // 2)
        head = QVBoxLayout()
        head.setSpacing(GRID // 4)
        head.addWidget(self.heading)
        head.addWidget(self.counts)
        column.addLayout(head)
        column.addWidget(self.again)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GRID * 3 // 2)
        self.splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.splitter.addWidget(self.found)
        self.splitter.addWidget(self._right())
        self.splitter.setStretchFactor(0, 35)
        self.splitter.setStretchFactor(1, 65)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.foot)

    def _right(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(GRID, GRID * 3 // 2, GRID, GRID)
        column.setSpacing(GRID)
        self.part = Choice("Show", [("What was found", "found"), ("Changes", "changes"), ("Problems", "problems")])
        self.part.choose("changes" if self.held else "problems")
        self.part_words = plain_label()
        top = QHBoxLayout()
        top.setContentsMargins(GRID, 0, GRID, 0)
        top.setSpacing(GRID * 2)
        top.addWidget(self.part)
        top.addWidget(self.part_words, 1)
        column.addLayout(top)
        self.part.buttons["found"].hide()
        self.part.buttons["changes"].setVisible(self.held is not None)
        self.part.setVisible(self.held is not None)
        self.parts = QStackedWidget()
        self.parts.addWidget(self.asking)
        self.parts.addWidget(self.problems)
        column.addWidget(self.parts, 1)
        return card

    def _connect(self) -> None:
        self.part.changed.connect(self._show_part)
        self.found.field_chosen.connect(self._choose_field)
        self.problems.decided.connect(self._decide)
        self.problems.corrected.connect(self._correct)
        self.problems.opened.connect(lambda _: self.problems.table.decide("corrected"))
        self.changes.removal_changed.connect(self._tell)
        self.foot.changed.connect(self._take_day)
        self.foot.go.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self.again.stop_asked.connect(self._stop_reading)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
        QShortcut(QKeySequence("Ctrl+Return"), self, lambda: self.foot.go.click())

    def _fill_window(self, parent: QWidget | None) -> None:
        """As large as the window behind leaves room for, within what the text needs."""
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        window = parent.window() if parent else None
        width = window.width() - GRID * 6 if window else letter * 190
        height = window.height() - GRID * 6 if window else line * 44
        self.resize(min(width, letter * 260), min(height, line * 70))
        self.splitter.setSizes([self.width() * 35 // 100, self.width() * 65 // 100])

    # What is shown

    def _show(self) -> None:
        """Everything, of the draft as it is now."""
        draft = self.choices.draft
        cells = f"{counted(draft.cells, 'cell')}: {draft.used:,} used, {draft.cells - draft.used:,} set aside."
        self.counts.setText(f"{cells} Nothing is written yet.")
        self.found.show_draft(draft)
        self.problems.show_problems(draft.problems, self.choices.can_correct, self.choices.text_of)
        dated = self.held is not None or self.choices.needs_a_day
        self.foot.offer(self.choices.day(date.today()), self.choices.dated_entries(), dated)
        self._take_day()

    def _take_day(self) -> None:
        """What would change, by the day that the document speaks for."""
        if self.held and self.choices.take_day(self.foot.chosen_day()):
            self.changes.show_changes(self.choices.changes(), self.held.plan)
        self._tell()

    def _tell(self) -> None:
        """The words that follow from what is chosen."""
        draft = self.choices.draft
        open_ones = sum(problem.decision is None for problem in draft.problems)
        words = f"{counted(len(draft.problems), 'problem')}, {open_ones:,} to decide"
        self.part.buttons["problems"].setText(as_words(f"Problems  {len(draft.problems):,}"))
        if self.held:
            changes = self.choices.changes()
            number = len(changes.new) + changes.differences + len(changes.missing)
            self.part.buttons["changes"].setText(as_words(f"Changes  {number:,}"))
            words = change_words(changes) if self.part.value == "changes" else words
        self.part_words.setText("" if self.part.value == "found" else words)
        actions, measures = sum(1 for _ in draft.plan.actions()), sum(1 for _ in draft.plan.measures())
        self.foot.tell(actions, measures, ready=self._job is None)

    def _show_part(self) -> None:
        shown = {"found": self.found, "changes": self.asking}.get(str(self.part.value), self.problems)
        self.parts.setCurrentWidget(shown)
        self._tell()

    def _stand(self) -> None:
        """Where it is narrow, what was found is one of the parts and not beside them."""
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        if narrow == (self.parts.indexOf(self.found) >= 0):
            return
        if narrow:
            self.parts.addWidget(self.found)
        else:
            if self.part.value == "found":
                self.part.choose("problems")
            self.splitter.insertWidget(0, self.found)
            self.found.show()
            self.splitter.setSizes([self.width() * 35 // 100, self.width() * 65 // 100])
        self.part.buttons["found"].setVisible(narrow)
        self.part.setVisible(narrow or self.held is not None)
        self._show_part()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the parts beside each other, or behind."""
        super().resizeEvent(event)
        self._stand()

    def wanted(self) -> Wanted:
        """What is to be saved, and how."""
        split = self.foot.split.isChecked() and self.choices.dated_entries() > 0
        dated = self.foot.chosen_day() if self.foot.dated else None
        return Wanted(self.choices.draft, dated, split, frozenset(self.changes.removed), self.changes.answers)

    # Decisions

    def _decide(self, problems: list[Problem], decision: str) -> None:
        self.choices.decide(problems, cast(Decision, decision))
        self._show()

    def _correct(self, problem: Problem, text: str) -> None:
        try:
            self.choices.correct(problem, text)
        except TrackerError as error:
            self.problems.refuse(str(error))
        else:
            self._show()
            self.problems.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        self.choices.undo()
        self._show()

    # Reading it again with another field

    def _choose_field(self, key: str, heading: str, field: str | None) -> None:
        """As a job; the draft that is shown stays until the other one is there."""
        tables = self.choices.with_field(key, heading, field)

        def then(draft: Draft) -> None:
            self.choices.read_again(draft, tables)
            self._show()

        words = "Reading it again with your choice…"
        self._begin(Job(words, lambda stop: self.incoming.read(tables, stop), then, can_stop=True))

    def _begin(self, job: Job[Draft]) -> None:
        self._stop_reading()
        self._job = job
        self.splitter.setEnabled(False)
        self._tell()
        self.again.begin(job.words)
        self.background.do(job, self._ended, self._refuse)

    def _ended(self) -> None:
        self._job = None
        self.again.hide()
        self.splitter.setEnabled(True)

    def _refuse(self, error: TrackerError) -> None:
        self._show()
        self.counts.setText(f"That was not possible, and the table is read as before: {error}")

    def _stop_reading(self) -> None:
        """At once: what is still being read ends, and its answer is let fall."""
        if self._job is not None:
            self._job.cancel()
            self._ended()
            self._show()

    # Keys, and the look

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a table presses no button; Esc stops reading first."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QAbstractItemView):
            return
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self._stop_reading()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Nothing goes on after the preview is closed."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style: follow it once Qt has told every widget in the dialog."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._look_soon.start()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self._look_soon.stop()
        self.heading.setFont(larger(self.font(), 1.5, bold=True))
        for part in (self.found, self.problems, self.changes, self.foot):
            part.apply_look()
        QTimer.singleShot(0, self, self._stand)  # not before it has its size
