"""The panel beside the table: all of one action, a form for an update, and the timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from tracker.columns.history import HistoryEntry, edits_in_words, removals, story
from tracker.domain.actions.free_day import later_days
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line
from tracker.domain.actions.state import in_order
from tracker.domain.plan import Action, Status, Update, there_on
from tracker.domain.undoing.removing import brought_back, removed
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.actions.facts import ActionFacts
from tracker.ui.actions.sign_off import SignOffStrip
from tracker.ui.actions.update_form import UpdateForm
from tracker.ui.dialogs.messages import ask, tell_error
from tracker.ui.dialogs.reason_dialog import ask_reason
from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID, larger
from tracker.ui.promises.answering import PromisesAsked, promised_in
from tracker.ui.who_am_i import WHO_SIGNS, known_user
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import invitation, lay_out_now, rule, scrolling
from tracker.ui.widgets.timeline import Timeline
from tracker.ui.widgets.waiting import Cancelled
from tracker.ui.workspace import Workspace

_EDITS = 5  # of wording and lead: the latest; `changes` tells them all
_EMPTY = "Choose an action to see all of it, and to say what happened."


class ActionPanel(QFrame):
    """Shows one line; `left` when Esc goes back to the table, `saved` as the form tells it.

    `redact_asked` tells what is offered to be removed for good.
    """

    left = Signal()
    saved = Signal(int, bool)
    redact_asked = Signal(list)
    record_asked = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.workspace = workspace
        self.line: Line | None = None
        self.as_at: date | None = None  # the day for which all of it is said
        self.facts, self.form, self.timeline = ActionFacts(), UpdateForm(workspace), Timeline()
        self.sign_off, self.promises = SignOffStrip(workspace), PromisesAsked(workspace)
        self.headings: list[QLabel] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self.stack = QStackedWidget(self)
        outer.addWidget(self.stack)
        self.stack.addWidget(invitation(_EMPTY))
        self._lay_out()
        self._connect()
        self.apply_look()

    def _lay_out(self) -> None:
        """What saves stands under what scrolls, always in sight. From the outside inwards, as pages are made."""
        whole = QWidget(self.stack)
        self.stack.addWidget(whole)
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.area, column = scrolling(whole)
        outer.addWidget(self.area, 1)
        column.addWidget(self.facts)
        column.addWidget(self.sign_off)
        column.addWidget(self.promises)
        for words, widget in (("Add an update", self.form), ("Timeline", self.timeline)):
            column.addWidget(rule())
            heading = plain_label(words, wrap=False)
            self.headings.append(heading)
            column.addWidget(heading)
            column.addWidget(widget)
        column.addStretch(1)
        outer.addWidget(rule())
        self.form.foot.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        outer.addWidget(self.form.foot)

    def _connect(self) -> None:
        self.form.saved.connect(self.saved)
        self.form.look_at.connect(self._bring_into_sight, Qt.ConnectionType.QueuedConnection)
        self.form.text.cursorPositionChanged.connect(self._follow_typing, Qt.ConnectionType.QueuedConnection)
        self.facts.edit_asked.connect(self.edit)
        self.facts.stop_asked.connect(self.stop)
        self.facts.back_asked.connect(self.bring_back)
        self.facts.remove_asked.connect(self.remove)
        self.timeline.undo_asked.connect(lambda entry: self.undo(entry.update))
        self.timeline.redo_asked.connect(lambda entry: self.redo(entry.undo))
        self.timeline.redact_asked.connect(self.redact_update)
        self.facts.redact_asked.connect(self.redact_action)
        self.facts.measures.asked.connect(self.record_asked)
        self.promises.refused.connect(self._refused)
        self.sign_off.asked.connect(self.ask_for_sign_off)

    # What is shown

    def show_line(self, line: Line | None) -> None:
        """Show an action, or the invitation to choose one."""
        if line is None:
            self.form.keep_draft()
        other = self.line is None or line is None or self.line.action.id != line.action.id
        self.line = line
        self.stack.setCurrentIndex(0 if line is None else 1)
        if line is None:
            return
        plan = self.workspace.plan
        self.as_at = as_at = self.workspace.as_at
        self.facts.show_line(line, plan, as_at)
        self.sign_off.show_line(line, as_at)
        self.promises.show_promises(promised_in(line, plan, as_at))
        for _, answers in self.promises.asked:
            for one in reversed(answers.buttons.values()):  # Tab meets them where they stand, though made last
                self.setTabOrder(self.sign_off.not_yet, one)
        self.form.show_line(line)
        later = len(later_days(line.action, as_at))
        updates = "update" if later == 1 else "updates"
        note = f"{later} later {updates} not shown: the plan is seen as at an earlier day." if later else ""
        notes = [*([note] if note else []), *removals(line.action), *edits_in_words(line.action)[:_EDITS]]
        self.timeline.show_entries(story(line.action, as_at, Limits.of(plan.settings).due_soon_days), notes)
        if other:
            self.area.verticalScrollBar().setValue(0)
        lay_out_now()

    def _bring_into_sight(self, what: QWidget) -> None:
        """As much of it as there is room for, its top first: once it is laid out."""
        lay_out_now()
        inside = self.area.widget()
        assert inside is not None
        top = what.mapTo(inside, QPoint(0, 0)).y()
        self.area.ensureVisible(0, top + what.height(), 0, GRID)
        self.area.ensureVisible(0, top, 0, GRID)

    def _follow_typing(self) -> None:
        """The line that is typed stays in sight, where the box has grown under what saves."""
        inside, text = self.area.widget(), self.form.text
        if inside is not None and text.hasFocus():
            lay_out_now()
            line = text.cursorRect()
            for y in (line.bottom(), line.top()):
                self.area.ensureVisible(0, text.viewport().mapTo(inside, QPoint(0, y)).y(), 0, GRID)

    def begin(self) -> None:
        """Put the keyboard into the form, and that into sight: in large type what is said of the action fills it."""
        if self.line is not None:
            self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_sight(self.form.text)

    own_keys = (OwnKey("Esc", "goes back to the rows"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the table; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.form.keep_draft()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        for heading in self.headings:
            heading.setFont(larger(self.font(), 1.1, bold=True))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
        self.form.apply_look()
        if self.line is not None:
            self.show_line(self.line)

    # What is done

    def edit(self) -> None:
        """Change the words and the lead."""
        from tracker.ui.actions.action_dialog import ActionDialog  # after the first frame

        if self.line is not None:
            ActionDialog(self.workspace, self.line.theme, self.line.action, self).exec()

    def stop(self) -> None:
        """Stop the action, with the reason as commentary."""
        if self.line is None:
            return
        ref = self.line.action.ref or "the action"
        question = f"Stop {ref}? It stays in the plan and is counted as stopped."
        why = ask_reason(self, "Stop an action", question, "Stop it", needed=True)
        if why is not None:
            self._say(self.line.action, NewUpdate(why, Status.STOPPED))

    def bring_back(self) -> None:
        """Bring back a stopped action to how far it had come, with the reason, or a removed one."""
        if self.line is None:
            return
        action = self.line.action
        ref = action.ref or "the action"
        if not there_on(action, self.workspace.as_at):
            what = f"return of {ref}"
            self._try(what, lambda: self.workspace.save_all(brought_back(action), what))
            return
        before = self._before_stopping(action)
        question = f"Bring back {ref}? It is {before} again."
        why = ask_reason(self, "Bring back an action", question, "Bring it back", needed=True)
        if why is not None:
            self._say(action, NewUpdate("Brought back.", before, reason=why))

    def _before_stopping(self, action: Action) -> Status:
        statuses = [update.status for update in in_order(action.updates, self.workspace.as_at) if update.status]
        return next((status for status in reversed(statuses) if status != Status.STOPPED), Status.IN_PROGRESS)

    def remove(self) -> None:
        """Take the action out of the plan from the as-at day on; nothing of it is deleted."""
        if self.line is None:
            return
        action = self.line.action
        ref = action.ref or "the action"
        question = (
            f"Remove {ref} from the plan? Nothing is deleted: the filter Removed finds it, and it can be brought back."
        )
        if ask(self, "Remove an action", question, "Remove it"):
            day = self.workspace.as_at
            what = f"removal of {ref}"
            self._try(what, lambda: self.workspace.save_all(removed(action, day), what))

    def ask_for_sign_off(self, accepted: bool) -> None:
        """Ask who accepts what was reported complete, or why it is not complete yet, and save that."""
        if self.line is None:
            return
        from tracker.ui.actions.sign_off_dialog import SignOffAnswer, SignOffDialog

        action = self.line.action
        what = f"sign-off of {action.ref or 'the action'}"

        def save(said: SignOffAnswer, refused: Callable[[TrackerError], None]) -> None:
            def work() -> None:
                update = said.update(
                    self.workspace.plan, action, self.workspace.as_at, self.workspace.settings.who or None
                )
                self.workspace.save_all([update], what, shown=action)

            self.workspace.waiting.do(f"The {what}", work, lambda _: dialog.accept(), refused)

        dialog = SignOffDialog(self, self.workspace, self.line, accepted, save)
        dialog.exec()
        dialog.deleteLater()

    def undo(self, update: Update) -> None:
        """Withdraw the latest update; it stays in the timeline, struck through."""
        if self.line is None:
            return
        ref, action = self.line.action.ref or "the action", self.line.action
        question = f"Undo the latest update of {ref}? It stays in the timeline, struck through."
        why = ask_reason(self, "Undo an update", question, "Undo it")
        if why is not None:
            self._try(f"taking back of the update of {ref}", lambda: self.workspace.withdraw(action, update, why))

    def redo(self, undo: Update) -> None:
        """Put back what an undo withdrew."""
        if self.line is not None:
            action = self.line.action
            what = f"return of the update of {action.ref or 'the action'}"
            self._try(what, lambda: self.workspace.withdraw(action, undo, ""))

    def redact_update(self, entry: HistoryEntry) -> None:
        """Ask for words of an update to be removed for good."""
        if self.line is not None:
            from tracker.ui.redacting.offers import offers_of_update  # here and below: seldom asked for

            self.redact_asked.emit(offers_of_update(self.line.action, entry.update, entry.undo))

    def redact_action(self) -> None:
        """Ask for words of the action, of its theme, or for the lead's name to be removed for good."""
        if self.line is not None:
            from tracker.ui.redacting.offers import offers_of_action

            self.redact_asked.emit(offers_of_action(self.line.theme, self.line.action))

    def _say(self, action: Action, said: NewUpdate) -> None:
        what = f"update of {action.ref or 'the action'}"
        self._try(what, lambda: self.workspace.add_update(action, said))

    def _try(self, what: str, work: Callable[[], None]) -> None:
        if not known_user(self, self.workspace, WHO_SIGNS):
            return
        self.workspace.waiting.do(f"The {what}", work, lambda _: None, self._refused)

    def _refused(self, error: TrackerError) -> None:
        if isinstance(error, Conflict):
            self.workspace.reload()
        if not isinstance(error, Cancelled):
            tell_error(self, error)
