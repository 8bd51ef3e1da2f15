"""Power cuts: a session is recorded call by call, cut off anywhere, and what a disk may hold then is opened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from random import Random
from unittest.mock import patch

from tests.campaign.disk import SAID, Disk, Record, Step
from tests.campaign.listener import heard
from tests.campaign.states import State, copied, fault, states_of
from tests.campaign.table import Row
from tests.campaign.verbs import VERBS, Pieces
from tracker import put_in_place
from tracker.store import connection

VERBS_IN_A_SESSION = 5
CUTS_IN_A_SESSION = 20


Broken = Callable[[], AbstractContextManager[object]]


def _other_settings(**settings: str) -> Broken:
    """Connections that are set otherwise, which the program never does."""
    kept = [pragma for pragma in connection._PRAGMAS if pragma.partition(" ")[0] not in settings]
    others = (*kept, *(f"{name} = {value}" for name, value in settings.items()))
    return lambda: patch.object(connection, "_PRAGMAS", others)


# How the rules are broken, and by which verbs it is seen. (An import can be undone in the journal mode of the program.)
CONTROLS: dict[str, tuple[Broken, tuple[str, ...]]] = {
    "WAL, synchronous NORMAL": (_other_settings(journal_mode="WAL", synchronous="NORMAL"), ("edit", "import")),
    "journal deleted, its folder not forced": (_other_settings(journal_mode="DELETE"), ("edit", "import")),
    "nothing forced by SQLite": (_other_settings(synchronous="OFF"), ("edit", "import")),
    "copies moved without being forced": (
        lambda: patch.object(put_in_place, "_force", lambda path: None),
        ("import, new file", "restore"),
    ),
}


def power_cuts(template: Path, folder: Path, count: int, seed: int) -> list[Row]:
    """So many cuts of the program, and a tenth of it of each control."""
    rows = [Row("power cut", "all verbs, mixed")]
    _cut(rows[0], nullcontext, tuple(VERBS), template, folder, count, seed)
    for name, (broken, verbs) in CONTROLS.items():
        rows.append(Row("power cut", name, control=True))
        _cut(rows[-1], broken, verbs, template, folder, max(count // 10, CUTS_IN_A_SESSION), seed)
    return rows


def _cut(row: Row, broken: Broken, verbs: tuple[str, ...], template: Path, folder: Path, count: int, seed: int) -> None:
    session = 0
    while row.tried < count:
        rng = Random(f"{seed} {session}")
        chosen = rng.choices(verbs, k=VERBS_IN_A_SESSION)
        steps, at_first, states = _session(broken, template, folder, chosen)
        for _ in range(min(CUTS_IN_A_SESSION, count - row.tried)):
            at = _moment(steps, rng)
            said = steps[:at].count(SAID)
            found = _cut_at(Disk(at_first).take(steps[:at]), folder / "after", states, said, rng)
            row.count(said, f"{found} (seed {seed}, session {session}, step {at} of {len(steps)})" if found else None)
        session += 1


def _session(
    broken: Broken, template: Path, folder: Path, verbs: list[str]
) -> tuple[list[Step], dict[str, bytes], list[State]]:
    """Everything that a session did to the disk, the files before it, and what was to be held after each piece."""
    states = states_of(copied(template, folder / "unheard"), _pieces(verbs, folder / "unheard"))
    worked_in = copied(template, folder / "heard")
    record = Record(worked_in)
    with broken(), heard(worked_in, record):
        for _ in _pieces(verbs, worked_in):
            record.said()
    there = {path.name: path.read_bytes() for path in worked_in.iterdir() if not path.name.endswith("-shm")}
    assert Disk(record.at_first).take(record.steps).whole() == there, "something was done unheard"
    return record.steps, record.at_first, states


def _pieces(verbs: list[str], folder: Path) -> Pieces:
    return (piece for number, verb in enumerate(verbs) for piece in VERBS[verb](folder, number))


def _moment(steps: list[Step], rng: Random) -> int:
    """Where to cut: within any piece alike, however much it writes, and every other time as soon as it was said."""
    said = [0, *(at + 1 for at, step in enumerate(steps) if step == SAID), len(steps)]
    piece = rng.randrange(len(said) - 1)
    return said[piece] if rng.random() < 0.5 else rng.randint(said[piece], said[piece + 1])


def _cut_at(disk: Disk, folder: Path, states: list[State], said: int, rng: Random) -> str | None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in disk.after_a_cut(rng).items():
        (folder / name).write_bytes(content)
    return fault(folder, states, said)
