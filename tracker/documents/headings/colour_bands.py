"""Which headings name the bands of measures by colours: "Red", "Amber threshold", "RAG: green", over thresholds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.heading_parts import Printed
from tracker.documents.vocabulary.wording import plain
from tracker.domain.pattern import pattern_of

COLOURS = ("Red", "Amber", "Green")  # worst first
_AROUND = pattern_of(
    r"\b(?:b?rag|thresholds?|tolerances?|triggers?|criteria|limits?|levels?|bands?|ranges?|rating|if)\b"
)
_ROWS_TO_LOOK_AT = 12
_SIGN = pattern_of(r"(?i)[<>≤≥%+]|\d\s*[-–]\s*\d|\b(?:to|below|under|above|over|less|more|fewer|least|most)\b")


def has_bands(fields: Collection[str]) -> bool:
    """Whether the fields of a table have the bands of its measures among them."""
    return any(field.startswith("band ") for field in fields)


def colour_columns(cells: Sequence[tuple[int, Cell]]) -> dict[int, str]:
    """The colour that heads each of some columns; none where red and green are not both there, once each."""
    found = {column: colour for column, cell in cells if (colour := _colour(cell.text))}
    colours = [*found.values()]
    both = "Red" in colours and "Green" in colours
    return found if both and len(set(colours)) == len(colours) else {}


@lru_cache(maxsize=10_000)
def _colour(heading: str) -> str | None:
    word = " ".join(_AROUND.sub(" ", plain(heading)).split())
    return next((colour for colour in COLOURS if word in (colour.lower(), colour[0].lower())), None)


def without_colours(cells: list[tuple[int, Cell]]) -> list[tuple[int, Cell]]:
    """The headings without those that name bands by colours."""
    colours = colour_columns(cells)
    return [(column, cell) for column, cell in cells if column not in colours]


def with_colour_bands(
    grid: Grid, first: int, cells: Sequence[tuple[int, Cell]], columns: dict[str, int], printed: Printed
) -> Printed:
    """The fields of a table of measures, with the bands that colours head; as they were without thresholds.

    Mere numbers without others beside them may count how many measures are of that colour.
    """
    colours = colour_columns(cells)
    if not colours or not columns.keys() & {"measure", "label"}:
        return printed
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    texts = [cell.text for row in rows for column in colours if (cell := grid.at(row, column))]
    numbers = sum(any(map(str.isdigit, text)) for text in texts)
    if not texts or numbers * 2 <= len(texts) or not any(map(_SIGN.search, texts)):
        return printed
    for field in [field for field, column in columns.items() if column in colours]:
        del columns[field]
    columns.update({f"band {colour}": column for column, colour in colours.items()})
    return [
        (text, f"band {colours[column]}" if column in colours else field)
        for (column, _), (text, field) in zip(cells, printed, strict=True)
    ]
