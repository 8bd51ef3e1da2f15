"""The window as it begins on a screen."""

from PySide6.QtCore import QSize, Qt

from tracker.settings import Settings
from tracker.ui.window.application import begin_within_screen, make_window


def begun(qapp, qtbot, size=None):
    window = make_window(qapp, Settings(who="QA Manager"))
    qtbot.addWidget(window)
    if size is not None:
        window.resize(size)
    begin_within_screen(window)
    return window


def test_a_window_that_would_pass_the_edge_of_its_screen_begins_maximised_and_no_larger_than_it(qapp, qtbot):
    window = begun(qapp, qtbot, QSize(2000, 5000))
    room = window.screen().availableSize()
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert window.width() <= room.width() and window.height() < room.height()


def test_a_window_that_has_room_begins_at_its_size(qapp, qtbot):
    window = begun(qapp, qtbot, QSize(600, 500))
    assert window.windowState() == Qt.WindowState.WindowNoState and window.size() == QSize(600, 500)
