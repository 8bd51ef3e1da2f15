"""What a folder must hold when so many pieces were acknowledged, and what is wrong with one that does not."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tests.campaign.verbs import PLAN, Pieces
from tracker.documents.dump.write import plan_json
from tracker.domain.plan import Plan
from tracker.errors import TrackerError
from tracker.store.backup import check
from tracker.store.sqlite import open_store

NOTHING = "no plan"
# What is not the same each time; what documents said is kept by the uuids of actions.
OTHERWISE = (
    "uuid", "recorded_at", "edited_at", "withdraws", "of_update", "documents_said", "meeting", "origin", "sha256",
)  # fmt: skip


class State(NamedTuple):
    """The content of the plan, of the files beside it that are there to stay, and of those that undo an import."""

    plan: str
    beside: Counter[str]
    before_import: frozenset[str]


def states_of(folder: Path, pieces: Pieces) -> list[State]:
    """What the folder holds before the first piece and after each; the pieces are done in it."""
    return [state_in(folder), *(state_in(folder) for _ in pieces)]


def state_in(folder: Path) -> State:
    """What the folder holds now."""
    beside, before_import = Counter[str](), set[str]()
    for path in named_files(folder):
        if ".before-import" in path.name:
            before_import.add(content(path))
        else:
            beside[content(path)] += 1
    return State(content(folder / PLAN), beside, frozenset(before_import))


def named_files(folder: Path) -> Iterator[Path]:
    """The files beside the plan that have a name for people; what is half made has another ending."""
    return (path for path in folder.glob("*.db") if path.name != PLAN)


def content(path: Path) -> str:
    """A mark of all that a plan file holds, opened as the program opens it."""
    if not path.exists():
        return NOTHING
    journals = [Path(f"{path}{ending}") for ending in ("-journal", "-wal")]
    if any(journal.exists() and journal.stat().st_size for journal in journals):
        return _read(path)
    held = sha256(path.read_bytes()).digest()
    if held not in _KNOWN:
        _KNOWN[held] = _read(path)
    return _KNOWN[held]


_KNOWN: dict[bytes, str] = {}  # the marks of files that were sound, by their bytes: many are met again and again


def _read(path: Path) -> str:
    try:
        with open_store(path) as store:
            dump = plan_json(store.plan(), store.problems()) if store.all(Plan) else None
    except TrackerError:
        if path.stat().st_size:
            raise
        return NOTHING  # it was being made
    if faults := check(path):
        raise ValueError(faults[0])
    return sha256(json.dumps(_alike(dump), default=str).encode()).hexdigest()[:12] if dump else NOTHING


def _alike(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _alike(inside) for key, inside in value.items() if key not in OTHERWISE}
    return [*map(_alike, value)] if isinstance(value, list | tuple) else value


def fault(folder: Path, states: list[State], said: int, *, begun: int = 1) -> str | None:
    """What is wrong when `said` pieces were acknowledged; one that was begun may be there, whole, or not."""
    possible = states[said : said + begun + 1]
    try:
        plan = content(folder / PLAN)
        beside = Counter(content(path) for path in named_files(folder))
    except Exception as error:  # whatever it is, nobody can open this file any more
        return f"damaged: {type(error).__name__}: {error}"
    if plan not in [state.plan for state in possible]:
        return f"lost: {_what(plan, states)} after {said} pieces"
    if not any(state.beside <= beside for state in possible):
        return f"lost: a file beside the plan after {said} pieces"
    if unknown := beside.keys() - _known(states[: said + begun + 1]):
        return f"invented: {unknown} after {said} pieces"
    return None


def _known(states: Iterable[State]) -> set[str]:
    return {NOTHING, *(mark for state in states for mark in (state.plan, *state.beside, *state.before_import))}


def _what(plan: str, states: list[State]) -> str:
    if plan == NOTHING:
        return "there is no plan"
    return "the plan of another piece" if plan in [state.plan for state in states] else "half a plan"


def copied(template: Path, folder: Path) -> Path:
    """A fresh copy of a folder, in the place of what stood there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    return folder
