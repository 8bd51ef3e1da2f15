"""Every page as a screen reader and the keyboard meet it: names, cells in words, the way of Tab, focus, large text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtGui import QAccessible, QMovie
from PySide6.QtWidgets import QAbstractButton, QApplication, QTreeView

from tests.patience import PATIENCE_MS
from tests.screens import SMALL
from tests.ui.accessible.copies import item_views, uncopied
from tests.ui.accessible.heard import nameless, parts, unsaid_cells, views
from tests.ui.accessible.room import cut_words
from tests.ui.asking import choose, controls
from tracker.settings import LARGEST_TEXT, Settings
from tracker.ui.window.pages import PAGES

NAMES = [entry.name for entry in PAGES]


@pytest.fixture(params=NAMES)
def shown(request, window):
    """The window with a page in front, full and empty; in lists with branches these are open."""
    window.show_page(request.param)
    for tree in window.pages[request.param].findChildren(QTreeView):
        tree.expandAll()
    return window


def test_every_control_has_a_name_and_says_what_it_is(shown):
    assert sum(one.is_control for one in parts(shown)) > 15 and nameless(shown) == []


def test_what_has_the_focus_when_a_page_comes_has_a_name(shown, qtbot):
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow, timeout=PATIENCE_MS)
    focused = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    assert focused.text(QAccessible.Text.Name) and focused.role() != QAccessible.Role.NoRole


def test_every_cell_is_heard_as_its_column_and_its_value(shown):
    found = views(shown)
    assert [one for one in found if not one.accessibleName()] == []
    assert [told for one in found for told in unsaid_cells(one)] == []


def test_a_rating_and_a_late_review_are_words(full):
    page = choose(full.pages["Actions"], "1.2.1")
    row = page.table.currentIndex().row()
    said = [page.model.index(row, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (3, 4)]
    assert said == ["Review: Sept 2017, 32 days late", "Rating: Red, 32 days late"]


# ---- the keyboard


def way_of_tab(window, qtbot):
    """What Tab leads to, in order, until it is again where it began."""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # a page without rows has the focus, until Tab leads on
    begun, way = QApplication.focusWidget(), []
    for _ in range(150):
        here = QApplication.focusWidget()
        assert here is not None and here.isVisible(), way
        way.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is begun:
            return way
    pytest.fail(f"Tab goes round: {[one.accessibleName() for one in way[-5:]]}")


def goes_back(one, other):
    """Whether a control lies above another that comes before it, and no further right."""
    a, b = (widget.mapToGlobal(QPoint(0, 0)) for widget in (one, other))
    return b.y() + other.height() <= a.y() and b.x() <= a.x()


def test_tab_comes_back_to_where_it_began_in_the_order_in_which_a_page_reads(shown, qtbot):
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow, timeout=PATIENCE_MS)
    way = way_of_tab(shown, qtbot)
    page = shown.stack.currentWidget()
    steps = zip(way, [*way[1:], way[0]], strict=True)
    back = [
        f"{one.accessibleName()} -> {two.accessibleName()}"
        for one, two in steps
        if goes_back(one, two) and page.isAncestorOf(one) and page.isAncestorOf(two)
    ]
    assert back == []


# ---- text at twice its size


def test_twice_the_usual_size_cuts_no_words_and_hides_no_control(full):
    """In a window of 1280 by 800, whose rail folds."""
    usual, before = full.workspace.settings, named_controls(full)
    assert 2 * Settings().text_points <= LARGEST_TEXT
    full.workspace.change_settings(replace(usual, text_points=LARGEST_TEXT))
    try:
        now = named_controls(full)
        assert {name: before[name].keys() - now[name].keys() for name in NAMES} == {name: set() for name in NAMES}
        buttons = [one for name in NAMES for one in now[name].values() if isinstance(one, QAbstractButton)]
        assert len(buttons) > 50 and full.rail.folded and (full.width(), full.height()) == (1280, 800)
        for name in NAMES:
            full.show_page(name)
            QApplication.processEvents()
            assert cut_words(full) == [], name
    finally:
        full.workspace.change_settings(usual)
        full.resize(1280, 800)


def test_twice_the_usual_size_asks_for_no_larger_screen_than_a_small_one(window_on):
    """With actions that wait for their sign-off, whose chip is the widest."""
    window = window_on("long")
    usual = window.workspace.settings
    window.workspace.change_settings(replace(usual, text_points=LARGEST_TEXT))
    try:
        for name in NAMES:
            window.show_page(name)
            QApplication.processEvents()
            asked = window.minimumSizeHint()
            assert asked.width() <= SMALL.width and asked.height() <= SMALL.height, name
    finally:
        window.workspace.change_settings(usual)
        window.resize(1280, 800)


def named_controls(window):
    """The controls in view on each page, by their names."""
    found = {}
    for name in NAMES:
        window.show_page(name)
        QApplication.processEvents()
        found[name] = {one.accessibleName() or one.text(): one for one in controls(window.pages[name])}
    return found


# ---- what moves


def test_nothing_moves_by_itself(full):
    """What Qt has of animations, for panels that are docked, never runs: pages are changed at once."""
    for name in NAMES:
        full.show_page(name)
        moving = [one for one in full.findChildren(QAbstractAnimation) if one.state() == one.State.Running]
        assert moving == [] == full.findChildren(QMovie)


# ---- copying


def test_of_every_list_and_table_of_every_page_the_selected_rows_are_copied_as_a_table(full, qtbot):
    full.activateWindow()
    qtbot.waitUntil(full.isActiveWindow, timeout=PATIENCE_MS)
    found, wrong = set(), []
    for name in NAMES:
        full.show_page(name)
        qtbot.waitUntil(lambda: full.background.busy == 0, timeout=PATIENCE_MS)
        for view in item_views(full.pages[name]):
            found.add(type(view).__name__)
            wrong += [f"{name}: {told}" for told in uncopied(view)]
    assert wrong == [] and {"RegisterView", "PlanRows", "MeasuresList", "ReadingsTable", "RowsView"} <= found
