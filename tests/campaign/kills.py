"""Kills: a process that works on real files is ended at any instant, and its folder is opened."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.campaign.states import State, copied, fault, states_of
from tests.campaign.table import Row
from tests.campaign.verbs import VERBS, Pieces
from tests.store.killing import killed, ready_to_fork
from tracker.store.sqlite import Store

ROUNDS = 2  # of a verb, one after the other; killed in any of them
SLOWER = 1.2  # so many times as long as here a worker may take, until it is killed
AT_ONCE = 2  # workers: most of the time they wait for the disk
BEFORE, READY, SAID, END = "said before it is done", "ready\n", "said\n", "end\n"
ROW_BY_ROW = "each row saved by itself"
# How the rules are broken, and in which verbs it is seen.
CONTROLS = {BEFORE: tuple(VERBS), ROW_BY_ROW: ("import",)}

Known = tuple[list[State], float]  # what a folder holds after each piece, and the seconds that all of them take


def kills(template: Path, folder: Path, count: int) -> list[Row]:
    """So many kills shared by the verbs, and a tenth of it of each control, in a folder on a real disk."""
    rows = [Row("kill", verb) for verb in VERBS]
    known = {verb: _known(verb, template, folder / "work") for verb in VERBS}
    with ready_to_fork("tests.campaign.warm"):
        for number, row in enumerate(rows):
            share = count * (number + 1) // len(rows) - count * number // len(rows)
            _kill(row, (row.what,), "", known, template, folder, share)
        for name, verbs in CONTROLS.items():
            rows.append(Row("kill", name, control=True))
            _kill(rows[-1], verbs, name, known, template, folder, max(count // 10, len(verbs)))
    return rows


def _kill(
    row: Row, verbs: tuple[str, ...], control: str, known: dict[str, Known], template: Path, folder: Path, count: int
) -> None:
    def once(number: int) -> tuple[int, str | None]:
        verb = verbs[number % len(verbs)]
        with TemporaryDirectory(dir=folder) as work:
            return _killed_once(verb, *known[verb], control, template, Path(work) / "plans")

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for said, wrong in threads.map(once, range(count)):
            row.count(said, wrong)


def _killed_once(
    verb: str, states: list[State], seconds: float, control: str, template: Path, work: Path
) -> tuple[int, str | None]:
    """How many pieces were acknowledged until a kill, and what is wrong after it."""
    lines = [END.strip()]
    while END.strip() in lines:  # it came too late
        lines = killed(begin, verb, str(copied(template, work)), control, len(states) - 1, within=seconds)
    said = lines.count(SAID.strip())
    return said, fault(work, states, said)


def _known(verb: str, template: Path, work: Path) -> Known:
    """What the folder holds after each piece, and how many seconds they take."""
    states = states_of(copied(template, work), pieces_of(verb, work))
    copied(template, work)
    begun = time.monotonic()
    for _ in pieces_of(verb, work):
        pass
    return states, SLOWER * (time.monotonic() - begun)


def pieces_of(verb: str, folder: Path) -> Pieces:
    """The pieces of some rounds of a verb."""
    return (piece for number in range(ROUNDS) for piece in VERBS[verb](folder, number))


def begin(out: Connection, verb: str, folder: str, control: str, count: int) -> None:
    """In a process to be killed: do the pieces, and say each."""
    os.dup2(out.fileno(), 1)
    out.close()
    pieces = pieces_of(verb, Path(folder))
    with _as_controlled(control):
        os.write(1, READY.encode())
        for _ in range(count):
            if control == BEFORE:
                os.write(1, SAID.encode())
            next(pieces)
            if control != BEFORE:
                os.write(1, SAID.encode())
    os.write(1, END.encode())


def _as_controlled(control: str) -> AbstractContextManager[object]:
    return patch.object(Store, "transaction", lambda *_: nullcontext()) if control == ROW_BY_ROW else nullcontext()
