"""Takes a block of readings copied from a sheet: what it would add is said before anything is saved."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.look.theme import GRID
from tracker.ui.measures_editing.dialog_frame import MeasureForm
from tracker.ui.measures_editing.readings_block import BlockOfMeasure, read_block
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

_HOW = (
    "One row of periods over one row for each measure, or the other way round. Measures are known by their ref or "
    "their name; an empty cell says nothing."
)


class BlockDialog(MeasureForm):
    """The block can be typed into and put right; what it would do follows at once."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, None, parent)
        self.setWindowTitle("Paste readings")
        self.blocks: list[BlockOfMeasure] = []
        self.text, self.found, self.more = QPlainTextEdit(), plain_label(), plain_label(quiet=True)
        self._lay_out()
        self.text.textChanged.connect(self._follow)
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self._follow()

    def _lay_out(self) -> None:
        em, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.text.setAccessibleName("The block as copied")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabStopDistance(em * 12)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumSize(em * 76, line * 8)
        self.text.setPlaceholderText("Paste here with Ctrl+V")
        room = QScrollArea()
        room.setAccessibleName("What is found in it")
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.found)
        rows.addWidget(self.more)
        rows.addStretch(1)
        room.setWidget(inside)
        room.setWidgetResizable(True)
        room.setMinimumHeight(line * 6)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(plain_label(_HOW, quiet=True))
        column.addWidget(self.text, 1)
        column.addWidget(room, 1)
        self.lay_out_form("Add the readings", "readings", self._save)

    def _follow(self) -> None:
        """Say what the block would add, or the one thing that is wrong with it."""
        self.blocks, sentence = [], "Nothing is pasted yet."
        self.say("")
        if text := self.text.toPlainText():
            try:
                self.blocks = read_block(self.workspace.plan, text)
                sentence = found_words(self.blocks)
            except TrackerError as error:
                sentence = str(error)
        self.found.setText(sentence)
        self.more.setText("\n".join(block.words for block in self.blocks))
        self.save_button.setEnabled(bool(self.blocks))

    def met_another(self, conflict: Conflict) -> None:
        """What would be added now is told anew."""
        self.workspace.reload()
        self._follow()
        self.say(f"{conflict} What would be added now is shown above.")

    def _save(self) -> None:
        number = sum(len(block.readings) for block in self.blocks)
        self.workspace.add_readings(
            [(block.measure, block.readings) for block in self.blocks], f"{counted(number, 'reading')} pasted"
        )


def found_words(blocks: list[BlockOfMeasure]) -> str:
    """The question in one sentence: "12 readings of 3 measures are new and 2 change: add them?"."""
    new, changed = sum(len(block.new) for block in blocks), sum(len(block.changed) for block in blocks)
    if not new and not changed:
        return "Everything that was copied stands here already."
    parts = [f"{counted(new, 'reading')} {'is' if new == 1 else 'are'} new"] if new else []
    parts += [f"{counted(changed, 'reading')} {'changes' if changed == 1 else 'change'}"] if changed else []
    return f"{' and '.join(parts)}, of {counted(len(blocks), 'measure')}: add them?"
