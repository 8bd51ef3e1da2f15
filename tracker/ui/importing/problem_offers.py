"""Problems about a column or a table that is no part of a plan, and what is offered for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tracker.domain.draft import Choices, Draft, FoundTable, TableChoice, key_of_one
from tracker.domain.problem import Problem
from tracker.ui.found_tables.choosing import fields_chosen
from tracker.ui.found_tables.table_words import READ_KINDS

OfferName = Literal["note", "evidence", "leave", "say"]


class About(NamedTuple):
    """The table that a problem is about, and the heading of a column of it (None: all of it)."""

    table: FoundTable
    heading: str | None = None


def asked_about(draft: Draft) -> Mapping[Problem, About]:
    """The problems that are about a whole table or one column, by where they are and what was printed there."""
    skipped: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in draft.problems:
        if problem.kind == "skipped" and problem.field is None:
            skipped[problem.place].append(problem)
    found: dict[Problem, About] = {}
    for table in draft.tables if skipped else ():
        if not table.picture:
            continue
        if table.kind not in READ_KINDS:
            found |= {one: About(table) for one in skipped[table.place][:1]}
            continue
        for (heading, field), column in zip(table.fields, table.columns, strict=True):
            if field is None and column.example:
                there = [one for one in skipped[column.place] if one not in found]  # of Word, a row is one place
                begin = [one for one in there if one.as_printed.startswith(column.example)]
                found |= {one: About(table, heading) for one in begin[:1]}
    return found


def offers_about(about: About | None) -> Sequence[tuple[str, OfferName]]:
    """What is offered, as words and as what it does."""
    if about is None:
        return ()
    if about.heading is None:
        return (("Say what it is…", "say"), ("Leave it", "leave"))
    links: tuple[tuple[str, OfferName], ...] = (
        (("As evidence links", "evidence"),) if about.table.kind == "actions" else ()
    )
    notes: tuple[tuple[str, OfferName], ...] = (("As notes", "note"),) if about.table.kind != "evidence" else ()
    return (*notes, *links, ("Leave it", "leave"))


def settled_by_choice(draft: Draft, choices: Choices) -> list[Problem]:
    """The problems of a draft that these choices have answered: what somebody chose to leave is no question."""
    return [problem for problem, about in asked_about(draft).items() if _is_answered(about, choices)]


def _is_answered(about: About, choices: Choices) -> bool:
    table = about.table
    if about.heading is None:
        return table.sure == "chosen"
    of_all = choices.get(table.key) or choices.get(table.like, TableChoice())
    return about.heading in fields_chosen(table, of_all, choices.get(key_of_one(table), TableChoice()))
