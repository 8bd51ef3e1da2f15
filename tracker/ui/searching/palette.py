"""The palette: a few letters lead to a command, an action, a measure or a theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tracker.columns.words import Column
from tracker.ui.searching.dialog import LineDialog
from tracker.ui.searching.goals import MOST_GOALS, Goal, Goals


def _spoken(goal: Goal) -> str:
    return f"{goal.text}, {goal.where}" + (f", {goal.keys}" if goal.keys else "")


GOAL_COLUMN = Column[Goal]("goal", "Go to", _spoken, "text", 80)


class PaletteDialog(LineDialog):
    """Accepted, `chosen` is what was taken."""

    def __init__(self, parent: QWidget, goals: Sequence[Goal]) -> None:
        hint = "A command, or the ref or first words of an action, a measure or a theme"
        super().__init__(parent, "Go to", hint, "", GOAL_COLUMN)
        self.goals = Goals(goals)
        self.chosen: Goal | None = None
        self.table.setAccessibleName("What can be gone to")
        self.look()

    def look(self) -> None:
        """What fits what is typed, the best first."""
        found = self.goals.find(self.search.text())
        self.show_found(found, self._words(len(found)))

    def _words(self, count: int) -> str:
        if not self.search.text().strip():
            return "What can be done here. Type to find more; Enter takes what is chosen."
        if not count:
            return "Nothing is called like that. Ctrl+Shift+F searches all texts of the plan."
        return f"The {count} that fit best." if count >= MOST_GOALS else f"{count} found."

    def take(self, entry: Goal) -> None:
        """It is gone to, or done, when the palette is closed."""
        self.chosen = entry
        self.accept()
