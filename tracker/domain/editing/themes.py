"""Edits of a theme: its ref and title, its ambition and evidence."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain.editing.order import last_place
from tracker.domain.plan import Evidence, Plan, Theme
from tracker.errors import TrackerError


def new_theme(plan: Plan, ref: str, title: str) -> Theme:
    """A theme at the end of the plan; TrackerError where its title is empty or another has its ref."""
    return named_theme(plan, Theme(None, "", place=last_place(plan.themes), plan_id=plan.id), ref, title)


def named_theme(plan: Plan, theme: Theme, ref: str, title: str) -> Theme:
    """A theme under another ref and title; TrackerError where the title is empty or another has that ref."""
    word, ref, title = plan.theme_word.lower(), " ".join(ref.split()), " ".join(title.split())
    if not title:
        raise TrackerError(f"Write what the {word} is called.")
    other = next((one for one in plan.themes if ref and one.ref == ref and one.id != theme.id), None)
    if other is not None:
        gone = ", which was removed" if other.removed_on else ""
        raise TrackerError(f"There is a {word} {ref} already (“{other.title}”{gone}): choose another ref.")
    return replace(theme, ref=ref or None, title=title)


def next_theme_ref(plan: Plan) -> str:
    """The ref after the last one: after 3 comes 4, after 1.3 comes 1.4; "" where the last has none that can go on."""
    front, dot, number = (plan.themes[-1].ref or "" if plan.themes else "0").rpartition(".")
    if not number.isdecimal():
        return ""
    refs = {theme.ref for theme in plan.themes}
    return next(ref for step in range(1, len(refs) + 2) if (ref := f"{front}{dot}{int(number) + step}") not in refs)


def with_ambition(theme: Theme, at: int, text: str) -> Theme:
    """A theme with another text at a place of what good looks like; beyond the end it is a further one.

    TrackerError where nothing is written; `without_ambition` takes one away.
    """
    if not text.strip():
        raise TrackerError("Write what good looks like, or remove the line.")
    texts = list(theme.ambition)
    texts[at : at + 1] = [text.strip()]
    return replace(theme, ambition=tuple(texts))


def without_ambition(theme: Theme, at: int) -> Theme:
    """A theme without the text at a place of what good looks like."""
    return replace(theme, ambition=theme.ambition[:at] + theme.ambition[at + 1 :])


def with_evidence(theme: Theme, at: int, heading: str, text: str) -> Theme:
    """A theme with other evidence at a place; beyond the end it is further evidence."""
    if not text.strip():
        raise TrackerError("Write what people say, or remove the entry.")
    said = list(theme.evidence)
    said[at : at + 1] = [Evidence(" ".join(heading.split()), text.strip())]
    return replace(theme, evidence=tuple(said))


def without_evidence(theme: Theme, at: int) -> Theme:
    """A theme without the evidence at a place."""
    return replace(theme, evidence=theme.evidence[:at] + theme.evidence[at + 1 :])
