"""The people of a plan: who they are, how else they are written, and two that are one."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.words import Column
from tracker.domain.editing.people import known_person, made_one, renamed_leads
from tracker.domain.fields import EditedRecord
from tracker.domain.plan import Person, there_on
from tracker.errors import TrackerError
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import breakable, error_label
from tracker.ui.workspace import Workspace


class PeopleDialog(Dialog):
    """A list at the left, the chosen person at the right; each Save is one step that can be undone."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWindowTitle("People of the plan")
        self.chosen: int | None = None  # the id of the person whose fields are shown; None for somebody new
        self.list = RowsView("People", _COLUMNS, "person", choosing=True, same=lambda person: person.id)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.name, self.role, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.also = QPlainTextEdit()
        self.also.setTabChangesFocus(True)
        self.also.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.other = DropList()
        self.save_button = QPushButton("Save")
        self.save_button.setProperty("primary", True)
        self.add, self.join = SmallButton("Add a person"), SmallButton("Make them one")
        self.error = error_label()
        self.error.hide()
        self._lay_out()
        self.list.chosen.connect(self._turn_to)
        self.save_button.clicked.connect(lambda _=False: self.save())
        self.add.clicked.connect(lambda _=False: self._begin_new())
        self.join.clicked.connect(lambda _=False: self.make_one())
        self._fill(next((one.id for one in self.people), None))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.addLayout(self._form())
        right.addWidget(self.error)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(GRID * 3)
        middle.addWidget(self.list, 2)
        middle.addLayout(right, 3)
        foot = QHBoxLayout()
        shut = SmallButton("Close")
        shut.clicked.connect(lambda _=False: self.reject())
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        foot.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addLayout(middle)
        column.addLayout(foot)
        self.resize(self.fontMetrics().averageCharWidth() * 110, self.fontMetrics().lineSpacing() * 26)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Name", self.name), ("Role", self.role), ("E-mail", self.email),
            ("Also written as, one a line", self.also),
        )  # fmt: skip
        for words, field in fields:
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.other.setAccessibleName("The same person as")
        same = QHBoxLayout()
        same.addWidget(self.other, 1)
        same.addWidget(self.join)
        form.addRow("The same person as", same)
        return form

    # What is shown

    @property
    def people(self) -> list[Person]:
        """The people of the plan, in the order of their names."""
        day = self.workspace.as_at
        there = [one for one in self.workspace.plan.people if there_on(one, day)]
        return sorted(there, key=lambda one: written(one).casefold())

    @property
    def person(self) -> Person | None:
        """Who is chosen; None for somebody new."""
        return next((one for one in self.people if one.id == self.chosen), None)

    def _fill(self, chosen: int | None) -> None:
        """List the people by now, and show one of them."""
        self.chosen = chosen
        self.list.blockSignals(True)
        self.list.show_rows(self.people)
        self.list.blockSignals(False)
        self._mark()
        self._show()

    def _mark(self) -> None:
        """Whose fields are shown is marked in the list."""
        at = next((at for at, one in enumerate(self.list.rows.rows) if one.id == self.chosen), None)
        self.list.blockSignals(True)
        if at is None:
            self.list.setCurrentIndex(QModelIndex())  # or a click on the row of before would change nothing
            self.list.clearSelection()
        else:
            self.list.selectRow(at)
        self.list.blockSignals(False)

    def _turn_to(self, person: Person) -> None:
        """Show another person, when what was typed of this one is saved."""
        if person.id != self.chosen:
            self._leave_for(person.id)

    def _show(self) -> None:
        person = self.person or Person(None, None)
        self.name.setText(person.name or "")
        self.role.setText(person.role or "")
        self.email.setText(person.email or "")
        self.also.setPlainText("\n".join(person.also_written))
        for line in (self.name, self.role, self.email):
            line.home(False)  # a long one is read from its beginning
        self.other.clear()
        for one in self.people:
            if one.id != person.id:
                self.other.addItem(written(one), one.id)
        self.join.setEnabled(self.person is not None and self.other.count() > 0)
        self.error.hide()
        self._shown = self._typed()

    def _typed(self) -> tuple[str, ...]:
        return self.name.text(), self.role.text(), self.email.text(), self.also.toPlainText()

    def _begin_new(self) -> None:
        self._leave_for(None)
        self.name.setFocus()

    def _leave_for(self, chosen: int | None) -> None:
        if self._typed() == self._shown:
            self._fill(chosen)
        else:
            self.save(then=chosen)

    unsaved = "What you typed of this person is not saved yet."

    def is_unsaved(self) -> bool:
        """Whether something of the person was typed and not saved."""
        return self._typed() != self._shown

    # Saving

    def save(self, then: int | Literal["the same"] | None = "the same") -> None:
        """Save what is known of the person, and the leads under a new name; `then` is who is shown after that."""
        held = self.person or Person(None, None, plan_id=self.workspace.plan.id)

        def work() -> None:
            plan = self.workspace.plan
            also = self.also.toPlainText().splitlines()
            known = known_person(plan, held, self.name.text(), self.role.text(), self.email.text(), also)
            if known != held:
                leads = renamed_leads(plan, held, known) if held.id else []
                self.workspace.save_all([known, *leads], f"entry of {written(known)}")

        self._do("The person", work, held.id if then == "the same" else then)

    def make_one(self) -> None:
        """The other one is only another way in which this person is written."""
        person, plan = self.person, self.workspace.plan
        other = next((one for one in self.people if one.id == self.other.currentData()), None)
        if person is None or other is None:
            return
        records: list[EditedRecord] = [*made_one(plan, person, other, self.workspace.as_at)]
        what = f"joining of {written(other)} into {written(person)}"
        self._do("The joining", lambda: self.workspace.save_all(records, what), person.id)

    def _do(self, what: str, work: object, chosen: int | None) -> None:
        assert callable(work)
        self.workspace.waiting.do(what, work, lambda _: self._fill(chosen), self._refused)

    def _refused(self, error: TrackerError) -> None:
        self._mark()
        self.error.setText(breakable(str(error)))
        self.error.show()


def written(person: Person) -> str:
    """A person in a list: "Vera Brook, Head of Service"."""
    return ", ".join(part for part in (person.name, person.role) if part)


_COLUMNS = [Column("person", "Person", written, "text", 40, wrap=True)]
