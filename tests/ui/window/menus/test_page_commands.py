"""The table of what can be done on each page is that of the pages: none is missing, none is told that is not there."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from tests.patience import PATIENCE_MS
from tests.ui.asking import choose
from tracker.ui.keys import native_keys, plain_words, shown_keys
from tracker.ui.window.menus.page_commands import COMMANDS, commands_of, doer_of
from tracker.ui.window.pages import PAGES


@pytest.fixture
def shown(active, window, qtbot):
    """Shows a page with its table full."""

    def show(name):
        choose(window.pages["Actions"], "1.1.4")
        window.show_page(name)
        qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
        return window.pages[name]

    return show


def is_choice(action):
    """Whether it stands in the list of a chip: a value, a view by its name, what is done to it."""
    parts = action.associatedObjects()
    menus = [part for part in parts if isinstance(part, QMenu)]
    return len(menus) == len(parts) and plain_words(action) not in ("Keep this view…", "Columns…")


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_every_action_of_a_page_stands_in_the_table_with_its_keys(shown, name):
    page = shown(name)
    told = {one.words: native_keys(one.keys) for one in commands_of(name, page.workspace.plan)}
    there = {
        plain_words(one): shown_keys(one) for one in page.findChildren(QAction) if one.text() and not is_choice(one)
    }
    assert {words: told.get(words) for words in there} == there


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_everything_in_the_table_is_on_its_page(shown, name):
    page = shown(name)
    there = {plain_words(one) for one in page.findChildren(QAction)}
    for button in page.findChildren(QAbstractButton):
        there |= {button.accessibleName(), button.text()}
    assert {one.words for one in commands_of(name, page.workspace.plan)} - there == set()


def test_every_page_has_its_commands():
    assert list(COMMANDS) == [entry.name for entry in PAGES]


def test_of_several_tables_the_one_with_the_keyboard_is_meant(shown):
    page = shown("Promises")
    page.months.setFocus()
    assert doer_of(page, "Copy selected rows") in page.months.actions()
    page.table.setFocus()
    assert doer_of(page, "Copy selected rows") in page.table.actions()
    page.head.search.setFocus()
    assert doer_of(page, "Copy selected rows") is None
