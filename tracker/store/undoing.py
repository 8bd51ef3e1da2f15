"""A file as it was before an import: kept beside it until the next one, and put back when nothing was saved since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError
from tracker.store.backup import copy_while_open, restore
from tracker.store.connection import bare, errors_as_sentences, state_of
from tracker.store.sqlite import Store

_BEFORE = "before-import-"
_OF = "of-"
_NOT_IN_A_NAME = pattern_of(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 250  # bytes, that a folder of any kind takes


class WayBack(NamedTuple):
    """The file as it was before the last import, and what that import was of ("" where nobody said)."""

    copy: Path
    what: str


@contextmanager
def undoable(store: Store, what: str = "") -> Iterator[None]:
    """One transaction; if it changes anything, the file as it was stays beside it and is named for what it became.

    plan.before-import-of-log.xlsx-9f86d081884c.db: what was imported, and the state of plan.db that it can undo. It
    has its name before the import is committed, so that nothing can go wrong after that. Only the last one is kept.
    """
    copy, before = _name(store.path, "", uuid4().hex[:12]), store.changed
    try:
        with store.transaction():
            old = _copies(store.path)
            copy_while_open(store.path, copy)
            yield
            if store.changed != before:
                copy = _renamed(copy, _name(store.path, what, store.state()), store.path)
    except BaseException:
        _remove(copy)
        raise
    for one in {*old} - {copy} if store.changed != before else {copy}:
        _remove(one)


def _renamed(copy: Path, name: Path, path: Path) -> Path:
    try:
        return copy.replace(name)
    except OSError as error:
        why = error.strerror or str(error)
        raise TrackerError(
            f"Nothing was imported into {path}: the copy to go back to could not be kept ({why}). Check the disk."
        ) from error


def _remove(copy: Path) -> None:
    """One that cannot be removed undoes nothing, and goes with the next import."""
    with suppress(OSError):
        copy.unlink(missing_ok=True)


def way_back(path: Path) -> WayBack | None:
    """The file as it was before the last import; None when something was saved since, or there was none."""
    copies = _copies(path)
    if not copies:
        return None
    with errors_as_sentences(path), closing(bare(path)) as connection:
        state = state_of(connection)
    fitting = (copy for copy in copies if copy.stem.endswith(f"-{state}"))
    return next((WayBack(copy, _what(copy, path)) for copy in fitting), None)


def undo(path: Path, offered: WayBack | None = None) -> Path:
    """Put the file back as it was before the last import; gives the name under which the imported one is kept.

    With `offered` given, only that import is undone.
    """
    found = way_back(path)
    if found is None or (offered is not None and found != offered):
        why = "there was none, or something has been saved since"
        raise TrackerError(f"{path} has no import that could be undone: {why}. A backup can be restored.")
    replaced = restore(found.copy, path, state=found.copy.stem.rpartition("-")[2])
    assert replaced is not None
    _remove(found.copy)
    return replaced


def _name(path: Path, what: str, state: str) -> Path:
    """The name of a copy; of a long name of what was imported the beginning."""
    shown = _NOT_IN_A_NAME.sub("_", what).strip()
    while True:
        front = f"{path.stem}.{_BEFORE}{_OF}{shown}-" if shown else f"{path.stem}.{_BEFORE}"
        name = f"{front}{state}{path.suffix or '.db'}"
        if not shown or len(name.encode(errors="replace")) <= _LONGEST_NAME:
            return path.with_name(name)
        shown = shown[:-1].rstrip()


def _what(copy: Path, path: Path) -> str:
    named = copy.stem.removeprefix(f"{path.stem}.{_BEFORE}").rpartition("-")[0]
    return named.removeprefix(_OF)


def _copies(path: Path) -> list[Path]:
    front = f"{path.stem}.{_BEFORE}"
    with errors_as_sentences(path):
        beside = path.parent.iterdir() if path.parent.is_dir() else ()
        return [one for one in beside if one.name.startswith(front)]
