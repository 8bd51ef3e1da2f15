"""The page of problems: everything that needs a decision, a row a cause, or one by one with a panel beside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tracker.columns.words import counted, share_words
from tracker.domain.decisions.causes import causes_words, group_of
from tracker.domain.decisions.year_meant import year_meant
from tracker.domain.problem import Decision, Key, Problem
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.dialogs.messages import tell_error
from tracker.ui.keys import WITHIN, key_action
from tracker.ui.look.theme import GRID
from tracker.ui.page import Page
from tracker.ui.problems.cause_rows import ProblemFacts, cause_rows, name_of, words_of_record
from tracker.ui.problems.causes_view import CausesView
from tracker.ui.problems.correction_line import CorrectionLine, CorrectionStrip
from tracker.ui.problems.decisions import ProblemDecisions
from tracker.ui.problems.head import ProblemsHead
from tracker.ui.problems.kinds import DECIDED
from tracker.ui.problems.panel import ProblemPanel
from tracker.ui.problems.table import ProblemsView
from tracker.ui.tables.copying import TableText
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
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
    """`causes` is the list by cause; `table` and `panel` are that by place. `record_asked`: what one is about."""

    name = "Problems"
    head: ProblemsHead

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, ProblemsHead())
        self.decisions = ProblemDecisions(workspace)
        self.facts = ProblemFacts(self.decisions.draft.plan, self.decisions.can_correct)
        self.causes, self.line = CausesView(), CorrectionLine(most=4)
        self.table, self.panel = ProblemsView(links=False), ProblemPanel()
        self.done = DoneStrip("the last decision")
        self._opened: set[Hashable] = set()
        self._folded: set[Hashable] = set()
        self._correcting: Sequence[Problem] = ()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.nothing = plain_label(quiet=True)
        self.nothing.setMargin(GRID * 3)
        self.show_all = SmallButton("Show all problems")
        content = QWidget(self)  # from the outside inwards, as pages are made
        self.by_place = Beside(self, self.table, self.panel, share=0.32, least=42, most=72)
        self.by_place.setHandleWidth(1)
        self.stack = QStackedWidget(content)
        for widget in (self.causes, self.by_place, empty_place(self.nothing, self.show_all)):
            self.stack.addWidget(widget)
        self.strip = CorrectionStrip(self.line)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        column.addWidget(self.done)
        self.lay_out(content)

    def _connect(self) -> None:
        head, causes, table, panel = self.head, self.causes, self.table, self.panel
        head.changed.connect(self._filter)
        self.done.undo_asked.connect(self.workspace.steps.undo)
        self.workspace.saved.connect(lambda _: self.done.offer(""))  # until a later step, which is undone first
        head.search.left.connect(lambda: self.focus_rows())
        self.show_all.clicked.connect(self._show_all)
        causes.asked.connect(self._take)
        causes.opened_asked.connect(lambda key: self._turn(self._opened, key))
        causes.fold_asked.connect(lambda key: self._turn(self._folded, key))
        causes.record_asked.connect(self._open)
        causes.repairs_accepted.connect(self._accept_repairs)
        self.line.taken.connect(lambda text: self._correct_these(self._correcting, text))
        self.line.left.connect(lambda: self.focus_rows())
        table.chosen.connect(self._show)
        table.decided.connect(self._decide)
        table.correct_asked.connect(self._ask)
        table.opened.connect(self._open)
        panel.decided.connect(table.decide)
        panel.all_decided.connect(self._decide_all)
        panel.corrected.connect(lambda text: self._correct_these([table.current()], text))
        panel.open_asked.connect(lambda: self._open(table.current()))
        panel.undo_asked.connect(self._decide_again)
        panel.left.connect(lambda: self.focus_rows())
        self.workspace.waiting.changed.connect(lambda words: self.line.setEnabled(not words))
        self.workspace.waiting.changed.connect(lambda words: panel.let_decide(not words))
        self.addActions([causes.copy_whole, table.copy_whole])
        self._connect_keys()

    def _connect_keys(self) -> None:
        """Not the buttons' own shortcuts, which would first show them pressed for a tenth of a second."""
        key_action(self.table, "Undo the decision", "U", self._decide_again, WITHIN.WidgetShortcut)
        for word, key, decision in (("Accept", "Ctrl+Shift+A", "accepted"), ("Ignore", "Ctrl+Shift+I", "ignored")):
            words, call = f"{word} all of this kind", partial(self._decide_all, decision)
            key_action(self, words, key, call, WITHIN.WidgetWithChildrenShortcut)

    # What is shown

    def forget(self) -> None:
        """Another file is open: nothing that was decided in the last one can be undone here."""
        self.decisions.last = ()
        self._opened.clear()
        self._folded.clear()
        self.done.offer("")

    def refresh(self) -> None:
        """Take over plan and day."""
        self.decisions.refresh()
        self.facts = ProblemFacts(self.workspace.plan, self.decisions.can_correct)
        if not self.decisions.last:
            self.done.offer("")
        self.bring_back()
        self._filter()

    def _filter(self) -> None:
        """Show what chips and search leave; the chosen row stays, or the one that came into its place."""
        problems, head = self.decisions.problems, self.head
        words = head.search.text().casefold().split()
        left = [one for one in head.chips.left(problems) if all(word in self.facts.searched(one) for word in words)]
        head.chips.offer(problems)
        head.shown.setText(self._told(left, narrowed=bool(words) or not head.by_cause))
        head.by.setVisible(bool(problems))
        only_open = not words and "decided" not in head.chips.checked() and not self.decisions.undecided()
        self.nothing.setText(NO_PROBLEMS if not problems else ALL_DECIDED if only_open else NOTHING_FOUND)
        self.show_all.setVisible(bool(problems))
        self._stop_correcting()
        if head.by_cause:
            self.causes.show_causes(cause_rows(left, self.facts, self._opened, self._folded))
        self.table.show_problems([] if head.by_cause else left, self.decisions.can_correct)
        self.stack.setCurrentIndex(2 if not left else 0 if head.by_cause else 1)
        for view in (self.causes, self.table):  # one key copies what is in view
            view.copy_whole.setEnabled((view is self.causes) == head.by_cause)

    def _told(self, left: Sequence[Problem], *, narrowed: bool) -> str:
        if not (problems := self.decisions.problems):
            return ""
        return f"{share_words(len(left), len(problems))} shown" if narrowed else causes_words(problems)

    def _turn(self, keys: set[Hashable], key: Hashable) -> None:
        """Open what is closed, and close what is open."""
        keys.symmetric_difference_update({key})
        self._filter()

    def _show(self, problem: Problem | None) -> None:
        if problem is None:
            return self.panel.show_problem(None, False, 0, "", "")
        record = self.facts.record(problem)
        about = (name_of(record), words_of_record(record)) if record else ("", "")
        self.panel.show_problem(problem, self.decisions.can_correct(problem), len(self._alike()), *about)

    def _current(self) -> Problem | None:
        """The problem that the keyboard is on; of a cause its first one."""
        chosen = self.causes.problems_of_chosen() if self.head.by_cause else [self.table.current()]
        return cast("Problem | None", next(iter(chosen), None))

    def _alike(self) -> list[Problem]:
        """All of the chosen problem's cause that are still to be decided."""
        current = self._current()
        cause = (current.kind, current.cause) if current else None
        return [one for one in self.decisions.problems if (one.kind, one.cause) == cause and one.decision is None]

    def _show_all(self) -> None:
        self.head.search.clear()
        self.head.chips.show_all()
        self.focus_rows()

    # What is decided

    def _take(self, name: str, problems: list[Problem]) -> None:
        """What was chosen for the rows of the list by cause."""
        if name == "corrected":
            self._ask(*problems)
        elif name == "undo":
            self._take_back([problem.key for problem in problems])
        elif name == "copy":
            QGuiApplication.clipboard().setText("\n".join(problem.message for problem in problems))
            self.done.say(f"Copied {counted(len(problems), 'sentence')}, to be sent to whoever leads.")
        elif name == "year":
            meant = [(one, year_meant(one, self.workspace.plan.period)) for one in problems]
            self._correct_to([(one, text[1]) for one, text in meant if text])
        else:
            self._decide(problems, name)

    def _do(self, what: str, work: Callable[[], Any], said: str, refused: Callable[[TrackerError], None]) -> None:
        """Decide, and offer to undo it ("": nothing is); it waits where another program holds the file."""

        def done(_: object) -> None:
            self.done.offer(said)
            self.focus_rows()

        self.workspace.waiting.do(what, work, done, refused)

    def _tell(self, error: TrackerError) -> None:
        """What others have saved meanwhile is shown before it is told."""
        if isinstance(error, Conflict):
            self.workspace.reload()
        if not isinstance(error, Cancelled):
            tell_error(self, error)

    def _decide(self, problems: Sequence[Problem], decision: str) -> None:
        """What is decided already is not decided once more, but taken back first."""
        word = cast(Decision, decision)
        if undecided := [problem for problem in problems if problem.decision is None]:
            said = f"{DECIDED[word]} {counted(len(undecided), 'problem')}."
            self._do("The decision", lambda: self.decisions.decide(undecided, word), said, self._tell)

    def _decide_all(self, decision: str) -> None:
        self._decide(self._alike(), decision)

    def _accept_repairs(self) -> None:
        self._decide([one for one in self.decisions.problems if group_of(one) == "repaired"], "accepted")

    def _ask(self, *problems: Problem) -> None:
        """Ask what it is to be, once for all of them."""
        self._correcting = [one for one in problems if one.decision is None and self.decisions.can_correct(one)]
        if not self._correcting:
            return
        words, text = self.decisions.text_of_all(self._correcting)
        if self.head.by_cause:
            self.strip.show()
            self.line.begin(words, text)
        else:
            self.panel.begin_correcting(words, text)

    def _correct_these(self, problems: Sequence[Problem | None], text: str) -> None:
        self._correct_to([(one, text) for one in problems if one])

    def _correct_to(self, texts: Sequence[tuple[Problem, str]]) -> None:
        """A text that cannot stand there is refused beside it, and stays to be changed."""
        if texts:
            said = f"Corrected {self.decisions.text_of_all([one for one, _ in texts])[0]}."
            self._do("The correction", lambda: self.decisions.correct_each(texts), said, self._refuse)

    def _refuse(self, error: TrackerError) -> None:
        line = self.line if self.head.by_cause else self.panel.line
        if isinstance(error, Conflict) or line.isHidden():
            self._tell(error)
        else:
            line.refuse(str(error))
            line.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide_again(self) -> None:
        self._take_back([problem.key for problem in self.table.selected() if problem.decision])

    def _take_back(self, keys: Collection[Key]) -> None:
        if decided := [one for one in self.decisions.problems if one.key in keys and one.decision]:
            self._do("The decision", lambda: self.decisions.take_back(decided), "", self._tell)

    def _open(self, problem: Problem | None) -> None:
        if problem is not None and (record := self.facts.record(problem)) is not None:
            self.record_asked.emit(record)

    def printed(self) -> TableText | None:
        """What is shown."""
        shown = self.causes.printed() if self.head.by_cause else self.table.table_text()
        return shown if self.decisions.problems else None

    # Focus, and how it looks

    def _stop_correcting(self) -> None:
        self._correcting = ()
        self.strip.hide()
        self.panel.stop_correcting()

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the table, or to the way out where it has no rows."""
        self._stop_correcting()
        place = self.causes if self.head.by_cause else self.table
        (self.show_all if self.stack.currentIndex() == 2 else place).setFocus(reason)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        for part in (self.causes, self.table, self.panel, self.done):
            part.apply_look()
        self.stack.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
