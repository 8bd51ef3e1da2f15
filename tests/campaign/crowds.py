"""Crowds: many programs that save into one file, and a thread that looks at it while this program saves too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.campaign.table import Row
from tests.store.builders import a_file
from tests.store.racing import LOOKS, Told, again_and_again, all_told, missing, save_here
from tracker.errors import TrackerError

PROCESSES, EDITS, SAVES = 8, 200, 2000
AT_ONCE = 25  # rounds of a program, of one update and one edit each, until all wait for one another


def crowds(folder: Path, share: float = 1, processes: int = PROCESSES) -> list[Row]:
    """Many programs on one file, and one beside a thread of this one, each with its control; or a share of it all."""
    edits, saves = round(EDITS * share), round(SAVES * share)
    names = [f"p{number}" for number in range(processes)]
    rows = [
        Row("crowd", f"{processes} programs by {edits} edits"),
        Row("crowd", "saved without a look at the revision", control=True),
        Row("crowd", "saved here and elsewhere while a thread looks"),
        Row("crowd", "opened and closed past SQLite by a thread", control=True),
    ]
    _edit_together(rows[0], "edits", a_file(folder / "together.db"), names, edits)
    _edit_together(rows[1], "unsafe_edits", a_file(folder / "over.db"), names, min(edits, AT_ONCE))
    _save_beside(rows[2], LOOKS, a_file(folder / "beside.db"), saves)
    _save_beside(rows[3], (_past_sqlite,), a_file(folder / "past.db"), saves)
    return rows


def _past_sqlite(path: Path) -> None:
    path.open("rb").close()


def _edit_together(row: Row, work: str, path: Path, names: list[str], edits: int) -> None:
    told = _nothing_told()
    for first in range(0, edits, AT_ONCE):
        _add(told, all_told(path, [f"{name}-{first}" for name in names], min(AT_ONCE, edits - first), work))
    _judge(row, path, told, tried=2 * len(names) * edits)
    if untold := row.tried - sum(map(len, told.values())):
        row.wrong.append(f"{untold} were neither told as saved nor as a conflict")
    if not row.control:
        row.what += f", {len(told['conflict'])} conflicts told"


def _save_beside(row: Row, looks: tuple[Callable[[Path], object], ...], path: Path, saves: int) -> None:
    """Half of the saves are updates of this process; a quarter each are updates and edits of another one."""
    told = _nothing_told()
    for first in range(0, saves // 4, AT_ONCE):
        with _failures_in(row):
            _save_at_once(path, looks, f"p{first}", min(AT_ONCE, saves // 4 - first), told)
    with _failures_in(row):
        _judge(row, path, told, tried=saves)


def _save_at_once(path: Path, looks: tuple[Callable[[Path], object], ...], name: str, rounds: int, told: Told) -> None:
    with again_and_again(path, *looks):
        _add(told, all_told(path, [name], rounds, meanwhile=lambda: save_here(path, 2 * rounds, told["update"])))


@contextmanager
def _failures_in(row: Row) -> Iterator[None]:
    try:
        yield
    except (AssertionError, TrackerError, sqlite3.Error) as error:
        row.wrong.append(f"{type(error).__name__}: {error}")


def _nothing_told() -> Told:
    return {"update": set(), "edit": set(), "conflict": set()}


def _add(told: Told, more: Told) -> None:
    for kind, words in more.items():
        told[kind] |= words


def _judge(row: Row, path: Path, told: Told, tried: int) -> None:
    row.tried, row.acknowledged = tried, len(told["update"]) + len(told["edit"])
    row.wrong += missing(path, told)
