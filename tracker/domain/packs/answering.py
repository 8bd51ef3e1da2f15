"""Who was sent a pack, what came back of it, and who has not answered, as at a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.actions.register import Line, register
from tracker.domain.pack import Pack, PackEntry, in_zone
from tracker.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class PackStanding:
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
    """Every pack that was sent by the day, the latest first."""
    late = {line.action.uuid for line in _late(register(plan, as_at))}
    sent = sorted((pack for pack in plan.packs if pack.day <= as_at), key=lambda pack: pack.age, reverse=True)
    latest: dict[str, str] = {}
    for pack in sent:
        latest.setdefault(pack.lead.casefold(), pack.uuid)
    entries = sorted((one for one in plan.pack_entries if one.day <= as_at), key=lambda one: in_zone(one.recorded_at))
    return [_standing(pack, entries, late, as_at, latest[pack.lead.casefold()] == pack.uuid) for pack in sent]


def _late(lines: Iterable[Line]) -> Iterable[Line]:
    return (line for line in lines if line.overdue)


def _standing(
    pack: Pack, entries: Iterable[PackEntry], late: set[str | None], as_at: date, is_latest: bool
) -> PackStanding:
    of = [entry for entry in entries if entry.pack == pack.uuid]
    back = tuple(entry for entry in of if entry.says == "back")
    chased = tuple(entry for entry in of if entry.says == "chased")
    sent = pack.actions
    waits = (as_at - pack.day).days if is_latest and not back else None
    return PackStanding(pack, len(sent), back, chased, sum(one.uuid in late for one in sent), waits)
