"""The compare command: what one plan says otherwise than another, or than on an earlier day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from tracker.cli.options import AS_AT, DAY, FORMAT, OVERWRITE, PATH, PATH_OR_INPUT, by_option, overwrite_offered
from tracker.cli.printing import print_json, print_rows
from tracker.cli.terminal.saying import say, uncut
from tracker.cli.terminal.standard_input import as_files
from tracker.columns.changes import DIFFERENCE_COLUMNS, difference_counts
from tracker.documents.dump.answers import differences_json
from tracker.documents.files.kinds import NEEDS_A_PROCESS, document_kind
from tracker.documents.reading.child import read_within_limits
from tracker.domain.comparing.matching import PlanAsAt
from tracker.domain.draft import Draft
from tracker.domain.when import show_day
from tracker.services.reporting import check_report_file
from tracker.services.two_plans import ComparedPlans, as_before, check_two, compare_two, plan_from, write_comparison

_ON_A_TERMINAL = ("what", "ref", "name", "field", "old", "new", "reason")


@click.command()
@click.argument("older", metavar="BEFORE", type=PATH_OR_INPUT)
@click.argument("newer", metavar="[AFTER]", required=False, type=PATH_OR_INPUT)
@click.option("--since", type=DAY, help="Compare the plan in BEFORE with itself as it was on this day.")
@click.option("-o", "out", type=PATH, help="Write it too: .docx with tracked changes, or .pdf.")
@by_option("Whose the tracked changes are.")
@OVERWRITE
@AS_AT
@FORMAT
def compare(
    older: Path,
    newer: Path | None,
    since: date | None,
    out: Path | None,
    by: str | None,
    overwrite: bool,
    as_at: date | None,
    shape: str,
) -> None:
    """Tell what one plan has otherwise than another.

    What is new, changed, moved and dropped in AFTER since BEFORE, and why. Each is a plan file or a document; one of
    them may come by standard input (-). Actions are matched by ref, then by their words.
    --as-at is the day of AFTER; BEFORE is told as at its own.
    """
    if (newer is None) == (since is None):
        raise click.UsageError("Give a second file to compare with, or a day with --since.")
    if out is not None:
        with overwrite_offered():
            check_report_file(out, None, overwrite=overwrite)
    with as_files([older] if newer is None else [older, newer]) as (first, *second):
        made = compare_two(*_both(first, next(iter(second), None), since, as_at))
    if out is not None:
        write_comparison(made, out, datetime.now(UTC), by, overwrite=overwrite)
    _tell(made, shape)
    if out is not None and shape == "table":
        say(f"Written: {uncut(out)}")


def _both(older: Path, newer: Path | None, since: date | None, as_at: date | None) -> tuple[PlanAsAt, PlanAsAt]:
    today = date.today()
    if newer is None:
        now = plan_from(older, today, _read, as_at)
        assert since is not None
        return as_before(now, since), now
    check_two(older, newer)
    return plan_from(older, today, _read), plan_from(newer, today, _read, as_at)


def _read(path: Path) -> Draft:
    """The draft of a document, read in this process, but for kinds whose library may end that."""
    if path.is_file() and document_kind(path) in NEEDS_A_PROCESS:
        from tracker.services.reading_apart import read_apart  # which takes long to import

        return read_apart(path)
    return read_within_limits(path)


def _tell(made: ComparedPlans, shape: str) -> None:
    if shape == "json":
        print_json(differences_json(made.matched, made.found))
        return
    shown = _ON_A_TERMINAL if shape == "table" else [one.name for one in DIFFERENCE_COLUMNS if one.name != "ref"]
    print_rows([one for one in DIFFERENCE_COLUMNS if one.name in shown], made.found, shape)
    if shape == "table":
        sides = (made.matched.older, made.matched.newer)
        named = " -> ".join(f"{one.name} as at {show_day(one.as_at)}" for one in sides)
        say(f"\n{named}: {difference_counts(made.found)}.")
