"""Rows that are painted as a whole: their fill says nothing of a single cell."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.documents.grid import GridRow
from tracker.documents.vocabulary.fill_colours import rating_of

_FEWEST_BANDS = 6  # rows in turn that show that every second one is shaded: fewer may be so by chance


def row_paint(row: GridRow) -> str | None:
    """The fill of a row that is painted as a whole: that of its first words, and of more than half of its words."""
    fills = [cell.fill for cell in row if cell and cell.text]
    return fills[0] if fills and 2 * fills.count(fills[0]) > len(fills) else None


def are_bands(paints: Mapping[int, str | None]) -> bool:
    """Whether the paint of rows, by their number, does no more than tell each row from the next."""
    turns = [{paint for row, paint in paints.items() if row % 2 == turn} for turn in (0, 1)]
    if len(paints) < _FEWEST_BANDS or any(len(turn) != 1 for turn in turns):
        return False
    shades = [rating_of(paint) if paint else None for turn in turns for paint in turn]
    return sum(1 for shade in shades if shade and shade.meant) < 2
