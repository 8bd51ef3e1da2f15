"""The page of promises: what commentary promised for which day, by month, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from tracker.columns.promises import FOR_COLUMN, PROMISE_COLUMNS, kept_by_lead, kept_of_plan, state_words
from tracker.columns.words import Column, counted, month_words
from tracker.domain.decisions.location import Record
from tracker.domain.plan import Action, Plan
from tracker.domain.promises.states import Promise, later_than_review, promises
from tracker.domain.when import shown
from tracker.ui.dialogs.messages import tell_error
from tracker.ui.look.theme import larger
from tracker.ui.page import Page
from tracker.ui.promises.answering import AnswerButtons, save_answer
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import Chip, ListChip, SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.widgets.panels import Beside, empty_place, scrolling
from tracker.ui.workspace import Workspace

_STATES = (("Passed without a word", "passed"), ("Open", "open"), ("Kept", "kept"), ("Dropped", "dropped"))
_CHIPS = (*_STATES, ("No promise", "none"))
_SHOWN = ("ref", "who", "promise", "day", "state")
_COLUMNS = [FOR_COLUMN if one.name == "day" else one for one in PROMISE_COLUMNS if one.name in _SHOWN]
_GIVE_WAY = ("dropped", "kept")  # of the months
_SAID = attrgetter("update.uuid", "number")  # what of a promise stays, whatever becomes of it
_EMPTY = 'No commentary promises anything for a day yet. "To report to SMT in October" would stand here.'
_LOOKING = "Looking for promises in the commentary..."
_NOTHING = "No promise fits these filters."


class PromisesOfMonth(NamedTuple):
    """The promises whose last day lies in a month, by what became of them; without a month: all."""

    month: date | None
    counts: Counter[str]

    @property
    def words(self) -> str:
        """The month: "Oct 2017"."""
        return month_words(self.month) if self.month else "All"


def _of_state(state: str) -> Column[PromisesOfMonth]:
    return Column(state, state.capitalize(), lambda row: row.counts[state] or None, "number", 7)


_MONTH_COLUMNS: list[Column[PromisesOfMonth]] = [
    Column("month", "Month", lambda row: row.words, "text", 10),
    *(_of_state(state) for _, state in _STATES),
]


class PromisesHead(PageHead):
    """Tells when a filter changes."""

    filter_changed = Signal()

    def __init__(self) -> None:
        super().__init__("Promises", "Search promises")
        self.all = Chip("All", "promise")
        self.states = {state: Chip(words, "promise") for words, state in _CHIPS}
        self.lead = ListChip("Who", "Everybody")
        inside, flow = flowing()
        for chip in (self.all, *self.states.values(), self.lead):
            flow.addWidget(chip)
        self.lay_out(self.search, chips=inside)
        self.remember(lead=self.lead, **self.states)
        self.all.clicked.connect(lambda _=False: self.show_all())
        for chip in self.states.values():
            chip.clicked.connect(lambda _=False: self.filter_changed.emit())
        self.lead.chosen.connect(lambda _: self.filter_changed.emit())
        self.search.textChanged.connect(lambda _: self.filter_changed.emit())

    def show_all(self) -> None:
        """Take every filter away."""
        for chip in self.states.values():
            chip.setChecked(False)
        self.lead.choose(None)
        self.search.clear()
        self.filter_changed.emit()

    def passed(self, made: Sequence[Promise]) -> list[Promise]:
        """Those that fit what is chosen; what is no promise only where that is."""
        states = {state for state, chip in self.states.items() if chip.isChecked()}
        self.all.setChecked(not states)
        who, sought = self.lead.value, self.search.text().casefold().split()
        return [
            one
            for one in made
            if (one.state in states if states else one.state != "none")
            and (not who or one.who == who)
            and all(word in f"{one.action.ref} {one.who} {one.text}".casefold() for word in sought)
        ]


class PromisesPage(Page):
    """The list by days, the months beside it, and the chosen promise with its answers."""

    name = "Promises"
    head: PromisesHead

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, PromisesHead())
        self.made: list[Promise] = []  # and what was said to be none
        self._of: tuple[Plan, date] | None = None  # the plan and the day for which they were looked for
        self._chosen: Promise | None = None
        self.table = RowsView("Promises", _COLUMNS, "promise", choosing=True, give_way=("who", "ref"), same=_SAID)
        self.table.most_rows, self.table.most_lines = 100_000, 3
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.months = RowsView(
            "Promises by month", _MONTH_COLUMNS, "month", choosing=True, give_way=_GIVE_WAY, sorts=False
        )
        self.panel = self._panel()
        self.nothing = plain_label(quiet=True)
        self.show_all = SmallButton("Show all promises")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty_place(self.nothing, self.show_all))
        self.lay_out(Beside(self, self.stack, self.panel, share=0.36, least=44, most=72))
        self.head.filter_changed.connect(self._arrange)
        self.head.search.left.connect(self.focus_rows)
        self.show_all.clicked.connect(self._show_everything)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _: self._show_action())
        self.months.chosen.connect(lambda _: self._arrange())
        self.addAction(self.table.copy_whole)

    def _panel(self) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        whole, (area, column) = QVBoxLayout(panel), scrolling(panel)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.share, self.shares = plain_label(), plain_label(quiet=True)
        self.title, self.words, self.told = plain_label(), plain_label(), plain_label(quiet=True)
        self.link = SmallButton("Show the action")
        self.link.clicked.connect(lambda _=False: self._show_action())
        self.answers = AnswerButtons()
        self.answers.answered.connect(self._answer)
        for widget in (self.share, self.shares, self.months, self.title, self.words, self.told, self.answers):
            column.addWidget(widget)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return panel

    # What is shown

    def forget(self) -> None:
        """Another file is open: nothing is chosen."""
        self._chosen, self._of, self.made = None, None, []

    def refresh(self) -> None:
        """Look for the promises of the plan as at the day on the helper thread; until then the last ones are shown."""
        plan, day = self.workspace.plan, self.workspace.as_at
        if self._of is None or self._of[0] is not plan or self._of[1] != day:
            self._of = asked = plan, day

            def found(made: list[Promise]) -> None:
                if self._of is asked:
                    self._take(made, day)

            self.nothing.setText(_LOOKING)
            self.show_all.hide()
            self.background.run(lambda: sorted(promises(plan, day, and_none=True), key=_due), found, self._failed)

    def _failed(self, error: BaseException) -> None:
        raise error

    def _take(self, made: list[Promise], day: date) -> None:
        """Show these, in the order of their days."""
        self.made, real = made, [one for one in made if one.state != "none"]
        counts = Counter[str](one.state for one in made)
        self.head.all.tell(len(real))
        for state, chip in self.head.states.items():
            chip.tell(counts[state])
        self.head.lead.offer([(who, who) for who in sorted({one.who for one in made if one.who})])
        self.share.setText(kept_of_plan(real, day))
        self.shares.setText(kept_by_lead(real, day))
        self.months.show_rows(_by_month(real))
        self.bring_back()
        self._arrange()

    def _arrange(self) -> None:
        month = self._month()
        rows = [one for one in self.head.passed(self.made) if month is None or _month_of(one) == month]
        self.table.show_rows(rows)
        none_too = self.head.states["none"].isChecked()
        count = sum(none_too or one.state != "none" for one in self.made)
        self.head.shown.setText(f"{len(rows)} of {counted(count, 'promise')}")
        self.stack.setCurrentIndex(0 if rows else 1)
        self.nothing.setText(_NOTHING if self.made else _EMPTY)
        self.show_all.setVisible(bool(self.made))
        if not rows:
            self._show(None)

    def _month(self) -> date | None:
        at, rows = self.months.currentIndex().row(), self.months.rows.rows
        return rows[at].month if 0 <= at < len(rows) else None

    def _show_everything(self) -> None:
        self.months.selectRow(0)
        self.head.show_all()

    def _show(self, promise: Promise | None) -> None:
        self._chosen = promise
        for widget in (self.title, self.words, self.told, self.answers, self.link):
            widget.setVisible(promise is not None)
        if promise is None:
            return
        who, day = promise.who or "Nobody named", f"for {shown(promise.when)}"
        self.title.setText(breakable(f"{promise.action.ref or ''} {who}, {day}: {state_words(promise)}".strip()))
        self.words.setText(breakable(promise.text))
        kept = f"Kept: {promise.kept_by}" if promise.kept_by else ""
        told = "\n".join(filter(None, (kept, later_than_review(promise, self.workspace.as_at))))
        self.told.setText(breakable(told))
        self.told.setVisible(bool(told))

    def _show_action(self) -> None:
        if self._chosen is not None:
            self.record_asked.emit(self._chosen.action)

    def _answer(self, says: str) -> None:
        if self._chosen is not None:
            word = next(one for one in self.answers.buttons if one == says)
            save_answer(self, self.workspace, self._chosen, word, lambda error: tell_error(self, error))

    # What every page does

    def as_left(self) -> dict[str, Any]:
        """The chosen month too."""
        return {**super().as_left(), **({"month": month.isoformat()} if (month := self._month()) else {})}

    def see_as_left(self, left: Mapping[str, Any]) -> None:
        """The chosen month too."""
        super().see_as_left(left)
        months = [str(row.month) for row in self.months.rows.rows]
        with QSignalBlocker(self.months):
            self.months.show_rows(self.months.rows.rows)  # in its columns
            self.months.selectRow(months.index(left["month"]) if left.get("month") in months else 0)

    def printed(self) -> TableText:
        """All that is shown."""
        return self.table.table_text(self.table.rows.rows)

    def show_filter(self, wanted: str) -> None:
        """Show the promises of a state."""
        self.catch_up()
        self.bring_back()  # it would come over what is asked for
        self.months.selectRow(0)
        self.head.show_all()
        self.head.states[wanted].click()

    def show_record(self, record: Record) -> None:
        """Choose the first promise of an action."""
        rows: list[Promise] = self.table.rows.rows if isinstance(record, Action) else []
        at = next((at for at, one in enumerate(rows) if one.action.id == record.id), None)
        if at is not None:
            self.table.selectRow(at)

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list."""
        self.table.setFocus(reason)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.table.apply_look()
        self.months.apply_look()
        for label in (self.share, self.title):
            label.setFont(larger(self.font(), 1.05, bold=True))


def _due(promise: Promise) -> tuple[date, date]:
    return promise.when.last or date.max, promise.when.first or date.max


def _month_of(promise: Promise) -> date | None:
    return promise.when.last.replace(day=1) if promise.when.last else None


def _by_month(made: Sequence[Promise]) -> list[PromisesOfMonth]:
    """All of them together, then month by month."""
    months = sorted({month for one in made if (month := _month_of(one))})
    each = ((month, [one.state for one in made if _month_of(one) == month]) for month in months)
    everything = PromisesOfMonth(None, Counter(one.state for one in made))
    return [everything, *(PromisesOfMonth(month, Counter(states)) for month, states in each)]
