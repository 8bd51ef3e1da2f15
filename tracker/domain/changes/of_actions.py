"""What was said of an action between two days, step by step, and what that made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from tracker.domain.actions.register import Line
from tracker.domain.actions.state import State, in_order, numbered_updates, state_at, withdrawn_by
from tracker.domain.changes.told import ChangeKind, DaySpan, PlanChange
from tracker.domain.plan import Action, Status, Update
from tracker.domain.when import When, shown

BY_A_MEETING = "decided"  # which part an update of a meeting is
_WORST_FIRST = ("red", "amber", "green", "complete")


@dataclass(frozen=True, slots=True)
class _Step:
    """One update, and how the action stood before it and after."""

    update: Update
    before: State | None
    after: State


def updates_told(of: PlanChange, action: Action, span: DaySpan, due_soon_days: int) -> Iterator[PlanChange]:
    """What each update of the days said and changed, the oldest first, and those that were taken back."""
    numbers = {one.uuid: number for number, one in enumerate(numbered_updates(action), 1)}
    for step in _steps(action, span, due_soon_days):
        update = step.update
        by, decided = update.author or update.recorded_by, BY_A_MEETING if update.decided else of.of
        signed = replace(of, day=update.day, by=by, number=numbers[update.uuid], of=decided)
        yield from _said(signed, step)
    yield from _taken_back(of, action, span, numbers)


def _steps(action: Action, span: DaySpan, due_soon_days: int) -> Iterator[_Step]:
    if not any(span.holds(update.day) for update in action.updates):
        return
    counting = in_order(action.updates, span.as_at)
    for at, update in enumerate(counting):
        if span.holds(update.day):
            before = state_at(counting[:at], span.as_at, due_soon_days)
            after = state_at(counting[: at + 1], span.as_at, due_soon_days)
            assert after is not None
            yield _Step(update, before, after)


def _said(of: PlanChange, step: _Step) -> Iterator[PlanChange]:
    update, reason = step.update, step.update.reason
    made = list(_made(of, step))
    said = [replace(of, what="commentary", new=update.text, reason=None if made else reason)] if update.text else []
    if not (made or said):
        said = [replace(of, what="said again", new=_words_of(update), reason=reason)]
    made = [replace(one, reason=reason) for one in made]
    came = 1 if step.before is None else 0  # that the action came is told before what was said of it
    yield from (*made[:came], *said, *made[came:])


def _made(of: PlanChange, step: _Step) -> Iterator[PlanChange]:
    """What an update made otherwise."""
    before, after = step.before, step.after
    if before is None:
        yield replace(of, what="added", new=", ".join(filter(None, [after.status.value, _shown(after.review)])))
        before = replace(after, stated_rag=None)
    if before.status != after.status:
        kind = _kind_of_status(before.status, after.status)
        yield replace(of, what=kind, old=before.status.value, new=after.status.value)
    if step.update.stated_rag is not None and (before.stated_rag != after.stated_rag or step.update.reason):
        yield replace(of, what="stated rating", old=before.stated_rag, new=after.stated_rag)
    if after.slips > before.slips:
        yield replace(of, what="slip", old=_shown(before.live_review), new=_shown(after.review), better=False)
    elif before.review != after.review:
        part = "corrected" if step.update.kind == "correction" else of.of
        yield replace(of, what="review", old=_shown(before.review), new=_shown(after.review), of=part)


def _kind_of_status(old: Status, new: Status) -> ChangeKind:
    if new == Status.COMPLETE:
        return "completed"
    return "not accepted" if old == Status.REPORTED_COMPLETE and new.live else "status"


def _taken_back(of: PlanChange, action: Action, span: DaySpan, numbers: dict[str, int]) -> Iterator[PlanChange]:
    """Updates that others withdrew, and those that came back as what withdrew them was itself withdrawn."""
    gone, known = withdrawn_by(action.updates), {one.uuid: one for one in action.updates}
    for by in sorted(action.updates, key=lambda one: one.age):
        target = known.get(by.withdraws or "")
        if target is None or by.uuid in gone or not span.holds(by.day):
            continue
        signed = replace(of, day=by.day, by=by.author or by.recorded_by, reason=by.reason)
        back = known.get(target.withdraws or "")
        if back is None:
            yield replace(signed, what="withdrawn", old=_words_of(target), number=numbers[target.uuid])
        else:
            yield replace(signed, what="put back", new=_words_of(back), number=numbers[back.uuid])


def _words_of(update: Update) -> str | None:
    """What an update says, in a few words where it has none of its own."""
    said = [update.status.value if update.status else None, update.stated_rag, _shown(update.review)]
    return update.text or ", ".join(filter(None, said)) or update.reason


def _shown(review: When | None) -> str | None:
    return (shown(review) or review.as_printed or None) if review else None


def standing_told(of: PlanChange, then: Line | None, now: Line | None, span: DaySpan) -> Iterator[PlanChange]:
    """Whether it is newly late or no longer, and how its rating moved; it may have moved by the days alone."""
    was, is_ = (line.days_late if line else 0 for line in (then, now))
    if is_ and not was:
        since = span.as_at - timedelta(days=is_ - 1)
        yield replace(of, what="late", new=_days(is_), day=since if span.holds(since) else None, better=False)
    if was and not is_ and now:  # what was removed is told as that
        better = None if now.state.status == Status.STOPPED else True
        yield replace(of, what="no longer late", old=_days(was), better=better)
    if then and now and then.standing != now.standing:
        better = None
        if then.standing in _WORST_FIRST and now.standing in _WORST_FIRST:
            better = _WORST_FIRST.index(now.standing) > _WORST_FIRST.index(then.standing)
        yield replace(of, what="rating", old=then.standing, new=now.standing, better=better)


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'} late"
