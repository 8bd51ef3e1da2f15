"""Lines of the plan as a table, to be printed or copied, without what is pressed among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.columns.words import Column, review_words, standing_words, words_of
from tracker.ui.plan.rows import ShownRow
from tracker.ui.tables.copying import CellText, TableText
from tracker.ui.tables.grouping import Group

_SAID = frozenset({"theme", "title", "ambition", "action", "measure", "evidence", "verdict", "coming", "gone"})


def printed_theme(rows: Sequence[ShownRow], as_at: date) -> TableText:
    """A theme: a row for each line of the page under the heading of its part, itself above them."""
    title = next((_words(row) for row in rows if row.kind == "title"), "")
    inside = [row for row in rows if row.kind not in ("title", "gone")]
    return _table(headed(inside), as_at)._replace(title=title)


def copied_rows(rows: Sequence[Group | ShownRow], as_at: date) -> TableText:
    """Some lines as they are copied, without a column that says nothing of any of them."""
    table = _table(rows, as_at)
    lines = [row for row in table.rows if not isinstance(row, Group)]
    return table._replace(columns=[one for one in table.columns if any(one.value(row) for row in lines)])


def headed(rows: Sequence[ShownRow]) -> list[Group | ShownRow]:
    """The lines with the headings of their parts as headings of a table."""
    return [Group(row.key, row.text, row.quiet) if row.kind == "heading" else row for row in rows]


def _table(rows: Sequence[Group | ShownRow], as_at: date) -> TableText:
    """Three columns: the ref, the words, and how an action or a measure stands."""
    columns = (
        Column[ShownRow]("ref", "Ref", _ref, "ref", 8),
        Column[ShownRow]("words", "Words", _words, "text", 60),
        Column[ShownRow]("stands", "How it stands", lambda row: _stands(row, as_at), "text", 26, look=_look),
    )

    def cell(column: Column[ShownRow], row: ShownRow) -> CellText:
        text, line = str(column.value(row) or ""), row.line
        if line is None or column.name == "ref":
            return CellText(text)
        if column.name == "words":
            return CellText(text, line.action.lead.as_printed or "")
        return CellText(text, ", ".join(filter(None, (words_of(line.state.review), review_words(line, as_at)))))

    return TableText([row for row in rows if isinstance(row, Group) or row.kind in _SAID], columns, cell)


def _words(row: ShownRow) -> str:
    return f"{row.quiet}: {row.text}" if row.kind == "title" else row.text


def _ref(row: ShownRow) -> str | None:
    """Of the action or the measure itself, not of what only tells of one."""
    return getattr(row.record, "ref", None) if row.line is not None or row.item is not None else None


def _stands(row: ShownRow, as_at: date) -> str:
    if row.line is not None:
        return standing_words(row.line, as_at)
    if row.item is not None:
        return ", ".join(part for part in (row.item.latest, row.item.band) if part)
    return "" if row.kind in ("verdict", "title") else row.quiet


def _look(row: ShownRow) -> str | None:
    return row.line.standing if row.line is not None else None
