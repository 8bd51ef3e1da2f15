"""The redact command: takes words out of a plan for good, and names what else holds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from tracker.cli.options import FILE, action_named, must_sign
from tracker.cli.terminal.saying import say, uncut
from tracker.domain.actions.state import numbered_updates
from tracker.domain.fields import StoredRecord
from tracker.domain.measure import Measure, Remark
from tracker.domain.plan import Action, Plan
from tracker.domain.problem import Problem
from tracker.domain.redacting.of_a_name import target_of_name
from tracker.domain.redacting.places import (
    REMOVABLE,
    Place,
    Target,
    target_of,
    update_words,
)
from tracker.domain.redacting.rewriting import Removal
from tracker.errors import NotKnown, TrackerError
from tracker.services.redacting import ALSO_GO, Findings, Purge, Removed, look_for, remove_words, user_without
from tracker.settings import load_settings, save_changed
from tracker.store.sqlite import open_store

_UNSEEN = "These may hold them, and cannot be looked into now: close them in every program."
_STILL = "These hold them too, or cannot be looked into; `backups FILE --remove NAME` deletes a copy:"
_BESIDE = (("unsaved text", "drafts"), ("log of the window", "logs"))
_IN_PART = "A part of the name or its initials stand here too; --name with that alone takes it out:"


@click.command()
@FILE
@click.argument("ref", required=False)
@click.option(
    "--update", "number", type=int, metavar="N", help="Its words: the number that `changes` shows, 1 is the oldest."
)
@click.option(
    "--field",
    "names",
    multiple=True,
    metavar="NAME",
    help="A field instead: action, lead, notes, comment, evidence ...",
)
@click.option("--name", metavar="TEXT", help="A person's name, or other words, wherever they stand; without REF.")
@click.option(
    "--problem", type=int, metavar="N", help="What a problem printed: the number that `problems` shows; without REF."
)
@click.option("--reason", default="", help="Why, which is kept with the day and the name; needed but for --dry-run.")
@click.option(
    "--by", metavar="NAME", help="Who removes them. By default your name in the window's settings, unless that goes."
)
@click.option("--everywhere", is_flag=True, help="Also from the other texts that hold the words: else they are listed.")
@click.option(
    "--purge", is_flag=True, help="Also from copies of the file, unsaved text and the log: else they are named."
)
@click.option("--delete-copies", is_flag=True, help="With --purge: delete these copies instead.")
@click.option("--dry-run", is_flag=True, help="Say what would go and what else holds the words; write nothing.")
def redact(file: Path, reason: str, by: str | None, everywhere: bool, dry_run: bool, **asked: Any) -> None:
    """Take words out of a plan file for good.

    Of an update of the action REF, of a field of the action, measure or theme REF, or a name wherever it stands.
    `[removed 14 Nov 2017]` stands in their place, and the reason is kept. It cannot be undone. A document that still
    holds the words brings them back when it is imported again. Out of reach are other plans, workbooks, reports, packs
    and dumps that were written before, and what lies on other computers.
    """
    if asked["delete_copies"] and not asked["purge"]:
        raise click.UsageError("--delete-copies says how to purge: give --purge too.")
    with open_store(file) as store:
        target = _target(store.plan(), store.problems(), asked)
    others = [Path(name) for name in load_settings().files]
    if dry_run:
        found = look_for(file, target, others)
        found.check(file, "leave")
        _say_found(file, found)
        return
    purge: Purge = "leave"
    if asked["purge"]:
        purge = "delete" if asked["delete_copies"] else "redact"
    removal = Removal(datetime.now().astimezone(), reason, _signed(by, target), uuid4())

    def agreed(place: Place) -> bool:
        return everywhere

    _say_removed(file, remove_words(file, target, removal, agreed, purge, others))
    _forget_in_settings(target)


def _signed(by: str | None, target: Target) -> str | None:
    """Who removes them; by default the user, whose name in the settings signs nothing where that is what is to go."""
    own = load_settings().who
    if by is None and own and not user_without(load_settings(), target).who:
        return None
    return must_sign(own if by is None else by, "removes them")


# What is to go


def _target(plan: Plan, problems: Sequence[Problem], asked: dict[str, Any]) -> Target:
    ref, number, names, name, problem = (asked[key] for key in ("ref", "number", "names", "name", "problem"))
    ways = [ref is not None, name is not None, problem is not None]
    if sum(ways) != 1 or (ref is None and (number is not None or names)):
        raise click.UsageError(
            "Say what is to go: REF with --update N or --field NAME, or --name TEXT, or --problem N."
        )
    if name is not None:
        return target_of_name(plan, name)
    if problem is not None:
        if not 1 <= problem <= len(problems):
            raise TrackerError(f"There is no problem {problem}: `problems` lists {len(problems)}.")
        return target_of(problems[problem - 1], ["as_printed"])
    if number is not None:
        return _of_update(plan, ref, number, names or ("commentary",))
    return _of_field(plan, ref, names)


def _of_update(plan: Plan, ref: str, number: int, names: Sequence[str]) -> Target:
    found = action_named(plan, ref)
    updates = numbered_updates(found)
    if not 1 <= number <= len(updates):
        raise TrackerError(f"{ref} has no update {number}. {_listed(found)}")
    return target_of(updates[number - 1], _fields(updates[number - 1], names))


def _listed(action: Action) -> str:
    """All the updates of an action with their numbers, in one sentence."""
    told = []
    for number, update in enumerate(numbered_updates(action), 1):
        words = " ".join((update.text or update.reason or update.kind).split())
        told.append(f'{update_words(number, update)} ("{words[:40]}{"…" if len(words) > 40 else ""}")')
    return f"It has {', '.join(told) or 'none'}."


def _of_field(plan: Plan, ref: str, names: Sequence[str]) -> Target:
    records: list[StoredRecord] = [action for _, action in plan.actions() if action.ref == ref]
    for measure in (one for one in plan.measure_records() if one.ref == ref):
        records += [measure, *_last_remark(measure, names)]
    records += [theme for theme in plan.themes if theme.ref == ref]
    if not records:
        refs = [action.ref for _, action in plan.actions()]
        refs += [one.ref for one in plan.measure_records()] + [theme.ref for theme in plan.themes]
        known = [one for one in refs if one]
        raise NotKnown(f"There is no action, measure or theme {ref} in the plan.", ref, known)
    if not names:
        raise click.UsageError(f"Say what of {ref} is to go: --update N or --field {_choices(records[0])}.")
    fitting = [record for record in records if set(names) <= REMOVABLE[type(record)].keys()] or records[:1]
    if len(fitting) > 1:
        raise TrackerError(f"{len(fitting)} records have the ref {ref}: give each its own first.")
    return target_of(fitting[0], _fields(fitting[0], names))


def _last_remark(measure: Measure, names: Sequence[str]) -> list[Remark]:
    """The last remark that says something in these fields; others that say the same are found by their words."""
    remarks = sorted(measure.remarks, key=attrgetter("age"))
    own = [REMOVABLE[Remark][name] for name in names if name in REMOVABLE[Remark]]
    return [remark for remark in remarks if any(getattr(remark, field) for field in own)][-1:]


def _fields(record: StoredRecord, names: Sequence[str]) -> list[str]:
    known = REMOVABLE[type(record)]
    if unknown := [name for name in names if name not in known]:
        raise click.UsageError(f"There is no field {unknown[0]} here: it is one of {_choices(record)}.")
    return [known[name] for name in names]


def _choices(record: StoredRecord) -> str:
    return ", ".join(f'"{name}"' if " " in name else name for name in REMOVABLE[type(record)])


# What is said


def _say_found(file: Path, found: Findings) -> None:
    for sure, words in ((True, "Would go"), (False, "Also here, with --everywhere")):
        _say(f"{words}:", [f'{place.where}: "{place.excerpt}"' for place in found.places if place.sure == sure])
    _say(_IN_PART, [f'{place.where}: "{place.excerpt}"' for place in found.parts])
    _say(_UNSEEN, [uncut(path) for path in found.unseen])
    held = [(copy.path, f"{copy.why}{'' if copy.rewritable else '; can only be deleted'}") for copy in found.copies]
    held += [(path, what) for what, own in _BESIDE for path in getattr(found, own)]
    _say("Held too by these, with --purge:", [f"{uncut(path)} ({why})" for path, why in held])
    if found.gone_by_themselves:
        say(ALSO_GO)
    say(f"Nothing was written. Once removed from {uncut(file)}, the words cannot be brought back.")


def _say_removed(file: Path, removed: Removed) -> None:
    made = removed.rewrite
    _say(f"Removed for good from {uncut(file)}:", [place.where for place in made.places])
    for what in ("redacted", "deleted"):
        _say(f"{what.capitalize()}:", [uncut(path) for path, became in removed.done if became == what])
    _say("The words still stand here; --everywhere takes them out:", [place.where for place in made.left])
    _say(_IN_PART, [place.where for place in removed.parts])
    _say(_STILL, [uncut(path) for path in removed.still if path != file])
    if removed.gone_by_themselves:
        say(ALSO_GO)
    if removed.named:
        say(f"The name of the file itself, {uncut(file.name)}, holds them: rename it.")
    if not made.left and file not in removed.still:
        say(f"Searched: nothing of the words is left in {uncut(file)}.")


def _say(heading: str, lines: Sequence[str]) -> None:
    if lines:
        say("\n  ".join([heading, *lines]))


def _forget_in_settings(target: Target) -> None:
    """What is remembered would bring the words back: the user's own name signs what is written next."""
    settings = load_settings()
    after = user_without(settings, target)
    if after != settings:
        save_changed(settings, after)
    if after.who != settings.who:
        say("Taken out of the settings, where it was your own name.")
    if any(getattr(after, name) != getattr(settings, name) for name in ("role", "chase_words", "tables")):
        say("Taken out of your role, your words for chasing or what you were taught about tables.")
    if (after.views, after.as_left) != (settings.views, settings.as_left):
        say("Taken out of your views, searches and filters.")
