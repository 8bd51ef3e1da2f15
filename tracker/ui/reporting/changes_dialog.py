"""What changed in a plan between two days: a table of all of it, or of one kind; a row leads to its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tracker.columns.changes import PLAN_CHANGE_COLUMNS
from tracker.columns.words import counted, text_of
from tracker.domain.changes.between import changes_between
from tracker.domain.changes.headlines import USUAL_SPAN, record_of_change
from tracker.domain.changes.told import ChangeKind, PlanChange
from tracker.domain.decisions.location import Record
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.domain.report import last_report
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.reporting.day_line import typed_day
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.widgets.panels import open_at

_PAUSE = 300  # milliseconds without another letter before the day is taken
_HIDDEN = ("theme", "about")  # in the window; a copy has them
_GIVE_WAY = ("by", "name", "of", "reason", "day")
_NARROWER = {"name": 24, "of": 16, "old": 22, "by": 14, "reason": 20}  # characters


class ChangesDialog(Dialog):
    """`wanted` is the record that is to be shown, where the dialog was left by a row."""

    def __init__(
        self, plan: Plan, problems: Sequence[Problem], as_at: date, background: Background,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.plan, self.problems, self.as_at, self.background = plan, problems, as_at, background
        self.wanted: Record | None = None
        self.changes: list[PlanChange] = []
        self._asked = 0  # which answer is waited for; those before it fall
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        self.setWindowTitle("Changes")
        self._make()
        self._lay_out()
        self._connect()
        self._look()

    def _make(self) -> None:
        last = last_report(self.plan.reports, self.as_at)
        self.since = QLineEdit(show_day(last.as_at if last else self.as_at - USUAL_SPAN))
        self.since.setAccessibleName("Changes since")
        self.since.setToolTip("The day of the last report" if last else "28 days before")
        self.kind = DropList()
        self.kind.setAccessibleName("Kind of change")
        self.kind.addItem("All changes", None)
        self.words = plain_label(quiet=True)
        columns = [
            replace(one, width=_NARROWER.get(one.name, one.width), wrap=one.wrap and one.name != "name")
            for one in PLAN_CHANGE_COLUMNS
        ]
        self.table = RowsView("Changes of the plan", columns, "new", choosing=True, give_way=_GIVE_WAY)
        self.lead, self.copy, self.shut = SmallButton("Go to it"), SmallButton("Copy table"), SmallButton("Close")
        self.lead.setAccessibleName("Go to what the chosen change is about")
        self.copy.setAccessibleName("Copy the table, to paste it into Word or Excel")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        self.since.setFixedWidth(self.fontMetrics().averageCharWidth() * 20)
        until = plain_label(f"as at {show_day(self.as_at)}", wrap=False)
        for widget in (plain_label("Since", wrap=False), self.since, until):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.kind)
        column.addLayout(top)
        column.addWidget(self.words)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.stand(rows=12, lines=3)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.lead)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.shut)
        column.addLayout(row)
        open_at(self, characters=170, lines=40)

    def _connect(self) -> None:
        self.since.textChanged.connect(lambda _: self._soon.start())
        self.kind.currentIndexChanged.connect(lambda _: self._show())
        self.table.opened.connect(lambda _: self._go())
        self.table.chosen.connect(lambda change: self.lead.setEnabled(self._record_of(change) is not None))
        self.lead.clicked.connect(self._go)
        self.copy.clicked.connect(self.table.copy_whole.trigger)
        self.shut.clicked.connect(self.reject)
        self.table.setFocus()

    # What is shown

    def _look(self) -> None:
        """Find what changed on the helper thread; a day that cannot be taken is said."""
        self._asked += 1
        number, plan, problems, as_at = self._asked, self.plan, self.problems, self.as_at
        try:
            since = typed_day(self.since, "Since")
            if since > as_at:
                raise TrackerError(f"{show_day(since)} is after {show_day(as_at)}: say an earlier day.")
        except TrackerError as error:
            self._take([], str(error))
            return

        def answered(found: list[PlanChange]) -> None:
            if number == self._asked:
                self._take(found, "" if found else f"Nothing changed after {show_day(since)}.")

        self.background.run(lambda: changes_between(plan, since, as_at, problems), answered, self._failed)

    def _failed(self, error: BaseException) -> None:
        raise error

    def _take(self, changes: list[PlanChange], instead: str) -> None:
        """Show these, or say why there are none; the kind that is chosen stays chosen where there is one of it."""
        self.changes, before = changes, self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(f"All changes ({len(changes):,})", None)
        for kind, count in Counter(change.what for change in changes).items():
            self.kind.addItem(f"{kind.capitalize()} ({count:,})", kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(before)))
        self.kind.blockSignals(False)
        self.kind.setEnabled(bool(changes))
        self._show(instead)

    def _show(self, instead: str = "") -> None:
        kind: ChangeKind | None = self.kind.currentData()
        shown = [change for change in self.changes if kind in (None, change.what)]
        self.lead.setEnabled(False)
        empty = (one.name for one in PLAN_CHANGE_COLUMNS if not any(text_of(one, change) for change in shown))
        self.table.show_rows(shown, (*_HIDDEN, *empty))
        records = len({(one.about, one.theme, one.ref, one.name) for one in shown})
        told = f"{counted(len(shown), 'change')} of {counted(records, 'record')}."
        self.words.setText(breakable(instead or told))
        self.copy.setEnabled(bool(shown))

    # Where a row leads

    def _go(self) -> None:
        rows, at = self.table.rows.rows, self.table.currentIndex().row()
        if 0 <= at < len(rows) and (record := self._record_of(rows[at])) is not None:
            self.wanted = record
            self.accept()

    def _record_of(self, change: PlanChange) -> Record | None:
        return record_of_change(self.plan, self.problems, change)

    def done(self, result: int) -> None:
        """Put away: an answer that comes still is let fall."""
        self._soon.stop()
        self._asked += 1
        super().done(result)


def ask_for_changes(
    parent: QWidget, plan: Plan, problems: Sequence[Problem], as_at: date, background: Background
) -> Record | None:
    """Show what changed; the record that is to be shown then, None where the dialog was put away."""
    dialog = ChangesDialog(plan, problems, as_at, background, parent)
    wanted = dialog.wanted if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return wanted
