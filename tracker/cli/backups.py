"""The backups command: lists the copies beside a plan file, and removes those that are not wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tracker.cli.options import FILE, FORMAT
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say
from tracker.columns.words import Column, counted
from tracker.domain.when import show_day
from tracker.store.kept_copies import KeptCopy, kept_copies, remove_copy, remove_older

_LISTED: tuple[Column[KeptCopy], ...] = (
    Column("copy", "Copy", lambda row: row.path.name, "text", 40),
    Column("made", "Made", lambda row: f"{show_day(row.made.date())} {row.made:%H:%M}", "text", 18),
    Column("size", "Size", lambda row: f"{row.size / 1024:,.0f} KB", "text", 10),
    Column("why", "Why", lambda row: row.why, "text", 30),
)


@click.command()
@FILE
@click.option("--remove", "names", multiple=True, help="Delete this copy; more than once for several.")
@click.option("--older-than", "days", type=click.IntRange(min=0), help="Delete those kept for more than so many days.")
@FORMAT
def backups(file: Path, names: tuple[str, ...], days: int | None, shape: str) -> None:
    """List the copies beside FILE: when each was made, how large it is, and why it is there.

    Copies that somebody gave a name are deleted by that name only. `restore COPY FILE` puts one back.
    """
    copies = kept_copies(file)
    removed = [remove_copy(file, name) for name in names]
    removed += remove_older(file, days) if days is not None else []
    left = [copy for copy in copies if copy not in removed]
    if shape == "json":
        print_json({"deleted": [copy.path.name for copy in removed], "copies": [_json(copy) for copy in left]})
    elif shape != "table":
        print_rows(_LISTED, left, shape)
    else:
        _tell(file, removed, left)


def _tell(file: Path, removed: list[KeptCopy], left: list[KeptCopy]) -> None:
    for copy in removed:
        say(f"Deleted: {copy.path.name}")
    if left:
        print_rows(_LISTED, left, "table")
    say(f"{counted(len(left), 'copy') if len(left) == 1 else f'{len(left):,} copies'} beside {file}.")


def _json(copy: KeptCopy) -> dict[str, Any]:
    return {"name": copy.path.name, "made": copy.made.isoformat(), "bytes": copy.size, "why": copy.why}
