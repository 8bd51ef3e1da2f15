"""Asks what a report to the committee is to be: days, Word or PDF, for whom, what is left out; shows its contents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.long_text import shortened
from tracker.domain.plan import Plan
from tracker.domain.report import last_report
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.reports.blocks import Report
from tracker.reports.committee.report import committee_report
from tracker.reports.committee.wanted import AUDIENCE, WantedReport
from tracker.services.reporting import check_days, prepared
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.reporting.day_line import typed_day
from tracker.ui.reporting.preview import ReportPreview
from tracker.ui.tables.check_list import CheckList
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.check_box import CheckBox
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import breakable, error_label, plain_label
from tracker.ui.widgets.panels import open_at

_PAUSE = 300  # milliseconds without another choice before the preview is made
_KINDS = {"Word (.docx)": ".docx", "PDF (.pdf)": ".pdf"}


@dataclass(frozen=True, slots=True)
class ChosenReport:
    """What was asked for; `ending` of its file, `style` for Word only."""

    wanted: WantedReport
    left_out: tuple[str, ...]
    ending: str
    style: Path | None


class ReportDialog(Dialog):
    """`chosen()` answers what was asked for; it can be accepted only while that can be made."""

    def __init__(self, plan: Plan, as_at: date, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan, self.background = plan, background
        self._asked = 0  # which preview is the last; those before it fall
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        self.setWindowTitle("Report")
        self._make(as_at)
        self._lay_out()
        self._connect()
        self._look()

    def _make(self, as_at: date) -> None:
        last = last_report(self.plan.reports, as_at)
        self.as_at, self.since, self.audience = QLineEdit(show_day(as_at)), QLineEdit(), QLineEdit(AUDIENCE)
        self.since.setText(show_day(last.as_at) if last else "")
        self.since.setPlaceholderText("The day of the last report; empty: nothing is compared")
        self.kind, self.style_file = DropList(), QLineEdit()
        self.kind.addItems(list(_KINDS))
        self.style_file.setPlaceholderText("A Word document of the council; empty: our own look")
        self.choose_style = SmallButton("Choose…")
        self.choose_style.setAccessibleName("Choose the style file")
        self.public = CheckBox("For everybody: roles for names, numbers under 6 as “c”")
        self.left_out = CheckList("Search actions", "Actions to leave out")
        refs = [(action.ref, f"{action.ref} {shortened(action.text, 60)}") for _, action in self.plan.actions()
                if action.ref and action.removed_on is None]  # fmt: skip
        self.left_out.offer(((ref, words) for ref, words in refs if ref), ())
        self.preview = ReportPreview()
        self.error = error_label()
        self.error.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.yes = QPushButton("Write report")
        self.yes.setProperty("primary", True)
        self.yes.setDefault(True)
        self.buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addLayout(self._form())
        left.addWidget(self.public)
        left.addWidget(plain_label("Actions to leave out", quiet=True))
        left.addWidget(self.left_out, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID * 2)
        row.addLayout(left, 4)
        row.addWidget(self.preview, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addLayout(row, 1)
        column.addWidget(self.error)
        column.addWidget(self.buttons)
        open_at(self, characters=150, lines=36)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        style = QHBoxLayout()
        style.addWidget(self.style_file, 1)
        style.addWidget(self.choose_style)
        fields = {"As at": self.as_at, "Changes since": self.since, "For": self.audience, "As": self.kind}
        for words, widget in fields.items():
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        self.style_file.setAccessibleName("Style")
        form.addRow("Style", style)
        return form

    def _connect(self) -> None:
        for line in (self.as_at, self.since, self.audience, self.style_file):
            line.textChanged.connect(lambda _: self._changed())
        self.public.toggled.connect(lambda _: self._changed())
        self.left_out.list.itemChanged.connect(lambda _: self._changed())
        self.kind.currentIndexChanged.connect(lambda _: self._changed())
        self.choose_style.clicked.connect(self._choose_style)
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)

    def chosen(self) -> ChosenReport:
        """What stands in the dialog; TrackerError where it cannot be made."""
        as_at = typed_day(self.as_at, "As at")
        since = typed_day(self.since, "Changes since") if self.since.text().strip() else None
        audience = self.audience.text().strip()
        wanted = WantedReport(as_at, since, audience, public=self.public.isChecked())
        check_days(wanted)
        ending = _KINDS[self.kind.currentText()]
        typed = self.style_file.text().strip()
        style = Path(typed) if typed and ending == ".docx" else None
        if style is not None and not style.is_file():
            raise TrackerError(f"There is no style file {style}: choose a Word document, or leave it empty.")
        return ChosenReport(wanted, tuple(self.left_out.checked), ending, style)

    def _choose_style(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Style of the report", "", "Word documents (*.docx *.dotx)")
        if name:
            self.style_file.setText(name)

    # The preview

    def _changed(self) -> None:
        for widget in (self.style_file, self.choose_style):
            widget.setEnabled(_KINDS[self.kind.currentText()] == ".docx")
        self._soon.start()

    def _look(self) -> None:
        """Make the contents on the helper thread; what cannot be made is said."""
        self._asked += 1
        number, plan = self._asked, self.plan
        try:
            chosen = self.chosen()
        except TrackerError as error:
            self._say(str(error))
            return
        self._say("")

        def work() -> Report:
            return committee_report(*prepared(plan, chosen.wanted, chosen.left_out))

        self.background.run(work, lambda report: self._answered(number, report), lambda error: self._failed(error))

    def _answered(self, number: int, report: Report) -> None:
        if number == self._asked:
            self.preview.show_report(report)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, TrackerError):
            raise error
        self._say(str(error))

    def _say(self, error: str) -> None:
        self.error.setText(breakable(error))
        self.error.setVisible(bool(error))
        self.yes.setEnabled(not error)

    def _go(self) -> None:
        self._soon.stop()
        try:
            self.chosen()
        except TrackerError as error:
            self._say(str(error))
            return
        self.accept()

    def done(self, result: int) -> None:
        """Put away: an answer that comes still is let fall."""
        self._soon.stop()
        self._asked += 1
        super().done(result)


def ask_for_report(parent: QWidget, plan: Plan, as_at: date, background: Background) -> ChosenReport | None:
    """What is asked for; None where the dialog was put away."""
    dialog = ReportDialog(plan, as_at, background, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen() if agreed else None
    dialog.deleteLater()
    return chosen
