"""A day that is typed into a line of a dialog."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from tracker.domain.dates.reading import read_when
from tracker.errors import TrackerError


def typed_day(line: QLineEdit, words: str) -> date:
    """The day that stands in the line, which `words` call; TrackerError where it is none."""
    when, _ = read_when(line.text())
    if when.kind != "day" or when.first is None or when.first != when.last:
        raise TrackerError(f'{words}: "{line.text()}" is not a day: write 14 Nov 2017 or 14/11/2017.')
    return when.first
