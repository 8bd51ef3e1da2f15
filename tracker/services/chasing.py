"""Chasing those who have not answered: a draft of a letter to each, with the pack attached; nothing is ever sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.actions.register import register
from tracker.domain.actions.written_names import in_one_case
from tracker.domain.edit import Stamp
from tracker.domain.pack import Pack
from tracker.domain.packs.answering import PackStanding, packs_at
from tracker.domain.packs.chasing import USUAL_WORDS, Letter, chased, letter_to
from tracker.domain.packs.sending import rows_of
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.errors import NotKnown, TrackerError
from tracker.new_uuid import new_uuid
from tracker.put_in_place import AlreadyThere, file_name, file_names, make_folder, put_all_in_place
from tracker.reports.packs.letter import DRAFT, draft_bytes
from tracker.reports.packs.workbook import pack_bytes

if TYPE_CHECKING:
    from tracker.store.sqlite import Store


@dataclass(frozen=True, slots=True)
class Chased:
    """A lead who is chased: the letter, and the draft it was written to."""

    letter: Letter
    path: Path


def unanswered(plan: Plan, leads: Sequence[str], as_at: date) -> list[PackStanding]:
    """The packs without an answer, of the leads that are wanted or of all.

    Raises TrackerError where there is none, and for a name that owes no answer.
    """
    sent = packs_at(plan, as_at)
    waiting = [one for one in sent if one.waits is not None]
    known = {in_one_case(one.pack.lead) for one in waiting}
    for name in leads:
        if in_one_case(name) not in known:
            sentence = f'"{name}" owes no answer on {show_day(as_at)}: `packs FILE` lists who does.'
            raise NotKnown(sentence, name, [one.pack.lead for one in waiting])
    wanted = set(map(in_one_case, leads)) or known
    if not waiting:
        why = "every pack that was sent came back" if sent else "no pack was sent by then"
        raise TrackerError(f"Nobody owes an answer on {show_day(as_at)}: {why}.")
    return [one for one in waiting if in_one_case(one.pack.lead) in wanted]


def write_letters(
    store: Store,
    folder: Path,
    as_at: date,
    now: datetime,
    *,
    leads: Sequence[str] = (),
    words: str = USUAL_WORDS,
    by: str | None = None,
    overwrite: bool = False,
) -> list[Chased]:
    """Write a draft for each lead who has not answered into a folder, and remember that they were chased.

    TrackerError, with nothing written, where nobody has to be chased or a draft is in the way or not to be written.
    """  # fmt: skip
    plan = store.plan()
    waiting = unanswered(plan, leads, as_at)
    names = file_names((one.pack.lead for one in waiting), f" {as_at.isoformat()}", ".eml")
    made = [Chased(letter_to(plan, one, words, as_at), folder / names[one.pack.lead]) for one in waiting]
    if not overwrite and (there := next((one.path for one in made if one.path.exists()), None)):
        raise AlreadyThere(there)
    make_folder(folder, "the drafts")
    stamp = Stamp(as_at, now, by, new_uuid)
    files = [(one.path, DRAFT, _draft(plan, of.pack, one.letter, now)) for one, of in zip(made, waiting, strict=True)]
    with store.transaction():  # whose draft could not be written was not chased
        for standing in waiting:
            store.save(chased(standing.pack, stamp, plan.id))
        put_all_in_place(files, overwrite=True)
    return made


def _draft(plan: Plan, pack: Pack, letter: Letter, now: datetime) -> bytes:
    """The letter with the pack attached as it was sent."""
    sent = {one.uuid for one in pack.actions}
    lines = [line for line in register(plan, pack.day) if line.action.uuid in sent]
    attached = pack_bytes(plan, pack, rows_of(plan, lines, pack.day), now.date())
    return draft_bytes(letter, file_name(pack.lead, f" {pack.day.isoformat()}.xlsx"), attached)
