"""The main window: rail, pages, status bar, and the file commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from tracker.domain.decisions.location import Record
from tracker.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings
from tracker.ui.dialogs.dialog import RemembersColumns
from tracker.ui.keys import OwnKey, pressed_by_enter
from tracker.ui.page import Page
from tracker.ui.printing.commands import PrintCommands
from tracker.ui.reporting.two_plans_commands import NewFiles, TwoPlansCommands
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.file_drops import FileDrops
from tracker.ui.window.file_checks import AFTER_MS, FileChecks
from tracker.ui.window.file_commands import FileCommands
from tracker.ui.window.import_commands import ImportCommands
from tracker.ui.window.jobs import Jobs
from tracker.ui.window.menus.window_menus import WindowMenus
from tracker.ui.window.pages import PAGES, Pages, page_of, table_typed_into
from tracker.ui.window.rail.beside_rail import BesideRail
from tracker.ui.window.rail.rail import Rail
from tracker.ui.window.report_commands import ReportCommands
from tracker.ui.window.start_page import StartPage
from tracker.ui.window.status_bar import StatusLine
from tracker.ui.workspace import Workspace

_MINUTE, _MOMENT = 60_000, 2_000  # milliseconds: what others save is seen within five seconds
_LOW = 34  # lines of text: a window that is lower has no room for a bar of menus


class MainWindow(QMainWindow, RemembersColumns):
    """One window, one rail, one content area."""

    own_keys = (
        OwnKey("Esc", "goes back to the page from where a record was opened"),
        OwnKey("Ctrl+V", "imports the table on the clipboard, where nothing else takes it"),
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.background = Background(self)
        self.status = StatusLine(workspace)
        self.setStatusBar(self.status)
        self.jobs = Jobs(self, self.background, self.status, workspace.waiting)
        self._closing = False  # as soon as everything is saved
        self.commands = FileCommands(self, workspace, self.jobs, lambda: self.pages.may_leave(self.show_page))
        self.reports = ReportCommands(self, workspace, self.jobs, self.show_changed)
        self.imports = ImportCommands(self, workspace, self.jobs, self.commands)
        files = NewFiles(self.jobs.start, self.commands.choose_new_file, self.commands.open_file)
        self.two_plans = TwoPlansCommands(self, workspace, self.background, files)
        self.printing = PrintCommands(self, workspace, self.jobs.start, lambda: self.stack.currentWidget())
        self.rail = Rail(workspace, [(entry.name, entry.icon) for entry in PAGES])
        self.stack = QStackedWidget()
        self.menus = WindowMenus(self)
        self.rail.file_button.setMenu(self.menus.folded)
        self.pages = Pages(workspace, self.background, self.stack, self._take_page)
        self._way_back = ""  # the page from which a record was opened
        self.checks = FileChecks(self, workspace, self.background, self.status, self.pages.import_all)
        self._lay_out()
        self._connect()
        self.drops = FileDrops(self, self.imports.take)
        self.refresh()
        self._begin_to_look()

    def _lay_out(self) -> None:
        centre = QWidget()
        self.setCentralWidget(centre)
        BesideRail(centre, self.rail, self.stack)
        self.resize(1280, 800)
        if self.workspace.settings.window:
            self.restoreGeometry(QByteArray.fromHex(self.workspace.settings.window.encode()))

    def _connect(self) -> None:
        self.rail.page_asked.connect(self.show_page)
        self.workspace.look_changed.connect(self._fold_menus)
        self.workspace.problems_counted.connect(lambda count: self.rail.tell("Problems", count))
        self.workspace.file_opened.connect(self._file_opened)
        self.workspace.content_changed.connect(self.refresh)
        self.workspace.waiting.over.connect(self._has_waited)
        self.jobs.told.connect(self._close_if_asked)
        self.jobs.failed.connect(self._stay)

    @cached_property
    def start(self) -> StartPage:
        """The start page, made when it is first seen: a window that opens on a plan needs none."""
        start = StartPage(self.workspace)
        start.sample_asked.connect(self.commands.open_sample)
        start.import_asked.connect(self.imports.choose)
        start.new_asked.connect(self.commands.new_plan)
        start.open_asked.connect(self.commands.choose_open)
        start.recent_asked.connect(self.commands.open_recent)
        start.recent_asked.connect(lambda _: start.refresh())  # it may have been taken off
        self.workspace.look_changed.connect(start.apply_look)
        self.drops.watch(start)
        self.stack.addWidget(start)
        start.refresh()
        return start

    def setVisible(self, visible: bool) -> None:
        """Without a plan the start page is seen: made before the window is laid out, and the rail without one."""
        if visible and not self.workspace.is_open:
            self.rail.apply_look()
            self.start.setFocus()
            QTimer.singleShot(AFTER_MS, self, self.pages.import_all)  # while a file is chosen
        super().setVisible(visible)

    def change_settings(self) -> None:
        """Ask for the settings and follow them at once."""
        from tracker.ui.window.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.workspace.settings, self)
        if dialog.exec():
            self.workspace.change_settings(dialog.chosen())

    def change_text_size(self, by: int | None = None) -> None:
        """Text larger or smaller by so many points, within what the settings offer; None: the usual size."""
        settings = self.workspace.settings
        points = Settings().text_points if by is None else settings.text_points + by
        points = min(max(points, SMALLEST_TEXT), LARGEST_TEXT)
        self.workspace.change_settings(replace(settings, text_points=points))
        self.status.tell(f"Text size: {points} pt")

    def fill_screen(self) -> None:
        """The whole screen for the window, or not any more."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_page(self, name: str) -> None:
        """Bring a page to the front and give it the keyboard."""
        self._way_back = ""
        page = self.pages[name]
        self.rail.buttons[name].setChecked(True)
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def present(self) -> None:
        """Go through what is overdue on the whole screen."""
        if self.workspace.is_open:
            self.show_page("Overdue")
            self.pages["Overdue"].present()  # type: ignore[attr-defined]

    def begin_mine(self) -> None:
        """The user's own actions, beginning with the first that needs words, from wherever that is asked."""
        if self.workspace.is_open:
            self.show_page("Actions")
            self.pages["Actions"].turns.begin_mine()  # type: ignore[attr-defined]

    def search_everything(self) -> None:
        """Look for words anywhere in the plan, those first that the page is searched for; and show what is chosen."""
        if not self.workspace.is_open:
            return
        from tracker.ui.searching.dialog import SearchDialog

        page = self.stack.currentWidget()
        words = page.head.search.text() if isinstance(page, Page) else ""
        dialog = SearchDialog(self, self.workspace, words)
        if dialog.exec() and dialog.record is not None:
            self.show_changed(dialog.record)
        dialog.deleteLater()

    def _take_page(self, page: Page) -> None:
        self.drops.watch(page)
        page.job_asked.connect(self.jobs.start)
        page.said.connect(self.status.tell)
        page.export_asked.connect(self.commands.choose_export)
        page.record_asked.connect(lambda record: self._show_record(record, page.name))
        page.rows_asked.connect(lambda name, wanted: self._show_rows(name, wanted, page.name))

    def show_changed(self, record: Record) -> None:
        """Show what a change is about, from where Esc leads back to the page in view."""
        page = self.stack.currentWidget()
        self._show_record(record, page.name if isinstance(page, Page) else "")

    def _show_record(self, record: Record, asked_on: str) -> None:
        """Show a record on its page; Esc leads back to the page where it was asked for."""
        name = page_of(record)
        self.pages[name].show_record(record)
        self.show_page(name)
        self._way_back = asked_on

    def _show_rows(self, name: str, wanted: object, asked_on: str) -> None:
        """Show those rows of a page; Esc leads back to the page where they were asked for."""
        self.pages[name].show_filter(wanted)
        self.show_page(name)
        self._way_back = asked_on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nothing else takes them: Esc goes back to where a record was opened from, Ctrl+V imports a table."""
        if pressed_by_enter(event, checked_too=True):
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.imports.paste()
        elif event.key() == Qt.Key.Key_Escape and self._way_back:
            self.show_page(self._way_back)
        else:
            super().keyPressEvent(event)

    def _file_opened(self) -> None:
        if not isinstance(self.stack.currentWidget(), Page):
            left = self.workspace.settings.page  # where the user was when the window was closed
            self.show_page(left if left in self.pages else "Actions")
        self.refresh()

    def refresh(self) -> None:
        """Say which plan is open, and offer what can be done with one."""
        title = f"{self.workspace.plan.title} - " if self.workspace.is_open else ""
        self.setWindowTitle(f"{title}Improvement plans".replace("[*]", "[*][*]"))  # one would be Qt's "modified" mark
        self.menus.offer_plan(self.workspace.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the menus are behind the button of the rail."""
        super().resizeEvent(event)
        self._fold_menus()

    def _fold_menus(self) -> None:
        self.menus.fold(self.height() < _LOW * self.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to the window sees what others have saved meanwhile, as at the day that it is by now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.look_at_calendar()
            self.workspace.reload_if_changed()

    def _begin_to_look(self) -> None:
        """Also where nobody comes back to it: a window that is left open, and a computer that sleeps over midnight."""
        self._each_minute, self._each_moment = QTimer(self, interval=_MINUTE), QTimer(self, interval=_MOMENT)
        self._each_minute.timeout.connect(self.look_at_calendar)
        self._each_moment.timeout.connect(self.look_at_file)
        self._each_minute.start()
        self._each_moment.start()

    def look_at_calendar(self) -> None:
        """Go on to the next day, where one has begun since the calendar was last looked at."""
        self.workspace.begin_day(date.today())

    def look_at_file(self) -> None:
        """Show what others have saved meanwhile; not under a dialog, nor over a cell that is being typed in."""
        if not (table_typed_into() or QApplication.activeModalWidget() or QApplication.activePopupWidget()):
            self.workspace.reload_if_changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, let the helper thread end, put the file away; not before all is saved and told."""
        may = self.pages.may_leave(self.show_page)
        self.jobs.stop_reading()
        if not may or self.jobs.going or self.workspace.waiting.words:
            self._closing = may
            self.status.say_closing(may)
            event.ignore()
            return
        self._remember()
        self.background.close()
        self.workspace.close()
        event.accept()

    def columns_as_left(self, dialog: str) -> Mapping[str, Any]:
        """As they were when the dialog was seen last, over this plan; over none, as by the last one over none."""
        return self.workspace.settings.as_it_was_left(self._plan_in_view, dialog)

    def keep_columns(self, dialog: str, tables: Mapping[str, Any]) -> None:
        """Where they are others than when it was seen last."""
        if tables != self.columns_as_left(dialog):
            self.workspace.change_settings(self.workspace.settings.left(self._plan_in_view, dialog, tables))

    @property
    def _plan_in_view(self) -> str:
        return self.workspace.plan.uuid or "" if self.workspace.is_open else ""

    def _remember(self) -> None:
        """How the window stands, and which page is in view."""
        page, geometry = self.stack.currentWidget(), bytes(self.saveGeometry().toHex().data()).decode()
        settings = replace(self.workspace.settings, window=geometry)
        if isinstance(page, Page):
            settings = replace(settings, page=page.name)
        self.workspace.change_settings(settings)

    def _has_waited(self, well: bool) -> None:
        if not well:
            self._stay()
        self._close_if_asked()

    def _stay(self) -> None:
        """What did not work is to be looked at before the window is closed."""
        self._closing = False
        self.status.say_closing(False)

    def _close_if_asked(self) -> None:
        if self._closing:
            self.close()
