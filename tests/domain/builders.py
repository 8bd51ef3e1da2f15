"""Builders that take only what matters to a test; days and dates are written as people write them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from tracker.domain.actions.register import line_at
from tracker.domain.actions.state import state_at
from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Measure, Reading, Remark
from tracker.domain.measures.remarks import said_at
from tracker.domain.measures.thresholds import read_scale
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.deciding import DecisionStamp, NewDecision, make_decision, without_decision
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update
from tracker.domain.report import RememberedReport, hash_of
from tracker.domain.when import NO_DATE

BANDS = ("Requires improvement", "Good", "Outstanding")
FIRST_CLOCK = datetime(2017, 4, 1, tzinfo=UTC)
_numbers = count(1)


def on(text):
    """The single day that a text like "15 Oct 2017" means; None for None."""
    if text is None or isinstance(text, date):
        return text
    when = a_when(text)
    assert when.kind == "day" and when.first == when.last, text
    return when.first


def a_when(text, **settings):
    """A date as read from its printed text."""
    return read_when(text, **settings)[0]


def an_update(day=None, text=None, *, status=None, rag=None, review=None, **other):
    """An update that speaks for a day ("14 Nov 2017", None: from the beginning); later calls are recorded later."""
    number = next(_numbers)
    clock = FIRST_CLOCK + timedelta(seconds=number)
    fields = {"uuid": f"u{number:06}", "kind": "update", "recorded_at": clock} | other
    return Update(
        day=on(day),
        text=text,
        status=None if status is None else Status(status),
        stated_rag=rag,
        review=None if review is None else a_when(review),
        **fields,
    )


def an_action(ref="1.1.1", review=None, updates=(), *, day=None, status=None, text=None, rag=None, **fields):
    """An action whose first entry is undated unless `day` is given, and the updates that followed."""
    first = an_update(day, text, status=status, rag=rag, review=review, kind="plan", recorded_at=FIRST_CLOCK)
    return Action(ref, "Do what was promised", updates=(first, *updates), **fields)


def a_plan(*actions, period="2017/18", **fields):
    """A plan with one theme that holds the actions."""
    theme = Theme("1.1", "Assessment and planning", actions=actions)
    return Plan("Improvement plan", period=a_when(period) if period else NO_DATE, themes=(theme,), **fields)


def a_line(action, as_at, **plan):
    """The register's line of one action as at a day, or None."""
    plan = a_plan(action, **plan)
    return line_at(plan, plan.themes[0], action, on(as_at))


def state_of(action, as_at):
    return state_at(action.updates, on(as_at))


def a_scale(printed, unit="percent", name=""):
    """The scale of bands printed "65-75 / 75-84 / 85+", worst first."""
    return read_scale(thresholds(printed), name, unit)


def thresholds(printed):
    return tuple(zip(BANDS, printed.split(" / "), strict=False))


def a_reading(period, value, **fields):
    """One value for a period ("Apr 2017", "" for an unknown one); None is a blank."""
    number = None if value is None else Decimal(str(value))
    for part in ("numerator", "denominator"):
        if part in fields:
            fields[part] = Decimal(fields[part])
    return Reading(a_when(period), number, "" if value is None else str(value), **fields)


def a_remark(comment=None, day=None, **fields):
    """What is said of a measure on a day ("31 May 2017", None: from the beginning); later calls are recorded later."""
    number = next(_numbers)
    clock = FIRST_CLOCK + timedelta(seconds=number)
    return Remark(comment=comment, day=on(day), **({"uuid": f"k{number:06}", "recorded_at": clock} | fields))


def said_of(measure):
    """What is said of a measure last."""
    return said_at(measure.remarks, date.max)


def a_measure(printed="", readings=(), unit="percent", name="Visits made in time", **fields):
    """A measure with its thresholds as printed and its readings in the order of the document."""
    placed = tuple(
        reading if isinstance(reading, Reading) else a_reading(*reading, place=place)
        for place, reading in enumerate(readings)
    )
    return Measure("1.1-M01", name, unit=unit, thresholds=thresholds(printed), readings=placed, **fields)


def a_meeting(day="14 Nov 2017", name="SMT review", **fields):
    """A meeting begun in the morning of its day; later calls begin later."""
    began = datetime.combine(on(day), datetime.min.time(), UTC) + timedelta(hours=9, seconds=next(_numbers))
    return Meeting(f"m-{name}-{on(day)}", name, on(day), began, **fields)


def closed(plan, meeting, by="Ann Young", said='{"report":null}'):
    """The plan with a meeting that was closed an hour after it began."""
    made = meeting.began_at + timedelta(hours=1)
    report = RememberedReport(
        f"r-{meeting.uuid}", meeting.name, meeting.day, None, made, said, hash_of(said), made_by=by,
        meeting=meeting.uuid,
    )  # fmt: skip
    return replace(plan, reports=(*plan.reports, report))


def a_stamp(by="Ann Young"):
    """Who presses Save, a clock that goes on, and uuids that tell nothing."""
    clock = FIRST_CLOCK + timedelta(days=400, seconds=next(_numbers))
    return DecisionStamp(clock, by, lambda: f"d{next(_numbers):06}")


def decided(plan, meeting, ref, kind="note", text="Looked at.", *, of="", by="", **said):
    """The plan after a decision about an action; `of` and `by` say of whom something is asked, and by when."""
    theme, action = next((theme, one) for theme, one in plan.actions() if one.ref == ref)
    new = NewDecision(kind, text, asked_of=Lead(of), asked_by=by, **said)
    return with_saved(plan, *make_decision(plan, meeting, theme, action, new, a_stamp()))


def taken_back(plan, ref, update):
    """The plan after a decision about an action was taken back."""
    action = next(one for _, one in plan.actions() if one.ref == ref)
    return with_saved(plan, *without_decision(plan, action, update, a_stamp()))


def with_saved(plan, *records):
    """The plan as it is when updates and actions of the first theme were saved; of known ones only their own fields."""
    theme = plan.themes[0]
    actions = {one.uuid: one for one in theme.actions}
    for record in filter(None, records):
        if isinstance(record, Update):
            (of,) = [one for one in actions.values() if one.id == record.action_id]
            actions[of.uuid] = replace(of, updates=(*of.updates, record))
        elif record.uuid:
            actions[record.uuid] = replace(record, updates=actions[record.uuid].updates)
        else:
            number = next(_numbers)
            actions[f"a{number}"] = replace(record, id=number, uuid=f"a{number}")
    return replace(plan, themes=(replace(theme, actions=tuple(actions.values())), *plan.themes[1:]))
