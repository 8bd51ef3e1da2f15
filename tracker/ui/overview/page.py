"""The overview: five counts, four pictures, what changed and what was promised; each leads to the rows behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from tracker.columns.measures import band_names
from tracker.columns.words import share_words
from tracker.domain.actions.filters import Filter
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import register, tally
from tracker.domain.changes.between import changes_between
from tracker.domain.changes.headlines import earlier_days, headlines, record_of_change
from tracker.domain.changes.told import PlanChange
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.domain.promises.states import Promise, promises
from tracker.domain.summary.of_measures import measures_by_band
from tracker.errors import TrackerError
from tracker.ui.look.theme import GRID
from tracker.ui.overview.cards import Card
from tracker.ui.overview.counts import CountCards
from tracker.ui.overview.figures import BandsCard, LeadsCard, MonthsCard, RatingsCard
from tracker.ui.overview.told_cards import ChangesCard, PromisesCard
from tracker.ui.overview.words import count_notes, then_words
from tracker.ui.page import Page
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.widgets.panels import scrolling
from tracker.ui.workspace import Workspace

_TWO_COLUMNS = 120  # characters
_EMPTY = (
    "This plan holds no action and no measure on this day. Import a document that lists them (Ctrl+I): how they stand, "
    "what changed and what was promised is shown here then."
)


class _Asked(NamedTuple):
    """What the helper thread is to work out: of which plan, as at which day, since which."""

    plan: Plan
    as_at: date
    since: date | None
    problems: Sequence[Problem]


class _Told(NamedTuple):
    found: dict[str, list[PlanChange]]
    then: dict[str, int] | None
    made: list[Promise]


def _work_out(asked: _Asked) -> _Told:
    made = promises(asked.plan, asked.as_at)
    if asked.since is None:
        return _Told({}, None, made)
    changes = changes_between(asked.plan, asked.since, asked.as_at, asked.problems)
    return _Told(headlines(changes), tally(register(asked.plan, asked.since)), made)


class OverviewPage(Page):
    """What takes longer is worked out on the helper thread; until then nothing is said of it."""

    name = "Overview"

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, PageHead("Overview", "Search actions and commentary"))
        self.head.lay_out(self.head.search)
        self.counts = CountCards()
        self.ratings, self.leads, self.months, self.bands = RatingsCard(), LeadsCard(), MonthsCard(), BandsCard()
        self.changes, self.promises = ChangesCard(), PromisesCard()
        self._asked: _Asked | None = None
        self._working = False
        self._columns = 0
        self.nothing = plain_label(_EMPTY, quiet=True)
        self._lay_out()
        self._connect()

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards, in their order."""
        return self.ratings, self.leads, self.months, self.bands, self.changes, self.promises

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)  # from the outside inwards, as pages are made
        self.area, column = scrolling(self.stack)
        self.stack.addWidget(self.area)
        column.setContentsMargins(GRID * 2, 0, GRID * 2, GRID * 2)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(self.counts)
        inside = QWidget(self.area.widget())
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID * 3 // 2)
        column.addWidget(inside)
        column.addStretch(1)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(GRID * 3)
        self.stack.addWidget(self.nothing)
        self.lay_out(self.stack)
        self._stand()

    def _stand(self) -> None:
        """Two columns where there is room for them."""
        columns = 2 if self.width() >= self.fontMetrics().averageCharWidth() * _TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)
        self._grid.setColumnStretch(0, 6)
        self._grid.setColumnStretch(1, 5 if columns == 2 else 0)

    def _connect(self) -> None:
        for card in (self.ratings, self.leads, self.months):
            card.asked.connect(self._show_actions)
        for picture in (self.ratings, self.leads, self.months, self.bands):
            picture.commands.job_asked.connect(self.job_asked)
            picture.commands.said.connect(self.said)
            picture.table_made.connect(self.take_table)
        self.counts.asked.connect(self._show_actions)
        self.bands.asked.connect(lambda band: self.rows_asked.emit("Measures", band))
        self.changes.since_changed.connect(self._ask)
        self.changes.row_asked.connect(self._show_changed)
        self.promises.row_asked.connect(lambda made: self.record_asked.emit(made.action))
        self.promises.page_asked.connect(lambda state: self.rows_asked.emit("Promises", state))
        self.head.search.left.connect(self._search)

    # Where it leads

    def _show_actions(self, wanted: Filter) -> None:
        self.rows_asked.emit("Actions", wanted)

    def _show_changed(self, change: PlanChange) -> None:
        record = record_of_change(self.workspace.plan, self.workspace.held_problems, change)
        if record is not None:
            self.record_asked.emit(record)

    def _search(self) -> None:
        if text := self.head.search.text().strip():
            self._show_actions(Filter(search=text))
        else:
            self.focus_rows()

    # What is shown

    def forget(self) -> None:
        """Another file is open: nothing is folded out, no day is chosen."""
        self._asked = None
        self.head.search.clear()
        self.changes.forget()
        self.ratings.unfolded = self.leads.unfolded = False

    def refresh(self) -> None:
        """Take over plan and day."""
        self.bring_back()
        self._draw()
        self.changes.offer(earlier_days(self.workspace.plan, self.workspace.as_at), self.workspace.as_at)
        self._ask()

    def _draw(self) -> None:
        plan, lines, day = self.workspace.plan, self.workspace.lines, self.workspace.as_at
        told = measures_by_band(plan, day, band_names(plan, day))
        self.stack.setCurrentIndex(0 if lines or told.read or told.unread else 1)
        self._count()
        for card in (self.ratings, self.leads, self.months):
            card.refresh(plan, lines, day)
        self.bands.refresh(plan, told, day)

    def _count(self) -> None:
        counts, limits = self.workspace.tally, Limits.of(self.workspace.plan.settings)
        total, done = counts["total"], counts["complete"]
        percent = f" ({round(100 * done / total)}%)" if total else ""
        words = {
            "overdue": "overdue",
            "due_soon": f"due in {limits.due_soon_days} days",
            "silent": f"silent {limits.silent_days} days",
            "awaiting_sign_off": "awaiting sign-off",
            "complete": f"complete{percent}",
        }
        for name, card in self.counts.cards.items():
            number = share_words(done, total) if name == "complete" else f"{counts[name]:,}"
            late = name == "overdue" and counts[name] > 0
            card.tell(number, words[name], there=counts[name] > 0, alarming=late)
        for name, notes in count_notes(self.workspace.lines, self.workspace.as_at).items():
            self.counts.cards[name].say(*notes)

    # What the helper thread works out

    def _ask(self) -> None:
        """Have worked out what changed and what was promised; what is shown is of that day, or nothing is."""
        plan, day, refused = self.workspace.plan, self.workspace.as_at, ""
        since: date | None = None
        try:
            since = self.changes.since
        except TrackerError as error:
            refused = str(error)
        asked = _Asked(plan, day, since, self.workspace.held_problems)
        if self._asked is not None and self._asked.plan is plan and self._asked[1:3] == asked[1:3]:
            return
        self._asked = asked
        self.promises.wait()
        self.changes.refuse(refused) if refused else self.changes.wait()
        for name in ("overdue", "complete"):
            self.counts.cards[name].say("")
        if not self._working:
            self._work()

    def _work(self) -> None:
        """One piece at a time: of days that were gone through quickly only the last is worked out."""
        asked = self._asked
        if asked is None:
            return
        self._working = True

        def done(told: _Told) -> None:
            self._working = False
            if self._asked is asked:
                self._take(asked, told)
            else:
                self._work()

        self.background.run(lambda: _work_out(asked), done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._working = False
        raise error

    def _take(self, asked: _Asked, told: _Told) -> None:
        self.promises.show_promises(told.made)
        if asked.since is None or told.then is None:
            return
        self.changes.show_changes(told.found)
        for name in ("overdue", "complete"):
            self.counts.cards[name].say(then_words(told.then, self.workspace.tally, name, asked.since))

    # Focus, and how it looks

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the first count with anything behind it."""
        first = next((card for card in self.counts.cards.values() if card.isEnabled()), None)
        (first or self.head.search).setFocus(reason)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        for card in self.cards:
            card.apply_look()
        self._stand()
        self.counts.stand()
        if self.workspace.is_open and not self.is_stale:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns follow the width."""
        super().resizeEvent(event)
        self._stand()
