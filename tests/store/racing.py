"""Several programs and threads at work on one file, and what is missing in the file afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tests.patience import PATIENCE
from tests.store.builders import an_update, first_action
from tracker.domain.plan import Action, Update
from tracker.store import undoing
from tracker.store.backup import backup, check
from tracker.store.sqlite import open_store

Told = dict[str, set[str]]  # the words of what was saved or was a conflict: by "update", "edit", "conflict"


def opened_again(path: Path) -> None:
    open_store(path).close()


def copied(path: Path) -> None:
    backup(path, path.with_name("copy.db"), overwrite=True)


LOOKS = (opened_again, check, copied, undoing.way_back)


def all_told(
    path: Path, names: list[str], rounds: int, work: str = "edits", meanwhile: Callable[[], object] = lambda: None
) -> Told:
    """What workers with these names told who began at the same moment; meanwhile something is done here."""
    workers = [_started(path, work, name, rounds) for name in names]
    for worker in workers:
        assert worker.stdout is not None and worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    try:
        meanwhile()
    finally:
        said = [line.split() for worker in workers for line in worker.communicate(timeout=PATIENCE)[0].splitlines()]
    assert [worker.returncode for worker in workers] == [0] * len(workers)
    return {kind: {word for known, word in said if known == kind} for kind in ("update", "edit", "conflict")}


def _started(path: Path, work: str, name: str, rounds: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-S", "-m", "tests.store.worker", work, str(path), name, str(rounds)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def save_here(path: Path, count: int, saved: set[str]) -> None:
    """Save so many updates one after the other in this process; each is known as soon as it was saved."""
    action = first_action(path)
    with open_store(path) as store:
        for _ in range(count):
            saved.add(store.save(an_update(action)).uuid)


@contextmanager
def again_and_again(path: Path, *looks: Callable[[Path], object]) -> Iterator[None]:
    """Have a thread of this process look at the file in these ways, one after the other, until the end of the block."""
    done, failed = Event(), list[BaseException]()

    def look() -> None:
        try:
            while not done.is_set():
                for each in looks:
                    each(path)
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    if failed:
        raise failed[0]


def missing(path: Path, told: Told) -> list[str]:
    """What was told to be saved and is not there, what is there although it was told as a conflict, and any damage."""
    with open_store(path) as store:
        updates = {update.uuid for update in store.all(Update)}
        actions = store.all(Action)
    words = {word for action in actions for word in action.text.split()}
    lost = [f"{word} is lost" for word in sorted(told["update"] - updates) + sorted(told["edit"] - words)]
    lost += [f"{word} was told as a conflict and is there" for word in sorted(told["conflict"] & words)]
    if sum(action.revision - 1 for action in actions) != len(told["edit"]):
        lost.append("a revision was given twice, or none was given")
    return lost + check(path)
