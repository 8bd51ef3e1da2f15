"""What the dialogs of measures share: a form, one sentence about what went wrong, and saving that can wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from tracker.domain.measure import Measure
from tracker.domain.measures.joins import measure_as_kept
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import as_words
from tracker.ui.widgets.labels import error_label, plain_label
from tracker.ui.workspace import Workspace


class MeasureForm(Dialog):
    """Nothing that was typed is lost when it cannot be saved. `kept` is the measure as the file holds it, None: new."""

    def __init__(self, workspace: Workspace, measure: Measure | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.workspace, self.plan = workspace, workspace.plan
        self.kept = measure_as_kept(self.plan, measure.ref) if measure else None
        self._met_another = False
        self._what, self._work = "", lambda: None
        self.content = QWidget()
        self.error, self.wait = error_label(), plain_label()
        for label in (self.error, self.wait):
            label.hide()
        workspace.waiting.changed.connect(self._waits)

    def lay_out_form(self, save: str, what: str, work: Callable[[], None]) -> None:
        """The content, what is said under it, and the button that does the work; `what` is "change of 1.1-M04"."""
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addWidget(self.content, 1)
        column.addWidget(self.error)
        column.addWidget(self.wait)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = QPushButton(save)
        self.save_button.setProperty("primary", True)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._what, self._work = what, work
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def save(self) -> None:
        """Save, or say in one sentence why not; it waits where another program holds the file, and can be cancelled."""
        self.workspace.waiting.do(f"The {self._what}", self._work, lambda _: self.accept(), self._refused)

    def say(self, sentence: str) -> None:
        """One sentence about what went wrong."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _refused(self, error: TrackerError) -> None:
        if isinstance(error, Conflict):
            self.met_another(error)
        else:
            self.say(str(error))

    def met_another(self, conflict: Conflict) -> None:
        """Nothing was saved; what is typed stays, and a second press puts it in the place of theirs."""
        assert isinstance(conflict.theirs, Measure)
        self.kept, self._met_another = _bare(conflict.theirs), True
        self.say(
            f"Somebody else has changed {conflict.theirs.ref} since it was opened; nothing was saved, "
            "and Save puts your words in the place of theirs."
        )

    def _waits(self, words: str) -> None:
        """Nothing changes what is just being saved."""
        self.content.setEnabled(not words)
        self.save_button.setEnabled(not words)
        self.error.hide()
        self.wait.setText(words)
        self.wait.setVisible(bool(words))

    def reject(self) -> None:
        """Put away; what somebody else has changed meanwhile is shown. While it waits, only wait no longer."""
        if self.wait.isVisibleTo(self):
            self.workspace.waiting.cancel()
            return
        super().reject()
        if self._met_another and not self.isVisible():
            self.workspace.reload()


def _bare(measure: Measure) -> Measure:
    return replace(measure, remarks=(), readings=(), groups=(), comparators=())


def named_rows(form: QFormLayout, rows: list[tuple[str, QWidget]]) -> None:
    """Put fields under each other, each with its caption, which is its accessible name too."""
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(GRID * 2)
    form.setVerticalSpacing(GRID)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for words, widget in rows:
        widget.setAccessibleName(words)
        label = plain_label(as_words(words), wrap=False)
        label.setBuddy(widget)  # so that "&" would make a shortcut
        form.addRow(label, widget)
