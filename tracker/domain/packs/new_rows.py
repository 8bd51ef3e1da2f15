"""Rows of a pack that are about no action of the plan: new ones are offered as actions, others are told."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from uuid import NAMESPACE_OID, uuid5

from tracker.domain.actions.written_names import in_one_case
from tracker.domain.dates.reading import read_when
from tracker.domain.packs.collected import CameBack, Collected, Collecting, LineKind, PackAnswers
from tracker.domain.packs.returned import ReturnedRow
from tracker.domain.packs.returned_action import all_words
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update


class NewRows:
    """Tells the rows of one file that are about no action of the plan."""

    def __init__(self, plan: Plan, made: Collected, how: Collecting, answers: PackAnswers) -> None:
        self.plan, self.made, self.how, self.answers = plan, made, how, answers
        actions = [action for _, action in plan.actions()]
        self._there = {update.uuid: action for action in actions for update in action.updates}
        self._keys, self._refs = {action.uuid for action in actions}, {action.ref for action in actions}
        self._of_words: dict[str, list[str]] = {}
        for action in actions:
            self._of_words.setdefault(in_one_case(action.text), []).append(action.ref or "one without a ref")
        self._last = {theme.id: max((one.place for one in theme.actions), default=-1) for theme in plan.themes}
        self._new: set[str] = set()
        self._sent = {(one.ref, in_one_case(one.text)) for one in made.pack.actions} if made.pack else set()

    def tell(self, row: ReturnedRow) -> None:
        """One that was added is offered as an action, and is one where it has a theme; what is gone is a problem."""
        words = all_words(row.said, row.beside)
        came = words if self._is_gone(row) else "\n".join(filter(None, (row.text, words)))
        if not came:
            return
        key = f"{self.made.returned.sha256[:12]} {row.place}"
        if self._is_gone(row):
            self._line("problem", key, row.ref, came, f"the action of {row.place} is not in the plan: nothing is taken")
        elif not (row.text or row.said.text or row.beside):
            self._line("problem", key, "", came, f"{row.place} names no action: nothing is taken")
        else:
            self._offer(row, key, came)

    def _offer(self, row: ReturnedRow, key: str, came: str) -> None:
        uuid, is_known = self._uuid(row)
        if is_known or uuid in self._new:
            self._line("known", key, row.ref, came, "was added before")
            return
        if several := self._could_be(row):
            self._line("problem", key, row.ref, came, f"could be {several}: nothing is taken")
            return
        wanted = self.answers.themes.get(key, self.answers.theme)
        theme = next((one for one in self.plan.themes if wanted is not None and one.id == wanted), None)
        if theme is None:
            self._line("new", key, row.ref or "new", came, "a new row: which theme is it of?")
            return
        self._line("update", key, row.ref or "new", came, f"a new action in {theme.heading}")
        self._new.add(uuid)
        self.made.new.append(self._action(theme, row, uuid))

    def _could_be(self, row: ReturnedRow) -> str:
        """The actions that its words are of, and the one of its ref; "" where the words are of none."""
        of_words = " or ".join(self._of_words.get(in_one_case(row.text), []))
        if not (of_words and row.ref in self._refs):
            return of_words
        return f"{row.ref} by its ref and {of_words} by its words"

    def _line(self, kind: LineKind, key: str, ref: str, came: str, becomes: str) -> None:
        field = "Row" if kind == "problem" else "Action"
        self.made.lines.append(CameBack(kind, key, ref, field, "", "", came, becomes))

    def _is_gone(self, row: ReturnedRow) -> bool:
        """Whether a row is of an action that was sent, or that the plan had, and not one that was added.

        A row that was copied and written over still has the key of another.
        """
        return (row.ref, in_one_case(row.text)) in self._sent or (bool(row.key) and row.key not in self._keys)

    def _uuid(self, row: ReturnedRow) -> tuple[str, bool]:
        """What numbers the first update of a new action, and whether it is there; one that was removed is not."""
        of = self.made.pack.uuid if self.made.pack else self.plan.uuid
        for times in count():
            again = f"/{times}" if times else ""
            uuid = str(uuid5(NAMESPACE_OID, f"{of}/new/{row.text}/{row.said.text}{again}"))
            if uuid not in self._there or self._there[uuid].removed_on is None:
                break
        return uuid, uuid in self._there

    def _action(self, theme: Theme, row: ReturnedRow, uuid: str) -> Action:
        """A new action at the end of its theme; it is there from the day of the pack on."""
        said, lead = row.said, self.made.lead
        text, *words = filter(None, (row.text, said.text, *row.beside))
        review = read_when(said.review, period=self.plan.period)[0] if said.review else None
        first = Update(
            uuid, "update", self.made.day, self.how.now, "\n".join(words) or None, said.status or Status.NOT_STARTED,
            said.stated_rag, review, said.reason or None, lead or None, self.how.by,
        )  # fmt: skip
        self._last[theme.id] += 1
        ref = row.ref if row.ref and row.ref not in self._refs else None
        self._refs.add(ref)
        action = Action(ref, text, Lead(lead, lead), (first,), place=self._last[theme.id])
        return replace(action, plan_id=theme.plan_id, theme_id=theme.id)
