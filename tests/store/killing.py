"""Starts a worker, kills it at a random moment, and gives what it had said before."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

# Forked from a process that has imported the workers already: a kill costs some milliseconds, not an interpreter.
FORKS = multiprocessing.get_context("forkserver") if os.name != "nt" else None


@contextmanager
def ready_to_fork(*modules: str) -> Iterator[None]:
    """The imports of workers are made once, and the script that runs here is not run again in each of them."""
    with patch.object(sys.modules["__main__"], "__file__", None, create=True):
        if FORKS is not None:
            FORKS.set_forkserver_preload([*modules])
        yield


def killed(begin: Callable[..., None], *arguments: object, within: float) -> list[str]:
    """Start a worker, kill it within some seconds of its first word, and give what it had acknowledged.

    `begin` is given the end of a pipe to say it to, and the arguments.
    """
    assert FORKS is not None
    ours, theirs = FORKS.Pipe(duplex=False)
    worker = FORKS.Process(target=begin, args=(theirs, *arguments))
    worker.start()
    theirs.close()
    with ours, open(ours.fileno(), closefd=False, encoding="utf-8") as said:
        assert said.readline() == "ready\n"
        time.sleep(random.uniform(0, within))
        worker.kill()
        lines = said.read().split("\n")[:-1]
    worker.join()
    assert worker.exitcode in (0, -signal.SIGKILL, 255), worker.exitcode  # 255: the server that forks could not say
    worker.close()
    return lines
