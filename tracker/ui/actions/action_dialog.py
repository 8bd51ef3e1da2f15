"""Adds an action, or changes its words, its lead and the measures it should move."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.reading import read_when
from tracker.domain.measures.joins import homes
from tracker.domain.measures.linked_actions import named_measures
from tracker.domain.plan import Action, Lead, Person, Theme, there_on
from tracker.domain.undoing.records import name_of_edit
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.tables.check_list import CheckList
from tracker.ui.widgets.chips import as_words
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import error_label, plain_label
from tracker.ui.workspace import Workspace


def next_ref(theme: Theme) -> str:
    """The next free ref of a theme: after 1.1.17 comes 1.1.18; "" where the theme has no ref."""
    if not theme.ref:
        return ""
    numbers = [int(found[1]) for action in theme.actions if (found := re.search(r"\.(\d+)$", action.ref or ""))]
    return f"{theme.ref}.{max(numbers, default=0) + 1}"


class ActionDialog(Dialog):
    """For a new action (`action` None) or a known one; nothing is lost when it cannot be saved."""

    def __init__(
        self, workspace: Workspace, theme: Theme, action: Action | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.plan, self.action = workspace, workspace.plan, action
        self._met_another = False
        self.setWindowTitle("Add an action" if action is None else f"Edit {action.ref or 'the action'}")
        self._make_fields(theme)
        self._lay_out()
        self._fill(theme)

    def _make_fields(self, theme: Theme) -> None:
        em = self.fontMetrics().averageCharWidth()
        self.theme = DropList()
        self.themes = [one for one in self.plan.themes if one.stands_on(self.workspace.as_at) or one.id == theme.id]
        for one in self.themes:
            self.theme.addItem(one.heading)
        self.theme.setCurrentIndex(max(0, [one.id for one in self.themes].index(theme.id)))
        self.ref, self.review = QLineEdit(), QLineEdit()
        self.review.setPlaceholderText("Dec 2017, 14/12/2017, Ongoing")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumSize(em * 56, self.fontMetrics().lineSpacing() * 5 + 2 * GRID)
        self.lead = DropList()
        lead_text = QLineEdit()
        lead_text.setPlaceholderText("Name, role")
        self.lead.setLineEdit(lead_text)
        self.lead.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.lead.addItems(["", *lead_words(one for one in self.plan.people if there_on(one, self.workspace.as_at))])
        self.measures = CheckList("Search measures", "Measures that it should move")
        self.error = error_label()
        self.error.hide()
        self.wait = plain_label()
        self.wait.hide()
        self.workspace.waiting.changed.connect(self._waits)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        self.form = QWidget()
        form = QFormLayout(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, widget in self._rows():
            widget.setAccessibleName(words)
            label = plain_label(as_words(words), wrap=False)
            label.setBuddy(widget)  # so that "&" would make a shortcut
            form.addRow(label, widget)
        column.addWidget(self.form)
        if self.action is None and not self.workspace.is_today:
            column.addWidget(plain_label(f"It is in the plan from {show_day(self.workspace.as_at)} on.", quiet=True))
        column.addWidget(self.error)
        column.addWidget(self.wait)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = QPushButton("Add" if self.action is None else "Save")
        self.save_button.setProperty("primary", True)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _rows(self) -> list[tuple[str, QWidget]]:
        """The fields with their captions."""
        rows: list[tuple[str, QWidget]] = [("Ref", self.ref), ("Action", self.text), ("Lead", self.lead)]
        if self.action is None:
            rows = [(self.plan.theme_word, self.theme), *rows, ("Review", self.review)]
        return [*rows, ("Should move", self.measures)] if any(self.plan.measures()) else rows

    def _fill(self, theme: Theme) -> None:
        named = {one.ref for one in named_measures(self.plan, self.action, date.max)} if self.action else set[str]()
        placed = sorted(self.plan.measures(), key=lambda pair: pair[0].id != theme.id)  # those of its theme first
        self.measures.offer(((one.ref, f"{one.ref}  {' '.join(one.name.split())}") for _, one in placed), named)
        if self.action is None:
            self._suggest()
            self.theme.currentIndexChanged.connect(lambda _: self._suggest())
        else:
            self.ref.setText(self.action.ref or "")
            self.text.setPlainText(self.action.text)
            self.lead.setEditText(" ".join(self.action.lead.as_printed.split()))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _suggest(self) -> None:
        self.ref.setText(next_ref(self._theme()))

    def _theme(self) -> Theme:
        return self.themes[self.theme.currentIndex()]

    # Saving

    def save(self) -> None:
        """Save, or say in one sentence why not; it waits where another program holds the file, and can be cancelled."""
        what = f"The change of {self.action.ref or 'the action'}" if self.action else "The new action"
        self.workspace.waiting.do(what, self._save, lambda _: self.accept(), self._refused)

    def _save(self) -> None:
        self._check()
        if self.action is None:
            self._add()
        else:
            self._change(self.action)

    def _refused(self, error: TrackerError) -> None:
        if isinstance(error, Conflict):
            self._say_conflict(error)
        else:
            self._say(str(error))

    def _waits(self, words: str) -> None:
        """Nothing changes what is just being saved."""
        self.form.setEnabled(not words)
        self.save_button.setEnabled(not words)
        self.error.hide()
        self.wait.setText(words)
        self.wait.setVisible(bool(words))

    def _check(self) -> None:
        ref = self.ref.text().strip()
        if not self.text.toPlainText().strip():
            raise TrackerError("Write what is to be done.")
        mine = self.action.id if self.action else None
        if ref and any(action.ref == ref and action.id != mine for _, action in self.plan.actions()):
            raise TrackerError(f"There is an action {ref} already: choose another ref.")

    def _add(self) -> None:
        review = read_when(self.review.text(), period=self.plan.period)[0]
        if review.kind == "unread":
            raise TrackerError(
                f'The review date "{self.review.text().strip()}" could not be read: write "Dec 2017" or 14/11/2017.'
            )
        text = self.text.toPlainText().strip()
        self.workspace.add_action(
            self._theme(), self.ref.text().strip(), text, self._lead(Lead()), review, self._measures(())
        )

    def _change(self, action: Action) -> None:
        changed = replace(
            action,
            ref=self.ref.text().strip() or None,
            text=self.text.toPlainText().strip(),
            lead=self._lead(action.lead),
            measures=self._measures(action.measures),
        )
        if changed != action:
            self.workspace.save(changed, name_of_edit(action, changed))

    def _lead(self, held: Lead) -> Lead:
        """The lead as it is if it was not touched, that of a known person, or as the printed text reads."""
        text = self.lead.currentText().strip()
        if text == " ".join(held.as_printed.split()):
            return held
        known = next((person for person in self.plan.people if words_of_person(person) == text), None)
        return Lead(text, known.name, known.role) if known else read_lead(text)

    def _measures(self, held: tuple[str, ...]) -> tuple[str, ...]:
        """The refs of the measures that are checked: those held as they stand, also of measures that are gone."""
        home, checked = homes(self.plan), self.measures.checked
        stands = {measure.ref for _, measure in self.plan.measures()}
        kept = [ref for ref in held if home.get(ref, ref) in checked or home.get(ref, ref) not in stands]
        known = {home.get(ref, ref) for ref in kept}
        return (*kept, *(ref for ref in checked if ref not in known))

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()

    def reject(self) -> None:
        """Put away; what somebody else has changed meanwhile is shown. While it waits, only wait no longer."""
        if self.wait.isVisibleTo(self):
            self.workspace.waiting.cancel()
            return
        super().reject()
        if self._met_another and not self.isVisible():
            self.workspace.reload()

    def _say_conflict(self, conflict: Conflict) -> None:
        """Nothing was saved; what is typed stays, and a second press puts it in the place of theirs."""
        theirs = conflict.theirs
        assert isinstance(theirs, Action)
        self.action, self._met_another = theirs, True
        lead = " ".join(theirs.lead.as_printed.split()) or "nobody"
        self._say(
            f"Somebody else has changed this action since it was opened; it now reads “{theirs.text}”, led by {lead}; "
            "nothing was saved, and Save puts your words in the place of theirs."
        )


def words_of_person(person: Person) -> str:
    """A person as a lead is written: "Vera Brook, Head of Service"."""
    return ", ".join(part for part in (person.name, person.role) if part)


def lead_words(people: Iterable[Person]) -> list[str]:
    """Every person as a lead is written, in alphabetical order."""
    return sorted({words for person in people if (words := words_of_person(person))}, key=str.casefold)
