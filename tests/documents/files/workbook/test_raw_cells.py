"""The cells of a sheet as its XML has them: swept where all offices write them so, else looked at one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.work import calls_in
from tracker.documents.files.workbook.raw_cells import SheetXml, plain_text
from tracker.errors import TrackerError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FRONT = f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{MAIN}">'
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)


def sheet(rows, front=FRONT, after=""):
    return SheetXml(f"{front}<sheetData>{rows}</sheetData>{after}</worksheet>".encode(), "plan.xlsx")


def cells_of(xml):
    """Place, look, kind and what it holds of each cell."""
    return [
        (
            one[0] + one[1],
            one[2],
            one[3].replace("words", "inlineStr"),
            one[6] if one[3] == "words" else plain_text(one[5] or one[6]),
        )
        for one in xml.cells
        if one[0]
    ]


def was_swept(xml):
    return isinstance(xml.cells, list)


@given(cells=st.lists(st.tuples(WORDS, st.sampled_from(["inlineStr", "str"]), st.integers(0, 99)), max_size=20))
def test_swept_cells_are_those_that_a_parser_finds(cells):
    rows = ""
    for at, (words, kind, look) in enumerate(cells, 1):
        said = words.replace("&", "&amp;").replace("<", "&lt;")
        held = f"<is><t>{said}</t></is>" if kind == "inlineStr" else f"<f>A1</f><v>{said}</v>"
        rows += f'<row r="{at}"><c r="B{at}" s="{look}" t="{kind}">{held}</c></row>'
    swept, one_by_one = sheet(rows), sheet(f"<!-- -->{rows}")
    assert was_swept(swept) and not was_swept(one_by_one)
    expected = [(f"B{at}", str(look), kind, words) for at, (words, kind, look) in enumerate(cells, 1)]
    assert cells_of(swept) == cells_of(one_by_one) == expected


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"/>',
        '<c r="A1" s="3"/>',
        '<c r="A1"><v>1.5</v></c>',
        '<c r="A1" t="b"><v>1</v></c>',
        '<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>',
        '<c r="A1"><f t="shared" ref="A1:A9" si="0">B1&gt;1</f></c>',
        '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
        '<c r="A1" t="inlineStr"><is><t/></is></c>',
        '<c r="A1"><v/></c>',
    ],
)
def test_a_cell_as_offices_write_it_is_swept(cell):
    assert was_swept(sheet(f'<row r="1" spans="1:2" ht="15">\n{cell}</row>'))


@pytest.mark.parametrize(
    "rows",
    [
        "<row><c><v>7</v></c></row>",
        '<row r="1"><c t="n" r="A1"><v>7</v></c></row>',
        "<row r='1'><c r='A1'><v>7</v></c></row>",
        '<row r="1"><c r="A1"><v><![CDATA[7]]></v></c></row>',
        '<row r="1"><c r="A1"><!-- seven --><v>7</v></c></row>',
        '<row r="1"><c r="A1" cm="1"><v>7</v></c></row>',
        '<row r="1.0"><c r="a1"><v>7</v></c></row>',
        '<row r="1"><c r="A1"><v>7</v><extLst/></c></row>',
        '<row r="1">\r\n<c r="A1"><v>7</v></c></row>',
    ],
)
def test_a_cell_written_otherwise_is_read_all_the_same(rows):
    xml = sheet(rows)
    assert not was_swept(xml) and [(place, held) for place, _, _, held in cells_of(xml)] == [("A1", "7")]


def test_cells_without_places_stand_beside_and_below_one_another():
    rows = "<row><c/><c><v>1</v></c></row><row/><row><c><v>2</v></c><c r='AZ3'><v>3</v></c><c><v>4</v></c></row>"
    assert [(place, held) for place, _, _, held in cells_of(sheet(rows)) if held] == [
        ("B1", "1"), ("A3", "2"), ("AZ3", "3"), ("BA3", "4"),
    ]  # fmt: skip


def test_tags_with_a_prefix_and_other_encodings_are_read():
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>'
    assert cells_of(SheetXml(f"{prefixed}</x:sheetData></x:worksheet>".encode(), "")) == [("A1", "", "", "7")]
    latin = FRONT.replace("UTF-8", "ISO-8859-1") + '<sheetData><row r="1"><c r="A1" t="str"><v>é</v></c></row>'
    xml = SheetXml(f"{latin}</sheetData></worksheet>".encode("latin-1"), "")
    assert cells_of(xml) == [("A1", "", "str", "é")]


def test_a_text_in_several_looks_is_one():
    runs = "<is><r><t>Head of </t></r><r><rPr><b/></rPr><t>Service</t></r><rPh><t>spoken</t></rPh></is>"
    assert cells_of(sheet(f'<row r="1"><c r="A1" t="inlineStr">{runs}</c></row>'))[0][3] == "Head of Service"


@pytest.mark.parametrize(
    ("text", "shown"), [("a&amp;b &lt;&#233;&#xE9;&#10;&#8203;", "a&b <éé\n\u200b"), ("plain", "plain")]
)
def test_what_xml_must_write_otherwise_is_what_it_stands_for(text, shown):
    assert plain_text(text) == shown


@pytest.mark.parametrize("text", ["&nbsp;", "&", "a & b", "&#0;", "&#65", "&#xD83D;", "&#xFFFE;", "&#xFFFFFF;", "&amp"])
def test_what_stands_for_nothing_is_a_fault(text):
    with pytest.raises(ValueError):
        plain_text(text)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</c></row>',
        '<row r="1"><c r="A1">',
        "\x01",
        '<row r="1"><c r="A1"><v>\x00</v></c></row>',
    ],
)
def test_what_is_no_xml_is_a_fault(rows):
    with pytest.raises((ValueError, etree.XMLSyntaxError)):
        list(sheet(rows).cells)


def test_more_cells_than_any_plan_has_are_refused_before_one_is_made():
    rows = b'<row><c r="A1"/><c r="B1"/><c r="C1"/></row>' * 600_000

    def refused():
        with pytest.raises(TrackerError, match=r"plan\.xlsx has more than 1,500,000 cells"):
            SheetXml(FRONT.encode() + b"<sheetData>" + rows + b"</sheetData></worksheet>", "plan.xlsx")

    assert calls_in(refused)[1] < 1_000
