"""The backups command: lists the copies beside a plan file, and removes those that are not wanted."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import FILE
from tracker.cli.printing import print_table
from tracker.columns.words import counted
from tracker.domain.when import show_day
from tracker.store.kept_copies import KeptCopy, kept_copies, remove_copy, remove_older


@click.command()
@FILE
@click.option("--remove", "names", multiple=True, help="Delete this copy; more than once for several.")
@click.option("--older-than", "days", type=click.IntRange(min=0), help="Delete those kept for more than so many days.")
def backups(file: Path, names: tuple[str, ...], days: int | None) -> None:
    """List the copies beside FILE: when each was made, how large it is, and why it is there.

    Copies that somebody gave a name are deleted by that name only. `restore COPY FILE` puts one back.
    """
    copies = kept_copies(file)
    removed = [remove_copy(file, name) for name in names]
    removed += remove_older(file, days) if days is not None else []
    for copy in removed:
        click.echo(f"Deleted: {copy.path.name}")
    left = [copy for copy in copies if copy not in removed]
    if left:
        print_table(["Copy", "Made", "Size", "Why"], [_row(copy) for copy in left])
    click.echo(f"{counted(len(left), 'copy') if len(left) == 1 else f'{len(left):,} copies'} beside {file}.")


def _row(copy: KeptCopy) -> list[str]:
    return [copy.path.name, f"{show_day(copy.made.date())} {copy.made:%H:%M}", f"{copy.size / 1024:,.0f} KB", copy.why]
