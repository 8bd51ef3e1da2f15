"""Which of several areas is ours: the one that is named like the plan's organisation."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.domain.draft import Draft
from tracker.domain.measure import Comparator, Measure
from tracker.domain.plan import Plan

_OF_A_NAME = {
    "council", "borough", "county", "city", "district", "metropolitan", "royal", "london", "local", "authority", "the",
    "of", "mbc", "bc", "cc", "dc", "mdc", "lbc", "rbc", "la",
}  # fmt: skip

_OURS = {"council", "our council", "this council", "our figure", "ours", "us", "la", "our la", "local authority"}


def is_named_like(organisation: str | None, label: str) -> bool:
    """Whether a label names the organisation: "Northmere" is "Northmere Borough Council", but not "Northmere East"."""
    ours, theirs = _own_words(organisation or ""), _own_words(label)
    return bool(ours) and ours == theirs


def _own_words(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", name.casefold())
    return frozenset(word for word in words if word not in _OF_A_NAME) or frozenset(words)


def is_ours(organisation: str | None, label: str) -> bool:
    """Whether a label is that of ours: named like the organisation, or "Council" and the like."""
    return " ".join(label.casefold().split()) in _OURS or is_named_like(organisation, label)


def with_ours(draft: Draft, organisation: str | None) -> Draft:
    """The draft with the values of the area named like the organisation as the measures' own, where they have none.

    The question which area is ours goes once it is answered.
    """
    plan = plan_with_ours(draft.plan, organisation)
    answered = {measure.ref for _, measure in plan.measures() if measure.readings}
    left = [p for p in draft.problems if p.field != "area" or p.about not in answered]
    return replace(draft, plan=plan, problems=tuple(left))


def plan_with_ours(plan: Plan, organisation: str | None) -> Plan:
    """The plan with the values of the area named like the organisation as the measures' own, where they have none."""
    themes = tuple(
        replace(theme, measures=tuple(_with_ours(measure, organisation) for measure in theme.measures))
        for theme in plan.themes
    )
    return replace(plan, themes=themes)


def _with_ours(measure: Measure, organisation: str | None) -> Measure:
    ours = next((one for one in measure.comparators if is_ours(organisation, one.name)), None)
    if measure.readings or ours is None:
        return measure
    others = tuple(replace(one, place=n) for n, one in enumerate(_without(measure, ours), 1))
    return replace(measure, readings=ours.readings, comparators=others)


def _without(measure: Measure, ours: Comparator) -> list[Comparator]:
    return [one for one in measure.comparators if one is not ours]
