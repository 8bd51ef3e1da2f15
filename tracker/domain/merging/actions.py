"""One action of a document against the one that is held: its words, its lead, and what its row says now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any, NamedTuple

from tracker.domain.actions.lateness import is_slip
from tracker.domain.actions.state import State, in_order, state_at
from tracker.domain.merging.asked import FieldConflict, Slip
from tracker.domain.merging.changes import Change, Changes, told
from tracker.domain.merging.commentary import added_words, reason_beside, reason_in
from tracker.domain.merging.late import of_its_day, with_what_stood_later
from tracker.domain.merging.remembered import ACTION_FIELDS, Marks, marks_of, verdict
from tracker.domain.plan import Action, Status, Update
from tracker.domain.when import When, days_of

_READ = ("plan", "correction", "undo")  # the kinds of updates that say what a document said, or was meant to say
_SAID = {"review": "review", "status": "status", "rating": "stated_rag"}  # as they are told, and of an update
_NOTHING: dict[str, Any] = dict.fromkeys(_SAID.values())
_WORDS = {"ref": "ref", "text": "action", "lead": "lead"}
_LAST_CLOCK = datetime.max.replace(tzinfo=UTC)


class Against(NamedTuple):
    """What comparing goes by: marks of what documents gave before, when it is due soon, misread dates, a later day."""

    marks: Mapping[str, Marks]
    due_soon_days: int
    printed: Mapping[str, str]
    later: date | None = None


def compare_action(held: Action, incoming: Action, changes: Changes, against: Against) -> None:
    """Tell what differs, and what is to be asked; held words change only where the plan has not moved on."""
    before = changes.differences
    _compare_words(held, incoming, changes, against)
    said, known = _new_updates(held, incoming, changes, against), {answer.uuid for answer in held.answers}
    changes.additions += with_what_stood_later(held, said, changes.day, against.later)
    changes.additions += [replace(one, action_id=held.id) for one in incoming.answers if one.uuid not in known]
    changes.same += changes.differences == before


def _compare_words(held: Action, incoming: Action, changes: Changes, against: Against) -> None:
    ref, edited = _ref(held), dict[str, Any]()
    marks = against.marks.get(held.uuid or "", {})
    for name in ACTION_FIELDS:
        ours, theirs = _printed(held, name), _printed(incoming, name)
        found = of_its_day(verdict(marks, name, ours, theirs), ours, against.later) if theirs else "same"
        if found == "repeated":
            changes.note_repeated(ref, _WORDS[name], ours, theirs)
        elif found == "conflict":
            bare, value = replace(held, updates=()), getattr(incoming, name)
            changes.conflicts.append(FieldConflict(ref, _WORDS[name], ours, theirs, bare, name, value))
        elif found == "news":
            changes.note(ref, _WORDS[name], ours, theirs)
            edited[name] = getattr(incoming, name)
            if name == "ref":
                edited["ref_as_printed"] = incoming.ref_as_printed
    if edited:
        changes.records.append(replace(held, updates=(), **edited))
    if held.uuid and not against.later:
        changes.said[held.uuid] = marks_of(incoming)


def _printed(action: Action, name: str) -> str | None:
    return action.lead.as_printed if name == "lead" else getattr(action, name)


def _ref(held: Action) -> str:
    return held.ref or held.text


# What its row says


def _new_updates(held: Action, incoming: Action, changes: Changes, against: Against) -> Iterator[Update]:
    """Updates with a uuid (from a dump) that are not held; else what the row says otherwise than when last read."""
    known = {update.uuid for update in held.updates}
    stamped = [update for update in incoming.updates if update.uuid]
    for update in (one for one in stamped if one.uuid not in known):
        changes.changed.append(Change(_ref(held), "update", None, update.text))
        yield replace(update, action_id=held.id)
    rows = [update for update in incoming.updates if not update.uuid and update.kind == "plan"]
    for said in _edited(held, rows, changes.day) if stamped else _unsaid(held, _with_last_move(rows), changes.day):
        row = _Row(held, said, incoming.ref or incoming.text[:60], changes, against, stamped)
        yield from row.news()
        if row.found:
            saved = (replace(one, day=one.day or changes.day, recorded_at=_LAST_CLOCK) for one in row.found)
            held = replace(held, updates=(*held.updates, *saved))
    yield from _written(held, incoming, changes, against)


def _written(held: Action, incoming: Action, changes: Changes, against: Against) -> Iterator[Update]:
    """Whole updates that somebody added in a workbook of the plan, each for its day and in its author's name."""
    says = attrgetter("day", "text", "status", "stated_rag", "review", "author")
    known = set(map(says, held.updates))
    for update in (one for one in incoming.updates if not one.uuid and one.kind != "plan" and says(one) not in known):
        changes.changed.append(Change(_ref(held), "update", None, told(update.text or update.review or update.status)))
        new = replace(update, action_id=held.id)
        _Row(held, new, incoming.ref or incoming.text[:60], changes, against).ask_reason(new)
        yield new


def _edited(held: Action, rows: Sequence[Update], day: date) -> list[Update]:
    """What was edited in a workbook of the plan itself, beside all that it held: only what does not stand already."""
    stands = state_at(held.updates, day) or State()
    found = []
    for row in rows:
        same = [of for of in _SAID.values() if _days(getattr(row, of)) == _days(getattr(stands, of))]
        nothing: dict[str, Any] = dict.fromkeys(same)
        found.append(replace(row, **nothing))
    return found


def _with_last_move(updates: Sequence[Update]) -> list[Update]:
    """A row tells by several updates how its date was moved; with the last move stands all else that it says."""
    *before, last = updates or (None,)
    if last is None or not before or last.review is not None:
        return list(updates)
    move = before[-1]
    if move.review is None or move.text or move.status or move.stated_rag or move.day != last.day:
        return list(updates)
    return [*before[:-1], replace(last, review=move.review, reason=move.reason or last.reason)]


def _unsaid(held: Action, updates: Sequence[Update], day: date) -> list[Update]:
    """A row that gives a field in several updates means the last; an earlier value counts where none ever gave it."""
    if len(updates) < 2:
        return list(updates)
    read = [update for update in held.updates if update.kind == "plan"]
    now = state_at(read, day) or State()
    found = list(updates)
    for name in _SAID.values():
        given = [at for at, update in enumerate(updates) if getattr(update, name) is not None]
        before = [_days(getattr(update, name)) for update in read]
        stays = bool(given) and _days(getattr(now, name)) == _days(getattr(updates[given[-1]], name))
        for at in given[:-1]:
            if stays or _days(getattr(updates[at], name)) in before:
                nothing: dict[str, Any] = {name: None}
                found[at] = replace(found[at], **nothing)
    return found


def _days(value: Any) -> Any:
    """What makes two values the same: of dates their days; a rating withdrawn is none."""
    return days_of(value) if isinstance(value, When) else None if value == "none" else value


@dataclass(slots=True)
class _Row:
    """One reading of a row against what documents said of its action before, and what stands on the day."""

    held: Action
    said: Update
    about: str  # by what problems call it
    changes: Changes
    against: Against
    base: Sequence[Update] = ()  # what the document itself says was said before, where it is a workbook of the plan
    found: list[Update] = field(default_factory=list)  # what follows from it, asked or not
    day: date = field(init=False)
    read: State = field(init=False)  # what documents have said by the day, whatever became of it
    stands: State = field(init=False)  # what stands on the day, whoever said it

    def __post_init__(self) -> None:
        self.day = self.said.day or self.changes.day
        read = self.base or [one for one in self.held.updates if one.kind == "plan"]
        self.read = state_at(read, self.day) or State()
        only_read = not self.base and len(read) == len(self.held.updates)
        self.stands = self.read if only_read else state_at(self.held.updates, self.day) or State()

    def news(self) -> list[Update]:
        """The updates to add, beside the conflicts: only the fields that differ, only the words that were added."""
        moved: dict[str, Any] = {}
        added: list[Update] = []
        for name, of in _SAID.items():
            if getattr(self.said, of) is None or self._corrected(name):
                continue
            if self._is_misread(name):
                added += self._put_right()
            elif self._is_taken(name):
                moved[of] = getattr(self.said, of)
        if (text := self._text()) is not None:
            self.changes.note(_ref(self.held), "commentary", self.read.text, text)
            moved["text"] = text
        if moved.get("stated_rag") is not None and _days(moved["stated_rag"]) == _days(self.stands.stated_rag):
            # With the reason that was given for it, which would be gone from what stands.
            added.append(self._alone("stated_rag", moved.pop("stated_rag"), self.stands.stated_reason))
        if moved:
            added.insert(0, self._update(moved))
            self.ask_reason(added[0])
        self.found += added
        return added

    def _update(self, fields: dict[str, Any]) -> Update:
        """What is added of the row. The reason of a move is not that of a rating."""
        reason = self.said.reason if "review" in fields and "stated_rag" not in fields else None
        given = {"text": None, **_NOTHING, **fields}
        return replace(self.said, action_id=self.held.id, reason=reason, **given)

    def _is_taken(self, name: str) -> bool:
        """Whether a field goes into what is added: as news, or as what the plan says by now, which is not told."""
        of, ref = _SAID[name], _ref(self.held)
        theirs, base, ours = getattr(self.said, of), getattr(self.read, of), getattr(self.stands, of)
        if _days(theirs) == _days(base) == _days(ours):
            return False
        speaker = self._speaker(of)
        office = speaker is not None and speaker.kind not in _READ
        if _days(theirs) == _days(base):
            if office or speaker is None or speaker.kind == "plan":
                self.changes.note_repeated(ref, name, ours, theirs)
            return False
        if _days(theirs) == _days(ours):
            return True
        if self._only_begun(name, theirs):
            return False
        if name == "status":
            self.changes.stood.setdefault(self.held.id, (ref, self.stands.status))
        if office and speaker is not None and _days(base) != _days(ours):
            self._conflict(name, speaker)
            return False
        self.changes.note(ref, name, ours, theirs)
        return True

    def _conflict(self, name: str, speaker: Update) -> None:
        of = _SAID[name]
        said = self._alone(of, getattr(self.said, of))
        self.found.append(said)
        words = _ref(self.held), name, told(getattr(self.stands, of)), told(getattr(self.said, of))
        by, slip = speaker.author or speaker.recorded_by, self._slip(said)
        self.changes.conflicts.append(FieldConflict(*words, said=said, on=speaker.day, by=by, slip=slip))

    def _alone(self, of: str, value: object, reason: str | None = None) -> Update:
        fields = {**_NOTHING, of: value}
        return replace(self.said, action_id=self.held.id, text=None, reason=reason, **fields)

    # What was said, and by whom

    def _speaker(self, of: str) -> Update | None:
        """Who said last what stands in a field."""
        return next((o for o in reversed(in_order(self.held.updates, self.day)) if getattr(o, of) is not None), None)

    def _text(self) -> str | None:
        """The words that were added; none where somebody has written the same in the plan."""
        if not self.said.text:
            return None
        read = [one for one in self.held.updates if self.base or one.kind == "plan"]
        others = [] if self.base else [one for one in self.held.updates if one.kind != "plan"]
        known, written = ([one.text for one in in_order(of, date.max) if one.text] for of in (read, others))
        added = added_words(known, self.said.text, written)
        folded = {" ".join(text.split()) for text in written}
        return None if added is None or " ".join(added.split()) in folded else added

    def _corrected(self, name: str) -> bool:
        """Whether a correction of the row says the same already: corrections are carried over to what is read."""
        if not any(update.kind == "correction" for update in self.held.updates):
            return False
        known = state_at([update for update in self.held.updates if update.kind in _READ], date.max) or State()
        return bool(_days(getattr(self.said, _SAID[name])) == _days(getattr(known, _SAID[name])))

    def _only_begun(self, name: str, theirs: object) -> bool:
        """That it was begun is no news of an action that has come further since."""
        begun = name == "status" and (self.read.status, theirs) == (Status.NOT_STARTED, Status.IN_PROGRESS)
        return begun and self.stands.status != Status.NOT_STARTED

    # Moves of the review

    def _is_misread(self, name: str) -> bool:
        """Whether the same printed date is read otherwise than before: no move of it, but a mistake put right."""
        if name != "review" or self.said.review is None or _days(self.said.review) == _days(self.read.review):
            return False
        known = self.against.printed.get(self.about, self.said.review.as_printed)
        return bool(known.strip()) and known.split() == self.read.review.as_printed.split()

    def _put_right(self) -> list[Update]:
        assert self.said.review is not None
        speaker, ref = self._speaker("review"), _ref(self.held)
        if speaker is not None and speaker.kind not in _READ:
            self.changes.note_repeated(ref, "review", self.stands.review, self.said.review)
            return []
        if not self.changes.note(ref, "review", self.stands.review, self.said.review):
            return []
        return [replace(self._alone("review", self.said.review), kind="correction")]

    def ask_reason(self, update: Update) -> None:
        if (slip := self._slip(update)) is not None:
            self.changes.slips.append(slip)

    def _slip(self, update: Update) -> Slip | None:
        """The move that needs a reason, as it would of anybody who writes it; with the one that the document gives."""
        if update.review is None or update.review.kind == "unread" or not self.stands.status.live:
            return None
        old, held = self.stands.review, bool(update.text)
        if not is_slip(old, update.review, self.day, held, self.against.due_soon_days):
            return None
        said = self.said.reason or reason_beside(update.review.as_printed) or reason_in(update.text)
        return Slip(_ref(self.held), old, update, said)
