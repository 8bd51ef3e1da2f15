"""A key in a dialog lists the keys of that dialog; in a text ? is a letter, and F1 does it there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.ui.dialogs.columns_dialog import ColumnsDialog
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.dialogs.keys_dialog import KeysDialog
from tracker.ui.dialogs.reason_dialog import ReasonDialog
from tracker.ui.plan.people_dialog import PeopleDialog
from tracker.ui.searching.dialog import SearchDialog
from tracker.ui.who_am_i import WHO_SIGNS, WhoDialog


@pytest.fixture
def listed(monkeypatch):
    """The rows of each list of keys that was shown."""
    seen = []
    monkeypatch.setattr(KeysDialog, "exec", lambda dialog: seen.append([tuple(row[:2]) for row in dialog.rows]) or 0)
    return seen


@pytest.fixture
def shown(active, opened):
    return opened


def test_a_key_lists_the_keys_of_the_dialog_and_no_others(shown, window, qtbot, listed):
    dialog = shown(ReasonDialog(window, "Stop", "Why?", "Stop it", True))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert listed[0] == [
        ("F1, ?", "Keys of this dialog"),
        ("Ctrl+C", "Copy what it says"),
        ("Esc", "Closes the dialog"),
        ("Enter", "Presses “Stop it”, where nothing else above takes it"),
    ]
    assert dialog.isVisible()


def test_in_a_text_the_other_key_is_a_letter(shown, window, qtbot, listed):
    dialog = shown(ReasonDialog(window, "Stop", "Why?", "Stop it", True))
    dialog.reason.setFocus()
    qtbot.keyClicks(dialog.reason, "?")
    assert dialog.reason.text() == "?" and listed == []
    dialog.yes.setFocus()
    qtbot.keyClicks(dialog.yes, "?")
    assert len(listed) == 1


def test_what_stands_in_a_dialog_and_its_buttons_tell_their_keys(shown, window, qtbot, listed):
    work = window.workspace
    shown(SearchDialog(window, work, "audit")).show_keys()
    assert ("Down", "Goes from the line into the list") in listed[-1]
    shown(ColumnsDialog(window.pages["Actions"].table.wanted)).show_keys()
    assert {"Space", "Alt+Up", "Alt+Down"} <= {keys for keys, _ in listed[-1]}
    shown(WhoDialog(window, WHO_SIGNS, work.plan.people, work.lines)).show_keys()
    assert ("Esc", "Closes the dialog, and says nobody") in listed[-1]


def test_the_list_has_the_room_of_the_window_over_a_small_dialog(shown, window):
    small = shown(ReasonDialog(window, "Stop", "Why?", "Stop it", True))
    assert KeysDialog(small, []).height() > small.height()


def test_every_dialog_of_ours_lists_its_keys(active, window):
    from tests.ui.accessible.test_dialogs import made_kinds

    assert [one for one in made_kinds() if not issubclass(one, Dialog)] == [KeysDialog]
    assert issubclass(Dialog, QDialog)


def test_the_columns_of_its_tables_are_as_they_were_when_it_was_seen_last_over_this_plan(shown, window, tmp_path):
    dialog = shown(PeopleDialog(window.workspace, window))
    usual = dialog.list.wanted.by_hand("person")
    dialog.accept()
    assert window.workspace.settings.as_left == ()  # nothing was wanted otherwise
    dialog = shown(PeopleDialog(window.workspace, window))
    dialog.list.wanted.widen("person", 9)
    wide = dialog.list.wanted.dragged
    dialog.reject()
    dialog = shown(PeopleDialog(window.workspace, window))
    assert usual == 0 and dialog.list.wanted.dragged == wide
    assert dialog.list.columnWidth(0) == dialog.list.wanted.by_hand("person")
    dialog.list.wanted.as_at_first("person")
    dialog.close()
    assert shown(PeopleDialog(window.workspace, window)).list.wanted.dragged == {}
    assert shown(PeopleDialog(window.workspace, QWidget())).list.wanted.dragged == {}  # over no window of ours
