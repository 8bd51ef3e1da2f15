"""What can be edited of a row: which fields are shown for it, and the records that are saved of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.documents.vocabulary.people import read_lead
from tracker.domain.editing.actions import renumbered_action, worded_action
from tracker.domain.editing.order import place_by_now
from tracker.domain.editing.themes import named_theme, new_theme, next_theme_ref, with_ambition, with_evidence
from tracker.domain.fields import EditedRecord
from tracker.domain.plan import Action, Lead, Person, Plan, Theme
from tracker.ui.plan.place_editor import EditedText
from tracker.ui.plan.rows import ShownRow

_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class RowEdit:
    """The fields over a row, and what is saved of their values; `what` names the step."""

    fields: Sequence[EditedText]
    make: Callable[[Plan, Any, Sequence[str]], EditedRecord]  # of the plan, the record as it is held, the values
    record: EditedRecord | None
    what: str


def row_edit(plan: Plan, row: ShownRow, part: str) -> RowEdit | None:
    """How a part of a row is edited in its place; None for what is edited elsewhere, or not at all."""
    record = row.record
    if row.kind in ("title", "theme") and isinstance(record, Theme):
        return _heading(plan, record)
    if row.kind == "ambition" and isinstance(record, Theme):
        return _ambition(record, row.at, row.text)
    if row.kind == "evidence" and isinstance(record, Theme):
        return _evidence(record, row.at, row.quiet, row.text)
    if row.kind == "action" and isinstance(record, Action):
        return _of_action(plan, record, part)
    return None


def addition_to(plan: Plan, theme: Theme | None, section: str, at: int) -> RowEdit | None:
    """What is added by a row that adds; None where a dialog asks for more."""
    if section == "themes":
        return _heading(plan, None)
    if theme is not None and section == "ambition":
        return _ambition(theme, at, "")
    return _evidence(theme, at, "", "") if theme is not None and section == "evidence" else None


def _heading(plan: Plan, theme: Theme | None) -> RowEdit:
    word = plan.theme_word
    ref, title = (theme.ref or "", theme.title) if theme else (next_theme_ref(plan), "")
    fields = [EditedText(f"{word} number", ref), EditedText(f"{word} title", title)]
    called = f"heading of {theme.heading}" if theme else f"new {word.lower()}"

    def make(now: Plan, held: Theme | None, values: Sequence[str]) -> Theme:
        return named_theme(now, held, *values) if held else new_theme(now, *values)

    return RowEdit(fields, make, theme, called)


def _ambition(theme: Theme, at: int, text: str) -> RowEdit:
    fields = [EditedText("What good looks like", text, _lines(text))]
    return RowEdit(
        fields,
        lambda _, held, values: with_ambition(held, place_by_now(theme.ambition, held.ambition, at), values[0]),
        theme,
        f"ambition of {theme.heading}",
    )


def _evidence(theme: Theme, at: int, heading: str, text: str) -> RowEdit:
    fields = [EditedText("Who says it", heading), EditedText("What they say", text, _lines(text))]
    return RowEdit(
        fields,
        lambda _, held, values: with_evidence(held, place_by_now(theme.evidence, held.evidence, at), *values),
        theme,
        f"evidence of {theme.heading}",
    )


def _of_action(plan: Plan, action: Action, part: str) -> RowEdit:
    called = action.ref or "the action"
    if part == "ref":
        fields = [EditedText("Ref", action.ref or "")]
        return RowEdit(
            fields, lambda now, held, values: renumbered_action(now, held, values[0]), action, f"ref of {called}"
        )
    if part == "lead":
        printed = " ".join(action.lead.as_printed.split())
        people = sorted({_written(one) for one in plan.people if one.removed_on is None}, key=str.casefold)
        fields = [EditedText("Lead", printed, offered=["", *people])]
        return RowEdit(fields, _led, action, f"lead of {called}")
    fields = [EditedText("What is to be done", action.text, _lines(action.text))]
    return RowEdit(fields, lambda _, held, values: worded_action(held, values[0]), action, f"wording of {called}")


def _renumbered(plan: Plan, action: Action, values: Sequence[str]) -> Action:
    return renumbered_action(plan, action, values[0])


def _led(plan: Plan, action: Action, values: Sequence[str]) -> Action:
    text = " ".join(values[0].split())
    known = next((one for one in plan.people if _written(one) == text), None)
    return replace(action, lead=Lead(text, known.name, known.role) if known else read_lead(text) if text else Lead())


def _written(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.role) if part)


def _lines(text: str) -> int:
    return min(_MOST_LINES, max(3, len(text) // 60 + text.count("\n") + 2))
