"""Undo import: the state before it, also after a restart; nothing that was saved since is ever lost."""

import json
import os

import pytest

from tests.services.builders import (
    DECEMBER,
    NOVEMBER,
    a_draft,
    a_row,
    action_of,
    content,
    now,
    said_in_the_program,
    save,
)
from tracker.__main__ import main
from tracker.errors import TrackerError
from tracker.services import importing
from tracker.services.importing import import_to_undo, save_drafts, undo_import
from tracker.store import undoing
from tracker.store.backup import backup, check
from tracker.store.sqlite import open_store

GROWN = a_draft(a_row(said="Begun.\nHalf done."), a_row("1.2", "Train"))


def files_of(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def imported(file):
    """A plan file into which a second document was imported, and its content before that."""
    save(file, a_draft(a_row()))
    said_in_the_program(file, text="Said in the program.")
    before = content(file)
    save(file, GROWN, dated=NOVEMBER)
    assert content(file) != before
    return before


def test_an_import_undone_leaves_the_same_dump_as_before(file, imported):
    undo_import(file)
    assert json.dumps(content(file)) == json.dumps(imported)
    assert check(file) == []


def test_what_was_imported_is_kept_beside_and_can_be_put_back(file, imported):
    after = content(file)
    kept = undo_import(file)
    assert content(kept) == after


def test_an_import_is_undone_once(file, imported):
    undo_import(file)
    assert import_to_undo(file) is None
    with pytest.raises(TrackerError, match="no import that could be undone"):
        undo_import(file)
    assert content(file) == imported


def test_opening_and_reading_the_plan_does_not_stand_in_the_way(file, imported):
    for _ in range(3):
        with open_store(file) as store:
            assert store.plan() and store.problems() is not None
    backup(file, file.with_name("copy.db"))
    undo_import(file)
    assert content(file) == imported


def test_after_anything_else_was_saved_it_is_refused_and_nothing_is_touched(file, imported):
    said_in_the_program(file, text="Said after the import.")
    before = content(file)
    assert import_to_undo(file) is None
    with pytest.raises(TrackerError, match="saved since"):
        undo_import(file)
    assert content(file) == before


def test_what_somebody_saves_at_the_last_moment_is_not_undone(file, imported, monkeypatch):
    found = undoing.way_back

    def and_meanwhile(path):
        kept = found(path)
        said_in_the_program(file, text="At the last moment.")
        return kept

    monkeypatch.setattr(undoing, "way_back", and_meanwhile)
    with pytest.raises(TrackerError, match="meanwhile"):
        undo_import(file)
    assert action_of(file).updates[-1].text == "At the last moment."


def test_an_import_is_undone_while_the_window_has_the_file_open(file, imported):
    with open_store(file) as window:
        assert len(list(window.plan().actions())) == 2
        undo_import(file)
        assert len(list(window.plan().actions())) == 1


def test_the_first_import_leaves_no_copy_for_there_was_nothing_before(file):
    save(file, a_draft(a_row()))
    assert import_to_undo(file) is None
    assert files_of(file.parent) == ["plan.db"]


def test_an_import_that_changes_nothing_leaves_nothing_and_the_one_before_can_still_be_undone(file, imported):
    before = files_of(file.parent)
    save(file, GROWN, dated=DECEMBER)
    assert files_of(file.parent) == before
    undo_import(file)
    assert content(file) == imported


def test_an_import_that_fails_leaves_nothing(file, imported, monkeypatch):
    before, there = content(file), files_of(file.parent)

    def broken(*_):
        raise OSError("the disk went away")

    monkeypatch.setattr(importing, "_add_problems", broken)
    with pytest.raises(OSError, match="went away"):
        save(file, a_draft(a_row(said="Other words.")))
    assert content(file) == before and files_of(file.parent) == there


def test_only_the_copy_of_the_last_import_is_kept(file, imported):
    (first,) = [name for name in files_of(file.parent) if "before-import" in name]
    save(file, a_draft(a_row(said="Begun.\nHalf done.\nDone.")), dated=DECEMBER)
    (second,) = [name for name in files_of(file.parent) if "before-import" in name]
    assert first != second and import_to_undo(file).copy == file.with_name(second)


def test_the_import_of_another_plan_in_the_folder_has_its_own_copy(file, imported):
    other = file.with_name("plan2.db")
    save(other, a_draft(a_row()))
    save(other, GROWN)
    assert import_to_undo(file) and import_to_undo(other) and import_to_undo(file) != import_to_undo(other)


def test_a_name_without_an_ending_or_with_odd_signs_does_as_well(tmp_path):
    for name in ("plan", "plan [1].db", "plan.old*.plan"):
        save(tmp_path / "new.plan", a_draft(a_row()))
        file = (tmp_path / "new.plan").rename(tmp_path / name)
        before = content(file)
        save(file, GROWN)
        undo_import(file)
        assert content(file) == before


def test_several_documents_of_one_import_are_undone_together(file):
    save(file, a_draft(a_row()))
    before = content(file)
    save(file, GROWN, a_draft(a_row("2.1", "Other", "New."), ref="2", theme="Two"), dated=NOVEMBER)
    undo_import(file)
    assert content(file) == before


def test_the_command_line_says_how_to_undo_and_restore_does_it(file, tmp_path, capsys):
    rows = "Ref,Action,Lead\n1.1,Build,Ann\n"
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"{rows}1.2,Paint,Ann\n", encoding="utf-8")
    for name in ("a.csv", "b.csv"):
        with pytest.raises(SystemExit):
            main(["import", str(tmp_path / name), "--into", str(file)])
        out = capsys.readouterr().out
    kept = import_to_undo(file).copy
    assert f'restore "{kept}" "{file}"' in out
    with pytest.raises(SystemExit):
        main(["restore", str(kept), str(file)])
    with open_store(file) as store:
        assert [action.ref for _, action in store.plan().actions()] == ["1.1"]


def test_an_undone_import_can_be_made_again(file, imported):
    undo_import(file)
    with open_store(file) as store:
        save_drafts(store, [GROWN], DECEMBER, now())
    undo_import(file)
    assert content(file) == imported


# What is undone, by name


def test_the_way_back_knows_what_was_imported_also_after_a_restart(file):
    save(file, a_draft(a_row()))
    with open_store(file) as store:
        save_drafts(store, [GROWN], NOVEMBER, now(), what="log.xlsx")
    assert import_to_undo(file).what == "log.xlsx"
    assert files_of(file.parent)[0].startswith("plan.before-import-of-log.xlsx-")


def test_an_import_that_brings_nothing_new_is_not_the_one_that_is_undone(file):
    save(file, a_draft(a_row()))
    before = content(file)
    for what in ("grown.xlsx", "the same.xlsx"):
        with open_store(file) as store:
            save_drafts(store, [GROWN], NOVEMBER, now(), what=what)
    assert import_to_undo(file).what == "grown.xlsx"
    undo_import(file)
    assert content(file) == before


def test_only_the_import_that_was_offered_is_undone(file, imported):
    offered = import_to_undo(file)
    save(file, a_draft(a_row(said="Begun.\nHalf done.\nDone.")), dated=DECEMBER)
    after = content(file)
    with pytest.raises(TrackerError, match="saved since"):
        undo_import(file, offered)
    assert content(file) == after and import_to_undo(file) != offered
    undo_import(file, import_to_undo(file))


@pytest.mark.parametrize(
    ("what", "kept"),
    [
        ("log-0123456789ab.xlsx", "log-0123456789ab.xlsx"),
        ("of-", "of-"),
        (" a/b\\c:d*e?\n ", "a_b_c_d_e__"),
        ("ü" * 300, None),
        ("", ""),
    ],
)
def test_any_name_of_a_document_can_be_kept_or_the_beginning_of_it(file, what, kept):
    save(file, a_draft(a_row()))
    before = content(file)
    with open_store(file) as store:
        save_drafts(store, [GROWN], NOVEMBER, now(), what=what)
    said = import_to_undo(file).what
    assert said == kept or (kept is None and len(said) > 50 and what.startswith(said))
    undo_import(file)
    assert content(file) == before


def test_the_command_line_offers_no_undo_of_an_import_that_brought_nothing_new(file, tmp_path, capsys):
    (tmp_path / "a.csv").write_text("Ref,Action,Lead\n1.1,Build,Ann\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Ref,Action,Lead\n1.1,Build,Ann\n1.2,Paint,Ann\n", encoding="utf-8")
    said = []
    for names in (["a.csv"], ["b.csv", "a.csv"], ["b.csv"]):
        with pytest.raises(SystemExit):
            main(["import", *(str(tmp_path / name) for name in names), "--into", str(file)])
        said.append(capsys.readouterr().out.splitlines()[-1])
    assert said[0] == f"Saved in {file}."
    assert said[1].startswith(f'Saved in {file}. To undo this: restore "')
    assert said[2] == f"That brought nothing new: {file} is as it was."
    assert import_to_undo(file).what == "b.csv and 1 more"


# A disk that fails on the way


def test_a_copy_that_cannot_be_named_is_told_before_anything_is_imported(file, imported, monkeypatch):
    before, there, move = content(file), files_of(file.parent), os.replace

    def failing(source, target):
        if "before-import-of-" in str(target):
            raise OSError(5, "Input/output error", str(source))
        return move(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with open_store(file) as store, pytest.raises(TrackerError) as told:
        save_drafts(store, [a_draft(a_row(said="Other words."))], DECEMBER, now(), what="b.csv")
    said = str(told.value)
    assert said == (
        f"Nothing was imported into {file}: the copy to go back to could not be kept (Input/output error). "
        "Check the disk."
    )
    assert content(file) == before and files_of(file.parent) == there
    monkeypatch.undo()
    undo_import(file)
    assert content(file) == imported


def test_an_old_copy_that_cannot_be_removed_stands_in_the_way_of_nothing(file, imported, monkeypatch):
    (old,) = [name for name in files_of(file.parent) if "before-import" in name]
    before = content(file)
    gone = os.unlink

    def failing(path, **more):
        if str(path).endswith(old):
            raise PermissionError(13, "Permission denied", str(path))
        return gone(path, **more)

    monkeypatch.setattr(os, "unlink", failing)
    save(file, a_draft(a_row(said="Begun.\nHalf done.\nDone.")), dated=DECEMBER)
    monkeypatch.undo()
    assert old in files_of(file.parent)
    undo_import(file)
    assert content(file) == before
    save(file, a_draft(a_row(said="Begun.\nHalf done.\nDone.")), dated=DECEMBER)
    assert old not in files_of(file.parent)
