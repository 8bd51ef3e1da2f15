"""Reads the refs of actions, and repairs those that a spreadsheet took for a number or a date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.vocabulary.ref_words import ref_in


def recovered_span(cell: Cell) -> str | None:
    """What was typed into a cell that Excel made a date of: "7-5" where it shows 07-May, "10-14" where it shows Oct-14.

    None for a cell that is no date. Excel takes two numbers for day and month, and for month and year where the
    second cannot be a month; it keeps the current year beside the first and shows none.
    """
    if cell.day is None:
        return None
    if cell.shows_day:
        return f"{cell.day.day}-{cell.day.month}"
    return f"{cell.day.month}-{cell.day.year % 100}"


def with_spans_recovered(
    problems: ProblemLog, grid: Grid, cells: Mapping[str, Cell | None], about: str
) -> dict[str, Cell | None]:
    """The cells of a measure's row with each threshold that became a date as it was typed, and said."""
    found = dict(cells)
    for name, cell in cells.items():
        if cell is None or not name.startswith("band ") or (typed := recovered_span(cell)) is None:
            continue
        printed = folded(cell.text)
        cause = "A threshold became a date in the sheet"
        sentence = f'The threshold "{printed}" became a date in the sheet; it was read as {typed}.'
        problems.add("repaired", place_of(grid, cell), about, "thresholds", printed, sentence, typed, cause=cause)
        found[name] = cell._replace(text=typed, day=None)
    return found


class Refs:
    """The refs of one document, in the order in which they were read."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self._seen: set[str] = set()
        self._last: tuple[str, str | None] = ("", None)  # the sheet of the ref read last, and the ref
        self._without: list[tuple[str, str]] = []  # the place and the words of each action that has none

    def read(self, grid: Grid, cell: Cell | None, previous: str | None) -> str | None:
        """The ref in a cell as it was meant among its neighbours; `previous` is the one before in the same theme.

        None for a word that stands where there is no ref ("New", "TBC").
        """
        if cell is None:
            return None
        sheet, last = self._last
        ref = self._meant(grid, cell, previous or (last if sheet == grid.name else None))
        if ref is not None:
            self._last = (grid.name, ref)
            self._seen.add(ref)
        return ref

    def note_missing(self, place: str, words: str) -> None:
        """A row of a table with refs has none."""
        self._without.append((place, words))

    def say_missing(self) -> None:
        """Say once which actions have no ref, where others of the document have one."""
        if not self._without or not self._seen:
            return
        place, words = self._without[0]
        many = len(self._without)
        sentence = "This action has no ref." if many == 1 else f"{many} actions have no ref; this is the first of them."
        self.problems.add("missing", place, words[:60], "ref", "", sentence, cause="Actions have no ref")

    def _meant(self, grid: Grid, cell: Cell, previous: str | None) -> str | None:
        printed = folded(cell.text)
        ref = ref_in(printed)
        if ref is None:
            return None
        if ref in self._seen and ref != printed:  # 1.2 and "1.2 NEW" stand beside each other
            ref = printed.rstrip(".").strip()
        meant = ref.lstrip("'") if ref.startswith("'") else None
        meant = meant or _undamaged(ref, previous) or self._tenth(ref, cell, previous) or _was_a_ref(cell, previous)
        if meant:
            sentence = f'The ref "{printed}" was read as {meant} among its neighbours.'
            self.problems.add(
                "repaired", place_of(grid, cell), meant, "ref", printed, sentence, meant, cause="A ref was damaged"
            )
        elif cell.day is not None:
            sentence = f'The ref "{printed}" is a date in the sheet, which probably changed it; it was kept as shown.'
            self.problems.add(
                "doubtful",
                place_of(grid, cell),
                ref,
                "ref",
                printed,
                sentence,
                cause="A ref became a date in the sheet",
            )
        return meant or ref

    def _tenth(self, ref: str, cell: Cell, previous: str | None) -> str | None:
        """2.10 that became the number 2.1: it comes after 2.9, and there was a 2.1 before."""
        if cell.number is None or ref not in self._seen:
            return None
        following = next(iter(_following(previous)), "")
        return following if following.endswith("0") and following.rstrip("0") == ref else None


def _undamaged(ref: str, previous: str | None) -> str | None:
    """ "1.1.2017" after "1.1.16" is 1.1.17, a damage of the same kind as 202017."""
    damaged = re.fullmatch(r"(.*\.)20(\d\d)", ref) if ".20" in ref else None
    return damaged[1] + damaged[2] if damaged and previous and previous.startswith(damaged[1]) else None


def _was_a_ref(cell: Cell, previous: str | None) -> str | None:
    """1.2 that became the first of February: what was typed follows the ref before."""
    if cell.day is None:
        return None
    typed = (recovered_span(cell) or "").replace("-", ".")
    return typed if typed in _following(previous) else None


def _following(previous: str | None) -> list[str]:
    """The three refs that come behind one: 1.4, 1.5 and 1.6 behind 1.3; none where it ends in no number."""
    found = re.fullmatch(r"(.+\.)(\d{1,9})", previous or "", re.S)
    return [f"{found[1]}{int(found[2]) + step}" for step in (1, 2, 3)] if found else []
