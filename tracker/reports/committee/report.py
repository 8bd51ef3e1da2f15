"""A plan as a report to its committee: all sections, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.plan import Plan
from tracker.domain.when import shown
from tracker.reports.blocks import Block, Bullets, Contents, Front, Heading, PageBreak, Report, Runs, foot_of
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.changes_section import slip_ledger, what_changed
from tracker.reports.committee.one_page import one_page
from tracker.reports.committee.rules_section import rules
from tracker.reports.committee.runs import as_runs, sentence, unbroken
from tracker.reports.committee.scorecard_section import scorecard_tables
from tracker.reports.committee.theme_section import theme_sections
from tracker.reports.committee.wanted import Pictures, WantedReport


def committee_report(plan: Plan, wanted: WantedReport, pictures: Pictures | None = None) -> Report:
    """The report as at the day that is wanted. `pictures` are the charts to show, by the refs of their measures."""
    both = BothDays(plan, wanted)
    blocks = tuple(_blocks(both, pictures or {}))
    return Report(_front_page(both), blocks, both.proofs.sources, _page_foot(both))


def _blocks(both: BothDays, pictures: Pictures) -> Iterator[Block]:
    yield Contents(1)
    yield PageBreak()
    yield from one_page(both)
    yield from theme_sections(both, pictures)
    yield PageBreak()
    yield from scorecard_tables(both)
    yield from slip_ledger(both)
    yield from what_changed(both)
    yield from rules(both)
    if both.wanted.taken_out:
        yield Heading(1, "What was taken out, and why", "taken-out")
        yield Bullets(tuple(as_runs(text) for text in both.wanted.taken_out))


def _front_page(both: BothDays) -> Front:
    """The title of the plan over labelled facts; a fact that is not known is left out."""
    plan, wanted = both.plan, both.wanted
    facts = {
        "For": wanted.audience,
        "From": plan.organisation or "",
        "Plan for": shown(plan.period),
        "As at": both.day,
        "Changes since": both.since_day,
    }
    told = tuple((label, as_runs(text)) for label, text in facts.items() if text)
    recommendations: tuple[Runs, ...] = tuple(as_runs(sentence(one)) for one in wanted.recommendations if one.strip())
    subtitle = "Progress report for publication" if wanted.public else "Progress report"
    return Front(unbroken(plan.title), subtitle, told, recommendations)


def _page_foot(both: BothDays) -> str:
    """What stands at the foot of each page."""
    return foot_of(both.plan.title, f"as at {both.day}")
