"""The status bar: what it says while a save waits, and that its words make no window wider."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible

from tests.patience import PATIENCE, PATIENCE_MS
from tests.ui.asking import choose, say
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


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader is told to say, with how soon."""
    told = []

    def hear(event):
        told.append((event.message(), event.politeness().name))

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(hear))
    return told


def test_what_was_done_is_announced_to_a_reader(window, heard):
    window.status.tell("Backed up")
    window.status.clearMessage()
    assert heard == [("Backed up", "Polite")]


def test_another_day_a_save_and_what_is_waited_for_are_announced(page, window, heard):
    window.workspace.set_as_at(date(2017, 11, 2))
    assert heard[0][0].startswith("As at 2 Nov 2017. 48 actions")
    say(page, "1.1.4", text="Held")
    assert any(words.startswith("Saved: update of 1.1.4") for words, _ in heard)
    window.status.begin("Writing the workbook…", None)
    window.status.begin("Writing the workbook…", None)
    window.status.end()
    assert [words for words, _ in heard].count("Writing the workbook…") == 1


def test_how_many_are_shown_and_what_is_wrong_are_announced_once(active, window, heard):
    active.head.flags["overdue"].click()
    assert ("26 of 48 shown", "Polite") in heard
    heard.clear()
    active.refresh()
    assert heard == []
    form = choose(active, "1.1.4").panel.form
    form.review.choice.buttons["a date"].click()
    form.review.box.setText("no day at all")
    form.save(go_on=False)
    wrong = [words for words, how in heard if how == "Assertive"]
    assert len(wrong) == 1 and "no day at all" in wrong[0]


def test_a_sentence_stands_in_the_place_of_the_counts_at_another_text_size_too(window, file, qtbot):
    window.commands.open_file(file)
    window.show()
    window.change_text_size(4)
    QCoreApplication.processEvents()
    assert window.status.currentMessage() == "Text size: 14 pt" and not window.status.counts.isVisible()
    window.status.clearMessage()
    assert window.status.counts.isVisible()
