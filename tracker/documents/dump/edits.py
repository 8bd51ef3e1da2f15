"""What was edited by hand in a workbook of ours, as the records that a document which says it would bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker.documents.dump.edited_actions import (
    AddedRow,
    Doubts,
    action_key,
    edited_action,
    with_marks,
    with_new_action,
    with_new_update,
)
from tracker.documents.dump.edited_cell import EMPTIED, EditedCell, NotTaken
from tracker.documents.dump.edited_readings import added, corrected, with_measure
from tracker.domain.draft import Draft
from tracker.domain.measure import Reading
from tracker.domain.plan import Evidence, Plan
from tracker.domain.problem import Problem

_LEFT = "Something was edited in a workbook of ours that is worked out, or never changed"  # a cause
_NOT_READ = "where edits are not read back"


def with_edits(draft: Draft, source: str, edits: Sequence[EditedCell]) -> Draft:
    """The draft with what was edited; what cannot be taken is a problem each, which names the cell."""
    maker = _Edited(draft, source)
    for edit in edits:
        maker.take(edit)
    return maker.draft()


class _Edited:
    """The plan while edits are put into it."""

    def __init__(self, draft: Draft, source: str) -> None:
        self._draft, self._source = draft, source
        self._plan: Plan = draft.plan
        self._problems: list[Problem] = []
        self._corrected: dict[str, Reading] = {}  # by the uuid of the reading that was corrected
        self._doubts: Doubts = []
        self._cells: Mapping[str, Callable[[EditedCell], Plan]] = {
            "Actions": self._action, "Plan": self._words_of_a_theme, "Measures": self._measure,
            "Readings": self._reading,
        }  # fmt: skip
        self._rows: Mapping[str, Callable[[AddedRow], Plan]] = {
            "Actions": lambda row: with_new_action(self._plan, row, self._doubts),
            "Commentary": lambda row: with_new_update(self._plan, row, self._doubts),
            "Readings": lambda row: added(self._plan, row),
        }

    def draft(self) -> Draft:
        """The draft with all that was taken."""
        return replace(self._draft, plan=self._plan, problems=(*self._draft.problems, *self._problems))

    def take(self, edit: EditedCell) -> None:
        """Put one edit into the plan, or say why not."""
        self._doubts = []
        try:
            self._plan = self._with(edit)
        except NotTaken as why:
            self._problems.append(self._problem(edit, _left_words(edit, str(why)), _LEFT))
            return
        for doubt in self._doubts:
            self._problems.append(replace(self._problem(edit, doubt.message, doubt.cause), kind=doubt.kind))

    def _with(self, edit: EditedCell) -> Plan:
        if edit.key and edit.column and edit.sheet in self._cells:
            return self._cells[edit.sheet](edit)
        if edit.row and edit.sheet in self._rows:
            return self._rows[edit.sheet](edit.row)
        raise NotTaken(_NOT_READ)

    def _problem(self, edit: EditedCell, said: str, cause: str) -> Problem:
        place = f"{edit.sheet}, {edit.place}" if edit.place else edit.sheet
        printed = edit.text or " / ".join(filter(None, edit.row.values()))
        return Problem("skipped", self._source, place, self._about(edit), printed, None, said, cause=cause)

    def _about(self, edit: EditedCell) -> str:
        """By what a person knows the record: an action's ref, a measure's, else the sheet."""
        action = next((one for _, one in self._plan.actions() if action_key(one) == edit.key), None)
        if action:
            return action.ref or action.text[:60]
        measure = next(
            (m.ref for m in self._plan.measure_records() for one in m.readings if one.uuid == edit.key), None
        )
        return measure or edit.row.get("ref") or edit.key or edit.sheet

    def _action(self, edit: EditedCell) -> Plan:
        return edited_action(self._plan, edit.key, edit.column, edit.text, self._doubts)

    def _words_of_a_theme(self, edit: EditedCell) -> Plan:
        """The text of an ambition or of evidence, by the places of the theme and in it."""
        part, *places = edit.key.split()
        if part not in ("ambition", "evidence") or edit.column != "text":
            raise NotTaken(_NOT_READ)
        if not edit.text:
            raise NotTaken(EMPTIED)
        at, n = map(int, places)
        theme = self._plan.themes[at]
        if part == "ambition":
            edited = replace(theme, ambition=(*theme.ambition[:n], edit.text, *theme.ambition[n + 1 :]))
        else:
            one = Evidence(theme.evidence[n].heading, edit.text)
            edited = replace(theme, evidence=(*theme.evidence[:n], one, *theme.evidence[n + 1 :]))
        return replace(self._plan, themes=tuple(edited if one is theme else one for one in self._plan.themes))

    def _measure(self, edit: EditedCell) -> Plan:
        """The name of a measure, or what it shows."""
        field = {"measure": "name", "shows": "shows"}.get(edit.column)
        found = [one for one in self._plan.measure_records() if one.ref == edit.key and one.removed_on is None]
        if field is None or len(found) != 1:
            raise NotTaken(_NOT_READ)
        if not edit.text:
            raise NotTaken(EMPTIED)
        words: dict[str, Any] = {field: edit.text}
        return with_measure(with_marks(self._plan, found[0]), found[0], replace(found[0], **words))

    def _reading(self, edit: EditedCell) -> Plan:
        before = self._corrected.get(edit.key)
        plan, self._corrected[edit.key] = corrected(self._plan, edit.key, before, edit.column, edit.text)
        return plan


def _left_words(edit: EditedCell, why: str) -> str:
    if edit.column or edit.row:
        text = edit.text or " / ".join(filter(None, edit.row.values())) or "nothing"
        return f'"{text[:60]}" was written on the sheet "{edit.sheet}", {why}.'
    if edit.place:
        return f'{edit.place} of "{edit.sheet}" were taken out of the workbook; nothing is taken out of the plan.'
    return f'Something else was edited on the sheet "{edit.sheet}"; it was left aside, all else was taken.'
