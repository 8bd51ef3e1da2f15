"""What is to be imported: a document on disk, or what was copied elsewhere, each read again; and against what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.documents.reading.child import Pasted
    from tracker.domain.draft import Choices, Draft
    from tracker.domain.plan import Plan
    from tracker.domain.problem import Problem

DOCUMENTS = (
    "Documents (*.docx *.docm *.xlsx *.xlsm *.xls *.xlsb *.odt *.ods *.html *.htm *.pdf *.csv *.tsv *.txt *.json)"
)


class Incoming(NamedTuple):
    """A file or the clipboard, read in a child process that ends at once when `stop` is set."""

    what: Path | Pasted
    dated: date | None = None  # the day that somebody says it speaks for

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.what.name

    def read(self, choices: Choices, stop: Event) -> Draft:
        """Read it, by what was chosen for its tables and for its day. Raises TrackerError; `Stopped` when stopped."""
        from tracker.services.reading_apart import read_apart

        return read_apart(self.what, choices, stop=stop, dated=self.dated)


class Held(NamedTuple):
    """What is open already: the plan, the problems met before with what was decided, and the day it is seen as at."""

    plan: Plan
    problems: Sequence[Problem]
    as_at: date
