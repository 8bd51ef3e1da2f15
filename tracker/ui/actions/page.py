"""The page of actions: the register as a table, and the panel of the chosen one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from tracker.columns.words import counted
from tracker.domain.actions.filters import Filter, Me, who_i_am
from tracker.domain.actions.register import COUNTED_AS, Line, tally
from tracker.domain.decisions.location import Record
from tracker.domain.plan import Action, Person, Plan, Theme
from tracker.ui.actions import unsaved_text
from tracker.ui.actions.head import ActionsHead
from tracker.ui.actions.panel import ActionPanel
from tracker.ui.actions.set_together import SelectedStrip
from tracker.ui.actions.turns import Turns
from tracker.ui.dialogs.choosing_columns import choose_columns
from tracker.ui.look.theme import GRID
from tracker.ui.page import Page
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.tables.register_rows import spoken_of_line, tip_of_line
from tracker.ui.tables.register_view import RegisterView, longest_ref, row_of, row_place
from tracker.ui.views.arrangement import Arrangement, OrderedLines, arranged
from tracker.ui.views.filters import FilteredLines, RemovedLines
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import Beside, empty_place
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.ui.redacting.offers import Offer

EMPTY_PLAN = "This plan has no actions on this day. Import a document that lists them, or add one."
_NOTHING = "No action fits these filters."


class ActionsPage(Page):
    """Keeps the chosen action over filters, days and reloads."""

    name = "Actions"
    head: ActionsHead

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, ActionsHead(workspace))
        self.model = RegisterModel(
            Arrangement().shown, self,
            tip=lambda column, line: tip_of_line(column, line, workspace.as_at),
            spoken=lambda column, line: spoken_of_line(column, line, workspace.as_at),
        )  # fmt: skip
        self.table = RegisterView(self.model)
        self.table.setAccessibleName("Actions")
        self.panel = ActionPanel(workspace)
        self._orders, self._sieving = OrderedLines(), FilteredLines()
        self._lines: list[Line] = []  # those that the filters choose from
        self._totals: Counter[int | None] = Counter()  # how many of them each theme has, in the plan's order
        self._longest_ref = ""
        self._counted: object = None  # what they were counted of
        self._shown: list[Line] = []  # those that fit the filters
        self._stand: tuple[object, ...] = ()  # and how they stand
        self._gone = RemovedLines()
        self._plan: Plan | None = None
        self._me = Me()
        self._folded: set[Hashable] = set()
        self._action_id: int | None = None
        self.turns = Turns(workspace, self.head, self.table, self.panel)
        self.table.whole = lambda: self.table.table_text(self._in_groups(self._shown, ()))  # folded groups too
        self._lay_out()
        self._connect()
        self.addAction(self.table.copy_whole)
        self.table.wanted.take = self.head.show_columns  # they are part of a view
        self._show_settings()

    def _lay_out(self) -> None:
        self.nothing = plain_label(quiet=True)
        self.show_all = SmallButton("Show all actions")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty_place(self.nothing, self.show_all))
        self.selected = SelectedStrip(self.workspace, self.table)
        self.splitter = Beside(self, self.selected.under(self.stack), self.panel, share=0.38, least=44, most=80)
        self.splitter.setHandleWidth(GRID // 4)
        self.lay_out(self.splitter)

    def _connect(self) -> None:
        self.head.filter_changed.connect(self._arrange)
        self.head.order_changed.connect(self._arrange)
        self.head.mine_asked.connect(self.turns.show_mine)
        self.head.views.taken.connect(self.turns.come_into_sight)
        self.head.views.columns_asked.connect(lambda: choose_columns(self.table.wanted))
        self.head.seen_otherwise.connect(self._show_settings)
        self.head.add_asked.connect(self.add_action)
        self.head.search.left.connect(self.turns.to_table)
        self.show_all.clicked.connect(lambda: self.head.take(Filter()))
        self.table.row_chosen.connect(self._choose)
        self.table.row_opened.connect(self._open)
        self.table.fold_asked.connect(self._fold)
        self.table.wanted.sort = self.head.sort_by
        self.panel.left.connect(self.turns.to_table)
        self.panel.saved.connect(self.turns.go_on)
        self.panel.redact_asked.connect(self._redact)
        self.panel.record_asked.connect(self.record_asked)

    # How it is seen

    def _show_settings(self) -> None:
        self.table.show_density(self.workspace.settings.density)
        self.panel.setVisible(not self.workspace.settings.panel_folded)
        if self.focusWidget() is None or not self.focusWidget().isVisible():
            self.focus_rows()

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
        self._folded.clear()
        self.head.take(wanted)

    def show_action(self, action_id: int) -> None:
        """Choose an action; filters that hide it are taken away."""
        self.catch_up()
        if row_of(self.model.rows, action_id) is None:
            self.show_filter(Filter())
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
            self._sieving.forget()
        self._me = who_i_am(self.workspace.settings.who, plan.people, self.workspace.settings.role)
        self.head.refresh(self.workspace.lines, len(self._gone.by_the_day(self.workspace)), self._me)
        self.bring_back()
        self._arrange()

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.table.apply_look()
        self.panel.apply_look()
        self.stack.setMinimumWidth(self.table.least_width())

    def _arrange(self) -> None:
        """Filter, sort or group, and show; the chosen action stays chosen."""
        self.turns.before = self.model.rows
        lines = self._gone.by_the_day(self.workspace) if self.head.removed.isChecked() else self.workspace.lines
        line = self.panel.line if lines is self._lines else self._take_over(lines)
        how = self.head.arrangement()
        ordered = self._orders.by(how, lines)
        shown = self._sieving.sift(ordered, self.head.filter(), self._me)
        self._show(shown, how)
        self.model.say_order(how.order, how.descending)
        self.head.say_shown(len(shown), len(lines))
        self.stack.setCurrentIndex(0 if shown else 1)
        self.nothing.setText(_NOTHING if lines else EMPTY_PLAN)
        self.show_all.setVisible(bool(lines))
        self._choose_again(line)

    def _show(self, shown: list[Line], how: Arrangement) -> None:
        """The rows. Where they are the very same in their places, as on most other days, they only say it anew."""
        stand = how, frozenset(self._folded), self.workspace.settings.density
        if shown == self._shown and stand == self._stand and how.group != "rating" and stand[-1] != "full":
            self.table.show_day(self.workspace.as_at)
            return
        self._shown, self._stand = shown, stand
        self.table.show_rows(self._in_groups(shown, self._folded), self.workspace.as_at, how.shown)

    def _in_groups(self, shown: Sequence[Line], folded: Collection[Hashable]) -> Sequence[Group | Line]:
        return arranged(shown, self.head.arrangement().group, self._totals, folded, self._words_of_group)

    def _words_of_group(self, lines: list[Line]) -> str:
        """How many actions a group has, of a theme shown or not, and how many of those shown are late."""
        late, total = sum([line.days_late > 0 for line in lines]), len(lines)
        if self.head.arrangement().group == "theme":
            total = self._totals[lines[0].theme.id]
        shown = counted(total, "action") if total <= len(lines) else f"{len(lines)} of {counted(total, 'action')}"
        return f"{shown} · {late} overdue" if late else shown

    def _take_over(self, lines: list[Line]) -> Line | None:
        """Note what holds for these lines, however they are filtered; answers the chosen action's own."""
        self._lines = lines
        all_there = lines is self.workspace.lines
        counts, counted_of = (self.workspace.tally, self.workspace.states) if all_there else (tally(lines), lines)
        if counted_of is not self._counted:  # on most days the same actions are there
            self._counted, self._totals = counted_of, Counter([line.theme.id for line in lines])
            self._longest_ref = longest_ref(lines)
        wait = self.workspace.longest_wait if all_there else max([line.days_late for line in lines], default=0)
        self.table.make_room(self._longest_ref, wait, [name for name in COUNTED_AS if counts[name]])
        self.stack.setMinimumWidth(self.table.least_width())
        return next((line for line in chain(lines, self.workspace.lines) if line.action.id == self._action_id), None)

    def _choose_again(self, line: Line | None) -> None:
        """Choose the action that was chosen before, here or out of sight; at first, where words are unsaved."""
        at = row_place(self.model.rows, line)
        if at is None and self._action_id is None:
            typed = unsaved_text.last_kept(self.workspace.plan)
            at = row_of(self.model.rows, typed.id) if typed else None
            at = self.table.first_row() if at is None else at
            line = self.table.record_at(at) if at is not None else None
            self._action_id = line.action.id if line else None
        if at is not None:
            self.table.choose(at, tell=False)
        if line is None or line is not self.panel.line or self.panel.as_at != self.workspace.as_at:
            self.panel.show_line(line)  # also the very same line: the panel says how long ago and how far ahead

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus(reason)

    def printed(self) -> TableText:
        """All that is shown."""
        return self.table.whole()

    def chosen_line(self) -> Line | None:
        """The action in the panel."""
        return self.panel.line

    # What is pressed

    def _choose(self, line: Line) -> None:
        self._action_id = line.action.id
        self.panel.show_line(line)

    def _open(self, line: Line) -> None:
        self._choose(line)
        self.turns.begin()

    def _fold(self, key: Hashable) -> None:
        self._folded ^= {key}
        self._arrange()
        at = next((at for at, row in enumerate(self.model.rows) if isinstance(row, Group) and row.key == key), None)
        if at is not None:
            self.table.choose(at, tell=False)

    def _redact(self, offers: Sequence[Offer]) -> None:
        from tracker.ui.redacting.dialog import ask_to_redact  # seldom asked for

        ask_to_redact(self, self.workspace, self.background, offers)

    def add_action(self) -> None:
        """Ask for a new action, and choose it when there is one."""
        plan = self.workspace.plan
        if not (themes := plan.themes_on(self.workspace.as_at)):
            return
        from tracker.ui.actions.action_dialog import ActionDialog

        before = {action.id for _, action in plan.actions()}
        theme = self.panel.line.theme if self.panel.line else themes[0]
        if ActionDialog(self.workspace, theme, None, self).exec():
            new = [line.action.id for line in self.workspace.lines if line.action.id not in before]
            if new and new[0] is not None:
                self.show_action(new[0])
