"""A plan file that another program holds: the window goes on, says so, can be told to stop, and loses no words."""

import subprocess
import sys
from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer

from tests.patience import PATIENCE, PATIENCE_MS
from tests.ui.asking import action_in, choose, last_in, updates_in
from tests.ui.conftest import DAY
from tests.ui.problems.test_page import by_place
from tracker.paths import user_data_folder
from tracker.store import busy
from tracker.store.sqlite import open_store
from tracker.ui.actions.action_dialog import ActionDialog

READ_ON = date(2017, 11, 14)  # from when the sample's readings are known

WORDS = "Waiting for sample.plan: another program is saving…"
HOLDER = (
    "import sqlite3, sys\n"
    "connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
    "for sql in sys.stdin: connection.execute(sql); print('done', flush=True)"
)


class Holder:
    """Another program, which does with the file what it is told."""

    def __init__(self, file):
        command = [sys.executable, "-S", "-c", HOLDER, str(file)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def does(self, sql):
        print(sql, file=self.process.stdin, flush=True)
        assert self.process.stdout.readline() == "done\n"

    def end(self):
        self.process.communicate(timeout=PATIENCE)


@pytest.fixture
def holder(file):
    holder = Holder(file)
    yield holder
    holder.end()


@pytest.fixture(autouse=True)
def nobody_sleeps(monkeypatch):
    """The helper thread waits for an event; whoever sleeps until a file is free is the window's thread."""
    monkeypatch.setattr(busy, "sleep", lambda _: pytest.fail("the window's thread waits for another program"))
    monkeypatch.setattr(busy, "BUSY_SECONDS", PATIENCE)


@pytest.fixture
def goes_on(qtbot):
    """Sees the event loop go round: it would beat no more if anything stood still until the file is free."""

    def beats():
        counted = []
        timer = QTimer(interval=5)
        timer.timeout.connect(lambda: counted.append(1))
        timer.start()
        qtbot.waitUntil(lambda: len(counted) > 20, timeout=PATIENCE_MS)
        timer.stop()

    return beats


@pytest.fixture
def measures(page, window):
    window.workspace.set_as_at(READ_ON)
    window.show_page("Measures")
    return window.pages["Measures"]


@pytest.fixture
def problems(page, window):
    return by_place(window)


# Everything that is done to the file from the window: what is pressed, and what is to be seen in the file afterwards.


def save_an_update(window):
    form = choose(window.pages["Actions"], "1.1.4").panel.form
    form.text.setPlainText("Lessons shared")
    form.foot.save.click()


def edit_a_reading(window):
    window.workspace.set_as_at(READ_ON)
    window.show_page("Measures")
    model = window.pages["Measures"].panel.model
    model.setData(model.index(0, 5), "Checked")


def decide(window):
    page = by_place(window)
    page.table.selectRow(0)
    page.panel.ignore.click()


def correct(window):
    page = by_place(window)
    page.table.selectRow(next(at for at, one in enumerate(page.table.rows.rows) if page.decisions.can_correct(one)))
    page.panel.correct.click()
    page.panel.line.box.setPlainText("Mar 2018")
    page.panel.line.take.click()


def stop(window):
    choose(window.pages["Actions"], "1.1.4").panel.stop()


def edit_the_words(window):
    page = choose(window.pages["Actions"], "1.1.4")
    dialog = ActionDialog(window.workspace, page.panel.line.theme, page.panel.line.action, page)
    dialog.show()
    dialog.text.setPlainText("Said otherwise")
    dialog.save_button.click()
    window.dialog = dialog


SAVES = {
    "an update": save_an_update,
    "a reading": edit_a_reading,
    "a decision": decide,
    "a correction": correct,
    "a stop": stop,
    "an edit": edit_the_words,
}
every_save = pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)


def content_of(file):
    with open_store(file) as store:
        return store.plan(), store.problems()


def waits(window):
    status = window.status
    return status.work.isVisible() and status.work.text() == WORDS and status.cancel.isVisible()


@every_save
def test_a_save_waits_while_the_window_goes_on(page, window, file, holder, told, qtbot, goes_on, save):
    told.reason = "No more money"
    before = content_of(file)
    holder.does("BEGIN IMMEDIATE")
    save(window)
    assert waits(window)
    goes_on()
    assert waits(window) and content_of(file) == before
    holder.does("ROLLBACK")
    qtbot.waitUntil(lambda: not window.status.work.isVisible(), timeout=PATIENCE_MS)
    assert content_of(file) != before
    assert (window.workspace.plan, window.workspace.held_problems) == content_of(file)


@every_save
def test_a_save_that_is_cancelled_saves_nothing_and_the_same_can_be_saved_afterwards(
    page, window, file, holder, told, goes_on, save
):
    told.reason = "No more money"
    before = content_of(file)
    holder.does("BEGIN IMMEDIATE")
    save(window)
    goes_on()
    window.status.cancel.click()
    assert not window.status.work.isVisible()
    holder.does("ROLLBACK")
    goes_on()
    assert content_of(file) == before
    save(window)
    assert content_of(file) != before


@every_save
def test_a_lock_that_stays_is_told(page, window, file, holder, told, qtbot, monkeypatch, save):
    told.reason = "No more money"
    monkeypatch.setattr(busy, "BUSY_SECONDS", 0.1)
    before = content_of(file)
    holder.does("BEGIN EXCLUSIVE")
    save(window)
    qtbot.waitUntil(lambda: not window.status.work.isVisible(), timeout=PATIENCE_MS)
    places = [*told, window.pages["Actions"].panel.form.foot.error.text()]
    if hasattr(window, "dialog"):
        places.append(window.dialog.error.text())
    if "Problems" in window.pages._made:
        places.append(window.pages["Problems"].panel.line.error.text().replace("\u200b", ""))
    qtbot.waitUntil(lambda: any(f"{file} is being written" in said for said in [*told, *places]), timeout=PATIENCE_MS)
    holder.does("ROLLBACK")
    assert content_of(file) == before


def test_opening_waits_while_the_window_goes_on_and_the_plan_that_is_open_stays(
    page, window, file, holder, told, qtbot, goes_on
):
    other = file.with_name("other.plan")
    other.write_bytes(file.read_bytes())
    window.commands.open_file(other)
    holder.does("BEGIN EXCLUSIVE")
    window.commands.open_file(file)
    goes_on()
    assert waits(window) and window.workspace.path == other
    holder.does("ROLLBACK")
    qtbot.waitUntil(lambda: window.workspace.path == file, timeout=PATIENCE_MS)
    assert told == []


def test_opening_that_is_cancelled_leaves_all_as_it_was(window, file, holder, told, goes_on):
    holder.does("BEGIN EXCLUSIVE")
    window.commands.open_file(file)
    goes_on()
    window.status.cancel.click()
    goes_on()
    assert not window.workspace.is_open and told == []


def test_coming_back_to_the_window_asks_once_and_lets_go(page, window, file, holder, goes_on):
    holder.does("BEGIN EXCLUSIVE")
    holder.does("UPDATE action SET text = 'Changed elsewhere' WHERE ref = '1.1.4'")
    window.workspace.reload_if_changed()
    goes_on()
    assert not window.status.work.isVisible()
    holder.does("COMMIT")
    window.workspace.reload_if_changed()
    assert "Changed elsewhere" in {line.action.text for line in window.workspace.lines}


def test_what_cannot_be_read_again_just_now_is_read_a_little_later(page, window, file, holder, qtbot, goes_on):
    holder.does("BEGIN EXCLUSIVE")
    holder.does("UPDATE action SET text = 'Changed elsewhere' WHERE ref = '1.1.4'")
    window.workspace.reload()
    goes_on()
    with qtbot.waitSignal(window.workspace.content_changed, timeout=PATIENCE_MS):
        holder.does("COMMIT")
    assert "Changed elsewhere" in {line.action.text for line in window.workspace.lines}


def test_the_problems_are_there_whoever_holds_the_file(problems, window, holder):
    before = len(problems.table.rows.rows)
    holder.does("BEGIN EXCLUSIVE")
    window.workspace.set_as_at(DAY.replace(day=2))
    assert len(problems.table.rows.rows) == before > 0


# The form of an update


@pytest.fixture
def held(form, holder):
    """The form, with an update that waits."""
    holder.does("BEGIN IMMEDIATE")
    form.text.setPlainText("Lessons shared")
    form.foot.save.click()
    return form


def drafts():
    return [path.read_text() for path in user_data_folder().glob("drafts/*.json")]


def test_a_form_that_waits_says_so_and_can_be_cancelled_and_its_words_are_on_disk(window, page, held, qtbot):
    assert held.foot.closed.text() == WORDS and held.foot.closed.isVisibleTo(held)
    assert not held.text.isEnabled() and not held.foot.save.isEnabled()
    assert len(drafts()) == 1 and "Lessons shared" in drafts()[0]
    qtbot.mouseClick(held.foot.cancel, Qt.MouseButton.LeftButton)
    assert "The update of 1.1.4 was cancelled" in held.foot.error.text() and not held.foot.closed.isVisibleTo(held)
    assert held.text.isEnabled() and held.text.toPlainText() == "Lessons shared" and len(drafts()) == 1


def test_what_was_saved_after_waiting_leaves_an_empty_form_and_no_draft(window, page, held, file, holder, qtbot):
    holder.does("ROLLBACK")
    qtbot.waitUntil(lambda: held.text.isEnabled(), timeout=PATIENCE_MS)
    assert held.text.toPlainText() == "" and drafts() == []
    assert last_in(file).text == "Lessons shared" and last_in(file).day == DAY


def test_what_another_program_has_said_meanwhile_is_a_conflict_and_the_words_stay(
    window, page, held, file, holder, qtbot
):
    holder.does("UPDATE action SET text = 'Said otherwise', revision = revision + 1 WHERE ref = '1.1.4'")
    holder.does("COMMIT")
    qtbot.waitUntil(lambda: held.text.isEnabled(), timeout=PATIENCE_MS)
    assert "Somebody else has changed 1.1.4" in held.foot.error.text()
    assert held.text.toPlainText() == "Lessons shared" and updates_in(file) == 1
    assert page.panel.facts.text.text() == "Said otherwise"
    held.save(False)
    qtbot.waitUntil(lambda: not window.status.work.isVisible(), timeout=PATIENCE_MS)  # the file may be looked through
    assert last_in(file).text == "Lessons shared"


def test_another_action_can_be_looked_at_meanwhile_and_keeps_its_own_words(window, page, held, file, holder, qtbot):
    choose(page, "1.1.5")
    assert held.text.isEnabled() and held.text.toPlainText() == ""
    held.text.setPlainText("Of the other one")
    held.save(False)
    assert "The update of 1.1.4 still waits" in held.foot.error.text()
    holder.does("ROLLBACK")
    qtbot.waitUntil(lambda: not window.status.work.isVisible(), timeout=PATIENCE_MS)
    assert last_in(file, "1.1.4").text == "Lessons shared"
    assert held.line.action.ref == "1.1.5" and held.text.toPlainText() == "Of the other one"
    assert [("Of the other one" in draft) for draft in drafts()] == [True]


def test_what_fails_while_another_action_is_looked_at_is_told_and_its_words_are_kept(
    window, page, held, file, told, qtbot
):
    choose(page, "1.1.5")
    window.status.cancel.click()
    assert told == ["The update of 1.1.4 was cancelled, as sample.plan is being written by another program."]
    assert choose(page, "1.1.4").panel.form.text.toPlainText() == "Lessons shared"


def test_an_action_that_is_come_back_to_still_waits(window, page, held):
    choose(page, "1.1.5")
    choose(page, "1.1.4")
    assert held.text.toPlainText() == "Lessons shared" and not held.text.isEnabled()


def test_the_day_stays_while_something_waits_that_is_dated_with_it(window, page, held):
    from tracker.ui.window.rail.as_at_card import AsAtCard

    button = window.rail.findChild(AsAtCard).button
    assert not button.isEnabled()
    window.status.cancel.click()
    assert button.isEnabled()


def test_no_other_file_is_opened_meanwhile(window, page, held, file, told):
    other = file.with_name("other.plan")
    other.write_bytes(file.read_bytes())
    window.commands.open_file(other)
    assert window.workspace.path == file
    assert told == ["The update of 1.1.4 still waits for another program: wait for it, or press Cancel."]


def test_a_workbook_that_is_asked_for_meanwhile_holds_what_waited(window, page, held, holder, told, qtbot, tmp_path):
    window.commands.export(tmp_path / "out.xlsx")
    holder.does("ROLLBACK")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "out.xlsx")["Commentary"].values for cell in row]
    assert "Lessons shared" in cells


def test_a_window_that_is_closed_meanwhile_closes_when_it_is_saved(window, page, held, file, holder, qtbot):
    window.close()
    assert window.isVisible() and window.status.work.text() == f"Closing after this: {WORDS}"
    holder.does("ROLLBACK")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert last_in(file).text == "Lessons shared"


def test_a_window_whose_last_words_were_not_saved_stays(window, page, form, holder, qtbot, monkeypatch):
    monkeypatch.setattr(busy, "BUSY_SECONDS", 0.1)
    holder.does("BEGIN IMMEDIATE")
    form.text.setPlainText("Lessons shared")
    form.foot.save.click()
    window.close()
    qtbot.waitUntil(lambda: "is being written" in form.foot.error.text(), timeout=PATIENCE_MS)
    assert window.isVisible() and form.text.toPlainText() == "Lessons shared"
    window.close()
    assert not window.isVisible() and "Lessons shared" in drafts()[0]


# The others


def test_a_reading_that_was_not_saved_is_open_again_with_what_was_typed(measures, window, holder, qtbot):
    table = measures.panel.table
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    holder.does("BEGIN IMMEDIATE")
    table.setFocus()
    table.setCurrentIndex(measures.panel.model.index(0, 5))
    table.edit(table.currentIndex())
    qtbot.keyClicks(table.focusWidget(), "Checked twice")
    qtbot.keyClick(table.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: measures.panel.said.text() == WORDS, timeout=PATIENCE_MS)
    assert table.state() != table.State.EditingState
    window.status.cancel.click()
    qtbot.waitUntil(lambda: table.state() == table.State.EditingState, timeout=PATIENCE_MS)
    assert table.focusWidget().text().endswith("Checked twice")
    assert "was cancelled" in measures.panel.said.text()


def test_a_new_reading_leaves_the_empty_row_only_when_it_is_saved(measures, window, holder, qtbot):
    model = measures.panel.model
    last = model.rowCount() - 1
    holder.does("BEGIN IMMEDIATE")
    model.setData(model.index(last, 0), "Q4 2030/31")
    model.setData(model.index(last, 1), "55")
    assert model.index(last, 1).data() == "55" and model.started.ready
    holder.does("ROLLBACK")
    qtbot.waitUntil(lambda: model.rowCount() == last + 2, timeout=PATIENCE_MS)
    assert not any(model.started.texts)


def test_a_correction_stays_to_be_changed_until_it_is_saved(problems, window, holder, qtbot):
    holder.does("BEGIN IMMEDIATE")
    correct(window)
    line = problems.panel.line
    assert line.isVisible() and not line.isEnabled()
    window.status.cancel.click()
    assert line.isEnabled() and line.box.toPlainText() == "Mar 2018"
    assert "The correction was cancelled" in line.error.text().replace("\u200b", "")


def test_the_dialog_of_an_action_waits_and_esc_ends_only_that(page, window, file, holder, qtbot):
    holder.does("BEGIN IMMEDIATE")
    edit_the_words(window)
    dialog = window.dialog
    assert dialog.wait.text() == WORDS and not dialog.form.isEnabled() and not dialog.save_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.form.isEnabled() and "was cancelled" in dialog.error.text()
    assert dialog.text.toPlainText() == "Said otherwise"
    holder.does("ROLLBACK")
    dialog.save_button.click()
    assert action_in(file, "1.1.4").text == "Said otherwise" and not dialog.isVisible()
