"""The people of a plan: who they are, how else they are written, and two that are one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.editing.people import known_person, made_one, renamed_leads
from tracker.domain.fields import EditedRecord
from tracker.domain.plan import Person, there_on
from tracker.errors import TrackerError
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

_ID = Qt.ItemDataRole.UserRole


class PeopleDialog(QDialog):
    """A list at the left, the chosen person at the right; each Save is one step that can be undone."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWindowTitle("People of the plan")
        self.list = QListWidget()
        self.list.setAccessibleName("People")
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
        self.name, self.role, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.also = QPlainTextEdit()
        self.also.setTabChangesFocus(True)
        self.also.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.other = DropList()
        self.save_button = QPushButton("Save")
        self.save_button.setProperty("primary", True)
        self.add, self.join = SmallButton("Add a person"), SmallButton("Make them one")
        self.error = plain_label()
        self.error.setStyleSheet(f"color: {current_palette().ratings['red'].fill}")
        self.error.hide()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.save_button.clicked.connect(lambda _=False: self.save())
        self.add.clicked.connect(lambda _=False: self._begin_new())
        self.join.clicked.connect(lambda _=False: self.make_one())
        self._fill(None)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.addLayout(self._form())
        right.addWidget(self.error)
        right.addStretch(1)
        right.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        middle = QHBoxLayout()
        middle.setSpacing(GRID * 3)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addLayout(middle)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 110, self.fontMetrics().lineSpacing() * 26)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
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
        item = self.list.currentItem()
        return next((one for one in self.people if item and one.id == item.data(_ID)), None)

    def _fill(self, chosen: int | None) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.people:
            item = QListWidgetItem(written(one))
            item.setData(_ID, one.id)
            self.list.addItem(item)
            if one.id == chosen:
                self.list.setCurrentItem(item)
        if chosen is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show()

    def _show(self) -> None:
        person = self.person or Person(None, None)
        self.name.setText(person.name or "")
        self.role.setText(person.role or "")
        self.email.setText(person.email or "")
        self.also.setPlainText("\n".join(person.also_written))
        self.other.clear()
        for one in self.people:
            if one.id != person.id:
                self.other.addItem(written(one), one.id)
        self.join.setEnabled(self.person is not None and self.other.count() > 0)
        self.error.hide()

    def _begin_new(self) -> None:
        self.list.setCurrentRow(-1)
        self._show()
        self.name.setFocus()

    # Saving

    def save(self) -> None:
        """Save what is known of the person, and the leads under a new name."""
        held = self.person or Person(None, None, plan_id=self.workspace.plan.id)

        def work() -> None:
            plan = self.workspace.plan
            also = self.also.toPlainText().splitlines()
            known = known_person(plan, held, self.name.text(), self.role.text(), self.email.text(), also)
            if known != held:
                leads = renamed_leads(plan, held, known) if held.id else []
                self.workspace.save_all([known, *leads], f"entry of {written(known)}")

        self._do("The person", work, held.id)

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
        self.error.setText(str(error))
        self.error.show()


def written(person: Person) -> str:
    """A person in a list: "Vera Brook, Head of Service"."""
    return ", ".join(part for part in (person.name, person.role) if part)
