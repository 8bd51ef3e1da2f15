"""What several commands take: the plan file, the as-at day, the format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan
from tracker.errors import TrackerError
from tracker.put_in_place import AlreadyThere


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
        return when.first


DAY = Day()
FILE = click.argument("file", type=click.Path(path_type=Path))
AS_AT = click.option("--as-at", type=DAY, help="The day to compute for; by default the plan's own, or today.")
FORMAT = click.option(
    "--format", "shape", type=click.Choice(["table", "csv", "json"]), default="table", help="How to print it."
)

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


def measure_ref(measures: Sequence[Measure], wanted: str) -> str:
    """The ref of one of the measures, by its ref or by words that fit exactly one name; TrackerError otherwise."""
    words = wanted.casefold().split()
    found = [one.ref for one in measures if one.ref == wanted]
    found = found or [one.ref for one in measures if all(word in one.name.casefold() for word in words)]
    if len(found) != 1:
        refs = f": {', '.join(found[:8])}" if found else ""
        raise TrackerError(f'"{wanted}" fits {len(found)} measures{refs}; give one ref.')
    return found[0]
