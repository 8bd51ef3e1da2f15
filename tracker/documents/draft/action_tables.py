"""Tables that hold one action each, with labels beside its values, made into tables with a row of headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.action_column import called_on_form
from tracker.documents.headings.headings import headings_at
from tracker.documents.headings.unnamed_columns import rates_by_fill
from tracker.documents.tables.action_labels import (
    ActionBlock,
    LabelledAction,
    LabelledValue,
    blocks_of,
    labels_of,
)
from tracker.documents.tables.fitting import is_ref
from tracker.documents.vocabulary.wording import label_field
from tracker.domain.dates.column_order import may_be_a_date


def with_heading_rows(grids: Sequence[Grid]) -> list[Grid]:
    """The grids, with the tables that hold one action each as one table below each row of headings."""
    blocks = [
        [block._replace(actions=list(map(_numbered, block.actions))) for block in blocks_of(grid)] for grid in grids
    ]
    alike: dict[tuple[str, ...], list[LabelledAction]] = {}
    for action in (action for here in blocks for block in here for action in block.actions):
        alike.setdefault(labels_of(action), []).append(action)
    clear = {labels for labels, actions in alike.items() if _are_clear(grids[0], actions)}
    found: list[Grid] = []
    whole = False  # whether the table above is nothing but such actions
    for grid, here in zip(grids, blocks, strict=True):
        read = [block for block in here if block.actions and all(labels_of(one) in clear for one in block.actions)]
        new = _rearranged(grid, read) if read else grid
        above, whole = whole, len(read) == 1 and _is_all(grid, read[0])
        if above and whole and grid.goes_on and _heads(found[-1]) == _heads(new):
            found[-1] = _joined(found[-1], new)
        else:
            found.append(new)
    return found


def _numbered(action: LabelledAction) -> LabelledAction:
    """An action with the number of "Recommendation 1" as its ref, or before its words where it leads to an action."""
    own = any(label_field(said.label) == "action" and not called_on_form(said.label) for said in action)
    found: LabelledAction = []
    for said in action:
        form = None if said.inside else called_on_form(said.head.text)
        if form and form.ref and not own:
            found.append(LabelledValue("Ref", said.head, said.head._replace(text=form.ref, fill=None, note=None)))
        elif form and form.ref and said.value:
            said = said._replace(value=said.value._replace(text=f"{form.ref} {said.value.text}".strip()))
        found.append(said)
    return found


def _is_all(grid: Grid, block: ActionBlock) -> bool:
    return not any(map(any, [*grid.rows[: block.first], *grid.rows[block.after :]]))


def _are_clear(grid: Grid, actions: Sequence[LabelledAction]) -> bool:
    """Whether actions with the same labels are read: these are known as headings, and it is no guide to headings."""
    rows: list[list[Cell | None]] = [[said.head for said in actions[0]], *([s.value for s in one] for one in actions)]
    headings = headings_at(replace(grid, rows=rows, covered={}, bare={}), 0)
    if headings is None or headings.kind != "actions" or headings.height != 1 or not _labels_are_plain(actions):
        return False
    return any(map(_is_dated_or_numbered, actions)) or len({_value_of(one, "action") for one in actions}) > 1


def _value_of(action: LabelledAction, field: str) -> str:
    return next((said.value.text for said in action if said.value and label_field(said.label) == field), "")


def _is_dated_or_numbered(action: LabelledAction) -> bool:
    days = [said.value for said in action if said.value and label_field(said.label) == "review"]
    ref = _value_of(action, "ref")
    return (bool(ref) and is_ref(ref)) or any(cell.day is not None or may_be_a_date(cell.text) for cell in days)


def _labels_are_plain(actions: Sequence[LabelledAction]) -> bool:
    """Whether labels bear no rating or comment of one action: a colour of theirs is that of all."""
    heads = [[said.head for said in action] for action in actions]
    fills = [[head.fill if rates_by_fill(head) else None for head in row] for row in heads]
    if any(head.note for row in heads for head in row):
        return False
    return all(row == fills[0] for row in fills) and (len(fills) > 1 or len(set(fills[0])) == 1)


# The grid as it is read


def _heads(grid: Grid) -> list[str]:
    return [cell.text if cell else "" for cell in grid.rows[0]] if grid.rows else []


def _joined(grid: Grid, more: Grid) -> Grid:
    """The grid with the rows of another one that has the same headings."""
    by = len(grid.rows) - 1
    bare = {(row + by, column): cell for (row, column), cell in more.bare.items()}
    return replace(grid, rows=[*grid.rows, *more.rows[1:]], bare={**grid.bare, **bare}, of_cards=True)


def _rearranged(grid: Grid, blocks: Sequence[ActionBlock]) -> Grid:
    """The grid with a row of headings and a row of values where each block stands."""
    rows: list[Sequence[Cell | None]] = []
    now: dict[int, int] = {}
    bare: dict[tuple[int, int], Cell] = {}
    above: tuple[str, ...] = ()
    starts = {block.first: block for block in blocks}
    row = 0
    while row < len(grid.rows):
        block = starts.get(row)
        if block is None:
            above = above if not any(grid.rows[row]) else ()
            now[row] = len(rows)
            rows.append(grid.rows[row])
            row += 1
            continue
        for action in block.actions:
            if labels_of(action) != above:
                rows.append([said.head._replace(text=said.label) for said in action])
                above = labels_of(action)
            bare |= {(len(rows), n): said.value for n, said in enumerate(action) if said.value and not said.value.text}
            rows.append([said.value if said.value and said.value.text else None for said in action])
        row = block.after
    bare |= {(now[at], column): cell for (at, column), cell in grid.bare.items() if at in now}
    covered = {(now[r], c): (now[a], b) for (r, c), (a, b) in grid.covered.items() if r in now and a in now}
    hidden = frozenset(now[at] for at in grid.hidden_rows if at in now)
    return replace(grid, rows=rows, covered=covered, bare=bare, hidden_rows=hidden)
