"""A process for the tests to kill or to race: does one kind of work on plan files and acknowledges each piece.

Started as `python -m tests.store.worker KIND FILE...`, or forked with `begin`.
It prints a line for each piece when it has been saved.
The kinds with "unsafe" in their name break the rules on purpose, to show that the tests would see it.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from tests.store.builders import a_plan, an_update, without
from tracker.domain.plan import Action, Update
from tracker.errors import TrackerError
from tracker.store.redacting import rewrite
from tracker.store.sqlite import Conflict, Store, new_store, open_store
from tracker.store.steps.guards import GUARDS

ACTIONS = 20  # in each of the two themes of an imported plan


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def updates(path: str) -> None:
    """Save updates for ever, by one and by ten."""
    with open_store(path) as store:
        say("ready")
        while True:
            saved = store.add_all([an_update(1 + at % 6) for at in range(random.choice((1, 10)))])
            say(" ".join(update.uuid for update in saved))


def unsafe_updates(path: str) -> None:
    """Acknowledge each update before the commit."""
    with open_store(path) as store:
        say("ready")
        while True:
            with store.transaction():
                for at in range(10):
                    say(store.save(an_update(1 + at % 6)).uuid)


def imports(*paths: str) -> None:
    """Import a plan into each file."""
    say("ready")
    for path in paths:
        with open_store(path) as store:
            store.add_plan(a_plan(2, ACTIONS))
        say(path)


def new_plans(*paths: str) -> None:
    """Make each file anew, with a plan in it."""
    import_module("sqlite_utils")  # which takes longer than all the rest
    say("ready")
    for path in paths:
        with new_store(path) as store:
            store.add_plan(a_plan(2, ACTIONS))
        say(path)


def unsafe_imports(*paths: str) -> None:
    """Import without a transaction, each row committed by itself."""
    say("ready")
    for path in paths:
        with open_store(path) as store:
            _unsafe(store)
        say(path)


def unsafe_journal_imports(*paths: str) -> None:
    """Import in a transaction that keeps no journal, through a cache of one page."""
    say("ready")
    for path in paths:
        with open_store(path) as store:
            store._connection.execute("PRAGMA cache_size = 1")
            store._connection.execute("PRAGMA journal_mode = OFF").fetchall()
            store.add_plan(a_plan(2, ACTIONS))
        say(path)


def _unsafe(store: Store) -> None:
    plan = a_plan(2, ACTIONS)
    held = store.save(replace(plan, themes=()))
    for theme in plan.themes:
        kept = store.save(replace(theme, actions=(), plan_id=held.id))
        for action in theme.actions:
            store.save(replace(action, plan_id=held.id, theme_id=kept.id))


def edits(path: str, name: str, rounds: str, save: Callable[[Store, Action], Action] = Store.save) -> None:
    """Save updates and edit actions that others edit too; each word added to an action is told when it is saved."""
    with open_store(path) as store:
        say("ready")
        sys.stdin.readline()
        for number in range(int(rounds)):
            time.sleep(random.uniform(0, 0.02))  # nobody types without a pause
            update = an_update(1 + number % 6)
            _when_free(lambda update=update: say(f"update {store.save(update).uuid}"))
            _when_free(lambda word=f"{name}-{number}": _edit(store, word, save))


def unsafe_edits(path: str, name: str, rounds: str) -> None:
    """The same, but save over whatever others have saved since the action was read."""
    edits(path, name, rounds, _save_over)


def _save_over(store: Store, action: Action) -> Action:
    with store.transaction():
        (revision,) = store._connection.execute("SELECT revision FROM action WHERE id = ?", (action.id,)).fetchone()
        return store.save(replace(action, revision=revision))


def _when_free(work: Callable[[], None]) -> None:
    """Do as the sentence says: try again while another program is writing."""
    while True:
        try:
            return work()
        except TrackerError as error:
            if "written by another program" not in str(error):
                raise


def _edit(store: Store, word: str, save: Callable[[Store, Action], Action]) -> None:
    """Read an action, change its text, and save it on the revision that was read."""
    action = random.choice(store.all(Action, theme_id=1))
    time.sleep(random.uniform(0, 0.005))
    try:
        save(store, replace(action, text=f"{action.text} {word}"))
    except Conflict as conflict:
        assert isinstance(conflict.theirs, Action) and conflict.theirs.revision > action.revision
        say(f"conflict {word}")
    else:
        say(f"edit {word}")


def removals(path: str, words: str) -> None:
    """Remove words from a file for good."""
    say("ready")
    rewrite(Path(path), without(words))
    say("removed")


def unsafe_removals(path: str, words: str) -> None:
    """Remove words piece by piece in the file itself, with its guards lifted there."""
    say("ready")
    with open_store(path) as store:
        connection = store._connection
        for name in (name for name in GUARDS if name.endswith("_refuses_update")):
            connection.execute(f"DROP TRIGGER {name}")
        for update in store.all(Update):
            if update.text and words in update.text:
                connection.execute("UPDATE action_update SET text = 'removed' WHERE uuid = ?", [update.uuid])
        for name in (name for name in GUARDS if name.endswith("_refuses_update")):
            connection.execute(GUARDS[name])
    say("removed")


def begin(out: Connection, work: str, *arguments: str) -> None:
    """Do one kind of work in a process that was forked, and say so through a pipe."""
    os.dup2(out.fileno(), 1)
    out.close()
    WORKS[work](*arguments)


WORKS = {
    work.__name__: work
    for work in (
        *(updates, unsafe_updates, imports, new_plans, unsafe_imports, unsafe_journal_imports, edits),
        *(unsafe_edits, removals, unsafe_removals),
    )
}

if __name__ == "__main__":
    WORKS[sys.argv[1]](*sys.argv[2:])
