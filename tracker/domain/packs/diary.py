"""What stands in the diary of a lead: reviews and promises with a day, and those that are over or off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from tracker.domain.actions.register import Line, register
from tracker.domain.actions.written_names import in_one_case
from tracker.domain.pack import in_zone
from tracker.domain.packs.sending import lines_by_lead
from tracker.domain.plan import Action, Plan
from tracker.domain.promises.states import Promise, promises
from tracker.domain.when import shown
from tracker.errors import TrackerError

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

    Raises TrackerError for a name that leads nothing of the plan.
    """
    lines = register(plan, as_at)
    wanted = _wanted(plan, lines, lead)
    by_action = {line.action.uuid: line for line in lines}
    reviews = (_review(line) for line in lines if wanted is None or line.action.uuid in wanted)
    promised = (
        _promised(one, by_action[one.action.uuid])
        for one in promises(plan, as_at)
        if one.action.uuid in by_action and (wanted is None or one.action.uuid in wanted)
    )
    found = [entry for entry in (*reviews, *promised) if entry is not None]
    return sorted(found, key=lambda entry: (entry.day, entry.uid))


def _wanted(plan: Plan, lines: Iterable[Line], lead: str) -> set[str | None] | None:
    if not lead:
        return None
    led = lines_by_lead(plan, lines, live=False)
    found = next((name for name in led if in_one_case(name) == in_one_case(lead)), None)
    if found is None:
        raise TrackerError(f'"{lead}" leads no action of the plan: write the name as the plan does.')
    return {line.action.uuid for line in led[found]}


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
    off = promise.state in ("kept", "dropped") or not line.state.status.live
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
    clocks = [in_zone(update.recorded_at) for update in action.updates if update.recorded_at]
    return len(action.updates) + len(action.edits), max(clocks, default=_FIRST)
