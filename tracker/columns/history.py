"""The timeline of an action in words: what each update said and what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import ClassVar

from tracker.columns.changes import plan_change_words
from tracker.columns.commentary import removal_words
from tracker.columns.words import words_of
from tracker.domain.actions.free_day import later_days
from tracker.domain.actions.state import State, in_order, numbered_updates, state_at, withdrawn_by
from tracker.domain.changes.of_records import edits_told
from tracker.domain.changes.told import DaySpan, PlanChange
from tracker.domain.plan import Action, Status, Update, there_on
from tracker.domain.when import show_day


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One update as the timeline shows it, by its number among all of the action, the oldest first.

    `undo` is the update that withdrew it, None where it counts; `removed` says that words of it were taken out.
    """

    update: Update
    day: str
    who: str
    text: str
    changes: tuple[str, ...]
    undo: Update | None = None
    latest: bool = False
    number: int = 0
    removed: tuple[str, ...] = ()

    noun: ClassVar[str] = "update"

    @property
    def counts(self) -> bool:
        """Whether it was not withdrawn."""
        return self.undo is None

    @property
    def can_return(self) -> bool:
        """Whether it can be put back."""
        return self.undo is not None

    @property
    def notes(self) -> tuple[str, ...]:
        """What became of it."""
        return tuple(note for note in (self.withdrawn, *self.removed) if note)

    @property
    def withdrawn(self) -> str:
        """That it was withdrawn, when, by whom and why; "" where it counts."""
        if self.undo is None:
            return ""
        day = f" on {show_day(self.undo.day)}" if self.undo.day else ""
        by = f" by {self.undo.recorded_by}" if self.undo.recorded_by else ""
        return f"Withdrawn{day}{by}" + (f": {self.undo.reason}" if self.undo.reason else "")


def story(action: Action, as_at: date, due_soon_days: int) -> list[HistoryEntry]:
    """Every update that speaks for the day or one before it, newest first, withdrawn ones among them.

    `latest` marks the one that can be taken back: the last that counts, unless it is all there is.
    """
    withdrawn = withdrawn_by(action.updates)
    counting = in_order(action.updates, as_at)
    changed = dict(_changes(counting, as_at, due_soon_days))
    last = counting[-1].uuid if len(counting) > 1 and not later_days(action, as_at) else ""
    numbers = {update.uuid: number for number, update in enumerate(numbered_updates(action), 1)}
    told = [update for update in action.updates if update.kind != "undo" and (not update.day or update.day <= as_at)]
    return [
        HistoryEntry(
            update,
            show_day(update.day) if update.day else "From the plan",
            _who(update),
            update.text or "",
            changed.get(update.uuid) or _said(update),
            withdrawn.get(update.uuid),
            update.uuid == last,
            numbers[update.uuid],
            tuple(removal_words(one, what=False) for one in action.redactions if one.of_update == update.uuid),
        )
        for update in sorted(told, key=attrgetter("age"), reverse=True)
    ]


def removals(action: Action) -> list[str]:
    """What is told of words that were taken out of an action otherwise than out of an update of its timeline."""
    shown = {update.uuid for update in action.updates if update.kind != "undo"}
    return [removal_words(one) for one in action.redactions if one.of_update not in shown]


def edits_in_words(action: Action) -> list[str]:
    """Its wording and lead as they were before they were edited, with who and when, the latest first.

    An edit counts by the clock, whatever day the plan is seen as at: wording and lead are shown as they are now.
    """
    of = PlanChange("action", action.ref or "", action.text, "edited")
    told = edits_told(of, action, DaySpan(date.min, date.max))
    return [plan_change_words(one) for one in told if one.what in ("wording", "lead")][::-1]


def shut_words(action: Action, as_at: date) -> str:
    """Why nothing can be written of an action on a day; "" where it can: after its removal, before a later update."""
    if not there_on(action, as_at):
        return "It was removed: bring it back before anything is written of it."
    later = later_days(action, as_at)
    return f"It has a later update: nothing can be written on {show_day(as_at)}." if later else ""


def _who(update: Update) -> str:
    kind = {"decision": "decision", "sign-off": "sign-off", "correction": "correction"}.get(update.kind, "")
    author = update.author or update.recorded_by or ""
    recorded = f"recorded by {update.recorded_by}" if update.recorded_by not in (None, author) else ""
    return ", ".join(part for part in (author, recorded, kind) if part)


def _said(update: Update) -> tuple[str, ...]:
    """What an update that does not count would have set."""
    review = words_of(update.review) or "no date" if update.review is not None else ""
    parts = (update.status and f"status {update.status}", review and f"review {review}", _rating(update))
    return tuple(part for part in parts if part) + _reason(update)


def _changes(counting: list[Update], as_at: date, due_soon_days: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    before: State | None = None
    for at, update in enumerate(counting, 1):
        after = state_at(counting[:at], as_at, due_soon_days)
        assert after is not None
        yield update.uuid, tuple(_moves(before, after, update)) + _reason(update)
        before = after


def _moves(before: State | None, after: State, update: Update) -> Iterator[str]:
    if update.status is not None and (before is None or before.status != after.status):
        yield f"status {before.status} → {after.status}" if before else f"status {after.status}"
    slipped = before is not None and after.slips > before.slips
    if update.review is not None or slipped:
        then = before and (before.live_review if slipped else before.review)
        new, old = words_of(after.review) or "no date", words_of(then) if then else ""
        if not old:
            yield f"review {new}"
        elif old != new:
            yield f"review {old} → {new}{', a slip' if slipped else ''}"
        else:
            yield f"review stays {new}"
    if rating := _rating(update):
        yield rating


def _rating(update: Update) -> str:
    if update.stated_rag is None:
        return ""
    return "stated rating withdrawn" if update.stated_rag == "none" else f"rating stated {update.stated_rag}"


def _reason(update: Update) -> tuple[str, ...]:
    return (f"reason: {update.reason}",) if update.reason else ()


def status_since(state: State) -> str:
    """The status with the day it began: "in progress since 3 Nov 2017"."""
    words = Status(state.status).value.capitalize()
    return f"{words} since {show_day(state.status_since)}" if state.status_since else words
