"""What a campaign found, as one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

HEADINGS = ("Part", "What", "Tried", "Acknowledged", "Wrong", "")
MOST_SHOWN = 5  # of what went wrong in one row


@dataclass
class Row:
    """What was tried in one way. A control breaks a rule on purpose: it must go wrong, or nothing here can."""

    part: str
    what: str
    control: bool = False
    tried: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, acknowledged: int, wrong: str | None) -> None:
        """One more was tried."""
        self.tried += 1
        self.acknowledged += acknowledged
        if wrong:
            self.wrong.append(wrong)

    @property
    def holds(self) -> bool:
        """Whether it went as it should."""
        return self.tried > 0 and bool(self.wrong) == self.control

    @property
    def verdict(self) -> str:
        """The same in words."""
        if self.control:
            return "found out" if self.holds else "CONTROL FAILED: no loss was seen"
        return "held" if self.holds else "WRONG" if self.tried else "NOT TRIED"


def table_of(rows: Iterable[Row]) -> str:
    """The rows under their headings; then what went wrong where nothing should."""
    rows = list(rows)
    lines = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    laid = ("  ".join(_aligned(cells, widths)).rstrip() for cells in lines)
    told = (f"{row.part}, {row.what}: {wrong}" for row in rows if not row.control for wrong in row.wrong[:MOST_SHOWN])
    return "\n".join([*laid, *told])


def _cells(row: Row) -> tuple[str, ...]:
    what = f"control: {row.what}" if row.control else row.what
    return row.part, what, f"{row.tried:,}", f"{row.acknowledged:,}", f"{len(row.wrong):,}", row.verdict


def _aligned(cells: tuple[str, ...], widths: list[int]) -> list[str]:
    """Numbers to the right, words to the left."""
    return [cell.rjust(width) if at in (2, 3, 4) else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))]  # fmt: skip
