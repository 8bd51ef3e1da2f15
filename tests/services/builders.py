"""Plans as documents give them, saved into real plan files."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

from tests.store.builders import blank
from tracker.documents.dump.write import plan_json
from tracker.documents.vocabulary.people import people_of
from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.draft import Draft
from tracker.domain.measure import Measure, Reading
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update
from tracker.domain.when import NO_DATE, month_when
from tracker.services.importing import save_drafts
from tracker.store.sqlite import open_store

SAMPLES = Path(__file__).parents[2] / "sample_plans"
NOVEMBER = date(2017, 11, 14)
DECEMBER = date(2017, 12, 12)
_clock = count()


def now():
    return datetime(2017, 11, 14, 9, tzinfo=UTC) + timedelta(minutes=next(_clock))


def opened(file):
    """The plan that is there, or a new one."""
    if not file.exists():
        file.write_bytes(blank())
    return open_store(file)


def save(file, *drafts, dated=NOVEMBER):
    with opened(file) as store:
        return save_drafts(store, drafts, dated, now())


def content(file):
    """The whole of a plan file, as its dump."""
    with open_store(file) as store:
        return plan_json(store.plan(), store.problems())


def plan_of(file):
    with open_store(file) as store:
        return store.plan()


def problems_of(file):
    with open_store(file) as store:
        return store.problems()


def action_of(file, ref="1.1"):
    (found,) = [action for _, action in plan_of(file).actions() if action.ref == ref]
    return found


def a_row(ref="1.1", text="Agree the policy", said="Begun.", review=None, lead="Ann Young, Head", **other):
    """An action as a document gives it."""
    name, _, role = lead.partition(", ")
    status = other.pop("status", Status.IN_PROGRESS if said else Status.NOT_STARTED)
    rag = other.pop("rag", None)
    first = Update("", "plan", None, None, said or None, status, rag, review or month_when(2017, 12))
    return Action(ref, text, Lead(lead, name or None, role or None), (first,), ref or "", **other)


def a_draft(*actions, measures=(), problems=(), theme="Homes", ref="1"):
    themes = (Theme(ref, theme, actions=actions, measures=measures),)
    return Draft(Plan("Our plan", people=people_of(action.lead for action in actions), themes=themes), problems)


def a_measure(name, ref="1-M01", **fields):
    return Measure(ref, name, **fields)


def a_value(value, period=NO_DATE):
    return Reading(period, Decimal(str(value)), str(value))


def said_in_the_program(file, ref="1.1", **what):
    with open_store(file) as store:
        plan = store.plan()
        action = next(action for _, action in plan.actions() if action.ref == ref)
        clock = now()
        store.save(
            make_update(plan, action, NewUpdate(**what), uuid=f"p{clock}", day=NOVEMBER, recorded_at=clock, by="Ann")
        )
