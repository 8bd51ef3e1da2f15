"""A file is put in its place whole or not at all, replaces nothing unasked, and nothing is left beside it."""

import errno
import os
import threading

import pytest

from tests.store.builders import a_file
from tracker.errors import TrackerError
from tracker.put_in_place import (
    BACKUP,
    KEPT_COPY,
    NEW_PLAN,
    PICTURE,
    WORKBOOK,
    AlreadyThere,
    check_target,
    put_in_place,
    written_beside,
)

KEPT = "what somebody keeps"


def written(path, kind=WORKBOOK, words="new", **named):
    with put_in_place(path, kind, **named) as part:
        part.write_text(words)


def there(folder):
    return [(one.name, one.read_text()) for one in sorted(folder.iterdir())]


@pytest.fixture
def no_links(monkeypatch):
    """A disk that knows no links, as on a memory stick and some network folders."""

    def refuse(*_, **__):
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)


@pytest.fixture(params=["links", "no links"])
def any_disk(request):
    if request.param == "no links":
        request.getfixturevalue("no_links")


# ---- to its end, or not at all


def test_a_new_file_is_put_in_its_place(tmp_path, any_disk):
    with put_in_place(tmp_path / "plan.xlsx", WORKBOOK) as part:
        part.write_text("whole")
        assert part.parent == tmp_path and not (tmp_path / "plan.xlsx").exists()
    assert there(tmp_path) == [("plan.xlsx", "whole")]
    assert (tmp_path / "plan.xlsx").stat().st_nlink == 1


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_stood_there_stays_when_the_new_one_cannot_be_finished(tmp_path, monkeypatch, step):
    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "plan.xlsx").write_text(KEPT)
    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(TrackerError, match=r"plan\.xlsx was not written, for the disk is full"):
        written(tmp_path / "plan.xlsx", overwrite=True)
    with pytest.raises(OSError, match="No space left"), written_beside(tmp_path / "plan.xlsx") as part:
        part.write_text("new")
    assert there(tmp_path) == [("plan.xlsx", KEPT)]


def test_a_new_file_that_cannot_be_finished_leaves_not_even_its_name(tmp_path, monkeypatch, no_links):
    def refuse(*_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(TrackerError, match="Input/output error"):
        written(tmp_path / "plan.xlsx")
    assert there(tmp_path) == []


def test_a_writer_that_fails_leaves_nothing(tmp_path):
    for way in (written_beside(tmp_path / "plan.xlsx"), put_in_place(tmp_path / "plan.xlsx", WORKBOOK)):
        with pytest.raises(ZeroDivisionError), way as part:
            part.write_text("half")
            part.with_name(f"{part.name}-journal").write_text("of SQLite")
            raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_two_writers_of_one_file_do_not_meet(tmp_path):
    with written_beside(tmp_path / "plan.txt") as one, written_beside(tmp_path / "plan.txt") as other:
        one.write_text("one")
        other.write_text("other")
    assert there(tmp_path) == [("plan.txt", "one")]


def test_a_folder_that_cannot_be_forced_to_disk_is_no_failure(tmp_path, monkeypatch):
    real = os.fsync

    def no_folders(handle):
        if os.path.isdir(f"/proc/self/fd/{handle}"):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", no_folders)
    written(tmp_path / "plan.xlsx")
    assert there(tmp_path) == [("plan.xlsx", "new")]


def test_a_name_as_long_as_may_be_can_be_written(tmp_path):
    written(tmp_path / ("a" * 250 + ".xlsx"))
    assert len(list(tmp_path.iterdir())) == 1
    with pytest.raises(TrackerError, match="choose another name"):
        written(tmp_path / ("a" * 251 + ".xlsx"))


# ---- nothing is replaced unasked


def test_what_stands_there_is_replaced_only_with_overwrite(tmp_path):
    (tmp_path / "plan.xlsx").write_text(KEPT)
    with pytest.raises(AlreadyThere, match=r"plan\.xlsx is there already") as told:
        written(tmp_path / "plan.xlsx")
    assert there(tmp_path) == [("plan.xlsx", KEPT)] and told.value.path == tmp_path / "plan.xlsx"
    written(tmp_path / "plan.xlsx", overwrite=True)
    assert there(tmp_path) == [("plan.xlsx", "new")]


@pytest.mark.parametrize("kind", [WORKBOOK, NEW_PLAN, KEPT_COPY])
def test_what_appears_while_it_is_written_is_left_as_it_is(tmp_path, any_disk, kind):
    target = tmp_path / f"plan{(*kind.endings, '.db')[0]}"
    with (
        pytest.raises(TrackerError, match=r"appeared meanwhile .* nothing was written"),
        put_in_place(target, kind) as part,
    ):
        part.write_text("new")
        target.write_text(KEPT)
    assert there(tmp_path) == [(target.name, KEPT)]


def test_of_many_that_claim_one_name_at_once_one_has_it(tmp_path, any_disk):
    target, told, gate = tmp_path / "plan.db", [], threading.Barrier(8)

    def claim(number):
        try:
            with put_in_place(target, NEW_PLAN) as part:
                part.write_text(str(number))
                gate.wait()
        except TrackerError:
            told.append(number)

    claiming = [threading.Thread(target=claim, args=(number,)) for number in range(8)]
    for thread in claiming:
        thread.start()
    for thread in claiming:
        thread.join()
    ((name, winner),) = there(tmp_path)
    assert name == "plan.db" and sorted([*told, int(winner)]) == list(range(8))


@pytest.mark.parametrize("kind", [NEW_PLAN, KEPT_COPY])
def test_a_new_plan_and_a_kept_copy_replace_nothing_even_when_asked_to(tmp_path, kind):
    (tmp_path / "plan.db").write_text(KEPT)
    with pytest.raises(AlreadyThere):
        written(tmp_path / "plan.db", kind, overwrite=True)
    assert there(tmp_path) == [("plan.db", KEPT)]


def test_a_link_to_nowhere_is_something_that_stands_there(tmp_path):
    link = tmp_path / "plan.xlsx"
    link.symlink_to(tmp_path / "gone.xlsx")
    for overwrite in (False, True):
        with pytest.raises(TrackerError, match="not a file that could be replaced"):
            written(link, overwrite=overwrite)
    assert os.listdir(tmp_path) == ["plan.xlsx"]


# ---- plan files


@pytest.mark.parametrize("kind", [WORKBOOK, PICTURE, BACKUP, NEW_PLAN, KEPT_COPY])
def test_a_plan_file_is_replaced_by_nothing_whatever_its_name(tmp_path, kind):
    target = a_file(tmp_path / "made.db").rename(tmp_path / f"plan{(*kind.endings, '.db')[0]}")
    before = target.read_bytes()
    with pytest.raises(TrackerError, match=f"{target.name} is a plan"):
        written(target, kind, overwrite=True)
    assert target.read_bytes() == before and os.listdir(tmp_path) == [target.name]
    check_target(target, BACKUP if kind is KEPT_COPY else kind, plans_too=True)


# ---- endings and places


@pytest.mark.parametrize("name", ["plan", "plan.", "plan.xls", "plan.xlsx ", "plan.xlsx.", "plan.db", ".xlsx"])
def test_another_ending_is_told_with_the_right_ones(tmp_path, name):
    with pytest.raises(TrackerError, match=rf'"{name}" .*workbook, whose name ends in \.xlsx\.'):
        written(tmp_path / name, overwrite=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["plan.XLSX", "Board v1.2.xlsx", "two.plan.xlsx", "漢字.Xlsx"])
def test_the_right_ending_is_enough(tmp_path, name):
    written(tmp_path / name)
    assert there(tmp_path) == [(name, "new")]


def test_a_folder_and_a_missing_folder_are_told(tmp_path):
    (tmp_path / "plan.xlsx").mkdir()
    with pytest.raises(TrackerError, match="is a folder: give the workbook a name inside it"):
        written(tmp_path / "plan.xlsx", overwrite=True)
    with pytest.raises(TrackerError, match=r"There is no folder .*none"):
        written(tmp_path / "none" / "plan.xlsx")
    (tmp_path / "file").write_text(KEPT)
    with pytest.raises(TrackerError, match=r"There is no folder .*file"):
        written(tmp_path / "file" / "plan.xlsx")


def test_a_folder_that_may_not_be_written_in_is_told_before_the_work(tmp_path, monkeypatch):
    def denied(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    with (
        pytest.raises(TrackerError, match=r"plan\.xlsx could not be written: .* may not write in its folder"),
        put_in_place(tmp_path / "plan.xlsx", WORKBOOK),
    ):
        pytest.fail("the work was begun")
