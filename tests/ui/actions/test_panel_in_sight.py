"""What is typed is seen, however large the type: the panel scrolls to it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt

from tests.ui.asking import choose
from tracker.settings import LARGEST_TEXT
from tracker.ui.look.text_lines import all_lines, lines_of
from tracker.ui.look.theme import GRID


@pytest.fixture
def large(window, file):
    """The panel of the first action in a small window, in letters so large that the action fills it."""
    window.commands.open_file(file)
    window.resize(1280, 752)
    settings = window.workspace.settings
    window.workspace.change_settings(replace(settings, text_points=LARGEST_TEXT))
    window.show()
    panel = choose(window.pages["Actions"], "1.1.7").panel
    QCoreApplication.processEvents()
    assert not in_sight(panel, panel.form.text.cursorRect())
    return panel


def in_sight(panel, rect):
    """Whether a part of the text is seen whole."""
    shown, text = panel.area.viewport(), panel.form.text.viewport()
    return shown.rect().contains(QRect(text.mapTo(shown, rect.topLeft()), rect.size()))


def test_what_has_the_keyboard_to_be_typed_in_is_in_sight(large):
    large.begin()
    assert in_sight(large, large.form.text.cursorRect())
    assert large.form.text.mapTo(large.area.viewport(), QPoint(0, 0)).y() >= 0


def test_the_line_that_is_typed_stays_in_sight_as_the_box_grows(large, qtbot):
    large.window().activateWindow()
    large.begin()
    for _ in range(11):
        qtbot.keyClicks(large.form.text, "On")
        qtbot.keyClick(large.form.text, Qt.Key.Key_Return)
        QCoreApplication.processEvents()
        assert in_sight(large, large.form.text.cursorRect())


def test_what_a_rating_means_is_read_whole_in_a_narrow_panel(large):
    button = large.form.rating.buttons["red"]
    words = all_lines(button.meaning, button.font(), 10_000)
    shown = lines_of(button.meaning, button.font(), button.width() - button.words_begin() - GRID // 2, 9)
    assert len(words) == 1 and "".join(shown).replace(" ", "") == words[0].replace(" ", "")
    assert button.height() >= len(shown) * button.fontMetrics().lineSpacing()
