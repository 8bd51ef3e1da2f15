"""Short words for typing an answer, and the one place where a document's answer is written down."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Json = dict[str, Any]
Dated = tuple[str, str, str | None]  # as printed, kind, last day


def keep(name: str, about: str, troubles: Sequence[str], themes: list[Json], problems: Any = (), **more: Any) -> None:
    """Write NAME.expected.json, or a file whose name is given whole."""
    answer = {"about": about, "troubles": list(troubles), **more, "themes": themes, "problems": list(problems)}
    path = FOLDER / (name if name.endswith(".json") else f"{name}.expected.json")
    path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def theme(ref: str | None, title: str, **rows: list[Json]) -> Json:
    """A theme with its `actions` and `measures`; a scorecard's group has no ref."""
    return {"ref": ref, "title": title, **rows}


def action(
    ref: str | None, text: str, lead: str, review: Dated | None = None, said: str | None = None, **more: Any
) -> Json:
    """An action; with something said in its commentary it is in progress, unless `status` says otherwise."""
    printed, kind, due = review or (None, "none", None)
    status = "in progress" if said else "not started"
    full = {"review": printed, "kind": kind, "due": due, "status": status, "commentary": said}
    return {"ref": ref, "text": text, "lead": lead, **full, **more}


def measure(name: str, readings: Sequence[Json], others: Sequence[Json] = (), **said: Any) -> Json:
    """A measure with its own readings and those of others."""
    return {"name": name, "readings": list(readings), "comparators": list(others), **said}


def other(name: str, *readings: Json, **more: str) -> Json:
    """Somebody else's values, with a `position`, or the `part` of a family of councils that is shown."""
    return {"name": name, "readings": list(readings), **more}


def group(name: str, *readings: Json) -> Json:
    """The values of a part of what is ours."""
    return {"name": name, "readings": list(readings)}


def reading(period: Dated, value: float | None, printed: str | None = None, **more: bool) -> Json:
    """One value; it is printed as the number is, unless said otherwise."""
    text, kind, last = period
    full = {"period": text, "kind": kind, "last": last, "value": value}
    return {**full, "printed": str(value) if printed is None else printed, **more}


UNDATED: Dated = ("", "none", None)
PREVIOUS: Dated = ("Previous", "unread", None)
CURRENT: Dated = ("Current", "unread", None)


def over(periods: Sequence[Dated], *values: Any) -> list[Json]:
    """A row of values under its periods: a number, (number, as printed), a text that is no value, or None for a blank.

    A dict is put over the reading as it is: {"value": 88, "printed": "88% (estimate)", "estimate": True}.
    """
    found = []
    for period, value in zip(periods, values, strict=True):
        if isinstance(value, str):
            found.append(reading(period, None, value, suppressed=value == "c"))
        elif isinstance(value, tuple):
            found.append(reading(period, *value))
        elif isinstance(value, dict):
            found.append({**reading(period, None, ""), **value})
        elif value is not None:
            found.append(reading(period, value))
    return found
