"""The list of keys is made of the keys themselves: each does what stands beside it, and the manual tells no other."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.patience import PATIENCE_MS
from tests.ui.asking import ROOT
from tracker.ui.dialogs.keys_dialog import KeysDialog, keys_of_page, keys_of_window
from tracker.ui.keys import actions_in, own_keys_in, shown_keys

PAGES = ["Overview", "Plan", "Actions", "Overdue", "Promises", "Measures", "Scorecard", "Packs", "Problems"]


@pytest.fixture
def shown(monkeypatch):
    """The rows of each list of keys that was shown, when "search" was typed above it."""
    seen = []

    def look(dialog):
        dialog.search.setText("search")
        seen.append([tuple(row) for row in dialog.table.rows.rows])
        return 0

    monkeypatch.setattr(KeysDialog, "exec", look)
    return seen


def test_a_key_tells_those_of_the_page_and_in_a_field_it_is_a_letter(active, window, qtbot, shown):
    active.table.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "?")
    assert ("Ctrl+F", "Search this page", "Actions") in shown[0]
    assert ("Ctrl+Shift+F", "Search everything", "Everywhere") in shown[0]
    assert all("search" in " ".join(row).casefold() for row in shown[0])
    active.head.search.setFocus()
    qtbot.waitUntil(active.head.search.hasFocus, timeout=PATIENCE_MS)
    qtbot.keyClicks(active.head.search, "who?")
    assert active.head.search.text() == "who?" and len(shown) == 1
    window.show_page("Measures")
    window.menus.helping.show_keys(window.menus.commands.values())
    assert {row[2] for row in shown[1]} == {"Measures", "Everywhere"}


def test_the_keys_are_told_before_a_plan_is_open(window, shown):
    window.menus.helping.show_keys(window.menus.commands.values())
    assert {row[2] for row in shown[0]} == {"Everywhere"}


@pytest.mark.parametrize("name", PAGES)
def test_each_key_of_an_action_gives_that_command_and_no_other(active, window, qtbot, name):
    window.show_page(name)
    page = window.pages[name]
    given = []
    actions = [*actions_in(page), *(one for menu in window.menus.commands.values() for one in menu if one.shortcuts())]
    for action in actions:
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, action=action: given.append(action))
        action.setEnabled(True)
    for action in actions:
        seen = [one for one in action.associatedObjects() if isinstance(one, QWidget) and one.isVisible()]
        if not seen or isinstance(seen[0], QMenu):
            continue  # it stands in a part of the page that is folded away now
        given.clear()
        anywhere = action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
        page.setFocus()
        if not anywhere:
            within = (one for one in (seen[0], *seen[0].findChildren(QWidget)) if one.isVisible() and one.isEnabled())
            next((one for one in within if one.focusPolicy() != Qt.FocusPolicy.NoFocus), seen[0]).setFocus()
        pressed = action.shortcuts()[0][0]
        qtbot.keyClick(QApplication.focusWidget(), pressed.key(), pressed.keyboardModifiers())
        assert given == [action], (name, action.text(), shown_keys(action))


def test_the_manual_tells_no_key_that_is_not_there(page, window):
    manual = (ROOT / "README.md").read_text("utf-8").partition("| key | does |")[2].partition("\n\n")[0]
    told = {key for cell in re.findall(r"^\| (.+?) \|", manual, re.MULTILINE) for key in re.findall(r"`(.+?)`", cell)}
    rows = keys_of_window((one for menu in window.menus.commands.values() for one in menu), window.own_keys)
    for one in window.pages.values():
        rows += keys_of_page(one, one.name)
    there = {key for row in rows for key in row.keys.split(", ")}
    assert len(told) > 20 and told - there == {"Space"}  # which ticks a row in the lists of an import


def test_keys_of_widgets_are_those_of_what_they_are_made_of_too(active, window):
    window.show_page("Scorecard")
    keys = {own.keys for own in own_keys_in(window.pages["Scorecard"])}
    assert {"F2", "Home, End", "Esc"} <= keys
    assert not any(isinstance(one, QAction) and not one.shortcuts() for one in actions_in(window.pages["Scorecard"]))
