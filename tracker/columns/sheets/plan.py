"""The sheets of what the plan says of itself, what changed in it, and the problems that it was read with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker.columns.changes import PLAN_CHANGE_COLUMNS
from tracker.columns.commentary import removal_words
from tracker.columns.contradictions import CONTRADICTION_COLUMNS
from tracker.columns.sheets.actions import clock_words
from tracker.columns.sheets.cells import TableSheet
from tracker.columns.words import Column, counted, for_whom
from tracker.domain.changes.between import changes_between
from tracker.domain.changes.told import PlanChange
from tracker.domain.contradictions.contradiction import Contradiction
from tracker.domain.plan import Person, Plan, there_on
from tracker.domain.problem import Problem
from tracker.domain.report import RememberedReport
from tracker.domain.when import show_day


class PlanRow(NamedTuple):
    """One thing that the plan says: under which theme ("" for the plan itself), what part it is, whose, and its words.

    `key` tells what would be edited with it.
    """

    theme: str
    part: str
    heading: str
    text: str
    key: str


_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("theme", "Theme", lambda row: row.theme or None, "text", 30, wrap=True),
    Column("part", "Part", lambda row: row.part, "text", 14, wrap=True),
    Column("heading", "Heading", lambda row: row.heading or None, "text", 26, wrap=True),
    Column("text", "Text", lambda row: row.text or None, "text", 100, wrap=True),
)


def plan_sheet(plan: Plan, as_at: date, said: str) -> TableSheet[PlanRow]:
    """The plan itself, its people and scales; of each theme the ambition and the evidence."""
    rows = [
        *_of_the_plan(plan),
        *_of_people(plan, as_at),
        *_of_scales(plan),
        *_of_themes(plan, as_at),
        *_of_removals(plan),
    ]
    above = f"{counted(len(plan.themes_on(as_at)), 'theme')}: what good looks like, and what the evidence is. {said}."
    return TableSheet("Plan", above, _COLUMNS, rows, "Nothing", lambda row: row.key, frozen="part", edited=("text",))


def _of_the_plan(plan: Plan) -> Iterator[PlanRow]:
    said = (
        ("Title", "title", plan.title),
        ("Organisation", "organisation", plan.organisation),
        ("Period", "period", _period_words(plan)),
        ("Themes are called", "theme_word", plan.theme_word),
        ("Opens as at", "opens_as_at", show_day(plan.opens_as_at) if plan.opens_as_at else None),
    )
    yield from (PlanRow("", "Plan", name, text, f"plan {key}") for name, key, text in said if text)


def _period_words(plan: Plan) -> str:
    """The days alone: a workbook keeps no more of the period, and must show the same when it is read back."""
    return " to ".join(show_day(day) for day in (plan.period.first, plan.period.last) if day)


def _of_people(plan: Plan, as_at: date) -> Iterator[PlanRow]:
    yield from (
        PlanRow("", "Person", person.name or person.role or "", _person_words(person), f"person {at}")
        for at, person in enumerate(plan.people)
        if there_on(person, as_at)
    )


def _person_words(person: Person) -> str:
    written = f"also written {', '.join(person.also_written)}" if person.also_written else ""
    return "; ".join(filter(None, (person.role if person.name else "", person.email or "", written)))


def _of_scales(plan: Plan) -> Iterator[PlanRow]:
    for scale in plan.scales:
        meanings = dict(scale.key)
        words = [f"{word}: {meanings[word]}" if word in meanings else word for word in scale.words]
        words += [f"{word}: {meaning}" for word, meaning in scale.key if word not in scale.words]
        yield PlanRow("", "Scale", scale.name, "\n".join(words), f"scale {scale.name}")


def _of_themes(plan: Plan, as_at: date) -> Iterator[PlanRow]:
    for at, theme in enumerate(plan.themes):
        if not theme.stands_on(as_at):
            continue
        heading = theme.heading
        if theme.ref_as_printed not in ("", theme.ref):
            yield PlanRow(heading, "Ref as printed", "", theme.ref_as_printed, f"ref {at}")
        if not (theme.ambition or theme.evidence):
            yield PlanRow(heading, plan.theme_word or "Theme", "", "", f"theme {at}")
        yield from (
            PlanRow(heading, "Ambition", "", text, f"ambition {at} {n}") for n, text in enumerate(theme.ambition)
        )
        yield from (
            PlanRow(heading, "Evidence", one.heading, one.text, f"evidence {at} {n}")
            for n, one in enumerate(theme.evidence)
        )


def _of_removals(plan: Plan) -> Iterator[PlanRow]:
    yield from (PlanRow("", "Removed", "", removal_words(one), f"removal {one.uuid}") for one in plan.redactions)


REPORT_SHEET_COLUMNS: tuple[Column[RememberedReport], ...] = (
    Column("title", "Report", lambda row: row.title, "text", 44, wrap=True),
    Column("as_at", "As at", lambda row: row.as_at, "day", 12),
    Column("since", "Changes since", lambda row: row.since, "day", 12),
    Column("for", "For", for_whom, "text", 16),
    Column("made", "Made", lambda row: clock_words(row.made_at), "text", 18),
    Column("by", "Made by", lambda row: row.made_by, "text", 20, wrap=True),
    Column("redacted", "Words removed", lambda row: row.redacted_on, "day", 12),
)


def reports_sheet(plan: Plan, as_at: date, said: str) -> TableSheet[RememberedReport]:
    """The reports that were made by the day, as the plan remembers them."""
    rows = sorted((one for one in plan.reports if one.as_at <= as_at), key=lambda one: one.made_at.timestamp())
    above = f"{counted(len(rows), 'report')} went out. {said}."
    none = f"No report as at {show_day(as_at)}"
    return TableSheet("Reports", above, REPORT_SHEET_COLUMNS, rows, none, lambda row: row.uuid, frozen="title")


PROBLEM_SHEET_COLUMNS: tuple[Column[tuple[int, Problem]], ...] = (
    Column("number", "No.", lambda row: row[0], "number", 6),
    Column("kind", "Kind", lambda row: row[1].kind, "text", 13),
    Column("about", "About", lambda row: row[1].about or None, "text", 16, wrap=True),
    Column("field", "Field", lambda row: row[1].field, "text", 12),
    Column("printed", "As printed", lambda row: row[1].as_printed or None, "text", 34, wrap=True),
    Column("read_as", "Read as", lambda row: row[1].read_as, "text", 22, wrap=True),
    Column("message", "What", lambda row: row[1].message, "text", 46, wrap=True),
    Column("cause", "Cause", lambda row: row[1].cause, "text", 30, wrap=True),
    Column("decision", "Decision", lambda row: row[1].decision, "text", 11),
    Column("source", "Source", lambda row: row[1].source or None, "text", 20, wrap=True),
    Column("place", "Place", lambda row: row[1].place or None, "text", 20, wrap=True),
)


def problems_sheet(problems: Sequence[Problem], as_at: date, said: str) -> TableSheet[tuple[int, Problem]]:
    """What was repaired, doubted or left aside, and what was decided about it."""
    open_ = sum(problem.decision is None for problem in problems)
    above = f"{counted(len(problems), 'problem')}, {open_:,} of them to be decided. {said}."
    rows = list(enumerate(problems, 1))
    return TableSheet(
        "Problems", above, PROBLEM_SHEET_COLUMNS, rows, "No problem", lambda row: str(row[0]), frozen="number"
    )


def contradictions_sheet(rows: Sequence[Contradiction], as_at: date, said: str) -> TableSheet[Contradiction]:
    """What the plan says on the day that cannot both be true, a sentence each."""
    above = f"{counted(len(rows), 'contradiction')}. {said}."
    none = f"No contradiction as at {show_day(as_at)}"
    return TableSheet("Contradictions", above, CONTRADICTION_COLUMNS, rows, none, lambda row: row.about)


def changes_sheet(
    plan: Plan, problems: Sequence[Problem], since: date, as_at: date, said: str
) -> TableSheet[PlanChange]:
    """What changed after a day."""
    rows = changes_between(plan, since, as_at, problems)
    above = f"{counted(len(rows), 'change')} since {show_day(since)}. {said}."
    none = f"No change since {show_day(since)}"
    columns = [replace(column, wrap=True) if column.name == "what" else column for column in PLAN_CHANGE_COLUMNS]
    return TableSheet("Changes", above, columns, rows, none, lambda row: row.ref)
