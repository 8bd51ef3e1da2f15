"""What is told and asked is a dialog like any other: its keys, its words, and what each answer means."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.patience import PATIENCE_MS
from tests.ui.asking import ROOT
from tracker.ui.dialogs.keys_dialog import KeysDialog
from tracker.ui.dialogs.messages import BugDialog, MessageDialog, ask
from tracker.ui.dialogs.reason_dialog import ReasonDialog, ask_reason

PATH = f"/home/council/{'a-long-folder' * 5}/plan.plan"


@pytest.fixture
def question(opened):
    return opened(MessageDialog(None, "Remove a copy", f"Remove {PATH}?", "Remove it"))


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_a_question_lists_its_keys_as_every_dialog_does(question, qtbot, monkeypatch, key):
    listed = []
    monkeypatch.setattr(KeysDialog, "exec", lambda dialog: listed.extend(row.keys for row in dialog.rows) or 0)
    press(qtbot, key)
    assert listed == ["F1, ?", "Ctrl+C", "Esc", "Enter"] and question.isVisible()


def test_enter_does_it_and_esc_does_not(opened, qtbot):
    for key, answer in ((Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)):
        dialog = opened(MessageDialog(None, "Remove", "Remove it?", "Remove it"))
        press(qtbot, key)
        assert not dialog.isVisible() and bool(dialog.result()) == answer


def test_what_loses_something_is_done_only_by_its_button_and_enter_does_not_do_it(opened, qtbot):
    dialog = opened(MessageDialog(None, "Remove", "Remove it?", "Remove it", loses=True))
    press(qtbot, Qt.Key.Key_Return)
    assert not dialog.isVisible() and dialog.result() == QDialog.DialogCode.Rejected
    dialog = opened(MessageDialog(None, "Remove", "Remove it?", "Remove it", loses=True))
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_enter_on_cancel_does_not_do_it(question, qtbot):
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Return)
    assert not question.isVisible() and question.result() == QDialog.DialogCode.Rejected


def test_what_it_says_can_be_copied_as_it_is(question, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"Remove {PATH}?" == question.accessibleDescription()


def test_a_reason_that_is_needed_is_waited_for(opened, qtbot):
    dialog = opened(ReasonDialog(None, "Stop", "Why?", "Stop it", needed=True))
    assert dialog.reason.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.isVisible() and not dialog.yes.isEnabled()
    qtbot.keyClicks(dialog.reason, "No money")
    press(qtbot, Qt.Key.Key_Return)
    assert not dialog.isVisible() and dialog.result() == QDialog.DialogCode.Accepted


def test_nothing_asked_stays_behind(qtbot, told):
    window = QWidget()
    qtbot.addWidget(window)
    assert ask(window, "Remove", "Remove it?", "Remove it")
    assert ask_reason(window, "Stop", "Why?", "Stop it") == ""
    told.answer = False
    assert not ask(window, "Remove", "Remove it?", "Remove it")
    assert ask_reason(window, "Stop", "Why?", "Stop it") is None
    qtbot.waitUntil(lambda: window.findChildren(QDialog) == [], timeout=PATIENCE_MS)


def test_the_report_of_a_bug_is_copied_and_the_dialog_stays(opened, qtbot):
    dialog = opened(BugDialog("Traceback: a bug", "Send it."))
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback: a bug" and dialog.isVisible()
    assert "Send it." in dialog.said
    press(qtbot, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_nothing_else_tells_or_asks():
    """A box of Qt's own would list no keys, and might take words for HTML."""
    found = {
        (path.name, kind)
        for path in (ROOT / "tracker").rglob("*.py")
        if path.name != "theme.py"  # which dresses those that Qt's own dialogs open
        for kind in re.findall(r"QMessageBox|QInputDialog|QErrorMessage", path.read_text("utf-8"))
    }
    assert found == set()
