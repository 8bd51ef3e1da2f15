"""Kills while somebody types: what was on disk is offered back, on the action that it was typed for."""

from __future__ import annotations

from pathlib import Path

from tests.campaign.table import Row
from tests.store.killing import ready_to_fork
from tests.ui.typing import killed_while_typing
from tracker.services.sample import make_sample


def typed_words(folder: Path, count: int) -> list[Row]:
    """So many kills, and a tenth of it of the control."""
    rows = [
        Row("typing", "words that are being typed"),
        Row("typing", "said to be kept while they are typed", control=True),
    ]
    plan = folder / "sample.plan"
    make_sample(plan)
    with ready_to_fork("tests.ui.typing"):
        for row, kills in zip(rows, (count, max(count // 10, 5)), strict=True):
            for number in range(kills):
                found = killed_while_typing(plan, folder / f"{row.control} {number}", row.control)
                row.count(len(found.kept), found.wrong)
    return rows
