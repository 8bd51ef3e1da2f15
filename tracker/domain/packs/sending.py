"""What goes into a pack: the live actions of one lead, the most urgent first, each with what was asked and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.rag import SEVERITY
from tracker.domain.actions.register import Line, register
from tracker.domain.actions.state import in_order
from tracker.domain.actions.written_names import in_one_case, names_of
from tracker.domain.pack import SentAction
from tracker.domain.plan import Lead, Plan, Update
from tracker.domain.promises.states import promises_of
from tracker.domain.when import show_day, shown
from tracker.errors import NotKnown, TrackerError

LATEST = 3  # updates that a pack shows of an action


class AskedOfLead(NamedTuple):
    """One thing that was asked or promised: "30 Nov 2017: report to the board"."""

    when: str
    text: str


@dataclass(frozen=True, slots=True)
class PackRow:
    """One action as its lead is shown it: what was asked and promised, and what was said last, the newest first."""

    line: Line
    asked: tuple[AskedOfLead, ...]
    latest: tuple[Update, ...]


def lines_by_lead(plan: Plan, lines: Iterable[Line], *, live: bool = True) -> dict[str, list[Line]]:
    """The lines of each lead by name or role, in the order of the plan; of a joint lead each has the action.

    Only those that are live, unless all are asked for.
    """
    others = {in_one_case(form): person.name for person in plan.people if person.name for form in names_of(person)}
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.state.status.live or not live:
            for name in dict.fromkeys(_called(lead, others) for lead in line.action.lead.each):
                if name:
                    found.setdefault(name, []).append(line)
    return found


def _called(lead: Lead, others: dict[str, str]) -> str:
    name = lead.name or lead.role or " ".join(lead.as_printed.split())
    return others.get(in_one_case(name)) or name


def chosen_leads(plan: Plan, wanted: Sequence[str], as_at: date) -> dict[str, list[Line]]:
    """The live lines of the leads that are wanted; of every one where none is.

    Raises TrackerError for a name that leads nothing live, and where there is nothing to send at all.
    """
    found = lines_by_lead(plan, register(plan, as_at))
    if not found:
        raise TrackerError(
            f"{plan.title} has no live action with a lead on {show_day(as_at)}: there is nothing to send."
        )
    if not wanted:
        return found
    known = {in_one_case(name): name for name in found}
    for name in wanted:
        if in_one_case(name) not in known:
            sentence = f'"{name}" leads no live action of the plan: write the name as the plan does.'
            raise NotKnown(sentence, name, list(found))
    return {known[in_one_case(name)]: found[known[in_one_case(name)]] for name in wanted}


def rows_of(plan: Plan, lines: Sequence[Line], as_at: date) -> list[PackRow]:
    """The rows of a pack, the most urgent first: the latest, then the worst rated, then what is due next."""
    return [_row(plan, line, as_at) for line in sorted(lines, key=_urgency)]


def _urgency(line: Line) -> tuple[int, int, bool, date]:
    due = line.state.review.last or date.max
    return -line.days_late, -SEVERITY.get(line.rating or "grey", 0), not line.silent, due


def _row(plan: Plan, line: Line, as_at: date) -> PackRow:
    said = [update for update in reversed(in_order(line.action.updates, as_at)) if update.text]
    promised = promises_of(plan, line.theme, line.action, as_at)
    asked = [AskedOfLead(shown(one.when), one.text) for one in promised if one.state in ("open", "passed")]
    decided = next((one for one in said if one.kind == "decision" and one.day), None)
    asked += [AskedOfLead(f"Asked on {show_day(decided.day)}", decided.text or "")] if decided and decided.day else []
    return PackRow(line, tuple(asked), tuple(said[:LATEST]))


def sent_action(row: PackRow, printed: dict[str, str]) -> SentAction:
    """An action as the pack keeps that it was sent; `printed` are its cells as they show."""
    action, state = row.line.action, row.line.state
    review = " ".join(state.review.as_printed.split()) or shown(state.review)
    return SentAction(
        action.uuid or "", action.ref or "", action.text, state.status.value, state.stated_rag, review, printed
    )
