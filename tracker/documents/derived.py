"""What our own workbook says twice or works out, told in a document property so that reading it back leaves that alone.

Without it the list of overdue actions would be read as more actions, and a computed rating as somebody's word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PROPERTY = "Derived"

Derived = Mapping[str, tuple[str, ...]]  # of each sheet the headings of its derived columns; none: the whole sheet


def write_derived(book: Any, derived: Derived) -> None:
    """Tell what is derived: "Overdue; Actions: Days late, Rating"."""
    from openpyxl.packaging.custom import StringProperty

    parts = (f"{sheet}: {', '.join(headings)}" if headings else sheet for sheet, headings in derived.items())
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value="; ".join(parts)))


def read_derived(book: Any) -> Derived:
    """What a workbook of ours tells; nothing for any other."""
    told = next((str(one.value) for one in book.custom_doc_props.props if one.name == PROPERTY), "")
    parts = (part.strip().partition(": ") for part in told.split(";") if part.strip())
    return {sheet: tuple(headings.split(", ")) if headings else () for sheet, _, headings in parts}
