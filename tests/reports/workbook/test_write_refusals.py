"""When the workbook cannot be written: what was there stays whole, and the sentence says what to do."""

import errno
import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.domain.builders import a_plan, an_action, on
from tracker.errors import TrackerError
from tracker.services.exporting import export_workbook

AS_AT = "14 Nov 2017"
PLAN = a_plan(an_action("1.1.1", "Oct 2017"))


@contextmanager
def left_whole(target):
    """The target keeps its bytes, and nothing is left beside it."""
    target.write_bytes(b"what was there")
    with pytest.raises(TrackerError) as told:
        yield told
    assert target.read_bytes() == b"what was there"
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert str(target) in str(told.value)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TrackerError, match=r"no folder .*nowhere.* choose another place"):
        export_workbook(tmp_path / "nowhere" / "plan.xlsx", a_plan(), (), on(AS_AT), on(AS_AT))


def test_a_folder_in_place_of_a_file_is_named(tmp_path):
    with pytest.raises(TrackerError, match="is a folder"):
        export_workbook(tmp_path, a_plan(), (), on(AS_AT), on(AS_AT))


def test_a_target_that_is_open_elsewhere_is_left_whole(tmp_path, monkeypatch):
    def refuse(part, target):
        raise PermissionError(errno.EACCES, "Access is denied", str(target))

    monkeypatch.setattr(os, "replace", refuse)
    with left_whole(tmp_path / "plan.xlsx") as told:
        export_workbook(tmp_path / "plan.xlsx", PLAN, (), on(AS_AT), on(AS_AT), overwrite=True)
    assert "open in another program" in str(told.value) and "Close it" in str(told.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_leaves_the_target_whole(tmp_path, monkeypatch):
    real = open

    def onto_a_full_disk(path, mode="r", *rest, **named):
        return real("/dev/full", "wb") if str(path).endswith(".part") else real(path, mode, *rest, **named)

    monkeypatch.setattr("builtins.open", onto_a_full_disk)
    with left_whole(tmp_path / "plan.xlsx") as told:
        export_workbook(tmp_path / "plan.xlsx", PLAN, (), on(AS_AT), on(AS_AT), overwrite=True)
    assert "the disk is full" in str(told.value)


def test_our_own_mistake_leaves_the_target_whole_and_is_not_hidden(tmp_path):
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"what was there")
    with pytest.raises(AttributeError):
        export_workbook(target, None, (), on(AS_AT), on(AS_AT), overwrite=True)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("plan.xlsx", b"what was there")]


def test_an_existing_workbook_is_replaced_only_with_overwrite(tmp_path):
    target = tmp_path / "plan.xlsx"
    with left_whole(target) as told:
        export_workbook(target, PLAN, (), on(AS_AT), on(AS_AT))
    assert "is there already" in str(told.value)
    export_workbook(str(target), PLAN, (), on(AS_AT), on(AS_AT), overwrite=True)
    assert load_workbook(target).sheetnames[0] == "Summary"
    assert list(tmp_path.iterdir()) == [target]
