"""Unsaved text of the update form, kept on disk until it is saved or put away."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from tracker.paths import user_data_folder


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
    """Write the draft beside the old one and move it into place; an empty one takes the old one away.

    Whether it is on disk: a folder that cannot be written is said in the form, and stops nothing.
    """
    path = _file(plan_file, action_id)
    try:
        if draft.empty:
            path.unlink(missing_ok=True)
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        with new.open("w", encoding="utf-8") as stream:
            json.dump(asdict(draft) | {"kept": datetime.now().isoformat(timespec="minutes")}, stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(new, path)
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
