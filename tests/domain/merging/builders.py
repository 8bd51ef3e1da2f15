"""A plan as the store gives it, and the same plan as a document gives it."""

from dataclasses import replace

from tests.domain.builders import a_plan, an_action, an_update
from tracker.domain.merging.remembered import SETTING, marks_of
from tracker.domain.plan import Update


def held(*actions, marked=None, **fields):
    """Every record has an id and a name of its own; documents gave `marked`, else what the actions are now."""
    plan = a_plan(*actions, **fields)
    (theme,) = plan.themes
    actions = tuple(replace(action, id=n, uuid=f"a{n}", plan_id=1) for n, action in enumerate(theme.actions, 1))
    given = dict(zip([action.uuid for action in actions], marked or actions, strict=True))
    marks = {SETTING: {name: marks_of(action) for name, action in given.items()}}
    return replace(plan, id=1, settings=marks, themes=(replace(theme, id=1, plan_id=1, actions=actions),))


def row(ref="1", words="Agree the pathway", **fields):
    return replace(an_action(ref, **fields), text=words)


def unstamped(action):
    """An action as a document gives it: its update has no uuid yet."""
    return replace(action, updates=tuple(replace(update, uuid="", recorded_at=None) for update in action.updates))


def a_document(*actions):
    return a_plan(*map(unstamped, actions))


def said(day, text=None, **fields):
    """An update that somebody has written into the plan."""
    return an_update(day, text, recorded_by="Ann Field", author="Ann Field", **fields)


def told(changes):
    """What is added to actions, as (text, review as printed, status, rating, kind)."""
    updates = [one for one in changes.additions if isinstance(one, Update)]
    return [(one.text, one.review and one.review.as_printed, one.status, one.stated_rag, one.kind) for one in updates]
