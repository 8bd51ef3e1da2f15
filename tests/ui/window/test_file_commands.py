"""Where the window puts what it writes: the question is about the final name, and no plan is ever replaced."""

import os
import shutil
from dataclasses import replace
from zipfile import is_zipfile

import pytest

from tests.patience import PATIENCE_MS
from tests.ui.asking import dumped, say
from tracker.domain.plan import Plan
from tracker.store.backup import check
from tracker.store.sqlite import new_store, open_store
from tracker.ui.reporting.workbook_dialog import WorkbookDialog

KEPT = b"what somebody keeps"


@pytest.fixture
def opened(window, file, monkeypatch):
    """The window with the plan open; whoever is asked what a workbook is to hold wants all of it."""
    monkeypatch.setattr(WorkbookDialog, "exec", lambda dialog: WorkbookDialog.DialogCode.Accepted)
    window.commands.open_file(file)
    return window


@pytest.fixture
def done(opened, qtbot):
    """Waits for the job that was begun."""
    return lambda: qtbot.waitUntil(lambda: opened.background.busy == 0, timeout=PATIENCE_MS)


@pytest.fixture
def titled(told):
    """Gives the title that a new plan is asked for."""
    return lambda title: setattr(told, "reason", title)


@pytest.fixture
def other(tmp_path):
    """A plan file of another plan."""
    path = tmp_path / "other.plan"
    with new_store(path) as store:
        store.add_plan(Plan("Another plan"))
    return path


def plan_in(path):
    with open_store(path) as store:
        return store.plan()


# ---- export


def test_an_export_gets_its_ending_and_what_has_that_name_is_asked_about(opened, done, names, told, tmp_path):
    board = tmp_path / "board.xlsx"
    board.write_bytes(KEPT)
    names.append(tmp_path / "board")
    told.answer = False
    opened.commands.choose_export()
    done()
    assert len(told) == 1 and "board.xlsx" in told[0] and str(tmp_path) in told[0] and told[0].endswith("?")
    assert board.read_bytes() == KEPT


def test_with_a_yes_it_is_replaced(opened, done, names, told, tmp_path):
    (tmp_path / "board.xlsx").write_bytes(KEPT)
    names.append(tmp_path / "board")
    opened.commands.choose_export()
    done()
    assert told[1] == f"Exported: {tmp_path / 'board.xlsx'}" and is_zipfile(tmp_path / "board.xlsx")


def test_with_a_no_another_name_can_be_given(opened, done, names, told, tmp_path):
    (tmp_path / "board.xlsx").write_bytes(KEPT)
    names += [tmp_path / "board", tmp_path / "second"]
    told.answer = False
    opened.commands.choose_export()
    done()
    assert (tmp_path / "board.xlsx").read_bytes() == KEPT and is_zipfile(tmp_path / "second.xlsx")


@pytest.mark.parametrize("name", ["Board v1.2", "board.txt", "board.XLSX", "board.xlsx ", "board.plan"])
def test_whatever_is_typed_becomes_a_workbook_and_nothing_else_is_touched(opened, done, names, told, tmp_path, name):
    (tmp_path / name).write_bytes(KEPT) if not name.strip().lower().endswith("xlsx") else None
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir() if one.is_file()}
    names.append(tmp_path / name)
    opened.commands.choose_export()
    done()
    (new,) = {one.name for one in tmp_path.iterdir() if one.is_file()} - before.keys()
    assert new.lower().endswith(".xlsx") and is_zipfile(tmp_path / new)
    assert all((tmp_path / one).read_bytes() == held for one, held in before.items())


def test_no_export_takes_the_place_of_a_plan_and_nobody_is_asked_to_agree(opened, done, names, told, other, tmp_path):
    trap = tmp_path / "board.xlsx"
    os.link(other, trap)
    names += [trap, tmp_path / "second.xlsx"]
    opened.commands.choose_export()
    done()
    assert "is a plan file" in told[0] and "Exported" in told[1] and len(told) == 2
    assert plan_in(trap).title == "Another plan" and is_zipfile(tmp_path / "second.xlsx")


def test_the_plan_that_is_open_can_be_named_and_is_not_looked_at_with_a_file_of_its_own(
    opened, done, names, told, file, tmp_path
):
    os.link(file, tmp_path / "board.xlsx")
    names.append(tmp_path / "board.xlsx")
    opened.commands.choose_export()
    done()
    assert len(told) == 1 and "is a plan file" in told[0] and check(file) == []


def test_a_file_that_appears_after_the_question_is_not_replaced(opened, done, told, tmp_path):
    (tmp_path / "board.xlsx").write_bytes(KEPT)
    opened.commands.export(tmp_path / "board.xlsx")
    done()
    assert len(told) == 1 and "is there already" in told[0] and "--" not in told[0]
    assert (tmp_path / "board.xlsx").read_bytes() == KEPT


def test_a_missing_folder_and_a_folder_of_that_name_are_told(opened, done, names, told, tmp_path):
    (tmp_path / "board.xlsx").mkdir()
    opened.commands.export(tmp_path / "none" / "board.xlsx")
    done()
    opened.commands.export(tmp_path / "board.xlsx")
    done()
    assert "There is no folder" in told[0] and "is a folder" in told[1]


def test_a_title_with_a_slash_is_offered_as_one_name(opened, names):
    workspace = opened.workspace
    workspace.save(replace(workspace.plan, title="Plan: 2017/18"), "title")
    opened.commands.choose_export()
    assert names.offered == "Plan- 2017-18 2017-11-14.xlsx"


@pytest.mark.parametrize(
    ("title", "offered"), [("NUL", "_NUL.plan"), ("Our plan:\n2017/18.", "Our plan- 2017-18.plan")]
)
def test_a_new_plan_is_offered_a_name_that_every_system_can_give(window, names, title, offered):
    window.commands.choose_new_file(title)
    assert names.offered == offered


# ---- backup


def test_a_backup_takes_the_place_of_an_older_one_that_was_asked_about(opened, done, names, told, file, tmp_path):
    for _ in range(2):
        names.append(tmp_path / "kept")
        opened.commands.choose_backup()
        done()
        say(opened.pages["Actions"], "1.1.4", text="Said since.")
    assert [words.partition(" ")[0] for words in told] == ["Backed", "kept.plan", "Backed"]
    assert len(dumped(tmp_path / "kept.plan")["1.1.4"]["updates"]) == 2


@pytest.mark.parametrize("name", ["other.plan", "note.txt", "sample.plan"])
def test_a_backup_never_takes_the_place_of_anything_else(opened, done, names, told, other, file, tmp_path, name):
    (tmp_path / "note.txt").write_bytes(KEPT)
    held = {path: path.read_bytes() for path in (other, tmp_path / "note.txt")}
    names.append(tmp_path / name)
    opened.commands.choose_backup()
    done()
    assert all(path.read_bytes() == content for path, content in held.items()) and check(file) == []
    assert "Backed" in told[-1] if name == "note.txt" else "choose another name" in told[-1]


# ---- new plans


def test_a_new_plan_is_made_at_a_free_name_and_opened(window, names, told, titled, tmp_path, qtbot):
    titled("Plan for 2018/19")
    names.append(tmp_path / "new")
    window.commands.new_plan()
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert names.offered == "Plan for 2018-19.plan"
    assert window.workspace.path == tmp_path / "new.plan" and plan_in(tmp_path / "new.plan").title == "Plan for 2018/19"
    assert told == ["What is the plan called?"] and os.listdir(tmp_path).count("new.plan") == 1


def test_a_new_plan_replaces_neither_a_plan_nor_anything_else(window, names, told, titled, other, tmp_path):
    titled("New")
    (tmp_path / "note.db").write_bytes(KEPT)
    names += [other, tmp_path / "other", tmp_path / "note.db"]
    window.commands.new_plan()
    assert [("open it" in words, "there already" in words) for words in told[1:]] == [(True, False)] * 2 + [
        (False, True)
    ]
    assert not window.workspace.is_open
    assert plan_in(other).title == "Another plan" and (tmp_path / "note.db").read_bytes() == KEPT


def test_a_plan_that_appears_after_the_name_was_given_is_left_as_it_is(
    window, names, told, titled, other, tmp_path, monkeypatch, qtbot
):
    titled("New")
    names.append(tmp_path / "new.plan")
    real = window.commands.choose_new_file

    def choose(title):
        path = real(title)
        shutil.copy(other, path)
        return path

    monkeypatch.setattr(window.commands, "choose_new_file", choose)
    window.commands.new_plan()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE_MS)
    assert "is a plan already" in told[1] and plan_in(tmp_path / "new.plan").title == "Another plan"


def test_two_windows_that_open_the_sample_at_once_share_one_file(another_window, qtbot, told):
    windows = [another_window(), another_window()]
    for window in windows:
        window.start.sample_asked.emit()
    qtbot.waitUntil(lambda: all(window.workspace.is_open for window in windows), timeout=PATIENCE_MS)
    assert told == [] and windows[0].workspace.path == windows[1].workspace.path
    say(windows[0].pages["Actions"], "1.1.4", text="Said in the one.")
    windows[1].workspace.reload()
    (seen,) = [action for _, action in windows[1].workspace.plan.actions() if action.ref == "1.1.4"]
    assert seen.updates[-1].text == "Said in the one."
