"""Opening, exporting and backing up a plan file: asks where, and works as a job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.domain.plan import Plan, Theme
from tracker.errors import TrackerError
from tracker.paths import user_data_folder
from tracker.put_in_place import BACKUP, NEW_PLAN, WORKBOOK, file_name
from tracker.store.opening import Older
from tracker.store.sqlite import new_store, open_store
from tracker.ui.dialogs.messages import ask, tell, tell_error
from tracker.ui.dialogs.reason_dialog import ask_reason
from tracker.ui.dialogs.save_dialog import choose_target, name_filter
from tracker.ui.widgets.background import Job
from tracker.ui.widgets.waiting import Cancelled
from tracker.ui.window.jobs import Jobs
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.columns.sheets.whole import WorkbookChoice
    from tracker.store.kept_copies import KeptCopy

_PLANS = "Plan files"


class FileCommands:
    """What the File menu and the start page ask for."""

    def __init__(self, window: QWidget, workspace: Workspace, jobs: Jobs, may_leave: Callable[[], bool]) -> None:
        self.window, self.workspace, self.jobs, self.may_leave = window, workspace, jobs, may_leave

    # Opening

    def choose_open(self) -> None:
        """Ask for a plan file and open it."""
        name, _ = QFileDialog.getOpenFileName(self.window, "Open a plan file", "", name_filter(_PLANS, NEW_PLAN))
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Open a plan file; what goes wrong is told, and the plan that was open stays, with what is typed into it."""
        if not self.may_leave():
            return
        work, refused = partial(self.workspace.open, path), partial(self._not_opened, path)
        self.workspace.waiting.do(f"Opening {path.name}", work, lambda _: None, refused)

    def open_recent(self, path: Path) -> None:
        """Open a file of the list; one that is not there any more is told, and can be taken off it."""
        if path.is_file():
            self.open_file(path)
            return
        question = f"{path} is not there any more, or its disk is out of reach. Take it off the list?"
        if ask(self.window, "The file is not there", question, "Take it off"):
            self.workspace.change_settings(self.workspace.settings.without(str(path)))

    def _not_opened(self, path: Path, error: TrackerError) -> None:
        if isinstance(error, Older):
            self._bring_up_to_date(path)
        elif not isinstance(error, Cancelled):
            tell_error(self.window, error)

    def _bring_up_to_date(self, path: Path) -> None:
        def work(_: Event) -> None:
            with open_store(path):
                pass

        self.jobs.start(Job(f"Bringing {path.name} up to date…", work, lambda _: self.open_file(path)))

    def open_sample(self) -> None:
        """Make the sample plan's file where the user's data is, unless it is there, and open it."""
        path = user_data_folder() / "sample.plan"
        if path.is_file():
            self.open_file(path)
            return

        def make(_: Event) -> Path:
            from tracker.services.sample import make_sample

            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                make_sample(path)
            except TrackerError:
                if not path.is_file():  # else another window has just made it
                    raise
            return path

        self.jobs.start(Job("Reading the sample plan…", make, self.open_file))

    def new_plan(self) -> None:
        """Ask for a title and a file, and open an empty plan."""
        asked = "What is the plan called?"
        title = ask_reason(self.window, "New plan", asked, "Choose where to keep it…", needed=True, what="Its title")
        if not title or (path := self.choose_new_file(title)) is None:
            return
        plan = Plan(title, themes=(Theme("1", "First theme", "1", place=1),))

        def make(_: Event) -> Path:
            with new_store(path) as store:
                store.add_plan(plan)
            return path

        self.jobs.start(Job("Making the plan…", make, self.open_file))

    def choose_new_file(self, title: str) -> Path | None:
        """Ask where to keep a new plan with that title; a name that something has is refused."""
        target = choose_target(
            self.window, "Where to keep the plan", Path(), file_name(title, ".plan"), NEW_PLAN, _PLANS
        )
        return target and target.path

    # Exporting

    def choose_export(self) -> None:
        """Ask what goes into it and for a name, and write the workbook as at the day in view."""
        if not self.workspace.is_open:
            return
        from tracker.ui.reporting.workbook_dialog import ask_for_workbook

        plan, day = self.workspace.plan, self.workspace.as_at
        if (choice := ask_for_workbook(self.window, plan)) is None:
            return
        suggested = file_name(plan.title, f" {day:%Y-%m-%d}.xlsx")
        target = choose_target(self.window, "Export a workbook", Path(), suggested, WORKBOOK, "Workbooks")
        if target is not None:
            self.export(*target, choice)

    def export(self, path: Path, overwrite: bool = False, choice: WorkbookChoice | None = None) -> None:
        """Write the workbook of the plan as it is saved when its turn comes, as at the day in view."""
        file, day = self.workspace.path, self.workspace.as_at

        def work(_: Event) -> Path:
            from tracker.columns.sheets.whole import WHOLE
            from tracker.services.exporting import export_workbook

            with open_store(file) as store:
                plan, problems = store.plan(), store.problems()
            export_workbook(path, plan, problems, day, date.today(), choice or WHOLE, overwrite=overwrite)
            return path

        self.jobs.start(Job(f"Writing {path.name}…", work, self._told("Exported")))

    def choose_backup(self) -> None:
        """Ask for a name and copy the plan file safely."""
        if not self.workspace.is_open:
            return
        here = self.workspace.path
        suggested = file_name(here.stem, f" {datetime.now():%Y-%m-%d}{here.suffix}")
        target = choose_target(self.window, "Back up the plan file", here.parent, suggested, BACKUP, _PLANS)
        if target is None:
            return

        def work(_: Event) -> Path:
            from tracker.store.backup import backup

            return backup(here, target.path, overwrite=target.overwrite)

        self.jobs.start(Job("Backing up…", work, self._told("Backed up")))

    def show_backups(self) -> None:
        """List the copies that lie beside the plan file; one can be put back or removed."""
        if not self.workspace.is_open:
            return
        path = self.workspace.path

        def look(_: Event) -> tuple[list[KeptCopy], set[Path]]:
            from tracker.store.copies import brings_back
            from tracker.store.kept_copies import kept_copies

            copies = kept_copies(path)
            return copies, {copy.path for copy in copies if brings_back(path, copy.path)}

        def show(found: tuple[list[KeptCopy], set[Path]]) -> None:
            from tracker.ui.window.backups_dialog import BackupsDialog

            dialog = BackupsDialog(path, *found, self.window)
            if dialog.exec() and dialog.wanted is not None:
                self.restore(dialog.wanted.path, path)
            dialog.deleteLater()

        self.jobs.start(Job("Looking for copies…", look, show))

    def restore(self, copy: Path, path: Path) -> None:
        """Put a copy in the place of the plan file; what it replaces is kept beside it."""

        def work(_: Event) -> Path | None:
            from tracker.store.backup import restore

            return restore(copy, path)

        self.jobs.start(Job("Restoring…", work, lambda kept: self._restored(copy, path, kept)))

    def _restored(self, copy: Path, path: Path, kept: Path | None) -> None:
        if self.workspace.is_open and self.workspace.path == path:
            self.workspace.saved_at = datetime.now()
            self.workspace.steps.forget()
            self.workspace.reload()
        before = f" The plan as it was before is kept in {kept.name}." if kept else ""
        tell(self.window, "Restored", f"The plan is as it was in {copy.name}.{before}")

    def redact_name(self) -> None:
        """Ask for a name or words to be removed for good, wherever they stand."""
        if not self.workspace.is_open:
            return
        from tracker.ui.redacting.dialog import ask_to_redact
        from tracker.ui.redacting.offers import Offer

        offer = Offer("A name or words, wherever they stand")
        ask_to_redact(self.window, self.workspace, self.jobs.background, [offer])

    def _told(self, what: str) -> Callable[[Path], None]:
        return lambda path: tell(self.window, what, f"{what}: {path}")
