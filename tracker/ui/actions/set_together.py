"""Sets lead, review or status of several selected actions together: the strip that offers it, and its dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.words import counted, status_words
from tracker.domain.actions.register import Line
from tracker.domain.actions.together import OneForAll, Together, set_together
from tracker.domain.contradictions.contradiction import joined_words
from tracker.domain.fields import without_controls
from tracker.domain.plan import Action, Lead, Status, there_on
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict, Store
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.keys import WITHIN, key_action
from tracker.ui.look.theme import GRID
from tracker.ui.tables.register_view import RegisterView
from tracker.ui.who_am_i import WHO_SIGNS, known_user
from tracker.ui.widgets.chips import Choice, SmallButton
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import breakable, error_label, plain_label
from tracker.ui.workspace import Workspace

LEAD, REVIEW, STATUS = "lead", "review", "status"
_NAMED = 3  # actions that a sentence names


class SelectedStrip(QFrame):
    """Under the table while several actions are selected: how many, and the button that sets something of all."""

    def __init__(self, workspace: Workspace, table: RegisterView) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.workspace, self.table = workspace, table
        self.button = SmallButton("")
        self.button.setToolTip("Set lead, review or status of the selected actions (Ctrl+Shift+E)")
        self.button.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        row.addWidget(self.button)
        row.addStretch(1)
        table.selectionModel().selectionChanged.connect(lambda *_: self.refresh())
        table.register.modelReset.connect(self.refresh)
        words = "Set lead, review or status of the selected actions…"
        key_action(table, words, "Ctrl+Shift+E", self.ask, WITHIN.WidgetShortcut)
        self.refresh()

    @property
    def selected(self) -> list[Line]:
        """The selected actions, in the order of the table; a heading is none."""
        rows = self.table.register.rows
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [row for at in chosen if isinstance(row := rows[at], Line)]

    def under(self, table: QWidget) -> QWidget:
        """The table with the strip under it."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(self)
        return whole

    def refresh(self) -> None:
        """Say how many are selected."""
        count = len(self.selected)
        self.button.setText(f"{counted(count, 'action')}: set lead, review or status…")
        self.button.setAccessibleName(self.button.text())
        self.setVisible(count > 1)

    def ask(self) -> None:
        """Ask what the selected actions are to have; one alone may be asked for by its key."""
        ids = {line.action.id for line in self.selected}
        actions = [one for _, one in self.workspace.plan.actions() if one.id in ids]
        if actions:
            dialog = TogetherDialog(self.workspace, actions, self.window())
            dialog.exec()
            dialog.deleteLater()
            self.table.setFocus()


class TogetherDialog(Dialog):
    """Which field, its value, the reason where one is needed, and what it would do, said before it is done."""

    def __init__(self, workspace: Workspace, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.shown = workspace, actions
        self.setWindowTitle(f"Set for {counted(len(actions), 'action')}")
        self.field = Choice("What is set", (("Lead", LEAD), ("Review", REVIEW), ("Status", STATUS)))
        self.field.choose(LEAD)
        self.lead, self.review, self.status = DropList(), QLineEdit(), DropList()
        self.values: dict[str, QWidget] = {LEAD: self.lead, REVIEW: self.review, STATUS: self.status}
        self.reason = QLineEdit()
        self.told, self.error = plain_label(quiet=True), error_label()
        self.save_button = QPushButton()
        self._fill()
        self._lay_out()
        self._connect()
        self._look()
        self.lead.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        people = [one for one in self.workspace.plan.people if there_on(one, self.workspace.as_at)]
        from tracker.ui.actions.action_dialog import lead_words  # here and below: after the first frame

        typed = QLineEdit()
        typed.setPlaceholderText("Name, role")
        self.lead.setLineEdit(typed)
        self.lead.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.lead.addItems(["", *lead_words(people)])
        self.status.addItem("Choose a status", None)
        for one in Status:
            self.status.addItem(status_words(one) or "", one)
        self.review.setPlaceholderText("Dec 2017, 14/12/2017, Ongoing")
        self.reason.setPlaceholderText("Why, where one needs a reason")
        for field, name in self._named():
            field.setAccessibleName(name)

    def _named(self) -> tuple[tuple[QWidget, str], ...]:
        return (self.lead, "Lead"), (self.review, "Review"), (self.status, "Status"), (self.reason, "The reason")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        refs = [one.ref or one.text[:20] for one in self.shown]
        named = plain_label(breakable(_some(refs)), quiet=True)
        named.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        for widget in (named, self.field, *self.values.values(), self.reason, self.told, self.error):
            column.addWidget(widget)
        column.addStretch(1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button.setProperty("primary", True)
        self.save_button.setDefault(True)
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.field.changed.connect(self._look)
        self.lead.editTextChanged.connect(lambda _: self._look())
        for line in (self.review, self.reason):
            line.textChanged.connect(lambda _: self._look())
        self.status.currentIndexChanged.connect(lambda _: self._look())
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.workspace.waiting.changed.connect(lambda words: self.save_button.setEnabled(not words))

    # What it would do

    @property
    def wanted(self) -> OneForAll:
        """What is chosen; nothing at all before anything is."""
        reason, field = self.reason.text(), self.field.value
        if field == REVIEW:
            return OneForAll(review=self.review.text(), reason=reason)
        if field == STATUS:
            chosen = self.status.currentData()
            return OneForAll(status=Status(chosen) if chosen else None, reason=reason)
        text = self.lead.currentText().strip()
        return OneForAll(lead=self._lead(text) if text else None)

    def _lead(self, text: str) -> Lead:
        from tracker.documents.vocabulary.people import read_lead
        from tracker.ui.actions.action_dialog import words_of_person

        known = next((one for one in self.workspace.plan.people if words_of_person(one) == text), None)
        return Lead(text, known.name, known.role) if known else read_lead(text)

    def _made(self) -> Together:
        return set_together(self.workspace.plan, self.shown, self.wanted, self.workspace.stamp())

    def _look(self) -> None:
        """Say what would be saved, who is left out, and what needs a reason."""
        for name, field in self.values.items():
            field.setVisible(name == self.field.value)
        self.reason.setVisible(self.field.value != LEAD)
        wanted, made, error = self.wanted, Together([], [], []), ""
        if wanted.lead or wanted.status or wanted.review.strip():
            try:
                made = self._made()
            except TrackerError as unread:
                error = str(unread)
        self.told.setText(breakable(_told(made)))
        self.error.setText(breakable(error or _asked(made)))
        self.error.setVisible(bool(self.error.text()))
        count = len(made.records)
        self.save_button.setText(f"Set for {counted(count, 'action')}" if count else "Set")
        self.save_button.setEnabled(bool(count) and not made.asks and not error)

    # Saving

    def save(self) -> None:
        """Save all of it as one step, or nothing, and say why not."""
        if not known_user(self, self.workspace, WHO_SIGNS):
            return
        what = f"{self.field.value} of {counted(len(self._made().records), 'action')}"
        self.workspace.waiting.do(
            f"The {what}", lambda: self.workspace.save_by(self._save, what), lambda _: self.accept(), self._refused
        )

    def _save(self, store: Store) -> None:
        for seen in self.shown:
            for held in store.all(Action, id=seen.id):
                if held != seen:
                    ref = seen.ref or "one of these actions"
                    raise Conflict(
                        f"Somebody else has changed {ref} since it was shown; nothing was saved.", seen, held
                    )
        for record in self._made().records:
            store.save(without_controls(record))

    def _refused(self, error: TrackerError) -> None:
        """What somebody else has saved meanwhile is taken over: a second press sets it for the actions as they are."""
        if isinstance(error, Conflict):
            self.workspace.reload()
            ids = {one.id for one in self.shown}
            self.shown = [one for _, one in self.workspace.plan.actions() if one.id in ids]
            self._look()
        self.error.setText(breakable(str(error)))
        self.error.show()


def _some(names: Sequence[str]) -> str:
    """The first of them by name, and how many more."""
    more = len(names) - 2 * _NAMED
    return joined_words([*names[: 2 * _NAMED], f"{more} more"] if more > 0 else list(names))


def _told(made: Together) -> str:
    """Who is left out, and why, those of one reason together."""
    left: dict[str, list[str]] = {}
    for ref, why in made.left:
        left.setdefault(why.rstrip("."), []).append(ref)
    named = "; ".join(f"{_some(refs)} ({why})" for why, refs in left.items())
    return f"Left out: {named}." if named else ""


def _asked(made: Together) -> str:
    """What needs a reason: the first sentence, and how many more need one."""
    if not made.asks:
        return ""
    more = len(made.asks) - 1
    return made.asks[0] + (f" So do {more} more." if more > 1 else " So does one more." if more else "")
