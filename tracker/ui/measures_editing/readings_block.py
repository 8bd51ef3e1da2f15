"""A block of many periods and many measures, either way round -> readings: all of them, or why none."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO

from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Measure, Reading, known_by
from tracker.domain.measures.joins import homes
from tracker.domain.measures.word_scales import words_of_scale
from tracker.domain.plan import Plan
from tracker.errors import TrackerError
from tracker.ui.measures_editing.readings_editing import (
    NO_PERIOD,
    ROLE_IN_PERIOD,
    Disagrees,
    made,
    period_words,
    reading_text,
    same_place,
)

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class BlockOfMeasure:
    """What a block says of one measure: new readings, and those that would take the place of one that is held."""

    measure: Measure
    new: tuple[Reading, ...]
    changed: tuple[tuple[Reading, Reading], ...]  # (held, as it would be)

    @property
    def readings(self) -> list[Reading]:
        """All that would be added."""
        return [*self.new, *(after for _, after in self.changed)]

    @property
    def words(self) -> str:
        """ "1.1-M02 Second plans: 2 new; Oct 2017 21 -> 20"."""
        changes = [
            f"{period_words(before.period)} {_shown(before)} → {_shown(after)}" for before, after in self.changed
        ]
        parts = [*([f"{len(self.new)} new"] if self.new else []), *changes]
        return f"{self.measure.ref} {' '.join(self.measure.name.split())}: {'; '.join(parts)}"


@dataclass(frozen=True, slots=True)
class _Told:
    """One cell that holds a value, with its place, the period and the label of the measure that it stands under."""

    place: str
    measure: Measure
    period: str
    text: str


def pasted_cells(text: str) -> list[list[str]]:
    """The rows of a copied block; a cell in quotation marks may hold line breaks. Empty rows are left out."""
    return [row for _, row in _numbered_rows(text)]


def _numbered_rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows with something in them, each with its number in what was copied."""
    rows = csv.reader(StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    try:
        stripped = [[cell.strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise TrackerError("What was copied is not a block of cells; nothing was pasted.") from error
    return [(number, row) for number, row in enumerate(stripped, 1) if any(row)]


def read_block(plan: Plan, text: str) -> list[BlockOfMeasure]:
    """What a block adds to the measures of a plan: periods down and measures across, or the reverse.

    A measure is known by its ref, its name or another name of it, exactly; an empty cell says nothing. Raises
    TrackerError with one sentence that names the cell; then nothing is to be saved.
    """
    rows = _numbered_rows(text)
    if len(rows) < 2:
        raise TrackerError("Copy a whole block: one row of headings, and rows beneath it.")
    found: dict[str, tuple[Measure, list[_Told]]] = {}
    for told in _values(plan, rows):
        found.setdefault(told.measure.ref, (told.measure, []))[1].append(told)
    in_order = [found[measure.ref] for _, measure in plan.measures() if measure.ref in found]
    blocks = (_of_measure(plan, measure, told) for measure, told in in_order)
    return [block for block in blocks if block.readings]


def _values(plan: Plan, rows: list[tuple[int, list[str]]]) -> Iterator[_Told]:
    """The cells with a value, by the way that the block stands."""
    head, first = rows[0][1], next((at for at, cell in enumerate(rows[0][1]) if _is_period(cell)), None)
    if first is not None:
        periods = [(at, head[at]) for at in range(first, len(head)) if head[at]]
        _check_periods((_cell(rows[0][0], at), text) for at, text in periods)
        _check_headed(rows[1:], {*range(first), *(at for at, _ in periods)})
        measures = [(row, _known_measure(plan, row[1][:first] or [""], _cell(row[0], 0))) for row in rows[1:]]
        _check_measures((_cell(row[0], 0), measure) for row, measure in measures)
        for (number, cells), measure in measures:
            for at, period in periods:
                if at < len(cells) and cells[at]:
                    yield _Told(_cell(number, at), measure, period, cells[at])
        return
    _check_periods((_cell(number, 0), row[0]) for number, row in rows[1:])
    across = [(at, _known_measure(plan, [head[at]], _cell(rows[0][0], at))) for at in range(1, len(head)) if head[at]]
    _check_measures((_cell(rows[0][0], at), measure) for at, measure in across)
    _check_headed(rows[1:], {0, *(at for at, _ in across)})
    for number, cells in rows[1:]:
        for at, measure in across:
            if at < len(cells) and cells[at]:
                yield _Told(_cell(number, at), measure, cells[0], cells[at])


def _is_period(text: str) -> bool:
    return bool(text) and read_when(ROLE_IN_PERIOD.sub("", text))[0].kind not in NO_PERIOD


def _cell(row: int, column: int) -> str:
    """A cell as a sheet names it, counted from the first that was copied: "row 3, cell B3"."""
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"Row {row}, cell {letters}{row}"


def _check_headed(rows: Sequence[tuple[int, list[str]]], headed: set[int]) -> None:
    for number, cells in rows:
        for at, cell in enumerate(cells):
            if cell and at not in headed:
                raise TrackerError(f'{_cell(number, at)}: "{cell}" stands under no heading. Nothing was pasted.')


def _check_periods(placed: Iterator[tuple[str, str]]) -> None:
    known = dict[tuple[object, ...], str]()
    for place, text in placed:
        if not _is_period(text):
            said = f'"{text}" is no period' if text else "there is no period"
            raise TrackerError(f'{place}: {said}: write "Q3 2017/18", "Oct 2017" or 2017/18. Nothing was pasted.')
        role = ROLE_IN_PERIOD.search(text)
        when = read_when(ROLE_IN_PERIOD.sub("", text))[0]
        key = when.first, when.last, role[1].lower() if role else ""
        if key in known:
            raise TrackerError(f'{place}: "{text}" stands here twice, as "{known[key]}" too. Nothing was pasted.')
        known[key] = text


def _check_measures(placed: Iterator[tuple[str, Measure]]) -> None:
    known = set[str]()
    for place, measure in placed:
        if measure.ref in known:
            raise TrackerError(f"{place}: {measure.ref} stands here twice. Nothing was pasted.")
        known.add(measure.ref)


def _known_measure(plan: Plan, labels: Sequence[str], place: str) -> Measure:
    """The measure that one of the labels names: by its ref, else by a name of it."""
    stands = {measure.ref: measure for _, measure in plan.measures()}
    home = homes(plan)
    said = [label for label in labels if label]
    for label in said:
        if found := stands.get(home.get(label, "")):
            return found
    wanted = {_folded(label) for label in said}
    records = ((one.ref, {_folded(name) for name in (one.name, *one.also_written)}) for one in plan.measure_records())
    named = {home[ref] for ref, names in records if wanted & names}
    known = [ref for ref in named if ref in stands]
    if len(known) == 1:
        return stands[known[0]]
    words = " ".join(said) or "an empty cell"
    why = f"fits {len(known)} measures ({', '.join(sorted(known))})" if known else "is no measure of this plan"
    raise TrackerError(f'{place}: "{words}" {why}: write its ref, or its name as it stands here. Nothing was pasted.')


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _of_measure(plan: Plan, measure: Measure, cells: Sequence[_Told]) -> BlockOfMeasure:
    words, held = words_of_scale(measure.scale, plan.scales), known_by(measure.readings, date.max)
    new, changed = list[Reading](), list[tuple[Reading, Reading]]()
    for cell in cells:
        reading, old = _reading(measure, cell, None, words), None
        if (old := same_place(held, reading)) is None:
            new.append(replace(reading, place=reading.place + len(new)))
        elif (after := _reading(measure, cell, old, words)) and _value(after) != _value(old):
            changed.append((old, after))
    return BlockOfMeasure(measure, tuple(new), tuple(changed))


def _reading(measure: Measure, cell: _Told, old: Reading | None, words: Sequence[str]) -> Reading:
    try:
        return made(measure, {"value": cell.text} if old else {"period": cell.period, "value": cell.text}, old, words)
    except Disagrees as error:
        sentence = str(error).partition(" Save ")[0]
    except TrackerError as error:
        sentence = str(error)
    raise TrackerError(f"{cell.place} ({measure.ref}, {cell.period}): {sentence} Nothing was pasted.")


def _shown(reading: Reading) -> str:
    return reading_text(reading, "value") or "no value"


def _value(reading: Reading) -> tuple[object, ...]:
    blank = not reading.says and not reading.suppressed
    return reading.value, reading.word, reading.suppressed, blank
