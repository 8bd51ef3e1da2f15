"""What became of each action in next year's plan, as a report: one table from old refs to new."""

from __future__ import annotations

from datetime import date

from tracker.columns.changes import FATE_COLUMNS, fate_counts
from tracker.columns.words import text_of
from tracker.domain.next_year.carrying import Carried
from tracker.domain.next_year.naming import period_or_title
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.reports.blocks import Block, Front, Heading, Prose, Report, Table, TableColumn, foot_of
from tracker.reports.committee.runs import as_runs, sentence

_SHARES = {"old_ref": 0.9, "new_ref": 0.9, "action": 4.6, "lead": 2, "fate": 1.5, "why": 2.4}


def next_year_report(old: Plan, made: Carried, as_at: date) -> Report:
    """The table, under the counts of what went on and what was left."""
    before, after = _named(old), _named(made.plan)
    facts = {"From": before, "To": after, "Organisation": old.organisation or "", "As at": show_day(as_at)}
    shown = tuple((label, as_runs(text)) for label, text in facts.items() if text)
    front = Front("From this year's plan to the next", "What became of each action", shown)
    words = as_runs(sentence(fate_counts(made.fates) or "The plan has no actions"))
    blocks: list[Block] = [Heading(1, "What became of each action"), Prose(words, "lead")]
    blocks += [_table(made)] if made.fates else []
    return Report(front, tuple(blocks), foot=foot_of(before, after))


def _named(plan: Plan) -> str:
    """The title, with the period where two plans bear one title."""
    period = period_or_title(plan)
    return plan.title if period in plan.title else f"{plan.title}, {period}"


def _table(made: Carried) -> Table:
    shown = [one for one in FATE_COLUMNS if one.name in _SHARES]
    columns = tuple(TableColumn(one.heading, _SHARES[one.name], row_heading=one.name == "old_ref") for one in shown)
    rows = tuple(tuple(as_runs(text_of(one, row) or "–") for one in shown) for row in made.fates)
    return Table("Old refs and new", columns, rows, "Each action with its old ref, its new one, and what became of it.")
