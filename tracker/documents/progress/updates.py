"""The words of an action's row: its commentary, column by column, and what is kept as notes or as links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.documents.grid import Cell, folded, serial_day
from tracker.documents.problem_log import ProblemLog
from tracker.documents.progress.action_row import ActionRow
from tracker.documents.vocabulary.links import is_link, parts_of
from tracker.domain.plan import Update
from tracker.domain.when import When

Periods = Mapping[str, When]


def commentary_of(problems: ProblemLog, row: ActionRow, periods: Periods) -> str:
    """The commentary that has no day of its own; where a table has several columns of it, each under its heading."""
    undated = [name for name in row.heads.commentary if name not in periods]
    said = _said(problems, row, undated)
    if len(row.heads.commentary) == 1:
        return next(iter(said.values()), "")
    return _under_headings(row, said)


def dated_updates(problems: ProblemLog, row: ActionRow, periods: Periods) -> list[Update]:
    """An update for each column of commentary that speaks for a period, of its last day, in the order of the days."""
    if not periods:
        return []
    by_day: dict[date, dict[str, str]] = {}
    for name, text in _said(problems, row, [name for name in row.heads.commentary if name in periods]).items():
        if (day := periods[name].last) is not None:
            by_day.setdefault(day, {})[name] = text
    return [
        Update("", "plan", day, None, next(iter(said.values())) if len(said) == 1 else _under_headings(row, said))
        for day, said in sorted(by_day.items(), key=lambda item: item[0])
    ]


def _said(problems: ProblemLog, row: ActionRow, names: list[str]) -> dict[str, str]:
    read = {name: problems.text(row.grid, row.cells[name], row.about, "commentary") for name in names}
    return {name: text for name, text in read.items() if text}


def _under_headings(row: ActionRow, said: Mapping[str, str]) -> str:
    return "\n".join(f"{row.heads.heading(name)}: {text}" for name, text in said.items())


def links_of(row: ActionRow) -> tuple[str, ...]:
    """The links and paths in the column of evidence, one by one."""
    cell = row.cells.get("links")
    return tuple(filter(is_link, parts_of(cell.text))) if cell else ()


def notes_of(row: ActionRow) -> list[str]:
    """What stands in columns for notes, those that have no other field under their headings."""
    plain = [cell for name in ("note", "comment") if (cell := row.cells.get(name))]
    headed = [(row.heads.heading(name), _dated(name, cell)) for name in row.heads.notes if (cell := row.cells[name])]
    if (links := row.cells.get("links")) and len(links_of(row)) < len(parts_of(links.text)):
        headed.append((row.heads.heading("links"), links))  # words beside the links
    return [folded(cell.text) for cell in plain] + [f"{head}: {folded(cell.text)}" for head, cell in headed]


def _dated(name: str, cell: Cell) -> Cell:
    """A closing date that lost its format as the day that it is."""
    day = serial_day(cell) if name == "closed" else None
    return cell._replace(text=f"{day:%d/%m/%Y} (printed as {cell.text})") if day else cell


def comments_of(problems: ProblemLog, row: ActionRow) -> list[str]:
    """The comments that hang on cells of the row."""
    commented: dict[str, Cell] = {cell.place: cell for cell in row.seen.values() if cell and cell.note}
    if not commented:
        return []
    problems.said |= {(row.grid.name, place) for place in commented}
    return [folded(cell.note) for cell in commented.values() if cell.note]
