"""What can be done with the chosen measure as a whole: edit, join, remove, bring back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from tracker.domain.measure import Measure
from tracker.domain.measures.joins import apart, joined_into, measure_as_kept
from tracker.domain.summary.of_measures import is_removed
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.dialogs.messages import ask, tell_error
from tracker.ui.measures.list_items import MeasureItem
from tracker.ui.widgets.chips import SmallButton, as_words
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.waiting import Cancelled
from tracker.ui.workspace import Workspace


class MeasureButtons(QWidget):
    """The buttons under the facts of a measure; `redact` is pressed for the page, `changed` tells what was done."""

    changed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.item: MeasureItem | None = None
        inside, flow = flowing()
        self.edit = self._button("Edit…", "Edit the measure", self.edit_measure)
        self.bands = self._button("Bands…", "Edit the bands of the measure", self.edit_bands)
        self.join = self._button("Join…", "Say that the measure is another name of one", self.join_measure)
        self.separate = self._button("Separate…", "Separate a measure that was joined into this one", self.ask_which)
        self.remove = self._button("Remove…", "Remove the measure from the plan", self.remove_measure)
        self.back = self._button("Bring back", "Bring the measure back", self.bring_back)
        self.redact = self._button("Redact…", "Remove words of the measure for good", None)
        for button in (self.edit, self.bands, self.join, self.separate, self.remove, self.back, self.redact):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)

    def _button(self, words: str, name: str, call: Callable[[], None] | None) -> SmallButton:
        button = SmallButton(words)
        button.setAccessibleName(name)
        button.setToolTip(name)
        if call is not None:
            button.clicked.connect(lambda _=False: call())
        return button

    def show_item(self, item: MeasureItem | None) -> None:
        """Offer what fits the measure."""
        self.item = item
        gone = item is not None and is_removed(item.measure, item.as_at)
        self.back.setVisible(gone)
        for button in (self.edit, self.bands, self.join, self.remove):
            button.setVisible(not gone)
        parts = joined_into(self.workspace.plan, item.measure.ref) if item else []
        self.separate.setVisible(bool(parts) and not gone)

    def edit_measure(self) -> None:
        """Ask for other words of the measure."""
        if self.item is not None:
            from tracker.ui.measures_editing.measure_dialog import MeasureDialog  # here and below: seldom asked for

            self._in_dialog(MeasureDialog(self.workspace, self.item.theme, self.item.measure, self), "Changed")

    def edit_bands(self) -> None:
        """Ask for other bands."""
        if self.item is not None:
            from tracker.ui.measures_editing.band_editor import BandEditor

            self._in_dialog(BandEditor(self.workspace, self.item.measure, self), "Changed the bands of")

    def join_measure(self) -> None:
        """Ask which measure it is another name of."""
        if self.item is not None:
            from tracker.ui.measures_editing.join_dialog import JoinDialog

            self._in_dialog(JoinDialog(self.workspace, self.item.measure, self), "Joined")

    def _in_dialog(self, dialog: QDialog, what: str) -> None:
        """Show a dialog, and tell what it changed."""
        assert self.item is not None
        ref = self.item.measure.ref
        before = measure_as_kept(self.workspace.plan, ref)
        if dialog.exec():
            self._tell(f"{what} {ref}.", before)
        dialog.deleteLater()

    def _tell(self, what: str, before: Measure) -> None:
        if measure_as_kept(self.workspace.plan, before.ref) != before:
            self.changed.emit(what)

    def ask_which(self) -> None:
        """Separate what was joined into the measure: of several, the one that is chosen."""
        if self.item is None:
            return
        parts = joined_into(self.workspace.plan, self.item.measure.ref)
        if len(parts) == 1:
            self.take_apart(parts[0].ref)
            return
        menu = QMenu(self)
        for part in parts:
            action = menu.addAction(as_words(f"{part.ref}  {' '.join(part.name.split())}"))
            action.triggered.connect(partial(lambda ref, *_: self.take_apart(ref), part.ref))
        menu.popup(self.separate.mapToGlobal(self.separate.rect().bottomLeft()))

    def take_apart(self, ref: str) -> None:
        """Let a measure that was joined into this one stand by itself again, after a question."""
        name = " ".join(measure_as_kept(self.workspace.plan, ref).name.split())
        question = f"Separate “{name}” ({ref}) again? Its readings and remarks go back to it."
        if ask(self, "Separate a measure", question, "Separate"):
            self._change(ref, lambda: apart(self.workspace.plan, ref), f"separation of {ref}", f"Separated {ref}.")

    def remove_measure(self) -> None:
        """Take the measure out of the plan from the as-at day on; nothing of it is deleted."""
        if self.item is None:
            return
        ref = self.item.measure.ref
        question = (
            f"Remove {ref} from the plan? Nothing is deleted: the filter Removed finds it, and it can be brought back."
        )
        if ask(self, "Remove a measure", question, "Remove it"):
            day = self.workspace.as_at
            self._change(ref, lambda: self._removed(ref, day), f"removal of {ref}", f"Removed {ref}.")

    def bring_back(self) -> None:
        """The measure is in the plan again."""
        if self.item is not None:
            ref = self.item.measure.ref
            self._change(ref, lambda: self._removed(ref, None), f"return of {ref}", f"Brought {ref} back.")

    def _removed(self, ref: str, day: date | None) -> Measure:
        return replace(measure_as_kept(self.workspace.plan, ref), removed_on=day)

    def _change(self, ref: str, make: Callable[[], Measure], what: str, told: str) -> None:
        """Save the measure that is made, and tell what was done."""
        before = measure_as_kept(self.workspace.plan, ref)
        self.workspace.waiting.do(
            f"The {what}", lambda: self.workspace.save(make(), what), lambda _: self._tell(told, before), self._refused
        )

    def _refused(self, error: TrackerError) -> None:
        if isinstance(error, Conflict):
            self.workspace.reload()
        if not isinstance(error, Cancelled):
            tell_error(self, error)
