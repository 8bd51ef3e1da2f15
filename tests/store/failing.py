"""A disk that fails where a save is committed."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

from tests.campaign.listener import Listener


class FailsAtTheCommit(Listener):
    """The journal is emptied, which is the commit, and then it cannot be forced; or not even emptied (`before`).

    With `lasting`, nothing can be done from there on. The journal is the one whose name ends so.
    """

    def __init__(self, *, before: bool = False, lasting: bool = False, journal: str = "plan.db-journal") -> None:
        self._before, self._lasting, self._journal = before, lasting, journal
        self._emptied = self._failed = False

    def before(self, call: str, path: Path) -> None:
        """Fail at the commit, once or for good."""
        commits = call == "truncate" if self._before else call == "sync" and self._emptied
        if self._lasting if self._failed else commits and path.name.endswith(self._journal):
            self._failed = True
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def after(self, call: str, path: Path, *what: Any) -> None:
        """The commit alone forces a journal that it has emptied."""
        self._emptied |= call == "truncate" and path.name.endswith(self._journal)
