"""A chart that is printed with its table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tracker.ui.tables.copying import TableText


class PrintedChart(NamedTuple):
    """What stands over it, what draws it onto a figure of that size in inches, and the table under it."""

    title: str
    under: str
    draw: Callable[[Any], None]
    inches: tuple[float, float]
    table: TableText
