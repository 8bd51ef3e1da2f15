"""The question of who accepts what was reported complete and on what evidence, or who says not yet and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.actions.register import Line
from tracker.domain.actions.sign_off import make_sign_off, sign_off_refused
from tracker.domain.plan import Action, Plan, SignOffEvidence, Update
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.services.evidence import evidence_of
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import breakable, plain_label
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
            reason="" if self.accepted else self.text, evidence=self.evidence, uuid=new_uuid(), day=day,
            recorded_at=datetime.now(UTC),
        )  # fmt: skip
        return replace(said, recorded_by=recorded_by or said.recorded_by)


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
