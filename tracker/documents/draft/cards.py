"""Cards, a small table for each action with labels beside its words, set out as rows under those labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, GridRow
from tracker.documents.vocabulary.wording import field_of

_LABELLED = re.compile(r"\s*([^:]{2,40}?)\s*:\s+(.+)", re.DOTALL)  # "Lead: Head of Service"
_NUMBERED = re.compile(r"\s*((?:ref|no|action)\.?)\s+([A-Z]{0,3}\d[\w.]*)\s*", re.IGNORECASE)  # "Ref 1.1"
_LEAST = 3  # labels of a card
Card = dict[str, tuple[str, Cell]]  # by field: the label as printed, and its words


def cards_as_rows(grids: Iterable[Grid]) -> list[Grid]:
    """The grids, with cards that lie under each other as one table: their labels as headings, a row for each card."""
    return [grid if grid.prose else _without_cards(grid) for grid in grids]


def _without_cards(grid: Grid) -> Grid:
    laid = _LaidOut(grid)
    return laid.grid() if laid.cards else grid


class _LaidOut:
    """The rows of a grid with cards among them, and where each of its other rows stands now."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._rows: list[GridRow] = []
        self._moved: dict[int, int] = {}
        self._bare: dict[tuple[int, int], Cell] = {}
        self._headings: list[str] = []
        self.cards = 0
        at = 0
        while at < len(grid.rows):
            card, after = _card_at(grid, at)
            if card:
                self._add(card)
            else:
                self._keep(at)
            at = after

    def _add(self, card: Card) -> None:
        self.cards += 1
        if self._headings != list(card):
            self._headings = list(card)
            self._rows += [[], [Cell(label, words.place) for label, words in card.values()]]
        elif not any(self._rows[-1]):
            self._rows.pop()
        for column, (_, words) in enumerate(card.values()):
            if not words.text and (words.fill or words.note):
                self._bare[len(self._rows), column] = words
        self._rows.append([words if words.text else None for _, words in card.values()])

    def _keep(self, at: int) -> None:
        if any(self._grid.rows[at]):
            self._headings = []
        self._moved[at] = len(self._rows)
        self._rows.append(self._grid.rows[at])

    def grid(self) -> Grid:
        """The grid as it is read on."""
        moved, old = self._moved, self._grid
        covered = {
            (moved[row], column): (moved[first], over)
            for (row, column), (first, over) in old.covered.items()
            if row in moved and first in moved
        }
        bare = {(moved[row], column): cell for (row, column), cell in old.bare.items() if row in moved}
        hidden = frozenset(moved[row] for row in old.hidden_rows if row in moved)
        return replace(old, rows=self._rows, covered=covered, bare=bare | self._bare, hidden_rows=hidden)


def _card_at(grid: Grid, start: int) -> tuple[Card, int]:
    """The card whose first row this is, and the row after it; {} where there is none."""
    card: Card = {}
    at = start
    while at < len(grid.rows):
        pairs = _pairs(_cells(grid, at))
        if not pairs or any(field in card for field in pairs):
            break
        card |= pairs
        at += 1
    return (card, at) if _is_card(card) else ({}, start + 1)


def _cells(grid: Grid, row: int) -> list[Cell]:
    """The cells of a row, with those that show no text and have a fill."""
    places = range(len(grid.rows[row]) + 1)  # a last one that only has a fill is no part of the row
    seen = (grid.own(row, column) or grid.bare.get((row, column)) for column in places)
    return [cell for cell in seen if cell]


def _is_card(card: Card) -> bool:
    """Whether labels stand beside words: in a row of headings, other labels would."""
    labels = sum(1 for _, words in card.values() if field_of(words.text) is not None)
    return len(card) >= _LEAST and "action" in card and bool(card["action"][1].text) and labels <= len(card) / 3


def _pairs(cells: Sequence[Cell]) -> Card:
    """What a row of a card says: each label with its words; {} for any other row."""
    pairs: Card = {}
    at = 0
    while at < len(cells):
        label, words, used = _pair(cells, at)
        field = field_of(label)
        if field is None or field in pairs:
            return {}
        pairs[field] = label, words
        at += used
    return pairs


def _pair(cells: Sequence[Cell], at: int) -> tuple[str, Cell, int]:
    """The label that stands at a place, its words, and how many cells both take."""
    cell = cells[at]
    if told := _LABELLED.fullmatch(cell.text) or _NUMBERED.fullmatch(cell.text):
        return told[1], cell._replace(text=told[2]), 1
    label = cell.text.strip().removesuffix(":")
    return (label, cells[at + 1], 2) if at + 1 < len(cells) else (label, cell._replace(text="", fill=None), 1)
