"""The palette in the window: a few letters, Enter, and one is there; Esc leads back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.patience import PATIENCE_MS
from tests.ui.asking import chosen
from tracker.ui.dialogs.keys_dialog import KeysDialog
from tracker.ui.searching.palette import PaletteDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def typing(window, qtbot, monkeypatch):
    """Types into the palette when it is shown, and presses Enter; answers what it then listed, with the keys."""
    seen = []

    def use(dialog):
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.search.hasFocus, timeout=PATIENCE_MS)
        dialog.search.setText(typing.words)
        seen.append([(row.text, row.keys) for row in dialog.model.rows])
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(PaletteDialog, "exec", use)

    def typing(words):
        typing.words = words
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, CTRL)
        return seen[-1]

    return typing


def test_letters_and_enter_lead_to_an_action_and_escape_back(active, window, qtbot, typing):
    window.show_page("Scorecard")
    typing("1.1.5")
    assert window.stack.currentWidget() is active and chosen(active) == "1.1.5"
    window.activateWindow()
    qtbot.keyClick(active.table, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.pages["Scorecard"]


def test_a_command_is_given_and_its_key_is_shown(active, window, typing):
    assert ("Overdue", "Ctrl+4") in typing("overdue")
    assert window.stack.currentWidget() is window.pages["Overdue"]
    assert ("Fold the panel away, or show it", "Ctrl+B") in typing("fold the")
    assert window.stack.currentWidget() is active and active.panel.isHidden()


def test_a_command_of_the_page_is_given(active, typing):
    active.head.flags["overdue"].click()
    assert ("Rows: One line", "Alt+1") in typing("rows one")
    assert active.workspace.settings.density == "one line"


def test_measures_and_themes_are_gone_to(active, window, typing):
    typing("1.1-M04")
    assert window.stack.currentWidget() is window.pages["Measures"]
    theme = window.workspace.plan.themes[1]
    typing(theme.heading)
    assert window.stack.currentWidget() is active


def test_a_command_of_a_page_that_was_not_made_yet_turns_to_it_and_is_done(active, window, typing):
    made = set(window.pages._made)
    assert "Scorecard" not in made
    typing("timeline scorecard")
    assert set(window.pages._made) - made == {"Scorecard"}  # and no page for being listed
    page = window.pages["Scorecard"]
    assert window.stack.currentWidget() is page and page.head.timeline.isChecked()


def test_what_is_done_to_the_chosen_row_is_not_done_to_one_that_nobody_has_seen(active, window, typing, told):
    before = window.workspace.problems()
    typing("accept all of this kind")
    assert window.stack.currentWidget() is window.pages["Problems"]
    assert told[-1] == "Accept all of this kind: Choose a problem first." and window.workspace.problems() == before
    typing("accept all of this kind")
    assert window.workspace.problems() != before


def test_what_cannot_be_done_is_listed_and_says_why(active, window, typing, told):
    typing("accept that the action")
    assert told[-1] == "Accept that the action is complete: Choose an action first that awaits sign-off."
    assert ("Redo", "Ctrl+Y, Ctrl+Shift+Z") in typing("redo")
    assert told[-1] == "Redo: There is nothing to do again."


def test_before_a_plan_is_open_it_says_that_one_is_needed(window, typing, told):
    for words in ("export a workbook", "send packs"):
        typing(words)
        assert told[-1].endswith("Open a plan first: File > Open a plan file… (Ctrl+O).")
    assert not window.pages._made


def test_before_a_plan_is_open_it_offers_what_can_be_done_then(window, typing, monkeypatch):
    shown = []
    monkeypatch.setattr(KeysDialog, "exec", lambda dialog: shown.append(dialog) or 0)
    assert ("Keys", "?") in typing("keys")
    assert len(shown) == 1
