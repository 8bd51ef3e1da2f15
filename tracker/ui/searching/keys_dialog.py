"""What each key does, as a table to read and search: the manual's own."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tracker.columns.words import Column
from tracker.ui.look.theme import GRID
from tracker.ui.tables.small_table import RowsView

MANUAL_KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+1 to Ctrl+9", "overview, plan, actions, overdue, promises, measures, scorecard, packs, problems"),
    ("F5", "present what is overdue, one action a screen"),
    ("Ctrl+F", "search; Esc clears it, Down goes to the rows"),
    ("Ctrl+Shift+F", "searches everything: actions, commentary, measures, remarks, evidence, people"),
    ("Alt+M", "my own actions, beginning with the first that needs words"),
    ("Alt+V", "views of the actions; keeps the one that is seen under a name"),
    ("Alt+1, Alt+2, Alt+3", "rows of one line, of two with the latest words, in full"),
    ("Ctrl+B on the actions", "folds the panel away, or shows it again"),
    ("Enter on a row", "starts an update; Esc goes back to the rows"),
    ("Ctrl+Enter, Ctrl+Shift+Enter", "saves; saves and goes on to the next action that needs words"),
    ("Ctrl+Shift+N", "adds an action"),
    ("Ctrl+Shift+E with several rows selected", "sets lead, review or status of all of them"),
    ("Ctrl+Z, Ctrl+Y", "undoes the last step, by its name in the menu; does it again"),
    ("F2, Ctrl+B, Ctrl+Shift+C on the scorecard", "edits the cell; shows the timeline; copies the table"),
    ("Ctrl+D", "the as-at day"),
    ("Ctrl+O, Ctrl+I, Ctrl+N, Ctrl+E, Ctrl+R", "open, import, new, export, report"),
    ("Ctrl+V outside a text field", "imports the table on the clipboard"),
    ("A, C, I on a problem", "accept, correct, ignore"),
    ("Space in the lists of an import", "ticks a row; on the heading of a list, all or none of it"),
    ("?, F1", "tells these keys"),
    ("Ctrl+,", "settings: who you are, text size, light, dark or high contrast"),
)
_COLUMNS: tuple[Column[tuple[str, str]], ...] = (
    Column("keys", "Key", lambda row: row[0], "text", 36, wrap=True),
    Column("does", "Does", lambda row: row[1], "text", 60, wrap=True),
)


class KeysDialog(QDialog):
    """A word typed above the table leaves the keys that have to do with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the keys")
        self.search.setAccessibleName("Search the keys")
        self.table = RowsView("Keys", _COLUMNS, "does", choosing=False)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.stand(rows=20, lines=3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        for widget in (self.search, self.table, buttons):
            column.addWidget(widget)
        self.search.textChanged.connect(lambda _: self._show())
        self._show()
        self.resize(self.fontMetrics().averageCharWidth() * 110, self.fontMetrics().lineSpacing() * 34)

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        self.table.show_rows([row for row in MANUAL_KEYS if all(word in " ".join(row).casefold() for word in wanted)])
