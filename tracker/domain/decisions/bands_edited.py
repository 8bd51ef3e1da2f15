"""What becomes of the doubts about thresholds when somebody writes the bands anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracker.domain.decisions.correction import with_record
from tracker.domain.decisions.location import thresholds_text
from tracker.domain.decisions.undo import found_before
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem


def settled_by(plan: Plan, problems: Iterable[Problem], changed: Measure) -> list[Problem]:
    """The undecided problems about the thresholds of a measure, corrected to what it says now; each can be undone.

    Those about the text that it still has stay open: what is doubted of it is as doubtful as before.
    """
    printed = thresholds_text(changed)
    held = next((one for one in plan.measure_records() if one.ref == changed.ref), None)
    if held is None:
        return []
    now = with_record(plan, held, replace(held, thresholds=changed.thresholds))
    return [
        replace(one, decision="corrected", read_as=printed, before=found_before(one, printed, plan, now))
        for one in problems
        if (one.about, one.field, one.decision) == (changed.ref, "thresholds", None) and one.as_printed != printed
    ]
