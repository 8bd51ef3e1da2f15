"""What was taught in the preview, into a file for somebody else; and what a file says of tables, into the preview."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from tracker.documents.dump.table_choices import read_mapping, write_mapping
from tracker.domain.draft import Choices
from tracker.errors import TrackerError
from tracker.put_in_place import MAPPING
from tracker.services.table_choices import taught_by
from tracker.ui.dialogs.messages import tell, tell_error
from tracker.ui.dialogs.save_dialog import choose_target, name_filter
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import SmallButton

_WORDS = "Mappings of tables"


class MappingFile(QWidget):
    """Two quiet buttons. `used`: all that is chosen now that a file was taken, by which the document is to be read."""

    used = Signal(object)

    def __init__(self, choices: ImportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = choices
        self.save_button, self.use_button = SmallButton("Save what was taught…"), SmallButton("Use a mapping…")
        self.save_button.setToolTip("What was chosen for tables, as a file for another plan or computer")
        self.use_button.setToolTip("Read the document by what such a file says of its tables")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.save_button)
        row.addWidget(self.use_button)
        self.save_button.clicked.connect(self.save)
        self.use_button.clicked.connect(self.use)

    def show_choices(self) -> None:
        """There is nothing to save before something was chosen."""
        self.save_button.setEnabled(bool(self.choices.tables))

    def save(self) -> None:
        """Ask for a name and write what is chosen now."""
        target = choose_target(self, "Save what was taught", Path(), "mapping.json", MAPPING, _WORDS)
        if target is None:
            return
        try:
            write_mapping(target.path, self.choices.tables, overwrite=target.overwrite)
        except TrackerError as error:
            tell_error(self, error)

    def use(self) -> None:
        """Ask for a file; where it says nothing of these tables, that is told and nothing changes."""
        name, _ = QFileDialog.getOpenFileName(self, "Use a mapping", "", name_filter(_WORDS, MAPPING))
        if name:
            self._take(Path(name))

    def _take(self, path: Path) -> None:
        try:
            said = read_mapping(path)
        except TrackerError as error:
            tell_error(self, error)
            return
        if not taught_by(said, {}, self.choices.draft.tables):
            tell(self, "Nothing was changed", f"{path.name} fits no table of this document.")
            return
        tables: Choices = {**self.choices.tables, **said}
        self.used.emit(tables)
