"""The status bar: what it says while a save waits, and that its words make no window wider."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtGui import QAccessible

from tests.patience import PATIENCE, PATIENCE_MS
from tests.ui.asking import choose
from tracker.store import busy

LONG_NAME = f"{'improvement plan as agreed by the board ' * 3}.plan"


@pytest.fixture
def plan(file):
    return file.rename(file.with_name(LONG_NAME))


@pytest.fixture
def waiting(plan, another_window, monkeypatch):
    """A window in which an update waits for another program to let a plan with a long name go; and how wide it was."""
    monkeypatch.setattr(busy, "BUSY_SECONDS", PATIENCE)
    window = another_window()
    window.commands.open_file(plan)
    wide = window.width(), window.minimumSizeHint().width()
    form = choose(window.pages["Actions"], "1.1.4").panel.form
    with closing(sqlite3.connect(plan, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        form.text.setPlainText("The audit tool was tried in two teams.")
        form.save(False)
        yield window, wide, holder


def test_words_that_are_too_long_make_no_window_wider(waiting, qtbot):
    window, wide, _ = waiting
    assert LONG_NAME in window.status.work.text() and window.status.file.text() == LONG_NAME
    qtbot.waitUntil(window.status.cancel.isVisible, timeout=PATIENCE_MS)
    window.status.layout().activate()
    assert (window.width(), window.minimumSizeHint().width()) == wide
    assert window.status.cancel.geometry().right() < window.width()


def test_while_a_save_waits_nothing_says_that_all_is_saved(waiting, qtbot):
    window, _, holder = waiting
    assert not window.status.state.isVisible()
    holder.execute("ROLLBACK")
    qtbot.waitUntil(window.status.state.isVisible, timeout=PATIENCE_MS)
    assert "Saved" in window.status.state.text() and not window.status.work.isVisible()


def test_what_was_done_is_announced_to_a_reader(window, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(lambda event: told.append(event.message())))
    window.status.tell("Backed up")
    window.status.clearMessage()
    assert told == ["Backed up"]
