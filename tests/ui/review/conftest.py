"""The meeting of the senior team, presented in a window on the sample plan as at 14 Nov 2017."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.patience import PATIENCE_MS
from tracker.ui.review.begin_dialog import BeginDialog


@pytest.fixture
def begins(monkeypatch):
    """Whoever is asked to begin a meeting says who is there, and begins."""

    def answer(dialog):
        dialog.present.setText("Director, Head of Service")
        dialog.begin.click()
        return dialog.result()

    monkeypatch.setattr(BeginDialog, "exec", answer)


@pytest.fixture
def present(window, file, qtbot, begins):
    """Opens the sample, presses F5, and answers the presentation."""

    def begin(window=window):
        window.commands.open_file(file)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
        qtbot.keyClick(window, Qt.Key.Key_F5)
        shown = window.pages["Overdue"].presentation
        QCoreApplication.processEvents()
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow, timeout=PATIENCE_MS)
        return shown

    return begin
