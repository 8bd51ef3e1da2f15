"""A plan of 1,000 long actions, in which whatever has a name has a long one."""

from dataclasses import replace

from tests.domain.builders import a_measure, a_when, an_action
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Evidence, Lead, Person, Plan, Theme

WORDS = "assessment planning supervision safeguarding timeliness management oversight of the pathway plans"
LONG = " ".join([WORDS] * 8)
RUN = "AVeryLongWordThatStandsInAFileNameOrAnAddressAndHasNoPlaceToBreakItAnywhere"
ROLE = f"Interim Assistant Director for Safeguarding, Quality Assurance, Early Help and {RUN}"
THEMES, EACH = 4, 250


def long_plan() -> Plan:
    themes = tuple(_theme(at) for at in range(1, THEMES + 1))
    people = tuple(Person(*_who(at), f"{RUN.lower()}{at}@example.org", (ROLE,)) for at in range(12))
    title = f"Northmere improvement plan of {WORDS}"
    return Plan(title, f"Northmere Council and {RUN}", a_when("2017/18"), people=people, themes=themes)


def _who(at: int) -> tuple[str, str]:
    return f"Alexandrina Featherstonehaugh-Cholmondeley the {at}th", f"{ROLE} {at}"


def _theme(at: int) -> Theme:
    actions = tuple(_action(at, place) for place in range(1, EACH + 1))
    measures = tuple(_measure(at, place) for place in range(1, 6))
    texts = ((LONG,), (Evidence(ROLE, LONG),))
    return Theme(f"1.{at}", f"{WORDS} {at}", f"1.{at}", *texts, actions=actions, measures=measures, place=at)


def _action(at: int, place: int) -> Action:
    name, role = _who(place % 12)
    lead = Lead(f"{name}, {role}", name, role)
    status = "in progress" if place % 9 else "reported complete"
    fields = {"status": status, "text": f"{LONG} {RUN}", "lead": lead, "place": place}
    return replace(an_action(f"1.{at}.{place}", "Oct 2017", **fields), text=f"{LONG} {place}")


def _measure(at: int, place: int) -> Measure:
    readings = [(f"{month} 2017", 60 + number) for number, month in enumerate(("Jul", "Aug", "Sep"))]
    fields = {"name": f"Percentage of {LONG} {place}", "shows": LONG, "place": place}
    return replace(a_measure("65-75 / 76-85 / 86+", readings, **fields), ref=f"1.{at}-M0{place}")
