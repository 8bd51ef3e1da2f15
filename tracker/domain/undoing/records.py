"""Takes back what a step made of records: an edit puts the old values back, what was added is removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tracker.domain.actions.state import in_order, withdrawn_by
from tracker.domain.changes.of_records import json_words
from tracker.domain.decisions.undo import undecided
from tracker.domain.edit import Stamp, json_text, json_value
from tracker.domain.fields import RECORD_FIELDS, EditedRecord
from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure, known_by
from tracker.domain.plan import Action, Person, Theme
from tracker.domain.problem import Problem
from tracker.domain.undoing.removing import removed
from tracker.domain.undoing.step import CannotUndo, Find, called, the_held

_OF_THE_FILE = ("id", "revision", "uuid")
_WORDS = {
    "text": "wording", "theme_id": "theme", "removed_on": "removal", "place": "place in the order", "also_written":
    "other ways of writing", "evidence_links": "links", "theme_word": "word for themes", "joined_into": "joining",
}  # fmt: skip
_VALUE = 60  # letters of it that are shown


def changed_fields(before: EditedRecord, after: EditedRecord) -> list[str]:
    """The names of the fields that an edit changed, also where the record lies in the plan."""
    held = [one.name for one in RECORD_FIELDS[type(after)] if one.child is None and one.name not in _OF_THE_FILE]
    return [name for name in held if getattr(before, name) != getattr(after, name)]


def name_of_edit(before: EditedRecord, after: EditedRecord) -> str:
    """What an edit is called: "lead of 1.1.4" where it changed one field alone, else "change of 1.1.4"."""
    names = changed_fields(before, after)
    field = _WORDS.get(names[0], names[0].replace("_", " ")) if len(names) == 1 else "change"
    return f"{field} of {called(before)}"


def edit_taken_back(
    before: EditedRecord, after: EditedRecord, find: Find, since: datetime, stamp: Stamp
) -> Iterator[EditedRecord]:
    """The record as it is held, with the old values of what the edit changed; CannotUndo where they changed again."""
    names = changed_fields(before, after)
    if not names:
        return
    held = the_held(find, type(after), after.id)
    for name in names:
        if getattr(held, name) != getattr(after, name):
            raise CannotUndo(_changed_words(held, name, getattr(before, name)))
    if "removed_on" in names and getattr(before, "removed_on", None) is not None:
        words = (one for one in _standing_words(held) if one.recorded_by != stamp.by)
        _check_nothing_said(held, words, since)
    yield replace(held, **{name: getattr(before, name) for name in names})


def _changed_words(held: EditedRecord, name: str, old: object) -> str:
    field, both = _WORDS.get(name, name.replace("_", " ")), ""
    if name not in ("theme_id", "place", "settings", "removed_on"):
        now, was = (json_words(json_value(json_text(value))) for value in (getattr(held, name), old))
        both = f": it is {_quoted(now)} now, and would have become {_quoted(was)}"
    return f"The {field} of {called(held)} has been changed since{both}. Nothing was saved."


def _quoted(value: str | None) -> str:
    return f'"{shortened(value, _VALUE)}"' if value else "empty"


def addition_taken_back(
    added: EditedRecord, find: Find, own: Sequence[Any], since: datetime, stamp: Stamp
) -> Iterator[EditedRecord]:
    """What removes a record that a step added; CannotUndo where somebody has gone on with it."""
    held = the_held(find, type(added), added.id)
    if isinstance(held, Problem):
        yield undecided(held)
        return
    if not isinstance(held, Person | Theme | Action | Measure):
        raise CannotUndo(f"{called(held)} was added for good: it cannot be taken out of the plan again.")
    for name in changed_fields(added, held):
        raise CannotUndo(_changed_words(held, name, getattr(added, name)))
    _check_nothing_inside(held, own)
    _check_nothing_said(held, _standing_words(held), since)
    day = stamp.day
    if isinstance(held, Action):  # from the day on which it began, so that it was never there
        day = min([day, *(one.day for one in held.updates if one.day)])
    yield from removed(held, day)


def _check_nothing_inside(held: EditedRecord, own: Sequence[Any]) -> None:
    if isinstance(held, Theme):
        inside: list[Action | Measure] = [*held.actions, *held.measures]
        mine = {(type(one), one.id) for one in own if isinstance(one, Action | Measure)}
        if any(one.removed_on is None and (type(one), one.id) not in mine for one in inside):
            raise CannotUndo(f"Something stands in {held.heading} by now: remove that first. Nothing was saved.")


def _check_nothing_said(held: EditedRecord, words: Iterable[Any], since: datetime) -> None:
    """Nobody's words may go unseen with what is taken out of the plan."""
    if any((one.recorded_at or since) > since for one in words):
        raise CannotUndo(f"Something has been said of {called(held)} since: it stays in the plan. Nothing was saved.")


def _standing_words(held: EditedRecord) -> Iterator[Any]:
    if isinstance(held, Action):
        yield from in_order(held.updates, date.max)
    if isinstance(held, Measure):
        gone = withdrawn_by(held.remarks)
        yield from (one for one in held.remarks if not one.withdraws and one.uuid not in gone)
        yield from (one for one in known_by(held.readings, date.max) if one.says)
