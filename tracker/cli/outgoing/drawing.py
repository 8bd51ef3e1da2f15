"""Draws charts: one measure with the series asked for, or all measures of a theme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import AS_AT, FILE, OVERWRITE, PATH, day_of, measure_ref, overwrite_offered, plan_in
from tracker.cli.terminal.saying import say, uncut
from tracker.domain.measure import Measure
from tracker.domain.measures.finding import find
from tracker.domain.plan import Plan, Theme
from tracker.errors import NotKnown, TrackerError

if TYPE_CHECKING:
    from tracker.charts.picture import Figure

_WIDE, _HIGH = 10.0, 5.6  # inches
_OURS = "ours"


@click.command()
@FILE
@click.argument("measure", required=False)
@click.option("-o", "out", required=True, type=PATH, help="The picture: .png, .svg or .pdf.")
@click.option(
    "--show",
    multiple=True,
    metavar="NAME",
    help="A group or comparator to show, by words of its name; again for more, `ours` for none. By default the first "
    "comparators.",
)
@click.option("--theme", metavar="THEME", help="All of a theme as small charts: its ref, or words of its title.")
@OVERWRITE
@AS_AT
def chart(
    file: Path,
    measure: str | None,
    out: Path,
    show: tuple[str, ...],
    theme: str | None,
    overwrite: bool,
    as_at: date | None,
) -> None:
    """Draw a measure, or all of a theme, as a picture.

    MEASURE is a ref, or words that fit exactly one name; it is drawn against its bands.
    """
    from tracker.charts.picture import save_picture

    if (measure is None) == (theme is None):
        raise click.UsageError("Give either a measure or --theme.")
    if theme is not None and show:
        raise click.UsageError("--show is for the chart of one measure.")
    plan = plan_in(file)
    day = day_of(plan, as_at)
    figure = _theme_figure(plan, theme, day) if theme is not None else _measure_figure(plan, measure or "", day, show)
    with overwrite_offered():
        save_picture(figure, out, overwrite=overwrite)
    say(f"Written: {uncut(out)}")


def _measure_figure(plan: Plan, wanted: str, day: date, show: Sequence[str]) -> Figure:
    """One measure, by its ref or words of its name."""
    from tracker.charts.measure_chart import draw_measure
    from tracker.charts.picture import new_figure

    measure = _measure(plan, wanted, day)
    figure = new_figure(_WIDE, _HIGH)
    draw_measure(
        figure,
        measure,
        day,
        subtitle=find(measure, day, plan.scales).sentence,
        organisation=plan.organisation,
        scales=plan.scales,
        shown=_shown(measure, day, show),
    )
    return figure


def _theme_figure(plan: Plan, wanted: str, day: date) -> Figure:
    """The measures of a theme as small charts."""
    from tracker.charts.layout.small_charts import height_for
    from tracker.charts.picture import new_figure
    from tracker.charts.small_multiples import draw_small_multiples

    theme, points = _theme(plan, wanted), 10.0
    measures = [measure for other, measure in plan.measures_on(day) if other is theme]
    if not measures:
        raise TrackerError(f'"{theme.heading}" has no measures: `measures FILE` lists those of the plan.')
    figure = new_figure(_WIDE, height_for(len(measures), _WIDE, points))
    title, organisation = theme.heading, plan.organisation
    draw_small_multiples(figure, measures, day, title=title, organisation=organisation, scales=plan.scales)
    return figure


def _measure(plan: Plan, wanted: str, day: date) -> Measure:
    standing = {measure.ref: measure for _, measure in plan.measures_on(day)}
    return standing[measure_ref([*standing.values()], wanted)]


def _theme(plan: Plan, wanted: str) -> Theme:
    by_ref = [theme for theme in plan.themes if theme.ref == wanted]
    found = by_ref or [theme for theme in plan.themes if _has(theme.heading, wanted)]
    if len(found) != 1:
        there = ", ".join(f'"{theme.heading}"' for theme in (found or plan.themes)[:8])
        sentence = f'"{wanted}" fits {len(found)} themes; give one of {there}.'
        known = [name for theme in plan.themes for name in (theme.ref, theme.title) if name]
        raise TrackerError(sentence) if found else NotKnown(sentence, wanted, known)
    return found[0]


def _shown(measure: Measure, day: date, show: Sequence[str]) -> list[str] | None:
    """The names of the series asked for by words; None where nobody asked."""
    from tracker.charts.series import series_of

    if not show:
        return None
    names = [series.name for series in series_of(measure, day)]
    chosen: list[str] = []
    for wanted in show:
        found = [name for name in names if name.casefold() == wanted.casefold()]
        found = found or [name for name in names if _has(name, wanted)]
        if not found and wanted.casefold() != _OURS:
            there = ", ".join(f'"{name}"' for name in names) or "it has none with a value by that day"
            raise TrackerError(f'{measure.ref} has no group or comparator "{wanted}": {there}.')
        chosen += found
    return chosen


def _has(name: str, wanted: str) -> bool:
    words = wanted.casefold().split()
    return bool(words) and all(word in name.casefold() for word in words)
