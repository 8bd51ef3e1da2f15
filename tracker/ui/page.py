"""What every page does: it is refreshed and follows the look when it is seen, and has the keyboard in its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.actions.register import Line
from tracker.domain.decisions.location import Record
from tracker.ui.dialogs.choosing_columns import offer_choosing
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.printed_chart import PrintedChart
from tracker.ui.tables.wanted_columns import WantedColumns
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.widgets.panels import Beside
from tracker.ui.workspace import Workspace


class Page(QWidget):
    """A page of the window, under its `name` in the rail and in its head. It is shown only while a plan is open.

    What happens while it is not seen makes it stale; it catches up when it is shown, before anything is painted.
    `record_asked`: a record that is to be shown on the page where it stands, from where Esc leads back here.
    `rows_asked`: the name of a page and which of its rows are to be shown there, likewise.
    `job_asked`: a Job that is to be done in its turn; `said`: one sentence about what was done. `export_asked`: the
    plan is to be exported.
    """

    name = ""
    record_asked = Signal(object)
    rows_asked = Signal(str, object)
    job_asked = Signal(object)
    said = Signal(str)
    export_asked = Signal()

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None, head: PageHead) -> None:
        """In its place from the first: Qt works out the looks of all that is inside whenever it is put elsewhere."""
        super().__init__(parent)
        self.setAccessibleName(f"{self.name} page")  # it has the keyboard while it has no rows
        head.setParent(self)  # before all else that is in the page: Tab goes through it first
        self.workspace, self.background, self.head = workspace, background, head
        self._content_stale = self._look_stale = True
        self._seen_of = ""  # the plan that is seen as it was left, "" for none
        self._tables_left: Mapping[str, Any] = {}  # how its tables were left, those too that are not made yet
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up_if_seen)
        workspace.file_opened.connect(self._file_opened)
        for signal in (workspace.content_changed, workspace.day_changed, workspace.who_changed):
            signal.connect(self._content_changed)
        workspace.look_changed.connect(self._look_changed)

    def lay_out(self, content: QWidget) -> None:
        """The head, and under it the content."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(content, 1)
        offer_choosing(self)
        for name, beside in self._besides():
            if share := self.workspace.settings.shares.get(name):
                beside.begin_with(share)
        self.workspace.leaving.connect(self._keep)
        self.workspace.words_removed.connect(self._keep)  # and is seen anew without them

    def _besides(self) -> list[tuple[str, Beside]]:
        found = self.findChildren(Beside)
        return [(f"{self.name} {at}" if at else self.name, one) for at, one in enumerate(found)]

    # How it is seen, until another day

    def _keep(self) -> None:
        """The plan is put away: how it is seen, and what its panels were given, is kept where that has changed."""
        settings, plan = self.workspace.settings, self._seen_of
        if plan and (how := self.as_left()) != settings.as_it_was_left(plan, self.name):
            settings = settings.left(plan, self.name, how)
        moved = {name: round(one.share, 4) for name, one in self._besides() if one.was_moved}
        if moved:
            settings = replace(settings, shares={**settings.shares, **moved})
        self.workspace.change_settings(settings)
        self._seen_of = ""

    def bring_back(self) -> None:
        """The page is seen as it was when the plan was put away: a page says so once it knows what can be chosen."""
        plan = self.workspace.plan.uuid or ""
        if not self._seen_of and plan:
            self._seen_of = plan
            with QSignalBlocker(self.head):  # what fits is about to be shown anyway
                self.see_as_left(self.workspace.settings.as_it_was_left(plan, self.name))

    def as_left(self) -> dict[str, Any]:
        """What is not as at first, as plain values: the columns of its tables, and what is chosen in its head."""
        there = {one.objectName(): one.as_left() for one in self.findChildren(WantedColumns)}
        tables = {name: left for name, left in {**self._tables_left, **there}.items() if left}
        parts = (("tables", tables), ("head", self.head.as_left()))
        return {name: part for name, part in parts if part}

    def see_as_left(self, left: Mapping[str, Any]) -> None:
        """Take that over; nothing: all is as at first."""
        self._tables_left, head = (
            one if isinstance(one := left.get(name), dict) else {} for name in ("tables", "head")
        )
        self._bring_tables_back(self)
        self.head.see_as_left(head)

    def take_table(self, table: QWidget) -> None:
        """A table that is made when it is first wanted is seen as it was left too."""
        offer_choosing(table)
        self._bring_tables_back(table)

    def _bring_tables_back(self, part: QWidget) -> None:
        for wanted in part.findChildren(WantedColumns):
            wanted.see_as_left(self._tables_left.get(wanted.objectName()))

    # What a page says for itself

    def refresh(self) -> None:
        """Show the plan as it is on the day, keeping what is chosen."""
        raise NotImplementedError

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        self.head.apply_look()

    def forget(self) -> None:
        """Another file is open: nothing that was chosen in the last one is chosen any more."""

    def may_leave(self) -> bool:
        """The file is about to be put away: what is being typed is saved now; whether none of it would be lost."""
        return True

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to what the page is there for."""
        raise NotImplementedError

    def show_record(self, record: Record) -> None:
        """Choose a record, or what belongs to it, whatever was filtered before."""
        raise NotImplementedError(f"{self.name} shows no {type(record).__name__}")

    def show_filter(self, wanted: Any) -> None:
        """Show the rows that another page asks for, and no others, whatever was filtered before."""
        raise NotImplementedError(f"{self.name} shows no {wanted}")

    def printed(self) -> TableText | None:
        """The table that is printed, as it is shown; None where the page has none."""
        return None

    def chosen_line(self) -> Line | None:
        """The action that is chosen."""
        return None

    def chosen_chart(self) -> PrintedChart | None:
        """The chart that is chosen, to be printed with its table."""
        return None

    # When it does so

    @property
    def is_stale(self) -> bool:
        """Whether it is refreshed anyhow before it is seen."""
        return self._content_stale

    def catch_up(self) -> None:
        """Do now what was put off until the page is seen."""
        if self._look_stale:
            self._look_stale = False
            self._soon.stop()
            self.apply_look()
        if self._content_stale:
            self._content_stale = False
            self.head.say_day(self.workspace.day_words)
            self.refresh()

    def _catch_up_if_seen(self) -> None:
        if self.isVisible():
            self.catch_up()

    def _file_opened(self) -> None:
        self.forget()
        self._content_changed()

    def _content_changed(self) -> None:
        self._content_stale = True
        self._catch_up_if_seen()

    def _look_changed(self) -> None:
        self._look_stale = True
        self._catch_up_if_seen()

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is shown now."""
        super().showEvent(event)
        self.catch_up()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style: follow it once Qt has told every widget in the page."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._look_stale = True
            self._soon.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the rows. Not a focus proxy: Tab would pass over what stands before them."""
        self.focus_rows(event.reason())
