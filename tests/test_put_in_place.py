"""A file is put in its place whole or not at all, replaces nothing unasked, and nothing is left beside it."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.store.builders import a_file
from tracker import put_in_place as module
from tracker.errors import TrackerError
from tracker.put_in_place import (
    BACKUP,
    KEPT_COPY,
    NEW_PLAN,
    PICTURE,
    WORKBOOK,
    AlreadyThere,
    check_target,
    file_name,
    left_over_parts,
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
    monkeypatch.setattr(module, "_CAN_HOLD", False)
    part = left_by_an_ended_program(tmp_path / "plan.txt")
    assert left_over_parts(tmp_path) == []
    os.utime(part, (part.stat().st_mtime - 90_000,) * 2)
    assert left_over_parts(tmp_path) == [part]


def test_a_folder_that_is_not_there_has_nothing_left_over(tmp_path):
    assert left_over_parts(tmp_path / "none") == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is in use by itself")
def test_a_part_that_was_taken_for_a_left_over_one_before_it_was_held_is_made_again(tmp_path, monkeypatch):
    hold, taken = module._hold, []

    def too_late(handle):
        if not taken:
            taken.extend(tmp_path.iterdir())
            taken[0].unlink()
        return hold(handle)

    monkeypatch.setattr(module, "_hold", too_late)
    with written_beside(tmp_path / "plan.txt", mode=0o600) as part:
        assert part == taken[0] and mode_of(part) == 0o600
        part.write_text("whole")
    assert (tmp_path / "plan.txt").read_text() == "whole"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Improvement plan 2017/18", "Improvement plan 2017-18 2018.xlsx"),
        (r"C:\Plans\Rotas", "C-Plans-Rotas 2018.xlsx"),
        ('What? "All" <of> it | now*', "What- -All- -of- it - now- 2018.xlsx"),
        ("Two\nlines\tof it", "Two lines of it 2018.xlsx"),
        ("A bell\x07 rings", "A bell- rings 2018.xlsx"),
        ("Ends in dots...", "Ends in dots 2018.xlsx"),
        ("..", "Plan 2018.xlsx"),
        ("", "Plan 2018.xlsx"),
        ("  ", "Plan 2018.xlsx"),
        (".hidden", "hidden 2018.xlsx"),
        ("CON", "_CON 2018.xlsx"),
        ("nul.old", "_nul.old 2018.xlsx"),
        ("Com1", "_Com1 2018.xlsx"),
        ("Console", "Console 2018.xlsx"),
        ("Plän für alle – £5", "Plän für alle – £5 2018.xlsx"),
    ],
)
def test_a_file_can_bear_the_name_that_is_made_of_a_title(tmp_path, words, name):
    assert file_name(words, " 2018.xlsx") == name
    (tmp_path / name).write_text("")
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("letter", ["a", "é", "計", "👧"])
def test_a_long_title_leaves_room_for_what_stands_behind_it(tmp_path, letter):
    name = file_name(letter * 255, " 2018-03-31.xlsx")
    (tmp_path / name).write_text("")
    assert name.endswith(f"{letter} 2018-03-31.xlsx")
    assert len(name.encode()) <= 180
