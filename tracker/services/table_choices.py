"""What was chosen for tables of documents before: remembered in the plan, and by the user for the next plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.dump.table_choices import choices_kept, entries_of
from tracker.domain.draft import Choices, Draft, FoundTable, TableChoice, key_of_one
from tracker.domain.plan import Plan
from tracker.settings import Settings

_KEPT, _AS_FOUND = "tables", TableChoice()
_MOST_KEPT = 500  # by a user: what was taught last


def known_choices(plan: Plan | None, settings: Settings, file: Choices | None = None) -> Choices:
    """What is known of tables before a document is read: by the user, over that in the plan, over that a file says."""
    return {**choices_kept(settings.tables), **taught_in(plan), **(file or {})}


def taught_in(plan: Plan | None) -> Choices:
    """What a plan remembers of the tables that were imported into it."""
    return choices_kept(plan.settings.get(_KEPT)) if plan else {}


def taught_by(choices: Choices, before: Choices, tables: Sequence[FoundTable]) -> Choices:
    """What is to be remembered of the choices that these tables were read by: those that fit one by its headings, and
    that those `before` which were taken back are as found. Tables without headings are never known again.
    """
    fitted = [(key, table.nth) for table in tables for key in (table.key, table.like) if key]
    keys = {own for key, nth in fitted for own in (key, f"{key} #{nth}")}
    choices = rows_found(choices, tables)
    taken_back = {key: _AS_FOUND for key in before if key not in choices}
    return {key: chosen for key, chosen in (taken_back | dict(choices)).items() if key in keys}


def rows_found(choices: Choices, tables: Sequence[FoundTable]) -> Choices:
    """The choices that these tables were read by, with their rows as they stand there, and the words of each."""
    found = dict(choices)
    for table in tables:
        key = key_of_one(table)
        if table.chosen_rows and (chosen := choices.get(key)):
            found[key] = _with_rows(chosen, table.chosen_rows)
    return found


def _with_rows(chosen: TableChoice, rows: Sequence[tuple[int, int, str]]) -> TableChoice:
    now = {before: after for before, after, _ in rows}
    return replace(
        chosen,
        head=chosen.head and (now.get(chosen.head[0], chosen.head[0]), chosen.head[1]),
        cut=tuple(sorted({now.get(row, row) for row in chosen.cut})),
        row_words={
            **{row: words for row, words in chosen.row_words.items() if row not in now},
            **{after: words for _, after, words in rows if words},
        },
    )


def as_remembered(draft: Draft, taught: Choices) -> Draft:
    """The draft of a plan that remembers these choices when it is saved."""
    if not taught:
        return draft
    settings = {**draft.plan.settings, _KEPT: entries_of(taught)}
    return replace(draft, plan=replace(draft.plan, settings=settings))


def with_taught(settings: Settings, taught: Choices, before: Choices) -> Settings:
    """The user's settings with what was not known before."""
    new = {key: chosen for key, chosen in taught.items() if before.get(key, _AS_FOUND) != chosen}
    others = [entry for entry in settings.tables if entry.get("headings") not in new]
    entries = [*others, *(entry for entry in entries_of(new) if new[entry["headings"]] != _AS_FOUND)]
    return replace(settings, tables=tuple(entries[-_MOST_KEPT:])) if new else settings
