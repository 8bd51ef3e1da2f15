"""Undo and redo by name, in the menu and by keys over the whole window; what is typed is undone where it stands."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.asking import action_in, choose, say
from tracker.domain.meeting import Meeting
from tracker.domain.plan import Lead, Status
from tracker.store.sqlite import open_store
from tracker.ui.review.running import begun

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def press(active, window, qtbot):
    """Press Ctrl with a key where the keyboard is."""

    def press(letter, modifiers=CTRL):
        qtbot.keyClick(window.focusWidget(), getattr(Qt.Key, f"Key_{letter}"), modifiers)

    return press


def lead(workspace, ref, text):
    action = next(one for _, one in workspace.plan.actions() if one.ref == ref)
    workspace.save(replace(action, lead=Lead(text)), f"lead of {ref}")


def menu(window):
    return [(one.text().replace("&", ""), one.isEnabled()) for one in window.menus.undoing.actions]


def test_the_menu_names_what_would_be_undone_and_done_again(page, window, press, file):
    assert menu(window) == [("Undo", False), ("Redo", False)]
    page.table.setFocus()
    lead(window.workspace, "1.1.4", "Head of Quality")
    say(page, "1.1.5", text="Said")
    assert menu(window) == [("Undo update of 1.1.5", True), ("Redo", False)]
    page.table.setFocus()
    press("Z")
    press("Z")
    assert menu(window) == [("Undo", False), ("Redo lead of 1.1.4", True)]
    assert window.status.currentMessage() == "Undone: lead of 1.1.4"
    assert action_in(file, "1.1.4").lead.as_printed != "Head of Quality"
    press("Y")
    assert window.status.currentMessage() == "Done again: lead of 1.1.4"
    press("Z", CTRL | SHIFT)
    assert menu(window) == [("Undo update of 1.1.5", True), ("Redo", False)]
    assert action_in(file, "1.1.4").lead.as_printed == "Head of Quality"


def test_an_undo_is_signed_and_told_by_the_history(page, window, press, file):
    page.table.setFocus()
    lead(window.workspace, "1.1.4", "Head of Quality")
    press("Z")
    edits = action_in(file, "1.1.4").edits
    assert [(one.field, one.edited_by) for one in edits] == [("lead", "QA Manager")] * 2
    assert edits[0].old == edits[1].new and edits[0].new == edits[1].old


@pytest.mark.parametrize("field", ["text", "search"])
def test_a_field_undoes_what_was_typed_into_it_first(page, window, press, qtbot, file, field):
    lead(window.workspace, "1.1.4", "Head of Quality")
    box = choose(page, "1.1.4").panel.form.text if field == "text" else page.head.search
    written = box.toPlainText if field == "text" else box.text
    box.setFocus()
    qtbot.keyClicks(box, "half")
    while written():
        press("Z")
        assert action_in(file, "1.1.4").lead.as_printed == "Head of Quality"
    press("Y")
    assert written() and menu(window)[0] == ("Undo lead of 1.1.4", True)
    while written():
        press("Z")
    press("Z")
    assert action_in(file, "1.1.4").lead.as_printed != "Head of Quality"


def test_what_another_window_has_changed_is_not_undone_but_shown(page, window, press, another_window, file, told):
    page.table.setFocus()
    lead(window.workspace, "1.1.4", "Head of Quality")
    was = action_in(file, "1.1.4").edits[-1]
    other = another_window("Service Manager")
    other.commands.open_file(file)
    lead(other.workspace, "1.1.4", "Director")
    window.activateWindow()
    window.menus.undoing.undo.trigger()
    assert told[-1].startswith(
        'The lead of 1.1.4 has been changed since: it is "Director" now, and would have become "'
    )
    assert action_in(file, "1.1.4").lead.as_printed == "Director" and was.old is not None
    assert choose(page, "1.1.4").panel.line.action.lead.as_printed == "Director"
    assert menu(window)[0] == ("Undo", False)


def test_another_field_that_another_window_has_changed_stays_as_it_is_now(page, window, another_window, file):
    lead(window.workspace, "1.1.4", "Head of Quality")
    other = another_window("Service Manager")
    other.commands.open_file(file)
    other.workspace.save(replace(action_in(file, "1.1.4"), text="Said otherwise"), "wording of 1.1.4")
    window.menus.undoing.undo.trigger()
    action = action_in(file, "1.1.4")
    assert (action.text, action.lead.as_printed != "Head of Quality") == ("Said otherwise", True)


def test_a_status_that_another_window_has_given_since_stands(page, window, another_window, file, told):
    say(page, "1.1.4", text="Begun", status=Status.IN_PROGRESS)
    other = another_window("Service Manager")
    other.commands.open_file(file)
    other.workspace.set_as_at(page.workspace.as_at)
    say(other.pages["Actions"], "1.1.4", text="Done", status=Status.REPORTED_COMPLETE)
    window.menus.undoing.undo.trigger()
    assert told[-1] == (
        "The status of 1.1.4 has been given again since by Service Manager: that stands. Nothing was saved."
    )
    assert [one.text for one in action_in(file, "1.1.4").updates][-2:] == ["Begun", "Done"]


def test_that_a_meeting_was_begun_stays_and_the_step_before_it_is_next(page, window, file, told):
    lead(window.workspace, "1.1.4", "Head of Quality")
    begun(window.workspace, "Overdue review", (), lambda _: None, pytest.fail)
    window.menus.undoing.undo.trigger()
    assert told[-1] == "The Overdue review stays in the plan for good: it cannot be undone."
    with open_store(file) as store:
        assert len(store.all(Meeting)) == 1
    assert menu(window)[0] == ("Undo lead of 1.1.4", True)


def test_another_file_has_nothing_to_undo(page, window, file, tmp_path):
    lead(window.workspace, "1.1.4", "Head of Quality")
    window.commands.open_file(shutil.copy(file, tmp_path / "other.plan"))
    assert menu(window) == [("Undo", False), ("Redo", False)]


def test_a_file_that_another_program_holds_keeps_the_step(page, window, file, told, qtbot):
    lead(window.workspace, "1.1.4", "Head of Quality")
    with open_store(file) as store, store.transaction():
        window.menus.undoing.undo.trigger()
        assert window.status.work.text() == "Waiting for sample.plan: another program is saving…"
        window.status.cancel.click()
    assert menu(window)[0] == ("Undo lead of 1.1.4", True)
    window.menus.undoing.undo.trigger()
    assert action_in(file, "1.1.4").lead.as_printed != "Head of Quality"


def test_a_step_with_a_long_name_leaves_the_menu_narrow(page, window):
    lead(window.workspace, "1.1.4", "Head of Quality")
    action = next(one for _, one in window.workspace.plan.actions() if one.ref == "1.1.4")
    window.workspace.save(replace(action, text="Another"), f"wording of {'a very long heading, and ' * 200}")
    assert menu(window)[0][0].startswith("Undo wording of a very long heading") and len(menu(window)[0][0]) < 100
