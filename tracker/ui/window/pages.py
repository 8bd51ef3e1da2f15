"""The pages of the window in the order of the rail: a new one is a room with its `Page`, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from PySide6.QtWidgets import QAbstractItemView, QApplication, QStackedWidget

from tracker.domain.decisions.location import Record
from tracker.domain.measure import Measure
from tracker.domain.plan import Theme
from tracker.ui.page import Page
from tracker.ui.widgets.background import Background, raise_error
from tracker.ui.workspace import Workspace


class PageEntry(NamedTuple):
    """A page by its name in the rail; `where` is the module and the class."""

    name: str
    icon: str
    where: str

    def page_class(self) -> type[Any]:
        """The class, imported now where it was not before."""
        module, _, name = self.where.partition(":")
        found: type[Any] = getattr(import_module(module), name)
        return found


PAGES = [
    PageEntry("Overview", "layout-dashboard", "tracker.ui.overview.page:OverviewPage"),
    PageEntry("Plan", "clipboard-list", "tracker.ui.plan.page:PlanPage"),
    PageEntry("Actions", "list-checks", "tracker.ui.actions.page:ActionsPage"),
    PageEntry("Overdue", "clock", "tracker.ui.review.page:ReviewPage"),
    PageEntry("Promises", "calendar", "tracker.ui.promises.page:PromisesPage"),
    PageEntry("Measures", "chart-line", "tracker.ui.measures.page:MeasuresPage"),
    PageEntry("Scorecard", "table", "tracker.ui.scorecard.page:ScorecardPage"),
    PageEntry("Packs", "users", "tracker.ui.packs.page:PacksPage"),
    PageEntry("Problems", "triangle-alert", "tracker.ui.problems.page:ProblemsPage"),
]


class Pages(Mapping[str, Page]):
    """The pages by name, each made in the stack when it is first asked for, and handed to `take`."""

    def __init__(
        self, workspace: Workspace, background: Background, stack: QStackedWidget, take: Callable[[Page], None]
    ) -> None:
        self.workspace, self.background, self.stack, self.take = workspace, background, stack, take
        self._entries = {entry.name: entry for entry in PAGES}
        self._made: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._made:
            page: Page = self._entries[name].page_class()(self.workspace, self.background, self.stack)
            self.stack.addWidget(page)
            self._made[name] = page
            self.take(page)
        return self._made[name]

    def import_all(self) -> None:
        """Import them on the helper thread: for one that is first shown, the window waits half as long."""
        self.background.run(_get_ready, lambda _: None, raise_error)

    def may_leave(self, show: Callable[[str], None]) -> bool:
        """Whether the file may be put away; the page where something typed would be lost is shown."""
        if (table := table_typed_into()) is not None:
            table.setFocus()  # what is typed into a cell is saved now: later it would be too late
        made = self._made.items() if self.workspace.is_open else ()
        kept = next((name for name, page in made if not page.may_leave()), None)
        if kept is not None:
            show(kept)
        return kept is None

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _get_ready() -> None:
    from tracker.domain.promises.finding import entries_in

    for entry in PAGES:
        entry.page_class()
    entries_in("It will be done by May 2017.", date(2017, 1, 1))  # its patterns take longest of all to be compiled


def table_typed_into() -> QAbstractItemView | None:
    """The table with a cell that is being typed in."""
    field = QApplication.focusWidget()
    inside = field.parentWidget() if field is not None else None
    table = inside.parentWidget() if inside is not None else None
    return table if isinstance(table, QAbstractItemView) else None


def page_of(record: Record) -> str:
    """The name of the page that shows a record."""
    only_measures = isinstance(record, Theme) and not record.actions and bool(record.measures)
    return "Measures" if isinstance(record, Measure) or only_measures else "Actions"
