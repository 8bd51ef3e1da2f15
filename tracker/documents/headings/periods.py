"""Finds the periods over the columns of a series table: months, quarters, terms or years, in one row or two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain, pairwise
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, GridRow, folded
from tracker.documents.headings.grouped_headings import (
    UNIT,
    compares_under,
    is_nested,
    is_part_word,
    parts_under,
    values_under,
)
from tracker.documents.headings.heading_parts import are_few_words
from tracker.documents.headings.period_heading import (
    LONGEST_HEAD,
    PERIODS,
    WITH_YEAR,
    PeriodHead,
    head_of,
    is_part,
    is_part_in_role,
    is_period,
    is_value,
    part_of,
    read_head,
    says_no_year,
)
from tracker.documents.vocabulary.families import family_of, is_area
from tracker.documents.vocabulary.roles import role_named
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.measure import period_kind
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic
from tracker.domain.when import MONTHS, When

FEWEST = 3  # periods in one row: a table of previous and current values is no series
_ROWS_TO_LOOK_AT = 8
_WHOLE_YEAR = pattern_of(r"\s*(?:full[ -]year|year[ -]end|annual|outturn)\s*", re.I)
_YEAR_ALONE = pattern_of(r"(?i)\s*(?:(?:academic|financial|school|calendar|fy|year) +)*(?:19|20)\d\d")
_STARTS = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
_STARTS |= {"q1", "q2", "q3", "q4", "qtr", "qua", "aut", "spr", "sum", "win", "end", "ht1", "ht ", "ytd", "12 ", "yea"}
_STARTS |= {"rol"}
_YEAR_IN_TITLE = pattern_of(r"(?:19|20)\d\d(?:\s?[-/]\s?(?:\d{4}|\d\d))?(?!\d)")
_OURS = (None, "value", "current", "published")  # what a group of our periods may be called


class PeriodHeads(NamedTuple):
    """The columns that have a period, how many rows the headings take, and what stands beside values of a period."""

    columns: tuple[PeriodHead, ...]
    height: int
    beside: tuple[tuple[int, PeriodHead], ...] = ()


def period_heads(grid: Grid, row: int, fewest: int | None = None) -> PeriodHeads | None:
    """The periods that head a table at a row, or None: there must be three, or `fewest`, and values below them."""
    # Nearly every row of a document comes by here: the regular expressions are for the few that may have periods.
    texts = [cell.text for cell in grid.rows[row] if cell and len(cell.text) <= LONGEST_HEAD and _is_likely(cell.text)]
    with_year = any(map(_YEAR_ALONE.match, texts))
    if not texts and (grouped := _under_groups(grid, row)):
        return grouped if _orderly(grouped.columns) and _over_values(grid, row + 2, grouped) else None
    if not with_year and len(texts) < (fewest or 2):
        return None
    cells = [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell and len(cell.text) <= LONGEST_HEAD]
    found = _with_parts(grid, row, cells) or (_two_rows(grid, row, cells) if with_year else None)
    found = found or _one_row(cells, fewest or (2 if cells and _has_label(cells) else FEWEST), grid, row)
    return found if found and _orderly(found.columns) and _over_values(grid, row + found.height, found) else None


def _is_likely(text: str) -> bool:
    """Whether a text begins as a month, quarter, term or year does, or ends with a year."""
    if text[:3].lower() in _STARTS or text[:2] in ("19", "20") or (text[-1] in "1234" and is_part_in_role(text)):
        return True
    return text[-1] in "0123456789)" and WITH_YEAR.search(text) is not None


def turned(grid: Grid, row: int) -> Grid | None:
    """The table below a row whose first column holds periods, with its rows made columns; None where there is none."""
    if row + 1 >= len(grid.rows):
        return None
    below = grid.rows[row + 1]
    column = 0 if below and below[0] else next((at for at, cell in enumerate(below) if cell), 0)
    if not is_period(_at(below, column)) or is_period(_at(grid.rows[row], column)):
        return None
    rows = [grid.rows[row]]
    while row + len(rows) < len(grid.rows) and is_period(_at(following := grid.rows[row + len(rows)], column)):
        rows.append(following)
    if len(rows) <= FEWEST:
        return None
    across = [[_at(cells, at) for cells in rows] for at in range(column, max(map(len, rows)))]
    return Grid(grid.source, grid.name, across, {})


def _at(cells: GridRow, column: int) -> Cell | None:
    return cells[column] if column < len(cells) else None


def _has_label(cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a heading says that measures or areas stand below: then two periods are enough."""
    return is_area(cells[0][1].text) or any(field_of(cell.text) == "measure" for _, cell in cells)


def _one_row(cells: Sequence[tuple[int, Cell]], fewest: int, grid: Grid, row: int) -> PeriodHeads | None:
    """Whole periods, or months, quarters and terms of the year that a title above or another heading names."""
    whole = [head for column, cell in cells if (head := head_of(column, cell))]
    parts = [(column, cell) for column, cell in cells if says_no_year(cell.text)]
    found = whole
    if len(parts) >= fewest and (len(_values(whole)) < fewest or any(head.role == "target" for head in whole)):
        found = _of_one_year(whole, parts, _year_above(grid, row))
    if len(_values(found)) < fewest or compares_under(grid, row):
        return None
    return _over_parts(found, grid, row) or PeriodHeads(tuple(found), 1)


def _values(heads: Sequence[PeriodHead]) -> list[PeriodHead]:
    return [head for head in heads if head.role != "target"]


def _of_one_year(whole: Sequence[PeriodHead], parts: Sequence[tuple[int, Cell]], year: str) -> list[PeriodHead]:
    """Parts of a year that none of them says: the year of the title, else that of another heading, which is a doubt."""
    beside = None if year else _year_beside(whole, parts)
    if beside is None:
        found = [read_head(column, cell, f"{folded(cell.text)} {year}".strip()) for column, cell in parts]
        return sorted([*whole, *found], key=_place) if year else found
    said = beside.printed
    found = [
        read_head(column, cell, said) if _WHOLE_YEAR.fullmatch(cell.text) else part_of(beside, column, cell)
        for column, cell in parts
    ]
    names = " and ".join(
        filter(None, (", ".join(folded(cell.text) for _, cell in parts[:-1]), folded(parts[-1][1].text)))
    )
    sentence = f'{names}: their year stands only in "{folded(beside.cell.text)}", and they were read as of {said}.'
    doubts = (Diagnostic("doubtful", sentence, "Headings have their year from another"), *found[0].doubts)
    return sorted([*whole, found[0]._replace(doubts=doubts), *found[1:]], key=_place)


def _year_beside(heads: Sequence[PeriodHead], parts: Sequence[tuple[int, Cell]]) -> PeriodHead | None:
    """The heading that says of which year its parts are: a target's, or a year that sums up the parts beside it.

    A year before quarters may be the last one, with which the new one is compared; before months it is theirs.
    """
    years = [head for head in heads if head.period.kind == "year" and head.period.last]
    aims = [head for head in years if head.role in ("target", "planned")]
    sums = [head for head in years if head.column > parts[-1][0]]
    months = all(cell.text.strip().rstrip(".").lower() in MONTHS for _, cell in parts)
    before = [head for head in years if months and head.column == parts[0][0] - 1]
    return max(aims or sums or before, key=lambda head: head.period.last or date.min, default=None)


def _place(head: PeriodHead) -> int:
    return head.column


def _over_parts(heads: Sequence[PeriodHead], grid: Grid, row: int) -> PeriodHeads | None:
    """Periods over parts of their own ("Target", "Actual", "RAG"): the column of each is that of its value."""
    if not is_nested(grid, row):
        return None
    below = [(column, cell) for column, cell in enumerate(grid.rows[row + 1]) if cell]
    found: list[PeriodHead] = []
    for head in heads:
        under = [(at, c) for at, c in below if at == head.column or grid.covered.get((row, at)) == (row, head.column)]
        values = [head._replace(column=at) for at, cell in under if UNIT.fullmatch(cell.text)] if under else [head]
        if len(values) != 1:
            return None
        others = [(at, role_named(cell.text)) for at, cell in under if not UNIT.fullmatch(cell.text)]
        found += values + [head._replace(column=at, role=role, doubts=()) for at, role in others if role]
    return PeriodHeads(tuple(sorted(found, key=_place)), 2)


def _with_parts(grid: Grid, row: int, cells: Sequence[tuple[int, Cell]]) -> PeriodHeads | None:
    """Periods of which each is over the same parts, all of them known words: then two periods are enough."""
    if row + 1 >= len(grid.rows):
        return None
    whole = {column: head for column, cell in cells if (head := head_of(column, cell))}
    parts = {column: cell for column, cell in cells if column not in whole and is_part(cell.text)}
    groups = parts_under(grid, row, sorted({*whole, *parts}))
    words = [[folded(cell.text) for _, cell in under] for under in groups.values() if len(under) > 1]
    if len(words) < 2 or len({*words[0]} & {*words[1]}) < 2 or not all(map(is_part_word, chain(*words))):
        return None
    heads = [head for column, head in whole.items() if column in groups]
    if bare := [(column, cell) for column, cell in parts.items() if column in groups]:
        heads = _of_one_year(heads, bare, _year_above(grid, row))
    of = {head: values_under(head, groups[head.column]) if groups[head.column] else [head] for head in heads}
    found = sorted(chain(*of.values()), key=_place)
    taken = {head.column for head in found}
    beside = [(at, of[head][0]) for head in heads for at, _ in groups[head.column] if of[head] and at not in taken]
    return PeriodHeads(tuple(found), 2, tuple(beside)) if all(of.values()) else None


def _under_groups(grid: Grid, row: int) -> PeriodHeads | None:
    """The periods under a group of ours: "2023/24" and "2024/25" merged under "Performance"; others may be targets."""
    if not is_nested(grid, row) or not _has_label([(at, cell) for at, cell in enumerate(grid.rows[row]) if cell]):
        return None
    groups: dict[int, list[PeriodHead | None]] = {}
    for at, cell in enumerate(grid.rows[row + 1]):
        if cell:
            groups.setdefault(grid.covered.get((row, at), (row, at))[1], []).append(head_of(at, cell))
    names = {at: group.text for at, heads in groups.items() if any(heads) and (group := _at(grid.rows[row], at))}
    roles = {at: role_named(text) for at, text in names.items()}
    ours = [at for at, text in names.items() if roles[at] in (None, "actual") and field_of(text) in _OURS]
    others = [at for at in names if at not in ours]
    if len(ours) != 1 or family_of(names[ours[0]]) or any(roles[at] not in ("target", "planned") for at in others):
        return None
    found = [head and head._replace(role=roles[at] or "actual") for at in names for head in groups[at]]
    heads = tuple(head for head in found if head)
    return PeriodHeads(heads, 2) if len(heads) == len(found) and len(groups[ours[0]]) > 1 else None


def _year_above(grid: Grid, row: int) -> str:
    """The year in the nearest line above that has one: "Figures for 2017/18"."""
    for above in range(row - 1, max(row - 5, -1), -1):
        cells = [cell for cell in grid.rows[above] if cell]
        found = _YEAR_IN_TITLE.search(cells[0].text) if len(cells) == 1 else None
        if found:
            return found[0]
    return ""


def _two_rows(grid: Grid, row: int, cells: Sequence[tuple[int, Cell]]) -> PeriodHeads | None:
    """Years over terms, months or units: "Autumn" under "2022/23" is Autumn 2022/23."""
    years = [column for column, cell in cells if (head := head_of(column, cell)) and head.period.kind == "year"]
    if not years or row + 1 >= len(grid.rows):
        return None
    above = dict(cells)
    below = {column: cell for column, cell in enumerate(grid.rows[row + 1]) if cell and len(cell.text) <= LONGEST_HEAD}
    found = [head for column, cell in below.items() if (head := _under(column, cell, above))]
    alone = [head for column in years if column not in below and (head := head_of(column, above[column]))]
    joined = any(head.unit or head.period.as_printed != folded(head.cell.text) for head in found)
    heads = sorted([*found, *alone], key=_place)
    if not joined or (roles := _over_roles(grid, row + 2, heads)):
        return roles if joined else None
    return PeriodHeads(tuple(heads), 2) if len(heads) >= FEWEST else None


def _over_roles(grid: Grid, row: int, heads: Sequence[PeriodHead]) -> PeriodHeads | None:
    """Periods of two rows over a third that says nothing but "Target" and "Actual", each with its own column."""
    cells = [(at, cell) for at, cell in enumerate(grid.rows[row]) if cell] if row < len(grid.rows) else []
    roles = {at: role_named(cell.text) for at, cell in cells}
    if len(cells) <= len(heads) or not all(roles.values()) or cells[0][0] != heads[0].column:
        return None
    over = {at: max((head for head in heads if head.column <= at), key=_place) for at in roles}
    found = [over[at]._replace(column=at, role=role, doubts=()) for at, role in roles.items() if role]
    return PeriodHeads(tuple(found), 3) if set(over.values()) == set(heads) else None


def _under(column: int, cell: Cell, above: dict[int, Cell]) -> PeriodHead | None:
    """The period of a cell in the lower row, with the nearest year above it where it has none of its own."""
    if head := head_of(column, cell):
        return head
    at = max((place for place in above if place <= column), default=None)
    year = head_of(column, above[at]) if at is not None else None
    if at is None or year is None or year.period.kind != "year":
        return None
    text = folded(cell.text)
    if role := role_named(text):
        return year._replace(cell=cell, role=role)
    if UNIT.fullmatch(text):
        return year._replace(cell=cell, unit=text)
    return part_of(year, column, cell) if is_part(text) else None


def _orderly(heads: Sequence[PeriodHead]) -> bool:
    """Whether the periods of each kind follow one another, as no row of values does by chance."""
    by_kind: dict[tuple[object, str, str], list[When]] = {}
    for head in heads:
        if head.period.kind in PERIODS:
            by_kind.setdefault((period_kind(head.period), head.unit, head.role), []).append(head.period)
    return all(map(_follow, by_kind.values()))


def _follow(periods: Sequence[When]) -> bool:
    firsts = [period.first.toordinal() for period in periods if period.first]
    steps = {later - earlier for earlier, later in pairwise(firsts)}
    bare_years = all(re.fullmatch(r"\d{4}", period.as_printed) for period in periods)
    if bare_years and len(periods) > 1:  # 1998, 2004 and 2011 may be values
        return steps <= {365, 366} or steps <= {-365, -366}
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _over_values(grid: Grid, row: int, heads: PeriodHeads) -> bool:
    """Whether what stands below the periods is values, as below no row of an action table with several dates."""
    columns = [head.column for head in heads.columns]
    rows = grid.rows[row : row + _ROWS_TO_LOOK_AT]
    below = [cell for cells in rows for column in columns if column < len(cells) and (cell := cells[column])]
    values = [cell for cell in below if cell.day is None and is_value(cell.text)]
    if values and len(values) * 2 >= len(below):
        return True
    above = [cell for cell in grid.rows[row - heads.height] if cell]
    words = [folded(cell.text) for cell in below if cell.day is None and not is_value(cell.text)]
    in_words = len(words) * 2 >= len(below) and are_few_words(words)
    return in_words and not any(field_of(cell.text) == "action" for cell in above)
