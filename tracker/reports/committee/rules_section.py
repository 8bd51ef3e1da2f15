"""What the ratings mean, and how the numbers were made."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.plan import Rag
from tracker.palette import RATING_WORDS
from tracker.reports.blocks import Block, Bullets, Heading, Run, Runs, Table, TableColumn
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.runs import as_runs


def rules(both: BothDays) -> Iterator[Block]:
    """The key of ratings and the rules; of measures only where the plan has any."""
    if both.lines:
        yield Heading(1, "What the ratings mean", "key")
        yield _key(both)
    yield Heading(1, "How the numbers were made", "numbers")
    yield Bullets(tuple(as_runs(text) for text in _rules(both)))


def _key(both: BothDays) -> Table:
    key = {**both.limits.key(), "blue": "the action is complete"}
    ratings: tuple[Rag, ...] = ("red", "amber", "green", "grey", "blue")
    rows: list[tuple[Runs, ...]] = [
        ((Run(RATING_WORDS[name], rating=name),), as_runs(f"{key[name][:1].upper()}{key[name][1:]}."))
        for name in ratings
    ]
    rows.append(
        (
            as_runs(RATING_WORDS["awaiting_sign_off"]),
            as_runs("Reported complete by its lead, not yet signed off."),
        )
    )
    rows.append((as_runs(RATING_WORDS["stopped"]), as_runs("No longer pursued.")))
    columns = TableColumn("Rating", 1, row_heading=True), TableColumn("What it means", 4)
    return Table("The ratings and their rules", columns, tuple(rows), "Each rating with the rule by which it is given.")


def _rules(both: BothDays) -> Iterator[str]:
    yield f"Everything is shown as it stood on {both.day}. What was dated or became known later is left out."
    yield "The words of actions and their leads are those of today."
    yield from _rules_of_actions(both) if both.lines else ()
    yield from _RULES_OF_MEASURES if both.rows else ()
    yield (
        "Each figure has a note that says where it comes from: a reading its source, the place in it and the day, "
        "a count its rule and all that it counts."
    )
    if both.wanted.public:
        yield "c stands for a number under 6 that counts people or cases, and for what would give it away. 0 is shown."


def _rules_of_actions(both: BothDays) -> Iterator[str]:
    yield "An action due in a month, a quarter or a term is late only after its last day."
    yield (
        "Live actions are those that are not complete, not reported complete and not stopped. Only they can be late."
    )
    yield (
        "Where somebody has stated a rating, the worse of the stated and the computed one counts, unless a reason "
        "was given for the better one and things have not grown worse since."
    )
    yield (
        "A review that is moved to a later day counts as moved, unless it was held on time: with commentary written "
        f"on its last day or in the {both.limits.due_soon_days} days before it."
    )


_RULES_OF_MEASURES = (
    "Bands are the thresholds of the plan. A value is compared with their edges exactly, never rounded across one.",
    "Improving and worsening compare the latest reading with the one before it, of a period of the same kind, by "
    "whether high or low is good.",
    "A corrected reading takes the place of the one before it; both are kept.",
)
