"""What is printed, as blocks: a table as it is shown, an action with its timeline, a chart with its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from tracker.columns.history import edits_in_words, story
from tracker.columns.words import Column, as_at_words, review_words, standing_words, status_words, words_of
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line
from tracker.domain.plan import Plan
from tracker.reports.blocks import (
    Alignment,
    Block,
    Front,
    Heading,
    Illustration,
    Prose,
    RatingName,
    Report,
    Run,
    Runs,
    Table,
    TableColumn,
    foot_of,
)
from tracker.reports.committee.runs import unbroken
from tracker.ui.tables.copying import TableText, look_of
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.printed_chart import PrintedChart

_NOTHING = "Nothing is shown here to be printed."
_CHART = 0.72  # of the width: with its title it fills a sheet
_TIMELINE = (
    TableColumn("Day", 1.1, row_heading=True),
    TableColumn("By", 1.4),
    TableColumn("What was said", 5),
    TableColumn("What changed", 2.5),
)


def sheets_of_table(title: str, under: str, table: TableText, plan: Plan, as_at: date) -> Report:
    """A table as it is shown, a heading over each of its groups; `under` stands under the title."""
    blocks: list[Block] = []
    for group, rows in _grouped(table.rows):
        if group is not None:
            blocks.append(Heading(2, unbroken(group.heading)))
            blocks += [Prose((Run(group.words, quiet=True),), "quiet", with_next=True)] if group.words else []
        blocks += [_table(table, rows)] if rows else []
    front = Front(title, under, ())
    return Report(front, tuple(blocks) or (Prose((Run(_NOTHING),)),), foot=_foot(plan, as_at))


def sheets_of_action(line: Line, plan: Plan, as_at: date) -> Report:
    """One action: how it stands, and all that was said of it by the day, the latest first."""
    action, state = line.action, line.state
    rating = look_name(line.standing)
    stands = [
        ("Theme", (Run(unbroken(line.theme.heading)),)),
        ("Lead", (Run(unbroken(action.lead.as_printed) or "Nobody is named"),)),
        ("Review", (Run(", ".join(filter(None, (words_of(state.review), review_words(line, as_at)))) or "No date"),)),
        ("Status", (Run(status_words(state.status) or "–"),)),
        ("Rating", (Run(standing_words(line, as_at), rating=rating),)),
    ]
    facts = Table("", (TableColumn("", 1, row_heading=True), TableColumn("How it stands", 9)), _rows(stands))
    told = tuple(
        ((Run(entry.day),), (Run(entry.who),), _said(entry.text, entry.notes, entry.counts), _lines(entry.changes))
        for entry in story(action, as_at, Limits.of(plan.settings).due_soon_days)
    )
    blocks: list[Block] = [facts, Heading(2, "Timeline")]
    blocks += [Table("", _TIMELINE, told)] if told else [Prose((Run("Nothing was said of it by this day."),))]
    if edits := edits_in_words(action):
        blocks += [Heading(2, "What was edited"), *(Prose((Run(words),), "quiet") for words in edits)]
    return Report(Front(action.ref or "Action", action.text, ()), tuple(blocks), foot=_foot(plan, as_at))


def sheets_of_chart(chart: PrintedChart, plan: Plan, as_at: date) -> Report:
    """A chart, and under it the table of what it shows."""
    from tracker.charts.picture import new_figure, picture_bytes  # dear to load

    figure = new_figure(*chart.inches)
    chart.draw(figure)
    drawn = Illustration(b"", picture_bytes(figure, "svg"), "", chart.under, share=_CHART)
    rows = [_table(chart.table, chart.table.rows)] if chart.table.rows else []
    return Report(Front(chart.title, chart.under, ()), (drawn, *rows), foot=_foot(plan, as_at))


def look_name(standing: str) -> RatingName:
    """A standing by its name in the palette, in whose colours it is printed."""
    return cast(RatingName, standing)


def _rows(pairs: Iterable[tuple[str, Runs]]) -> tuple[tuple[Runs, ...], ...]:
    return tuple(((Run(name),), words) for name, words in pairs)


def _said(text: str, notes: Sequence[str], counts: bool) -> Runs:
    """What was said; struck through where it was withdrawn, and what became of it in quiet words."""
    words = Run(text or "–", change=None if counts else "deleted")
    return (words, *(Run(f"\n{note}", quiet=True) for note in notes))


def _lines(words: Iterable[str]) -> Runs:
    return (Run("\n".join(words)),)


def _grouped(rows: Sequence[Any]) -> list[tuple[Group | None, list[Any]]]:
    """The rows under each heading; those before the first have none."""
    found: list[tuple[Group | None, list[Any]]] = [(None, [])]
    for row in rows:
        if isinstance(row, Group):
            found.append((row, []))
        else:
            found[-1][1].append(row)
    return [(group, inside) for group, inside in found if group is not None or inside]


def _table(table: TableText, rows: Sequence[Any]) -> Table:
    columns = tuple(_column(table, column) for column in table.columns)
    return Table("", columns, tuple(tuple(_cell(table, one, row) for one in table.columns) for row in rows))


def _column(table: TableText, column: Column[Any]) -> TableColumn:
    share = table.shares.get(column.name, column.width)
    side: Alignment = "right" if column.kind == "number" else "left"
    return TableColumn(unbroken(column.heading), max(share, 6), side, row_heading=column.kind == "ref")


def _cell(table: TableText, column: Column[Any], row: Any) -> Runs:
    text, under = table.cell(column, row)
    look = look_of(column, row)
    words = Run(text, bold=column.name in table.strong, rating=look_name(look) if look and text else None)
    return (words, Run(f"\n{under}", quiet=True)) if under else (words,)


def _foot(plan: Plan, as_at: date) -> str:
    return foot_of(plan.title, as_at_words(as_at, as_at))
