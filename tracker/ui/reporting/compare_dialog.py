"""What differs between the open plan and another one, or itself as on an earlier day: a table, filtered by kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tracker.columns.changes import DIFFERENCE_COLUMNS, DIFFERENCE_WORDS, difference_counts
from tracker.columns.words import text_of
from tracker.domain.comparing.differences import DifferenceKind
from tracker.domain.comparing.matching import PlanAsAt
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.services.reading_apart import read_apart
from tracker.services.two_plans import ComparedPlans, as_before, check_two, compare_two, plan_from
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.reporting.day_line import typed_day
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chips import Chip, Choice, SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import YieldingLabel, breakable, plain_label
from tracker.ui.widgets.panels import open_at

_PAUSE = 300  # milliseconds without another letter before the day is taken
_USUAL = timedelta(days=28)  # from one meeting to the next
_HIDDEN = ("theme", "about", "old_ref", "new_ref")  # in the window; a copy has them
_GIVE_WAY = ("field",)
_NARROWER = {"name": 30, "old": 22, "new": 22}  # characters
# Why one was dropped stands where another has what it says now.
_COLUMNS = [
    replace(one, heading="After, or why", value=lambda row: row.new or row.reason) if one.name == "new" else one
    for one in DIFFERENCE_COLUMNS
    if one.name != "reason"
]


class CompareDialog(Dialog):
    """`made` is what is shown; `write` writes it. The other plan is a file, or this one on an earlier day."""

    def __init__(
        self, now: PlanAsAt, file: Path, background: Background, write: Callable[[ComparedPlans], None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.now, self.file, self.background, self.write_it = now, file, background, write
        self.other: PlanAsAt | None = None  # what the chosen file holds
        self.made: ComparedPlans | None = None
        self._asked = 0  # which answer is waited for; those before it fall
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        self.setWindowTitle("Compare")
        self._make()
        self._lay_out()
        self._connect()
        self._look()

    def _make(self) -> None:
        self.with_what = Choice("Compare with", [("Another file", "file"), ("An earlier day", "day")])
        self.with_what.choose("file")
        self.choose = SmallButton("Choose a file…")
        self.name = YieldingLabel(quiet=True)
        self.order = Choice("Which came first", [("It came before", "before"), ("It came after", "after")])
        self.order.choose("before")
        self.day = QLineEdit(show_day(self.now.as_at - _USUAL))
        self.day.setAccessibleName("The earlier day")
        self.beside_day = plain_label("and as it is now", wrap=False)
        self.chips: dict[DifferenceKind, Chip] = {kind: Chip(name, "row") for kind, name in DIFFERENCE_WORDS.items()}
        self.words = plain_label(quiet=True)
        columns = [replace(one, width=_NARROWER.get(one.name, one.width)) for one in _COLUMNS]
        self.table = RowsView("What differs", columns, "name", choosing=True, give_way=_GIVE_WAY)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.stand(rows=12, lines=3)
        self.copy, self.write, self.shut = SmallButton("Copy table"), SmallButton("Word or PDF…"), SmallButton("Close")
        self.copy.setAccessibleName("Copy the table, to paste it into Word or Excel")
        self.write.setAccessibleName("Write as Word with tracked changes, or as PDF")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addLayout(self._top())
        chips, flow = flowing(GRID // 2)
        for chip in self.chips.values():
            flow.addWidget(chip)
        column.addWidget(chips)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.copy)
        row.addWidget(self.write)
        row.addStretch(1)
        row.addWidget(self.shut)
        column.addLayout(row)
        open_at(self, characters=170, lines=40)

    def _top(self) -> QVBoxLayout:
        """What it is compared with, and under it which file or day."""
        top = QVBoxLayout()
        top.setSpacing(GRID)
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * 20)
        how, which = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((how, (self.with_what, self.order)), (which, (self.choose, self.day))):
            row.setSpacing(GRID)
            for widget in widgets:
                row.addWidget(widget)
            top.addLayout(row)
        how.insertStretch(1, 1)
        which.addWidget(self.beside_day, 1)
        which.addWidget(self.name, 1)
        return top

    def _connect(self) -> None:
        self.with_what.changed.connect(self._look)
        self.order.changed.connect(self._look)
        self.day.textChanged.connect(lambda _: self._soon.start())
        self.choose.clicked.connect(self._choose)
        for chip in self.chips.values():
            chip.clicked.connect(lambda _=False: self._show())
        self.copy.clicked.connect(self.table.copy_whole.trigger)
        self.write.clicked.connect(lambda _=False: self.made and self.write_it(self.made))
        self.shut.clicked.connect(self.reject)

    # The other plan

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "A plan or a document to compare with", str(self.file.parent))
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Read another plan on the helper thread, and compare with it; what cannot be read is said."""
        self._asked += 1
        number, today = self._asked, date.today()
        self._tell(None, f"Reading {path.name}…")

        def work() -> PlanAsAt:
            check_two(self.file, path)
            return plan_from(path, today, read_apart)

        def answered(other: PlanAsAt) -> None:
            if number == self._asked:
                self.other = other
                self.name.setText(f"{path.name}, as at {show_day(other.as_at)}")
                self.order.choose("after" if other.as_at > self.now.as_at else "before")
                self._look()

        self.background.run(work, answered, lambda error: self._failed(number, error))

    def _look(self) -> None:
        """Compare on the helper thread what is chosen now."""
        self._soon.stop()
        self._asked += 1
        number, by_day = self._asked, self.with_what.value == "day"
        shown: dict[QWidget, bool] = dict.fromkeys((self.day, self.beside_day), by_day)
        for widget, wanted in {**shown, **dict.fromkeys((self.choose, self.name, self.order), not by_day)}.items():
            widget.setVisible(wanted)
        self.order.setEnabled(self.other is not None)
        if not by_day and self.other is None:
            self._tell(None, "Choose a plan file, or a document that holds a plan: it stays as it is.")
            return
        try:
            older, newer = self._both()
        except TrackerError as error:
            self._tell(None, str(error))
            return
        self._tell(None, "Comparing…")
        self.background.run(
            lambda: compare_two(older, newer),
            lambda made: self._answered(number, made),
            lambda error: self._failed(number, error),
        )

    def _both(self) -> tuple[PlanAsAt, PlanAsAt]:
        if self.with_what.value == "day":
            return as_before(self.now, typed_day(self.day, "The earlier day")), self.now
        assert self.other is not None
        return (self.other, self.now) if self.order.value == "before" else (self.now, self.other)

    def _answered(self, number: int, made: ComparedPlans) -> None:
        if number == self._asked:
            self._tell(made, "")

    def _failed(self, number: int, error: BaseException) -> None:
        if not isinstance(error, TrackerError):
            raise error
        if number == self._asked:
            self._tell(None, str(error))

    # What is shown

    def _tell(self, made: ComparedPlans | None, instead: str) -> None:
        """Show what differs, or say why there is nothing to show."""
        self.made = made
        found = made.found if made else []
        for kind, chip in self.chips.items():
            count = sum(one.what == kind for one in found)
            chip.tell(count)
            chip.setEnabled(bool(count))
            chip.setChecked(chip.isChecked() and bool(count))
        self.write.setEnabled(made is not None)
        self._show(instead)

    def _show(self, instead: str = "") -> None:
        found = self.made.found if self.made else []
        kinds = {kind for kind, chip in self.chips.items() if chip.isChecked()}
        shown = [one for one in found if not kinds or one.what in kinds]
        empty = [one.name for one in _COLUMNS if shown and not any(text_of(one, row) for row in shown)]
        self.table.show_rows(shown, (*_HIDDEN, *empty))
        self.copy.setEnabled(bool(shown))
        self.words.setText(breakable(instead or self._counts()))

    def _counts(self) -> str:
        if self.made is None:
            return ""
        sides = (self.made.matched.older, self.made.matched.newer)
        named = " → ".join(f"{one.name} as at {show_day(one.as_at)}" for one in sides)
        return f"{named}: {difference_counts(self.made.found)}."

    def done(self, result: int) -> None:
        """Put away: an answer that comes still is let fall."""
        self._soon.stop()
        self._asked += 1
        super().done(result)


def show_comparison(
    parent: QWidget, now: PlanAsAt, file: Path, background: Background, write: Callable[[ComparedPlans], None]
) -> None:
    """Compare until the dialog is put away."""
    dialog = CompareDialog(now, file, background, write, parent)
    dialog.exec()
    dialog.deleteLater()
