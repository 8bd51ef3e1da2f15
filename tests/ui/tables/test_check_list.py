"""A list to check entries off in."""

import pytest
from PySide6.QtCore import Qt

from tracker.ui.tables.check_list import CheckList


@pytest.fixture
def checks(qtbot):
    checks = CheckList("Search measures", "Measures that it should move")
    qtbot.addWidget(checks)
    checks.offer([("a", "Visits"), ("b", "Plans"), ("c", "Second plans")], ["c"])
    checks.show()
    return checks


def seen(checks):
    items = (checks.list.item(row) for row in range(checks.list.count()))
    return [item.text() for item in items if not item.isHidden()]


def test_what_is_checked_stands_first(checks):
    assert seen(checks) == ["Second plans", "Visits", "Plans"] and checks.checked == ["c"]


def test_a_search_hides_others_and_keeps_what_is_checked(checks):
    checks.search.setText("PLANS")
    assert seen(checks) == ["Second plans", "Plans"]
    checks.check("b")
    checks.search.setText("visits")
    assert seen(checks) == ["Visits"] and checks.checked == ["c", "b"]


def test_the_space_bar_checks_an_entry(checks, qtbot):
    checks.list.setCurrentRow(1)
    qtbot.keyClick(checks.list, Qt.Key.Key_Space)
    assert checks.checked == ["c", "a"]
    checks.check("c", False)
    assert checks.checked == ["a"]


def test_a_click_on_the_words_checks_an_entry_too(checks, qtbot):
    item = checks.list.item(2)
    at = checks.list.visualItemRect(item).center()
    qtbot.mouseClick(checks.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert checks.checked == ["c", "b"]
