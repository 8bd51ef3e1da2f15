"""Times a pack of 50 actions against a bare workbook of the same cells, written by XlsxWriter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.bench import bare
from tests.bench.pairs import Result, timed_in_pairs
from tests.domain.builders import an_action, an_update
from tracker.columns.packs import sent_of
from tracker.domain.actions.register import register
from tracker.domain.pack import Pack, sent_json
from tracker.domain.packs.sending import rows_of
from tracker.domain.plan import Action, Lead, Plan, Theme
from tracker.reports.packs.workbook import pack_bytes

ACTIONS, AS_AT = 50, date(2018, 3, 31)
LEAD = "Service Manager"


def pack(folder: Path, pairs: int) -> Result:
    """The lines of the register are there already, as they are where packs of all leads are written."""
    plan = Plan("Improvement plan", themes=(Theme("1", "Practice", actions=tuple(map(_action, range(ACTIONS)))),))
    lines, ours, plain = register(plan, AS_AT), folder / "pack.xlsx", folder / "bare.xlsx"

    def write() -> None:
        rows = rows_of(plan, lines, AS_AT)
        sent = sent_json(sent_of(row, AS_AT) for row in rows)
        made = Pack("a-pack", LEAD, AS_AT, datetime(2018, 3, 31, 9, tzinfo=UTC), sent)
        ours.write_bytes(pack_bytes(plan, made, rows, AS_AT))

    write()
    sheets, _ = bare.cells_of(ours)
    return timed_in_pairs(write, lambda: bare.write_by_xlsxwriter(plain, sheets), pairs)


def _action(number: int) -> Action:
    day = date(2017, 9, 1) + timedelta(days=number)
    text = "What was done since the last review, in a sentence or two; a report goes to the board by 30 Apr 2018."
    said = [an_update(day + timedelta(days=30 * month), text, review="May 2018") for month in range(3)]
    return an_action(f"1.{number}", "Oct 2017", tuple(said), lead=Lead(LEAD, LEAD))
