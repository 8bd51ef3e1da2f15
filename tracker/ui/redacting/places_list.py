"""The other places that hold words which are to go, each with a box: what is ticked goes too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.domain.redacting.places import Place
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.check_box import CheckBox
from tracker.ui.widgets.labels import breakable, plain_label

MOST = 100  # rows; the places after them share one box


class PlaceRow(QWidget):
    """A box, where the words stand, and the text around them; a press anywhere ticks it."""

    def __init__(self, where: str, excerpt: str, ticked: bool) -> None:
        super().__init__()
        self.box = CheckBox()
        self.box.setAccessibleName(f"Also from {where}")
        self.box.setAccessibleDescription(excerpt)
        self.box.setChecked(ticked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(plain_label(breakable(where)))
        if excerpt:
            column.addWidget(plain_label(breakable(excerpt), quiet=True))
        row.addLayout(column, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The words beside the box tick it too."""
        self.box.toggle()
        event.accept()


class PlacesList(QWidget):
    """Rows one under the other; those that are the same words without doubt are ticked at first."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID // 2)
        self.rows: list[tuple[PlaceRow, list[Place]]] = []

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these in the place of the last ones."""
        for row, _ in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [(PlaceRow(one.where, one.excerpt, one.offered), [one]) for one in places[:MOST]]
        if rest := list(places[MOST:]):
            alike = all(one.offered for one in rest)
            self.rows.append((PlaceRow(counted(len(rest), "more place"), "", alike), rest))
        for row, _ in self.rows:
            self.column.addWidget(row)

    def agreed(self) -> set[object]:
        """The keys of the places that are ticked."""
        return {place.key for row, places in self.rows if row.box.isChecked() for place in places}
