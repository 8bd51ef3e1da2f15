"""Asks whom to chase, and in which words; the words are remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tracker.columns.packs import PACK_COLUMNS
from tracker.columns.words import text_of
from tracker.domain.packs.answering import PackStanding
from tracker.domain.packs.chasing import FIELDS_OF_A_LETTER, USUAL_WORDS, Letter, letter_to
from tracker.errors import TrackerError
from tracker.reports.packs.letter import mailto
from tracker.ui.look.theme import GRID
from tracker.ui.packs.send_dialog import LeadsDialog
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import error_label
from tracker.ui.workspace import Workspace

_WORDS = (
    "A draft is written to each of these leads, with their pack attached; your mail program opens it. Nothing is sent. "
    "Fields in braces are filled in: "
)


class ChaseDialog(LeadsDialog):
    """Those who have not answered, and the office's own words."""

    def __init__(self, parent: QWidget, workspace: Workspace, waiting: Sequence[PackStanding]) -> None:
        fields = ", ".join(f"{{{name}}}" for name in FIELDS_OF_A_LETTER)
        entries = [(one.pack.lead, _entry(one)) for one in waiting]
        super().__init__(parent, "Chase", f"{_WORDS}{fields}.", entries, "Choose a folder…")
        self.workspace, self.waiting = workspace, waiting
        self.text = QPlainTextEdit(workspace.settings.chase_words or USUAL_WORDS)
        self.text.setAccessibleName("The words of the letter")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 4 + GRID)
        self.error = error_label()
        self.error.hide()
        self.mail = SmallButton("Write to one by mail link")
        self.mail.setToolTip(
            "Opens your mail program with the words alone, for the one lead that is ticked: attach the pack"
        )
        self.mail.clicked.connect(lambda _=False: self.open_mail())
        self.list.list.itemChanged.connect(lambda _: self._look())
        self.by_link = False
        self.stand_under_list(self.text, self.error, self.mail)
        self.column.setStretchFactor(self.text, 1)
        self.column.setAlignment(self.mail, Qt.AlignmentFlag.AlignLeft)
        self._look()
        self.resize(self.width(), self.fontMetrics().lineSpacing() * 34)

    @property
    def words(self) -> str:
        """The words, with their fields."""
        return self.text.toPlainText()

    def letter(self) -> Letter | None:
        """The letter to the first lead that is ticked; None, and the sentence is shown, where its words have a slip."""
        chosen = next((one for one in self.waiting if one.pack.lead in self.leads), self.waiting[0])
        try:
            return letter_to(self.workspace.plan, chosen, self.words, self.workspace.as_at)
        except TrackerError as error:
            self.error.setText(str(error))
            self.error.show()
            return None

    def choose_folder(self) -> None:
        """A field that is none is said; the words are remembered once a folder is chosen."""
        if self.letter() is not None:
            super().choose_folder()
            self._remember()

    def open_mail(self) -> None:
        """Open the mail program with the letter to the one lead that is ticked; the words are remembered."""
        letter = self.letter()
        if letter is None:
            return
        if not QDesktopServices.openUrl(QUrl(mailto(letter), QUrl.ParsingMode.StrictMode)):
            self.error.setText("No mail program answers on this computer: write drafts instead.")
            self.error.show()
            return
        self.by_link = True
        self.accept()
        self._remember()

    def _remember(self) -> None:
        if self.result():
            kept = "" if self.words == USUAL_WORDS else self.words
            self.workspace.change_settings(replace(self.workspace.settings, chase_words=kept))

    def _look(self) -> None:
        self.mail.setEnabled(len(self.leads) == 1)


def _entry(one: PackStanding) -> str:
    said = {column.name: text_of(column, one) for column in PACK_COLUMNS}
    parts = [
        said["answer"],
        f"{one.overdue} overdue" if one.overdue else "",
        said["chased"] and f"chased {said['chased'].partition(',')[0]}",  # the day stands on the page
    ]
    return f"{one.pack.lead}: {', '.join(filter(None, parts))}"
