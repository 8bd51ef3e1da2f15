"""A program killed at any instant loses nothing that it acknowledged, and leaves no half import.

A kill is not a power cut: what was written but not yet forced to the disk survives a kill. So that these tests are
known to be able to fail, the same checks run over workers that break the rules, and must find it out.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.levels import FULL
from tests.store.builders import a_file, a_plan, an_update
from tests.store.killing import killed, ready_to_fork
from tests.store.worker import ACTIONS, begin
from tracker.domain.plan import Plan, Redaction, Update
from tracker.errors import TrackerError
from tracker.store.backup import check
from tracker.store.rows import TABLES
from tracker.store.sqlite import new_store, open_store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by a signal")
KILLS = 100 if FULL else 40  # of each kind
PER_FILE = 10
FILES = 2  # for each kill of an import: it comes in either of them, or between the two
WORDS = "Zebedee Quill"
SAID = [f"Seen by {WORDS}. " * number for number in range(1, 60)]
TRIES = 1000  # until a broken rule is found out, which takes a few: on a busy computer many a kill comes too early


def lost_updates(work: str, path: Path, kills: int) -> set[str]:
    """The acknowledged updates that are not in the file after some kills."""
    acknowledged: set[str] = set()
    for _ in range(kills):
        for line in killed(begin, work, str(path), within=0.03):
            acknowledged.update(line.split())
    with open_store(path) as store:
        lost = acknowledged - {update.uuid for update in store.all(Update)}
    assert check(path) == []
    return lost


def half_imports(work: str, folder: Path, blank: Path | None = None) -> list[str]:
    """What is wrong with the files of a worker that was killed while it imported one after the other."""
    folder.mkdir()
    paths = [folder / f"{number}.db" for number in range(FILES)]
    for path in paths if blank else []:
        shutil.copy(blank, path)
    acknowledged = killed(begin, work, *map(str, paths), within=0.024 * FILES)
    return [fault for path in paths if (fault := _half(path, str(path) in acknowledged))]


def _half(path: Path, acknowledged: bool) -> str | None:
    if not path.exists():
        return "an acknowledged plan is lost" if acknowledged else None
    try:
        with open_store(path) as store:
            counts = {kind: len(store.all(kind)) for kind in TABLES}
    except TrackerError as error:
        return str(error)
    if faults := check(path):
        return faults[0]
    if counts[Plan] == 0 and not any(counts.values()):
        return "an acknowledged import is lost" if acknowledged else None
    return None if counts[Update] == 2 * ACTIONS and counts[Plan] == 1 else f"half an import: {counts}"


def half_removed(work: str, path: Path) -> str | None:
    """What is wrong with a file after a kill while words were taken out of it, as it is opened and in its bytes."""
    acknowledged = killed(begin, work, str(path), WORDS, within=0.04)
    with open_store(path) as store:
        if faults := store.look_through():
            return faults[0]
        said = [update.text for update in store.all(Update) if update.text and WORDS in update.text]
        told = store.all(Redaction)
    if told and (said or WORDS.encode() in path.read_bytes()):
        return "it is told that the words are gone, and they are there"
    if not told and len(said) != len(SAID):
        return f"{len(SAID) - len(said)} of {len(SAID)} are gone, and it is not told"
    return "what was acknowledged is not done" if acknowledged and not told else None


@pytest.fixture(scope="module", autouse=True)
def _forks() -> Iterator[None]:
    with ready_to_fork("tests.store.worker"):
        yield


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_file(tmp_path_factory.mktemp("kill") / "plan.db")


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kill") / "blank.db"
    with new_store(path):
        pass
    return path


def test_no_acknowledged_update_is_lost_by_a_kill(plan_file: Path, tmp_path: Path) -> None:
    def lost(number: int) -> set[str]:
        return lost_updates("updates", Path(shutil.copy(plan_file, tmp_path / f"{number}.db")), PER_FILE)

    assert [lost(number) for number in range(KILLS // PER_FILE)] == [set()] * (KILLS // PER_FILE)


def test_an_import_cut_off_by_a_kill_is_whole_or_absent(blank: Path, tmp_path: Path) -> None:
    assert [half_imports("imports", tmp_path / str(number), blank) for number in range(KILLS)] == [[]] * KILLS


def test_a_new_plan_cut_off_by_a_kill_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    kills, held = 0, list[list[str]]()
    while kills < KILLS or (not held and kills < TRIES):  # on a busy computer every one may come too early
        folder = tmp_path / str(kills)
        assert half_imports("new_plans", folder) == []
        held += [check(path) for path in folder.glob("*.db")]
        kills += 1
    assert [] in held and held.count([]) == len(held) < kills * FILES


@pytest.fixture(scope="module")
def with_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = a_file(tmp_path_factory.mktemp("kill") / "words.db", a_plan(2, 20))
    with open_store(path) as store:
        store.add_all([an_update(1 + at % 6, text) for at, text in enumerate(SAID)])
    return path


def test_words_that_are_being_removed_when_a_kill_comes_are_gone_or_there(with_words: Path, tmp_path: Path) -> None:
    tries = (Path(shutil.copy(with_words, tmp_path / f"{number}.db")) for number in range(KILLS))
    assert [half_removed("removals", path) for path in tries] == [None] * KILLS


def test_words_removed_in_the_file_itself_would_be_found_out(with_words: Path, tmp_path: Path) -> None:
    tries = (Path(shutil.copy(with_words, tmp_path / f"{number}.db")) for number in range(TRIES))
    assert any(half_removed("unsafe_removals", path) for path in tries)


def test_an_update_acknowledged_before_its_commit_would_be_found_out(plan_file: Path, tmp_path: Path) -> None:
    tries = (
        lost_updates("unsafe_updates", Path(shutil.copy(plan_file, tmp_path / f"{number}.db")), 3)
        for number in range(TRIES)
    )
    assert any(tries)


@pytest.mark.parametrize("work", ["unsafe_imports", "unsafe_journal_imports"])
def test_an_import_without_the_rules_would_be_found_out(blank: Path, tmp_path: Path, work: str) -> None:
    assert any(half_imports(work, tmp_path / str(number), blank) for number in range(TRIES))
