"""What the cells of an action's row say together: several dates, several updates, columns kept as notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings import Headings
from tracker.documents.problems import Problems
from tracker.documents.wording import status_alone, status_of
from tracker.domain.date_wordings import read_when

Cells = dict[str, Cell | None]


class Heads(NamedTuple):
    """What the headings of a table say of each of its rows, found out once."""

    printed: Mapping[str, str]  # by field
    commentary: Sequence[str]  # the fields that are commentary
    notes: Sequence[str]  # those that are kept as notes under their headings


def heads_of(headings: Headings) -> Heads:
    """The headings of an action table by what they are for."""
    printed = {field: text for text, field in headings.printed if field}
    commentary = [name for name in headings.columns if name == "commentary" or name.startswith("commentary ")]
    notes = [name for name in headings.columns if name.startswith("note ") or name == "closed"]
    return Heads(printed, commentary, notes)


def with_latest_date(cells: Cells, heads: Heads) -> tuple[Cells, list[str]]:
    """The cells with a revised date as the review, and the date before it as a note."""
    revised, before = cells.get("revised"), cells.get("review")
    if revised is None:
        return cells, []
    if revised.day is None and read_when(revised.text)[0].kind == "none":  # "n/a": the first date stands
        return cells, [f"{heads.printed.get('revised', 'Revised')}: {folded(revised.text)}"]
    note = [f"{heads.printed.get('review', 'Review')}: {folded(before.text)}"] if before else []
    return {**cells, "review": revised}, note


def is_closed(cell: Cell | None) -> bool:
    """Whether the cell of a closing date holds one."""
    if cell is None or cell.day is not None:
        return cell is not None
    when, _ = read_when(cell.text)
    return when.first is not None or when.kind == "completed"


def commentary_of(problems: Problems, grid: Grid, cells: Cells, heads: Heads, about: str) -> str:
    """The commentary; where a table has several columns of it, each under its heading."""
    if len(heads.commentary) == 1:
        return problems.text(grid, cells[heads.commentary[0]], about)
    texts = {name: text for name in heads.commentary if (text := problems.text(grid, cells[name], about))}
    return "\n".join(f"{heads.printed.get(name, name)}: {text}" for name, text in texts.items())


def notes_of(seen: Cells, heads: Heads) -> list[str]:
    """What stands in columns for notes, those that have no other field under their headings."""
    plain = [cell for name in ("note", "comment") if (cell := seen.get(name)) and cell.text]
    headed = [(heads.printed.get(name, name), cell) for name in heads.notes if (cell := seen[name]) and cell.text]
    if (status := seen.get("status")) and status_of(status.text) and not status_alone(status.text):
        headed.append((heads.printed.get("status", "Status"), status))  # words that go on behind the status
    return [folded(cell.text) for cell in plain] + [f"{head}: {folded(cell.text)}" for head, cell in headed]
