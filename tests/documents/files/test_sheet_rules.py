"""Colours that rules give to cells: what is plainly decided is the cell's fill, everything else is said."""

import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from tests.documents.books import actions_of
from tests.documents.files.open_document.files import sheets, table
from tracker.documents.files import sheet_rules
from tracker.documents.files.sheet_formulas import NotPlain, plain_formula
from tracker.documents.files.xlsx import read_xlsx
from tracker.documents.reading.document import read_document

RED, AMBER, GREEN = "FFFF0000", "FFFFC000", "FF00B050"
HEAD = ("Ref", "Action", "RAG", "Score")
UNREAD = "Colours by a rule were not read"


def fill(colour):
    return PatternFill(bgColor=colour)


def formula(text, colour, **more):
    return FormulaRule(formula=[text], fill=fill(colour), **more)


def words(kind, text, colour):
    return Rule(type=kind, operator=kind, text=text, formula=["FALSE"], dxf=DifferentialStyle(fill=fill(colour)))


def ruled(tmp_path, rules, *rows, head=HEAD):
    """A workbook of one sheet whose areas have these rules, in this order."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for row in (head, *rows):
        sheet.append(row)
    for area, rule in rules:
        sheet.conditional_formatting.add(area, rule)
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def ratings(draft):
    return [action.updates[0].stated_rag if action.updates else None for action in actions_of(draft)]


def told(draft):
    return [(p.place, p.as_printed) for p in draft.problems if p.cause == UNREAD]


@pytest.mark.parametrize(
    ("rules", "cells", "expected"),
    [
        (
            [
                CellIsRule(operator="equal", formula=['"on course"'], fill=fill(GREEN)),
                CellIsRule(operator="equal", formula=['"Off course"'], fill=fill(RED)),
            ],
            [("On course",), ("Off course",), ("Paused",)],
            ["green", "red", None],
        ),
        (
            [words("containsText", "slip", AMBER), words("beginsWith", "Fa", RED), words("endsWith", "way", GREEN)],
            [("It slips",), ("Far behind",), ("Under way",)],
            ["amber", "red", "green"],
        ),
        (
            [
                formula("$D2=1", RED),
                formula("AND($D2>1,$D2<3)", AMBER),
                formula('OR(NOT($D2<3),ISNUMBER(SEARCH("never",B2)))', GREEN),
            ],
            [(None, 1), (None, 2), (None, 3)],
            ["red", "amber", "green"],
        ),
        (
            [CellIsRule(operator="between", formula=["1", "$D$3"], fill=fill(RED)), formula("C2>$D$3", GREEN)],
            [(2, None), (6, 5), (0, None)],
            ["red", "green", None],
        ),
    ],
    ids=["equal", "words", "another column", "numbers"],
)
def test_a_colour_that_a_rule_plainly_gives_is_the_rating(tmp_path, rules, cells, expected):
    rows = [(f"1.{at}", f"Build number {at}", *said) for at, said in enumerate(cells, 1)]
    draft = read_document(ruled(tmp_path, [("C2:C9", rule) for rule in rules], *rows))
    assert ratings(draft) == expected
    assert told(draft) == []


def test_the_rule_that_counts_first_wins_and_may_stop_the_others(tmp_path):
    first = formula("$D2>0", AMBER)
    second = formula("$D1>1", RED)
    plain = Rule(type="expression", formula=["$D2=7"], stopIfTrue=True)
    rows = [(f"1.{at}", "Build", None, at) for at in (1, 2, 7)]
    path = ruled(tmp_path, [("C2:C9", plain), ("C1:C1048576", second), ("C2:D9", first)], *rows)
    assert ratings(read_document(path)) == ["amber", "red", None]


def test_a_rule_that_only_marks_what_is_empty_rates_nothing(tmp_path):
    rules = [("C2:C9", formula('C2=""', RED)), ("C2:C9", formula("LEN(TRIM(C2))=0", RED))]
    draft = read_document(ruled(tmp_path, rules, ("1.1", "Build", None, 1)))
    assert ratings(draft) == [None]
    assert told(draft) == []


def test_a_sign_has_the_colour_that_a_rule_gives_to_its_font(tmp_path):
    rule = FormulaRule(formula=["$D2=1"], font=Font(color=RED))
    assert ratings(read_document(ruled(tmp_path, [("C2:C9", rule)], ("1.1", "Build", "●", 1)))) == ["red"]


def test_rules_that_cannot_be_decided_are_one_problem_for_their_column(tmp_path):
    rules = [
        ("C2:C9", ColorScaleRule(start_type="min", start_color=RED, end_type="max", end_color=GREEN)),
        ("C2:C9", IconSetRule("3TrafficLights1", "num", [1, 2, 3])),
        ("D2:D4", formula("D2<TODAY()", RED)),
        ("D5:D9", formula("D5<TODAY()", RED)),
        ("A2:A9", formula("MOD(ROW(),2)=0", "FFF2F2F2")),  # stripes
        ("F2:F9", formula("F2<TODAY()", RED)),  # where nothing stands
    ]
    draft = read_document(ruled(tmp_path, rules, *[(f"1.{at}", "Build", at, at) for at in range(1, 8)]))
    assert told(draft) == [
        ("Plan, C2:C9", "a colour scale and a set of icons"),
        ("Plan, D:D", "=D2<TODAY() and =D5<TODAY()"),
    ]


def test_nothing_is_said_of_a_row_whose_colour_is_the_word_of_its_rating(tmp_path):
    rules = [("A2:B9", formula(f'$C2="{word}"', colour)) for word, colour in (("Red", RED), ("Green", GREEN))]
    draft = read_document(ruled(tmp_path, rules, ("1.1", "Build", "Red"), ("1.2", "Paint", "Green")))
    assert ratings(draft) == ["red", "green"]
    assert {p.cause for p in draft.problems} == {"An action names no lead"}


def test_a_rule_that_goes_by_another_sheet_is_said(tmp_path):
    path = ruled(tmp_path, [], ("1.1", "Build", "Red"))
    extension = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931}">'
        '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/'
        '2006/main"><x14:cfRule type="expression" priority="1"><xm:f>Lists!$A$1=C2</xm:f><x14:dxf><fill><patternFill>'
        '<bgColor rgb="FFFF0000"/></patternFill></fill></x14:dxf></x14:cfRule><xm:sqref>C2:C9</xm:sqref>'
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    new = tmp_path / "new.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w") as parts:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"</worksheet>", extension.encode() + b"</worksheet>")
            parts.writestr(name, data)
    assert told(read_document(new)) == [("Plan, C2:C9", "=Lists!$A$1=C2")]


def test_a_value_that_is_not_known_decides_no_rule(tmp_path):
    draft = read_document(ruled(tmp_path, [("C2:C9", formula("$D2>1", RED))], ("1.1", "Build", None, "=2*3")))
    assert ratings(draft) == [None]
    assert told(draft) == [("Plan, C2:C9", "=$D2>1")]


def test_far_too_many_rules_are_not_gone_through(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_rules, "_MOST_LOOKED_AT", 500)
    rules = [(f"A1:D{900 + at}", formula(f"$D1={at + 5000}", RED)) for at in range(20)]
    (grid,) = read_xlsx(ruled(tmp_path, rules, *[(f"1.{at}", "Build", None, at) for at in range(60)]))
    assert [cell.place for cell, _ in grid.doubts] == ["A:D"]


@pytest.mark.parametrize(
    "text", ["", "=", "-" * 400 + "1", "(" * 200, "A1:B2", "SUM(A1)", "1e", "Lists!A1", "AND(1", "x"]
)
def test_what_is_no_plain_formula_is_none(text):
    with pytest.raises(NotPlain):
        plain_formula(text, (1, 1))


def test_a_spreadsheet_of_libreoffice_has_the_colours_of_its_rules(tmp_path):
    rows = [["1.1", "Build", "It slips", "1"], ["1.2", "Paint", "On course", "2"], ["1.3", "Mow", "?", "3"]]
    conditions = {"contains-text(&quot;slip&quot;)": "Far_5f_off", "=&quot;On course&quot;": "Good"}
    conditions |= {"formula-is([.$D2]=&quot;3&quot;)": "Bad", "formula-is([.D2]&lt;TODAY())": "Bad"}
    written = "".join(
        f'<calcext:condition calcext:value="{value}" calcext:apply-style-name="{style.replace("_5f_", "_")}" '
        'calcext:base-cell-address="Log.C2"/>'
        for value, style in conditions.items()
    )
    rules = (
        '<calcext:conditional-formats xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext'
        f':1.0"><calcext:conditional-format calcext:target-range-address="Log.C2:Log.C9">{written}<calcext:icon-set/>'
        "</calcext:conditional-format></calcext:conditional-formats>"
    )
    looks = "".join(
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="{colour}"/></style:style>'
        for name, colour in {"Far_5f_off": "#ffc000", "Good": "#00b050", "Bad": "#ff0000"}.items()
    )
    sheet = table(HEAD, *rows).replace("</table:table>", f"{rules}</table:table>")
    draft = read_document(sheets(tmp_path / "plan.ods", sheet, templates=f"<office:styles>{looks}</office:styles>"))
    assert ratings(draft) == ["amber", "green", "red"]
    assert told(draft) == [("Log, C2:C9", "formula-is([.D2]<TODAY()) and a set of icons")]
