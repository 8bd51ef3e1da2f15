"""A file is put in its place whole or not at all, and nothing is left beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracker import put_in_place
from tracker.put_in_place import left_over_parts, written_beside


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


# ---- who may read it


@pytest.fixture
def no_umask():
    """Whoever sets no mode makes files that all can read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode_of(path):
    return path.stat().st_mode & 0o777


@pytest.mark.skipif(os.name == "nt", reason="a mode of POSIX")
def test_what_is_private_is_so_from_the_moment_it_is_made(tmp_path, no_umask):
    with written_beside(tmp_path / "plan.txt", mode=0o640) as part:
        assert mode_of(part) == 0o600
        part.write_text("whole")
        assert mode_of(part) == 0o600
    assert mode_of(tmp_path / "plan.txt") == 0o640


@pytest.mark.skipif(os.name == "nt", reason="a mode of POSIX")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_what_is_not_private_has_the_usual_mode(tmp_path, no_umask, umask, mode):
    os.umask(umask)
    with written_beside(tmp_path / "plan.txt") as part:
        part.write_text("whole")
    assert mode_of(tmp_path / "plan.txt") == mode


# ---- what a program that was ended has left


ENDED = (
    "import os, sys; from pathlib import Path; from tracker.put_in_place import written_beside\n"
    "with written_beside(Path(sys.argv[1])) as part: part.write_text('half'); os._exit(0)"
)


def left_by_an_ended_program(target):
    subprocess.run([sys.executable, "-c", ENDED, str(target)], check=True, cwd=Path(__file__).parents[1])
    (part,) = target.parent.glob(".*.part")
    return part


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is in use by itself")
def test_a_part_of_an_ended_program_is_found_and_one_in_use_is_not(tmp_path):
    left = left_by_an_ended_program(tmp_path / "plan.txt")
    (tmp_path / ".0123456789ab.part-journal").touch()
    for other in (".part", "a.part", ".0123456789ag.part", "0123456789ab.part", ".0123456789ab.part.txt"):
        (tmp_path / other).touch()
    with written_beside(tmp_path / "other.txt") as part:
        part.write_text("in use")
        assert set(left_over_parts(tmp_path)) == {left, tmp_path / ".0123456789ab.part-journal"}


def test_where_nobody_can_hold_a_part_it_is_left_over_after_a_day(tmp_path, monkeypatch):
    monkeypatch.setattr(put_in_place, "_CAN_HOLD", False)
    part = left_by_an_ended_program(tmp_path / "plan.txt")
    assert left_over_parts(tmp_path) == []
    os.utime(part, (part.stat().st_mtime - 90_000,) * 2)
    assert left_over_parts(tmp_path) == [part]


def test_a_folder_that_is_not_there_has_nothing_left_over(tmp_path):
    assert left_over_parts(tmp_path / "none") == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is in use by itself")
def test_a_part_that_was_taken_for_a_left_over_one_before_it_was_held_is_made_again(tmp_path, monkeypatch):
    hold, taken = put_in_place._hold, []

    def too_late(handle):
        if not taken:
            taken.extend(tmp_path.iterdir())
            taken[0].unlink()
        return hold(handle)

    monkeypatch.setattr(put_in_place, "_hold", too_late)
    with written_beside(tmp_path / "plan.txt", mode=0o600) as part:
        assert part == taken[0] and mode_of(part) == 0o600
        part.write_text("whole")
    assert (tmp_path / "plan.txt").read_text() == "whole"
