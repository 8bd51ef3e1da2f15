"""The main job on the sample plan: read, rated, charted, exported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from tracker.cli.options import PATH
from tracker.cli.terminal.saying import say, uncut
from tracker.cli.terminal.tables import print_table
from tracker.columns.actions import ACTION_COLUMNS
from tracker.columns.words import counted, text_of
from tracker.domain.actions.register import COUNTED_AS, register, tally, worst_first
from tracker.domain.measures.finding import find
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.put_in_place import make_folder
from tracker.services.sample import SAMPLE_OPENS, make_sample
from tracker.store.backup import restore
from tracker.store.sqlite import open_store

# What the demo writes, as paths below its folder; a plan that is open has a journal beside it.
_OWN = pattern_of(
    r"sample_plan\.(xlsx|db(-journal)?)|charts(/(progress|[\d.]+-M\d+)\.png)?|window(/[a-z]+ (light|dark)\.png)?"
)


@click.command()
@click.option("-o", "folder", default="build/demo", type=PATH, show_default=True, help="An empty or a new folder.")
@click.option("--overwrite", is_flag=True, help="Write an earlier demo anew; nothing else in the folder is replaced.")
def demo(folder: Path, overwrite: bool) -> None:
    """Try it all on the sample plan.

    It is read, what is overdue is listed, and workbook, charts and pictures of the window are written into a folder.
    """
    _check_folder(folder, overwrite)
    say("Reading the sample plan ...")
    plan = _make_plan(folder / "sample_plan.db")
    _written(folder / "sample_plan.db")
    _say_register(plan)
    say("Writing the workbook and the charts ...")
    for path in write_files(plan, folder):
        _written(path)
    say("Taking pictures of the window ...")
    for path in _pictures(folder):
        _written(path)


def _written(path: Path) -> None:
    say(f"Written: {uncut(path)}")


def _say_register(plan: Plan) -> None:
    lines = register(plan, SAMPLE_OPENS)
    for heading, rows, chosen in (
        (f"The register as at {show_day(SAMPLE_OPENS)}", lines, ("ref", "action", "lead", "review", "rating")),
        (
            "Overdue, worst first",
            worst_first(x for x in lines if x.overdue),
            ("ref", "lead", "review", "days_late", "rating"),
        ),
    ):
        say(f"\n{heading}\n")
        picked = [column for column in ACTION_COLUMNS if column.name in chosen]
        print_table([c.heading for c in picked], [[text_of(c, line) for c in picked] for line in rows])
    counts = tally(lines)
    say(f"\n{counts['total']} actions, {counts['overdue']} overdue, {counts['due_soon']} due in 28 days.\n")


def _check_folder(folder: Path, overwrite: bool) -> None:
    """Make the folder, or see that it is empty, or holds nothing but what a demo has written there before."""
    make_folder(folder, "the demo")
    for path in folder.rglob("*"):
        if path.is_symlink() or not _OWN.fullmatch(path.relative_to(folder).as_posix()):
            raise TrackerError(f"{folder} holds {path.name}, which the demo did not write: give it an empty folder.")
    if not overwrite and any(folder.iterdir()):
        raise TrackerError(f"{folder} holds an earlier demo: give --overwrite to write it anew, or another folder.")


def _make_plan(path: Path) -> Plan:
    """The sample's file. One of an earlier demo becomes it by way of SQLite: a window may have it open."""
    if not path.exists():
        return make_sample(path)
    with TemporaryDirectory() as aside:
        made = Path(aside) / path.name
        plan = make_sample(made)
        with open_store(path) as store:
            if _saved(store.plan()) != _saved(plan):
                raise TrackerError(f"Something was saved in {path} since the demo made it: give it another folder.")
        kept = restore(made, path)
    if kept is not None:
        kept.unlink()
    return plan


def _saved(plan: Plan) -> list[int]:
    """How often each record of a plan was saved since it was made, and how much was added to it."""
    saved = [theme.revision for theme in plan.themes] + [action.revision for _, action in plan.actions()]
    saved += [measure.revision for _, measure in plan.measures()]
    added = sum(len(action.updates) for _, action in plan.actions())
    added += sum(len(measure.readings) + len(measure.remarks) for _, measure in plan.measures())
    return [*(revision - plan.revision for revision in saved), added]


def _pictures(folder: Path) -> list[Path]:
    """Each page of the window on the sample plan, rendered without a screen if need be."""
    from tracker.ui.window.screenshots import Shot, take_screenshots

    def picture(page: str, shot: Shot) -> Path:
        return folder / "window" / f"{page} {shot.look}.png"

    return take_screenshots(folder / "sample_plan.db", [Shot(), Shot("dark")], picture)


def write_files(plan: Plan, folder: Path) -> Iterator[Path]:
    """The workbook, the progress chart and a chart of each measure that has readings, in place of earlier ones.

    Each is answered once it is written.
    """
    from tracker.charts.picture import new_figure, save_picture
    from tracker.charts.progress_chart import draw_progress
    from tracker.charts.words import foot_words
    from tracker.services.exporting import export_workbook

    workbook, charts = folder / "sample_plan.xlsx", folder / "charts"
    export_workbook(workbook, plan, (), SAMPLE_OPENS, date.today(), overwrite=True)
    yield workbook
    charts.mkdir(exist_ok=True)
    figure = new_figure(10, 4.5)
    by_theme = [
        (theme.heading, {s: counts[s] for s in COUNTED_AS})
        for theme in plan.themes
        if (counts := tally(line for line in register(plan, SAMPLE_OPENS) if line.theme is theme))
    ]
    actions = f"{counted(sum(1 for _ in plan.actions()), 'action')} as at {show_day(SAMPLE_OPENS)}"
    foot = foot_words(plan.organisation, SAMPLE_OPENS)
    draw_progress(figure, by_theme, title="Ratings by theme", subtitle=actions, foot=foot)
    save_picture(figure, charts / "progress.png", overwrite=True)
    yield charts / "progress.png"
    yield from _measure_charts(plan, charts)


def _measure_charts(plan: Plan, folder: Path) -> Iterator[Path]:
    """A chart of each measure that has readings."""
    from tracker.charts.measure_chart import draw_measure
    from tracker.charts.picture import new_figure, save_picture

    said: dict[str, Any] = {"organisation": plan.organisation, "scales": plan.scales}
    for _, measure in plan.measures():
        if measure.readings:
            figure = new_figure(10, 5.6)
            sentence = find(measure, SAMPLE_OPENS, plan.scales).sentence
            draw_measure(figure, measure, SAMPLE_OPENS, subtitle=sentence, **said)
            save_picture(figure, folder / f"{measure.ref}.png", overwrite=True)
            yield folder / f"{measure.ref}.png"
