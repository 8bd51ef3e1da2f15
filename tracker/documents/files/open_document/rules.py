"""The rules of a spreadsheet that colour its cells, as LibreOffice writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tracker.documents.files.open_document.styles import OpenStyles
from tracker.documents.files.sheet_grid import Area, column_letters
from tracker.documents.files.sheet_rules import Rule, formula_test, origin_of, word_formula
from tracker.documents.files.workbook.around import area_of
from tracker.domain.pattern import pattern_of

_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_FORMATS, _FORMAT, _CONDITION = (
    f"{_CALC}{name}" for name in ("conditional-formats", "conditional-format", "condition")
)
_SCALES = {
    f"{_CALC}color-scale": "a colour scale", f"{_CALC}icon-set": "a set of icons", f"{_CALC}data-bar": "data bars",
}  # fmt: skip
_RANGE = pattern_of(
    r"(?:'(?:[^']|'')*'|[^\s':]*)\.(\$?[A-Z]+\$?\d+)(?::(?:(?:'(?:[^']|'')*'|[^\s':]*)\.)?(\$?[A-Z]+\$?\d+))?"
)
_OF_WORDS = {
    "contains-text": "containsText", "not-contains-text": "notContainsText", "begins-with": "beginsWith",
    "ends-with": "endsWith",
}  # fmt: skip
_CALL = pattern_of(r"([a-z-]+)\((.*)\)", re.S)
_LONGEST = 60  # letters of a formula that is said


def open_rules_of(table: Any, styles: OpenStyles) -> list[Rule]:
    """The rules of a sheet in their order, of which in each of its formats the first that is true counts."""
    formats = (one for formats in table.iterchildren(_FORMATS) for one in formats.iterchildren(_FORMAT))
    return [rule for one in formats for rule in _rules(one, styles)]


def _rules(format_: Any, styles: OpenStyles) -> Iterator[Rule]:
    said = format_.get(f"{_CALC}target-range-address") or ""
    areas = [area_of(f"{first}:{last or first}") for first, last in _RANGE.findall(said)]
    for one in format_ if areas else ():
        if one.tag in _SCALES:
            yield Rule(areas, _SCALES[one.tag], scale=True)
        elif one.tag == _CONDITION:
            fill = styles.fill_called(one.get(f"{_CALC}apply-style-name") or "")
            value, origin = one.get(f"{_CALC}value") or "", _origin(one, areas)
            formula = _formula(value, f"{column_letters(origin[1])}{origin[0]}")
            test = formula_test(formula, origin) if formula else None
            if fill:
                yield Rule(areas, " ".join(value.split())[:_LONGEST], test, fill)


def _origin(condition: Any, areas: list[Area]) -> tuple[int, int]:
    """The cell that a formula was written for."""
    found = _RANGE.fullmatch(condition.get(f"{_CALC}base-cell-address") or "")
    return origin_of([area_of(found[1])] if found else areas)


def _formula(value: str, cell: str) -> str:
    """What a rule asks of its first cell, as a formula; "" where that is none of one cell."""
    if value.startswith("!="):
        return f"{cell}<>({value[2:]})"
    if sign := re.match(r"<=|>=|<>|[=<>]", value):
        return f"{cell}{sign[0]}({value[sign.end() :]})"
    if (called := _CALL.fullmatch(value)) is None:
        return ""
    name, within = called.groups()
    if name == "formula-is":
        return within
    if name in _OF_WORDS and within[:1] == '"' == within[-1:]:
        return word_formula(_OF_WORDS[name], cell, within[1:-1].replace('""', '"'))
    low, _, high = within.partition(",")
    between = f"AND({cell}>=({low});{cell}<=({high}))"
    return {"between": between, "not-between": f"NOT({between})"}.get(name, "")
