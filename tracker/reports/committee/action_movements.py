"""What became of each action between the two days: better, worse, or stuck, in a sentence with its ref."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from tracker.columns.words import counted, standing_words
from tracker.domain.actions.rag import SEVERITY
from tracker.domain.actions.register import Line
from tracker.domain.actions.slips import slips_of
from tracker.domain.long_text import shortened
from tracker.domain.plan import Status
from tracker.domain.when import shown
from tracker.palette import RATING_WORDS
from tracker.reports.blocks import Run, Runs
from tracker.reports.committee.both_days import BothDays

MovedWay = Literal["better", "worse", "stuck"]


class Movement(NamedTuple):
    """Which way it went; `tell` says it with its ref and proofs, `weight` puts the gravest first."""

    way: MovedWay
    tell: Callable[[], Runs]
    weight: float


def action_movement(both: BothDays, line: Line) -> Movement | None:
    """What became of one action; None where there is nothing to say on one page."""
    old = both.before.get(id(line.action))
    status, slipped = line.state.status, _moved_since(both, line)
    if old and old.state.status == status and slipped:
        return _movement(both, line, "stuck", slipped, 1e5 + line.days_late)
    if old and old.state.status != status and (ended := _ended(both, line)):
        return ended
    if line.overdue:
        return _late(both, line, old)
    if old and old.state.status.live and line.state.status.live:
        return _rated(both, line, old)
    if old and line.state.status.live:
        return _movement(both, line, "worse", f"was opened again: it had been {old.state.status.value}", 1e6)
    return None


def _ended(both: BothDays, line: Line) -> Movement | None:
    """What is no longer live."""
    told: dict[Status, tuple[MovedWay, str]] = {
        Status.COMPLETE: ("better", "was completed"),
        Status.REPORTED_COMPLETE: ("better", f"was reported complete ({_standing(both, line)})"),
        Status.STOPPED: ("worse", "was stopped"),
    }
    if line.state.status not in told:
        return None
    way, words = told[line.state.status]
    return _movement(both, line, way, words, 1e6)


def _standing(both: BothDays, line: Line) -> str:
    words = standing_words(line, both.as_at)
    return words[:1].lower() + words[1:]


def _late(both: BothDays, line: Line, old: Line | None) -> Movement:
    late = counted(line.days_late, "day")
    if both.since is None:
        return _movement(both, line, "stuck", f"{late} late; its review was due {_by(line)}", line.days_late)
    if old and old.overdue:
        words = f"{late} late; on {both.since_day} it was {counted(old.days_late, 'day')} late"
        return _movement(both, line, "stuck", words, line.days_late)
    words = f"now {late} late; its review was due {_by(line)}"
    return _movement(both, line, "worse", words, line.days_late)


def _by(line: Line) -> str:
    """ "in Oct 2017", "on 12 Sep 2017"."""
    review = line.state.review
    return f"{'on' if review.first == review.last else 'in'} {shown(review)}"


def _rated(both: BothDays, line: Line, old: Line) -> Movement | None:
    """A rating that changed, of an action that is not late."""
    now, then = SEVERITY.get(line.rating or "grey", 0), SEVERITY.get(old.rating or "grey", 0)
    if not now or not then or now == then:
        return None
    words = f"went from {_rating_word(old)} to {_rating_word(line)}"
    return _movement(both, line, "worse" if now > then else "better", words, 1e4)


def _rating_word(line: Line) -> str:
    return RATING_WORDS[line.rating or "grey"].lower()


def _moved_since(both: BothDays, line: Line) -> str:
    """That its review was moved to a later day since the earlier day; "" where it was not."""
    since = both.since
    slips = slips_of(line.action, both.as_at, both.limits.due_soon_days)
    new = [slip for slip in slips if since and slip.day and slip.day > since]
    if not new:
        return ""
    last = new[-1]
    words = f"had its review moved from {shown(last.old)} to {shown(last.new) or 'no date'}"
    words += f", for the {_ORDINALS.get(len(slips), f'{len(slips)}th')} time" if len(slips) > 1 else ""
    return f"{words} ({shortened(last.reason)})" if last.reason else f"{words}, without a reason"


_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def _movement(both: BothDays, line: Line, way: MovedWay, words: str, weight: float) -> Movement:
    rated: Runs = ()
    if line.rating in SEVERITY and line.overdue:
        rated = Run("; rated "), Run(RATING_WORDS[line.rating].lower(), rating=line.rating)
    what = Run(f" {shortened(line.action.text, 70)}: {words}")
    told = (both.action_ref(line), what, *rated, Run("."))
    return Movement(way, lambda: told, weight)
