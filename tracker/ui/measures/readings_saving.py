"""The readings of a measure in a table: what is typed, pasted or cleared is saved at once, or refused and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tracker.columns.words import counted
from tracker.domain.measure import Reading
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.dialogs import messages
from tracker.ui.measures.readings_model import ReadingsModel
from tracker.ui.measures.readings_paste import PastedReadings, pasted
from tracker.ui.measures.readings_table import ReadingsTable, Typed
from tracker.ui.measures_editing.readings_block import pasted_cells
from tracker.ui.measures_editing.readings_editing import period_words, row_key
from tracker.ui.widgets.waiting import Cancelled
from tracker.ui.workspace import Workspace


class SavedReadings(QObject):
    """The table and its model; `said`: one sentence to stand beside the table, "" takes it away."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.model = ReadingsModel(self.save, self)
        self.table = ReadingsTable(self.model)
        self.model.refused.connect(self.said)
        self.model.disagrees.connect(
            lambda words, reading: QTimer.singleShot(0, self, lambda: self._ask(words, reading))
        )
        self.table.clear_asked.connect(self.clear_cells)
        self.table.paste_asked.connect(self.paste)

    def save(self, readings: Sequence[Reading], then: Callable[[], None]) -> bool:
        """Save readings together, and then do that; answers whether it is done already.

        A refusal is told, what the file holds now is shown, and what was typed can be changed. While another program
        holds the file it waits.
        """
        count = len(readings)
        what = f"reading of {period_words(readings[0].period)}" if count == 1 else f"{count} readings"
        measure, before = self.model.measure, set(map(row_key, self.model.lines))
        assert measure is not None
        typed, done = self.table.being_typed(), []

        def saved(_: None) -> None:
            done.append(True)
            self.said.emit("")
            if self.model.measure and measure.id == self.model.measure.id:
                standing = (row_key(line) for line in self.model.lines if line.replaced_by is None)
                self._follow([key for key in standing if key not in before])
            then()

        def refused(error: TrackerError) -> None:
            QTimer.singleShot(0, self, lambda: self._refused(error, typed))

        self.workspace.waiting.do(
            f"The {what}", lambda: self.workspace.add_readings([(measure, readings)], what), saved, refused
        )
        if not done:
            self.said.emit(self.workspace.waiting.words)
        return bool(done)

    def _follow(self, new: Sequence[object]) -> None:
        if len(new) == 1:
            self.table.go_to(self.model.index(self.model.row_of(new[0]), 2))

    def _refused(self, error: TrackerError, typed: Typed | None) -> None:
        self.said.emit(str(error) if isinstance(error, Cancelled) else "")
        if not isinstance(error, Cancelled):
            told = _conflict_words(error) if isinstance(error, Conflict) else str(error)
            messages.tell(self.table, "The reading was not saved", told)
        self.workspace.reload()
        if typed is not None and not isinstance(error, Conflict):
            self.table.type_again(*typed)

    def _ask(self, question: str, reading: Reading) -> None:
        if messages.ask(self.table, "Value and cases do not agree", question, "Save the value"):
            self.model.save_new_or_old(reading)

    def clear_cells(self, indexes: Sequence[QModelIndex | QPersistentModelIndex]) -> None:
        """Empty the chosen cells after a question; periods and rows stay."""
        if indexes and all(self.model.is_new(index) for index in indexes):
            self.model.drop_started(self.model.measure.id if self.model.measure else None)
            return
        cells = [one for one in indexes if one.column() and one.data() and self.model.reading_at(one)]
        if not cells:
            self.said.emit("A reading keeps its period, and what was replaced stays: choose cells that can go.")
            return
        question = _clear_question([str(one.data()) for one in cells], str(self.model.index(cells[0].row(), 0).data()))
        if messages.ask(self.table, "Clear readings", question, "Clear"):
            self.save(self.model.cleared(cells), lambda: None)

    def paste(self, text: str, row: int, column: int) -> None:
        """Take a block of cells: all of it is saved, or nothing and one sentence says why."""
        measure = self.model.measure
        if measure is None or not text.strip():
            return
        try:
            cells = pasted_cells(text)
            if len(cells) == 1 and len(cells[0]) == 1:
                self.model.setData(self.model.index(row, column), cells[0][0])
                return
            found = pasted(measure, self.model.standing(row), cells, column, self.model.words)
        except TrackerError as error:
            messages.tell(self.table, "Nothing was pasted", str(error))
            return
        if self._agreed(found) and found.all:
            self.save(found.all, partial(self.said.emit, found.words))
        elif not found.all:
            self.said.emit("Everything that was copied stands here already.")

    def _agreed(self, found: PastedReadings) -> bool:
        if not found.changed:
            return True
        periods = ", ".join(period_words(one.period) for one in found.changed[:3])
        more = f" and {len(found.changed) - 3} more" if len(found.changed) > 3 else ""
        question = f"{counted(len(found.changed), 'reading')} would change ({periods}{more}). Change what stands there?"
        return messages.ask(self.table, "Paste readings", question, "Change them")


def _conflict_words(error: Conflict) -> str:
    return f"{error} The table shows what the file holds; change it again if yours is right."


def _clear_question(texts: list[str], period: str) -> str:
    if len(texts) == 1:
        return f'Clear "{texts[0]}" of {period}? It stays in the table, struck through.'
    return f"Clear {len(texts)} cells? What stands in them stays in the table, struck through."
