"""Enter in a dialog: the button that has the keyboard, and from anything else the one that agrees."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from tests.patience import PATIENCE_MS
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.widgets.check_box import CheckBox
from tracker.ui.widgets.chips import SmallButton


@pytest.fixture
def pressed(qtbot):
    """A dialog with a line, a box to check, a small button and the one that agrees; and what was pressed."""
    dialog, told = Dialog(), []
    qtbot.addWidget(dialog)
    dialog.line, dialog.box, dialog.small = QLineEdit(), CheckBox("For everybody"), SmallButton("Choose…")
    dialog.yes = QPushButton("Write it", default=True)
    column = QVBoxLayout(dialog)
    for widget in (dialog.line, dialog.box, dialog.small, dialog.yes):
        column.addWidget(widget)
    dialog.small.clicked.connect(lambda: told.append("chosen"))
    dialog.yes.clicked.connect(lambda: told.append("written"))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)

    def press(name):
        told.clear()
        getattr(dialog, name).setFocus()
        qtbot.keyClick(getattr(dialog, name), Qt.Key.Key_Return)
        return told

    return press


def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(pressed):
    assert pressed("small") == ["chosen"]
    assert pressed("line") == pressed("box") == pressed("yes") == ["written"]
