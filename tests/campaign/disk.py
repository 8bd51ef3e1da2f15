"""A disk as a power cut leaves it: what was forced is there, and of all the rest any part in any order.

Of what was written and not forced, each sector of each write is there or not; a file may have been cut or have grown
without what was written to it; a name that was made, moved or removed may be so or not until its folder was forced.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from tests.campaign.listener import Listener

Step = tuple[Any, ...]  # what was done, and of what
SAID = ("said",)
SECTORS = (512, 4096)
KEPT = (0.0, 0.1, 0.5, 0.9, 1.0)  # how much of what was not forced is there


class Record(Listener):
    """Everything that was done on the files of a folder, in order; `said` is an acknowledgement among it."""

    def __init__(self, folder: Path) -> None:
        self.at_first = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        self.steps: list[Step] = []
        self._names = {name: number for number, name in enumerate(self.at_first)}  # the number of each file
        self._made = len(self._names)
        self._open: dict[int, int] = {}  # by what SQLite or the system know an open file by

    def said(self) -> None:
        """Something was acknowledged."""
        self.steps.append(SAID)

    def after(self, call: str, path: Path, *what: Any) -> None:
        """Note what changes the disk or forces it."""
        if note := _NOTES.get(call):
            note(self, path, *what)

    def _opened(self, path: Path, handle: int, new: bool) -> None:
        if not path.is_dir():
            if new:
                self._make(path.name)
            self._open[handle] = self._names[path.name]

    def _make(self, name: str) -> None:
        self._names[name], self._made = self._made, self._made + 1
        self.steps.append(("name", name, self._names[name]))

    def _written(self, path: Path, handle: int, at: int, data: bytes) -> None:
        self.steps.append(("write", self._open[handle], at, data))

    def _cut(self, path: Path, handle: int, size: int) -> None:
        self.steps.append(("cut", self._open[handle], size))

    def _forced(self, path: Path, handle: int) -> None:
        self.steps.append(("force names",) if path.is_dir() else ("force", self._open[handle]))

    def _forced_names(self, path: Path) -> None:
        self.steps.append(("force names",))

    def _removed(self, path: Path) -> None:
        del self._names[path.name]
        self.steps.append(("remove", path.name))

    def _moved(self, path: Path, source: Path) -> None:
        number = self._names[path.name] = self._names.pop(source.name)
        self.steps.append(("move", source.name, path.name, number))

    def _linked(self, path: Path, source: Path) -> None:
        self._names[path.name] = self._names[source.name]
        self.steps.append(("name", path.name, self._names[path.name]))


_NOTES: dict[str, Any] = {
    "open": Record._opened,
    "write": Record._written,
    "truncate": Record._cut,
    "ftruncate": Record._cut,
    "sync": Record._forced,
    "fsync": Record._forced,
    "sync folder": Record._forced_names,
    "delete": Record._removed,
    "unlink": Record._removed,
    "remove": Record._removed,
    "replace": Record._moved,
    "rename": Record._moved,
    "link": Record._linked,
}


class Disk:
    """What is on the disk for certain, and what is on its way there."""

    def __init__(self, at_first: dict[str, bytes]) -> None:
        self._files = dict(enumerate(at_first.values()))
        self._names = {name: number for number, name in enumerate(at_first)}
        self._waiting: dict[int, list[Step]] = {}  # by file
        self._names_waiting: list[Step] = []

    def take(self, steps: Sequence[Step]) -> Disk:
        """Go on by some steps."""
        for step in steps:
            match step:
                case ("write" | "cut", number, *_):
                    self._waiting.setdefault(number, []).append(step)
                case ("force", number):
                    self._files[number] = _content(self._files.get(number, b""), self._waiting.pop(number, []))
                case ("force names",):
                    _rename(self._names, self._names_waiting)
                    self._names_waiting = []
                case ("name" | "move" | "remove", *_):
                    self._names_waiting.append(step)
        return self

    def whole(self) -> dict[str, bytes]:
        """The files as they are while the power lasts."""
        names = dict(self._names)
        _rename(names, self._names_waiting)
        return {name: self._with(number, self._waiting.get(number, [])) for name, number in names.items()}

    def after_a_cut(self, rng: Random) -> dict[str, bytes]:
        """The files as they may be found when the power comes back."""
        names = dict(self._names)
        share = rng.choice(KEPT)
        _rename(names, [step for step in self._names_waiting if rng.random() < share])
        return {name: self._with(number, self._torn(number, rng)) for name, number in names.items()}

    def _with(self, number: int, steps: list[Step]) -> bytes:
        return _content(self._files.get(number, b""), steps)

    def _torn(self, number: int, rng: Random) -> list[Step]:
        share, sector = rng.choice(KEPT), rng.choice(SECTORS)
        pieces = (piece for step in self._waiting.get(number, []) for piece in _pieces(step, sector))
        return [piece for piece in pieces if rng.random() < share]


def _pieces(step: Step, sector: int) -> list[Step]:
    """A write by sectors; before it, that the file has grown for it, which may be known to the disk alone."""
    if step[0] == "cut":
        return [step]
    _, number, at, data = step
    edges = [at, *range((at // sector + 1) * sector, at + len(data), sector), at + len(data)]
    return [("grow", number, edges[-1]), *(("write", number, a, data[a - at : b - at]) for a, b in pairwise(edges))]


def _content(content: bytes, steps: Sequence[Step]) -> bytes:
    if not steps:
        return content
    found = bytearray(content)
    for what, _, at, *data in steps:
        if what == "cut":
            del found[at:]
        found.extend(bytes(max(0, at - len(found))))
        if what == "write":
            found[at : at + len(data[0])] = data[0]
    return bytes(found)


def _rename(names: dict[str, int], steps: Sequence[Step]) -> None:
    for what, name, *given in steps:
        if what == "move":
            names.pop(name, None)
            name, *given = given
        if what == "remove":
            names.pop(name, None)
        else:
            names[name] = given[0]
