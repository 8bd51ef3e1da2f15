"""What one plan says otherwise than another, as plain records, a field each; of what was dropped also why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tracker.domain.actions.register import Line
from tracker.domain.comparing.matching import MatchedPlans, PlanAsAt
from tracker.domain.measure import Measure
from tracker.domain.merging.same_actions import pair_actions
from tracker.domain.next_year.carrying import ended_words
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Plan, Status, there_on
from tracker.domain.when import When, days_of, show_day, shown

DifferenceKind = Literal["new", "changed", "moved", "renumbered", "dropped"]
WHY_UNTOLD = "no reason is given"
_WENT_INTO = pattern_of(
    r"(?i)\b(?:merged?|combined?|joined|included|subsumed|superseded|replaced|moved|covered|transferred)\b"
    r"\s+(?:in|into|with|by|to|under|within)\b"
)
_SENTENCE = pattern_of(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """One difference: of which kind, about which record, under which theme, and for a changed one in which field.

    A new record has no `old_ref`, a dropped one no `new_ref`. `reason` says why it was dropped, where that is told.
    """

    what: DifferenceKind
    about: Literal["theme", "action", "measure"]
    theme: str
    old_ref: str
    new_ref: str
    name: str
    field: str = ""
    old: str | None = None
    new: str | None = None
    reason: str | None = None


def differences_of(matched: MatchedPlans) -> list[PlanDifference]:
    """What the newer plan says otherwise, in its order; then what it has dropped, in the order of the older one."""
    reasons = _Reasons(matched)
    found = [*_themes(matched), *_actions(matched), *_measures(matched)]
    found += [PlanDifference("dropped", "theme", one.heading, one.ref or "", "", one.title)
              for one in matched.themes.dropped]  # fmt: skip
    for line in matched.actions.dropped:
        of = _of_action("dropped", line.theme.heading, line, None)
        found.append(replace(of, reason=reasons.of(line)))
    themes = _theme_of(matched.older)
    for measure in matched.measures.dropped:
        of = PlanDifference("dropped", "measure", themes[measure.ref], measure.ref, "", measure.name)
        found.append(replace(of, reason=_why_no_measure(matched.newer.plan, measure)))
    return found


def _themes(matched: MatchedPlans) -> Iterator[PlanDifference]:
    for theme in matched.themes.newer:
        before = matched.themes.before(theme)
        if before is None:
            yield PlanDifference("new", "theme", theme.heading, "", theme.ref or "", theme.title)
            continue
        of = PlanDifference("changed", "theme", theme.heading, before.ref or "", theme.ref or "", theme.title)
        if before.ref != theme.ref:
            yield replace(of, what="renumbered", field="ref", old=before.ref, new=theme.ref)
        yield from _changed(of, "title", before.title, theme.title)
        yield from _changed(of, "ambition", "\n".join(before.ambition), "\n".join(theme.ambition))


def _actions(matched: MatchedPlans) -> Iterator[PlanDifference]:
    for line in matched.actions.newer:
        before = matched.actions.before(line)
        of = _of_action("changed" if before else "new", line.theme.heading, before, line)
        if before is None:
            yield of
            continue
        home = matched.themes.before(line.theme)
        if home is not before.theme:
            yield replace(of, what="moved", field="theme", old=before.theme.heading, new=line.theme.heading)
        if (before.action.ref or "") != (line.action.ref or ""):
            yield replace(of, what="renumbered", field="ref", old=before.action.ref, new=line.action.ref)
        yield from _changed(of, "wording", before.action.text, line.action.text)
        yield from _changed(of, "lead", before.action.lead.as_printed, line.action.lead.as_printed)
        if days_of(before.state.review) != days_of(line.state.review):
            yield from _changed(of, "review", review_text(before.state.review), review_text(line.state.review))
        yield from _changed(of, "status", before.state.status.value, line.state.status.value)


def _of_action(what: DifferenceKind, theme: str, before: Line | None, line: Line | None) -> PlanDifference:
    refs = [(one.action.ref or "") if one else "" for one in (before, line)]
    told = line or before
    assert told is not None
    return PlanDifference(what, "action", theme, refs[0], refs[1], told.action.text)


def review_text(review: When) -> str:
    """A review as it is shown, of one that was not read what is printed."""
    return shown(review) or review.as_printed


def _measures(matched: MatchedPlans) -> Iterator[PlanDifference]:
    themes = _theme_of(matched.newer)
    for measure in matched.measures.newer:
        before = matched.measures.before(measure)
        of = PlanDifference("new", "measure", themes[measure.ref], "", measure.ref, measure.name)
        if before is None:
            yield of
            continue
        of = replace(of, what="changed", old_ref=before.ref)
        if before.ref != measure.ref:
            yield replace(of, what="renumbered", field="ref", old=before.ref, new=measure.ref)
        yield from _changed(of, "shows", before.shows or "", measure.shows or "")
        yield from _changed(of, "thresholds", threshold_words(before), threshold_words(measure))


def threshold_words(measure: Measure) -> str:
    """The thresholds as printed, with their bands: "Good 75-84; Outstanding 85+"."""
    return "; ".join(f"{band} {printed}" for band, printed in measure.thresholds if printed.strip())


def _theme_of(side: PlanAsAt) -> dict[str, str]:
    return {measure.ref: theme.heading for theme, measure in side.measures}


def _changed(of: PlanDifference, field: str, old: str, new: str) -> Iterator[PlanDifference]:
    """The difference, unless only the white space is another one."""
    if old.split() != new.split():
        yield replace(of, field=field, old=old or None, new=new or None)


# Why it was dropped


class _Reasons:
    """Why actions of the older plan are not in the newer one: what either of them tells."""

    def __init__(self, matched: MatchedPlans) -> None:
        self._removed = _removed(matched.older, matched.newer)

    def of(self, line: Line) -> str:
        """Complete, stopped with its reason, removed, what it went into by its commentary; else that none is given."""
        if line.state.status == Status.COMPLETE:
            return ended_words(line, "complete")
        if line.state.status == Status.STOPPED:
            return ended_words(line, "stopped")
        told = [f"removed on {show_day(day)}"] if (day := self._removed.get(id(line.action))) else []
        return ": ".join([*told, *went_into(line.state.said)]) or WHY_UNTOLD


def _removed(older: PlanAsAt, newer: PlanAsAt) -> dict[int, date]:
    """The day on which the newer plan removed what the older one has, by the id() of the older action."""
    gone = [replace(one, actions=tuple(a for a in one.actions if _is_removed(a, newer.as_at)))
            for one in newer.plan.themes]  # fmt: skip
    pairs = pair_actions(older.plan, replace(newer.plan, themes=tuple(gone)))
    days = {id(action): action.removed_on for theme in gone for action in theme.actions}
    return {id(before): day for new, before in pairs.items() if (day := days[new]) is not None}


def _is_removed(action: Action, day: date) -> bool:
    return not there_on(action, day)


def went_into(said: Sequence[str]) -> list[str]:
    """The last sentence of commentary that says into what an action went ("Merged into 1.2.3"); none where none does.

    Only the latest commentary is asked: what was said before it did not end the action.
    """
    sentences = [one.strip() for text in said[-1:] for one in _SENTENCE.split(text)]
    return [f'"{one}"' for one in sentences if _WENT_INTO.search(one)][-1:]


def _why_no_measure(newer: Plan, measure: Measure) -> str | None:
    """Removed, or joined into another measure, where the newer plan still tells."""
    kept = next((one for one in newer.measure_records() if (one.ref, one.name) == (measure.ref, measure.name)), None)
    if kept is None:
        return None
    return (
        f"joined into {kept.joined_into}"
        if kept.joined_into
        else (f"removed on {show_day(kept.removed_on)}" if kept.removed_on else None)
    )
