"""What stands in the diary of a lead: reviews and promises with a day, and those that are over or off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256

from tracker.domain.actions.register import Line, register
from tracker.domain.actions.written_names import in_one_case
from tracker.domain.edit import json_value
from tracker.domain.pack import in_zone
from tracker.domain.packs.sending import lines_by_lead
from tracker.domain.plan import Action, Lead, Plan, Update
from tracker.domain.promises.states import Promise, promises
from tracker.domain.when import shown
from tracker.errors import NotKnown

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One day of a diary. `uid` is the same for ever, `sequence` grows with each change; `off`: it is not due any more.

    `changed_at` is the clock of what was said last of the action.
    """

    uid: str
    day: date
    words: str
    about: str
    lead: str
    sequence: int
    changed_at: datetime
    off: bool = False


def diary(plan: Plan, as_at: date, lead: str = "") -> list[DiaryEntry]:
    """The reviews and promises of a plan as at a day, by day; of one lead, where one is named.

    What stood in a diary before and was taken back, or is somebody else's by now, is in it as off. Raises TrackerError
    for a name that never led anything of the plan.
    """
    past = _with_nothing_taken_back(plan)
    lines, before = register(plan, as_at), register(past, as_at)
    held, once = (_led(plan, of, lead) for of in (lines, [*before, *_under_earlier_leads(before)]))
    if lead and not (held or once):
        sentence = f'"{lead}" leads no action of the plan: write the name as the plan does.'
        raise NotKnown(sentence, lead, list(lines_by_lead(plan, lines)))
    found = {entry.uid: replace(entry, off=True) for entry in _entries(past, before, as_at, once)}
    found |= {entry.uid: entry for entry in _entries(plan, lines, as_at, held)}
    return sorted(found.values(), key=lambda entry: (entry.day, entry.uid))


def _entries(plan: Plan, lines: Sequence[Line], as_at: date, wanted: set[str | None] | None) -> Iterator[DiaryEntry]:
    by_action = {line.action.uuid: line for line in lines if wanted is None or line.action.uuid in wanted}
    reviews = map(_review, by_action.values())
    made = promises(plan, as_at, and_none=True) if by_action else []
    promised = (_promised(one, by_action[one.action.uuid]) for one in made if one.action.uuid in by_action)
    return (entry for entry in (*reviews, *promised) if entry is not None)


def _led(plan: Plan, lines: Iterable[Line], lead: str) -> set[str | None] | None:
    """The actions that somebody leads; None for all of them where nobody is named."""
    if not lead:
        return None
    led = lines_by_lead(plan, lines, live=False)
    return {line.action.uuid for name, of in led.items() if in_one_case(name) == in_one_case(lead) for line in of}


# What stood in a diary before


def _with_nothing_taken_back(plan: Plan) -> Plan:
    """The plan of the actions that anything was taken back of, without that: each is as old as it is."""
    themes = (replace(theme, actions=tuple(filter(None, map(_not_taken_back, theme.actions)))) for theme in plan.themes)
    return replace(plan, themes=tuple(theme for theme in themes if theme.actions))


def _not_taken_back(action: Action) -> Action | None:
    updates = tuple(_without_what_it_took(update) for update in action.updates)
    led_by_another = any(edit.field == "lead" for edit in action.edits)
    before = replace(action, updates=updates, removed_on=None)
    return before if before != action or led_by_another else None


def _without_what_it_took(update: Update) -> Update:
    """An update that withdraws nothing, and leaves the day of a review where it was."""
    no_day = update.review is not None and update.review.last is None
    return replace(update, withdraws=None, review=None if no_day else update.review)


def _under_earlier_leads(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        for edit in line.action.edits:
            if edit.field == "lead" and (was := json_value(edit.old)):
                yield replace(line, action=replace(line.action, lead=Lead(**was)))


def _review(line: Line) -> DiaryEntry | None:
    state, action = line.state, line.action
    if state.review.last is None:
        return None
    words = f"Review of {_named(action)} ({shown(state.review)})"
    off = not state.status.live
    return DiaryEntry(f"review-{action.uuid}", state.review.last, words, action.text, _lead(action), *_age(action), off)


def _promised(promise: Promise, line: Line) -> DiaryEntry | None:
    if promise.when.last is None:
        return None
    action = line.action
    of = sha256(f"{promise.update.uuid}/{promise.text}".encode()).hexdigest()[:16]
    off = promise.state in ("kept", "dropped", "none") or not line.state.status.live
    words = f"Promised for {shown(promise.when)}, {_named(action)}"
    about = f"{promise.text}\n\n{action.text}"
    return DiaryEntry(
        f"promise-{action.uuid}-{of}", promise.when.last, words, about, promise.who or _lead(action), *_age(action), off
    )


def _named(action: Action) -> str:
    return action.ref or (action.text if len(action.text) <= 60 else f"{action.text[:57]}…")


def _lead(action: Action) -> str:
    return " ".join(action.lead.as_printed.split())


def _age(action: Action) -> tuple[int, datetime]:
    """How often something was said of it, and when last: both only grow."""
    clocks = [update.recorded_at for update in action.updates]
    clocks += [answer.recorded_at for answer in action.answers]
    clocks += [edit.edited_at for edit in action.edits]
    return len(clocks), max((in_zone(clock) for clock in clocks if clock), default=_FIRST)
