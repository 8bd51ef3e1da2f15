"""What our own workbook says twice or works out, told in a document property so that reading it back leaves that alone.

Without it the list of overdue actions would be read as more actions, and a computed rating as somebody's word.
"""

from __future__ import annotations

from collections.abc import Mapping

PROPERTY = "Derived"

# What stands in a table of ours that has no rows; an action is counted as at a day, which follows.
NO_MEASURE, NO_ACTION = "No measure in this plan", "No action as at"

Derived = Mapping[str, tuple[str, ...]]  # of each sheet the headings of its derived columns; none: the whole sheet


def derived_text(derived: Derived) -> str:
    """What is derived, as the property's text: "Overdue; Actions: Days late, Rating"."""
    return "; ".join(f"{sheet}: {', '.join(headings)}" if headings else sheet for sheet, headings in derived.items())


def read_derived(text: str) -> Derived:
    """What the property of a workbook of ours tells; nothing for the "" of any other."""
    parts = (part.strip().partition(": ") for part in text.split(";") if part.strip())
    return {sheet: tuple(headings.split(", ")) if headings else () for sheet, _, headings in parts}


def says_none(text: str) -> bool:
    """Whether a lone text below the headings of our own export says that the table has no rows."""
    return text == NO_MEASURE or text.startswith(f"{NO_ACTION} ")
