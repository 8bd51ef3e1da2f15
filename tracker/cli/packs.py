"""The commands on packs: sending them to leads, collecting what came back, and who has not answered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from tracker.cli.options import (
    AS_AT,
    FILE,
    FORMAT,
    OVERWRITE,
    PATH,
    PATH_OR_INPUT,
    by_option,
    day_of,
    overwrite_offered,
    plan_in,
)
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say, uncut
from tracker.cli.terminal.standard_input import FROM_INPUT, as_files, input_bytes
from tracker.columns.packs import CAME_BACK_COLUMNS, PACK_COLUMNS, aside_words, collected_words
from tracker.columns.words import counted
from tracker.domain.packs.answering import PackStanding, packs_at
from tracker.domain.packs.collected import Collected, PackAnswers
from tracker.domain.packs.returned import LeftAside
from tracker.domain.plan import Plan
from tracker.errors import NotKnown, TrackerError


@click.command()
@FILE
@click.option(
    "--lead", "leads", multiple=True, metavar="NAME", help="Only for this lead, by name or role; may be given again."
)
@click.option("--all", "everybody", is_flag=True, help="For every lead of a live action.")
@click.option("-o", "folder", required=True, type=PATH, help="The folder to write them into.")
@click.option("--page", "pages", is_flag=True, help="A page for a browser beside each, for whoever has no Excel.")
@by_option("Who sends them.")
@AS_AT
@OVERWRITE
def pack(
    file: Path,
    leads: tuple[str, ...],
    everybody: bool,
    folder: Path,
    pages: bool,
    by: str | None,
    as_at: date | None,
    overwrite: bool,
) -> None:
    """Write a workbook for each lead, to be filled in.

    It holds the live actions of that lead; `collect` takes what comes back. The plan remembers what was sent.
    """  # fmt: skip
    from tracker.services.packs import send_packs
    from tracker.store.sqlite import open_store

    if bool(leads) == everybody:
        raise click.UsageError("Say --lead NAME, or --all.")
    with open_store(file) as store, overwrite_offered():
        day = day_of(store.plan(), as_at)
        sent = send_packs(store, leads, folder, day, datetime.now(UTC), by=by, overwrite=overwrite, pages=pages)
    for one in sent:
        say(f"Written: {uncut(one.path)} ({counted(one.actions, 'action')})")


@click.command()
@FILE
@AS_AT
@FORMAT
def packs(file: Path, as_at: date | None, shape: str) -> None:
    """List the packs that were sent, and what came back.

    To whom each was sent and when, who has not answered, and who was chased.
    """
    plan = plan_in(file)
    day = day_of(plan, as_at)
    found = packs_at(plan, day)
    if shape == "json":
        print_json({"as_at": day.isoformat(), "packs": [_json(one) for one in found]})
    else:
        print_rows(PACK_COLUMNS, found, shape)


def _json(one: PackStanding) -> dict[str, Any]:
    return {
        "uuid": one.pack.uuid,
        "lead": one.pack.lead,
        "day": one.pack.day.isoformat(),
        "actions": one.actions,
        "back": [entry.day.isoformat() for entry in one.back],
        "chased": [entry.day.isoformat() for entry in one.chased],
        "overdue": one.overdue,
        "days_without_answer": one.waits,
    }


@click.command()
@click.argument("files", nargs=-1, required=True, type=PATH_OR_INPUT)
@click.option("--into", "plan_file", required=True, type=PATH, help="The plan file.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option(
    "--conflicts", type=click.Choice(["theirs", "ours", "both"]),
    help="Which value stands where the office changed the same: both keeps ours, with theirs as words.",
)  # fmt: skip
@click.option("--reason", default="", help="For values that need one and came without.")
@click.option(
    "--theme", metavar="THEME", help="The ref or title of the theme that new rows go to; without it they are left."
)
@by_option("Who collects them.")
@AS_AT
@FORMAT
def collect(
    files: tuple[Path, ...],
    plan_file: Path,
    dry_run: bool,
    conflicts: Any,
    reason: str,
    theme: str | None,
    by: str | None,
    as_at: date | None,
    shape: str,
) -> None:
    """Take what leads wrote into their packs into a plan.

    FILES are packs, e-mails (.eml) with them, or folders of either; one may come by standard input (-). All that was
    answered is saved, or nothing. What the plan holds otherwise by now, what needs a reason and rows that are new are
    told and left: collect the same files again with the answer. Files that hold no answer are told, and stop no other.
    """  # fmt: skip
    from tracker.services.packs import preview_packs, read_returned, save_packs
    from tracker.store.sqlite import open_store

    with open_store(plan_file) as store, as_files(files) as given:
        plan, now = store.plan(), datetime.now(UTC)
        day = day_of(plan, as_at)
        returned, aside = read_returned(plan, given, day, now)
        answers = PackAnswers(otherwise=conflicts, reason=reason, theme=_theme(plan, theme))
        if dry_run:
            made = preview_packs(plan, returned, day, now, by, answers)
        else:
            made = save_packs(store, returned, day, now, by=by, answers=answers)
    _tell(made, shape, dry_run, aside)


def _theme(plan: Plan, named: str | None) -> int | None:
    if named is None:
        return None
    found = [one.id for one in plan.themes if named in (one.ref, one.title, one.heading)]
    if len(found) != 1:
        known = [name for one in plan.themes for name in (one.ref, one.title) if name]
        raise NotKnown(f'The plan has no theme "{named}": write its ref or title as the plan does.', named, known)
    return found[0]


def _tell(made: list[Collected], shape: str, dry_run: bool, aside: list[LeftAside]) -> None:
    for line in aside_words(aside):
        say(f"Left aside: {line}", err=True)
    if shape == "json":
        print_json({"files": [_file_json(one) for one in made]})
        return
    for one in made:
        if shape == "table":
            of = f" of {one.lead}" if one.lead else ""
            say(f"{one.returned.file}, the pack{of}: {collected_words(one)}.")
        if one.lines or shape != "table":
            print_rows(CAME_BACK_COLUMNS, one.lines, shape)
    if dry_run and shape == "table":
        say("Nothing was saved: this was a dry run.")


def _file_json(one: Collected) -> dict[str, Any]:
    return {
        "file": one.returned.file,
        "lead": one.lead,
        "day": one.day.isoformat(),
        "updates": len(one.updates),
        "new": len(one.new),
        "lines": [line._asdict() for line in one.lines],
    }


@click.command()
@FILE
@click.option("-o", "folder", required=True, type=PATH, help="The folder for the drafts.")
@click.option("--lead", "leads", multiple=True, metavar="NAME", help="Only this lead; may be given again.")
@click.option(
    "--words", type=PATH_OR_INPUT,
    help="A text file (or -) with the words; {lead}, {plan}, {sent}, {days}, {actions}, {overdue}, {today} "
    "are filled in, and its first line may be the subject.",
)  # fmt: skip
@by_option("Who chases them.")
@AS_AT
@OVERWRITE
def chase(
    file: Path,
    folder: Path,
    leads: tuple[str, ...],
    words: Path | None,
    by: str | None,
    as_at: date | None,
    overwrite: bool,
) -> None:
    """Write letters to the leads who have not answered.

    Each is a draft (.eml) with the pack attached; nothing is sent. The plan remembers who was chased.
    """  # fmt: skip
    from tracker.domain.packs.chasing import USUAL_WORDS
    from tracker.services.chasing import write_letters
    from tracker.store.sqlite import open_store

    said = USUAL_WORDS if words is None else _words_in(words)
    with open_store(file) as store, overwrite_offered():
        day = day_of(store.plan(), as_at)
        made = write_letters(
            store, folder, day, datetime.now(UTC), leads=leads, words=said, by=by, overwrite=overwrite
        )  # fmt: skip
    for one in made:
        to = one.letter.to or "no address in the plan"
        say(f"Written: {uncut(one.path)} ({one.letter.lead}, {to})")


def _words_in(path: Path) -> str:
    try:
        return input_bytes().decode("utf-8-sig") if path == FROM_INPUT else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise TrackerError(
            f"{path} could not be read: give a text file in UTF-8 with the words of the letter."
        ) from error


@click.command()
@FILE
@click.option("-o", "out", required=True, type=PATH, help="The calendar to write: .ics.")
@click.option("--lead", default="", metavar="NAME", help="Only what this lead has to do, by name or role.")
@AS_AT
@OVERWRITE
def calendar(file: Path, out: Path, lead: str, as_at: date | None, overwrite: bool) -> None:
    """Write reviews and promises as a calendar (.ics).

    Taken again later, it moves and cancels what has changed.
    """
    from tracker.domain.packs.diary import diary
    from tracker.reports.packs.calendar import write_calendar

    plan = plan_in(file)
    entries = diary(plan, day_of(plan, as_at), lead)
    with overwrite_offered():
        write_calendar(out, f"{plan.title}{f', {lead}' if lead else ''}", entries, overwrite=overwrite)
    off = sum(entry.off for entry in entries)
    say(f"Written: {uncut(out)} ({counted(len(entries) - off, 'day')}, {off} cancelled)")
