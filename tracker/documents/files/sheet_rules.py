"""Colours that cells have by rules: what is plainly decided stands in the cells, and every other rule is said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.documents.files.sheet_formulas import Asked, AskedAt, NotPlain, SheetPlace, holds, plain_formula
from tracker.documents.files.sheet_grid import Area, Sheet, column_letters
from tracker.documents.files.zip_guard import LAST_ROW
from tracker.documents.grid import Cell
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic

_MOST_LOOKED_AT = 500_000  # places that all rules of a sheet ask about
_CAUSE = "Colours by a rule were not read"
_RIGHT_OF = pattern_of(r"(?<![$A-Za-z])[A-Za-z]{1,3}\$?\d")  # a cell whose column moves with that of the rule

Test = Callable[[AskedAt, int, int], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """What colours the cells of some areas: `test` asks of a place, from 1, and what stands where.

    A rule without a test is one that cannot be decided here; `called` is what a person calls it.
    """

    areas: Sequence[Area]
    called: str
    test: Test | None = None
    fill: str | None = None  # be it white
    ink: str | None = None
    stops: bool = False  # no later rule counts where this one is true
    scale: bool = False  # its colours or signs go by the values of all its cells

    @property
    def says_nothing(self) -> bool:
        """Whether its colour, which is one, is none of a rating."""
        rating = rating_of(self.fill) if self.fill else None
        return not self.scale and self.ink is None and (rating is None or not rating.sure)


class SheetRules:
    """Lays the rules of one sheet over its cells, those that count first before the others."""

    def __init__(self, sheet: Sheet, first_day: date) -> None:
        self.sheet, self.first_day = sheet, first_day
        self._rows = sorted({row for row, _ in sheet.cells})
        self._columns = sorted({column for (_, column), cell in sheet.cells.items() if cell.text})
        self._filled, self._inked, self._stopped = set[SheetPlace](), set[SheetPlace](), set[SheetPlace]()
        self._looked_at = 0
        self._left: dict[str, list[Rule]] = {}  # by their columns, the rules that were not decided

    def apply(self, rules: Sequence[Rule]) -> None:
        """Colour the cells, and note one doubt for the rules of each stretch of columns that cannot be decided."""
        for rule in rules:
            if rule.areas and not self._decided(rule):
                self._left.setdefault(_columns_of(rule.areas[0]), []).append(rule)
        for columns, left in self._left.items():
            kinds = " and ".join(dict.fromkeys(rule.called for rule in left))
            where = _written(left[0].areas[0]) if len({rule.areas[0] for rule in left}) == 1 else columns
            sentence = (
                f"Colours in {where} come from rules that are not worked out here ({kinds}), and were not read: if "
                "they are ratings, write them as words or give the cells fills of their own."
            )
            self.sheet.doubts.append((Cell(kinds, where), Diagnostic("skipped", sentence, _CAUSE)))

    def _decided(self, rule: Rule) -> bool:
        """Whether nothing is lost of a rule, whose colours are then in the cells."""
        undecided = False
        for place in self._places(rule.areas):
            if place not in self._stopped:
                undecided |= not self._laid(rule, place)
        return rule.says_nothing or not (undecided or self._looked_at > _MOST_LOOKED_AT)

    def _laid(self, rule: Rule, place: SheetPlace) -> bool:
        """Whether it could be decided if a rule is true of a place, which then has its colour."""
        if rule.test is None:
            return place not in self.sheet.cells
        try:
            if rule.test(self._value, *place):
                self._colour(place, rule)
        except NotPlain:
            return False
        return True

    def _places(self, areas: Sequence[Area]) -> Iterator[SheetPlace]:
        """The places of some areas in rows and columns where anything stands."""
        for area in areas:
            rows = self._rows[bisect_left(self._rows, area.top) : bisect_right(self._rows, area.bottom)]
            columns = self._columns[bisect_left(self._columns, area.left) : bisect_right(self._columns, area.right)]
            self._looked_at += len(rows) * len(columns) + 1
            if self._looked_at > _MOST_LOOKED_AT:
                return
            yield from ((row, column) for row in rows for column in columns)

    def _value(self, row: int, column: int) -> Asked:
        cell = self.sheet.cells.get((row, column))
        if cell is None or not cell.text:
            return None
        if cell.unread:
            raise NotPlain
        if cell.day is not None:
            return float((cell.day - self.first_day).days)
        if cell.number is not None:
            return cell.number
        return cell.text == "TRUE" if cell.text in ("TRUE", "FALSE") else cell.text

    def _colour(self, place: SheetPlace, rule: Rule) -> None:
        cell = self.sheet.cells.get(place) or Cell("", f"{column_letters(place[1])}{place[0]}")
        if rule.fill and place not in self._filled:
            self._filled.add(place)
            cell = cell._replace(fill=None if rule.fill == "#FFFFFF" else rule.fill)
        if rule.ink and place not in self._inked:
            self._inked.add(place)
            cell = cell._replace(ink=rule.ink)
        if rule.stops:
            self._stopped.add(place)
        if cell.text or cell.fill or cell.note:
            self.sheet.cells[place] = cell


def origin_of(areas: Sequence[Area]) -> SheetPlace:
    """The first corner of some areas, for which the formulas of their rules are written."""
    return min(area.top for area in areas), min(area.left for area in areas)


def formula_test(formula: str, origin: SheetPlace) -> Test | None:
    """Whether a formula that was written for `origin` is true of a place; None for one that is not plain.

    Of one that only says that nothing stands there it is not: such a colour says nothing either.
    """
    try:
        asked = plain_formula(formula, origin)
    except NotPlain:
        return None
    known: dict[int, bool] = {}  # by row, where all cells of a row go by the same
    of_rows = not _RIGHT_OF.search(formula)

    def told(value_at: AskedAt, row: int, column: int) -> bool:
        if of_rows and row in known:
            return known[row]
        seen = list[Asked]()

        def noted(*place: int) -> Asked:
            seen.append(value_at(*place))
            return seen[-1]

        known[row] = holds(asked, noted, row - origin[0], column - origin[1]) and any(v is not None for v in seen)
        return known[row]

    return told


def word_formula(kind: str, cell: str, text: str) -> str:
    """What a rule about words asks of a cell ("E2"), whose `kind` is one of Excel's."""
    quoted = '"' + text.replace('"', '""') + '"'
    return {
        "containsText": f"ISNUMBER(SEARCH({quoted},{cell}))",
        "notContainsText": f"ISERROR(SEARCH({quoted},{cell}))",
        "beginsWith": f"LEFT({cell},{len(text)})={quoted}",
        "endsWith": f"RIGHT({cell},{len(text)})={quoted}",
    }[kind]


def _columns_of(area: Area) -> str:
    return f"{column_letters(area.left)}:{column_letters(area.right)}"


def _written(area: Area) -> str:
    """An area as its program writes it: "E2:E9", whole columns as "E:E"."""
    if area.bottom >= LAST_ROW:
        return _columns_of(area)
    return f"{column_letters(area.left)}{area.top}:{column_letters(area.right)}{area.bottom}"
