"""The page of the scorecard: the committee's table as at the day, and the timeline of the chosen measure beside it."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tracker.columns.scorecard import scorecard_columns, words_to_state
from tracker.columns.scorecard_rows import CardRow, card_rows, colours_counted
from tracker.columns.words import Column, counted
from tracker.domain.measures.remarks import NewRemark, later_remark_words
from tracker.domain.plan import Plan
from tracker.errors import TrackerError
from tracker.ui.keys import WITHIN, key_action
from tracker.ui.page import Page
from tracker.ui.scorecard.editing import EDITABLE
from tracker.ui.scorecard.head import ScorecardHead, searched_text
from tracker.ui.scorecard.panel import CardPanel
from tracker.ui.scorecard.row_painter import spoken_of, tip_of
from tracker.ui.scorecard.table import ScorecardView
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.grouping import Group, in_groups, in_order_of
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import Beside, DoneStrip, empty_place
from tracker.ui.workspace import Workspace

_EMPTY = "This plan has no measures yet. Import a scorecard, or the document that lists them."
_NOTHING = "No measure fits these filters."
_WIDE = 190  # characters: a page so wide has its panel in sight from the beginning


class ScorecardPage(Page):
    """Keeps the chosen measure over filters, days and reloads; the rows are made once for a plan and a day."""

    name = "Scorecard"
    head: ScorecardHead

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, ScorecardHead())
        self.model = RegisterModel([], self, tip=tip_of, spoken=spoken_of, may_edit=self._may_edit)
        self.table, self.panel = ScorecardView(self.model), CardPanel(workspace)
        self.done = DoneStrip("the last remark")
        self.rows: list[CardRow] = []
        self._shown: list[CardRow] = []  # those that fit the filters
        self.columns: list[Column[CardRow]] = []
        self._plan: Plan | None = None  # for which the rows were made, and for which day
        self._day: date | None = None
        self._texts: dict[int, str] = {}  # of each row, for searching
        self._folded: set[Hashable] = set()
        self._order, self._descending = "", False
        self._key: int | None = None
        self._panel_wanted: bool | None = None
        self.table.whole = self._whole_text
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.nothing = plain_label(quiet=True)
        self.show_all = SmallButton("Show all measures")
        self.show_all.setAccessibleName("Show all measures of the scorecard")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty_place(self.nothing, self.show_all))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.done)
        self.splitter = Beside(self, left, self.panel, share=0.28, least=40, most=62)
        self.splitter.setHandleWidth(1)
        self.panel.hide()
        self.lay_out(self.splitter)

    def _connect(self) -> None:
        head, table = self.head, self.table
        head.filter_changed.connect(self._arrange)
        head.order_changed.connect(self._order_chosen)
        head.search.left.connect(self._to_table)
        head.timeline.clicked.connect(self._show_panel)
        head.copy.clicked.connect(table.copy_whole.trigger)
        table.copy_whole.triggered.connect(self._say_copied)
        self.addAction(table.copy_whole)
        head.export.clicked.connect(self.export_asked)
        self.show_all.clicked.connect(head.show_all)
        table.row_chosen.connect(self._choose)
        table.row_opened.connect(self._open)
        table.fold_asked.connect(self._fold)
        table.wanted.sort = self._sort
        table.refused.connect(self._tell_closed)
        table.wanted.changed.connect(self._arrange)
        table.delegate.said.connect(self._say)
        self.panel.left.connect(self._to_table)
        self.done.undo_asked.connect(self.workspace.steps.undo)
        self.workspace.saved.connect(lambda _: self.done.offer(""))  # until a later step, which is undone first
        within = WITHIN.WidgetWithChildrenShortcut
        key_action(self, "Show the timeline, or fold it away", "Ctrl+B", head.timeline.click, within)

    # What is shown

    def forget(self) -> None:
        """Another file is open: nothing is chosen or folded, and nothing can be undone."""
        self._key = None
        self._folded.clear()
        self.done.offer("")
        self.panel.show_row(None)

    def refresh(self) -> None:
        """Take over plan and day."""
        plan, day = self.workspace.plan, self.workspace.as_at
        if plan is not self._plan or day != self._day:
            self._plan, self._day = plan, day
            self.rows = card_rows(plan, day)
            self.columns = [column for column in scorecard_columns(self.rows, periods=False) if column.name != "group"]
            self._texts.clear()
            self.table.delegate.words = words_to_state(self.rows)
            self.table.take_over(self.rows, self.columns)
        self.head.refresh(self.rows, self.columns, day, date.today())
        self.bring_back()
        self._arrange()

    def _arrange(self) -> None:
        """Filter, sort or group, and show; the chosen measure stays chosen."""
        self._shown = shown = self.head.filter().passed(self.rows, self._text_of)
        rows = self._in_order(shown, self._folded)
        self.model.say_order(self._order, self._descending)
        self.table.show_rows(rows)
        self.head.say_shown(len(shown), len(self.rows))
        self.head.copy.setEnabled(bool(rows))
        self.stack.setCurrentIndex(0 if rows else 1)
        self.nothing.setText(_NOTHING if self.rows else _EMPTY)
        self.show_all.setVisible(bool(self.rows))
        self._choose_again()

    def _in_order(self, shown: list[CardRow], folded: Collection[Hashable]) -> Sequence[Group | CardRow]:
        """In groups, or by a column."""
        column = next((column for column in self.columns if column.name == self._order), None)
        if column is None:
            return in_groups(shown, folded, _words_of_group)
        ordered: list[CardRow] = in_order_of(shown, column, self._descending)
        return ordered

    def _choose_again(self) -> None:
        at = self.table.place_of(self._key)
        if at is None and self._key is None:
            at = self.table.first_row()
        row = self.table.record_at(at) if at is not None else None
        if at is not None and self.table.delegate.open is None:
            self.table.choose(at, tell=False)
        row = row or next((row for row in self.rows if row.measure.id == self._key), None)
        self._key = row.measure.id if row else self._key
        self.panel.show_row(row)

    def _text_of(self, row: CardRow) -> str:
        """What of a row is searched."""
        text = self._texts.get(id(row))
        if text is None:
            text = self._texts[id(row)] = searched_text(row)
        return text

    def show_measure(self, ref: str) -> bool:
        """Choose a measure by its ref; answers whether the scorecard has it."""
        self.catch_up()
        key = next((row.measure.id for row in self.rows if row.measure.ref == ref), None)
        if self.table.place_of(key) is None:
            self._folded.clear()
            self.head.show_all()
        at = self.table.place_of(key)
        if at is not None:
            self.table.choose(at)
        return at is not None

    # The panel

    def _show_panel(self, wanted: bool) -> None:
        self._panel_wanted = wanted
        self._arrange_panel()
        if not wanted:
            self._to_table()

    def _arrange_panel(self) -> None:
        """In sight where somebody asked for it, or where there is room for both and nobody said no."""
        room = self.width() >= _WIDE * self.fontMetrics().averageCharWidth()
        wanted = room if self._panel_wanted is None else self._panel_wanted
        self.head.timeline.setChecked(wanted)
        if wanted == self.panel.isHidden():
            self.panel.setVisible(wanted)
            self.table.beside_panel = wanted
            self.table.fit()
            self.panel.show_row(self.panel.row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide page has room for the panel too."""
        super().resizeEvent(event)
        self._arrange_panel()

    def _open(self, row: CardRow) -> None:
        self._choose(row)
        self._show_panel(True)

    def _choose(self, row: CardRow) -> None:
        self._key = row.measure.id
        self.panel.show_row(row)

    # Order and groups

    def _to_table(self) -> None:
        self.table.begin()
        self.focus_rows()

    def _fold(self, key: Hashable) -> None:
        self._folded ^= {key}
        self._arrange()
        at = next((at for at, row in enumerate(self.model.rows) if isinstance(row, Group) and row.key == key), None)
        if at is not None:
            self.table.choose(at, tell=False)

    def _sort(self, name: str, descending: bool | None) -> None:
        """By a heading, which one more press turns round, or from its menu; "" brings the groups back."""
        turned = self._order == name and not self._descending
        self._order, self._descending = name, turned if descending is None else descending
        self.head.order.choose(name or None)

    def _order_chosen(self) -> None:
        if (name := str(self.head.order.value or "")) != self._order:
            self._order, self._descending = name, False
        self._arrange()

    def as_left(self) -> dict[str, Any]:
        """Which way the order goes too."""
        return {**super().as_left(), **({"descending": True} if self._order and self._descending else {})}

    def see_as_left(self, left: Mapping[str, Any]) -> None:
        """Which way the order goes too."""
        super().see_as_left(left)
        self._order, self._descending = str(self.head.order.value or ""), left.get("descending") is True

    # What is said

    def _may_edit(self, column: Column[Any], row: CardRow) -> bool:
        return column.name in EDITABLE and not later_remark_words(row.measure, self.workspace.as_at)

    def _tell_closed(self, row: CardRow) -> None:
        self.done.say(later_remark_words(row.measure, self.workspace.as_at))

    def _say(self, row: CardRow, name: str, text: str) -> None:
        """Save what was typed into a cell as a further remark; what could not be saved stays in its editor."""
        what = f"{name} of {row.measure.ref}"
        said = NewRemark(**{EDITABLE[name]: text})

        def refused(error: TrackerError) -> None:
            self.panel.refused(error)
            QTimer.singleShot(0, self, lambda: self.table.edit_cell(row.measure.id, name, text))

        self.workspace.waiting.do(
            f"The {what}",
            lambda: self.workspace.add_remark(row.measure, said, what),
            lambda _: self.done.offer(f"The {what} is saved."),
            refused,
        )

    def printed(self) -> TableText:
        """All that is shown."""
        return self.table.whole()

    # What can be done with the whole

    def _whole_text(self) -> TableText:
        """What is shown, folded groups unfolded, under the title of the plan."""
        title = f"{self.workspace.plan.title}: {self.head.title.day.text()}"
        return self.table.table_text(self._in_order(self._shown, ()))._replace(title=title)

    def _say_copied(self) -> None:
        self.done.say(f"{counted(len(self._shown), 'measure')} copied as a table: paste it into Word or Excel.")

    # Focus, and how it looks

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus(reason)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.table.apply_look()
        self.panel.apply_look()
        self.done.apply_look()
        self._arrange_panel()


def _words_of_group(rows: list[CardRow]) -> str:
    return " · ".join(part for part in (counted(len(rows), "measure"), colours_counted(rows)) if part)
