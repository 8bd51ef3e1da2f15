"""What was taught for a table: found by its headings, by most of them, or in another order; rows by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.fields_of_rows import fields_by_column, has_field, shown_field
from tracker.documents.headings.headings import Headings
from tracker.documents.headings.paths import Paths
from tracker.documents.vocabulary.wording import plain
from tracker.domain.draft import Choices, TableChoice
from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTHS

_LONGEST_KEY, _LONGEST_BESIDE = 300, 80  # letters
_BETWEEN = " | "
_OF_A_DAY = pattern_of(rf"\d+|\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")
_OF_ONE = pattern_of(r" #\d+$")
_WORD = pattern_of(r"[^\W\d_]{3}")
_ALIKE = 2, 3  # of the headings of two tables that are one, a month later
_NOTHING = TableChoice()


def fingerprint(paths: Paths) -> str:
    """What tables with the same headings share, whatever months and years they name: the next month's are the same."""
    return _BETWEEN.join(map(_undated, paths.values()))[:_LONGEST_KEY]


def name_of_column(paths: Paths, column: int) -> str:
    """What problems call a column, the same at the next import: its heading, and those beside it that are not dated."""
    others = ""
    for at, path in paths.items():
        if at != column and not _is_dated(path):
            others = f"{others}, {path}" if others else path
        if len(others) > _LONGEST_BESIDE:
            others = f"{others[:_LONGEST_BESIDE]}…"
            break
    name = paths.get(column, f"Column {column + 1}")
    return f"{name} (beside {others})" if others else name


@lru_cache(maxsize=10_000)
def _is_dated(path: str) -> bool:
    return _undated(path) != plain(path)


def _undated(text: str) -> str:
    return _OF_A_DAY.sub("#", plain(text))


class Known(NamedTuple):
    """What is chosen for a table: for its very headings (`is_own`), or for those of a table like it.

    `like` is the key of that one, also where nothing is taken from it; `share` says how many of the headings are those
    of both, and how many there are.
    """

    chosen: TableChoice
    is_own: bool = True
    like: str = ""
    share: tuple[int, int] = (0, 1)

    @property
    def is_alike(self) -> bool:
        """Whether some headings are others: what was taught holds for the columns that are the same."""
        return not self.is_own and self.share[0] < self.share[1]


class TaughtTables:
    """All that was chosen; `here` are the keys of the document, none of which is what another table was before."""

    def __init__(self, choices: Choices, here: Collection[str]) -> None:
        self.choices = choices
        others = [key for key in choices if key not in here and not _OF_ONE.search(key)]
        self._others = [(key, Counter(key.split(_BETWEEN))) for key in others]
        self._like: dict[str, tuple[str, tuple[int, int]]] = {}

    def of(self, key: str, nth: int) -> Known:
        """What was chosen for all tables with these headings, and for the `nth` of them."""
        of_all, of_one = self.choices.get(key), self.choices.get(f"{key} #{nth}")
        like, share = self._nearest(key)
        is_own = of_all is not None or not like
        if not is_own:
            of_all = self.choices[like]
            if of_one is None and share[0] == share[1]:
                of_one = self.choices.get(f"{like} #{nth}")
        return Known(_together(of_all or _NOTHING, of_one or _NOTHING), is_own, like, share)

    def _nearest(self, key: str) -> tuple[str, tuple[int, int]]:
        """The table that was taught with the most of these headings, the last of several: two thirds at least."""
        if key not in self._like:
            self._like[key] = self._nearest_of(Counter(key.split(_BETWEEN)) if key else Counter())
        return self._like[key]

    def _nearest_of(self, headings: Counter[str]) -> tuple[str, tuple[int, int]]:
        best, share = "", (0, 1)
        for key, others in self._others:
            same, most = (headings & others).total(), max(headings.total(), others.total())
            if same * _ALIKE[1] >= most * _ALIKE[0] and same * share[1] >= share[0] * most:
                best, share = key, (same, most)
        return best, share


def _together(of_all: TableChoice, of_one: TableChoice) -> TableChoice:
    return TableChoice(
        of_one.kind or of_all.kind,
        of_one.head or of_all.head,
        {**of_all.fields, **of_one.fields},
        of_one.cut or of_all.cut,
        of_one.joined or of_all.joined,
        of_one.left_out or of_all.left_out,
        {**of_all.row_words, **of_one.row_words},
    )


def fields_here(headings: Collection[str], taught: Mapping[str, str | None]) -> dict[str, str | None]:
    """The fields taught for headings as these are printed: in whatever case and spacing, or with another day in them.

    A heading that is not told from another so is left as it is.
    """
    found = {heading: taught[heading] for heading in headings if heading in taught}
    used = set(found)
    for fold in (plain, _undated) if len(used) < len(taught) else ():
        here = _told_apart(fold, (one for one in headings if one not in found))
        known = _told_apart(fold, (one for one in taught if one not in used))
        for words in here.keys() & known.keys():
            found[here[words]] = taught[known[words]]
            used.add(known[words])
    return found


def _told_apart(fold: Callable[[str], str], headings: Iterable[str]) -> dict[str, str]:
    """Headings by their folded words, where they hold a word and no other is folded to the same."""
    folded = [(fold(heading), heading) for heading in headings]
    often = Counter(words for words, _ in folded)
    return {words: heading for words, heading in folded if often[words] == 1 and (fold is plain or _WORD.search(words))}


def words_in_row(cells: Sequence[Cell | None]) -> str:
    """The words of a row, by which it is found again."""
    return _BETWEEN.join(plain(cell.text) for cell in cells if cell)[:_LONGEST_KEY]


def row_with_words(grid: Grid, rows: Iterable[int], words: str, near: int) -> int | None:
    """The row that has these words, or these but for a day: the nearest one; None where there is none."""
    said = {row: words_in_row(grid.rows[row]) for row in rows}
    alike = [row for row, text in said.items() if text == words]
    if not alike and _WORD.search(_OF_A_DAY.sub("#", words)):
        alike = [row for row, text in said.items() if _OF_A_DAY.sub("#", text) == _OF_A_DAY.sub("#", words)]
    return min(alike, key=lambda row: abs(row - near), default=None)


def with_chosen_fields(
    headings: Headings, paths: Paths, chosen: Mapping[str, str | None]
) -> tuple[Headings, tuple[tuple[int, str], ...]]:
    """The headings with the chosen fields that such rows have, and the columns whose fields they have not."""
    now = fields_by_column(headings)
    unfit = {
        column: field
        for column, path in paths.items()
        if (field := chosen.get(path)) and field != shown_field(now.get(column)) and not has_field(headings, field)
    }
    fitting = {**chosen, **{paths[column]: None for column in unfit}}
    return _as_chosen(headings, paths, fitting), tuple(unfit.items())


def _as_chosen(headings: Headings, paths: Paths, chosen: Mapping[str, str | None]) -> Headings:
    """The headings with each column read as it was chosen; the others stay, unless their field is taken."""
    if headings.turned:
        return headings
    now = fields_by_column(headings)
    new = {
        column: (path, chosen[path])
        for column, path in paths.items()
        if path in chosen and chosen[path] != shown_field(now.get(column))
    }
    taken = {field for _, field in new.values() if field not in ("evidence", "note", None)}
    columns = {field: c for field, c in headings.columns.items() if c not in new and field not in taken}
    named = headings.kind in ("measures", "series")  # notes of a measure go into its comment, behind their heading
    for column, (heading, field) in new.items():
        if field and field != "evidence":
            one_more = field == "note" and (named or "note" in columns)
            columns.setdefault(f"note {heading}" if one_more else field, column)
    evidence = [one for one in headings.evidence if one[0] not in new]
    evidence += [(column, heading) for column, (heading, field) in new.items() if field == "evidence"]
    gone = {name for name, column in headings.columns.items() if column in new or name in taken}
    printed = [(text, field) for text, field in headings.printed if field not in gone]
    printed += [(paths[column], name) for name, column in columns.items() if column in new]
    return replace(
        headings,
        columns=columns,
        evidence=tuple(sorted(evidence)),
        printed=tuple(printed),
        heads=tuple(head for head in headings.heads if head.column not in new),
    )
