"""A cell that was edited in a workbook of ours, and why an edit is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class EditedCell(NamedTuple):
    """A cell that was edited: on which sheet, of what, in which column, where, what it showed, and what it says now.

    Without a column it is a row that was written anew, with its texts by the names of the columns, or, without texts,
    rows that are gone; without a place either, a sheet on which something was edited.
    """

    sheet: str
    key: str
    column: str
    place: str
    before: str
    text: str
    row: Mapping[str, str]


class NotTaken(Exception):
    """Why an edit cannot be taken, as the end of a sentence that begins with what was written."""


EMPTIED = "and an emptied cell takes nothing out of the plan"
