"""The page of packs: who was sent what, who has not answered, and what a pack that came back would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from threading import Event

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from tracker.columns.packs import PACK_COLUMNS, taken_words
from tracker.columns.words import counted
from tracker.domain.decisions.location import Record
from tracker.domain.packs.answering import PackStanding, packs_at
from tracker.domain.packs.chasing import chased
from tracker.domain.packs.collected import Collected
from tracker.domain.packs.returned import ReturnedFiles
from tracker.store.sqlite import open_store
from tracker.ui.dialogs.messages import tell
from tracker.ui.look.theme import GRID
from tracker.ui.packs.returned_view import ReturnedView
from tracker.ui.page import Page
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.background import Background, Job
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.file_drops import dropped_files
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.widgets.panels import Beside
from tracker.ui.workspace import Workspace

NOTHING_SENT = (
    "A pack is a workbook for one lead, with their live actions, what was promised and said, and free cells to fill "
    "in. Send packs by e-mail; what comes back is dropped here, or chosen with Collect."
)
HINT = "Drop packs that came back here, or choose them with Collect. Nothing is written before you say so."
_FILES = "Packs and answers (*.xlsx *.xlsm *.ods *.xls *.csv *.html *.json *.txt *.eml);;All files (*)"
_ANSWERED, _HINTED = (0.71, 60), (0.2, 20)  # what the right side has of the width, and its fewest characters
_GIVE_WAY, _SENT = ("actions", "day", "overdue", "chased"), attrgetter("pack.uuid")
_LIST = 30  # characters: the list beside what came back
_LISTED = [replace(one, width=12, wrap=True) if one.name in ("answer", "chased") else one for one in PACK_COLUMNS]


class PacksPage(Page):
    """The packs at the left, what came back at the right."""

    name = "Packs"

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, PageHead("Packs", "Search packs"))
        self.table = RowsView("Packs", _LISTED, "lead", choosing=True, give_way=_GIVE_WAY, same=_SENT)
        self.table.most_rows, self.table.most_lines = 10_000, 3
        self.table.copied = PACK_COLUMNS
        self.nothing, self.hint = plain_label(NOTHING_SENT, quiet=True), plain_label(HINT, quiet=True)
        self.send, self.chase = SmallButton("Send packs…"), SmallButton("Chase…")
        self.collect, self.calendar = SmallButton("Collect…"), SmallButton("Calendar ▾")
        self.send.setProperty("primary", True)
        self.returned = ReturnedView(workspace)
        self.right = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QFrame()
        column = QVBoxLayout(left)
        column.setContentsMargins(GRID * 2, 0, GRID, GRID * 2)
        column.setSpacing(GRID)
        buttons, flow = flowing()
        for button in (self.send, self.chase):
            flow.addWidget(button)
        for widget in (self.nothing, self.table, buttons):
            column.addWidget(widget)
        column.addStretch(1)
        empty = QFrame()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
        inside.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignTop)
        for frame in (empty, self.returned):
            frame.setObjectName("panel")
            self.right.addWidget(frame)
        self.right.setAcceptDrops(True)
        self.right.installEventFilter(self)
        self.head.lay_out(self.collect, self.calendar, self.head.search, chips=None)
        self.beside = Beside(self, left, self.right, share=_HINTED[0], least=_HINTED[1], most=200)
        self.lay_out(self.beside)

    def _connect(self) -> None:
        self.head.search.textChanged.connect(lambda _: self.refresh())
        self.head.search.left.connect(self.focus_rows)
        self.send.clicked.connect(lambda _=False: self.send_packs())
        self.chase.clicked.connect(lambda _=False: self.chase_leads())
        self.collect.clicked.connect(lambda _=False: self.choose_returned())
        self.calendar.setMenu(QMenu(self))
        self.calendar.setAccessibleName("Write a calendar")
        self.calendar.menu().aboutToShow.connect(self._offer_calendars)
        self.returned.taken.connect(self._take)
        self.returned.cancelled.connect(self._show_hint)
        self.addAction(self.table.copy_whole)

    # What is shown

    @property
    def packs(self) -> list[PackStanding]:
        """Every pack by the day."""
        return packs_at(self.workspace.plan, self.workspace.as_at)

    def forget(self) -> None:
        """Another file is open: nothing came back for it yet."""
        self._show_hint()

    def refresh(self) -> None:
        """Show the packs as at the day, and what came back against the plan as it is now."""
        self.bring_back()
        packs, words = self.packs, self.head.search.text().casefold().split()
        self.table.show_rows([one for one in packs if all(word in one.pack.lead.casefold() for word in words)])
        self.table.setVisible(bool(packs))
        self.nothing.setVisible(not packs)
        waiting = sum(one.waits is not None for one in packs)
        self.chase.setText(f"Chase {waiting}…" if waiting else "Chase…")
        self.chase.setEnabled(bool(waiting))
        self.head.shown.setText(counted(len(packs), "pack"))
        self.returned.refresh()

    def _show_hint(self) -> None:
        self.right.setCurrentIndex(0)
        self.returned.clear()
        self._share_room()

    def _share_room(self) -> None:
        """The packs have the room while nothing came back: whose answer waits since when, and who was chased."""
        is_back = self.right.currentIndex() == 1
        aside = QSizePolicy.Policy.Preferred if is_back else QSizePolicy.Policy.Ignored
        self.returned.setSizePolicy(aside, aside)
        self.beside.share_anew(*(_ANSWERED if is_back else _HINTED))

    # Sending and chasing

    def send_packs(self) -> None:
        """Ask to whom, and where the workbooks are to be put."""
        from tracker.ui.packs.send_dialog import SendDialog

        dialog = SendDialog(self, self.workspace.plan, self.workspace.as_at)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        leads, folder, pages = dialog.leads, dialog.folder, dialog.pages.isChecked()
        dialog.deleteLater()
        if agreed:
            self._send(leads, folder, pages)

    def _send(self, leads: Sequence[str], folder: Path, pages: bool = False) -> None:
        file, day, who = self.workspace.path, self.workspace.as_at, self.workspace.settings.who or None

        def work(_: Event) -> int:
            from tracker.services.packs import send_packs

            with open_store(file) as store:
                return len(send_packs(store, leads, folder, day, datetime.now(UTC), by=who, pages=pages))

        self.job_asked.emit(
            Job("Writing packs…", work, lambda count: self._written(f"{counted(count, 'pack')}", folder))
        )

    def _written(self, what: str, folder: Path) -> None:
        self.workspace.reload()
        tell(self, "Written", f"{what} written into {folder}. Nothing was sent: attach them to your e-mails.")

    def chase_leads(self) -> None:
        """Ask whom, in which words and where the drafts are to be put."""
        from tracker.ui.packs.chase_dialog import ChaseDialog

        waiting = [one for one in self.packs if one.waits is not None]
        dialog = ChaseDialog(self, self.workspace, waiting)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        leads, words, folder, by_link = dialog.leads, dialog.words, dialog.folder, dialog.by_link
        dialog.deleteLater()
        if agreed and by_link:
            pack = next(one.pack for one in waiting if one.pack.lead in leads)
            record = chased(pack, self.workspace.stamp(), self.workspace.plan.id)
            self.workspace.save(record, f"that {pack.lead} was chased")
        elif agreed:
            self._chase(leads, words, folder)

    def _chase(self, leads: Sequence[str], words: str, folder: Path) -> None:
        file, day, who = self.workspace.path, self.workspace.as_at, self.workspace.settings.who or None

        def work(_: Event) -> int:
            from tracker.services.chasing import write_letters

            with open_store(file) as store:
                made = write_letters(store, folder, day, datetime.now(UTC), leads=leads, words=words, by=who)
            return len(made)

        self.job_asked.emit(Job("Writing drafts…", work, lambda count: self._written(counted(count, "draft"), folder)))

    def _offer_calendars(self) -> None:
        """The calendar of all, and that of the lead whose pack is chosen."""
        menu = self.calendar.menu()
        menu.clear()
        menu.addAction("Of everybody…", lambda: self.write_calendar())
        if 0 <= (at := self.table.currentIndex().row()) < len(self.table.rows.rows):
            lead = self.table.rows.rows[at].pack.lead
            menu.addAction(f"Of {lead.replace('&', '&&')}…", lambda: self.write_calendar(lead))

    def write_calendar(self, lead: str = "") -> None:
        """Ask for a name and write reviews and promises as a calendar: of all, or of one lead."""
        from tracker.domain.packs.diary import diary
        from tracker.put_in_place import file_name
        from tracker.reports.packs.calendar import CALENDAR, write_calendar
        from tracker.ui.dialogs.save_dialog import choose_target

        plan, day = self.workspace.plan, self.workspace.as_at
        title = f"{plan.title}{f', {lead}' if lead else ''}"
        name = file_name(title, f" {day:%Y-%m-%d}.ics")
        target = choose_target(self, "Write the calendar", self.workspace.path.parent, name, CALENDAR, "Calendars")
        if target is None:
            return

        def work(_: Event) -> Path:
            write_calendar(target.path, title, diary(plan, day, lead), overwrite=target.overwrite)
            return target.path

        self.job_asked.emit(Job("Writing the calendar…", work, lambda path: tell(self, "Written", f"Written: {path}.")))

    # What came back

    def choose_returned(self) -> None:
        """Ask which files came back."""
        if names := QFileDialog.getOpenFileNames(self, "Collect packs", "", _FILES)[0]:
            self.read_returned([Path(name) for name in names])

    def read_returned(self, paths: Sequence[Path]) -> None:
        """Read files, or those of folders, and show what they would do."""
        plan, day = self.workspace.plan, self.workspace.as_at

        def work(_: Event) -> ReturnedFiles:
            from tracker.services.packs import read_returned

            return read_returned(plan, paths, day, datetime.now(UTC))

        self.job_asked.emit(Job("Reading what came back…", work, self._show_returned, can_stop=True))

    def _show_returned(self, returned: ReturnedFiles) -> None:
        self.returned.show_returned(returned)
        if self.returned.packs:
            self.right.setCurrentIndex(1)
            self._share_room()
            self.returned.table.setFocus()

    def _take(self) -> None:
        file, day, who = self.workspace.path, self.workspace.as_at, self.workspace.settings.who or None
        returned, answers = self.returned.packs, self.returned.answers

        def work(_: Event) -> list[Collected]:
            from tracker.services.packs import save_packs

            with open_store(file) as store:
                return save_packs(store, returned, day, datetime.now(UTC), by=who, answers=answers)

        def done(made: list[Collected]) -> None:
            self._show_hint()
            self.workspace.reload()
            tell(self, "Collected", taken_words(made))

        self.job_asked.emit(Job("Taking what came back…", work, done))

    # What every page does

    def printed(self) -> TableText | None:
        """The packs as they are shown."""
        return self.table.table_text(self.table.rows.rows) if self.packs else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files that are dropped here came back."""
        dragged = event.type() in ((kinds := QEvent.Type).DragEnter, kinds.DragMove, kinds.Drop)
        if dragged and isinstance(event, QDropEvent) and (files := dropped_files(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == kinds.Drop:
                self.read_returned(files)
            return True
        return super().eventFilter(watched, event)

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the packs, or to what sends the first ones."""
        (self.table if self.table.isVisibleTo(self) else self.send).setFocus(reason)

    def show_record(self, record: Record) -> None:
        """No record stands here."""

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.table.apply_look()
        self.table.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LIST)
        self.returned.apply_look()
