"""Where the tables of a document stand: those whose headings are known, and those that only show it by their shape."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, partial
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.flattened import flattened, with_groups, with_parts
from tracker.documents.headings.headings import Headings, headings_at
from tracker.documents.tables.action_labels import blocks_of
from tracker.documents.tables.another_table import (
    begins_another,
    ends_unknown,
    heads_groups_again,
    is_row_of,
)
from tracker.documents.tables.fitting import (
    columns_of,
    goes_on_numbered,
    has_width,
    holds_as_headed,
    plainly_stands_under,
    refs_above,
    width_of,
)
from tracker.documents.tables.heading_like import (
    FEWEST_CELLS,
    LONGEST_HEADING,
    cells_in,
    columns_in,
    has_groups,
    is_row_below,
    may_group,
    may_head,
    may_head_below,
    may_name_parts,
    merges,
    repeats,
    says_whose,
)
from tracker.documents.tables.kinds import kind_worded
from tracker.documents.tables.rows_below import (
    begins_values,
    end_of_calendar,
    programme_at,
    rows_below,
    stands_over_headings,
    words_over_values,
)
from tracker.documents.tables.themes import HEADING, LABEL

_MOST_HEADING_ROWS = 3


class Region(NamedTuple):
    """A table as it stands in a grid: its first heading row, how many of them, and the row behind its last.

    `headings` is None where they are not known; without a heading row (`height` 0) a table goes on under those that it
    has, which stand in another grid.
    """

    grid: Grid
    first: int
    height: int
    after: int
    headings: Headings | None
    resumes: tuple[int, ...] = ()  # rows where it goes on behind a title or a note that stands between


def regions_of(grids: Sequence[Grid], taken: Collection[tuple[int, int]]) -> list[list[Region]]:
    """The tables of each grid, from top to bottom; `taken` are rows (grid, row) that are something else."""
    found: list[list[Region]] = []
    above, apart = None, False  # the table above, and whether words stand between
    for number, grid in enumerate(grids):
        if not grid.goes_on:
            above, apart = None, False
        if grid.prose or grid.aside:
            apart = apart or grid.prose
            found.append([])
            continue
        here = _Stretch(grid, {row for at, row in taken if at == number}, above, apart).regions()
        found.append(here)
        above, apart = next((one for one in reversed(here) if one.headings), above), False
    return found


class _Stretch:
    """One grid, looked through once from top to bottom."""

    def __init__(self, grid: Grid, taken: Collection[int], above: Region | None, apart: bool) -> None:
        self.grid, self.taken, self.apart = grid, taken, apart
        self.headings_at = cache(partial(headings_at, grid))  # rows are asked about from above, too
        self.labelled = {block.first: block.after for block in blocks_of(grid)}
        self.above = above.headings if above else None
        self.above_width = width_of(above.grid) if above else None
        self.refs = refs_above(above.grid, above.after, above.headings) if above and above.headings else []

    def regions(self) -> list[Region]:
        found: list[Region] = []
        row, above, ended, noted = 0, self._goes_on(), self.apart, False
        apart = -1  # the row of what ends the table above, or stands between its rows
        while row < len(self.grid.rows):
            region, cells = None, cells_in(self.grid, row)
            if cells and row not in self.taken:
                apart = apart if ended or noted else row
                region = self._begun(row, cells, above, apart, ended=ended)
                ended = ended or self._ends(row, cells)
                noted = noted or (above is not None and above.kind == "actions" and len(cells) == 1)
            if region is None:
                row += 1
                continue
            if region.height == 0 and region.headings and found and found[-1].headings is region.headings:
                found[-1] = found[-1]._replace(resumes=(*found[-1].resumes, row))
                row, ended, noted = row + 1, False, False
                continue
            found.append(region)
            above, ended, noted = region.headings or above, region.headings is None, False
            row = region.first + max(region.height, 1) if region.headings else region.after
        return [one._replace(after=self._end(one, found[n + 1 :])) for n, one in enumerate(found)]

    def _begun(self, row: int, cells: list[Cell], above: Headings | None, apart: int, *, ended: bool) -> Region | None:
        """The table that begins at a row, or the one above that goes on there."""
        if above and apart == row and row not in self.labelled and goes_on_numbered(self.grid, row, above):
            return None  # one of its rows, as nearly every one is, of which nothing more is asked
        known = self._known(row, above)
        if known and is_row_of(self.grid, row, known.headings, above):
            return self._again(row, cells, above, apart)
        return known or self._again(row, cells, above, apart) or self._unknown(row, cells, None if ended else above)

    def _again(self, row: int, cells: Sequence[Cell], above: Headings | None, apart: int) -> Region | None:
        """Rows that stand under the headings above, though a title or a note stands between, at the row `apart`."""
        if apart == row or above is None or len(cells) < FEWEST_CELLS:
            return None
        stands = plainly_stands_under(self.grid, row, above, self._refs(apart, above))
        return Region(self.grid, row, 0, row, above) if stands else None

    def _goes_on(self) -> Headings | None:
        """The headings above, where this grid is as wide as the one that they stand in."""
        if self.above is None or self.above_width is None:
            return None
        return self.above if has_width(self.grid, self.above_width, self.above) else None

    def _known(self, row: int, above: Headings | None) -> Region | None:
        if row in self.labelled:
            return Region(self.grid, row, 0, self.labelled[row], None)
        if programme := programme_at(self.grid, row):
            return Region(self.grid, row, *programme)
        headings = self.headings_at(row)
        if headings and self._are_groups(row, headings):
            headings = flattened(self.grid, row, 2)
        else:
            headings = self._with_parts(headings) if headings else self._under_groups(row, above)
        return Region(self.grid, row, headings.height, row, headings) if headings else None

    def _with_parts(self, headings: Headings) -> Headings:
        """The headings with the rows below that name parts of them, where groups are not merged: their own row is
        blank where a name stands above.
        """
        own = columns_of(headings)
        for height in range(headings.height + 1, _MOST_HEADING_ROWS + 1):
            row = headings.row + height - 1
            if row + 1 >= len(self.grid.rows) or headings.turned or not may_name_parts(self.grid, row):
                break
            if not own or any(self.grid.rows[row][column : column + 1] not in ([], [None]) for column in own):
                break
            headings = with_parts(self.grid, height, headings)
        return headings

    def _under_groups(self, row: int, above: Headings | None) -> Headings | None:
        """The headings that begin with one or two rows of groups; above headings that are repeated there are none."""
        if row > 0 and columns_in(self.grid, row - 1) == columns_in(self.grid, row) and not merges(self.grid, row):
            return None  # rows of one table above the headings of another
        glued = above is not None and row > 0 and len(columns_in(self.grid, row - 1)) >= FEWEST_CELLS
        for rows in range(1, _MOST_HEADING_ROWS):
            if row + rows >= len(self.grid.rows) or not may_group(cells_in(self.grid, row + rows - 1)):
                return None
            if rows > 1 and is_row_below(self.grid, row):
                return None
            if above and glued and not self._may_be_groups(row + rows - 1, above):
                return None
            found = self.headings_at(row + rows)
            if is_row_of(self.grid, row + rows, found, above):
                return None
            if above and glued and found and self._is_rest(row, found):
                return None
            if found and not found.turned and (not repeats(found, above) or heads_groups_again(self.grid, row, above)):
                return with_groups(self.grid, row, found)
        return None

    def _are_groups(self, row: int, found: Headings) -> bool:
        """Whether known headings are the names of groups, for the row below fills their blanks with headings."""
        return (
            found.height == 1
            and stands_over_headings(self.grid, row)
            and not holds_as_headed(self.grid, row + 1, found)
        )

    def _may_be_groups(self, row: int, above: Headings) -> bool:
        """Whether a row right below those of a table has groups of the next one, and nothing of its own."""
        return has_groups(self.grid, row) and (merges(self.grid, row) or not holds_as_headed(self.grid, row, above))

    def _is_rest(self, row: int, found: Headings) -> bool:
        """Whether a row without a first cell goes on the row above it: the headings below it need no groups."""
        first = min(columns_in(self.grid, found.row), default=0)
        texts = [text for text, field in found.printed if field]
        needs = len({*texts}) < len(found.printed)
        return not needs and first not in columns_in(self.grid, row) and not merges(self.grid, row)

    def _ends(self, row: int, cells: Sequence[Cell]) -> bool:
        """Whether a lone text ends the table above it: the heading of a theme that is not spread over the table."""
        if len(cells) != 1 or HEADING.fullmatch(cells[0].text.strip()) is None:
            return False
        column = next(column for column, cell in enumerate(self.grid.rows[row]) if cell)
        return not self.grid.is_spread(row, column)

    def _end(self, region: Region, behind: Sequence[Region]) -> int:
        """The row behind the last of a table whose headings are known: where the next one begins, at the latest."""
        if region.headings is None:
            return region.after
        last = behind[0].first if behind else len(self.grid.rows)
        while last > region.first + region.height and not any(self.grid.rows[last - 1]):
            last -= 1
        return last

    def _unknown(self, row: int, cells: Sequence[Cell], above: Headings | None) -> Region | None:
        if len(cells) < FEWEST_CELLS:
            return None
        if after := end_of_calendar(self.grid, row):
            return Region(self.grid, row, 1, after, None)
        if above and not begins_another(self.grid, row, above, self._refs(row, above)):
            return None
        height = self._height(row, len(self.grid.rows))
        after = self._block_end(row, height)
        full = [at for at in range(row, after) if len(cells_in(self.grid, at)) >= FEWEST_CELLS]
        if len(full) < 2 or self._is_ambition(cells):
            return None
        return Region(self.grid, row, self._height(row, after), after, None)

    def _refs(self, row: int, above: Headings) -> list[str]:
        return refs_above(self.grid, row, above) or (self.refs if above is self.above else [])

    def _block_end(self, row: int, height: int) -> int:
        """The row behind the last that stands together with this one: a title or other headings end a table, as does
        an empty row with no more of the same behind it.
        """
        after = row + 1
        for at in range(row + 1, len(self.grid.rows)):
            cells = cells_in(self.grid, at)
            if at in self.taken or self._is_ambition(cells) or at > after + 1:
                break
            if not cells:
                continue
            lone = len(cells) == 1
            if (lone and (at > after or self._is_title(at, cells[0]))) or (not lone and self.headings_at(at)):
                break
            if at > after and may_head(cells) and self._is_apart(at, row):
                break
            if not lone and at > row + max(height, 1) and self._heads_another(row, height, at):
                break
            after = at + 1
        return after

    def _heads_another(self, head: int, height: int, row: int) -> bool:
        """Whether a row heads a further table; in a risk register "High" may stand in one row and 4 in the next."""
        wording, here = (kind_worded([cell.text for cell in cells_in(self.grid, at)]) for at in (head, row))
        if wording == "risk register" and columns_in(self.grid, head) == columns_in(self.grid, row):
            return here is not None
        return begins_values(self.grid, row) or ends_unknown(self.grid, head + height, row)

    def _is_apart(self, row: int, first: int) -> bool:
        """Whether a row behind a gap is of another shape than the first of its table, or has values below words."""
        return columns_in(self.grid, row) != columns_in(self.grid, first) or words_over_values(
            self.grid, row, list(rows_below(self.grid, row))
        )

    def _is_title(self, row: int, cell: Cell) -> bool:
        if HEADING.fullmatch(cell.text.strip()):
            return True
        return row + 1 < len(self.grid.rows) and self.headings_at(row + 1) is not None

    def _is_ambition(self, cells: Sequence[Cell]) -> bool:
        return len(cells) == 2 and len(cells[0].text) < LONGEST_HEADING and LABEL.search(cells[0].text) is not None

    def _height(self, row: int, after: int) -> int:
        """How many heading rows: none where the first row holds values, several where it has groups over headings."""
        height = 0
        while height < _MOST_HEADING_ROWS and row + height + 1 < after:
            cells = cells_in(self.grid, row + height)
            heads = may_head(cells) or (may_group(cells) and has_groups(self.grid, row + height))
            below = may_head_below(cells) or may_name_parts(self.grid, row + height)
            if not heads and not (height and below):
                break
            height += 1
            named = set().union(*(columns_in(self.grid, row + at) for at in range(height)))
            complete = columns_in(self.grid, row + height) <= named and not merges(self.grid, row + height - 1)
            if (complete or not has_groups(self.grid, row + height - 1)) and not says_whose(self.grid, row + height):
                break
        return height
