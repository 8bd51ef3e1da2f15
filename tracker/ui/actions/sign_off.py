"""Signing off in the panel: what waits for it, and who did."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from tracker.columns.words import counted
from tracker.domain.actions.register import Line
from tracker.domain.plan import SignOffEvidence, Status
from tracker.domain.when import show_day
from tracker.ui.dialogs.messages import ask, tell
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import Links, SmallButton
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.workspace import Workspace


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
        from PySide6.QtCore import QUrl  # all of this is seldom asked for
        from PySide6.QtGui import QDesktopServices

        from tracker.services.evidence import file_now

        folder = self.workspace.path.parent
        now = file_now(folder, evidence)
        if now == "gone":
            tell(self, "Evidence", f'The file "{evidence.link}" is not in the folder of the plan any more.')
            return
        changed = "It has been changed since the sign-off. " if now == "changed" else ""
        if ask(self, "Open the evidence", f"{changed}Open {evidence.link} outside this program?", "Open it"):
            url = QUrl(evidence.link) if evidence.sha256 is None else QUrl.fromLocalFile(str(folder / evidence.link))
            QDesktopServices.openUrl(url)
