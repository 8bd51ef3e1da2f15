"""The keys that a document prints for its ratings and words: "R = off track", or a small table of their meanings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import headings_at
from tracker.documents.problem_log import place_of
from tracker.documents.ratings.status_words import status_meant
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.domain.draft import FoundTable
from tracker.domain.long_text import LONGEST_MATCHED
from tracker.domain.measures.word_scales import guessed_order, known_scale, name_of_scale, with_further
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import WordScale

_LETTERS = r"(?-i:[A-Z]{1,2})|red|amber|green|blue|gr[ae]y|[1-5]"
_EQUALS = r"\s*(?:=|:|–|—|-)\s*"
_PARTS = r"[;,|\n•·]"
_IN_A_LINE = pattern_of(
    rf"(?:^|{_PARTS}|[:(]|\bkey\b)\s*({_LETTERS}){_EQUALS}(\S.*?)\s*(?={_PARTS}\s*(?:{_LETTERS}){_EQUALS}|$)",
    re.I | re.S,
)
_HEADS_A_KEY = pattern_of(r"(?i)\W*(?:key|legend|(?:b?rag|status|rating|score)s?(?: (?:rating|status))? (?:key|legend)|"
                          r"key to (?:the )?\w+|what (?:the|each) \w+ means?|meanings?)\b.*")  # fmt: skip
_RATES = pattern_of(r"(?i)\b(?:good|improv\w*|concern\w*|on track|off track|risk|target|poor|not|achiev\w*|complete\w*|"
                    r"above|below|worse\w*|better|stable|behind|ahead|met|missed|started|delay\w*)\b")  # fmt: skip
_MEANING = pattern_of(r"(?i)\W*(?:meanings?|descriptions?|definitions?|explanation|what it means|key)\W*")
_HEADS_WORDS = pattern_of(
    r"(?i)\W*(?:colou?rs?|b?rag|rating|status|code|letter|score|symbol)(?: (?:rating|code|status))?\W*"
)
_LONGEST_WORD, _LONGEST_CODE, _FEWEST, _FEWEST_COLOURS = 40, 2, 2, 3
_NUMBERS = pattern_of(r"[1-5]")


class PrintedKeys(NamedTuple):
    """The scales that keys explain, the rows that hold the keys (place of the grid, row), and the keys as tables."""

    scales: tuple[WordScale, ...]
    rows: frozenset[tuple[int, int]]
    tables: tuple[FoundTable, ...]


class _Line(NamedTuple):
    row: int
    pairs: tuple[tuple[str, str], ...]
    inside: bool = False  # whether its words stand in the colour that they explain, as titles do too
    headed: bool = False  # whether it begins with what heads the key


def read_keys(grids: Sequence[Grid], document: Sequence[Grid] | None = None) -> PrintedKeys:
    """The keys of a document, or of some grids of a `document`. What stands under headings of a table is none."""
    scales: list[WordScale] = []
    rows: set[tuple[int, int]] = set()
    tables: list[FoundTable] = []
    texts: Counter[str] = Counter()
    for number, grid in enumerate(grids):
        for lines, headed in _groups(grid):
            texts = texts or Counter(folded(cell.text).casefold() for cell in _cells(document or grids))
            pairs = tuple(pair for line in lines for pair in line.pairs)
            if (scale := _scale(pairs, headed is not None, texts)) is not None:
                scales.append(scale)
                held = sorted({line.row for line in lines} | ({headed} if headed is not None else set()))
                rows |= {(number, row) for row in held}
                tables.append(_told(grid, held, scale))
    return PrintedKeys(with_further((), scales), frozenset(rows), tuple(dict.fromkeys(tables)))


def _told(grid: Grid, rows: Sequence[int], scale: WordScale) -> FoundTable:
    """A key as a table that was found; its title is what heads it, and every line that holds it."""
    cells = [cell for row in rows for cell in grid.rows[row] if cell]
    meant = {text for pair in scale.key for text in pair}
    title = " / ".join(text for cell in cells if (text := folded(cell.text)) not in meant)
    return FoundTable(
        grid.source, place_of(grid, cells[0]), title, tuple((word, "key") for word, _ in scale.key), "key"
    )


def _cells(grids: Sequence[Grid]) -> Iterator[Cell]:
    return (cell for grid in grids for row in grid.rows for cell in row if cell)


def _groups(grid: Grid) -> Iterator[tuple[list[_Line], int | None]]:
    """Rows of pairs that stand together and by themselves, and the row that heads them as a key."""
    group: list[_Line] = []
    before: int | None = None  # the last row that holds something else
    for row in range(len(grid.rows) + 1):
        line = _line(grid, row) if row < len(grid.rows) else None
        if line is not None and line.inside and not (group and group[-1].inside) and _head(grid, row, before) is None:
            line = None
        if line is not None:
            group.append(line)
            continue
        if sum(len(one.pairs) for one in group) >= _FEWEST and (found := _apart(grid, group, before)):
            yield found
        if row < len(grid.rows) and any(grid.rows[row]):
            before, group = row, []
        elif group and row - group[-1].row > 1:
            group = []


def _apart(grid: Grid, group: list[_Line], before: int | None) -> tuple[list[_Line], int | None] | None:
    """The group, with the row that heads it; None where it belongs to what stands above or below it."""
    first, last = group[0].row, group[-1].row
    headed = _head(grid, first, before)
    if headed is None and before == first - 1 and not grid.prose and not _is_a_key(grid, first):
        return None
    if headed is None and (
        group[0].headed or _calls_itself_key(grid, first) or re.fullmatch(r"(?i)\W*(?:key|legend).*", grid.name)
    ):
        headed = first
    below = grid.rows[last + 1] if last + 1 < len(grid.rows) else []
    alone = grid.prose or not any(below) or headings_at(grid, last + 1) is not None
    return (group, headed) if alone else None


def _is_a_key(grid: Grid, row: int) -> bool:
    """Whether a row right below a table is a key all the same: it calls itself one, or is one text over the table."""
    column = next(column for column, cell in enumerate(grid.rows[row]) if cell)
    return grid.is_spread(row, column) or _calls_itself_key(grid, row)


def _calls_itself_key(grid: Grid, row: int) -> bool:
    first = next(cell for cell in grid.rows[row] if cell)
    return _HEADS_A_KEY.fullmatch(folded(first.text).split("\n")[0]) is not None


def _head(grid: Grid, first: int, before: int | None) -> int | None:
    """The row near above that heads what begins at a row as a key."""
    near = before if before is not None and first - before <= 2 else None
    texts = [folded(cell.text) for cell in grid.rows[near] if cell] if near is not None else []
    named = any(map(_HEADS_A_KEY.fullmatch, texts)) or (len(texts) == 2 and _heads_a_key(*texts))
    return near if texts and len(texts) <= 3 and named else None


def _heads_a_key(word: str, meaning: str) -> bool:
    """Whether two texts are the headings of a key: "BRAG" over its letters, "Status" over what they mean."""
    heads = _HEADS_WORDS.fullmatch(word) is not None and _HEADS_WORDS.fullmatch(meaning) is not None
    return heads or _MEANING.fullmatch(meaning) is not None


def _line(grid: Grid, row: int) -> _Line | None:
    cells = [cell for cell in grid.rows[row] if cell]
    if len(cells) > 1 and (pairs := _key_in_cells(cells)):
        return _Line(row, pairs)
    if len(cells) > 2 and (pairs := _behind_its_heading(cells)):
        return _Line(row, pairs, headed=True)
    if len(cells) == 2:
        word, meaning = (folded(cell.text) for cell in cells)
        fits = len(word) <= _LONGEST_WORD and re.search(r"[^\W\d]{3}", meaning) and not _heads_a_key(word, meaning)
        return _Line(row, ((word, meaning),)) if fits and headings_at(grid, row) is None else None
    if len(cells) == 1 and (colour := _colour_beside(grid, row)) and re.search(r"[^\W\d]{3}", cells[0].text):
        return _Line(row, ((colour, folded(cells[0].text)),))
    if len(cells) == 1 and (pairs := key_in(cells[0].text)):
        return _Line(row, pairs)
    if len(cells) == 1 and (pairs := _word_in_colour(cells[0])):
        return _Line(row, pairs, True)
    return None


def _word_in_colour(cell: Cell) -> tuple[tuple[str, str], ...]:
    """The rating in whose colour a short text stands, and the text as what it means."""
    if len(cell.text) > _LONGEST_WORD or not re.search(r"[^\W\d]{3}", cell.text):
        return ()
    rating = rating_of(cell.fill) if cell.fill else None
    return ((rating.rag.capitalize(), folded(cell.text)),) if rating else ()


def _key_in_cells(cells: Sequence[Cell]) -> tuple[tuple[str, str], ...]:
    """The key of a row each of whose cells, but for one that heads it, explains a word: "Key", "R = late", ...

    Behind one that heads it, words in a colour of a rating explain that.
    """
    said: list[tuple[str, str]] = []
    headed = False
    for cell in cells:  # the first cell of nearly every row shows that it holds no key
        pairs = key_in(cell.text) or (_word_in_colour(cell) if headed else ())
        if not pairs and (headed or _HEADS_A_KEY.fullmatch(folded(cell.text)) is None):
            return ()
        headed = headed or not pairs
        said += pairs
    return tuple(said) if len(said) >= _FEWEST else ()


def _behind_its_heading(cells: Sequence[Cell]) -> tuple[tuple[str, str], ...]:
    """The words and meanings of a row that begins with what heads the key: "Key", "R", "Delayed", ..."""
    heading = folded(cells[0].text)
    heads_a_key = _HEADS_A_KEY.fullmatch(heading) is not None
    if len(cells) % 2 == 0 or not (heads_a_key or _HEADS_WORDS.fullmatch(heading)):
        return ()
    texts = [folded(cell.text) for cell in cells[1:]]
    pairs = tuple(zip(texts[::2], texts[1::2], strict=True))
    numbers = heads_a_key and all(_NUMBERS.fullmatch(word) for word, _ in pairs)
    heads = numbers or all(rag_of(word) for word, _ in pairs)
    means = all(re.search(r"[^\W\d]{3}", meaning) and rag_of(meaning) is None for _, meaning in pairs)
    return pairs if heads and means else ()


def key_in(text: str) -> tuple[tuple[str, str], ...]:
    """The key that one text prints: "R = off track; A = at risk"."""
    if len(text) > LONGEST_MATCHED * 3:
        return ()
    return tuple((found[1], folded(found[2]).rstrip(",;) ")) for found in _IN_A_LINE.finditer(text))


def _colour_beside(grid: Grid, row: int) -> str | None:
    """The rating whose colour stands in an empty cell left of a lone text, as the keys of colours are laid out."""
    column = next(at for at, cell in enumerate(grid.rows[row]) if cell)
    beside = grid.bare.get((row, column - 1))
    found = rating_of(beside.fill) if beside and beside.fill else None
    return found.rag.capitalize() if found else None


def _scale(pairs: Sequence[tuple[str, str]], headed: bool, texts: Counter[str]) -> WordScale | None:
    """The scale whose key these pairs are; None where they are something else, such as a list of abbreviations."""
    words = [word for word, _ in pairs]
    if len({word.casefold() for word in words}) < max(len(words), _FEWEST):
        return None
    if known := known_scale(words):
        numbers = all(map(_NUMBERS.fullmatch, words))
        if numbers and not headed and sum(bool(_RATES.search(meaning)) for _, meaning in pairs) * 2 < len(pairs):
            return None
        return WordScale(name_of_scale(known), known, tuple(pairs))
    if _of_ratings(words) and (known := known_scale([word for word in words if rag_of(word) not in (None, "grey")])):
        return WordScale(name_of_scale(known), known, tuple(pairs))
    if headed and all(len(word) <= _LONGEST_CODE and status_meant(meaning) for word, meaning in pairs):
        return _as_guessed(words, pairs)
    used = [word for word in words if texts[word.casefold()] > 1]
    if not headed or len(used) < _FEWEST or len(words) > 7 or sum(texts[word.casefold()] for word in used) < 5:
        return None
    return _as_guessed(words, pairs)


def _of_ratings(words: Sequence[str]) -> bool:
    """Whether most words are letters or names of colours, beside which a key may have one more: "W = not rated"."""
    return sum(rag_of(word) not in (None, "grey") for word in words) >= max(_FEWEST_COLOURS, len(words) - 1)


def _as_guessed(words: Sequence[str], pairs: Sequence[tuple[str, str]]) -> WordScale:
    order = guessed_order(words)
    return WordScale(name_of_scale(order), order, tuple(pairs))
