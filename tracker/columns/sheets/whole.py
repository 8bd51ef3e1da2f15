"""Which sheets the workbook has, and what of the plan stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tracker.columns.sheets.actions import actions_sheet, commentary_sheet, overdue_sheet
from tracker.columns.sheets.cells import TableSheet
from tracker.columns.sheets.measures import measures_sheet, readings_sheet, remarks_sheet, scorecard_sheet
from tracker.columns.sheets.meetings import decisions_sheet, meetings_sheet
from tracker.columns.sheets.plan import (
    changes_sheet,
    contradictions_sheet,
    plan_sheet,
    problems_sheet,
    reports_sheet,
)
from tracker.columns.sheets.promises import promises_sheet, slips_sheet
from tracker.columns.words import as_at_words
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line, among, register
from tracker.domain.actions.slips import slip_rows
from tracker.domain.contradictions.contradiction import Contradiction
from tracker.domain.contradictions.every import contradictions
from tracker.domain.meetings.told import ToldMeeting, told_meetings
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.problem import Problem
from tracker.domain.promises.states import promises
from tracker.domain.publishing.public_plan import without_names
from tracker.domain.report import last_report
from tracker.errors import NotKnown

SHEETS = (
    "Summary", "Plan", "Actions", "Overdue", "Slips", "Changes", "Measures", "Readings", "Scorecard", "Remarks",
    "Commentary", "Promises", "Meetings", "Decisions", "Contradictions", "Reports", "Problems",
)  # fmt: skip
# The sheets that many plans have nothing for: left out then, unless sheets are chosen.
WHERE_ANY = ("Slips", "Remarks", "Promises", "Meetings", "Decisions", "Reports")
NO_DAY = "Problems have no day: those of later imports are among them"
SINCE_DAYS = 92  # a quarter: what is told as changed where nobody says since when
NAMES = ("author", "recorded_by", "by", "signed_off_by")  # the columns that hold people's names; of leads the roles


@dataclass(frozen=True, slots=True)
class WorkbookChoice:
    """What goes into a workbook: the sheets by name, themes by ref or title, leads by name; () for all of them."""

    sheets: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    names: bool = True
    since: date | None = None

    @property
    def is_part(self) -> bool:
        """Whether themes or actions of the plan are left out."""
        return bool(self.themes or self.leads)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the plan is left out."""
        return not (self.sheets or self.is_part) and self.names


WHOLE = WorkbookChoice()


@dataclass(slots=True)
class Sheets:
    """The sheets of one plan as at a day, made one after the other as they are asked for."""

    plan: Plan
    problems: Sequence[Problem]
    as_at: date
    today: date
    choice: WorkbookChoice = WHOLE
    lines: list[Line] = field(init=False)
    _whole: Plan = field(init=False)  # that all of a theme is green, only all of its actions say

    def __post_init__(self) -> None:
        self._whole = self.plan
        self.plan = chosen_of(self.plan, self.choice)
        if self.choice.is_part:
            chosen = self._chosen()
            self.problems = [one for one in self.problems if one.about in chosen]
        if not self.choice.names:
            self.plan, self.problems = without_names(self.plan, self.problems)
        self.lines = register(self.plan, self.as_at)

    @property
    def said(self) -> str:
        """The day in words."""
        return as_at_words(self.as_at, self.today)

    @property
    def part(self) -> str:
        """What of the plan is told, where a part was chosen: its counts are not those of the plan; else ""."""
        told = [theme.heading for theme in self.plan.themes] if self.choice.themes else []
        led = (
            sorted({" ".join(line.action.lead.as_printed.split()) for line in self.lines}) if self.choice.leads else []
        )
        if self.choice.names:
            led = list(self.choice.leads)
        words = [", ".join(told), f"actions of {', '.join(led)}" if led else ""]
        return f"Only a part of the plan: {'; '.join(filter(None, words))}" if self.choice.is_part else ""

    @property
    def since(self) -> date:
        """The day since which changes are told: the chosen one, that of the last report, or a quarter before."""
        last = last_report(self.plan.reports, self.as_at)
        return self.choice.since or (last.as_at if last else self.as_at - timedelta(days=SINCE_DAYS))

    def has(self, name: str) -> bool:
        """Whether a sheet was chosen."""
        return not self.choice.sheets or name in self.choice.sheets

    def tables(self) -> Iterator[TableSheet[Any]]:
        """Each sheet with a table, in its order, without its empty columns."""
        plan, day, said = self.plan, self.as_at, ". ".join(filter(None, (self.said, self.part)))
        within = Limits.of(plan.settings).due_soon_days
        made: dict[str, Callable[[], TableSheet[Any]]] = {
            "Plan": lambda: plan_sheet(plan, day, said),
            "Actions": lambda: actions_sheet(self.lines, day, said),
            "Overdue": lambda: overdue_sheet(self.lines, day, said),
            "Slips": lambda: slips_sheet(slip_rows(self.lines, day, within), day, said),
            "Changes": lambda: changes_sheet(plan, self.problems, self.since, day, said),
            "Measures": lambda: measures_sheet(plan, day, said),
            "Readings": lambda: readings_sheet(plan, day, said),
            "Scorecard": lambda: scorecard_sheet(plan, day, said),
            "Remarks": lambda: remarks_sheet(plan, day, said),
            "Commentary": lambda: commentary_sheet(plan, day, said),
            "Promises": lambda: promises_sheet(promises(plan, day), day, said),
            "Meetings": lambda: meetings_sheet(self.held, said),
            "Decisions": lambda: decisions_sheet(self.held, said),
            "Contradictions": lambda: contradictions_sheet(self._contradictions(), day, said),
            "Reports": lambda: reports_sheet(plan, day, said),
            "Problems": lambda: problems_sheet(self.problems, day, said if day >= self.today else f"{said}. {NO_DAY}"),
        }
        for name in SHEETS:
            if name in made and self.has(name):
                sheet = made[name]()
                if sheet.rows or name not in WHERE_ANY or self.choice.sheets:
                    yield self._with_or_without_names(sheet).without_empty()

    @property
    def held(self) -> list[ToldMeeting]:
        """The meetings by the day; none where a part of the plan was chosen, for they are of the whole of it."""
        if self.choice.is_part:
            return []
        return told_meetings(self.plan, self.as_at)

    def _contradictions(self) -> list[Contradiction]:
        """Those of what was chosen, as the whole plan has them."""
        whole = self._whole if self.choice.names else without_names(self._whole)[0]
        found = contradictions(whole, among(register(whole, self.as_at)), self.as_at)
        chosen = self._chosen()
        return [one for one in found if one.about in chosen]

    def _chosen(self) -> set[str]:
        """By what problems and contradictions call all that was chosen."""
        return {name for theme in self.plan.themes for name in _abouts(theme)}

    def _with_or_without_names(self, sheet: TableSheet[Any]) -> TableSheet[Any]:
        if self.choice.names:
            return sheet
        return replace(sheet, columns=[column for column in sheet.columns if column.name not in NAMES])


def sheets_for(plan: Plan) -> list[str]:
    """The names of the sheets for which a plan has something at all."""
    said = {"Remarks": any(one.remarks for one in plan.measure_records()), "Reports": bool(plan.reports)}
    return [name for name in SHEETS if said.get(name, True)]


def leads_of(plan: Plan) -> list[str]:
    """Who leads actions of a plan, one by one, by name or role, as `WorkbookChoice` takes them."""
    each = [one for _, action in plan.actions() if action.removed_on is None for one in action.lead.each]
    return sorted({name for one in each if (name := one.name or one.role or one.as_printed)}, key=str.casefold)


def chosen_of(plan: Plan, choice: WorkbookChoice) -> Plan:
    """The plan with the chosen themes, and in them the actions of the chosen leads.

    Raises TrackerError for a theme or a lead that the plan does not have.
    """
    themes = plan.themes
    if choice.themes:
        _check("theme", choice.themes, [name for theme in themes for name in _names(theme)])
        themes = tuple(theme for theme in themes if _named(theme) & _plain(choice.themes))
    if choice.leads:
        _check("lead", choice.leads, [name for _, action in plan.actions() for name in _lead_names(action)])
        wanted = _plain(choice.leads)
        themes = tuple(
            replace(theme, actions=tuple(one for one in theme.actions if _leads(one) & wanted)) for theme in themes
        )
    return plan if themes is plan.themes else replace(plan, themes=themes)


def _check(what: str, chosen: Iterable[str], known: list[str]) -> None:
    for name in chosen:
        if not _plain([name]) & _plain(known):
            sentence = f'The plan has no {what} "{name}": write it as the plan does.'
            raise NotKnown(sentence, name, known)


def _plain(names: Iterable[str]) -> set[str]:
    return {" ".join(name.split()).casefold() for name in names if name}


def _abouts(theme: Theme) -> Iterator[str]:
    """By what contradictions call a theme and what stands under it."""
    yield theme.ref or theme.title
    yield from (action.ref or action.text[:60] for action in theme.actions)
    yield from (measure.ref for measure in theme.measures)


def _named(theme: Theme) -> set[str]:
    return _plain(_names(theme))


def _names(theme: Theme) -> list[str]:
    return [name for name in (theme.ref, theme.title, theme.heading) if name]


def _leads(action: Action) -> set[str]:
    return _plain(_lead_names(action))


def _lead_names(action: Action) -> list[str]:
    each = [name for one in action.lead.each for name in (one.name, one.role)]
    return [name for name in (*each, action.lead.as_printed) if name]
