"""Writes a plan as a workbook, with the plan itself in it where nothing is left out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tracker.columns.sheets.saved import packed
from tracker.columns.sheets.whole import WHOLE, Sheets, WorkbookChoice
from tracker.documents.dump.write import plan_json
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.no_gc import no_gc
from tracker.reports.workbook.write import write_workbook


@no_gc()
def export_workbook(
    path: str | Path,
    plan: Plan,
    problems: Sequence[Problem],
    as_at: date,
    today: date,
    choice: WorkbookChoice = WHOLE,
    *,
    overwrite: bool = False,
) -> None:
    """Write the workbook to `path`; TrackerError where it cannot be written, or nothing of the plan was chosen.

    A workbook of the whole plan can be imported again: into a new file as the same plan, into the plan as what was
    edited in it. One from which something is left out does not hold the rest either.
    """
    sheets = Sheets(plan, problems, as_at, today, choice)
    saved = packed(json.dumps(plan_json(plan, problems))) if choice.is_whole else None
    write_workbook(path, sheets, saved, overwrite=overwrite)
