"""Asks what next year's plan is called and what goes on in it, beside a table from old refs to new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.changes import FATE_COLUMNS, fate_counts
from tracker.columns.words import counted
from tracker.domain.long_text import shortened
from tracker.domain.next_year.carrying import Carried
from tracker.domain.next_year.naming import next_period, next_title
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.services.two_plans import carried_plan, wanted_year
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.tables.check_list import CheckList
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.check_box import CheckBox
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import breakable, error_label, plain_label
from tracker.ui.widgets.panels import open_at

_PAUSE = 200  # milliseconds without another tick or letter
_HIDDEN = ("theme", "lead")  # in the window; a copy has them
_GIVE_WAY = ("why", "new_ref")


class NextYearDialog(Dialog):
    """`made` is the plan as it is shown, None while what was typed makes none; `write_table` is asked for its table."""

    def __init__(
        self, plan: Plan, as_at: date, write_table: Callable[[Carried], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.plan, self.as_at, self.write_table = plan, as_at, write_table
        self.made: Carried | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.look)
        self.setWindowTitle("Next year's plan")
        self._make()
        self._lay_out()
        self._offer()
        self._connect()
        self.look()

    def _make(self) -> None:
        self.title = QLineEdit(next_title(self.plan.title))
        self.title.home(False)  # a long one is read from its beginning
        self.period = QLineEdit(next_period(self.plan.period).as_printed)
        self.period.setPlaceholderText("2018-19")
        self.renumber = CheckBox("Count refs anew; notes say what they were")
        self.going_on = CheckList("Search open actions", "Open actions that go on")
        self.table = RowsView("What becomes of each action", FATE_COLUMNS, "action", choosing=True, give_way=_GIVE_WAY)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.stand(rows=12, lines=2)
        self.table.show_rows((), _HIDDEN)
        self.words, self.goes_on, self.error = plain_label(), plain_label(quiet=True), error_label()
        self.error.hide()
        self.copy, self.write = SmallButton("Copy table"), SmallButton("Table as Word or PDF…")
        self.copy.setAccessibleName("Copy the table, to paste it into Word or Excel")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.yes = QPushButton("Make the plan…")
        self.yes.setProperty("primary", True)
        self.yes.setDefault(True)
        self.buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)

    def _lay_out(self) -> None:
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.setSpacing(GRID)
        left.addLayout(self._form())
        left.addWidget(self.renumber)
        left.addWidget(plain_label("Open actions that go on (take a tick away to leave one)", quiet=True))
        left.addWidget(self.going_on, 1)
        right.setSpacing(GRID)
        right.addWidget(self.words)
        right.addWidget(self.goes_on)
        right.addWidget(self.table, 1)
        row.setSpacing(GRID * 2)
        row.addLayout(left, 4)
        row.addLayout(right, 6)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.copy)
        foot.addWidget(self.write)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addLayout(row, 1)
        column.addWidget(self.error)
        column.addLayout(foot)
        open_at(self, characters=170, lines=40)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, line in (("Title", self.title), ("Period", self.period)):
            line.setAccessibleName(words)
            form.addRow(words, line)
        return form

    def _offer(self) -> None:
        """The open actions, all of them ticked."""
        found = carried_plan(self.plan, self.as_at, wanted_year(self.plan, "", "2018-19")).fates
        open_ = [one for one in found if one.fate == "carried"]
        words = [(one.uuid, f"{one.old_ref}  {shortened(' '.join(one.text.split()), 70)}".strip()) for one in open_]
        self._offered = {one.uuid for one in open_}
        self.going_on.offer(words, self._offered)

    def _connect(self) -> None:
        for line in (self.title, self.period):
            line.textChanged.connect(lambda _: self._soon.start())
        self.going_on.list.itemChanged.connect(lambda _: self._soon.start())
        self.renumber.toggled.connect(lambda _: self._soon.start())
        self.copy.clicked.connect(self.table.copy_whole.trigger)
        self.write.clicked.connect(lambda _=False: self.made and self.write_table(self.made))
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)

    def look(self) -> None:
        """Show what would be made; what is wrong with it is said, and nothing can be made of it."""
        self._soon.stop()
        try:
            self.made = self._carried()
        except TrackerError as error:
            self.made = None
            self._say(str(error))
            return
        self._say("")
        self.table.show_rows(self.made.fates, _HIDDEN)
        day = f"As at {show_day(self.as_at)}"
        self.words.setText(f"{day}: {fate_counts(self.made.fates) or 'no actions'}.")
        new = self.made.plan
        parts = (
            (len(new.themes), new.theme_word.lower()),
            (len(list(new.measures())), "measure"),
            (len(new.people), "person"),
        )
        told = [counted(*one).replace("persons", "people") for one in parts]
        self.goes_on.setText(
            f"With them go {told[0]} with what good looks like, {told[1]} with all readings, {told[2]}."
        )

    def _carried(self) -> Carried:
        leave = self._offered - set(self.going_on.checked)
        title, period = self.title.text().strip(), self.period.text().strip()
        if not title:
            raise TrackerError("Title: say what the new plan is called.")
        if not period:
            raise TrackerError("Period: say the new plan's period, as 2018-19.")
        wanted = wanted_year(self.plan, title, period, renumber=self.renumber.isChecked(), leave=leave)
        return carried_plan(self.plan, self.as_at, wanted)

    def _say(self, error: str) -> None:
        self.error.setText(breakable(error))
        self.error.setVisible(bool(error))
        for button in (self.yes, self.copy, self.write):
            button.setEnabled(not error)

    def _go(self) -> None:
        self.look()
        if self.made is not None:
            self.accept()


def ask_for_next_year(
    parent: QWidget, plan: Plan, as_at: date, write_table: Callable[[Carried], None]
) -> Carried | None:
    """The plan that is to be made; None where the dialog was put away."""
    dialog = NextYearDialog(plan, as_at, write_table, parent)
    made = dialog.made if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return made
