"""Whether a row looks like one of headings: by its shape, whatever its words say."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings, headings_at
from tracker.documents.headings.period_heading import is_part, is_period, is_value
from tracker.documents.ratings.statuses import rag_of, status_alone
from tracker.documents.tables.fitting import is_ref
from tracker.documents.tables.themes import HEADING
from tracker.documents.vocabulary.families import family_of, is_area, is_unit
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.measures.word_scales import known_scale
from tracker.domain.pattern import pattern_of

LONGEST_HEADING, _LONGEST_GROUP, FEWEST_CELLS = 80, 45, 2
_MOST_TITLES = 4  # lines that may stand above the headings of a table
_DATE = pattern_of(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*")


def cells_in(grid: Grid, row: int) -> list[Cell]:
    """The cells of a row that show something."""
    return [cell for cell in grid.rows[row] if cell]


def columns_in(grid: Grid, row: int) -> set[int]:
    """The columns of a row that show something."""
    return {column for column, cell in enumerate(grid.rows[row]) if cell}


def may_head(cells: Sequence[Cell]) -> bool:
    """Whether a row may be one of headings: short texts that differ, and no values, ratings or refs among them."""
    texts = [cell.text.strip() for cell in cells]
    if len(texts) < FEWEST_CELLS or max(map(len, texts)) > LONGEST_HEADING:
        return False
    if (_begins_with_ref(texts) and not all(map(is_period, cells))) or HEADING.fullmatch(texts[0]):
        return False
    if len({text.casefold() for text in texts}) * 2 <= len(texts) or any(map(_says, texts)):
        return False
    return not any(is_typed(cell) and not is_period(cell) for cell in cells)


def _begins_with_ref(texts: Sequence[str]) -> bool:
    """Whether the first text is the ref of a row; "KPI" and "REF" are short enough for one and are headings."""
    return is_ref(texts[0]) and field_of(texts[0]) is None


def may_head_below(cells: Sequence[Cell]) -> bool:
    """Whether a row below the names of groups may be one of headings: "Done" is a heading there, and no status."""
    return may_head([cell for cell in cells if field_of(cell.text) != "done"])


def may_group(cells: Sequence[Cell]) -> bool:
    """Whether a row may hold the names of groups of columns: short words, each begun with a capital."""
    texts = [cell.text.strip() for cell in cells]
    if len(texts) < FEWEST_CELLS or max(map(len, texts)) > _LONGEST_GROUP or _begins_with_ref(texts):
        return False
    if any(text[:1].islower() or _says(text) for text in texts) or HEADING.fullmatch(texts[0]):
        return False
    return not any(is_typed(cell) and not is_period(cell) for cell in cells)


def may_name_parts(grid: Grid, row: int) -> bool:
    """Whether a row right below headings may name parts of them: short words or periods, over rows that hold more."""
    cells = cells_in(grid, row)
    if len(cells) < FEWEST_CELLS or max(len(cell.text) for cell in cells) > _LONGEST_GROUP:
        return False
    words = [cell for cell in cells if not is_period(cell) and not is_part(cell.text)]
    said = [cell for cell in words if is_typed(cell) or rag_of(cell.text) or status_alone(cell.text)]
    following = cells_in(grid, row + 1) if row + 1 < len(grid.rows) else []
    return not said and len(following) >= len(cells)


def says_whose(grid: Grid, row: int) -> bool:
    """Whether a row right below one of periods says whose values stand below, and in what: "%", "England %"."""
    if not 0 < row < len(grid.rows) or not may_name_parts(grid, row):
        return False
    below_periods = all(is_period(cell) or is_part(cell.text) for cell in cells_in(grid, row - 1))
    texts = [cell.text for cell in cells_in(grid, row)]
    return below_periods and any(map(family_of, texts)) and all(is_unit(t) or is_area(t) or family_of(t) for t in texts)


def is_word_of_scale(cell: Cell) -> bool:
    """Whether a text is a word by which measures are valued: "Good", "Yes", "Established"."""
    return bool(known_scale([cell.text.strip()]))


def known_words(cells: Sequence[Cell]) -> bool:
    """Whether two of a row's texts are known headings, though not enough of them; "Good" may be a value too."""
    fields = [field_of(cell.text) for cell in cells]
    return sum(field is not None and not field.startswith("band ") for field in fields) >= 2


def _says(text: str) -> bool:
    """Whether a text is a sentence, a status or a rating."""
    return (text.endswith(".") and text.count(" ") > 2) or bool(status_alone(text) or rag_of(text))


def is_typed(cell: Cell | None) -> bool:
    """Whether a cell holds a number, a date or a mark for none, and no words."""
    if cell is None:
        return False
    return cell.day is not None or cell.number is not None or is_value(cell.text) or bool(_DATE.fullmatch(cell.text))


def repeats(found: Headings, above: Headings | None) -> bool:
    """Whether headings are those above once more, as at the top of a page."""
    return above is not None and above.printed == found.printed and above.columns == found.columns


def merges(grid: Grid, row: int) -> bool:
    """Whether a row has a text that is merged over several columns."""
    if not grid.covered:
        return False
    return any(grid.covered.get((row, column + 1)) == (row, column) for column in columns_in(grid, row))


def has_groups(grid: Grid, row: int) -> bool:
    """Whether a row has headings over several columns: merged, or with blanks that the row below fills."""
    if merges(grid, row) or row + 1 >= len(grid.rows):
        return merges(grid, row)
    here, below = columns_in(grid, row), columns_in(grid, row + 1)
    named = may_head_below(cells_in(grid, row + 1)) or may_name_parts(grid, row + 1)
    return named and bool(below - here) and len(here) < len(below | here)


def is_row_below(grid: Grid, row: int) -> bool:
    """Whether two rows without merges fill columns side by side, the lower one no more of them: groups are fewer than
    what they hold.
    """
    here, below = columns_in(grid, row), columns_in(grid, row + 1)
    side_by_side = max(here) - min(here) < len(here)
    return side_by_side and below <= here and not merges(grid, row) and not merges(grid, row + 1)


def behind_titles(grid: Grid, row: int) -> int:
    """The first row behind a few lone texts that stand right below each other."""
    rows = range(row, min(row + _MOST_TITLES, len(grid.rows)))
    return next((at for at in rows if sum(cell is not None for cell in grid.rows[at]) != 1), rows.stop)


def is_title(grid: Grid, row: int, above: Headings) -> bool:
    """Whether a lone text at the left of a table stands right above headings, as its parts are called."""
    said = [column for column, cell in enumerate(grid.rows[row]) if cell]
    if len(said) != 1 or said[0] > min(above.columns.values()) or row + 1 >= len(grid.rows):
        return False
    return not cells_in(grid, row)[0].text[:1].islower() and headings_at(grid, row + 1) is not None
