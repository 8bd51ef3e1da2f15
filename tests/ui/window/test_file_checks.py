"""After a file was opened the window says what is wrong with it, and what another copy of it holds."""

import shutil
import sqlite3
from contextlib import closing
from sqlite3 import OperationalError
from threading import Event

import pytest

from tests.patience import PATIENCE, PATIENCE_MS
from tests.ui.asking import action_in, choose
from tests.ui.conftest import DAY
from tracker.paths import backups_folder
from tracker.store.backup import backup, check
from tracker.store.busy import Busy, waiting
from tracker.store.connection import at_one_instant, bare
from tracker.ui.window import file_checks

PLANTED = "CREATE TRIGGER planted AFTER INSERT ON action_update BEGIN UPDATE action SET text = 'Nothing'; END"


@pytest.fixture
def window(another_window):
    return another_window(looks_through=True)


@pytest.fixture
def planted(file):
    with closing(sqlite3.connect(file)) as db:
        db.executescript(PLANTED)
    return file


def open_and_wait(window, file, qtbot):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    qtbot.waitUntil(lambda: window.workspace.store.faults is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.background.busy == 0 and not window.checks.soon.isActive(), timeout=PATIENCE_MS)


def test_a_sound_file_is_looked_through_in_silence(window, file, told, qtbot):
    open_and_wait(window, file, qtbot)
    assert window.workspace.store.faults == () and told == []
    assert window.status.state.text().startswith("✓ Saved")


def test_a_file_with_a_trigger_of_somebody_is_shown_and_can_only_be_read(window, planted, told, qtbot):
    open_and_wait(window, planted, qtbot)
    assert len(window.workspace.lines) == 48
    assert [f"{planted} can only be read: it has a trigger planted" in sentence for sentence in told] == [True]
    assert "Restore a backup of it, or dump it and import the dump into a new file." in told[0]
    assert window.status.state.text() == "Can only be read"


def test_nothing_can_be_saved_into_it_and_what_was_typed_stays(window, planted, qtbot):
    open_and_wait(window, planted, qtbot)
    form = choose(window.pages["Actions"], "1.1.4").panel.form
    form.text.setPlainText("Lessons shared")
    form.foot.save.click()
    assert "can only be read: it has a trigger planted" in form.foot.error.text()
    assert form.text.toPlainText() == "Lessons shared"
    assert action_in(planted, "1.1.4").updates[-1].text != "Lessons shared"


def test_a_copy_that_went_its_own_way_is_told_once_the_file_is_open(window, file, another_window, told, qtbot):
    copied = backup(file, file.with_name("sample (2).plan"))
    for path in (copied, file):
        window.commands.open_file(path)
        window.workspace.set_as_at(DAY)
        form = choose(window.pages["Actions"], "1.1.4").panel.form
        form.text.setPlainText(f"Said in {path.name}")
        form.foot.save.click()
    window.close()
    told.clear()
    open_and_wait(another_window(looks_through=True), file, qtbot)
    assert told == [
        "sample.plan and sample (2).plan are copies of one plan, and each was saved since they parted: neither holds "
        "all. Go on with one of them, and import a dump of the other into it."
    ]


def test_a_copy_of_the_day_is_made_once_and_one_that_cannot_be_is_said(window, file, told, qtbot, monkeypatch):
    open_and_wait(window, file, qtbot)
    qtbot.waitUntil(lambda: len(list(backups_folder(file).glob("*.daily-*"))) == 1, timeout=PATIENCE_MS)
    window.checks.back_up()
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    (copy,) = backups_folder(file).glob("*.daily-*")
    assert check(copy) == [] and told == []
    copy.unlink()
    shutil.rmtree(backups_folder(file))
    backups_folder(file).write_text("no folder")
    window.checks.back_up()
    qtbot.waitUntil(lambda: "No backup of today was made" in window.status.currentMessage(), timeout=PATIENCE_MS)


def test_a_save_does_not_wait_for_what_the_program_itself_reads(window, file, qtbot):
    open_and_wait(window, file, qtbot)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n, plan"
    began, ended = Event(), []

    def read():
        with waiting(0, wanted=window.checks.wanted), closing(bare(file)) as one, at_one_instant(one):
            began.set()
            one.execute(endless)

    window.background.run(read, lambda _: None, ended.append)
    assert began.wait(PATIENCE)
    form = choose(window.pages["Actions"], "1.1.4").panel.form
    form.text.setPlainText("Lessons shared")
    form.foot.save.click()
    qtbot.waitUntil(lambda: action_in(file, "1.1.4").updates[-1].text == "Lessons shared", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: [type(error) for error in ended] == [OperationalError], timeout=PATIENCE_MS)


def test_a_check_that_gave_way_to_a_save_is_made_all_the_same(window, file, qtbot):
    free = Event()
    window.background.run(lambda: free.wait(PATIENCE), lambda _: None, lambda _: None)
    window.commands.open_file(file)
    qtbot.waitUntil(lambda: not window.checks.soon.isActive(), timeout=PATIENCE_MS)
    window.workspace.waiting.changed.emit("Waiting for sample.plan")
    free.set()
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    assert window.workspace.store.faults is None and not list(backups_folder(file).glob("*.daily-*"))
    window.workspace.waiting.changed.emit("")
    qtbot.waitUntil(lambda: window.workspace.store.faults == (), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(list(backups_folder(file).glob("*.daily-*"))) == 1, timeout=PATIENCE_MS)


def test_a_copy_that_met_a_save_is_tried_again_a_little_later(window, file, qtbot, monkeypatch):
    tried, back_up = [], file_checks._back_up

    def meets_one_save(path, wanted):
        tried.append(path)
        if len(tried) == 1:
            raise Busy(path)
        return back_up(path, wanted)

    monkeypatch.setattr(file_checks, "_AGAIN_MS", 1)
    monkeypatch.setattr(file_checks, "_back_up", meets_one_save)
    open_and_wait(window, file, qtbot)
    qtbot.waitUntil(lambda: len(list(backups_folder(file).glob("*.daily-*"))) == 1, timeout=PATIENCE_MS)
    assert tried == [file, file]


def test_no_copy_is_made_while_a_save_waits(window, file, qtbot, monkeypatch):
    open_and_wait(window, file, qtbot)
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    for copy in backups_folder(file).glob("*.daily-*"):
        copy.unlink()
    monkeypatch.setattr(window.workspace.waiting, "words", "The update is being saved")
    window.checks.back_up()
    assert window.background.busy == 0 and list(backups_folder(file).glob("*.daily-*")) == []
