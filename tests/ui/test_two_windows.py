"""Two windows on one file: nobody's words are lost, and each sees what the other saved."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.levels import FULL
from tests.patience import PATIENCE_MS
from tests.ui.asking import ROOT, action_in, choose, say, words
from tests.ui.saving import saved_by_turns
from tracker.domain.plan import Status

SAVES = 100 if FULL else 15  # of each of two programs


def saved_by_another_program(file, ref, text, status=None):
    """Have the command line say something of an action, as at the day in view."""
    said = ["--commentary", text, "--on", "2017-11-01", "--by", "Someone"] + (["--status", status] if status else [])
    subprocess.run([sys.executable, str(ROOT / "main.py"), "update", str(file), ref, *said], check=True)


def said_of(page, ref):
    """The latest commentary of an action in the rows of the page."""
    return next(line.state.text for line in page.workspace.lines if line.action.ref == ref)


def test_a_window_that_is_come_back_to_shows_what_another_has_saved(page, window, another_window, file, qtbot):
    choose(page, "1.1.4")
    page.panel.form.text.setPlainText("half a sentence")
    other = another_window("Service Manager")
    other.commands.open_file(file)
    other.workspace.set_as_at(page.workspace.as_at)
    say(other.pages["Actions"], "1.1.4", text="Heard from the other workspace")
    assert "Heard from the other workspace" not in words(page.panel.timeline)
    window.activateWindow()
    qtbot.waitUntil(lambda: "Heard from the other workspace" in words(page.panel.timeline), timeout=PATIENCE_MS)
    assert page.panel.form.text.toPlainText() == "half a sentence"


def test_updates_of_one_action_from_two_windows_are_both_kept_and_the_later_one_is_told(page, another_window, file):
    choose(page, "1.1.4")
    form = page.panel.form
    form.text.setPlainText("Two")
    other = another_window("Service Manager")
    other.commands.open_file(file)
    other.workspace.set_as_at(page.workspace.as_at)
    say(other.pages["Actions"], "1.1.4", text="One")
    form.save(False)
    assert "1.1.4" in form.foot.error.text() and form.text.toPlainText() == "Two"
    form.save(False)
    assert [update.text for update in action_in(file, "1.1.4").updates][-2:] == ["One", "Two"]


def test_a_window_that_saves_waits_for_the_save_of_another_one(page, window, another_window, file, qtbot):
    choose(page, "1.1.4").panel.form.text.setPlainText("Two")
    other = another_window("Service Manager")
    other.commands.open_file(file)
    with other.workspace.store.transaction():
        page.panel.form.save(False)
        assert window.status.work.text() == "Waiting for sample.plan: another program is saving…"
    qtbot.waitUntil(lambda: not window.status.work.isVisible(), timeout=PATIENCE_MS)
    assert [update.text for update in action_in(file, "1.1.4").updates][-1] == "Two"


def test_a_window_that_nobody_comes_back_to_shows_what_a_program_has_saved(page, window, file, qtbot):
    choose(page, "1.1.4")
    form = page.panel.form
    form.text.setFocus()
    qtbot.keyClicks(form.text, "half a sen")
    saved_by_another_program(file, "1.1.5", "Heard from another program")
    qtbot.waitUntil(lambda: "Heard from another program" in said_of(page, "1.1.5"), timeout=PATIENCE_MS)
    qtbot.keyClicks(form.text, "tence")
    assert form.text.toPlainText() == "half a sentence" and not form.conflict.isVisible()


def test_two_windows_see_each_others_saves_without_being_clicked(page, window, another_window, file, qtbot):
    other = another_window("Service Manager")
    other.commands.open_file(file)
    other.workspace.set_as_at(page.workspace.as_at)
    beside = other.pages["Actions"]
    say(page, "1.1.4", text="From the first")
    qtbot.waitUntil(lambda: "From the first" in said_of(beside, "1.1.4"), timeout=PATIENCE_MS)
    say(beside, "1.1.5", text="From the second")
    qtbot.waitUntil(lambda: "From the second" in said_of(page, "1.1.5"), timeout=PATIENCE_MS)


def test_the_file_is_looked_at_often_enough_and_costs_one_question(window, page, monkeypatch):
    assert window._each_moment.isActive() and window._each_moment.interval() <= 2500
    asked, read = [], []
    store = page.workspace.store
    monkeypatch.setattr(store, "_rows", lambda sql, values=(), rows=store._rows: asked.append(sql) or rows(sql, values))
    monkeypatch.setattr(page.workspace, "reload", lambda: read.append(1))
    window.look_at_file()
    assert (asked, read) == (["PRAGMA data_version"], [])


def test_a_file_that_is_held_is_looked_at_again_later_and_nobody_waits(window, page, another_window, file):
    other = another_window("Service Manager")
    other.commands.open_file(file)
    with other.workspace.store.transaction():
        window.look_at_file()  # returns at once, and says nothing
    assert page.workspace.plan


def test_nothing_is_read_again_under_a_cell_that_is_typed_in(window, page, file, qtbot):
    window.show_page("Measures")
    measures = window.pages["Measures"]
    measures.show_measure("1.1-M04")
    table = measures.panel.table
    at = next(
        table.model().index(row, column)
        for row in range(table.model().rowCount())
        for column in range(table.model().columnCount())
        if table.model().index(row, column).flags() & Qt.ItemFlag.ItemIsEditable
    )
    table.setFocus()
    table.edit(at)
    cell = QApplication.focusWidget()
    cell.setText("77")
    saved_by_another_program(file, "1.1.5", "Heard from another program")
    window.look_at_file()
    assert QApplication.focusWidget() is cell and cell.text() == "77"
    qtbot.keyClick(cell, Qt.Key.Key_Escape)
    window.look_at_file()
    assert said_of(page, "1.1.5") == "Heard from another program"


def test_what_somebody_else_saves_while_i_type_is_shown_beside_what_i_saw(page, window, file):
    form = choose(page, "1.1.4").panel.form
    form.text.setPlainText("What I heard")
    saved_by_another_program(file, "1.1.4", "What they heard")
    window.look_at_file()
    shown = {one.what: one for one in form.conflict.told}
    latest = shown["Latest words"]
    assert latest.seen.startswith("The week has been held") and latest.now == "What they heard (1 Nov 2017, Someone)"
    assert latest.typed == "What I heard" == form.text.toPlainText()
    assert {"As you saw it", "As it is now", "You typed: What I heard"} <= set(words(form.conflict))
    form.save(False)
    assert not form.conflict.isVisible()
    assert [update.text for update in action_in(file, "1.1.4").updates][-2:] == ["What they heard", "What I heard"]


def test_a_conflict_shows_both_versions_side_by_side_until_it_is_saved(page, file):
    form = choose(page, "1.1.4").panel.form
    form.text.setPlainText("What I heard")
    form.status.buttons[Status.REPORTED_COMPLETE].click()
    saved_by_another_program(file, "1.1.4", "What they heard", Status.STOPPED)
    form.save(False)
    shown = {one.what: one[1:] for one in form.conflict.told}
    assert shown["Status"] == ("In progress", "Stopped", "Reported complete")
    assert set(shown) == {"Latest words", "Status"} and form.text.toPlainText() == "What I heard"
    saved_by_another_program(file, "1.1.4", "And more")
    form.save(False)
    latest = form.conflict.told[0]
    assert latest.seen.startswith("The week has been held") and latest.now.startswith("And more")
    choose(page, "1.1.5")
    assert not form.conflict.isVisible()


# ---- two programs that save at once


def test_of_interleaved_saves_of_two_programs_none_is_lost_and_every_conflict_is_shown(file):
    told = saved_by_turns(file, ("One", "Two"), SAVES)
    saved = [line.split(" ", 1)[1] for line in told if line.startswith("saved ")]
    in_file = [update.text for update in action_in(file, "1.1.4").updates]
    assert sorted(text for text in in_file if text in set(saved)) == sorted(saved)
    assert len(saved) == len(set(saved)) == 2 * SAVES
    conflicts = [line for line in told if line.startswith("conflict ")]
    assert conflicts and not [line for line in told if line.startswith("unseen ")]
