"""Two cards of rows under headings with their counts: what changed since a day, and which promises are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from tracker.columns.changes import PLAN_CHANGE_COLUMNS
from tracker.columns.promises import FOR_COLUMN, PROMISE_COLUMNS
from tracker.columns.words import Column, text_of
from tracker.domain.changes.headlines import USUAL_SPAN, EarlierDay, headlines
from tracker.domain.changes.told import PlanChange
from tracker.domain.promises.states import Promise
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.ui.look.theme import GRID
from tracker.ui.overview.cards import Card, in_order_of_tab
from tracker.ui.reporting.day_line import typed_day
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.chips import Chip, SmallButton
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.one_of_few import OneOfFew

_PAUSE = 300  # milliseconds without another letter before the day is taken
_ROWS = 8
LOOKING = "Looking…"
_CHANGES = {"ref": 9, "name": 34, "of": 16, "old": 22, "new": 30, "day": 12, "by": 16}
_CHANGE_COLUMNS = [
    replace(one, width=_CHANGES[one.name], wrap=one.wrap) for one in PLAN_CHANGE_COLUMNS if one.name in _CHANGES
]
_PROMISES = {"ref": 7, "who": 12, "promise": 46, "day": 12}
_PROMISE_COLUMNS = [
    replace(FOR_COLUMN if one.name == "day" else one, width=_PROMISES[one.name])
    for one in PROMISE_COLUMNS
    if one.name in _PROMISES
]


class RowsCard(Card):
    """Chips with counts, of which one is chosen, and the rows behind that one; `row_asked`: a row was opened."""

    row_asked = Signal(object)

    def __init__(self, title: str, names: Sequence[str], noun: str, columns: Sequence[Column[Any]], wide: str) -> None:
        super().__init__(title)
        self.chips = {name: Chip(name[:1].upper() + name[1:], noun) for name in names}
        self.rows: dict[str, list[Any]] = {name: [] for name in names}
        self.group = OneOfFew(self)
        inside, flow = flowing()
        for name, chip in self.chips.items():
            chip.setAccessibleName(f"{title}: {name}")
            chip.clicked.connect(lambda _=False: self._show())
            self.group.addButton(chip)
            flow.addWidget(chip)
        self.nothing = plain_label(quiet=True)
        self.table = RowsView(title, columns, wide, choosing=True, give_way=("by", "who", "of", "day"))
        self.table.stand(_ROWS, 2)
        self.table.opened.connect(self.row_asked)
        for widget in (inside, self.nothing, self.table):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        next(iter(self.chips.values())).setChecked(True)

    @property
    def name(self) -> str:
        """Which heading is chosen."""
        return next(name for name, chip in self.chips.items() if chip.isChecked())

    def show_all(self, rows: Mapping[str, Sequence[Any]]) -> None:
        """The rows of each heading; one that has none gives the choice to the first that has some."""
        self.rows = {name: list(rows[name]) for name in self.chips}
        for name, chip in self.chips.items():
            chip.tell(len(self.rows[name]))
        if not self.rows[self.name]:
            self.chips[next((name for name in self.chips if self.rows[name]), self.name)].setChecked(True)
        self._show()

    def wait(self) -> None:
        """Nothing is known yet."""
        for chip in self.chips.values():
            chip.tell(None)
        self.table.show_rows([])
        self.table.hide()
        self.nothing.setText(LOOKING)
        self.nothing.show()

    def _show(self) -> None:
        shown = self.rows[self.name]
        self.table.show_rows(shown, [c.name for c in self.table.columns if not any(text_of(c, row) for row in shown)])
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.nothing.setText("" if shown else self.without())

    def without(self) -> str:
        """What is said where the chosen heading has no rows."""
        return "Nothing."

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        super().apply_look()
        self.table.apply_look()


class ChangesCard(RowsCard):
    """What changed since a day that is chosen from those of meetings and reports, or typed; `since_changed`."""

    since_changed = Signal()

    def __init__(self) -> None:
        super().__init__("What changed", tuple(headlines([])), "change", _CHANGE_COLUMNS, "name")
        self._as_at, self._days = date.min, [EarlierDay(date.min, "")]
        self.days, self.typed = DropList(), QLineEdit()
        self.days.setAccessibleName("What changed since")
        self.days.setMinimumContentsLength(27)  # "17 Oct 2017 (28 days before)"
        self.typed.setAccessibleName("Another day, since which to tell what changed")
        self.typed.setPlaceholderText("14 Nov 2017")
        self.typed.hide()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for widget in (plain_label("since", wrap=False), self.days, self.typed):
            row.addWidget(widget)
        self.top.addLayout(row)
        in_order_of_tab(self.days, self.typed, *self.chips.values(), self.table)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.since_changed)
        self.typed.textChanged.connect(lambda _: self._soon.start())
        self.days.currentIndexChanged.connect(lambda _: self._chosen())

    def offer(self, days: Sequence[EarlierDay], as_at: date) -> None:
        """The days to choose from, the first of them unless one of them was chosen before."""
        usual = EarlierDay(as_at - USUAL_SPAN, "28 days before")
        self._as_at, chosen = as_at, self._days[at] if 0 <= (at := self.days.currentIndex()) < len(self._days) else None
        offered = [*days, *([] if usual in days else [usual])]
        if offered == self._days:
            return
        self._days = offered
        self.days.blockSignals(True)
        self.days.clear()
        for one in offered:
            self.days.addItem(f"{show_day(one.day)} ({one.what})")
        self.days.addItem("Another day…")
        typed = not self.typed.isHidden()
        self.days.setCurrentIndex(len(offered) if typed else offered.index(chosen) if chosen in offered else 0)
        self.days.blockSignals(False)

    def forget(self) -> None:
        """Another file is open: no day is chosen."""
        self.typed.hide()
        self._days = []
        self.days.blockSignals(True)
        self.days.clear()
        self.days.blockSignals(False)

    def _chosen(self) -> None:
        self.typed.setVisible(self.days.currentIndex() == len(self._days))
        if self.typed.isHidden():
            self.since_changed.emit()
        else:
            self.typed.setText(show_day(self._as_at - USUAL_SPAN))
            self.typed.setFocus()
            self.typed.selectAll()

    @property
    def since(self) -> date:
        """The day that is chosen or typed; TrackerError where that is none."""
        at = self.days.currentIndex()
        if 0 <= at < len(self._days):
            return self._days[at].day
        day = typed_day(self.typed, "Since")
        if day >= self._as_at:
            raise TrackerError(f"{show_day(day)} is not before {show_day(self._as_at)}: say an earlier day.")
        return day

    def show_changes(self, found: Mapping[str, list[PlanChange]]) -> None:
        """Take over what changed."""
        slips = sum(one.what == "slip" for one in found["re-dated"])
        self.say(f"{slips:,} of those re-dated slipped. All changes: Ctrl+H" if slips else "All changes: Ctrl+H")
        self.show_all(found)

    def refuse(self, words: str) -> None:
        """The day cannot be taken, and why."""
        self.wait()
        self.nothing.setText(words)

    def without(self) -> str:
        """That nothing of the kind happened."""
        return "None since then." if any(self.rows.values()) else "Nothing of this changed since then."


class PromisesCard(RowsCard):
    """Promises whose day has passed without a word, and those to come; `page_asked`: a state, to show on their page."""

    page_asked = Signal(str)
    states: Mapping[str, str] = {"passed without a word": "passed", "to come": "open"}

    def __init__(self) -> None:
        super().__init__("Promises due", tuple(self.states), "promise", _PROMISE_COLUMNS, "promise")
        self.link = SmallButton("Show them all")
        self.link.setAccessibleName("Show the promises on their page")
        self.link.clicked.connect(lambda _=False: self.page_asked.emit(self.states[self.name]))
        self.top.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        in_order_of_tab(self.link, *self.chips.values(), self.table)

    def show_promises(self, made: Sequence[Promise]) -> None:
        """Take over the promises: the last that passed first, the next to come first."""
        due = sorted(made, key=lambda one: (one.when.last or date.max, one.when.first or date.max))
        passed = [one for one in reversed(due) if one.state == "passed"]
        self.show_all({"passed without a word": passed, "to come": [one for one in due if one.state == "open"]})
        self.link.setEnabled(bool(self.rows[self.name]))

    def _show(self) -> None:
        super()._show()
        self.link.setEnabled(bool(self.rows[self.name]))

    def without(self) -> str:
        """That there is none of the kind."""
        return (
            "No promise has passed without a word." if self.states[self.name] == "passed" else "No promise is to come."
        )
