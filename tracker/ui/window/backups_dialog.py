"""The copies of a plan that lie beside its file: from when, why, how large; each can be put back or removed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.columns.words import Column
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.store.kept_copies import KeptCopy, delete
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.dialogs.messages import ask, tell_error
from tracker.ui.look.theme import GRID
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import breakable, plain_label


def _made(copy: KeptCopy) -> str:
    return f"{show_day(copy.made.date())} {copy.made:%H:%M}"


COPY_COLUMNS: tuple[Column[KeptCopy], ...] = (
    Column("made", "Made", _made, "text", 20, order=lambda copy: copy.made),
    Column("why", "Why", lambda copy: copy.why, "text", 40),
    Column("size", "Size", lambda copy: f"{copy.size / 1024:,.0f} KB", "number", 12, order=lambda copy: copy.size),
    Column("name", "Copy", lambda copy: copy.path.name, "text", 40, wrap=True),
)
_NONE = "No copy of {} is kept yet. One is made of each day, and by Back up the plan file, in the File menu."


class BackupsDialog(Dialog):
    """`wanted` is the copy that is to be put in the place of the plan, where the dialog was left by *Restore…*."""

    def __init__(
        self, path: Path, copies: Sequence[KeptCopy], bring_back: Collection[Path], parent: QWidget | None = None
    ) -> None:
        """`bring_back` are the copies that hold words which were removed from the plan for good since."""
        super().__init__(parent)
        self.path, self.copies, self.bring_back = path, list(copies), bring_back
        self.wanted: KeptCopy | None = None
        self.setWindowTitle("Backups")
        self.words = plain_label()
        self.table = RowsView("Copies of this plan", COPY_COLUMNS, "name", choosing=True, give_way=("size",))
        self.restore, self.remove, self.shut = SmallButton("Restore…"), SmallButton("Remove…"), SmallButton("Close")
        self.restore.setAccessibleName("Restore the chosen copy")
        self.remove.setAccessibleName("Remove the chosen copy")
        self.restore.clicked.connect(self._restore)
        self.remove.clicked.connect(self._remove)
        self.shut.clicked.connect(self.reject)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addWidget(self.words)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.stand(rows=8, lines=4)  # the whole name of a copy is to be read
        column.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.restore)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.shut)
        column.addLayout(row)
        wide, high = self.fontMetrics().averageCharWidth() * 122, self.fontMetrics().lineSpacing() * 25
        self.resize(wide, high if self.copies else self.sizeHint().height())

    def _show(self) -> None:
        self.table.show_rows(self.copies)
        count = f"{len(self.copies):,} copies are" if len(self.copies) > 1 else "One copy is"
        where = "beside it or, the automatic ones, in your own folder"
        said = f"{count} kept of {self.path}, {where}." if self.copies else _NONE.format(self.path)
        self.words.setText(breakable(said))
        self.table.setVisible(bool(self.copies))
        for button in (self.restore, self.remove):
            button.setVisible(bool(self.copies))
        (self.table if self.copies else self.shut).setFocus()

    def _chosen(self) -> KeptCopy:
        copy: KeptCopy = self.table.rows.rows[max(0, self.table.currentIndex().row())]
        return copy

    def _restore(self) -> None:
        copy = self._chosen()
        question = f"Put {copy.path.name} in the place of {self.path.name}? The plan as it is now is kept beside it."
        if copy.path in self.bring_back:
            question += " Words that were removed from the plan for good since may stand in it again then."
        if ask(self, "Restore a copy", question, "Restore it"):
            self.wanted = copy
            self.accept()

    def _remove(self) -> None:
        copy = self._chosen()
        question = f"Remove {copy.path.name}? It is deleted from the disk for good."
        if not ask(self, "Remove a copy", question, "Remove it", loses=True):
            return
        try:
            delete(copy.path)
        except TrackerError as error:
            tell_error(self, error)
            return
        self.copies.remove(copy)
        self._show()
