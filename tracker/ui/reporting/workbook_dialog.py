"""Asks what of a plan goes into its workbook: which sheets, themes and leads, and whether people are named."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.columns.sheets.whole import WorkbookChoice, leads_of, sheets_for
from tracker.domain.plan import Plan
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.tables.check_list import CheckList
from tracker.ui.widgets.check_box import CheckBox
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import open_at

_WHOLE = "This is the whole plan: it can be imported again, with what was edited in the workbook."
_PART = "This is a part of the plan: it is for reading, and the plan cannot be made of it again."
_NO_SHEET = "Tick at least one sheet."
_COLUMNS = 3  # of sheets


class WorkbookDialog(Dialog):
    """`chosen()` answers what was ticked; it can be accepted while at least one sheet is."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.setWindowTitle("Export a workbook")
        self.sheets = {name: CheckBox(name) for name in sheets_for(plan)}
        self.themes, self.leads = (
            CheckList("Search themes", "Only these themes"),
            CheckList("Search leads", "Only these leads"),
        )
        self.themes.offer(((theme.heading, theme.heading) for theme in plan.themes if theme.heading), ())
        self.leads.offer(((lead, lead) for lead in leads_of(plan)), ())
        self.no_names = CheckBox("Roles in place of the names of people")
        self.said = plain_label(_WHOLE, quiet=True)
        self.said.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.yes = QPushButton("Export…")
        self.yes.setProperty("primary", True)
        self.yes.setDefault(True)
        self.buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        for box in self.sheets.values():
            box.setChecked(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sheets = QGridLayout()
        sheets.setSpacing(GRID)
        for n, box in enumerate(self.sheets.values()):
            sheets.addWidget(box, n // _COLUMNS, n % _COLUMNS)
        lists = QHBoxLayout()
        lists.setSpacing(GRID * 2)
        for words, widget in (("Themes (none ticked: all)", self.themes),
                              ("Leads (none ticked: all)", self.leads)):  # fmt: skip
            side = QVBoxLayout()
            side.setSpacing(GRID // 2)
            side.addWidget(plain_label(words, quiet=True))
            side.addWidget(widget, 1)
            lists.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addLayout(sheets)
        column.addLayout(lists, 1)
        column.addWidget(self.no_names)
        column.addWidget(self.said)
        column.addWidget(self.buttons)
        open_at(self, characters=92, lines=34)

    def _connect(self) -> None:
        for box in (*self.sheets.values(), self.no_names):
            box.toggled.connect(lambda _: self._changed())
        for one in (self.themes, self.leads):
            one.list.itemChanged.connect(lambda _: self._changed())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def chosen(self) -> WorkbookChoice:
        """What is ticked; all sheets together are the whole workbook."""
        ticked = tuple(name for name, box in self.sheets.items() if box.isChecked())
        sheets = () if len(ticked) == len(self.sheets) else ticked
        return WorkbookChoice(
            sheets, tuple(self.themes.checked), tuple(self.leads.checked), names=not self.no_names.isChecked()
        )

    def _changed(self) -> None:
        none = not any(box.isChecked() for box in self.sheets.values())
        self.yes.setEnabled(not none)
        self.said.setText(_NO_SHEET if none else _WHOLE if self.chosen().is_whole else _PART)


def ask_for_workbook(parent: QWidget, plan: Plan) -> WorkbookChoice | None:
    """What is to go into the workbook; None where the dialog was put away."""
    dialog = WorkbookDialog(plan, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen() if agreed else None
    dialog.deleteLater()
    return chosen
