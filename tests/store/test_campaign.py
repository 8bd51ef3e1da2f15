"""A little of the campaign (`make campaign`), which would find out what is lost, and that it would."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from tests.campaign.crowds import crowds
from tests.campaign.cuts import power_cuts
from tests.campaign.disk import Disk, Record
from tests.campaign.faults import STORED, failing_calls
from tests.campaign.kills import kills
from tests.campaign.listener import heard
from tests.campaign.table import Row, table_of
from tests.campaign.verbs import VERBS, back_up, make_folder
from tests.levels import FULL

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by a signal, and listens to SQLite for Unix")
FORCED, WAITING = b"forced" * 400, b"waiting" * 400


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("campaign") / "template")


def wrong_in(rows: list[Row]) -> list[str]:
    """What went wrong where nothing should, and rows in which nothing was tried."""
    return [f"{row.what}: {row.wrong}" for row in rows if not row.control and (row.wrong or not row.tried)]


def test_a_kill_of_each_verb(template: Path, tmp_path: Path) -> None:
    assert wrong_in(kills(template, tmp_path, len(VERBS))) == []


def test_some_power_cuts_and_their_controls(template: Path, tmp_path: Path) -> None:
    rows = power_cuts(template, tmp_path, 20, seed=2)  # other seeds may not show what the last control is about
    assert [row.what for row in rows if not row.holds] == []


def test_some_failing_calls_and_their_control(template: Path, tmp_path: Path) -> None:
    rows = failing_calls(template, tmp_path, every=40 if FULL else 600)
    assert wrong_in(rows) == []
    assert rows[-1].holds, "its control shows nothing"


def test_a_small_crowd(tmp_path: Path) -> None:
    assert wrong_in(crowds(tmp_path, share=0.01, processes=2)) == []


def test_what_is_written_unheard_is_found_out(template: Path, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "plans")
    record = Record(folder)
    with heard(folder, record):
        list(back_up(folder, 0))
        whole = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert Disk(record.at_first).take(record.steps).whole() == whole
        (folder / "note.txt").write_text("unheard")
    assert "note.txt" not in Disk(record.at_first).take(record.steps).whole()


def after_cuts(*steps: tuple[object, ...]) -> set[tuple[tuple[str, bytes], ...]]:
    """Each of the folders that may be found after a power cut when a file was there before."""
    disk = Disk({"plan": b"before"}).take(steps)
    return {tuple(sorted(disk.after_a_cut(Random(seed)).items())) for seed in range(200)}


def test_what_was_forced_is_there_after_any_cut() -> None:
    assert after_cuts(("write", 0, 0, FORCED), ("force", 0)) == {(("plan", FORCED),)}


def test_what_was_not_forced_is_there_or_not_by_sectors() -> None:
    found = {files[0][1] for files in after_cuts(("write", 0, 0, FORCED), ("force", 0), ("write", 0, 0, WAITING))}
    assert len(found) > 10
    assert {held[:512] for held in found} == {FORCED[:512], WAITING[:512]}


def test_a_name_is_there_or_not_until_its_folder_was_forced() -> None:
    new = (("name", "copy", 1), ("write", 1, 0, FORCED), ("force", 1))
    assert after_cuts(*new) == {(("plan", b"before"),), (("copy", FORCED), ("plan", b"before"))}
    assert after_cuts(*new, ("force names",)) == {(("copy", FORCED), ("plan", b"before"))}
    moved = after_cuts(*new, ("force names",), ("move", "copy", "plan", 1))
    assert moved == {(("plan", FORCED),), (("copy", FORCED), ("plan", b"before"))}


def test_a_control_that_shows_no_loss_fails() -> None:
    control = Row("kill", "said before it is done", control=True, tried=9)
    assert not control.holds and "CONTROL FAILED" in table_of([control])
    control.count(3, "lost")
    assert control.holds


def test_a_row_holds_when_it_was_tried_and_nothing_was_lost() -> None:
    row = Row("kill", "edit")
    assert not row.holds and "NOT TRIED" in table_of([row])
    row.count(3, None)
    assert row.holds
    row.count(2, "lost: an update")
    assert not row.holds and table_of([row]).endswith("kill, edit: lost: an update")


@pytest.mark.parametrize(
    ("sentence", "stored"),
    [
        ("The import is stored in plan.db, but the copy beside it could not be named.", True),
        ("plan.db was saved.", True),
        ("Nothing was restored: source.db is damaged.", False),
        ("plan.db has been changed meanwhile; nothing was saved.", False),
    ],
)
def test_a_sentence_says_whether_something_is_stored(sentence: str, stored: bool) -> None:
    assert bool(STORED.search(sentence)) is stored
