"""Keeps Python's garbage collector from looking, in vain, through many thousands of new cells or records."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_gc() -> Iterator[None]:
    """What is read from a document or a file stays: the collector would be set off again and again, to find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # what was made counts as old now, and is not looked through at once
            gc.enable()
