"""The menus of the window: every command once, each with its key, as a bar or behind the button of the rail."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.patience import PATIENCE_MS
from tracker.ui.keys import WITHIN, actions_in, plain_words

CTRL = Qt.KeyboardModifier.ControlModifier


def entries(menu):
    return [action for action in menu.actions() if not action.isSeparator()]


def test_every_command_of_the_window_stands_in_one_menu(window):
    listed = [action for menu in window.menus.menus for action in entries(menu)]
    assert len(listed) == len(set(listed))
    held = [action for action in window.actions() if action.text()]
    assert {plain_words(action) for action in held} <= {plain_words(action) for action in listed}
    assert all(count == 1 for count in Counter(map(plain_words, listed)).values())


def test_no_two_entries_of_a_menu_and_no_two_menus_have_the_same_letter(window):
    for actions in (window.menuBar().actions(), *(entries(menu) for menu in window.menus.menus)):
        letters = [words[words.index("&") + 1].casefold() for action in actions if "&" in (words := action.text())]
        assert len(letters) == len(set(letters)), letters


@pytest.mark.parametrize(("points", "small"), [(10, False), (14, False), (18, True)])
def test_a_window_small_for_its_text_has_the_same_menus_behind_the_button_of_the_rail(another_window, points, small):
    window = another_window(text_points=points)
    bar, button = window.menuBar(), window.rail.file_button
    assert (bar.isVisible(), button.isVisible()) == (not small, small)
    assert button.menu().actions() == bar.actions()


def small(window):
    """Text so large that there is no room for a bar."""
    window.workspace.change_settings(replace(window.workspace.settings, text_points=18))
    return window


def test_the_keys_hold_in_a_small_window_too(active, window, qtbot):
    assert not small(window).menuBar().isVisible()
    qtbot.keyClick(active.table, Qt.Key.Key_2, CTRL)
    assert window.stack.currentWidget() is window.pages["Plan"]


def test_what_needs_a_plan_cannot_be_chosen_without_one(window, file):
    offered = lambda: {plain_words(action) for action in window.menus.of_a_plan if action.isEnabled()}  # noqa: E731
    day = window.rail.day.choose
    assert offered() == set() and not day.isEnabled()
    window.commands.open_file(file)
    assert {"Report…", "Overdue", "My own actions"} <= offered() and day.isEnabled()


def test_view_ends_with_what_the_page_in_view_can_do_and_no_other(active, window):
    window.menus.view.aboutToShow.emit()
    listed = lambda: {plain_words(action) for action in window.menus.view.actions()}  # noqa: E731
    assert {"Fold the panel away, or show it", "Add an action…", "Search this page"} <= listed()
    window.show_page("Measures")
    assert "Fold the panel away, or show it" not in listed()
    window.menus.view.aboutToShow.emit()
    assert {"Add a measure…", "Copy chart"} <= listed() and "Add an action…" not in listed()


def test_no_key_of_a_page_is_also_one_of_the_window_or_another_of_its_own(page, window):
    anywhere = (WITHIN.WindowShortcut, WITHIN.ApplicationShortcut)
    for name in window.pages:
        own = [action for action in actions_in(window.pages[name]) if action.shortcutContext() in anywhere]
        held = Counter(key.toString() for action in {*window.actions(), *own} for key in action.shortcuts())
        assert [key for key, count in held.items() if count > 1] == [], name


@pytest.mark.qt_log_ignore("does not support")  # raising a menu and grabbing the keyboard, without a screen
@pytest.mark.parametrize("is_small", [False, True])
def test_alt_and_f_opens_the_menu_in_a_window_of_any_size(active, window, qtbot, is_small):
    window = small(window) if is_small else window
    opened = []

    def look():
        popup = QApplication.activePopupWidget()
        opened.append(popup)
        popup.close()

    QTimer.singleShot(100, look)
    qtbot.keyClick(active.table, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE_MS)
    assert opened == [window.menus.folded if is_small else window.menus.file]
