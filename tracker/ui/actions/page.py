"""The page of actions: the register as a table, and the panel of the chosen one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tracker.columns.actions import ACTION_COLUMNS
from tracker.columns.words import Column, review_words, standing_words, text_of
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import COUNTED_AS, Line, line_at, tally
from tracker.domain.plan import Action, Plan, Theme
from tracker.ui.actions.action_dialog import ActionDialog
from tracker.ui.actions.filters import Choices, FilteredLines, my_names
from tracker.ui.actions.head import ActionsHead
from tracker.ui.actions.panel import ActionPanel
from tracker.ui.actions.table import RegisterView, next_line, row_of, row_place
from tracker.ui.look.theme import GRID
from tracker.ui.tables.grouping import Group, in_groups, in_order_of
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import Beside, empty_place
from tracker.ui.workspace import Workspace

SHOWN = ("ref", "action", "lead", "review", "rating")
COLUMNS = [column for column in ACTION_COLUMNS if column.name in SHOWN]
EMPTY_PLAN = "This plan has no actions on this day. Import a document that lists them, or add one."
_NOTHING = "No action fits these filters."


class ActionsPage(QWidget):
    """Listens to the workspace; keeps the chosen action over filters, days and reloads."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.head = ActionsHead(workspace)
        self.model = RegisterModel(COLUMNS, self, tip=self._tip, spoken=self._spoken)
        self.table = RegisterView(self.model)
        self.table.setAccessibleName("Actions")
        self.panel = ActionPanel(workspace)
        self._sieving = FilteredLines()
        self._lines: list[Line] = []  # those that the filters choose from
        self._totals: Counter[int | None] = Counter()  # how many of them each theme has
        self._gone: list[tuple[Theme, Action]] = []  # what the plan says was removed, on any day
        self._plan: Plan | None = None
        self._folded: set[Any] = set()
        self._order, self._descending = "", False
        self._action_id: int | None = None
        self._next: int | None = None  # the action after the chosen one, as the table stood before it was renewed
        self._path = workspace.path
        self._lay_out()
        self._connect()
        self.head.order.offer((column.heading, column.name) for column in COLUMNS)
        self.apply_look()
        self.refresh()

    def _lay_out(self) -> None:
        self.nothing = plain_label(quiet=True)
        self.show_all = SmallButton("Show all actions")
        self.show_all.setAccessibleName("Show all actions")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty_place(self.nothing, self.show_all))
        self.splitter = Beside(self.stack, self.panel, share=0.38, least=44, most=80)
        self.splitter.setHandleWidth(GRID // 4)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.head.filter_changed.connect(self._arrange)
        self.head.order_changed.connect(self._order_chosen)
        self.head.add_asked.connect(self.add_action)
        self.head.search.left.connect(self._to_table)
        self.show_all.clicked.connect(lambda: self.head.take(Choices()))
        self.table.line_chosen.connect(self._choose)
        self.table.line_opened.connect(self._open)
        self.table.fold_asked.connect(self._fold)
        self.table.sort_asked.connect(self._sort)
        self.panel.left.connect(self._to_table)
        self.panel.saved.connect(self._saved)
        self.workspace.plan_changed.connect(self.refresh)
        self.workspace.day_changed.connect(self.refresh)
        self.workspace.settings_changed.connect(self._settings_changed)

    # What the rest of the window asks

    def show_filter(self, wanted: Choices) -> None:
        """Show the actions that pass, as when a count on another page is pressed."""
        self.head.take(wanted)

    def show_action(self, action_id: int) -> None:
        """Choose an action; filters that hide it are taken away."""
        if row_of(self.model.rows, action_id) is None:
            self._folded.clear()
            self.head.take(Choices())
        at = row_of(self.model.rows, action_id)
        if at is not None:
            self.table.choose(at)

    # Renewing

    def refresh(self) -> None:
        """Take over plan and day."""
        if self.workspace.path != self._path:
            self._path, self._action_id = self.workspace.path, None
            self._folded.clear()
            self.panel.show_line(None)
        if self.workspace.plan is not self._plan:
            self._plan = self.workspace.plan
            self._gone = [pair for pair in self._plan.actions() if pair[1].removed_on] if self._plan else []
            self._sieving.forget()
        removed = self._removed()
        self.head.refresh(self.workspace.lines, len(removed), self._names())
        self._arrange()

    def _settings_changed(self) -> None:
        self.apply_look()
        self.refresh()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.head.apply_look()
        self.table.apply_look()
        self.panel.apply_look()
        self.stack.setMinimumWidth(self.table.least_width())

    def _names(self) -> tuple[str, ...]:
        return my_names(self.workspace.settings.who, self.workspace.plan.people) if self.workspace.plan else ()

    def _removed(self) -> list[Line]:
        """The actions that had been removed by the day, as they would stand."""
        plan, day = self.workspace.plan, self.workspace.as_at
        if plan is None:
            return []
        limits = Limits.of(plan.settings)
        gone = [(theme, action) for theme, action in self._gone if action.removed_on and action.removed_on <= day]
        lines = (line_at(plan, theme, replace(action, removed_on=None), day, limits) for theme, action in gone)
        kept = [(line, action) for line, (_, action) in zip(lines, gone, strict=True) if line]
        for line, action in kept:
            line.action = action
        return [line for line, _ in kept]

    def _arrange(self) -> None:
        """Filter, sort or group, and show; the chosen action stays chosen."""
        self._next = next_line(self.model.rows, row_place(self.model.rows, self.panel.line))
        lines = self._removed() if self.head.removed.isChecked() else self.workspace.lines
        line = self.panel.line if lines is self._lines else self._take_over(lines)
        shown = self._sieving.sift(lines, self.head.filter(), self._names())
        column = next((column for column in COLUMNS if column.name == self._order), None)
        rows: list[Any] = (
            in_order_of(shown, column, self._descending) if column else in_groups(shown, self._folded, self._totals)
        )
        self.table.show_rows(rows, self.workspace.as_at)
        self.table.show_order(self._order, self._descending)
        self.head.say_shown(len(shown), len(lines))
        self.stack.setCurrentIndex(0 if rows else 1)
        self.nothing.setText(_NOTHING if lines else EMPTY_PLAN)
        self.show_all.setVisible(bool(lines))
        self._choose_again(line)

    def _take_over(self, lines: list[Line]) -> Line | None:
        """Note what holds for these lines, however they are filtered; answers the chosen action's own."""
        self._lines = lines
        self._totals = Counter([line.theme.id for line in lines])
        counts = self.workspace.tally if lines is self.workspace.lines else tally(lines)
        self.table.make_room(lines, [name for name in COUNTED_AS if counts[name]])
        return next((line for line in chain(lines, self.workspace.lines) if line.action.id == self._action_id), None)

    def _choose_again(self, line: Line | None) -> None:
        """Choose the action that was chosen before, here or out of sight; at first, the first one."""
        at = row_place(self.model.rows, line)
        if at is None and self._action_id is None:
            at = self.table.first_line()
            line = self.table.line_at(at) if at is not None else None
            self._action_id = line.action.id if line else None
        if at is not None:
            self.table.choose(at, tell=False)
        if line is not self.panel.line or line is None:
            self.panel.show_line(line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the table. Not a focus proxy: Tab would pass over what stands before it."""
        self.table.setFocus(event.reason())

    # What is pressed

    def _choose(self, line: Line) -> None:
        self._action_id = line.action.id
        self.panel.show_line(line)

    def _open(self, line: Line) -> None:
        self._choose(line)
        self.panel.begin()

    def _to_table(self) -> None:
        self.table.begin()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self, key: Any) -> None:
        self._folded ^= {key}
        self._arrange()
        at = next((at for at, row in enumerate(self.model.rows) if isinstance(row, Group) and row.key == key), None)
        if at is not None:
            self.table.choose(at, tell=False)

    def _sort(self, name: str) -> None:
        """A press on a heading sorts by it, one more turns the order round."""
        self._descending = self._order == name and not self._descending
        self._order = name
        self.head.order.choose(name)

    def _order_chosen(self) -> None:
        name = self.head.order.value or ""
        if name != self._order:
            self._order, self._descending = str(name), False
        self._arrange()

    def _saved(self, action_id: int, go_on: bool) -> None:
        """Go on to the action after the one that was saved, also where that one fits the filters no longer."""
        gone = row_of(self.model.rows, action_id) is None
        if (go_on or gone) and (at := row_of(self.model.rows, self._next)) is not None:
            self.table.choose(at)
        if go_on:
            self.panel.begin()
        else:
            self._to_table()

    def add_action(self) -> None:
        """Ask for a new action, and choose it when there is one."""
        plan = self.workspace.plan
        if plan is None or not plan.themes:
            return
        before = {action.id for _, action in plan.actions()}
        theme = self.panel.line.theme if self.panel.line else plan.themes[0]
        if ActionDialog(self.workspace, theme, None, self).exec():
            new = [line.action.id for line in self.workspace.lines if line.action.id not in before]
            if new and new[0] is not None:
                self.show_action(new[0])

    # Words for tooltips and screen readers

    def _tip(self, column: Column[Line], line: Line) -> str:
        if column.name == "action":
            return "\n\n".join(part for part in (line.action.text, line.state.text) if part)
        return "" if column.name == "ref" else self._spoken(column, line)

    def _spoken(self, column: Column[Line], line: Line) -> str:
        words = text_of(column, line)
        if column.name == "rating":
            return standing_words(line, self.workspace.as_at)
        if column.name == "review" and (late := review_words(line, self.workspace.as_at)):
            return f"{words}, {late}"
        return words
