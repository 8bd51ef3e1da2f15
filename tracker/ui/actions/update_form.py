"""Add an update: what happened, status, rating, next review, and the reason where one is needed."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tracker.columns.history import shut_words
from tracker.columns.words import status_words
from tracker.domain.actions.new_update import NewUpdate, reason_needed
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line
from tracker.domain.actions.state import State
from tracker.domain.plan import Action, StatedRag, Status
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.palette import RATING_WORDS
from tracker.store.sqlite import Conflict
from tracker.ui.actions import unsaved_text
from tracker.ui.actions.conflict import ConflictView
from tracker.ui.actions.next_review import KEEP, NextReview
from tracker.ui.actions.rating_choice import RatingChoice
from tracker.ui.actions.unsaved_text import UnsavedText
from tracker.ui.actions.update_form_foot import FormFoot, GrowingText
from tracker.ui.dialogs.messages import tell_error
from tracker.ui.keys import WITHIN, key_action
from tracker.ui.look.theme import GRID
from tracker.ui.who_am_i import WHO_SIGNS, known_user
from tracker.ui.widgets.chips import Choice
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

DRAFT_AFTER_MS = 1000  # from the first change: unsaved text is on disk well within two seconds


class UpdateForm(QWidget):
    """Keeps what is typed for one action until it is saved; `saved` tells the action, and whether to go on."""

    saved = Signal(int, bool)
    look_at = Signal(QWidget)  # what has come into the form and is to be seen

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.line: Line | None = None
        self._dirty = self._on_disk = False
        self._being_saved: int | None = None  # the action whose update waits for another program
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_draft)
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.text = GrowingText("Commentary")
        self.text.setPlaceholderText("What happened, and what is next?")
        self.status = Choice("Status", [(status_words(status) or "", status) for status in Status])
        self.rating, self.review = RatingChoice(), NextReview()
        self.why, self.reason = plain_label(), QLineEdit(placeholderText="The reason")
        self.reason.setAccessibleName("Reason")
        self.foot, self.conflict = FormFoot(), ConflictView()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for first in (self.conflict, self.text):
            column.addWidget(first)
        for caption, widget in (("Status", self.status), ("Rating", self.rating), ("Next review", self.review)):
            column.addSpacing(GRID // 2)
            column.addWidget(plain_label(caption, quiet=True, wrap=False))
            column.addWidget(widget)
        column.addSpacing(GRID // 2)
        column.addWidget(self.why)
        column.addWidget(self.reason)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._changed)
        self.reason.textChanged.connect(lambda _: self._changed())
        for choice in (self.status, self.rating, self.review):
            choice.changed.connect(self._changed)
        self.foot.save_asked.connect(lambda: self.save(go_on=False))
        self.foot.next_asked.connect(lambda: self.save(go_on=True))
        self.foot.discard_asked.connect(self.discard)
        self.foot.cancel_asked.connect(self.workspace.waiting.cancel)
        self.workspace.waiting.changed.connect(self._waits)
        self.workspace.leaving.connect(self._leave)
        self.workspace.words_removed.connect(lambda: self._leave(from_disk=self._on_disk))
        save, go_on = self.foot.save_asked, self.foot.next_asked
        for words, held, asked in (("Save", "Ctrl", save), ("Save and go on to the next", "Ctrl+Shift", go_on)):
            both = f"{held}+Enter, {held}+Return"
            self.foot.addAction(key_action(self, words, both, asked.emit, WITHIN.WidgetWithChildrenShortcut))

    # Which action it is about

    def show_line(self, line: Line) -> None:
        """Be about an action; the same one as before keeps what is typed, another one gets its draft back."""
        before, same = self.line, self.line is not None and self.line.action.id == line.action.id
        typed = self._draft() if same else UnsavedText()  # what differs from how it stood: it may stand otherwise now
        if not same:
            self.keep_draft()
        self.line = line
        self._tell_state(line)
        if same:
            self._put(line, typed)
            if before and self._dirty and self._being_saved != line.action.id:
                self.conflict.tell(before.action, line.action, self.said(), self.workspace.as_at)
                self.look_at.emit(self.text)  # it is typed in
        else:
            self._begin(line)

    def _tell_state(self, line: Line) -> None:
        plan = self.workspace.plan
        computed = RATING_WORDS[line.computed_rag].lower() if line.computed_rag else ""
        self.rating.explain(computed, Limits.of(plan.settings).key())
        self.review.show_state(self.workspace.as_at, line.state.review)
        self.foot.show_day("" if self.workspace.is_today else f"dated {show_day(self.workspace.as_at)}")
        self._open_or_shut(line)

    def _open_or_shut(self, line: Line) -> None:
        """Nothing is written before a later update or after the removal; nothing changes what is just being saved."""
        words = self.workspace.waiting.words if self._being_saved == line.action.id else ""
        self.foot.shut(words or shut_words(line.action, self.workspace.as_at), waits=bool(words))
        for widget in (self.text, self.status, self.rating, self.review, self.reason):
            widget.setEnabled(self.foot.open)

    def _begin(self, line: Line) -> None:
        self.conflict.forget()
        draft = unsaved_text.kept(self.workspace.plan, line.action)
        self._put(line, draft or UnsavedText())
        self._on_disk = draft is not None
        self.foot.show_draft(f"Unsaved text of {draft.clock} is back." if draft else "", offered=bool(draft))

    def _put(self, line: Line, draft: UnsavedText) -> None:
        """Fill the form; what a draft leaves open is as it stands."""
        state = line.state
        blocked = [QSignalBlocker(widget) for widget in (self.text, self.reason, self.review)]
        if self.text.toPlainText() != draft.text:
            self.text.setPlainText(draft.text)
            self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.status.choose({status.value: status for status in Status}.get(draft.status, state.status))
        self.rating.choose((draft.stated or state.stated_rag or "").replace("none", ""))
        self.review.put(draft.choice or KEEP, draft.review)
        self.reason.setText(draft.reason)
        for one in blocked:
            one.unblock()
        self.text.grow()
        self._dirty = not draft.empty
        self._look_again()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.text.grow()
        self.foot.show_error(self.foot.error.text())
        for button in self.rating.buttons.values():
            button.updateGeometry()

    # What is said

    def said(self) -> NewUpdate:
        """What the form says, only what differs from how it stands."""
        assert self.line is not None
        state = self.line.state
        status = Status(str(self.status.value)) if self.status.value != state.status else None
        return NewUpdate(
            self.text.toPlainText(),
            status,
            self._stated(state),
            self.review.text,
            self.reason.text() if self.reason.isVisibleTo(self) else "",
        )

    def _stated(self, state: State) -> StatedRag | None:
        chosen = self.rating.value
        if chosen == (state.stated_rag or "").replace("none", ""):
            return None
        return next((rag for rag in get_args(StatedRag) if rag == chosen), "none")

    def _changed(self) -> None:
        self._dirty = not self._draft().empty
        self._look_again()
        self.foot.show_draft("", offered=False)
        if not self._timer.isActive():
            self._timer.start()

    def _look_again(self) -> None:
        """Ask for the reason only when one is needed, with the sentence that says why."""
        why = error = ""
        if self.line is not None:
            try:
                by = self.workspace.settings.who or None
                why = reason_needed(self.workspace.plan, self.line.action, self.said(), self.workspace.as_at, by) or ""
            except TrackerError as problem:
                error = str(problem)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.reason.setVisible(bool(why))
        self.foot.show_error(error)

    # The draft on disk

    def _draft(self) -> UnsavedText:
        said = self.said()
        choice = "" if self.review.chosen == KEEP else self.review.chosen
        text, typed = said.text if said.text.strip() else "", self.review.box.text() if choice else ""
        return UnsavedText(text, str(said.status or ""), said.stated_rag or "", choice, typed, self.reason.text())

    def keep_draft(self) -> None:
        """Put what is unsaved on disk now."""
        self._timer.stop()
        if self.line is None or not (self._dirty or self._on_disk):
            return
        done = unsaved_text.keep(self.workspace.plan, self.line.action, self._draft())
        self._on_disk = self._dirty and done
        if self._dirty and not self.foot.offers:
            self.foot.show_draft("draft kept" if done else "the draft could not be kept on disk", offered=False)

    def _leave(self, from_disk: bool = False) -> None:
        """The file is put away: the draft stays with its plan. `from_disk`: what lies there lost words."""
        if not from_disk:
            self.keep_draft()
        self.line = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page or the program keeps the draft at once."""
        self.keep_draft()
        super().hideEvent(event)

    def discard(self) -> None:
        """Put the unsaved text away for good."""
        if self.line is not None:
            self._clear(self.line)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # Saving

    def save(self, go_on: bool) -> None:
        """Save the update; an error is said beside the buttons, and what was typed stays.

        While another program holds the file the form waits and can be cancelled; the draft is on disk.
        """
        line = self.line
        if line is None or not self.foot.open or not known_user(self, self.workspace, WHO_SIGNS):
            return
        self._timer.stop()
        action, said = line.action, self.said()
        self._being_saved = action.id
        self.workspace.waiting.do(
            f"The update of {action.ref or 'the action'}",
            lambda: self.workspace.add_update(action, said),
            lambda _: self._saved(line, go_on),
            lambda error: self._refused(line, error),
        )

    def _waits(self, words: str) -> None:
        if self.line is not None:
            if words:
                self.foot.show_draft("", offered=False)
                self.keep_draft()
            self._open_or_shut(self.line)
            if self.foot.cancel.isVisibleTo(self):
                self.foot.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, line: Line, go_on: bool) -> None:
        self._being_saved = None
        shown = self.line or line
        if shown.action.id == line.action.id:
            self._clear(shown)  # as it stands now
            self.saved.emit(line.action.id, go_on)
        else:
            unsaved_text.drop(self.workspace.plan, line.action)

    def _refused(self, line: Line, error: TrackerError) -> None:
        self._being_saved = None
        if self.line is None or self.line.action.id != line.action.id:
            tell_error(self, error)  # its words are kept as the draft of that action
            return
        self.keep_draft()
        if isinstance(error, Conflict):
            self.workspace.reload()
            if isinstance(error.theirs, Action):
                self.conflict.tell(line.action, error.theirs, self.said(), self.workspace.as_at)
                self.look_at.emit(self.conflict)
        self.foot.show_error(str(error))
        needed = self.reason.isVisibleTo(self) and not self.reason.text().strip()
        (self.reason if needed else self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self, line: Line) -> None:
        """Empty the form, and take the draft away."""
        unsaved_text.drop(self.workspace.plan, line.action)
        self._on_disk = False
        self.conflict.forget()
        self._put(line, UnsavedText())
        self.foot.show_draft("", offered=False)
