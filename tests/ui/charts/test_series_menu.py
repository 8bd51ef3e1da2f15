"""The list of what a chart can show beside ours."""

import pytest
from PySide6.QtCore import Qt

from tests.patience import PATIENCE_MS
from tracker.ui.charts.series_menu import SeriesMenu


@pytest.fixture
def menu(qtbot):
    button = SeriesMenu()
    qtbot.addWidget(button)
    button.offer(["Boys & girls", "England", "Core cities, average"], ["England"])
    button.show()
    return button


def opened(menu, qtbot):
    """The list, opened as its button would, but without a loop of its own."""
    with qtbot.waitExposed(menu.choices, timeout=PATIENCE_MS):
        menu.choices.popup(menu.mapToGlobal(menu.rect().bottomLeft()))
    return menu.choices


def test_it_says_how_many_are_shown_and_which(menu):
    assert menu.text() == "Beside ours: 1 of 3 ▾"
    assert menu.accessibleDescription() == "Shown: England"
    assert menu.choices.actions()[0].text() == "Boys && girls"


@pytest.mark.qt_log_ignore("does not support")  # raising a menu and grabbing the keyboard, without a screen
def test_the_keys_switch_and_the_list_stays_open(menu, qtbot):
    choices, told = opened(menu, qtbot), []
    menu.changed.connect(told.append)
    choices.setActiveAction(choices.actions()[2])
    qtbot.keyClick(choices, Qt.Key.Key_Space)
    choices.setActiveAction(choices.actions()[1])
    qtbot.keyClick(choices, Qt.Key.Key_Return)
    assert told == [["England", "Core cities, average"], ["Core cities, average"]]
    assert choices.isVisible() and menu.shown == ["Core cities, average"]
    qtbot.keyClick(choices, Qt.Key.Key_Escape)
    assert not choices.isVisible()


@pytest.mark.qt_log_ignore("does not support")  # raising a menu and grabbing the keyboard, without a screen
def test_a_press_switches_and_the_list_stays_open(menu, qtbot):
    choices = opened(menu, qtbot)
    place = choices.actionGeometry(choices.actions()[0]).center()
    qtbot.mouseClick(choices, Qt.MouseButton.LeftButton, pos=place)
    assert menu.shown == ["Boys & girls", "England"] and choices.isVisible()
    choices.close()


def test_with_nothing_to_choose_it_is_not_there(menu):
    menu.offer([], [])
    assert not menu.isVisible()
    menu.offer(["England"], [])
    assert menu.isVisible() and menu.accessibleDescription() == "Shown: none"


def test_it_is_reached_by_tab_and_named(menu):
    assert menu.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert menu.accessibleName() == menu.choices.accessibleName() == "Groups and comparators on the chart"


def test_a_very_long_name_is_cut_in_the_list_but_not_in_what_is_chosen(menu):
    menu.offer(["England " * 40], [])
    (action,) = menu.choices.actions()
    assert len(action.text()) < 70 and action.data() == "England " * 40
