"""Unsaved text of the update form, kept on disk until it is saved or put away."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from tracker.paths import user_data_folder
from tracker.put_in_place import written_beside


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """What stands in the form, unsaved. `review` is as typed, `choice` the button it came from."""

    text: str = ""
    status: str = ""
    stated: str = ""
    choice: str = ""
    review: str = ""
    reason: str = ""
    kept: str = ""  # when, as "14:02" or "21 Nov 14:02"

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name != "kept")


def _file(plan_file: Path, action_id: int) -> Path:
    """One file for an action of a plan file; the name of the folder says nothing about anybody."""
    key = hashlib.sha256(str(plan_file.resolve()).encode()).hexdigest()[:16]
    return user_data_folder() / "drafts" / f"{key}-{action_id}.json"


def keep(plan_file: Path, action_id: int, draft: UnsavedText) -> bool:
    """Put the draft in the place of the old one; an empty one takes the old one away.

    Whether it is on disk: a folder that cannot be written is said in the form, and stops nothing.
    """
    path = _file(plan_file, action_id)
    try:
        if draft.empty:
            path.unlink(missing_ok=True)
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        told = asdict(draft) | {"kept": datetime.now().isoformat(timespec="minutes")}
        with written_beside(path) as part:
            part.write_text(json.dumps(told), encoding="utf-8")
    except OSError:
        return False
    return True


def kept(plan_file: Path, action_id: int) -> UnsavedText | None:
    """The draft of an action, None where there is none or it cannot be read."""
    try:
        held = json.loads(_file(plan_file, action_id).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(held, dict):
        return None
    draft = UnsavedText(**{field.name: str(held.get(field.name, "")) for field in fields(UnsavedText)})
    return None if draft.empty else draft


def drop(plan_file: Path, action_id: int) -> None:
    """Take the draft away: it was saved, or is not wanted."""
    keep(plan_file, action_id, UnsavedText())
