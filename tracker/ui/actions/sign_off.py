"""Signing off in the panel: what waits for it, the question of who accepts it and on what evidence, and who did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.words import counted
from tracker.domain.actions.register import Line
from tracker.domain.actions.sign_off import make_sign_off, sign_off_refused
from tracker.domain.plan import Action, Plan, SignOffEvidence, Status, Update
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.services.evidence import evidence_of, file_now
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import Links, SmallButton
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.widgets.messages import ask, tell
from tracker.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SignOffAnswer:
    """Who accepts, or not yet; `text` is what was looked at, or why not."""

    accepted: bool
    by: str
    text: str
    evidence: tuple[SignOffEvidence, ...] = ()

    def update(self, plan: Plan, action: Action, day: date, recorded_by: str | None) -> Update:
        """The update that says it; TrackerError where it cannot be."""
        said = make_sign_off(
            plan, action, self.accepted, by=self.by, text=self.text if self.accepted else "",
            reason="" if self.accepted else self.text, evidence=self.evidence, uuid=str(uuid4()), day=day,
            recorded_at=datetime.now(UTC),
        )  # fmt: skip
        return replace(said, recorded_by=recorded_by or said.recorded_by)


class SignOffStrip(QFrame):
    """There only while an action waits for its sign-off, or has got it. `asked`: accept (True), or not yet."""

    asked = Signal(bool)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.words = plain_label()
        self.accept, self.not_yet = SmallButton("Accept…"), SmallButton("Not yet…")
        self.accept.setAccessibleName("Accept that the action is complete")
        self.not_yet.setAccessibleName("Say why the action is not complete yet")
        self.accept.clicked.connect(lambda _=False: self.asked.emit(True))
        self.not_yet.clicked.connect(lambda _=False: self.asked.emit(False))
        self.evidence = Links("Evidence of the sign-off")
        self.evidence.asked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.words)
        row = QHBoxLayout()
        for button in (self.accept, self.not_yet):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.evidence)

    def show_line(self, line: Line, as_at: date) -> None:
        """What waits, since when, and who said so; or who accepted it."""
        state, waits = line.state, line.awaiting_sign_off
        signed = state.status == Status.COMPLETE and state.signed_off_by
        self.setVisible(bool(waits or signed))
        for button in (self.accept, self.not_yet):
            button.setVisible(waits)
        since = state.status_since
        if waits:
            who = f" by {state.reported_by}" if state.reported_by else ""
            ago = (as_at - since).days if since else None
            days = "" if ago is None else f", {counted(ago, 'day')} ago" if ago else ", today"
            self.words.setText(breakable(f"Reported complete{who}{days}: somebody else has to accept it."))
        elif signed:
            on = f" on {show_day(state.signed_off_on)}" if state.signed_off_on else ""
            self.words.setText(breakable(f"Accepted by {state.signed_off_by}{on}."))
        self.evidence.offer((one.link, one) for one in (state.evidence if signed else ()))

    def _open(self, evidence: SignOffEvidence) -> None:
        """Open a link or a file, after asking; a file that is another one by now is said to be."""
        folder = self.workspace.path.parent
        now = file_now(folder, evidence)
        if now == "gone":
            tell(self, "Evidence", f'The file "{evidence.link}" is not in the folder of the plan any more.')
            return
        changed = "It has been changed since the sign-off. " if now == "changed" else ""
        if ask(self, "Open the evidence", f"{changed}Open {evidence.link} outside this program?", "Open it"):
            url = QUrl(evidence.link) if evidence.sha256 is None else QUrl.fromLocalFile(str(folder / evidence.link))
            QDesktopServices.openUrl(url)


class SignOffDialog(Dialog):
    """Who accepts and on what evidence, or who says not yet and why; what cannot be is said in the dialog."""

    def __init__(
        self, parent: QWidget, workspace: Workspace, line: Line, accepted: bool,
        save: Callable[[SignOffAnswer, Callable[[TrackerError], None]], None],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.workspace, self.line, self.accepts, self._save = workspace, line, accepted, save
        self.folder = workspace.path.parent
        ref = line.action.ref or "the action"
        self.setWindowTitle(f"Accept {ref}" if accepted else f"{ref} is not complete yet")
        self.who = QLineEdit(workspace.settings.who)
        self.who.setPlaceholderText("Name or role: not its lead, nor whoever reported it")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("What was looked at" if accepted else "Why not yet")
        self.text.setFixedHeight(self.fontMetrics().height() * 5)
        self.links = QLineEdit()
        self.links.setAccessibleName("Evidence")
        self.links.setPlaceholderText("https://…, or a file in the folder of the plan")
        self.error = plain_label()
        self.error.setAccessibleName("What is missing")
        self.error.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow("Accepted &by" if self.accepts else "Said &by", self.who)
        form.addRow("&What was looked at" if self.accepts else "&Because", self.text)
        if self.accepts:
            form.addRow("&Evidence", self._evidence_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        action = plain_label(
            breakable(f"{self.line.action.ref or ''} {self.line.action.text}".strip()[:300]), quiet=True
        )
        action.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        for widget in (action, self.error):
            column.addWidget(widget)
        column.insertLayout(1, form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.yes = QPushButton("Accept it" if self.accepts else "Back in progress")
        self.yes.setProperty("primary", True)
        self.yes.setDefault(True)
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.ActionRole)
        self.yes.clicked.connect(self.save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _evidence_row(self) -> QWidget:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.links, 1)
        choose = SmallButton("Choose a file…")
        choose.clicked.connect(self._choose)
        row.addWidget(choose)
        return inside

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Evidence in the folder of the plan", str(self.folder))
        if path:
            chosen = Path(path)
            inside = chosen.is_relative_to(self.folder)
            name = str(chosen.relative_to(self.folder)) if inside else str(chosen)
            self.links.setText("; ".join(part for part in (self.links.text().strip(), name) if part))

    def save(self) -> None:
        """Hand on what was answered, or say what is missing."""
        try:
            named = [part.strip() for part in self.links.text().split(";") if part.strip()]
            evidence = tuple(evidence_of(self.folder, text) for text in named)
            by, plan = self.who.text().strip(), self.workspace.plan
            if why := sign_off_refused(plan, self.line.action, self.line.state, by):
                raise TrackerError(why)
        except TrackerError as error:
            self.refuse(error)
            return
        self._save(SignOffAnswer(self.accepts, by, self.text.toPlainText().strip(), evidence), self.refuse)

    def refuse(self, error: TrackerError) -> None:
        """Say why it was not saved; what was typed stays."""
        self.error.setText(breakable(str(error)))
        self.error.show()
        self.adjustSize()
