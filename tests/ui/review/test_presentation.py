"""The meeting played through the real window by keyboard alone, from F5 to the frozen minutes."""

from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in, updates_in, words
from tracker.domain.meetings.told import told_meetings
from tracker.store.sqlite import open_store
from tracker.ui.dialogs.keys_dialog import KeysDialog
from tracker.ui.look.text_lines import all_lines
from tracker.ui.look.theme import GRID
from tracker.ui.review.decision_bar import KEYS, KeyButton

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def ref(shown):
    """The ref of the action on the wall."""
    return shown.slide.item.line.action.ref


def type_decision(shown, qtbot, key, *typed):
    """Press a key of the bar, type into its fields from left to right, and press Enter."""
    qtbot.keyClick(shown, key)
    lines = list(shown.bar.fields.values())
    for line, text in zip(lines, typed, strict=False):
        assert line.hasFocus()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, KEY.Key_Tab if line is not lines[len(typed) - 1] else KEY.Key_Return)


def meeting_in(path):
    with open_store(path) as store:
        return told_meetings(store.plan(), date.max)[-1]


def test_the_whole_meeting_by_keyboard_alone(present, file, window, qtbot, told):
    shown = present()
    assert ref(shown) == "1.2.1" and "45" in words(shown)
    assert any("1 of 26" in text for text in words(shown))
    type_decision(shown, qtbot, KEY.Key_D, "Jan 2018", "The workshop was postponed.")
    assert any(text.startswith("Decided: ") for text in words(shown))
    qtbot.keyClick(shown, KEY.Key_Right)
    second = ref(shown)
    type_decision(shown, qtbot, KEY.Key_E, "Director", "21 Nov 2017", "Third month without a return.")
    qtbot.keyClick(shown, KEY.Key_Right)
    third = ref(shown)
    type_decision(shown, qtbot, KEY.Key_C, "95 % for two quarters")
    qtbot.keyClick(shown, KEY.Key_Right)
    type_decision(shown, qtbot, KEY.Key_N, "Hear the lead next time.")
    qtbot.keyClick(shown, KEY.Key_Right)
    skipped = ref(shown)
    for _ in range(22):
        qtbot.keyClick(shown, KEY.Key_S)
    assert ref(shown) == skipped  # what was skipped comes back at the end
    qtbot.keyClick(shown, KEY.Key_M)
    assert shown.closing.told.counts == {
        "new date": 1, "escalated": 1, "proposed complete": 1, "note": 1, "left": 22
    }  # fmt: skip
    qtbot.keyClick(shown.focusWidget(), KEY.Key_Return)  # the button that closes has the keyboard
    qtbot.waitUntil(lambda: window.pages["Overdue"].presentation is None, timeout=PATIENCE_MS)
    closed = meeting_in(file)
    assert closed.closed is not None and len(closed.rows) == 4 and "22 actions are left" in told[-1]
    assert closed.present == ("Director", "Head of Service")
    asked = action_in(file, f"{second}-A1")
    assert asked.lead.as_printed == "Director" and asked.origin == action_in(file, second).updates[-1].uuid
    assert action_in(file, third).updates[-1].status == "reported complete"
    panel = window.pages["Overdue"].panel
    assert [one.name for one in panel.list.rows.rows] == [closed.name]
    window.workspace.set_as_at(date(2017, 10, 31))
    assert panel.list.isHidden() and not panel.none.isHidden()  # it was held later


def test_a_decision_is_taken_back_with_what_it_asked_for(present, file, qtbot):
    shown = present()
    type_decision(shown, qtbot, KEY.Key_E, "Director", "21 Nov 2017", "No return.")
    assert action_in(file, "1.2.1-A1").removed_on is None
    qtbot.keyClick(shown, KEY.Key_Z, CTRL)
    assert action_in(file, "1.2.1-A1").removed_on is not None
    assert not any(text.startswith("Decided: ") for text in words(shown))
    assert meeting_in(file).rows == ()


def test_what_is_missing_is_said_and_what_was_typed_stays(present, file, qtbot):
    before = updates_in(file, "1.2.1")
    shown = present()
    qtbot.keyClick(shown, KEY.Key_D)
    qtbot.keyClicks(shown.bar.fields["review"], "Jan 2018")
    qtbot.keyClick(shown.bar.fields["review"], KEY.Key_Return)
    assert "give the reason" in shown.bar.error.text() and shown.bar.fields["reason"].hasFocus()
    assert shown.bar.fields["review"].text() == "Jan 2018" and updates_in(file, "1.2.1") == before


def test_the_keyboard_is_led_to_what_could_not_be_read(present, qtbot):
    shown = present()
    type_decision(shown, qtbot, KEY.Key_E, "Director", "yesterdy")
    assert '"yesterdy"' in shown.bar.error.text() and shown.bar.fields["asked_by"].hasFocus()
    qtbot.keyClick(shown.bar.fields["reason"], KEY.Key_Escape)
    qtbot.keyClick(shown, KEY.Key_Right)
    assert ref(shown) != "1.2.1"


def test_the_meeting_goes_on_where_it_was_left(present, window, file, qtbot):
    shown = present()
    type_decision(shown, qtbot, KEY.Key_N, "Seen.")
    qtbot.keyClick(shown, KEY.Key_Escape)
    assert window.pages["Overdue"].presentation is None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.keyClick(window, KEY.Key_F5)
    again = window.pages["Overdue"].presentation
    assert ref(again) != "1.2.1" and len(meeting_in(file).rows) == 1


def test_two_windows_hold_one_meeting_and_lose_nothing(present, another_window, window, file, qtbot):
    shown = present()
    other = present(another_window("Head of Service"))
    type_decision(other, qtbot, KEY.Key_N, "Said by the other.")
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow, timeout=PATIENCE_MS)
    type_decision(shown, qtbot, KEY.Key_N, "Said by one.")
    assert "Somebody else has changed 1.2.1" in shown.bar.error.text()
    assert any("Said by the other." in text for text in words(shown.slide))  # it is shown as it is now
    assert shown.bar.fields["text"].text() == "Said by one."  # and what is being written stays
    qtbot.keyClick(shown.bar.fields["text"], KEY.Key_Return)
    assert [row.decision for row in meeting_in(file).rows] == ["Said by the other.", "Said by one."]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_every_key_stands_on_the_screen_and_nothing_is_cut(present, size):
    shown = present()
    shown.resize(QSize(*size))
    words(shown)
    keys = [key for key in shown.findChildren(KeyButton) if key.isVisible()]
    assert {key for key, _, _ in KEYS} | {"M", "← →", "↑ ↓", "Esc"} == {
        key.findChildren(QLabel)[0].text() for key in keys
    }
    assert all(key.width() >= key.sizeHint().width() for key in keys)
    least = min(label.font().pointSizeF() for label in shown.findChildren(QLabel) if label.isVisible())
    dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
    assert least * dots / 72 >= size[1] * 0.022  # of the height of the wall


def test_the_minutes_are_copied_as_a_table(present, qtbot):
    shown = present()
    type_decision(shown, qtbot, KEY.Key_N, "Seen.")
    qtbot.keyClick(shown, KEY.Key_M)
    shown.closing.copying.click()
    assert "1.2.1\t" in QGuiApplication.clipboard().text() and "Seen." in QGuiApplication.clipboard().text()


def test_what_was_decided_is_read_whole_before_the_meeting_is_closed(present, qtbot):
    shown = present()
    why = "The workshop was put off until the new year, for two of three speakers were ill and no room was free."
    type_decision(shown, qtbot, KEY.Key_D, "Jan 2018", why)
    qtbot.keyClick(shown, KEY.Key_M)
    table = shown.closing.table
    at = next(at for at, column in enumerate(table.columns) if column.name == "because")
    room = table.columnWidth(at) - 2 * GRID
    lines = all_lines(why, table.font(), room)
    assert len(lines) > 3 and table.rowHeight(0) >= len(lines) * table.fontMetrics().lineSpacing()


def test_a_note_that_asks_for_something_becomes_an_action(present, file, qtbot):
    shown = present()
    type_decision(shown, qtbot, KEY.Key_N, "Hear the lead in person.", "Director", "1 Dec 2017")
    asked = action_in(file, "1.2.1-A1")
    assert (asked.text, asked.lead.as_printed) == ("Hear the lead in person.", "Director")


def test_what_was_typed_stands_there_again_after_esc(present, qtbot):
    shown = present()
    qtbot.keyClick(shown, KEY.Key_N)
    qtbot.keyClicks(shown.bar.fields["text"], "Heard the lead")
    qtbot.keyClick(shown.bar.fields["text"], KEY.Key_Escape)
    qtbot.keyClick(shown, KEY.Key_Right)
    qtbot.keyClick(shown, KEY.Key_Left)
    qtbot.keyClick(shown, KEY.Key_N)
    assert shown.bar.fields["text"].text() == "Heard the lead"


def test_a_decision_that_is_typed_and_not_saved_is_asked_about_before_it_is_lost(
    present, window, file, tmp_path, qtbot, told
):
    shown = present()
    qtbot.keyClick(shown, KEY.Key_N)
    qtbot.keyClicks(shown.bar.fields["text"], "Heard the lead")
    qtbot.keyClick(shown.bar.fields["text"], KEY.Key_Escape)
    qtbot.keyClick(shown, KEY.Key_Right)
    told.answer = False
    other = tmp_path / "other.plan"
    other.write_bytes(file.read_bytes())
    for leave in (shown.close, lambda: window.commands.open_file(other)):
        leave()
        assert told.pop() == "What was typed about 1.2.1 is not saved as a decision, and will be lost." and not told
        assert shown.isVisible() and window.workspace.path == file
        assert ref(shown) == "1.2.1" and shown.bar.fields["text"].text() == "Heard the lead"
        assert shown.bar.fields["text"].hasFocus()
    qtbot.keyClick(shown.bar.fields["text"], KEY.Key_Return)
    shown.close()
    assert not told and [row.decision for row in meeting_in(file).rows] == ["Heard the lead"]


def test_a_decision_that_may_be_let_go_is_asked_about_once(present, window, qtbot, told):
    shown = present()
    qtbot.keyClick(shown, KEY.Key_N)
    qtbot.keyClicks(shown.bar.fields["text"], "Heard the lead")
    assert window.pages["Overdue"].may_leave() and len(told) == 1
    assert shown.bar.kind is None and shown.close() and len(told) == 1


def test_without_anything_overdue_there_is_nothing_to_present(window, file, qtbot, told):
    window.commands.open_file(file)
    window.workspace.set_as_at(date(2017, 4, 2))
    window.show_page("Overdue")
    window.pages["Overdue"].present()
    assert "Nothing is overdue" in told[-1] and window.pages["Overdue"].presentation is None


def test_a_key_lists_the_keys_of_the_presentation(present, qtbot, monkeypatch):
    listed = []
    monkeypatch.setattr(KeysDialog, "exec", lambda dialog: listed.append([row[:2] for row in dialog.rows]) or 0)
    shown = present()
    qtbot.keyClick(shown, KEY.Key_Question)
    qtbot.keyClick(shown, KEY.Key_F1)
    assert listed[0] == listed[1] and ("M", "Goes to the minutes") in listed[0]
    assert {key for key, _, _ in KEYS} <= {keys for keys, _ in listed[0]}
