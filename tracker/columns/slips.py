"""The columns of the ledger of slips, and of what they add up to."""

from __future__ import annotations

from tracker.columns.words import Column
from tracker.domain.actions.slips import LedgerRow, SlipTotal
from tracker.domain.when import shown

NO_REASON = "no reason given"
SLIP_COLUMNS: tuple[Column[LedgerRow], ...] = (
    Column("ref", "Ref", lambda row: row.line.action.ref, "ref", 7),
    Column("action", "Action", lambda row: row.line.action.text, "text", 40, wrap=True),
    Column("lead", "Lead", lambda row: row.line.action.lead.as_printed or None, "text", 18, wrap=True),
    Column("day", "Moved on", lambda row: row.slip.day, "day", 12, empty="–"),
    Column("from", "From", lambda row: shown(row.slip.old), "text", 11),
    Column("to", "To", lambda row: shown(row.slip.new) or "no date", "text", 11),
    Column("days", "Days", lambda row: row.slip.days, "number", 6, empty="–"),
    Column("reason", "Why", lambda row: row.slip.reason, "text", 30, wrap=True, empty=NO_REASON),
    Column("by", "By", lambda row: row.slip.by, "text", 16, wrap=True),
)
SLIP_TOTAL_COLUMNS: tuple[Column[SlipTotal], ...] = (
    Column(
        "lead", "Lead", lambda total: "All" if total.lead is None else total.lead or "nobody", "text", 24, wrap=True
    ),
    Column("slips", "Slips", lambda total: total.slips, "number", 7),
    Column("actions", "Actions", lambda total: total.actions, "number", 8),
    Column("days", "Days", lambda total: total.days, "number", 7),
    Column("endless", "To no date", lambda total: total.endless or None, "number", 10),
    Column("unexplained", "Without a reason", lambda total: total.unexplained or None, "number", 10),
)
