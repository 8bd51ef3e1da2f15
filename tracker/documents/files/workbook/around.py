"""What stands around the cells of a sheet in its XML: merges, hidden columns, filters, and the choices cells offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.documents.files.sheet_grid import Area, Sheet
from tracker.documents.files.workbook.cells import column_number
from tracker.documents.files.workbook.package import Link, Package, is_true
from tracker.documents.files.workbook.texts import MAIN
from tracker.documents.files.zip_guard import LAST_COLUMN, LAST_ROW
from tracker.domain.pattern import pattern_of

_SHEET_OF = pattern_of(r"(?:'((?:[^']|'')+)'|([^\s'!,;(]+))!")
_CORNER = pattern_of(r"\$?([A-Z]{1,3})?\$?(\d{1,7})?")


def read_around(sheet: Sheet, root: Any, package: Package, links: Sequence[Link]) -> None:
    """Note what is merged, hidden and filtered in a sheet with these links."""
    sheet.merges = [area_of(one.get("ref") or "") for one in root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell")]
    for one in root.iterfind(f"{MAIN}cols/{MAIN}col"):
        first = int(one.get("min") or 1)
        last = int(one.get("max") or first)
        if is_true(one.get("hidden")):
            sheet.hidden_columns.append((first, last))
        if look := int(one.get("style") or 0):
            sheet.column_looks.append((first, last, look))
    properties = root.find(f"{MAIN}sheetPr")
    tables = (package.root(link.part) for link in links if link.kind == "table")
    sheet.filtered = (
        (properties is not None and is_true(properties.get("filterMode")))
        or root.find(f"{MAIN}autoFilter/{MAIN}filterColumn") is not None
        or any(table.find(f"{MAIN}autoFilter/{MAIN}filterColumn") is not None for table in tables)
    )


def area_of(ref: str) -> Area:
    """The area of a merge or a rule, which may be whole rows or columns; ValueError for none."""
    first, _, last = ref.partition(":")
    start, end = _CORNER.fullmatch(first), _CORNER.fullmatch(last or first)
    if start is None or end is None:
        raise ValueError(f"{ref} is no area")
    top, bottom = int(start[2] or 1), int(end[2] or LAST_ROW)
    left, right = column_number(start[1] or "A"), column_number(end[1] or "") or LAST_COLUMN
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def chosen_from(own: str, root: Any, names: Mapping[str, str]) -> set[str]:
    """The names of the sheets that hold the choices which the cells of a sheet offer."""
    found: set[str] = set()
    for rule in root.iterfind(f"{MAIN}dataValidations/{MAIN}dataValidation"):
        source = rule.findtext(f"{MAIN}formula1") or ""
        if rule.get("type") == "list":
            found |= _sheets_of(names.get(source, source)) - {own}
    for rule in root.iterfind(f"{MAIN}extLst//{{*}}dataValidation"):  # where newer Excels keep those to other sheets
        if rule.get("type") == "list":
            found |= _sheets_of(next((one.text or "" for one in rule.iter("{*}f")), ""))
    return found


def _sheets_of(source: str) -> set[str]:
    return {(quoted or bare).replace("''", "'") for quoted, bare in _SHEET_OF.findall(source)}
