"""A pack as it came back: what each of its rows says, and which action each is about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.actions.written_names import in_one_case
from tracker.domain.edit import JsonText, json_text
from tracker.domain.merging.pairing import Alike
from tracker.domain.pack import Pack, SentAction
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Plan
from tracker.errors import TrackerError

CLOSE, SAME, ALL = 70, 92, 100
_WORD = pattern_of(r"\w+")
_DASH = pattern_of(r"[-–—\s]*")


def filled_in(text: str) -> str:
    """What was typed where something was to be filled in; a dash says that nothing has changed."""
    return "" if _DASH.fullmatch(text) else text


class LooseText(NamedTuple):
    """A text of a pack that stands in no row of an action, and where.

    `repeats`: on a sheet that only repeats what was sent, unless somebody wrote into it.
    """

    place: str
    text: str
    repeats: bool = False


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

    `saved` is the day on which the file says that it was last saved, `title` and `lead` what its hidden sheet says;
    `as_sent`: by its own clock nobody saved it since it was made; `unread` says what a file of its kind does not tell.
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
    as_sent: bool = False
    unread: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether nothing at all was written into it."""
        return not self.loose and all(row.says_nothing for row in self.rows)

    @property
    def came(self) -> JsonText:
        """All that was entered, as JSON."""
        rows = [{**asdict(row), "printed": {}} for row in self.rows if not row.says_nothing]
        return json_text({"rows": json.loads(json_text(rows)), "loose": [list(one[:2]) for one in self.loose]})


class LeftAside(NamedTuple):
    """A file that is no answer, and why, in words that fit behind its name or are a sentence with it."""

    file: str
    why: str


class ReturnedFiles(NamedTuple):
    """The answers that were found in files, and the files that are none."""

    packs: list[ReturnedPack]
    aside: list[LeftAside]


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
        # Of an action that is not in the pack, a row of a colleague's: as it was sent last to anybody.
        packs = [*sorted(plan.packs, key=lambda one: one.age), *([pack] if pack else [])]
        self.sent: dict[str, SentAction] = {one.uuid: one for pack in packs for one in pack.actions}
        self._texts = {action.uuid: self._now_and_sent(action, "text") for action in self.actions}
        self._by_ref: dict[str, list[Action]] = {}
        for action in self.actions:
            for ref in self._now_and_sent(action, "ref"):
                self._by_ref.setdefault(ref, []).append(action)
        self._by_word: dict[str, dict[int, Action]] = {}
        for at, action in enumerate(self.actions):
            for word in set(_WORD.findall(" ".join(self._texts[action.uuid]).casefold())):
                self._by_word.setdefault(word, {})[at] = action

    def find(self, row: ReturnedRow) -> Action | None:
        """The action that a row is about; None for one that the plan does not have, or that could be several."""
        held, by_ref = self._by_uuid.get(row.key), self._by_ref.get(row.ref, [])
        same = [one for one in by_ref if in_one_case(row.text) in map(in_one_case, self._texts[one.uuid])]
        if held is not None and (held in same or not (row.ref or row.text)):
            return held
        if len(same) == 1:
            return same[0]
        if held is not None and self._fits(row, held, by_ref):
            return held
        return self._close(row, by_ref)

    def _fits(self, row: ReturnedRow, held: Action, by_ref: Sequence[Action]) -> bool:
        """Whether the hidden uuid is to be believed: its ref or words agree, and no action of the ref fits better."""
        likeness = self._likeness(row, held)
        if held in by_ref:
            return all(self._likeness(row, one) <= likeness for one in by_ref)
        return likeness >= CLOSE and all(self._likeness(row, one) < likeness for one in by_ref)

    def _close(self, row: ReturnedRow, by_ref: Sequence[Action]) -> Action | None:
        if row.ref and (exact := self._of_same_words(row.text, ALL)):
            found = [] if by_ref else exact  # the words of one action beside the ref of another
        elif by_ref:
            found = [one for one in by_ref if not row.text or self._likeness(row, one) >= CLOSE]
        else:
            found = [] if row.ref else self._of_same_words(row.text, SAME)
        return found[0] if len(found) == 1 else None

    def _of_same_words(self, text: str, least: int) -> list[Action]:
        """The actions whose words are so much alike; looked for among those that have one of its longest words."""
        longest = sorted(set(_WORD.findall(text.casefold())), key=len)[-3:]
        maybe = {at: action for word in longest for at, action in self._by_word.get(word, {}).items()}
        return [one for one in maybe.values() if any(self.alike(text, own) >= least for own in self._texts[one.uuid])]

    def _likeness(self, row: ReturnedRow, action: Action) -> float:
        """How alike the words are; what was added to them takes nothing away."""
        texts, words = self._texts[action.uuid], in_one_case(row.text)
        if any(in_one_case(text) in words for text in texts):
            return SAME
        return max((self.alike(row.text, text) for text in texts), default=0) if words else 0

    def _now_and_sent(self, action: Action, name: Literal["ref", "text"]) -> list[str]:
        """The ref or the words of an action now, and those that were sent."""
        values = (getattr(action, name), getattr(self.sent.get(action.uuid or ""), name, None))
        return list(dict.fromkeys(filter(None, values)))
