"""Asks once who the user is, offered from the plan's people: to find what is theirs, and to sign what they write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.words import counted
from tracker.domain.actions.filters import is_mine, who_i_am
from tracker.domain.actions.register import Line
from tracker.domain.plan import Person
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.tables.copying import offer_list_copies
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

_FIRST = "Say who you are: it finds the actions that are yours, and signs what you write."
WHO_SIGNS = "What you write is signed: say who you are, and it is saved."
_NAME, _ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class WhoDialog(Dialog):
    """A line for the name and one for the role, and under them the people of the plan that it may be.

    `chosen` answers the name, `role` is the line of the role. `later` is what the button says that answers nothing.
    """

    def __init__(
        self, parent: QWidget, why: str, people: Sequence[Person], lines: Sequence[Line], later: str = "Cancel"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who are you?")
        self.name = QLineEdit()
        self.name.setAccessibleName("Your name or role")
        self.name.setPlaceholderText("Your name or role: type it, or choose it below")
        self.role = QLineEdit()
        self.role.setAccessibleName("Your role")
        self.role.setPlaceholderText("Your role, where the plan names only roles")
        self.people = QListWidget()
        self.people.setAccessibleName("People of the plan")
        self.people.setWordWrap(True)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setMinimumHeight(self.fontMetrics().lineSpacing() * 6)
        self.people.setStyleSheet(_list_sheet())
        offer_list_copies(self.people)
        self._offer(people, lines)
        self.yes = QPushButton("This is me")
        self.yes.setProperty("primary", True)
        self.yes.setEnabled(False)
        self.yes.setDefault(True)
        self._lay_out(why, later)
        self.name.textEdited.connect(self._typed)
        self.name.textChanged.connect(lambda text: self.yes.setEnabled(bool(text.strip())))
        self.people.currentItemChanged.connect(lambda now, _: self._take(now))
        self.people.itemClicked.connect(self._take)
        self.people.itemActivated.connect(self._accept_item)

    def _offer(self, people: Sequence[Person], lines: Sequence[Line]) -> None:
        """Those who lead most come first."""
        counts = {called: 0 for person in people if (called := person.name or person.role)}
        for called in counts:
            me = who_i_am(called, people)
            counts[called] = sum([is_mine(line, me) for line in lines])
        roles = {person.name: person.role for person in people if person.name and person.role}
        for called in sorted(counts, key=lambda called: (-counts[called], called.casefold())):
            words = ", ".join(part for part in (called, roles.get(called)) if part)
            item = QListWidgetItem(f"{words} · {counted(counts[called], 'action')}")
            item.setData(_NAME, called)
            item.setData(_ROLE, roles.get(called) or "")
            self.people.addItem(item)

    def _lay_out(self, why: str, later: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        words = plain_label(f"{why} It is asked once; the settings (Ctrl+,) change it.")
        words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)
        for widget in (words, self.name, self.role, self.people):
            column.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(later)
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(self.sizeHint().width(), self.fontMetrics().lineSpacing() * 21 + 14 * GRID)

    @property
    def chosen(self) -> str:
        """The name as typed or chosen."""
        return " ".join(self.name.text().split())

    def _typed(self, text: str) -> None:
        """Only those that fit what is typed stay in the list."""
        words = text.casefold().split()
        for at in range(self.people.count()):
            item = self.people.item(at)
            item.setHidden(not all(word in item.text().casefold() for word in words))

    own_keys = (
        OwnKey("Down", "goes from the name to the people that fit it"),
        OwnKey("Enter", "in the list of people takes the one that is chosen"),
        OwnKey("Esc", "closes the dialog, and says nobody"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down goes from the line to the people that fit what is typed in it."""
        fitting = [at for at in range(self.people.count()) if not self.people.item(at).isHidden()]
        if event.key() == Qt.Key.Key_Down and self.name.hasFocus() and fitting:
            self.people.setFocus()
            self.people.setCurrentRow(fitting[0])
            self._take(self.people.item(fitting[0]))
        else:
            super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.name.setText(item.data(_NAME))
            self.role.setText(item.data(_ROLE))

    def _accept_item(self, item: QListWidgetItem) -> None:
        self._take(item)
        self.accept()


def _list_sheet() -> str:
    palette, room = current_palette(), GRID // 2
    return (
        f"QListWidget {{ border: 2px solid {palette.line}; }}"
        f"QListWidget:focus {{ border-color: {palette.accent}; }}"
        f"QListWidget::item {{ padding: {room}px {GRID}px; }}"
        f"QListWidget::item:selected {{ background: {palette.accent}; color: {palette.surface}; }}"
    )


def known_user(parent: QWidget, workspace: Workspace, why: str) -> bool:
    """Whether it is known who the user is; it is asked where it is not, and remembered."""
    if not workspace.settings.who:
        dialog = WhoDialog(parent, why, workspace.plan.people, workspace.lines)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            _remember(workspace, dialog)
        dialog.deleteLater()
    return bool(workspace.settings.who)


def ask_at_first(parent: QWidget, workspace: Workspace) -> WhoDialog | None:
    """Ask when a plan is open for the first time, without holding the program up.

    Whoever skips it is asked again where it is needed: by *Mine*, and before the first save.
    """
    if workspace.settings.who or workspace.settings.asked_who or not workspace.is_open:
        return None
    workspace.change_settings(replace(workspace.settings, asked_who=True))
    dialog = WhoDialog(parent, _FIRST, workspace.plan.people, workspace.lines, "Skip for now")
    dialog.accepted.connect(lambda: _remember(workspace, dialog))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _remember(workspace: Workspace, dialog: WhoDialog) -> None:
    said = replace(workspace.settings, who=dialog.chosen, role=" ".join(dialog.role.text().split()))
    workspace.change_settings(said)
