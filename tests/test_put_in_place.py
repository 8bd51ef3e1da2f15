"""A file is put in its place whole or not at all, and nothing is left beside it."""

import os

import pytest

from tracker.put_in_place import written_beside


def test_a_new_file_is_put_in_its_place(tmp_path):
    with written_beside(tmp_path / "plan.txt") as part:
        part.write_text("whole")
        assert part.parent == tmp_path and not (tmp_path / "plan.txt").exists()
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("plan.txt", "whole")]


def test_what_stood_there_is_replaced(tmp_path):
    (tmp_path / "plan.txt").write_text("old")
    with written_beside(tmp_path / "plan.txt") as part:
        part.write_text("new")
        assert (tmp_path / "plan.txt").read_text() == "old"
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("plan.txt", "new")]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_stood_there_stays_when_the_new_one_cannot_be_finished(tmp_path, monkeypatch, step):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    (tmp_path / "plan.txt").write_text("old")
    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(OSError, match="No space left"), written_beside(tmp_path / "plan.txt") as part:
        part.write_text("new")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("plan.txt", "old")]


def test_a_writer_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), written_beside(tmp_path / "plan.txt") as part:
        part.write_text("half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_two_writers_of_one_file_do_not_meet(tmp_path):
    with written_beside(tmp_path / "plan.txt") as one, written_beside(tmp_path / "plan.txt") as other:
        one.write_text("one")
        other.write_text("other")
    assert [(left.name, left.read_text()) for left in tmp_path.iterdir()] == [("plan.txt", "one")]


def test_a_folder_that_cannot_be_forced_to_disk_is_no_failure(tmp_path, monkeypatch):
    real = os.fsync

    def no_folders(handle):
        if os.path.isdir(f"/proc/self/fd/{handle}"):
            raise OSError(22, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", no_folders)
    with written_beside(tmp_path / "plan.txt") as part:
        part.write_text("whole")
    assert (tmp_path / "plan.txt").read_text() == "whole"


def test_a_name_as_long_as_may_be_can_be_written(tmp_path):
    with written_beside(tmp_path / ("a" * 251 + ".txt")) as part:
        part.write_text("whole")
    assert len(list(tmp_path.iterdir())) == 1
