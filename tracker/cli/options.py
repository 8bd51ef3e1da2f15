"""What several commands take: the plan file, the as-at day, the format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Plan
from tracker.domain.report import last_report
from tracker.domain.when import show_day
from tracker.errors import NotKnown, TrackerError
from tracker.put_in_place import AlreadyThere

_YEARS = range(1900, 2200)  # before them no workbook knows a day, and nobody plans beyond


class Day(click.ParamType[date]):
    """A day, ISO or day first: 2017-11-14, 14/11/2017, 14 Nov 2017."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error for anything that is not one."""
        if isinstance(value, date):
            return value
        when, _ = read_when(str(value))
        if when.kind != "day" or when.first is None or when.first != when.last:
            self.fail(f'"{value}" is not a day: write 2017-11-14 or 14/11/2017.', param, ctx)
        if when.first.year not in _YEARS:
            self.fail(f'"{value}" cannot be meant: its year is not {_YEARS[0]} to {_YEARS[-1]}.', param, ctx)
        return when.first


class SinceDay(Day):
    """A day, or "last": that of the last report."""

    name = "day|last"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The day, or the word itself: which report was the last one, the plan says."""
        return value if value == "last" else super().convert(value, param, ctx)


class NamedPath(click.Path):
    """A path that has a name: nothing (a variable that is not set) would be the folder one is in, and "-" a file."""

    def __init__(self, *, or_input: bool = False) -> None:
        super().__init__(path_type=Path, readable=False)  # what may not be read is told as all that goes wrong
        self.or_input = or_input

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; a usage error for one without a name."""
        if not str(value):
            self.fail("it is empty; give the name of a file or folder.", param, ctx)
        if str(value) == "-" and not self.or_input:
            self.fail("- is not read or written here; give the name of a file or folder.", param, ctx)
        return super().convert(value, param, ctx)


PATH, PATH_OR_INPUT = NamedPath(), NamedPath(or_input=True)
FC = TypeVar("FC", bound=Callable[..., Any])
DAY = Day()
FILE = click.argument("file", type=PATH)
AS_AT = click.option("--as-at", type=DAY, help="The day to compute for; by default the plan's own, or today.")
FORMAT = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv", "csv-excel", "json"]),
    default="table",
    help="How to print it; csv-excel is for opening in Excel, csv for other programs.",
)


def by_option(whose: str) -> Callable[[FC], FC]:
    """--by, which is the name in the user's settings where it is not given."""
    return click.option(
        "--by", callback=_signed, metavar="NAME", help=f"{whose} By default your name in the window's settings."
    )


def _signed(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    from tracker.settings import load_settings

    return given or load_settings().who or None


def must_sign(by: str | None, does: str) -> str:
    """The name of who does what nobody may do unnamed; a usage error says how to give one."""
    if by is None or not by.strip():
        raise click.UsageError(f"Say who {does} with --by NAME, or give your name once in the window's settings.")
    return by


OVERWRITE = click.option("--overwrite", is_flag=True, help="Replace what is there; a plan file never is.")


@contextmanager
def overwrite_offered() -> Iterator[None]:
    """Name the option where something stands that it would replace."""
    try:
        yield
    except AlreadyThere as error:
        raise TrackerError(f"{error.path} is there already: choose another name, or give --overwrite.") from error


def plan_in(file: Path) -> Plan:
    """The plan that a file holds."""
    from tracker.store.sqlite import open_store  # here and below: not needed to import into no file

    with open_store(file) as store:
        return store.plan()


def day_of(plan: Plan, as_at: date | None) -> date:
    """The day asked for, else the day the plan opens as at."""
    from tracker.domain.actions.register import default_as_at

    return as_at or default_as_at(plan, date.today())


def since_day(plan: Plan, since: date | str, as_at: date) -> date:
    """The day asked for, or that of the last report before the as-at day; TrackerError for none, and a later one."""
    if isinstance(since, date):
        if since > as_at:
            raise TrackerError(f"{show_day(since)} is after {show_day(as_at)}: say an earlier day, or a later --as-at.")
        return since
    report = last_report(plan.reports, as_at)
    if report is None:
        raise TrackerError(
            f"No report before {show_day(as_at)} is remembered in this plan: give the day with --since instead."
        )
    return report.as_at


def measure_ref(measures: Sequence[Measure], wanted: str) -> str:
    """The ref of one of the measures, by its ref or by words that fit exactly one name; TrackerError otherwise."""
    words = wanted.casefold().split()
    found = [one.ref for one in measures if one.ref == wanted]
    found = found or [one.ref for one in measures if all(word in one.name.casefold() for word in words)]
    if len(found) != 1:
        refs = f": {', '.join(found[:8])}" if found else ""
        if not found:
            known = [name for one in measures for name in (one.ref, one.name)]
            raise NotKnown(f'"{wanted}" is no measure of the plan: `measures FILE` lists them.', wanted, known)
        raise TrackerError(f'"{wanted}" fits {len(found)} measures{refs}; give one ref.')
    return found[0]


def action_named(plan: Plan, ref: str) -> Action:
    """The one action of a ref; TrackerError where there is none, or more."""
    found = [action for _, action in plan.actions() if action.ref == ref]
    if not found:
        known = [action.ref for _, action in plan.actions() if action.ref]
        named = ref if ref.strip() else f'"{ref}"'
        raise NotKnown(f"There is no action {named} in the plan: `actions FILE` lists them.", ref, known)
    if len(found) > 1:
        raise TrackerError(f"{len(found)} actions have the ref {ref} in the plan: `actions FILE` lists them.")
    return found[0]
