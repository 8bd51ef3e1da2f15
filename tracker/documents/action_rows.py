"""Reads the rows of an action table into actions, each with its first update."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings import Headings
from tracker.documents.leads import misspelt_role, read_lead
from tracker.documents.problems import Problems, place_of
from tracker.documents.wording import rag_of, status_of
from tracker.domain.date_wordings import read_when
from tracker.domain.doubt import Doubt
from tracker.domain.plan import Action, Lead, StatedRag, Status, Update
from tracker.domain.when import NO_DATE, When, day_when, month_when, shown

# A document knows neither the clock nor a uuid: the importer stamps both when it saves.
UNSTAMPED = datetime.min.replace(tzinfo=UTC)
_EXCEL_DAYS = 693_594  # from the first day of Excel's calendar to that of Python's


@lru_cache(maxsize=10_000)
def _dated(text: str, period: When) -> tuple[When, tuple[Doubt, ...]]:
    """Each different text is read once: the rows of a plan share their dates."""
    return read_when(text, period=period)


class ActionRows:
    """The action tables of one document; dates are read against the plan's period."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.period = NO_DATE

    def read(self, grid: Grid, row: int, headings: Headings, previous_ref: str | None) -> Action | None:
        """The action in a row; None where neither its ref nor its words are given."""
        columns = headings.columns
        cells = {field: grid.at(row, column) for field, column in columns.items()}
        if cells.get("action") is None and cells.get("ref") is None:
            return None
        ref = self._ref(grid, cells.get("ref"), previous_ref)
        text = self.problems.text(grid, cells.get("action"), ref or "action")
        about = ref or text[:60]
        if not text:
            self._missing(grid, cells["ref"], about, "This action has a ref and no words.")
        return Action(
            ref,
            text,
            self._lead(grid, cells.get("lead"), about),
            (self._first_update(grid, cells, about),),
            folded(printed.text) if (printed := cells.get("ref")) else "",
            notes=tuple(folded(cell.text) for field, cell in cells.items() if field in ("note", "comment") and cell),
        )

    def _missing(self, grid: Grid, cell: Cell | None, about: str, sentence: str) -> None:
        self.problems.add("missing", place_of(grid, cell) if cell else grid.name, about, "", sentence)

    def _ref(self, grid: Grid, cell: Cell | None, previous: str | None) -> str | None:
        """A ref as meant: "1.1.2017" after "1.1.16" is 1.1.17, a damage of the same kind as 202017."""
        if cell is None:
            return None
        printed = folded(cell.text)
        ref = printed.rstrip(".").strip()
        if cell.day is not None:
            sentence = (
                f'The ref "{printed}" is a date in the sheet, which has probably changed it; it was kept as shown.'
            )
            self.problems.add("doubtful", place_of(grid, cell), ref, printed, sentence)
        damaged = re.fullmatch(r"(.*\.)20(\d\d)", ref)
        if damaged and previous and previous.startswith(damaged[1]):
            ref = damaged[1] + damaged[2]
            sentence = f'The ref "{printed}" was read as {ref} among its neighbours.'
            self.problems.add("repaired", place_of(grid, cell), ref, printed, sentence, ref)
        return ref

    def _lead(self, grid: Grid, cell: Cell | None, about: str) -> Lead:
        if cell is None:
            self._missing(grid, None, about, f"{about} names no lead.")
            return Lead()
        lead = read_lead(cell.text)
        if meant := misspelt_role(lead.role):
            sentence = f'The role "{lead.role}" is probably "{meant}"; it was kept as printed.'
            self.problems.add("doubtful", place_of(grid, cell), about, lead.as_printed, sentence, meant)
        return lead

    def _first_update(self, grid: Grid, cells: dict[str, Cell | None], about: str) -> Update:
        review = self._review(grid, cells.get("review"), about)
        dated = review if "review" in cells else None  # a table without the column says nothing of the date
        text = self.problems.text(grid, cells.get("commentary"), about)
        if text.lower().strip(" .") in ("as above", "see above", "ditto"):
            cell = cells["commentary"]
            assert cell is not None
            sentence = f'"{text}" points to another row; it was kept as printed.'
            self.problems.add("doubtful", place_of(grid, cell), about, text, sentence)
        stated = self._stated(grid, cells.get("rag"), about)
        status = self._status(grid, cells, review, stated, text, about)
        rag: StatedRag | None = stated if stated in ("red", "amber", "green") else None  # type: ignore[assignment]
        return Update("", "plan", None, UNSTAMPED, text or None, status, rag, dated)

    def _review(self, grid: Grid, cell: Cell | None, about: str) -> When:
        if cell is None:
            return NO_DATE
        if cell.day is not None:
            return self._real_date(grid, cell, cell.day, about)
        if cell.number is not None and 20_000 <= cell.number <= 80_000 and cell.number == int(cell.number):
            return self._serial(grid, cell, about)
        when, doubts = _dated(cell.text, self.period)
        if doubts:
            self.problems.doubts(doubts, place_of(grid, cell), about, cell.text.strip(), shown(when) or None)
        return when

    def _real_date(self, grid: Grid, cell: Cell, day: date, about: str) -> When:
        """A date cell whose format shows no day is a month; a year outside the plan's period is flagged."""
        when = day_when(day, cell.text) if cell.shows_day else month_when(day.year, day.month, cell.text)
        _, doubts = _dated(shown(when), self.period)
        if outside := [doubt for doubt in doubts if doubt.kind == "doubtful"]:
            self.problems.doubts(outside, place_of(grid, cell), about, folded(cell.text), shown(when))
        return when

    def _serial(self, grid: Grid, cell: Cell, about: str) -> When:
        """A date that lost its format: Excel's day number, a month when it is the first of one."""
        assert cell.number is not None
        day = datetime.fromordinal(int(cell.number) + _EXCEL_DAYS).date()
        when = month_when(day.year, day.month, cell.text) if day.day == 1 else day_when(day, cell.text)
        sentence = f"The number {cell.text} in a date column was read as {shown(when)}."
        self.problems.doubts([Doubt("repaired", sentence)], place_of(grid, cell), about, cell.text, shown(when))
        return when

    def _stated(self, grid: Grid, cell: Cell | None, about: str) -> str | None:
        if cell is None:
            return None
        rag = rag_of(cell.text) or ("blue" if status_of(cell.text) == Status.COMPLETE else None)
        if rag in (None, "grey"):
            sentence = f'The rating "{folded(cell.text)}" is not known, and was left aside.'
            self.problems.add("unread", place_of(grid, cell), about, folded(cell.text), sentence)
        return rag

    def _status(
        self, grid: Grid, cells: dict[str, Cell | None], review: When, stated: str | None, text: str, about: str
    ) -> Status | None:
        """Its own column first; else "Completed" for a date or a stated blue; words in commentary never count.

        None for a table that has neither the column nor commentary: it says nothing of the status.
        """
        cell = cells.get("status")
        if cell is not None:
            if status := status_of(cell.text):
                self._agreed(grid, cells, status, review, stated, about)
                return status
            sentence = f'The status "{folded(cell.text)}" is not known, and was left aside.'
            self.problems.add("unread", place_of(grid, cell), about, folded(cell.text), sentence)
        if review.kind == "completed" or stated == "blue":
            self._complete(grid, cells.get("review") or cells.get("rag"), review, about)
            return Status.COMPLETE
        if text:
            return Status.IN_PROGRESS
        return Status.NOT_STARTED if {"status", "commentary"} & cells.keys() else None

    def _agreed(
        self, grid: Grid, cells: dict[str, Cell | None], status: Status, review: When, stated: str | None, about: str
    ) -> None:
        """A date or a rating that says complete beside a status that does not is a contradiction."""
        if status in (Status.COMPLETE, Status.REPORTED_COMPLETE):
            return
        saying = [cells.get("review")] if review.kind == "completed" else []
        saying += [cells.get("rag")] if stated == "blue" else []
        for cell in saying:
            assert cell is not None
            printed = folded(cell.text)
            sentence = f'"{printed}" contradicts the status "{status.value}" of {about}, which was followed.'
            self.problems.add("contradiction", place_of(grid, cell), about, printed, sentence)

    def _complete(self, grid: Grid, cell: Cell | None, review: When, about: str) -> None:
        if review.kind != "completed" or review.last is None:
            self.problems.add(
                "missing",
                place_of(grid, cell) if cell else grid.name,
                about,
                folded(cell.text) if cell else "",
                f"{about} is complete, and no completion date is given.",
                "complete",
            )
