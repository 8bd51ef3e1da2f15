"""Reads a plan from the clipboard: the page that Word and Excel put there, else its text."""

from __future__ import annotations

from dataclasses import replace

from tracker.documents.from_html import LARGEST_PAGE, read_html
from tracker.documents.from_text import text_grid, text_rows
from tracker.documents.lines_joined import JoinedLine, joined_lines
from tracker.documents.plan_tables import read_tables
from tracker.domain.draft import Draft, Fields, Problem
from tracker.errors import TrackerError


def read_pasted(
    html: str | None, text: str | None, source: str = "the clipboard", fields: Fields | None = None
) -> Draft:
    """Read what was copied elsewhere, as a page and as text, into a draft: the page first when it holds a table.

    `fields` are the fields that the user chose for headings: by `Table.place`, then by the heading's text.
    Raises TrackerError in one sentence where neither holds anything of a plan.
    """
    if html and "<table" in html.lower():
        draft = read_tables(source, read_html(html, source), fields)
        if draft.plan.themes:
            return draft
    if text and text.strip("\0 \r\n\t"):
        draft = _read_text(text.strip("\0"), source, fields)
        if draft.plan.themes:
            return draft
    raise TrackerError(
        f"Nothing in {source} could be recognised as a table of actions, measures or readings: "
        "copy the table with its heading row."
    )


def _read_text(text: str, source: str, fields: Fields | None) -> Draft:
    if len(text) > LARGEST_PAGE:
        raise TrackerError(f"What was pasted from {source} is larger than any plan, and was not read.")
    rows = text_rows(text)
    grid, joined = joined_lines(rows, source) if "\t" in text else (text_grid(rows, source), [])
    draft = read_tables(source, [grid], fields)
    return replace(draft, problems=(*draft.problems, *(_problem(line, source) for line in joined)))


def _problem(line: JoinedLine, source: str) -> Problem:
    sentence = f'This line has no cells of its own, and was read as the rest of the cell above it, in "{line.row}".'
    return Problem("doubtful", source, line.place, line.row, line.printed, line.row, sentence)
