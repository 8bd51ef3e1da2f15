"""The join command: two measures that are one under two names."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import FILE, by_option, measure_ref
from tracker.cli.terminal.saying import say
from tracker.domain.measures.joins import apart, joined
from tracker.store.history import Signed
from tracker.store.sqlite import open_store


@click.command()
@FILE
@click.argument("measure")
@click.argument("into", required=False)
@by_option("Who joins them.")
@click.option("--apart", "separate", is_flag=True, help="Take MEASURE out again: it stands by itself as it did before.")
def join(file: Path, measure: str, into: str | None, separate: bool, by: str | None) -> None:
    """Join two measures that are one under two names.

    MEASURE becomes a part of INTO, at later imports too. Both are a ref, or words that fit exactly one name. Nothing
    is lost: --apart undoes it.
    """
    if separate == (into is not None):
        raise click.UsageError("Say the measure to join it into, or --apart.")
    with open_store(file) as store, store.transaction(Signed(by)):
        plan = store.plan()
        every = list(plan.measure_records())
        ref = measure_ref(every, measure)
        record = apart(plan, ref) if into is None else joined(plan, ref, measure_ref(every, into))
        store.save(record)
    say(f"{ref} stands by itself again." if into is None else f"{ref} is now part of {record.joined_into}.")
