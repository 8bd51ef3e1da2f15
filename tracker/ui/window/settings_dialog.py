"""The user's settings: name, text size, look."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from tracker.settings import LARGEST_TEXT, LOOKS, SMALLEST_TEXT, Settings
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import plain_label

_LOOK_WORDS = {"system": "As the system"}


class SettingsDialog(Dialog):
    """Asks for the settings; `chosen()` answers them."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.settings = settings
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        form = QFormLayout()
        form.setSpacing(GRID)
        self.who = QLineEdit(settings.who)
        self.who.setPlaceholderText("Your name or role, as the plan writes it")
        self.who.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        self.role = QLineEdit(settings.role)
        self.role.setPlaceholderText("Your role, where the plan names roles alone")
        self.points = DropList()
        self.points.addItems([f"{points} pt" for points in range(SMALLEST_TEXT, LARGEST_TEXT + 1)])
        self.points.setCurrentIndex(settings.text_points - SMALLEST_TEXT)
        self.look = DropList()
        self.look.addItems([_LOOK_WORDS.get(name, name.capitalize()) for name in LOOKS])
        self.look.setCurrentIndex(LOOKS.index(settings.look))
        for words, widget in self._lines().items():
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        column.addLayout(form)
        column.addWidget(
            plain_label("Your name signs what you write; name and role find the actions that are yours.", quiet=True)
        )
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _lines(self) -> dict[str, QWidget]:
        return {"Who I am": self.who, "My role": self.role, "Text size": self.points, "Look": self.look}

    def chosen(self) -> Settings:
        """The settings as they stand in the dialog."""
        return replace(
            self.settings,
            who=self.who.text().strip(),
            role=self.role.text().strip(),
            text_points=SMALLEST_TEXT + self.points.currentIndex(),
            look=LOOKS[self.look.currentIndex()],
        )
