"""Printing what the page in view shows, or its chosen action: laid out first, then seen, then printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from tracker.put_in_place import file_name
from tracker.ui.dialogs.messages import tell
from tracker.ui.dialogs.save_dialog import choose_target
from tracker.ui.page import Page
from tracker.ui.widgets.background import Job
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.reports.blocks import Report
    from tracker.ui.printing.layout import PrintedSheets

_NO_TABLE = "There is nothing on this page to be printed: go to one that lists something."
_NOTHING_CHOSEN = (
    "Choose an action on Actions or on Overdue, which is printed with all that was said of it, or a measure on "
    "Measures, which is printed with its chart and its readings."
)


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

        told = page.name, table.title or page.head.shown.text()
        plan, day = self.workspace.plan, self.workspace.as_at
        self._lay_out(lambda: sheets_of_table(*told, table, plan, day), page.name)

    def print_chosen(self) -> None:
        """Print the chosen action with its timeline, the chosen measure with its chart."""
        page = self.seen()
        line, chart = (page.chosen_line(), page.chosen_chart()) if isinstance(page, Page) else (None, None)
        from tracker.ui.printing.sheets import sheets_of_action, sheets_of_chart

        plan, day = self.workspace.plan, self.workspace.as_at
        if line is not None:
            self._lay_out(lambda: sheets_of_action(line, plan, day), line.action.ref or "Action")
        elif chart is not None:
            self._lay_out(lambda: sheets_of_chart(chart, plan, day), chart.title)
        else:
            tell(self.window, "Print", _NOTHING_CHOSEN)

    def _lay_out(self, report: Callable[[], Report], title: str) -> None:
        family = self.window.font().family()

        def work(_: Event) -> PrintedSheets:
            from tracker.ui.printing.layout import laid_out

            return laid_out(report(), family)

        self.start(Job("Laying out the sheets…", work, lambda sheets: self._show(sheets, title)))

    def _show(self, sheets: PrintedSheets, title: str) -> None:
        from tracker.ui.printing.preview import PreviewDialog

        dialog = PreviewDialog(sheets, title, self.window)
        dialog.pdf_asked.connect(lambda: self._save(dialog, sheets, title))
        dialog.exec()
        dialog.deleteLater()

    def _save(self, dialog: QWidget, sheets: PrintedSheets, title: str) -> None:
        """Ask for a name, and write the sheets as a PDF."""
        from tracker.ui.printing.painting import PDF, write_pdf

        plan, folder = self.workspace.plan.title, self.workspace.path.parent
        name = file_name(f"{plan}, {title}", f" {self.workspace.as_at:%Y-%m-%d}.pdf")
        if (target := choose_target(dialog, "Save as PDF", folder, name, PDF, "PDF")) is None:
            return

        def work(_: Event) -> Path:
            write_pdf(sheets, f"{plan}: {title}", target.path, overwrite=target.overwrite)
            return target.path

        words = f"Writing {target.path.name}…"
        self.start(Job(words, work, lambda path: tell(dialog, "Saved", f"Saved: {path}")))
