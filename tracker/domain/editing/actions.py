"""Edits of an action: its words, ref, lead, theme, and the measures that it should move."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tracker.domain.editing.order import last_place
from tracker.domain.measure import Measure
from tracker.domain.measures.joins import homes
from tracker.domain.plan import Action, Plan, Theme
from tracker.errors import TrackerError


def worded_action(action: Action, text: str) -> Action:
    """An action in other words; TrackerError where there are none."""
    if not text.strip():
        raise TrackerError("Write what is to be done.")
    return replace(action, text=text.strip())


def renumbered_action(plan: Plan, action: Action, ref: str) -> Action:
    """An action under another ref; TrackerError where another action has it."""
    ref = " ".join(ref.split())
    if ref and any(one.ref == ref and one.id != action.id for _, one in plan.actions()):
        raise TrackerError(f"There is an action {ref} already: choose another ref.")
    return replace(action, ref=ref or None)


def moved_action(action: Action, theme: Theme) -> Action:
    """An action at the end of a theme; its ref stays, as others know it by that."""
    return (
        action if action.theme_id == theme.id else replace(action, theme_id=theme.id, place=last_place(theme.actions))
    )


def linked_to(plan: Plan, measure: Measure, ids: Collection[int | None]) -> list[Action]:
    """The actions to save so that those with these ids name a measure, and no others of those that stand."""
    home = homes(plan)
    changed = []
    for _, action in plan.actions():
        named = any(home.get(ref, ref) == measure.ref for ref in action.measures)
        if action.removed_on is None and named != (action.id in ids):
            kept = tuple(ref for ref in action.measures if home.get(ref, ref) != measure.ref)
            changed.append(replace(action, measures=kept if named else (*action.measures, measure.ref)))
    return changed
