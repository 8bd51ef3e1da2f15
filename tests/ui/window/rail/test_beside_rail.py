"""Where there is little room the rail folds to its pictures: nothing of it is lost, and the window may be narrower."""

from dataclasses import replace

import pytest

from tests.patience import PATIENCE_MS
from tests.ui.conftest import DAY


@pytest.fixture
def opened(window, file):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    return window


def resized(window, qtbot, wide, high=800):
    window.resize(wide, high)
    qtbot.waitUntil(lambda: window.stack.geometry().right() == window.width() - 1, timeout=PATIENCE_MS)
    return window.rail


def test_a_narrow_window_has_the_pictures_of_the_pages_and_the_day(opened, qtbot):
    rail = resized(opened, qtbot, 1280)
    button, wide = rail.buttons["Overdue"], rail.width()
    assert not rail.folded and button.words.isVisible() and button.count.text() == "26"
    resized(opened, qtbot, 1000)
    assert rail.folded and rail.width() < wide / 2 and not button.words.isVisible()
    assert button.toolTip() == "Overdue  26 (Ctrl+4)" and button.accessibleName() == "Overdue page"
    assert button.accessibleDescription() == "26" and button.picture.isVisible()
    assert rail.day.button.text() == "1 Nov\n2017" and "not today" in rail.day.button.toolTip()
    button.click()
    assert opened.stack.currentWidget().name == "Overdue"
    resized(opened, qtbot, 1280)
    assert not rail.folded and rail.width() == wide and rail.day.button.text() == "1 Nov 2017"


def test_large_text_folds_it_in_a_window_that_has_room_for_usual_text(opened, qtbot):
    settings = opened.workspace.settings
    opened.workspace.change_settings(replace(settings, text_points=20))
    qtbot.waitUntil(lambda: opened.rail.folded, timeout=PATIENCE_MS)
    assert (opened.width(), opened.height()) == (1280, 800)
    opened.workspace.change_settings(settings)
    qtbot.waitUntil(lambda: not opened.rail.folded, timeout=PATIENCE_MS)


def test_a_window_too_low_for_all_of_it_folds_it_too(opened, qtbot):
    rail = resized(opened, qtbot, 1280, 540)
    assert opened.height() < 560 and rail.folded
    resized(opened, qtbot, 1280)
    assert not rail.folded


def test_beside_a_narrow_title_what_stands_there_goes_under_it(opened, qtbot):
    opened.show_page("Actions")
    head = opened.pages["Actions"].head
    resized(opened, qtbot, 1280)
    assert head.search.y() < head.title.geometry().bottom()
    opened.resize(opened.minimumSizeHint().width(), 800)
    qtbot.waitUntil(lambda: head.search.y() > head.title.geometry().bottom(), timeout=PATIENCE_MS)
