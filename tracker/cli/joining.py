"""The join command: two measures that are one under two names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli.options import FILE
from tracker.domain.measure import Measure
from tracker.domain.measures.joins import apart, joined
from tracker.errors import TrackerError
from tracker.store.sqlite import open_store


@click.command()
@FILE
@click.argument("measure")
@click.argument("into", required=False)
@click.option("--apart", "separate", is_flag=True, help="Take MEASURE out again: it stands by itself as it did before.")
def join(file: Path, measure: str, into: str | None, separate: bool) -> None:
    """Join MEASURE into another one: it is that measure under another name, at later imports too.

    Both are a ref, or words that fit exactly one name. Nothing is lost: --apart undoes it.
    """
    if separate == (into is not None):
        raise click.UsageError("Say the measure to join it into, or --apart.")
    with open_store(file) as store, store.transaction():
        plan = store.plan()
        every = list(plan.measure_records())
        ref = measure_ref(every, measure)
        record = apart(plan, ref) if into is None else joined(plan, ref, measure_ref(every, into))
        store.save(record)
    click.echo(f"{ref} stands by itself again." if into is None else f"{ref} is now part of {record.joined_into}.")


def measure_ref(measures: Sequence[Measure], wanted: str) -> str:
    """The ref of one of the measures, by its ref or by words that fit exactly one name; TrackerError otherwise."""
    words = wanted.casefold().split()
    found = [one.ref for one in measures if one.ref == wanted]
    found = found or [one.ref for one in measures if all(word in one.name.casefold() for word in words)]
    if len(found) != 1:
        refs = f": {', '.join(found[:8])}" if found else ""
        raise TrackerError(f'"{wanted}" fits {len(found)} measures{refs}; give one ref.')
    return found[0]
