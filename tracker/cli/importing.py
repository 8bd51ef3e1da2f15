"""The import command: read first, then save all or nothing, and say what was done."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from tracker.cli.mapping import Taught, taught_before
from tracker.cli.options import DAY, PATH, PATH_OR_INPUT, by_option
from tracker.cli.printing import print_json
from tracker.cli.terminal.saying import say, uncut
from tracker.cli.terminal.standard_input import as_files
from tracker.documents.dump.write import draft_json
from tracker.documents.files.kinds import NEEDS_A_PROCESS, document_kind
from tracker.documents.reading.child import read_within_limits
from tracker.domain.decisions.offers import printed_offer, taken
from tracker.domain.draft import Draft, Offer
from tracker.domain.long_text import shortened
from tracker.domain.measures.our_area import with_ours
from tracker.domain.merging.answering import answered
from tracker.domain.merging.asked import Answers
from tracker.domain.merging.plans import Changes
from tracker.domain.when import show_day, shown
from tracker.errors import TrackerError
from tracker.no_gc import no_gc
from tracker.put_in_place import NEW_PLAN, check_target
from tracker.services.import_problems import further_problems
from tracker.services.importing import as_decided, held_plan, import_to_undo, preview, save_drafts


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=PATH_OR_INPUT)
@click.option("--into", type=PATH, help="The plan file to import into (.plan or .db); made when not there.")
@click.option("--dated", type=DAY, help="The day that a later import speaks for; by default today.")
@click.option("--ours", metavar="NAME", help="The plan's organisation, where the document does not name it.")
@click.option("--reason", default="", help="Why reviews move to a later day, where the document gives no reason.")
@click.option("--as", "mapping", type=PATH, help="What tables are: a file that `mapping` wrote (.json).")
@click.option(
    "--take-lists", is_flag=True, help="Take what lists offer as actions and decisions; else it is only listed."
)
@by_option("Who imports it, for the history of edits.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@no_gc()
def import_(
    sources: Sequence[Path],
    into: Path | None,
    dated: date | None,
    ours: str | None,
    reason: str,
    take_lists: bool,
    mapping: Path | None,
    by: str | None,
    dry_run: bool,
    shape: str,
) -> None:
    """Read documents into a plan file.

    Plans, readings and dumps: Word (.docx), Excel (.xlsx, .xls, .xlsb), LibreOffice (.odt, .ods), pages (.html), .pdf,
    .csv, .tsv, .txt, .json; one may come by standard input (-). What is doubtful is listed as problems.
    """
    _check_into(into, dry_run)
    taught, answers = taught_before(mapping, into), Answers(reason=reason)
    with as_files(sources) as sources:
        drafts = [_as_asked(_read(source, taught, dated), ours, take_lists) for source in sources]
    if dry_run or into is None:
        changes, end = _would_do(drafts, into, dated, answers), "Nothing was written."
    else:
        changes, end = _save(_not_empty(drafts), into, dated, _together(sources), answers, by)
        taught.teach_user(drafts)
    drafts = [_with_further(*one, answers) for one in zip(drafts, changes, strict=True)]
    _tell(shape, sources, drafts, changes, end)
    taught.say_what_does_not_fit(sources, drafts)


def _check_into(into: Path | None, dry_run: bool) -> None:
    if into is None and not dry_run:
        raise click.UsageError("Say the plan file to import into: --into FILE.")
    if into is not None and not os.path.lexists(into):
        check_target(into, NEW_PLAN)


def _tell(shape: str, sources: Sequence[Path], drafts: Sequence[Draft], changes: Sequence[Changes], end: str) -> None:
    if shape == "json":
        _print_json(drafts, changes)
        return
    for source, draft, change in zip(sources, drafts, changes, strict=True):
        _say(source, draft, change)
    say(end)


def _print_json(drafts: Sequence[Draft], changes: Sequence[Changes]) -> None:
    said = [draft_json(d, _changes_json(c)) for d, c in zip(drafts, changes, strict=True)]
    print_json(said[0] if len(said) == 1 else {"sources": said})


def _read(source: Path, taught: Taught, dated: date | None) -> Draft:
    """The draft of a document, read in this process, but for kinds whose library may end that."""
    if document_kind(source) in NEEDS_A_PROCESS:
        from tracker.services.reading_apart import read_apart  # which takes long to import

        draft = read_apart(source, taught.choices, dated=dated)
    else:
        draft = read_within_limits(source, taught.choices, dated=dated)
    return taught.remembered_in(draft)


def _together(sources: Sequence[Path]) -> str:
    """What several documents are called."""
    return sources[0].name + (f" and {len(sources) - 1} more" if len(sources) > 1 else "")


def _saved(into: Path) -> str:
    back = import_to_undo(into)
    undo = " To undo this: " + uncut(f'restore "{back.copy}" "{into}"') if back else ""
    return f"Saved in {uncut(into)}.{undo}{_brought_back(into)}"


def _brought_back(into: Path) -> str:
    """A plan from which words were removed may have got them back."""
    from tracker.store.sqlite import open_store

    with open_store(into) as store:
        removed = store.plan().redactions
    return " Words were removed from this plan: look whether the document has brought them back." if removed else ""


def _not_empty(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts, refused where the tables of one say nothing of a plan: they are named; or where it has only lists."""
    for draft in drafts:
        unknown = [table for table in draft.tables if table.kind != "key"]
        if draft.offers and draft.plan.is_empty and not unknown:
            raise TrackerError("Nothing was saved: there are only lists that offer actions, which --take-lists takes.")
        if draft.tables and draft.plan.is_empty:
            lists = "; its lists offer actions, which --take-lists takes" if draft.offers else ""
            named = [f"{table.place}: {', '.join(one for one, _ in table.fields[:4])}" for table in draft.tables[:4]]
            raise TrackerError(
                f"Nothing was saved: nothing says what the tables of {draft.tables[0].source} are "
                f"({'; '.join(named)}); say it in a file that you name with --as, or in the preview of the window"
                f"{lists}."
            )
    return drafts


def _as_asked(draft: Draft, ours: str | None, take_lists: bool) -> Draft:
    draft = _named(draft, ours)
    return taken(draft, {offer.key for offer in draft.offers}) if take_lists else draft


def _named(draft: Draft, ours: str | None) -> Draft:
    return with_ours(replace(draft, plan=replace(draft.plan, organisation=ours)), ours) if ours else draft


def _with_further(draft: Draft, changes: Changes, answers: Answers) -> Draft:
    return replace(draft, problems=(*draft.problems, *further_problems(draft, changes, answers)))


def _would_do(drafts: Sequence[Draft], into: Path | None, dated: date | None, answers: Answers) -> list[Changes]:
    """What saving would do; of several documents, each meets what those before it brought, in a copy of the plan."""
    there = into is not None and into.exists()
    if len(drafts) > 1:
        from tempfile import TemporaryDirectory

        from tracker.store.backup import backup

        with TemporaryDirectory() as folder:
            trial = Path(folder) / "plan.db"
            if into is not None and there:
                backup(into, trial)
            return _save(drafts, trial, dated, "", answers)[0]
    if into is None or not there:
        return [answered(preview(None, draft, dated, date.today()), answers) for draft in drafts]
    from tracker.store.sqlite import open_store

    with open_store(into) as store:
        held = held_plan(store)
        drafts = [as_decided(store, draft) for draft in drafts]
    return [answered(preview(held, draft, dated, date.today()), answers) for draft in drafts]


def _save(
    drafts: Sequence[Draft], into: Path, dated: date | None, what: str, answers: Answers, by: str | None = None
) -> tuple[list[Changes], str]:
    """Save into the plan that is there, or into a new one, which stands there only when all was saved; and say so."""
    from tracker.store.sqlite import new_store, open_store

    with open_store(into) if into.exists() else new_store(into) as store:
        before = store.changed
        changes = save_drafts(store, drafts, dated, datetime.now(UTC), what=what, answers=answers, by=by)
        changed = store.changed != before
    return changes, _saved(into) if changed else f"That brought nothing new: {uncut(into)} is as it was."


def _changes_json(changes: Changes) -> dict[str, Any]:
    """What it changes; where there is any, also reviews that move later, and what stays though the document differs.

    Of a conflict and of what is repeated, `old` stands and `new` is the document's.
    """
    slips = [{"ref": s.ref, "old": s.words[0], "new": s.words[1], "reason": s.update.reason} for s in changes.slips]
    kept = [{"ref": c.ref, "field": c.field, "old": c.ours, "new": c.theirs} for c in changes.refused]
    further = {"slips": slips, "conflicts": kept, "repeated": [change._asdict() for change in changes.repeated]}
    return {
        "new": changes.new,
        "changed": [change._asdict() for change in changes.changed],
        "same": changes.same,
        "missing": changes.missing,
    } | {name: told for name, told in further.items() if told}


def _say(source: Path, draft: Draft, changes: Changes) -> None:
    from tracker.domain.decisions.causes import by_cause, causes_words  # with all that plans are checked for

    actions, measures = sum(1 for _ in draft.plan.actions()), sum(1 for _ in draft.plan.measures())
    found = (_many(len(draft.plan.themes), "theme"), _many(actions, "action"), _many(measures, "measure"))
    became = f"{len(changes.new)} new, {len(changes.changed)} changed, {changes.same} the same"
    missing = f"{len(changes.missing)} missing; {causes_words(draft.problems)}"
    say(f"{source.name}: {', '.join(found)}; {became}, {missing}.")
    if changes.missing:
        say(f"  Not in the document, and left as they are: {', '.join(map(shortened, changes.missing))}.")
    says, why = ("says", f", for one of {show_day(changes.later)} was read") if changes.later else ("still says", "")
    for change in changes.repeated:
        say(f"  {change.ref}: the document {says} {change.field} {change.new}; {change.old} stands{why}.")
    for problem in (one for cause in by_cause(draft.problems) for one in cause.problems):
        say(f"  {problem.kind:13} {problem.place}: {problem.message}")
    for table in draft.tables:
        if table.sure in ("likely", "unsure"):
            taken_as = "not understood" if table.kind == "unknown" else f"taken as {table.kind}"
            rows = _many(table.rows, "row")
            say(f"  {table.sure:13} {table.place}: a table of {rows}, {taken_as}: {table.why}.")
    for number, offer in enumerate(draft.offers, 1):
        say(f"  offered {number:<5} {offer.place}: {_offered(offer)}")
    if draft.offers:
        say("  --take-lists takes what is offered.")


def _offered(offer: Offer) -> str:
    """The words of an offer, and who and when they were read as saying."""
    review = offer.action.updates[0].review if offer.action.updates else None
    said = [offer.action.lead.as_printed, shown(review) or review.as_printed if review else ""]
    beside = ", ".join(part for part in said if part)
    return f"{offer.kind}: {printed_offer(offer)}{f' [{beside}]' if beside else ''}"


def _many(count: int, noun: str) -> str:
    # columns.words.counted would do, but takes longer to import than a small document to read.
    return f"{count} {noun}{'' if count == 1 else 's'}"
