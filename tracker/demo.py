"""The main job on the sample plan: read, rated, charted, exported."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import click

from tracker.cli.printing import print_table
from tracker.columns.actions import ACTION_COLUMNS
from tracker.columns.words import text_of
from tracker.domain.actions.register import COUNTED_AS, register, tally, worst_first
from tracker.domain.measures.finding import find
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.services.sample import SAMPLE_OPENS, make_sample


@click.command()
@click.option("-o", "folder", default="build/demo", type=click.Path(path_type=Path), help="Where to write the files.")
def demo(folder: Path) -> None:
    """Read the sample plan, list what is overdue, write workbook and charts into a folder and name them."""
    folder.mkdir(parents=True, exist_ok=True)
    plan = make_sample(folder / "sample_plan.db")
    lines = register(plan, SAMPLE_OPENS)
    for heading, rows, chosen in (
        (f"The register as at {show_day(SAMPLE_OPENS)}", lines, ("ref", "action", "lead", "review", "rating")),
        (
            "Overdue, worst first",
            worst_first(x for x in lines if x.overdue),
            ("ref", "lead", "review", "days_late", "rating"),
        ),
    ):
        click.echo(f"\n{heading}\n")
        picked = [column for column in ACTION_COLUMNS if column.name in chosen]
        print_table([c.heading for c in picked], [[text_of(c, line) for c in picked] for line in rows])
    counts = tally(lines)
    click.echo(f"\n{counts['total']} actions, {counts['overdue']} overdue, {counts['due_soon']} due in 28 days.\n")
    for path in [folder / "sample_plan.db", *write_files(plan, folder), *_pictures(folder)]:
        click.echo(f"Written: {path}")


def _pictures(folder: Path) -> list[Path]:
    """Each page of the window on the sample plan, rendered without a screen if need be."""
    from tracker.ui.window.screenshots import Shot, take_screenshots

    def picture(page: str, shot: Shot) -> Path:
        return folder / "window" / f"{page} {shot.look}.png"

    return take_screenshots(folder / "sample_plan.db", [Shot(), Shot("dark")], picture)


def write_files(plan: Plan, folder: Path) -> list[Path]:
    """The workbook, the progress chart and a chart of each measure that has readings."""
    from tracker.charts.measure_chart import draw_measure
    from tracker.charts.picture import new_figure, save_picture
    from tracker.charts.progress_chart import draw_progress
    from tracker.reports.workbook.write import write_workbook

    workbook, charts = folder / "sample_plan.xlsx", folder / "charts"
    write_workbook(workbook, plan, SAMPLE_OPENS, date.today())
    shutil.rmtree(charts, ignore_errors=True)
    charts.mkdir()
    figure = new_figure(10, 4.5)
    by_theme = [
        (theme.heading, {s: counts[s] for s in COUNTED_AS})
        for theme in plan.themes
        if (counts := tally(line for line in register(plan, SAMPLE_OPENS) if line.theme is theme))
    ]
    draw_progress(figure, by_theme, title="Ratings by theme", subtitle=f"As at {show_day(SAMPLE_OPENS)}")
    save_picture(figure, charts / "progress.png")
    written = [workbook, charts / "progress.png"]
    for _, measure in plan.measures():
        if measure.readings:
            figure = new_figure(10, 5.6)
            draw_measure(figure, measure, SAMPLE_OPENS, subtitle=find(measure, SAMPLE_OPENS).sentence)
            save_picture(figure, charts / f"{measure.ref}.png")
            written.append(charts / f"{measure.ref}.png")
    return written
