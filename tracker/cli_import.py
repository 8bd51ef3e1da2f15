"""The import command: read first, then save all or nothing, and say what was done."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from tracker.cli_printing import print_json
from tracker.documents import to_json
from tracker.documents.reading import read_document
from tracker.domain.draft import Draft
from tracker.domain.matching import Changes
from tracker.services.importing import held_plan, preview, save_drafts
from tracker.store.sqlite import open_store


def run_import(
    sources: Sequence[Path], into: Path | None, dated: date | None, ours: str | None, dry_run: bool, shape: str
) -> None:
    """Read every source before the file is touched; a dry run writes nothing."""
    drafts = [_named(read_document(source), ours) for source in sources]
    changes = _would_do(drafts, into) if dry_run or into is None else _save(drafts, into, dated)
    if shape == "json":
        said = [to_json.draft_json(d, _changes_json(c)) for d, c in zip(drafts, changes, strict=True)]
        print_json(said[0] if len(said) == 1 else {"sources": said})
        return
    for source, draft, change in zip(sources, drafts, changes, strict=True):
        _say(source, draft, change)
    click.echo("Nothing was written." if dry_run else f"Saved in {into}.")


def _named(draft: Draft, ours: str | None) -> Draft:
    return replace(draft, plan=replace(draft.plan, organisation=ours)) if ours else draft


def _would_do(drafts: Sequence[Draft], into: Path | None) -> list[Changes]:
    if into is None or not into.exists():
        return [preview(drafts[0].plan if at else None, draft) for at, draft in enumerate(drafts)]
    with open_store(into) as store:
        held = held_plan(store)
    return [preview(held, draft) for draft in drafts]


def _save(drafts: Sequence[Draft], into: Path, dated: date | None) -> list[Changes]:
    """Save; a plan file that this import made is taken away again when the import fails."""
    made = not into.exists()
    try:
        with open_store(into, create=True) as store:
            return save_drafts(store, drafts, dated, datetime.now(UTC))
    except BaseException:
        if made:
            with suppress(OSError):
                into.unlink()
        raise


def _changes_json(changes: Changes) -> dict[str, Any]:
    return {
        "new": changes.new,
        "changed": [asdict(change) for change in changes.changed],
        "same": changes.same,
        "missing": changes.missing,
    }


def _say(source: Path, draft: Draft, changes: Changes) -> None:
    actions, measures = sum(1 for _ in draft.plan.actions()), sum(1 for _ in draft.plan.measures())
    click.echo(f"{source.name}: {len(draft.plan.themes)} themes, {actions} actions, {measures} measures; ", nl=False)
    click.echo(f"{len(changes.new)} new, {len(changes.changed)} changed, {changes.same} the same, ", nl=False)
    click.echo(f"{len(changes.missing)} missing; {len(draft.problems)} problems.")
    for problem in draft.problems:
        click.echo(f"  {problem.kind:13} {problem.place}: {problem.message}")
