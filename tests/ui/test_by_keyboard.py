"""The page of actions by keyboard alone: the keys go to whatever has the focus, as they do for a person."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
)

from tests.ui.asking import action_in, controls, listed, say

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def keys(active, qtbot):
    """Presses keys where the focus is; a text is typed, a key pressed with its modifiers."""

    def press(*pressed, modifier=Qt.KeyboardModifier.NoModifier):
        for one in pressed:
            where = QApplication.focusWidget()
            assert where is not None and where.isVisible()
            if isinstance(one, str):
                qtbot.keyClicks(where, one)
            else:
                qtbot.keyClick(where, one, modifier)

    return press


def focus():
    """The name of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else None


def tab_to(keys, name, most=40):
    """Press Tab until the focus is there."""
    for _ in range(most):
        if focus() == name:
            return
        keys(Key.Key_Tab)
    pytest.fail(f"Tab does not lead to {name}")


def test_a_service_manager_says_what_happened_by_keyboard_alone(active, file, keys):
    keys(Key.Key_F, modifier=CTRL)
    assert focus() == "Search actions and commentary"
    keys("focus week lessons", Key.Key_Return)
    assert focus() == "Actions" and listed(active) == ["1.1.4"]
    keys(Key.Key_Return)
    assert focus() == "Commentary"
    keys("Lessons shared", Key.Key_Tab)
    assert focus() == "Status: In progress"
    tab_to(keys, "Next review: Keep")
    keys(Key.Key_Right, Key.Key_Right)
    assert focus() == "Next review: +3 months"
    keys(Key.Key_Tab)
    assert focus() == "Reason"
    keys("The audit comes in January", Key.Key_Return)
    keys(Key.Key_Return, modifier=CTRL)
    saved = action_in(file, "1.1.4").updates[-1]
    assert (saved.text, saved.review.as_printed) == ("Lessons shared", "Feb 2018")
    assert (saved.reason, saved.status) == ("The audit comes in January", None)
    assert focus() == "Actions"


def test_a_status_and_a_rating_are_chosen_with_the_arrow_keys(active, file, keys):
    keys(Key.Key_Return)
    tab_to(keys, "Status: In progress")
    keys(Key.Key_Right)
    assert focus() == "Status: Reported complete"
    keys(Key.Key_Tab)
    assert focus() == "Rating as computed"
    keys(Key.Key_Down)
    assert focus() == "State red" and active.panel.form.rating.value == "red"
    keys(Key.Key_Return, modifier=CTRL)
    saved = action_in(file, "1.1.1").updates[-1]
    assert (saved.status, saved.stated_rag) == ("reported complete", "red")


def test_a_date_is_typed_after_a_date_is_chosen(active, file, keys):
    keys(Key.Key_Return, "Looked at")
    tab_to(keys, "Next review: Keep")
    keys(*[Key.Key_Right] * 5)
    assert focus() == "Next review: A date…"
    keys(Key.Key_Tab)
    assert focus() == "Next review date"
    keys("20 Oct 2017")
    keys(Key.Key_Return, modifier=CTRL)
    assert action_in(file, "1.1.1").updates[-1].review.as_printed == "20 Oct 2017"


def test_save_and_next_goes_through_all_that_is_late(active, file, keys):
    active.head.flags["overdue"].click()
    first, second, third = listed(active)[:3]
    keys(Key.Key_Return, f"Said of {first}")
    keys(Key.Key_Return, modifier=CTRL | SHIFT)
    assert focus() == "Commentary"
    keys(f"Said of {second}")
    keys(Key.Key_Return, modifier=CTRL | SHIFT)
    assert active.panel.line.action.ref == third
    for ref in (first, second):
        assert action_in(file, ref).updates[-1].text == f"Said of {ref}"


def test_without_its_reason_nothing_is_saved_and_the_keyboard_is_led_to_it(active, file, keys):
    keys(Key.Key_Return)
    tab_to(keys, "Next review: Keep")
    keys(Key.Key_Right)
    keys(Key.Key_Return, modifier=CTRL)
    assert focus() == "Reason" and len(action_in(file, "1.1.1").updates) == 1


def test_escape_leads_from_the_search_and_from_the_panel_to_the_table(active, keys):
    keys(Key.Key_F, modifier=CTRL)
    keys("week", Key.Key_Escape)
    assert focus() == "Search actions and commentary" and active.head.search.text() == ""
    keys(Key.Key_Escape)
    assert focus() == "Actions"
    keys(Key.Key_Return)
    tab_to(keys, "Next review: Keep")
    keys(Key.Key_Escape)
    assert focus() == "Actions"


@pytest.mark.qt_log_ignore("does not support")  # raising a menu and grabbing the keyboard, without a screen
def test_a_chip_is_pressed_and_a_list_opened_with_enter(active, keys, qtbot):
    keys(Key.Key_F, modifier=CTRL)
    tab_to(keys, "Overdue filter")
    keys(Key.Key_Return)
    assert len(listed(active)) == 26
    keys(Key.Key_Space)
    assert len(listed(active)) == 48
    tab_to(keys, "Rating filter")
    menu = active.head.rating.menu()
    entries = (Key.Key_Down, Key.Key_Down, Key.Key_Return)
    QTimer.singleShot(0, lambda: [qtbot.keyClick(menu, key) for key in entries])  # when the list has opened
    keys(Key.Key_Return)
    assert listed(active) == ["1.2.1"]


def test_home_and_end_go_to_the_ends_of_the_table(active, keys):
    keys(Key.Key_End)
    assert active.panel.line.action.ref == "3.4"
    keys(Key.Key_Home, Key.Key_Down)
    assert active.panel.line.action.ref == "1.1.1"


# ---- every control


def crowded(page):
    """The page of actions with everything in view that can be."""
    for day, text in ((1, "First"), (1, "Second")):
        page.workspace.set_as_at(date(2017, 11, day))
        say(page, "1.1.1", text=text)
    form = page.panel.form
    form.review.choice.buttons["a date"].click()
    form.review.box.setText("Mar 2018")
    return page


def reached(keys, start):
    """What Tab leads to, from there round to there again; in a group of buttons the arrow keys lead on."""
    start.setFocus()
    seen = []
    while not seen or QApplication.focusWidget() is not start:
        widget = QApplication.focusWidget()
        assert widget not in seen, f"Tab goes round at {focus()}"
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        seen += group.buttons() if group else [widget]
        keys(Key.Key_Tab)
    return seen


def test_every_control_of_the_page_is_reached_by_tab(active, keys):
    page = crowded(active)
    led_to = reached(keys, page.table)
    assert [w.accessibleName() or w for w in controls(page) if w not in led_to] == []


def test_every_control_of_every_page_is_reached_by_tab(active, window, keys, told):
    for name, page in window.pages.items():
        window.show_page(name)
        led_to = reached(keys, QApplication.focusWidget())
        assert [(name, w.accessibleName() or w) for w in controls(page) if w not in led_to] == []


def test_tab_goes_through_the_form_in_the_order_in_which_it_reads(active, keys):
    keys(Key.Key_Return)
    form = active.panel.form
    form.review.choice.buttons["+3"].click()
    form.text.setFocus()
    walked = []
    for _ in range(7):
        walked.append(focus())
        keys(Key.Key_Tab)
    assert walked == [
        "Commentary", "Status: In progress", "Rating as computed", "Next review: +3 months", "Reason",
        "Save and go to the next action", "Save the update",
    ]  # fmt: skip


def test_shift_and_tab_goes_back_the_same_way(active, keys):
    keys(Key.Key_Return, Key.Key_Tab, Key.Key_Tab)
    keys(Key.Key_Backtab, Key.Key_Backtab, modifier=SHIFT)
    assert focus() == "Commentary"


def test_every_control_has_a_name_and_no_two_have_the_same(active):
    names = [control.accessibleName() for control in controls(crowded(active))]
    assert all(names) and sorted(names) == sorted(set(names))


def test_enter_presses_the_button_that_has_the_keyboard(active, keys):
    pressed = []
    active.head.fold.clicked.connect(lambda: pressed.append("folded"))
    active.head.fold.setFocus()
    keys(Key.Key_Return)
    assert pressed == ["folded"] and not active.panel.isVisible()
    keys(Key.Key_Enter)
    assert pressed == ["folded"] * 2 and active.panel.isVisible()
