"""What people do with a plan file, each as a few lines: the same for kills, power cuts and failing calls.

A verb is a generator that works in a folder with a plan and a backup of it. It stops at each piece that is done: where
it does, the program says "Saved". For the same number it always does the same, so that the piece that was cut off is
known as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from tests.services.builders import NOVEMBER, a_draft, a_measure, a_row, a_value
from tests.store.builders import an_update
from tracker.domain.draft import Draft
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.deciding import DecisionStamp, NewDecision
from tracker.domain.plan import Action, Lead
from tracker.domain.redacting.places import numbered_updates, target_of
from tracker.domain.redacting.rewriting import Removal
from tracker.services.importing import save_drafts, undo_import
from tracker.services.meetings import close_meeting, decide
from tracker.services.redacting import remove_words
from tracker.store.backup import backup, restore
from tracker.store.sqlite import new_store, open_store

PLAN, BACKUP = "plan.db", "source.db"
ACTIONS = 12
Pieces = Iterator[None]


def make_folder(folder: Path) -> Path:
    """A folder with a plan that was imported twice and edited, and a backup of an earlier day."""
    folder.mkdir()
    _save_new(folder / PLAN, -3)
    list(import_again(folder, -2))
    backup(folder / PLAN, folder / BACKUP)
    list(edit(folder, -1))
    return folder


def edit(folder: Path, number: int) -> Pieces:
    """Three pieces while the file stays open: each an update, and another text of its action, in one transaction."""
    with open_store(folder / PLAN) as store:
        for step in range(3):
            with store.transaction():
                (action,) = store.all(Action, ref="1.1")
                text = f"Said {number}.{step}."
                store.save(replace(an_update(action.id, text), recorded_at=_clock(number, step)))
                store.save(replace(action, updates=(), text=f"Agree the policy of {number}.{step}"))
            yield


def one_edit(folder: Path, number: int) -> Pieces:
    """One update in a file that is opened for it."""
    with open_store(folder / PLAN) as store:
        (action,) = store.all(Action, ref="1.2")
        store.save(replace(an_update(action.id, f"Said {number}."), recorded_at=_clock(number)))
    yield


def import_new(folder: Path, number: int) -> Pieces:
    """A document into a file that is not there yet."""
    _save_new(folder / f"new-{number}.db", number)
    yield


def import_again(folder: Path, number: int) -> Pieces:
    """A later document into the plan."""
    with open_store(folder / PLAN) as store:
        save_drafts(store, [_document(number)], NOVEMBER, _clock(number))
    yield


def undo(folder: Path, number: int) -> Pieces:
    """An import, and its undoing."""
    yield from import_again(folder, number)
    undo_import(folder / PLAN)
    yield


def back_up(folder: Path, number: int) -> Pieces:
    """An edit, and a backup that replaces the one before the last."""
    yield from one_edit(folder, number)
    backup(folder / PLAN, folder / f"backup-{number % 2}.db", overwrite=True)
    yield


def put_back(folder: Path, number: int) -> Pieces:
    """An edit, and the backup of the earlier day in its place."""
    yield from one_edit(folder, number)
    restore(folder / BACKUP, folder / PLAN)
    yield


def redact(folder: Path, number: int) -> Pieces:
    """An update, and its words taken out for good."""
    yield from one_edit(folder, number)
    with open_store(folder / PLAN) as store:
        (action,) = store.all(Action, ref="1.2")
    target = target_of(numbered_updates(action)[-1], ["text"])
    removal = Removal(_clock(number), "It named a child.", "Head of Service", uuid4())
    remove_words(folder / PLAN, target, removal, lambda place: True, "leave")
    yield


def meet(folder: Path, number: int) -> Pieces:
    """A meeting, a decision that asks for an action, and its closing."""
    began = _clock(number)
    meeting = Meeting(str(uuid4()), f"Review {number}", NOVEMBER, began, plan_id=1)
    with open_store(folder / PLAN) as store:
        store.save(meeting)
        yield
        (action,) = store.all(Action, ref="1.2")
        said = NewDecision("escalated", asked_of=Lead("Director"), asked_by="Dec 2017")
        decide(store, meeting, action, said, DecisionStamp(began, None, lambda: str(uuid4())))
        yield
        close_meeting(store, meeting, now=_clock(number, 5))
    yield


VERBS: dict[str, Callable[[Path, int], Pieces]] = {
    "edit": edit,
    "import": import_again,
    "import, new file": import_new,
    "undo import": undo,
    "backup": back_up,
    "restore": put_back,
    "redact": redact,
    "meeting": meet,
}


def _save_new(path: Path, number: int) -> None:
    with new_store(path) as store:
        save_drafts(store, [_document(number)], NOVEMBER, _clock(number))


def _document(number: int) -> Draft:
    """A document of which every number changes something: a text, what was said, a value, and which actions it has."""
    rows = [a_row(f"1.{at}", f"Train team {at}", f"Begun; {number} seen.") for at in range(3, ACTIONS)]
    rows += [a_row("1.1", f"Agree the policy, version {number}", f"Said in {number}."), a_row("1.2", "Train")]
    rows += [a_row(f"2.{abs(number)}", f"New with {number}", "Begun.")]
    return a_draft(*rows, measures=[replace(a_measure("Timely visits"), readings=(a_value(number + 50),))])


def _clock(number: int, step: int = 0) -> datetime:
    return datetime(2017, 11, 14, 9, tzinfo=UTC) + timedelta(hours=number, minutes=step)
