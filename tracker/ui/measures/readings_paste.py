"""Cells copied from a sheet -> readings of a measure: all of them, or one sentence that says why none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.columns.words import counted
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.measure import Measure, Reading, known_by
from tracker.errors import TrackerError
from tracker.ui.measures_editing.readings_editing import (
    READING_FIELDS,
    READING_HEADINGS,
    Disagrees,
    ReadingField,
    made,
    period_words,
    same_place,
)


@dataclass(frozen=True, slots=True)
class PastedReadings:
    """What would be saved: new readings, and those already there whose cells change."""

    new: tuple[Reading, ...]
    changed: tuple[Reading, ...]

    @property
    def all(self) -> list[Reading]:
        """Both."""
        return [*self.changed, *self.new]

    @property
    def words(self) -> str:
        """What was done: "2 readings added and 1 reading changed."."""
        parts = [(len(self.new), "added"), (len(self.changed), "changed")]
        return " and ".join(f"{counted(number, 'reading')} {word}" for number, word in parts if number) + "."


def pasted(
    measure: Measure, shown: Sequence[Reading], cells: Sequence[Sequence[str]], column: int, words: Sequence[str] = ()
) -> PastedReadings:
    """A block pasted at a cell of the table: from the period on it adds, or changes those of the same periods;
    at another column it is laid over the readings `shown` from there down.

    Raises TrackerError with one sentence; then nothing is to be saved.
    """
    fields, first = _fields(cells, column)
    if first == len(cells):
        raise TrackerError("Only headings were copied: copy the rows beneath them too.")
    texts = [_texts(fields, cells[at], at + 1) for at in range(first, len(cells))]
    by_period = "period" in fields
    found = _by_period(measure, texts, words) if by_period else _laid_over(measure, shown, texts, words)
    return PastedReadings(
        tuple(reading for reading in found if not reading.uuid),
        tuple(reading for reading in found if reading.uuid and reading not in measure.readings),
    )


def _fields(cells: Sequence[Sequence[str]], column: int) -> tuple[list[ReadingField | None], int]:
    """Which field each column is, by headings that were copied, else from the cell pasted at; and the first row."""
    named: list[ReadingField | None] = [
        field if (field := field_of(cell)) in READING_FIELDS else None for cell in cells[0]
    ]
    if "period" in named and len({name for name in named if name}) > 1:
        return named, 1
    width = max(len(row) for row in cells)
    if column + width > len(READING_FIELDS):
        room = f"from {READING_HEADINGS[column]} on there are {len(READING_FIELDS) - column}"
        raise TrackerError(f"{width} columns were copied, and {room}: choose the cell under Period, or fewer columns.")
    return list(READING_FIELDS[column : column + width]), 0


def _texts(fields: list[ReadingField | None], row: Sequence[str], number: int) -> tuple[int, dict[ReadingField, str]]:
    return number, {field: text for field, text in zip(fields, row, strict=False) if field}


def _by_period(
    measure: Measure, rows: list[tuple[int, dict[ReadingField, str]]], words: Sequence[str]
) -> list[Reading]:
    held, found = known_by(measure.readings, date.max), list[Reading]()
    for number, texts in rows:
        reading = _made(measure, texts, number, None, words)
        if same_place(found, reading):
            raise TrackerError(f"{period_words(reading.period)} was copied twice; nothing was pasted.")
        if old := same_place(held, reading):
            there: dict[ReadingField, str] = {field: text for field, text in texts.items() if field != "period"}
            reading = _made(measure, there, number, old, words)
        else:
            reading = replace(reading, place=reading.place + len(found))
        found.append(reading)
    return found


def _laid_over(
    measure: Measure,
    shown: Sequence[Reading],
    rows: list[tuple[int, dict[ReadingField, str]]],
    words: Sequence[str],
) -> list[Reading]:
    if len(rows) > len(shown):
        raise TrackerError(
            f"{len(rows)} rows were copied for {len(shown)} in the table: "
            "to add readings, copy their periods too and paste under Period."
        )
    return [_made(measure, texts, number, old, words) for (number, texts), old in zip(rows, shown, strict=False)]


def _made(
    measure: Measure, texts: dict[ReadingField, str], number: int, old: Reading | None, words: Sequence[str]
) -> Reading:
    try:
        # An empty cell that was copied takes nothing away from a reading that is there.
        return made(measure, {field: text for field, text in texts.items() if text or not old}, old, words)
    except Disagrees as error:
        sentence = str(error).partition(" Save ")[0]
    except TrackerError as error:
        sentence = str(error)
    raise TrackerError(f"Row {number} of what was copied: {sentence} Nothing was pasted.")
