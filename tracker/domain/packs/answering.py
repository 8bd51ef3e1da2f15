"""Who was sent a pack, what came back of it, and who has not answered, as at a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.register import register
from tracker.domain.pack import Pack, PackEntry, in_zone
from tracker.domain.plan import Plan


class PackStanding(NamedTuple):
    """A pack as at a day: how many actions it held, when it came back (each time), when its lead was chased.

    `overdue` are the live actions of it that are late now; `waits` is the number of days without an answer, None where
    it came back, or a later pack went to the same lead.
    """

    pack: Pack
    actions: int
    back: tuple[PackEntry, ...]
    chased: tuple[PackEntry, ...]
    overdue: int
    waits: int | None


def packs_at(plan: Plan, as_at: date) -> list[PackStanding]:
    """Every pack that was sent by the day, the latest first, those of one day by their leads."""
    late = {line.action.uuid for line in register(plan, as_at) if line.overdue} if plan.packs else set()
    waiting = {pack.uuid for pack in waiting_packs(plan, as_at)}
    entries = sorted((one for one in plan.pack_entries if one.day <= as_at), key=lambda one: in_zone(one.recorded_at))
    sent = [pack for pack in plan.packs if pack.day <= as_at]
    sent.sort(key=lambda pack: (-pack.day.toordinal(), pack.lead.casefold(), pack.age))
    return [_standing(pack, entries, late, as_at, pack.uuid in waiting) for pack in sent]


def waiting_packs(plan: Plan, as_at: date) -> list[Pack]:
    """The latest pack of each lead that has not come back by the day."""
    latest: dict[str, Pack] = {}
    for pack in sorted(plan.packs, key=lambda pack: pack.age):
        if pack.day <= as_at:
            latest[pack.lead.casefold()] = pack
    back = {one.pack for one in plan.pack_entries if one.says == "back" and one.day <= as_at}
    return [pack for pack in latest.values() if pack.uuid not in back]


def _standing(
    pack: Pack, entries: Iterable[PackEntry], late: set[str | None], as_at: date, waits: bool
) -> PackStanding:
    of = [entry for entry in entries if entry.pack == pack.uuid]
    back = tuple(entry for entry in of if entry.says == "back")
    chased = tuple(entry for entry in of if entry.says == "chased")
    sent = pack.actions
    overdue = sum(one.uuid in late for one in sent)
    return PackStanding(pack, len(sent), back, chased, overdue, (as_at - pack.day).days if waits else None)
