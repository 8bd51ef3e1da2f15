"""What is written to a lead who has not answered: in the office's own words, with fields that are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.actions.written_names import in_one_case, names_of
from tracker.domain.edit import Stamp
from tracker.domain.pack import Pack, PackEntry
from tracker.domain.packs.answering import PackStanding
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.errors import TrackerError

FIELDS_OF_A_LETTER = ("lead", "plan", "sent", "days", "actions", "overdue", "today")
USUAL_WORDS = """Subject: {plan}: your update is due

Dear {lead},

On {sent} we sent you a workbook with {actions} of {plan}; {days} later we have no answer yet, and {overdue} overdue.

Please fill in the white columns of the workbook and send it back.

Thank you
"""
_FIELD = pattern_of(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to one lead; `to` is the address, "" where the plan has none."""

    lead: str
    to: str
    subject: str
    text: str


def letter_to(plan: Plan, standing: PackStanding, words: str, as_at: date) -> Letter:
    """The letter to the lead of a pack; TrackerError names a field that the words have and nobody knows."""
    fields = {
        "lead": standing.pack.lead,
        "plan": plan.title,
        "sent": show_day(standing.pack.day),
        "days": _counted(standing.waits, "day") if standing.waits else "less than a day",
        "actions": _counted(standing.actions, "action"),
        "overdue": f"{_counted(standing.overdue, 'action')} {'is' if standing.overdue == 1 else 'are'}",
        "today": show_day(as_at),
    }
    head, _, text = words.strip().partition("\n")
    if not head.casefold().startswith("subject:"):
        head, text = f"Subject: {fields['plan']}: your update is due", words.strip()
    subject = " ".join(_filled(head[len("subject:") :], fields).split())
    return Letter(standing.pack.lead, _address(plan, standing.pack.lead), subject, f"{_filled(text, fields).strip()}\n")


def chased(pack: Pack, stamp: Stamp, plan_id: int | None) -> PackEntry:
    """That the lead of a pack was chased, to be saved."""
    return PackEntry(stamp.number(), pack.uuid, "chased", stamp.day, stamp.now, recorded_by=stamp.by, plan_id=plan_id)


def _filled(words: str, fields: dict[str, str]) -> str:
    for name in _FIELD.findall(words):
        if name not in fields:
            known = ", ".join(f"{{{field}}}" for field in FIELDS_OF_A_LETTER)
            raise TrackerError(f"The words of the letter have the field {{{name}}}, which is none: there are {known}.")
    return _FIELD.sub(lambda found: fields[found[1]], words)


def _address(plan: Plan, lead: str) -> str:
    wanted = in_one_case(lead)
    people = (one for one in plan.people if wanted in map(in_one_case, (*names_of(one), *filter(None, [one.role]))))
    return next((one.email for one in people if one.email), "")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
