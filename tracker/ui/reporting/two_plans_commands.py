"""Next year's plan, and comparing two: asks what is wanted, and writes it as a job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QWidget

from tracker.put_in_place import REPORT, file_name
from tracker.ui.dialogs.messages import tell
from tracker.ui.dialogs.save_dialog import SaveTarget, choose_target
from tracker.ui.widgets.background import Background, Job
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.domain.next_year.carrying import Carried
    from tracker.services.two_plans import ComparedPlans


class NewFiles(NamedTuple):
    """How the window starts a job, asks where a new plan is kept, and opens it."""

    start: Callable[[Job[Any]], None]
    choose: Callable[[str], Path | None]
    open: Callable[[Path], None]


class TwoPlansCommands:
    """What the menus ask for where a second plan is made, or looked at beside the open one."""

    def __init__(self, window: QWidget, workspace: Workspace, background: Background, files: NewFiles) -> None:
        self.window, self.workspace, self.background, self.files = window, workspace, background, files

    def make_next_year(self) -> None:
        """Ask what goes on, and where to keep the new plan; write it, and open it."""
        if not self.workspace.is_open:
            return
        from tracker.ui.reporting.next_year_dialog import ask_for_next_year

        work = self.workspace
        made = ask_for_next_year(self.window, work.plan, work.as_at, self._write_table)
        if made is None:
            return
        words = made.plan.period.as_printed
        path = self.files.choose(f"{made.plan.title} {'' if words in made.plan.title else words}".strip())
        if path is not None:
            self.write_next_year(made, path)

    def write_next_year(self, made: Carried, path: Path) -> None:
        """Write the new plan where nothing stands, and open it."""

        def work(_: Event) -> Path:
            from tracker.services.two_plans import write_next_year

            write_next_year(made, path)
            return path

        self.files.start(Job("Making next year's plan…", work, self.files.open))

    def _write_table(self, made: Carried) -> None:
        old, day = self.workspace.plan, self.workspace.as_at
        target = self._target("Write the table", f"{made.plan.title} old and new refs")
        if target is None:
            return

        def work(_: Event) -> Path:
            from tracker.services.two_plans import write_fates

            write_fates(old, made, day, target.path, overwrite=target.overwrite)
            return target.path

        self.files.start(Job(f"Writing {target.path.name}…", work, self._told))

    def compare(self) -> None:
        """Show what differs from another plan, or from this one on an earlier day."""
        if not self.workspace.is_open:
            return
        from tracker.domain.comparing.matching import PlanAsAt
        from tracker.ui.reporting.compare_dialog import show_comparison

        work = self.workspace
        now = PlanAsAt(work.plan, work.as_at, work.path.name)
        show_comparison(self.window, now, work.path, self.background, self._write_comparison)

    def _write_comparison(self, made: ComparedPlans) -> None:
        target = self._target("Write the comparison", f"{made.matched.newer.plan.title} compared")
        if target is not None:
            self.write_comparison(made, target)

    def write_comparison(self, made: ComparedPlans, target: SaveTarget) -> None:
        """Write what differs as Word or PDF; its tracked changes are signed with the user's name."""
        who = self.workspace.settings.who or None

        def work(_: Event) -> Path:
            from tracker.services.two_plans import write_comparison

            write_comparison(made, target.path, datetime.now(UTC), who, overwrite=target.overwrite)
            return target.path

        self.files.start(Job(f"Writing {target.path.name}…", work, self._told))

    def _target(self, title: str, words: str) -> SaveTarget | None:
        return choose_target(self.window, title, Path(), file_name(words, ".docx"), REPORT, "Word and PDF documents")

    def _told(self, path: Path) -> None:
        tell(self.window, "Written", f"Written: {path}")
