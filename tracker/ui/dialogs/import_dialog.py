"""The preview of an import: what was found and what is doubtful, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.draft import Draft
from tracker.domain.matching import Changes
from tracker.ui.labels import plain_label
from tracker.ui.theme import GRID, larger


class ImportDialog(QDialog):
    """Shows a draft and what it would change; accepted means: write it."""

    def __init__(self, name: str, draft: Draft, changes: Changes, held: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Import {name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID)
        heading = plain_label(f"Import {name}")
        heading.setFont(larger(self.font(), 1.4, bold=True))
        column.addWidget(heading)
        counts = f"{draft.cells} cells: {draft.used} used, {draft.cells - draft.used} set aside."
        column.addWidget(plain_label(f"{counts} Nothing is written yet.", quiet=True))
        column.addSpacing(GRID)
        column.addWidget(_found(draft, self), 2)
        if held:
            column.addWidget(plain_label(_changes_words(changes)))
        column.addSpacing(GRID)
        column.addWidget(plain_label(_problem_words(draft)))
        column.addWidget(_problems(draft, self), 3)
        column.addWidget(self._buttons(draft))
        width = self.fontMetrics().averageCharWidth()
        self.resize(width * 150, self.fontMetrics().height() * 42)

    def _buttons(self, draft: Draft) -> QDialogButtonBox:
        actions, measures = sum(1 for _ in draft.plan.actions()), sum(1 for _ in draft.plan.measures())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton(
            f"Import {actions} actions and {measures} measures", QDialogButtonBox.ButtonRole.AcceptRole
        )
        go.setProperty("primary", True)
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _changes_words(changes: Changes) -> str:
    counts = f"{len(changes.new)} new, {len(changes.changed)} changed, {changes.same} the same"
    gone = f", {len(changes.missing)} missing from the document (they stay in the plan)" if changes.missing else ""
    return f"Against the plan that is open: {counts}{gone}."


def _problem_words(draft: Draft) -> str:
    counts = Counter(problem.kind for problem in draft.problems)
    return "Problems: " + (" · ".join(f"{count} {kind}" for kind, count in counts.items()) or "none")


def _found(draft: Draft, parent: QWidget) -> QTableWidget:
    rows = [
        [theme.heading or "Plan", len(theme.actions), len(theme.measures), len(theme.ambition), len(theme.evidence)]
        for theme in draft.plan.themes
    ]
    headings = [draft.plan.theme_word, "Actions", "Measures", "Ambition", "Evidence"]
    return _table("What was found", headings, rows, parent, stretch=0)


def _problems(draft: Draft, parent: QWidget) -> QTableWidget:
    rows = [
        [p.kind.capitalize(), p.place, " ".join(p.as_printed.split()), " ".join((p.read_as or "").split()), p.message]
        for p in draft.problems
    ]
    return _table("Problems", ["Kind", "Where", "Printed", "Read as", "Why"], rows, parent, stretch=4)


def _table(
    name: str, headings: list[str], rows: Sequence[Sequence[object]], parent: QWidget, stretch: int
) -> QTableWidget:
    """A table to read: rows of one height, long texts cut with an ellipsis and whole in the tooltip."""
    table = QTableWidget(len(rows), len(headings), parent)
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(headings)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + GRID * 3 // 2)
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(str(value)))
    width = table.fontMetrics().averageCharWidth()
    for column in range(len(headings)):
        longest = max([len(headings[column]), *(min(len(str(cells[column])), 28) for cells in rows)])
        table.setColumnWidth(column, (longest + 4) * width)
    table.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return table
