"""What was edited by hand in a workbook of ours, as the records that a document which says it would bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.reading import read_when
from tracker.domain.draft import Draft
from tracker.domain.merging.remembered import SETTING, marks_of, remembered
from tracker.domain.plan import Action, Evidence, Plan, Theme, Update
from tracker.domain.problem import Problem

_LEFT = "Something was edited in a workbook of ours that is worked out, or never changed"  # a cause
_SAID = ("review", "status", "stated_rating", "commentary")


class EditedCell(NamedTuple):
    """A cell that was edited: on which sheet, of what, in which column, where, what it showed, and what it says now.

    Without a key it is a row that was written anew, with its texts by the names of the columns, or, without texts,
    rows that are gone; without a place either, a sheet on which something was edited.
    """

    sheet: str
    key: str
    column: str
    place: str
    before: str
    text: str
    row: Mapping[str, str]


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
        self._marks = dict(remembered(draft.plan))
        self._take: Mapping[str, Callable[[EditedCell], bool]] = {
            "Actions": self._action, "Plan": self._words_of_a_theme, "Measures": self._measure,
        }  # fmt: skip

    def draft(self) -> Draft:
        """The draft with all that was taken."""
        plan = self._plan
        if self._marks != remembered(plan):
            plan = replace(plan, settings={**plan.settings, SETTING: self._marks})
        return replace(self._draft, plan=plan, problems=(*self._draft.problems, *self._problems))

    def take(self, edit: EditedCell) -> None:
        """Put one edit into the plan, or say why not."""
        take = self._take.get(edit.sheet)
        if edit.key and take is not None and take(edit):
            return
        if not edit.key and edit.sheet == "Actions" and edit.row and self._new_action(edit.row):
            return
        if not edit.place:
            said = f'Something was edited on the sheet "{edit.sheet}"; it was left aside, all else was taken.'
        elif not edit.key and not edit.row:
            said = f'{edit.place} of "{edit.sheet}" were taken out of the workbook; nothing is taken out of the plan.'
        else:
            text = edit.text or " / ".join(edit.row.values()) or "nothing"
            said = f'"{text[:60]}" was written on the sheet "{edit.sheet}", where edits are not read back.'
        self._say(edit, said)

    def _say(self, edit: EditedCell, said: str, cause: str = _LEFT) -> None:
        place = f"{edit.sheet}, {edit.place}" if edit.place else edit.sheet
        printed = edit.text or " / ".join(edit.row.values())
        about = self._about(edit)
        self._problems.append(Problem("skipped", self._source, place, about, printed, None, said, cause=cause))

    def _about(self, edit: EditedCell) -> str:
        action = next((one for _, one in self._plan.actions() if _key(one) == edit.key), None)
        return (action.ref or action.text[:60]) if action else edit.key or edit.sheet

    # Actions

    def _action(self, edit: EditedCell) -> bool:
        found = next((pair for pair in self._plan.actions() if _key(pair[1]) == edit.key), None)
        if found is None:
            return False
        theme, action = found
        if edit.column in ("action", "lead") and edit.text:
            if action.uuid:
                self._marks[action.uuid] = {**self._marks.get(action.uuid, {}), **marks_of(action)}
            words: dict[str, Any] = {"text": edit.text} if edit.column == "action" else {"lead": read_lead(edit.text)}
            self._put(theme, action, replace(action, **words))
            return True
        said = self._said(edit.column, edit.text)
        if said is None:
            return False
        *before, last = action.updates or (None,)
        if last is None or last.uuid:
            edited = replace(action, updates=(*action.updates, Update("", "plan", None, None, **said)))
        else:
            edited = replace(action, updates=(*before, replace(last, **said)))
        self._put(theme, action, edited)
        return True

    def _said(self, column: str, text: str) -> dict[str, Any] | None:
        """What a cell says of how an action stands; None for what no update can say."""
        if column == "review" and text:
            return {"review": read_when(text, period=self._plan.period)[0]}
        if column == "status" and (status := status_of(text)):
            return {"status": status}
        if column == "stated_rating" and (rag := "none" if not text else rag_of(text)) in (
            "red",
            "amber",
            "green",
            "none",
        ):
            return {"stated_rag": rag}
        return {"text": text} if column == "commentary" and text else None

    def _new_action(self, row: Mapping[str, str]) -> bool:
        theme = next((one for one in self._plan.themes if one.heading.split() == row.get("theme", "").split()), None)
        if theme is None or not row.get("action"):
            return False
        said: dict[str, Any] = {}
        for column in _SAID:
            said |= (self._said(column, row[column]) or {}) if row.get(column) else {}
        lead, place = read_lead(row.get("lead", "")), len(theme.actions)
        update = (Update("", "plan", None, None, **said),)
        new = Action(row.get("ref") or None, row["action"], lead, update, row.get("ref", ""), place=place)
        self._put_theme(theme, replace(theme, actions=(*theme.actions, new)))
        return True

    def _put(self, theme: Theme, action: Action, edited: Action) -> None:
        actions = tuple(edited if one is action else one for one in theme.actions)
        self._put_theme(theme, replace(theme, actions=actions))

    def _put_theme(self, theme: Theme, edited: Theme) -> None:
        themes = tuple(edited if one is theme else one for one in self._plan.themes)
        self._plan = replace(self._plan, themes=themes)

    # Themes and measures

    def _words_of_a_theme(self, edit: EditedCell) -> bool:
        """The text of an ambition or of evidence, by the places of the theme and in it."""
        part, *places = edit.key.split()
        if part not in ("ambition", "evidence") or edit.column != "text" or not edit.text:
            return False
        at, n = map(int, places)
        theme = self._plan.themes[at]
        if part == "ambition":
            edited = replace(theme, ambition=(*theme.ambition[:n], edit.text, *theme.ambition[n + 1 :]))
        else:
            one = Evidence(theme.evidence[n].heading, edit.text)
            edited = replace(theme, evidence=(*theme.evidence[:n], one, *theme.evidence[n + 1 :]))
        self._put_theme(theme, edited)
        return True

    def _measure(self, edit: EditedCell) -> bool:
        field = {"measure": "name", "shows": "shows"}.get(edit.column)
        found = [
            (theme, one)
            for theme in self._plan.themes
            for one in theme.measures
            if one.ref == edit.key and one.removed_on is None
        ]
        if field is None or not edit.text or len(found) != 1:
            return False
        ((theme, measure),) = found
        self._marks[measure.ref] = {**self._marks.get(measure.ref, {}), **marks_of(measure)}
        words: dict[str, Any] = {field: edit.text}
        measures = tuple(replace(one, **words) if one is measure else one for one in theme.measures)
        self._put_theme(theme, replace(theme, measures=measures))
        return True


def _key(action: Action) -> str:
    return action.uuid or action.ref or action.text
