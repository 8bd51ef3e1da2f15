"""Values that are words of a scale ("Plans in place"), where a table of measures holds words instead of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings, headings_at
from tracker.documents.problem_log import ProblemLog, place_in
from tracker.documents.rows.comparators import standing_at, value_of
from tracker.documents.rows.targets import role_of_field
from tracker.domain.measure import Reading
from tracker.domain.measures.value import read_value
from tracker.domain.measures.word_scales import guessed_order, known_scale, name_of_scale, rank, with_further
from tracker.domain.plan import WordScale
from tracker.domain.when import When

_VALUES = ("published", "baseline", "previous", "current", "value")
_MOST, _FEWEST_CELLS, _LONGEST, _MOST_WORDS = 7, 3, 40, 6
ValueWords = tuple[str, ...]


@dataclass(slots=True)
class WordValues:
    """The scales of words of one document: those that a key gives, and those that its values show."""

    problems: ProblemLog
    scales: tuple[WordScale, ...] = ()
    _met: list[ValueWords] = field(default_factory=list)
    _without: tuple[Grid, int] | None = None  # the table that was looked through last, and has no scale

    def of_row(self, grid: Grid, row: int, headings: Headings, ref: str) -> ValueWords:
        """The words, worst first, of the scale by which all values of a row are given; () where they are numbers."""
        columns = _columns(headings)
        words = _words(grid, row, columns)
        if not words:
            return ()
        known = self._known(words) or self._of_table(grid, headings, columns, ref)
        return known if all(rank(word, known) is not None for word in words) else known_scale(words)

    def _known(self, words: Sequence[str]) -> ValueWords:
        """A scale of this document, met before or given by a key, that has all the words."""
        given = [*self._met, *(scale.words for scale in self.scales)]
        return next((scale for scale in given if all(rank(word, scale) is not None for word in words)), ())

    def _of_table(self, grid: Grid, headings: Headings, columns: Sequence[int], ref: str) -> ValueWords:
        """The scale of all the rows of words of a table: a known one, or the same few short words again and again."""
        if self._without is not None and self._without[0] is grid and self._without[1] == headings.row:
            return ()  # each of its rows of words asks
        found = self._of_all_rows(grid, headings, columns, ref)
        self._without = None if found else (grid, headings.row)
        return found

    def _of_all_rows(self, grid: Grid, headings: Headings, columns: Sequence[int], ref: str) -> ValueWords:
        rows = list(_rows_of_words(grid, headings, columns))
        if found := known_scale([word for words in rows for word in words]):
            self._met.append(found)
            return found
        # A row by a scale that everybody knows says nothing of the words of the others.
        cells = [word for words in rows if not known_scale(words) for word in words]
        spelled: dict[str, str] = {}
        for word in cells:
            spelled.setdefault(word.casefold(), word)
        words = tuple(spelled.values())
        if len(words) > _MOST or len(cells) < _FEWEST_CELLS or len(words) == len(cells) or len(words) < 2:
            return ()
        found = guessed_order(words)
        self._met.append(found)
        self.scales = with_further(self.scales, [WordScale(name_of_scale(found), found)])
        self._ask(grid, headings, words, found, ref)
        return found

    def _ask(self, grid: Grid, headings: Headings, words: ValueWords, found: ValueWords, ref: str) -> None:
        place, read_as = place_in(grid, headings.places[0]), " / ".join(found)
        cause = "The order of words used as values is not printed"
        sentence = f"These values are words whose order is printed nowhere: it was taken, worst first, as {read_as}."
        self.problems.add("doubtful", place, ref, "value", " / ".join(words), sentence, read_as, cause=cause)


def _columns(headings: Headings) -> list[int]:
    named = [column for name, column in headings.columns.items() if name in _VALUES or role_of_field(name)]
    return [head.column for head in headings.heads] + named


def _rows_of_words(grid: Grid, headings: Headings, columns: Sequence[int]) -> Iterator[list[str]]:
    """The words of each row of the table that has no number, down to the next headings."""
    first = 1 if headings.turned else headings.row + headings.height
    for row in range(first, len(grid.rows)):
        words = _words(grid, row, columns)
        if words and headings_at(grid, row):
            return
        if words:
            yield words


def _words(grid: Grid, row: int, columns: Sequence[int]) -> list[str]:
    """The values of a row, where all are short words; [] where one is a number, or there are none."""
    words = []
    for cell in (grid.at(row, column) for column in columns):
        if cell is None or cell.unread or not cell.text:
            continue
        text = folded(cell.text)
        reading, doubts = read_value(text)
        if reading.value is not None or reading.suppressed:
            return []
        if doubts and (len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or cell.day is not None):
            return []
        if doubts:
            words.append(text)
    return words


def value_in(problems: ProblemLog, grid: Grid, cell: Cell, period: When, ref: str, words: ValueWords = ()) -> Reading:
    """One value: the word of the scale that it is, else as `value_of` reads it."""
    at = rank(folded(cell.text), words)
    if at is None:
        return value_of(problems, grid, cell, period, ref)
    return standing_at(Reading(period, None, folded(cell.text), word=words[at]), grid, cell)
