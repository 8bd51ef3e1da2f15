"""The meetings that were held: what each decided; its frozen pages to open and to write; closing one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.columns.minutes import MEETING_COLUMNS, counts_words
from tracker.columns.words import counted
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.told import ToldMeeting, told_meeting, told_meetings
from tracker.domain.when import show_day
from tracker.put_in_place import FileKind, file_name
from tracker.store.sqlite import open_store
from tracker.ui.dialogs.messages import ask, tell
from tracker.ui.dialogs.save_dialog import choose_target
from tracker.ui.look.theme import GRID, larger
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.background import Job
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.ui.review.presentation import Presentation

_NONE_YET = (
    "No meeting has been held yet. Present goes through what is overdue, one action a screen; what the meeting decides "
    "is kept here with its minutes."
)
_COLUMNS = [column for column in MEETING_COLUMNS if column.name in ("name", "day", "decisions")]
_MINUTES = FileKind("minutes", (".docx", ".pdf"))


class MeetingsPanel(QFrame):
    """`present_asked`: the meeting that was begun is to go on; `job_asked`: a Job of closing or writing."""

    present_asked = Signal()
    job_asked = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.workspace = workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        self.title = plain_label("Meetings")
        self.none = plain_label(_NONE_YET, quiet=True)
        self.list = RowsView("Meetings", _COLUMNS, "name", choosing=True, same=lambda one: one.uuid)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(lambda told: self._open(self._record(told)))
        self.facts = plain_label()
        self.open = SmallButton("Open the minutes")
        self.write_it = SmallButton("Write as Word or PDF…")
        self.go_on = SmallButton("Go on with it  F5")
        self.open.clicked.connect(lambda: self._open(self._record(self._chosen())))
        self.write_it.clicked.connect(lambda: self.write(self._record(self._chosen()), self))
        self.go_on.clicked.connect(self.present_asked)
        for widget in (self.title, self.none, self.list, self.facts, self.open, self.write_it, self.go_on):
            column.addWidget(widget)
        column.addStretch(1)

    # What is shown

    def refresh(self) -> None:
        """The meetings that were held by the day, the latest first."""
        held = told_meetings(self.workspace.plan, self.workspace.as_at)[::-1]
        self.list.show_rows(held)
        for widget in (self.list, self.facts, self.open, self.write_it, self.go_on):
            widget.setVisible(bool(held))
        self.none.setVisible(not held)
        if held:
            self._show(self._chosen())

    def _chosen(self) -> ToldMeeting:
        at = max(0, self.list.currentIndex().row())
        told: ToldMeeting = self.list.rows.rows[at]
        return told

    def _record(self, told: ToldMeeting) -> Meeting:
        return next(one for one in self.workspace.plan.meetings if one.uuid == told.uuid)

    def _show(self, told: ToldMeeting) -> None:
        closed = (
            f"Closed on {show_day(told.closed.made_at.date())}, frozen as it was" if told.closed else "Not closed yet"
        )
        present = f"There: {', '.join(told.present)}" if told.present else ""
        parts = (counts_words(told.counts, told.looked_at), present, closed)
        self.facts.setText("\n".join(part for part in parts if part))
        self.go_on.setVisible(told.closed is None)
        self.go_on.setEnabled(told.day == self.workspace.as_at)
        wrong_day = f"See the plan as at {show_day(told.day)} to go on with this meeting."
        self.go_on.setToolTip("" if self.go_on.isEnabled() else wrong_day)

    def _open(self, meeting: Meeting) -> None:
        """Show the minutes: those of a closed meeting as they were frozen."""
        from tracker.services.meetings import minutes_of  # here and below: only when minutes are asked for
        from tracker.ui.review.minutes_dialog import MinutesDialog

        title = f"{meeting.name} of {show_day(meeting.day)}"
        dialog = MinutesDialog(self, title, minutes_of(self.workspace.plan, meeting))
        dialog.exec()
        dialog.deleteLater()

    # What is done

    def freeze(self, meeting: Meeting, over: Presentation | None) -> None:
        """Close a meeting, so that it keeps what it saw."""
        left = told_meeting(self.workspace.plan, meeting).counts["left"]
        are = "is" if left == 1 else "are"
        rest = f"{counted(left, 'action')} {are} left for next time. "
        question = (
            f"{rest if left else ''}A closed meeting takes no more decisions, and its pages stay as they are now."
        )
        if not ask(over, "Close the meeting", question, "Close and freeze", loses=True):
            return
        file, who = self.workspace.path, self.workspace.settings.who or None

        def work(_: Event) -> None:
            from tracker.services.meetings import close_meeting

            with open_store(file) as store:
                close_meeting(store, meeting, now=datetime.now().astimezone(), by=who)

        self.job_asked.emit(Job("Closing the meeting…", work, lambda _: self._closed(over)))

    def _closed(self, over: Presentation | None) -> None:
        self.workspace.reload()
        if over is not None:
            over.close()

    def write(self, meeting: Meeting, over: QWidget | None) -> None:
        """Write the minutes as a file: those of a closed meeting as they were frozen."""
        name = file_name(self.workspace.plan.title, f" minutes {meeting.day:%Y-%m-%d}.docx")
        target = choose_target(over or self, "Write the minutes", Path(), name, _MINUTES, "Word or PDF")
        if target is None:
            return
        file = self.workspace.path

        def work(_: Event) -> Path:
            from tracker.services.meetings import minutes_of
            from tracker.services.reporting import write_report

            with open_store(file) as store:
                plan = store.plan()
            write_report(minutes_of(plan, meeting), target.path, overwrite=target.overwrite)
            return target.path

        def told(path: Path) -> None:
            tell(over or self, "Minutes written", f"Written: {path}.")

        self.job_asked.emit(Job(f"Writing {target.path.name}…", work, told))

    def apply_look(self) -> None:
        """Follow the text size."""
        self.title.setFont(larger(self.font(), 1.1, bold=True))
        self.list.apply_look()
