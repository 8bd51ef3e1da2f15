"""The rules of a sheet that colour its cells, as Excel writes them; also those that newer Excels write apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.documents.files.sheet_grid import Area, column_letters
from tracker.documents.files.sheet_rules import Rule, formula_test, origin_of, word_formula
from tracker.documents.files.workbook.around import area_of
from tracker.documents.files.workbook.looks import BookLooks, RuleLook
from tracker.documents.files.workbook.package import is_true

_CALLED = {
    "colorScale": "a colour scale", "iconSet": "a set of icons", "dataBar": "data bars",
    "duplicateValues": "values that stand there twice", "uniqueValues": "values that stand there once",
    "top10": "the highest or lowest values", "aboveAverage": "values above or below the average",
    "timePeriod": "dates near the day on which it is opened",
}  # fmt: skip
_SIGNS = {
    "equal": "=", "notEqual": "<>", "lessThan": "<", "lessThanOrEqual": "<=", "greaterThan": ">",
    "greaterThanOrEqual": ">=",
}  # fmt: skip
_OF_WORDS = ("containsText", "notContainsText", "beginsWith", "endsWith")
_SCALES = ("colorScale", "iconSet", "dataBar")
_LONGEST = 60  # letters of a formula that is said
_LAST = 1_000_000  # the priority of a rule that has none


def rules_of(root: Any, looks: BookLooks) -> list[Rule]:
    """The rules of a sheet, those that count first before the others."""
    found = list[tuple[int, Rule]]()
    for element, sqref in _written(root):
        areas = [area_of(ref) for ref in sqref.split()]
        look = looks.of_rule(element)
        scale = element.get("type") in _SCALES
        if areas and (scale or look != RuleLook() or is_true(element.get("stopIfTrue"))):
            said = element.get("priority") or ""
            found.append((int(said) if said.isdecimal() else _LAST, _rule(element, areas, look, scale)))
    return [rule for _, rule in sorted(found, key=lambda one: one[0])]


def _written(root: Any) -> Iterator[tuple[Any, str]]:
    """Each rule, and the areas it is for; those that go by other sheets stand in an extension."""
    for block in root.iter("{*}conditionalFormatting"):
        said = block.get("sqref") or next((one.text or "" for one in block.iterchildren("{*}sqref")), "")
        for rule in block.iterchildren("{*}cfRule"):
            yield rule, said


def _rule(element: Any, areas: Sequence[Area], look: RuleLook, scale: bool) -> Rule:
    kind, origin = element.get("type") or "", origin_of(areas)
    formula = "" if scale else _formula(element, kind, f"{column_letters(origin[1])}{origin[0]}")
    test = formula_test(formula, origin) if formula else None
    called = _CALLED.get(kind) or f"={' '.join(formula.split())[:_LONGEST]}"
    return Rule(areas, called, test, look.fill, look.ink, is_true(element.get("stopIfTrue")), scale)


def _formula(element: Any, kind: str, cell: str) -> str:
    """What a rule asks of its first cell, as a formula; "" where that is none of one cell."""
    formulas = [one.text or "" for one in element if one.tag.rpartition("}")[2] in ("formula", "f")]
    if kind in _OF_WORDS and (text := element.get("text")):
        return word_formula(kind, cell, text)
    if not formulas or kind in _CALLED:
        return ""
    operator = element.get("operator") or ""
    if kind != "cellIs":
        return formulas[0]
    if operator in _SIGNS:
        return f"{cell}{_SIGNS[operator]}({formulas[0]})"
    if operator not in ("between", "notBetween") or len(formulas) < 2:
        return ""
    between = f"AND({cell}>=({formulas[0]}),{cell}<=({formulas[1]}))"
    return between if operator == "between" else f"NOT({between})"
