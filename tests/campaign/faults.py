"""Failing calls: each call on the disk fails once, or with all after it, and what is said then is true."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.campaign.listener import Listener, heard
from tests.campaign.states import State, copied, fault, states_of
from tests.campaign.table import Row
from tests.campaign.verbs import VERBS
from tracker.errors import TrackerError
from tracker.store.sqlite import Store

# Calls that take room on the disk, and calls that change something before they can say that they failed.
NEED_ROOM = {"open", "write", "sync", "fsync", "replace", "rename"}
CHANGE = {"open", "write", "truncate", "sync", "fsync", "delete", "unlink", "replace", "rename", "sync folder"}
# How a sentence says that the piece is in the file although something failed after it, or that nobody can know.
STORED = re.compile(r"(?<!othing )\b(?:is|are|was|were) (?:saved|stored|imported|undone|restored|removed)\b")
UNSURE = "may or may not"


class Failing(Listener):
    """Has the call of one number fail: not done, or done and said to have failed; `lasting`: so do all after it."""

    def __init__(self, number: int = -1, code: int = errno.EIO, *, done: bool = False, lasting: bool = False) -> None:
        self.calls: list[str] = []
        self.number, self._code, self._done, self._lasting = number, code, done, lasting

    def before(self, call: str, path: Path) -> None:
        """Count the call."""
        self.calls.append(f"{call} {path.name}")
        if not self._done:
            self._fail()

    def after(self, call: str, path: Path, *what: Any) -> None:
        """The call was done."""
        if self._done:
            self._fail()

    def __str__(self) -> str:
        """Which call failed, and how."""
        how = ["done, but said to have failed"] * self._done + ["and all after it"] * self._lasting
        return ", ".join([f"call {self.number}: {self.calls[self.number]}", errno.errorcode[self._code], *how])

    def _fail(self) -> None:
        now = len(self.calls) - 1
        if now == self.number or (self._lasting and now > self.number):
            raise OSError(self._code, os.strerror(self._code))


def failing_calls(template: Path, folder: Path, every: int = 1) -> list[Row]:
    """Every call of each verb (or only one in so many) failing in each way; and a program that hides what failed."""
    rows = [Row("failing calls", verb) for verb in VERBS]
    for row in rows:
        _fail_each(row, row.what, template, folder, every)
    control = Row("failing calls", "each row saved by itself", control=True)
    with patch.object(Store, "transaction", lambda *_: nullcontext()):
        _fail_each(control, "import", template, folder, min(10 * every, 400))  # or none may be met in the midst of it
    return [*rows, control]


def _fail_each(row: Row, verb: str, template: Path, folder: Path, every: int) -> None:
    work = folder / "work"
    states = states_of(copied(template, work), VERBS[verb](work, 0))
    for failing in _each(_calls_of(verb, template, folder), every):
        row.count(*_tried(verb, failing, states, copied(template, work)))


def _calls_of(verb: str, template: Path, folder: Path) -> list[str]:
    listening, work = Failing(), copied(template, folder / "work")
    with heard(work, listening):
        list(VERBS[verb](work, 0))
    return listening.calls


def _each(calls: list[str], every: int) -> Iterator[Failing]:
    for number in range(0, len(calls), every):
        call = calls[number].rpartition(" ")[0]
        yield Failing(number)
        if call in NEED_ROOM:
            yield Failing(number, errno.ENOSPC)
        if call in CHANGE:
            yield Failing(number, done=True)
            yield Failing(number, lasting=True)


def _tried(verb: str, failing: Failing, states: list[State], work: Path) -> tuple[int, str | None]:
    """How many pieces were acknowledged, and what is wrong with what was said or with what is there."""
    said, sentence = 0, ""
    try:
        with heard(work, failing):
            for _ in VERBS[verb](work, 0):
                said += 1
    except TrackerError as error:
        sentence = str(error)
    except Exception as error:
        return said, f"raw {type(error).__name__}: {error} ({failing})"
    wrong = _untrue(sentence, states, said, work)
    return said, f"{wrong} ({failing})" if wrong else None


def _untrue(sentence: str, states: list[State], said: int, work: Path) -> str | None:
    """What is wrong with a sentence that was told after so many pieces, or with none."""
    if not sentence and said < len(states) - 1:
        return "not done, and nothing was said"
    if "\n" in sentence or (sentence and not sentence.endswith(".")):
        return f"not a plain sentence: {sentence}"
    held = said + 1 if STORED.search(sentence) else said
    found = fault(work, states, held, begun=1 if UNSURE in sentence else 0)
    if found and held == said and said + 1 < len(states) and not fault(work, states, said + 1, begun=0):
        found = "it is there all the same"
    return f'{found}, said: "{sentence}"' if found else None
