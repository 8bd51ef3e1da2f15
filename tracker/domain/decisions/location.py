"""Where in a plan the printed text of a problem stands, so that a correction can be put there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Literal, NamedTuple

from tracker.domain.draft import Problem
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Person, Plan, Theme
from tracker.domain.when import shown

Record = Action | Measure | Theme | Person


def record_about(plan: Plan, problem: Problem) -> Record | None:
    """The record that holds the problem's text, or that it names; the theme where it names what is not there.

    None where it is about the plan as a whole, or about text that belongs to no record.
    """
    if problem.kind == "skipped" or problem.about == "plan":
        return None
    if spot := spot_of(plan, problem):
        return spot.record
    return next(_named(plan, problem), None)


def _named(plan: Plan, problem: Problem) -> Iterator[Record]:
    names = {problem.about} | ({problem.read_as} if problem.decision == "corrected" else set())
    yield from (action for _, action in plan.actions() if action.ref in names or action.text[:60] in names)
    yield from (measure for _, measure in plan.measures() if measure.ref in names or measure.name in names)
    yield from (theme for theme in plan.themes if theme.ref in names or theme.title in names)
    yield from (person for person in plan.people if person.name in names)
    over = problem.about.split(",")[0].rpartition(".")[0]  # of a ref that is missing, that of its theme
    yield from (theme for theme in plan.themes if theme.ref and theme.ref == over)


Field = Literal[
    "ref", "action", "lead", "review", "commentary", "status", "rating", "thresholds", "measure", "shows", "ambition",
    "people",
]  # fmt: skip
WORDS: dict[Field, str] = {
    "ref": "ref", "action": "action", "lead": "lead", "review": "review date", "commentary": "commentary",
    "status": "status", "rating": "rating", "thresholds": "thresholds", "measure": "name", "shows": "what it shows",
    "ambition": "ambition", "people": "lead",
}  # fmt: skip

NO_LEAD = " names no lead."  # how the sentences of these two problems end, by which they are known
NO_REVIEW = " has no review date."


class Spot(NamedTuple):
    """One field of one record of a plan, and the text that stands there. `at` is the place among updates or texts."""

    field: Field
    record: Action | Measure | Theme | Person
    text: str
    at: int = 0


def spot_of(plan: Plan, problem: Problem, also_called: Collection[str] = ()) -> Spot | None:
    """The spot a problem is about; None where its text went into no record ("skipped"), or cannot be told.

    `also_called` are the refs that the problem's record was given since the document was read.
    """
    if problem.kind == "skipped":
        return None
    names = {problem.about, *also_called}
    return next(_spots(plan, problem, names), None)


def _spots(plan: Plan, problem: Problem, names: Collection[str]) -> Iterator[Spot]:
    actions = [action for _, action in plan.actions() if action.ref in names or action.text[:60] in names]
    if problem.kind == "duplicate":
        actions = actions[1:]  # the first of them keeps its ref
    for action in actions:
        yield from _of_action(action, problem)
    for _, measure in plan.measures():
        if measure.ref in names or measure.name in names:
            yield from _of_measure(measure, problem)
    for theme in plan.themes:
        if theme.ref in names or theme.title in names:
            yield from _in_texts("ambition", theme, theme.ambition, problem)
    for person in plan.people:
        if person.name in names and _same(problem.as_printed, *person.also_written):
            yield Spot("people", person, problem.read_as or problem.as_printed)


def _of_action(action: Action, problem: Problem) -> Iterator[Spot]:
    """What only the sentence of a problem tells first: a rating and a status are kept as words of our own."""
    for field, belongs in _TOLD:
        if belongs(problem):
            yield Spot(field, action, _now(action, field))
            return
    if problem.kind == "missing" and problem.message.endswith(NO_REVIEW):
        yield _review_of(action)
        return
    if _stands(problem, action.ref_as_printed) or (problem.decision == "corrected" and action.ref == problem.read_as):
        yield Spot("ref", action, action.ref or "")
    for at, update in enumerate(action.updates):
        if update.review and (_stands(problem, update.review.as_printed) or shown(update.review) == problem.read_as):
            yield Spot("review", action, shown(update.review), at)
    if _stands(problem, action.lead.as_printed):
        yield Spot("lead", action, action.lead.as_printed)
    yield from _in_texts("action", action, (action.text,), problem)
    yield from _in_texts("commentary", action, [update.text or "" for update in action.updates], problem)


def _review_of(action: Action) -> Spot:
    """Where the review of an action was said last, or could have been said first."""
    said = [at for at, update in enumerate(action.updates) if update.review]
    at = said[-1] if said else 0
    review = action.updates[at].review if action.updates else None
    return Spot("review", action, shown(review) if review else "", at)


def _now(action: Action, field: Field) -> str:
    said: dict[str, list[str | None]] = {
        "rating": [update.stated_rag for update in action.updates],
        "status": [update.status.value if update.status else None for update in action.updates],
        "lead": [action.lead.as_printed],
    }
    return next((text for text in said.get(field, ()) if text), "")


def _is_of_status(problem: Problem) -> bool:
    return problem.message.startswith("The status ") or " contradicts the status " in problem.message


def _misses(what: str) -> Callable[[Problem], bool]:
    return lambda problem: problem.kind == "missing" and problem.message.endswith(what)


_TOLD: tuple[tuple[Field, Callable[[Problem], bool]], ...] = (
    ("rating", lambda problem: problem.message.startswith(("The rating ", "The colour "))),
    ("status", _is_of_status),
    ("lead", _misses(NO_LEAD)),
    ("action", _misses(" a ref and no words.")),
    ("ref", lambda problem: problem.kind == "duplicate"),
)


def _of_measure(measure: Measure, problem: Problem) -> Iterator[Spot]:
    printed = thresholds_text(measure)
    if printed and _stands(problem, printed):
        yield Spot("thresholds", measure, printed)
    yield from _in_texts("measure", measure, (measure.name,), problem)
    yield from _in_texts("shows", measure, (measure.shows or "",), problem)


def thresholds_text(measure: Measure) -> str:
    """The cuts as printed, worst band first: "65-75 / 75-84 / 85+"."""
    return " / ".join(printed for _, printed in measure.thresholds if printed)


def _in_texts(
    field: Field, record: Action | Measure | Theme, texts: Collection[str], problem: Problem
) -> Iterator[Spot]:
    for at, text in enumerate(texts):
        if _stands(problem, text):
            yield Spot(field, record, text, at)


def _stands(problem: Problem, text: str) -> bool:
    """Whether a text is the problem's: as printed, as it was read, or as it was corrected."""
    return bool(text.strip()) and _same(text, problem.as_printed, problem.read_as or "")


def _same(text: str, *others: str) -> bool:
    return folded(text) in map(folded, others)


def folded(text: str) -> str:
    """A text without its line breaks and double spaces, to compare it by."""
    return " ".join(text.split())
