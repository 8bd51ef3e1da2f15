"""A theme as it is printed: a row for each line of the page under the heading of its part, without what is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.columns.words import Column, review_words, standing_words, words_of
from tracker.ui.plan.rows import ShownRow
from tracker.ui.tables.copying import CellText, TableText
from tracker.ui.tables.grouping import Group

_SAID = frozenset({"ambition", "action", "measure", "evidence", "verdict", "coming"})


def printed_theme(rows: Sequence[ShownRow], as_at: date) -> TableText:
    """The rows of a theme in three columns: the ref, the words, and how an action or a measure stands."""
    columns = (
        Column[ShownRow]("ref", "Ref", _ref, "ref", 8),
        Column[ShownRow]("words", "Words", lambda row: row.text, "text", 60),
        Column[ShownRow]("stands", "How it stands", lambda row: _stands(row, as_at), "text", 26, look=_look),
    )

    def cell(column: Column[ShownRow], row: ShownRow) -> CellText:
        text, line = str(column.value(row) or ""), row.line
        if line is None or column.name == "ref":
            return CellText(text)
        if column.name == "words":
            return CellText(text, line.action.lead.as_printed or "")
        return CellText(text, ", ".join(filter(None, (words_of(line.state.review), review_words(line, as_at)))))

    title = next((f"{row.quiet}: {row.text}" for row in rows if row.kind == "title"), "")
    shown = [Group(row.key, row.text, row.quiet) if row.kind == "heading" else row for row in rows]
    return TableText([row for row in shown if isinstance(row, Group) or row.kind in _SAID], columns, cell, title)


def _ref(row: ShownRow) -> str | None:
    """Of the action or the measure itself, not of what only tells of one."""
    return getattr(row.record, "ref", None) if row.line is not None or row.item is not None else None


def _stands(row: ShownRow, as_at: date) -> str:
    if row.line is not None:
        return standing_words(row.line, as_at)
    if row.item is not None:
        return ", ".join(part for part in (row.item.latest, row.item.band) if part)
    return "" if row.kind == "verdict" else row.quiet


def _look(row: ShownRow) -> str | None:
    return row.line.standing if row.line is not None else None
