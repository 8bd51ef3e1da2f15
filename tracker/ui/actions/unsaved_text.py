"""Unsaved text of the update form, kept on disk until it is saved or put away."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tracker.domain.plan import Action, Plan
from tracker.domain.when import show_day
from tracker.paths import any_drafts, draft_file, drafts_of
from tracker.put_in_place import left_over_parts, written_beside


class UnsavedText(NamedTuple):
    """What stands in the form, unsaved. `review` is as typed, `choice` the button it came from."""

    text: str = ""
    status: str = ""
    stated: str = ""
    choice: str = ""
    review: str = ""
    reason: str = ""
    kept: str = ""  # when, as a clock of ISO 8601

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not any(self._replace(kept=""))

    @property
    def clock(self) -> str:
        """When it was kept: "14:02", or with the day when it was not today."""
        try:
            then = datetime.fromisoformat(self.kept)
        except ValueError:
            return "before"
        clock = f"{then:%H:%M}"
        return clock if then.date() == date.today() else f"{show_day(then.date())}, {clock}"


def keep(plan: Plan, action: Action, draft: UnsavedText) -> bool:
    """Put the draft in the place of the old one; an empty one takes the old one away.

    Whether it is on disk: a folder that cannot be written is said in the form, and stops nothing.
    """
    path = _file(plan, action)
    try:
        if draft.empty:
            path.unlink(missing_ok=True)
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in left_over_parts(path.parent):
            left.unlink(missing_ok=True)
        told = draft._asdict() | {"kept": datetime.now().isoformat(timespec="minutes"), **_about(action)}
        with written_beside(path, mode=0o600) as part:
            part.write_text(json.dumps(told), encoding="utf-8")
    except OSError:
        return False
    return True


def kept(plan: Plan, action: Action) -> UnsavedText | None:
    """The draft of an action, None where there is none or it cannot be read."""
    if not any_drafts():
        return None
    held = _held(_file(plan, action)) or _adopted(plan, action)
    draft = UnsavedText(**{name: str(held.get(name, "")) for name in UnsavedText._fields})
    return None if draft.empty else draft


def last_kept(plan: Plan) -> Action | None:
    """The action with the latest draft: what was being typed when the program ended, or was ended."""
    if not (drafts := drafts_of(plan.uuid)):
        return None
    actions = {_file(plan, action): action for _, action in plan.actions()}
    own = [path for path in drafts if path in actions and kept(plan, actions[path]) is not None]
    return actions[max(own, key=_clock)] if own else None


def _clock(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def drop(plan: Plan, action: Action) -> None:
    """Take the draft away: it was saved, or is not wanted."""
    keep(plan, action, UnsavedText())


def _file(plan: Plan, action: Action) -> Path:
    """One file for an action of a plan, wherever the plan lies; its name says nothing about anybody."""
    return draft_file(plan.uuid, action.uuid)


def _about(action: Action) -> dict[str, str]:
    return {"ref": action.ref or "", "action": action.text}


def _held(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _adopted(plan: Plan, action: Action) -> dict[str, Any]:
    """A draft of an action that the plan has no more, of the same ref and text: it was imported anew, say."""
    others = drafts_of(plan.uuid)
    own = {_file(plan, one) for _, one in plan.actions()} if others else set()
    for path in (path for path in others if path not in own):
        if (held := _held(path)) and _about(action).items() <= held.items():
            with suppress(OSError):  # it stays where it is, and is offered again
                path.replace(_file(plan, action))
            return held
    return {}
