"""The backups command: lists the copies of a plan file and where they lie, and removes those that are not wanted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from tracker.cli.options import FILE, FORMAT
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say, uncut
from tracker.columns.words import Column
from tracker.domain.when import show_day
from tracker.store.header import look_at_header
from tracker.store.kept_copies import KeptCopy, kept_copies, remove_copy, remove_older

_LISTED: tuple[Column[KeptCopy], ...] = (
    Column("copy", "Copy", lambda row: row.path.name, "text", 40),
    Column("made", "Made", lambda row: f"{show_day(row.made.date())} {row.made:%H:%M}", "text", 18),
    Column("size", "Size", lambda row: f"{row.size / 1024:,.0f} KB", "text", 10),
    Column("why", "Why", lambda row: row.why, "text", 30),
)


@click.command()
@FILE
@click.option("--remove", "names", multiple=True, metavar="NAME", help="Delete the copy of this name; again for more.")
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Delete those that are older than so many days, automatic ones too.",
)
@FORMAT
def backups(file: Path, names: tuple[str, ...], days: int | None, shape: str) -> None:
    """List the copies of a plan file and where they lie.

    Also when each was made, how large it is and why it is there. Copies lie beside FILE, automatic backups in a folder
    of your own. Those that somebody gave a name are deleted by that name only. `restore COPY FILE` puts one back.
    """
    copies = kept_copies(file)
    if not copies:
        look_at_header(file)  # of a file that was lost or damaged the copies are wanted most of all
    removed = [remove_copy(file, name) for name in names]
    removed += remove_older(file, days) if days is not None else []
    left = [copy for copy in copies if copy not in removed]
    if shape == "json":
        print_json({"deleted": [copy.path.name for copy in removed], "copies": [_json(copy) for copy in left]})
    elif shape != "table":
        where: Column[KeptCopy] = Column("where", "Where", lambda row: str(row.path.absolute().parent), "text", 40)
        print_rows([*_LISTED, where], left, shape)
    else:
        _tell(file, removed, left)


def _tell(file: Path, removed: list[KeptCopy], left: list[KeptCopy]) -> None:
    for copy in removed:
        say(f"Deleted: {uncut(copy.path)}")
    own = Counter(copy.path.parent for copy in left if copy.path.parent != file.parent)
    if left:
        where: Column[KeptCopy] = Column(
            "where", "Where", lambda row: "your backups" if row.path.parent in own else "beside the plan", "text", 15
        )
        print_rows([*_LISTED, where], left, "table")
    beside = f"{_copies(len(left) - own.total())} beside {uncut(file)}"
    say(", ".join([beside, *(f"{_copies(count)} in {uncut(folder)}" for folder, count in own.items())]) + ".")


def _copies(count: int) -> str:
    return f"{count:,} {'copy' if count == 1 else 'copies'}"


def _json(copy: KeptCopy) -> dict[str, Any]:
    return {
        "name": copy.path.name,
        "path": str(copy.path.absolute()),
        "made": copy.made.isoformat(),
        "bytes": copy.size,
        "why": copy.why,
    }
