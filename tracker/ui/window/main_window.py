"""The main window: rail, pages, status bar, and the file commands."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QWidget

from tracker.domain.decisions.location import Record
from tracker.ui.actions.page import ActionsPage
from tracker.ui.measures.page import MeasuresPage
from tracker.ui.problems.page import ProblemsPage
from tracker.ui.problems.record_links import show_record
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.file_drops import FileDrops
from tracker.ui.window.file_commands import FileCommands
from tracker.ui.window.rail import Rail
from tracker.ui.window.start_page import StartPage
from tracker.ui.window.status_bar import StatusLine
from tracker.ui.workspace import Workspace

PAGES = [("Actions", "list-checks"), ("Measures", "chart-line"), ("Problems", "triangle-alert")]
_NO_UNDO = "&Undo the last import"


class MainWindow(QMainWindow):
    """One window, one rail, one content area."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.background = Background(self)
        self.status = StatusLine(workspace)
        self.setStatusBar(self.status)
        self.commands = FileCommands(self, workspace, self.background, self.status)
        self.rail = Rail(workspace, PAGES, self._menu())
        self.stack = QStackedWidget()
        self.start = StartPage()
        self.actions_page, self.measures_page = ActionsPage(workspace), MeasuresPage(workspace, self.background)
        self.problems_page = ProblemsPage(workspace)
        self.pages: dict[str, QWidget] = {
            "Actions": self.actions_page,
            "Measures": self.measures_page,
            "Problems": self.problems_page,
        }
        self._way_back = ""  # the page from which a record was opened
        for page in (self.start, *self.pages.values()):
            self.stack.addWidget(page)
        self._lay_out()
        self._connect()
        FileDrops(self, self.commands.take)
        self.refresh()

    def _lay_out(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        self.resize(1280, 800)
        if self.workspace.settings.window:
            self.restoreGeometry(QByteArray.fromHex(self.workspace.settings.window.encode()))

    def _connect(self) -> None:
        self.rail.page_asked.connect(self.show_page)
        self.start.sample_asked.connect(self.commands.open_sample)
        self.start.import_asked.connect(self.commands.choose_import)
        self.start.new_asked.connect(self.commands.new_plan)
        self.start.open_asked.connect(self.commands.choose_open)
        self.start.recent_asked.connect(self.commands.open_file)
        self.problems_page.counted.connect(lambda count: self.rail.tell("Problems", count))
        self.problems_page.opened.connect(self._open_record)
        self.workspace.plan_changed.connect(self.refresh)
        self.workspace.settings_changed.connect(self.refresh)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        commands = self.commands
        self._add(menu, "&Open a plan file…", commands.choose_open, QKeySequence.StandardKey.Open)
        self._add(menu, "&Import a document…", commands.choose_import, "Ctrl+I")
        self._add(menu, "&Paste a table…", commands.imports.paste, "Ctrl+Shift+V")
        self._add(menu, "Open the &sample plan", commands.open_sample, None)
        self._add(menu, "&New plan…", commands.new_plan, QKeySequence.StandardKey.New)
        menu.addSeparator()
        self.of_a_plan = [
            self._add(menu, "&Export a workbook…", commands.choose_export, "Ctrl+E"),
            self._add(menu, "&Back up the plan file…", commands.choose_backup, None),
        ]
        self.undo_import = self._add(menu, _NO_UNDO, commands.imports.undo, None)
        menu.aboutToShow.connect(self._offer_undo)
        menu.addSeparator()
        self._add(menu, "Se&ttings…", commands.change_settings, "Ctrl+,")
        self._add(menu, "&Quit", self.close, QKeySequence.StandardKey.Quit)
        return menu

    def _add(self, menu: QMenu, words: str, call, shortcut) -> QAction:
        action = QAction(words, self)
        if shortcut is not None:
            action.setShortcut(shortcut)
        action.triggered.connect(lambda _=False: call())
        menu.addAction(action)
        self.addAction(action)
        return action

    def _offer_undo(self) -> None:
        """Whether the last import can be undone is asked of the file when the menu is opened."""
        words = self.commands.imports.undo_words()
        self.undo_import.setText(words or _NO_UNDO)
        self.undo_import.setEnabled(words is not None)

    def show_page(self, name: str) -> None:
        """Bring a page to the front and give it the keyboard."""
        self._way_back = ""
        page = self.pages[name]
        self.rail.buttons[name].setChecked(True)
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def _open_record(self, record: Record) -> None:
        """Show what a problem is about; Esc leads back to the problems."""
        self.show_page(show_record(record, self.actions_page, self.measures_page))
        self._way_back = "Problems"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nothing else takes them: Esc goes back to where a record was opened from, Ctrl+V imports a table."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.commands.imports.paste()
        elif event.key() == Qt.Key.Key_Escape and self._way_back:
            self.show_page(self._way_back)
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Show the start page without a plan, and a page of the plan with one."""
        plan = self.workspace.plan
        title = f"{plan.title} - " if plan else ""
        self.setWindowTitle(f"{title}Improvement plans".replace("[*]", "[*][*]"))  # one would be Qt's "modified" mark
        for action in self.of_a_plan:
            action.setEnabled(plan is not None)
        if plan is None:
            self.start.refresh(self.workspace.settings)
            self.stack.setCurrentWidget(self.start)
            self.start.setFocus()
        elif self.stack.currentWidget() is self.start:
            self.show_page("Actions")

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to the window sees what others have saved meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.workspace.reload_if_changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, let the helper thread end, put the file away."""
        from dataclasses import replace

        geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self.workspace.change_settings(replace(self.workspace.settings, window=geometry))
        self.background.close()
        self.workspace.close()
        event.accept()
