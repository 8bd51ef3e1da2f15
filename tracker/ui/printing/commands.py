"""Printing what the page in view shows, or its chosen action: typeset first, then seen, then printed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from tracker.ui.page import Page
from tracker.ui.widgets.background import Job
from tracker.ui.widgets.messages import tell
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.reports.blocks import Report

_NO_TABLE = "Actions, Overdue, Promises and Scorecard can be printed: go to one of them first."
_NO_ACTION = "Choose an action first, on Actions or on Overdue: it is printed with all that was said of it."


class PrintCommands:
    """What the menu asks for."""

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        start: Callable[[Job[Any]], None],
        seen: Callable[[], QWidget | None],
    ) -> None:
        """`start` has a job done; `seen` answers what is in view: a page, or what is shown while no plan is open."""
        self.window, self.workspace, self.start, self.seen = window, workspace, start, seen

    def print_page(self) -> None:
        """Print the table of the page, as it is shown: its columns, order, groups and filters."""
        page = self.seen()
        table = page.printed() if isinstance(page, Page) else None
        if not isinstance(page, Page) or table is None:
            tell(self.window, "Print", _NO_TABLE)
            return
        from tracker.ui.printing.sheets import sheets_of_table

        told = page.name, page.head.shown.text()
        plan, day = self.workspace.plan, self.workspace.as_at
        self._typeset(lambda: sheets_of_table(*told, table, plan, day), page.name)

    def print_action(self) -> None:
        """Print the chosen action with its timeline."""
        page = self.seen()
        line = page.chosen_line() if isinstance(page, Page) else None
        if line is None:
            tell(self.window, "Print", _NO_ACTION)
            return
        from tracker.ui.printing.sheets import sheets_of_action

        plan, day = self.workspace.plan, self.workspace.as_at
        self._typeset(lambda: sheets_of_action(line, plan, day), line.action.ref or "Action")

    def _typeset(self, report: Callable[[], Report], title: str) -> None:
        def work(_: Event) -> list[bytes]:
            from tracker.reports.typeset.write import sheets_svg

            return sheets_svg(report())

        self.start(Job("Laying out the sheets…", work, lambda sheets: self._show(sheets, title)))

    def _show(self, sheets: list[bytes], title: str) -> None:
        from tracker.ui.printing.preview import PreviewDialog

        dialog = PreviewDialog(sheets, title, self.window)
        dialog.exec()
        dialog.deleteLater()
