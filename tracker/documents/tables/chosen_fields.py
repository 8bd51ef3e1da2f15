"""The fields of the columns of a table: those that its kind knows, and those that the user chose instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.domain.draft import Fields

_OF_MEASURES = {"theme", "measure", "shows", "status", "rag", "direction", "direction_note", "comment", "action"}
_OF_MEASURES |= {"good_is", "target", "baseline", "value", "commentary"}
_FIELDS_OF = {
    "actions": {"theme", "ref", "action", "lead", "review", "revised", "closed", "commentary", "status", "rag", "note"}
    | {"comment"},
    "measures": _OF_MEASURES | {"published", "previous", "current", "position", "period"},
    "series": _OF_MEASURES | {"area"},
    "readings": {"theme", "measure_ref", "measure", "period", "value", "numerator", "denominator", "source", "note"}
    | {"area"},
}
_BEFORE_A_NAME = ("band ", "comparator ", "target ", "planned ")  # fields of measures that bear a name or a heading


def known_fields(headings: Headings) -> set[str]:
    """The fields that the rows of such a table are read for."""
    known = _FIELDS_OF.get(headings.kind, set())
    if headings.kind in ("measures", "series"):
        known = known | {name for name in headings.columns if name.startswith(_BEFORE_A_NAME)}
    if headings.kind != "readings":
        known = known | {name for name in headings.columns if name.startswith(("note ", "commentary "))}
    return known | {"evidence"}


def shown_field(field: str | None) -> str | None:
    """A field without the heading that some bear: "note" for "note Success criteria"."""
    bears = field and field.startswith(("note ", "commentary ", "target ", "planned "))
    return field.split(" ")[0] if field and bears else field


class ChosenFields:
    """The choices for the tables of one document; a heading row that is repeated further down follows the first."""

    def __init__(self, fields: Fields | None) -> None:
        self._by_place = fields or {}
        self._by_texts: dict[tuple[str, ...], Mapping[str, str | None]] = {}

    def applied(self, grid: Grid, headings: Headings) -> Headings:
        """The headings of a table as they were chosen; those that nobody chose stay, unless their field is taken."""
        if not self._by_place or headings.turned:
            return headings
        place = headings.places[0]
        texts = tuple(text for text, _ in headings.printed)
        chosen = self._by_place.get(f"{grid.name}, {place}" if grid.name else place) or self._by_texts.get(texts)
        if not chosen:
            return headings
        self._by_texts[texts] = chosen
        return _as_chosen(headings, _columns(grid, headings), chosen)


def _columns(grid: Grid, headings: Headings) -> dict[str, int]:
    """The first column of each printed heading; of two rows the lower one names a column."""
    named: dict[int, Cell] = {}
    for row in range(headings.row, headings.row + headings.height):
        named |= {column: cell for column, cell in enumerate(grid.rows[row]) if cell}
    return {folded(cell.text): column for column, cell in sorted(named.items(), reverse=True)}


def _as_chosen(headings: Headings, at: Mapping[str, int], chosen: Mapping[str, str | None]) -> Headings:
    new = {at[text]: (text, field) for text, field in chosen.items() if text in at}
    taken = {field for _, field in new.values() if field != "evidence"}
    columns = {field: c for field, c in headings.columns.items() if c not in new and field not in taken}
    for column, (_, field) in new.items():
        if field and field != "evidence":
            columns.setdefault(field, column)
    evidence = [one for one in headings.evidence if one[0] not in new]
    evidence += [(column, text) for column, (text, field) in new.items() if field == "evidence"]
    fields = [(text, chosen.get(text, None if old in taken else old)) for text, old in headings.printed]
    return replace(
        headings,
        columns=columns,
        evidence=tuple(sorted(evidence)),
        printed=tuple(fields),
        heads=tuple(head for head in headings.heads if head.column not in new),
    )
