"""The page of actions: the register as a table, and the panel of the chosen one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from tracker.columns.actions import ACTION_COLUMNS
from tracker.columns.words import Column, counted, review_words, standing_words, text_of
from tracker.domain.actions.filters import Filter, my_names
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import COUNTED_AS, Line, line_at, tally
from tracker.domain.decisions.location import Record
from tracker.domain.plan import Action, Person, Plan, Theme
from tracker.ui.actions.action_dialog import ActionDialog
from tracker.ui.actions.filters import FilteredLines
from tracker.ui.actions.head import ActionsHead
from tracker.ui.actions.panel import ActionPanel
from tracker.ui.look.theme import GRID
from tracker.ui.page import Page
from tracker.ui.tables.grouping import Group, in_groups, in_order_of
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.tables.register_view import RegisterView, next_line, row_of, row_place
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import Beside, empty_place
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.ui.redacting.offers import Offer

SHOWN = ("ref", "action", "lead", "review", "rating")
COLUMNS = [column for column in ACTION_COLUMNS if column.name in SHOWN]
EMPTY_PLAN = "This plan has no actions on this day. Import a document that lists them, or add one."
_NOTHING = "No action fits these filters."


class ActionsPage(Page):
    """Keeps the chosen action over filters, days and reloads."""

    name = "Actions"
    head: ActionsHead

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__(workspace, background, ActionsHead(workspace))
        self.model = RegisterModel(COLUMNS, self, tip=self._tip, spoken=self._spoken)
        self.table = RegisterView(self.model)
        self.table.setAccessibleName("Actions")
        self.panel = ActionPanel(workspace)
        self._sieving = FilteredLines()
        self._lines: list[Line] = []  # those that the filters choose from
        self._totals: Counter[int | None] = Counter()  # how many of them each theme has
        self._shown: list[Line] = []  # those that fit the filters
        self._gone: list[tuple[Theme, Action]] = []  # what the plan says was removed, on any day
        self._plan: Plan | None = None
        self._folded: set[Hashable] = set()
        self._order, self._descending = "", False
        self._action_id: int | None = None
        self._next: int | None = None  # the action after the chosen one, as the table stood before it was refreshed
        self.table.whole = lambda: self.table.table_text(self._in_order(self._shown, ()))  # folded groups too
        self._lay_out()
        self._connect()
        self.addAction(self.table.copy_whole)
        self.head.order.offer((column.heading, column.name) for column in COLUMNS)

    def _lay_out(self) -> None:
        self.nothing = plain_label(quiet=True)
        self.show_all = SmallButton("Show all actions")
        self.show_all.setAccessibleName("Show all actions")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty_place(self.nothing, self.show_all))
        self.splitter = Beside(self.stack, self.panel, share=0.38, least=44, most=80)
        self.splitter.setHandleWidth(GRID // 4)
        self.lay_out(self.splitter)

    def _connect(self) -> None:
        self.head.filter_changed.connect(self._arrange)
        self.head.order_changed.connect(self._order_chosen)
        self.head.add_asked.connect(self.add_action)
        self.head.search.left.connect(self._to_table)
        self.show_all.clicked.connect(lambda: self.head.take(Filter()))
        self.table.row_chosen.connect(self._choose)
        self.table.row_opened.connect(self._open)
        self.table.fold_asked.connect(self._fold)
        self.table.sort_asked.connect(self._sort)
        self.panel.left.connect(self._to_table)
        self.panel.saved.connect(self._saved)
        self.panel.redact_asked.connect(self._redact)
        self.panel.record_asked.connect(self.record_asked)

    # What the rest of the window asks

    def show_record(self, record: Record) -> None:
        """Choose an action; of a theme or a person, show the actions."""
        if isinstance(record, Theme):
            self.show_filter(Filter(theme_id=record.id))
        elif isinstance(record, Person):
            self.show_filter(Filter(led_by=record.name or record.role))
        elif isinstance(record, Action) and record.id is not None:
            self.show_action(record.id)

    def show_filter(self, wanted: Filter) -> None:
        """Show the actions that pass, as when a count on another page is pressed."""
        self.catch_up()
        self.head.take(wanted)

    def show_action(self, action_id: int) -> None:
        """Choose an action; filters that hide it are taken away."""
        self.catch_up()
        if row_of(self.model.rows, action_id) is None:
            self._folded.clear()
            self.head.take(Filter())
        at = row_of(self.model.rows, action_id)
        if at is not None:
            self.table.choose(at)

    # What is shown

    def forget(self) -> None:
        """Another file is open: no action is chosen, no group folded."""
        self._action_id = None
        self._folded.clear()
        self.panel.show_line(None)

    def refresh(self) -> None:
        """Take over plan and day."""
        plan = self.workspace.plan
        if plan is not self._plan:
            self._plan = plan
            self._gone = [pair for pair in plan.actions() if pair[1].removed_on]
            self._sieving.forget()
        self.head.refresh(self.workspace.lines, len(self._removed()), self._names())
        self._arrange()

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.table.apply_look()
        self.panel.apply_look()
        self.stack.setMinimumWidth(self.table.least_width())

    def _names(self) -> tuple[str, ...]:
        return my_names(self.workspace.settings.who, self.workspace.plan.people)

    def _removed(self) -> list[Line]:
        """The actions that had been removed by the day, as they would stand."""
        plan, day = self.workspace.plan, self.workspace.as_at
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
        self._shown = shown = self._sieving.sift(lines, self.head.filter(), self._names())
        rows = self._in_order(shown, self._folded)
        self.table.show_rows(rows, self.workspace.as_at)
        self.table.show_order(self._order, self._descending)
        self.head.say_shown(len(shown), len(lines))
        self.stack.setCurrentIndex(0 if rows else 1)
        self.nothing.setText(_NOTHING if lines else EMPTY_PLAN)
        self.show_all.setVisible(bool(lines))
        self._choose_again(line)

    def _in_order(self, shown: list[Line], folded: Collection[Hashable]) -> Sequence[Group | Line]:
        """In groups, or by a column."""
        column = next((column for column in COLUMNS if column.name == self._order), None)
        if column is None:
            return in_groups(shown, folded, self._words_of_group)
        ordered: list[Line] = in_order_of(shown, column, self._descending)
        return ordered

    def _words_of_group(self, lines: list[Line]) -> str:
        """How many actions a theme has, shown or not, and how many of those shown are late."""
        late, total = sum([line.days_late > 0 for line in lines]), self._totals[lines[0].theme.id]
        shown = counted(total, "action") if total <= len(lines) else f"{len(lines)} of {counted(total, 'action')}"
        return f"{shown} · {late} overdue" if late else shown

    def _take_over(self, lines: list[Line]) -> Line | None:
        """Note what holds for these lines, however they are filtered; answers the chosen action's own."""
        self._lines = lines
        self._totals = Counter([line.theme.id for line in lines])
        counts = self.workspace.tally if lines is self.workspace.lines else tally(lines)
        self.table.make_room(lines, [name for name in COUNTED_AS if counts[name]])
        self.stack.setMinimumWidth(self.table.least_width())
        return next((line for line in chain(lines, self.workspace.lines) if line.action.id == self._action_id), None)

    def _choose_again(self, line: Line | None) -> None:
        """Choose the action that was chosen before, here or out of sight; at first, the first one."""
        at = row_place(self.model.rows, line)
        if at is None and self._action_id is None:
            at = self.table.first_row()
            line = self.table.record_at(at) if at is not None else None
            self._action_id = line.action.id if line else None
        if at is not None:
            self.table.choose(at, tell=False)
        if line is not self.panel.line or line is None:
            self.panel.show_line(line)

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus(reason)

    # What is pressed

    def _choose(self, line: Line) -> None:
        self._action_id = line.action.id
        self.panel.show_line(line)

    def _open(self, line: Line) -> None:
        self._choose(line)
        self.panel.begin()

    def _to_table(self) -> None:
        self.table.begin()
        self.focus_rows()

    def _fold(self, key: Hashable) -> None:
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

    def _redact(self, offers: Sequence[Offer]) -> None:
        from tracker.ui.redacting.dialog import ask_to_redact  # seldom asked for

        ask_to_redact(self, self.workspace, self.background, offers)

    def add_action(self) -> None:
        """Ask for a new action, and choose it when there is one."""
        plan = self.workspace.plan
        themes = plan.themes_on(self.workspace.as_at)
        if not themes:
            return
        before = {action.id for _, action in plan.actions()}
        theme = self.panel.line.theme if self.panel.line else themes[0]
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
