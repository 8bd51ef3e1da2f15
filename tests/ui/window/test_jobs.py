"""Long work for the window: one job after the other, in the status bar; nothing that saves is let fall."""

import sqlite3
from contextlib import closing
from threading import Event

import openpyxl
import pytest

from tests.patience import PATIENCE, PATIENCE_MS
from tests.ui.asking import updates_in
from tracker.errors import TrackerError
from tracker.store import busy
from tracker.store.sqlite import new_store, open_store
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming
from tracker.ui.widgets.background import Job

ROWS = "Ref,Action,Lead,Commentary\n9.1,Ask the board,Chair,Asked in {}\n"


@pytest.fixture
def jobs(window):
    return window.jobs


@pytest.fixture
def quiet(window, qtbot):
    """Waits until nothing goes on any more and all of it is told."""

    def until_quiet():
        qtbot.waitUntil(lambda: not window.jobs.going and window.background.busy == 0, timeout=PATIENCE_MS)

    return until_quiet


def fail(_):
    raise TrackerError("plan.xlsx is not there.")


def test_a_job_is_shown_until_it_is_over_and_only_one_that_can_stop_has_a_button(jobs, window, qtbot):
    for can_stop in (True, False):
        go, answers = Event(), []
        jobs.start(Job("Counting…", lambda _, go=go: go.wait(PATIENCE), answers.append, can_stop=can_stop))
        assert window.status.work.text() == "Counting…" and window.status.work.isVisible()
        assert window.status.cancel.isVisible() == can_stop
        go.set()
        qtbot.waitUntil(lambda answers=answers: answers == [True], timeout=PATIENCE_MS)
        assert not window.status.work.isVisible() and not window.status.cancel.isVisible()


def test_another_reading_lets_the_answer_of_the_first_fall_and_stops_it(jobs, window, quiet):
    answers = []
    jobs.start(Job("First…", lambda stop: stop.wait(PATIENCE) and "first", answers.append, can_stop=True))
    jobs.start(Job("Second…", lambda _: "second", answers.append, can_stop=True))
    assert window.status.work.text() == "Second…"
    quiet()
    assert answers == ["second"]


def test_what_saves_is_done_in_its_turn_and_all_of_it_is_told(jobs, window, quiet, told):
    go, answers = Event(), []
    jobs.start(Job("Saving…", lambda _: go.wait(PATIENCE) and "saved", answers.append))
    jobs.start(Job("Failing…", fail, pytest.fail))
    jobs.start(Job("Reading…", lambda _: "read", answers.append, can_stop=True))
    jobs.start(Job("Writing…", lambda _: "written", answers.append))
    assert window.status.work.text() == "Saving… (3 more after it)" and not window.status.cancel.isVisible()
    go.set()
    quiet()
    assert answers == ["saved", "read", "written"] and told == ["plan.xlsx is not there."]
    assert not window.status.work.isVisible()


def test_what_goes_wrong_is_told_once_nothing_is_shown_as_going_on(jobs, window, quiet, told):
    jobs.start(Job("Reading…", fail, pytest.fail))
    quiet()
    assert told == ["plan.xlsx is not there."] and not window.status.work.isVisible()


# Imports, exports and the rest, while another program holds the file


@pytest.fixture
def held(page, window, file, monkeypatch):
    """The plan open in the window, and a connection of another program that writes into it just now."""
    monkeypatch.setattr(busy, "BUSY_SECONDS", PATIENCE)
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield holder


@pytest.fixture
def agreed(monkeypatch):
    """Every preview is agreed to: the list of those that were."""
    seen = []
    monkeypatch.setattr(ImportDialog, "exec", lambda dialog: seen.append(dialog) or dialog.accept() or dialog.result())
    return seen


def a_document(folder, name):
    path = folder / name
    path.write_text(ROWS.format(path.stem), encoding="utf-8")
    return path


def import_(window, qtbot, path):
    """Import a document, until it is being saved."""
    window.imports.read(Incoming(path))
    words = f"Saving the import of {path.name}"
    qtbot.waitUntil(lambda: any(job.words.startswith(words) for job in window.jobs.going), timeout=PATIENCE_MS)


def waits(window, qtbot):
    qtbot.waitUntil(lambda: "another program is saving" in window.status.work.text(), timeout=PATIENCE_MS)
    assert window.status.cancel.isVisible()


def test_a_workbook_holds_the_import_that_was_being_saved_when_it_was_asked_for(
    window, held, agreed, qtbot, tmp_path, quiet, told
):
    import_(window, qtbot, a_document(tmp_path, "july.csv"))
    waits(window, qtbot)
    window.commands.export(tmp_path / "out.xlsx")
    assert "(1 more after it)" in window.status.work.text()
    held.execute("ROLLBACK")
    quiet()
    assert told == [f"Exported: {tmp_path / 'out.xlsx'}"]
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "out.xlsx")["Commentary"].values for cell in row]
    assert "Asked in july" in cells
    assert any(line.action.ref == "9.1" for line in window.workspace.lines)


def test_an_import_that_fails_is_told_whatever_was_begun_after_it(
    window, held, agreed, qtbot, tmp_path, quiet, told, monkeypatch
):
    monkeypatch.setattr(busy, "BUSY_SECONDS", 0.3)
    import_(window, qtbot, a_document(tmp_path, "july.csv"))
    window.commands.export(tmp_path / "out.xlsx")
    quiet()
    assert len(told) == 2 and "is being written by another program" in told[0] and "Exported" in told[1]


def test_two_imports_are_both_saved_and_the_last_one_is_offered_to_be_undone(
    window, held, agreed, qtbot, tmp_path, quiet, told
):
    import_(window, qtbot, a_document(tmp_path, "july.csv"))
    for previews in (2, 3):  # the last brings nothing new
        window.imports.read(Incoming(a_document(tmp_path, "august.csv")))
        held.in_transaction and held.execute("ROLLBACK")
        # Nothing goes on between the reading and the preview, which is shown a turn of the event loop later.
        qtbot.waitUntil(lambda previews=previews: len(agreed) == previews, timeout=PATIENCE_MS)
        quiet()
    (action,) = [line.action for line in window.workspace.lines if line.action.ref == "9.1"]
    assert [update.text for update in action.updates] == ["Asked in july", "Asked in august"]
    assert window.imports.undo_words() == "Undo &import of august.csv"
    window.imports.undo()
    quiet()
    assert "as it was before the import" in told[-1]

    def said():
        (action,) = [line.action for line in window.workspace.lines if line.action.ref == "9.1"]
        return [update.text for update in action.updates]

    # While another thread has the file the plan is read a moment later.
    qtbot.waitUntil(lambda: said() == ["Asked in july"], timeout=PATIENCE_MS)


def test_waiting_can_be_cancelled_and_nothing_is_saved(window, held, agreed, file, qtbot, tmp_path, quiet, told):
    import_(window, qtbot, a_document(tmp_path, "july.csv"))
    waits(window, qtbot)
    window.status.cancel.click()
    quiet()
    assert told == [] and window.status.currentMessage() == "Cancelled: nothing was saved."
    held.execute("ROLLBACK")
    with open_store(file) as store:
        assert "9.1" not in {action.ref for _, action in store.plan().actions()}


def test_an_import_into_a_plan_that_is_no_more_open_is_told(window, held, agreed, file, qtbot, tmp_path, quiet, told):
    other = tmp_path / "other.plan"
    with open_store(file) as store, new_store(other) as made:
        made.add_plan(store.plan())
    import_(window, qtbot, a_document(tmp_path, "july.csv"))
    window.commands.open_file(other)
    held.execute("ROLLBACK")
    quiet()
    assert told == [f"july.csv was imported into {file}."] and window.workspace.path == other


def test_what_the_menu_offers_to_undo_is_asked_once_of_a_file_that_is_held(window, held):
    held.execute("ROLLBACK")
    held.execute("BEGIN EXCLUSIVE")
    assert window.imports.undo_words() is None


def test_a_new_plan_is_made_by_a_job(window, names, tmp_path, quiet, told):
    told.reason = "Homes"
    names.append(tmp_path / "homes.plan")
    window.commands.new_plan()
    assert window.status.work.text() == "Making the plan…"
    quiet()
    assert window.workspace.plan.title == "Homes" and told == ["What is the plan called?"]


def test_the_sample_that_is_asked_for_twice_is_made_once(window, quiet, told):
    for _ in range(2):
        window.commands.open_sample()
    quiet()
    assert told == [] and len(window.workspace.lines) == 48


# Closing the window


def test_a_window_that_is_closed_while_it_saves_closes_when_that_is_done(
    window, held, agreed, file, qtbot, tmp_path, told
):
    import_(window, qtbot, a_document(tmp_path, "july.csv"))
    waits(window, qtbot)
    window.commands.export(tmp_path / "out.xlsx")
    window.close()
    assert window.isVisible() and window.status.work.text().startswith("Closing after this: Saving the import of july")
    held.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert told == [f"Exported: {tmp_path / 'out.xlsx'}"]
    assert updates_in(file, "9.1") == 1


def test_what_fails_while_the_window_is_to_close_is_told_and_the_window_stays(jobs, window, quiet, told):
    go = Event()
    jobs.start(Job("Saving…", lambda stop: go.wait(PATIENCE) and fail(stop), pytest.fail))
    window.close()
    go.set()
    quiet()
    assert told == ["plan.xlsx is not there."] and window.isVisible()
    window.close()
    assert not window.isVisible()


@pytest.mark.parametrize("in_work", [True, False])
def test_a_bug_while_the_window_is_to_close_leaves_it_open_whatever_is_done_after_it(
    jobs, window, quiet, qtbot, in_work
):
    go, answers = Event(), []
    divide = (lambda _: go.wait(PATIENCE) / 0) if in_work else (lambda _: go.wait(PATIENCE))
    with qtbot.captureExceptions() as raised:
        jobs.start(Job("Dividing…", divide, lambda one: one / 0))
        window.close()
        go.set()
        quiet()
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    jobs.start(Job("Saving…", lambda _: "saved", answers.append))
    quiet()
    assert answers == ["saved"] and window.isVisible()


def test_what_is_only_read_does_not_keep_a_window_open(jobs, window):
    jobs.start(Job("Reading…", lambda stop: stop.wait(PATIENCE), pytest.fail, can_stop=True))
    window.close()
    assert not window.isVisible() and jobs.going == []


def test_a_window_that_is_cancelled_to_close_closes(window, held, agreed, qtbot, tmp_path):
    import_(window, qtbot, a_document(tmp_path, "july.csv"))
    waits(window, qtbot)
    window.close()
    window.status.cancel.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)


def test_closing_waits_for_no_file_that_is_only_looked_at(window, held, qtbot):
    held.execute("ROLLBACK")
    held.execute("BEGIN EXCLUSIVE")
    qtbot.waitUntil(lambda: window.background.busy or not window.checks.soon.isActive(), timeout=PATIENCE_MS)
    window.close()
    assert not window.isVisible()
