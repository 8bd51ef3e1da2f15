"""Opening, exporting and backing up: asks for the file, works on the helper thread, tells the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from tracker.domain.plan import Plan, Theme
from tracker.errors import TrackerError
from tracker.paths import sample_plan, user_data_folder
from tracker.store.sqlite import open_store
from tracker.ui.importing.source import Incoming
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.messages import tell, tell_error
from tracker.ui.window.import_commands import ImportCommands
from tracker.ui.window.settings_dialog import SettingsDialog
from tracker.ui.window.status_bar import StatusLine
from tracker.ui.workspace import Workspace

PLAN_FILES = "Plan files (*.plan *.db)"
PLAN_ENDINGS = (".plan", ".db")


class FileCommands:
    """What the file menu, the start page and a dropped file ask for."""

    def __init__(self, window: QWidget, workspace: Workspace, background: Background, status: StatusLine) -> None:
        self.window = window
        self.workspace = workspace
        self.background = background
        self.status = status
        self._asked = 0
        self._stopping: Event | None = None
        self.imports = ImportCommands(window, workspace, background, self._work, self._choose_new_file, self.open_file)

    # Opening

    def choose_open(self) -> None:
        """Ask for a plan file and open it."""
        name, _ = QFileDialog.getOpenFileName(self.window, "Open a plan file", "", PLAN_FILES)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Open a plan file; what goes wrong is told, and the plan that was open stays."""
        try:
            self.workspace.open(path)
        except TrackerError as error:
            tell_error(self.window, error)

    def take(self, path: Path) -> None:
        """A file that was dropped or named at the start: a plan file is opened, a document imported."""
        if path.resolve() == sample_plan().resolve():
            self.open_sample()
        elif path.suffix.lower() in PLAN_ENDINGS:
            self.open_file(path)
        else:
            self.read(path)

    def open_sample(self) -> None:
        """Make the sample plan's file where the user's data is, unless it is there, and open it."""
        path = user_data_folder() / "sample.plan"
        if path.is_file():
            self.open_file(path)
            return

        def make() -> Path:
            from tracker.services.sample import make_sample

            path.parent.mkdir(parents=True, exist_ok=True)
            make_sample(path)
            return path

        self._work("Reading the sample plan…", make, self.open_file)

    def new_plan(self) -> None:
        """Ask for a title and a file, and open an empty plan."""
        title, agreed = QInputDialog.getText(self.window, "New plan", "What is the plan called?")
        if not (agreed and title.strip()):
            return
        path = self._choose_new_file(title.strip())
        if path is None:
            return
        try:
            with open_store(path, create=True) as store:
                store.add_plan(Plan(title.strip(), themes=(Theme("1", "First theme", "1", place=1),)))
        except TrackerError as error:
            tell_error(self.window, error)
            return
        self.open_file(path)

    def _choose_new_file(self, title: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self.window, "Where to keep the plan", f"{title}.plan", PLAN_FILES)
        if not name:
            return None
        return Path(name) if Path(name).suffix else Path(f"{name}.plan")

    # Importing

    def choose_import(self) -> None:
        """Ask for a document and show what it would bring."""
        self.imports.choose()

    def read(self, path: Path) -> None:
        """Read a document on the helper thread, then show the preview."""
        self.imports.read(Incoming(path))

    # Exporting

    def choose_export(self) -> None:
        """Ask for a name and write the workbook as at the day in view."""
        if not self.workspace.is_open:
            return
        plan, day = self.workspace.plan, self.workspace.as_at
        suggested = f"{plan.title} {day:%Y-%m-%d}.xlsx"
        name, _ = QFileDialog.getSaveFileName(self.window, "Export a workbook", suggested, "Workbooks (*.xlsx)")
        if name:
            self.export(Path(name if name.lower().endswith(".xlsx") else f"{name}.xlsx"))

    def export(self, path: Path) -> None:
        """Write the workbook on the helper thread."""
        plan, day = self.workspace.plan, self.workspace.as_at

        def work() -> Path:
            from tracker.reports.workbook.write import write_workbook

            write_workbook(path, plan, day, date.today())
            return path

        self._work(f"Writing {path.name}…", work, self._told("Exported"))

    def choose_backup(self) -> None:
        """Ask for a name and copy the plan file safely."""
        if not self.workspace.is_open:
            return
        here = self.workspace.path
        suggested = str(here.with_name(f"{here.stem} {datetime.now():%Y-%m-%d}{here.suffix}"))
        name, _ = QFileDialog.getSaveFileName(self.window, "Back up the plan file", suggested, PLAN_FILES)
        if not name:
            return

        def work() -> Path:
            from tracker.store.backup import backup

            return backup(here, Path(name))

        self._work("Backing up…", work, self._told("Backed up"))

    def _told(self, what: str) -> Callable[[Path], None]:
        return lambda path: tell(self.window, what, f"{what}: {path}")

    # The user's settings

    def change_settings(self) -> None:
        """Ask for the settings and follow them at once."""
        dialog = SettingsDialog(self.workspace.settings, self.window)
        if dialog.exec():
            self.workspace.change_settings(dialog.chosen())

    def _work(
        self, words: str, work: Callable[[], Any], then: Callable[[Any], None], *, stop: Event | None = None
    ) -> None:
        """One piece of long work; after Cancel, or when another is begun, its answer is let fall."""
        self._stop()
        self._stopping = stop
        number = self._asked

        def ended(call: Callable[[Any], None]) -> Callable[[Any], None]:
            def at_home(answer: Any) -> None:
                if number == self._asked:
                    self._stopping = None
                    self.status.end()
                    call(answer)

            return at_home

        self.status.begin(words, self._stop if stop else None)
        self.background.run(work, ended(then), ended(self._failed))

    def _stop(self) -> None:
        self._asked += 1
        if self._stopping is not None:
            self._stopping.set()
        self._stopping = None
        self.status.end()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, TrackerError):
            raise error
        tell_error(self.window, error)
