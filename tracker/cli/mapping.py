"""The mapping command, and what an import is told of tables: what a plan was taught goes into a file and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from tracker.cli.options import FILE, OVERWRITE, PATH, overwrite_offered, plan_in
from tracker.cli.terminal.saying import say, uncut
from tracker.documents.dump.table_choices import read_mapping, write_mapping
from tracker.domain.draft import Choices, Draft
from tracker.domain.plan import Plan
from tracker.errors import TrackerError
from tracker.put_in_place import MAPPING, check_target
from tracker.services.table_choices import as_remembered, known_choices, taught_by, taught_in, with_taught
from tracker.settings import load_settings, save_changed


@click.command()
@FILE
@click.option("-o", "out", required=True, type=PATH, help="The mapping to write: .json.")
@OVERWRITE
def mapping(file: Path, out: Path, overwrite: bool) -> None:
    """Write what a plan was taught about tables.

    That is what they are, and which field each column is. `import --as` reads it, for another plan or on another
    computer.
    """
    with overwrite_offered():
        check_target(out, MAPPING)
    taught = taught_in(plan_in(file))
    if not taught:
        raise TrackerError(f"{file} was taught nothing about tables yet: choose it in the preview of an import.")
    with overwrite_offered():
        write_mapping(out, taught, overwrite=overwrite)
    say(f"Written: {uncut(out)}")


class Taught(NamedTuple):
    """What an import is told of tables: by a file, over what the plan and the user knew before."""

    file: Path | None
    said: Choices
    known: Choices

    @property
    def choices(self) -> Choices:
        """By what the documents are read."""
        return {**self.known, **self.said}

    def remembered_in(self, draft: Draft) -> Draft:
        """The draft whose plan remembers what fitted it."""
        return as_remembered(draft, taught_by(self.choices, {}, draft.tables))

    def teach_user(self, drafts: Sequence[Draft]) -> None:
        """The next plan knows what fitted this one."""
        before = load_settings()
        fitted = taught_by(self.said, {}, [table for draft in drafts for table in draft.tables])
        if (after := with_taught(before, fitted, self.known)) != before:
            save_changed(before, after)

    def say_what_does_not_fit(self, sources: Sequence[Path], drafts: Sequence[Draft]) -> None:
        """A line on stderr for each document that the file says nothing about."""
        for source, draft in zip(sources, drafts, strict=True):
            if self.file and not taught_by(self.said, {}, draft.tables):
                say(f"{self.file.name} fits no table of {source.name}.", err=True)


def taught_before(file: Path | None, into: Path | None) -> Taught:
    """What is known of tables before documents are read into a plan file, should there be one."""
    plan = None
    if into is not None and into.exists():
        from tracker.store.sqlite import open_store  # sqlite3 only where there is a file

        with open_store(into) as store:
            plan = next(iter(store.all(Plan)), None)
    return Taught(file, read_mapping(file) if file else {}, known_choices(plan, load_settings()))
