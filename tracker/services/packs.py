"""Sending packs and collecting what came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from tracker.columns.packs import aside_words, sent_of
from tracker.documents.packs.answer import is_page
from tracker.documents.packs.mail import PACK_ENDINGS, read_mail
from tracker.documents.packs.read import read_pack
from tracker.documents.vocabulary.likeness import alike
from tracker.domain.actions.register import Line
from tracker.domain.pack import Pack, PackEntry, sent_json
from tracker.domain.packs.collected import NOTHING_ANSWERED, Collected, Collecting, PackAnswers
from tracker.domain.packs.coming_back import collected_from, with_collected
from tracker.domain.packs.returned import LeftAside, ReturnedFiles, ReturnedPack
from tracker.domain.packs.sending import chosen_leads, rows_of
from tracker.domain.plan import Plan
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.put_in_place import WORKBOOK, AlreadyThere, FileKind, file_names, make_folder, put_all_in_place
from tracker.reports.packs.page import PAGE, pack_page
from tracker.reports.packs.workbook import pack_bytes

if TYPE_CHECKING:
    from tracker.store.sqlite import Store


@dataclass(frozen=True, slots=True)
class SentPack:
    """A pack that was written, and its file."""

    pack: Pack
    path: Path
    actions: int


def send_packs(
    store: Store,
    leads: Sequence[str],
    folder: Path,
    as_at: date,
    now: datetime,
    *,
    by: str | None = None,
    overwrite: bool = False,
    pages: bool = False,
) -> list[SentPack]:
    """Write one workbook for each lead that is wanted (none: for all) into a folder, and remember what was sent.

    With `pages` the same pack stands beside it as a page for a browser.

    TrackerError, with nothing written, where a name leads nothing live, a file stands in the way or cannot be written.
    """  # fmt: skip
    plan = store.plan()
    chosen = chosen_leads(plan, leads, as_at)
    paths = {lead: folder / name for lead, name in file_names(chosen, f" {as_at.isoformat()}", ".xlsx").items()}
    written = [one for path in paths.values() for one in (path, *([path.with_suffix(".html")] if pages else []))]
    if not overwrite and (there := next((path for path in written if path.exists()), None)):
        raise AlreadyThere(there)
    make_folder(folder, "the packs")
    made = [_made(plan, lead, chosen[lead], path, (as_at, now, by), pages) for lead, path in paths.items()]
    with store.transaction():  # a pack that could not be written was not sent
        for one, _ in made:
            store.save(one.pack)
        put_all_in_place((file for _, files in made for file in files), overwrite=True)
    return [one for one, _ in made]


def _made(
    plan: Plan,
    lead: str,
    lines: Sequence[Line],
    path: Path,
    when: tuple[date, datetime, str | None],
    pages: bool,
) -> tuple[SentPack, list[tuple[Path, FileKind, bytes]]]:
    """A pack, and the files that it is sent as."""
    as_at, now, by = when
    rows = rows_of(plan, lines, as_at)
    pack = Pack(new_uuid(), lead, as_at, now, sent_json(sent_of(row, as_at) for row in rows), by, plan.id)
    files = [(path, WORKBOOK, pack_bytes(plan, pack, rows, now.date()))]
    if pages:
        files.append((path.with_suffix(".html"), PAGE, pack_page(plan, pack, rows, now.date()).encode()))
    return SentPack(pack, path, len(rows)), files


# Collecting


def read_returned(plan: Plan, paths: Sequence[Path], as_at: date, now: datetime) -> ReturnedFiles:
    """The answers among files and in folders, and what is none; TrackerError where there is no answer at all.

    In a folder lies much else: packs as they were sent, drafts, files of other plans. None of it stops the others.
    """
    found = ReturnedFiles([], [])
    for path in paths:
        if path.is_dir():
            for file in _files_in(path):
                _add(found, file, lambda file: _read_in_folder(plan, file, as_at, now))
        elif len(paths) > 1:
            _add(found, path, _read_file)
        else:
            found = _read_file(path)
    if not found.packs:
        names = ", ".join(path.resolve().name for path in paths)  # "." has none
        raise TrackerError("\n".join([f"{names} holds no answer to a pack.", *aside_words(found.aside)]))
    return found


def _add(found: ReturnedFiles, file: Path, read: Callable[[Path], ReturnedFiles]) -> None:
    try:
        packs, aside = read(file)
    except TrackerError as error:
        packs, aside = [], [LeftAside(file.name, str(error))]
    found.packs.extend(packs)
    found.aside.extend(aside)


def _files_in(folder: Path) -> list[Path]:
    """What people put there: not what Excel or the system keeps beside it."""
    try:
        return sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith(("~$", ".")))
    except OSError as error:
        raise TrackerError(f"{folder} cannot be read: {error.strerror}.") from error


def _read_file(file: Path) -> ReturnedFiles:
    """The answers in one file; TrackerError where it holds none."""
    ending = file.suffix.lower()
    if ending == ".msg":
        raise TrackerError(f"{file.name} is a message of Outlook: save the attachment from the message and take that.")
    return read_mail(file) if ending == ".eml" and file.is_file() else ReturnedFiles([read_pack(file)], [])


def _read_in_folder(plan: Plan, file: Path, as_at: date, now: datetime) -> ReturnedFiles:
    """The answers in one file of a folder, where much may lie that was not put there to be collected."""
    if file.suffix.lower() not in (*PACK_ENDINGS, ".eml", ".msg"):
        return ReturnedFiles([], [LeftAside(file.name, "no kind of file that an answer comes in")])
    if is_page(file):
        return ReturnedFiles([], [LeftAside(file.name, "a page as it was sent")])
    packs, aside = _read_file(file)
    made = preview_packs(plan, packs, as_at, now, None)
    untouched = [LeftAside(one.returned.file, "a pack as it was sent") for one in made if not one.lines]
    return ReturnedFiles([one.returned for one in made if one.lines], [*aside, *untouched])


def preview_packs(
    plan: Plan,
    returned: Sequence[ReturnedPack],
    as_at: date,
    now: datetime,
    by: str | None,
    answers: PackAnswers = NOTHING_ANSWERED,
) -> list[Collected]:
    """What collecting them one after the other into the plan as it is would do; nothing is written."""
    found: list[Collected] = []
    for one, clock in _in_turn(returned, now):
        found.append(collected_from(plan, one, Collecting(as_at, clock, by, alike), answers))
        plan = with_collected(plan, found[-1])
    return found


def save_packs(
    store: Store,
    returned: Sequence[ReturnedPack],
    as_at: date,
    now: datetime,
    *,
    by: str | None = None,
    answers: PackAnswers = NOTHING_ANSWERED,
) -> list[Collected]:
    """Save what came back, all of it or nothing, as one step that can be undone; the answers say what each did."""
    from tracker.store.history import Signed
    from tracker.store.undoing import undoable

    what = returned[0].file if len(returned) == 1 else f"{len(returned)} packs"
    with undoable(store, what), store.transaction(Signed(by)):
        return [_save_pack(store, one, as_at, clock, by, answers) for one, clock in _in_turn(returned, now)]


def _in_turn(returned: Sequence[ReturnedPack], now: datetime) -> Iterator[tuple[ReturnedPack, datetime]]:
    """Each pack with a clock a little later than the one before: what was said last counts."""
    for at, one in enumerate(returned):
        yield one, now + timedelta(microseconds=at)


def _save_pack(
    store: Store, returned: ReturnedPack, as_at: date, now: datetime, by: str | None, answers: PackAnswers
) -> Collected:
    plan = store.plan()
    (made,) = preview_packs(plan, [returned], as_at, now, by, answers)
    for update in made.updates:
        store.save(update)
    for action in made.new:
        store.save(action)
    if (
        made.pack is not None
        and made.is_answer
        and not _is_known(plan, made.pack, returned, bool(made.updates or made.new))
    ):
        uuid = str(uuid5(NAMESPACE_OID, f"{made.pack.uuid}/{returned.sha256}/{now.isoformat()}"))
        entry = PackEntry(
            uuid, made.pack.uuid, "back", made.day, now, returned.file, returned.sha256, returned.came, by
        )
        store.save(replace(entry, plan_id=plan.id))
    return made


def _is_known(plan: Plan, pack: Pack, returned: ReturnedPack, news: bool) -> bool:
    """Whether just this file was collected before, and brings nothing now."""
    same = (one for one in plan.pack_entries if one.pack == pack.uuid and one.sha256 == returned.sha256)
    return not news and any(same)
