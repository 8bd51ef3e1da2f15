"""A pack as it came back: what each of its rows says, and which action each is about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.actions.written_names import in_one_case
from tracker.domain.edit import JsonText, json_text
from tracker.domain.merging.pairing import Alike
from tracker.domain.pack import Pack, SentAction
from tracker.domain.plan import Action, Plan
from tracker.errors import TrackerError

CLOSE, SAME = 70, 92


class LooseText(NamedTuple):
    """A text of a pack that stands in no row of an action, and where."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row: the uuid in its hidden cell ("" where there is none), its ref and words, and what was filled in.

    `printed` are the cells that were not to be filled in, by their headings; `beside` is what stands in comments and in
    columns of its own, in words.
    """

    place: str
    key: str
    ref: str
    text: str
    said: NewUpdate
    printed: dict[str, str] = field(default_factory=dict)
    beside: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether nothing at all was filled in."""
        return self.said == NewUpdate() and not self.beside


@dataclass(frozen=True, slots=True)
class ReturnedPack:
    """A file that came back. `pack` and `plan` are the uuids of its hidden sheet, None where that is gone.

    `saved` is the day on which the file says that it was last saved, `title` and `lead` what its hidden sheet says.
    """

    file: str
    sha256: str
    rows: tuple[ReturnedRow, ...]
    saved: date | None = None
    pack: str | None = None
    plan: str | None = None
    title: str = ""
    lead: str = ""
    loose: tuple[LooseText, ...] = ()

    @property
    def came(self) -> JsonText:
        """All that was entered, as JSON."""
        rows = [{**asdict(row), "printed": {}} for row in self.rows if not row.says_nothing]
        return json_text({"rows": json.loads(json_text(rows)), "loose": [list(one) for one in self.loose]})


def pack_of(plan: Plan, returned: ReturnedPack) -> Pack | None:
    """The pack that came back: by its uuid, else the latest of those that share most rows; None where none does.

    Raises TrackerError for a pack of another plan.
    """
    if returned.plan and plan.uuid and returned.plan != plan.uuid:
        title = f" ({returned.title})" if returned.title else ""
        raise TrackerError(f"{returned.file} is a pack of another plan{title}: collect it into that plan's file.")
    if named := next((pack for pack in plan.packs if pack.uuid == returned.pack), None):
        return named
    shared = [(len(_rows_in(pack) & _words(returned)), pack.age, pack) for pack in plan.packs]
    most, _, pack = max(shared, key=lambda one: one[:2], default=(0, None, None))
    return pack if most else None


def _rows_in(pack: Pack) -> set[tuple[str, str]]:
    return {(sent.ref, in_one_case(sent.text)) for sent in pack.actions}


def _words(returned: ReturnedPack) -> set[tuple[str, str]]:
    return {(row.ref, in_one_case(row.text)) for row in returned.rows}


class ActionFinder:
    """Finds the action of a row: by its hidden uuid where ref or words agree, by ref and words, by either alone."""

    def __init__(self, plan: Plan, pack: Pack | None, alike: Alike) -> None:
        self.actions = [action for _, action in plan.actions()]
        self.alike = alike
        self._by_uuid = {action.uuid: action for action in self.actions}
        self.sent: dict[str, SentAction] = {one.uuid: one for one in pack.actions} if pack else {}

    def find(self, row: ReturnedRow) -> Action | None:
        """The action that a row is about; None for one that the plan does not have, or that could be several."""
        held = self._by_uuid.get(row.key)
        if held is not None and (self._fits(row, held) or not (row.ref or row.text)):
            return held
        return self._only(self._same(row)) or self._only(self._close(row))

    def _same(self, row: ReturnedRow) -> list[Action]:
        return [one for one in self.actions if row.ref == self._ref(one) and self._same_words(row.text, one)]

    def _close(self, row: ReturnedRow) -> list[Action]:
        by_ref = [one for one in self.actions if row.ref and row.ref == self._ref(one)]
        if by_ref:
            close = [one for one in by_ref if not row.text or max(self._likeness(row, one)) >= CLOSE]
            return close if len(close) == 1 else []
        return [one for one in self.actions if row.text and not row.ref and max(self._likeness(row, one)) >= SAME]

    def _fits(self, row: ReturnedRow, action: Action) -> bool:
        return row.ref == self._ref(action) or (bool(row.text) and max(self._likeness(row, action)) >= CLOSE)

    def _likeness(self, row: ReturnedRow, action: Action) -> tuple[float, ...]:
        return tuple(self.alike(row.text, text) for text in self._texts(action))

    def _same_words(self, text: str, action: Action) -> bool:
        return in_one_case(text) in map(in_one_case, self._texts(action))

    def _texts(self, action: Action) -> Iterable[str]:
        """Its words now, and those that were sent."""
        sent = self.sent.get(action.uuid or "")
        return (action.text, sent.text) if sent and sent.text != action.text else (action.text,)

    def _ref(self, action: Action) -> str:
        return action.ref or ""

    def _only(self, found: Sequence[Action]) -> Action | None:
        return found[0] if len(found) == 1 else None
