"""A file as it was before an import: kept beside it until the next one, and put back when nothing was saved since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tracker.errors import TrackerError
from tracker.store.backup import copy_while_open, free_name, restore
from tracker.store.connection import bare, errors_as_sentences, state_of
from tracker.store.sqlite import Store

_BEFORE = "before-import"


@contextmanager
def undoable(store: Store) -> Iterator[None]:
    """One transaction; if it changes anything, the file as it was stays beside it and is named for what it became.

    plan.before-import-9f86d081884c.db: the name tells the state of plan.db that it can undo. Only the last one is kept.
    """
    kept = free_name(store.path, _BEFORE)
    before = store.changed
    try:
        with store.transaction():
            copy_while_open(store.path, kept)
            yield
        if store.changed != before:
            last = kept.replace(_name(store.path, store.state()))
            for old in set(_copies(store.path)) - {last}:
                old.unlink(missing_ok=True)
    finally:
        kept.unlink(missing_ok=True)


def copy_before(path: Path) -> Path | None:
    """The file as it was before the last import; None when something was saved since, or there was none."""
    if not any(_copies(path)):
        return None
    with errors_as_sentences(path), closing(bare(path)) as connection:
        kept = _name(path, state_of(connection))
    return kept if kept.is_file() else None


def undo(path: Path) -> Path:
    """Put the file back as it was before the last import; gives the name under which the imported one is kept."""
    kept = copy_before(path)
    if kept is None:
        why = "there was none, or something has been saved since"
        raise TrackerError(f"{path} has no import that could be undone: {why}. A backup can be restored.")
    replaced = restore(kept, path, state=kept.stem.rpartition("-")[2])
    assert replaced is not None
    kept.unlink(missing_ok=True)  # who opens the file meanwhile may find it of no use already
    return replaced


def _name(path: Path, state: str) -> Path:
    return path.with_name(f"{path.stem}.{_BEFORE}-{state}{path.suffix or '.db'}")


def _copies(path: Path) -> list[Path]:
    front = f"{path.stem}.{_BEFORE}-"
    return [one for one in path.parent.iterdir() if one.name.startswith(front)] if path.parent.is_dir() else []
