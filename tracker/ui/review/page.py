"""The page of what is overdue, for the senior team: the list, its presentation, and the meetings that were held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from tracker.columns.actions import ACTION_COLUMNS
from tracker.columns.words import counted, text_of
from tracker.domain.actions.filters import Filter, filtered
from tracker.domain.actions.register import Line, worst_first
from tracker.domain.decisions.location import Record
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import in_order_held, open_meeting
from tracker.domain.plan import Action
from tracker.ui.dialogs.messages import tell, tell_error
from tracker.ui.look.theme import GRID
from tracker.ui.page import Page
from tracker.ui.review.begin_dialog import ask_to_begin
from tracker.ui.review.meetings_panel import MeetingsPanel
from tracker.ui.review.running import RunningMeeting, begun
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.grouping import Group, in_groups
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.tables.register_rows import spoken_of_line
from tracker.ui.tables.register_view import RegisterView, longest_ref, row_of
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import Choice, SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.widgets.panels import Beside, empty_place
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.ui.review.presentation import Presentation

_SHOWN = ("ref", "action", "lead", "review", "rating")
_COLUMNS = [column for column in ACTION_COLUMNS if column.name in _SHOWN]
_ORDERS = (("Worst first", ""), ("By lead", "lead"), ("By theme", "theme"))
_NOTHING_LATE = "Nothing is overdue on this day. A review that has passed without a new date would stand here."
_NOTHING_FITS = "Nothing that is overdue fits what is searched for."


class ReviewHead(PageHead):
    """Tells when the order changes, and when it is to be presented."""

    order_changed = Signal()

    def __init__(self) -> None:
        super().__init__("Overdue", "Search what is overdue")
        self.present = SmallButton("Present  F5")
        self.present.setAccessibleName("Present what is overdue, one action a screen (F5)")
        self.present.setProperty("primary", True)
        self.order = Choice("Order", _ORDERS)
        self.order.choose("")
        self.order.changed.connect(self.order_changed)
        self.remember(order=self.order)
        self.search.textChanged.connect(lambda _: self.order_changed.emit())
        chips = QWidget()
        row = QHBoxLayout(chips)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.order)
        row.addStretch(1)
        self.lay_out(self.search, self.present, chips=chips)


class ReviewPage(Page):
    """What is overdue, the worst first; F5 presents it to the meeting."""

    name = "Overdue"
    head: ReviewHead

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, ReviewHead())
        self.model = RegisterModel(
            _COLUMNS, self, tip=lambda column, line: text_of(column, line),
            spoken=lambda column, line: spoken_of_line(column, line, workspace.as_at),
        )  # fmt: skip
        self.table = RegisterView(self.model)
        self.table.setAccessibleName("Overdue actions")
        self.panel = MeetingsPanel(workspace)
        self.presentation: Presentation | None = None
        self._folded: set[Hashable] = set()
        self._action_id: int | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.nothing = plain_label(quiet=True)
        self.show_all = SmallButton("Show all that is overdue")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty_place(self.nothing, self.show_all))
        self.lay_out(Beside(self, self.stack, self.panel, share=0.3, least=36, most=60))

    def _connect(self) -> None:
        self.head.order_changed.connect(self._arrange)
        self.head.present.clicked.connect(self.present)
        self.head.search.left.connect(self.focus_rows)
        self.show_all.clicked.connect(self.head.search.clear)
        self.table.row_chosen.connect(self._choose)
        self.table.row_opened.connect(lambda line: self.record_asked.emit(line.action))
        self.table.fold_asked.connect(self._fold)
        self.panel.present_asked.connect(self.present)
        self.panel.job_asked.connect(self.job_asked)
        self.table.wanted.changed.connect(self._arrange)
        self.addAction(self.table.copy_whole)

    # What is shown

    def forget(self) -> None:
        """Another file is open: nothing is chosen or folded, and no meeting of the last one is presented."""
        self._folded.clear()
        self._action_id = None
        if self.presentation is not None:
            self.presentation.close()

    def refresh(self) -> None:
        """Take over plan and day."""
        overdue = [line for line in self.workspace.lines if line.overdue]
        self.table.make_room(longest_ref(overdue), self.workspace.longest_wait, {line.standing for line in overdue})
        self.bring_back()
        self._arrange()
        self.panel.refresh()

    def _arrange(self) -> None:
        overdue = worst_first(line for line in self.workspace.lines if line.overdue)
        shown = filtered(overdue, Filter(search=self.head.search.text()))
        self.table.show_rows(self._in_order(shown), self.workspace.as_at, self.table.wanted.shown)
        self.head.shown.setText(f"{len(shown)} of {counted(len(overdue), 'overdue action')}")
        self.stack.setCurrentIndex(0 if shown else 1)
        self.nothing.setText(_NOTHING_FITS if overdue else _NOTHING_LATE)
        self.show_all.setVisible(bool(overdue))
        self.head.present.setEnabled(bool(overdue) or open_meeting(self.workspace.plan) is not None)
        at = row_of(self.model.rows, self._action_id)
        at = self.table.first_row() if at is None else at
        if at is not None:
            self.table.choose(at, tell=False)

    def _in_order(self, lines: list[Line]) -> list[Group | Line]:
        order = self.head.order.value
        if order == "theme":
            return in_groups(lines, self._folded, _words_of_group)
        return self._by_lead(lines) if order == "lead" else list(lines)

    def _by_lead(self, lines: list[Line]) -> list[Group | Line]:
        """Under each lead, whoever has most of it first."""
        leads: defaultdict[str, list[Line]] = defaultdict(list)
        for line in lines:
            leads[line.action.lead.as_printed or "No lead is named"].append(line)
        grouped: list[Group | Line] = []
        for lead, inside in sorted(leads.items(), key=lambda pair: -len(pair[1])):
            grouped.append(Group(lead, lead, _words_of_group(inside), lead in self._folded))
            grouped += [] if lead in self._folded else inside
        return grouped

    def _choose(self, line: Line) -> None:
        self._action_id = line.action.id

    def _fold(self, key: Hashable) -> None:
        self._folded ^= {key}
        self._arrange()

    def printed(self) -> TableText:
        """All that is shown."""
        return self.table.whole()

    def chosen_line(self) -> Line | None:
        """The action of the current row."""
        return self.table.record_at(self.table.currentIndex().row())  # type: ignore[no-any-return]

    # The meeting

    def present(self) -> None:
        """Go on with the meeting that was begun, or begin one, on the whole screen."""
        plan = self.workspace.plan
        going = open_meeting(plan)
        if going is not None and going.day == self.workspace.as_at:
            self._show(going)
            return
        if not self.workspace.tally["overdue"]:
            tell(self, "Nothing to present", _NOTHING_LATE)
            return
        held = [one for one in in_order_held(plan.meetings) if one.day <= self.workspace.as_at]
        last = held[-1] if held else None
        overdue = counted(self.workspace.tally["overdue"], "overdue action")
        wanted = ask_to_begin(self, self.workspace, last, overdue)
        if wanted is not None:
            begun(self.workspace, wanted.name, wanted.present, self._show, partial(tell_error, self))

    def _show(self, meeting: Meeting) -> None:
        from tracker.ui.review.presentation import Presentation  # a meeting begins long after the page is seen

        self.presentation = Presentation(RunningMeeting(self.workspace, meeting), self)
        self.presentation.closed.connect(self._left)
        self.presentation.freeze_asked.connect(partial(self._freeze, meeting))
        self.presentation.write_asked.connect(lambda: self.panel.write(meeting, self.presentation))
        self.presentation.showFullScreen()
        self.presentation.activateWindow()

    def _freeze(self, meeting: Meeting) -> None:
        if self.may_leave():  # a closed meeting takes no decision any more
            self.panel.freeze(meeting, self.presentation)

    def _left(self) -> None:
        presentation, self.presentation = self.presentation, None
        if presentation is not None:
            presentation.deleteLater()
        self.refresh()
        self.focus_rows()

    # What every page does

    def may_leave(self) -> bool:
        """Whether no decision that is being written would be lost."""
        return self.presentation is None or self.presentation.may_leave()

    def show_record(self, record: Record) -> None:
        """Choose an action."""
        if isinstance(record, Action) and (at := row_of(self.model.rows, record.id)) is not None:
            self.table.choose(at)

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus(reason)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.table.apply_look()
        self.panel.apply_look()


def _words_of_group(lines: list[Line]) -> str:
    worst = max(line.days_late for line in lines)
    return f"{counted(len(lines), 'action')} · up to {counted(worst, 'day')} late"
