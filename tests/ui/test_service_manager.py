"""A service manager has ten minutes before a meeting: my actions, what happened, the next, done; steps are counted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.asking import action_in, listed
from tracker.domain.actions.filters import needs_words

WORDS = ("Held with both teams; notes are with the board", "Audit done, findings go to the board", "Nothing new yet")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Counted:
    """Presses keys where the focus is and clicks in the middle of things, and counts both; words are not counted."""

    def __init__(self, qtbot):
        self.qtbot, self.steps = qtbot, 0

    def press(self, key, modifier):
        self.steps += 1
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def click(self, widget):
        self.steps += 1
        assert widget.isVisible() and not widget.visibleRegion().isEmpty()
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def say(self, words):
        self.qtbot.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def manager(active, file):
    """The page of a service manager who leads four actions that need words."""
    active.workspace.change_settings(replace(active.workspace.settings, who="Clara Wynn"))
    return active


@pytest.fixture
def counted(qtbot):
    return Counted(qtbot)


def said(file, refs):
    return tuple(action_in(file, ref).updates[-1].text for ref in refs)


def needing(page):
    return [line.action.ref for line in page.workspace.lines if needs_words(line, page.workspace.as_at)]


def test_three_of_mine_are_updated_with_four_keystrokes_beside_the_words(manager, file, counted):
    mine = [line.action.ref for line in manager.workspace.lines if "Clara Wynn" in line.action.lead.as_printed]
    refs = [ref for ref in mine if ref in needing(manager)][:3]
    counted.press(Qt.Key.Key_M, ALT)
    assert listed(manager) == mine
    counted.say(WORDS[0])
    counted.press(Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    counted.say(WORDS[1])
    counted.press(Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    counted.say(WORDS[2])
    counted.press(Qt.Key.Key_Return, CTRL)
    assert counted.steps == 4 and said(file, refs) == WORDS
    assert {action_in(file, ref).updates[-1].author for ref in refs} == {"Clara Wynn"}
    assert manager.table.hasFocus()


def test_the_same_by_mouse_with_five_clicks(manager, file, counted):
    refs = [ref for ref in needing(manager) if "Clara Wynn" in line_of(manager, ref).action.lead.as_printed][:3]
    counted.click(manager.head.flags["mine"])
    form = manager.panel.form
    counted.click(form.text.viewport())
    for words in WORDS[:2]:
        counted.say(words)
        counted.click(form.foot.next)
    counted.say(WORDS[2])
    counted.click(form.foot.save)
    assert counted.steps == 5 and said(file, refs) == WORDS


def line_of(page, ref):
    return next(line for line in page.workspace.lines if line.action.ref == ref)


def test_save_stays_in_sight_at_the_usual_size_and_with_large_type(manager, window, counted):
    for points in (10, 14):
        window.workspace.change_settings(replace(window.workspace.settings, text_points=points))
        QApplication.processEvents()
        foot = manager.panel.form.foot.save
        assert foot.visibleRegion().boundingRect().size() == foot.size()


def test_when_all_of_mine_are_said_the_key_says_so(manager, file, counted):
    for ref in [ref for ref in needing(manager) if "Clara Wynn" in line_of(manager, ref).action.lead.as_printed]:
        counted.press(Qt.Key.Key_M, ALT)
        assert manager.panel.line.action.ref == ref
        counted.say(f"Said of {ref}")
        counted.press(Qt.Key.Key_Return, CTRL)
    counted.press(Qt.Key.Key_M, ALT)
    assert manager.table.hasFocus() and manager.panel.form.foot.draft.text() == "None of yours needs words today."


@pytest.mark.parametrize("begun_on", ["Overview", "Plan"])
def test_mine_begins_from_every_page(manager, window, counted, begun_on):
    window.show_page(begun_on)
    counted.press(Qt.Key.Key_M, ALT)
    assert window.stack.currentWidget() is manager
    assert "Clara Wynn" in manager.panel.line.action.lead.as_printed and manager.panel.form.text.hasFocus()
