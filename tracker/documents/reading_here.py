"""Reads a document in this process, for the command line, which does nothing else: one that takes too long ends it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from tracker.documents.apart import MEGABYTES, SECONDS, Request, answer_to, limit, too_long
from tracker.domain.draft import Draft


def read_here(path: Path, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Draft:
    """Read a document as `services.reading_apart.read_apart` does, in less than half the time that a child would take.

    Raises TrackerError, in one sentence, for what cannot be read or takes more than `megabytes`; after `seconds` that
    sentence is printed and the process ended, with 1.
    """
    request = Request(path, None, seconds, megabytes)
    with _limited(request):
        answer = answer_to(request)
    return answer.taken(path.name)


@contextmanager
def _limited(request: Request) -> Iterator[None]:
    late = Timer(request.seconds, _end, [str(too_long(request))])
    late.daemon = True
    before = limit(request)
    late.start()
    try:
        yield
    finally:
        late.cancel()
        for which, values in before:
            import resource

            resource.setrlimit(which, values)


def _end(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
    os._exit(1)
