"""Reads a plan from a file, whatever its format: one function for both faces."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.documents.plan_tables import read_tables
from tracker.domain.draft import Draft
from tracker.errors import TrackerError


@contextmanager
def _no_collecting() -> Iterator[None]:
    """A document is many thousands of cells that all stay: the garbage collector would look through them in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # what was made counts as old now, and is not looked through at once
            gc.enable()


@_no_collecting()
def read_document(path: Path) -> Draft:
    """Read a workbook, a text table or a dump into a draft.

    Raises TrackerError in one sentence for a file that cannot be read; what is doubtful inside it is a problem.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise TrackerError(f"{path} is not there: check the name and the folder.")
    if suffix == ".json":
        from tracker.documents.from_json import read_json

        return read_json(path)
    if suffix in (".xlsx", ".xlsm"):
        from tracker.documents.from_xlsx import read_xlsx

        return _told(read_tables(path.name, read_xlsx(path)), path)
    if suffix in (".csv", ".tsv", ".txt"):
        from tracker.documents.from_text import read_text_table

        return _told(read_tables(path.name, read_text_table(path)), path)
    known = ".xlsx, .csv, .tsv, .txt and .json"
    raise TrackerError(f"{path.name} is not a kind of file that can be read: {known} can.")


def _told(draft: Draft, path: Path) -> Draft:
    """The draft, refused when it holds nothing at all."""
    if not draft.plan.themes:
        raise TrackerError(f"{path.name} holds no table of actions, measures or readings that could be recognised.")
    return draft
