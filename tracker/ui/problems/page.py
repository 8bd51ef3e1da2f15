"""The page of problems: everything that needs a decision, and the chosen one in full beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tracker.columns.words import counted, share_words, text_of
from tracker.domain.decisions.location import record_about
from tracker.domain.problem import Decision, Key, Problem
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.look.theme import GRID
from tracker.ui.page import Page
from tracker.ui.problems.decisions import ProblemDecisions
from tracker.ui.problems.head import ProblemsHead
from tracker.ui.problems.kinds import DECIDED, PROBLEM_COLUMNS
from tracker.ui.problems.panel import ProblemPanel
from tracker.ui.problems.record_links import name_of, words_of_record
from tracker.ui.problems.table import ProblemsView
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.messages import tell_error
from tracker.ui.widgets.panels import Beside, DoneStrip, empty_place
from tracker.ui.widgets.waiting import Cancelled
from tracker.ui.workspace import Workspace

NO_PROBLEMS = (
    "Nothing needs a decision. What an import repairs, doubts or cannot read is listed here, and so are actions "
    "without a lead or a date, thresholds that do not agree, and what cannot both be true."
)
ALL_DECIDED = "Everything is decided."
NOTHING_FOUND = "No problem fits these filters."


class ProblemsPage(Page):
    """`record_asked`: what a problem is about is to be shown."""

    name = "Problems"
    head: ProblemsHead

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__(workspace, background, ProblemsHead())
        self.decisions = ProblemDecisions(workspace)
        self.table, self.panel = ProblemsView(links=False), ProblemPanel()
        self.done = DoneStrip("the last decision")
        self._searched: dict[int, str] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.nothing = plain_label(quiet=True)
        self.nothing.setMargin(GRID * 3)
        self.show_all = SmallButton("Show all problems")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty_place(self.nothing, self.show_all))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.done)
        self.splitter = Beside(left, self.panel, share=0.32, least=42, most=72)
        self.splitter.setHandleWidth(1)
        self.lay_out(self.splitter)

    def _connect(self) -> None:
        head, table, panel = self.head, self.table, self.panel
        head.changed.connect(self._filter)
        self.done.undo_asked.connect(self.workspace.steps.undo)
        self.workspace.saved.connect(lambda _: self.done.offer(""))  # until a later step, which is undone first
        head.search.left.connect(lambda: self.focus_rows())
        self.show_all.clicked.connect(self._show_all)
        table.chosen.connect(self._show)
        table.decided.connect(lambda problems, word: self._try(lambda: self._decide(problems, word)))
        table.correct_asked.connect(self._ask)
        table.opened.connect(self._open)
        panel.decided.connect(table.decide)
        panel.all_decided.connect(self._decide_all)
        panel.corrected.connect(self._correct)
        panel.open_asked.connect(lambda: self._open(table.current()))
        panel.undo_asked.connect(self._decide_again)
        panel.left.connect(lambda: self.focus_rows())
        self.workspace.waiting.changed.connect(lambda words: panel.let_decide(not words))
        self.addAction(table.copy_whole)
        self._connect_keys()

    def _connect_keys(self) -> None:
        """Not the buttons' own shortcuts, which would first show them pressed for a tenth of a second."""
        again = QShortcut(QKeySequence("U"), self.table, self._decide_again)
        again.setContext(Qt.ShortcutContext.WidgetShortcut)
        for key, call in (
            (QKeySequence("Ctrl+Shift+A"), lambda: self._decide_all("accepted")),
            (QKeySequence("Ctrl+Shift+I"), lambda: self._decide_all("ignored")),
        ):
            QShortcut(key, self, call).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What is shown

    def forget(self) -> None:
        """Another file is open: nothing that was decided in the last one can be undone here."""
        self.decisions.last = ()
        self.done.offer("")

    def refresh(self) -> None:
        """Take over plan and day."""
        self.decisions.refresh()
        if not self.decisions.last:
            self.done.offer("")
        self._searched.clear()
        self._filter()

    def _filter(self) -> None:
        """Show what chips and search leave; the chosen problem stays, or the one that came into its place."""
        problems = self.decisions.problems
        self.head.chips.offer(problems)
        words = self.head.search.text().casefold().split()
        left = [one for one in self.head.chips.left(problems) if all(word in self._words(one) for word in words)]
        self.head.shown.setText(f"{share_words(len(left), len(problems))} shown" if problems else "")
        self.stack.setCurrentIndex(0 if left else 1)
        only_open = not words and self.head.chips.open.isChecked() and not self.decisions.undecided()
        self.nothing.setText(NO_PROBLEMS if not problems else ALL_DECIDED if only_open else NOTHING_FOUND)
        self.show_all.setVisible(bool(problems))
        self.table.show_problems(left, self.decisions.can_correct)

    def _words(self, problem: Problem) -> str:
        """All that a search looks through, in one case."""
        if id(problem) not in self._searched:
            texts = [text_of(column, problem) for column in PROBLEM_COLUMNS]
            self._searched[id(problem)] = "\n".join((*texts, problem.about, problem.source)).casefold()
        return self._searched[id(problem)]

    def _show(self, problem: Problem | None) -> None:
        if problem is None:
            self.panel.show_problem(None, False, 0, "", "")
            return
        record = record_about(self.workspace.plan, problem)
        name, words = (name_of(record), words_of_record(record)) if record else ("", "")
        self.panel.show_problem(problem, self.decisions.can_correct(problem), len(self._alike()), name, words)

    def _alike(self) -> list[Problem]:
        """All of the chosen problem's kind that are still to be decided."""
        current = self.table.current()
        kind = current.kind if current else None
        return [one for one in self.decisions.problems if one.kind == kind and one.decision is None]

    def _show_all(self) -> None:
        self.head.search.clear()
        self.head.chips.show_all()
        self.focus_rows()

    # What is decided

    def _try(self, work: Callable[[], str | None], then: Callable[[], None] = lambda: None) -> None:
        """Decide, and offer to undo it; None: nothing was done. It waits where another program holds the file."""

        def done(said: str | None) -> None:
            if said is not None:
                self.done.offer(said)
            then()

        self.workspace.waiting.do("The decision", work, done, self._tell)

    def _tell(self, error: TrackerError) -> None:
        """What others have saved meanwhile is shown before it is told."""
        if isinstance(error, Conflict):
            self.workspace.reload()
        if not isinstance(error, Cancelled):
            tell_error(self, error)

    def _decide(self, problems: list[Problem], decision: Decision) -> str | None:
        """What is decided already is not decided once more, but taken back first."""
        undecided = [problem for problem in problems if problem.decision is None]
        if not undecided:
            return None
        self.decisions.decide(undecided, decision)
        return f"{DECIDED[decision]} {counted(len(undecided), 'problem')}."

    def _decide_all(self, decision: str) -> None:
        alike = self._alike()
        self.table.decided.emit(alike, decision)

    def _ask(self, problem: Problem) -> None:
        if problem.decision is None:
            self.panel.begin_correcting(*self.decisions.text_of(problem))

    def _correct(self, text: str) -> None:
        """A text that cannot stand there is refused beside it, and stays to be changed."""
        problem = self.table.current()
        if problem is None:
            return

        def done(words: str) -> None:
            self.done.offer(f"Corrected {words}.")
            self.focus_rows()

        work = partial(self.decisions.correct, problem, text)
        self.workspace.waiting.do("The correction", work, done, self._refuse)

    def _refuse(self, error: TrackerError) -> None:
        if isinstance(error, Conflict):
            self._tell(error)
        else:
            self.panel.line.refuse(str(error))
            self.panel.line.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide_again(self) -> None:
        self._take_back([problem.key for problem in self.table.selected() if problem.decision])

    def _take_back(self, keys: Collection[Key]) -> None:
        decided = [problem for problem in self.decisions.problems if problem.key in keys and problem.decision]
        if keys:
            self._try(lambda: self._back(decided), then=self.focus_rows)

    def _back(self, decided: list[Problem]) -> str:
        if decided:
            self.decisions.take_back(decided)
        return ""  # there is nothing left to undo

    def _open(self, problem: Problem | None) -> None:
        record = record_about(self.workspace.plan, problem) if problem else None
        if record is not None:
            self.record_asked.emit(record)

    # Focus, and how it looks

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the table, or to the way out where it has no rows."""
        self.panel.stop_correcting()
        place: QWidget = self.table if self.table.rows.rows else self.show_all
        place.setFocus(reason)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.table.apply_look()
        self.panel.apply_look()
        self.done.apply_look()
        self.stack.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
