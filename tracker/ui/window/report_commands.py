"""Writing the report to the committee: asks what it is to be and where it goes, draws it, and puts it in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tracker.domain.decisions.location import Record
from tracker.put_in_place import FileKind, file_name
from tracker.store.sqlite import open_store
from tracker.ui.dialogs.messages import tell
from tracker.ui.dialogs.save_dialog import SaveTarget, choose_target
from tracker.ui.widgets.background import Job
from tracker.ui.widgets.waiting import Cancelled
from tracker.ui.window.jobs import Jobs
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.reports.blocks import Report
    from tracker.ui.reporting.dialog import ChosenReport


class ReportCommands:
    """What the menus ask for when a report is to be made, or what changed is to be seen."""

    def __init__(
        self, window: QWidget, workspace: Workspace, jobs: Jobs, show_record: Callable[[Record], None]
    ) -> None:
        self.window, self.workspace, self.jobs, self.show_record = window, workspace, jobs, show_record

    def choose(self) -> None:
        """Ask what the report is to be and for a name, and write it as at the day that was chosen."""
        if not self.workspace.is_open:
            return
        from tracker.ui.reporting.dialog import ask_for_report

        plan, day = self.workspace.plan, self.workspace.as_at
        chosen = ask_for_report(self.window, plan, day, self.jobs.background)
        if chosen is not None and (target := self._target(chosen, plan.title, chosen.wanted.as_at)) is not None:
            self.write(chosen, target)

    def show_changes(self) -> None:
        """List what changed up to the day in view; a row leads to its record."""
        if not self.workspace.is_open:
            return
        from tracker.ui.reporting.changes_dialog import ask_for_changes

        work = self.workspace
        wanted = ask_for_changes(self.window, work.plan, work.held_problems, work.as_at, self.jobs.background)
        if wanted is not None:
            self.show_record(wanted)

    def _target(self, chosen: ChosenReport, title: str, day: date) -> SaveTarget | None:
        words = "public report" if chosen.wanted.public else "report"
        name = file_name(title, f" {words} {day:%Y-%m-%d}{chosen.ending}")
        kind = FileKind("report", (chosen.ending,))
        filtered = "Word documents" if chosen.ending == ".docx" else "PDF documents"
        return choose_target(self.window, "Write the report", Path(), name, kind, filtered)

    def write(self, chosen: ChosenReport, target: SaveTarget) -> None:
        """Draw the report of the plan as it is saved, which can be cancelled; then write it."""
        file = self.workspace.path

        def draw(stopping: Event) -> Report:
            from tracker.services.reporting import make_report

            def progress(done: int, total: int) -> None:
                if stopping.is_set():
                    raise Cancelled("The report was not written.")
                self.jobs.say(job, f"Drawing chart {min(done + 1, total)} of {total}…")

            with open_store(file) as store:
                plan = store.plan()
            return make_report(plan, chosen.wanted, chosen.left_out, progress)

        job = Job("Putting the report together…", draw, partial(self._put, chosen, target), can_stop=True)
        self.jobs.start(job)

    def _put(self, chosen: ChosenReport, target: SaveTarget, report: Report) -> None:
        file, who = self.workspace.path, self.workspace.settings.who or None

        def work(_: Event) -> Path:
            from tracker.services.reporting import record_of_report, write_report

            write_report(report, target.path, chosen.style, overwrite=target.overwrite)
            now, style = datetime.now().astimezone(), chosen.style.name if chosen.style else None
            with open_store(file) as store:
                plan, wanted = store.plan(), chosen.wanted
                store.save(record_of_report(plan, wanted, chosen.left_out, report, now, style=style, by=who))
            return target.path

        self.jobs.start(Job(f"Writing {target.path.name}…", work, self._told))

    def _told(self, path: Path) -> None:
        self.workspace.reload()
        tell(self.window, "Report written", f"Written: {path}. The plan remembers what it says.")
