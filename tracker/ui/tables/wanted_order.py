"""By which column the rows of a table stand, as somebody wants them: by the heading, or from its menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from tracker.columns.words import Column
from tracker.ui.tables.grouping import in_order_of
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.widgets.labels import announce


class WantedOrder(QObject):
    """A press on a heading sorts by it, one more turns the order round, a third leaves the rows as they were given.

    `changed`: the rows are to stand otherwise, as `ordered` answers them. Without a `name` they stand as given.
    """

    changed = Signal()

    def __init__(self, view: QTableView, model: RegisterModel) -> None:
        super().__init__(view)
        self.view, self.model = view, model
        self.name, self.descending = "", False

    def by(self, name: str, descending: bool | None = False) -> None:
        """Sort by a column, "" for none, None as a press on its heading does; a reader hears it."""
        if descending is None:
            turns, again = name == self.name, name == self.name and self.descending
            name, descending = "" if again else name, turns and not again
        self.name, self.descending = name, descending
        self.changed.emit()
        announce(self.view, self.model.sorted_words or "In the order as at first")

    def ordered(self, rows: Sequence[Any], columns: Sequence[Column[Any]]) -> list[Any]:
        """The rows by that column, whose heading says so, as long as it is one of those that are shown."""
        column = next((one for one in columns if one.name == self.name), None)
        self.model.say_order(self.name if column else "", self.descending)
        return list(rows) if column is None else in_order_of(rows, column, self.descending)

    # What is remembered

    def as_left(self) -> dict[str, Any]:
        """What is not as at first, as plain values."""
        return {"order": self.name, **({"descending": True} if self.descending else {})} if self.name else {}

    def see_as_left(self, left: dict[str, Any]) -> None:
        """Take over what was remembered; whoever shows rows next shows them so."""
        self.name = name if isinstance(name := left.get("order"), str) else ""
        self.descending = bool(self.name) and left.get("descending") is True
