"""What our own workbook says twice or works out, told in a document property so that reading it back leaves that alone.

Without it the list of overdue actions would be read as more actions, and a computed rating as somebody's word.
"""

from __future__ import annotations

from collections.abc import Mapping

PROPERTY = "Derived"  # and "Derived 2" and so on
LONGEST_PROPERTY = 240
SAVED = "Saved plan"  # the hidden sheet that holds the whole plan

# What stands in a table of ours that has no rows; an action is counted as at a day, which follows.
NO_MEASURE, NO_ACTION = "No measure in this plan", "No action as at"

Derived = Mapping[str, tuple[str, ...]]  # of each sheet the headings of its derived columns; none: the whole sheet


def derived_texts(name: str, derived: Derived) -> dict[str, str]:
    """What is derived, as texts of properties: "Overdue; Actions: Days late, Rating". Excel takes 255 letters each."""
    texts = [""]
    for sheet, headings in derived.items():
        for heading in headings or [""]:
            one = f"{sheet}: {heading}" if heading else sheet
            if len(texts[-1]) + len(one) > LONGEST_PROPERTY:
                texts.append("")
            texts[-1] += f"; {one}" if texts[-1] else one
    return {name if n == 1 else f"{name} {n}": text for n, text in enumerate(texts, 1)}


def read_derived(text: str) -> Derived:
    """What the property of a workbook of ours tells; nothing for the "" of any other."""
    found: dict[str, tuple[str, ...]] = {}
    for part in (part.strip() for part in text.split(";") if part.strip()):
        sheet, _, headings = part.partition(": ")
        found[sheet] = found.get(sheet, ()) + (tuple(headings.split(", ")) if headings else ())
    return found


def says_none(text: str) -> bool:
    """Whether a lone text below the headings of our own export says that the table has no rows."""
    return text == NO_MEASURE or text.startswith(f"{NO_ACTION} ")
