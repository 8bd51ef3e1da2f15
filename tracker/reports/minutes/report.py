"""The minutes of a meeting as a report: what was decided and left, then the register and scorecard that it saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.columns.minutes import MINUTES_COLUMNS, OUTCOME_WORDS, counts_words
from tracker.columns.words import counted, text_of
from tracker.domain.actions.register import Line
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import agenda
from tracker.domain.meetings.minutes import OUTCOMES, minutes
from tracker.domain.meetings.told import ToldMeeting
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.reports.blocks import (
    Block,
    Counts,
    Front,
    Heading,
    PageBreak,
    Prose,
    Report,
    Run,
    Table,
    TableColumn,
    foot_of,
)
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.runs import as_runs, sentence, unbroken
from tracker.reports.committee.scorecard_section import scorecard_tables
from tracker.reports.committee.theme_actions import actions_table
from tracker.reports.committee.wanted import WantedReport

_SHARES = {"ref": 1.1, "action": 3.6, "decision": 3.2, "because": 2.8, "who": 2.0, "by_when": 1.3}


@dataclass(frozen=True, slots=True)
class Closing:
    """When a meeting is closed, and by whom."""

    at: datetime
    by: str | None = None


def minutes_report(plan: Plan, meeting: Meeting, told: ToldMeeting, closing: Closing | None) -> Report:
    """The minutes as the plan tells them now; without a closing they are said to be not closed."""
    both = BothDays(plan, WantedReport(meeting.day))
    blocks = tuple(_blocks(both, meeting, told))
    open_ = "" if closing else ", not closed"
    foot = foot_of(told.name, f"{show_day(told.day)}{open_}")
    return Report(_front(plan, told, closing), blocks, both.proofs.sources, foot)


def _front(plan: Plan, told: ToldMeeting, closing: Closing | None) -> Front:
    facts = {
        "Plan": plan.title,
        "From": plan.organisation or "",
        "As at": show_day(told.day),
        "Present": ", ".join(told.present),
        "Lasted": lasted_words(told.began_at, closing.at) if closing else "",
        "Closed": _closed_words(closing) if closing else "not closed: what is decided from now on is not in here",
    }
    shown = tuple((label, as_runs(text)) for label, text in facts.items() if text)
    return Front(unbroken(told.name), "Minutes" if closing else "Minutes so far, not closed", shown)


def _closed_words(closing: Closing) -> str:
    return f"{show_day(closing.at.date())}{f' by {closing.by}' if closing.by else ''}"


def lasted_words(began: datetime, ended: datetime) -> str:
    """How long a meeting took: "1 hour 5 minutes"; of one that was closed on a later day the days."""
    hours, left = divmod(max(0, round((ended.timestamp() - began.timestamp()) / 60)), 60)
    if hours >= 24:
        return counted(hours // 24, "day")
    told = [counted(hours, "hour")] if hours else []
    return " ".join([*told, counted(left, "minute")] if left or not told else told)


def _blocks(both: BothDays, meeting: Meeting, told: ToldMeeting) -> Iterator[Block]:
    yield Heading(1, "What was decided", "decided")
    yield Prose(as_runs(sentence(counts_words(told.counts, told.looked_at))), "lead")
    yield Counts(tuple(((Run(f"{told.counts[one]:,}"),), OUTCOME_WORDS[one], "") for one in OUTCOMES))
    if told.rows:
        yield _decisions(told)
    yield from _by_agenda(both, meeting)
    yield PageBreak()
    yield from _register(both)
    yield from scorecard_tables(both)


def _decisions(told: ToldMeeting) -> Table:
    columns = tuple(
        TableColumn(one.heading, _SHARES[one.name], row_heading=one.name == "ref") for one in MINUTES_COLUMNS
    )
    rows = tuple(tuple(as_runs(text_of(column, row) or _nothing(column.name)) for column in MINUTES_COLUMNS)
                 for row in told.rows)  # fmt: skip
    alt = "Each decision with its reason, who does what comes next and by when."
    return Table(f"Decisions of {show_day(told.day)}", columns, rows, alt)


def _nothing(column: str) -> str:
    """A heading of a row says something."""
    return "–" if column == "ref" else ""


def _by_agenda(both: BothDays, meeting: Meeting) -> Iterator[Block]:
    now = {line.action.uuid: line for line in both.lines}
    items = agenda(both.plan, meeting)
    asked = [now[item.line.action.uuid] for item in items if item.asked_last_time]
    left = [item.line for item in minutes(both.plan, meeting).left]
    yield from _section(both, "What is left for next time", "Actions about which nothing was decided", left)
    yield from _section(
        both, "What became of what was asked last time", "Actions that the last meeting asked for", asked
    )


def _section(both: BothDays, heading: str, caption: str, lines: Sequence[Line]) -> Iterator[Block]:
    if lines:
        yield Heading(1, heading)
        yield actions_table(both, lines, caption)


def _register(both: BothDays) -> Iterator[Block]:
    """Every action as the meeting left it, a table for each theme."""
    if both.lines:
        yield Heading(1, f"The register as at {both.day}", "register")
    for theme in both.plan.themes:
        if lines := both.lines_of(theme):
            yield actions_table(both, lines, f"Actions of {unbroken(theme.heading)}")
